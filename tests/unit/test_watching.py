"""Is a store kept current from feeds, politely, and is nothing lost when the watch is stopped?"""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.running.watching import Watch, Watched, watch
from dragoman.sources import Limits
from dragoman.sources.fetching import Fetcher
from dragoman.store import Store
from dragoman.store.watched import feed_state
from fake_coder import FakeCoder
from feed_server import FeedServer, feed_server, page

TESTS = Path(__file__).resolve().parents[1]
FRENCH = "Le ministre des Affaires étrangères a rencontré son homologue à Dakar mardi soir pour parler de la pêche."


def news(text: str, day: str = "2021-04-05") -> tuple[int, dict[str, str], bytes]:
    return page(f"<html><head><title>News</title><meta property='article:published_time' content='{day}'></head><body><article><p>{text}</p></article></body></html>")  # fmt: skip


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as started:
        yield started


class Watcher:
    """A watch of one feed of the server, round by round."""

    def __init__(self, server: FeedServer, store: Path) -> None:
        self.server, self.store, self.said = server, store, []  # type: ignore[var-annotated]

    def look(self, path: str = "/feed", **more: object) -> Watched:
        self.said.clear()
        options = {
            "feeds": [f"{self.server.address}{path}"],
            "fetcher": Fetcher(allow_private=True, pause=0.0),
            "once": True,
            "say": self.said.append,
            **more,
        }
        return watch(Watch(store=self.store, coder=FakeCoder(), coder_version="1", **options))  # type: ignore[arg-type]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with Store.open(self.store, read_only=True) as store:
            return list(store.rows(query, []))


@pytest.fixture
def watcher(server: FeedServer, tmp_path: Path) -> Watcher:
    return Watcher(server, tmp_path / "w.duckdb")


def test_pages_that_a_feed_leads_to_are_coded_once(server: FeedServer, watcher: Watcher) -> None:
    server.feed("/feed", *(f"{server.address}/{n}" for n in "ab"))
    server.pages |= {"/a": news("Kenya met Ghana in Oslo."), "/b": news("Peru met Chile in Lima.")}
    first = watcher.look()
    server.feed("/feed", *(f"{server.address}/{n}" for n in "abc"), etag='"2"')
    server.pages["/c"] = news("Chile met Kenya in Lima.")
    second = watcher.look()

    assert (first.coded, first.pages, first.events, second.coded) == (2, 2, 2, 1)
    assert server.paths.count("/a") == 1
    assert watcher.rows("SELECT text <> '', url, published, published_source FROM reports ORDER BY url") == [
        (True, f"{server.address}/{n}", "2021-04-05", "meta") for n in "abc"
    ]


def test_a_feed_that_has_not_changed_is_asked_conditionally(server: FeedServer, watcher: Watcher) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = news("Kenya met Ghana.")
    watcher.look()
    watcher.look()

    assert [h.get("if-none-match") for path, h, _ in server.asked if path == "/feed"] == [None, '"1"']
    assert any("unchanged" in line for line in watcher.said)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (page("gone", status=410), "status 410"),
        (page("", status=302, location="file:///etc/hostname"), "only http and https are fetched"),
        (page("x", "image/png"), "no page but image/png"),
        (page("<html><body></body></html>"), "no report's text was found in the page"),
    ],
)
def test_where_a_page_cannot_be_had_what_the_entry_says_itself_is_coded(
    server: FeedServer, watcher: Watcher, answer: tuple[int, dict[str, str], bytes], why: str
) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = answer
    done = watcher.look()

    assert (done.coded, done.entries, done.events) == (1, 1, 1)
    assert watcher.rows("SELECT published_source, origin FROM reports") == [
        ("feed", f"{server.address}/feed, what the entry says itself ({why})")
    ]
    assert any(why in line for line in watcher.said)


def test_robots_are_heeded_for_feed_and_pages(server: FeedServer, watcher: Watcher) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nDisallow: /no", "text/plain")
    server.feed("/feed", f"{server.address}/no/a")
    server.feed("/no/feed", f"{server.address}/a")

    assert watcher.look().entries == 1
    assert watcher.look("/no/feed").feeds_failed == 1
    assert server.paths == ["/robots.txt", "/feed", "/robots.txt"]


def test_a_feed_that_fails_rests_longer_each_time_and_is_noted(server: FeedServer, watcher: Watcher) -> None:
    server.pages["/feed"] = page("", status=503, retry_after="7200")
    assert watcher.look().feeds_failed == 1
    url = f"{server.address}/feed"
    with Store.open(watcher.store) as store:
        state = feed_state(store, url)

    assert state.failures == 1
    assert dt.timedelta(hours=1.9) < state.next_at - state.checked_at <= dt.timedelta(hours=2)
    assert watcher.look().feeds_failed == 0
    assert server.paths.count("/feed") == 1
    assert watcher.rows("SELECT place, reason, note FROM set_aside") == [(f"feed {url}", "status 503", True)]


def test_a_host_that_asks_for_rest_keeps_its_pages_for_the_next_round(
    server: FeedServer, watcher: Watcher
) -> None:
    server.feed("/feed", f"{server.address}/a", f"{server.address}/b")
    server.pages |= {"/a": news("Kenya met Ghana."), "/b": page("", status=429)}
    assert watcher.look().coded == 0
    server.pages["/b"] = news("Peru met Chile.")

    assert watcher.look().coded == 2


def test_a_page_in_another_language_is_set_aside_once(server: FeedServer, watcher: Watcher) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = news(FRENCH)
    first, second = watcher.look(), watcher.look()

    assert (first.set_aside, first.coded, second.set_aside) == (1, 0, 0)
    assert watcher.rows("SELECT reason FROM set_aside") == [("language: fr, not English",)]


def test_a_feed_on_this_machine_is_refused_unless_permitted(server: FeedServer, tmp_path: Path) -> None:
    said: list[str] = []
    job = Watch(
        feeds=[f"{server.address}/feed"], store=tmp_path / "w.duckdb", coder=FakeCoder(), coder_version="1",
        fetcher=Fetcher(pause=0.0), once=True, say=said.append,
    )  # fmt: skip

    done = watch(job)
    assert (done.feeds_failed, done.feeds_refused) == (1, 1)
    assert server.asked == []
    assert said == [
        f"feed {server.address}/feed: its address is private or on this machine; --allow-private permits that; passed over"
    ]


def test_a_feed_that_was_refused_does_not_rest_when_it_is_permitted(
    server: FeedServer, watcher: Watcher
) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = news("Kenya met Ghana.")
    watcher.look(fetcher=Fetcher(pause=0.0))
    remedies = watcher.rows("SELECT remedy FROM set_aside")

    assert (remedies, watcher.look().coded) == ([("Give --allow-private",)], 1)


def test_a_watch_of_feeds_none_of_which_may_be_asked_ends_and_one_of_others_goes_on(
    server: FeedServer, watcher: Watcher
) -> None:
    stopping = threading.Event()
    server.feed("/feed", f"{server.address}/a")
    done = watcher.look(fetcher=Fetcher(pause=0.0), once=False)

    def stop(line: str) -> None:
        if line.startswith("next look"):
            stopping.set()

    feeds = [f"{server.address}/feed", "ftp://news.example/feed"]
    watcher.look(feeds=feeds, once=False, say=stop, stopping=stopping)
    assert done.feeds_refused == 1
    assert stopping.is_set()


def test_a_feed_that_rests_is_told_of_when_the_watch_begins(server: FeedServer, watcher: Watcher) -> None:
    server.feed("/feed", f"{server.address}/a")
    watcher.look()
    stopping, said = threading.Event(), []

    def say(line: str) -> None:
        said.append(line)
        if line.startswith("next look"):
            stopping.set()

    watcher.look(once=False, say=say, stopping=stopping)
    assert said[0].startswith(f"feed {server.address}/feed: rests after the last look, until 20")


def test_a_page_that_is_larger_than_the_option_lets_in_names_the_option(
    server: FeedServer, watcher: Watcher
) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = page("x" * 20_000)
    watcher.look(limits=Limits(report_bytes=10_000))

    assert any(
        "/a: more than 0.01 MB; --limit-mb permits more; what the feed says" in s for s in watcher.said
    )


def test_a_host_that_is_not_there_is_not_told_to_forbid(watcher: Watcher) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError

    watcher.look(fetcher=Fetcher(pause=0.0, resolve=nowhere))
    assert "its robots.txt cannot be had: there is no host 127.0.0.1; asked again in" in watcher.said[0]


FAKED = (
    "import dragoman, fake_coder; dragoman.load = fake_coder.make_fake\nfrom dragoman import cli; cli.app()"
)


def shell(*words: str, folder: Path) -> "subprocess.Popen[str]":
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    return subprocess.Popen(
        [sys.executable, "-c", FAKED, *words], stderr=subprocess.PIPE, text=True, env=env, cwd=folder
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_watch_in_good_order_with_what_was_taken_in_the_store(
    server: FeedServer, tmp_path: Path, number: signal.Signals
) -> None:
    server.feed("/feed", f"{server.address}/a")
    server.pages["/a"] = news("Kenya met Ghana.")
    words = ["watch", f"{server.address}/feed", "--store", "w.duckdb", "--allow-private", "--pause", "0.1"]
    process = shell(*words, folder=tmp_path)
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if "next look in" in line:
            break
    process.send_signal(number)
    rest = process.communicate(timeout=30)[1]

    assert process.returncode == 0, "".join(said) + rest
    assert rest.startswith(
        "Stopped: 1 coded (1 by their page, 0 by what the feed says), 1 event, 0 set aside"
    )
    with Store.open(tmp_path / "w.duckdb", read_only=True) as store:
        assert len(list(store.events())) == 1


def test_a_signal_ends_the_wait_for_a_slow_server(server: FeedServer, tmp_path: Path) -> None:
    def slow() -> tuple[int, dict[str, str], bytes]:
        time.sleep(20)
        return page("late")

    server.pages["/feed"] = slow
    process = shell(
        "watch", f"{server.address}/feed", "--store", "w.duckdb", "--allow-private", folder=tmp_path
    )
    while "/feed" not in server.paths:
        time.sleep(0.05)
        assert process.poll() is None
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)

    assert (process.returncode, time.monotonic() - started < 8) == (0, True)


def test_a_file_of_addresses_is_read_and_one_look_says_by_its_status_that_a_feed_failed(
    server: FeedServer, tmp_path: Path
) -> None:
    (tmp_path / "feeds.txt").write_text(f"# ours\n{server.address}/absent\n\n{server.address}/absent\n")
    process = shell(
        "watch",
        "feeds.txt",
        "--once",
        "--allow-private",
        "--pause",
        "0.1",
        "--store",
        "w.duckdb",
        folder=tmp_path,
    )
    said = process.communicate(timeout=60)[1]

    assert process.returncode == 3
    assert f"feed {server.address}/absent: status 404; asked again in 30 minutes" in said
    assert said.count("absent") == 1


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["https://news.example:99999/rss"], 2, "not an address that can be read"),
        (["ftp://news.example/rss"], 2, "only http and https are fetched"),
        (["http://127.0.0.1:1/rss"], 1, "none of the feeds may be asked"),
        (["http://127.0.0.1:1/rss", "--once"], 3, "--allow-private permits that; passed over"),
    ],
)
def test_what_may_not_be_asked_ends_the_command_and_says_why(
    tmp_path: Path, words: list[str], status: int, said: str
) -> None:
    process = shell("watch", *words, "--store", "w.duckdb", folder=tmp_path)
    told = process.communicate(timeout=60)[1]

    assert (process.returncode, said in told) == (status, True), told
