"""Which reports does a Parquet file hold?

DuckDB reads it, some rows at a time, in bounded memory, and nothing but this one file: no network, no extension, no pattern of names.
"""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman.sources.columns import match_columns, row_report
from dragoman.sources.items import Limits, Located, SetAside, Stream

MAGIC = b"PAR1"
MOST_SPOOLED = (
    2_000_000_000  # bytes of a Parquet file that comes compressed or by a pipe: it is laid down first
)
_MEMORY = "512MB"
_ROWS = 256
_REMEDY = "Write the file again, or give it as CSV or JSON lines"


def parquet_reports(
    path: Path, *, place: str, limits: Limits, columns: Mapping[str, str]
) -> Iterator[Located]:
    """The reports of a Parquet file, one a row; rows count from 1."""
    if (bad := _no_parquet(path)) is not None:
        yield place, SetAside(place, bad, _REMEDY)
        return
    import duckdb

    row = 0
    with duckdb.connect(":memory:", config=_CLOSED) as database:
        try:
            source = _one_file(path)
            told = database.execute(
                "SELECT name FROM (DESCRIBE SELECT * FROM read_parquet(?)) AS d(name)", [source]
            )
            header = [str(name) for (name, *_) in told.fetchall()]
            known, note = match_columns(header, given=columns, place=place)
            if note is not None:
                yield place, note
            if not known:
                return
            wanted = ", ".join(_cell(name, most=limits.report_bytes) for name in known.values())
            cursor = database.execute(f"SELECT {wanted} FROM read_parquet(?)", [source])
            while rows := cursor.fetchmany(_ROWS):
                for cells in rows:
                    row += 1
                    where = f"{place}, row {row}"
                    yield where, row_report(dict(zip(known, cells, strict=True)), place=where, limits=limits)
        except (duckdb.Error, ValueError, OverflowError, MemoryError) as error:
            said = (
                " ".join(str(error).split())
                .partition(" LINE ")[0]
                .partition(" Database is launched")[0][:200]
                .replace(os.fspath(path), place)
            )
            yield (
                f"{place}, after row {row}",
                SetAside(f"{place}, after row {row}", f"Parquet that cannot be read: {said}", _REMEDY),
            )


def spooled(stream: Stream, *, place: str) -> "tempfile._TemporaryFileWrapper[bytes] | SetAside":
    """A stream laid down in a file that vanishes when closed, or why it is not."""
    file = tempfile.NamedTemporaryFile(suffix=".parquet")  # noqa: SIM115 - the caller closes it
    try:
        while chunk := stream.read(1 << 20):
            if file.tell() + len(chunk) > MOST_SPOOLED:
                file.close()
                return SetAside(
                    place,
                    f"more than {MOST_SPOOLED / 1e9:g} GB of Parquet",
                    "Unpack it, and give the file itself",
                )
            file.write(chunk)
        file.flush()
    except BaseException:
        file.close()
        raise
    return file


_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": _MEMORY,
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
}


def _cell(name: str, *, most: int) -> str:
    """A column as text; one over the limit as one sign more than it, so that it is known as too long and never held whole."""
    quoted = '"' + name.replace('"', '""') + '"'
    return f"left(CAST({quoted} AS VARCHAR), {most + 1})"


def _one_file(path: Path) -> str:
    """A path as DuckDB takes it: absolute, and no pattern."""
    return re.sub(r"([*?\[])", r"[\1]", os.fspath(path.absolute()))


def _no_parquet(path: Path) -> str | None:
    """Why a file is no whole Parquet file, or None: both its ends bear a mark."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(0, size - 4))
        tail = file.read(4)
    if head != MAGIC:
        return "empty" if not size else "not Parquet: it does not begin as such files do"
    if size < 12 or tail != MAGIC:
        return "Parquet that is cut off: its end is missing"
    return None
