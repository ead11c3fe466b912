"""How are coded records scored from a shell?"""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.terminal import say_json, write_out


@app.command()
def score(
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD", help="A folder of annotated reports (.json), or a file of JSON lines."
        ),
    ],
    predicted: Annotated[str, typer.Argument(metavar="PREDICTED", help="Records as JSON lines, or a store.")],
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write a page with confusions and mistakes.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as one JSON object.")] = False,
    draws: Annotated[
        int, typer.Option("--draws", min=1, max=100_000, help="Draws of reports for the intervals.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="Of these draws.")] = 1,
) -> None:
    """Compare coded records with annotated reports: precision, recall and F1 with intervals, fields, types, confusions.

    \b
    Example: dragoman score gold/ predicted.jsonl --html score.html
    Exit status: 0 done, 1 could not run (also where no report is in both), 2 wrong usage.
    """
    from dragoman.inert import visible
    from dragoman.scoring import compared, read_gold, read_predicted, telling
    from dragoman.scoring import score as compare

    annotated, coded = read_gold(gold), read_predicted(predicted)
    for line in compared(annotated, coded, where=predicted):
        typer.echo(visible(f"note: {line}"), err=True)
    found = compare(annotated, coded, draws=draws, seed=seed)
    if html:
        write_out(html, telling.page(found, title=f"Score of {Path(predicted).name}"), "--html")
    if as_json:
        say_json(telling.as_json(found))
    else:
        typer.echo("\n".join(telling.lines(found)))
