"""Which column of a table holds what?

What the user says; for the rest, names that such columns commonly bear (data/columns.toml). A guess is always shown.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from dragoman.errors import ReportError
from dragoman.records import Report
from dragoman.sources.dates import plain_day
from dragoman.sources.items import Limits, SetAside

FIELDS = ("text", "published", "title", "publisher", "url", "author", "id", "language")
_MOST_SHOWN = 12
_UNREADABLE = re.compile("[\\0\ud800-\udfff]")

Columns = dict[str, str]  # field -> name of the column


@cache
def _names() -> dict[str, tuple[str, ...]]:
    import tomllib

    text = resources.files("dragoman.sources").joinpath("data/columns.toml").read_text(encoding="utf-8")
    return {field: tuple(names) for field, names in tomllib.loads(text).items()}


def parse_columns(text: str) -> Columns:
    """What `--columns` says: `text=body,published=pub_date`.

    Raises:
        ValueError: it is not of that form, or names a field that a report has not.

    >>> parse_columns("text=Full Text, published=day")
    {'text': 'Full Text', 'published': 'day'}
    """
    columns: Columns = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        field, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals or not name or field not in FIELDS:
            known = ", ".join(FIELDS)
            raise ValueError(f"expected FIELD=COLUMN, FIELD being one of {known}; got {part!r}")
        columns[field] = name
    return columns


def match_columns(
    header: Sequence[str], *, given: Mapping[str, str], place: str
) -> tuple[Columns, SetAside | None]:
    """Which column holds each field, and a note on those that were guessed; or no columns, and why.

    Args:
        header: the table's column names.
        given: what the user says; it goes before any guess.
    """
    missing = [name for name in given.values() if name not in header]
    shown = ", ".join(header[:_MOST_SHOWN]) + (", …" if len(header) > _MOST_SHOWN else "")
    if missing:
        return {}, SetAside(
            place, f"there is no column {missing[0]!r}; there are: {shown}", "Correct --columns"
        )
    plain = {re.sub(r"[\s_\-.]+", "", name.lower()): name for name in reversed(header)}
    columns, guessed = dict(given), {}
    for field, names in _names().items():
        for name in names if field not in columns else ():
            if name in plain and plain[name] not in columns.values():
                columns[field] = guessed[field] = plain[name]
                break
    if "text" not in columns:
        reason = f"no column is known to hold the reports' text; there are: {shown}"
        return {}, SetAside(place, reason, "Say which: --columns text=NAME")
    if not guessed:
        return columns, None
    said = ", ".join(f"{field}={name}" for field, name in guessed.items())
    return columns, SetAside(
        place, f"columns taken by their names: {said}", "Give --columns where that is wrong", note=True
    )


def row_report(row: Mapping[str, Any], *, place: str, limits: Limits) -> Report | SetAside:
    """The report of one row, by field; cells are words and never formulas."""
    text = row.get("text")
    if text is None or not str(text).strip():
        return SetAside(place, "its text is empty", "Give it a text, or leave it out")
    text = str(text)
    if (bad := _UNREADABLE.search(text)) is not None:
        return SetAside(
            place,
            f"its text has a character that is none at offset {bad.start()}",
            "Write the file again with valid Unicode",
        )
    if len(text) > limits.report_bytes or len(text.encode("utf-8")) > limits.report_bytes:
        return SetAside(
            place, f"more than {limits.shown}, the limit for one report", "Split it, or raise --limit-mb"
        )
    known: dict[str, Any] = {
        f: _UNREADABLE.sub("\ufffd", str(row[f])).strip() for f in FIELDS[1:] if row.get(f) is not None
    }
    said = known.pop("published", "")
    day = plain_day(said) if said else None
    if said and day is None:
        reason = f"column for 'published': expected a date such as 2020-09-10, got {said[:40]!r}"
        return SetAside(place, reason, "Correct the date, or leave it out where it is not known")
    try:
        return Report(text=text, published=day.isoformat() if day else "", **known)
    except ReportError as error:
        return SetAside(place, str(error.args[1]), "Correct it")
