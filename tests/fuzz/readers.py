"""What a fuzzer feeds: one function a reader, which takes any bytes and must give reports and things set aside, and nothing else.

Seeds are whole inputs of our own, so that mutants reach past the first check of each format.
"""

import datetime as dt
import gzip
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import zstandard

from dragoman.records import Report
from dragoman.sources import Limits, Reading, SetAside, read_reports
from dragoman.sources.csvs import csv_reports
from dragoman.sources.feeds import feed_reports
from dragoman.sources.items import Raw
from dragoman.sources.kinds import read_stream
from dragoman.sources.pages import page_report
from dragoman.sources.parquet import parquet_reports
from dragoman.sources.warcs import warc_reports

LIMITS = Limits(report_bytes=200_000, today=dt.date(2026, 1, 1))
TEXT = "The foreign minister of Kandar met the envoy of Marovia in Vellin on Monday, officials said after the talks."
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks | Post</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2021-03-04T09:00:00Z"><link rel="canonical" href="https://p.example/2021/03/04/talks">
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2021-03-04","author":{{"name":"A B"}}}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks</h1><time datetime="2021-03-04">4 March 2021</time><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>https://p.example/</link><item><title>Talks</title>
<link>https://p.example/a</link><pubDate>Thu, 04 Mar 2021 09:00:00 GMT</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><link href="https://w.example/1"/><updated>2021-03-04T01:00:00Z</updated><content type="html">{TEXT}</content></entry></feed>'
TABLE = f'title,date,text\n"A, b",2021-03-04,"{TEXT}\nMore."\n=1+1,"March 4, 2021",{TEXT}\n'
LINES = f'{{"id": "a", "text": "{TEXT}", "published": "2021-03-04", "url": "https://p.example/2021/03/04/a"}}\n{{"text": "x"}}\n'


def record(body: bytes, kind: str = "response", type_: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://p.example/a\r\nWARC-Date: 2025-06-01T01:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def archive() -> bytes:
    """Three records: of the archive itself, of a page, of a page that is packed."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    packed = head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE.encode(), mtime=0)
    return (
        record(b"software: ours\r\n", "warcinfo", "application/warc-fields")
        + record(head + b"\r\n" + PAGE.encode())
        + record(packed)
    )


def parquet() -> bytes:
    """A small Parquet file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.parquet")
        duckdb.sql(
            f"SELECT '{TEXT} ' || i AS text, DATE '2021-03-04' AS day, i AS id FROM range(20) t(i)"
        ).write_parquet(str(path))
        return path.read_bytes()


def _stream(kind: str) -> Callable[[bytes], list[object]]:
    def read(data: bytes) -> list[object]:
        try:
            found = read_stream(
                io.BytesIO(data),
                kind=kind,
                path=None,
                place="f",
                report_id="",
                limits=LIMITS,
                reading=Reading(),
            )
            return [item for _, item in found]
        except OSError as error:
            return [SetAside("f", str(error.strerror or ""), "")]  # without words, it breaks a promise

    return read


def _parquet(data: bytes) -> list[object]:
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(data)
        file.flush()
        return [item for _, item in parquet_reports(Path(file.name), place="f", limits=LIMITS, columns={})]


def _page(data: bytes) -> list[object]:
    found = page_report(Raw("f", data), url="https://p.example/a", limits=LIMITS)
    return [found if isinstance(found, SetAside) else found.report]


def _whole(data: bytes) -> list[object]:
    """As the command does, with the language told."""
    aside: list[SetAside] = []
    return [*read_reports(["-"], set_aside=aside.append, stdin=io.BytesIO(data), limits=LIMITS), *aside]


READERS: dict[str, Callable[[bytes], list[object]]] = {
    "html": _page,
    "feed": lambda data: [item for _, item in feed_reports(Raw("f", data), limits=LIMITS)],
    "csv": lambda data: [
        item for _, item in csv_reports(io.BytesIO(data), place="f", limits=LIMITS, columns={})
    ],
    "warc": lambda data: [item for _, item in warc_reports(io.BytesIO(data), place="f", limits=LIMITS)],
    "parquet": _parquet,
    "jsonl": _stream("jsonl"),
    "text": _stream("text"),
    "packed": _stream(""),
    "stdin": _whole,
}
_TEXTS = [s.encode() for s in (PAGE, FEED, ATOM, TABLE, LINES, TEXT)]
SEEDS: dict[str, list[bytes]] = {
    "html": [PAGE.encode(), PAGE.encode("utf-16"), b"<p>" * 300 + b"x"],
    "feed": [FEED.encode(), ATOM.encode()],
    "csv": [TABLE.encode(), TABLE.replace(",", "\t").encode()],
    "warc": [archive()],
    "parquet": [parquet()],
    "jsonl": [LINES.encode()],
    "text": [TEXT.encode(), "\u202e\ufeffÅ".encode()],
    "packed": [pack(t) for t in _TEXTS for pack in (gzip.compress, zstandard.compress)],
    "stdin": [*_TEXTS, archive(), gzip.compress(archive())],
}


def check(reader: str, data: bytes) -> int:
    """Feed one input to a reader and hold it to what every reader promises; how many items it gave.

    Raises:
        AssertionError: it gave something else, or a report that cannot be stored.
    """
    found = READERS[reader](data)
    for item in found:
        assert isinstance(item, Report | SetAside), type(item)
        if isinstance(item, SetAside):
            assert item.reason, "set aside without a reason"
            assert len(str(item)) < 5_000, "a reason as long as a report"
        else:
            assert item.text.strip(), "a report without a text"
            for value in (item.text, item.title, item.author, item.publisher, item.url, item.canonical_url):
                value.encode("utf-8")
                assert "\0" not in value
            assert len(item.text.encode()) <= 3 * LIMITS.report_bytes
    return len(found)
