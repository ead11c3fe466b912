"""Which address leads to which page?

Puts the site together. Templates: site/layout.html.j2 is round every page, site/parts.html.j2 holds what several show.
"""

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from dragoman.codebook import Codebook, load_codebook
from dragoman.errors import ExportError, StoreError
from dragoman.records import TOOK_PLACE, Event
from dragoman.reviewing import ReviewBook, book_of
from dragoman.store import Store
from dragoman.version import __version__
from dragoman.web.filling import environment, own, style
from dragoman.web.page import sheet
from dragoman.web.rows import QUADS, headline, row
from dragoman.web.site import downloads, views
from dragoman.web.site.address import Asked, RefusedError, address, cursor, period, required
from dragoman.web.site.at_hand import StoreAtHand
from dragoman.web.site.committing import commitment_pages
from dragoman.web.site.exporting import BusyError, formats, zipped
from dragoman.web.site.flowing import Download
from dragoman.web.site.guard import Guard
from dragoman.web.site.names import Names
from dragoman.web.site.reviewing import panel, reviewing_pages
from dragoman.web.site.sessions import ForbiddenError, Sessions
from dragoman.web.site.world import HEIGHT, WIDTH, graticule, land

STATIC = {
    "page.css": "text/css",
    "site.css": "text/css",
    "page.js": "text/javascript",
    "site.js": "text/javascript",
}
STATUSES = ("happened", "ongoing", "recurring", "planned", "conditional", "denied")
_EVENT_ID = re.compile(r"[0-9a-f]{4,16}")
_LEAF = 50


class AbsentError(Exception):
    """There is no such page: `AbsentError(what)`."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs."""

    hand: StoreAtHand
    names: Names
    codebook: Codebook
    templates: jinja2.Environment
    book: ReviewBook
    sessions: Sessions

    def codes(self, store: Store) -> frozenset[str]:
        """The codes that the store's actors bear."""
        return self.hand.remembered("codes", store.codes)

    def page(self, template: str, request: Request, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page, filled in."""
        shown = self.templates.get_template(f"site/{template}").render(
            here=request.url.path,
            asked=values.pop("asked", None) or Asked.read({}),
            types_known=self.codebook.types,
            session=self.sessions.of(request),
            **values,
        )
        return HTMLResponse(shown, status_code=status, headers={"Cache-Control": "private, no-cache"})


def make_site(path: Path, *, token: str) -> Site:
    """What every page needs, for the store at `path`."""
    names = Names.read()
    templates = environment(
        {"party": names.party, "code_of": names.code_of, "number": lambda n: f"{n:,}", "day": day}
    )
    templates.globals.update(
        address=address,
        version=__version__,
        quads=QUADS,
        firm=TOOK_PLACE,
        all_statuses=STATUSES,
        store_name=path.name,
        land=land,
        graticule=graticule,
        world=(WIDTH, HEIGHT),
        stamp=__version__,
        formats=formats(),
    )
    return Site(
        StoreAtHand(path), names, load_codebook(), templates, ReviewBook(book_of(path)), Sessions(token)
    )


def make_app(path: Path, *, hosts: frozenset[str] = frozenset(), token: str = "") -> Guard:
    """The site over a store, as an ASGI application.

    Args:
        path: the store.
        hosts: names by which the site may be asked for besides the loopback ones.
        token: who knows it may review; with "" nobody may.
    """
    site = make_site(path, token=token)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    _counting(app, site)
    _reading(app, site)
    _leaving(app, site)
    commitment_pages(app, hand=site.hand, codes=site.codes, page=site.page)
    reviewing_pages(
        app,
        hand=site.hand,
        book=site.book,
        sessions=site.sessions,
        codebook=site.codebook,
        page=site.page,
        find=found_event,
    )
    _faults(app, site)
    return Guard(app, site=site, hosts=hosts)


def _counting(app: FastAPI, site: Site) -> None:
    """The pages that count and list."""

    @app.get("/")
    def overview(request: Request) -> Response:
        asked = Asked.read(request.query_params)
        return site.page("overview.html.j2", request, asked=asked, **_overview(site, asked))

    @app.get("/events")
    def events(request: Request) -> Response:
        asked = Asked.read(request.query_params)
        at = cursor(request.query_params)
        with site.hand.opened() as store:
            wanted = asked.with_codes(site.codes(store))
            totals = site.hand.remembered(("totals", asked), lambda: views.totals(store, wanted))
            values = views.listing(store, wanted, at=at)
        return site.page("events.html.j2", request, asked=asked, totals=totals, **values)

    @app.get("/pair")
    def pair(request: Request) -> Response:
        one, other = required(request.query_params, "a"), required(request.query_params, "b")
        asked = period(request.query_params)
        with site.hand.opened() as store:
            wanted = views.party_filter(one, other, asked=asked, codes=site.codes(store))
            key = ("pair", one, other, asked)
            values = site.hand.remembered(key, lambda: views.pair(store, wanted))
        return site.page(
            "pair.html.j2",
            request,
            asked=asked,
            one=one,
            other=other,
            within=within(asked, actor=one, with_=other),
            **values,
        )

    @app.get("/actor")
    def actor(request: Request) -> Response:
        party = required(request.query_params, "id")
        asked = period(request.query_params)
        with site.hand.opened() as store:
            wanted = views.party_filter(party, asked=asked, codes=site.codes(store))
            key = ("actor", party, asked)
            values = site.hand.remembered(
                key, lambda: views.actor(store, wanted, party=party, names=site.names)
            )
        return site.page(
            "actor.html.j2", request, asked=asked, party=party, within=within(asked, actor=party), **values
        )

    @app.get("/search")
    def search(request: Request) -> Response:
        text = required(request.query_params, "q")
        meant = site.names.meant(text)
        if len(meant) == 2 and meant[0] != meant[1]:
            return RedirectResponse(address("/pair", a=meant[0], b=meant[1]), status_code=303)
        if meant:
            return RedirectResponse(address("/actor", id=meant[0]), status_code=303)
        asked = Asked.read({"actor": text})
        with site.hand.opened() as store:
            by_name = views.totals(store, asked.with_codes(site.codes(store))).events > 0
        return RedirectResponse(
            address("/events", actor=text) if by_name else address("/events", words=text), status_code=303
        )


def _reading(app: FastAPI, site: Site) -> None:
    """The pages on which a report is read."""

    @app.get("/reports")
    def reports(request: Request) -> Response:
        after = request.query_params.get("after", "0")
        if not after.isdecimal() or len(after) > 17:
            raise RefusedError("‘after’ is a number.")
        with site.hand.opened() as store:
            heads = store.report_heads(int(after), limit=_LEAF + 1)
        more = heads[_LEAF - 1][0] if len(heads) > _LEAF else None
        shown = [(*head[:6], headline(head[4], head[6]) or head[1]) for head in heads[:_LEAF]]
        return site.page("reports.html.j2", request, heads=shown, after=int(after), more=more)

    @app.get("/report")
    def report(request: Request) -> Response:
        id = required(request.query_params, "id")
        with site.hand.opened() as store:
            try:
                found = store.report(id)
            except StoreError as error:
                raise AbsentError(str(error.args[1])) from error
            events = store.events_of(found.id)
        return site.page("report.html.j2", request, **sheet_values(sheet(found, events, first=1)))

    @app.get("/event/{id}.json")
    def record(id: str) -> Response:
        with site.hand.opened() as store:
            text = found_event(store, id).to_json()
        return Response(text + "\n", media_type="application/json")

    @app.get("/event/{id}")
    def event(request: Request, id: str) -> Response:
        with site.hand.opened() as store:
            one = found_event(store, id)
            report = store.report(one.report_id)
            others = store.events_of(one.report_id)
            retold = store.retold(one)
        values = sheet_values(sheet(report, [one], first=1))
        beside = [
            row(n, other, derived=False)
            for n, other in enumerate(others, 1)
            if other.event_id != one.event_id
        ]
        values |= panel(one, book=site.book, session=site.sessions.of(request), codebook=site.codebook)
        return site.page("event.html.j2", request, event=one, beside=beside, retold=retold, **values)


def _leaving(app: FastAPI, site: Site) -> None:
    """What can be taken away, and what pages are made of."""

    @app.get("/events.{kind}")
    def download(request: Request, kind: str) -> Response:
        asked = Asked.read(request.query_params)
        if kind not in downloads.KINDS:
            raise AbsentError(f"no download of kind {kind!r}")
        with contextlib.ExitStack() as stack:
            store = stack.enter_context(site.hand.opened())
            wanted = asked.with_codes(site.codes(store))
            lines = downloads.lines(kind, store.wanted(wanted))
            kept = stack.pop_all()
        return Download(lines, kept=kept, name=f"events.{kind}", kind=downloads.KINDS[kind])

    @app.get("/export")
    def exported(request: Request) -> Response:
        asked = Asked.read(request.query_params)
        name = request.query_params.get("to", "")
        with contextlib.ExitStack() as stack:
            pieces = zipped(stack.enter_context(site.hand.opened()), name, asked.filter, keep=stack)
            kept = stack.pop_all()
        return Download(pieces, kept=kept, name=f"{name}.zip", kind="application/zip")

    @app.get("/static/{name}")
    def static(name: str) -> Response:
        if name not in STATIC:
            raise AbsentError("no such file")
        text = style() if name == "page.css" else own(name)
        return Response(text, media_type=STATIC[name], headers={"Cache-Control": "max-age=3600"})

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status_code=204)

    @app.get("/robots.txt")
    def robots() -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")


def _faults(app: FastAPI, site: Site) -> None:
    """What a reader sees where there is nothing to see."""

    def failed(request: Request, status: int, title: str, why: str) -> Response:
        return site.page("fault.html.j2", request, status=status, title=title, why=why)

    @app.exception_handler(RefusedError)
    def refused(request: Request, error: Exception) -> Response:
        return failed(request, 400, "That can't be asked", str(error))

    @app.exception_handler(BusyError)
    @app.exception_handler(ExportError)
    def not_now(request: Request, error: Exception) -> Response:
        return failed(request, 503, "That can't be written now", str(error))

    @app.exception_handler(AbsentError)
    def absent(request: Request, error: Exception) -> Response:
        return failed(request, 404, "There is no such page", f"The store says: {error}.")

    @app.exception_handler(ForbiddenError)
    def forbidden(request: Request, error: Exception) -> Response:
        return failed(request, 403, "That can't be done", str(error))

    @app.exception_handler(404)
    def nowhere(request: Request, error: Exception) -> Response:
        return failed(request, 404, "There is no such page", "The address leads nowhere.")

    @app.exception_handler(405)
    def unheard(request: Request, error: Exception) -> Response:
        return failed(request, 405, "That can't be done here", "This address can only be read.")

    @app.exception_handler(StoreError)
    def unreadable(request: Request, error: Exception) -> Response:
        what, remedy = (error.args[1], error.args[2]) if len(error.args) == 3 else (str(error), "")
        return failed(request, 503, "The store can't be read now", f"{what}. {remedy}.")


def found_event(store: Store, id: str) -> Event:
    """The event of an id, or of the beginning of one.

    Raises:
        AbsentError: there is none, or there are several.
    """
    if not _EVENT_ID.fullmatch(id):
        raise AbsentError("an event's id has 16 hex digits")
    try:
        return store.event(id)
    except StoreError as error:
        raise AbsentError(str(error.args[1])) from error


def within(asked: Asked, **parties: str) -> Callable[..., str]:
    """How a party's page makes addresses of its own records; what is asked for is kept."""

    def addressed(path: str, **changes: object) -> str:
        return asked.address(path, **{**parties, **changes})

    return addressed


def sheet_values(shown: Any) -> dict[str, Any]:
    """What a template needs to show a report with its records."""
    return {"sheet": shown, "rows": {one.number: one for one in shown.rows}}


def day(value: Any) -> str:
    """A date as a reader writes it.

    >>> import datetime as dt
    >>> day(dt.date(2026, 3, 4))
    '4 March 2026'
    """
    return f"{value.day} {value.strftime('%B')} {value.year}" if value else ""


def _overview(site: Site, asked: Asked) -> dict[str, Any]:
    with site.hand.opened() as store:
        wanted = asked.with_codes(site.codes(store))
        key = ("overview", asked)
        return site.hand.remembered(key, lambda: views.overview(store, wanted, names=site.names))


def warm(app: Guard) -> None:
    """Do before anybody asks what the first page needs: counting, and reading what the package ships."""
    request = Request({"type": "http", "path": "/", "query_string": b"", "headers": []})
    with contextlib.suppress(StoreError):
        asked = Asked.read({})
        app.site.page("overview.html.j2", request, asked=asked, **_overview(app.site, asked))
