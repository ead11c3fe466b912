"""Which reports of a folder are still to be coded, and in which lots?

A report that was met before is not coded again: the first of an id, in the order of the input, stands for all. What has been coded is known
by id and SHA-256 of the text, so that it does not matter in which file, run or lot a report comes again. DuckDB looks it up, and lays on
the disk what does not fit into memory.
"""

import math
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from dragoman.errors import ExportError, in_one_line
from dragoman.running.parts.columns import quoted
from dragoman.running.parts.folder import Folder
from dragoman.running.parts.shards import write_set_aside
from dragoman.sources import met_again

_LOTS_A_WORKER = 12  # so that the last ones do not keep the others waiting long
_LEAST, _MOST = 16, 500  # reports in a lot
_LOT_CHARACTERS = 8_000_000
_AGAIN_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Lot:
    """Some reports that are coded in one go: rows of one part of `reports/`."""

    part: str  # such as 000012/0003
    rows: tuple[int, ...]

    @property
    def name(self) -> str:
        """The name of its parts in `events/` and `coded/`; no other lot has it, for a row is coded once."""
        return f"{self.part.replace('/', '-')}-{self.rows[0]:09}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done.

    Args:
        todo: reports that are still to be coded.
        already: that were coded before.
        again: that are the same as an earlier one.
        refused: that bear the id of an earlier one, with another text.
        lot: reports in a lot, at most.
    """

    todo: int
    already: int
    again: int
    refused: int
    lot: int
    database: Path = field(repr=False)

    def lots(self) -> Iterator[Lot]:
        """The lots, in the order of the input."""
        with _opened(self.database) as db:
            cursor = db.execute("SELECT part, row, characters FROM todo ORDER BY part, row")
            part, rows, characters = "", list[int](), 0
            while found := cursor.fetchmany(10_000):
                for of, row, length in found:
                    if rows and (
                        of != part or len(rows) >= self.lot or characters + length > _LOT_CHARACTERS
                    ):
                        yield Lot(part, tuple(rows))
                        rows, characters = [], 0
                    part, characters = of, characters + length
                    rows.append(row)
            if rows:
                yield Lot(part, tuple(rows))


def plan(folder: Folder, *, scratch: Path, workers: int, lot: int | None = None) -> Plan:
    """Look up what is to be coded, and write down which reports were met before.

    Args:
        scratch: a folder of this machine, for what does not fit into memory.
        workers: who will code.
        lot: reports in a lot; by default as many as keep all workers busy to the end.
    """
    database = scratch / "plan.duckdb"
    with _opened(database) as db:
        _look_up(db, folder)
        todo, already = _count(db, "todo"), _count(db, "done")
        again = _count(db, "again WHERE sha256 = first_sha256")
        refused = _count(db, "again WHERE sha256 <> first_sha256")
        _write_down_again(db, folder)
    wanted = math.ceil(todo / max(1, workers * _LOTS_A_WORKER))
    return Plan(
        todo=todo,
        already=already,
        again=again,
        refused=refused,
        lot=lot or min(_MOST, max(_LEAST, wanted)),
        database=database,
    )


def _look_up(db: duckdb.DuckDBPyConnection, folder: Folder) -> None:
    part = r"regexp_extract(filename, '(\d+)[/\\]\d+\.parquet$', 1) || '/' || regexp_extract(filename, '(\d+)\.parquet$', 1)"
    db.execute(
        "CREATE TABLE found (part VARCHAR, row BIGINT, characters BIGINT, id VARCHAR, sha256 VARCHAR, origin VARCHAR)"
    )
    if folder.report_parts():
        source = pattern(folder.reports, "*/*.parquet")
        db.execute(
            f"INSERT INTO found SELECT {part}, row, characters, id, sha256, origin "
            f"FROM read_parquet({source}, filename = true)"
        )
    db.execute("CREATE TABLE coded (id VARCHAR, sha256 VARCHAR)")
    if folder.coded_parts():
        source = pattern(folder.coded, "*.parquet")
        db.execute(f"INSERT INTO coded SELECT report_id, sha256 FROM read_parquet({source})")
    db.execute(
        "CREATE TABLE met AS SELECT *, first_value(sha256) OVER same AS first_sha256, row_number() OVER same AS place "
        "FROM found WINDOW same AS (PARTITION BY id ORDER BY part, row)"
    )
    db.execute("CREATE TABLE again AS SELECT * FROM met WHERE place > 1")
    for table, how in (("todo", "ANTI"), ("done", "SEMI")):
        db.execute(
            f"CREATE TABLE {table} AS SELECT part, row, characters FROM (SELECT * FROM met WHERE place = 1) m "
            f"{how} JOIN coded c ON c.id = m.id AND c.sha256 = m.sha256"
        )


def pattern(folder: Path, tail: str) -> str:
    """The files of a folder, as DuckDB's SQL takes them; the folder's own name is no pattern."""
    return quoted("".join(f"[{sign}]" if sign in "*?[" else sign for sign in folder.as_posix()) + "/" + tail)


def _write_down_again(db: duckdb.DuckDBPyConnection, folder: Folder) -> None:
    for old in folder.set_aside.glob("again-*.parquet"):
        old.unlink()
    query = "SELECT id, origin, sha256 = first_sha256 FROM again ORDER BY part, row"
    cursor, number = db.execute(query), 0
    while rows := cursor.fetchmany(_AGAIN_ROWS):
        new = folder.staged / "again.parquet"
        write_set_aside(new, [met_again(id_, place=origin, same=same) for id_, origin, same in rows])
        new.replace(folder.set_aside / f"again-{number:04}.parquet")
        number += 1


def _count(db: duckdb.DuckDBPyConnection, of: str) -> int:
    row = db.execute(f"SELECT count(*) FROM {of}").fetchone()
    return int(row[0]) if row else 0


def _opened(database: Path) -> duckdb.DuckDBPyConnection:
    config: dict[str, Any] = {
        "memory_limit": "1GB",
        "threads": 1,
        "temp_directory": os.fspath(database.with_suffix(".spill")),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    try:
        return duckdb.connect(database, config=config)
    except duckdb.Error as error:
        raise ExportError(os.fspath(database), in_one_line(error), "Check the folder and its disk") from error
