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
from importlib import resources

import jinja2
import markupsafe

from dragoman.records import Actor, Event, Report
from dragoman.version import __version__
from dragoman.web.derivation import Answer, derivation
from dragoman.web.marked import Run, runs
from dragoman.web.timeline import timeline

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FIRM = frozenset({"happened", "ongoing", "recurring"})
_HIDDEN = [
    *range(9),
    *range(11, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
]
_SHOWN = dict.fromkeys(_HIDDEN, "\ufffd") | {13: " "}


@dataclass(frozen=True, slots=True)
class Row:
    """One record on the page; `told` and `codebook` say what its values rest on."""

    number: int
    event: Event
    source: str
    target: str
    place: str
    said: str
    told: tuple[Answer, ...]
    codebook: tuple[Answer, ...]

    @property
    def label(self) -> str:
        """The record in one line, for those who do not see the page."""
        mode = f", {self.event.mode}" if self.event.mode else ""
        day = f", {self.event.time.start}" if self.event.time.start else ""
        to = f" to {self.target}" if self.target else ""
        return f"Record {self.number}: {self.event.type}{mode}, {self.source or 'unnamed'}{to}{day}, {self.event.status}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report on the page: its heading, its text in runs, its records; `link` is a web address or empty."""

    report: Report
    heading: str
    link: str
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]


def page(coded: Iterable[tuple[Report, Sequence[Event]]], *, title: str) -> str:
    """The page, as HTML; it holds no lone surrogate, so that it can be written as UTF-8.

    Args:
        coded: reports with their events.
        title: the page's heading.
    """
    sheets: list[Sheet] = []
    rows: list[Row] = []
    for report, events in coded:
        sheets.append(_sheet(report, events, first=len(rows) + 1))
        rows += sheets[-1].rows
    days = sorted(row.event.time.start[:10] for row in rows if row.event.time.start)
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_inert,
    )
    style, script = _own("page.css"), _own("page.js")
    return environment.from_string(_own("page.html.j2")).render(
        title=title,
        version=__version__,
        sheets=sheets,
        rows={row.number: row for row in rows},
        quads=QUADS,
        firm=FIRM,
        by_quad=Counter(row.event.quad_class for row in rows),
        span=(days[0], days[-1]) if days else (),
        drawing=timeline([(row.number, row.event) for row in rows]),
        style=markupsafe.Markup(style),
        script=markupsafe.Markup(script),
        style_digest=_digest(style),
        script_digest=_digest(script),
    )


def _inert(value: object) -> object:
    """A value as the page prints it: no control sign, no sign that turns text round, no lone surrogate."""
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup):
        return value
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in value.translate(_SHOWN))


def _own(name: str) -> str:
    return (
        (resources.files("dragoman.web") / "templates" / name)
        .read_text(encoding="utf-8")
        .replace("\r\n", "\n")
    )


def _digest(source: str) -> str:
    """How a security policy names a style or script that may be used."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _sheet(report: Report, events: Sequence[Event], *, first: int) -> Sheet:
    rows = tuple(_row(number, event) for number, event in enumerate(events, first))
    link = report.url if report.url.startswith(("https://", "http://")) else ""
    return Sheet(report, report.title or report.id, link, runs(report.text, events, first=first), rows)


def _row(number: int, event: Event) -> Row:
    told, codebook = derivation(event, number=number)
    place = (event.place.name or event.place.mention) if event.place else ""
    said = event.attribution.to
    if said is not None:
        voice = said.name or said.mention
    else:
        voice = "an unnamed source" if event.attribution.how == "unnamed" else "the reporter"
    return Row(number, event, _side(event.source), _side(event.target), place, voice, told, codebook)


def _side(actors: Sequence[Actor]) -> str:
    return "; ".join(_shown(a) for a in actors)


def _shown(actor: Actor) -> str:
    codes = "\u00a0".join(c for c in (actor.country, actor.sector) if c)
    name = actor.name or actor.mention
    return f"{name} ({codes})" if codes else name
