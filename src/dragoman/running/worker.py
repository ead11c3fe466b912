"""What does one process do with one report?

A report that the coder cannot take gives a `Failed`, never an exception, so that one bad report never ends a run.
"""

import contextlib
import ctypes
import gc
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

from dragoman.errors import ReportError, in_one_line
from dragoman.records import Report
from dragoman.store import CodedReport

TOGETHER = 4  # reports that a process takes at once: parsed together they take about a seventh less time
COLLECTING = (
    10_000,
    10,
    20,
)  # new objects before the collector looks at the newest, at those and the next, at all


class Coding(Protocol):
    """Whatever codes a report; `dragoman.Coder` does. One that has `examine_many` too is given several at once."""

    def examine(self, report: Report, /) -> CodedReport: ...


MakeCoder = Callable[[], Coding]


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that the coder could not take, and why."""

    report_id: str
    reason: str
    remedy: str
    origin: str = ""

    @property
    def place(self) -> str:
        """Where it can be taken up again, as `dragoman quarantine retry` does; its id where nobody said where it was read."""
        return self.origin or f"report {self.report_id}"


Outcome = CodedReport | Failed


class TooLongError(BaseException):
    """The time for one report is over. No `Exception`, so that no handler in the coder takes it for a fault."""


def examine(coder: Coding, report: Report, *, seconds: float | None) -> Outcome:
    """The report coded, or why it could not be; `seconds` bounds the time where the system can (not on Windows)."""
    try:
        with _at_most(seconds):
            return coder.examine(report)
    except TooLongError:
        return Failed(
            report.id, f"took longer than {seconds:g} seconds", "Split it, or allow more time", report.origin
        )
    except ReportError as error:
        return Failed(report.id, str(error.args[1]), "Split or correct it", report.origin)
    except Exception as error:  # noqa: BLE001 - whatever the coder does, the run goes on and the report is counted
        said = in_one_line(error, most=300)
        return Failed(
            report.id,
            f"the coder failed: {type(error).__name__}: {said}",
            "Please report this with the text",
            report.origin,
        )


def lot_of(reports: Iterator[Report], most: int, *, stopping: Callable[[], bool]) -> list[Report]:
    """The next reports, as many as are coded together; fewer at the end, or where the run is to stop."""
    lot: list[Report] = []
    while len(lot) < most and not stopping() and (report := next(reports, None)) is not None:
        lot.append(report)
    return lot


def examine_all(coder: Coding, reports: Sequence[Report], *, seconds: float | None) -> list[Outcome]:
    """Some reports coded together; one by one where one of them fails, or where they take as long as one report may."""
    together = getattr(coder, "examine_many", None)
    if together is not None and len(reports) > 1:
        try:
            with _at_most(seconds):
                return list(together(reports))
        except (TooLongError, Exception):  # noqa: BLE001 - which report it is, and why, the next line finds
            pass
    return [examine(coder, report, seconds=seconds) for report in reports]


def settle() -> None:
    """What this process has loaded stays until its end: Python's collector need not look at it again and again.

    Nor need it look so often: a report's parse is in use until the report is done, and is let go of as a whole.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)


@contextlib.contextmanager
def _at_most(seconds: float | None) -> Iterator[None]:
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    if threading.current_thread() is not threading.main_thread():
        with _at_most_in_a_thread(seconds):
            yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _at_most_in_a_thread(seconds: float) -> Iterator[None]:
    """The same where no signal reaches: a timer raises the error in this thread, at its next step of Python."""
    lock, thread, state = threading.Lock(), ctypes.c_ulong(threading.get_ident()), {"inside": True}
    raise_there = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def over() -> None:
        with lock:
            if state["inside"]:
                raise_there(thread, ctypes.py_object(TooLongError))

    timer = threading.Timer(seconds, over)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            state["inside"] = False
            raise_there(thread, None)  # one that is on its way but has not come
        timer.cancel()


class _Worker:
    """What a worker process keeps between reports: its coder, loaded on the first one."""

    coder: Coding | None = None
    make_coder: MakeCoder | None = None


def prepare(make_coder: MakeCoder) -> None:
    """Make this process a worker: the parent alone answers Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.make_coder = make_coder


def load() -> None:
    """Load this worker's coder; an error in loading is the caller's."""
    if _Worker.coder is None and _Worker.make_coder is not None:
        _Worker.coder = _Worker.make_coder()
        settle()


def work(reports: Sequence[Report], seconds: float | None) -> list[Outcome]:
    """Code some reports in a worker."""
    load()
    assert _Worker.coder is not None
    return examine_all(_Worker.coder, reports, seconds=seconds)
