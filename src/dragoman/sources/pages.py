"""What report does a web page hold?

trafilatura finds the text, the title, the author and the publisher; `page_dates.py` finds the day. Comments and tables are left out.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.records import Report
from dragoman.sources.dates import plain_day
from dragoman.sources.items import Limits, Raw, SetAside
from dragoman.sources.markup import Tree, decoded, json_ld, kinds, marks, readable, tree_of, words
from dragoman.sources.page_dates import is_article, page_date

_BINARY_WITHIN = 1024
_SEPARATORS = r"\s*(?:[|–—»·:]+|-+|::)\s*"
_LONGEST_FIELD = 500
_MOST_STAMPS, _LONGEST_STAMP, _LONGEST_DAY = 4, 120, 50
_STAMP = re.compile(
    r"(?:by (?-i:[A-Z])|(?:first |last )?(?:published|updated|posted|modified|revised|issued|created|filed)\b|(?:share|listen|advertisement)$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved)", re.IGNORECASE)
_NO_TEXT = "no report's text was found in the page"
_GIVE_PLAIN = "Save the report's text as a .txt file if there is one"


@dataclass(frozen=True, slots=True)
class Page:
    """A report with what its page says of itself: whether it is a news article by its own markup, and its language."""

    report: Report
    article: bool
    declared: str


def page_report(
    raw: Raw, *, report_id: str = "", url: str = "", charset: str = "", limits: Limits
) -> Page | SetAside:
    """The report that a page of HTML holds.

    Args:
        url: where it was fetched from, where that is known.
        charset: what its server said, or "".
    """
    if raw.data is None:
        return SetAside(
            raw.place,
            f"more than {limits.shown}, the limit for one report",
            "Save the report's text as a .txt file",
        )
    if not raw.data.strip():
        return SetAside(raw.place, "empty", "Give it a text, or leave it out")
    if b"\0" in raw.data[:_BINARY_WITHIN] and not raw.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return SetAside(raw.place, f"binary: a NUL byte at offset {raw.data.index(0)}", "Give a page of HTML")
    tree = tree_of(decoded(raw.data, charset=charset), place=raw.place)
    if isinstance(tree, SetAside):
        return tree
    try:
        return _page(tree, place=raw.place, report_id=report_id, url=url, today=limits.today)
    except (
        RecursionError,
        MemoryError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        AssertionError,
    ) as error:
        return SetAside(raw.place, f"not HTML that can be read: {type(error).__name__}", _GIVE_PLAIN)


def _page(tree: Tree, *, place: str, report_id: str, url: str, today: dt.date) -> Page | SetAside:
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    said = extract_metadata(tree, url or None, _DATE_ELSEWHERE, extensive=False)
    canonical = _canonical(tree, url)
    published = page_date(tree, urls=(canonical, url), today=today)
    things = json_ld(tree)
    article = is_article(tree)
    declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    body = bare_extraction(tree, include_comments=False, include_tables=False, include_formatting=False)
    title = _title(said.title or "", publisher=said.sitename or "")
    if title.casefold() == _field(said.sitename).casefold():  # the site's name stands where a headline might
        title = _title(next((words(t) for t in tree.iter("title")), ""), publisher=said.sitename or "")
    text = _paragraphs((body.text or "") if body is not None else "", title=title)
    if not text:
        return SetAside(place, _NO_TEXT, _GIVE_PLAIN)
    report = Report(
        text=text,
        id=report_id,
        title=title,
        publisher=_field(said.sitename) or _field(_named(things, "publisher")) or _host(canonical or url),
        author=_field(said.author) or _field(_named(things, "author")),
        url=url or canonical,
        canonical_url=canonical,
        published=published.day,
        published_source=published.source,
        published_confidence=published.confidence,
    )
    return Page(report, article, declared)


_DATE_ELSEWHERE = {"extensive_search": False, "original_date": True}


def _canonical(tree: Tree, url: str) -> str:
    """The address that a page calls its own: its canonical link, else Open Graph's."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (
            found := _address(link.get("href"), url)
        ):
            return found
    for meta in tree.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url" and (found := _address(meta.get("content"), url)):
            return found
    return ""


def _address(text: str | None, base: str) -> str:
    try:
        whole = readable(urljoin(base, (text or "").strip())) if text else ""
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in {"http", "https"} and parts.netloc and len(whole) < 2000 else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _field(text: str | None) -> str:
    return readable(" ".join((text or "").split()))[:_LONGEST_FIELD]


def _title(title: str, *, publisher: str) -> str:
    """A headline without the name of the site behind or before it."""
    title = _field(title)
    if publisher and (
        cut := re.search(rf"(.*\S){_SEPARATORS}{re.escape(publisher)}\s*$", title, re.IGNORECASE)
    ):
        return cut[1]
    if publisher and (cut := re.match(rf"{re.escape(publisher)}{_SEPARATORS}(\S.*)", title, re.IGNORECASE)):
        return cut[1]
    return title


def _paragraphs(text: str, *, title: str) -> str:
    """The text, its paragraphs apart, without its title and stamps (by whom, when) at the head, and rights at the foot."""
    lines = [line for raw in text.split("\n") if (line := readable(raw).strip().removeprefix("- ").strip())]
    for _ in range(_MOST_STAMPS):
        if lines and (lines[0].casefold() == title.casefold() or _is_stamp(lines[0])):
            lines.pop(0)
        if lines and _RIGHTS.match(lines[-1]) and len(lines[-1]) <= _LONGEST_STAMP:
            lines.pop()
    return "\n\n".join(lines)


def _is_stamp(line: str) -> bool:
    begins = _STAMP.match(line) is not None or (len(line) <= _LONGEST_DAY and plain_day(line) is not None)
    return begins and len(line) <= _LONGEST_STAMP and not line.endswith((".", "!", "?", "”", '"'))


def _named(things: list[dict[str, Any]], key: str) -> str:
    """The names that the JSON-LD of a report gives as its author or publisher."""
    wanted = frozenset(marks()["article_types"])
    for thing in things:
        if kinds(thing) & wanted and thing.get(key):
            parties = thing[key] if isinstance(thing[key], list) else [thing[key]]
            names = [p.get("name") if isinstance(p, dict) else p for p in parties]
            if said := [n for n in names if isinstance(n, str) and n.strip()]:
                return "; ".join(said)
    return ""
