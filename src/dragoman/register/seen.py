"""Who has been seen in a store, under which names and offices, from when to when, and in which reports?"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import StoreError
from dragoman.knowledge.organisations import leader_names
from dragoman.register.merging import Joint, Named, bare, merge
from dragoman.store import Store

MOST_REPORTS = 20  # named of each bearer
_PARTINGS = "name_partings"  # a table that is made when somebody first parts two names

_SEEN = """
    SELECT a.name, a.country, a.sector, a.role, count(DISTINCT a.event_id), min(seen), max(seen),
           list(DISTINCT a.report_id ORDER BY a.report_id), arg_max(a.mention, (length(a.mention), a.mention))
    FROM actors a JOIN (
        SELECT e.event_id, coalesce(nullif(r.published, ''), strftime(e.first_day, '%Y-%m-%d'), '') AS seen
        FROM events e JOIN reports r USING (report_id)
    ) USING (event_id) WHERE a.name <> '' AND {where}
    GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Office:
    """An office, or a sector where no office was told, as reports of `first` to `last` give it: their dates, or the day of the event where
    a report has none, "" where neither is known."""

    role: str
    country: str
    sector: str
    first: str
    last: str
    mention: str  # the words of one report that tell it


@dataclass(frozen=True, slots=True)
class Entry:
    """One person or body that the store has seen."""

    name: str
    country: str
    names: tuple[str, ...]  # other names, most used first
    reasons: tuple[str, ...]  # why each of `names` is taken for the same
    offices: tuple[Office, ...]  # by first date
    first: str
    last: str
    events: int
    reports: tuple[str, ...]  # ids, at most MOST_REPORTS

    def as_row(self) -> dict[str, Any]:
        """What is printed of it, JSON-ready."""
        return {
            "name": self.name,
            "country": self.country,
            "also": [f"{n} ({r})" for n, r in zip(self.names, self.reasons, strict=True)],
            "offices": [
                f"{o.role or o.sector or 'unknown'} {o.first or '?'} to {o.last or '?'}: “{o.mention}”"
                for o in self.offices
            ],
            "first": self.first,
            "last": self.last,
            "events": self.events,
            "reports": list(self.reports),
        }


def entries(store: Store, *, words: str = "", country: str = "") -> Iterator[Entry]:
    """The register of a store, those of most events first.

    Args:
        words: only bearers one of whose names has these words.
        country: only those of this ISO 3166-1 alpha-3 code.

    Raises:
        StoreError: the store cannot be read.
    """
    where, values = ("upper(a.country) = upper(?)", [country]) if country else ("TRUE", [])
    seen: defaultdict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for row in store.rows(_SEEN.format(where=where), values):
        seen[str(row[0]), str(row[1])].append(row)
    named = [Named(n, c, _sector(rows), sum(int(r[4]) for r in rows)) for (n, c), rows in seen.items()]
    for joint in merge(named, listed=_listed(), parted=_parted(store)):
        if not words or any(words.lower() in n.name.lower() for n in joint.names):
            yield _entry(joint, [row for n in joint.names for row in seen[n.name, n.country]])


def part(store: Store, one: str, other: str, *, now: dt.datetime) -> None:
    """Say that two names are not one bearer's: they are never merged again in this store.

    Raises:
        StoreError: no record has one of the names, or the store cannot be written.
    """
    told = {str(row[0]) for row in store.rows("SELECT name FROM actors WHERE name IN (?, ?)", [one, other])}
    for name in (one, other):
        if name not in told:
            raise StoreError(
                str(store.path), f"no record has the name {name!r}", "dragoman actors lists the names"
            )
    first, second = sorted((one, other))
    store.write(
        {},
        statements=[
            (f"CREATE TABLE IF NOT EXISTS {_PARTINGS} (one VARCHAR, other VARCHAR, parted_at TIMESTAMP)", []),
            (f"INSERT INTO {_PARTINGS} VALUES (?, ?, ?)", [first, second, now]),
        ],
    )


def _entry(joint: Joint, rows: Sequence[tuple[Any, ...]]) -> Entry:
    offices: dict[tuple[str, str, str], Office] = {}
    for _, country, sector, role, _, first, last, _, mention in rows:
        at = (role, country, sector)
        known = offices.get(at)
        days = sorted(d for d in (first, last, *((known.first, known.last) if known else ())) if d)
        start, end = (days[0], days[-1]) if days else ("", "")
        offices[at] = Office(role, country, sector, start, end, known.mention if known else mention)
    days = sorted(d for row in rows for d in row[5:7] if d)
    reports = sorted({report for row in rows for report in row[7]})
    return Entry(
        name=joint.names[0].name,
        country=next((n.country for n in joint.names if n.country), ""),
        names=tuple(n.name for n in joint.names[1:]),
        reasons=joint.reasons,
        offices=tuple(sorted(offices.values(), key=lambda o: (o.first, o.role, o.country, o.sector))),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        events=sum(int(row[4]) for row in rows),
        reports=tuple(reports[:MOST_REPORTS]),
    )


def _sector(rows: Sequence[tuple[Any, ...]]) -> str:
    return str(max(rows, key=lambda r: (r[4], r[2]))[2])


def _listed() -> Mapping[str, str]:
    return {bare(known.form): known.fact.name for known in leader_names()}


def _parted(store: Store) -> frozenset[tuple[str, str]]:
    made = store.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [_PARTINGS])
    if next(made, None) is None:
        return frozenset()
    return frozenset((str(a), str(b)) for a, b in store.rows(f"SELECT one, other FROM {_PARTINGS}", []))
