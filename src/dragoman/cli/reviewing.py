"""How does one see from a shell what reviewers said, and take it along as gold?"""

from collections.abc import Mapping
from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, ReviewerOption, StoreToRead
from dragoman.wording import counted


@app.command()
def reviews(
    store: StoreToRead = DEFAULT_STORE,
    gold: Annotated[
        str,
        typer.Option(
            "--gold", metavar="FOLDER", help="Write each report whose records are all judged as gold."
        ),
    ] = "",
    reviewer: ReviewerOption = "",
) -> None:
    """Tell how many records were reviewed and how well reviewers agree; write gold for `dragoman score`.

    \b
    Example: dragoman reviews --store 2020.duckdb --gold gold/
    Exit status: 0 done, 1 could not run, 2 wrong usage.
    """
    from dragoman.reviewing import ReviewBook, book_of
    from dragoman.reviewing.agreement import agreement, judged
    from dragoman.reviewing.giving import write_gold
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened:
        book = ReviewBook(book_of(store))
        lines = [line for line in book.all() if not reviewer or line.reviewer == reviewer]
        found = judged(lines)
        if not found:
            typer.echo("Nobody has judged a record yet. To begin: dragoman serve, then /review", err=True)
        else:
            typer.echo(_summary(found))
        for a in agreement(lines, book.records()):
            if a.units:
                shown = "nothing varies" if a.alpha is None else f"{a.alpha:.2f}"
                typer.echo(
                    f"  alpha on {a.question}: {shown} ({counted(a.units, 'record')} judged twice or more)"
                )
        if gold:
            written = write_gold(opened, lines, gold)
            typer.echo(f"Wrote {counted(written, 'gold report')} to {gold}.")


def _summary(found: Mapping[tuple[str, str], Mapping[str, str] | None]) -> str:
    """How many records were judged, by how many, and how."""
    rejected = sum(changes is None for changes in found.values())
    changed = sum(bool(changes) for changes in found.values())
    return (
        f"{counted(len({event for event, _ in found}), 'record')} judged by "
        f"{counted(len({who for _, who in found}), 'reviewer')}: {counted(len(found), 'verdict')}, "
        f"{rejected:,} of them reject, {changed:,} accept with corrections."
    )
