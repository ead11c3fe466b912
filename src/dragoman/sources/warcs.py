"""Which reports does a web archive (WARC) hold?

Record by record, in bounded memory. Taken are pages that were fetched whole, are HTML, and are news: their markup says so, or they have
a title, a date and some text. Plain text that was made from pages (WET) is taken where its address bears a date. The rest is counted in
a note. After a broken record reading goes on at the next one that can be found.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.records import Report
from dragoman.sources.dates import address_day
from dragoman.sources.items import Limits, Located, Raw, SetAside, Stream
from dragoman.sources.markup import decoded, readable
from dragoman.sources.pages import Page, page_report

_MARK = b"WARC/1."
_REMEMBERED = 1 << 20
_SHORTEST_NEWS = 400  # code points of text that a page without the marks of news must have
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_BROKEN, _MOST_SHOWN = 10_000, 50
_TYPES = ("response", "resource", "conversion")
_LONGEST_URL = 2_000
_AGAIN = "Fetch the archive again if it matters"


def warc_reports(stream: Stream, *, place: str, limits: Limits) -> Iterator[Located]:
    """The reports of a web archive that is not compressed any more; records count from 1."""
    passed: Counter[str] = Counter()
    number = broken = 0
    for record in _records(stream):
        number += 1
        where = f"{place}, record {number}"
        if isinstance(record, str):
            broken += 1
            if broken <= _MOST_SHOWN:
                yield where, SetAside(where, f"a broken record: {record}", _AGAIN)
            if broken >= _MOST_BROKEN:
                yield place, SetAside(place, f"after {broken:,} broken records the rest was not read", _AGAIN)
                break
            continue
        found = _report(record, place=where, limits=limits)
        if isinstance(found, str):
            passed[found] += 1
        else:
            yield where, found
    if not number:
        yield place, SetAside(place, "it holds no record of a web archive", "Give a WARC file")
    if broken > _MOST_SHOWN:
        yield place, SetAside(place, f"{broken - _MOST_SHOWN:,} more broken records", _AGAIN)
    if passed:
        said = ", ".join(f"{count:,} {kind}" for kind, count in sorted(passed.items()))
        yield (
            place,
            SetAside(
                place,
                f"records that are no news were passed over: {said}",
                "Give a page itself to have it coded",
                note=True,
            ),
        )


def _report(record: Any, *, place: str, limits: Limits) -> Report | SetAside | str:
    """The report of one record, or the kind of record that it is instead."""
    kind = str(record.record_type)
    if kind not in _TYPES:
        return f"{kind} records"
    try:
        url = readable((record.headers.get("WARC-Target-URI") or "").strip("<>"))[:_LONGEST_URL]
        if record.is_http:
            record.parse_http(auto_decode="all")
            if record.http_headers is None or record.http_headers.status_code != 200:
                return "answers other than 200"
        type_ = (
            ((record.http_content_type if record.is_http else record.headers.get("Content-Type")) or "")
            .partition(";")[0]
            .strip()
            .lower()
        )
        if type_ not in _PAGES and not (kind == "conversion" and type_ == "text/plain"):
            return "other than pages"
        charset = (record.http_charset or "") if record.is_http else ""
        data = record.reader.read(limits.report_bytes + 1)
    except (OSError, ValueError, MemoryError, OverflowError) as error:
        return SetAside(place, f"a broken record: {_said(error)}", _AGAIN)
    raw = Raw(place, data if len(data) <= limits.report_bytes else None)
    if type_ == "text/plain":
        return _plain_report(raw, url=url)
    day = record.record_date
    taken = replace(limits, today=min(limits.today, day.date())) if day is not None else limits
    page = page_report(raw, url=url, charset=charset, limits=taken)
    if isinstance(page, SetAside):
        return page if raw.data is None else "pages without a text"
    return replace(page.report, language=page.declared) if _is_news(page) else "pages that are no news"


def _is_news(page: Page) -> bool:
    report = page.report
    return page.article or bool(report.published and report.title and len(report.text) >= _SHORTEST_NEWS)


def _plain_report(raw: Raw, *, url: str) -> Report | str:
    day = address_day(url)
    if raw.data is None or not raw.data.strip() or day is None:
        return "texts whose address bears no date"
    return Report(
        text=decoded(raw.data),
        url=url,
        published=day.isoformat(),
        published_source="url",
        published_confidence="medium",
    )


def _records(stream: Stream) -> Iterator[Any]:
    """The records of an archive; a sentence in place of one that is broken."""
    from fastwarc import ArchiveIterator

    source = _Remembering(stream)
    floor = 0  # where the next record may begin at the earliest, counted from the beginning
    begin = 0  # where the iterator in hand began
    while True:
        end = 0  # where the record in hand ends at the earliest
        try:
            for record in ArchiveIterator(source, parse_http=False):
                floor = begin + record.stream_pos + 1
                end = floor + _least_head(record) + record.content_length
                yield record
        except (OSError, ValueError, MemoryError, OverflowError) as error:
            yield _said(error)
        else:
            if source.tell() >= end:
                return
            yield "it is cut off, or shorter than it says"
        found = source.rewind(floor)
        if found is None:
            return
        begin, floor = found, found + 1


def _least_head(record: Any) -> int:
    """How long the head of a record is at least, its first sign not counted."""
    fields = record.headers.to_tuples()
    return len("WARC/1.0\n\n") - 1 + sum(len(name) + len(value) + len(":\n") for name, value in fields)


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


class _Remembering:
    """A stream that can go back a little, to where the next record begins."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._ahead = stream, b""
        self._tail, self._end = b"", 0  # the last bytes given, and how many were given in all

    def tell(self) -> int:
        return self._end

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._end  # it never moves: the reader only asks where it is

    def close(self) -> None:
        """Its owner closes the stream."""

    def read(self, size: int = -1) -> bytes:
        wanted = size if size is not None and size >= 0 else 1 << 16
        data, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
        data = data or self._stream.read(wanted)
        self._tail = (self._tail + data)[-_REMEMBERED:]
        self._end += len(data)
        return data

    def rewind(self, floor: int) -> int | None:
        """Go to the first record that begins at `floor` or after it; its place, or None where there is none."""
        start = self._end - len(self._tail)
        held, self._tail = self._tail[max(0, floor - start) :], b""
        at = max(start, floor)
        held += self._ahead
        while (found := held.find(_MARK)) < 0:
            more = self._stream.read(1 << 16)
            if not more:
                return None
            kept = held[-len(_MARK) :]
            at += len(held) - len(kept)
            held = kept + more
        self._ahead, self._end = held[found:], at + found
        return self._end
