"""What is the command `dragoman` itself?"""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.version import __version__

# Help lists the commands in the order in which a newcomer needs them; those not named here follow.
ORDER = (
    "code",
    "import",
    "estimate",
    "watch",
    "events",
    "explain",
    "commitments",
    "actors",
    "stories",
    "report",
    "serve",
    "reviews",
    "calibrate",
    "frames",
    "mcp",
    "export",
    "compare",
    "score",
)


class InOrder(TyperGroup):
    """The commands, those that a newcomer needs first.

    Whatever command it is: its output takes any sign, and what goes wrong on purpose, or in writing the output, is told in one line.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was given."""
        from dragoman.cli.terminal import any_sign, errors_in_one_line

        if sys.stdout is None:  # it was closed before we began
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the process's end
        any_sign(sys.stdout)
        any_sign(sys.stderr)
        with errors_in_one_line():
            return super().invoke(ctx)

    def list_commands(self, ctx: object) -> list[str]:
        """The names of the commands, in the order of help."""
        rank = {name: place for place, name in enumerate(ORDER)}
        return sorted(self.commands, key=lambda name: (rank.get(name, len(rank)), name))


app = typer.Typer(
    cls=InOrder,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(wanted: bool) -> None:
    """Print the version and end, where that was asked."""
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports and write down who did what to whom, when, where, about what, according to whom, and how surely.

    \b
    Example: dragoman code reports.jsonl --store 2020.duckdb
    Exit status: 0 done, 1 could not run, 2 wrong usage; each command's help says more.
    """
