"""How do reports get from some paths into a store and to whoever watches?

Reading, passing over what the store holds, coding and storing, in one stream. The command line and the pages both call it.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.records import Report
from dragoman.running.ahead import read_ahead
from dragoman.running.manifest import manifest
from dragoman.running.run import Batch, Tally, run
from dragoman.running.worker import MakeCoder
from dragoman.sources import Limits, Reading, SetAside, read_reports
from dragoman.store import Store
from dragoman.store.runs import Counts, Runs

_AHEAD_REPORTS = 32
_AHEAD_CHARACTERS = 2_000_000
_MOST_PENDING = 500
_STORE_MEGABYTES = 32  # enough to store batches of 32,000 records into a store of millions


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to code, and how.

    Args:
        paths: as `read_reports` takes them.
        make_coder: as `run` takes it.
        reading: as `read_reports` takes it.
        coder_version: reports that the store holds from this version are passed over.
        again: code them all the same.
        workers, seconds, batch: as `run` takes them.
        chosen: how the coder was made, for the run's manifest.
    """

    paths: Sequence[str]
    make_coder: MakeCoder
    coder_version: str
    limits: Limits = field(default_factory=Limits)
    reading: Reading = field(default_factory=Reading)
    workers: int = 1
    seconds: float | None = None
    again: bool = False
    batch: int = 16
    chosen: Mapping[str, object] = field(default_factory=dict)


def code_paths(job: Job, *, store: Store | None, on_batch: Callable[[Batch], None]) -> Tally:
    """Code the reports of some paths, store each batch if there is a store, then hand it to `on_batch`.

    Raises:
        SourceError: a path cannot be opened; nothing has been coded then.
        StoreError: a batch could not be stored; those before it are.
    """
    with store.frugal(_STORE_MEGABYTES) if store is not None else contextlib.nullcontext():
        return _coded(job, store=store, on_batch=on_batch)


def _coded(job: Job, *, store: Store | None, on_batch: Callable[[Batch], None]) -> Tally:
    pending: list[SetAside] = []
    run_id = 0

    def give(batch: Batch) -> None:
        whole = Batch(batch.coded, (*pending, *batch.set_aside), batch.already)
        pending.clear()
        if store is not None:
            count = Runs.counted(run_id, counts_of(whole))
            store.add(
                whole.coded, set_aside=whole.set_aside, coder_version=job.coder_version, statements=[count]
            )
        on_batch(whole)

    def set_aside(item: SetAside) -> None:
        pending.append(item)
        if len(pending) >= _MOST_PENDING:
            give(Batch((), ()))

    reports = read_reports(job.paths, set_aside=set_aside, limits=job.limits, reading=job.reading)
    run_id = _begun(job, store) if store is not None else 0
    if store is not None and not job.again:
        passed_over = lambda count: give(Batch((), (), already=count))  # noqa: E731
        reports = _not_yet(reports, store=store, coder_version=job.coder_version, passed_over=passed_over)
    tally = run(
        reports,
        make_coder=job.make_coder,
        on_coded=give,
        workers=job.workers,
        batch=job.batch,
        seconds=job.seconds,
    )
    if pending:
        give(Batch((), ()))
    if store is not None:
        Runs(store).end(run_id, outcome="stopped" if tally.interrupted else "done", now=_now())
    return tally


def counts_of(batch: Batch) -> Counts:
    """What a batch adds to the counts of its run; notes on what was coded all the same count for nothing."""
    return Counts(
        coded=len(batch.coded),
        empty=sum(not coded.events for coded in batch.coded),
        already=batch.already,
        set_aside=sum(not item.note for item in batch.set_aside),
        events=sum(len(coded.events) for coded in batch.coded),
    )


def _begun(job: Job, store: Store) -> int:
    options: dict[str, object] = {
        "paths": list(job.paths),
        "again": job.again,
        "seconds": job.seconds,
        "report_bytes": job.limits.report_bytes,
        "columns": str(job.reading.columns),
        "language": job.reading.language,
        "kind": job.reading.kind,
        "coder": dict(job.chosen),
    }
    return Runs(store).begin(coder_version=job.coder_version, manifest=manifest(options), now=_now())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def _not_yet(
    reports: Iterable[Report], *, store: Store, coder_version: str, passed_over: Callable[[int], None]
) -> Iterator[Report]:
    """The reports that the store does not hold; looked up some at a time, since one look costs as much as thirty."""
    for ahead in read_ahead(reports, most=_AHEAD_REPORTS, characters=_AHEAD_CHARACTERS):
        held = store.coded(ahead, coder_version=coder_version)
        if held:
            passed_over(len(held))
        yield from (report for report in ahead if report.id not in held)
