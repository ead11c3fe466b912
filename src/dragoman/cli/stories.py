"""How are happenings told of in several reports looked at, and put right, from a shell?"""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, MOST, StoreToRead
from dragoman.cli.terminal import print_rows, say_json
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.store import Store


@app.command()
def stories(
    store: StoreToRead = DEFAULT_STORE,
    story: Annotated[
        str, typer.Option("--story", metavar="STORY", help="Show the records of one story.")
    ] = "",
    part: Annotated[
        str, typer.Option("--part", metavar="EVENT", help="Take a record out of its story, for good.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=MOST, help="At most so many stories.")] = 20,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Count happenings instead of reprints: which records, in which reports, tell of the same.

    \b
    Example: dragoman stories --store 2020.duckdb
    Exit status: 0 done, 1 could not run (also where there is no such story or event), 2 wrong usage.
    """
    from dragoman.store import Store
    from dragoman.stories import tell_stories

    with Store.open(store, existing=True) as opened:
        if part:
            _part(opened, part)
        tell_stories(opened)
        rows = _members(opened, story) if story else _largest(opened, limit)
        if json_:
            for row in rows:
                say_json(row, sort_keys=False)
        else:
            _print(rows, title="" if story else _counted(opened))


def _part(store: "Store", event: str) -> None:
    from dragoman.store.tales import Tales

    found = store.event(event)
    Tales(store).part(found, now=dt.datetime.now(dt.UTC).replace(tzinfo=None))
    typer.echo(f"{found.event_id} left {found.story_id}.", err=True)


def _counted(store: "Store") -> str:
    from dragoman.store.tales import Tales

    n = Tales(store).counts()
    reports = f"{counted(n.reports, 'report')} ({n.copies:,} of them copies)"
    return f"{counted(n.tellings, 'telling')} in {counted(n.records, 'record')} of {reports}: {counted(n.stories, 'happening')}."


def _largest(store: "Store", limit: int) -> list[dict[str, object]]:
    from dragoman.stories.accounts import account

    return [account(store, story).as_row() for story in _ids(store, limit)]


def _ids(store: "Store", limit: int) -> list[str]:
    from dragoman.store.tales import Tales

    return [story for story, _ in Tales(store).largest(limit)]


def _members(store: "Store", story: str) -> list[dict[str, object]]:
    from dragoman.stories.accounts import account

    return [member.as_row() for member in account(store, story).members]


def _print(rows: list[dict[str, object]], *, title: str) -> None:
    if title:
        typer.echo(title)
    if rows:
        print_rows(rows)
    else:
        typer.echo("No happening is told of in more than one report.")
