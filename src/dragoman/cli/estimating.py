"""How does one learn from a shell what a run would take, before it is begun?"""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.asked_coder import PLAIN, AskedCoder, asks_for_coder
from dragoman.cli.options import ColumnsOption, KindOption, LanguageOption
from dragoman.cli.terminal import (
    Aside,
    columns_of,
    language_code,
    say_json,
)
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.running.estimating import Estimate

_UNITS = (("days", 86400), ("hours", 3600), ("minutes", 60))


@app.command()
@asks_for_coder
def estimate(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="What `dragoman code` would be given.")],
    within: Annotated[
        float | None,
        typer.Option(
            "--within",
            min=0.001,
            max=1_000_000,
            metavar="HOURS",
            help="Say how many cores are done in so many hours.",
        ),
    ] = None,
    sample: Annotated[int, typer.Option("--sample", min=1, max=100_000, help="Reports to code for it.")] = 24,
    columns: ColumnsOption = "",
    language: LanguageOption = "en",
    kind: KindOption = None,
    coder: AskedCoder = PLAIN,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say how long coding would take, how much memory and disk, and how many cores for a wanted time.

    \b
    Example: dragoman estimate archive/ --within 8
    Exit status: 0 told, 1 could not run, 2 wrong usage.
    """
    reading = {"columns": columns_of(columns), "language": language_code(language), "kind": kind or ""}
    coder.check_files()
    from dragoman.running.estimating import estimate as ask
    from dragoman.sources import Reading, SetAside, read_reports

    aside = Aside()
    found = ask(
        read_reports(paths, set_aside=aside.take, reading=Reading(**reading)),  # type: ignore[arg-type]
        make_coder=coder.maker(),
        sample=sample,
    )
    aside.say()
    failed = Aside()
    for f in found.failed:
        failed.take(SetAside(f"{f.place}, of the sample", f.reason, f.remedy))
    failed.say()
    if as_json:
        say_json({**_told(found, within), "set_aside": aside.lost}, sort_keys=False)
        return
    for name, value in _lines(found, within, aside.lost):
        typer.echo(f"{name:22} {value}")


def _told(found: "Estimate", within: float | None) -> dict[str, object]:
    from dataclasses import asdict

    cores = os.cpu_count() or 1
    return {
        **asdict(found),
        "seconds": {str(n): round(found.seconds(n), 1) for n in sorted({1, 2, cores})},
        "workers_for_wanted_time": found.workers_for(within * 3600) if within else None,
    }


def _lines(found: "Estimate", within: float | None, aside: int) -> list[tuple[str, str]]:
    least = "" if found.whole else "at least "
    cores = os.cpu_count() or 1
    lines = [
        ("reports", f"{least}{found.reports:,}, {least}{found.characters:,} characters; {aside:,} set aside"),
        ("events", f"{least}about {found.events:,}"),
        *(
            (f"time, {n} worker{'s' * (n > 1)}", least + duration(found.seconds(n)))
            for n in sorted({1, 2, cores})
        ),
        ("memory", f"{found.worker_bytes / 1e9:.1f} GB for each worker"),
        ("disk", f"{least}about {found.store_bytes / 1e9:.2f} GB for a store"),
    ]
    if within:
        workers = counted(found.workers_for(within * 3600), "worker")
        lines.append((f"in {within:g} hour{'s' * (within != 1)}", f"{least}{workers}, a core for each"))
    failed = f", {len(found.failed):,} of them set aside" if found.failed else ""
    coded = f"{counted(found.sampled, 'report')} coded just now{failed}"
    lines.append(("from", f"{coded}; a busy machine makes it look slower"))
    return lines


def duration(seconds: float) -> str:
    """A time in the largest unit that it fills.

    >>> duration(7200), duration(3), duration(0.4)
    ('2.0 hours', '3 seconds', 'less than a second')
    """
    if seconds < 1:
        return "less than a second"
    return next(
        (f"{seconds / size:,.1f} {name}" for name, size in _UNITS if seconds >= size),
        f"{seconds:.0f} seconds",
    )
