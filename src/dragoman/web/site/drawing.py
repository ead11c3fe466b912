"""How do cooperation and conflict run over time, as a picture?

One bar a day, week, month or year: cooperation above the line, conflict below it. The few events long before or after all others
are counted, not drawn.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.web.timeline import MONTHS

WIDTH, HEIGHT = 960, 250  # pixels
LEFT, RIGHT, TOP, FOOT = 46, 12, 10, 24
MOST_BARS = 170
_TICKS = 9
_FEW_WEEKS, _FEWEST_BARS = 9, 24
_ROOM = 0.07  # of the axis, that a label with a year takes


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: one quad class of one stretch of time."""

    quad: int
    events: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, its first and last day and its label, with what happened in it."""

    first: dt.date
    last: dt.date
    label: str
    x: float
    parts: tuple[Part, ...]
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Flow:
    """The drawing. `axis` is the height of the line; `ticks` are (x, label), `rules` (y, label); `left_out` events are not drawn."""

    unit: str
    width: float
    axis: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    rules: tuple[tuple[float, str], ...]
    left_out: int


def unit_for(first: dt.date, last: dt.date) -> str:
    """The stretch that one bar stands for, so that there are not too many of them.

    >>> unit_for(dt.date(2024, 1, 1), dt.date(2024, 9, 1)), unit_for(dt.date(2010, 1, 1), dt.date(2024, 1, 1))
    ('week', 'month')
    """
    weeks = (last - first).days / 7
    if weeks <= _FEW_WEEKS:
        return "day"
    return "week" if weeks <= MOST_BARS else "month" if weeks <= MOST_BARS * 4.3 else "year"


def flow(
    days: Sequence[tuple[dt.date, int, int, float]], *, unit: str, first: dt.date, last: dt.date
) -> Flow:
    """The drawing of counts that `Scope.days` gives.

    Args:
        days: first day of each stretch, quad class, number of events, and what is not used here.
        unit: `day`, `week`, `month` or `year`.
        first, last: what lies before the stretch of the one or after that of the other is left out.
    """
    starts = _starts(first, last, unit)
    counts: defaultdict[dt.date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    left_out = 0
    for day, quad, events, _ in days:
        if starts[0] <= day <= starts[-1] and 1 <= quad <= 4:
            counts[day][quad - 1] += events
        else:
            left_out += events
    up = max((c[0] + c[1] for c in counts.values()), default=0)
    down = max((c[2] + c[3] for c in counts.values()), default=0)
    scale = (HEIGHT - TOP - FOOT) / max(1, up + down)
    axis = round(TOP + up * scale, 1)
    step = (WIDTH - LEFT - RIGHT) / len(starts)
    bars = []
    for n, start in enumerate(starts):
        if start in counts:
            c = counts[start]
            label = _label(start, unit)
            bars.append(
                Bar(
                    start,
                    _next(start, unit) - dt.timedelta(days=1),
                    label,
                    round(LEFT + n * step, 1),
                    _parts(c, axis, scale),
                    (c[0], c[1], c[2], c[3]),
                )
            )
    ticks = tuple((round(LEFT + n * step, 1), label) for n, label in _ticks(starts, unit))
    width = round(max(1.0, min(46.0, step * 0.82)), 1)
    return Flow(unit, width, axis, tuple(bars), ticks, _rules(up, down, axis, scale), left_out)


def _parts(counts: Sequence[int], axis: float, scale: float) -> tuple[Part, ...]:
    """The pieces of a bar, from the line outwards: words nearest to it, deeds beyond."""
    found = []
    at = axis
    for quad in (1, 2):
        height = counts[quad - 1] * scale
        at -= height
        found.append(Part(quad, counts[quad - 1], round(at, 2), round(height, 2)))
    at = axis
    for quad in (3, 4):
        height = counts[quad - 1] * scale
        found.append(Part(quad, counts[quad - 1], round(at, 2), round(height, 2)))
        at += height
    return tuple(part for part in found if part.events)


def _starts(first: dt.date, last: dt.date, unit: str) -> list[dt.date]:
    """The first day of each stretch; days are so many at least that a few events do not fill the picture."""
    if unit == "day":
        lacking = max(0, _FEWEST_BARS - (last - first).days - 1)
        first, last = first - dt.timedelta(days=lacking // 2), last + dt.timedelta(days=-(-lacking // 2))
        return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    day = first - dt.timedelta(days=first.weekday()) if unit == "week" else first.replace(day=1)
    if unit == "year":
        day = day.replace(month=1)
    found = [day]
    while (day := _next(day, unit)) <= last:
        found.append(day)
    return found


def _next(day: dt.date, unit: str) -> dt.date:
    if unit in {"day", "week"}:
        return day + dt.timedelta(days=7 if unit == "week" else 1)
    if unit == "year":
        return day.replace(year=day.year + 1)
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def _label(day: dt.date, unit: str) -> str:
    if unit == "day":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if unit == "week":
        return f"week of {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{MONTHS[day.month - 1]} {day.year}" if unit == "month" else str(day.year)


def _ticks(starts: Sequence[dt.date], unit: str) -> list[tuple[int, str]]:
    """At most so many labelled places on the axis: (number of the stretch, label)."""
    if unit == "year":
        marks = [(n, str(day.year)) for n, day in enumerate(starts)]
    elif unit == "day" or (len(starts) <= _TICKS * 2 and unit == "week"):
        marks = [(n, f"{day.day} {MONTHS[day.month - 1]}") for n, day in enumerate(starts)]
    else:
        return _months([_middle(day, unit) for day in starts])
    return marks[:: -(-len(marks) // _TICKS)]


def _months(days: Sequence[dt.date]) -> list[tuple[int, str]]:
    """Labels where a month begins, with its year where that is another than the last label's."""
    marks = [n for n, day in enumerate(days) if n == 0 or day.month != days[n - 1].month]
    years = [n for n in marks if days[n].month == 1]
    marks = years if len(years) > _TICKS // 2 else marks
    every = -(-len(marks) // _TICKS)
    cramped = len(marks) > every and marks[every] - marks[0] < len(days) * _ROOM
    marks = marks[1 if cramped else 0 :: every]
    before = [0, *(days[n].year for n in marks)]
    return [
        (n, MONTHS[days[n].month - 1] + (f" {days[n].year}" if days[n].year != last else ""))
        for n, last in zip(marks, before, strict=False)
    ]


def _middle(day: dt.date, unit: str) -> dt.date:
    """The day by which a stretch is called after a month: a week is of the month that has most of it."""
    return day + dt.timedelta(days=3) if unit == "week" else day


def _rules(up: int, down: int, axis: float, scale: float) -> tuple[tuple[float, str], ...]:
    """A line for a round number above and below, so that heights can be read."""
    found = []
    step = _round_number(max(up, down))
    for n in range(1, 4):
        if step * n <= up:
            found.append((round(axis - step * n * scale, 1), f"{step * n:,}"))
        if step * n <= down:
            found.append((round(axis + step * n * scale, 1), f"{step * n:,}"))
    return tuple(found)


def _round_number(most: int) -> int:
    """About a half of a number, as 1, 2 or 5 with noughts.

    >>> _round_number(9), _round_number(270), _round_number(1)
    (5, 100, 1)
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * 2.9 >= most or most <= 1:
                return step
        size *= 10
