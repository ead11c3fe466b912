"""Does a store hold what it says it holds?"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from dragoman.records import Event
from dragoman.store.runs import Runs

if TYPE_CHECKING:
    from dragoman.store.store import Store

_HANGING = ("candidates", "events", "actors", "tellings", "evidence", "signatures", "bands", "stories")


def faults(store: "Store") -> Iterator[str]:
    """Each fault of a store, as a line that names its place; none where all is well.

    Looks at every report's text against its hash, every record's words against its report, the columns of a record against the record,
    rows that hang on no report, and the sums of every run.
    """
    yield from _reports(store)
    yield from _records(store)
    for table in _HANGING:
        query = f"SELECT DISTINCT report_id FROM {table} ANTI JOIN reports USING (report_id) ORDER BY report_id LIMIT 10"
        yield from (
            f"table {table}: report {report_id!r} is not in the store"
            for (report_id,) in store.rows(query, [])
        )
    for run in Runs(store).all():
        if not run.agrees:
            yield f"run {run.run_id}: {run.taken} taken, but {run.coded} coded + {run.already} already + {run.set_aside} set aside"


def _reports(store: "Store") -> Iterator[str]:
    seen: set[str] = set()
    for report_id, digest in store.rows("SELECT report_id, sha256 FROM reports ORDER BY arrival", []):
        if report_id in seen:
            yield f"report {report_id!r}: it is there twice"
        seen.add(report_id)
        try:
            text = store.report_text(report_id)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it is what is looked for
            yield f"report {report_id!r}: {' '.join(str(error).split())}"
            continue
        if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            yield f"report {report_id!r}: its text is not the one that was coded"


def _records(store: "Store") -> Iterator[str]:
    query = "SELECT event_id, report_id, type, story_id, record FROM events ORDER BY arrival, position"
    text, held = "", None
    for event_id, report_id, kind, story, record in store.rows(query, []):
        try:
            event = Event.from_dict(json.loads(record))
            if held != report_id:
                text, held = store.report_text(report_id), report_id
        except Exception as error:  # noqa: BLE001 - as above
            yield f"event {event_id}: {' '.join(str(error).split())}"
            continue
        if (event.event_id, event.report_id, event.type, event.story_id) != (
            event_id,
            report_id,
            kind,
            story,
        ):
            yield f"event {event_id}: its columns are not those of its record"
        words = [(t.start, t.end, t.quote) for t in event.tellings] + [
            (e.start, e.end, e.quote) for e in event.evidence
        ]
        if any(text[start:end] != quote for start, end, quote in words):
            yield f"event {event_id}: its words are not those of report {report_id!r}"
