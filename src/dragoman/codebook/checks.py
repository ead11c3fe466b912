"""Does the codebook contradict itself?

Each check raises `DataError(file, place, what)` at the first fault; it returns nothing.
"""

from collections.abc import Mapping

from dragoman.codebook.contexts import Context
from dragoman.codebook.files import CameoCode, Equivalent, EventType
from dragoman.errors import DataError

NO_TYPE = "-"
_LOWEST, _HIGHEST = -10.0, 10.0
_QUADS = frozenset({1, 2, 3, 4})
_NO_PLOVER_ROOT = "01"  # statements: PLOVER drops them


def check_types(types: Mapping[str, EventType], codes: Mapping[str, CameoCode]) -> None:
    """Quad classes, scores, planned types and CAMEO codes of every type, and its modes unlike one another."""
    for entry in types.values():
        place = f"type {entry.name}"
        _require(
            entry.quad_class in _QUADS, "plover.toml", place, f"quad_class {entry.quad_class} is not 1 to 4"
        )
        _require(
            entry.recipient in {"required", "optional"},
            "plover.toml",
            place,
            f"recipient {entry.recipient!r}",
        )
        _require(entry.planned in types, "plover.toml", place, f"planned: no type {entry.planned!r}")
        _require(entry.cameo in codes, "plover.toml", place, f"cameo: no code {entry.cameo!r}")
        _within(entry.score, "plover.toml", place)
        names = [mode.name for mode in entry.modes]
        for mode in entry.modes:
            _require(names.count(mode.name) == 1, "plover.toml", place, f"mode {mode.name!r} stands twice")
            _within(mode.score, "plover.toml", f"{place}, mode {mode.name}")
        for content, name in entry.mode_of_content.items():
            _require(content in types, "plover.toml", place, f"mode_of_content: no type {content!r}")
            _require(name in names, "plover.toml", place, f"mode_of_content: no mode {name!r}")


def check_contexts(contexts: Mapping[str, Context]) -> None:
    """Every context has triggers, none of them twice, in lower case, and gives way only to known ones."""
    for context in contexts.values():
        place = f"context {context.name}"
        _require(bool(context.strong), "contexts.toml", place, "has no strong triggers")
        seen: set[str] = set()
        for trigger in (*context.strong, *context.weak):
            _require(
                trigger == trigger.lower().strip() != "",
                "contexts.toml",
                place,
                f"{trigger!r}: not lower case",
            )
            _require(trigger not in seen, "contexts.toml", place, f"{trigger!r} stands twice")
            seen.add(trigger)
        for other in context.unless:
            _require(other in contexts, "contexts.toml", place, f"unless: no context {other!r}")


def check_cameo(
    codes: Mapping[str, CameoCode], types: Mapping[str, EventType], contexts: Mapping[str, Context]
) -> None:
    """Every code has a known type (but for statements, 01x), mode and contexts, and a value within bounds."""
    for code in codes.values():
        place = f"code {code.code}"
        if code.type == NO_TYPE:
            _require(code.code.startswith(_NO_PLOVER_ROOT), "cameo.tsv", place, "maps to no type")
            continue
        _require(code.type in types, "cameo.tsv", place, f"no type {code.type!r}")
        modes = {mode.name for mode in types[code.type].modes}
        _require(
            not code.mode or code.mode in modes, "cameo.tsv", place, f"{code.type} has no mode {code.mode!r}"
        )
        for context in code.contexts:
            _require(context in contexts, "cameo.tsv", place, f"no context {context!r}")
        _within(code.goldstein, "cameo.tsv", place)


def check_equivalents(
    rows: Mapping[str, tuple[Equivalent, ...]],
    types: Mapping[str, EventType],
    contexts: Mapping[str, Context],
    codes: Mapping[str, CameoCode],
) -> None:
    """Every row names known things, and gives a code of its own type or of its type's root; none stands twice."""
    seen: set[tuple[object, ...]] = set()
    for row in (row for of_type in rows.values() for row in of_type):
        place, file = f"line {row.line}", "equivalents.tsv"
        _require(row.type in types, file, place, f"no type {row.type!r}")
        unknown = row.modes - {mode.name for mode in types[row.type].modes}
        _require(not unknown, file, place, f"{row.type} has no mode {', '.join(sorted(unknown))!r}")
        _require(row.contents <= types.keys(), file, place, "content: no such type")
        _require(all(both <= contexts.keys() for both in row.contexts), file, place, "no such context")
        _require(row.cameo in codes, file, place, f"no code {row.cameo!r}")
        root = types[row.type].cameo[:2]
        own = codes[row.cameo].type == row.type or row.cameo.startswith(root)
        _require(own, file, place, f"code {row.cameo} is {codes[row.cameo].type}, not {row.type}")
        key = (row.type, row.modes, row.contents, row.contexts, row.lemmas)
        _require(key not in seen, file, place, "the same conditions stand twice")
        seen.add(key)


def _within(value: float, file: str, place: str) -> None:
    _require(_LOWEST <= value <= _HIGHEST, file, place, f"score {value} is not within -10 to +10")


def _require(holds: bool, file: str, place: str, what: str) -> None:
    if not holds:
        raise DataError(file, place, what)
