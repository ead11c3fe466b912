"""Which promises, requests, threats and plans does a store hold, and what did their sides do afterwards?"""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from dragoman.records import Actor, Event
from dragoman.store.days import day_range
from dragoman.store.queries import COMMITTED, EventFilter, party, where_of
from dragoman.store.store import Store

Dated = tuple[Event, dt.date | None]  # with its first day; that of its report where the text gives none

MOST_ACTS = 600  # that are looked at for one page of commitments, the earliest first
_IDS = "(e.event_id, e.report_id)"
_OF = "SELECT (a.event_id, a.report_id) FROM actors a WHERE a.country || '|' || a.sector IN (SELECT unnest(?::VARCHAR[]))"
_ALONE = f"{_IDS} NOT IN (SELECT (a.event_id, a.report_id) FROM actors a WHERE a.side = 'target')"
_SINCE = "(e.first_day IS NULL OR e.first_day >= ?) AND e.type IN (SELECT unnest(?::VARCHAR[]))"
_BY_DAY = "ORDER BY e.first_day, e.arrival, e.position"


class Committed:
    """What somebody committed himself to, and what he did later, as an open store has it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def made(self, *, by: str = "", to: str = "", since: str = "", until: str = "") -> Iterator[Dated]:
        """The promises, requests, threats and plans by one party to another, oldest first; "" for any.

        Args:
            by, to: a country, sector, actor id or words of a name, as `Store.events` takes them.
            since, until: a year, month or day, included.

        Raises:
            ValueError: `since` or `until` is no date.
            StoreError: the store cannot be read.
        """
        conditions = [COMMITTED]
        values: list[Any] = []
        for side, wanted in (("source", by.strip()), ("target", to.strip())):
            if wanted:
                condition, more = party(wanted)
                same = "a.event_id = e.event_id AND a.report_id = e.report_id"
                conditions.append(
                    f"EXISTS (SELECT 1 FROM actors a WHERE {same} AND (a.side = '{side}' OR e.reciprocal) AND {condition.format(a='a')})"
                )
                values += more
        for column, sign, day in (("last_day", ">=", since), ("first_day", "<=", until)):
            if day:
                conditions.append(f"e.{column} {sign} ?")
                values.append(day_range(day)[0 if sign == ">=" else 1])
        query = f"SELECT e.record, e.first_day FROM events e WHERE {' AND '.join(conditions)} {_BY_DAY}"
        return self._dated(query, values)

    def later(
        self, doer: Sequence[Actor], other: Sequence[Actor], day: dt.date | None, *, types: Collection[str]
    ) -> Iterator[Dated]:
        """The acts of a party on its day and after it, oldest first, undated ones last.

        Args:
            doer: who acts.
            other: the other side: acts on somebody else are left out, where it is known.
            day: the first that counts; None is any.
            types: the acts' types.
        """
        conditions, values = [f"{_IDS} IN ({_OF})"], [self._kin(doer)]
        if other:
            conditions.append(f"({_ALONE} OR {_IDS} IN ({_OF}))")
            values.append(self._kin(other))
        where = " AND ".join([*conditions, _SINCE])
        query = f"SELECT e.record, e.first_day FROM events e WHERE {where} {_BY_DAY}"
        return self._dated(query, [*values, day or dt.date.min, sorted(types)])

    def acts(self, wanted: EventFilter, *, types: Collection[str], since: dt.date | None) -> Iterator[Dated]:
        """What two parties did to each other, and each alone with no other side, from a day on; at most MOST_ACTS.

        Args:
            wanted: the two parties; the rest of the filter is not heeded.
            types: the acts' types.
            since: the first day that counts; None is any.
        """
        parts, values = [], []
        for one, other, alone in (
            (wanted.actor, wanted.with_, ""),
            (wanted.actor, "", _ALONE),
            (wanted.with_, "", _ALONE),
        ):
            where, more = where_of(EventFilter(actor=one, with_=other, codes=wanted.codes))
            rest = " AND ".join(part for part in (_SINCE, alone) if part)
            parts.append(f"SELECT e.rowid AS line FROM events e{where} AND {rest}")
            values += [*more, since or dt.date.min, sorted(types)]
        lines = " UNION ".join(parts)
        query = f"SELECT e.record, e.first_day FROM events e WHERE e.rowid IN ({lines}) {_BY_DAY} LIMIT {MOST_ACTS}"
        return self._dated(query, values)

    def _kin(self, actors: Sequence[Actor]) -> list[str]:
        """Every pair of country and sector in the store that may share its party with one of some actors."""
        known = [
            (str(c), str(s)) for c, s in self._store.rows("SELECT DISTINCT country, sector FROM actors", [])
        ]
        heads = {actor.country or f"|{actor.sector}" for actor in actors}
        return [f"{c}|{s}" for c, s in known if (c or f"{c}|{s}") in heads]

    def _dated(self, query: str, values: list[Any]) -> Iterator[Dated]:
        for record, first, *_ in self._store.rows(query, values):
            yield Event.from_dict(json.loads(record)), first
