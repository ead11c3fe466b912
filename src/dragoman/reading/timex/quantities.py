"""How long, and how often? Counts, durations and sets of times."""

import re
from dataclasses import replace

from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.reading.timex.calendar import bounds, show, step
from dragoman.reading.timex.nouns import Context, Found, Resolved
from dragoman.reading.timex.parts import AHEAD

MOST = 99_999  # units in one duration


def _more_or_less(found: Found) -> str:
    """TimeML's word for 'more than', 'at least', 'almost' before a length; "" without."""
    return str(word_table("quantities.more").get(found.word("more"), ""))


def unit_of(found: Found, part: str = "unit") -> str:
    """The unit code ("1D", "T1H") that a part's first word names, or ""."""
    for kind in ("UNIT", "UNITS", "TUNIT", "TUNITS"):
        code = found.value(part, kind)
        if code is not None:
            return str(code)
    return ""


def count_of(found: Found, part: str = "count") -> float | None:
    """How many: None for 'several' and the like; 1 for 'a' and for nothing at all."""
    words = [w for w in _last_of_two(found, part) if w not in {"-", "–", "—", "and", "of"}]
    if found.words("half"):  # 'a year and a half'
        return 1.5
    if not words:
        return 1.0
    if words[0][0].isdigit():
        return _figures(words)
    if words[0] == "half":
        return 0.5
    if len(words) > 1 and words[0] == "a" and words[1] in word_list("quantities.uncounted"):
        return None
    numbers = found.lexicon.values["NUM"]
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in {"a", "an"} and not seen:
            current, seen = 1.0, True
        elif word == "half":
            total += 0.5
        elif word in numbers:
            n, seen = float(numbers[word]), True
            current = (
                max(current, 1.0) * n
                if n in {12.0, 100.0, 1000.0} and current and word != "twelve"
                else current + n
            )
        elif word not in {"a", "an"}:
            return None
    return total + current


def _last_of_two(found: Found, part: str) -> tuple[str, ...]:
    """The words of a count; the second of 'two and three', which is no sum as 'a hundred and three' is."""
    words, numbers = found.words(part), found.lexicon.values["NUM"]
    if "and" in words:
        at = words.index("and")
        before, after = words[at - 1 : at], words[at + 1 : at + 2]
        if before and after and after[0] in numbers and float(numbers.get(before[0], 100)) < 20:
            return words[at + 1 :]
    return words


def _figures(words: list[str]) -> float | None:
    digits = words[0].replace(",", "")
    value = float(digits.rstrip("½¼¾")) + {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(digits[-1], 0.0)
    if len(words) == 4 and words[2] == "/" and words[3].isdigit() and int(words[3]):
        value += int(re.sub(r"\D", "", words[1]) or 0) / int(words[3])
    return value if value < 1_000_000 else None


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: "P2D", "PT5H30M", "PXW"; "" where the unit is not known.

    >>> period(5.5, "T1H"), period(None, "1W"), period(10_000, "100Y"), period(2.5, "1Y")
    ('PT5H30M', 'PXW', 'P1000000Y', 'P2Y6M')
    """
    if not unit or (count or 0) > MOST:
        return ""
    lead, size, letter = (
        ("PT", int(unit[1:-1]), unit[-1]) if unit[0] == "T" else ("P", int(unit[:-1]), unit[-1])
    )
    if count is None:
        return f"{lead}X{letter}" if size < 10 else "PXY"
    whole, part = divmod(count * size, 1)
    finer = {"PY": (12, "M"), "PTH": (60, "M"), "PTM": (60, "S"), "PD": (24, "H")}.get(lead + letter)
    if part and finer:
        head = f"{int(whole)}{letter}" if whole else ""
        return f"{lead}{head}{'T' if letter == 'D' else ''}{round(part * finer[0])}{finer[1]}"
    return f"{lead}{count * size:.15g}{letter}"


def duration(found: Found, ctx: Context) -> Resolved | None:
    """'two days', 'a five-hour', 'decades-long', 'for weeks'."""
    part = next((p for p in ("unit", "units", "unit_") if found.word(p)), "unit")
    unit = unit_of(found, part)
    bare = not found.words("count") and found.value(part, "UNITS") is not None
    bare = bare or (not found.words("count") and found.value(part, "TUNITS") is not None)
    out = next((p for p in ("out", "out2") if found.words(p)), "")
    value = period(None if bare else count_of(found), unit)
    return Resolved("DURATION", value, mod=_more_or_less(found), part=out) if value else None


def compound(found: Found, ctx: Context) -> list[Resolved]:
    """'two years and four months' is one length; 'two days and ten weeks' are two."""
    units = [unit_of(found), unit_of(found, "finer")]
    lengths = [period(count_of(found), units[0]), period(count_of(found, "fewer"), units[1])]
    mod = _more_or_less(found)
    if all(lengths) and units in _NEXT_FINER:
        joint = "T" if lengths[1].startswith("PT") and not lengths[0].startswith("PT") else ""
        return [Resolved("DURATION", lengths[0] + joint + re.sub("^PT?", "", lengths[1]), mod=mod)]
    return [
        Resolved("DURATION", lengths[0], mod=mod, part="unit", cut="head"),
        Resolved("DURATION", lengths[1], part="fewer", cut="tail"),
    ]


_NEXT_FINER = [["1Y", "1M"], ["1M", "1D"], ["1D", "T1H"], ["T1H", "T1M"], ["T1M", "T1S"]]


def in_duration(found: Found, ctx: Context) -> Resolved | None:
    """'will vote in two weeks': a duration, and the day, week, month or year ahead where the verb looks ahead."""
    draft, count, unit = duration(found, ctx), count_of(found), unit_of(found)
    if draft is None or count is None or ctx.anchor is None or ctx.tense() != "future":
        return draft
    day = step(ctx.anchor, count, unit)
    if day is None:
        return draft
    begin, finish, _ = bounds(show(day, unit[-1]))
    return replace(draft, begin=begin, finish=finish)


def half_year(found: Found, ctx: Context) -> Resolved | None:
    """'half a year', 'half an hour'."""
    return Resolved("DURATION", period(0.5, unit_of(found)))


def long_word(found: Found, ctx: Context) -> Resolved | None:
    """'weeklong'."""
    return Resolved("DURATION", str(found.value("long", "LONGWORD")))


def window(found: Found, ctx: Context) -> Resolved | None:
    """'the last two weeks', 'the coming months', 'the past decade': a duration with its ends."""
    unit, bare = unit_of(found), not found.words("count")
    plural = found.value("unit", "UNITS") is not None or found.value("unit", "TUNITS") is not None
    count = None if bare and plural else count_of(found)
    value, word = period(count, unit), found.word("rel")
    ahead = word in AHEAD
    base = ctx.last if word in word_list("quantities.from_then") else ctx.anchor
    begin, finish = "", ""
    if base is not None and count is not None:
        other = step(base, count if ahead else -count, unit)
        ends = sorted([base, other]) if other else []
        grain = (
            "M"
            if unit[-1] == "M" and unit[0] != "T"
            else ("Y" if unit[-1] == "Y" and count * int(unit[:-1]) > 1 else "D")
        )
        begin, finish = (
            (show(ends[0], grain), show(ends[1], "D" if not ahead else grain)) if ends else ("", "")
        )
    elif base is not None:
        begin, finish = (base.isoformat(), "") if ahead else ("", base.isoformat())
    return Resolved("DURATION", value, mod=_more_or_less(found), begin=begin, finish=finish)


def every(found: Found, ctx: Context) -> Resolved | None:
    """'every Monday', 'every two weeks', 'each year'."""
    for part, pattern in (
        ("dow", "XXXX-WXX-{}"),
        ("month", "XXXX-{:02}"),
        ("season", "XXXX-{}"),
        ("part", "XXXX-XX-XXT{}"),
    ):
        if found.word(part):
            kinds = {
                "dow": ("WEEKDAY",),
                "month": ("MONTH", "MABBR"),
                "season": ("SEASON",),
                "part": ("PART",),
            }[part]
            value = next(v for v in (found.value(part, k) for k in kinds) if v is not None)
            return Resolved("SET", pattern.format(value))
    if found.words("units"):
        return Resolved("SET", period(count_of(found), unit_of(found, "units")))
    return Resolved("SET", period(2 if found.word("other") else 1, unit_of(found)))


def times(found: Found, ctx: Context) -> Resolved | None:
    """'twice a week', 'three days a year', '300 a day'; '24 hours a day' is always, and no set."""
    part = next((p for p in ("unit", "tunit", "tunit_") if found.word(p)), "unit")
    if found.words("units") and (count_of(found), unit_of(found, "units"), unit_of(found, part)) in _ALWAYS:
        return None
    return Resolved("SET", period(1, unit_of(found, part)), part="set" if found.words("set") else "")


_ALWAYS = frozenset({(24.0, "T1H", "1D"), (7.0, "1D", "1W")})


def set_word(found: Found, ctx: Context) -> Resolved | None:
    """'annual', 'weekly'."""
    return Resolved("SET", "P6M" if found.word("half") else str(found.value("set", "SETWORD")))


def weekdays(found: Found, ctx: Context) -> Resolved | None:
    """'Mondays', 'weekday mornings'."""
    number = found.value("dow", "WEEKDAYS")
    if found.word("dow_"):
        part = found.value("parts", "PARTS")
        return Resolved("SET", f"XXXX-WXX-{found.value('dow_', 'WEEKDAY')}T{part}")
    return Resolved("SET", f"XXXX-WXX-{number}" if number else "XXXX-WXX-XX")
