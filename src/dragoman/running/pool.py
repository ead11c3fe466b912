"""How do several processes code reports, in order and in bounded memory?

No more than a few reports a worker are under way. Workers are started afresh (spawn), each with one library thread.
A worker that dies (killed, out of memory) takes nobody with it: what was under way is coded again, one report at a
time, and the report that kills a worker twice is set aside.
"""

import contextlib
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dragoman.errors import DragomanError
from dragoman.records import Report
from dragoman.running.environment import with_variables
from dragoman.running.worker import TOGETHER, Failed, MakeCoder, Outcome, load, lot_of, prepare, work

_UNDER_WAY = 2  # lots of `TOGETHER` reports a worker
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_NO_START = "the worker processes could not start"
_START_REMEDY = "Use one worker, or put the call of your script under: if __name__ == '__main__':"
_DIED = "the process that coded it ended (killed, or out of memory)"


def in_processes(
    reports: Iterator[Report],
    *,
    make_coder: MakeCoder,
    workers: int,
    seconds: float | None,
    stopping: Callable[[], bool],
) -> Iterator[Outcome]:
    """The outcome of each report, in the order of the reports.

    Args:
        make_coder: a function that a fresh process can import, called once in each.
        stopping: when it turns true, no further report is taken; those under way are still finished.
    """
    with with_variables(dict.fromkeys(_THREADS, "1")):  # the workers themselves fill the cores
        pool = _Pool(make_coder, workers=workers, seconds=seconds)
        waiting: deque[tuple[list[Report], Future[list[Outcome]]]] = deque()
        try:
            while True:
                while len(waiting) < workers * _UNDER_WAY:
                    lot = lot_of(reports, TOGETHER, stopping=stopping)
                    if not lot:
                        break
                    waiting.append((lot, pool.submit(lot)))
                if not waiting:
                    return
                lot, future = waiting.popleft()
                try:
                    outcomes = future.result()
                except BrokenProcessPool:
                    under_way = [*lot, *(report for later, _ in waiting for report in later)]
                    waiting.clear()
                    for again in under_way:
                        yield pool.alone(again)
                    continue
                yield from outcomes
        except BaseException:
            pool.kill()
            raise
        finally:
            pool.close()


class _Pool:
    """A pool of processes that can be started anew."""

    def __init__(self, make_coder: MakeCoder, *, workers: int, seconds: float | None) -> None:
        self._make_coder, self._workers, self._seconds = make_coder, workers, seconds
        self._children: set[multiprocessing.process.BaseProcess] = set()
        self._executor = self._started()

    def submit(self, reports: Sequence[Report]) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(work, reports, self._seconds)
        except BrokenProcessPool as broken:  # it died since the last lot: found out when its turn comes
            future: Future[list[Outcome]] = Future()
            future.set_exception(broken)
            return future

    def alone(self, report: Report) -> Outcome:
        """Code one report while nothing else is under way; if it kills a worker again, it was this report."""
        self._restart_if_broken()
        try:
            return self._executor.submit(work, [report], self._seconds).result()[0]
        except BrokenProcessPool:
            self._restart()
            return Failed(report.id, _DIED, "Split it, or give the machine more memory", report.origin)

    def kill(self) -> None:
        """End the processes at once: what they have under way is nobody's any more."""
        for child in self._children:
            child.terminate()

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _restart_if_broken(self) -> None:
        try:
            self._executor.submit(load).result()
        except BrokenProcessPool:
            self._restart()

    def _restart(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        """A pool with all its processes started, deaf to Ctrl-C from their birth; raises what loading the coder raises."""
        others = set(multiprocessing.active_children())
        executor = ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=prepare,
            initargs=(self._make_coder,),
        )
        with _deaf_children():
            loading = [executor.submit(load) for _ in range(self._workers)]
        self._children = set(multiprocessing.active_children()) - others
        try:
            for future in loading:
                future.result()
        except BrokenProcessPool as error:
            executor.shutdown(wait=True, cancel_futures=True)
            raise DragomanError(f"{_NO_START}. {_START_REMEDY}") from error
        except BaseException:
            executor.shutdown(wait=True, cancel_futures=True)
            raise
        return executor


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started inside ignore Ctrl-C from their birth."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
