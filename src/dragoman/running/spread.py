"""How do reports get from some paths into a folder of results, whoever does the work?

First every shard is read, then what no earlier run has coded is coded, lot by lot. Whoever works lays its piece down below `.staged/`, and this
one run makes it count: at any moment the folder holds whole pieces only, each once, and the same command goes on from there. Workers come from
an engine: this machine's (here), or Ray's (cluster.py).
"""

import contextlib
import dataclasses
import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dragoman.errors import ExportError
from dragoman.records import Report
from dragoman.running.manifest import manifest
from dragoman.running.parts.folder import Folder, write_json
from dragoman.running.parts.lots import LotDone, WriteEvents, keep_lot, reports_of, stage_lot
from dragoman.running.parts.planning import Lot, plan
from dragoman.running.parts.shards import (
    SHARD_BYTES,
    ReadShard,
    Shard,
    ShardDone,
    keep_shard,
    shards_of,
    write_set_aside,
)
from dragoman.running.run import outcomes_of, stop_on_interrupt
from dragoman.running.worker import Failed, MakeCoder, Outcome
from dragoman.sources import Limits, Reading, SetAside, list_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What to code into which folder, and how.

    Args:
        paths: files and folders, as `read_reports` takes them; no standard input.
        out: the folder of results; made where there is none.
        make_coder: as `run` takes it.
        coder: what decides the records beside the version, JSON-ready; a folder that was coded otherwise is refused.
        write_events: writes records to a Parquet file.
        seconds: a report that takes longer is set aside.
        lot: reports that are coded in one go; by default as many as keep all workers busy to the end.
        together: bytes of files that are read in one go; a larger file is one shard.
    """

    paths: Sequence[str]
    out: str | os.PathLike[str]
    make_coder: MakeCoder
    coder_version: str
    coder: Mapping[str, object]
    write_events: WriteEvents
    limits: Limits = field(default_factory=Limits)
    reading: Reading = field(default_factory=Reading)
    seconds: float | None = None
    lot: int | None = None
    together: int = SHARD_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLot:
    """What a worker is told of coding lots; travels to it."""

    folder: Folder
    make_coder: MakeCoder
    write_events: WriteEvents
    seconds: float | None


class Engine(Protocol):
    """Whoever does the work, in any order; a piece whose worker dies is done again by another."""

    @property
    def workers(self) -> int: ...

    def read(self, shards: Sequence[Shard], work: ReadShard) -> Generator[ShardDone, None, None]: ...

    def code(
        self, lots: Iterator[Lot], work: CodeLot, *, stopping: Callable[[], bool]
    ) -> Generator[LotDone, None, None]: ...


@dataclass(slots=True)
class Sums:
    """What a run did, and how the folder stands.

    `read`, `coded` (of which `empty` have no event), `events` and `set_aside` are of this run; of all reports in the folder `already` had been
    coded before, `again` are the same as an earlier one, and `refused` bear the id of an earlier one.
    """

    read: int = 0
    coded: int = 0
    empty: int = 0
    events: int = 0
    set_aside: int = 0
    again: int = 0
    refused: int = 0
    already: int = 0
    interrupted: bool = False
    failures: list[Failed] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """The counts, JSON-ready."""
        return {k: v for k, v in dataclasses.asdict(self).items() if k != "failures"}


_FAILURES_KEPT = 20


def spread(job: Spread, *, engine: Engine, on_done: Callable[[int], None] = lambda count: None) -> Sums:
    """Code the reports of some paths into a folder.

    Args:
        engine: who works.
        on_done: is told how many more reports are done, for a bar of progress.

    Raises:
        SourceError: a path cannot be opened; nothing has been coded then.
        ExportError: the folder cannot be used.
    """
    aside: list[SetAside] = []
    files = list_files(job.paths, set_aside=aside.append)
    folder = Folder(Path(os.path.abspath(job.out)))  # noqa: PTH100 - where it is, on all machines
    _refuse_own_input(folder, job.paths)
    made_by = {"coder_version": job.coder_version, "coder": dict(job.coder)}
    with folder.owned(made_by), stop_on_interrupt() as stopped:
        run, sums = _Run(folder, job, engine), Sums()
        run.note(sums, outcome="running")
        shards = shards_of(folder, files, run=run.name, together=job.together)
        if aside:
            write_set_aside(folder.set_aside / f"run-{run.name}.parquet", aside)
        try:
            _read(folder, job, engine, shards, sums, stopping=stopped.is_set)
            if not stopped.is_set():
                _code(folder, job, engine, run, sums, on_done=on_done, stopping=stopped.is_set)
        except KeyboardInterrupt:
            stopped.set()
        sums.interrupted = stopped.is_set()
        run.note(sums, outcome="stopped" if sums.interrupted else "done")
    return sums


def _refuse_own_input(folder: Folder, paths: Sequence[str]) -> None:
    for path in paths:
        if Path(path).is_dir() and folder.path.resolve().is_relative_to(Path(path).resolve()):
            what = f"it lies in {path}, which is read: its parts would be read as reports"
            raise ExportError(os.fspath(folder.path), what, "Give a folder elsewhere")


def _read(
    folder: Folder,
    job: Spread,
    engine: Engine,
    shards: Sequence[Shard],
    sums: Sums,
    *,
    stopping: Callable[[], bool],
) -> None:
    if not shards:
        return
    with contextlib.closing(engine.read(shards, ReadShard(folder, job.limits, job.reading))) as done:
        for one in done:
            keep_shard(folder, one.shard)
            sums.read += one.reports
            sums.set_aside += one.set_aside
            if stopping():
                return


def _code(
    folder: Folder,
    job: Spread,
    engine: Engine,
    run: "_Run",
    sums: Sums,
    *,
    on_done: Callable[[int], None],
    stopping: Callable[[], bool],
) -> None:
    work = CodeLot(
        folder=folder, make_coder=job.make_coder, write_events=job.write_events, seconds=job.seconds
    )
    with tempfile.TemporaryDirectory(prefix="dragoman-") as scratch:
        planned = plan(folder, scratch=Path(scratch), workers=engine.workers, lot=job.lot)
        sums.already, sums.again, sums.refused = planned.already, planned.again, planned.refused
        if not planned.todo:
            return
        with contextlib.closing(engine.code(planned.lots(), work, stopping=stopping)) as done:
            for one in done:
                run.keep(one)
                keep_lot(folder, one.name)
                sums.coded += one.coded
                sums.empty += one.empty
                sums.events += one.events
                sums.set_aside += len(one.failures)
                sums.failures += one.failures[: max(0, _FAILURES_KEPT - len(sums.failures))]
                on_done(one.coded + len(one.failures))
                if stopping():
                    return


class _Run:
    """What is written down of a run."""

    def __init__(self, folder: Folder, job: Spread, engine: Engine) -> None:
        taken = [int(path.stem) for path in folder.runs.glob("*.json") if path.stem.isdigit()]
        self.name = f"{max(taken, default=0) + 1:04}"
        self._path = folder.runs / f"{self.name}.json"
        self._parts = folder.runs / f"{self.name}.parts.jsonl"
        options: dict[str, object] = {
            "paths": list(job.paths),
            "seconds": job.seconds,
            "report_bytes": job.limits.report_bytes,
            "columns": str(job.reading.columns),
            "language": job.reading.language,
            "kind": job.reading.kind,
            **job.coder,
        }
        self._told: dict[str, Any] = {
            "manifest": manifest(options),
            "workers": engine.workers,
            "started_at": _now(),
        }

    def note(self, sums: Sums, *, outcome: str) -> None:
        """Write down how the run stands; one that is killed stays `running`, and its parts are in the list all the same."""
        ended = {} if outcome == "running" else {"ended_at": _now(), **sums.told()}
        write_json(self._path, {**self._told, "outcome": outcome, **ended})

    def keep(self, done: LotDone) -> None:
        """Write down a part that is about to count; of two lines on one part the later holds."""
        told = {
            "part": done.name,
            "coded": done.coded,
            "empty": done.empty,
            "failed": len(done.failures),
            "events": done.events,
            "sha256_events": done.digests[0],
            "sha256_coded": done.digests[1],
        }
        with self._parts.open("a", encoding="utf-8") as out:
            out.write(json.dumps(told) + "\n")
            out.flush()
            os.fsync(out.fileno())


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class ThisMachine:
    """Works with processes of this machine; a shard or lot is written by this process, which costs little beside coding."""

    workers: int = 1

    def read(self, shards: Sequence[Shard], work: ReadShard) -> Generator[ShardDone, None, None]:
        """Read one shard after another."""
        for shard in shards:
            yield work(shard)

    def code(
        self, lots: Iterator[Lot], work: CodeLot, *, stopping: Callable[[], bool]
    ) -> Generator[LotDone, None, None]:
        """Code lots in order, with as many processes as there are workers."""
        begun: list[tuple[Lot, list[Report]]] = []

        def reports() -> Iterator[Report]:
            for lot in lots:
                begun.append((lot, reports_of(work.folder, lot)))
                yield from begun[-1][1]

        outcomes = outcomes_of(
            reports(),
            make_coder=work.make_coder,
            workers=self.workers,
            seconds=work.seconds,
            stopping=stopping,
        )
        with contextlib.closing(outcomes):
            hand: list[Outcome] = []
            for outcome in outcomes:
                hand.append(outcome)
                if len(hand) == len(begun[0][1]):
                    lot, given = begun.pop(0)
                    yield stage_lot(work.folder, lot, given, hand, write_events=work.write_events)
                    hand.clear()
