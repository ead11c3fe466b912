"""How do reports get from some paths into a store and to whoever watches?

Reading, passing over what the store holds, coding and storing, in one stream. The command line and the pages both call it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.records import Report
from dragoman.running.run import Batch, Tally, run
from dragoman.running.worker import MakeCoder
from dragoman.sources import Limits, Reading, SetAside, read_reports
from dragoman.store import Store

_AHEAD_REPORTS = 32
_AHEAD_CHARACTERS = 2_000_000
_MOST_PENDING = 500


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


def code_paths(job: Job, *, store: Store | None, on_batch: Callable[[Batch], None]) -> Tally:
    """Code the reports of some paths, store each batch if there is a store, then hand it to `on_batch`.

    Raises:
        SourceError: a path cannot be opened; nothing has been coded then.
        StoreError: a batch could not be stored; those before it are.
    """
    pending: list[SetAside] = []

    def give(batch: Batch) -> None:
        whole = Batch(batch.coded, (*pending, *batch.set_aside), batch.already)
        pending.clear()
        if store is not None and (whole.coded or whole.set_aside):
            store.add(whole.coded, set_aside=whole.set_aside, coder_version=job.coder_version)
        on_batch(whole)

    def set_aside(item: SetAside) -> None:
        pending.append(item)
        if len(pending) >= _MOST_PENDING:
            give(Batch((), ()))

    reports = read_reports(job.paths, set_aside=set_aside, limits=job.limits, reading=job.reading)
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
    return tally


def _not_yet(
    reports: Iterable[Report], *, store: Store, coder_version: str, passed_over: Callable[[int], None]
) -> Iterator[Report]:
    """The reports that the store does not hold; looked up some at a time, since one look costs as much as thirty."""
    for ahead in _some(reports):
        held = store.coded(ahead, coder_version=coder_version)
        if held:
            passed_over(len(held))
        yield from (report for report in ahead if report.id not in held)


def _some(reports: Iterable[Report]) -> Iterator[list[Report]]:
    ahead: list[Report] = []
    characters = 0
    for report in reports:
        ahead.append(report)
        characters += len(report.text)
        if len(ahead) >= _AHEAD_REPORTS or characters >= _AHEAD_CHARACTERS:
            yield ahead
            ahead, characters = [], 0
    if ahead:
        yield ahead
