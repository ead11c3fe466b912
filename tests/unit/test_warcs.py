"""Are the news of a web archive read, and are broken records stepped over?"""

import datetime as dt
import gzip
import io
from pathlib import Path

import pytest

from dragoman.records import Report
from dragoman.sources import Limits, SetAside, read_reports
from dragoman.sources.warcs import warc_reports
from own_pages import modern, plain, story

LIMITS = Limits(today=dt.date(2026, 1, 1))
NEWS = [modern(story(n)).html for n in range(4)]


def record(
    body: bytes,
    *,
    kind: str = "response",
    url: str = "https://n.example/a",
    type_: str = "application/http; msgtype=response",
) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-06-01T01:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(
    body: bytes | str, *, status: str = "200 OK", type_: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{more}\r\n".encode() + data


ARCHIVE = [
    record(b"software: ours\r\n", kind="warcinfo", type_="application/warc-fields"),
    record(b"GET / HTTP/1.1\r\n\r\n", kind="request", type_="application/http; msgtype=request"),
    record(answer(NEWS[0])),
    record(answer(gzip.compress(NEWS[1].encode()), more="Content-Encoding: gzip\r\n")),
    record(
        answer(
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(NEWS[2].encode()), NEWS[2].encode()),
            more="Transfer-Encoding: chunked\r\n",
        )
    ),
    record(answer(NEWS[3], status="404 Not Found")),
    record(answer(b"\x89PNG", type_="image/png")),
    record(answer("<html><body><h1>All our sections</h1><p>World</p></body></html>")),
]


def read(data: bytes, limits: Limits = LIMITS) -> tuple[list[Report], list[SetAside]]:
    found = [item for _, item in warc_reports(io.BytesIO(data), place="a.warc", limits=limits)]
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, SetAside)]


def test_only_news_are_reports_and_the_rest_is_counted() -> None:
    reports, aside = read(b"".join(ARCHIVE))

    assert [r.title for r in reports] == [story(n).title for n in (0, 1, 2)]
    assert {r.url for r in reports} == {"https://n.example/a"}
    assert [(a.note, a.reason) for a in aside] == [
        (True, "records that are no news were passed over: 1 answers other than 200, 1 other than pages, 1 pages that are no news, 1 request records, 1 warcinfo records")
    ]  # fmt: skip


def test_a_page_without_the_marks_of_news_is_news_if_it_has_a_date_a_title_and_some_text() -> None:
    assert len(read(record(answer(plain(story(3)).html)))[0]) == 1


def test_an_archive_is_read_compressed_and_plain_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"".join(gzip.compress(r) for r in ARCHIVE))
    (tmp_path / "b.warc").write_bytes(record(answer(NEWS[3])))
    aside: list[SetAside] = []
    found = list(read_reports([str(tmp_path)], set_aside=aside.append, limits=LIMITS))

    assert [r.title for r in found] == [story(n).title for n in range(4)]
    assert found[0].origin == f"{tmp_path / 'a.warc.gz'}, record 3"


def test_a_date_after_the_page_was_fetched_is_not_believed() -> None:
    later = NEWS[0].replace(story(0).day.isoformat(), "2025-12-24")

    assert read(record(answer(later)))[0][0].published != "2025-12-24"


BROKEN = {
    "junk between records": lambda a: [*a[:3], b"junk\r\n\r\n", *a[3:]],
    "a length that is too short": lambda a: [*a[:2], a[2].replace(b"Content-Length: ", b"Content-Length: 1\r\nX: ", 1), *a[3:]],
    "a length below nothing": lambda a: [*a[:1], a[1].replace(b"Content-Length: ", b"Content-Length: -", 1), *a[2:]],
    "a length beyond the end": lambda a: [*a[:1], a[1].replace(b"Content-Length: ", b"Content-Length: 9999", 1), *a[2:]],
    "an endless header": lambda a: [*a[:2], b"WARC/1.0\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", *a[2:]],
    "a broken encoding": lambda a: [*a[:2], record(answer(gzip.compress(b"x" * 999)[:20] + b"junk", more="Content-Encoding: gzip\r\n")), *a[2:]],
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_set_aside_and_those_after_it_are_read(name: str) -> None:
    reports, aside = read(b"".join(BROKEN[name](ARCHIVE)))

    assert [r.title for r in reports][-2:] == [story(n).title for n in (1, 2)]
    assert [a for a in aside if not a.note and a.reason.startswith("a broken record: ")]


def test_no_control_sign_of_a_header_gets_into_an_address() -> None:
    assert read(ARCHIVE[2].replace(b"n.example/a", b"n.example/\0a"))[0][0].url == "https://n.example/\ufffda"


def test_an_archive_that_is_cut_off_says_so() -> None:
    whole = b"".join(ARCHIVE[:4])
    reports, aside = read(whole[:-200])

    assert reports[0].title == story(0).title
    assert any("broken record" in a.reason for a in aside)


def test_a_page_that_grows_without_end_is_set_aside() -> None:
    bomb = record(answer(gzip.compress(bytes(50_000_000)), more="Content-Encoding: gzip\r\n"))
    reports, aside = read(bomb + ARCHIVE[2])

    assert len(reports) == 1
    assert aside[0].reason == "more than 10 MB, the limit for one report"


def test_what_is_no_archive_ends_soon_with_few_words() -> None:
    for data in (b"hello" * 1000, b"WARC/1.0\r\nWARC/1." * 20_000):
        reports, aside = read(data)

        assert reports == []
        assert 1 <= len([a for a in aside if not a.note]) < 60
    assert [a.reason for a in read(b"")[1]] == ["it holds no record of a web archive"]
