"""Where in a web page does its date stand?

In up to five places: JSON-LD, meta, a time element, its address, its words. `dates.choose` weighs them.
"""

import copy
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from dragoman.sources.dates import Published, Stated, address_day, choose, plain_day, stated
from dragoman.sources.markup import Tree, json_ld, kinds, marks

_NOT_THE_REPORT = frozenset(
    {"comment", "person", "organization", "imageobject", "videoobject", "review", "webpage", "website"}
)
_PUBLISHED = re.compile(
    r"\b(?:first |originally )?(?:published|posted)(?: on| at)?:? +([^.;|]{6,60})", re.IGNORECASE
)
_HEAD, _FOOT = 3_000, 600  # code points of a page's words where it says when it was published
_MOST_TIMES = 200
_MOST_ANCESTORS = 40


def page_date(tree: Tree, *, urls: tuple[str, ...], today: dt.date) -> Published:
    """On what day a page was published, which part of it says so, and how far that can be trusted.

    Args:
        urls: the page's addresses, its own canonical one first.
        today: later days are not believed.
    """
    things = json_ld(tree)
    found = [*_in_json_ld(things, "datePublished", urls=urls), *_in_meta(tree, "published"), *_in_times(tree)]
    for url in urls:
        if (day := address_day(url)) is not None:
            found.append(Stated("url", day))
    modified = [s.day for s in (*_in_json_ld(things, "dateModified", urls=urls), *_in_meta(tree, "modified"))]
    chosen = choose(found, today=today, modified=modified)
    if chosen.day:
        return chosen
    return choose(_in_words(tree, today=today), today=today)


def is_article(tree: Tree) -> bool:
    """Whether a page's own markup calls it a report."""
    wanted = frozenset(marks()["article_types"])
    if any(kinds(thing) & wanted for thing in json_ld(tree)):
        return True
    for meta in tree.iter("meta"):
        if (meta.get("property") or "").lower() == "og:type":
            return (meta.get("content") or "").strip().lower() in {
                "article",
                "news",
                "og:article",
                "newsarticle",
            }
    return any(
        (e.get("itemtype") or "").lower().rpartition("/")[2] in wanted
        for e in tree.iter("article", "div", "main", "body")
    )


def _in_json_ld(things: list[dict[str, Any]], key: str, *, urls: tuple[str, ...]) -> Iterator[Stated]:
    """What the report's own object says first; objects of other things (comments, pictures) say nothing."""
    wanted = frozenset(marks()["article_types"])
    dated = [
        t for t in things if isinstance(t.get(key), str) and kinds(t) - _NOT_THE_REPORT | kinds(t) & wanted
    ]
    dated += [t for t in things if isinstance(t.get(key), str) and kinds(t) == {"webpage"}]
    ranked = sorted(dated, key=lambda t: (not _is_of(t, urls), not kinds(t) & wanted))
    for thing in ranked:
        if (one := stated("json-ld", thing[key])) is not None:
            yield one


def _is_of(thing: dict[str, Any], urls: tuple[str, ...]) -> bool:
    main = thing.get("mainEntityOfPage")
    named = (thing.get("url"), thing.get("@id"), main.get("@id") if isinstance(main, dict) else main)
    return any(
        isinstance(name, str) and name.rstrip("/") in {u.rstrip("/") for u in urls if u} for name in named
    )


def _in_meta(tree: Tree, which: str) -> Iterator[Stated]:
    names = marks()[which]
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name in names and content.strip():
                told.setdefault(name, content)
    for name in names:
        if name in told and (one := stated("meta", told[name])) is not None:
            yield one


def _in_times(tree: Tree) -> Iterator[Stated]:
    """Elements that are marked as the day of publication, then time elements that are not marked as anything else."""
    unmarked: list[Stated] = []
    for seen, element in enumerate(
        tree.iter("time", "abbr", "span", "p", "div", "li", "a", "b", "em", "strong", "small")
    ):
        called = " ".join(
            element.get(a) or "" for a in ("class", "id", "itemprop", "pubdate", "data-testid")
        ).lower()
        is_time = element.tag == "time"
        if not is_time and ("itemprop" not in element.attrib or "datepublished" not in called):
            continue
        if seen > _MOST_TIMES * 500 or len(unmarked) > _MOST_TIMES:
            return
        if any(mark in called for mark in marks()["modified_marks"]) or _is_aside(element):
            continue
        if _says_changed(element):
            continue
        text = (
            element.get("datetime") or element.get("content") or element.get("title") or (element.text or "")
        )
        if (one := stated("time", text)) is None:
            continue
        if (
            not is_time
            or element.get("pubdate") is not None
            or any(m in called for m in marks()["published_marks"])
        ):
            yield one
        else:
            unmarked.append(one)
    yield from unmarked


def _says_changed(element: Tree) -> bool:
    """Whether the words just before a time say that it is the time of a change."""
    before = element.getprevious()
    said = (
        (before.tail or "")
        if before is not None
        else ((element.getparent().text or "") if element.getparent() is not None else "")
    )
    said = (said or "").strip().lower()[-40:]
    return any(
        said.startswith(mark)
        or said.rstrip(": ").endswith((mark, mark + "ed", mark + "ied", mark + "d", mark + "e"))
        for mark in marks()["modified_marks"]
    )


def _is_aside(element: Tree) -> bool:
    for count, parent in enumerate(element.iterancestors()):
        if parent.tag in {"aside", "footer", "nav"}:
            return True
        if parent.tag in {"article", "main", "body"} or count > _MOST_ANCESTORS:
            return False
        called = f"{parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if any(mark in called for mark in marks()["aside_marks"]):
            return True
    return False


def _in_words(tree: Tree, *, today: dt.date) -> Iterator[Stated]:
    """What htmldate finds in the page's words and in markup that is not known here; days of changes are kept from it."""
    from htmldate import find_date

    for body in tree.iter("body"):
        shown = " ".join(" ".join(body.itertext()).split())
        for part in (shown[:_HEAD], shown[-_FOOT:]):
            for match in _PUBLISHED.finditer(part):
                if (one := stated("text", match[1])) is not None:
                    yield one
    tree = copy.deepcopy(tree)
    for element in [*tree.iter("script"), *tree.iter("meta")]:
        names = {
            (element.get(a) or "").strip().lower() for a in ("property", "name", "itemprop", "http-equiv")
        }
        if "ld+json" in (element.get("type") or "").lower() or names & frozenset(marks()["modified"]):
            element.drop_tree()
    try:
        said = find_date(
            tree,
            original_date=True,
            deferred_url_extractor=True,
            min_date="1900-01-01",
            max_date=(today + dt.timedelta(days=1)).isoformat(),
        )
    except (ValueError, TypeError, AttributeError, IndexError, OverflowError, RecursionError, MemoryError):
        return
    if said and (day := plain_day(said)) is not None and not (day.month == day.day == 1):  # a bare year
        yield Stated("text", day)
