"""A coder that sleeps instead of coding: what remains is the cost of sharing the work out, whatever else the machine does."""

import time
from dataclasses import dataclass

from dragoman.records import Event, Report

SECONDS = 0.1  # about what coding a report takes


@dataclass(frozen=True)
class Slept:
    """A report in which nothing was looked for."""

    report: Report
    events: tuple[Event, ...] = ()
    sentences: int = 0
    set_aside: tuple[tuple[str, str], ...] = ()


class Sleeper:
    """Sleeps over each report."""

    def examine(self, report: Report, /) -> Slept:
        """Take as long as coding does, and find nothing."""
        time.sleep(SECONDS)
        return Slept(report)


def make_sleeper() -> Sleeper:
    """The coder."""
    return Sleeper()
