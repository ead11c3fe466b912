"""How do the results in a folder get into a store, from a shell?"""

from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE
from dragoman.cli.terminal import SOME_SET_ASIDE, counting
from dragoman.wording import counted


@app.command("import")
def import_(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder of dragoman code --out.")],
    store: Annotated[
        str,
        typer.Option(
            "--store",
            metavar="FILE",
            envvar="DRAGOMAN_STORE",
            help="Keep the events in this store; made where there is none.",
        ),
    ] = DEFAULT_STORE,
) -> None:
    """Take the results that dragoman code --out left in a folder into a store; what it holds already is passed over.

    \b
    Example: dragoman import results --store 2020.duckdb
    Exit status: 0 all taken in, 1 could not run, 2 wrong usage, 3 taken in, some set aside.
    """
    aside = take_in(folder, store)
    if aside:
        raise typer.Exit(SOME_SET_ASIDE)


def take_in(folder: str, store: str) -> int:
    """Take a folder into a store, and tell what was done on standard error; how many items are set aside."""
    from dragoman.running import check_results, gather
    from dragoman.store import Store
    from dragoman.stories import tell_stories

    check_results(folder)  # before a store is made
    with Store.open(store) as opened, counting("taking in", "reports") as advance:

        def on_done(count: int) -> None:
            for _ in range(count):
                advance()

        done = gather(folder, opened, on_done=on_done)
        tell_stories(opened)
    counts = done.counts
    typer.echo(
        f"Reports: {counts.coded:,} taken in, {counted(counts.events, 'event')}, {counts.set_aside:,} set aside, "
        f"{counts.already:,} in the store already.",
        err=True,
    )
    if not done.finished:
        typer.echo("The folder's last run has not come to its end: take it in again when it has.", err=True)
    return counts.set_aside
