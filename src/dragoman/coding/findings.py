"""What do the coding questions hand one another?

Small immutable nouns over a spaCy Doc. Offsets named `spans` count characters of `doc.text` (the cleaned text; the
coder maps them back to the report's own text); `start`, `end`, `head` and `trigger` are token indices, end not included.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from dragoman.knowledge.rule_words import word_table
from dragoman.records import Actor, How, Place

T = TypeVar("T")
Spans = tuple[tuple[int, int], ...]
MentionKind = Literal["country", "person", "organisation", "role", "group", "pronoun", "region"]
SPEECH = frozenset(  # types of act that are done by saying something
    {"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"}
)
DEEDS = frozenset(  # types of act that are done by more than words, and may be told of one side alone
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"}
)
FELLOWS = frozenset({"ally", "partner"})
FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # of them what befalls another against his will
SPOKEN_OF = SPEECH - {"CONCEDE", "SUPPORT"}  # and that have a content: what is promised, asked for, alleged …
TAKEN_FOR = frozenset(  # rules that give somebody the country that a report is about, or told from
    {"same_person.local", "same_person.home-country", "same_person.theatre"}
)
UNKNOWN_SIDE = "to_whom.unknown"  # the rule of somebody who is told of but not known
ANSWERED_SIDE = "to_whom.struck-back"  # the rule of who did what an act answers

OWN_RULE = "PRE"  # second sector of those who govern a people: no officials of the state
PRESS = "JRN"
BODY_KINDS = frozenset({"organisation", "group"})  # of mentions and names


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value, the words that it rests on (none for a default), and the rule or model that gave it."""

    value: T
    spans: Spans
    rule: str


@dataclass(frozen=True, slots=True)
class MentionedPlace:
    """A place that a report mentions, its words' offsets in the report's own text, and the rule that found it."""

    place: Place
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that stands for one actor or several ('the two ministers').

    `actors` is empty while nobody knows who is meant. `start:end` covers the whole name with its title
    ('Foreign Minister S Jaishankar'); `head` is its syntactic head. `spans` are the words that gave country, sector
    and role, which may lie elsewhere in the report.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    actors: tuple[Actor, ...]
    plural: bool
    rule: str
    spans: Spans = ()

    def standing_for(self, actors: Iterable[Actor], rule: str) -> "Mention":
        """The same words, which stand for these actors by this rule."""
        return replace(self, actors=tuple(actors), rule=rule)

    def of_country(self, country: str, rule: str) -> "Mention":
        """The same words, whose actors are of this country by this rule."""
        return self.standing_for([replace(a, country=country) for a in self.actors], rule)


@dataclass(frozen=True, slots=True)
class Act:
    """One telling of an act: a frame that matched at a trigger word, its sides not yet resolved.

    `sources`, `targets`, `topics` are head tokens of the slots' fillers, conjuncts included; `says` is the head of what
    a speech act promises, asks, alleges, refuses or threatens; `start:end` is the shortest clause that tells of the act.
    `reported` is true for what is only spoken of (inside a request, promise, threat…) and is no event itself. `sign` is
    the kind of sign that what somebody says is of an act, `cue` then the word of saying and `trigger` one of what is said: 'Chad must
    *pay*, Togo *said*'.
    """

    trigger: int
    start: int
    end: int
    frame: str
    type: str
    mode: str
    content: str
    reciprocal: bool
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    topics: tuple[int, ...]
    says: int | None
    reported: bool = False
    sign: str = ""
    cue: int | None = None


def unframed_act(
    trigger: int,
    clause: tuple[int, int],
    *,
    sources: tuple[int, ...],
    targets: tuple[int, ...],
    type: str = "",
    says: int | None = None,
    sign: str = "",
    cue: int | None = None,
) -> Act:
    """An act that no frame found; `clause` is its `start` and `end`."""
    return Act(
        trigger=trigger,
        start=clause[0],
        end=clause[1],
        frame="",
        type=type,
        mode="",
        content="",
        reciprocal=False,
        sources=sources,
        targets=targets,
        topics=(),
        says=says,
        sign=sign,
        cue=cue,
    )


@dataclass(frozen=True, slots=True)
class Denial:
    """A bare denial of what was told before ('Togo denied it'): who denies, as a token range, and the cue; `start:end` is the clause."""

    source: tuple[int, int]
    head: int
    cue: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in the text: who says (None: not told), the reporting cue, what is said.

    Each is a token range or several; `how` is never "reporter".
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    how: How
    rule: str


@dataclass(frozen=True, slots=True)
class Side:
    """One actor of a side, the token that stands for it, and the rule that put it there."""

    actor: Actor
    head: int
    spans: Spans
    rule: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an act, either of which may be empty."""

    source: tuple[Side, ...]
    target: tuple[Side, ...]


def known(side: Sequence[Side]) -> tuple[Side, ...]:
    """The actors of a side of whom anything is known."""
    return tuple([s for s in side if s.rule != UNKNOWN_SIDE])


def of_whom(actor: Actor, land: str) -> str:
    """The country of somebody who is told of in a land: that land, but settlers' is the one that holds it."""
    return str(word_table("findings.settling").get(land, land)) if actor.role == "settler" else land
