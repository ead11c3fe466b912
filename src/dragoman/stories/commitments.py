"""Which later events look like the keeping or the breaking of a promise, a request, a threat or a plan?

A first version: it compares records, not texts. docs/commitments.md says how it matches and what it cannot tell.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.rule_words import word_list
from dragoman.records import TOOK_PLACE, Actor, Event
from dragoman.store.days import day_range

Outcome = Literal["fulfilment", "breach"]

KINDS = {"AGREE": "promise", "REQUEST": "request", "THREATEN": "threat"}
# what may stand for the act that was spoken of: the same kind of act under a near name
NEAR = {
    "AGREE": {"SUPPORT"},  # an agreement that was to be reached is signed; a promise renewed keeps none
    "AID": {"AID", "COOPERATE"},
    "COOPERATE": {"COOPERATE", "AID"},
    "CONSULT": {"CONSULT"},
    "SUPPORT": {"SUPPORT"},
    "RETREAT": {"RETREAT", "CONCEDE"},
    "CONCEDE": {"CONCEDE", "RETREAT"},
    "ASSAULT": {"ASSAULT"},
    "COERCE": {"COERCE", "SANCTION"},
    "SANCTION": {"SANCTION", "COERCE"},
    "MOBILIZE": {"MOBILIZE"},
}
# what a promise or a request whose act the text does not tell may come to, and a threat
WANTED = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "CONSULT"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# acts by which the one who promised does the contrary
CONTRARY = {
    "AID": {"SANCTION"},
    "COOPERATE": {"SANCTION"},
    "SUPPORT": {"SANCTION"},
    "RETREAT": {"ASSAULT", "MOBILIZE"},
    "CONCEDE": {"ASSAULT", "COERCE", "SANCTION"},
}
WORD = re.compile(r"[^\W\d_]{3,}|[A-Z]*-?\d{2,}", re.UNICODE)
LEAST = 0.5  # of a score that is reported
PLAN_DAYS = 31  # after the last day that a plan names; a later act of its kind is another


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A later event that looks like a commitment's fulfilment or breach, how much so (0.5 to 1), and why."""

    event: Event
    day: dt.date | None
    outcome: Outcome
    score: float
    reasons: tuple[str, ...]


def kind_of(event: Event) -> str:
    """What a record commits somebody to: `promise`, `request`, `threat`, `plan`, or "" where to nothing.

    A plan is an act of another type that is told of as planned.
    """
    if event.type in KINDS:
        return KINDS[event.type] if event.status != "denied" else ""
    return "plan" if event.status == "planned" else ""


def bound(commitment: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who is to act, and on or for whom: of a request, the one asked is to act; of what is mutual, both."""
    source, target = commitment.source, commitment.target
    if commitment.reciprocal:
        return (*source, *target), (*source, *target)
    return (target, source) if commitment.type == "REQUEST" else (source, target)


def acts_that_bear(commitment: Event) -> frozenset[str]:
    """The types of later acts that can be a commitment's fulfilment or breach."""
    content, unsaid = _content(commitment), HARM if commitment.type == "THREATEN" else WANTED
    meant = NEAR.get(content, {content}) if content else unsaid
    return frozenset({"REJECT", *meant, *CONTRARY.get(content, ())})


def match(commitment: Event, day: dt.date | None, later: Event, later_day: dt.date | None) -> Match | None:
    """How a later event bears on a promise, request, threat or plan; None where it does not seem to.

    Args:
        commitment: of type AGREE, REQUEST or THREATEN, or planned.
        day: when it was made; None where nobody knows.
        later: any other event.
        later_day: when it took place. One before `day` is no match, nor one of which nobody knows when it was, nor one of the
            same day in the same report.
    """
    if later.event_id == commitment.event_id or (day and (later_day is None or later_day < day)):
        return None
    if later.report_id == commitment.report_id and later_day == day:
        return None  # what one report tells of one day is the occasion of the promise
    if kind_of(commitment) == "plan" and not _of_the_plan(commitment, day, later, later_day):
        return None
    doer, other = (_parties(side) for side in bound(commitment))
    if not doer or not _by(later, doer):
        return None
    outcome, reason, weight = _outcome(commitment, later)
    if outcome is None:
        return None
    score, reasons = weight, [reason]
    if other and _touches(later, doer, other):
        score += 0.2
        reasons.append("the same other side")
    elif other and later.target:
        return None
    shared = sorted(_words(commitment) & _words(later))
    if shared:
        score += min(0.3, 0.1 * len(shared))
        reasons.append(f"shared words: {', '.join(shared[:5])}")
    if score < LEAST:
        return None
    return Match(
        event=later, day=later_day, outcome=outcome, score=round(min(score, 1.0), 2), reasons=tuple(reasons)
    )


def _content(commitment: Event) -> str:
    """The type of the act that is meant; of a plan it is the plan's own."""
    return commitment.content if commitment.type in KINDS else commitment.type


def _of_the_plan(plan: Event, day: dt.date | None, later: Event, later_day: dt.date | None) -> bool:
    """Can a later event be what was planned: told of in another report, and not long after its day?"""
    if later.report_id == plan.report_id or later_day is None:
        return False
    try:
        last = day_range(plan.time.end or plan.time.start)[1]
    except ValueError:
        last = day or dt.date.max
    return (later_day - last).days <= PLAN_DAYS


def _outcome(commitment: Event, later: Event) -> tuple[Outcome | None, str, float]:
    """What a later act by the doer means for the act that was promised, asked for or threatened, and how plainly."""
    content, kind = _content(commitment), later.type
    meant = NEAR.get(content, {content} if content else set())
    if kind == "REJECT" and commitment.type != "THREATEN" and later.status in TOOK_PLACE:
        if content and later.content == content:
            return "breach", f"refuses what was meant: {content}", 0.5
        return "breach", "a refusal", 0.2
    if kind in meant and later.status == "denied":
        return "breach", f"did not take place: {kind}", 0.4
    if later.status not in TOOK_PLACE:
        return None, "", 0.0
    if kind in meant:
        plain = kind == content
        return (
            "fulfilment",
            f"the act that was meant: {kind}"
            if plain
            else f"near the act that was meant: {kind} for {content}",
            0.4 if plain else 0.3,
        )
    if commitment.type != "THREATEN" and kind in CONTRARY.get(content, ()):
        return "breach", f"the contrary of what was meant: {kind} for {content}", 0.4
    unsaid = HARM if commitment.type == "THREATEN" else WANTED
    if not content and kind in unsaid:
        return "fulfilment", f"an act of the kind that may have been meant: {kind}", 0.2
    return None, "", 0.0


def _parties(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(a.party for a in actors) - {""}


def _acting(event: Event) -> frozenset[str]:
    return _parties(event.source) | (_parties(event.target) if event.reciprocal else frozenset())


def _by(event: Event, doer: frozenset[str]) -> bool:
    return bool(_acting(event) & doer)


def _touches(event: Event, doer: frozenset[str], other: frozenset[str]) -> bool:
    """Does one of those bound act on another of the two sides? Whoever is on both sides must meet somebody else."""
    acting = _acting(event) & doer
    touched = (_parties(event.target) | (_parties(event.source) if event.reciprocal else frozenset())) & other
    return bool(acting and touched) and (len(acting | touched) > 1 or len(doer | other) == 1)


def _words(event: Event) -> frozenset[str]:
    """The words of an event's topics and tellings that may be of its matter: not its sides', not common ones."""
    sides = {w.lower() for a in (*event.source, *event.target) for w in WORD.findall(f"{a.mention} {a.name}")}
    texts = [*(t.text for t in event.topics), *(t.quote for t in event.tellings)]
    return (
        frozenset(w.lower() for text in texts for w in WORD.findall(text))
        - word_list("commitments.common")
        - sides
    )
