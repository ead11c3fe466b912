"""How do events look on a terminal, as JSON lines and as CSV?

A printer is given events as they come and finishes when there are no more; none holds more than one screen of them.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from dragoman.flat import flat
from dragoman.inert import escaped_json, guarded, visible
from dragoman.records import Event, in_words
from dragoman.wording import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MOST_ROWS = 50
_CONTEXT = 300  # characters shown on either side of the words that tell of an event
_WIDE, _NARROW = (
    100,
    76,
)  # columns of a terminal that has room for the table of fields; that has none for that of events
_LONGEST_QUOTE = 50  # in the table of fields; the whole words stand above it
_COLOURS = {
    "source": "cyan",
    "target": "magenta",
    "place": "green",
    "attribution": "blue",
    "topics": "bright_black",
}
_TIME_FIELDS = frozenset({"time", "start", "end", "granularity", "time_basis"})

CSV_COLUMNS = (
    *("event_id", "report_id", "type", "mode", "content", "strict_type", "contexts", "cameo", "quad_class", "intensity"),
    *("confidence", "own_type", "own_confidence", "source", "source_country", "source_sector", "target", "target_country", "target_sector"),
    *("reciprocal", "start", "end", "granularity", "time_basis", "place", "place_country", "lat", "lon"),
    *("attributed_to", "how", "cue", "certainty", "status", "disputed", "topics", "words", "words_start", "words_end"),
    "coder_version",
)  # fmt: skip


class Printer(Protocol):
    """Prints events in one format."""

    def add(self, events: Iterable[Event]) -> None:
        """Print some events, or keep them for `finish`."""

    def finish(self) -> None:
        """Print what was kept."""


class JsonLines:
    """One record a line, as `Event.to_json` writes it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, events: Iterable[Event]) -> None:
        self._out.writelines(escaped_json(event.to_json()) + "\n" for event in events)

    def finish(self) -> None:
        self._out.flush()


class CsvRows:
    """RFC 4180, with a header. Several values in a cell are joined by '; '.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers are left alone.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._writer = csv.writer(out, lineterminator="\n")
        self._writer.writerow(CSV_COLUMNS)

    def add(self, events: Iterable[Event]) -> None:
        for row in map(flat, events):
            self._writer.writerow([_cell(row[name]) for name in CSV_COLUMNS])

    def finish(self) -> None:
        self._out.flush()


class TableRows:
    """The first events as a table, and how many there are of each type."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._first: list[Event] = []
        self._types: Counter[str] = Counter()

    def add(self, events: Iterable[Event]) -> None:
        for event in events:
            self._types[event.type] += 1
            if len(self._first) < MOST_ROWS:
                self._first.append(event)

    def finish(self) -> None:
        if not self._first:
            return
        if self._console.width < _NARROW:
            for event in self._first:
                _print_lines(self._console, event)
        else:
            names = ("Event", "When", "What", "Who", "To whom", "Where", "How sure")
            self._console.print(_table(names, map(_cells, self._first)))
        total = self._types.total()
        if total > len(self._first):
            self._console.print(f"… and {total - len(self._first):,} more", highlight=False)
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in self._types.most_common())
        self._console.print(f"{counted(total, 'event')}: {kinds}", highlight=False)


def why_empty(*, reports: int, sentences: int, candidates: Counter[tuple[str, str]], total: int) -> list[str]:
    """Lines that say why nothing was found: what was read, and which candidates were set aside for what."""
    lines = [
        f"No events: {counted(sentences, 'sentence')} in {counted(reports, 'report')}, {counted(total, 'candidate')} set aside."
    ]
    for (words, reason), count in candidates.most_common(10):
        times = f" ({count} times)" if count > 1 else ""
        lines.append(f"  “{visible(words)[:80]}”: {visible(reason)}{times}")
    return lines


def print_explanation(console: "Console", event: Event, *, text: str) -> None:
    """Print where a report tells of an event, its words marked, and what each field rests on.

    Args:
        text: the report's text, as it was given.
    """
    from rich.text import Text

    console.print(visible(event.heading), style="bold", markup=False, highlight=False)
    for telling in event.tellings:
        console.print(visible(f"\n{telling.heading}"), markup=False, highlight=False)
        console.print(
            _marked(
                event,
                text=text,
                start=telling.start,
                end=telling.end,
                colour=console.color_system is not None and not console.no_color,
            )
        )
    console.print()
    if console.width < _WIDE:
        for field, said in event.grounds():
            console.print(Text(visible(said), style=_colour(field)))
        console.print()
    else:
        rows = [
            (
                e.field,
                in_words(event.value_at(e.field)),
                event.words_of(e) or f"“{_short(e.quote)}”",
                f"{e.start}–{e.end}",
                e.rule,
            )
            for e in event.evidence
        ]
        console.print(_table(("Field", "Value", "Words", "Characters", "Rule"), rows, coloured=True))
    if defaults := event.unbacked():
        console.print(
            visible(f"Without words of their own: {', '.join(defaults)}"), markup=False, highlight=False
        )


def _marked(event: Event, *, text: str, start: int, end: int, colour: bool) -> "Text":
    """The words that tell of an event amid their neighbours: coloured by field, or in square brackets."""
    from rich.text import Text

    left = max(
        text.rfind("\n", 0, start) + 1,
        text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0,
        start - _CONTEXT,
    )
    stops = [at for at in (text.find("\n", end), text.find(". ", end) + 1, end + _CONTEXT) if at > 0]
    right = min(*stops, len(text)) if end < len(text) else len(text)
    if not colour:
        return Text("  " + visible(f"{text[left:start]}[{text[start:end]}]{text[end:right]}"))
    shown = Text("  " + visible(text[left:right]))
    shift = 2 - left
    shown.stylize("bold", start + shift, end + shift)
    for evidence in event.evidence:
        if left <= evidence.start and evidence.end <= right:
            shown.stylize(
                f"underline {_colour(evidence.field)}", evidence.start + shift, evidence.end + shift
            )
    return shown


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, coloured: bool = False) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in {"Event", "When"})
    for row in rows:
        style = _colour(row[0]) if coloured else ""
        table.add_row(*(Text(visible(cell), style=style) for cell in row))
    return table


def _cells(event: Event) -> tuple[str, ...]:
    when = in_words(event.time)
    what = (
        event.type
        + (f"/{event.mode}" if event.mode else "")
        + (f" ({event.content})" if event.content else "")
        + (f" [{event.own_type}]" if event.own_type else "")
    )
    who, whom = in_words(event.source), in_words(event.target)
    place = event.place.called if event.place else ""
    sure = f"{event.status}, {event.certainty}{', disputed' if event.disputed else ''}"
    return event.event_id[:8], when, what, who, whom, place, sure


def _print_lines(console: "Console", event: Event) -> None:
    """Print an event in some lines, where a table has no room."""
    from rich.padding import Padding
    from rich.text import Text

    id, when, what, who, whom, where, sure = map(visible, _cells(event))
    console.print(Text("  ".join(filter(None, (id, when, what))), style="bold"))
    sides = f"{who or 'somebody'}{f' to {whom}' if whom else ''}{f' in {where}' if where else ''}"
    console.print(Padding(Text(f"{sides}\n{sure}"), (0, 0, 1, 2), expand=False))


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else guarded(value)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


def _colour(field: str) -> str:
    first = field.split(".")[0]
    return "yellow" if first in _TIME_FIELDS else _COLOURS.get(first, "red")
