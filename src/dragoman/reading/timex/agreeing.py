"""Do the weekdays of a report agree with one another?

In one report a bare weekday means one day: 'headed on Tuesday', six days back by its tense, is tomorrow where 'will arrive
on Tuesday' stands beside it. Nearer days may well be two ('met on Friday', 'will meet on Friday') and are left.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.timex.nouns import Timex

_BARE = frozenset({"timex.dow", "timex.dow-part"})
_WEEK = dt.timedelta(days=7)


def agree(found: Sequence[Timex], anchor: dt.date | None) -> tuple[Timex, ...]:
    """The expressions, with a bare weekday of six days ago put to tomorrow where another mention has it there."""
    if anchor is None:
        return tuple(found)
    tomorrow = (anchor + dt.timedelta(days=1)).isoformat()
    long_ago = (anchor + dt.timedelta(days=1) - _WEEK).isoformat()
    bare = {t.value[:10] for t in found if t.rule in _BARE}
    if tomorrow not in bare or long_ago not in bare:
        return tuple(found)
    return tuple(
        replace(t, value=tomorrow + t.value[10:]) if t.rule in _BARE and t.value[:10] == long_ago else t
        for t in found
    )
