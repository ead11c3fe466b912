"""Is the report found in a web page, and is every page bounded, whatever it holds?"""

import datetime as dt
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.records import Report
from dragoman.sources import Limits, SetAside
from dragoman.sources.items import Raw
from dragoman.sources.markup import decoded, fragment_text
from dragoman.sources.pages import Page, page_report
from own_pages import TEMPLATES, OwnPage, five_dates, pages, story

LIMITS = Limits(today=dt.date(2026, 1, 1))
PAGES = tuple(pages())


def read(page: str | bytes, url: str = "", charset: str = "") -> Page | SetAside:
    data = page.encode() if isinstance(page, str) else page
    return page_report(Raw("page.html", data), url=url, charset=charset, limits=LIMITS)


def report(page: str | bytes, url: str = "", charset: str = "") -> Report:
    found = read(page, url, charset)
    assert isinstance(found, Page), found
    return found.report


def share(right: Callable[[OwnPage, Report], bool]) -> float:
    return sum(right(page, report(page.html, page.url)) for page in PAGES) / len(PAGES)


def test_there_are_a_hundred_pages_of_our_own_in_ten_templates() -> None:
    assert (len({p.html for p in PAGES}), len({p.name for p in PAGES}), len(TEMPLATES)) == (100, 10, 10)


def test_titles_dates_and_texts_of_our_own_pages_are_right_in_95_of_100() -> None:
    assert share(lambda page, r: r.title == page.story.title) >= 0.95
    assert share(lambda page, r: r.published == page.story.day.isoformat()) >= 0.95
    assert share(lambda page, r: r.text == "\n\n".join(page.story.paragraphs)) >= 0.95


def test_author_publisher_and_canonical_address_are_read_where_the_page_marks_them() -> None:
    page = PAGES[0]
    found = report(page.html, "https://mirror.example/copy")

    assert (found.author, found.publisher) == (page.story.author, page.story.publisher)
    assert (found.canonical_url, found.url) == (page.url, "https://mirror.example/copy")
    assert (found.published_source, found.published_confidence) == ("json-ld", "high")


def test_five_dates_that_disagree_give_the_day_of_publication_and_say_that_they_disagree() -> None:
    found = [report(five_dates(s).html, five_dates(s).url) for s in map(story, range(900, 910))]

    assert [r.published for r in found] == [story(n).day.isoformat() for n in range(900, 910)]
    assert {r.published_confidence for r in found} == {"medium"}


BODY = "<h1>Talks</h1><p>The envoys of Marovia and Kandar met in Vellin, and agreed on little.</p><p>They are to meet again.</p>"


def page(head: str = "", body: str = BODY, html: str = "") -> str:
    return f"<!doctype html><html {html}><head><title>Talks</title>{head}</head><body>{body}</body></html>"


def ld(thing: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(thing)}</script>"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(ld({"@type": "Comment", "datePublished": "2020-09-12"}), "", id="a-comments-date-is-not-the-reports"),
        pytest.param(ld([{"@type": "VideoObject", "datePublished": "2020-09-12"}, {"@type": "NewsArticle", "datePublished": "2020-09-10"}]), "2020-09-10", id="nor-a-films"),
        pytest.param("<script type='application/ld+json'>{broken</script><meta name='DC.date' content='2020-09-10'>", "2020-09-10", id="broken-json-ld"),
        pytest.param("<meta name='pubdate' content='1599732000'>", "2020-09-10", id="seconds-since-1970"),
        pytest.param("<meta name='lastmod' content='2020-09-12'>", "", id="a-change-is-no-publication"),
        pytest.param("<meta property='article:published_time' content='2020-09-10T00:30:00+02:00'>", "2020-09-10", id="open-graph"),
    ],
)  # fmt: skip
def test_the_date_is_that_of_the_report(head: str, day: str) -> None:
    assert report(page(head)).published == day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Last updated: September 12, 2020. First published: September 10, 2020", "2020-09-10"),
        ("Posted on 10 September 2020 | 09:15 GMT", "2020-09-10"),
        ("10 September 2020 | 09:15 GMT", "2020-09-10"),
        ("Copyright 2020", ""),
    ],
)
def test_a_date_that_only_the_words_tell_is_read_and_little_trusted(stamp: str, day: str) -> None:
    found = report(page(body=f"<h1>Talks</h1><div>{stamp}</div>{BODY.partition('</h1>')[2]}"))

    assert (found.published, found.published_source, found.published_confidence) == (
        day,
        day and "text",
        day and "low",
    )
    assert "The envoys of Marovia" in found.text


@pytest.mark.parametrize(
    "title", ["Talks", "Talks | The Post", "Talks – The Post", "The Post: Talks", "Talks - the post"]
)
def test_a_headline_is_without_the_name_of_the_site(title: str) -> None:
    head = f"<meta property='og:site_name' content='The Post'><meta property='og:title' content='{title}'>"

    assert report(page(head)).title == "Talks"


def test_the_name_of_the_site_in_the_place_of_a_headline_is_none() -> None:
    whole = f"<html><head><title>The Post: Talks</title><meta property='og:site_name' content='The Post'></head><body><h1>The Post</h1>{BODY.partition('</h1>')[2]}</body></html>"

    assert report(whole).title == "Talks"


@pytest.mark.parametrize(
    ("data", "charset", "wanted"),
    [
        pytest.param("Lomé – Žilina".encode(), "", "Lomé – Žilina", id="utf-8"),
        pytest.param(
            b"<meta charset=iso-8859-2>\xae", "", "<meta charset=iso-8859-2>Ž", id="as-the-page-says"
        ),
        pytest.param(b"\xcc\xee", "windows-1251", "Мо", id="as-the-server-says"),
        pytest.param(b"caf\xe9 \x96", "", "café –", id="windows-1252-where-nobody-says"),
        pytest.param("\ufeffé".encode("utf-16"), "", "\ufeffé", id="utf-16"),
        pytest.param(b"a\x00b\x1b[2Jc", "", "a\ufffdb\ufffd[2Jc", id="controls"),
        pytest.param(b"x", "zlib_codec", "x", id="a-charset-that-is-none"),
    ],
)
def test_bytes_become_words(data: bytes, charset: str, wanted: str) -> None:
    assert decoded(data, charset=charset) == wanted


HOSTILE = {
    "nested a million deep": b"<html><body>" + b"<div>" * 1_000_000 + b"x",
    "a million comments": b"<html><!--" * 1_000_000,
    "too many tags": b"<html><body>words" + b"<br>" * 300_000,
    "only brackets": b"<" * 3_000_000,
    "NULs": b"<html>\0\0",
    "nothing": b" \n",
    "no page": b"hello",
    "no text": b"<html><body><script>var a = 'words that are none'</script></body></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_set_aside_with_its_reason_in_little_time(name: str) -> None:
    started = time.process_time()
    found = read(HOSTILE[name])

    assert isinstance(found, SetAside)
    assert found.reason
    assert found.remedy
    assert time.process_time() - started < 10


def test_a_page_over_the_limit_is_set_aside() -> None:
    found = page_report(Raw("page.html", None), limits=LIMITS)

    assert isinstance(found, SetAside)
    assert found.reason == "more than 10 MB, the limit for one report"


def test_marks_that_turn_text_round_and_half_surrogate_pairs_do_not_get_into_a_text() -> None:
    found = report(
        page(
            body="<p>Kandar met \u202eMarovia\u202c in Vellin on Monday, they said.</p><p>a \ud800 b</p>"
        ).encode("utf-8", "surrogatepass")
    )

    assert found.text == "Kandar met Marovia in Vellin on Monday, they said.\n\na \ufffd b"


def test_a_page_in_a_folder_has_its_path_as_id(tmp_path: Path) -> None:
    from dragoman.sources import read_reports

    (tmp_path / "a.html").write_text(page(html="lang='en'"))
    found = list(read_reports([str(tmp_path)], set_aside=lambda _: None))

    assert [(r.id, r.title, r.language, r.origin) for r in found] == [
        ("a", "Talks", "en", str(tmp_path / "a.html"))
    ]


def test_a_fragment_becomes_paragraphs_without_scripts() -> None:
    assert (
        fragment_text("<p>One <b>two</b>.</p><script>alert(1)</script>three<br>four &lt;b&gt;")
        == "One two.\n\nthree\n\nfour <b>"
    )
    assert fragment_text("<div>" * 5000 + "x") in {"", "x"}
