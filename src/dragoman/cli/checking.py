"""How does one see from a shell that all is well?"""

import typer

from dragoman.cli.app import app
from dragoman.cli.making import make_coder
from dragoman.cli.terminal import COULD_NOT_RUN


@app.command()
def doctor() -> None:
    """Check that all that coding needs is here, and code one sentence.

    \b
    Example: dragoman doctor
    Exit status: 0 all is well, 1 something is missing, 2 wrong usage.
    """
    from dragoman.doctor import examine_installation

    ill = 0
    for check in examine_installation(make_coder):
        typer.echo(f"{'ok  ' if check.well else 'FAIL'}  {check.name}: {check.seen}")
        if not check.well:
            ill += 1
            typer.echo(f"      {check.remedy}.")
    if ill:
        raise typer.Exit(COULD_NOT_RUN)
