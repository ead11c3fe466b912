"""How is one lot of reports read from its part, coded, and laid down?"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dragoman.errors import in_one_line
from dragoman.records import Report
from dragoman.running.parts.attempts import Attempts
from dragoman.running.parts.columns import kept, read_columns, write_columns
from dragoman.running.parts.folder import Folder, digest_of
from dragoman.running.parts.planning import Lot
from dragoman.running.parts.shards import DATE_FIELDS, REPORT_FIELDS
from dragoman.running.worker import TOGETHER, Coding, Failed, Outcome, examine, examine_all
from dragoman.store import Entry

WriteEvents = Callable[[Sequence[Entry], Path], None]  # `dragoman.exports.parquet.write_records` is one
_DIED = "the process that coded it ended (killed, or out of memory)"
_DIED_REMEDY = "Split it, or give the machine more memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotDone:
    """A lot that was coded and lies below `.staged/`.

    `digests` are the SHA-256 of its parts, of events and of reports; `failures` are the place, reason and remedy of each report that could not be coded.
    """

    name: str
    coded: int
    empty: int
    events: int
    failures: tuple[Failed, ...]
    digests: tuple[str, str]


def reports_of(folder: Folder, lot: Lot) -> list[Report]:
    """The reports of a lot.

    Raises:
        ExportError: the part cannot be read.
    """
    names = ", ".join(("id", "text", *REPORT_FIELDS))
    where = "WHERE row BETWEEN $first AND $last AND row IN (SELECT unnest($rows::BIGINT[])) ORDER BY row"
    values = {"first": lot.rows[0], "last": lot.rows[-1], "rows": list(lot.rows)}
    rows = read_columns([folder.reports / f"{lot.part}.parquet"], names, where=where, values=values)
    return [report_of(row) for row in rows]


def report_of(row: Sequence[object]) -> Report:
    """A report of its row: id, text, and the fields of `REPORT_FIELDS`."""
    id_, text, *fields = row
    return Report(id=str(id_), text=str(text), **dict(zip(REPORT_FIELDS, fields, strict=True)))  # type: ignore[arg-type]


def code_carefully(
    coder: Coding, reports: Sequence[Report], attempts: Attempts, *, seconds: float | None
) -> list[Outcome]:
    """The outcome of each report of a lot; a report that ends worker after worker has failed."""
    if not attempts.earlier:
        return list(_together(coder, reports, seconds=seconds))
    outcomes: list[Outcome] = []
    for number, report in enumerate(reports):
        word = f"report {number}"
        if attempts.fatal(word):
            outcomes.append(Failed(report.id, _DIED, _DIED_REMEDY, report.origin))
            continue
        attempts.note(word)
        outcomes.append(examine(coder, report, seconds=seconds))
    return outcomes


def _together(coder: Coding, reports: Sequence[Report], *, seconds: float | None) -> Iterator[Outcome]:
    for begin in range(0, len(reports), TOGETHER):
        yield from examine_all(coder, reports[begin : begin + TOGETHER], seconds=seconds)


def stage_lot(
    folder: Folder,
    lot: Lot,
    reports: Sequence[Report],
    outcomes: Sequence[Outcome],
    *,
    write_events: WriteEvents,
) -> LotDone:
    """Lay a lot down below `.staged/`.

    Raises:
        ExportError: it cannot be written.
    """
    events, coded = _staged(folder, lot.name)
    outcomes = _written(outcomes, events, write_events)
    rows = [(report, *_told(outcome)) for report, outcome in zip(reports, outcomes, strict=True)]
    dated = [
        report if isinstance(one, Failed) else one.report
        for report, one in zip(reports, outcomes, strict=True)
    ]
    write_columns(
        coded,
        {
            "report_id": ("VARCHAR", [report.id for report, *_ in rows]),
            "sha256": ("VARCHAR", [report.sha256 for report, *_ in rows]),
            "events": ("INTEGER", [row[1] for row in rows]),
            "sentences": ("INTEGER", [row[2] for row in rows]),
            "candidates": ("VARCHAR[]", [row[3] for row in rows]),
            "candidate_reasons": ("VARCHAR[]", [row[4] for row in rows]),
            "failed": ("VARCHAR", [row[5] for row in rows]),
            "remedy": ("VARCHAR", [row[6] for row in rows]),
            **{name: ("VARCHAR", [getattr(report, name) for report in dated]) for name in DATE_FIELDS},
        },
    )
    whole = [outcome for outcome in outcomes if not isinstance(outcome, Failed)]
    return LotDone(
        name=lot.name,
        coded=len(whole),
        empty=sum(not one.events for one in whole),
        events=sum(len(one.events) for one in whole),
        failures=tuple(outcome for outcome in outcomes if isinstance(outcome, Failed)),
        digests=(digest_of(events), digest_of(coded)),
    )


def keep_lot(folder: Folder, name: str) -> None:
    """What was coded of a lot counts from now on: the events first, for their namesake in `coded/` says that they are whole."""
    events, coded = _staged(folder, name)
    os.replace(events, folder.events / f"{name}.parquet")  # noqa: PTH105
    os.replace(coded, folder.coded / f"{name}.parquet")  # noqa: PTH105


def _staged(folder: Folder, name: str) -> tuple[Path, Path]:
    return folder.staged / f"{name}.events", folder.staged / f"{name}.coded"


def _written(outcomes: Sequence[Outcome], path: Path, write_events: WriteEvents) -> list[Outcome]:
    """The outcomes, their events written; one whose events Parquet does not take has failed."""
    kept_ones = list(outcomes)
    try:
        write_events([entry for one in outcomes for entry in _entries(one)], path)
    except duckdb.Error:
        for at, one in enumerate(outcomes):
            try:
                write_events(list(_entries(one)), path)
            except duckdb.Error as error:
                said = in_one_line(error)
                report = one.report if not isinstance(one, Failed) else None
                kept_ones[at] = Failed(
                    report.id if report else "",
                    f"a record of it cannot be written: {said}",
                    "Please report this with the text",
                    report.origin if report else "",
                )
        write_events([entry for one in kept_ones for entry in _entries(one)], path)
    kept(path)
    return kept_ones


def _entries(outcome: Outcome) -> Iterator[Entry]:
    if isinstance(outcome, Failed):
        return
    report = outcome.report
    for event in outcome.events:
        yield Entry(
            event=event,
            record=event.to_json(),
            report_id=report.id,
            published=report.published,
            publisher=report.publisher,
            url=report.url,
            title=report.title,
        )


def _told(outcome: Outcome) -> tuple[int, int, list[str], list[str], str | None, str | None]:
    if isinstance(outcome, Failed):
        return 0, 0, [], [], outcome.reason, outcome.remedy
    words, reasons = [w for w, _ in outcome.set_aside], [r for _, r in outcome.set_aside]
    return len(outcome.events), outcome.sentences, words, reasons, None, None
