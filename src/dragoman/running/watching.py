"""How is a store kept current from feeds?

Round after round: each feed that is due is asked whether it has changed; the pages that it leads to and that were not taken before are
fetched, read, coded and stored, some at a time. Where a page cannot be had, what its entry says itself is coded. The store is open only
while it is read or written, so that others can read it in between. Stopping between any two steps loses nothing.
"""

import datetime as dt
import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from dragoman.errors import StoreError
from dragoman.records import Report
from dragoman.running.run import Batch, run
from dragoman.running.worker import Coding
from dragoman.sources import Limits, Reading, SetAside
from dragoman.sources.feeds import FEED_BYTES, Entry, Feed, entry_report, feed_of
from dragoman.sources.fetching import Answer, Fetcher, FetchError, NeverAskedError, TooLargeError
from dragoman.sources.items import Raw
from dragoman.sources.pages import page_report
from dragoman.sources.reader import told_apart
from dragoman.sources.robots import Robots
from dragoman.store import Store
from dragoman.store.watched import FeedState, feed_state, save_feed_state, take_links, taken_links
from dragoman.wording import counted

MOST_WAIT = dt.timedelta(days=1)
_PAGE_BYTES = 5_000_000
_AT_ONCE = 8  # pages that are coded and stored together
_LOCK_TRIES, _LOCK_SECONDS = 20, 1.5
_PAGE_TYPES = ("", "text/html", "application/xhtml+xml")

Say = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What to watch, and how.

    Args:
        feeds: addresses of feeds.
        store: the store's file; made where there is none.
        coder, coder_version: as in a run.
        every: how long a feed rests after it was asked.
        once: one round, then the end; feeds that rest after a failure are passed over.
        seconds: a report that takes longer to code is set aside.
        say: is told each step, in one line.
        stopping: when it is set, the watch ends after the step that is under way.
    """

    feeds: Sequence[str]
    store: Path
    coder: Coding
    coder_version: str
    fetcher: Fetcher
    every: dt.timedelta = dt.timedelta(minutes=15)
    once: bool = False
    limits: Limits = field(default_factory=Limits)
    reading: Reading = field(default_factory=Reading)
    seconds: float | None = None
    say: Say = print
    stopping: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class Watched:
    """What a watch did."""

    feeds_failed: int = 0
    feeds_refused: int = 0  # of those, such as may not be asked at all
    pages: int = 0  # reports read from their page
    entries: int = 0  # reports read from what the feed says, their page not to be had
    coded: int = 0
    events: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class _Taken:
    """One link that was followed: its report or why there is none, and how it ended; no outcome where it is to be tried again."""

    link: str
    found: Report | SetAside | None
    outcome: str


def watch(job: Watch) -> Watched:
    """Keep a store current until told to stop, for one round, or until no feed is left that may be asked.

    Raises:
        StoreError: the store cannot be opened or written, also after waiting for another process to let go of it.
    """
    done, robots = Watched(), Robots(job.fetcher)
    due: dict[str, dt.datetime | None] = dict.fromkeys(job.feeds, _now())
    for rounds in itertools.count():
        for url in [url for url, at in due.items() if at is not None]:
            if not job.stopping.is_set():
                due[url] = _feed(job, url, robots=robots, done=done, first=not rounds)
        nexts = [at for at in due.values() if at is not None]
        if job.once or job.stopping.is_set() or not nexts:
            break
        wait = max(1.0, (min(nexts) - _now()).total_seconds())
        job.say(f"next look in {_span(wait)}")
        job.stopping.wait(wait)
    return done


def _feed(job: Watch, url: str, *, robots: Robots, done: Watched, first: bool) -> dt.datetime | None:
    """Look at one feed if it is due; when it is due next, None for never.

    Args:
        first: whether this is the first look since the watch began; who began it is then told why a feed is not looked at.
    """
    state = _with_store(job, lambda store: feed_state(store, url))
    if state.next_at > _now() and (state.failures or not job.once):
        if first:
            after = counted(state.failures, "failure") if state.failures else "the last look"
            job.say(f"feed {url}: rests after {after}, until {state.next_at:%Y-%m-%d %H:%M} UTC")
        return state.next_at
    try:
        answer, feed = _answer(job, url, state, robots=robots)
    except NeverAskedError as error:
        _refused(job, url, error, done=done)
        return None
    except FetchError as error:
        if job.stopping.is_set():
            return state.next_at
        return _failed(job, state, error, done=done)
    whole = True
    if feed is None:
        job.say(f"feed {url}: unchanged")
    else:
        whole = _entries(job, url, feed, robots=robots, done=done)
    if job.stopping.is_set():
        return state.next_at  # what was not taken is found again: the feed counts as not yet asked
    told = (answer.etag or state.etag, answer.last_modified or state.last_modified) if whole else ("", "")
    now = _now()
    new = FeedState(url=url, etag=told[0], last_modified=told[1], checked_at=now, next_at=now + job.every)
    _with_store(job, lambda store: save_feed_state(store, new))
    return new.next_at


def _answer(job: Watch, url: str, state: FeedState, *, robots: Robots) -> tuple[Answer, Feed | None]:
    """What the server of a feed says, and the feed where it has changed.

    Raises:
        FetchError: it cannot be had, or is no feed.
    """
    if why := robots.why_not(url):
        raise FetchError(why)
    answer = job.fetcher.get(
        url, limit=FEED_BYTES, etag=state.etag, last_modified=state.last_modified, permitted=robots.permits
    )
    if answer.status == 304:
        return answer, None
    feed = feed_of(Raw(url, answer.body), limits=job.limits, base=answer.url)
    if isinstance(feed, SetAside):
        raise FetchError(feed.reason)
    return answer, feed


def _refused(job: Watch, url: str, error: NeverAskedError, *, done: Watched) -> None:
    """Pass over a feed that may not be asked. It does not rest: as soon as the option is given it may be asked."""
    done.feeds_failed += 1
    done.feeds_refused += 1
    job.say(f"feed {url}: {error}; passed over")
    remedy = f"Give {error.option}" if error.option else "Correct the address"
    aside = SetAside(f"feed {url}", str(error), remedy, note=True)
    _with_store(job, lambda store: store.add((), set_aside=[aside], coder_version=job.coder_version))


def _failed(job: Watch, state: FeedState, error: FetchError, *, done: Watched) -> dt.datetime:
    """Let a feed rest longer with each failure in a row, at most a day."""
    done.feeds_failed += 1
    now, failures = _now(), state.failures + 1
    rest = min(
        MOST_WAIT, max(job.every * 2 ** min(failures, 20), dt.timedelta(seconds=min(error.wait, 86_400.0)))
    )
    job.say(f"feed {state.url}: {error}; asked again in {_span(rest.total_seconds())}")
    new = replace(state, checked_at=now, failures=failures, next_at=now + rest)
    aside = SetAside(f"feed {state.url}", str(error), "It is asked again, later with each failure", note=True)
    _with_store(job, lambda store: store.add((), set_aside=[aside], coder_version=job.coder_version))
    _with_store(job, lambda store: save_feed_state(store, new))
    return new.next_at


def _entries(job: Watch, url: str, feed: Feed, *, robots: Robots, done: Watched) -> bool:
    """Take the entries of a feed that are new, oldest last in the feed first; whether all could be taken."""
    entries = {_key(entry, feed=url): entry for entry in reversed(feed.entries)}
    before = _with_store(job, lambda store: taken_links(store, entries))
    new = {key: entry for key, entry in entries.items() if key not in before}
    job.say(f"feed {url}: {counted(len(entries), 'entry', 'entries')}, {len(new)} new")
    hand: list[_Taken] = []
    whole = True
    for taken in _followed(job, url, feed, new, robots=robots):
        whole = whole and bool(taken.outcome)
        hand.append(taken)
        if len(hand) >= _AT_ONCE:
            _store(job, hand, done=done)
            hand = []
    _store(job, hand, done=done)
    return whole


def _key(entry: Entry, *, feed: str) -> str:
    """What tells an entry apart from others: its link, or its feed and what it says."""
    return entry.link or f"{feed}#{Report(text=entry.title + entry.text or '-').id}"


def _followed(job: Watch, url: str, feed: Feed, new: dict[str, Entry], *, robots: Robots) -> Iterator[_Taken]:
    """Each entry with its report, by its page where that can be had; a host that asks for rest is left for the next round."""
    resting: set[str] = set()
    for key, entry in new.items():
        if job.stopping.is_set():
            return
        host = urlsplit(entry.link).netloc
        if host in resting:
            yield _Taken(key, None, "")
            continue
        why = "the entry has no link"
        if entry.link:
            try:
                yield _Taken(key, _page(job, entry, feed=feed, robots=robots), "page")
                continue
            except FetchError as error:
                if job.stopping.is_set():
                    return
                why = str(error)
                if why in {"status 429", "status 503"}:
                    resting.add(host)
                    job.say(f"  {host}: asks for rest ({why}); its other pages wait for the next round")
                    yield _Taken(key, None, "")
                    continue
        found = entry_report(entry, feed=feed, place=key)
        if isinstance(found, Report):
            found = replace(found, origin=f"{url}, what the entry says itself ({why})"[:1000])
            job.say(f"  {key}: {why}; what the feed says itself is taken")
        else:
            found = SetAside(key, f"{why}, and {found.reason}", "Fetch the page by hand if it matters")
            job.say(f"  {key}: {why}, and the feed itself says nothing of it")
        yield _Taken(key, found, "entry" if isinstance(found, Report) else why)


def _page(job: Watch, entry: Entry, *, feed: Feed, robots: Robots) -> Report:
    """The report of the page that an entry leads to; the feed fills in what the page leaves out.

    Raises:
        FetchError: it cannot be had.
    """
    if why := robots.why_not(entry.link):
        raise FetchError(why)
    most = min(_PAGE_BYTES, job.limits.report_bytes)
    try:
        answer = job.fetcher.get(entry.link, limit=most, permitted=robots.permits)
    except TooLargeError as error:
        more = "; --limit-mb permits more" if most < _PAGE_BYTES else ""
        raise FetchError(f"{error}{more}") from None
    if answer.type not in _PAGE_TYPES:
        raise FetchError(f"no page but {answer.type[:50]}")
    page = page_report(
        Raw(entry.link, answer.body), url=answer.url, charset=answer.charset, limits=job.limits
    )
    if isinstance(page, SetAside):
        raise FetchError(page.reason)
    report = replace(page.report, language=page.declared or feed.language, origin=entry.link)
    if entry.published.day and report.published_confidence != "high":
        said = entry.published
        report = replace(
            report, published=said.day, published_source=said.source, published_confidence=said.confidence
        )
    return replace(report, title=report.title or entry.title, author=report.author or entry.author)


def _sorted_out(job: Watch, hand: list[_Taken], *, done: Watched) -> tuple[dict[str, Report], list[SetAside]]:
    """The reports among what was taken, by id, and what is none, of which the watcher is told."""
    aside: list[SetAside] = []
    reports: dict[str, Report] = {}
    for taken in hand:
        found = (
            told_apart(taken.found, place=taken.link, language=job.reading.language)
            if isinstance(taken.found, Report)
            else taken.found
        )
        if isinstance(found, Report):
            reports.setdefault(found.id, found)
            done.pages += taken.outcome == "page"
            done.entries += taken.outcome == "entry"
        elif found is not None:
            aside.append(found)
            job.say(f"  {taken.link}: set aside, {found.reason}. {found.remedy}.")
    return reports, aside


def _store(job: Watch, hand: list[_Taken], *, done: Watched) -> None:
    """Code and store what was taken, then note the links: whatever happens in between, they are only taken again."""
    if not hand:
        return
    reports, aside = _sorted_out(job, hand, done=done)
    held = _with_store(
        job, lambda store: store.coded(list(reports.values()), coder_version=job.coder_version)
    )
    new = [report for report in reports.values() if report.id not in held]
    coded: list[Batch] = []
    tally = run(
        new, make_coder=lambda: job.coder, on_coded=coded.append, seconds=job.seconds, batch=len(new) or 1
    )
    if tally.interrupted:
        job.stopping.set()
    finished = {c.report.id for batch in coded for c in batch.coded}
    aside += [item for batch in coded for item in batch.set_aside]
    done.coded, done.events, done.set_aside = (
        done.coded + tally.coded,
        done.events + tally.events,
        done.set_aside + len(aside),
    )
    whole = len(finished) + sum(len(b.set_aside) for b in coded) == len(new)
    outcomes = {taken.link: taken.outcome for taken in hand if taken.outcome} if whole else {}

    def write(store: Store) -> None:
        for batch in coded:
            store.add(batch.coded, coder_version=job.coder_version)
        if aside:
            store.add((), set_aside=aside, coder_version=job.coder_version)
        take_links(store, outcomes, now=_now())

    _with_store(job, write)
    if new:
        job.say(f"  {counted(tally.coded, 'report')} coded, {counted(tally.events, 'event')}")


def _with_store(job: Watch, act: Callable[[Store], T]) -> T:
    """Do something with the store, opened for it alone; where another process has it, wait a little and try again."""
    for attempt in range(_LOCK_TRIES):
        try:
            with Store.open(job.store) as store:
                return act(store)
        except StoreError as error:
            if "another process has it open" not in str(error) or attempt == _LOCK_TRIES - 1:
                raise
            if attempt == 0:
                job.say(f"{error.args[1]}: waiting for it")
            time.sleep(_LOCK_SECONDS)
    raise AssertionError("unreachable: the last try returns or raises")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def _span(seconds: float) -> str:
    if seconds < 90:
        return counted(round(seconds), "second")
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
