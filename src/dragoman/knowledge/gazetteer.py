"""Which places in the world bear this name, and where do they lie?

Two sorted text files, memory-mapped: workers share the pages. Of the index of names, each block's first key is read at once;
nothing else before it is asked for. Written by tools/make_gazetteer.py. It cannot answer: places of fewer than 500 people
(unless listed by hand), streets, historic borders.
"""

import bisect
import functools
import importlib.resources
import mmap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from dragoman.errors import DataError
from dragoman.knowledge.letters import plain
from dragoman.records import Precision

PLACES_FILE = "gazetteer_places.tsv"
NAMES_FILE = "gazetteer_names.tsv"
WORDS_FILE = "places_words.toml"
LONGEST_NAME = 80  # characters; longer text is no place name
BLOCK = 512  # bytes of the index of names that one search goes through
MAX_ROWS = 400  # of one name: the biggest come first

_SIGNS = str.maketrans(dict.fromkeys("'’‘`´ʿʾʼ“”\".", "") | dict.fromkeys("-‐‑–—/_,&()", " "))
_ARTICLES = ("the ",)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. `country` is ISO 3166-1 alpha-3 or "" (seas, regions over borders); `admin1` a GeoNames code or "".

    `population` is 0 where nobody knows; of provinces it is the sum of their towns. `primary` is true where the name
    asked for is the place's main name, `kind` is one of `Precision`, `adjective` tells a people's name from its country's.
    """

    name: str
    country: str
    admin1: str
    kind: Precision
    population: int
    lat: float
    lon: float
    geonames_id: int | None
    by_hand: bool = False
    capital: bool = False
    primary: bool = True
    adjective: bool = False


@functools.lru_cache(maxsize=16_000)  # a text says the same names again and again
def fold(name: str) -> str:
    """A name as the index keeps it: no case, no marks, hyphens as blanks, apostrophes, stops and 'the' gone.

    >>> fold("Deir ez-Zôr"), fold("U.S."), fold("The Hague")
    ('deir ez zor', 'us', 'hague')
    """
    bare = name.isascii() and name.replace(" ", "").isalpha()  # most names: no sign to take away
    lowered = name.lower() if bare else plain(name.translate(_SIGNS)).translate(_SIGNS)
    words = " ".join(lowered.split())
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The common words around place names, lower case: see data/places_words.toml for what each list means."""

    at: frozenset[str]
    goal: frozenset[str]
    origin: frozenset[str]
    driving_out: frozenset[str]
    taking: frozenset[str]
    discussing: frozenset[str]
    situations: frozenset[str]
    going: frozenset[str]
    arriving: frozenset[str]
    sending: frozenset[str]
    sent: frozenset[str]
    speaking: frozenset[str]
    hearers: frozenset[str]
    visits: frozenset[str]
    gatherings: frozenset[str]
    deals: frozenset[str]
    locals: frozenset[str]
    kinds: Mapping[str, Precision]
    sites: frozenset[str]
    surfaces: frozenset[str]
    parts: frozenset[str]
    directions: frozenset[str]
    events: frozenset[str]
    not_places: frozenset[str]
    shared_with_people: frozenset[str]


class Gazetteer:
    """Places by name. Safe to share between threads and forks; pickles as its folder.

    Raises:
        DataError: the folder lacks the two files, or they are not what tools/make_gazetteer.py writes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places = _mapped(folder / PLACES_FILE)
        self._names = _mapped(folder / NAMES_FILE)
        self._fences = _fences(self._names)
        self.words = load_place_words(folder / WORDS_FILE)
        self._cached = functools.lru_cache(maxsize=8_000)(self._look_up)
        self.opens_name = functools.lru_cache(maxsize=8_000)(self._opens_name)

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self._folder,)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._places.close()
        self._names.close()

    def candidates(self, name: str) -> tuple[PlaceRow, ...]:
        """Every place of that name, those listed by hand first, then the most populous; () where there is none.

        Case, marks, hyphens and a leading 'the' do not matter.
        """
        return self.find(name)[1] if len(name) <= LONGEST_NAME else ()

    def find(self, name: str) -> tuple[str, tuple[PlaceRow, ...]]:
        """A name as the index keeps it (`fold`), and its `candidates`."""
        key = fold(name)
        known = key[:1].isalnum() and len(name) <= LONGEST_NAME
        return key, self._cached(key) if known else ()

    def country(self, code: str) -> PlaceRow | None:
        """The row of a country by its ISO 3166-1 alpha-3 code, or None."""
        rows = self._cached("=" + code.casefold())
        return rows[0] if rows else None

    def _look_up(self, key: str) -> tuple[PlaceRow, ...]:
        """Rows under one index key: a folded name, `=iso` for a country."""
        line = _find_line(self._names, self._fences, key.encode("utf-8", "ignore") + b"\t") if key else b""
        if not line:  # most words name no place
            return ()
        return tuple([self._row(mark) for mark in line.decode("utf-8").split()[:MAX_ROWS]])

    def _opens_name(self, word: str) -> bool:
        """Whether some name of several words may begin with this one."""
        key = fold(word) + " "
        return (
            key == " "
            or key in _ARTICLES
            or _has_line(self._names, self._fences, key.encode("utf-8", "ignore"))
        )

    def _row(self, mark: str) -> PlaceRow:
        """The row at a mark: byte offset in base 36 after '+' main name, '-' another name, '~' adjective."""
        offset = int(mark[1:], 36)
        end = self._places.find(b"\n", offset)
        name, country, admin1, kind, population, lat, lon, geonames_id, flags = (
            self._places[offset:end].decode("utf-8").split("\t")
        )
        return PlaceRow(
            name=name,
            country=country,
            admin1=admin1,
            kind=cast(Precision, kind),
            population=int(population or 0),
            lat=float(lat),
            lon=float(lon),
            geonames_id=int(geonames_id) if geonames_id else None,
            by_hand="h" in flags,
            capital="c" in flags,
            primary=mark[0] == "+",
            adjective=mark[0] == "~",
        )


def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of the package, or of another folder that tools/make_gazetteer.py wrote. Opens in milliseconds.

    Raises:
        DataError: the files are missing or empty.
    """
    return Gazetteer(folder or Path(str(importlib.resources.files("dragoman.knowledge") / "data")))


def load_place_words(path: Path) -> PlaceWords:
    """The word lists of places_words.toml.

    Raises:
        DataError: a list is missing, or is no list of strings.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        kinds = {word: cast(Precision, kind) for kind, words in tables.pop("kinds").items() for word in words}
        lists = {f.name: frozenset(tables[f.name]) for f in fields(PlaceWords) if f.name != "kinds"}
    except (OSError, tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as error:
        raise DataError(path.name, "the whole file", f"is not as expected: {error!r}") from error
    return PlaceWords(kinds=kinds, **lists)


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DataError(path.name, "the whole file", f"cannot be opened: {error}") from error
    if not mapped[:6] == b"# What":
        raise DataError(path.name, "line 1", "expected a header that begins '# What'")
    return mapped


def _fences(text: mmap.mmap) -> tuple[list[bytes], list[int]]:
    """The first key of each block of a sorted file, with its tab, and where that line begins."""
    ends = {text.find(b"\n", at) for at in range(BLOCK, len(text), BLOCK)}
    starts = sorted(end + 1 for end in ends if 0 <= end < len(text) - 1)
    keys = [text[at : text.find(b"\t", at) + 1] for at in starts]
    return [b"", *keys], [0, *starts, len(text)]


def _has_line(text: mmap.mmap, fences: tuple[list[bytes], list[int]], prefix: bytes) -> bool:
    """Whether some line begins with `prefix`."""
    keys, starts = fences
    block = bisect.bisect_right(keys, prefix)
    if block < len(keys) and keys[block].startswith(prefix):
        return True
    return text.find(b"\n" + prefix, max(0, starts[block - 1] - 1), starts[block]) >= 0


def _find_line(text: mmap.mmap, fences: tuple[list[bytes], list[int]], prefix: bytes) -> bytes:
    """What follows `prefix`, which ends in a tab, on the line that begins with it; b"" if none."""
    keys, starts = fences
    block = bisect.bisect_right(keys, prefix) - 1
    found = text.find(b"\n" + prefix, max(0, starts[block] - 1), starts[block + 1])
    if found < 0:
        return b""
    begin = found + 1 + len(prefix)
    end = text.find(b"\n", begin)
    return text[begin : end if end >= 0 else len(text)]
