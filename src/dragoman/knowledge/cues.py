"""Which words say who vouches for an act, and whether and how surely it happened?

Reads `data/cues/*.toml` (reporting, sources, status, forms). Cannot answer yet: numbers of probability ('a 40% chance').
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, get_args

from dragoman.errors import DataError
from dragoman.records import CertaintyLevel, Status

FILES = ("reporting", "sources", "status", "forms")
SLOTS = ("governor", "modal", "adverb", "adjective", "preposition", "mark")
STATUSES = (*get_args(Status), "same", "own", "")
LEVELS = (*get_args(CertaintyLevel), "")
KINDS = ("say", "show", "think", "ask", "want", "judge", "commit")
CLASSES = {"verbs": "v", "passives": "p", "adjs": "a", "nouns": "n", "words": "w"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue does to the act in its scope.

    `status` is one of the six, "same" (as the cue itself), "own" (as the act's own form says), or "" (unchanged);
    `certainty` is the most that is left of it, or ""; `negated` holds where the cue is negated, `perfect` where the
    act stands in the perfect. `takes` names the complements it governs, empty for all. `present`: only of a present tense.
    """

    id: str
    status: str
    certainty: str
    negated: str
    negated_certainty: str
    perfect: str
    takes: frozenset[str]
    present: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a reporting verb or noun reports: `kind` (see KINDS), whether its source vouches for the content
    (`attributes`; for a bare object only with `vouches_object`), where the content stands (`takes`), and what it cannot do without (`need`, `strict`)."""

    id: str
    kind: str
    attributes: bool
    takes: frozenset[str]
    need: frozenset[str]
    strict: bool
    vouches_object: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a data file: the cue's id, the sentence, and what must be found (nothing for a near miss)."""

    id: str
    text: str
    expected: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues. `governors` is keyed 'v:plan', 'p:expect' (passive), 'a:due', 'n:threat'; the rest by lower-case word."""

    forms: Mapping[str, str]  # inflected form -> lemma
    # the same where the word is a verb of saying: 'opposed' -> 'oppose', which is an adjective too
    verb_forms: Mapping[str, str]
    governors: Mapping[str, tuple[Cue, ...]]
    modals: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    prepositions: Mapping[str, Cue]
    marks: Mapping[str, Cue]
    carriers: Mapping[str, frozenset[str]]  # object, through, subject
    times: Mapping[str, frozenset[str]]
    scale: Mapping[tuple[str, str], float]  # (status, certainty) -> factuality, -3 to +3
    verbs: Mapping[str, tuple[Reporting, ...]]
    nouns: Mapping[str, tuple[Reporting, ...]]
    adjectives_of_stance: Mapping[str, tuple[Reporting, ...]]
    not_according: frozenset[str]
    sources: Mapping[str, frozenset[str]]
    status_examples: tuple[Example, ...]
    saying_examples: tuple[Example, ...]
    openings: frozenset[str]  # every form at which a saying may be told: of a cue, of hearsay, 'according'

    def lemma(self, word: str) -> str:
        """The lemma that a cue file knows for a lower-case word, or the word itself."""
        return self.forms.get(word, word)


def load_cues() -> Cues:
    """Read the cue files of the package.

    Raises:
        DataError: a file names an unknown status, certainty, kind or field.
    """
    reporting, sources, status, irregular = (_read(name) for name in FILES)
    tables = {slot: _slot(status, slot) for slot in SLOTS}
    carrier = status["carrier"]
    verbs, nouns = _reporting(reporting, "verbs"), _reporting(reporting, "nouns")
    stances = _reporting(reporting, "adjectives")
    words = _inflected(tables["governor"], (*verbs, *nouns, *stances), sources, status)
    forms = _forms(words, irregular)
    return Cues(
        forms=MappingProxyType(forms),
        verb_forms=MappingProxyType(_forms(_verbs_of_saying(verbs, sources), irregular)),
        governors=tables["governor"],
        modals=_first(tables["modal"]),
        adverbs=_first(tables["adverb"]),
        adjectives=_first(tables["adjective"]),
        prepositions=_first(tables["preposition"]),
        marks=_first(tables["mark"]),
        carriers=MappingProxyType({k: frozenset(v) for k, v in carrier.items() if k != "yes"}),
        times=MappingProxyType({k: frozenset(v) for k, v in status["times"].items()}),
        scale=MappingProxyType(_scale(status["scale"])),
        verbs=verbs,
        nouns=nouns,
        adjectives_of_stance=stances,
        not_according=frozenset(reporting["according"]["not"]),
        sources=MappingProxyType({k: frozenset(v) for k, v in sources.items()}),
        status_examples=tuple(_status_examples(status)),
        saying_examples=tuple(_saying_examples(reporting)),
        openings=frozenset({*forms, *sources["hearsay"], "according", "per"}),
    )


def _inflected(
    governors: Iterable[str], reporting: Iterable[str], sources: dict[str, Any], status: dict[str, Any]
) -> list[str]:
    """Every word whose inflected forms must be known, without particles."""
    carrier = status["carrier"]
    words = [w for key in governors for w in (key[2:].split("_")[0],)]
    words += [w.split("_")[0] for w in (*reporting, *(w for k in carrier if k != "yes" for w in carrier[k]))]
    words += [
        *sources["anonymity_verbs"],
        *sources["unnamed_heads"],
        *sources["hearsay_nouns"],
        *sources["documents"],
        *sources["carriers"],
        *sources["denial_verbs"],
        *sources["told_by"],
        *sources["told_in"],
    ]
    words += [*status["times"]["units"], *status["times"]["periods"], *status["times"]["stative"]]
    words += [*status["times"]["scheduled"], *status["times"]["lasting"], *status["times"]["closing"]]
    return words


def _verbs_of_saying(verbs: Iterable[str], sources: dict[str, Any]) -> list[str]:
    return [*(word.split("_")[0] for word in verbs), *sources["hearsay_passives"]]


def _read(name: str) -> dict[str, Any]:
    file = resources.files("dragoman.knowledge") / "data" / "cues" / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}.toml", "whole file", str(error)) from error


def _slot(status: dict[str, Any], slot: str) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of one slot by key ('v:plan' for governors, the word itself elsewhere), in the order of the file."""
    table: dict[str, tuple[Cue, ...]] = {}
    for group in status[slot]:
        cue = _cue(group)
        for field, prefix in CLASSES.items():
            for word in group.get(field, ()):
                key = f"{prefix}:{word}" if slot == "governor" else word
                table[key] = (*table.get(key, ()), cue)
    return MappingProxyType(table)


def _cue(group: dict[str, Any]) -> Cue:
    known = {
        "id",
        "status",
        "certainty",
        "negated",
        "negated_certainty",
        "perfect",
        "takes",
        "present",
        "yes",
    } | set(CLASSES)
    where = str(group.get("id", "?"))
    if unknown := set(group) - known:
        raise DataError("status.toml", where, f"unknown field {sorted(unknown)}")
    for field, allowed in (
        ("status", STATUSES),
        ("negated", STATUSES),
        ("perfect", STATUSES),
        ("certainty", LEVELS),
    ):
        if group.get(field, "") not in allowed:
            raise DataError("status.toml", where, f"{field}: expected one of {allowed}, got {group[field]!r}")
    text = {
        f: str(group.get(f, ""))
        for f in ("id", "status", "certainty", "negated", "negated_certainty", "perfect")
    }
    return Cue(**text, takes=frozenset(group.get("takes", ())), present=bool(group.get("present", False)))


def _first(table: Mapping[str, tuple[Cue, ...]]) -> Mapping[str, Cue]:
    return MappingProxyType({word: cues[0] for word, cues in table.items()})


def _scale(rows: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    return {(status, level): float(value) for status, row in rows.items() for level, value in row.items()}


def _reporting(data: dict[str, Any], section: str) -> Mapping[str, tuple[Reporting, ...]]:
    table: dict[str, tuple[Reporting, ...]] = {}
    for group in data[section]:
        if group["kind"] not in KINDS:
            raise DataError(
                "reporting.toml", group["id"], f"kind: expected one of {KINDS}, got {group['kind']!r}"
            )
        way = Reporting(
            id=group["id"],
            kind=group["kind"],
            attributes=group["attributes"],
            takes=frozenset(group.get("takes", ("clause", "inf"))),
            need=frozenset(group.get("need", ())),
            strict=group.get("strict", False),
            vouches_object=group.get("vouches_object", False),
        )
        for word in group["words"]:
            table[word] = (*table.get(word, ()), way)
    return MappingProxyType(table)


def _forms(words: Iterable[str], irregular: Mapping[str, list[str]]) -> dict[str, str]:
    """Every form of the words -> the word; what the irregular list says wins over what the rules make."""
    forms: dict[str, str] = {}
    for word in (w for w in words if not w.startswith("=")):
        for form in _inflect(word):
            forms.setdefault(form, word)
    for lemma, listed in irregular.items():
        forms.update(dict.fromkeys(listed, lemma))
    return forms | {word: word for word in words if not word.startswith("=")}


def _inflect(word: str) -> Iterator[str]:
    """Regular forms of a verb or noun: 'plan', 'plans', 'planed', 'planing' (doubling is left to the irregular list)."""
    yield word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif word.endswith("e"):
        yield from (word + "s", word + "d", word[:-1] + "ing")
    else:
        plural = "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        yield from (word + plural, word + "ed", word + "ing")


def _status_examples(data: dict[str, Any]) -> Iterator[Example]:
    groups = [*(g for slot in SLOTS for g in data[slot]), {"id": "carrier", **data["carrier"]}]
    for group in groups:
        for row in group["yes"]:
            yield Example(group["id"], row["text"], {k: row[k] for k in ("act", "status", "certainty")})


def _saying_examples(data: dict[str, Any]) -> Iterator[Example]:
    for group in (
        *data["verbs"],
        *data["nouns"],
        *data["adjectives"],
        {"id": "according", **data["according"]},
    ):
        for row in group["yes"]:
            yield Example(group["id"], row["text"], {k: row[k] for k in ("cue", "source", "content")})
        for text in group["no"]:
            yield Example(group["id"], text, {})
