"""How does what is on a page leave it, as a file?

Record by record, so that a large answer takes no more memory than a small one.
"""

import io
from collections.abc import Iterable, Iterator

from dragoman.printing import CsvRows, JsonLines
from dragoman.records import Event

KINDS = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
_WRITERS: dict[str, type[JsonLines] | type[CsvRows]] = {"jsonl": JsonLines, "csv": CsvRows}
_BATCH = 200  # records


def lines(kind: str, events: Iterable[Event]) -> Iterator[str]:
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


def _taken(out: io.StringIO) -> str:
    """What was written since the last time; a lone surrogate, which UTF-8 has not, as U+FFFD."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace").decode("utf-8")
