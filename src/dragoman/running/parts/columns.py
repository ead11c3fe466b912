"""How are columns written to a Parquet file, and rows read from some? DuckDB does both, in bounded memory, with no network."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from dragoman.errors import ExportError, in_one_line

Columns = Mapping[str, tuple[str, Sequence[Any]]]  # name: its kind in DuckDB's words, its values
T = TypeVar("T")
_CLOSED: dict[str, Any] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write_columns(path: Path, columns: Columns) -> None:
    """Write columns of one length to a Parquet file; what UTF-8 cannot hold becomes a question mark.

    Raises:
        ExportError: the file cannot be written.
    """
    cells = ", ".join(f"unnest(${name}::{kind}[]) AS {name}" for name, (kind, _) in columns.items())
    values = {name: [_plain(value) for value in column] for name, (_, column) in columns.items()}
    with duckdb.connect(":memory:", config=_CLOSED) as db:
        try:
            db.execute(f"COPY (SELECT {cells}) TO {quoted(path)} (FORMAT parquet, COMPRESSION zstd)", values)
        except duckdb.Error as error:
            raise ExportError(os.fspath(path), in_one_line(error), "Check the folder and its disk") from error
    kept(path)


def read_columns(
    paths: Sequence[Path], wanted: str, *, where: str = "", values: Mapping[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Rows of Parquet files of one layout, in the order of the files and of their rows; none where there are no files.

    Raises:
        ExportError: a file cannot be read.
    """
    if not paths:
        return
    with duckdb.connect(":memory:", config=_CLOSED) as db:
        for path in paths:
            try:
                db.execute(f"SELECT {wanted} FROM read_parquet({quoted(path)}) {where}", values or {})
                while rows := db.fetchmany(500):
                    yield from rows
            except duckdb.Error as error:
                raise ExportError(
                    os.fspath(path), in_one_line(error), "The part is damaged: code into a new folder"
                ) from error


def batched(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """The items, some at a time."""
    lot: list[T] = []
    for item in items:
        lot.append(item)
        if len(lot) == most:
            yield lot
            lot = []
    if lot:
        yield lot


def quoted(path: Path | str) -> str:
    """A path as a text of SQL."""
    return "'" + os.fspath(path).replace("'", "''") + "'"


def kept(path: Path) -> None:
    """What was written to a file is on the disk, so that its name can be set."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _plain(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
