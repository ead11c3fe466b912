"""What is known of one telling of an act, and whom does it name on either side?"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.coding.findings import SPEECH, Act, Finding, Said, Side, Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.records import (
    AHEAD,
    CERTAINTIES,
    Actor,
    Attribution,
    CertaintyLevel,
    Place,
    Status,
    TimeSpan,
    Topic,
)

SPOKEN_TODAY = "when.spoken-today"  # dated by 'today' in a quotation
SPOKEN_BEFORE = 3  # days before a report on which what it quotes may have been said


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One telling of an act with every question answered, offsets still those of the cleaned text."""

    act: Act
    sides: Sides
    status: Finding[Status]
    certainty: Finding[CertaintyLevel]
    said: Said | None
    attribution: Finding[Attribution]
    time: Finding[TimeSpan] | None
    place: Finding[Place] | None
    topics: tuple[Finding[Topic], ...]
    contexts: tuple[Finding[str], ...]
    sentence: int
    start: int
    end: int
    lemma: str  # of the trigger
    noun: bool  # whether the trigger is one
    tells_on: bool  # told in the simple past, as a report goes on telling of one occasion
    under: frozenset[
        int
    ]  # verbs that its own hangs on: 'used gas *to disperse* them', 'raided it, *killing* two'
    lemmas: frozenset[str]  # content words of the telling, to know it again
    sentences: int = 1  # how many the report has
    another: bool = False  # told of as a further one: 'four other men were arrested', 'he also asked'
    elsewhere: bool = (
        False  # told as of another happening than those before: 'separately, a mine killed two men'
    )
    alone: bool = False  # of a meeting, told of one singular party: 'the ministry discussed satchels'
    undergone: bool = False  # a passive without an agent: 'four men were killed'
    definite: frozenset[str] = (
        frozenset()
    )  # what it takes as told of before: 'the attack', 'struck the convoy'
    bare: bool = False  # a denial that does not name the act: 'Togo denied it'
    disputed: Finding[bool] | None = None  # of a happening whose tellings contradict each other; on the first
    judged_by: int | None = None  # the word by which the tagger judges it, if it read one
    against: str = ""  # what rules say against its being an event, where the tagger takes it for one
    confidence: float = 0.0  # how probable it is that the act is an event of its type
    figures: Mapping[str, float] = field(default_factory=dict)  # that its confidence was weighed from
    learned: frozenset[str] = frozenset()  # type, mode, content where the learned part gave them, or agrees
    surer_mode: str = ""  # the mode of a saying that the learned part is surer of than the frame's can be
    likely_mode: str = ""  # the likeliest mode of a saying that has one of them, though neither is sure which


def both_sides(draft: Draft) -> frozenset[str]:
    """The parties on either side of a telling."""
    return parties(draft.sides.source) | parties(draft.sides.target)


def parties(side: Sequence[Side]) -> frozenset[str]:
    """What the actors of a side are counted as, each once."""
    return frozenset(s.actor.party for s in known(side)) - {""}


def last_names(side: Sequence[Side]) -> frozenset[str]:
    """The last word of each name on a side, known or not."""
    return frozenset(s.actor.name.lower().split()[-1] for s in side if s.actor.name)


def persons(side: Sequence[Side]) -> Mapping[str, frozenset[str]]:
    """By party the last names of those who are named on a side."""
    found: dict[str, set[str]] = {}
    for s in known(side):
        if s.actor.name and s.actor.role:
            words = [
                w for w in s.actor.name.lower().split() if w.strip(".") not in word_list("drafts.suffixes")
            ]
            found.setdefault(s.actor.party, set()).update(w.strip(",") for w in words[-1:])
    return {party: frozenset(names) for party, names in found.items()}


def other_time(a: Draft, b: Draft) -> bool:
    """Whether two tellings are dated, and apart: neither date lies within the other."""
    if a.time is None or b.time is None or not a.time.value.start or not b.time.value.start:
        return False
    mine, theirs = a.time.value.start, b.time.value.start
    if mine.startswith(theirs) or theirs.startswith(mine):
        return False
    return not (_spoken_then(a.time, b.time) or _spoken_then(b.time, a.time))


def _spoken_then(spoken: Finding[TimeSpan], told: Finding[TimeSpan]) -> bool:
    """Whether 'today' in a quotation may be the day that the report tells of: 'met on Tuesday … “We met today,” she said'."""
    if spoken.rule != SPOKEN_TODAY or told.value.in_days().granularity != "day":
        return False
    said, day = (dt.date.fromisoformat(t.value.start[:10]) for t in (spoken, told))
    return dt.timedelta(0) < said - day <= dt.timedelta(days=SPOKEN_BEFORE)


def long_ago(draft: Draft) -> bool:
    """Whether a telling is dated by no more than a month or a year, as what happened before is: 'was jailed in 2015'."""
    return draft.time is not None and draft.time.value.granularity in {
        "month",
        "year",
        "decade",
        "quarter",
        "season",
    }


def surest(group: Sequence[Draft]) -> Draft:
    """The telling of a happening that is told as surest; of equally sure ones one that tells of a saying as done, then one with both sides, then the first."""
    return min(
        group,
        key=lambda d: (
            d.bare,
            CERTAINTIES.index(d.certainty.value),
            d.act.type in SPEECH and d.status.value in AHEAD,
            not two_sided(d.sides),
            d.start,
        ),
    )


def fullest(group: Sequence[Draft]) -> Draft:
    """The telling of a happening that tells most of its sides; of equally full ones the first.

    Who only attended a meeting is not who held it, and those who fell are no side where both who fought are told.
    """
    fought = [_acting(d) for d in group if _each_other(d)]
    return max(
        group,
        key=lambda d: (
            len(known(d.sides.source)) > 0,
            not attends(d),
            len(known(d.sides.target)) > 0 and _acting(d) not in fought,
            -d.start,
        ),
    )


def _each_other(draft: Draft) -> bool:
    """Whether a telling names both who fought: 'Chadian and Libyan troops clashed, killing ten'."""
    several = len(known(draft.sides.source)) > 1 and not known(draft.sides.target)
    return draft.act.type == "ASSAULT" and draft.act.reciprocal and several


def _acting(draft: Draft) -> frozenset[Actor]:
    return frozenset(s.actor for s in known(draft.sides.source))


def attends(draft: Draft) -> bool:
    """Whether a telling only adds who was at a meeting that is known: 'the talks were attended by the ambassador', 'Togo joined the talks'."""
    known_as = word_list("acts.talks") | word_list("untold_modes.gatherings")
    joined = draft.lemma in word_list("drafts.attending") and draft.definite & known_as
    return draft.act.type == "CONSULT" and bool(joined or (draft.lemma == "attend" and draft.definite))


def two_sided(sides: Sides) -> bool:
    """Whether both sides are known, or several act together."""
    source, target = known(sides.source), known(sides.target)
    return bool(source and (target or len(source) > 1))
