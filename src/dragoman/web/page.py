"""What does a reader see?

Writes one self-contained HTML page (no network, no script from elsewhere) with the records, the marked reports and a time
line. Everything that comes from a report is escaped, and shows what would command a browser or turn a line round as "\ufffd".
The page's own style and script are named by their digests in its security policy: no other runs.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import markupsafe

from dragoman.records import TOOK_PLACE, Event, Report
from dragoman.version import __version__
from dragoman.web.committed import Pledge
from dragoman.web.filling import environment, own, style
from dragoman.web.marked import Run, runs
from dragoman.web.rows import QUADS, Row, headline, row
from dragoman.web.timeline import timeline


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report on the page: its heading, its text in runs, its records; `link` is a web address or empty."""

    report: Report
    heading: str
    link: str
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]

    @property
    def types(self) -> tuple[tuple[str, int, int], ...]:
        """The types of its records, each with its quad class and how many there are, by quad class and name."""
        counts = Counter((row.event.quad_class, row.event.type) for row in self.rows)
        return tuple((type, quad, n) for (quad, type), n in sorted(counts.items()))


def page(
    coded: Iterable[tuple[Report, Sequence[Event]]], *, title: str, pledges: Sequence[Pledge] = ()
) -> str:
    """The page, as HTML; it holds no lone surrogate, so that it can be written as UTF-8.

    Args:
        coded: reports with their events.
        title: the page's heading.
        pledges: promises, requests, threats and plans that it tells of.
    """
    sheets: list[Sheet] = []
    rows: list[Row] = []
    for report, events in coded:
        sheets.append(sheet(report, events, first=len(rows) + 1))
        rows += sheets[-1].rows
    days = sorted(one.event.time.start[:10] for one in rows if one.event.time.start)
    rules, script = style(), own("page.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            title=title,
            version=__version__,
            sheets=sheets,
            rows={one.number: one for one in rows},
            pledges=pledges,
            numbers={one.event.event_id: one.number for one in rows},
            quads=QUADS,
            firm=TOOK_PLACE,
            by_quad=Counter(one.event.quad_class for one in rows),
            span=(days[0], days[-1]) if days else (),
            drawing=timeline([(one.number, one.event) for one in rows]),
            style=markupsafe.Markup(rules),
            script=markupsafe.Markup(script),
            style_digest=_digest(rules),
            script_digest=_digest(script),
        )
    )


def sheet(report: Report, events: Sequence[Event], *, first: int) -> Sheet:
    """A report with some of its records, ready to be shown; `first` is the number of the first of them."""
    rows = tuple(row(number, event) for number, event in enumerate(events, first))
    link = report.url if report.url.startswith(("https://", "http://")) else ""
    return Sheet(
        report,
        headline(report.title, report.text) or report.id,
        link,
        runs(report.text, events, first=first),
        rows,
    )


def _digest(source: str) -> str:
    """How a security policy names a style or script that may be used."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
