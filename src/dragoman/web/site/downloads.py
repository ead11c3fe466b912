"""How does what is on a page leave it, as a file?

Record by record, so that a large answer takes no more memory than a small one.
"""

import csv
import io
import json
from collections.abc import Generator, Iterable

from dragoman.inert import escaped_json, guarded
from dragoman.printing import CsvRows, JsonLines
from dragoman.records import Actor, Event
from dragoman.stories.commitments import Match
from dragoman.stories.following import Commitment

KINDS = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
_WRITERS: dict[str, type[JsonLines] | type[CsvRows]] = {"jsonl": JsonLines, "csv": CsvRows}
_BATCH = 200  # records
_COLUMNS = (
    *(
        "kind",
        "state",
        "day",
        "source",
        "source_country",
        "target",
        "target_country",
        "act",
        "topics",
        "words",
    ),
    *("event_id", "report_id", "outcome", "score", "reasons", "later_day", "later_type", "later_words"),
    *("later_event_id", "later_report_id"),
)


def lines(kind: str, events: Iterable[Event]) -> Generator[str, None, None]:
    """A file of some events, piece by piece.

    Args:
        kind: one of KINDS.
        events: as the store gives them.
    """
    out = io.StringIO()
    writer = _WRITERS[kind](out)
    batch: list[Event] = []
    for event in events:
        batch.append(event)
        if len(batch) == _BATCH:
            writer.add(batch)
            batch.clear()
            yield _taken(out)
    writer.add(batch)
    yield _taken(out)


def commitment_lines(kind: str, commitments: Iterable[Commitment]) -> Generator[str, None, None]:
    """A file of some commitments, piece by piece.

    Args:
        kind: one of KINDS. In CSV each later event has a row, and a commitment without any has one.
        commitments: as they come.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if kind == "csv":
        writer.writerow(_COLUMNS)
    for commitment in commitments:
        if kind == "csv":
            for match in commitment.later or (None,):
                writer.writerow([guarded(cell) for cell in _cells(commitment, match)])
        else:
            line = json.dumps(commitment.to_dict(), ensure_ascii=False, sort_keys=True)
            out.write(escaped_json(line) + "\n")
        yield _taken(out)
    yield _taken(out)


def _cells(commitment: Commitment, match: Match | None) -> list[object]:
    event = commitment.event
    act = event.type if commitment.kind == "plan" else event.content
    return [
        *(commitment.kind, commitment.state, str(commitment.day or "")),
        *(cell for side in (event.source, event.target) for cell in _side(side)),
        *(act, "; ".join(t.text for t in event.topics), _words(event), event.event_id, event.report_id),
        *(_later(match) if match else [""] * 8),
    ]


def _later(match: Match) -> list[object]:
    event = match.event
    return [
        *(match.outcome, match.score, "; ".join(match.reasons), str(match.day or "")),
        *(event.type, _words(event), event.event_id, event.report_id),
    ]


def _side(actors: Iterable[Actor]) -> tuple[str, str]:
    found = tuple(actors)
    return "; ".join(a.called for a in found), "; ".join(a.country for a in found)


def _words(event: Event) -> str:
    return " ".join(event.tellings[0].quote.split()) if event.tellings else ""


def _taken(out: io.StringIO) -> str:
    """What was written since the last time; a lone surrogate, which UTF-8 has not, as U+FFFD."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace").decode("utf-8")
