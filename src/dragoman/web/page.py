"""What does a reader see?

Writes one self-contained HTML page (no network, no script from elsewhere) with the records, the marked reports and a time
line. Everything that comes from a report is escaped.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

import jinja2

from dragoman.records import Actor, Event, Report
from dragoman.version import __version__
from dragoman.web.marked import Run, runs
from dragoman.web.timeline import timeline

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record on the page."""

    anchor: str
    number: int
    event: Event
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report on the page: its text in runs, its records."""

    report: Report
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]


def page(coded: Iterable[tuple[Report, Sequence[Event]]], *, title: str) -> str:
    """The page, as HTML.

    Args:
        coded: reports with their events.
        title: the page's heading.
    """
    sheets = tuple(_sheet(n, report, events) for n, (report, events) in enumerate(coded, 1))
    rows = [row for sheet in sheets for row in sheet.rows]
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    source = (resources.files("dragoman.web") / "templates" / "page.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source).render(
        title=title,
        version=__version__,
        sheets=sheets,
        rows=rows,
        quads=QUADS,
        by_quad=Counter(row.event.quad_class for row in rows),
        timeline=timeline([(r.anchor, f"{r.event.type}: {r.source} → {r.target or '–'}, {r.event.time.start}", r.event) for r in rows]),
    )


def _sheet(number: int, report: Report, events: Sequence[Event]) -> Sheet:
    rows = tuple(
        Row(f"r{number}e{n}", n, event, _side(event.source), _side(event.target)) for n, event in enumerate(events)
    )
    return Sheet(report, runs(report.text, events), rows)


def _side(actors: Sequence[Actor]) -> str:
    return ", ".join(_shown(a) for a in actors)


def _shown(actor: Actor) -> str:
    codes = " ".join(c for c in (actor.country, actor.sector) if c)
    name = actor.name or actor.mention
    return f"{name} [{codes}]" if codes else name
