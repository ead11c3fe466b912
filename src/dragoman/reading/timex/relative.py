"""Which time lies some steps from the report's date, or from the last date told of?"""

import datetime as dt
from dataclasses import replace

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.timex.calendar import Tense, bounds, show, step
from dragoman.reading.timex.nouns import Context, Found, Resolved
from dragoman.reading.timex.parts import AHEAD, BACK, GRAINS, Answer, dated, sign
from dragoman.reading.timex.quantities import count_of, period, unit_of

THURSDAY, SATURDAY = 4, 6  # ISO weekdays


def rel(found: Found, ctx: Context) -> Answer:
    """'last week', 'later this month', 'early next year', 'the year before last'."""
    unit, word = unit_of(found), found.word("rel")
    sunday = ctx.anchor is not None and ctx.anchor.isoweekday() == 7
    if sunday and unit == "1W" and word == "last":
        word = "this"  # on a Sunday 'last week' is the one that ends
    count = (
        2 if found.word("next") else -2 if found.word("prev") else -1 if found.word("back") else sign(word)
    )
    if ctx.anchor is None:
        return Resolved(
            "DATE", "PRESENT_REF" if not count else "PAST_REF" if count < 0 else "FUTURE_REF", mod=found.mod
        )
    day = step(ctx.anchor, count, unit)
    if day is None:
        return None
    value = show(day, GRAINS[unit])
    first, last, _ = bounds(value)
    words = found.tokens.words[found.match.start() : found.match.end()]
    begin, finish = "", ""
    if "earlier" in words and not count:
        begin, finish = first, ctx.anchor.isoformat()
    elif "later" in words and not count:
        tomorrow = (step(ctx.anchor, 1, "1D") or ctx.anchor).isoformat()
        begin, finish = min(tomorrow, last) if len(last) == 10 else tomorrow, last
    return Resolved("DATE", value, mod=found.mod, begin=begin, finish=finish, day=day)


def weekend(found: Found, ctx: Context) -> Answer:
    """'the weekend', 'last weekend', 'this weekend'."""
    word = found.word("rel")
    if ctx.anchor is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    if word in word_list("relative.from_then") and ctx.last:
        day = step(ctx.last, sign(word), "1W")
    elif word in BACK or (word != "next" and _weekend_is_over(word, ctx.anchor, ctx.tense())):
        day = step(ctx.anchor, -1, "1W")
    else:
        day = step(ctx.anchor, 1 if word == "next" else 0, "1W")
    return Resolved("DATE", show(day, "WE"), day=day) if day else None


def _weekend_is_over(word: str, anchor: dt.date, tense: Tense) -> bool:
    """Whether 'the weekend' is the last one: after a past tense, and where nothing looks ahead early in the week.

    'This weekend' is the coming one from Thursday on, whatever the tense.
    """
    day = anchor.isoweekday()
    if word == "this":
        return day < THURSDAY and tense == "past"
    return day < SATURDAY and (tense == "past" or (tense != "future" and day < THURSDAY))


def ago(found: Found, ctx: Context) -> Answer:
    """'two weeks ago'."""
    return _moved(found, ctx, ctx.anchor, -1)


def hence(found: Found, ctx: Context) -> Answer:
    """'in two weeks' time', 'two weeks from now'."""
    return _moved(found, ctx, ctx.anchor, 1)


def in_step(found: Found, ctx: Context) -> Answer:
    """'two days later', 'a week earlier': from the last date told of, else from the report's.

    Hours and minutes are lengths: the hour from which they count is seldom told. So is what is later than nothing told of.
    """
    side = -1 if found.word("side") in {"earlier", "previously"} else 1
    unit = unit_of(found)
    fine = unit[-1:] in {"D", "W"} or unit.startswith("T")
    told = ctx.last_day if fine else ctx.last
    unsaid = told is None or bool(fine and ctx.coarse) or count_of(found) is None
    if unit.startswith("T") or (unsaid and side > 0):
        day = told.isoformat() if told and unit.startswith("T") else ""
        return Resolved("DURATION", period(count_of(found), unit), begin=day, finish=day)
    moved = _moved(found, ctx, told or ctx.anchor, side)
    return _aside(moved) if side < 0 else moved


def _aside(answer: Resolved | None) -> Resolved | None:
    """A look back from what is told: what comes after it goes on from there, not from here."""
    return replace(answer, day=None) if answer else None


def _moved(found: Found, ctx: Context, base: dt.date | None, side: int) -> Resolved | None:
    unit, count = unit_of(found), count_of(found)
    if base is None or count is None:
        return Resolved("DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    day = step(base, side * count, unit)
    if day is None:
        return None
    if unit.startswith("T"):
        return Resolved("TIME", show(day, "D"), day=day)
    value = show(day, {"D": "D", "W": "W", "M": "M", "Y": "Y"}[unit[-1]])
    fine = show(day, "M") if unit == "1Y" and count <= 2 else ""
    return Resolved("DATE", value, begin=fine, finish=fine, day=day)


def shift(found: Found, ctx: Context) -> Answer:
    """'the previous day', 'the following year', 'the next morning', 'later that day'."""
    day_sized = found.word("part") or found.word("unit") in {"day", "week"}
    base, word = (ctx.last_day if day_sized else ctx.last) or ctx.anchor, found.word("rel")
    if base is None:
        return Resolved(
            "DATE", "PAST_REF" if word in BACK else "FUTURE_REF" if word in AHEAD else "XXXX-XX-XX"
        )
    if found.word("part"):
        part = dated(step(base, sign(word), "1D"), found)
        return _aside(part) if word in BACK else part
    unit = unit_of(found)
    if unit == "1D" and ctx.coarse:  # 'in May she left; the following day …'
        return Resolved("DATE", f"{ctx.coarse}-XX", begin=ctx.coarse, finish=ctx.coarse)
    day = step(base, sign(word), unit)
    return Resolved("DATE", show(day, GRAINS[unit]), day=None if word in BACK else day) if day else None


def day_before(found: Found, ctx: Context) -> Answer:
    """'the day before', 'the night after', with nothing after it: of the last date told of."""
    unit = unit_of(found) or "1D"
    base = (ctx.last_day if unit in {"1D", "1W"} else ctx.last) or ctx.anchor
    if base is None:
        return Resolved("DATE", "PAST_REF")
    back = found.word("side") in {"before", "earlier"}
    day = step(base, -1 if back else 1, unit)
    return Resolved("DATE", show(day, GRAINS[unit]), day=None if back else day) if day else None
