"""How is a store asked from a shell?"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.filtering import asks_for_events
from dragoman.cli.options import DEFAULT_STORE, Format, FormatOption, StoreToRead
from dragoman.cli.terminal import console, printer

if TYPE_CHECKING:
    from dragoman.store import EventFilter


@app.command()
@asks_for_events
def events(
    wanted: "EventFilter",
    store: StoreToRead = DEFAULT_STORE,
    format_: FormatOption = Format.table,
) -> None:
    """List the events of a store that match every filter.

    \b
    Example: dragoman events --store 2020.duckdb --actor IND --with RUS --type CONSULT --since 2020-01
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened:
        found = opened.wanted(wanted)
        first = next(found, None)
        out = printer(format_, sys.stdout)
        if first is None:
            held = ", ".join(f"{kind} {count:,}" for kind, count in opened.types().items()) or "nothing"
            typer.echo(f"No event matches. {store} holds: {held}.", err=format_ is not Format.table)
        else:
            out.add([first])
            out.add(found)
        out.finish()


@app.command()
def candidates(
    store: StoreToRead = DEFAULT_STORE,
    reason: Annotated[str, typer.Option("--reason", help="Only reasons that hold these words.")] = "",
) -> None:
    """List what looked like an event and was not kept, and why: report, words, reason, parted by tabs.

    \b
    Example: dragoman candidates --store 2020.duckdb --reason confidence
    Exit status: 0 done (also where there is none), 1 could not run, 2 wrong usage.
    """
    from dragoman.inert import one_line
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened:
        count = 0
        for row in opened.candidates(reason=reason):
            count += 1
            typer.echo("\t".join(one_line(cell) for cell in row))
    if not count:
        typer.echo(f"No candidate was set aside{' for such a reason' if reason else ''}.", err=True)


@app.command()
def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or its beginning.")],
    store: StoreToRead = DEFAULT_STORE,
) -> None:
    """Show the sentence that tells of an event, its words marked, and what each field rests on.

    \b
    Example: dragoman explain e3f1 --store 2020.duckdb
    Exit status: 0 done, 1 could not run (also where there is no such event), 2 wrong usage.
    """
    from dragoman.printing import print_explanation
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened:
        found = opened.event(event)
        print_explanation(console(sys.stdout), found, text=opened.report_text(found.report_id))
