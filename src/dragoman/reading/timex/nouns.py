"""What does a rule hand its resolver, and what does a resolver hand back?"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dragoman.reading.timex.calendar import Tense
from dragoman.reading.timex.lexicon import Lexicon
from dragoman.reading.timex.tokens import Tokens

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression of a text.

    `start:end` are code points; `value` is TIMEX3 (`2020-09-09TNI`, `P2D`, `XXXX-WXX-4`, `PAST_REF`). `mod` is
    START, MID, END, or a bound of a quantity (MORE_THAN, LESS_THAN, APPROX). `begin` and `finish` are ISO dates of the stretch that a duration
    tied to the report's date covers ('the last two weeks'), or that is finer than the value says ('a year ago');
    both are "" elsewhere. `absolute` tells that the words name the date in full, without the report's date.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str = ""
    begin: str = ""
    finish: str = ""
    absolute: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolver's answer, before it gets offsets. `part` is the named part that it covers; "" is the whole match."""

    type: TimexType
    value: str
    mod: str = ""
    begin: str = ""
    finish: str = ""
    absolute: bool = False
    part: str = ""
    cut: Literal["", "head", "tail"] = (
        ""  # from the match's start to the part's end; from the part's start on
    )
    day: dt.date | None = None  # what 'the next day' after it counts from


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around an expression know: the report's date, the verb's tense, the last date told of.

    `sure` where the tense is a parser's and no guess. `last` may be the first day of a longer stretch ('in 1991'); `last_day` is a day that was told of as a day.
    `coarse` is the month ("1998-10") where the last date told of was no finer.
    """

    anchor: dt.date | None
    tense: Callable[[], Tense]
    last: dt.date | None
    last_day: dt.date | None
    sure: bool = False
    coarse: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule, read by the names of its parts."""

    match: re.Match[str]
    tokens: Tokens
    lexicon: Lexicon

    def words(self, part: str) -> tuple[str, ...]:
        """The lower-case tokens of a named part; none where it is not there."""
        if part not in self.match.re.groupindex or self.match.start(part) < 0:
            return ()
        return tuple(self.tokens.words[self.match.start(part) : self.match.end(part)])

    def word(self, part: str) -> str:
        """The first token of a named part, or ""."""
        return next(iter(self.words(part)), "")

    def value(self, part: str, kind: str) -> str | float | None:
        """What the lexicon gives for a part's first word in class `kind`, or None."""
        return self.lexicon.values[kind].get(self.word(part))

    def number(self, part: str) -> int | None:
        """A part's figure ('5', '5th') or ordinal word ('fifth', 'twenty-fifth')."""
        words = self.words(part)
        if not words:
            return None
        if words[0][0].isdigit():
            return int(re.sub(r"\D.*", "", words[0]) or 0)
        total = sum(self.lexicon.values["TENS"].get(w, 0) for w in words[:-1])  # type: ignore[misc]
        last = self.lexicon.values["ORD"].get(words[-1], self.lexicon.values["NUM"].get(words[-1]))
        return None if last is None else int(last) + int(total)

    @property
    def mod(self) -> str:
        """START, MID or END of 'early', 'mid', 'late'; "" without."""
        return str(self.value("mod", "EARLYLATE") or "")
