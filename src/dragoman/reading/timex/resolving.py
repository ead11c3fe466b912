"""Which function works out which kind of time expression?

One resolver for each kind of rule in `timex.toml`. Each takes the match and what is known around it, and answers with a
Draft, several, or None where the words name no time. Without a report's date the answers keep the TIMEX3 blanks.
"""

from collections.abc import Mapping

from dragoman.reading.timex import days, quantities, relative, stretches
from dragoman.reading.timex.nouns import Context, Found, Resolved
from dragoman.reading.timex.parts import Answer, Resolver


def _vague(value: str) -> Resolver:
    return lambda found, ctx: Resolved("DATE", value)


def _nothing(found: Found, ctx: Context) -> Answer:
    return None


def ref(found: Found, ctx: Context) -> Answer:
    """'now', 'currently', 'recently'."""
    return Resolved("DATE", str(found.value("ref", "REF")))


RESOLVERS: Mapping[str, Resolver] = {
    "ago": relative.ago, "around": days.around, "century": stretches.century, "clock": days.clock, "clock_date": days.clock_date, "compound": quantities.compound, "day_before": relative.day_before, "decade": stretches.decade,
    "deictic": days.deictic, "dow": days.dow, "dow_week": days.dow_week, "dows_ago": days.dows_ago, "dow_shift": days.dow_shift, "part_of_that_day": days.part_of_that_day, "duration": quantities.duration, "edge": stretches.edge,
    "every": quantities.every, "fiscal": stretches.fiscal, "fixed": stretches.fixed, "future": _vague("FUTURE_REF"), "half": stretches.half,
    "half_year": quantities.half_year, "hence": relative.hence, "day_of_month": days.day_of_month, "in_duration": quantities.in_duration, "part_of_month": stretches.part_of_month,
    "september_11": days.september_11, "holiday": stretches.holiday_, "iso": days.iso,
    "long_word": quantities.long_word, "month": stretches.month, "month_day": days.month_day, "none": _nothing, "part": days.part,
    "past": _vague("PAST_REF"), "present": _vague("PRESENT_REF"), "quarter": stretches.quarter, "ref": ref, "rel": relative.rel,
    "season": stretches.season, "season_shift": stretches.season_shift, "set_word": quantities.set_word, "shift": relative.shift, "short_year": stretches.short_year, "slash": days.slash,
    "step": relative.in_step, "times": quantities.times, "tonight": days.tonight, "twelve": days.twelve, "week_of": days.week_of,
    "weekdays": quantities.weekdays, "weekend": relative.weekend, "window": quantities.window, "year": stretches.year,
    "year_bare": stretches.year_bare, "year_range": stretches.year_range,
}  # fmt: skip
