"""Which later events look like the keeping or the breaking of a promise, a request or a threat?

A first version: it compares records, not texts. docs/commitments.md says how it matches and what it cannot tell.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Actor, Event

Outcome = Literal["fulfilment", "breach"]

KINDS = {"AGREE": "promise", "REQUEST": "request", "THREATEN": "threat"}
DONE = frozenset({"happened", "ongoing", "recurring"})
# what may stand for the act that was spoken of: the same kind of act under a near name
NEAR = {
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
COMMON = frozenset(
    "the and for with that this from into over not his her its their has had have will would was were been more than"
    " also said say says about after before between against which who whom whose".split()
)
LEAST = 0.5  # of a score that is reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A later event that looks like a commitment's fulfilment or breach, how much so (0.5 to 1), and why."""

    event: Event
    day: dt.date | None
    outcome: Outcome
    score: float
    reasons: tuple[str, ...]


def match(commitment: Event, day: dt.date | None, later: Event, later_day: dt.date | None) -> Match | None:
    """How a later event bears on a promise, request or threat; None where it does not seem to.

    Args:
        commitment: of type AGREE, REQUEST or THREATEN.
        day: when it was made; None where nobody knows.
        later: any other event.
        later_day: when it took place. One before `day` is no match.
    """
    if later.event_id == commitment.event_id or (day and later_day and later_day < day):
        return None
    doer, other = _doer_and_other(commitment)
    if not doer or not _by(later, doer):
        return None
    outcome, reason, weight = _outcome(commitment, later)
    if outcome is None:
        return None
    score, reasons = weight, [reason]
    if other and _touches(later, other):
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


def _doer_and_other(commitment: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that are to act, and those that it is done to or for: of a request, the one asked is to act."""
    source, target = _parties(commitment.source), _parties(commitment.target)
    if commitment.reciprocal:
        return source | target, source | target
    return (target, source) if commitment.type == "REQUEST" else (source, target)


def _outcome(commitment: Event, later: Event) -> tuple[Outcome | None, str, float]:
    """What a later act by the doer means for the act that was promised, asked for or threatened, and how plainly."""
    content, kind = commitment.content, later.type
    meant = NEAR.get(content, {content} if content else set())
    if kind == "REJECT" and commitment.type != "THREATEN" and later.status in DONE:
        if content and later.content == content:
            return "breach", f"refuses what was meant: {content}", 0.5
        return "breach", "a refusal", 0.2
    if kind in meant and later.status == "denied":
        return "breach", f"did not take place: {kind}", 0.4
    if later.status not in DONE:
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


def _by(event: Event, doer: frozenset[str]) -> bool:
    acting = _parties(event.source) | (_parties(event.target) if event.reciprocal else frozenset())
    return bool(acting & doer)


def _touches(event: Event, other: frozenset[str]) -> bool:
    return bool(
        (_parties(event.target) | (_parties(event.source) if event.reciprocal else frozenset())) & other
    )


def _words(event: Event) -> frozenset[str]:
    """The words of an event's topics and tellings that may be of its matter: not its sides', not common ones."""
    sides = {w.lower() for a in (*event.source, *event.target) for w in WORD.findall(f"{a.mention} {a.name}")}
    texts = [*(t.text for t in event.topics), *(t.quote for t in event.tellings)]
    return frozenset(w.lower() for text in texts for w in WORD.findall(text)) - COMMON - sides
