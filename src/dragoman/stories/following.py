"""What became of the promises, requests and threats in a store?"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Event
from dragoman.store.committed import Committed
from dragoman.store.store import Store
from dragoman.stories.commitments import KINDS, Match, match

MOST = 5  # later events of each commitment, the best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise, request or threat, and what looks like its fulfilment or breach, the best match first."""

    event: Event
    day: dt.date | None
    kind: str
    later: tuple[Match, ...]


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
        found = [m for later, then in committed.later(event, day) if (m := match(event, day, later, then))]
        best = sorted(found, key=lambda m: (-m.score, m.day is None, str(m.day), m.event.event_id))[:MOST]
        yield Commitment(event=event, day=day, kind=KINDS[event.type], later=tuple(best))
