"""How are records read from a store one after another, however many there are, in little memory?

First the places of the records that answer (16 bytes each), then the records themselves, some thousand at a time: the
database never has to sort or hold the wide rows of a whole store.
"""

import json
import os
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import zstandard

from dragoman.errors import StoreError
from dragoman.records import Event
from dragoman.store.queries import EventFilter, event_query
from dragoman.store.rows import text_of

_AT_A_TIME = 2000
_COLUMNS = "e.record, r.report_id, r.published, r.publisher, r.url, r.title, r.sha256, r.coded_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as it is kept, with what is known of its report.

    Args:
        event: the record.
        record: the same as one line of JSON, exactly as it was stored.
        published, publisher, url, title: of the report, "" where not known.
        sha256: of the report's text.
        coded_at: when it was coded, ISO 8601, UTC.
        text: the report's words; "" unless they were asked for.
    """

    event: Event
    record: str
    report_id: str
    published: str = ""
    publisher: str = ""
    url: str = ""
    title: str = ""
    sha256: str = ""
    coded_at: str = ""
    text: str = ""


class Runs(Protocol):
    """Runs a statement and yields its rows."""

    def __call__(self, query: str, values: list[Any], /) -> Iterator[tuple[Any, ...]]: ...


def rows_of_entries(run: Runs, wanted: EventFilter, *, text: bool) -> Iterator[tuple[Any, ...]]:
    """The rows of the records that answer: those of `_COLUMNS`, and the compressed text or None; in order of arrival.

    Raises:
        ValueError: a date of the filter is none.
    """
    query, values = event_query(wanted, columns="e.arrival, e.position")
    arrivals, positions = array("q"), array("q")
    for arrival, position in run(query, values):
        arrivals.append(arrival)
        positions.append(position)
    body = "r.text" if text else "NULL"
    for begin in range(0, len(arrivals), _AT_A_TIME):
        chunk = slice(begin, begin + _AT_A_TIME)
        of_chunk = [arrivals[chunk].tolist(), positions[chunk].tolist()]
        yield from run(
            f"WITH w AS (SELECT unnest(?::BIGINT[]) AS arrival, unnest(?::INTEGER[]) AS position) "
            f"SELECT {_COLUMNS}, {body} FROM events e JOIN w USING (arrival, position) "
            "JOIN reports r ON r.arrival = e.arrival "
            "WHERE e.arrival BETWEEN ? AND ? AND r.arrival BETWEEN ? AND ? ORDER BY e.arrival, e.position",
            [*of_chunk, *[min(of_chunk[0]), max(of_chunk[0])] * 2],
        )


def entry_of(path: Path, row: tuple[Any, ...]) -> Entry:
    """A row of `rows_of_entries` as an entry.

    Raises:
        StoreError: the record or the report's text is damaged.
    """
    record, report_id, published, publisher, url, title, sha256, coded_at, blob = row
    try:
        text = text_of(blob) if blob is not None else ""
    except (zstandard.ZstdError, UnicodeDecodeError) as error:
        raise StoreError(
            os.fspath(path), f"the text of report {report_id!r} is damaged", "Code it again"
        ) from error
    return Entry(
        event=event_of(path, record),
        record=record,
        report_id=report_id,
        published=published,
        publisher=publisher,
        url=url,
        title=title,
        sha256=sha256,
        coded_at=coded_at.isoformat(timespec="seconds"),
        text=text,
    )


def event_of(path: Path, record: str) -> Event:
    """A record as it is kept, read.

    Raises:
        StoreError: it is damaged.
    """
    try:
        return Event.from_dict(json.loads(record))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(os.fspath(path), "a record in it is damaged", "Code its report again") from error
