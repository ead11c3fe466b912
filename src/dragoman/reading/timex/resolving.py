"""Which day, month or year does a time expression mean?

One function for each kind of rule in `timex.toml`. Each takes the match and what is known around it, and answers with
a Draft, several, or None where the words name no time. Without a report's date the answers keep the TIMEX3 blanks.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from dragoman.reading.timex import quantities
from dragoman.reading.timex.calendar import (
    Tense,
    bounds,
    holiday,
    make_date,
    pick,
    season_start,
    show,
    step,
    weekday,
)  # fmt: skip
from dragoman.reading.timex.nouns import Context, Draft, Found
from dragoman.reading.timex.quantities import count_of, unit_of

Answer = Draft | list[Draft] | None
Resolver = Callable[[Found, Context], Answer]

_BACK = {"last", "past", "previous", "preceding", "prior"}
_AHEAD = {"next", "coming", "upcoming", "following", "ensuing"}
_GRAINS = {"1D": "D", "1W": "W", "2W": "W", "1M": "M", "1Y": "Y", "10Y": "10Y", "100Y": "100Y"}


def _sign(word: str) -> int:
    return -1 if word in _BACK else 1 if word in _AHEAD else 0


def _month(found: Found) -> int:
    for part in ("month", "mabbr"):
        for kind in ("MONTH", "MABBR"):
            value = found.value(part, kind)
            if value is not None:
                return int(value)
    return 0


def _dow(found: Found, part: str = "dow") -> int:
    return int(found.value(part, "WEEKDAY") or found.value(part, "WDABBR") or 0)


def _part(found: Found) -> str:
    code = found.value("part", "PART")
    return f"T{code}" if code else ""


def _dated(day: dt.date | None, found: Found, *, absolute: bool = False) -> Draft | None:
    """A day as DATE, or as TIME where the match names a part of the day."""
    if day is None:
        return None
    part = _part(found)
    return Draft("TIME" if part else "DATE", day.isoformat() + part, absolute=absolute, day=day)


def _years_around(year: int) -> range:
    return range(year - 8, year + 9)


# --- dates in full -----------------------------------------------------------------------------------------------


def iso(found: Found, ctx: Context) -> Answer:
    text = found.word("date").upper()
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    if make_date(day.year, day.month, day.day) is None:
        return None
    return Draft("TIME" if "T" in text else "DATE", text[:16], absolute=True, day=day)


def slash(found: Found, ctx: Context) -> Answer:
    """'9/10/2020': a figure above 12 tells the day; else the reading nearer to the report's date, else month first."""
    a, b, c = (int(n) for n in re.split(r"[/.]", found.word("date")))
    if a > 31:
        days = [make_date(a, b, c)]
    elif "." in found.word("date"):
        days = [make_date(c, b, a)]
    else:
        days = [make_date(c, a, b), make_date(c, b, a)]
    known = [d for d in days if d is not None]
    if not known:
        return None
    anchor = ctx.anchor or known[0]
    day = min(known, key=lambda d: abs((d - anchor).days))
    return Draft("DATE", day.isoformat(), absolute=True, day=day)


def month_day(found: Found, ctx: Context) -> Answer:
    """'March 5, 1946', 'Friday, Oct. 23', '29-30 January'."""
    number = found.number("day") or found.number("ord") or 0
    first = _in_month(found, ctx, number)
    second = found.number("day2")
    if first is None or second is None or not first.value[:4].isdigit():
        return first
    day = make_date(int(first.value[:4]), _month(found), second)
    if day is None or second <= number:
        return first
    begin, finish = first.value[:10], day.isoformat()
    return [
        replace(first, begin=begin, finish=finish, part="day" if found.words("day") else "ord", cut="head"),
        replace(first, value=finish, begin=begin, finish=finish, part="day2", cut="tail", day=day),
    ]


def _in_month(found: Found, ctx: Context, number: int) -> Draft | None:
    month, year = _month(found), found.number("year")
    if year is not None:
        return _dated(make_date(year, month, number), found, absolute=True)
    if make_date(2000, month, number) is None:
        return None
    if ctx.anchor is None:
        return Draft("DATE", f"XXXX-{month:02}-{number:02}" + _part(found))
    days = [d for y in _years_around(ctx.anchor.year) if (d := make_date(y, month, number))]
    dow = _dow(found)
    named = [d for d in days if d.isoweekday() == dow and abs((d - ctx.anchor).days) < 800]
    if dow and named:
        return _dated(min(named, key=lambda d: abs((d - ctx.anchor).days)), found)  # type: ignore[operator]
    rel = found.word("rel")
    if rel in _BACK:
        return _dated(max((d for d in days if d < ctx.anchor), default=None), found)
    if rel in _AHEAD:
        return _dated(min((d for d in days if d > ctx.anchor), default=None), found)
    return _dated(pick(days, ctx.anchor, ctx.tense()), found)


def week_of(found: Found, ctx: Context) -> Answer:
    draft = _in_month(found, ctx, found.number("day") or 0)
    return Draft("DATE", show(draft.day, "W"), day=draft.day) if draft and draft.day else draft


def around(found: Found, ctx: Context) -> Answer:
    """'the day before yesterday', 'the day after March 6'."""
    if found.word("deictic"):
        base = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D") if ctx.anchor else None
    elif found.word("month"):
        draft = _in_month(found, ctx, found.number("day") or 0)
        base = draft.day if draft else None
    else:
        base = _weekday_of(
            found, ctx, "last" if found.word("lastdow") else "", "lastdow" if found.word("lastdow") else "dow"
        )
    if base is None:
        return Draft("DATE", "XXXX-XX-XX")
    day = step(base, -1 if found.word("side") == "before" else 1, "1D")
    return Draft("DATE", day.isoformat(), day=day) if day else None


# --- weekdays and parts of the day -------------------------------------------------------------------------------


def _weekday_of(found: Found, ctx: Context, rel: str, part: str = "dow") -> dt.date | None:
    if ctx.anchor is None:
        return None
    number = _dow(found, part)
    if rel in _BACK:
        before = step(ctx.anchor, -1, "1D")
        return weekday(before, number, "past") if before else None
    if rel in _AHEAD:
        after = step(ctx.anchor, 1, "1D")
        return weekday(after, number, "future") if after else None
    tense: Tense = ctx.tense()
    if rel == "this" and tense != "past":
        tense = "future"
    return weekday(ctx.anchor, number, tense)


def dow(found: Found, ctx: Context) -> Answer:
    """'Friday', 'last Friday', 'Wednesday night'."""
    day = _weekday_of(found, ctx, found.word("rel"))
    if day is None:
        return Draft("DATE", f"XXXX-WXX-{_dow(found)}{_part(found)}")
    return _dated(day, found)


def dow_week(found: Found, ctx: Context) -> Answer:
    """'Friday of next week'."""
    number = _dow(found)
    if ctx.anchor is None:
        return Draft("DATE", f"XXXX-WXX-{number}")
    day = step(ctx.anchor, 7 * _sign(found.word("rel")) + number - ctx.anchor.isoweekday(), "1D")
    return _dated(day, found)


def deictic(found: Found, ctx: Context) -> Answer:
    """'today', 'yesterday morning', 'later today'."""
    days = float(found.value("deictic", "DEICTIC") or 0)
    if ctx.anchor is None:
        return Draft("DATE", "PRESENT_REF" if not days else "PAST_REF" if days < 0 else "FUTURE_REF")
    return _dated(step(ctx.anchor, days, "1D"), found)


def tonight(found: Found, ctx: Context) -> Answer:
    return Draft("TIME", f"{ctx.anchor.isoformat() if ctx.anchor else 'XXXX-XX-XX'}TNI", day=ctx.anchor)


def part(found: Found, ctx: Context) -> Answer:
    """'last night', 'this morning'."""
    if ctx.anchor is None:
        return Draft("TIME", f"XXXX-XX-XX{_part(found)}")
    return _dated(step(ctx.anchor, -1 if found.word("rel") == "last" else 0, "1D"), found)


def clock(found: Found, ctx: Context) -> Answer:
    """'10:35 a.m.', '9 a.m. Tuesday', '0735 GMT', '4 in the morning'."""
    hour, minute = _hour_minute(found)
    if hour is None or minute is None:
        return None
    half = found.word("ampm")[:1] or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(_part(found)[1:], "")
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    if found.word("dow"):
        day = _weekday_of(found, ctx, "")
    elif found.word("deictic"):
        day = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D") if ctx.anchor else None
    else:
        day = ctx.last_day or ctx.anchor
    return Draft("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}", day=day)


def _hour_minute(found: Found) -> tuple[int | None, int | None]:
    if found.word("clock"):
        hour, minute = found.word("clock").split(":")[:2]
        return int(hour), int(minute)
    if found.word("hhmm"):
        return int(found.word("hhmm")[:2]), int(found.word("hhmm")[2:])
    return found.number("hour"), 0


def twelve(found: Found, ctx: Context) -> Answer:
    """'noon', 'midnight Tuesday'."""
    day = ctx.last_day or ctx.anchor
    if found.word("dow"):
        day = _weekday_of(found, ctx, "")
    elif found.word("deictic") and ctx.anchor:
        day = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D")
    text = day.isoformat() if day else "XXXX-XX-XX"
    return Draft("TIME", f"{text}T{found.value('twelve', 'TWELVE')}", day=day)


# --- months, seasons, quarters, years ----------------------------------------------------------------------------


def month(found: Found, ctx: Context) -> Answer:
    """'April', 'late November', 'last October', 'June 1998', 'March last year', 'this January'."""
    number, rel, year = _month(found), found.word("rel"), found.number("year")
    if year is not None:
        return Draft(
            "DATE", f"{year}-{number:02}", mod=found.mod, absolute=True, day=make_date(year, number, 1)
        )
    if ctx.anchor is None:
        return Draft("DATE", f"XXXX-{number:02}", mod=found.mod)
    if "year" in found.tokens.words[found.match.start() : found.match.end()]:
        base = ctx.last if found.word("that") and ctx.last else ctx.anchor
        day = make_date(base.year + (_sign(rel) if rel else 0), number, 1)
    else:
        day = _nth_month(number, rel, ctx)
    return Draft("DATE", show(day, "M"), mod=found.mod, day=day) if day else None


def _nth_month(number: int, rel: str, ctx: Context) -> dt.date | None:
    assert ctx.anchor is not None
    here = ctx.anchor.replace(day=1)
    firsts = [d for y in _years_around(here.year) if (d := make_date(y, number, 1))]
    if rel in _BACK:
        return max((d for d in firsts if d < here), default=None)
    if rel in _AHEAD:
        return min((d for d in firsts if d > here), default=None)
    if rel == "this":
        same = make_date(here.year, number, 1)
        tense = ctx.tense()
        if same and same > here and tense == "past" and (same - here).days > 100:
            return make_date(here.year - 1, number, 1)
        return same
    return pick(firsts, here, ctx.tense())


def season(found: Found, ctx: Context) -> Answer:
    """'last fall', 'the summer of 1998', 'this winter', 'in the spring'."""
    code = str(found.value("season", "SEASON"))
    year = found.number("year") or _full_year(found.word("yy"), ctx.anchor)
    if year is not None:
        return Draft("DATE", f"{year}-{code}", mod=found.mod, absolute=True)
    if ctx.anchor is None:
        return Draft("DATE", f"XXXX-{code}", mod=found.mod)
    rel, here = found.word("rel"), ctx.anchor
    starts = [season_start(d, code) for y in _years_around(here.year) if (d := make_date(y, 1, 1))]
    over = [s for s in starts if (end := step(s, 3, "1M")) and end <= here]
    if rel in _BACK:
        start = max(over, default=None)
    elif rel in _AHEAD:
        start = min((s for s in starts if s > here), default=None)
    else:
        now = [s for s in starts if s <= here and s not in over]
        start = now[-1] if now else pick(starts, here, ctx.tense())
        if rel == "this" and not now:
            start = next((s for s in starts if s.year == here.year), start)
    return Draft("DATE", f"{start.year}-{code}", mod=found.mod, day=start) if start else None


def quarter(found: Found, ctx: Context) -> Answer:
    """'the second quarter of 1998', 'Q2 2020', 'last quarter'."""
    rel, number = found.word("rel"), found.number("ord") or found.number("q")
    if number is None and ctx.anchor is not None:
        day = step(ctx.anchor, 3 * _sign(rel), "1M")
        return Draft("DATE", show(day, "Q"), day=day) if day else None
    if number is None or not 1 <= number <= 4:
        return None
    year = found.number("year")
    if year is not None:
        return Draft("DATE", f"{year}-Q{number}", absolute=True)
    if ctx.anchor is None:
        return Draft("DATE", f"XXXX-Q{number}")
    if rel:
        return Draft("DATE", f"{ctx.anchor.year + _sign(rel)}-Q{number}")
    starts = [d for y in _years_around(ctx.anchor.year) if (d := make_date(y, 3 * number - 2, 1))]
    start = pick(starts, ctx.anchor, ctx.tense())
    return Draft("DATE", show(start, "Q"), day=start) if start else None


def half(found: Found, ctx: Context) -> Answer:
    """'the first half of 2020', 'the second half of this year'."""
    code = f"H{found.number('ord')}"
    year = found.number("year")
    if year is None and ctx.anchor is None:
        return Draft("DATE", f"XXXX-{code}")
    if year is not None:
        return Draft("DATE", f"{year}-{code}", absolute=True)
    assert ctx.anchor is not None
    return Draft("DATE", f"{ctx.anchor.year + _sign(found.word('rel'))}-{code}")


def century(found: Found, ctx: Context) -> Answer:
    number = found.number("ord") or 0
    return Draft("DATE", str(number - 1), mod=found.mod, absolute=True) if 19 <= number <= 22 else None


def fiscal(found: Found, ctx: Context) -> Answer:
    return Draft("DATE", f"FY{found.number('year')}", absolute=True)


def decade(found: Found, ctx: Context) -> Answer:
    """'1990s', 'the early '80s', 'the nineties'."""
    if found.word("decade"):
        return Draft("DATE", found.word("decade")[:3], mod=found.mod, absolute=True)
    short = found.word("short")
    tens = int(re.sub(r"\D", "", short)[0]) if short else int(found.value("word", "NINETIES") or 0)
    return Draft("DATE", f"19{tens}", mod=found.mod, absolute=True)


def year(found: Found, ctx: Context) -> Answer:
    number = found.number("year")
    return Draft("DATE", str(number), mod=found.mod, absolute=True, day=make_date(number or 0, 1, 1))


def year_bare(found: Found, ctx: Context) -> Answer:
    """A year with nothing that leads to it: only 1900 to 2100, as figures are often something else."""
    number = found.number("year") or 0
    return year(found, ctx) if 1900 <= number <= 2100 else None


def year_range(found: Found, ctx: Context) -> Answer:
    """'2014-15', '1914–1918': two years."""
    first = found.number("year") or 0
    second = found.number("year2")
    last = second if second is not None else first // 100 * 100 + int(found.word("yy2"))
    if not first < last <= first + 150:
        return Draft("DATE", str(first), absolute=True, part="year")
    return [
        Draft("DATE", str(first), absolute=True, part="year"),
        Draft("DATE", str(last), absolute=True, part="year2" if second is not None else "yy2"),
    ]


def _full_year(short: str, anchor: dt.date | None) -> int | None:
    digits = re.sub(r"\D", "", short)
    if len(digits) != 2:
        return None
    now = anchor.year if anchor else 2020
    return next(y for y in range(now + 10, now - 90, -1) if y % 100 == int(digits))


def short_year(found: Found, ctx: Context) -> Answer:
    number = _full_year(found.word("yy"), ctx.anchor)
    return Draft("DATE", str(number), absolute=True)


# --- told from the report's date ---------------------------------------------------------------------------------


def rel(found: Found, ctx: Context) -> Answer:
    """'last week', 'later this month', 'early next year', 'the year before last'."""
    unit, word = unit_of(found), found.word("rel")
    count = 2 if found.word("next") else -2 if found.word("prev") else _sign(word)
    if ctx.anchor is None:
        return Draft(
            "DATE", "PRESENT_REF" if not count else "PAST_REF" if count < 0 else "FUTURE_REF", mod=found.mod
        )
    day = step(ctx.anchor, count, unit)
    if day is None:
        return None
    value = show(day, _GRAINS[unit])
    first, last, _ = bounds(value)
    words = found.tokens.words[found.match.start() : found.match.end()]
    begin, finish = "", ""
    if "earlier" in words and not count:
        begin, finish = first, ctx.anchor.isoformat()
    elif "later" in words and not count:
        begin, finish = ctx.anchor.isoformat(), last
    return Draft("DATE", value, mod=found.mod, begin=begin, finish=finish, day=day)


def weekend(found: Found, ctx: Context) -> Answer:
    """'the weekend', 'last weekend', 'this weekend'."""
    word = found.word("rel")
    if ctx.anchor is None:
        return Draft("DATE", "XXXX-WXX-WE")
    if word in {"previous", "following", "same", "that", "preceding"} and ctx.last:
        day = step(ctx.last, _sign(word), "1W")
    elif word in _BACK or (word != "next" and ctx.tense() == "past" and ctx.anchor.isoweekday() < 6):
        day = step(ctx.anchor, -1, "1W")
    else:
        day = step(ctx.anchor, 1 if word == "next" else 0, "1W")
    return Draft("DATE", show(day, "WE"), day=day) if day else None


def ago(found: Found, ctx: Context) -> Answer:
    return _moved(found, ctx, ctx.anchor, -1)


def hence(found: Found, ctx: Context) -> Answer:
    return _moved(found, ctx, ctx.anchor, 1)


def in_step(found: Found, ctx: Context) -> Answer:
    """'two days later', 'a week earlier': from the last date told of, else from the report's."""
    side = -1 if found.word("side") in {"earlier", "previously"} else 1
    fine = unit_of(found)[-1:] in {"D", "W"} or unit_of(found).startswith("T")
    return _moved(found, ctx, (ctx.last_day if fine else ctx.last) or ctx.anchor, side)


def _moved(found: Found, ctx: Context, base: dt.date | None, side: int) -> Draft | None:
    unit, count = unit_of(found), count_of(found)
    if base is None or count is None:
        return Draft("DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    day = step(base, side * count, unit)
    if day is None:
        return None
    if unit.startswith("T"):
        return Draft("TIME", show(day, "D"), day=day)
    value = show(day, {"D": "D", "W": "W", "M": "M", "Y": "Y"}[unit[-1]])
    fine = show(day, "M") if unit == "1Y" and count <= 2 else ""
    return Draft("DATE", value, begin=fine, finish=fine, day=day)


# --- told from the last date -------------------------------------------------------------------------------------


def shift(found: Found, ctx: Context) -> Answer:
    """'the previous day', 'the following year', 'the next morning', 'later that day'."""
    day_sized = found.word("part") or found.word("unit") in {"day", "week"}
    base, word = (ctx.last_day if day_sized else ctx.last) or ctx.anchor, found.word("rel")
    if base is None:
        return Draft(
            "DATE", "PAST_REF" if word in _BACK else "FUTURE_REF" if word in _AHEAD else "XXXX-XX-XX"
        )
    if found.word("part"):
        return _dated(step(base, _sign(word), "1D"), found)
    unit = unit_of(found)
    day = step(base, _sign(word), unit)
    return Draft("DATE", show(day, _GRAINS[unit]), day=day) if day else None


def day_before(found: Found, ctx: Context) -> Answer:
    """'the day before', 'the night after', with nothing after it: of the last date told of."""
    unit = unit_of(found) or "1D"
    base = (ctx.last_day if unit in {"1D", "1W"} else ctx.last) or ctx.anchor
    if base is None:
        return Draft("DATE", "PAST_REF")
    day = step(base, -1 if found.word("side") in {"before", "earlier"} else 1, unit)
    return Draft("DATE", show(day, _GRAINS[unit]), day=day) if day else None


# --- parts of longer stretches, holidays, vague times ------------------------------------------------------------


def edge(found: Found, ctx: Context) -> Answer:
    """'the end of last month', 'the beginning of 2019', 'the end of the 1990s'."""
    mod = str(found.value("edge", "EDGE"))
    if found.word("month"):
        draft = month(found, ctx)
    elif found.word("year_"):
        draft = Draft("DATE", found.word("year_"), absolute=True)
    elif found.word("decade"):
        draft = Draft("DATE", found.word("decade")[:3], absolute=True)
    elif found.word("unit") == "weekend":
        draft = weekend(found, ctx)
    else:
        draft = rel(found, ctx)
    if not isinstance(draft, Draft):
        return None
    first, last, _ = bounds(draft.value)
    begin, finish = ("", last) if mod == "END" else (first, "") if mod == "START" else ("", "")
    return Draft(
        "DATE", draft.value, mod=mod, begin=begin, finish=finish, absolute=draft.absolute, day=draft.day
    )


def holiday_(found: Found, ctx: Context) -> Answer:
    """'Christmas', 'last Thanksgiving', 'New Year's Day 2011', 'Easter week'."""
    words = tuple("'" if w in {"’", "`"} else w for w in found.words("holiday"))
    rule = found.lexicon.holidays[words]
    number = found.number("year")
    if number is not None:
        day = holiday(rule, number)
    elif ctx.anchor is None:
        return Draft("DATE", f"XXXX-{rule}" if " " not in rule else "XXXX-XX-XX")
    else:
        days = [d for y in _years_around(ctx.anchor.year) if (d := holiday(rule, y))]
        word = found.word("rel")
        if word in _BACK:
            day = max((d for d in days if d < ctx.anchor), default=None)
        elif word in _AHEAD:
            day = min((d for d in days if d > ctx.anchor), default=None)
        else:
            day = pick(days, ctx.anchor, ctx.tense())
    if day is None:
        return None
    return Draft("DATE", show(day, "W" if found.word("week") else "D"), absolute=number is not None, day=day)


def fixed(found: Found, ctx: Context) -> Answer:
    return Draft("DATE", "2001-09-11", absolute=True, day=dt.date(2001, 9, 11))


def ref(found: Found, ctx: Context) -> Answer:
    return Draft("DATE", str(found.value("ref", "REF")))


def _vague(value: str) -> Resolver:
    return lambda found, ctx: Draft("DATE", value)


def _nothing(found: Found, ctx: Context) -> Answer:
    return None


RESOLVERS: Mapping[str, Resolver] = {
    "ago": ago, "around": around, "century": century, "clock": clock, "day_before": day_before, "decade": decade,
    "deictic": deictic, "dow": dow, "dow_week": dow_week, "duration": quantities.duration, "edge": edge,
    "every": quantities.every, "fiscal": fiscal, "fixed": fixed, "future": _vague("FUTURE_REF"), "half": half,
    "half_year": quantities.half_year, "hence": hence, "holiday": holiday_, "iso": iso,
    "long_word": quantities.long_word, "month": month, "month_day": month_day, "none": _nothing, "part": part,
    "past": _vague("PAST_REF"), "present": _vague("PRESENT_REF"), "quarter": quarter, "ref": ref, "rel": rel,
    "season": season, "set_word": quantities.set_word, "shift": shift, "short_year": short_year, "slash": slash,
    "step": in_step, "times": quantities.times, "tonight": tonight, "twelve": twelve, "week_of": week_of,
    "weekdays": quantities.weekdays, "weekend": weekend, "window": quantities.window, "year": year,
    "year_bare": year_bare, "year_range": year_range,
}  # fmt: skip
