"""What day, week or year lies some steps from another, and how is it written?

Pure date arithmetic. Units are those of `timex.toml`: a number and a letter ("1D", "2W", "10Y", "T1H"). Anything
outside 1800–2200 is None: an answer, not an error.
"""

import calendar as stdlib_calendar
import datetime as dt
from collections.abc import Sequence
from typing import Literal

from dragoman.calendar_names import WEEKDAYS
from dragoman.reading.timex.tokens import FIRST_YEAR, LAST_YEAR

Tense = Literal["past", "future", "present", ""]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
YEAR_BACK, DAYS_AHEAD = (
    330,
    14,
)  # days: whatever the tense, a date that near is meant, and not that of another year
FAR_BACK, NEAR_AHEAD = 200, 140  # days: a guessed past this far off gives way to a date ahead this near


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is no such day between 1800 and 2200."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def step(day: dt.date, count: float, unit: str) -> dt.date | None:
    """`day` moved by `count` units; a day that the month lacks becomes its last (31 May − 3 M = 28/29 February).

    >>> step(dt.date(2020, 2, 29), -1, "1Y")
    datetime.date(2019, 2, 28)
    """
    if unit.startswith("T"):
        hours = {"T1H": 1.0, "T1M": 1 / 60, "T1S": 1 / 3600}[unit] * count
        return step(day, int(hours / 24), "1D")
    size = int(unit[:-1]) * count
    if abs(size) > 1_000_000:
        return None
    if unit[-1] in "DW":
        try:
            moved = day + dt.timedelta(days=round(size * (7 if unit[-1] == "W" else 1)))
        except OverflowError:
            return None
        return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None
    months = day.year * 12 + day.month - 1 + round(size * (12 if unit[-1] == "Y" else 1))
    year, month = divmod(months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return make_date(year, month + 1, min(day.day, stdlib_calendar.monthrange(year, month + 1)[1]))


def show(day: dt.date, grain: str) -> str:
    """The TIMEX3 value of the stretch of size `grain` that holds `day`.

    >>> [show(dt.date(2021, 1, 1), g) for g in ("D", "W", "WE", "M", "Q", "Y", "10Y", "100Y")]
    ['2021-01-01', '2020-W53', '2020-W53-WE', '2021-01', '2021-Q1', '2021', '202X', '20']
    """
    if grain in {"W", "WE"}:
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02}" + ("-WE" if grain == "WE" else "")
    if grain == "Q":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    text = day.isoformat()
    return {"D": text, "M": text[:7], "Y": text[:4], "10Y": text[:3] + "X", "100Y": text[:2]}[grain]


def weekday(anchor: dt.date, number: int, tense: Tense) -> dt.date | None:
    """The day that weekday `number` (Monday is 1) means in a report of `anchor`, whose own weekday means itself."""
    ahead = (number - anchor.isoweekday()) % 7
    return step(anchor, ahead if tense == "future" or ahead == 0 else ahead - 7, "1D")


def pick(
    candidates: Sequence[dt.date], anchor: dt.date, tense: Tense, *, sure: bool = False
) -> dt.date | None:
    """The candidate that a verb's tense points to; the nearest where the tense says nothing, or is a guess
    (not `sure`) that points far off.
    """
    before = max((c for c in candidates if c <= anchor), default=None)
    after = min((c for c in candidates if c >= anchor), default=None)
    if before is None or after is None:
        return before or after
    back, ahead = (anchor - before).days, (after - anchor).days
    if back > YEAR_BACK and ahead <= DAYS_AHEAD:
        return after
    if ahead > YEAR_BACK and back <= DAYS_AHEAD:
        return before
    if tense == "past" and (sure or not (back > FAR_BACK and ahead <= NEAR_AHEAD)):
        return before
    if tense == "future" and (sure or not (ahead > FAR_BACK and back <= NEAR_AHEAD)):
        return after
    return before if back <= ahead else after


def easter(year: int) -> dt.date:
    """Western Easter Sunday of a Gregorian year (the anonymous computus).

    >>> easter(2000)
    datetime.date(2000, 4, 23)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def holiday(rule: str, year: int) -> dt.date | None:
    """The day of a holiday in `year`: "12-25", "easter -2", "11 thursday 4" (the fourth; -1 the last), "11 monday 1 +1"."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule.split()[1]))
    if " " not in rule:
        return make_date(year, int(rule[:2]), int(rule[3:]))
    month, name, nth, *extra = rule.split()
    first = dt.date(year, int(month), 1)
    wanted = WEEKDAYS.index(name)
    weeks = int(nth) - 1
    if int(nth) < 0:
        length = stdlib_calendar.monthrange(year, int(month))[1]
        weeks = (length - 1 - (wanted - first.weekday()) % 7) // 7 + int(nth) + 1
    days = (wanted - first.weekday()) % 7 + 7 * weeks + (int(extra[0]) if extra else 0)
    return first + dt.timedelta(days=days)


def season_start(day: dt.date, code: str) -> dt.date:
    """The first day of the season `code` whose year is that of `day` (winter begins in December of its year)."""
    return dt.date(day.year, SEASON_MONTHS[code], 1)


def bounds(value: str) -> tuple[str, str, str]:
    """First and last ISO date, as fine as the value, and the granularity, of a TIMEX3 DATE or TIME value.

    >>> bounds("2020-W37"), bounds("1998-Q2"), bounds("199X"), bounds("2020-09-09TNI")
    (('2020-09-07', '2020-09-13', 'week'), ('1998-04', '1998-06', 'quarter'), ('1990', '1999', 'decade'), ('2020-09-09', '2020-09-09', 'day'))

    Returns:
        Three empty strings where the value names no stretch of the calendar ("PAST_REF", "XXXX-04").
    """
    core = value.partition("T")[0].removeprefix("FY")
    core = core[:3] if len(core) == 4 and core.endswith("X") else core  # a decade: '199X'
    nothing = ("", "", "")
    if not core[:2].isdigit() or "X" in core:
        return nothing
    kinds = {10: "day", 7: "month", 4: "year"}
    if core.replace("-", "").isdigit() and len(core) in kinds:
        return core, core, kinds[len(core)]
    if core.isdigit():
        pad = 4 - len(core)
        return core + "0" * pad, core + "9" * pad, "decade" if pad == 1 else "range"
    year, _, rest = core.partition("-")
    if rest.startswith("W") and rest[1:3].isdigit():
        try:
            monday = dt.date.fromisocalendar(int(year), int(rest[1:3]), 1)
        except ValueError:
            return nothing
        first = monday + dt.timedelta(days=5 if rest.endswith("WE") else 0)
        return first.isoformat(), (monday + dt.timedelta(days=6)).isoformat(), "week"
    if rest.startswith("Q"):
        last = 3 * int(rest[1])
        return f"{year}-{last - 2:02}", f"{year}-{last:02}", "quarter"
    if rest in {"H1", "H2"}:
        return (
            (f"{year}-01", f"{year}-06", "range") if rest == "H1" else (f"{year}-07", f"{year}-12", "range")
        )
    if rest in SEASON_MONTHS:
        first_month = SEASON_MONTHS[rest]
        end = f"{int(year) + 1}-02" if rest == "WI" else f"{year}-{first_month + 2:02}"
        return f"{year}-{first_month:02}", end, "season"
    return nothing
