"""How many events of what kind, when, where and between whom does a filter name?

Every count reads `hit`, the small columns of the events that a filter names. Where finding them takes long and they are counted more
than once, `hit` is a temporary table; else it is a part of each statement. All that a caller asks for travels as a value of a statement,
never as a part of it.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from dragoman.records import Event
from dragoman.store.faults import translated
from dragoman.store.queries import COMMITTED, EventFilter, where_of

_COLUMNS = (
    "e.rowid AS line, arrival, position, event_id, report_id, story_id, type, own_type, mode, quad_class, intensity, status, certainty, "
    "first_day, contexts, place, place_country, lat, lon"
)
_PARTY = "CASE WHEN country <> '' THEN country WHEN name <> '' THEN actor_id ELSE '' END"
_ORDER = "coalesce(first_day, DATE '0001-01-01')"
_NO_DAY = dt.date(1, 1, 1)
_LAST = dt.date.max.toordinal()
_FIRST_TOLD = (
    "QUALIFY row_number() OVER (PARTITION BY coalesce(story_id, event_id) ORDER BY arrival, position) = 1"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many events of how many reports, and their first and last day (None where none is known).

    `happenings` counts the records of one story as one, and each record that is in none.
    """

    events: int
    reports: int
    happenings: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the earth with the events told of there; `quads` counts them by quad class 1 to 4."""

    name: str
    country: str
    lat: float
    lon: float
    events: int
    quads: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (country code, or id of a named actor without a country) and what passed between them."""

    one: str
    other: str
    events: int
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party, the fullest name seen of it, its commonest office, and in how many events it stands."""

    id: str
    name: str
    role: str
    events: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the list of events, newest first; `back` looks from it towards the newer ones.

    >>> Cursor.read("2020-09-10~12~3")
    Cursor(day=datetime.date(2020, 9, 10), arrival=12, position=3, back=False)
    """

    day: dt.date
    arrival: int
    position: int
    back: bool = False

    @classmethod
    def read(cls, text: str, *, back: bool = False) -> Self:
        """The inverse of `str`.

        Raises:
            ValueError: it is no cursor.
        """
        try:
            day, arrival, position = text.split("~")
            if not (arrival.isdecimal() and position.isdecimal() and len(arrival) < 18 and len(position) < 9):
                raise ValueError
            return cls(dt.date.fromisoformat(day), int(arrival), int(position), back)
        except ValueError:
            raise ValueError(
                f"expected a place in a list such as 2020-09-10~12~3, got {text[:40]!r}"
            ) from None

    def __str__(self) -> str:
        return f"{self.day.isoformat()}~{self.arrival}~{self.position}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a long list: its events, and where the newer and the older ones begin (None at an end).

    `days` are the first days of the events, that of its report for one without a date, None where neither is known.
    """

    events: tuple[Event, ...]
    newer: Cursor | None
    older: Cursor | None
    days: tuple[dt.date | None, ...] = ()


class Scope:
    """The events that a filter names; made by `Store.scope`. Use it in a `with` statement."""

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, wanted: EventFilter, *, once: bool
    ) -> None:
        where, values = where_of(wanted)
        hit = f"SELECT {_COLUMNS} FROM events e{where}"
        self._path = path
        self._with, self._values = f"hit AS ({hit})", values
        with translated(path):
            self._cursor = connection.cursor()  # a temporary table is its cursor's own
            if not once and (wanted.actor or wanted.with_ or wanted.words):
                self._cursor.execute(f"CREATE TEMP TABLE hit AS {hit}", values)
                self._with, self._values = "", []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cursor.close()

    def totals(self) -> Totals:
        """How much there is."""
        rows = self._rows(
            "SELECT count(*), count(DISTINCT report_id), count(DISTINCT coalesce(story_id, event_id)), "
            "min(first_day), max(first_day) FROM hit"
        )
        return Totals(*rows[0])

    def types(self) -> tuple[tuple[str, int, int], ...]:
        """Type, quad class and number of events, commonest first."""
        query = "SELECT type, any_value(quad_class), count(*) n FROM hit GROUP BY type ORDER BY n DESC, type"
        return tuple(self._rows(query))

    def own_types(self) -> tuple[tuple[str, int], ...]:
        """Types of a codebook of the user's own and number of events, commonest first; none where no such codebook was asked."""
        query = "SELECT own_type, count(*) n FROM hit WHERE own_type <> '' GROUP BY 1 ORDER BY n DESC, 1"
        return tuple(self._rows(query))

    def quads(self) -> dict[int, int]:
        """How many events there are of each quad class."""
        return dict(self._rows("SELECT quad_class, count(*) FROM hit GROUP BY 1 ORDER BY 1"))

    def statuses(self) -> tuple[tuple[str, int], ...]:
        """Status and number of events, commonest first."""
        return tuple(self._rows("SELECT status, count(*) n FROM hit GROUP BY 1 ORDER BY n DESC, 1"))

    def contexts(self, *, limit: int) -> tuple[tuple[str, int], ...]:
        """PLOVER's contexts and how many events have each, commonest first."""
        query = (
            "SELECT context, count(*) n FROM (SELECT unnest(string_split(contexts, ';')) AS context FROM hit) "
            "WHERE context <> '' GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"
        )
        return tuple(self._rows(query, limit))

    def days(self, unit: str) -> tuple[tuple[dt.date, int, int, float], ...]:
        """The first day of each stretch of time with its quad class, number of events and sum of intensity.

        Args:
            unit: `day`, `week`, `month` or `year`.
        """
        query = (
            "SELECT CAST(date_trunc(?, first_day) AS DATE) d, quad_class, count(*), sum(intensity) FROM hit "
            "WHERE first_day IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return tuple(self._rows(query, unit))

    def spots(self, *, limit: int) -> tuple[Spot, ...]:
        """Where it happened: points within half a degree are one; most events first."""
        counts = ", ".join(f"count(*) FILTER (quad_class = {n})" for n in (1, 2, 3, 4))
        query = (
            f"SELECT mode(place), mode(place_country), avg(lat), avg(lon), count(*) n, {counts} FROM hit "
            "WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY round(lat * 2), round(lon * 2) "
            "ORDER BY n DESC, 1, 2 LIMIT ?"
        )
        return tuple(
            Spot(name, country, lat, lon, events, (a, b, c, d))
            for name, country, lat, lon, events, a, b, c, d in self._rows(query, limit)
        )

    def pairs(self, *, limit: int) -> tuple[Pair, ...]:
        """Which two parties stand on the two sides most often; where nobody is acted on, on the one side together."""
        parts = (
            f"side AS (SELECT event_id, report_id, quad_class, side, {_PARTY} AS party, "
            "bool_or(side = 'target') OVER (PARTITION BY event_id, report_id) AS acted_on "
            "FROM actors JOIN hit USING (event_id, report_id)), "
            "met AS (SELECT DISTINCT least(a.party, b.party) AS one, greatest(a.party, b.party) AS other, event_id, report_id, "
            "a.quad_class FROM side a JOIN side b USING (event_id, report_id) WHERE a.side = 'source' "
            "AND (b.side = 'target' OR NOT a.acted_on) AND a.party <> b.party AND a.party <> '' AND b.party <> '')"
        )
        query = (
            "SELECT one, other, count(*) n, count(*) FILTER (quad_class IN (1, 2)), count(*) FILTER (quad_class IN (3, 4)) "
            "FROM met GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT ?"
        )
        return tuple(Pair(*row) for row in self._rows(query, limit, parts=parts))

    def parties(self, *, limit: int, without: Sequence[str] = ()) -> tuple[Party, ...]:
        """Who stands in most of the events: countries, and named actors without one.

        Args:
            limit: at most so many.
            without: parties that are left out.
        """
        query = (
            f"SELECT {_PARTY} AS party, coalesce(any_value(name) FILTER (country = ''), ''), '', "
            "count(DISTINCT event_id) n FROM actors SEMI JOIN hit USING (event_id, report_id) "
            "WHERE party <> '' AND NOT list_contains(?::VARCHAR[], party) GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"
        )
        return tuple(Party(*row) for row in self._rows(query, list(without), limit))

    def persons(self, country: str, *, limit: int) -> tuple[Party, ...]:
        """Who acts for a country: its named actors, in most events first; all countries' where it is empty."""
        query = (
            "SELECT actor_id, mode(name), coalesce(mode(role) FILTER (role <> ''), ''), count(DISTINCT event_id) n "
            "FROM actors SEMI JOIN hit USING (event_id, report_id) WHERE (? = '' OR country = ?) AND name <> '' "
            "AND actor_id <> '' GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"
        )
        return tuple(Party(*row) for row in self._rows(query, country, country, limit))

    def middle(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day on which something happened, but for the few events long before or after all others.

        Nine in ten lie in the middle; half as long again on either side still counts.
        """
        rows = self._rows(
            "SELECT quantile_disc(first_day, [0.05, 0.95]) FROM hit WHERE first_day IS NOT NULL"
        )
        if not rows[0][0]:
            return None
        low, high = (day.toordinal() for day in rows[0][0])
        reach = max(7, (high - low) // 2)
        bounds = (dt.date.fromordinal(max(1, low - reach)), dt.date.fromordinal(min(_LAST, high + reach)))
        found = self._rows(
            "SELECT min(first_day), max(first_day) FROM hit WHERE first_day BETWEEN ? AND ?", *bounds
        )
        return found[0][0], found[0][1]

    def leaf(
        self,
        at: Cursor | None = None,
        *,
        size: int,
        type: str = "",
        status: str = "",
        committed: bool = False,
    ) -> Leaf:
        """A page of the events, newest first.

        Args:
            at: where it begins (or, looking back, ends), itself left out; None is the newest.
            size: at most so many events.
            type, status: only those; "" is any.
            committed: only promises, requests, threats and plans, and each happening once, by the first report of it.
        """
        back = at is not None and at.back
        values: list[Any] = [type, type, status, status]
        condition = "WHERE (? = '' OR type = ?) AND (? = '' OR status = ?)"
        of = f"(SELECT * FROM hit e WHERE {COMMITTED} {_FIRST_TOLD})" if committed else "hit"
        if at is not None:
            condition += f" AND ({_ORDER}, arrival, position) {'>' if back else '<'} (?, ?, ?)"
            values += [at.day, at.arrival, at.position]
        way = "ASC" if back else "DESC"
        query = (
            f"SELECT {_ORDER} AS day, arrival, position, line FROM {of} {condition} "
            f"ORDER BY day {way}, arrival {way}, position {way} LIMIT ?"
        )
        found = self._rows(query, *values, size + 1)
        more = len(found) > size
        kept = found[:size][::-1] if back else found[:size]
        if not kept:
            return Leaf((), None, None)
        newer = (
            Cursor(kept[0][0], kept[0][1], kept[0][2], True) if (more if back else at is not None) else None
        )
        older = Cursor(kept[-1][0], kept[-1][1], kept[-1][2]) if (back or more) else None
        days = tuple(row[0] if row[0] > _NO_DAY else None for row in kept)
        return Leaf(self._records([row[3] for row in kept]), newer, older, days)

    def _records(self, lines: Sequence[int]) -> tuple[Event, ...]:
        query = "SELECT rowid, record FROM events WHERE rowid IN (SELECT unnest(?::BIGINT[]))"
        with translated(self._path):
            records = dict(self._cursor.execute(query, [list(lines)]).fetchall())
        return tuple(Event.from_dict(json.loads(records[one])) for one in lines)

    def _rows(self, query: str, *values: Any, parts: str = "") -> list[Any]:
        """The rows of a statement over `hit`; `parts` are others that it is made of, for a WITH."""
        named = ", ".join(part for part in (self._with, parts) if part)
        with translated(self._path):
            return self._cursor.execute(
                f"WITH {named} {query}" if named else query, [*self._values, *values]
            ).fetchall()
