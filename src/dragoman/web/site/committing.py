"""What did two parties commit themselves to, and what became of it, on a page and as a file?"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from dragoman.store import EventFilter, Scope, Store
from dragoman.stories.following import Commitment, between
from dragoman.web.committed import pledges
from dragoman.web.site import downloads
from dragoman.web.site.address import RefusedError, cursor, period, required
from dragoman.web.site.at_hand import StoreAtHand
from dragoman.web.site.flowing import Download
from dragoman.web.site.views import party_filter

LEAF = 25  # commitments on a page
_AT_ONCE = 100  # that are followed up together for a file


def commitment_pages(
    app: FastAPI,
    *,
    hand: StoreAtHand,
    codes: Callable[[Store], frozenset[str]],
    page: Callable[..., Response],
) -> None:
    """Give the site its pages of commitments.

    Args:
        app: the site.
        hand: the store.
        codes: the codes that actors of an open store bear.
        page: fills in a template.
    """

    @app.get("/commitments")
    def listed(request: Request) -> Response:
        query = request.query_params
        asked, one, other, at = period(query), required(query, "a"), required(query, "b"), cursor(query)
        with hand.opened() as store:
            wanted = party_filter(one, other, asked=asked, codes=codes(store))
            with store.scope(wanted) as scope:
                found, leaf = between(store, scope, wanted, at=at, size=LEAF)
        values: dict[str, Any] = {"newer": leaf.newer, "older": leaf.older, "pledges": pledges(found)}
        return page("commitments.html.j2", request, asked=asked, one=one, other=other, **values)

    @app.get("/commitments.{kind}")
    def download(request: Request, kind: str) -> Response:
        if kind not in downloads.KINDS:
            raise RefusedError(f"The kinds of file are {' and '.join(downloads.KINDS)}.")
        query = request.query_params
        asked, one, other = period(query), required(query, "a"), required(query, "b")
        with ExitStack() as stack:
            store = stack.enter_context(hand.opened())
            wanted = party_filter(one, other, asked=asked, codes=codes(store))
            scope = stack.enter_context(store.scope(wanted))
            lines = downloads.commitment_lines(kind, _every(store, scope, wanted))
            kept = stack.pop_all()
        return Download(lines, kept=kept, name=f"commitments.{kind}", kind=downloads.KINDS[kind])


def _every(store: Store, scope: Scope, wanted: EventFilter) -> Iterator[Commitment]:
    """Every commitment of two parties, newest first, some at a time."""
    at = None
    while True:
        found, leaf = between(store, scope, wanted, at=at, size=_AT_ONCE)
        yield from found
        if (at := leaf.older) is None:
            return
