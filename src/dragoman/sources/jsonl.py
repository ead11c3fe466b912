"""What report does a JSON object hold?

Keys read: `text`, `id`, `published`, `title`, `publisher`, `url`, `author`, `language`; all others are ignored, and all but `text` may be
absent. Other names for them can be given.
"""

import json
from collections.abc import Mapping
from typing import Any

from dragoman.errors import ReportError
from dragoman.records import Report
from dragoman.sources.items import Limits, Raw, SetAside
from dragoman.sources.text import decode

_FIELDS = ("id", "published", "title", "publisher", "url", "author", "language")
_ONE_OBJECT = 'Give one JSON object a line, in a file named .jsonl, such as {"id": "a1", "text": "…", "published": "2020-09-10"}'
_GIVE_TEXT = "Give each report's words under the key 'text'"


def json_report(
    raw: Raw, *, report_id: str = "", limits: Limits, columns: Mapping[str, str] | None = None
) -> Report | SetAside:
    """The report that one JSON object describes; `report_id` is its id where it names none, `columns` gives keys other names."""
    named = columns or {}
    source = decode(raw, limits=limits)
    if isinstance(source, SetAside):
        return source
    if not source.strip():
        return SetAside(raw.place, "empty", "Give it a text, or leave it out")
    value = _parsed(source, place=raw.place)
    if isinstance(value, SetAside):
        return value
    text = _text(value.get(named.get("text", "text")), place=raw.place, limits=limits)
    if isinstance(text, SetAside):
        return text
    fields = {name: value.get(named.get(name, name)) for name in _FIELDS}
    if (bad := _bad_field(fields)) is not None:
        return SetAside(raw.place, *bad)
    known: dict[str, Any] = {name: str(content) for name, content in fields.items() if content is not None}
    try:
        return Report(text=text, **{**known, "id": known.get("id") or report_id})
    except ReportError as error:
        return SetAside(raw.place, error.args[1], "Correct the date, or leave it out where it is not known")


def _parsed(source: str, *, place: str) -> dict[str, Any] | SetAside:
    try:
        value = json.loads(source)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if source.strip().count("\n") else ""
        return SetAside(place, f"not JSON: {error.msg} at {line}column {error.colno}", _ONE_OBJECT)
    except (ValueError, RecursionError) as error:
        return SetAside(place, f"not JSON that can be read: {type(error).__name__}", _ONE_OBJECT)
    if not isinstance(value, dict):
        return SetAside(place, f"expected a JSON object, got {_kind(value)}", _ONE_OBJECT)
    return value


def _text(text: object, *, place: str, limits: Limits) -> str | SetAside:
    if text is None:
        return SetAside(place, "field 'text': missing", _GIVE_TEXT)
    if not isinstance(text, str):
        return SetAside(place, f"field 'text': expected a string, got {_kind(text)}", _GIVE_TEXT)
    if not text.strip():
        return SetAside(place, "field 'text': empty", "Give it a text, or leave it out")
    if (nul := text.find("\0")) >= 0:
        return SetAside(
            place, f"field 'text': binary: a NUL character at offset {nul}", "Give the report as plain text"
        )
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        reason = f"field 'text': half a surrogate pair at offset {error.start}"
        return SetAside(place, reason, "Write the file again with valid Unicode")
    if size > limits.report_bytes:
        reason = f"field 'text': more than {limits.shown}, the limit for one report"
        return SetAside(place, reason, "Split it, or raise --limit-mb")
    return text


def _bad_field(fields: dict[str, object]) -> tuple[str, str] | None:
    """What is wrong with one of the optional fields: an id may be a whole number, the others are strings."""
    for name, content in fields.items():
        whole_number = isinstance(content, int) and not isinstance(content, bool)
        if content is None or (whole_number and name in {"id", "published"}):
            continue
        if not isinstance(content, str):
            return (
                f"field '{name}': expected a string, got {_kind(content)}",
                "Write it as a string, or leave it out",
            )
        if "\0" in content or any("\ud800" <= c <= "\udfff" for c in content):
            return f"field '{name}': not valid Unicode text", "Write the file again with valid Unicode"
    return None


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
