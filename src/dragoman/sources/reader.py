"""Which reports do some paths hold?

    text.py      a plain text is one report
    jsonl.py     a JSON object is one report, a line of JSON lines is one
    folders.py   every .txt, .json and .jsonl below a folder, sorted
    '-'          standard input: JSON lines if its first byte that is no blank is '{', else one text

Read one after another; no more than one report is ever held. Nothing vanishes: what cannot be read goes to `set_aside`.
"""

import datetime as dt
import hashlib
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources.folders import IN_FOLDERS, JSON_LINES, JSON_OBJECT, TEXT, files_in, identity, printable
from dragoman.sources.items import Limits, Raw, SetAside, bounded_lines
from dragoman.sources.jsonl import json_report
from dragoman.sources.text import text_report

STDIN = "-"
_CHUNK = 1 << 16
Found = Report | SetAside
Located = tuple[str, Found]


def read_reports(
    paths: Sequence[str],
    *,
    set_aside: Callable[[SetAside], None],
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report]:
    """The reports that some files, folders or standard input (`-`) hold, in order.

    Args:
        paths: files (.txt, .json, .jsonl), folders, or `-`.
        set_aside: is told of each item that is no report, with its place, reason and remedy; and, as a note, of reports
            dated in the future and of reports met twice, which are passed on once.
        limits: what is too large; ten megabytes a report by default.
        stdin: stands in for standard input.

    Raises:
        SourceError: a path does not exist, cannot be opened, is of a kind that is not read, or is a folder without any
            report. Raised by the call itself, before the first report is asked for.
    """
    for path in paths:
        _check(path)
    if list(paths).count(STDIN) > 1:
        raise SourceError(STDIN, "standard input can be read only once", "Give '-' once")
    stream = stdin or (sys.stdin.buffer if STDIN in paths else io.BytesIO())
    return _reports(paths, set_aside=set_aside, limits=limits or Limits(), stdin=stream)


def count_items(paths: Sequence[str]) -> int | None:
    """How many items some paths hold (lines of JSON lines, other files), or None where one can be read only once."""
    total = 0
    for name in paths:
        if name == STDIN or not (Path(name).is_dir() or Path(name).is_file()):
            return None
        for path, _ in _files(name, set_aside=lambda _: None):
            if path.suffix.lower() in JSON_LINES:
                with path.open("rb") as stream:
                    total += sum(chunk.count(b"\n") for chunk in iter(lambda s=stream: s.read(1 << 20), b""))  # type: ignore[misc]
            else:
                total += 1
    return total


def _check(name: str) -> None:
    if name == STDIN:
        return
    path, shown = Path(name), printable(name)
    try:
        there = path.exists()
    except OSError as error:
        raise SourceError(shown, f"cannot be opened: {error.strerror}", "Check the path") from error
    if not there:
        raise SourceError(shown, "there is no such file or folder", "Check the spelling of the path")
    if not os.access(path, os.R_OK):
        raise SourceError(shown, "it may not be read", "Change its permissions")
    if path.is_dir():
        if not any(file.suffix.lower() in IN_FOLDERS for file in files_in(path, errors=[])):
            raise SourceError(
                shown, "the folder holds no .txt, .json or .jsonl file", "Give a folder of reports"
            )
    elif path.suffix and path.suffix.lower() not in JSON_LINES | JSON_OBJECT | TEXT and path.is_file():
        raise SourceError(
            shown,
            f"files of kind {path.suffix} are not read",
            "Give plain text (.txt) or JSON lines (.jsonl)",
        )


def _reports(
    paths: Sequence[str], *, set_aside: Callable[[SetAside], None], limits: Limits, stdin: BinaryIO
) -> Iterator[Report]:
    seen: dict[bytes, bytes] = {}
    for name in paths:
        for place, found in _items(name, set_aside=set_aside, limits=limits, stdin=stdin):
            if isinstance(found, Report):
                found = _unless_met(found, place=place, seen=seen)
            if isinstance(found, SetAside):
                set_aside(found)
                continue
            if found.date and found.date > limits.today + dt.timedelta(days=1):
                reason = f"dated in the future, {found.published}"
                set_aside(
                    SetAside(
                        place, reason, "It was coded with that date; correct it if it is wrong", note=True
                    )
                )
            yield found


def _unless_met(report: Report, *, place: str, seen: dict[bytes, bytes]) -> Found:
    """The report, or why it is none where its id was met before. `seen` maps ids to texts, as digests of 8 bytes."""
    key = hashlib.blake2b(report.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    text = bytes.fromhex(report.sha256[:16])
    if key not in seen:
        seen[key] = text
        return report
    if seen[key] == text:
        return SetAside(place, f"the same report again, id {report.id!r}", "It is coded once", note=True)
    return SetAside(
        place, f"id {report.id!r} belongs to an earlier report with another text", "Give it an id of its own"
    )


def _items(
    name: str, *, set_aside: Callable[[SetAside], None], limits: Limits, stdin: BinaryIO
) -> Iterator[Located]:
    if name == STDIN:
        yield from _sniffed(stdin, place="standard input", report_id="", limits=limits)
        return
    for path, report_id in _files(name, set_aside=set_aside):
        place = printable(path)
        try:
            with path.open("rb") as stream:
                yield from _file(stream, path=path, place=place, report_id=report_id, limits=limits)
        except OSError as error:
            yield (
                place,
                SetAside(place, f"cannot be read: {error.strerror}", "Check the file and its permissions"),
            )


def _files(name: str, *, set_aside: Callable[[SetAside], None]) -> Iterator[tuple[Path, str]]:
    """The files that a path stands for, with the id that each would give its report."""
    path = Path(name)
    if not path.is_dir():
        yield path, identity(path, folder=None)
        return
    others: Counter[str] = Counter()
    errors: list[OSError] = []
    for file in files_in(path, errors=errors):
        if file.suffix.lower() in IN_FOLDERS:
            yield file, identity(file, folder=path)
        else:
            others[printable(file.suffix) or "no suffix"] += 1
    for error in errors:
        set_aside(
            SetAside(
                printable(error.filename), f"cannot be listed: {error.strerror}", "Check its permissions"
            )
        )
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        set_aside(
            SetAside(
                printable(name),
                f"files of other kinds were not read: {kinds}",
                "Convert those that are reports",
                note=True,
            )
        )


def _file(stream: BinaryIO, *, path: Path, place: str, report_id: str, limits: Limits) -> Iterator[Located]:
    suffix = path.suffix.lower()
    if suffix in JSON_LINES:
        yield from _lines(stream, place=place, limits=limits)
    elif suffix in JSON_OBJECT:
        raw = Raw(place, _whole(stream, limit=limits.line_bytes))
        yield place, json_report(raw, report_id=report_id, limits=limits)
    elif suffix in TEXT:
        raw = Raw(place, _whole(stream, limit=limits.report_bytes))
        yield place, text_report(raw, report_id=report_id, limits=limits)
    else:
        yield from _sniffed(
            stream, place=place, report_id="" if not path.is_file() else report_id, limits=limits
        )


def _sniffed(stream: BinaryIO, *, place: str, report_id: str, limits: Limits) -> Iterator[Located]:
    """The reports of a stream without a kind: its first bytes tell."""
    head = b""
    while (
        not head.strip(b" \t\r\n\xef\xbb\xbf")
        and len(head) <= limits.report_bytes
        and (chunk := stream.readline(_CHUNK))
    ):
        head += chunk
    if not head.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"{"):
        raw = Raw(place, _whole(stream, limit=limits.report_bytes, head=head))
        yield place, text_report(raw, report_id=report_id, limits=limits)
    elif head.strip() == b"{":
        raw = Raw(place, _whole(stream, limit=limits.line_bytes, head=head))
        yield place, json_report(raw, report_id=report_id, limits=limits)
    else:
        blank = head[: head.index(b"{")]
        yield from _lines(
            stream, place=place, limits=limits, head=head[len(blank) :], first=1 + blank.count(b"\n")
        )


def _lines(
    stream: BinaryIO, *, place: str, limits: Limits, head: bytes = b"", first: int = 1
) -> Iterator[Located]:
    empty = True
    for number, line in bounded_lines(stream, limit=limits.line_bytes, head=head, first=first):
        if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        at = f"{place}, line {number}"
        yield at, json_report(Raw(at, line and line.rstrip(b"\r\n")), limits=limits)
    if empty:
        yield place, SetAside(place, "empty", "Give it a text, or leave it out")


def _whole(stream: BinaryIO, *, limit: int, head: bytes = b"") -> bytes | None:
    """All bytes of a stream, or None where they are more than `limit`."""
    data = head + stream.read(max(0, limit + 1 - len(head)))
    return data if len(data) <= limit else None
