"""Which types of event has a codebook of a user's own?

A TOML file that docs/own-types.md explains: each type with what it means, and PLOVER's types that its events may have. A record
keeps its type of PLOVER, so that it stays comparable; the own type stands beside it.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.codebook.codebook import Codebook
from dragoman.codebook.own_file import read_own_file
from dragoman.errors import DataError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}", re.ASCII)
NONE = "NONE"  # what exemplars may say for none of the types
MOST_TYPES = 100
KEYS = frozenset({"name", "types"})
TYPE_KEYS = frozenset({"about", "plover"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnType:
    """One type: its name, what it means, and the types of PLOVER that its events may have, none for any."""

    name: str
    about: str = ""
    plover: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCodebook:
    """A codebook of a user's own: its name and its types, in their order."""

    name: str
    types: tuple[OwnType, ...]


def read_own_codebook(path: str | os.PathLike[str], codebook: Codebook) -> OwnCodebook:
    """A user's codebook.

    Args:
        path: a TOML file.
        codebook: tells which types PLOVER has.

    Raises:
        DataError: as of `read_own_file`, or it says what no codebook can.
    """
    return own_codebook_of(read_own_file(Path(path)), codebook, os.fspath(path))


def own_codebook_of(data: Mapping[str, Any], codebook: Codebook, file: str) -> OwnCodebook:
    """The codebook that a file's values say; `file` is named in errors.

    Raises:
        DataError: it says what no codebook can.
    """
    _only(data, KEYS, file, "")
    tables = data.get("types")
    if not isinstance(tables, dict) or not 0 < len(tables) <= MOST_TYPES:
        raise DataError(file, "types", f"expected 1 to {MOST_TYPES} tables such as [types.WATER_ACCORD]")
    types = tuple(_own_type(name, table, codebook, file) for name, table in tables.items())
    return OwnCodebook(name=_named(data.get("name"), file, "name"), types=types)


def _own_type(name: str, table: Any, codebook: Codebook, file: str) -> OwnType:
    where = f"types.{name}"
    if _named(name, file, where) in {*codebook.types, NONE}:
        raise DataError(
            file, where, "is a type of PLOVER's, or its word for none; an own type needs another name"
        )
    if not isinstance(table, dict):
        raise DataError(file, where, "expected a table with about and plover")
    _only(table, TYPE_KEYS, file, where)
    about, plover = table.get("about", ""), table.get("plover", [])
    if not isinstance(about, str):
        raise DataError(file, where, "about: expected words")
    if not isinstance(plover, list) or not all(isinstance(one, str) for one in plover):
        raise DataError(file, where, "plover: expected a list of types, such as ['AGREE', 'COOPERATE']")
    if unknown := sorted(set(plover) - set(codebook.types)):
        raise DataError(file, where, f"no type {unknown[0]!r}; there are {', '.join(codebook.types)}")
    return OwnType(name=name, about=about, plover=frozenset(plover))


def _named(name: Any, file: str, where: str) -> str:
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise DataError(
            file, where, "expected a name of 1 to 40 letters, digits, '_' and '-', a letter first"
        )
    return name


def _only(table: Mapping[str, Any], known: frozenset[str], file: str, where: str) -> None:
    if unknown := sorted(set(table) - known):
        raise DataError(file, where, f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")
