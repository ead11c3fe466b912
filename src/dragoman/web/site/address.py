"""How does an address say what is asked for?

Every filter stands in the address under the name that it has in a shell, so that an address can be kept, mailed, and read.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dragoman.records import Status
from dragoman.store import Cursor, EventFilter, day_range

MOST = 200  # characters of one value
NAMES = (
    *("actor", "with", "type", "status", "since", "until", "words", "place", "context", "quad", "confidence"),
    "rule",
    "own-type",
)
_NUMBERS = frozenset({"quad", "confidence"})
_FIELDS = {"with": "with_", "own-type": "own_type"}
_AS_IN = {"a": "?a=IND&b=RUS", "b": "?a=IND&b=RUS", "to": "?to=csv"}  # what an address must hold, by example
_STATUSES: frozenset[Status] = frozenset(
    {"happened", "ongoing", "planned", "conditional", "denied", "recurring"}
)


class RefusedError(ValueError):
    """What an address asks for can't be: `RefusedError(why)`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the filter, and how it is said in an address."""

    filter: EventFilter

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Asked":
        """The filter that an address holds.

        Raises:
            RefusedError: a value is too long, or a date, status or kind that is none.
        """
        values = {name: query.get(name, "").strip() for name in NAMES}
        for name, value in values.items():
            if len(value) > MOST:
                raise RefusedError(f"‘{name}’ has {len(value)} characters; {MOST} is the most.")
            if "\0" in value:
                raise RefusedError(f"‘{name}’ holds a sign that no report has.")
        if values["status"] and values["status"] not in _STATUSES:
            raise RefusedError(f"‘status’ is one of {', '.join(sorted(_STATUSES))}.")
        if values["quad"] and not re.fullmatch("[1-4]", values["quad"]):
            raise RefusedError("‘quad’ is a number from 1 to 4.")
        if values["confidence"] and not re.fullmatch(r"0|0?\.\d{1,6}|1(\.0*)?|0\.", values["confidence"]):
            raise RefusedError("‘confidence’ is a number from 0 to 1.")
        _check_days(values)
        fields = {_FIELDS.get(name, name): value for name, value in values.items() if name not in _NUMBERS}
        quad, confidence = int(values["quad"] or 0), float(values["confidence"] or 0)
        return cls(EventFilter(**fields, quad=quad, confidence=confidence))  # type: ignore[arg-type]

    def with_codes(self, codes: frozenset[str]) -> EventFilter:
        """The filter, told which codes the store's actors bear."""
        return replace(self.filter, codes=codes)

    @property
    def values(self) -> dict[str, str]:
        """What is asked for, by its name in an address; what is not asked for is left out."""
        found = {name: getattr(self.filter, _FIELDS.get(name, name)) for name in NAMES}
        return {name: str(value) for name, value in found.items() if value}

    def address(self, path: str, **changes: object) -> str:
        """The address of a page that is asked for the same, but for some changes; "" takes a filter away."""
        named = {name.rstrip("_"): str(value) for name, value in changes.items()}
        values = self.values | named
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{path}?{query}" if query else path


def _check_days(values: Mapping[str, str]) -> None:
    """Refuse what is no year, month or day, and an end before the beginning."""
    bounds = {"since": dt.date.min, "until": dt.date.max}
    for name, end in (("since", 0), ("until", 1)):
        try:
            bounds[name] = day_range(values[name])[end] if values[name] else bounds[name]
        except ValueError as error:
            raise RefusedError(f"‘{name}’: {error}.") from None
    if bounds["since"] > bounds["until"]:
        raise RefusedError("‘until’ ends before ‘since’: exchange them.")


def address(path: str, **values: object) -> str:
    """An address of the site.

    >>> address("/pair", a="IND", b="RUS")
    '/pair?a=IND&b=RUS'
    """
    return Asked(EventFilter()).address(path, **values)


def required(query: Mapping[str, str], name: str) -> str:
    """A value that an address must hold.

    Raises:
        RefusedError: it is absent or too long.
    """
    value = query.get(name, "").strip()
    if not value or len(value) > MOST or "\0" in value:
        wanted = f"‘{name}’ is missing: add it to the address, as in {_AS_IN.get(name, f'?{name}=…')}."
        raise RefusedError(f"‘{name}’ can't be that." if value else wanted)
    return value


def cursor(query: Mapping[str, str]) -> Cursor | None:
    """The place in a list that an address names.

    Raises:
        RefusedError: it is none.
    """
    for name in ("after", "before"):
        if text := query.get(name, ""):
            try:
                return Cursor.read(text, back=name == "before")
            except ValueError as error:
                raise RefusedError(f"‘{name}’: {error}.") from None
    return None


def period(query: Mapping[str, str]) -> Asked:
    """The days that an address asks for, and nothing else of it.

    Raises:
        RefusedError: one is no date.
    """
    return Asked.read({name: value for name, value in query.items() if name in {"since", "until"}})
