"""Which events does a file of GDELT, ICEWS or POLECAT hold?

Rows are read one after another; what is wrong with one is mended by a repair that has a name, or the row is set aside.
"""

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, cast

from dragoman.errors import ExportError
from dragoman.exports.importing.foreign import ForeignEvent, Repairs, RowError, Terms, read_terms, several
from dragoman.exports.layouts import read_layout

Kind = Literal["gdelt", "icews", "polecat"]
Reading = Callable[[Sequence[str], Terms, Repairs], ForeignEvent]
_MOST_BYTES_OF_A_LINE = 1_000_000
_OTHER_GDELT = {
    57: "GDELT 1.0 row of 57 columns",
    58: "GDELT 1.0 row of 58 columns",
    62: "62nd column left out",
}
_OTHER_NAMES = {"Event Intensity": "Intensity"}
_VITAL = {"icews": "Event Date", "polecat": "Event Type"}
_REMEDY = "Say what it is with --as gdelt, icews or polecat, or give another file"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """A file that is being read: its events come once; `repairs` is filled while they do."""

    path: Path
    kind: Kind
    events: Iterator[ForeignEvent]
    repairs: Repairs


def read_foreign(path: str | os.PathLike[str], kind: Kind | None = None) -> ForeignFile:
    """The events of a file, plain, `.gz`, or `.zip` with one file in it; its kind is seen from its first line where not given.

    Raises:
        ExportError: the file cannot be read, or is of none of the three kinds.
    """
    where, repairs = Path(path), Repairs()
    with _opened(where) as file:
        first = next(_lines(file, Repairs()), [])
    known = kind or _kind_of(first)
    if known is None:
        raise ExportError(os.fspath(where), "it looks like none of GDELT, ICEWS and POLECAT", _REMEDY)
    read, width, header = _reader(where, known, first, repairs)
    events = _events(where, read, width=width, header=header, repairs=repairs)
    return ForeignFile(path=where, kind=known, events=events, repairs=repairs)


def _kind_of(cells: Sequence[str]) -> Kind | None:
    names = _clean(cells)
    if "Event Type" in names and "Event Mode" in names:
        return "polecat"
    if "Event Text" in names and "Source Name" in names:
        return "icews"
    return (
        "gdelt" if len(names) >= 57 and (names[0].isdigit() or names[0].upper() == "GLOBALEVENTID") else None
    )


def _clean(cells: Sequence[str]) -> list[str]:
    shown = [cell.strip().strip('"') for cell in cells]
    return [_OTHER_NAMES.get(name, name) for name in shown]


def _events(
    path: Path, read: Reading, *, width: int, header: bool, repairs: Repairs
) -> Iterator[ForeignEvent]:
    terms, seen = read_terms(), set[tuple[str, str]]()
    with _opened(path) as file:
        lines = _lines(file, repairs)
        if header:
            next(lines, None)
        for cells in lines:
            repairs.rows += 1
            if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
                repairs.made["empty cells at the end of a row cut off"] += 1
                del cells[width:]
            try:
                event = read(cells, terms, repairs)
            except RowError as error:
                repairs.set_aside[str(error)] += 1
                continue
            key = (cells[0], event.day.isoformat())  # ICEWS's numbers are unique only together with the day
            if key in seen:
                repairs.set_aside["duplicate of a row before (same number and day)"] += 1
                continue
            seen.add(key)
            yield event


def _reader(path: Path, kind: Kind, first: Sequence[str], repairs: Repairs) -> tuple[Reading, int, bool]:
    """How to read a row, how many columns it has, and whether the first line is a header."""
    names = _clean(first)
    if kind == "gdelt":
        header = bool(names) and names[0].upper() == "GLOBALEVENTID"
        if header:
            repairs.made["header line left out"] += 1
        return _gdelt, 61, header
    wanted = read_layout(kind).names
    if _VITAL[kind] not in names:
        raise ExportError(os.fspath(path), f"its header has no column {_VITAL[kind]!r}", _REMEDY)
    repairs.made.update(f"column {name!r} is missing" for name in wanted if name not in names)
    repairs.made.update(f"extra column {name!r} left out" for name in names if name and name not in wanted)
    if empty := sum(not name for name in names):
        repairs.made["columns without a name left out"] += empty
    at = {name: names.index(name) for name in wanted if name in names}
    read = _icews if kind == "icews" else _polecat

    def by_name(cells: Sequence[str], terms: Terms, found: Repairs) -> ForeignEvent:
        if len(cells) <= at[_VITAL[kind]]:
            raise RowError("too few columns")
        row = {name: cells[place] for name, place in at.items() if place < len(cells)}
        return read(row, terms, found)

    return by_name, len(names), True


def _gdelt(cells: Sequence[str], terms: Terms, repairs: Repairs) -> ForeignEvent:
    if len(cells) in _OTHER_GDELT:
        repairs.made[_OTHER_GDELT[len(cells)]] += 1
    elif len(cells) != 61:
        raise RowError(f"{len(cells)} columns instead of 61")
    code = terms.cameo(cells[26], "", repairs)
    return ForeignEvent(
        day=terms.day(cells[1], repairs),
        sources=_given(terms.country(cells[7], repairs)),
        targets=_given(terms.country(cells[17], repairs)),
        type=terms.plover(code),
        code=code,
    )


def _icews(row: Mapping[str, str], terms: Terms, repairs: Repairs) -> ForeignEvent:
    code = terms.cameo(row.get("CAMEO Code", ""), row.get("Event Text", "").strip('"'), repairs)
    return ForeignEvent(
        day=terms.day(row.get("Event Date", ""), repairs),
        sources=_given(terms.country(row.get("Source Country", ""), repairs)),
        targets=_given(terms.country(row.get("Target Country", ""), repairs)),
        type=terms.plover(code),
        code=code,
    )


def _polecat(row: Mapping[str, str], terms: Terms, repairs: Repairs) -> ForeignEvent:
    kind = row.get("Event Type", "").strip().upper()
    if kind not in terms.types:
        raise RowError("no PLOVER type")
    sides: list[tuple[str, ...]] = []
    for name in ("Actor Country", "Recipient Country"):
        found = (terms.country(value, repairs) for value in several(row.get(name, "")))
        sides.append(tuple(dict.fromkeys(country for country in found if country)))
    day = terms.day(row.get("Event Date", ""), repairs)
    return ForeignEvent(day=day, sources=sides[0], targets=sides[1], type=kind)


def _given(country: str) -> tuple[str, ...]:
    return (country,) if country else ()


def _lines(file: IO[bytes], repairs: Repairs) -> Iterator[list[str]]:
    """The cells of each line; no quoting, for quotation marks are part of the text in such files."""
    while raw := file.readline(_MOST_BYTES_OF_A_LINE):
        try:
            line = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            repairs.made["line that is no UTF-8 read as Latin-1"] += 1
            line = raw.decode("latin-1")
        if line.strip():
            yield line.rstrip("\r\n").split("\t")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as plain:
            head = plain.read(4)
            plain.seek(0)
            if head == b"PK\x03\x04":
                with zipfile.ZipFile(plain) as archive:
                    names = [name for name in archive.namelist() if not name.endswith("/")]
                    if len(names) != 1:
                        raise ExportError(
                            os.fspath(path), f"it holds {len(names)} files instead of one", _REMEDY
                        )
                    with archive.open(names[0]) as member:
                        yield member
            elif head[:2] == b"\x1f\x8b":
                with gzip.open(plain) as unpacked:
                    yield io.BufferedReader(cast(io.RawIOBase, unpacked))
            else:
                yield plain
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise ExportError(os.fspath(path), what, "Give another file") from error
