"""What does a store know of copies of reports and of stories?

The tables `signatures`, `bands`, `copies`, `stories` and `partings`; working out what goes into them is `dragoman.stories`' work.
"""

import datetime as dt
import json
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.records import Event

if TYPE_CHECKING:
    from dragoman.store.store import Store

NEAR = dt.timedelta(days=7)  # stories this far from new events' days may take them in
MOST_ALIKE = 8  # earlier reports that are looked at for one that may be a copy
MOST_IN_BAND = 50  # reports kept under one hash: where thousands are alike, the first stand for all
_IN_JSON, _AS = '"story_id": null', '"story_id": '


@dataclass(frozen=True, slots=True)
class Signed:
    """What is kept of a report to find its copies, and the earlier report that it is a copy of, if any."""

    report_id: str
    digest: str
    bands: tuple[int, ...]
    copy_of: str = ""
    kind: str = ""
    shared: float = 0.0


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """A stored record with the day of its report and the story that it is in; `story_id` is "" where it is in none yet."""

    event: Event
    published: dt.date | None
    days: tuple[dt.date, dt.date] | None  # None where the report states none
    story_id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in its story."""

    event_id: str
    report_id: str
    story_id: str
    joined_to: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, counted in four ways."""

    tellings: int
    records: int
    reports: int
    copies: int
    stories: int


class Tales:
    """The tables of copies and stories of an open store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def unsigned(self, most: int) -> list[str]:
        """Reports of which no signature is kept, in order of arrival, at most so many."""
        query = (
            "SELECT report_id FROM reports ANTI JOIN signatures USING (report_id) ORDER BY arrival LIMIT ?"
        )
        return [str(report_id) for (report_id,) in self._store.rows(query, [most])]

    def alike(self, signed: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
        """Of some reports, given with their bands, the signed reports that share bands, those that share most first."""
        query = """
            WITH mine AS (SELECT unnest(?::VARCHAR[]) AS report_id, unnest(?::BIGINT[]) AS band),
            shared AS (
                SELECT m.report_id, b.report_id AS other, count(*) AS n FROM mine m JOIN bands b USING (band)
                WHERE m.report_id <> b.report_id GROUP BY ALL
            )
            SELECT report_id, other FROM shared
            QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY n DESC, other) <= ? ORDER BY report_id, n DESC, other
        """
        pairs = [(report_id, band) for report_id, bands in signed.items() for band in bands]
        found: dict[str, list[str]] = {report_id: [] for report_id in signed}
        values = [[r for r, _ in pairs], [b for _, b in pairs], MOST_ALIKE]
        for report_id, other in self._store.rows(query, values):
            found[str(report_id)].append(str(other))
        return found

    def sign(self, signed: Sequence[Signed]) -> None:
        """Keep the signatures of some reports, and of which reports they are copies."""
        rows = [(s.report_id, s.digest) for s in signed]
        copies = [(s.report_id, s.copy_of, s.kind, s.shared) for s in signed if s.copy_of]
        room = self._room({band for s in signed for band in s.bands})
        bands: list[tuple[int, str]] = []
        for one in signed:
            for band in one.bands:
                if room[band]:
                    room[band] -= 1
                    bands.append((band, one.report_id))
        self._store.write({"signatures": rows, "bands": bands, "copies": copies})

    def _room(self, bands: Set[int]) -> dict[int, int]:
        """How many reports more may be kept under each of some hashes."""
        query = "SELECT band, count(*) FROM bands WHERE band IN (SELECT unnest(?::BIGINT[])) GROUP BY band"
        room = dict.fromkeys(bands, MOST_IN_BAND)
        for band, held in self._store.rows(query, [sorted(bands)]):
            room[int(band)] = max(0, MOST_IN_BAND - int(held))
        return room

    def copies(self, report_ids: Sequence[str]) -> dict[str, str]:
        """Of some reports, those that are copies, each with the first report that it goes back to."""
        query = """
            WITH RECURSIVE back(report_id, first_id, depth) AS (
                SELECT report_id, of_report_id, 1 FROM copies WHERE report_id IN (SELECT unnest(?::VARCHAR[]))
                UNION ALL
                SELECT b.report_id, c.of_report_id, depth + 1 FROM back b JOIN copies c ON c.report_id = b.first_id
                WHERE depth < 100
            ) SELECT report_id, last(first_id ORDER BY depth) FROM back GROUP BY report_id
        """
        return {str(one): str(first) for one, first in self._store.rows(query, [list(report_ids)])}

    def untold(self, most: int) -> list[ToldRecord]:
        """Records that are in no story yet, by their first day, then in order of arrival, at most so many."""
        query = f"SELECT e.event_id FROM {_OF_EVENTS} WHERE s.event_id IS NULL ORDER BY {_BY_DAY} LIMIT ?"
        return self._read([str(event_id) for (event_id,) in self._store.rows(query, [most])])

    def near(
        self, told: Sequence[ToldRecord], *, held: Container[str]
    ) -> tuple[frozenset[str], list[ToldRecord]]:
        """Records in stories that some others might belong to, of a like type and time: their ids, and those of them that are new.

        Args:
            held: ids of records that were read before; they are not read again.
        """
        days = [d for t in told for d in (*(t.days or ()), t.published) if d]
        types = sorted({t.event.type for t in told})
        where, values = "s.event_id IS NOT NULL AND e.type IN (SELECT unnest(?::VARCHAR[]))", [types]
        if days:
            where += " AND coalesce(e.last_day, ?) >= ? AND coalesce(e.first_day, ?) <= ?"
            first, last = min(days) - NEAR, max(days) + NEAR
            values += [first, first, last, last]
        ids = f"SELECT e.event_id FROM {_OF_EVENTS} WHERE {where}"
        wanted = frozenset(str(event_id) for (event_id,) in self._store.rows(ids, values))
        return wanted, self._read([event_id for event_id in wanted if event_id not in held])

    def _read(self, event_ids: Sequence[str]) -> list[ToldRecord]:
        """Some records, by their first day, then in order of arrival."""
        if not event_ids:
            return []
        query = f"{_TOLD} WHERE e.event_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY {_BY_DAY}"
        return [_told(row) for row in self._store.rows(query, [list(event_ids)])]

    def tell(self, places: Sequence[Place]) -> None:
        """Keep where some records stand, and write the story's name into the records themselves."""
        rows = [(p.event_id, p.report_id, p.story_id, p.joined_to, p.score, p.reason) for p in places]
        named = [[p.event_id for p in places], [p.report_id for p in places], [p.story_id for p in places]]
        update = f"""
            UPDATE events SET story_id = v.story_id,
                record = replace(record, '{_IN_JSON}', '{_AS}' || to_json(v.story_id))
            FROM (SELECT unnest(?::VARCHAR[]) AS event_id, unnest(?::VARCHAR[]) AS report_id, unnest(?::VARCHAR[]) AS story_id) v
            WHERE events.event_id = v.event_id AND events.report_id = v.report_id
        """
        self._store.write({"stories": rows}, statements=[(update, named)])

    def parted(self) -> frozenset[tuple[str, str]]:
        """Pairs of records that do not belong together, each the smaller id first."""
        return frozenset((str(a), str(b)) for a, b in self._store.rows("SELECT one, other FROM partings", []))

    def members(self, story_id: str) -> list[Place]:
        """The records of a story, in order of arrival."""
        query = (
            "SELECT s.event_id, s.report_id, s.story_id, joined_to, score, reason FROM stories s "
            "JOIN events e ON e.event_id = s.event_id AND e.report_id = s.report_id "
            "WHERE s.story_id = ? ORDER BY e.arrival, e.position"
        )
        return [Place(*row) for row in self._store.rows(query, [story_id])]

    def part(self, event: Event, *, now: dt.datetime) -> None:
        """Take a record out of its story, never to be joined to its other records again; it is in no story then."""
        others = [m.event_id for m in self.members(event.story_id or "") if m.event_id != event.event_id]
        pairs = [(*sorted((event.event_id, other)), now) for other in others]
        here: list[Any] = [event.event_id, event.report_id]
        self._store.write(
            {"partings": pairs},
            statements=[
                ("DELETE FROM stories WHERE event_id = ? AND report_id = ?", here),
                (
                    "UPDATE events SET story_id = NULL, record = replace(record, ?, ?) WHERE event_id = ? AND report_id = ?",
                    [_AS + json.dumps(event.story_id), _IN_JSON, *here],
                ),
            ],
        )

    def counts(self) -> Counts:
        """How many tellings, records, reports, copies and stories there are."""
        query = (
            "SELECT (SELECT count(*) FROM tellings), (SELECT count(*) FROM events), (SELECT count(*) FROM reports), "
            "(SELECT count(*) FROM copies), (SELECT count(DISTINCT story_id) FROM stories)"
        )
        return next(Counts(*map(int, row)) for row in self._store.rows(query, []))

    def largest(self, most: int) -> Iterator[tuple[str, int]]:
        """Stories of two reports at least, those told in most reports first, with the number of their reports."""
        query = (
            "SELECT story_id, count(DISTINCT report_id) AS n FROM stories GROUP BY story_id HAVING n > 1 "
            "ORDER BY n DESC, story_id LIMIT ?"
        )
        return ((str(story), int(n)) for story, n in self._store.rows(query, [most]))


_OF_EVENTS = (
    "events e JOIN reports r USING (report_id) "
    "LEFT JOIN stories s ON s.event_id = e.event_id AND s.report_id = e.report_id"
)
_TOLD = (
    "SELECT e.record, r.published, CASE WHEN e.start <> '' THEN e.first_day END, CASE WHEN e.start <> '' THEN e.last_day END, "
    f"s.story_id FROM {_OF_EVENTS}"
)
_BY_DAY = "coalesce(e.first_day, DATE '0001-01-01'), e.arrival, e.position"


def _told(row: tuple[Any, ...]) -> ToldRecord:
    record, published, first, last, story = row
    day = dt.date.fromisoformat(published) if published else None
    event = Event.from_dict(json.loads(record))
    stated = first and last and event.time.basis != "report"
    return ToldRecord(event, day, (first, last) if stated else None, story or "")
