"""Is what a feed says of its entries read, and nothing else done?"""

import datetime as dt
import io
import time

import pytest

from dragoman.records import Report
from dragoman.sources import Limits, SetAside, read_reports
from dragoman.sources.feeds import Feed, feed_of, feed_reports
from dragoman.sources.items import Raw

LIMITS = Limits(today=dt.date(2026, 1, 1))
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Talks &amp; more</title><link>/2020/09/10/talks</link><pubDate>Thu, 10 Sep 2020 23:30:00 -0500</pubDate><author>Ana Okoro</author>
<description>&lt;p&gt;Kandar met Marovia.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</description></item>
<item><title>No text</title><link>https://post.example/b</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title><entry><title>T</title><link href="https://w.example/1"/><updated>2020-09-10T01:00:00Z</updated>
<summary>Short.</summary><content type="html">&lt;p&gt;Kandar met Marovia at length.&lt;/p&gt;</content></entry></feed>"""


def read(feed: str | bytes) -> tuple[list[Report], list[SetAside]]:
    found = [
        f
        for _, f in feed_reports(
            Raw("f.rss", feed.encode() if isinstance(feed, str) else feed), limits=LIMITS
        )
    ]
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, SetAside)]


def test_an_entry_of_rss_is_a_report_by_what_it_says_itself() -> None:
    reports, aside = read(RSS)

    assert [(r.title, r.text, r.published, r.published_source, r.publisher, r.url, r.author) for r in reports] == [
        ("Talks & more", "Kandar met Marovia.\n\nTwice.", "2020-09-10", "feed", "The Harbour Post", "https://post.example/2020/09/10/talks", "Ana Okoro")
    ]  # fmt: skip
    assert [(a.place, a.reason) for a in aside] == [("f.rss, entry 2", "the entry has no text of its own")]


def test_an_entry_of_atom_gives_its_content_rather_than_its_summary() -> None:
    assert [(r.text, r.published, r.url) for r in read(ATOM)[0]] == [
        ("Kandar met Marovia at length.", "2020-09-10", "https://w.example/1")
    ]


def test_a_feed_comes_by_standard_input_too() -> None:
    found = list(read_reports(["-"], set_aside=lambda _: None, stdin=io.BytesIO(RSS.encode()), limits=LIMITS))

    assert [r.title for r in found] == ["Talks & more"]


def laughs() -> str:
    more = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{more}]><rss version="2.0"><channel><item><description>&l9;</description></item></channel></rss>'


BAD = {
    "a billion laughs": (laughs(), "the feed declares entities of its own, as a bomb does"),
    "a file of the system": ('<!DOCTYPE x [<!entity p SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&p;</title></item></channel></rss>', "the feed declares entities of its own, as a bomb does"),
    "nesting": ("<rss version='2.0'><channel><item>" + "<a>" * 100_000, "the feed has too many tags, or tags that are never closed"),
    "nesting within a text": ("<rss><channel><item><description>" + "&lt;div&gt;" * 100_000, "the feed has too many tags, or tags that are never closed"),
    "entities without end": ("<rss><channel><title>" + "&" * 1_000_000, "the feed has too many signs written as entities"),
    "an address": ("http://127.0.0.1:9/feed", "not a feed: it is neither RSS nor Atom"),
    "a path": ("/etc/hostname", "not a feed: it is neither RSS nor Atom"),
    "a page": ("<html><body><p>words</p></body></html>", "not a feed: it is neither RSS nor Atom"),
    "nothing": (" \n", "empty"),
    "NULs": ("\0\0\0", "not a feed: it is neither RSS nor Atom"),
    "too much": ("<rss>" + " " * 5_000_000, "more than 5 MB, the limit for a feed"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_feed_is_set_aside_with_its_reason_in_little_time(name: str) -> None:
    feed, reason = BAD[name]
    started = time.process_time()

    assert ([], [reason]) == (read(feed)[0], [a.reason for a in read(feed)[1]])
    assert time.process_time() - started < 5


def test_links_that_lead_to_no_web_page_are_dropped() -> None:
    for link in ("javascript:alert(1)", "file:///etc/hostname", "http://[", "ftp://x.example/a"):
        feed = feed_of(Raw("f", RSS.replace("/2020/09/10/talks", link).encode()), limits=LIMITS)

        assert isinstance(feed, Feed)
        assert feed.entries[0].link == ""


def test_no_control_sign_of_a_broken_feed_gets_into_a_report() -> None:
    broken = (
        RSS.replace("Ana Okoro", "Ana\0Okoro")
        .replace("met Marovia", "met\0Marovia")
        .replace("</channel></rss>", "")
    )
    reports, _ = read(broken)

    assert len(reports) == 1
    assert not any("\0" in value for value in (reports[0].text, reports[0].author, reports[0].title))
    of_a_broken_site = RSS.replace("https://post.example/<", "https://post\0.example/<").replace(
        "</channel></rss>", ""
    )
    assert not any("\0" in report.url for report in read(of_a_broken_site)[0])


def test_a_feed_without_an_entry_is_only_noted() -> None:
    assert [
        (a.reason, a.note) for a in read("<rss version='2.0'><channel><title>x</title></channel></rss>")[1]
    ] == [("the feed has no entry", True)]
