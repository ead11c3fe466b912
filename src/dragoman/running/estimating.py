"""How long will coding take, how much memory and disk, and how many cores for a wanted time?

Reads all that there is to read, which costs little beside coding, and codes a sample drawn from everywhere in it. It does not
know how busy the machine will be, nor how much a store saves by packing its columns.
"""

import math
import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.records import Report
from dragoman.running.worker import Failed, MakeCoder, examine

SAMPLE = 24
SEED = 1
EFFICIENCY = 0.9  # of a core, when all work: two workers do about 1.8 times the work of one
STORE_FACTOR = 1.5  # a store's bytes for each byte of text and of records as JSON
STORE_LEAST = 5_000_000  # bytes of a store of hardly anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What coding some reports will take, on a machine as fast as this one was just now.

    Args:
        reports, characters: what there is to code; a lower bound where `whole` is false.
        sampled: reports that were coded to find the rest.
        core_seconds: of one core.
        events: about how many.
        worker_bytes: memory of one worker at its most.
        store_bytes: of a store that holds the reports and their events.
        whole: whether everything was read; if not, there was no time.
        failed: those of the sample that the coder could not take, and why: a run would set them aside.
    """

    reports: int
    characters: int
    sampled: int
    core_seconds: float
    events: int
    worker_bytes: int
    store_bytes: int
    whole: bool
    failed: tuple[Failed, ...] = ()

    def seconds(self, workers: int) -> float:
        """How long so many workers take, a core for each."""
        return self.core_seconds / (1 if workers == 1 else workers * EFFICIENCY)

    def workers_for(self, seconds: float) -> int:
        """The fewest workers, a core for each, that are done within some seconds."""
        if self.core_seconds <= seconds:
            return 1
        return max(2, math.ceil(self.core_seconds / (seconds * EFFICIENCY)))


def estimate(
    reports: Iterable[Report],
    *,
    make_coder: MakeCoder,
    sample: int = SAMPLE,
    reading_seconds: float = 60,
    clock: Callable[[], float] = time.monotonic,
    coding_clock: Callable[[], float] = time.process_time,
) -> Estimate:
    """What coding the reports will take.

    Args:
        reports: all of them; read once, one at a time.
        make_coder: gives the coder; loading is left out of the time.
        sample: how many are coded; the same ones each time.
        reading_seconds: after so long no more is read.
        clock, coding_clock: what time it is, and what this process has used of it, in seconds.
    """
    draw = random.Random(SEED)
    chosen: list[Report] = []
    count = characters = 0
    whole, begun = True, clock()
    for report in reports:
        count, characters = count + 1, characters + len(report.text)
        if len(chosen) < sample:
            chosen.append(report)
        elif (at := draw.randrange(count)) < sample:
            chosen[at] = report
        if clock() - begun > reading_seconds:
            whole = False
            break
    return _from_sample(chosen, count, characters, whole, make_coder, coding_clock)


def _from_sample(
    chosen: list[Report],
    count: int,
    characters: int,
    whole: bool,
    make_coder: MakeCoder,
    clock: Callable[[], float],
) -> Estimate:
    coder = make_coder()
    for report in chosen[:1]:  # what is loaded at first use is no part of the time
        examine(coder, report, seconds=None)
    begun = clock()
    outcomes = [examine(coder, report, seconds=None) for report in chosen]
    spent = clock() - begun
    coded = [o for o in outcomes if not isinstance(o, Failed)]
    written = sum(len(e.to_json()) for o in coded for e in o.events)
    share = characters / max(1, sum(len(r.text) for r in chosen))
    return Estimate(
        reports=count,
        characters=characters,
        sampled=len(chosen),
        core_seconds=spent * share,
        events=round(sum(len(o.events) for o in coded) * share),
        worker_bytes=peak_memory(),
        store_bytes=round(STORE_LEAST + STORE_FACTOR * (characters + written * share)),
        whole=whole,
        failed=tuple(o for o in outcomes if isinstance(o, Failed)),
    )


def peak_memory() -> int:
    """The most memory that this process ever held, in bytes; 0 where the system does not say (Windows)."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)
