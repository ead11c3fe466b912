"""What does a store know of the feeds that keep it current?

For each feed what its server said last, how often in a row it failed and when it may be asked again; and which pages were taken.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.store.faults import translated
from dragoman.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of one feed. Times are UTC without a zone; `failures` counts those in a row."""

    url: str
    etag: str = ""
    last_modified: str = ""
    checked_at: dt.datetime = dt.datetime(1970, 1, 1)
    failures: int = 0
    next_at: dt.datetime = dt.datetime(1970, 1, 1)


def feed_state(store: Store, url: str) -> FeedState:
    """What a store knows of a feed; a feed that it does not know has failed never and may be asked at once."""
    query = "SELECT url, etag, last_modified, checked_at, failures, next_at FROM feeds WHERE url = ?"
    with translated(store.path):
        row = store._connection.execute(query, [url]).fetchone()
    if row is None:
        return FeedState(url=url)
    names = ("url", "etag", "last_modified", "checked_at", "failures", "next_at")
    return FeedState(**dict(zip(names, row, strict=True)))


def save_feed_state(store: Store, state: FeedState) -> None:
    """Keep what is known of a feed, in place of what was known before."""
    row = [state.url, state.etag, state.last_modified, state.checked_at, state.failures, state.next_at]
    with translated(store.path):
        store._connection.execute("BEGIN")
        store._connection.execute("DELETE FROM feeds WHERE url = ?", [state.url])
        store._connection.execute("INSERT INTO feeds VALUES (?, ?, ?, ?, ?, ?)", row)
        store._connection.execute("COMMIT")


def taken_links(store: Store, urls: Iterable[str]) -> frozenset[str]:
    """Those of some pages that were taken before."""
    query = "SELECT url FROM links WHERE url IN (SELECT unnest(?::VARCHAR[]))"
    with translated(store.path):
        return frozenset(url for (url,) in store._connection.execute(query, [list(urls)]).fetchall())


def take_links(store: Store, outcomes: dict[str, str], *, now: dt.datetime) -> None:
    """Note that pages were taken, and how that ended; to be called after their reports are stored."""
    new = {url: outcome for url, outcome in outcomes.items() if url not in taken_links(store, outcomes)}
    if new:
        columns = [list(new), [now] * len(new), list(new.values())]
        query = "INSERT INTO links SELECT unnest(?::VARCHAR[]), unnest(?::TIMESTAMP[]), unnest(?::VARCHAR[])"
        with translated(store.path):
            store._connection.execute(query, columns)
