"""How is a data file of facts read?

Tab-separated, `#` comments on top, then one line of column names. Nothing is cached here: the caller keeps what it loads.
"""

import importlib.resources
import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.errors import DataError

PACKAGE = "dragoman.knowledge"
Words = Mapping[str, frozenset[str]]  # lists of words, by name


def rows(name: str, *, package: str = PACKAGE) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>` in a package, each a mapping of column name to value ("" where empty).

    Raises:
        DataError: a row has more columns than the header, or the file has no header.
    """
    columns: list[str] = []
    for number, line in enumerate(_read(name, package=package).splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        values = line.split("\t")
        if not columns:
            columns = values
            continue
        if len(values) > len(columns):
            raise DataError(name, f"line {number}", f"expected {len(columns)} columns, got {len(values)}")
        yield dict(zip(columns, values + [""] * (len(columns) - len(values)), strict=True))


def word_lists(name: str) -> dict[str, Any]:
    """The tables of the TOML file `knowledge/data/<name>`."""
    return tomllib.loads(_read(name))


def word_sets(name: str) -> Words:
    """The lists of the TOML file `knowledge/data/<name>`, by name."""
    return MappingProxyType({row: frozenset(words) for row, words in word_lists(name).items()})


def parted(value: str) -> tuple[str, ...]:
    """The values of a cell in which `|` parts several.

    >>> parted("Paris|Élysée")
    ('Paris', 'Élysée')
    """
    return tuple(v for v in value.split("|") if v)


def _read(name: str, *, package: str = PACKAGE) -> str:
    return (importlib.resources.files(package) / "data" / name).read_text(encoding="utf-8")
