"""How is the coder's confidence fitted to reviews from a shell?"""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, ReviewerOption, StoreToRead
from dragoman.cli.terminal import COULD_NOT_RUN, write_out
from dragoman.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.reviewing.calibrating import Calibration, Judged

_FILE = """\
# What     A calibration of confidence, for `dragoman code --calibration` and `dragoman.load(calibration=…)`
# Made by  dragoman calibrate, from {records} judged records of {reports} reports, {right} of them right; coded by {versions}
# Error    expected calibration error {before:.3f} before and {after:.3f} after, by maps fitted on other reports

[confidence]  # log odds of being right = scale * log odds of the coder's confidence + shift
scale = {scale}
shift = {shift}
"""


@app.command()
def calibrate(
    store: StoreToRead = DEFAULT_STORE,
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="The calibration to write.")
    ] = "calibration.toml",
    reviewer: ReviewerOption = "",
) -> None:
    """Fit confidence to what reviewers accepted and rejected, and say how well it is calibrated before and after.

    \b
    Example: dragoman calibrate --store 2020.duckdb --out mine.toml; dragoman code more/ --calibration mine.toml
    Exit status: 0 done, 1 could not run (also where there are too few reviews), 2 wrong usage.
    """
    from dragoman.reviewing import ReviewBook, book_of
    from dragoman.reviewing import calibrating as fit
    from dragoman.store import Store

    with Store.open(store, read_only=True):
        book = ReviewBook(book_of(store))
    records = book.records()
    lines = [line for line in book.all() if not reviewer or line.reviewer == reviewer]
    judged = fit.judged_records(lines, records)
    try:
        found = fit.calibrate(judged)
    except fit.TooFewError as error:
        typer.echo(f"dragoman: {book.path}: {error}. Review more: dragoman serve, then /review", err=True)
        raise typer.Exit(COULD_NOT_RUN) from None
    text = _told(judged, found, versions=sorted({r.coder_version for r in records.values()}))
    write_out(out, text, "--out")
    typer.echo(f"Wrote {out}. Use it: dragoman code … --calibration {out}")


def _told(judged: "Sequence[Judged]", found: "Calibration", *, versions: list[str]) -> str:
    """Prints the calibration before and after; the text of its file."""
    from dragoman.reviewing.calibrating import crossed, error

    before = [(one.confidence, one.right) for one in judged]
    after = crossed(judged)
    right, reports = sum(one.right for one in judged), len({one.report_id for one in judged})
    typer.echo(f"{counted(len(judged), 'judged record')} of {counted(reports, 'report')}, {right:,} right.")
    for name, pairs in (("before", before), ("after, each by a map fitted on other reports", after)):
        typer.echo(f"{name}: expected calibration error {error(pairs):.3f}")
        _print_bins(pairs)
    typer.echo(f"The map: scale {found.scale:.3f}, shift {found.shift:+.3f}; " + ", ".join(
        f"{c:.2f} becomes {found.of(c):.2f}" for c in (0.4, 0.6, 0.8, 0.95)
    ) + ".")  # fmt: skip
    if error(after) >= error(before):
        typer.echo("It is no better than the coder's own confidence on reports that it was not fitted on.")
    return _FILE.format(
        records=len(judged), reports=reports, right=right, versions=", ".join(versions),
        before=error(before), after=error(after), scale=found.scale, shift=found.shift,
    )  # fmt: skip


def _print_bins(pairs: "Sequence[tuple[float, bool]]") -> None:
    from dragoman.reviewing.calibrating import bins

    for b in bins(pairs):
        typer.echo(f"  confidence {b.confidence:.2f}: {b.right:.2f} of {b.records:,} right")
