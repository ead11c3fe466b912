"""What is an item that was read, or set aside, and how large may it be?"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.records import Report

MEGABYTE = 1_000_000
_CHUNK = 1 << 20


class Stream(Protocol):
    """What bytes are read from, forward only."""

    def read(self, size: int = -1, /) -> bytes: ...

    def readline(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that was not coded, or a note on something that was.

    Args:
        place: where it stands, such as `reports.jsonl, line 41`.
        reason: what is wrong with it.
        remedy: what its owner can do, a sentence without its full stop.
        note: true where it was coded all the same, so that nothing was lost.
    """

    place: str
    reason: str
    remedy: str
    note: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}. {self.remedy}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is too much, and what is too late.

    Args:
        report_bytes: the longest text of one report, in bytes of UTF-8.
        today: reports dated two days after this, or later, are noted (one day is left for time zones).
    """

    report_bytes: int = 10 * MEGABYTE
    today: dt.date = field(default_factory=dt.date.today)

    @property
    def line_bytes(self) -> int:
        """The longest line of JSON that is read: JSON's escapes take up to six bytes a byte."""
        return 6 * self.report_bytes + MEGABYTE

    @property
    def shown(self) -> str:
        """The report limit in words, such as `10 MB`."""
        return f"{self.report_bytes / MEGABYTE:g} MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How reports are to be read.

    Args:
        columns: which column (of a table) or key (of JSON) holds which field of a report; the rest is guessed by name.
        language: reports in other languages are set aside; "any" takes all.
        kind: how to read what has no suffix that tells, such as standard input: text, json, jsonl, html, csv, parquet, warc, feed.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    kind: str = ""


Located = tuple[str, Report | SetAside]  # where it stands, and what it is


@dataclass(frozen=True, slots=True)
class Raw:
    """One item's bytes, or None where they are over the limit, and where it stands."""

    place: str
    data: bytes | None


def bounded_lines(
    stream: Stream, *, limit: int, head: bytes = b"", first: int = 1
) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers; None for a line of more than `limit` bytes, which is never held whole.

    Args:
        head: bytes already read from the stream, the beginning of its first line.
        first: the number of that line.
    """
    number = first
    line = head if head.endswith(b"\n") else head + stream.readline(limit + 1)
    while line:
        whole = len(line) <= limit + 1 if line.endswith(b"\n") else len(line) <= limit
        yield number, line if whole else None
        while not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
            if not line:
                return
        number += 1
        line = stream.readline(limit + 1)
