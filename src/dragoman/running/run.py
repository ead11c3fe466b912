"""How is a stream of reports coded, batch by batch?

The same records in the same order, however many workers there are. Ctrl-C finishes what is under way and ends the run
in good order; a second one ends it at once.
"""

import contextlib
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import FrameType

from dragoman.records import Report
from dragoman.running.pool import in_processes
from dragoman.running.worker import TOGETHER, Coding, Failed, MakeCoder, Outcome, examine_all, lot_of, settle
from dragoman.sources import SetAside
from dragoman.store import CodedReport

__all__ = ["Batch", "Coding", "Tally", "run"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some reports that were coded, and those that could not be, in the order of the reports."""

    coded: tuple[CodedReport, ...]
    set_aside: tuple[SetAside, ...]
    already: int = 0  # reports that were passed over, being in the store


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did: counts, and whether it was stopped before its end."""

    coded: int = 0
    events: int = 0
    set_aside: int = 0
    interrupted: bool = False


@dataclass(slots=True)
class _Hand:
    """The batch in hand, and the counts so far."""

    on_coded: Callable[[Batch], None]
    coded: list[CodedReport] = field(default_factory=list)
    failed: list[SetAside] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def take(self, outcome: Outcome) -> int:
        """Take one outcome; how many are in hand."""
        if isinstance(outcome, Failed):
            self.failed.append(SetAside(outcome.place, outcome.reason, outcome.remedy))
        else:
            self.coded.append(outcome)
        return len(self.coded) + len(self.failed)

    def give(self) -> None:
        """Hand the batch over, if there is any."""
        if not self.coded and not self.failed:
            return
        batch = Batch(tuple(self.coded), tuple(self.failed))
        self.coded.clear()
        self.failed.clear()
        self.on_coded(batch)
        self.tally = Tally(
            coded=self.tally.coded + len(batch.coded),
            events=self.tally.events + sum(len(coded.events) for coded in batch.coded),
            set_aside=self.tally.set_aside + len(batch.set_aside),
        )


def run(
    reports: Iterable[Report],
    *,
    make_coder: MakeCoder,
    on_coded: Callable[[Batch], None],
    workers: int = 1,
    batch: int = 16,
    seconds: float | None = None,
) -> Tally:
    """Code reports and hand them on in batches, in order.

    Args:
        reports: are taken one by one, never many ahead of the coding.
        make_coder: gives the coder; with several workers, a function that a fresh process can import.
        on_coded: is given each batch; what it raises ends the run.
        workers: 1 codes in this process; more start so many processes, each with one library thread.
        batch: reports handed on at once, at most.
        seconds: a report that takes longer is set aside (not on Windows); None means no bound.

    Raises:
        ValueError: `workers` or `batch` is less than 1.
    """
    if workers < 1 or batch < 1:
        raise ValueError(f"expected workers and batch of at least 1, got {workers} and {batch}")
    hand = _Hand(on_coded)
    with stop_on_interrupt() as stopped:
        interrupted = False
        outcomes = outcomes_of(
            iter(reports), make_coder=make_coder, workers=workers, seconds=seconds, stopping=stopped.is_set
        )
        try:
            with contextlib.closing(outcomes):
                for outcome in outcomes:
                    if hand.take(outcome) >= batch:
                        hand.give()
        except KeyboardInterrupt:
            interrupted = True
        hand.give()
        return replace(hand.tally, interrupted=interrupted or stopped.is_set())


def outcomes_of(
    reports: Iterator[Report],
    *,
    make_coder: MakeCoder,
    workers: int,
    seconds: float | None,
    stopping: Callable[[], bool],
) -> Generator[Outcome, None, None]:
    """The outcome of each report, in order; in this process or in several."""
    if workers > 1:
        yield from in_processes(
            reports, make_coder=make_coder, workers=workers, seconds=seconds, stopping=stopping
        )
        return
    coder = make_coder()
    settle()
    most = TOGETHER if hasattr(coder, "examine_many") else 1
    while lot := lot_of(reports, most, stopping=stopping):
        yield from examine_all(coder, lot, seconds=seconds)


@contextlib.contextmanager
def stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C or SIGTERM sets; the second is a KeyboardInterrupt. Outside the main thread, never set."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
