"""Which promises, requests and threats does a store hold, and what did their sides do afterwards?"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from dragoman.records import Event
from dragoman.store.days import day_range
from dragoman.store.queries import party
from dragoman.store.store import Store

Dated = tuple[Event, dt.date | None]  # with its first day; that of its report where the text gives none

_TYPES = ("AGREE", "REQUEST", "THREATEN")
_LATER = """
    SELECT DISTINCT e.record, e.first_day, e.arrival, e.position FROM events e JOIN actors a USING (event_id, report_id)
    WHERE a.country || '|' || a.sector IN (SELECT unnest(?::VARCHAR[])) AND (e.first_day IS NULL OR e.first_day >= ?)
    ORDER BY e.first_day, e.arrival, e.position
"""


class Committed:
    """What somebody committed himself to, and what he did later, as an open store has it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def made(self, *, by: str = "", to: str = "", since: str = "", until: str = "") -> Iterator[Dated]:
        """The promises, requests and threats by one party to another, oldest first; "" for any.

        Args:
            by, to: a country, sector, actor id or words of a name, as `Store.events` takes them.
            since, until: a year, month or day, included.

        Raises:
            ValueError: `since` or `until` is no date.
            StoreError: the store cannot be read.
        """
        conditions = ["e.type IN (SELECT unnest(?::VARCHAR[]))", "e.status <> 'denied'"]
        values: list[Any] = [list(_TYPES)]
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
        query = f"SELECT e.record, e.first_day FROM events e WHERE {' AND '.join(conditions)} ORDER BY e.first_day, e.arrival, e.position"
        return self._dated(query, values)

    def later(self, commitment: Event, day: dt.date | None) -> Iterator[Dated]:
        """The events of either side of a commitment on its day and after it, oldest first; undated ones last."""
        codes = sorted({f"{a.country}|{a.sector}" for a in (*commitment.source, *commitment.target)})
        return self._dated(_LATER, [self._kin(codes), day or dt.date.min])

    def _kin(self, codes: list[str]) -> list[str]:
        """Every pair of country and sector in the store that shares its party with one of `codes`."""
        known = [
            (str(c), str(s)) for c, s in self._store.rows("SELECT DISTINCT country, sector FROM actors", [])
        ]
        heads = {code.split("|")[0] or code for code in codes}
        return [f"{c}|{s}" for c, s in known if (c or f"{c}|{s}") in heads]

    def _dated(self, query: str, values: list[Any]) -> Iterator[Dated]:
        for record, first, *_ in self._store.rows(query, values):
            yield Event.from_dict(json.loads(record)), first
