"""Are the bars of cooperation and conflict as high, and where, they should be?"""

import datetime as dt
from itertools import pairwise

import pytest

from dragoman.web.site.drawing import flow, unit_for

JAN = dt.date(2026, 1, 5)  # a Monday


def test_cooperation_stands_above_the_line_and_conflict_hangs_below_it() -> None:
    drawn = flow([(JAN, 1, 2, 0.0), (JAN, 2, 1, 0.0), (JAN, 4, 6, 0.0)], unit="week", first=JAN, last=JAN)
    (bar,) = drawn.bars
    heights = {part.quad: part.height for part in bar.parts}

    assert bar.counts == (2, 1, 0, 6)
    assert heights[4] == pytest.approx(2 * (heights[1] + heights[2]), abs=0.1)
    assert [part.y < drawn.axis for part in bar.parts] == [True, True, False]


def test_what_lies_outside_is_counted_and_not_drawn() -> None:
    early = JAN - dt.timedelta(days=7000)
    drawn = flow([(JAN, 1, 1, 0.0), (early, 1, 3, 0.0)], unit="week", first=JAN, last=JAN)

    assert (len(drawn.bars), drawn.left_out) == (1, 3)


@pytest.mark.parametrize(
    ("years", "unit", "bars"),
    [(1, "week", 53), (10, "month", 121), (90, "year", 91)],
)
def test_there_are_never_too_many_bars(years: int, unit: str, bars: int) -> None:
    last = JAN.replace(year=JAN.year + years)
    assert unit_for(JAN, last) == unit
    days = {"week": JAN, "month": JAN.replace(day=1), "year": JAN.replace(day=1)}

    drawn = flow([(days[unit], 3, 1, 0.0)], unit=unit, first=JAN, last=last)
    assert len(drawn.bars) == 1
    assert drawn.width == pytest.approx(0.82 * (960 - 58) / bars, abs=0.15)
    assert 1 < len(drawn.ticks) <= 10


def test_a_few_days_are_drawn_day_by_day_and_do_not_fill_the_picture() -> None:
    assert unit_for(JAN, JAN + dt.timedelta(days=50)) == "day"

    drawn = flow([(JAN, 1, 4, 0.0)], unit="day", first=JAN, last=JAN)
    assert drawn.bars[0].label == "5 Jan 2026"
    assert drawn.width < 35
    assert 300 < drawn.bars[0].x < 660


def test_a_week_ends_on_sunday_and_a_month_on_its_last_day() -> None:
    week = flow([(JAN, 1, 1, 0.0)], unit="week", first=JAN, last=JAN).bars[0]
    month = flow([(dt.date(2024, 2, 1), 1, 1, 0.0)], unit="month", first=dt.date(2024, 2, 9), last=JAN).bars[
        0
    ]

    assert (week.first, week.last) == (JAN, dt.date(2026, 1, 11))
    assert (month.last, month.label) == (dt.date(2024, 2, 29), "Feb 2024")


def test_every_year_is_told_once_and_a_week_is_of_the_month_that_has_most_of_it() -> None:
    first, last = dt.date(2024, 12, 30), dt.date(2026, 6, 1)
    labels = [label for _, label in flow([], unit="week", first=first, last=last).ticks]

    assert labels == ["Jan 2025", "Mar", "May", "Jul", "Sep", "Nov", "Jan 2026", "Mar", "May"]


def test_the_first_label_leaves_room_for_the_next() -> None:
    ticks = flow([], unit="week", first=dt.date(2026, 1, 26), last=dt.date(2026, 8, 3)).ticks

    assert [label for _, label in ticks][:2] == ["Feb 2026", "Mar"]
    assert all(after[0] - before[0] > 60 for before, after in pairwise(ticks))
