"""In which year lies a month or a day of which no year is told, where the words before it tell of another than the report's?

'In July last year rebels took the town; in August they lost it', 'They met in March 2015. In June they signed it.' Not answered
where what is told may as well be news: a year in an aside, one since or until which something is so, a month that is just over.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dragoman.calendar_names import WEEKDAYS
from dragoman.reading.timex.nouns import Timex

_NO_YEAR = frozenset({"timex.day-month", "timex.may", "timex.month", "timex.month-day", "timex.risky-month"})
_RELATIVE = frozenset({"timex.month-rel-year", "timex.rel-unit"})
_OPENING = re.compile(r"(?:^|\n|[.!?][”\"’']?\s)\s*(?:(?:Back|Early|Late) )?(?:In |On |During )?$")
_BOUND = re.compile(r"\b(?:after|before|between|by|from|since|than|through|till|to|until)\s+$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+[A-Z“\"]")
_BLANK = re.compile(r"XXXX-\d\d-\d\d")
_REACH = 400  # characters over which a year is taken to last
_JUST_OVER, _RECENT = 45, 120  # days: what lies no further back is the report's news, or may be
_YEAR, _MONTH = 4, 7  # digits of a value that tells no more


def with_told_weekdays(text: str, found: Sequence[Timex]) -> tuple[Timex, ...]:
    """The expressions of a report without a date; a day of which the day of the week is told lies in a year of which the text tells, or the next, where it falls on that: 'Friday 22 July'."""
    years = {int(t.value[:_YEAR]) for t in found if t.absolute and t.value[:_YEAR].isdigit()}
    return tuple(_in_year(t, text, {*years, *(y + 1 for y in years)}) if years else t for t in found)


def _in_year(timex: Timex, text: str, years: Set[int]) -> Timex:
    if not _BLANK.match(timex.value):
        return timex
    words = text[timex.start : timex.end].lower()
    named = next((n for n, name in enumerate(WEEKDAYS) if name in words), None)
    month, day = int(timex.value[5:_MONTH]), int(timex.value[8:10])
    fits = [
        y
        for y in years
        if day <= calendar.monthrange(y, month)[1] and calendar.weekday(y, month, day) == named
    ]
    return replace(timex, value=f"{max(fits)}{timex.value[_YEAR:]}") if fits else timex


def in_told_years(text: str, found: Sequence[Timex], anchor: dt.date | None) -> Iterator[Timex]:
    """The expressions of a text, months and days without a year put into the year of which the words before tell."""
    told: _Told | None = None
    for timex in found:
        year = told.year_of(timex, text, anchor) if told and anchor and _lacks_year(timex, text) else None
        if year is not None:
            assert told is not None
            timex = replace(timex, value=f"{year}{timex.value[_YEAR:]}")
            told = _Told(timex, told.opens)
        elif anchor is not None and timex.value[:_YEAR].isdigit():
            told = _Told(timex, _opens(text, timex)) if _tells_year(timex, text, anchor) else None
        yield timex


@dataclass(frozen=True, slots=True)
class _Told:
    """An expression that tells a year, and whether it opens its sentence."""

    timex: Timex
    opens: bool

    def year_of(self, timex: Timex, text: str, anchor: dt.date) -> int | None:
        """The year of a month or a day behind it; None where it is the report's own, or may be."""
        between = text[self.timex.end : timex.start]
        ends = len(_SENTENCE_END.findall(between))
        if "\n" in between or len(between) > _REACH or ends > 1:
            return None
        back = (anchor - _last_day(timex.value)).days
        if ends:
            told = len(self.timex.value) >= _MONTH and not back <= _JUST_OVER
        else:
            told = self.opens or ("," not in between and back > _RECENT)
        year = int(self.timex.value[:_YEAR])
        if timex.value[5:_MONTH] < self.timex.value[5:_MONTH]:
            year += 1  # 'met in November 2015. In January they signed it'
        later = f"{year}{timex.value[_YEAR:]}" >= timex.value[: len(timex.value)]
        return year if told and not later else None


def _last_day(value: str) -> dt.date:
    """The last day of a month, or a day."""
    year, month = int(value[:_YEAR]), int(value[5:_MONTH])
    day = int(value[8:10]) if len(value) > _MONTH else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def _lacks_year(timex: Timex, text: str) -> bool:
    """Whether an expression is a month, or a day of one, with neither a year nor a day of the week."""
    words = text[timex.start : timex.end].lower()
    bare = timex.rule in _NO_YEAR and not timex.absolute and not timex.begin
    return bare and timex.value[:_YEAR].isdigit() and not any(day in words for day in WEEKDAYS)


def _tells_year(timex: Timex, text: str, anchor: dt.date) -> bool:
    """Whether an expression tells a year before the report's, and no bound of something that lasts."""
    said = timex.absolute or (timex.rule in _RELATIVE and len(timex.value) in {_YEAR, _MONTH})
    bound = _BOUND.search(text[max(0, timex.start - 12) : timex.start])
    return said and timex.type == "DATE" and int(timex.value[:_YEAR]) < anchor.year and not bound


def _opens(text: str, timex: Timex) -> bool:
    return bool(_OPENING.search(text[max(0, timex.start - 24) : timex.start]))
