"""Which ways of saying it tell of which type of event?

Reads `frames/*.toml` (see docs/frames.md) into an index by trigger word. Matching them against a sentence is
`dragoman.coding.what.acts`'s work.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

from dragoman.errors import DataError

Pos = Literal["verb", "noun", "adj"]
POSES: tuple[Pos, ...] = ("verb", "noun", "adj")
WORDS = frozenset(
    {*POSES, "words", "source", "target", "topic", "says", "yes", "no"}
)  # keys of a frame that hold a list
COMPANY = frozenset({"need", "forbid"})  # a table of lists, by slot
PLAIN = frozenset({"id", "type", "mode", "content", "status", "certainty"})
KEYS = WORDS | COMPANY | PLAIN | {"reciprocal"}
LISTS = "wordlists.toml"
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
    own: bool = False  # a user's (own_frames.py): it goes before ours, and the learned part has no say in it

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
    folder = folder or _shipped()
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    lists = load_lists(folder)
    return index(
        [
            frame
            for f in files
            if f.name != LISTS
            for frame in frames_of(parsed(f.read_text(encoding="utf-8"), f.name), lists, file=f.name)
        ]
    )


def load_lists(folder: Traversable | None = None) -> Mapping[str, Sequence[str]]:
    """The lists of words that frames name with an @, by name; none where the folder has no such file."""
    file = (folder or _shipped()) / LISTS
    return parsed(file.read_text(encoding="utf-8"), LISTS) if file.is_file() else {}


def _shipped() -> Traversable:
    return resources.files("dragoman.codebook") / "frames"


def index(frames: Sequence[Frame]) -> FrameSet:
    """A frame set over some frames.

    Raises:
        DataError: two frames have one id.
    """
    ids = Counter(frame.id for frame in frames)
    if taken := [name for name, times in ids.items() if times > 1]:
        raise DataError("frames", taken[0], "this id is taken; give the frame another")
    by_trigger: dict[tuple[Pos, str], list[Frame]] = {}
    for frame in frames:
        for lemma in frame.triggers:
            by_trigger.setdefault((frame.pos, lemma), []).append(frame)
    order = {frame.id: i for i, frame in enumerate(frames)}
    openings: dict[Pos, dict[str, Opening]] = {pos: {} for pos in POSES}
    for (pos, lemma), group in by_trigger.items():
        ranked = sorted(group, key=lambda f: (not f.own, -f.weight[0], -f.weight[1], order[f.id]))
        openings[pos][lemma] = Opening(tuple(ranked))
    triggers = frozenset(word for words in openings.values() for word in words)
    return FrameSet(tuple(frames), openings, triggers, {frame.id: frame for frame in frames})


def parsed(text: str, file: str) -> dict[str, Any]:
    """A file of frames as TOML has it. Raises DataError where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "", f"not TOML: {error}") from None


def frames_of(
    data: Mapping[str, Any], lists: Mapping[str, Sequence[str]], *, file: str, own: bool = False
) -> Iterator[Frame]:
    """The frames of a file, in its order.

    Args:
        data: what the file holds; a frame without a type of its own is of the file's.
        lists: what an @ may name.
        file: its name, for errors.
        own: whether they are a user's.

    Raises:
        DataError: a key is unknown or of another kind, a list is not known, or id, type or trigger are missing.
    """
    frames = data.get("frame", [])
    if not isinstance(frames, list) or not all(isinstance(raw, dict) for raw in frames):
        raise DataError(file, "frame", "each frame stands under [[frame]], in two pairs of brackets")
    for number, raw in enumerate(frames, 1):
        where = f"frame {number} ({raw.get('id', 'no id')})"
        if wrong := _misshapen(raw):
            raise DataError(file, where, wrong)
        triggers = [pos for pos in POSES if pos in raw]
        if "id" not in raw or len(triggers) != 1:
            raise DataError(file, where, "a frame needs an id and exactly one of verb, noun, adj")
        type_ = raw.get("type", data.get("type", ""))
        if not type_:
            raise DataError(file, where, "a frame needs a type, its own or the file's")
        try:
            frame = _frame(type_, raw, triggers[0], lists)
        except KeyError as error:
            raise DataError(file, where, f"no list of words {error}") from None
        except RecursionError:
            raise DataError(file, where, "a list of words names itself") from None
        yield replace(frame, own=own)


def _misshapen(raw: Mapping[str, Any]) -> str:
    """What of a frame is no key of frames or of another kind than it should be; "" where all is well."""
    for key, value in raw.items():
        if key not in KEYS:
            return f"unknown key {key!r}; known: {', '.join(sorted(KEYS))}"
        if key in WORDS and not is_words(value):
            return f"{key}: expected a list of words, such as {key} = ['a', 'b']"
        if key in COMPANY and not (isinstance(value, dict) and all(map(is_words, value.values()))):
            return f"{key}: expected a list of words by slot, such as {key} = {{ obj = ['a', 'b'] }}"
        if key in PLAIN and not isinstance(value, str):
            return f"{key}: expected a word in quotes"
        if key == "reciprocal" and not isinstance(value, bool):
            return "reciprocal: expected true or false"
    return ""


def is_words(value: object) -> bool:
    """Whether a value of TOML is a list of words."""
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _frame(type_: str, raw: Mapping[str, Any], pos: Pos, lists: Mapping[str, Sequence[str]]) -> Frame:
    need = tuple(
        _company(slot, words, lists)
        for slot, words in raw.get("need", {}).items()
        if not slot.startswith("?")
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
