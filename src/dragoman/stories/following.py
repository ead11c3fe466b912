"""What became of the promises, requests, threats and plans in a store?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.records import Event
from dragoman.store import Cursor, EventFilter, Leaf, Scope
from dragoman.store.committed import Committed, Dated
from dragoman.store.store import Store
from dragoman.stories.commitments import Match, acts_that_bear, bound, kind_of, match

MOST = 5  # later events of each commitment, the best first
State = Literal["kept", "broken", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise, request, threat or plan, and what looks like its fulfilment or breach, the best match first."""

    event: Event
    day: dt.date | None
    kind: str
    later: tuple[Match, ...]

    @property
    def state(self) -> State:
        """What the best match says: it seems kept (carried out, met), broken (refused), or nothing is known yet."""
        if not self.later:
            return "open"
        return "kept" if self.later[0].outcome == "fulfilment" else "broken"

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it, with the whole records."""
        later = [
            {
                "outcome": m.outcome,
                "score": m.score,
                "reasons": list(m.reasons),
                "day": str(m.day or ""),
                "event": m.event.to_dict(),
            }
            for m in self.later
        ]
        return {
            "kind": self.kind,
            "state": self.state,
            "day": str(self.day or ""),
            "event": self.event.to_dict(),
            "later": later,
        }


def commitments(
    store: Store, *, by: str = "", to: str = "", since: str = "", until: str = ""
) -> Iterator[Commitment]:
    """The commitments of one party to another, oldest first, each with what followed.

    Raises:
        ValueError: `since` or `until` is no date.
        StoreError: the store cannot be read.
    """
    committed = Committed(store)
    for event, day in list(committed.made(by=by, to=to, since=since, until=until)):
        doer, other = bound(event)
        later = committed.later(doer, other, day, types=acts_that_bear(event))
        yield followed(event, day, later)


def between(
    store: Store, scope: Scope, wanted: EventFilter, *, at: Cursor | None = None, size: int
) -> tuple[tuple[Commitment, ...], Leaf]:
    """One page of what two parties committed themselves to, newest first, each happening once, and the page's ends.

    What followed is sought among the acts of the two on each other and those that have no other side.

    Args:
        store: where the records are.
        scope: those that `wanted` names.
        wanted: the two parties, and the days of the commitments.
        at: where the page begins; None is the newest.
        size: at most so many.
    """
    leaf = scope.leaf(at, size=size, committed=True)
    made = list(zip(leaf.events, leaf.days, strict=True))
    if not made:
        return (), leaf
    types = frozenset[str]().union(*(acts_that_bear(event) for event, _ in made))
    first = min((day for _, day in made if day), default=None)
    later = list(Committed(store).acts(wanted, types=types, since=first))
    return tuple(followed(event, day, later) for event, day in made), leaf


def followed(event: Event, day: dt.date | None, later: Iterable[Dated]) -> Commitment:
    """A commitment with what, of some later events, bears on it; each happening once."""
    found = [m for one, then in later if (m := match(event, day, one, then))]
    found.sort(key=lambda m: (-m.score, m.day is None, str(m.day), m.event.event_id))
    return Commitment(event=event, day=day, kind=kind_of(event), later=tuple(_once(found)[:MOST]))


def _once(matches: Sequence[Match]) -> list[Match]:
    """The best match of each story; records in no story stand for themselves."""
    best: dict[str, Match] = {}
    for m in matches:
        best.setdefault(m.event.story_id or m.event.event_id, m)
    return list(best.values())
