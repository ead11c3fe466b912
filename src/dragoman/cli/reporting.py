"""How is a page written from a shell?"""

from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import (
    DEFAULT_STORE,
    ActorOption,
    LimitOption,
    SinceOption,
    StatusOption,
    StoreToRead,
    TypeOption,
    UntilOption,
    WithOption,
)
from dragoman.cli.terminal import check_days, errors_in_one_line


@app.command()
def report(
    store: StoreToRead = DEFAULT_STORE,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="The page to write.")] = "report.html",
    title: Annotated[str, typer.Option("--title", help="The page's heading.")] = "Event records",
    actor: ActorOption = "",
    with_: WithOption = "",
    type_: TypeOption = "",
    status: StatusOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    limit: LimitOption = None,
) -> None:
    """Write one self-contained HTML page of the events that match every filter: records, marked reports, time line.

    \b
    Example: dragoman report --store 2020.duckdb --out 2020.html --type CONSULT
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    check_days(since=since, until=until)
    with errors_in_one_line():
        from dragoman.printing import counted
        from dragoman.store import Store
        from dragoman.web.report import write_report

        with Store.open(store, read_only=True) as opened:
            found = opened.events(
                actor=actor,
                with_=with_,
                type=type_,
                status=status or "",
                since=since,
                until=until,
                limit=limit,
            )
            where, events_shown, reports_shown = write_report(found, store=opened, out=out, title=title)
    shown = f"{counted(events_shown, 'event')} of {counted(reports_shown, 'report')}"
    typer.echo(f"Wrote {where.as_uri()}: {shown}.")
