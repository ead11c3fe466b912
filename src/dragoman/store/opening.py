"""Is a file a store, and of a layout that this Dragoman knows?"""

import os
from pathlib import Path

import duckdb

from dragoman.errors import StoreError, StoreVersionError
from dragoman.store.upgrading import FIRST, LAYOUT, lay_out, upgrade

_MAGIC = b"DUCK"  # at byte 8 of every DuckDB file
_TABLES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".xlsx"})


def refuse_other_files(path: Path, *, read_only: bool) -> None:
    """Refuse what is no store: DuckDB opens tables of other kinds as if they were databases, and keeps what is written to them nowhere."""
    if not path.is_file():
        if path.suffix.lower() in _TABLES and not path.exists():
            raise StoreError(
                os.fspath(path), f"a store is not of kind {path.suffix}", "Give a name such as events.duckdb"
            )
        return
    with path.open("rb") as file:
        head = file.read(len(_MAGIC) + 8)
    if not head and not read_only:
        path.unlink()
    elif head[8:] != _MAGIC:
        raise StoreError(os.fspath(path), "it is not a store", "Give another --store")


def check_layout(path: Path, connection: duckdb.DuckDBPyConnection, *, read_only: bool) -> int:
    """Lay out a new file, upgrade an older one; refuse one of a newer layout, or that something else made.

    Returns:
        The layout that the file had; one that is only to be read keeps it.
    """
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and not read_only:
        lay_out(connection)
        return LAYOUT
    row = None
    if "meta" in tables:
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'layout'").fetchone()
        except duckdb.Error as error:
            raise StoreError(
                os.fspath(path), "it is a database, but not a store", "Give another --store"
            ) from error
    if row is None or not str(row[0]).isdigit():
        raise StoreError(os.fspath(path), "it is a database, but not a store", "Give another --store")
    if int(row[0]) > LAYOUT:
        raise StoreVersionError(os.fspath(path), int(row[0]), LAYOUT)
    if int(row[0]) < FIRST:
        raise StoreError(
            os.fspath(path),
            f"it has layout {row[0]}, and this Dragoman upgrades from layout {FIRST}",
            "Code its reports into a new --store",
        )
    if int(row[0]) < LAYOUT and not read_only:
        upgrade(connection, int(row[0]))
    return int(row[0])
