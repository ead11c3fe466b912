"""Which day, or hour of it, does an expression mean?"""

import datetime as dt
import re
from dataclasses import replace

from dragoman.reading.timex.calendar import make_date, pick, show, step, weekday
from dragoman.reading.timex.nouns import Context, Found, Resolved
from dragoman.reading.timex.parts import (
    AHEAD,
    BACK,
    Answer,
    dated,
    month_of,
    part_of_day,
    sign,
    weekday_meant,
    weekday_of_word,
    years_around,
)
from dragoman.reading.timex.quantities import count_of


def iso(found: Found, ctx: Context) -> Answer:
    """'2020-09-10', with or without an hour."""
    text = found.word("date").upper()
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    if make_date(day.year, day.month, day.day) is None:
        return None
    return Resolved("TIME" if "T" in text else "DATE", text[:16], absolute=True, day=day)


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
    return Resolved("DATE", day.isoformat(), absolute=True, day=day)


def month_day(found: Found, ctx: Context) -> Answer:
    """'March 5, 1946', 'Friday, Oct. 23', '29-30 January'."""
    number = found.number("day") or found.number("day_") or found.number("ord") or 0
    first = day_in_month(found, ctx, number)
    second = found.number("day2")
    if first is None or second is None or not first.value[:4].isdigit():
        return first
    day = make_date(int(first.value[:4]), month_of(found), second)
    if day is None or second <= number:
        return first
    begin, finish = first.value[:10], day.isoformat()
    return [
        replace(first, begin=begin, finish=finish, part="day" if found.words("day") else "ord", cut="head"),
        replace(first, value=finish, begin=begin, finish=finish, part="day2", cut="tail", day=day),
    ]


def day_in_month(found: Found, ctx: Context, number: int) -> Resolved | None:
    """The day of a number in the month, and the year, that a match names."""
    month, year = month_of(found), found.number("year")
    if found.word("yrel") and ctx.anchor is not None:
        return dated(make_date(ctx.anchor.year + sign(found.word("yrel")), month, number), found)
    if year is not None:
        return dated(make_date(year, month, number), found, absolute=True)
    if make_date(2000, month, number) is None:
        return None
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-{month:02}-{number:02}" + part_of_day(found))
    days = [d for y in years_around(ctx.anchor.year) if (d := make_date(y, month, number))]
    dow = weekday_of_word(found)
    named = [d for d in days if d.isoweekday() == dow and abs((d - ctx.anchor).days) < 800]
    if dow and named:
        return dated(min(named, key=lambda d: abs((d - ctx.anchor).days)), found)  # type: ignore[operator]
    rel = found.word("rel")
    if rel in BACK:
        return dated(max((d for d in days if d < ctx.anchor), default=None), found)
    if rel in AHEAD:
        return dated(min((d for d in days if d > ctx.anchor), default=None), found)
    return dated(pick(days, ctx.anchor, ctx.tense(), sure=ctx.sure), found)


def september_11(found: Found, ctx: Context) -> Answer:
    """'the September 11 attacks': those of 2001, whatever the report's date."""
    if found.number("day") != 11:
        return day_in_month(found, ctx, found.number("day") or 0)
    return Resolved("DATE", "2001-09-11", absolute=True, day=dt.date(2001, 9, 11))


def day_of_month(found: Found, ctx: Context) -> Answer:
    """'the 25th of last month'."""
    number = found.number("day") or 0
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-XX-{number:02}") if 1 <= number <= 31 else None
    month = step(ctx.anchor, sign(found.word("rel")), "1M")
    return dated(make_date(month.year, month.month, number), found) if month else None


def week_of(found: Found, ctx: Context) -> Answer:
    """'the week of March 5': the week that holds the day."""
    draft = day_in_month(found, ctx, found.number("day") or 0)
    return Resolved("DATE", show(draft.day, "W"), day=draft.day) if draft and draft.day else draft


def around(found: Found, ctx: Context) -> Answer:
    """'the day before yesterday', 'the day after March 6'."""
    if found.word("deictic"):
        base = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D") if ctx.anchor else None
    elif found.word("month"):
        draft = day_in_month(found, ctx, found.number("day") or 0)
        base = draft.day if draft else None
    else:
        base = weekday_meant(
            found, ctx, "last" if found.word("lastdow") else "", "lastdow" if found.word("lastdow") else "dow"
        )
    if base is None:
        return Resolved("DATE", "XXXX-XX-XX")
    day = step(base, 1 if found.word("side") == "after" else -1, "1D")
    return Resolved("DATE", day.isoformat(), day=day) if day else None


def dow(found: Found, ctx: Context) -> Answer:
    """'Friday', 'last Friday', 'Wednesday night'."""
    day = _end_of_range(found, ctx) or weekday_meant(found, ctx, found.word("rel"))
    if day is None:
        return Resolved("DATE", f"XXXX-WXX-{weekday_of_word(found)}{part_of_day(found)}")
    return dated(day, found)


def _end_of_range(found: Found, ctx: Context) -> dt.date | None:
    """The second day of 'Monday through Friday': the first after the other; None where no weekday and such a word lead."""
    at, words = found.match.start(), found.tokens.words
    members = found.lexicon.members
    if at < 2 or ctx.last_day is None or words[at - 1] not in {"to", "through", "until", "till", "-", "–"}:
        return None
    first = found.lexicon.values["WEEKDAY"].get(words[at - 2])
    if found.tokens.classes[at - 2] not in members["WEEKDAY"] or first != ctx.last_day.isoweekday():
        return None
    return weekday(ctx.last_day, weekday_of_word(found), "future")


def dow_week(found: Found, ctx: Context) -> Answer:
    """'Friday of next week'."""
    number = weekday_of_word(found)
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-WXX-{number}")
    day = step(ctx.anchor, 7 * sign(found.word("rel")) + number - ctx.anchor.isoweekday(), "1D")
    return dated(day, found)


def dows_ago(found: Found, ctx: Context) -> Answer:
    """'two Mondays ago'."""
    number, count = int(found.value("dow", "WEEKDAYS") or 0), count_of(found)
    if ctx.anchor is None or count is None or (yesterday := step(ctx.anchor, -1, "1D")) is None:
        return Resolved("DATE", "PAST_REF")
    last = weekday(yesterday, number, "past")
    return dated(step(last, 1 - count, "1W") if last else None, found)


def dow_shift(found: Found, ctx: Context) -> Answer:
    """'the following Tuesday': counted from the last day told of."""
    base, number = ctx.last_day or ctx.anchor, weekday_of_word(found)
    beside = step(base, sign(found.word("rel")), "1D") if base else None
    if beside is None:
        return Resolved("DATE", f"XXXX-WXX-{number}{part_of_day(found)}")
    return dated(weekday(beside, number, "future" if found.word("rel") in AHEAD else "past"), found)


def part_of_that_day(found: Found, ctx: Context) -> Answer:
    """'in the evening', 'late afternoon': of the last day told of, else of the report's."""
    base, out = ctx.last_day or ctx.anchor, "out" if found.words("out") else "out2"
    part = found.value("part" if out == "out" else "part_", "PART")
    mod = str(found.value("out2", "EARLYLATE") or "")
    return Resolved(
        "TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}T{part}", mod=mod, part=out, day=base
    )


def deictic(found: Found, ctx: Context) -> Answer:
    """'today', 'yesterday morning', 'later today'."""
    days = float(found.value("deictic", "DEICTIC") or 0)
    if ctx.anchor is None:
        return Resolved("DATE", "PRESENT_REF" if not days else "PAST_REF" if days < 0 else "FUTURE_REF")
    return dated(step(ctx.anchor, days, "1D"), found)


def tonight(found: Found, ctx: Context) -> Answer:
    """'tonight'."""
    return Resolved("TIME", f"{ctx.anchor.isoformat() if ctx.anchor else 'XXXX-XX-XX'}TNI", day=ctx.anchor)


def part(found: Found, ctx: Context) -> Answer:
    """'last night', 'this morning'."""
    if ctx.anchor is None:
        return Resolved("TIME", f"XXXX-XX-XX{part_of_day(found)}")
    return dated(step(ctx.anchor, -1 if found.word("rel") == "last" else 0, "1D"), found)


def clock(found: Found, ctx: Context) -> Answer:
    """'10:35 a.m.', '9 a.m. Tuesday', '0735 GMT', '4 in the morning', '5 p.m. this afternoon'; '6 a.m. ten days before': no day."""
    if found.words("count"):
        return _at_hour(found, None)
    if found.word("dow"):
        day = weekday_meant(found, ctx, "")
    elif found.word("deictic"):
        day = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D") if ctx.anchor else None
    elif found.word("rel"):
        day = step(ctx.anchor, -1 if found.word("rel") == "last" else 0, "1D") if ctx.anchor else None
    else:
        day = ctx.last_day or ctx.anchor
    return _at_hour(found, day)


def clock_date(found: Found, ctx: Context) -> Answer:
    """'10 a.m. on Monday, July 4'."""
    draft = day_in_month(found, ctx, found.number("day") or found.number("day_") or 0)
    whole = draft is not None and draft.day is not None
    timed = _at_hour(found, draft.day) if draft and whole else None
    return replace(timed, absolute=draft.absolute) if draft and timed else draft


def _at_hour(found: Found, day: dt.date | None) -> Resolved | None:
    """The hour that a match names, on a day; None where there is no such hour."""
    hour, minute = _hour_minute(found)
    if hour is None or minute is None:
        return None
    part = part_of_day(found)[1:]
    half = found.word("ampm")[:1]
    if half and hour > 12:
        return None
    if not half and part and hour <= 12:
        half = "a" if part == "MO" or (part == "NI" and hour < 6) else "p"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}", day=day)


def _hour_minute(found: Found) -> tuple[int | None, int | None]:
    if found.word("clock"):
        hour, minute = re.split(r"[:.]", found.word("clock"))[:2]
        return int(hour), int(minute)
    figures = found.word("hhmm") or found.word("hhmm_")
    if figures:
        return int(figures[:2]), int(figures[2:])
    return found.number("hour") or found.number("hour_"), 0


def twelve(found: Found, ctx: Context) -> Answer:
    """'noon', 'midnight Tuesday'."""
    day = ctx.last_day or ctx.anchor
    if found.word("dow"):
        day = weekday_meant(found, ctx, "")
    elif found.word("deictic") and ctx.anchor:
        day = step(ctx.anchor, float(found.value("deictic", "DEICTIC") or 0), "1D")
    text = day.isoformat() if day else "XXXX-XX-XX"
    return Resolved("TIME", f"{text}T{found.value('twelve', 'TWELVE')}", day=day)
