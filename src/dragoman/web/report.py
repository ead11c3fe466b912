"""Which page shows the events that answer a query?"""

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.records import Event
from dragoman.store import Store
from dragoman.web.page import page


def write_report(
    events: Iterable[Event], *, store: Store, out: str | os.PathLike[str], title: str
) -> tuple[Path, int, int]:
    """Write the page of some events of a store; it replaces a file of that name whole or not at all.

    Args:
        events: as `Store.events` gives them: those of one report stand together.
        store: where their reports are.
        out: the page's file; its folders are made.
        title: the page's heading.

    Returns:
        Where the page is, how many events it shows, and of how many reports.

    Raises:
        SourceError: the file cannot be written.
        StoreError: the store cannot be read.
    """
    found = [(store.report(name), tuple(told)) for name, told in groupby(events, key=lambda e: e.report_id)]
    html = page(found, title=title)
    where = Path(out).absolute()
    unfinished = where.with_name(f".{where.name}.{os.getpid()}")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        if where.is_dir():
            raise IsADirectoryError(None, "Is a directory")
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
