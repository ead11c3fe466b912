"""Which page shows the events that answer a query?"""

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.overwriting import why_not
from dragoman.records import Event
from dragoman.store import EVERYTHING, EventFilter, Store
from dragoman.stories.following import between
from dragoman.web.committed import Pledge, pledges
from dragoman.web.page import page

MOST_PLEDGES = 50


def write_report(
    events: Iterable[Event],
    *,
    store: Store,
    out: str | os.PathLike[str],
    title: str,
    wanted: EventFilter = EVERYTHING,
) -> tuple[Path, int, int]:
    """Write the page of some events of a store; it replaces a file of that name whole or not at all.

    Args:
        events: as `Store.events` gives them: those of one report stand together.
        store: where their reports are.
        out: the page's file; its folders are made.
        title: the page's heading.
        wanted: what was asked for. Where it names two parties, the page tells what became of their newest promises.

    Returns:
        Where the page is, how many events it shows, and of how many reports.

    Raises:
        SourceError: the file cannot be written.
        StoreError: the store cannot be read.
    """
    found = [(store.report(name), tuple(told)) for name, told in groupby(events, key=lambda e: e.report_id)]
    html = page(found, title=title, pledges=_pledges(store, wanted))
    where = Path(out).absolute()
    unfinished = where.with_name(f".{where.name}.{os.getpid()}")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        if where.is_dir():
            raise IsADirectoryError(None, "Is a directory")
        if why := why_not(where):
            raise SourceError(os.fspath(out), f"the page is not written there: {why}", "Give another --out")
        try:
            unfinished.write_text(html, encoding="utf-8", newline="\n")
            unfinished.replace(where)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(
            os.fspath(out), f"the page cannot be written: {error.strerror or error}", "Give another --out"
        ) from error
    return where, sum(len(told) for _, told in found), len(found)


def _pledges(store: Store, wanted: EventFilter) -> tuple[Pledge, ...]:
    if not (wanted.actor.strip() and wanted.with_.strip()):
        return ()
    with store.scope(wanted) as scope:
        return pledges(between(store, scope, wanted, size=MOST_PLEDGES)[0])
