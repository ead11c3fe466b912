"""How are reports coded into a folder from a shell, by this machine or by a cluster?"""

import contextlib
from typing import TYPE_CHECKING, Any

import typer

from dragoman.cli.asked import Asked
from dragoman.cli.importing import take_in
from dragoman.cli.options import Format
from dragoman.cli.terminal import INTERRUPTED, SOME_SET_ASIDE, progress
from dragoman.version import __version__
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.running import Spread, Sums


def code_into_folder(asked: Asked) -> None:
    """Code into the folder, tell what was done on standard error, and end with the status that says it."""
    job = _job(asked)
    with _engine(asked) as engine, progress(list(asked.paths), Format.table) as advance:
        from dragoman.running import spread

        sums = spread(job, engine=engine, on_done=advance)
    _say_what_was_done(sums, asked)
    if asked.store and not sums.interrupted:
        take_in(asked.out, asked.store)
    if sums.interrupted:
        raise typer.Exit(INTERRUPTED)
    if sums.set_aside or sums.refused:
        raise typer.Exit(SOME_SET_ASIDE)


def _engine(asked: Asked) -> contextlib.AbstractContextManager[Any]:
    if asked.cluster:
        from dragoman.running.cluster import RayCluster

        return RayCluster(asked.cluster, workers=asked.workers)
    from dragoman.running import ThisMachine

    return contextlib.nullcontext(ThisMachine(asked.workers or 1))


def _job(asked: Asked) -> "Spread":
    from dragoman.exports.parquet import write_records
    from dragoman.running import Spread
    from dragoman.sources import Limits, Reading

    return Spread(
        paths=asked.paths,
        out=asked.out,
        make_coder=asked.coder.maker(anywhere=True),
        coder_version=__version__,
        coder={
            "purpose": asked.coder.purpose or "default",
            "gate": not asked.coder.no_gate,
            "fast": asked.coder.fast,
            **asked.coder.digests,
        },
        write_events=write_records,
        limits=Limits(report_bytes=asked.report_bytes),
        reading=Reading(**asked.reading),
        seconds=asked.seconds,
    )


def _say_what_was_done(sums: "Sums", asked: Asked) -> None:
    from dragoman.inert import visible

    out = visible(asked.out)
    for failed in sums.failures:
        typer.echo(visible(f"set aside: {failed.place}: {failed.reason}. {failed.remedy}."), err=True)
    said = [
        f"{sums.coded:,} coded",
        counted(sums.events, "event"),
        f"{sums.set_aside + sums.refused:,} set aside",
    ]
    if sums.set_aside + sums.refused:
        said[-1] += f" ({out}/set_aside and {out}/coded say which, and why)"
    if sums.again:
        said.append(f"{sums.again:,} the same as an earlier one")
    if sums.already:
        said.append(f"{sums.already:,} in the folder already")
    typer.echo("Reports: " + ", ".join(said) + ".", err=True)
    if sums.interrupted:
        typer.echo(
            f"Stopped by Ctrl-C. To go on, run the same command again: what is in {out} is not coded twice.",
            err=True,
        )
    elif not asked.store:
        typer.echo(f"Take them into a store with: dragoman import {out} --store FILE", err=True)
