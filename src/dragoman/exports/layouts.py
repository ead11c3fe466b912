"""Which columns has a file of others, and is a row what they say?

The layouts are data, in `data/layouts/`; docs/exports.md is made from them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.errors import DataError
from dragoman.inert import cell
from dragoman.knowledge.tables import rows

PACKAGE = "dragoman.exports"
Check = Callable[[str], bool]
_PATTERNS = {
    "day": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "day8": re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"),
    "stamp": re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d"),
    "int": re.compile(r"-?\d+"),
    "float": re.compile(r"-?\d+(\.\d+)?"),
}


class CellError(ValueError):
    """A cell is not what its column says: `CellError(column, what)`."""

    def __str__(self) -> str:
        column, what = self.args
        return f"column {column!r}: {what}"


@dataclass(frozen=True)
class Column:
    """One column: `kind` and `limit` say what may stand in it (see a layout's header)."""

    name: str
    kind: str
    limit: str
    must: bool
    filled: str

    @cached_property
    def holds(self) -> Check:
        """Whether a text may stand in the column, where it is not empty."""
        if self.kind == "choice":
            return frozenset(self.limit.split(";")).__contains__
        if self.kind == "code":
            return lambda text, p=re.compile(self.limit): p.fullmatch(text) is not None  # type: ignore[misc]
        if self.kind == "text":
            return lambda text: not any(sign in text for sign in "\t\r\n")
        if self.kind not in _PATTERNS:
            raise DataError("layouts", self.name, f"no such kind: {self.kind!r}")
        return self._within(_PATTERNS[self.kind])

    def _within(self, pattern: "re.Pattern[str]") -> Check:
        low, _, high = self.limit.partition("..")

        def check(text: str) -> bool:
            if not pattern.fullmatch(text):
                return False
            return not (low and float(text) < float(low)) and not (high and float(text) > float(high))

        return check

    def text(self, value: object) -> str:
        """A value as it stands in the file.

        Raises:
            CellError: it may not stand there.
        """
        if value is None or value == "":
            if self.must:
                raise CellError(self.name, "is empty")
            return ""
        shown = cell(str(value)) if self.kind in {"text", "choice"} else _number(value)
        if not self.holds(shown):
            raise CellError(
                self.name, f"expected {self.kind} {self.limit}".rstrip() + f", got {shown[:40]!r}"
            )
        return shown


@dataclass(frozen=True)
class Layout:
    """The columns of a kind of file, in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    def row(self, values: Mapping[str, object]) -> list[str]:
        """The cells of one row; a column that `values` does not name is empty.

        Raises:
            CellError: a value may not stand in its column, or there is no such column.
        """
        unknown = values.keys() - set(self.names)
        if unknown:
            raise CellError(min(unknown), f"is no column of {self.name}")
        return [column.text(values.get(column.name)) for column in self.columns]


def read_layout(name: str) -> Layout:
    """The layout of `data/layouts/<name>.tsv`.

    >>> len(read_layout("gdelt").columns)
    61
    """
    return Layout(
        name,
        tuple(
            Column(r["column"], r["kind"], r["limit"], r["must"] == "must", r["from"])
            for r in rows(f"layouts/{name}.tsv", package=PACKAGE)
        ),
    )


def _number(value: object) -> str:
    """A number without an exponent, at most six digits after the point."""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".") if value == value else "nan"
    return str(value)
