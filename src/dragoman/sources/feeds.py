"""Which reports does a feed (RSS or Atom) tell of, and what does it say of each itself?

feedparser reads it, from bytes alone: nothing is fetched. A feed that declares entities is not read, since that is how a few lines
become gigabytes.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.records import Report
from dragoman.sources.dates import Published, Stated, address_day, choose, stated
from dragoman.sources.items import Limits, Located, Raw, SetAside
from dragoman.sources.markup import fragment_text, readable

FEED_BYTES = 5_000_000
MOST_ENTRIES = 5_000
_MOST_UNCLOSED, _MOST_TAGS, _MOST_ENTITIES = 20_000, 200_000, 600_000
_LONGEST_FIELD, _LONGEST_URL = 500, 2_000
_NO_FEED = "Give a feed as its site publishes it, RSS or Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: where its report is, and what the feed itself says of it."""

    link: str
    title: str
    text: str
    author: str
    published: Published


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own name, its language as it says it, and its entries in its order."""

    title: str
    language: str
    entries: tuple[Entry, ...]
    cut: bool = False  # whether entries beyond the bound were left out


def feed_of(raw: Raw, *, limits: Limits, base: str = "") -> Feed | SetAside:
    """The feed that some bytes hold, or why there is none.

    Args:
        base: where it was fetched from; links are resolved against it.
    """
    if raw.data is None or len(raw.data) > FEED_BYTES:
        return SetAside(raw.place, f"more than {FEED_BYTES / 1e6:g} MB, the limit for a feed", "Split it")
    if (bad := _dangerous(raw.data)) is not None:
        return SetAside(raw.place, bad, _NO_FEED)
    import feedparser

    try:
        parsed = feedparser.parse(
            io.BytesIO(raw.data), response_headers={"content-location": base} if base else {}
        )
    except Exception as error:  # noqa: BLE001 - feedparser lets through whatever its parsers raise
        return SetAside(raw.place, f"not a feed that can be read: {type(error).__name__}", _NO_FEED)
    if not parsed.entries and not parsed.get("version"):
        return SetAside(raw.place, "not a feed: it is neither RSS nor Atom", _NO_FEED)
    entries = tuple(
        _entry(e, base=base or str(parsed.feed.get("link") or ""), limits=limits)
        for e in parsed.entries[:MOST_ENTRIES]
    )
    language = str(parsed.feed.get("language") or "")[:2].lower()
    return Feed(_field(parsed.feed.get("title")), language, entries, cut=len(parsed.entries) > MOST_ENTRIES)


def feed_reports(raw: Raw, *, limits: Limits) -> Iterator[Located]:
    """What the entries of a feed say themselves, one report an entry; entries count from 1."""
    feed = feed_of(raw, limits=limits)
    if isinstance(feed, SetAside):
        yield raw.place, feed
        return
    if not feed.entries:
        yield raw.place, SetAside(raw.place, "the feed has no entry", "Fetch it again later", note=True)
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{raw.place}, entry {number}"
        yield place, entry_report(entry, feed=feed, place=place)
    if feed.cut:
        yield (
            raw.place,
            SetAside(raw.place, f"entries after the first {MOST_ENTRIES:,} were not read", "Split the feed"),
        )


def entry_report(entry: Entry, *, feed: Feed, place: str) -> Report | SetAside:
    """What an entry of a feed says itself, as a report."""
    if not entry.text:
        return SetAside(
            place,
            "the entry has no text of its own",
            "Use dragoman watch, which fetches the page that it leads to",
        )
    return Report(
        text=entry.text,
        title=entry.title,
        author=entry.author,
        publisher=feed.title,
        url=entry.link,
        language=feed.language,
        published=entry.published.day,
        published_source=entry.published.source,
        published_confidence=entry.published.confidence,
    )


def _entry(entry: Any, *, base: str, limits: Limits) -> Entry:
    link = _link(str(entry.get("link") or ""), base)
    bodies = [str(part.get("value") or "") for part in entry.get("content") or () if isinstance(part, dict)]
    bodies.append(str(entry.get("summary") or ""))
    dates = [
        str(dict.get(entry, key) or "") for key in ("published", "created", "updated")
    ]  # as told, none for another
    said = [s for date in dates if date and (s := stated("feed", date))]
    day = address_day(link)
    return Entry(
        link=link,
        title=fragment_text(_field(entry.get("title"))).replace("\n\n", " "),
        text=fragment_text(max(bodies, key=len)),
        author=_field(entry.get("author")),
        published=choose([*said, *([Stated("url", day)] if day else ())], today=limits.today),
    )


def _link(link: str, base: str) -> str:
    try:
        whole = readable(urljoin(base, link.strip()))
        return whole if urlsplit(whole).scheme in {"http", "https"} and len(whole) <= _LONGEST_URL else ""
    except ValueError:
        return ""


def _field(text: object) -> str:
    return readable(" ".join(str(text or "").split()))[:_LONGEST_FIELD]


def _dangerous(data: bytes) -> str | None:
    """Why a feed is better not parsed, or None."""
    if not data.strip():
        return "empty"
    if b"<!ENTITY" in data.upper():
        return "the feed declares entities of its own, as a bomb does"
    if data.count(b"&") > _MOST_ENTITIES:
        return "the feed has too many signs written as entities"
    for opened, closed, alone in ((b"<", b"</", b"/>"), (b"&lt;", b"&lt;/", b"/&gt;")):
        tags, closing = data.count(opened), data.count(closed)
        if tags > _MOST_TAGS or tags - 2 * closing - data.count(alone) > _MOST_UNCLOSED:
            return "the feed has too many tags, or tags that are never closed"
    return None
