"""Who said what of which record, when, and what was it before?

A book of reviews lies beside its store, in a file of its own (SQLite, since several may write to it while the store is read), so
that the coder's values stay as they are. Nothing in it is changed or taken out: who thinks again adds a line. Each record is
kept as it was when it was first reviewed, so that a verdict stays true when its report is coded anew.
"""

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Literal, get_args

from dragoman.errors import StoreError
from dragoman.records import Event

Verdict = Literal["accept", "correct", "reject", "withdraw"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LAYOUT = 1
SUFFIX = ".reviews.sqlite"
_WAIT = 5.0  # seconds for another writer to end
_COLUMNS = "number, event_id, report_id, field, verdict, before, after, reviewer, at, coder_version, note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One line of the book.

    Args:
        number: its place in the book, from 1; 0 while it is not in one.
        field: a path such as `source.0.country`; "" is the whole record.
        before: the coder's value, as JSON has it; None for a whole record.
        after: the value that a correction gives, likewise.
        at: UTC, ISO 8601.
    """

    number: int = 0
    event_id: str
    report_id: str
    field: str = ""
    verdict: Verdict
    before: Any = None
    after: Any = None
    reviewer: str
    at: str = ""
    coder_version: str = ""
    note: str = ""

    def to_json(self) -> str:
        """One line of JSON, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def book_of(store: str | os.PathLike[str]) -> Path:
    """Where the book of a store lies.

    >>> book_of("news/2026.duckdb").name
    '2026.reviews.sqlite'
    """
    path = Path(store)
    return path.with_name(path.stem + SUFFIX)


class ReviewBook:
    """The book at a path; it is made with its first line. Several threads and processes may use it at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, review: Review, event: Event) -> None:
        """Write a line, and keep the record that it is about if it is not kept yet.

        Raises:
            StoreError: the book cannot be written.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        values = asdict(review) | {
            "before": json.dumps(review.before, ensure_ascii=False),
            "after": json.dumps(review.after, ensure_ascii=False),
            "at": review.at or now,
        }
        del values["number"]
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        with self._writing() as connection:
            kept = "INSERT OR IGNORE INTO records (event_id, record) VALUES (?, ?)"
            connection.execute(kept, (event.event_id, event.to_json()))
            connection.execute(f"INSERT INTO reviews ({names}) VALUES ({marks})", values)

    def of_event(self, event_id: str) -> tuple[Review, ...]:
        """The lines about one record, in order."""
        return self._reviews("WHERE event_id = ?", [event_id])

    def all(self) -> tuple[Review, ...]:
        """Every line, in order."""
        return self._reviews("", [])

    def latest(self, limit: int) -> tuple[Review, ...]:
        """The last lines, the newest first."""
        return self._reviews("", [limit], order="DESC LIMIT ?")

    def seen_by(self, reviewer: str) -> frozenset[str]:
        """The ids of the records about which a reviewer wrote a line."""
        rows = self._rows("SELECT DISTINCT event_id FROM reviews WHERE reviewer = ?", [reviewer])
        return frozenset(str(id) for (id,) in rows)

    def records(self) -> dict[str, Event]:
        """The reviewed records by their ids, as they were when first reviewed."""
        rows = self._rows("SELECT event_id, record FROM records ORDER BY event_id", [])
        return {str(id): Event.from_dict(json.loads(record)) for id, record in rows}

    def _reviews(self, where: str, values: Sequence[Any], *, order: str = "ASC") -> tuple[Review, ...]:
        rows = self._rows(f"SELECT {_COLUMNS} FROM reviews {where} ORDER BY number {order}", values)
        names = _COLUMNS.split(", ")
        found = []
        for row in rows:
            fields = dict(zip(names, row, strict=True))
            found.append(Review(**fields | {k: json.loads(fields[k]) for k in ("before", "after")}))
        return tuple(found)

    def _rows(self, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        if not self.path.exists():
            return []
        with _translated(self.path), closing(_opened(self.path)) as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _translated(self.path), closing(_opened(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("PRAGMA user_version").fetchone()[0]:
                schema = (
                    resources.files("dragoman.reviewing").joinpath("book.sql").read_text(encoding="utf-8")
                )
                for statement in _statements(schema):
                    connection.execute(statement)
            yield connection
            connection.execute("COMMIT")


def standing(reviews: Iterable[Review]) -> dict[tuple[str, str, str], Review]:
    """The last word of each reviewer on each field of each record: (event_id, field, reviewer) to the line that counts."""
    found: dict[tuple[str, str, str], Review] = {}
    for review in reviews:
        key = (review.event_id, review.field, review.reviewer)
        found.pop(key, None)
        if review.verdict != "withdraw":
            found[key] = review
    return found


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each from the line after the last one's; `executescript` would end the transaction."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines.clear()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > LAYOUT:
        connection.close()
        raise StoreError(os.fspath(path), "a newer Dragoman wrote it", "Upgrade Dragoman")
    return connection


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        what = f"the book of reviews can't be used: {error}"
        raise StoreError(os.fspath(path), what, "Check the file and its folder") from error
