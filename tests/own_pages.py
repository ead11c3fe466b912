"""A hundred web pages with reports of our own, in templates such as news sites use, and what a reader must find in each.

All names, places and happenings are invented. `pages()` gives the same pages each time.
"""

import datetime as dt
import html
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PUBLISHERS = (
    ("The Harbour Post", "harbourpost.example"),
    ("Vellin Courier", "www.vellincourier.example"),
    ("Radio Dornak", "news.radiodornak.example"),
    ("Daily Lantern", "dailylantern.example"),
    ("Osmar Wire", "osmarwire.example"),
)
PERSONS = ("Ana Okoro", "Pavel Drennan", "Lindiwe Castell", "Tomas Hale-Reyes", "Mira Solberg", "Idris Venn")
HEADLINES = (
    "Foreign ministers of {a} and {b} open talks on the river border",
    "{a} recalls its envoy from {b} after harbour dispute",
    "Thousands march in {city} against the price of bread",
    "{b} promises grain to flood-hit {a}",
    "Rebels and army trade fire near {city}, residents say",
    "'We will not wait': {a} presses {b} over prisoners",
    "Parliament in {city} votes to end the emergency – for now",
    "{a}, {b} sign rail accord & pledge visas",
)
COUNTRIES = ("Marovia", "Estrella", "Kandar", "Westmark", "Ilyria", "Tesmania-Upper")
CITIES = ("Port Sarvo", "Vellin", "Dornak", "Osmar", "Lower Quay")
SENTENCES = (
    "The foreign minister of {a}, {p}, met the ambassador of {b} in {city} on {day} to discuss the closed crossing.",
    "Officials said that the talks had been “frank and useful”, and that a second round would follow within a month.",
    "{p} told reporters that {a} would not withdraw its patrol boats before the prisoners were home.",
    "A spokesman for the government of {b} rejected the claim and called it a matter for the courts.",
    "Residents of {city} said they had heard shelling from the hills through the night, and that two houses had burned.",
    "The opposition accused the interior ministry of holding fourteen students without charge since the march.",
    "Under the accord, {b} is to send 40,000 tonnes of wheat by rail, and {a} will pay for half of it in timber.",
    "No date has been set for the vote, which the speaker of parliament said could be held “before the rains or not at all”.",
    "Aid workers have warned that the road to the north is open for four hours a day at most.",
    "{p}, who took office last year, has staked her name on an end to the quarrel over the river islands.",
    "The two countries broke off ties in the spring, after the navy of {a} seized a trawler with nine men aboard.",
    "In a statement the union of dockers said that it would strike from {day} unless its leaders were freed.",
    "Police used tear gas near the old customs house, and eleven people were treated for their injuries.",
    "“Nobody here wants a war over a sandbank,” said a fisherman who gave his name only as Elio.",
    "The central bank raised its rate by half a point, the third time since January, and the currency steadied.",
    "A commission of three judges is to report on the killings by the end of the year, according to the president's office.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DECOYS = (
    "Subscribe to our newsletter for the news of the morning",
    "We use cookies to make this site work and to measure its traffic",
    "Read more: the ten best walks along the Osmar canal",
    "Share this story with your friends on every network",
    "All rights reserved. No part of this site may be copied",
    "Great article, I have always said that the harbour was badly run!",
)


@dataclass(frozen=True)
class Story:
    """What a page is about, and what must be found again."""

    title: str
    paragraphs: tuple[str, ...]
    author: str
    publisher: str
    host: str
    day: dt.date


@dataclass(frozen=True)
class OwnPage:
    """A page as a server would send it, and the story in it; `url` is where it was fetched, or ""."""

    name: str
    html: str
    story: Story
    url: str = ""


def story(number: int) -> Story:
    """A story of our own."""
    chance = random.Random(number)
    a, b = chance.sample(COUNTRIES, 2)
    names = {
        "a": a,
        "b": b,
        "city": chance.choice(CITIES),
        "p": chance.choice(PERSONS),
        "day": chance.choice(DAYS),
    }
    sentences = chance.sample(SENTENCES, chance.randint(6, 14))
    paragraphs = []
    while sentences:
        taken, sentences = sentences[: chance.randint(1, 3)], sentences[3:]
        paragraphs.append(" ".join(taken).format(**names))
    publisher, host = chance.choice(PUBLISHERS)
    day = dt.date(2012, 1, 1) + dt.timedelta(days=chance.randrange(4000))
    return Story(
        chance.choice(HEADLINES).format(**names),
        tuple(paragraphs),
        chance.choice(PERSONS),
        publisher,
        host,
        day,
    )


def e(text: str) -> str:
    return html.escape(text, quote=True)


def ps(s: Story, mark: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{mark}{attributes}>{e(p)}</{mark}>" for p in s.paragraphs)


def long_day(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def ld(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def path(s: Story, *, dated: bool = True) -> str:
    slug = "-".join("".join(c if c.isalnum() else " " for c in s.title.lower()).split())
    return (
        f"https://{s.host}/{s.day:%Y/%m/%d}/{slug}" if dated else f"https://{s.host}/world/{slug}-48213.html"
    )


def later(s: Story, days: int) -> dt.date:
    return s.day + dt.timedelta(days=days)


def footer(s: Story) -> str:
    return f'<footer><p>© 1998–{s.day.year + 1} {e(s.publisher)}. {DECOYS[4]}</p><a href="/about">About us</a></footer>'


def related(s: Story) -> str:
    items = "".join(
        f'<li><a href="/x{i}">Another story, number {i}</a> <time datetime="{later(s, i)}">{long_day(later(s, i))}</time></li>'
        for i in (1, 2, 3)
    )
    return f'<aside class="related"><h3>More stories</h3><ul>{items}</ul><p>{DECOYS[2]}</p></aside>'


def nav() -> str:
    links = "".join(
        f'<a href="/{w}">{w.title()}</a> ' for w in ("world", "politics", "business", "sport", "weather")
    )
    return f'<div class="cookie-banner"><p>{DECOYS[1]}</p><button>Accept</button></div><nav>{links}</nav>'


def modern(s: Story) -> OwnPage:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": f"{s.day}T09:15:00+02:00",
             "dateModified": f"{later(s, 1)}T10:00:00+02:00", "author": [{"@type": "Person", "name": s.author}], "publisher": {"@type": "Organization", "name": s.publisher}}  # fmt: skip
    return OwnPage("modern", f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s.title)} | {e(s.publisher)}</title>
<meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="{e(s.publisher)}"><meta property="og:type" content="article">
<link rel="canonical" href="{path(s)}">{ld(thing)}</head><body>{nav()}<main><article><header><h1>{e(s.title)}</h1><p class="byline">By {e(s.author)}</p>
<time datetime="{s.day}T09:15:00+02:00">{long_day(s.day)}</time></header><div class="article-body">{ps(s)}</div></article>{related(s)}</main>{footer(s)}</body></html>""", s, path(s))  # fmt: skip


def div_soup(s: Story) -> OwnPage:
    return OwnPage("div_soup", f"""<html lang="en-GB"><head><title>{e(s.publisher)} - {e(s.title)}</title><meta name="pubdate" content="{s.day:%Y%m%d}"><meta property="og:title" content="{e(s.title)}">
<meta property="og:site_name" content="{e(s.publisher)}"></head><body><div id="page"><div class="top-menu">{nav()}</div><div class="story"><h1 class="headline">{e(s.title)}</h1>
<div class="meta">{e(s.author)} <span class="date">{s.day.day} {s.day:%B} {s.day.year}</span></div><div class="share">{DECOYS[3]}</div><div class="story-body">{ps(s)}</div></div>
<div class="sidebar"><h2>Latest</h2><p>{DECOYS[2]}</p></div><div class="footer">{DECOYS[4]} {s.day.year + 2}</div></div></body></html>""", s)  # fmt: skip


def old_table(s: Story) -> OwnPage:
    cells = "".join(f"<p><font face='Times'>{e(p)}</font></p>" for p in s.paragraphs)
    return OwnPage("old_table", f"""<HTML><HEAD><TITLE>{e(s.title)}</TITLE><META NAME="date" CONTENT="{s.day}"></HEAD><BODY bgcolor="#ffffff"><table width="100%"><tr><td colspan=2>
<a href="/">Home</a> | <a href="/archive">Archive</a></td></tr><tr><td width="120"><a href="/sport">Sport</a><br><a href="/weather">Weather</a></td><td><h1>{e(s.title)}</h1>
<i>{e(s.publisher)}, {long_day(s.day)}</i>{cells}</td></tr></table><hr><small>{DECOYS[4]}</small></BODY></HTML>""", s)  # fmt: skip


def microdata(s: Story) -> OwnPage:
    return OwnPage("microdata", f"""<!doctype html><html lang="en"><head><title>{e(s.title)} :: {e(s.publisher)}</title><meta property="og:site_name" content="{e(s.publisher)}"></head><body>{nav()}
<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{e(s.title)}</h1><span itemprop="author">{e(s.author)}</span>
<meta itemprop="dateModified" content="{later(s, 9)}"><span itemprop="datePublished" content="{s.day}T06:00">{long_day(s.day)}</span><div itemprop="articleBody">{ps(s)}</div></div>
<section class="comments"><h3>2 comments</h3><div class="comment"><time datetime="{later(s, 2)}">two days later</time><p>{DECOYS[5]}</p></div></section>{footer(s)}</body></html>""", s)  # fmt: skip


def graph(s: Story) -> OwnPage:
    things = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": path(s, dated=False), "datePublished": f"{later(s, -30)}T00:00:00Z", "name": s.title},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "World"}]},
        {"@type": "Article", "mainEntityOfPage": {"@id": path(s, dated=False)}, "headline": s.title, "datePublished": f"{s.day}T12:30:00Z", "author": {"name": s.author}},
        {"@type": "Comment", "datePublished": f"{later(s, 3)}", "text": DECOYS[5]}]}  # fmt: skip
    return OwnPage("graph", f"""<!DOCTYPE html><html lang="en"><head><title>{e(s.title)} – {e(s.publisher)}</title><meta property="og:site_name" content="{e(s.publisher)}">
<meta property="og:url" content="{path(s, dated=False)}"><meta property="article:published_time" content="{s.day}T12:30:00+00:00">{ld(things)}</head><body>{nav()}
<div class="container"><div class="post"><h1>{e(s.title)}</h1><div class="content">{ps(s)}<p class="newsletter">{DECOYS[0]}</p></div></div></div>{footer(s)}</body></html>""", s, path(s, dated=False))  # fmt: skip


def weblog(s: Story) -> OwnPage:
    said = "".join(
        f'<li class="comment"><span class="date">{long_day(later(s, i))}</span><p>{DECOYS[5]}</p></li>'
        for i in (1, 4)
    )
    return OwnPage("weblog", f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(s.title)} - {e(s.publisher)}</title><meta property="og:site_name" content="{e(s.publisher)}"></head>
<body class="single"><header class="site-header"><p class="site-title"><a href="/">{e(s.publisher)}</a></p></header><article class="post type-post"><h1 class="entry-title">{e(s.title)}</h1>
<div class="entry-meta">Posted on <time class="entry-date published" datetime="{s.day}T08:00:00-05:00">{long_day(s.day)}</time><time class="updated" datetime="{later(s, 2)}">{long_day(later(s, 2))}</time>
by <span class="author vcard">{e(s.author)}</span></div><div class="entry-content">{ps(s)}</div></article><ol class="commentlist">{said}</ol><div class="widget">{DECOYS[0]}</div>{footer(s)}</body></html>""", s)  # fmt: skip


def breaks(s: Story) -> OwnPage:
    body = "<br><br>".join(e(p) for p in s.paragraphs)
    return OwnPage("breaks", f"""<html><head><title>{e(s.title)}</title><meta name="dc.date.issued" content="{s.day}"><meta name="author" content="{e(s.author)}"></head><body><div class="menu"><a href="/">Home</a></div>
<h1>{e(s.title)}</h1><div class="article-text">{body}</div><div class="footer"><p>{DECOYS[4]}</p></div></body></html>""", s, path(s))  # fmt: skip


def plain(s: Story) -> OwnPage:
    return OwnPage("plain", f"""<!doctype html><html><head><title>{e(s.title)}</title></head><body><h1>{e(s.title)}</h1><p class="byline">Published {long_day(s.day)}</p>{ps(s)}
<p class="copyright">Copyright {s.day.year + 3} {e(s.publisher)}</p></body></html>""", s)  # fmt: skip


def sections(s: Story) -> OwnPage:
    figure = '<figure><img src="a.jpg" alt=""><figcaption>A pier at dusk. File picture</figcaption></figure>'
    body = "".join(
        f"<section><p>{e(p)}</p></section>{figure if i == 0 else ''}" for i, p in enumerate(s.paragraphs)
    )
    return OwnPage("sections", f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)} | {e(s.publisher)}">
<meta property="og:site_name" content="{e(s.publisher)}"><meta property="og:type" content="article"><meta property="article:published_time" content="{s.day}T11:00:00Z">
<meta property="article:modified_time" content="{later(s, 5)}T11:00:00Z"></head><body>{nav()}<article><h1>{e(s.title)}</h1><p class="updated-at">Updated <time datetime="{later(s, 5)}">{long_day(later(s, 5))}</time></p>
{body}</article>{related(s)}{footer(s)}</body></html>""", s, path(s))  # fmt: skip


def five_dates(s: Story) -> OwnPage:
    """JSON-LD and the address tell the day; meta, the time element and the words tell five other days of changes, copying and chance."""
    thing = {
        "@type": "ReportageNewsArticle",
        "headline": s.title,
        "datePublished": f"{s.day}",
        "dateModified": f"{later(s, 12)}",
        "author": {"@type": "Person", "name": s.author},
    }
    return OwnPage("five_dates", f"""<!doctype html><html lang="en"><head><title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="{e(s.publisher)}">
<meta name="date" content="{later(s, 12)}"><link rel="canonical" href="{path(s)}">{ld(thing)}</head><body>{nav()}<main><h1>{e(s.title)}</h1><div class="stamp">
<time datetime="{later(s, 3)}T22:00:00Z">{long_day(later(s, 3))}</time></div><p>By {e(s.author)}, last revised {long_day(later(s, 40))}</p>{ps(s)}</main>{related(s)}{footer(s)}</body></html>""", s, path(s))  # fmt: skip


TEMPLATES: tuple[Callable[[Story], OwnPage], ...] = (
    *(modern, div_soup, old_table, microdata, graph),
    *(weblog, breaks, plain, sections, five_dates),
)


def pages() -> Iterator[OwnPage]:
    """A hundred pages: ten stories in each of ten templates."""
    for number, template in enumerate(TEMPLATES):
        for n in range(10):
            yield template(story(100 * number + n))
