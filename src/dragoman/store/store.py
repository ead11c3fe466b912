"""What has been coded so far, and what happened to whom?

One DuckDB file. A batch is one transaction: it is there whole or not at all, and a run that stopped goes on where it was.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import zstandard

from dragoman.errors import StoreError
from dragoman.records import Event, Report
from dragoman.store.entries import Entry, entry_of, event_of, rows_of_entries
from dragoman.store.faults import absent, translated
from dragoman.store.frames import STATEMENTS, Table, TableName
from dragoman.store.opening import check_layout, refuse_other_files
from dragoman.store.queries import EVERYTHING, EventFilter, event_query, where_of
from dragoman.store.rows import COLUMNS, Aside, CodedReport, Row, tables_of, text_of
from dragoman.store.scope import Scope
from dragoman.store.upgrading import LAYOUT

_REPORT_FIELDS = (
    *("published", "publisher", "url", "title", "author", "language"),
    *("published_source", "published_confidence", "canonical_url", "origin"),
)
_OF_A_REPORT = (
    *("reports", "candidates", "events", "actors", "tellings", "evidence"),
    *("signatures", "bands", "copies", "stories"),
)

__all__ = ["LAYOUT", "CodedReport", "Store"]


class Store:
    """An open store. Use it in a `with` statement, or close it; one process writes at a time.

    Open it with `Store.open`, not by its class.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, existing: bool = False) -> Self:
        """Open a store, or make one where there is no file.

        Args:
            read_only: whether it is only to be read; none is made then.
            existing: whether it must be there already.

        Raises:
            StoreVersionError: a newer Dragoman wrote it.
            StoreError: it is no store, is locked by another process, cannot be written, or is absent though it must be there.
        """
        where = Path(path)
        if existing and not where.exists():
            raise absent(where)
        with translated(where):
            refuse_other_files(where, read_only=read_only)
            connection = duckdb.connect(
                where.absolute(), read_only=read_only
            )  # absolute: no name means memory or a service
        try:
            with translated(where):
                found = check_layout(where, connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        if read_only and found < LAYOUT:  # only a writer can upgrade it
            connection.close()
            cls.open(where).close()
            return cls.open(where, read_only=True)
        return cls(where, connection)

    def close(self) -> None:
        """Close the file; a store may be closed twice."""
        with translated(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except StoreError:
            if error is None:
                raise

    def coded(self, reports: Sequence[Report], *, coder_version: str) -> frozenset[str]:
        """The ids of those of some reports that are here already, with the same text and date, coded by this version.

        A report that came without a date is here with the day that its own words tell, if they tell one.
        """
        ids = [report.id for report in reports]
        query = "WHERE coder_version = ? AND report_id IN (SELECT unnest(?::VARCHAR[]))"
        query = f"SELECT report_id, sha256, published, published_source FROM reports {query}"
        rows = list(self.rows(query, [coder_version, ids]))
        here = {(id_, sha256, published) for id_, sha256, published, _ in rows}
        here |= {(id_, sha256, "") for id_, sha256, _, source in rows if source == "text"}
        return frozenset(r.id for r in reports if (r.id, r.sha256, r.published) in here)

    def add(
        self,
        batch: Sequence[CodedReport],
        *,
        set_aside: Iterable[Aside] = (),
        coder_version: str,
        statements: Sequence[tuple[str, list[Any]]] = (),
    ) -> None:
        """Store coded reports and what was set aside, all of it or nothing.

        A report whose id is here already is replaced, with all its events, and keeps its place in the order.
        An item set aside for the same reason before is not stored twice. `statements` are run in the same transaction.

        Raises:
            StoreError: the disk is full, or the file cannot be written; the store is as it was before.
        """
        with self._at_once():
            self._replace({coded.report.id: coded for coded in batch}, coder_version=coder_version)
            self._set_aside(list(set_aside))
            for statement, values in statements:
                self._connection.execute(statement, values)

    def events(
        self,
        *,
        actor: str = "",
        with_: str = "",
        type: str = "",
        status: str = "",
        since: str = "",
        until: str = "",
        limit: int | None = None,
        words: str = "",
        place: str = "",
        context: str = "",
        confidence: float = 0.0,
        rule: str = "",
        own_type: str = "",
    ) -> Iterator[Event]:
        """The events that match every filter given, by arrival of their reports, then by position.

        Args:
            actor: one party's country code (IND), sector (GOV), both (INDGOV), actor id, or whole words of its name, mention or role.
            with_: another party of the same event, given likewise.
            type: PLOVER's type, or type and mode: `CONSULT`, `CONSULT/visit`.
            status: `happened`, `planned`, …
            since, until: a year, month or day, included. An event without a date counts on the day of its report.
            limit: at most so many.
            words: stand in what tells of the event, in any case.
            place: the place's name, or its country's code.
            context: one of PLOVER's contexts.
            confidence: events at least so sure, 0 to 1.
            rule: a telling was found by a rule of this name, or of one that begins so: `what.frame:consult.`.
            own_type: of a codebook of the user's own.

        Raises:
            ValueError: `since` or `until` is no date.
            StoreError: the store cannot be read.
        """
        wanted = EventFilter(
            actor=actor, with_=with_, type=type, status=status, since=since, until=until, limit=limit,
            words=words, place=place, context=context, confidence=confidence, rule=rule, own_type=own_type,
        )  # fmt: skip
        return self.wanted(wanted)

    def entries(self, wanted: EventFilter = EVERYTHING, *, text: bool = False) -> Iterator[Entry]:
        """The same, each with what is known of its report; some are held at a time.

        Args:
            wanted: the filters of `events`.
            text: whether the reports' words are wanted too.

        Raises:
            ValueError: `since` or `until` is no date.
            StoreError: the store cannot be read.
        """
        event_query(wanted)  # a bad date is refused now, not at the first record
        return (entry_of(self.path, row) for row in rows_of_entries(self.rows, wanted, text=text))

    def query(
        self,
        *,
        table: TableName = "events",
        actor: str = "",
        with_: str = "",
        type: str = "",
        status: str = "",
        since: str = "",
        until: str = "",
        words: str = "",
        place: str = "",
        context: str = "",
        confidence: float = 0.0,
        rule: str = "",
        own_type: str = "",
    ) -> Table:
        """The events that match every filter given, as a table for polars, pandas or Arrow.

        Args:
            table: `events`, a row a record; `actors`, a row an actor; `pairs`, a row for each source's country with each
                target's (where nobody is acted on, of the sources with one another).
            actor, with_, type, status, since, until, words, place, context, confidence, rule, own_type: as of `events`.

        Raises:
            ValueError: `since` or `until` is no date, or there is no such table.
        """
        if table not in STATEMENTS:
            raise ValueError(f"expected one of {', '.join(STATEMENTS)}, got {table!r}")
        wanted = EventFilter(
            actor=actor, with_=with_, type=type, status=status, since=since, until=until,
            words=words, place=place, context=context, confidence=confidence, rule=rule, own_type=own_type,
        )  # fmt: skip
        where, values = where_of(wanted)
        return Table(self.asked, STATEMENTS[table].format(where=where), tuple(values))

    def asked(self, statement: str, values: list[Any]) -> duckdb.DuckDBPyRelation:
        """What a statement gives, not read yet."""
        with translated(self.path):
            return self._connection.cursor().sql(statement, params=values)

    @contextlib.contextmanager
    def frugal(self, megabytes: int = 96) -> Iterator[None]:
        """While a whole store is read or written: the database keeps at most so much of its file in memory, and works on two threads.

        It holds for all who share the open store; afterwards it is as before.
        """
        with translated(self.path):
            self._connection.execute(f"SET memory_limit = '{int(megabytes)}MB'")
            self._connection.execute("SET threads = 2")
        try:
            yield
        finally:
            with contextlib.suppress(duckdb.Error):  # the store may have been closed meanwhile
                self._connection.execute("RESET threads")
                self._connection.execute("RESET memory_limit")

    def event(self, prefix: str) -> Event:
        """The one event whose id begins with `prefix`.

        Raises:
            StoreError: there is none, or there are several.
        """
        query = "SELECT DISTINCT ON (event_id) event_id, record FROM events WHERE starts_with(event_id, ?) ORDER BY event_id LIMIT 3"
        found = list(self.rows(query, [prefix.strip().lower()])) if prefix.strip() else []
        if not found:
            raise StoreError(
                os.fspath(self.path),
                f"it holds no event {prefix!r}",
                "List its events: dragoman events --store FILE",
            )
        if len(found) > 1:
            ids = ", ".join(str(row[0]) for row in found)
            raise StoreError(
                os.fspath(self.path), f"several events begin with {prefix!r}: {ids}", "Give more of the id"
            )
        return event_of(self.path, found[0][1])

    def report(self, report_id: str) -> Report:
        """A stored report, its text exactly as it was given.

        Raises:
            StoreError: there is none, or its text is damaged.
        """
        names = ", ".join(_REPORT_FIELDS)
        for blob, *fields in self.rows(f"SELECT text, {names} FROM reports WHERE report_id = ?", [report_id]):
            text = self._text(report_id, blob)
            return Report(text=text, id=report_id, **dict(zip(_REPORT_FIELDS, fields, strict=True)))
        raise StoreError(os.fspath(self.path), f"it holds no report {report_id!r}", "Check the id")

    def report_text(self, report_id: str) -> str:
        """The text of a stored report, exactly as it was given; raises as `report` does."""
        return self.report(report_id).text

    def report_texts(self, report_ids: Collection[str]) -> dict[str, str]:
        """The texts of some stored reports by id, exactly as they were given; raises as `report` does."""
        found: dict[str, str] = {}
        query = "SELECT report_id, text FROM reports WHERE report_id IN (SELECT unnest(?::VARCHAR[]))"
        for report_id, blob in self.rows(query, [list(report_ids)]) if report_ids else ():
            found[str(report_id)] = self._text(str(report_id), blob)
        for report_id in report_ids:
            if report_id not in found:
                raise StoreError(os.fspath(self.path), f"it holds no report {report_id!r}", "Check the id")
        return {report_id: found[report_id] for report_id in report_ids}

    def _text(self, report_id: str, blob: bytes) -> str:
        try:
            return text_of(blob)
        except (zstandard.ZstdError, UnicodeDecodeError) as error:
            raise StoreError(
                os.fspath(self.path), f"the text of report {report_id!r} is damaged", "Code it again"
            ) from error

    def codes(self) -> frozenset[str]:
        """The countries, the sectors, and both together (INDGOV), that actors bear."""
        pairs = [(str(a), str(b)) for a, b in self.rows("SELECT DISTINCT country, sector FROM actors", [])]
        return frozenset(code for a, b in pairs for code in (a, b, a + b) if code)

    def drawn(self, *, without: Collection[str]) -> str:
        """The id of the next event in an order drawn by chance, but the same for all who ask; "" where none is left.

        Args:
            without: ids of events that are passed over.
        """
        query = (
            "SELECT event_id FROM events WHERE event_id NOT IN (SELECT unnest(?::VARCHAR[])) "
            "ORDER BY md5(event_id) LIMIT 1"
        )
        return next((str(id) for (id,) in self.rows(query, [sorted(without)])), "")

    def report_heads(self, after: int, *, limit: int) -> tuple[tuple[int, str, str, str, str, int, str], ...]:
        """Reports by arrival: arrival, id, date, publisher, title, number of events, and of those without a title the text.

        Args:
            after: only those that arrived later.
            limit: at most so many.
        """
        query = (
            "SELECT arrival, report_id, published, publisher, title, (SELECT count(*) FROM events e "
            "WHERE e.report_id = r.report_id), CASE WHEN title = '' THEN text END "
            "FROM (SELECT * FROM reports WHERE arrival > ? ORDER BY arrival LIMIT ?) r ORDER BY arrival"
        )
        return tuple(
            (arrival, id, published, publisher, title, count, _readable(blob))
            for arrival, id, published, publisher, title, count, blob in self.rows(query, [after, limit])
        )

    def types(self) -> dict[str, int]:
        """How many events there are of each type, commonest first."""
        query = "SELECT type, count(*) FROM events GROUP BY type ORDER BY count(*) DESC, type"
        return {str(kind): int(count) for kind, count in self.rows(query, [])}

    def set_aside(self) -> Iterator[tuple[str, str, str, bool]]:
        """What was set aside, in order of arrival: place, reason, remedy, and whether it is only a note."""
        rows = self.rows("SELECT place, reason, remedy, note FROM set_aside ORDER BY arrival", [])
        return ((str(place), str(reason), str(remedy), bool(note)) for place, reason, remedy, note in rows)

    def candidates(self, *, reason: str = "") -> Iterator[tuple[str, str, str]]:
        """What looked like an event and was not kept, in text order: report, words, and why; only reasons that hold `reason`."""
        query = (
            "SELECT report_id, words, c.reason FROM candidates c JOIN reports USING (report_id) "
            "WHERE contains(c.reason, ?) ORDER BY arrival, position"
        )
        return ((str(r), str(words), str(why)) for r, words, why in self.rows(query, [reason]))

    def scope(self, wanted: EventFilter, *, once: bool = False) -> "Scope":
        """The events that a filter names, to be counted and listed; use it in a `with` statement.

        Args:
            wanted: the filter.
            once: little will be asked of them, so that keeping them is not worth it.

        Raises:
            ValueError: the filter has a date that is none.
            StoreError: the store cannot be read.
        """
        return Scope(self.path, self._connection, wanted, once=once)

    def wanted(self, wanted: EventFilter) -> Iterator[Event]:
        """As `events`, for a filter that is at hand."""
        return (entry.event for entry in self.entries(wanted))

    def events_of(self, report_id: str) -> tuple[Event, ...]:
        """Every event of one report, in the order of the text."""
        query = "SELECT record FROM events WHERE report_id = ? ORDER BY position"
        return tuple(event_of(self.path, record) for (record,) in self.rows(query, [report_id]))

    def retold(self, event: Event) -> tuple[Event, ...]:
        """The records of the same happening in other reports, in order of arrival; none where the record is in no story."""
        query = "SELECT record FROM events WHERE story_id = ? AND report_id <> ? ORDER BY arrival, position LIMIT 50"
        values = [event.story_id, event.report_id]
        found = self.rows(query, values) if event.story_id else iter(())
        return tuple(event_of(self.path, record) for (record,) in found)

    def drop_set_aside(self, items: Sequence[tuple[str, str]]) -> None:
        """Forget items that were set aside, given as place and reason."""
        forget = "DELETE FROM set_aside WHERE (place, reason) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"
        self.write(
            {}, statements=[(forget, [[place for place, _ in items], [reason for _, reason in items]])]
        )

    def rows(self, query: str, values: list[Any]) -> Iterator[Row]:
        """The rows that a statement gives; what is asked for travels as its values.

        Raises:
            StoreError: the store cannot be read.
        """
        with translated(self.path):
            cursor = self._connection.cursor()
            cursor.execute(query, values)
        return _fetched(self.path, cursor)

    def write(
        self, added: Mapping[str, Sequence[Row]], *, statements: Sequence[tuple[str, list[Any]]] = ()
    ) -> None:
        """Run some statements and add rows to some tables, all of it or nothing.

        Raises:
            StoreError: the disk is full, or the file cannot be written; the store is as it was before.
        """
        with self._at_once():
            for statement, values in statements:
                self._connection.execute(statement, values)
            for table, rows in added.items():
                self._insert(table, list(rows))

    @contextlib.contextmanager
    def _at_once(self) -> Iterator[None]:
        """One transaction: what is done inside is there whole or not at all."""
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _replace(self, batch: dict[str, CodedReport], *, coder_version: str) -> None:
        if not batch:
            return
        query = "SELECT report_id, arrival FROM reports WHERE report_id IN (SELECT unnest(?::VARCHAR[]))"
        arrivals: dict[str, int] = dict(self._connection.execute(query, [list(batch)]).fetchall())
        if arrivals:
            for table in _OF_A_REPORT:
                here = f"DELETE FROM {table} WHERE report_id IN (SELECT unnest(?::VARCHAR[]))"
                self._connection.execute(here, [list(arrivals)])
        for report_id in batch:
            if report_id not in arrivals:
                arrivals[report_id] = self._next_arrival()
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        rows = tables_of(list(batch.values()), arrivals=arrivals, coder_version=coder_version, now=now)
        for table, added in rows.items():
            self._insert(table, added)

    def _set_aside(self, items: list[Aside]) -> None:
        if not items:
            return
        query = "SELECT place, reason FROM set_aside WHERE place IN (SELECT unnest(?::VARCHAR[]))"
        known = set(self._connection.execute(query, [[item.place for item in items]]).fetchall())
        new = {(item.place, item.reason): item for item in items if (item.place, item.reason) not in known}
        rows = [
            (self._next_arrival(), item.place, item.reason, item.remedy, item.note) for item in new.values()
        ]
        self._insert("set_aside", rows)

    def _next_arrival(self) -> int:
        row = self._connection.execute("SELECT nextval('arrivals')").fetchone()
        return int(row[0]) if row else 0

    def _insert(self, table: str, rows: list[Row]) -> None:
        """Insert many rows in one statement: a list a column."""
        if rows:
            columns = ", ".join(f"unnest(?::{kind}[])" for kind in COLUMNS[table])
            self._connection.execute(
                f"INSERT INTO {table} SELECT {columns}", [list(c) for c in zip(*rows, strict=True)]
            )

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return  # the transaction is gone already: DuckDB ends it itself where a commit fails


def _readable(blob: bytes | None) -> str:
    """A text as it is kept, or "" where there is none or it is damaged: reading it whole will say so."""
    try:
        return text_of(blob) if blob is not None else ""
    except (zstandard.ZstdError, UnicodeDecodeError):
        return ""


def _fetched(path: Path, cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    with cursor:
        while True:
            with translated(path):
                rows = cursor.fetchmany(1000)
            if not rows:
                return
            yield from rows
