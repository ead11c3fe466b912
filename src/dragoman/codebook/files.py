"""How are the codebook's files read?

Four of them: plover.toml, contexts.toml, cameo.tsv, equivalents.tsv; each says at its top what its columns mean.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from dragoman.codebook.contexts import Context
from dragoman.errors import DataError

T = TypeVar("T")
ANY = "*"
CAMEO_COLUMNS = ("cameo", "label", "type", "mode", "contexts", "goldstein")
EQUIVALENT_COLUMNS = ("type", "mode", "content", "contexts", "lemmas", "cameo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an act was done; `context` is the one that it implies, or ""."""

    name: str
    score: float
    meaning: str
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of PLOVER's types; plover.toml says what each field means."""

    name: str
    meaning: str
    quad_class: int
    score: float
    recipient: str
    speech: bool
    planned: str
    cameo: str
    modes: tuple[Mode, ...] = ()
    mode_of_content: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One CAMEO code and what it becomes in PLOVER; `type` is "-" where PLOVER has none."""

    code: str
    label: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """One row of equivalents.tsv; an empty condition always holds. `line` counts from 1.

    `contexts` are alternatives, each of contexts that must all be there.
    """

    type: str
    modes: frozenset[str]
    contents: frozenset[str]
    contexts: tuple[frozenset[str], ...]
    lemmas: frozenset[str]
    cameo: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookFiles:
    """What the four files hold, in their order, not yet checked against one another."""

    types: tuple[EventType, ...]
    demand_lemmas: frozenset[str]
    contexts: tuple[Context, ...]
    spelling: Mapping[str, str]
    cameo_codes: tuple[CameoCode, ...]
    equivalents: tuple[Equivalent, ...]


def read_files(directory: Path | None = None) -> CodebookFiles:
    """The four files of a codebook: the package's own where `directory` is None.

    Raises:
        DataError: a file is missing or not as its header says, or an entry stands twice.
    """
    root: Traversable = directory or files("dragoman.codebook")
    plover = _toml(root, "plover.toml")
    contexts = _toml(root, "contexts.toml")
    types = [
        _entry("plover.toml", f"type {i}", _event_type, t) for i, t in enumerate(plover.get("type", ()), 1)
    ]
    named = [
        _entry("contexts.toml", f"context {i}", _context, c)
        for i, c in enumerate(contexts.get("context", ()), 1)
    ]
    codes = [
        _entry("cameo.tsv", f"line {n}", _cameo_code, row)
        for n, row in _tsv(root, "cameo.tsv", CAMEO_COLUMNS)
    ]
    rows = _tsv(root, "equivalents.tsv", EQUIVALENT_COLUMNS)
    _no_twins("plover.toml", "type", [t.name for t in types])
    _no_twins("contexts.toml", "context", [c.name for c in named])
    _no_twins("cameo.tsv", "code", [c.code for c in codes])
    return CodebookFiles(
        types=tuple(types),
        demand_lemmas=frozenset(plover.get("demand", {}).get("lemmas", ())),
        contexts=tuple(named),
        spelling=dict(contexts.get("spelling", {})),
        cameo_codes=tuple(codes),
        equivalents=tuple(_equivalent(row, line=n) for n, row in rows),
    )


def _toml(root: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(root.joinpath(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(name, "", str(error)) from error


def _tsv(root: Traversable, name: str, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        lines = root.joinpath(name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(name, "", str(error)) from error
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or tuple(rows[0][1]) != columns:
        raise DataError(name, "its first row", f"expected the columns {', '.join(columns)}")
    for n, cells in rows:
        if len(cells) != len(columns):
            raise DataError(name, f"line {n}", f"expected {len(columns)} cells, got {len(cells)}")
    return [(n, dict(zip(columns, cells, strict=True))) for n, cells in rows[1:]]


def _entry(file: str, where: str, build: Callable[[dict[str, Any]], T], values: dict[str, Any]) -> T:
    try:
        return build(values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        name = values.get("name", values.get("cameo", "")) if isinstance(values, dict) else ""
        raise DataError(
            file, f"{where} {name}".rstrip(), f"a field is missing, unknown or of another kind: {error}"
        ) from error


def _no_twins(file: str, what: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise DataError(file, f"{what} {name}", "stands twice")
        seen.add(name)


def _event_type(values: dict[str, Any]) -> EventType:
    modes = tuple(Mode(**{**mode, "score": float(mode["score"])}) for mode in values.get("modes", ()))
    return EventType(**{**values, "score": float(values["score"]), "modes": modes})


def _context(values: dict[str, Any]) -> Context:
    lists = {key: tuple(values.get(key, ())) for key in ("strong", "weak", "unless")}
    return Context(**{**values, **lists})


def _cameo_code(row: dict[str, Any]) -> CameoCode:
    return CameoCode(
        code=row["cameo"],
        label=row["label"],
        type=row["type"],
        mode=row["mode"],
        contexts=_listed(row["contexts"]),
        goldstein=float(row["goldstein"]),
    )


def _equivalent(row: dict[str, str], *, line: int) -> Equivalent:
    return Equivalent(
        type=row["type"],
        modes=frozenset(_listed(row["mode"])),
        contents=frozenset(_listed(row["content"])),
        contexts=tuple(frozenset(both.split("+")) for both in _listed(row["contexts"])),
        lemmas=frozenset(_listed(row["lemmas"])),
        cameo=row["cameo"],
        line=line,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell in {"", ANY} else tuple(cell.split(";"))
