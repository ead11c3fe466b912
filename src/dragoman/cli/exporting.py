"""How do records leave from a shell?"""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.filtering import asks_for_events
from dragoman.cli.options import DEFAULT_STORE, StoreToRead
from dragoman.cli.terminal import SOME_SET_ASIDE, counting
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.exports import Export
    from dragoman.store import EventFilter


class To(StrEnum):
    """The names of the formats; `dragoman.exports.FORMATS` has the same."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    geojson = "geojson"
    gexf = "gexf"
    annotation = "annotation"
    brat = "brat"
    plover = "plover"
    polecat = "polecat"
    icews = "icews"
    gdelt = "gdelt"
    gdelt_mentions = "gdelt-mentions"
    acled = "acled"


@app.command()
@asks_for_events
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write (a folder for brat).")],
    to: Annotated[To, typer.Option("--to", help="The format.")],
    wanted: "EventFilter",
    store: StoreToRead = DEFAULT_STORE,
) -> None:
    """Write the events that match every filter to a file that other programs read, and a note of what it cannot carry.

    \b
    Example: dragoman export --to gdelt 2020.export.CSV --store 2020.duckdb --since 2020
    Exit status: 0 all written, 1 could not run, 2 wrong usage, 3 some could not be written (FILE.about.json says which).
    """
    from dragoman.exports import FORMATS
    from dragoman.exports import export as write
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened, counting("exporting", "records") as advance:
        done = write(opened, FORMATS[to.value], file, wanted=wanted, on_record=advance)
    _say_what_was_done(done, to.value)
    if done.tally.fault_count:
        raise typer.Exit(SOME_SET_ASIDE)


def _say_what_was_done(done: "Export", name: str) -> None:
    tally = done.tally
    typer.echo(f"Wrote {', '.join(map(str, done.files))}.")
    lines = [f"Records: {tally.records:,} read, {counted(tally.rows, 'row')} written."]
    lines += [f"left out: {count:,}: {why}" for why, count in sorted(tally.left_out.items())]
    carried = [f"{what} ({count:,})" for what, count in done.losses.items() if count]
    if carried:
        lines.append(f"{name} cannot carry, with the number of records that have it: {'; '.join(carried)}.")
    lines += [f"not written: {event}: {why}" for event, why in tally.faults]
    print("\n".join(lines), file=sys.stderr)
