"""What does a program that uses Dragoman hold in its hand?

The public coder: `coding.coder.Examiner` with the ways to run it over many reports and over all cores.
"""

import functools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.coding.coder import Coded, Examiner
from dragoman.coding.confidence.weighing import Purpose
from dragoman.errors import ReportError
from dragoman.records import Event, Report
from dragoman.running.pool import in_processes
from dragoman.running.worker import Failed

__all__ = ["Coder", "load"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder(Examiner):
    """Codes reports into event records. Make one with `dragoman.load()`; it holds no state between reports.

    What is given to it are reports: a bare text is refused with how to make one of it, since without its day half of its times tell
    nothing.
    """

    def examine_many(self, reports: Iterable[Report]) -> Iterator[Coded]:
        """`examine` for many reports: parsed in batches, in order.

        Raises:
            ReportError: one is no report, or as of `code`.
        """
        return Examiner.examine_many(self, _only_reports(reports))

    def code_many(
        self, reports: Iterable[Report], *, workers: int = 1
    ) -> Iterator[tuple[Report, tuple[Event, ...]]]:
        """Each report with its events, in order, in bounded memory.

        Args:
            reports: any number of reports; read as they are needed.
            workers: processes to code with; 1 codes in this one. The events are the same whatever the number. A script that asks
                for several must do so below `if __name__ == "__main__":`, since each process reads the script anew.

        Raises:
            ReportError: a report cannot be coded (`dragoman code` sets such a one aside instead), or is none.
        """
        reports = _only_reports(reports)
        if workers == 1:
            yield from ((coded.report, coded.events) for coded in self.examine_many(reports))
            return
        again = functools.partial(
            load,
            actors=self.actors,
            frames=self.own_frames,
            purpose=self.purpose,
            calibration=self.calibration,
            own_types=self.own_types_file,
            gate=self.gate is not None,
            fast=self.fast,
        )
        never = bool  # nobody stops a library call but its caller, by closing the iterator
        for outcome in in_processes(reports, make_coder=again, workers=workers, seconds=None, stopping=never):
            if isinstance(outcome, Failed):
                raise ReportError(outcome.report_id, outcome.reason)
            yield outcome.report, outcome.events


def _only_reports(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, each looked at when it is asked for.

    Raises:
        ReportError: one is no report.
    """
    if isinstance(reports, (str, Report)):
        raise ReportError("report", "expected several reports, got one: put it in a list")
    for report in reports:
        if not isinstance(report, Report):
            how = "dragoman.Report(text=…, published='2020-09-10')"
            raise ReportError(
                "report", f"expected a dragoman.Report, got {type(report).__name__}: give {how}"
            )
        yield report


def load(
    *,
    actors: str | os.PathLike[str] | None = None,
    frames: str | os.PathLike[str] | None = None,
    purpose: Purpose = "default",
    calibration: str | os.PathLike[str] | None = None,
    own_types: str | os.PathLike[str] | None = None,
    gate: bool = True,
    fast: bool = False,
) -> Coder:
    """A coder for English reports, on this machine's processor, nothing downloaded. Takes about two seconds.

    Args:
        actors: a CSV of persons and bodies of your own; docs/actors.md gives its columns.
        frames: a TOML file of ways of saying of your own, and of ours that shall not count; docs/frames.md says how they are written.
        purpose: how sure an event must be to be kept: "precise" keeps few and sure ones, "broad" doubtful ones too. What is
            not kept is in `examine(report).set_aside`, with its confidence.
        calibration: a file that `dragoman calibrate` wrote, of reviews of your own: it changes how sure records are.
        own_types: a file that `dragoman train` wrote, of exemplars of your own: records get their type in your codebook beside
            PLOVER's (docs/own-types.md).
        gate: whether paragraphs in which no event can be told, and to which no event's words can point, are left unparsed.
            They have no part in `examine(report)` then: neither their times and places nor their sentences are in it.
        fast: whether to go by frames and known names, without the learned part and the recogniser of entities: quicker, and less
            exact (docs/measurements.md says by how much).

    Raises:
        DataError: a data file of the package, `actors`, `frames`, `calibration` or `own_types`, is wrong.
        ValueError: `own_types` is given with `fast`, which leaves out what they go by.
    """
    return Coder.load(
        actors=actors,
        frames=frames,
        purpose=purpose,
        calibration=calibration,
        own_types=own_types,
        gate=gate,
        fast=fast,
    )
