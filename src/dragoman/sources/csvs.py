"""Which reports does a table of comma- or tab-separated values hold?

Read line by line: a record is held only while its quotation marks are open, and no longer than the limit. A mark that never closes
costs its own line, not the rest of the file.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping

from dragoman.sources.columns import match_columns, row_report
from dragoman.sources.items import Limits, Located, SetAside, Stream, bounded_lines

_DELIMITERS = (",", ";", "\t", "|")
_MOST_COLUMNS = 2_000


def csv_reports(
    stream: Stream, *, place: str, limits: Limits, columns: Mapping[str, str]
) -> Iterator[Located]:
    """The reports of a table, one a row below its header."""
    records = _records(stream, limit=2 * limits.report_bytes + 1_000_000)
    first = next(records, None)
    while first is not None and isinstance(first[1], str) and not first[1].strip():
        first = next(records, None)
    if first is None or isinstance(first[1], SetAside):
        reason = first[1].reason if first and isinstance(first[1], SetAside) else "empty"
        yield place, SetAside(place, reason, "Give a table whose first line names its columns")
        return
    delimiter = max(_DELIMITERS, key=first[1].count)
    header = [name.strip() for name in _cells(first[1], delimiter)]
    if len(header) > _MOST_COLUMNS or any("\0" in name for name in header):
        yield (
            place,
            SetAside(
                place, "its first line names no columns", "Give a table of text, its first line the names"
            ),
        )
        return
    known, note = match_columns(header, given=columns, place=place)
    if note is not None:
        yield place, note
    if not known:
        return
    at = {field: header.index(name) for field, name in known.items()}
    for number, record in records:
        where = f"{place}, line {number}"
        if isinstance(record, SetAside):
            yield where, SetAside(where, record.reason, record.remedy)
            continue
        if not record.strip():
            continue
        cells = _cells(record, delimiter)
        if len(cells) > len(header):
            reason = f"{len(cells)} cells, but {len(header)} columns"
            yield where, SetAside(where, reason, "Put quotation marks about cells that hold a separator")
            continue
        row = {field: cells[i] for field, i in at.items() if i < len(cells) and cells[i] != ""}
        yield where, row_report(row, place=where, limits=limits)


def _records(stream: Stream, *, limit: int) -> Iterator[tuple[int, str | SetAside]]:
    """The records of a table as text, with the number of their first line; a record may go over several lines."""
    lines = bounded_lines(stream, limit=limit)
    again: deque[tuple[int, bytes | None]] = deque()  # lines that an open quotation mark had swallowed
    while True:
        line = again.popleft() if again else next(lines, None)
        if line is None:
            return
        number, data = line
        held: list[tuple[int, bytes | None]] = [line]
        size = len(data or b"")
        open_ = data is not None and data.count(b'"') % 2 == 1
        while open_ and size <= limit:
            more = again.popleft() if again else next(lines, None)
            if more is None or more[1] is None:
                if more is not None:
                    held.append(more)
                break
            held.append(more)
            size += len(more[1])
            open_ = more[1].count(b'"') % 2 == 0
        if open_ or size > limit:
            again.extendleft(reversed(held[1:]))
            yield (
                number,
                SetAside("", "a quotation mark is opened and never closed", "Close it, or double it"),
            )
            continue
        yield (
            number,
            _decoded(b"".join(part or b"" for _, part in held) if data is not None else None, limit=limit),
        )


def _decoded(data: bytes | None, *, limit: int) -> str | SetAside:
    if data is None:
        return SetAside("", f"a line of more than {limit / 1e6:g} MB", "Split it, or raise --limit-mb")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} of the row"
        return SetAside("", reason, "Convert the file, for example with: iconv -f WINDOWS-1252 -t UTF-8")


def _cells(record: str, delimiter: str) -> list[str]:
    """The cells of one record. The csv module bounds a field for the whole process: it is widened for this one call."""
    before = csv.field_size_limit(len(record) + 1)
    try:
        rows = csv.reader(io.StringIO(record, newline=""), delimiter=delimiter)
        return [cell for row in rows for cell in row]
    except csv.Error:
        return record.split(delimiter)
    finally:
        csv.field_size_limit(before)
