"""Who has been seen, as told from a shell?"""

import csv
import datetime as dt
import sys
from itertools import islice
from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, Format, FormatOption, StoreToRead
from dragoman.cli.terminal import cell, errors_in_one_line, for_programs, print_rows, say_json


@app.command()
def actors(
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Only those whose name has these words.")
    ] = "",
    store: StoreToRead = DEFAULT_STORE,
    country: Annotated[str, typer.Option("--country", help="Only those of this country (IND).")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    part: Annotated[
        tuple[str, str] | None,
        typer.Option("--part", metavar="NAME NAME", help="Say that two names are not one person, for good."),
    ] = None,
    format_: FormatOption = Format.table,
) -> None:
    """Tell who has been seen: names that belong together and why, offices with their dates, the reports that say so.

    \b
    Example: dragoman actors --store 2020.duckdb --country KEN
    Exit status: 0 done (also where nobody matches), 1 could not run, 2 wrong usage.
    """
    with errors_in_one_line():
        from dragoman.register import entries
        from dragoman.register import part as part_names
        from dragoman.store import Store

        with Store.open(store, read_only=part is None) as opened:
            if part:
                part_names(opened, *part, now=dt.datetime.now(dt.UTC).replace(tzinfo=None))
                typer.echo(f"{part[0]!r} and {part[1]!r} are two from now on.", err=True)
            rows = [entry.as_row() for entry in islice(entries(opened, words=words, country=country), limit)]
    if not rows:
        typer.echo("Nobody matches.", err=True)
    elif format_ is Format.jsonl:
        for row in rows:
            say_json(row, sort_keys=False)
    elif format_ is Format.csv:
        _csv(rows)
    else:
        print_rows(rows)


def _csv(rows: list[dict[str, object]]) -> None:
    from dragoman.inert import guarded

    writer = csv.writer(for_programs(sys.stdout), lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([guarded(cell(value)) for value in row.values()] for row in rows)
