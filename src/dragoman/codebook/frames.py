"""Which ways of saying it tell of which type of event?

Reads `frames/*.toml` (see docs/frames.md) into an index by trigger word. Matching them against a sentence is
`dragoman.coding.what.acts`'s work.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

from dragoman.errors import DataError

Pos = Literal["verb", "noun", "adj"]
POSES: tuple[Pos, ...] = ("verb", "noun", "adj")
KEYS = {
    "id", "verb", "noun", "adj", "need", "forbid", "words", "source", "target", "reciprocal", "mode", "topic", "says",
    "content", "status", "certainty", "yes", "no",
}  # fmt: skip
MOOD = frozenset({"will", "would", "can", "not", "never", "no"})
DEFAULT_SOURCE: dict[Pos, tuple[str, ...]] = {
    "verb": ("subj",),
    "noun": ("poss", "by", "light", "adj"),
    "adj": ("subj",),
}
DEFAULT_TARGET: dict[Pos, tuple[str, ...]] = {"verb": ("obj",), "noun": (), "adj": ()}


@dataclass(frozen=True, slots=True)
class Company:
    """Words that one slot must, or must not, hold. `any`, `actor` and `act` stand for "@any", "@actor", "@act"."""

    slot: str
    words: frozenset[str]
    any: bool = False
    actor: bool = False
    act: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way of telling of one type of event: docs/frames.md gives the meaning of each field."""

    id: str
    type: str
    mode: str
    content: str
    pos: Pos
    triggers: frozenset[str]
    need: tuple[Company, ...]
    forbid: tuple[Company, ...]
    words: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    topic: tuple[str, ...]
    says: tuple[str, ...]
    reciprocal: bool
    status: str
    certainty: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    asks: tuple[
        frozenset[str], ...
    ] = ()  # of each of these sets a sentence must hold a word, or the frame cannot match

    @property
    def weight(self) -> tuple[int, int]:
        """How much company it asks for: of the frames that match one trigger, the heaviest wins."""
        return len(self.need), len(self.words)

    @property
    def says_mood(self) -> bool:
        """Whether its own words hold the negation or the modal: 'will not attend', 'would never accept'."""
        return bool(MOOD & self.words) or any(c.slot in {"neg", "aux"} for c in self.need)


@dataclass(frozen=True)
class Opening:
    """The frames that one word may open, heaviest first."""

    frames: tuple[Frame, ...]

    @cached_property
    def _free(self) -> tuple[int, ...]:
        """Which of them ask for no word."""
        return tuple(n for n, frame in enumerate(self.frames) if not frame.asks)

    @cached_property
    def _asking(self) -> Mapping[str, Sequence[int]]:
        """Which of them ask for a word, by that word: of what each asks for, the shortest list."""
        found: dict[str, list[int]] = {}
        for n, frame in enumerate(self.frames):
            for word in min(frame.asks, key=len, default=()):
                found.setdefault(word, []).append(n)
        return found

    def among(self, held: Set[str]) -> list[Frame]:
        """Those that can match in a sentence of some words, heaviest first: it holds one of each set that they ask for."""
        asking = self._asking
        near = {*self._free, *(n for word in asking.keys() & held for n in asking[word])}
        return [self.frames[n] for n in sorted(near) if not _wants(self.frames[n], held)]


def _wants(frame: Frame, held: Set[str]) -> bool:
    """Whether a sentence lacks words that a frame cannot do without."""
    for asked in frame.asks:  # noqa: SIM110 - asked of many frames: a generator takes twice as long
        if asked.isdisjoint(held):
            return True
    return False


NO_OPENING = Opening(())


@dataclass(frozen=True, slots=True)
class FrameSet:
    """All frames, and for each part of speech and trigger lemma those that it may open."""

    frames: tuple[Frame, ...]
    openings: Mapping[Pos, Mapping[str, Opening]]
    triggers: frozenset[str]  # every word that opens a frame as any part of speech
    by_id: Mapping[str, Frame]

    def get(self, frame_id: str) -> Frame:
        """The frame with an id. Raises KeyError where there is none."""
        return self.by_id[frame_id]

    def at(self, pos: Pos, lemma: str) -> Opening:
        """The frames that a word may open."""
        return self.openings[pos].get(lemma, NO_OPENING)


def load_frames(folder: Traversable | None = None) -> FrameSet:
    """The frames of a folder of TOML files, by default PLOVER's, shipped in the package.

    Raises:
        DataError: a file is not TOML, or a frame has an unknown key, no trigger, or an id that is taken.
    """
    folder = folder or resources.files("dragoman.codebook") / "frames"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    lists = next((_parse(f) for f in files if f.name == "wordlists.toml"), {})
    frames = [frame for f in files if f.name != "wordlists.toml" for frame in _read(f, lists)]
    seen: set[str] = set()
    for frame in frames:
        if frame.id in seen:
            raise DataError("frames", frame.id, "this id is taken; give the frame another")
        seen.add(frame.id)
    return index(frames)


def index(frames: Sequence[Frame]) -> FrameSet:
    """A frame set over some frames."""
    by_trigger: dict[tuple[Pos, str], list[Frame]] = {}
    for frame in frames:
        for lemma in frame.triggers:
            by_trigger.setdefault((frame.pos, lemma), []).append(frame)
    order = {frame.id: i for i, frame in enumerate(frames)}
    openings: dict[Pos, dict[str, Opening]] = {pos: {} for pos in POSES}
    for (pos, lemma), group in by_trigger.items():
        ranked = sorted(group, key=lambda f: (-f.weight[0], -f.weight[1], order[f.id]))
        openings[pos][lemma] = Opening(tuple(ranked))
    triggers = frozenset(word for words in openings.values() for word in words)
    return FrameSet(tuple(frames), openings, triggers, {frame.id: frame for frame in frames})


def _parse(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "file", f"not TOML: {error}") from None


def _read(file: Traversable, lists: Mapping[str, Sequence[str]]) -> Iterator[Frame]:
    data = _parse(file)
    for number, raw in enumerate(data.get("frame", []), 1):
        where = f"frame {number} ({raw.get('id', 'no id')})"
        if unknown := set(raw) - KEYS:
            raise DataError(
                file.name, where, f"unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(KEYS))}"
            )
        triggers = [pos for pos in POSES if pos in raw]
        if "id" not in raw or len(triggers) != 1:
            raise DataError(file.name, where, "a frame needs an id and exactly one of verb, noun, adj")
        try:
            yield _frame(data["type"], raw, triggers[0], lists)
        except KeyError as error:
            raise DataError(file.name, where, f"{error} is not known") from None


def _frame(type_: str, raw: Mapping[str, Any], pos: Pos, lists: Mapping[str, Sequence[str]]) -> Frame:
    need = tuple(
        _company(slot, words, lists) for slot, words in raw.get("need", {}).items() if slot[0] != "?"
    )
    words = frozenset(raw.get("words", ()))
    fixed = [c.words for c in need if c.words and not (c.any or c.actor or c.act)]
    return Frame(
        id=raw["id"],
        type=type_,
        mode=raw.get("mode", ""),
        content=raw.get("content", ""),
        pos=pos,
        triggers=frozenset(_expand(raw[pos], lists)),
        need=need,
        forbid=tuple(_company(slot, words, lists) for slot, words in raw.get("forbid", {}).items()),
        words=words,
        source=tuple(raw.get("source", DEFAULT_SOURCE[pos])),
        target=tuple(raw.get("target", DEFAULT_TARGET[pos])),
        topic=tuple(raw.get("topic", ())),
        says=tuple(raw.get("says", ())),
        reciprocal=raw.get("reciprocal", False),
        status=raw.get("status", ""),
        certainty=raw.get("certainty", ""),
        yes=tuple(raw.get("yes", ())),
        no=tuple(raw.get("no", ())),
        asks=(*(frozenset({word}) for word in sorted(words)), *fixed),
    )


def _expand(words: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for word in words:
        if word.startswith("@"):
            yield from _expand(lists[word[1:]], lists)
        else:
            yield word.lower()


def _company(slot: str, words: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Company:
    special = {"@any", "@actor", "@act"}
    return Company(
        slot=slot,
        words=frozenset(_expand([w for w in words if w not in special], lists)),
        any="@any" in words,
        actor="@actor" in words,
        act="@act" in words,
    )
