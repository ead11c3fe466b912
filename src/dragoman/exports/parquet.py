"""How do records leave as Parquet? Each field a column of its kind, lists and parts kept; DuckDB writes it.

Some thousand records at a time become a part, and the parts one file, so that memory does not grow with the store.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import fastjsonschema

from dragoman.exports.codes import Codes
from dragoman.exports.csv_tables import EVENT_COLUMNS, event_cells
from dragoman.exports.formats import Format, Tally, Target
from dragoman.exports.jsonl import read_schema, schema_check
from dragoman.store import Entry

_AT_A_TIME = 2000
_BESIDE = {  # columns that save a reader of flat tables from opening lists
    "source_names": ("source", "VARCHAR"),
    "source_countries": ("source_country", "VARCHAR"),
    "source_sectors": ("source_sector", "VARCHAR"),
    "target_names": ("target", "VARCHAR"),
    "target_countries": ("target_country", "VARCHAR"),
    "target_sectors": ("target_sector", "VARCHAR"),
    "first_day": ("first_day", "DATE"),
    "last_day": ("last_day", "DATE"),
    "published": ("published", "VARCHAR"),
    "publisher": ("publisher", "VARCHAR"),
    "url": ("url", "VARCHAR"),
    "title": ("title", "VARCHAR"),
}
_SIMPLE = {"string": '"VARCHAR"', "integer": '"BIGINT"', "number": '"DOUBLE"', "boolean": '"BOOLEAN"'}


def structure(schema: dict[str, Any], part: dict[str, Any]) -> str:
    """The structure that DuckDB's json_transform wants for a part of a JSON Schema."""
    if "$ref" in part:
        return structure(schema, schema["$defs"][part["$ref"].rsplit("/", 1)[1]])
    if "anyOf" in part:
        return structure(schema, next(p for p in part["anyOf"] if p.get("type") != "null"))
    kinds = part.get("type") or _kind_of(part.get("enum") or [part["const"]])
    kind = next(k for k in ([kinds] if isinstance(kinds, str) else kinds) if k != "null")
    if kind == "object":
        inner = ", ".join(f'"{name}": {structure(schema, p)}' for name, p in part["properties"].items())
        return "{" + inner + "}"
    return f"[{structure(schema, part['items'])}]" if kind == "array" else _SIMPLE[kind]


def _kind_of(values: list[Any]) -> str:
    return "integer" if all(isinstance(value, int) for value in values) else "string"


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    with (
        tempfile.TemporaryDirectory(dir=target.path.parent, prefix=".parts-") as folder,
        duckdb.connect(
            ":memory:",
            config={
                "threads": 1,
                "memory_limit": "512MB",
                "temp_directory": folder,
            },
        ) as db,
    ):
        parts: list[str] = []
        valid = _valid(entries, tally)
        while batch := tuple(islice(valid, _AT_A_TIME)):
            parts.append(str(Path(folder) / f"{len(parts):06}.parquet"))
            _write_part(db, batch, parts[-1])
            tally.rows += len(batch)
        if not parts:
            parts.append(str(Path(folder) / "empty.parquet"))
            _write_part(db, (), parts[0])
        query = "COPY (SELECT * FROM read_parquet($parts)) TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 10000)"
        db.execute(query.format(_quoted(str(target.place()))), {"parts": parts})


def write_records(entries: Sequence[Entry], path: Path) -> None:
    """Write some records, not more than memory holds, to one Parquet file with the columns of an export; none make a file without rows.

    Raises:
        duckdb.Error: one of them is not what the schema says, or the file cannot be written.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as db:
        _write_part(db, tuple(entries), str(path), how=", COMPRESSION zstd")


def _valid(entries: Iterator[Entry], tally: Tally) -> Iterator[Entry]:
    check = schema_check()
    for entry in entries:
        try:
            check(json.loads(entry.record))
        except fastjsonschema.JsonSchemaException as error:
            tally.fault(entry.event.event_id, error)
        else:
            yield entry


def _write_part(db: duckdb.DuckDBPyConnection, batch: tuple[Entry, ...], path: str, how: str = "") -> None:
    schema = read_schema()
    beside = [dict(zip(EVENT_COLUMNS, event_cells(entry), strict=True)) for entry in batch]
    columns = {name: [cells[source] for cells in beside] for name, (source, _) in _BESIDE.items()}
    unnested = ", ".join(f"unnest(${name}::{kind}[]) AS {name}" for name, (_, kind) in _BESIDE.items())
    flat = ", ".join(_BESIDE)
    db.execute(
        f"COPY (SELECT unnest(json_transform_strict(record, $structure)), {flat} "
        f"FROM (SELECT unnest($records::VARCHAR[]) AS record, {unnested})) TO {_quoted(path)} (FORMAT parquet{how})",
        {"structure": structure(schema, schema), "records": [entry.record for entry in batch], **columns},
    )


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


FORMAT = Format(
    name="parquet",
    what="Parquet: the whole record, lists and parts kept, with flat columns beside them",
    write=write,
)
