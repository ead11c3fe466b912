"""How are reports coded from a shell?"""

import contextlib
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.asked import Asked
from dragoman.cli.asked_coder import PLAIN, AskedCoder, asks_for_coder
from dragoman.cli.options import (
    ClusterOption,
    ColumnsOption,
    Format,
    FormatOption,
    KindOption,
    LanguageOption,
    OutOption,
    PathsToCode,
    SecondsOption,
    SizeOption,
    StoreToKeep,
    WorkersOption,
)
from dragoman.cli.spreading import code_into_folder
from dragoman.cli.terminal import (
    INTERRUPTED,
    SOME_SET_ASIDE,
    Aside,
    columns_of,
    language_code,
    printer,
    progress,
)
from dragoman.version import __version__
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.printing import Printer
    from dragoman.running import Batch, Job, Tally

_MOST_CANDIDATES = 1000
_GIVE_DAY = "Give it: a column or key published, or a first line such as 'date 2026-03-05'."
_LANGUAGE = "language: "  # begins the reason of what is set aside for its language


@app.command()
@asks_for_coder
def code(
    paths: PathsToCode,
    store: StoreToKeep = None,
    format_: FormatOption = Format.table,
    out: OutOption = "",
    cluster: ClusterOption = "",
    workers: WorkersOption = None,
    limit_mb: SizeOption = 10,
    seconds: SecondsOption = None,
    columns: ColumnsOption = "",
    language: LanguageOption = "en",
    kind: KindOption = None,
    coder: AskedCoder = PLAIN,
    again: Annotated[
        bool, typer.Option("--again", help="Code reports anew that the store holds already.")
    ] = False,
) -> None:
    """Code reports into event records.

    \b
    Example: dragoman code reports.jsonl --store 2020.duckdb
    Exit status: 0 all coded, 1 could not run, 2 wrong usage, 3 ran, some set aside, 130 stopped by Ctrl-C.
    """
    asked = Asked(
        paths=paths, store=store, out=out, cluster=cluster, workers=workers, seconds=seconds,
        reading={"columns": columns_of(columns), "language": language_code(language), "kind": kind or ""},
        report_bytes=int(limit_mb * 1_000_000), coder=coder, again=again,
    )  # fmt: skip
    if out:
        code_into_folder(asked)
    else:
        _code(asked, format_)


def _code(asked: Asked, format_: Format) -> None:
    """Code into a store, if one is given, print what was found, and end with the status that says how it went."""
    job = _job(asked)  # own files are read before anything is made
    from dragoman.sources import check_paths

    check_paths(asked.paths)  # before a store is made
    seen = _Seen(printer(format_, sys.stdout))
    tally = _coded(job, asked.store, seen, format_)
    seen.printer.finish()
    _say_what_was_done(tally, seen, format_=format_, store=asked.store)
    if tally.interrupted:
        raise typer.Exit(INTERRUPTED)
    if seen.aside.lost:
        raise typer.Exit(SOME_SET_ASIDE)


def _coded(job: "Job", store: str | None, seen: "_Seen", format_: Format) -> "Tally":
    """What a run did, of which `seen` is told as it goes."""
    from dragoman.running import code_paths
    from dragoman.store import Store
    from dragoman.stories import tell_stories

    with (
        Store.open(store) if store else contextlib.nullcontext() as opened,
        progress(list(job.paths), format_) as advance,
    ):

        def on_batch(batch: "Batch") -> None:
            seen.take(batch)
            advance(len(batch.coded) + batch.already + sum(not item.note for item in batch.set_aside))

        tally = code_paths(job, store=opened, on_batch=on_batch)
        if opened is not None and not tally.interrupted:
            tell_stories(opened)
    return tally


def _job(asked: Asked) -> "Job":
    from dragoman.running import Job
    from dragoman.sources import Limits, Reading

    return Job(
        paths=asked.paths,
        make_coder=asked.coder.maker(),
        chosen=asked.coder.manifest(),
        coder_version=__version__,
        limits=Limits(report_bytes=asked.report_bytes),
        reading=Reading(**asked.reading),
        workers=asked.workers or 1,
        seconds=asked.seconds,
        again=asked.again,
    )


@dataclass
class _Seen:
    """What came by in a run, as far as it is told at the end."""

    printer: "Printer"
    sentences: int = 0
    already: int = 0
    undated: int = 0  # reports with events, of which nothing tells the day
    aside: Aside = field(default_factory=Aside)
    languages: Counter[str] = field(default_factory=Counter)
    candidates: Counter[tuple[str, str]] = field(default_factory=Counter)
    candidates_total: int = 0

    def take(self, batch: "Batch") -> None:
        for coded in batch.coded:
            self.printer.add(coded.events)
            self.sentences += coded.sentences
            self.undated += bool(coded.events) and not coded.report.published
            self.candidates_total += len(coded.set_aside)
            if len(self.candidates) < _MOST_CANDIDATES:
                self.candidates.update(coded.set_aside)
        self.already += batch.already
        for item in batch.set_aside:
            self.aside.take(item)
            if item.reason.startswith(_LANGUAGE):
                self.languages[item.reason.removeprefix(_LANGUAGE).partition(",")[0]] += 1


def _say_what_was_done(tally: "Tally", seen: _Seen, *, format_: Format, store: str | None) -> None:
    from dragoman.printing import why_empty

    if not tally.events and tally.coded:
        lines = why_empty(
            reports=tally.coded,
            sentences=seen.sentences,
            candidates=seen.candidates,
            total=seen.candidates_total,
        )
        typer.echo("\n".join(lines), err=format_ is not Format.table)
    seen.aside.say(f"dragoman quarantine list --store {store} lists what is set aside" if store else "")
    if seen.undated:
        typer.echo(
            f"note: nothing tells the day of {counted(seen.undated, 'report')}: words such as 'Monday' date nothing there. {_GIVE_DAY}",
            err=True,
        )
    said = [f"{tally.coded:,} coded", counted(tally.events, "event"), f"{seen.aside.lost:,} set aside"]
    if seen.languages:
        each = ", ".join(f"{code} {count:,}" for code, count in seen.languages.most_common())
        said[-1] += f" ({seen.languages.total():,} for their language: {each})"
    if seen.already:
        said.append(
            f"{seen.already:,} in the store already (dragoman events lists them, --again codes them anew)"
        )
    typer.echo("Reports: " + ", ".join(said) + ".", err=True)
    if tally.interrupted:
        how = (
            f"run the same command again, what is in {store} is not coded twice"
            if store
            else "give --store FILE next time, and a run can go on"
        )
        typer.echo(f"Stopped by Ctrl-C. To go on, {how}.", err=True)
