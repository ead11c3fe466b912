"""What can be asked of Dragoman from a shell? Each command parses, calls the library, prints."""

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import typer

from dragoman.errors import DragomanError
from dragoman.version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.printing import Printer
    from dragoman.running import Batch, Coding, Tally
    from dragoman.sources import SetAside

COULD_NOT_RUN, SOME_SET_ASIDE, INTERRUPTED = 1, 3, 130
DEFAULT_STORE = "events.duckdb"
_PIPED_WIDTH = 160
_MOST_SET_ASIDE_SHOWN = 20
_MOST_CANDIDATES = 1000

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How events are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class StatusName(StrEnum):
    """What can be asked of `--status`."""

    happened = "happened"
    ongoing = "ongoing"
    planned = "planned"
    conditional = "conditional"
    denied = "denied"
    recurring = "recurring"


StoreToRead = Annotated[
    str, typer.Option("--store", metavar="FILE", envvar="DRAGOMAN_STORE", help="The store to read.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the events.")]
ActorOption = Annotated[
    str,
    typer.Option(
        "--actor", help="A party: country (IND), sector (GOV), both (INDGOV), or words of its name."
    ),
]
WithOption = Annotated[str, typer.Option("--with", help="Another party of the same event, given likewise.")]
TypeOption = Annotated[
    str, typer.Option("--type", help="PLOVER's type, or type and mode: CONSULT, CONSULT/visit.")
]
StatusOption = Annotated[StatusName | None, typer.Option("--status", help="Only events of this status.")]
SinceOption = Annotated[
    str, typer.Option("--since", help="First year, month or day: 2020, 2020-01, 2020-01-31.")
]
UntilOption = Annotated[str, typer.Option("--until", help="Last year, month or day, included.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports and write down who did what to whom, when, where, about what, according to whom, and how surely.

    \b
    Example: dragoman code reports.jsonl --store 2020.duckdb
    Exit status: 0 done, 1 could not run, 2 wrong usage; each command's help says more.
    """


@app.command()
def code(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…", help="Files (.txt, .json, .jsonl), folders, or - for standard input."
        ),
    ],
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE",
            envvar="DRAGOMAN_STORE",
            help="Keep the events in this store; made where there is none.",
        ),
    ] = None,
    format_: FormatOption = Format.table,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to code with.")] = 1,
    limit_mb: Annotated[
        float, typer.Option("--limit-mb", min=0.001, help="Set aside reports of more megabytes.")
    ] = 10,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, help="Set aside reports that take longer.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Code reports anew that the store holds already.")
    ] = False,
) -> None:
    """Code reports into event records.

    \b
    Example: dragoman code reports.jsonl --store 2020.duckdb
    Exit status: 0 all coded, 1 could not run, 2 wrong usage, 3 ran, some set aside, 130 stopped by Ctrl-C.
    """
    with _errors_in_one_line():
        from dragoman.running import Job, code_paths
        from dragoman.sources import Limits
        from dragoman.store import Store

        job = Job(
            paths=paths,
            make_coder=make_coder,
            coder_version=__version__,
            limits=Limits(report_bytes=int(limit_mb * 1_000_000)),
            workers=workers,
            seconds=seconds,
            again=again,
        )
        seen = _Seen(_printer(format_, sys.stdout))
        with (
            Store.open(store) if store else contextlib.nullcontext() as opened,
            _progress(paths, format_) as advance,
        ):

            def on_batch(batch: "Batch") -> None:
                seen.take(batch)
                advance(len(batch.coded) + batch.already + sum(not item.note for item in batch.set_aside))

            tally = code_paths(job, store=opened, on_batch=on_batch)
        seen.printer.finish()
        _say_what_was_done(tally, seen, format_=format_, store=store)
    if tally.interrupted:
        raise typer.Exit(INTERRUPTED)
    if seen.lost:
        raise typer.Exit(SOME_SET_ASIDE)


@app.command()
def events(
    store: StoreToRead = DEFAULT_STORE,
    actor: ActorOption = "",
    with_: WithOption = "",
    type_: TypeOption = "",
    status: StatusOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
) -> None:
    """List the events of a store that match every filter.

    \b
    Example: dragoman events --store 2020.duckdb --actor IND --with RUS --type CONSULT --since 2020-01
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    _check_days(since=since, until=until)
    with _errors_in_one_line():
        from dragoman.store import Store

        with Store.open(store, read_only=True) as opened:
            found = opened.events(
                actor=actor,
                with_=with_,
                type=type_,
                status=status or "",
                since=since,
                until=until,
                limit=limit,
            )
            first = next(found, None)
            printer = _printer(format_, sys.stdout)
            if first is None:
                held = ", ".join(f"{kind} {count:,}" for kind, count in opened.types().items()) or "nothing"
                typer.echo(f"No event matches. {store} holds: {held}.", err=format_ is not Format.table)
            else:
                printer.add([first])
                printer.add(found)
            printer.finish()


@app.command()
def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or its beginning.")],
    store: StoreToRead = DEFAULT_STORE,
) -> None:
    """Show the sentence that tells of an event, its words marked, and what each field rests on.

    \b
    Example: dragoman explain e3f1 --store 2020.duckdb
    Exit status: 0 done, 1 could not run (also where there is no such event), 2 wrong usage.
    """
    with _errors_in_one_line():
        from dragoman.printing import print_explanation
        from dragoman.store import Store

        with Store.open(store, read_only=True) as opened:
            found = opened.event(event)
            print_explanation(_console(sys.stdout), found, text=opened.report_text(found.report_id))


@app.command()
def report(
    store: StoreToRead = DEFAULT_STORE,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="The page to write.")] = "report.html",
    title: Annotated[str, typer.Option("--title", help="The page's heading.")] = "Event records",
    actor: ActorOption = "",
    with_: WithOption = "",
    type_: TypeOption = "",
    status: StatusOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    limit: LimitOption = None,
) -> None:
    """Write one self-contained HTML page of the events that match every filter: records, marked reports, time line.

    \b
    Example: dragoman report --store 2020.duckdb --out 2020.html --type CONSULT
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    _check_days(since=since, until=until)
    with _errors_in_one_line():
        from dragoman.printing import counted
        from dragoman.store import Store
        from dragoman.web.report import write_report

        with Store.open(store, read_only=True) as opened:
            found = opened.events(
                actor=actor,
                with_=with_,
                type=type_,
                status=status or "",
                since=since,
                until=until,
                limit=limit,
            )
            where, events_shown, reports_shown = write_report(found, store=opened, out=out, title=title)
    shown = f"{counted(events_shown, 'event')} of {counted(reports_shown, 'report')}"
    typer.echo(f"Wrote {where.as_uri()}: {shown}.")


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


def make_coder() -> "Coding":
    """The coder, loaded; a worker process imports this function and calls it once."""
    import dragoman

    return dragoman.load()


@dataclass
class _Seen:
    """What came by in a run, as far as it is told at the end."""

    printer: "Printer"
    sentences: int = 0
    already: int = 0
    lost: int = 0
    notes: int = 0
    candidates: Counter[tuple[str, str]] = field(default_factory=Counter)
    candidates_total: int = 0
    first: list["SetAside"] = field(default_factory=list)

    def take(self, batch: "Batch") -> None:
        for coded in batch.coded:
            self.printer.add(coded.events)
            self.sentences += coded.sentences
            self.candidates_total += len(coded.set_aside)
            if len(self.candidates) < _MOST_CANDIDATES:
                self.candidates.update(coded.set_aside)
        self.already += batch.already
        for item in batch.set_aside:
            self.lost += not item.note
            self.notes += item.note
            if len(self.first) < _MOST_SET_ASIDE_SHOWN:
                self.first.append(item)


def _say_what_was_done(tally: "Tally", seen: _Seen, *, format_: Format, store: str | None) -> None:
    from dragoman.printing import visible, why_empty

    if not tally.events and tally.coded:
        lines = why_empty(
            reports=tally.coded,
            sentences=seen.sentences,
            candidates=seen.candidates,
            total=seen.candidates_total,
        )
        typer.echo("\n".join(lines), err=format_ is not Format.table)
    for item in seen.first:
        typer.echo(f"{'note' if item.note else 'set aside'}: {visible(str(item))}", err=True)
    if (hidden := seen.lost + seen.notes - len(seen.first)) > 0:
        typer.echo(
            f"… and {hidden:,} more{f'; all are in the table set_aside of {store}' if store else ''}",
            err=True,
        )
    said = [f"{tally.coded:,} coded", f"{tally.events:,} events", f"{seen.lost:,} set aside"]
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


@contextlib.contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Errors that Dragoman raises on purpose end the command with one line and status 1."""
    try:
        yield
    except DragomanError as error:
        typer.echo(f"dragoman: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _check_days(**days: str) -> None:
    from dragoman.store.days import day_range

    for name, text in days.items():
        try:
            _ = day_range(text) if text else None
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=f"--{name}") from None


def _printer(format_: Format, out: TextIO) -> "Printer":
    from dragoman.printing import CsvRows, JsonLines, TableRows

    if hasattr(out, "reconfigure"):
        cast(Any, out).reconfigure(
            encoding="utf-8", errors="backslashreplace", newline=None if format_ is Format.table else "\n"
        )
    if format_ is Format.table:
        return TableRows(_console(out))
    return JsonLines(out) if format_ is Format.jsonl else CsvRows(out)


def _console(out: TextIO) -> "Console":
    from rich.console import Console

    return Console(file=out, width=None if out.isatty() else _PIPED_WIDTH, soft_wrap=False)


@contextlib.contextmanager
def _progress(paths: list[str], format_: Format) -> Iterator[Any]:
    """A function that is told of each report done; it moves a bar on a terminal, and does nothing where there is none."""
    records_scroll_by = format_ is not Format.table and sys.stdout.isatty()
    if not sys.stderr.isatty() or records_scroll_by or os.environ.get("TERM") == "dumb":
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from dragoman.sources import count_items

    columns = (
        SpinnerColumn(),
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    ) as bar:
        task = bar.add_task("coding", total=count_items(paths), rate="")

        def advance(count: int) -> None:
            bar.advance(task, count)
            speed = bar.tasks[task].speed
            bar.update(task, rate=f"{speed:.1f} reports/s" if speed else "")

        yield advance


if __name__ == "__main__":
    app()
