"""Is a record, as JSON, what the package's schema says?"""

import dataclasses
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from dragoman.codebook import load_codebook
from dragoman.records import Actor, Attribution, Event, Evidence, Place, Telling, Topic
from export_store import MET

FULL = MET
BARE = Event(event_id="e2", report_id="r1", coder_version="0.1.0", type="ASSAULT")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("dragoman.exports") / "event.schema.json").read_text("utf-8"))
    return loaded


def faults(schema: dict[str, Any], record: dict[str, Any]) -> list[str]:
    return [error.json_path for error in jsonschema.Draft202012Validator(schema).iter_errors(record)]


def test_the_schema_is_a_schema(schema):
    assert jsonschema.Draft202012Validator.check_schema(schema) is None


@pytest.mark.parametrize("event", [pytest.param(FULL, id="full"), pytest.param(BARE, id="bare")])
def test_a_record_is_what_the_schema_says(schema, event):
    assert faults(schema, json.loads(event.to_json())) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("type", "MEET"),
        ("contexts", ["weather"]),
        ("intensity", 11),
        ("start", "yesterday"),
        ("status", "future"),
        ("certainty", "sure"),
        ("cameo", 42),
        ("surprise", 1),
    ],
)
def test_a_wrong_field_is_a_fault(schema, key, value):
    assert faults(schema, {**FULL.to_dict(), key: value}) != []


def test_every_field_of_a_record_is_required(schema):
    assert schema["required"] == list(FULL.to_dict())
    assert schema["additionalProperties"] is False


def test_the_schema_knows_the_fields_of_every_noun(schema):
    nouns = {
        "actor": Actor,
        "place": Place,
        "attribution": Attribution,
        "topic": Topic,
        "telling": Telling,
        "evidence": Evidence,
    }

    assert {n: list(schema["$defs"][n]["properties"]) for n in nouns} == {
        n: [f.name for f in dataclasses.fields(c)] for n, c in nouns.items()
    }


def test_the_schema_lists_the_codebooks_types_modes_and_contexts(schema):
    book = load_codebook()
    properties = schema["properties"]

    assert properties["type"]["enum"] == list(book.types)
    assert properties["mode"]["enum"][1:] == sorted({m for t in book.types for m in book.modes(t)})
    assert properties["contexts"]["items"]["enum"] == list(book.contexts)
