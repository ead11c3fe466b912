"""How do commands speak: errors in one line, exit statuses, tables, progress?"""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import typer

from dragoman.cli.options import Format
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.printing import Printer
    from dragoman.sources import SetAside

_MOST_SHOWN = 20
COULD_NOT_RUN, SOME_SET_ASIDE, INTERRUPTED = 1, 3, 130
_PIPED_WIDTH = 160
_BETWEEN = 2  # columns of a table


@contextlib.contextmanager
def errors_in_one_line() -> Iterator[None]:
    """Errors that Dragoman raises on purpose, and output that cannot be written, end the command with one line and status 1."""
    from dragoman.inert import visible

    try:
        yield
    except DragomanError as error:
        typer.echo(f"dragoman: {visible(' '.join(str(error).split()))}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        typer.echo(f"dragoman: {error.filename or 'output'}: {error.strerror or error}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def check_days(*, since: str, until: str) -> None:
    """Refuse what is no year, month or day, by the name of its option, and an end before the beginning."""
    from dragoman.store.days import day_range

    ranges = {}
    for name, text in (("since", since), ("until", until)):
        try:
            ranges[name] = day_range(text) if text else None
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=f"--{name}") from None
    first, last = ranges["since"], ranges["until"]
    if first and last and first[0] > last[1]:
        raise typer.BadParameter(f"{until} ends before --since {since}: exchange them", param_hint="--until")


def columns_of(text: str) -> dict[str, str]:
    """What `--columns` says: field to column."""
    from dragoman.sources.columns import parse_columns

    try:
        return parse_columns(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from None


def language_code(text: str) -> str:
    """What `--language` says, in lower case: a code of two or three letters, or `any`."""
    code = text.strip().lower()
    if not (code == "any" or (len(code) in {2, 3} and code.isalpha() and code.isascii())):
        raise typer.BadParameter(f"expected a code such as en, or any; got {text!r}", param_hint="--language")
    return code


def printer(format_: Format, out: TextIO) -> "Printer":
    """What prints events in a format; `out` takes any sign, and lines end alike on every system."""
    from dragoman.printing import CsvRows, JsonLines, TableRows

    if format_ is Format.table:
        any_sign(out)
        return TableRows(console(out))
    return JsonLines(for_programs(out)) if format_ is Format.jsonl else CsvRows(for_programs(out))


def for_programs(out: TextIO) -> TextIO:
    """Where data is printed: exact for the program that reads it, and harmless where nobody but a terminal does."""
    any_sign(out, newline="\n")
    return cast(TextIO, _Shown(out)) if out.isatty() else out


@dataclass(slots=True)
class Aside:
    """What was set aside, or coded with a note, as far as it is told at the end: how much of each, and the first items."""

    lost: int = 0
    notes: int = 0
    first: list["SetAside"] = field(default_factory=list)

    def take(self, item: "SetAside") -> None:
        """Count one, and keep it if it is among the first."""
        self.lost += not item.note
        self.notes += item.note
        if len(self.first) < _MOST_SHOWN:
            self.first.append(item)

    def say(self, where: str = "") -> None:
        """Tell the first on standard error, and how many more there are; `where` says how to see these."""
        from dragoman.inert import visible

        for item in self.first:
            typer.echo(f"{'note' if item.note else 'set aside'}: {visible(str(item))}", err=True)
        if (more := self.lost + self.notes - len(self.first)) > 0:
            typer.echo(f"… and {more:,} more{f'; {where}' if where else ''}", err=True)


def say_json(value: object, *, sort_keys: bool = True) -> None:
    """Print a value as one line of JSON, in which no sign commands a terminal."""
    from dragoman.inert import escaped_json

    for_programs(sys.stdout).write(
        escaped_json(json.dumps(value, ensure_ascii=False, sort_keys=sort_keys)) + "\n"
    )


def any_sign(out: TextIO, *, newline: str | None = None) -> None:
    """Let a stream take any sign, whatever the system's own encoding; lines end as the system has them, or as `newline` says."""
    if hasattr(out, "reconfigure"):
        cast(Any, out).reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A terminal to which data is printed: signs that command it or turn text round are shown and not obeyed."""

    out: TextIO

    def write(self, text: str) -> int:
        from dragoman.inert import visible

        return self.out.write(visible(text))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self.out.flush()


def console(out: TextIO) -> "Console":
    """A terminal for tables, of fixed width where the output goes to a file or another program."""
    from rich.console import Console

    return Console(file=out, width=None if out.isatty() else _PIPED_WIDTH, soft_wrap=False)


@contextlib.contextmanager
def progress(paths: list[str], format_: Format) -> Iterator[Any]:
    """A function that is told of each report done; it moves a bar on a terminal, and does nothing where there is none."""
    records_scroll_by = format_ is not Format.table and sys.stdout.isatty()
    if not sys.stderr.isatty() or records_scroll_by or os.environ.get("TERM") == "dumb":
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from dragoman.sources import count_items

    columns = (
        SpinnerColumn(),
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    ) as bar:
        task = bar.add_task("coding", total=count_items(paths), rate="")

        def advance(count: int) -> None:
            bar.advance(task, count)
            speed = bar.tasks[task].speed
            bar.update(task, rate=f"{speed:.1f} reports/s" if speed else "")

        yield advance


@contextlib.contextmanager
def counting(doing: str, things: str) -> Iterator[Callable[[], None]]:
    """A function that is called for each thing done; it shows their number on a terminal, and nothing where there is none."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn(doing),
        TextColumn("{task.completed:,.0f} " + things),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda: bar.advance(task)


def print_rows(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows, at least one, as a table with the names of the first row's values over it; where that has no room, each in some lines."""
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from dragoman.inert import visible

    out = console(sys.stdout)
    shown = [[visible(cell(value)) for value in row.values()] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(rows[0], *shown, strict=True)]
    if sum(widths) + _BETWEEN * len(widths) > out.width:
        for values in shown:
            _print_row(out, list(rows[0]), values)
        return
    table = Table(box=None, pad_edge=False)
    for name in rows[0]:
        table.add_column(name)
    for values in shown:
        table.add_row(*map(Text, values))
    out.print(table)


def _print_row(out: "Console", names: list[str], values: list[str]) -> None:
    """Print the first value of a row, and under it the others that are not empty, with their names."""
    from rich.padding import Padding
    from rich.text import Text

    out.print(Text(f"{names[0]} {values[0]}", style="bold"))
    told = "; ".join(f"{name} {value}" for name, value in zip(names[1:], values[1:], strict=True) if value)
    out.print(Padding(Text(told), (0, 0, 0, 2), expand=False))


def cell(value: object) -> str:
    """A value as it stands in a cell: several are parted by a semicolon."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def check_out(path: str, option: str) -> None:
    """Refuse a name at which no file may be written, before anything is done for it.

    Raises:
        ExportError: it is such a name.
    """
    from dragoman.errors import ExportError
    from dragoman.overwriting import why_not

    if why := why_not(Path(path)):
        raise ExportError(path, why, f"Give another {option}")


def write_out(path: str, text: str, option: str) -> None:
    """Write a file that the user named with an option.

    Raises:
        ExportError: it may not or cannot be written.
    """
    from dragoman.errors import ExportError

    check_out(path, option)
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(path, error.strerror or str(error), f"Give another {option}") from error
