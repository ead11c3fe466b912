"""What do annotated reports and predicted records hold, as far as they are compared?

Gold is a folder of JSON files, one a report, or JSON lines of the same: `id`, `text`, `events`; docs/scoring.md describes
them. Predicted records are JSON lines as `dragoman code --format jsonl` writes them, or a store.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import SourceError
from dragoman.store import Store
from dragoman.wording import counted

Span = tuple[int, int]
Record = Mapping[str, Any]
_MOST_IDS = 3  # that an error shows
_REMEDY = "See docs/scoring.md for the layout"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An annotated event: its fields, and every place where its evidence stands in the text."""

    fields: Record
    spans: tuple[Span, ...]

    @property
    def type(self) -> str:
        """PLOVER's type."""
        return str(self.fields["type"])

    @property
    def core(self) -> bool:
        """Whether the report is there to tell of it; recall counts only these."""
        return bool(self.fields["core"])


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """An annotated report."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]


def read_gold(path: str | os.PathLike[str]) -> tuple[GoldReport, ...]:
    """The annotated reports of a folder's `.json` files, in order of their names, or of a file of JSON lines.

    Raises:
        SourceError: there are none, or one is not what it should be.
    """
    where = Path(path)
    try:
        found = [_gold(place, value) for place, value in _objects(where)]
    except OSError as error:
        raise SourceError(os.fspath(where), error.strerror or str(error), "Check the path") from error
    if not found:
        raise SourceError(os.fspath(where), "it holds no annotated report", _REMEDY)
    return tuple(found)


def read_predicted(path: str | os.PathLike[str]) -> dict[str, list[Record]]:
    """The records of JSON lines, or of a store, by report; reports of a store that have no record are among them.

    Raises:
        SourceError: the file cannot be read, or a line is no record.
        StoreError: the store cannot be read.
    """
    where = Path(path)
    by_report: defaultdict[str, list[Record]] = defaultdict(list)
    stored = _is_store(where)
    if stored:
        by_report |= {report_id: [] for report_id in _coded(where)}
    for place, record in _stored(where) if stored else _lines(where):
        if not isinstance(record, dict) or not {"report_id", "type", "tellings"} <= record.keys():
            raise SourceError(
                place,
                "expected a record with report_id, type and tellings",
                "Give what dragoman code --format jsonl wrote",
            )
        by_report[str(record["report_id"])].append(record)
    return dict(by_report)


def compared(
    gold: Sequence[GoldReport],
    predicted: Mapping[str, Sequence[Record]],
    *,
    where: str | os.PathLike[str],
) -> list[str]:
    """Lines that say which reports are on one side alone, and so how far a score can be trusted.

    Args:
        where: the file of the records, for the error.

    Raises:
        SourceError: there are records, but of no report that is annotated: a score would say nothing.
    """
    annotated = {report.id: None for report in gold}
    missing, others = (
        [id for id in annotated if id not in predicted],
        [id for id in predicted if id not in annotated],
    )
    if others and len(missing) == len(annotated):
        raise SourceError(
            os.fspath(where),
            f"none of its reports is annotated. It has {_few(others)}; annotated are {_few(missing)}",
            "Code the annotated reports, each under the id that its annotation has",
        )
    lines = (
        [f"annotated, but not in {where}: {_few(missing)}; their events count as missed"] if missing else []
    )
    return [*lines, *([f"in {where}, but not annotated: {_few(others)}; not looked at"] if others else [])]


def _few(ids: Sequence[str]) -> str:
    """The number of some ids, and the first of them."""
    first = ", ".join(ids[:_MOST_IDS])
    return f"{counted(len(ids), 'report')} ({first}{', …' if len(ids) > _MOST_IDS else ''})"


def _is_store(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(12)[8:] == b"DUCK"
    except OSError as error:
        raise SourceError(os.fspath(path), error.strerror or str(error), "Give another file") from error


def _stored(path: Path) -> Iterator[tuple[str, Any]]:
    with Store.open(path, read_only=True) as store:
        for entry in store.entries():
            yield entry.event.event_id, json.loads(entry.record)


def _coded(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return [str(row[0]) for row in store.rows("SELECT report_id FROM reports", [])]


def _objects(path: Path) -> Iterator[tuple[str, Any]]:
    if not path.is_dir():
        yield from _lines(path)
        return
    for file in sorted(path.glob("*.json")):
        try:
            yield os.fspath(file), json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise SourceError(os.fspath(file), f"it is no JSON: {error}", _REMEDY) from error


def _lines(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            place = f"{os.fspath(path)}, line {number}"
            try:
                value = json.loads(line.decode("utf-8")) if line.strip() else None
            except ValueError as error:
                raise SourceError(place, f"it is no JSON: {error}", _REMEDY) from error
            if value is not None:
                yield place, value


def _gold(place: str, value: Any) -> GoldReport:
    try:
        text = str(value["text"])
        events = tuple(
            GoldEvent(fields=_with_all(event), spans=tuple(_spans(event["evidence"], text)))
            for event in value["events"]
        )
        return GoldReport(id=str(value["id"]), text=text, events=events)
    except (KeyError, TypeError) as error:
        raise SourceError(
            place, f"expected an annotated report; missing or of another kind: {error}", _REMEDY
        ) from error


def _with_all(event: dict[str, Any]) -> dict[str, Any]:
    missing = {"type", "core", "status", "certainty"} - event.keys()
    if missing:
        raise KeyError(min(missing))
    return event


def _spans(quotes: list[str], text: str) -> Iterator[Span]:
    """Every place at which each quotation stands; one that stands twice gives two."""
    for quote in quotes:
        begin = text.find(quote) if quote else -1
        while begin >= 0:
            yield begin, begin + len(quote)
            begin = text.find(quote, begin + 1)
