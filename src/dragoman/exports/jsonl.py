"""How do records leave as JSON Lines? The whole of each, checked against the JSON Schema that goes with them."""

import json
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import fastjsonschema

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target
from dragoman.inert import escaped_json
from dragoman.store import Entry


def read_schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    schema: dict[str, Any] = json.loads(
        resources.files("dragoman.exports").joinpath("event.schema.json").read_text(encoding="utf-8")
    )
    return schema


def schema_check() -> Callable[[Any], Any]:
    """A function that raises `fastjsonschema.JsonSchemaException` where a record is not what the schema says."""
    schema = {key: value for key, value in read_schema().items() if key not in {"$schema", "$id"}}
    check: Callable[[Any], Any] = fastjsonschema.compile(schema, use_default=False)
    return check


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    check = schema_check()
    with target.text(".schema.json") as out:
        json.dump(read_schema(), out, ensure_ascii=False, indent=2)
        out.write("\n")
    with target.text() as out:
        for entry in entries:
            try:
                check(json.loads(entry.record))
            except fastjsonschema.JsonSchemaException as error:
                tally.fault(entry.event.event_id, error)
                continue
            out.write(escaped_json(entry.record) + "\n")
            tally.rows += 1


FORMAT = Format(
    name="jsonl",
    what="JSON Lines: the whole record, one a line, with its JSON Schema beside it",
    write=write,
)
