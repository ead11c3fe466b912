"""Which month, season, quarter, year or longer stretch does an expression mean?"""

import datetime as dt
import re
from dataclasses import replace

from dragoman.reading.timex.calendar import bounds, holiday, make_date, pick, season_start, show, step
from dragoman.reading.timex.nouns import Context, Found, Resolved
from dragoman.reading.timex.parts import AHEAD, BACK, Answer, full_year, month_of, sign, years_around
from dragoman.reading.timex.relative import rel, weekend


def month(found: Found, ctx: Context) -> Answer:
    """'April', 'late November', 'last October', 'June 1998', 'March last year', 'this January'."""
    number, rel, year = month_of(found), found.word("rel"), found.number("year")
    if year is not None:
        return Resolved(
            "DATE", f"{year}-{number:02}", mod=found.mod, absolute=True, day=make_date(year, number, 1)
        )
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-{number:02}", mod=found.mod)
    if "year" in found.tokens.words[found.match.start() : found.match.end()]:
        base = ctx.last if found.word("that") and ctx.last else ctx.anchor
        day = make_date(base.year + (sign(rel) if rel else 0), number, 1)
    else:
        day = _nth_month(number, rel, ctx)
    return Resolved("DATE", show(day, "M"), mod=found.mod, day=day) if day else None


def _nth_month(number: int, rel: str, ctx: Context) -> dt.date | None:
    assert ctx.anchor is not None
    here = ctx.anchor.replace(day=1)
    firsts = [d for y in years_around(here.year) if (d := make_date(y, number, 1))]
    if rel in BACK:
        return max((d for d in firsts if d < here), default=None)
    if rel in AHEAD:
        return min((d for d in firsts if d > here), default=None)
    if rel == "this":
        same = make_date(here.year, number, 1)
        tense = ctx.tense()
        if same and same > here and tense == "past" and (same - here).days > 100:
            return make_date(here.year - 1, number, 1)
        return same
    return pick(firsts, here, ctx.tense(), sure=ctx.sure)


def season(found: Found, ctx: Context) -> Answer:
    """'last fall', 'the summer of 1998', 'this winter', 'in the spring'."""
    code = str(found.value("season", "SEASON"))
    year = found.number("year") or full_year(found.word("yy"), ctx.anchor)
    if year is not None:
        return Resolved("DATE", f"{year}-{code}", mod=found.mod, absolute=True)
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-{code}", mod=found.mod)
    if found.word("relyear"):
        return Resolved("DATE", f"{ctx.anchor.year + sign(found.word('relyear'))}-{code}", mod=found.mod)
    rel, here = found.word("rel"), ctx.anchor
    starts = [season_start(d, code) for y in years_around(here.year) if (d := make_date(y, 1, 1))]
    over = [s for s in starts if (end := step(s, 3, "1M")) and end <= here]
    if rel in BACK:
        start = max(over, default=None)
    elif rel in AHEAD:
        start = min((s for s in starts if s > here), default=None)
    else:
        now = [s for s in starts if s <= here and s not in over]
        start = now[-1] if now else pick(starts, here, ctx.tense(), sure=ctx.sure)
        if rel == "this" and not now:
            start = next((s for s in starts if s.year == here.year), start)
    return Resolved("DATE", f"{start.year}-{code}", mod=found.mod, day=start) if start else None


def season_shift(found: Found, ctx: Context) -> Answer:
    """'the following spring', 'the previous summer', 'the same winter': counted from the last date told of."""
    code, base, rel = str(found.value("season", "SEASON")), ctx.last or ctx.anchor, found.word("rel")
    if base is None:
        return Resolved("DATE", f"XXXX-{code}")
    starts = [season_start(d, code) for y in years_around(base.year) if (d := make_date(y, 1, 1))]
    if rel in AHEAD:
        start = min((s for s in starts if s > base), default=None)
    elif rel in BACK:
        start = max((s for s in starts if (end := step(s, 3, "1M")) and end <= base), default=None)
    else:
        start = season_start(base, code)
    return Resolved("DATE", f"{start.year}-{code}", day=start) if start else None


def quarter(found: Found, ctx: Context) -> Answer:
    """'the second quarter of 1998', 'Q2 2020', 'last quarter'."""
    rel, number = found.word("rel"), 4 if found.word("final") else found.number("ord") or found.number("q")
    if number is None and ctx.anchor is not None:
        day = step(ctx.anchor, -3 if found.word("rel_") == "latest" else 3 * sign(rel), "1M")
        return Resolved("DATE", show(day, "Q"), day=day) if day else None
    if number is None or not 1 <= number <= 4:
        return None
    year = found.number("year")
    if year is not None:
        return Resolved("DATE", f"{year}-Q{number}", absolute=True)
    if ctx.anchor is None:
        return Resolved("DATE", f"XXXX-Q{number}")
    if rel:
        return Resolved("DATE", f"{ctx.anchor.year + sign(rel)}-Q{number}")
    starts = [d for y in years_around(ctx.anchor.year) if (d := make_date(y, 3 * number - 2, 1))]
    start = pick(
        starts, ctx.anchor, ctx.tense(), sure=True
    )  # a tense, even guessed: figures of quarters come late
    return Resolved("DATE", show(start, "Q"), day=start) if start else None


def half(found: Found, ctx: Context) -> Answer:
    """'the first half of 2020', 'the second half of this year'."""
    code = f"H{found.number('ord')}"
    year = found.number("year")
    if year is None and ctx.anchor is None:
        return Resolved("DATE", f"XXXX-{code}")
    if year is not None:
        return Resolved("DATE", f"{year}-{code}", absolute=True)
    assert ctx.anchor is not None
    return Resolved("DATE", f"{ctx.anchor.year + sign(found.word('rel'))}-{code}")


def part_of_month(found: Found, ctx: Context) -> Answer:
    """'the first week of May', 'the second half of March', 'the last day of June': the month, with its ends."""
    whole = month(found, ctx)
    if not isinstance(whole, Resolved) or whole.day is None:
        return whole
    first, unit = whole.day.replace(day=1), found.word("unit")
    next_month = step(first, 1, "1M")
    length = (next_month - first).days if next_month else 31
    number = found.number("ord") or 0
    size = {"week": 7, "half": 15, "day": 1}[unit]
    begin = length - size + 1 if not number else (number - 1) * size + 1
    finish = length if not number or (unit == "half" and number == 2) else number * size
    if unit == "half" and number > 2:
        return whole
    ends = (first.replace(day=begin).isoformat(), first.replace(day=finish).isoformat())
    if unit == "day":
        return Resolved("DATE", ends[0], absolute=whole.absolute, day=first.replace(day=begin))
    return replace(whole, begin=ends[0], finish=ends[1])


def century(found: Found, ctx: Context) -> Answer:
    """'the 20th century'; only the 19th to the 22nd, which news tells of."""
    number = found.number("ord") or 0
    return Resolved("DATE", str(number - 1), mod=found.mod, absolute=True) if 19 <= number <= 22 else None


def fiscal(found: Found, ctx: Context) -> Answer:
    """'fiscal 2020'."""
    return Resolved("DATE", f"FY{found.number('year')}", absolute=True)


def decade(found: Found, ctx: Context) -> Answer:
    """'1990s', 'the early '80s', 'the nineties'."""
    if found.word("decade"):
        figures = found.word("decade")
        century = figures[2:4] == "00" and figures[:2] < "20"
        return Resolved("DATE", figures[:2] if century else figures[:3] + "X", mod=found.mod, absolute=True)
    short = found.word("short")
    tens = int(re.sub(r"\D", "", short)[0]) if short else int(found.value("word", "NINETIES") or 0)
    return Resolved("DATE", f"19{tens}X", mod=found.mod, absolute=True)


def year(found: Found, ctx: Context) -> Answer:
    """'in 2020', 'the year 2020'."""
    number = found.number("year")
    return Resolved("DATE", str(number), mod=found.mod, absolute=True, day=make_date(number or 0, 1, 1))


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
        return Resolved("DATE", str(first), absolute=True, part="year")
    return [
        Resolved("DATE", str(first), absolute=True, part="year"),
        Resolved("DATE", str(last), absolute=True, part="year2" if second is not None else "yy2"),
    ]


def short_year(found: Found, ctx: Context) -> Answer:
    """'in '98'."""
    number = full_year(found.word("yy"), ctx.anchor)
    return Resolved("DATE", str(number), absolute=True)


def edge(found: Found, ctx: Context) -> Answer:
    """'the end of last month', 'the beginning of 2019', 'the end of the 1990s'."""
    mod = str(found.value("edge", "EDGE"))
    if found.word("month"):
        draft = month(found, ctx)
    elif found.word("year_"):
        draft = Resolved("DATE", found.word("year_"), absolute=True)
    elif found.word("decade"):
        draft = Resolved("DATE", found.word("decade")[:3] + "X", absolute=True)
    elif found.word("unit") == "weekend":
        draft = weekend(found, ctx)
    else:
        draft = rel(found, ctx)
    if not isinstance(draft, Resolved):
        return None
    first, last, _ = bounds(draft.value)
    begin, finish = ("", last) if mod == "END" else (first, "") if mod == "START" else ("", "")
    return Resolved(
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
        return Resolved("DATE", f"XXXX-{rule}" if " " not in rule else "XXXX-XX-XX")
    else:
        days = [d for y in years_around(ctx.anchor.year) if (d := holiday(rule, y))]
        word = found.word("rel")
        if word in BACK:
            day = max((d for d in days if d < ctx.anchor), default=None)
        elif word in AHEAD:
            day = min((d for d in days if d > ctx.anchor), default=None)
        else:
            now = [d for d in days if found.word("week") and show(d, "W") == show(ctx.anchor, "W")]
            day = now[0] if now else pick(days, ctx.anchor, ctx.tense(), sure=ctx.sure)
    if day is None:
        return None
    return Resolved(
        "DATE", show(day, "W" if found.word("week") else "D"), absolute=number is not None, day=day
    )


def fixed(found: Found, ctx: Context) -> Answer:
    """'9/11', which means that of 2001."""
    return Resolved("DATE", "2001-09-11", absolute=True, day=dt.date(2001, 9, 11))
