"""How are records written as rows of a layout?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.exports.codes import Codes, Strict
from dragoman.exports.formats import Tally, Target, first_day
from dragoman.exports.layouts import CellError, Layout, read_layout
from dragoman.store import Entry

Values = Mapping[str, object]
RowsOf = Callable[[Entry, Codes], Iterable[Values]]


class NoRowError(Exception):
    """A record has no place in a format, as the format wills: `NoRowError(reason)`."""


def strict_and_day(entry: Entry, codes: Codes) -> tuple[Strict, str]:
    """An event as formats without a status hold it, and its first day.

    Raises:
        NoRowError: it has no strict type, or no day.
    """
    strict, day = codes.strict(entry.event), first_day(entry)
    if strict is None:
        raise NoRowError("denied, or no event by PLOVER's strict rules: it has no status column to say so")
    if not day:
        raise NoRowError("neither the event nor its report has a date")
    return strict, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How cells stand in a line: `empty` for none, no quoting (no cell holds a tab or a line's end)."""

    header: bool
    empty: str = ""


def write_rows(
    entries: Iterator[Entry],
    target: Target,
    codes: Codes,
    tally: Tally,
    *,
    layout: str,
    dialect: Dialect,
    values: RowsOf,
) -> None:
    """Write tab-separated rows, each checked against the layout; a record of which a row is wrong is left out whole."""
    table = read_layout(layout)
    with target.text() as out:
        if dialect.header:
            out.write("\t".join(table.names) + "\n")
        for entry in entries:
            lines = [
                "\t".join(cell or dialect.empty for cell in cells) + "\n"
                for cells in checked(entry, table, codes, tally, values)
            ]
            out.writelines(lines)
            tally.rows += len(lines)


def checked(entry: Entry, table: Layout, codes: Codes, tally: Tally, values: RowsOf) -> list[list[str]]:
    """The cells of a record's rows; none, and the reason counted, where it can have no row."""
    try:
        return [table.row(row) for row in values(entry, codes)]
    except NoRowError as reason:
        tally.left_out[str(reason)] += 1
    except CellError as error:
        tally.fault(entry.event.event_id, error)
    return []
