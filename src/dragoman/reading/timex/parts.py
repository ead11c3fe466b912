"""What do the parts of a match say?

Shared by the resolvers: the month, weekday and part of day that a match names, and how they make a day.
"""

import datetime as dt
import re
from collections.abc import Callable

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.timex.calendar import Tense, step, weekday
from dragoman.reading.timex.nouns import Context, Found, Resolved

Answer = Resolved | list[Resolved] | None
Resolver = Callable[[Found, Context], Answer]

BACK = word_list("parts.back")
AHEAD = word_list("parts.ahead")
GRAINS = {"1D": "D", "1W": "W", "2W": "W", "1M": "M", "1Y": "Y", "10Y": "10Y", "100Y": "100Y"}


def sign(word: str) -> int:
    """-1 for a word that looks back ('last'), 1 for one that looks ahead ('next'), 0 for others."""
    return -1 if word in BACK else 1 if word in AHEAD else 0


def month_of(found: Found) -> int:
    """The month that a match names, 1 to 12; 0 for none."""
    for part in ("month", "month_", "mabbr"):
        for kind in ("MONTH", "MABBR"):
            value = found.value(part, kind)
            if value is not None:
                return int(value)
    return 0


def weekday_of_word(found: Found, part: str = "dow") -> int:
    """The weekday that a part of a match names, 1 (Monday) to 7; 0 for none."""
    return int(found.value(part, "WEEKDAY") or found.value(part, "WDABBR") or 0)


def part_of_day(found: Found) -> str:
    """The part of a day that a match names, as TIMEX3 ends a value ('TMO'); "" for none."""
    code = found.value("part", "PART")
    return f"T{code}" if code else ""


def dated(day: dt.date | None, found: Found, *, absolute: bool = False) -> Resolved | None:
    """A day as DATE, or as TIME where the match names a part of the day."""
    if day is None:
        return None
    part = part_of_day(found)
    return Resolved("TIME" if part else "DATE", day.isoformat() + part, absolute=absolute, day=day)


def years_around(year: int) -> range:
    """The years among which the one nearest to a date is sought."""
    return range(year - 8, year + 9)


def weekday_meant(found: Found, ctx: Context, rel: str, part: str = "dow") -> dt.date | None:
    """The day that a weekday means, by the word before it and by the tense; None without a date to count from."""
    if ctx.anchor is None:
        return None
    number = weekday_of_word(found, part)
    if rel in BACK:
        before = step(ctx.anchor, -1, "1D")
        return weekday(before, number, "past") if before else None
    if rel in AHEAD:
        after = step(ctx.anchor, 1, "1D")
        return weekday(after, number, "future") if after else None
    tense: Tense = ctx.tense()
    tomorrow = number == ctx.anchor.isoweekday() % 7 + 1
    if tense != "past" and (rel == "this" or tomorrow):
        tense = "future"  # what is six days old goes by 'last', or by its date
    return weekday(ctx.anchor, number, tense)


def full_year(short: str, anchor: dt.date | None) -> int | None:
    """The year of four figures that two figures mean; None where they are not two."""
    digits = re.sub(r"\D", "", short)
    if len(digits) != 2:
        return None
    now = anchor.year if anchor else 2020
    return next(y for y in range(now + 10, now - 90, -1) if y % 100 == int(digits))
