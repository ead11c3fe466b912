"""How is a store laid beside the events of others from a shell?"""

import dataclasses
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dragoman.cli.app import app
from dragoman.cli.options import SinceOption, UntilOption
from dragoman.cli.terminal import check_days, console, say_json
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.exports.importing import Comparison, Repairs


class Of(StrEnum):
    """Whose file it is."""

    gdelt = "gdelt"
    icews = "icews"
    polecat = "polecat"


_KINDS: dict[Of, Literal["gdelt", "icews", "polecat"]] = {
    Of.gdelt: "gdelt",
    Of.icews: "icews",
    Of.polecat: "polecat",
}


@app.command()
def compare(
    store: Annotated[str, typer.Argument(metavar="STORE", help="The store to compare.")],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file of GDELT, ICEWS or POLECAT; .zip and .gz too.")
    ],
    kind: Annotated[
        Of | None, typer.Option("--as", help="Whose file it is, where its first line does not tell.")
    ] = None,
    within_days: Annotated[
        int, typer.Option("--within-days", min=0, max=366, help="How far apart two days may be.")
    ] = 0,
    directed: Annotated[bool, typer.Option("--directed", help="Let it matter who acts on whom.")] = False,
    since: SinceOption = "",
    until: UntilOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say how far a store agrees with a file of GDELT, ICEWS or POLECAT: by pair of countries, type and day.

    \b
    Example: dragoman compare 2020.duckdb 20200910.export.CSV.zip --within-days 1
    Exit status: 0 done, 1 could not run, 2 wrong usage.
    """
    check_days(since=since, until=until)
    from dragoman.exports.importing import compare as lay_beside
    from dragoman.exports.importing import read_foreign
    from dragoman.store import EventFilter, Store

    theirs = read_foreign(file, _KINDS[kind] if kind else None)
    with Store.open(store, read_only=True) as opened:
        found = lay_beside(
            opened,
            theirs.events,
            wanted=EventFilter(since=since, until=until),
            within_days=within_days,
            directed=directed,
        )
    if as_json:
        say_json(_as_json(found, theirs.repairs, theirs.kind))
    else:
        _print(found)
    _say_repairs(theirs.repairs, theirs.kind)


def _print(found: "Comparison") -> None:
    from rich import box
    from rich.table import Table

    if found.first is None:
        typer.echo("Nothing to compare: no day is covered by both.")
        return
    typer.echo(f"Days that both cover: {found.first} to {found.last}.")
    out = console(sys.stdout)
    pairs = {" – ".join(pair): agreement for pair, agreement in found.pairs.items()}
    for title, rows in (
        ("Key", found.levels),
        ("Type (pair, type and day)", found.types),
        ("Pair (pair, type and day)", pairs),
    ):
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for name in (title, "Ours", "Theirs", "Ours that they have", "Theirs that we have"):
            table.add_column(name, justify="left" if name == title else "right")
        for name, a in rows.items():
            table.add_row(name, f"{a.ours:,}", f"{a.theirs:,}", f"{a.of_ours:.3f}", f"{a.of_theirs:.3f}")
        out.print(table)
    typer.echo(
        f"Not compared (fewer than two countries, no day, or a day that the other lacks): {found.outside[0]:,} of ours, {found.outside[1]:,} of theirs."
    )


def _say_repairs(repairs: "Repairs", kind: str) -> None:
    typer.echo(f"Read {counted(repairs.rows, 'row')} of {kind}.", err=True)
    for head, counts in (("repaired", repairs.made), ("set aside", repairs.set_aside)):
        for name, count in sorted(counts.items()):
            if count:
                typer.echo(f"{head}: {name}: {count:,}", err=True)


def _as_json(found: "Comparison", repairs: "Repairs", kind: str) -> dict[str, Any]:
    def told(rows: dict[Any, Any]) -> dict[str, Any]:
        return {
            name if isinstance(name, str) else "-".join(name): {
                **dataclasses.asdict(a), "of_ours": a.of_ours, "of_theirs": a.of_theirs
            }
            for name, a in rows.items()
        }  # fmt: skip

    return {
        "kind": kind,
        "first": str(found.first or ""),
        "last": str(found.last or ""),
        "levels": told(found.levels),
        "types": told(found.types),
        "pairs": told(found.pairs),
        "not_compared": {"ours": found.outside[0], "theirs": found.outside[1]},
        "rows": repairs.rows,
        "repaired": dict(sorted((k, v) for k, v in repairs.made.items() if v)),
        "set_aside": dict(sorted(repairs.set_aside.items())),
    }
