"""When did what happen, as a picture?

Lays events out by day and lane for a drawing: one lane a type, days along the x axis. Undated events are left out.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Event

MARGIN_LEFT, MARGIN_TOP, LANE, WIDTH = 110, 14, 24, 900
RADIUS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """One event in the drawing, in pixels; `anchor` is the id of its record on the page."""

    x: float
    y: float
    anchor: str
    type: str
    quad_class: int
    label: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing: its size in pixels, lanes (y, type) and ticks (x, date)."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    lanes: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]


def timeline(events: Sequence[tuple[str, str, Event]]) -> Timeline:
    """The drawing of some events.

    Args:
        events: (anchor, label, event) of each; those without a start date are left out.
    """
    dated = [(anchor, label, event, day) for anchor, label, event in events if (day := _day(event.time.start))]
    lanes = {t: MARGIN_TOP + LANE * n for n, t in enumerate(sorted({e.type for _, _, e, _ in dated}, key=lambda t: t))}
    if not dated:
        return Timeline(WIDTH, MARGIN_TOP, (), (), ())
    first, last = min(d for *_, d in dated), max(d for *_, d in dated)
    span = max(1, (last - first).days)
    taken: dict[tuple[str, dt.date], int] = {}
    dots: list[Dot] = []
    for anchor, label, event, day in dated:
        beside = taken[event.type, day] = taken.get((event.type, day), -1) + 1
        x = MARGIN_LEFT + (day - first).days / span * (WIDTH - MARGIN_LEFT - 40) + beside * RADIUS * 1.6
        dots.append(
            Dot(round(x, 1), lanes[event.type], anchor, event.type, event.quad_class, label, event.status in {"happened", "ongoing"})
        )
    ticks = tuple(
        (round(MARGIN_LEFT + n / 4 * (WIDTH - MARGIN_LEFT - 40), 1), (first + dt.timedelta(days=round(span * n / 4))).isoformat())
        for n in range(5 if span >= 4 else 2 if span > 1 else 1)
    )
    height = MARGIN_TOP + LANE * len(lanes) + 22
    return Timeline(WIDTH, height, tuple(dots), tuple((y, t) for t, y in lanes.items()), ticks)


def _day(start: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat((start[:10] + "-01-01"[len(start[:10]) - 4 :]) if len(start) in {4, 7} else start[:10])
    except ValueError:
        return None
