"""How is a record accepted, corrected or rejected on a page?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from dragoman.codebook import Codebook
from dragoman.records import Event
from dragoman.reviewing import Review, ReviewBook, standing
from dragoman.reviewing.agreement import agreement
from dragoman.reviewing.book import VERDICTS
from dragoman.reviewing.fields import Field, checked, fields_of, label
from dragoman.reviewing.gold import gold, gold_json
from dragoman.web.site.at_hand import StoreAtHand
from dragoman.web.site.sessions import COOKIE, ForbiddenError, Session, Sessions, form_of

_LATEST, _LONGEST_NOTE = 30, 500
Render = Callable[..., Response]
Find = Callable[[Any, str], Event]


def reviewing_pages(
    app: FastAPI,
    *,
    hand: StoreAtHand,
    book: ReviewBook,
    sessions: Sessions,
    codebook: Codebook,
    page: Render,
    find: Find,
) -> None:
    """Give the site its pages for reviewers.

    Args:
        app: the site.
        hand: the store.
        book: the store's book of reviews.
        sessions: who has signed in.
        codebook: what values may stand in a record.
        page: fills in a template.
        find: the event of an id, in an open store.
    """

    @app.get("/review")
    def review(request: Request) -> Response:
        lines = book.all()
        shown = agreement(lines, book.records())
        return page(
            "review.html.j2",
            request,
            can_sign_in=bool(sessions.token),
            latest=book.latest(_LATEST),
            lines=len(lines),
            reviewers=sorted({line.reviewer for line in lines}),
            judged=len({e for e, field, _ in standing(lines) if not field}),
            agreement=[a for a in shown if a.units],
            label=label,
        )

    @app.post("/review/sign-in")
    async def sign_in(request: Request) -> Response:
        form = await form_of(request)
        secret = sessions.begin(form.get("token", ""), form.get("name", ""))
        answer = _to(form.get("back", ""))
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", path="/")
        return answer

    @app.post("/review/sign-out")
    async def sign_out(request: Request) -> Response:
        sessions.writer(request, await form_of(request))
        sessions.end(request)
        answer = _to("/review")
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", path="/")
        return answer

    @app.post("/review/verdict")
    async def verdict(request: Request) -> Response:
        form = await form_of(request)
        session = sessions.writer(request, form)
        event_id = await run_in_threadpool(written, form, session)
        return _to(f"/event/{event_id}#review")

    def written(form: dict[str, str], session: Session) -> str:
        with hand.opened() as store:
            event = find(store, form.get("event", ""))
        book.add(line_of(form, event, session, codebook), event)
        return event.event_id

    @app.get("/review/next")
    def following(request: Request) -> Response:
        session = sessions.of(request)
        if session is None:
            return _to("/review")
        with hand.opened() as store:
            id = store.drawn(without=book.seen_by(session.name))
        return _to(f"/event/{id}#review" if id else "/review")

    @app.get("/review/reviews.jsonl")
    def log() -> Response:
        return _file("reviews.jsonl", (line.to_json() + "\n" for line in book.all()))

    @app.get("/review/gold.jsonl")
    def golden() -> Response:
        lines = book.all()

        def reports() -> Iterator[str]:
            with hand.opened() as store:
                yield from (gold_json(report) + "\n" for report in gold(store, lines))

        return _file("gold.jsonl", reports())


def panel(event: Event, *, book: ReviewBook, session: Session | None, codebook: Codebook) -> dict[str, Any]:
    """What a record's page shows of its reviews."""
    lines = book.of_event(event.event_id)
    last = standing(lines)
    mine = {field: r for (_, field, who), r in last.items() if session and who == session.name}
    words: dict[str, str] = {}
    for evidence in event.evidence:
        words.setdefault(evidence.field, evidence.quote)
    shown: list[tuple[Field, str]] = [(f, words.get(f.path, "")) for f in fields_of(event, codebook)]
    return {"reviews": lines, "standing": last, "mine": mine, "fields": shown, "label": label}


def line_of(form: dict[str, str], event: Event, session: Session, codebook: Codebook) -> Review:
    """The line that a form asks for.

    Raises:
        ForbiddenError: there is no such verdict, or the value can't stand there.
    """
    verdict, field, note = form.get("verdict", ""), form.get("field", ""), form.get("note", "").strip()
    if verdict not in VERDICTS or (verdict == "correct" and not field):
        raise ForbiddenError(
            "A verdict is accept, correct, reject or withdraw; a correction names its field."
        )
    if len(note) > _LONGEST_NOTE:
        raise ForbiddenError(f"The note has {len(note)} characters; {_LONGEST_NOTE} is the most.")
    line = Review(
        event_id=event.event_id,
        report_id=event.report_id,
        field=field,
        verdict=verdict,
        reviewer=session.name,
        coder_version=event.coder_version,
        note=note.encode("utf-8", "replace").decode(),
    )
    if not field:
        return line
    values = {known.path: known.value for known in fields_of(event, codebook)}
    if field not in values:
        raise ForbiddenError(f"A record has no field {field[:60]!r}.")
    if verdict != "correct":
        return replace(line, before=values[field])
    try:
        return replace(
            line, before=values[field], after=checked(event, field, form.get("value", ""), codebook)
        )
    except ValueError as error:
        raise ForbiddenError(f"{error}.") from None


def _to(address: str) -> RedirectResponse:
    """To another page of this site, and nowhere else."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return RedirectResponse(quote(address, safe="/?=&#%~+-._:,;") if inside else "/review", status_code=303)


def _file(name: str, lines: Iterator[str]) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)
