"""How is a page written from a shell?"""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.filtering import asks_for_events
from dragoman.cli.options import DEFAULT_STORE, StoreToRead
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.store import EventFilter


@app.command()
@asks_for_events
def report(
    wanted: "EventFilter",
    store: StoreToRead = DEFAULT_STORE,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="The page to write.")] = "report.html",
    title: Annotated[str, typer.Option("--title", help="The page's heading.")] = "Event records",
) -> None:
    """Write one self-contained HTML page of the events that match every filter: records, marked reports, time line.

    \b
    Example: dragoman report --store 2020.duckdb --out 2020.html --type CONSULT
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    from dragoman.store import Store
    from dragoman.web.report import write_report

    with Store.open(store, read_only=True) as opened:
        found = opened.wanted(wanted)
        where, events_shown, reports_shown = write_report(
            found, store=opened, out=out, title=title, wanted=wanted
        )
    shown = f"{counted(events_shown, 'event')} of {counted(reports_shown, 'report')}"
    typer.echo(f"Wrote {where.as_uri()}: {shown}.")
