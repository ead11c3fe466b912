"""Who has been seen, as told from a shell?"""

import csv
import datetime as dt
import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, MOST, Format, FormatOption, StoreToRead
from dragoman.cli.terminal import cell, console, for_programs, say_json
from dragoman.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.register.seen import Entry


@app.command()
def actors(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Only those whose name has these words.")
    ] = "",
    store: StoreToRead = DEFAULT_STORE,
    country: Annotated[
        str, typer.Option("--country", help="Only those of this country: IND, or India.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=MOST, help="At most so many.")] = 50,
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
    country = _country(country) if country else ""
    from dragoman.register import entries
    from dragoman.register import part as part_names
    from dragoman.store import Store

    with Store.open(store, read_only=part is None, existing=True) as opened:
        if part:
            part_names(opened, *part, now=dt.datetime.now(dt.UTC).replace(tzinfo=None))
            typer.echo(f"{part[0]!r} and {part[1]!r} are two from now on.", err=True)
        found = list(islice(entries(opened, words=words, country=country), limit))
    rows = [entry.as_row() for entry in found]
    if not rows:
        typer.echo("Nobody matches.", err=True)
    elif format_ is Format.jsonl:
        for row in rows:
            say_json(row, sort_keys=False)
    elif format_ is Format.csv:
        _csv(rows)
    else:
        _print(found)


def _country(text: str) -> str:
    """The code of a country that is given by code or name.

    Raises:
        BadParameter: it is neither.
    """
    from dragoman.web.site.names import Names

    names, code = Names.read(), text.strip().upper()
    if code not in names.of_code and not (code := names.code_of(text)):
        raise typer.BadParameter(
            f"{text!r} is no country: give its code, such as IND, or its name", param_hint="--country"
        )
    return code


def _print(found: "Sequence[Entry]") -> None:
    """Print some lines of each: an entry has too much in it for the row of a table."""
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.inert import visible

    out = console(sys.stdout)
    for entry in found:
        place = f" ({entry.country})" if entry.country else ""
        days = f", {span(entry.first, entry.last)}" if entry.first else ""
        out.print(Text(visible(f"{entry.name}{place}: {counted(entry.events, 'event')}{days}"), style="bold"))
        lines = [f"also {name}: {why}" for name, why in zip(entry.names, entry.reasons, strict=True)]
        lines += [
            f"{o.role or o.sector or 'office unknown'}, {span(o.first, o.last)}: “{o.mention}”"
            for o in entry.offices
        ]
        lines.append(f"in {', '.join(entry.reports)}")
        for line in lines:
            out.print(Padding(Text(visible(line)), (0, 0, 0, 2), expand=False))


def span(first: str, last: str) -> str:
    """From when to when.

    >>> span("2026-03-03", "2026-03-03"), span("2026", "2027"), span("", "")
    ('2026-03-03', '2026 to 2027', 'no date')
    """
    return (first if first == last else f"{first or '?'} to {last or '?'}") or "no date"


def _csv(rows: list[dict[str, object]]) -> None:
    from dragoman.inert import guarded

    writer = csv.writer(for_programs(sys.stdout), lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([guarded(cell(value)) for value in row.values()] for row in rows)
