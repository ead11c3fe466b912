"""How is a promise, request, threat or plan told on a page, with what became of it?"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.stories.following import Commitment
from dragoman.web.rows import Row, row

# what is said of each kind that seems kept or broken
_SAID = {
    ("promise", "kept"): "seems kept",
    ("promise", "broken"): "seems broken",
    ("request", "kept"): "seems met",
    ("request", "broken"): "seems refused",
    ("threat", "kept"): "seems carried out",
    ("plan", "kept"): "seems to have taken place",
    ("plan", "broken"): "seems called off",
}


@dataclass(frozen=True, slots=True)
class Sequel:
    """A later record that bears on a commitment: how (`fulfilment` or `breach`), how much, and why."""

    row: Row
    day: dt.date | None
    outcome: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as a page tells it; `act` is the type of the act that is meant, or ""."""

    row: Row
    day: dt.date | None
    kind: str
    state: str
    said: str
    act: str
    about: str
    sequels: tuple[Sequel, ...]


def pledges(commitments: Iterable[Commitment]) -> tuple[Pledge, ...]:
    """Commitments ready to be shown."""
    return tuple(_pledge(n, c) for n, c in enumerate(commitments, 1))


def _pledge(number: int, commitment: Commitment) -> Pledge:
    event = commitment.event
    return Pledge(
        row=row(number, event, derived=False),
        day=commitment.day,
        kind=commitment.kind,
        state=commitment.state,
        said=_SAID.get((commitment.kind, commitment.state), "open"),
        act=event.type if commitment.kind == "plan" else event.content,
        about="; ".join(topic.text for topic in event.topics[:3]),
        sequels=tuple(
            Sequel(row(n, m.event, derived=False), m.day, m.outcome, m.score, "; ".join(m.reasons))
            for n, m in enumerate(commitment.later, 1)
        ),
    )
