"""How is a store kept whole from a shell: checked, its runs told, what was set aside taken up again?"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.asked_coder import PLAIN, AskedCoder, asks_for_coder
from dragoman.cli.options import (
    DEFAULT_STORE,
    ColumnsOption,
    KindOption,
    LanguageOption,
    SecondsOption,
    SizeOption,
    StoreToRead,
)
from dragoman.cli.terminal import (
    COULD_NOT_RUN,
    SOME_SET_ASIDE,
    columns_of,
    language_code,
    say_json,
)
from dragoman.version import __version__
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.store import Store
    from dragoman.store.runs import Run

MatchOption = Annotated[
    str, typer.Option("--match", metavar="WORDS", help="Only items whose place or reason has these words.")
]

quarantine = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    quarantine,
    name="quarantine",
    help="""See what was set aside, take it up again, or forget it.

    \b
    Example: dragoman quarantine list --store 2020.duckdb
    Exit status: 0 done, 1 could not run, 2 wrong usage, 3 some is set aside still.
    """,
)


@app.command()
def verify(store: StoreToRead = DEFAULT_STORE) -> None:
    """Check a store: texts against their hashes, records against their texts, sums of runs.

    \b
    Example: dragoman verify --store 2020.duckdb
    Exit status: 0 all is well, 1 could not run or something is wrong, 2 wrong usage.
    """
    from dragoman.inert import visible
    from dragoman.store import Store
    from dragoman.store.tales import Tales
    from dragoman.store.verifying import faults

    with Store.open(store, read_only=True) as opened:
        found = 0
        for fault in faults(opened):
            found += 1
            typer.echo(f"FAULT  {visible(fault)}")
        counts = Tales(opened).counts()
    typer.echo(
        f"{counted(counts.reports, 'report')}, {counted(counts.records, 'record')}, "
        f"{counted(counts.tellings, 'telling')}: {counted(found, 'fault') if found else 'no faults'}."
    )
    if found:
        raise typer.Exit(COULD_NOT_RUN)


@app.command()
def runs(
    store: StoreToRead = DEFAULT_STORE,
    json_: Annotated[
        bool, typer.Option("--json", help="Print each run's whole manifest as a line of JSON.")
    ] = False,
) -> None:
    """Tell what each run of dragoman code did: counts that add up, versions and hashes.

    \b
    Example: dragoman runs --store 2020.duckdb
    Exit status: 0 done, 1 could not run, 2 wrong usage.
    """
    from dragoman.store import Store
    from dragoman.store.runs import Runs

    with Store.open(store, read_only=True) as opened:
        told = list(Runs(opened).all())
    for run in told:
        if json_:
            say_json(_manifest(run))
        else:
            typer.echo(_line(run))
    if not told:
        typer.echo("No run of dragoman code wrote to it.", err=True)


def _line(run: "Run") -> str:
    """What a run did, in one line."""
    counts = f"{run.taken:,} taken = {run.coded:,} coded ({run.empty:,} without events) + {run.already:,} already + {run.set_aside:,} set aside"
    return f"{run.run_id:4}  {run.started_at:%Y-%m-%d %H:%M:%S}  {run.outcome:8} {counts}; {counted(run.events, 'event')}"


def _manifest(run: "Run") -> dict[str, object]:
    """What a run did, and its whole manifest."""
    names = ("taken", "coded", "empty", "already", "set_aside", "events")
    return {
        "run": run.run_id,
        "started": run.started_at.isoformat(),
        "ended": run.ended_at.isoformat() if run.ended_at else None,
        "outcome": run.outcome,
        "counts": {name: getattr(run, name) for name in names},
        **json.loads(run.manifest),
    }


@quarantine.command(name="list")
def list_(store: StoreToRead = DEFAULT_STORE, match: MatchOption = "") -> None:
    """List what was set aside: its place, the reason, what can be done.

    \b
    Example: dragoman quarantine list --store 2020.duckdb
    Exit status: 0 done, 1 could not run, 2 wrong usage.
    """
    from dragoman.inert import visible
    from dragoman.store import Store

    with Store.open(store, read_only=True) as opened:
        items = _items(opened, match)
    for place, reason, remedy in items:
        typer.echo(f"{visible(place)}: {visible(reason)}. {visible(remedy)}.")
    if not items:
        typer.echo("Nothing is set aside.", err=True)


@quarantine.command()
@asks_for_coder
def retry(
    store: StoreToRead = DEFAULT_STORE,
    match: MatchOption = "",
    limit_mb: SizeOption = 10,
    seconds: SecondsOption = None,
    columns: ColumnsOption = "",
    language: LanguageOption = "en",
    kind: KindOption = None,
    coder: AskedCoder = PLAIN,
) -> None:
    """Read the files of what was set aside again, with these limits; what is coded now leaves the quarantine.

    \b
    Example: dragoman quarantine retry --store 2020.duckdb
    Exit status: 0 nothing is set aside any more, 1 could not run, 2 wrong usage, 3 some is set aside still.
    """
    asked = {"columns": columns_of(columns), "language": language_code(language), "kind": kind or ""}
    manifest = coder.manifest()  # own files are read before anything is changed
    from dragoman.running import Job, code_paths
    from dragoman.sources import Limits, Reading
    from dragoman.store import Store

    with Store.open(store, existing=True) as opened:
        items = _items(opened, match)
        paths = sorted({path for place, _, _ in items if (path := _file_of(place))})
        again: set[tuple[str, str]] = set()
        coded = 0
        if paths:
            job = Job(
                paths=paths,
                make_coder=coder.maker(),
                chosen=manifest,
                coder_version=__version__,
                limits=Limits(report_bytes=int(limit_mb * 1_000_000)),
                reading=Reading(**asked),  # type: ignore[arg-type]
                seconds=seconds,
            )
            tally = code_paths(
                job,
                store=opened,
                on_batch=lambda batch: again.update((i.place, i.reason) for i in batch.set_aside),
            )
            coded = tally.coded
            if not tally.interrupted:
                opened.drop_set_aside([(p, r) for p, r, _ in items if _file_of(p) and (p, r) not in again])
        left = len(_items(opened, match))
    typer.echo(f"{coded:,} coded, {left:,} set aside still.")
    if left:
        raise typer.Exit(SOME_SET_ASIDE)


@quarantine.command()
def drop(store: StoreToRead = DEFAULT_STORE, match: MatchOption = "") -> None:
    """Forget what was set aside; the files stay as they are.

    \b
    Example: dragoman quarantine drop --store 2020.duckdb --match "not UTF-8"
    Exit status: 0 done, 1 could not run, 2 wrong usage.
    """
    from dragoman.store import Store

    with Store.open(store, existing=True) as opened:
        items = _items(opened, match)
        opened.drop_set_aside([(place, reason) for place, reason, _ in items])
    typer.echo(f"{len(items):,} forgotten.")


def _items(store: "Store", match: str) -> list[tuple[str, str, str]]:
    words = match.lower()
    found = ((place, reason, remedy) for place, reason, remedy, note in store.set_aside() if not note)
    return [item for item in found if words in f"{item[0]} {item[1]}".lower()]


def _file_of(place: str) -> str:
    """The file that a place such as 'reports.jsonl, line 41' lies in; "" where there is none."""
    parts = place.split(", ")
    names = (", ".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((name for name in names if Path(name).is_file()), "")
