"""Which reader reads a file of this kind?

A file's suffix tells, after that of its compression (`a.jsonl.gz`); where there is none, its first bytes do. Readers of others join by
an entry point in the group `dragoman.readers`: docs/sources.md says how.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import packed
from dragoman.sources.items import Limits, Located, Raw, Reading, SetAside, Stream, bounded_lines
from dragoman.sources.jsonl import json_report
from dragoman.sources.text import text_report

GROUP = "dragoman.readers"
KINDS: dict[str, tuple[str, ...]] = {  # of each kind the usual suffix first
    "text": (".txt", ".text", ".md"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "html": (".html", ".htm", ".xhtml"),
    "csv": (".csv", ".tsv", ".tab"),
    "parquet": (".parquet", ".pq"),
    "warc": (".warc",),
    "feed": (".rss", ".atom", ".rdf", ".xml"),
}
NOT_IN_FOLDERS = frozenset({".text", ".md"})  # a folder's notes are no reports
_BLANK = b" \t\r\n\xef\xbb\xbf"
_CHUNK = 1 << 16


class Reader(Protocol):
    """What an entry point of the group `dragoman.readers` gives: it reads files with some suffixes."""

    suffixes: frozenset[str]

    def read(self, stream: Stream, *, place: str, report_id: str, limits: Limits) -> Iterator[Located]: ...


@cache
def others() -> dict[str, Reader]:
    """The readers that other packages bring, by suffix.

    Raises:
        SourceError: one of them cannot be loaded.
    """
    found: dict[str, Reader] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        try:
            loaded = point.load()
            reader: Reader = loaded() if isinstance(loaded, type) else loaded
            found |= {suffix.lower(): reader for suffix in reader.suffixes}
        except Exception as error:
            said = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            raise SourceError(
                f"reader {point.name}", f"it cannot be loaded: {said}", "Repair or uninstall its package"
            ) from error
    return found


def kind_of(path: Path) -> str:
    """The kind of a file by its suffix: one of KINDS, a suffix of another's reader, or "" where it cannot be told."""
    suffix = suffix_of(path)
    for kind, suffixes in KINDS.items():
        if suffix in suffixes:
            return kind
    return suffix if suffix and suffix in others() else ""


def suffix_of(path: Path) -> str:
    """A file's suffix in lower case, without that of its compression: `.jsonl` of `a.jsonl.gz`; "" of `a.gz`."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in packed.SUFFIXES else suffix


def in_folders(path: Path) -> bool:
    """Whether a file is taken where a folder is read."""
    return bool(kind_of(path)) and suffix_of(path) not in NOT_IN_FOLDERS


def read_stream(
    stream: Stream,
    *,
    kind: str,
    path: Path | None,
    place: str,
    report_id: str,
    limits: Limits,
    reading: Reading,
) -> Iterator[Located]:
    """The reports of one file or stream, unpacked if it is compressed.

    Raises:
        OSError: it cannot be read on; what came before is good.
    """
    head = stream.read(len(packed.ZSTD))
    whole = Joined(head, stream)
    inner = packed.unpacked(whole, head)
    if inner is None and path is not None and path.suffix.lower() in packed.SUFFIXES:
        yield (
            place,
            SetAside(place, "neither gzip nor Zstandard, though its name says so", "Correct the file's name"),
        )
        return
    plain = Joined(b"", inner) if inner is not None else whole
    yield from _of_kind(
        kind or _sniffed(plain, limits=limits),
        plain,
        path=path if inner is None else None,
        place=place,
        report_id=report_id,
        limits=limits,
        reading=reading,
    )


def _of_kind(
    kind: str,
    plain: "Joined",
    *,
    path: Path | None,
    place: str,
    report_id: str,
    limits: Limits,
    reading: Reading,
) -> Iterator[Located]:
    """The reports of one unpacked stream; `path` is its file, where that is not compressed."""
    if kind == "text":
        yield (
            place,
            text_report(Raw(place, plain.all(limits.report_bytes)), report_id=report_id, limits=limits),
        )
    elif kind == "json":
        yield (
            place,
            json_report(
                Raw(place, plain.all(limits.line_bytes)),
                report_id=report_id,
                limits=limits,
                columns=reading.columns,
            ),
        )
    elif kind == "jsonl":
        yield from _json_lines(plain, place=place, limits=limits, reading=reading)
    elif kind == "html":
        yield place, _page(Raw(place, plain.all(limits.report_bytes)), report_id=report_id, limits=limits)
    elif kind == "csv":
        from dragoman.sources.csvs import csv_reports

        yield from csv_reports(plain, place=place, limits=limits, columns=reading.columns)
    elif kind == "parquet":
        yield from _parquet(plain, path=path, place=place, limits=limits, reading=reading)
    elif kind == "warc":
        from dragoman.sources.warcs import warc_reports

        yield from warc_reports(plain, place=place, limits=limits)
    elif kind == "feed":
        from dragoman.sources.feeds import FEED_BYTES, feed_reports

        yield from feed_reports(Raw(place, plain.all(FEED_BYTES)), limits=limits)
    else:
        yield from _by_another(
            others()[kind], plain, name=kind, place=place, report_id=report_id, limits=limits
        )


class Joined:
    """A stream whose first bytes were read already; it reads forward only."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self.head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        if size is None or size < 0:
            data, self.head = self.head + self._stream.read(), b""
            return data
        data, self.head = self.head[:size], self.head[size:]
        return data + self._stream.read(size - len(data)) if len(data) < size else data

    def readline(self, size: int = -1) -> bytes:
        if not self.head:
            return self._stream.readline(size)
        end = self.head.find(b"\n") + 1
        if 0 <= size < (end or len(self.head)):
            end = size
        if end:
            data, self.head = self.head[:end], self.head[end:]
            return data
        data, self.head = self.head, b""
        return data + self._stream.readline(size - len(data) if size >= 0 else -1)

    def all(self, limit: int) -> bytes | None:
        """All bytes that are left, or None where they are more than `limit`."""
        data = self.read(limit + 1)
        return data if len(data) <= limit else None

    def peek_line(self, limit: int) -> bytes:
        """The first bytes up to the end of the first line that is not blank; they are read again afterwards."""
        seen = b""
        while not seen.strip(_BLANK) and len(seen) <= limit and (chunk := self.readline(_CHUNK)):
            seen += chunk
        self.head = seen + self.head
        return seen


def _sniffed(stream: Joined, *, limits: Limits) -> str:
    """What kind of reports a stream holds, by its first line that is not blank."""
    seen = stream.peek_line(limits.report_bytes)
    first = seen.strip(_BLANK)
    lower = first[:200].lower()
    if seen.startswith(b"PAR1"):
        return "parquet"
    if seen.startswith(b"WARC/1."):
        return "warc"
    if first.startswith(b"{"):
        return "json" if first == b"{" else "jsonl"
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if lower.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        return "html" if b"<html" in lower else "feed"
    return "text"


def _json_lines(stream: Joined, *, place: str, limits: Limits, reading: Reading) -> Iterator[Located]:
    empty = True
    for number, line in bounded_lines(stream, limit=limits.line_bytes):
        if line is not None and not line.strip(_BLANK):
            continue
        empty = False
        at = f"{place}, line {number}"
        yield at, json_report(Raw(at, line and line.rstrip(b"\r\n")), limits=limits, columns=reading.columns)
    if empty:
        yield place, SetAside(place, "empty", "Give it a text, or leave it out")


def _page(raw: Raw, *, report_id: str, limits: Limits) -> Report | SetAside:
    from dragoman.sources.pages import page_report

    page = page_report(raw, report_id=report_id, limits=limits)
    return page if isinstance(page, SetAside) else replace(page.report, language=page.declared)


def _parquet(
    stream: Joined, *, path: Path | None, place: str, limits: Limits, reading: Reading
) -> Iterator[Located]:
    """A file is read where it lies; what is compressed, or comes by a pipe, is laid down first."""
    from dragoman.sources.parquet import parquet_reports, spooled

    if path is not None and path.is_file():
        yield from parquet_reports(path, place=place, limits=limits, columns=reading.columns)
        return
    file = spooled(stream, place=place)
    if isinstance(file, SetAside):
        yield place, file
        return
    with file:
        yield from parquet_reports(Path(file.name), place=place, limits=limits, columns=reading.columns)


def _by_another(
    reader: Reader, stream: Joined, *, name: str, place: str, report_id: str, limits: Limits
) -> Iterator[Located]:
    """What another's reader gives; its failure costs this one file."""
    try:
        yield from reader.read(stream, place=place, report_id=report_id, limits=limits)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever another's reader raises, the run goes on
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        yield (
            place,
            SetAside(place, f"the reader for {name} failed: {said}", "Tell those who made that reader"),
        )
