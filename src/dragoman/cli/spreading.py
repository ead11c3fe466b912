"""How are reports coded into a folder from a shell, by this machine or by a cluster?"""

import contextlib
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dragoman.cli.importing import take_in
from dragoman.cli.making import make_coder, own_digest
from dragoman.cli.options import Format
from dragoman.cli.terminal import INTERRUPTED, SOME_SET_ASIDE, errors_in_one_line, progress
from dragoman.version import __version__
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.running import Spread, Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class IntoFolder:
    """What was asked for on the command line; `reading` is what `Reading` takes."""

    paths: Sequence[str]
    out: str
    store: str
    cluster: str
    workers: int | None
    seconds: float | None
    report_bytes: int
    reading: Mapping[str, Any]
    actors: str
    purpose: str
    calibration: str
    no_gate: bool
    fast: bool


def code_into_folder(asked: IntoFolder) -> None:
    """Code into the folder, tell what was done on standard error, and end with the status that says it."""
    with errors_in_one_line():
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


def _engine(asked: IntoFolder) -> contextlib.AbstractContextManager[Any]:
    if asked.cluster:
        from dragoman.running.cluster import RayCluster

        return RayCluster(asked.cluster, workers=asked.workers)
    from dragoman.running import ThisMachine

    return contextlib.nullcontext(ThisMachine(asked.workers or 1))


def _job(asked: IntoFolder) -> "Spread":
    from dragoman.exports.parquet import write_records
    from dragoman.running import Spread
    from dragoman.sources import Limits, Reading

    files = {"actors": asked.actors, "calibration": asked.calibration}
    own = {
        name: str(Path(file).absolute()) for name, file in files.items() if file
    }  # workers may begin elsewhere
    asked_for: dict[str, Any] = {
        **own,
        "purpose": asked.purpose,
        "no_gate": asked.no_gate,
        "fast": asked.fast,
    }
    chosen = {name: value for name, value in asked_for.items() if value}
    return Spread(
        paths=asked.paths,
        out=asked.out,
        make_coder=functools.partial(make_coder, **chosen) if chosen else make_coder,
        coder_version=__version__,
        coder={
            "purpose": asked.purpose or "default",
            "gate": not asked.no_gate,
            "fast": asked.fast,
            **{f"{name}_sha256": own_digest(own.get(name, ""), f"--{name}") for name in files},
        },
        write_events=write_records,
        limits=Limits(report_bytes=asked.report_bytes),
        reading=Reading(**asked.reading),
        seconds=asked.seconds,
    )


def _say_what_was_done(sums: "Sums", asked: IntoFolder) -> None:
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
