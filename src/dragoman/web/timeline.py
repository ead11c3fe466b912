"""When did what happen, as a picture?

Lays events out for a drawing: one lane a type, days along the x axis. Marks that would touch stand one above another. A few
events long before or after all others stand at the edges, so that they do not press the rest together.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.calendar_names import SHORT_MONTHS
from dragoman.records import Event

WIDTH, LEFT, RIGHT, TOP, FOOT = 1000, 120, 30, 6, 26  # pixels
STEP, PAD = 15, 6  # from mark to mark, and above and below those of a lane
EDGE = 84  # for what lies beyond the axis
ENOUGH = 8  # events from which on outliers are set apart
MONTHS = tuple(name.capitalize() for name in SHORT_MONTHS)
TICKS = 7


@dataclass(frozen=True, slots=True)
class Dot:
    """One event in the drawing, its middle in pixels; `number` is its record's."""

    x: float
    y: float
    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class Lane:
    """One type's part of the drawing, from `top` to `bottom`, in pixels."""

    type: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing: its size in pixels, its marks, lanes and ticks (x, label), and how many events have no date."""

    width: int
    height: float
    dots: tuple[Dot, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    undated: int


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a day stands: between `left` and `right` pixels, or at an edge."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        if day < self.first:
            return LEFT + EDGE / 4
        if day > self.last:
            return WIDTH - RIGHT - EDGE / 4
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + share * (self.right - self.left), 1)


def timeline(events: Sequence[tuple[int, Event]]) -> Timeline:
    """The drawing of some events.

    Args:
        events: number and event of each; those without a start date are counted, not drawn.
    """
    dated = sorted(
        ((day, number, event) for number, event in events if (day := first_day(event.time.start))),
        key=lambda e: e[:2],
    )
    undated = len(events) - len(dated)
    if not dated:
        return Timeline(WIDTH, 0, (), (), (), undated)
    axis = _axis([day for day, _, _ in dated])
    dots: list[Dot] = []
    lanes: list[Lane] = []
    top: float = TOP
    for kind in sorted({e.type for _, _, e in dated}):
        placed = _stacked(
            [(axis.x(day), number, event) for day, number, event in dated if event.type == kind]
        )
        bottom = top + 2 * PAD + STEP * (1 + max(row for _, row, _, _ in placed))
        dots += [Dot(x, bottom - PAD - STEP * (row + 0.5), number, event) for x, row, number, event in placed]
        lanes.append(Lane(kind, top, bottom))
        top = bottom
    return Timeline(
        WIDTH, top + FOOT, tuple(dots), tuple(lanes), tuple(_ticks(axis, dated[0][0], dated[-1][0])), undated
    )


def first_day(start: str) -> dt.date | None:
    """The first day of a date as fine as a text allows, or None where it is none.

    >>> first_day("2026-08"), first_day("2026-08-14T16:00"), first_day("")
    (datetime.date(2026, 8, 1), datetime.date(2026, 8, 14), None)
    """
    try:
        return dt.date.fromisoformat(
            start[:10] + "-01-01"[len(start[:10]) - 4 :] if len(start) in {4, 7} else start[:10]
        )
    except ValueError:
        return None


def _axis(days: list[dt.date]) -> _Axis:
    """An axis over nearly all of some days, which are sorted."""
    first, last = days[0], days[-1]
    if len(days) >= ENOUGH:
        few = max(1, len(days) // 20)
        inner = days[few:-few]
        reach = max(7, (inner[-1] - inner[0]).days)
        low, high = inner[0].toordinal() - reach // 2, inner[-1].toordinal() + reach // 2
        first = next(day for day in days if day.toordinal() >= low)
        last = next(day for day in reversed(days) if day.toordinal() <= high)
    left = LEFT + (EDGE if days[0] < first else STEP)
    right = WIDTH - RIGHT - (EDGE if days[-1] > last else STEP)
    return _Axis(first, last, left, right)


def _stacked(marks: list[tuple[float, int, Event]]) -> list[tuple[float, int, int, Event]]:
    """Each mark (x, number, event; sorted by x) with the lowest row in which it touches no other."""
    ends: list[float] = []
    placed = []
    for x, number, event in marks:
        row = next((n for n, end in enumerate(ends) if end + STEP <= x), len(ends))
        ends[row : row + 1] = [x]
        placed.append((x, row, number, event))
    return placed


def _ticks(axis: _Axis, earliest: dt.date, latest: dt.date) -> Iterator[tuple[float, str]]:
    if earliest < axis.first:
        yield LEFT + EDGE / 4, "earlier"
    yield from ((axis.x(day), label) for day, label in _labels(axis.first, axis.last))
    if latest > axis.last:
        yield WIDTH - RIGHT - EDGE / 4, "later"


def _labels(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """At most TICKS days with their labels: days, firsts of months, or firsts of years."""
    span = (last - first).days
    if span < 45:
        step = span // TICKS + 1
        days = [first + dt.timedelta(days=n) for n in range(0, span + 1, step)]
        return [(day, f"{day.day} {MONTHS[day.month - 1]} {day.year}") for day in days]
    months = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= dt.date(year, month, 1) <= last
    ]
    if len(months) <= 4 * TICKS:
        return [(day, f"{MONTHS[day.month - 1]} {day.year}") for day in months[:: -(-len(months) // TICKS)]]
    years = [day for day in months if day.month == 1]
    return [(day, str(day.year)) for day in years[:: -(-len(years) // TICKS)]]
