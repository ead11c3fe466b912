"""On what day was a report published, which part of its source says so, and how far can that be trusted?

A page tells its date in up to five places (JSON-LD, meta, a time element, its address, its words), and they may disagree.
The day that most places tell is taken; among equals, one that is not the day of the last change, then the first in the order above.
Days are the publisher's: a time with an offset keeps the day that it was there. Not read: dates whose order of day and month
cannot be told (10/09/20), and words of other languages than English.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from dragoman.calendar_names import ANY_MONTH, month_number
from dragoman.records import DateConfidence, DateSource

_MONTH = rf"({ANY_MONTH})[a-z]{{0,6}}\.?"
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)", re.ASCII)
_DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)", re.ASCII)  # never written month first
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?\s*", re.ASCII)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ \-.]+(?:of )?{_MONTH}[ \-,.]+(\d{{4}})\b", re.IGNORECASE | re.ASCII
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}[ ]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?:at )?(?:[\d:apm. ]+,? )?(\d{{4}})\b",
    re.IGNORECASE | re.ASCII,
)
_OF_TIME = re.compile(
    rf"\b{_MONTH} (\d{{1,2}}) \d\d:\d\d:\d\d (?:[A-Z]{{2,5}} )?(\d{{4}})\b", re.IGNORECASE | re.ASCII
)  # `date`'s own
_UTC = re.compile(r"T?\d{1,2}:\d\d.*(?:Z|[+-]00:?00|\bGMT|\bUTC)\s*$", re.ASCII)
_IN_ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII),
    re.compile(r"/((?:19|20)\d\d)/([1-9])/([1-9]|[12]\d|3[01])(?=[/.-]|$)", re.ASCII),
)
_IN_ADDRESS_NAMED = re.compile(
    rf"/((?:19|20)\d\d)[/-]{_MONTH}[/-](\d{{1,2}})(?=[/.-]|$)", re.IGNORECASE | re.ASCII
)
_LONGEST = 100
EPOCH = dt.date(1970, 1, 1)  # what a program writes that knows no date
ORDER: tuple[DateSource, ...] = (
    "given",
    "json-ld",
    "meta",
    "time",
    "feed",
    "url",
    "text",
)  # most trusted first


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that one part of a source states; `utc` where it is the day in Greenwich, not the publisher's."""

    source: DateSource
    day: dt.date
    utc: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication as ISO 8601, or "", what gave it, and how far to trust it."""

    day: str = ""
    source: DateSource = ""
    confidence: DateConfidence = ""


def plain_day(text: str) -> dt.date | None:
    """The day that a date in a common form means, or None where it is none or can mean two days.

    >>> plain_day("Thu, 10 Sep 2020 23:30:00 -0500"), plain_day("September 10, 2020"), plain_day("10/09/20")
    (datetime.date(2020, 9, 10), datetime.date(2020, 9, 10), None)
    """
    text = text[:_LONGEST]
    for pattern in (_ISO, _SLASHED):
        if match := pattern.match(text):
            return _day(match[1], match[2], match[3])
    if match := _DOTTED.match(text):
        return _day(match[3], match[2], match[1])
    if match := _COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.search(text):
        return _day(match[3], month_number(match[2]), match[1])
    for pattern in (_MONTH_FIRST, _OF_TIME):
        if match := pattern.search(text):
            return _day(match[3], month_number(match[1]), match[2])
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def stated(source: DateSource, text: str) -> Stated | None:
    """What a date written in some part of a source states, or None where it cannot be read."""
    day = plain_day(text) or _epoch_day(text.strip())
    return Stated(source, day, utc=bool(_UTC.search(text[:_LONGEST]))) if day else None


def address_day(url: str) -> dt.date | None:
    """The day that a web address bears, or None.

    >>> address_day("https://news.example/2020/09/10/talks"), address_day("https://news.example/story-20209")
    (datetime.date(2020, 9, 10), None)
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", url[:2000], flags=re.IGNORECASE).partition("#")[0]
    if match := _IN_ADDRESS_NAMED.search(path):
        return _day(match[1], month_number(match[2]), match[3])
    for pattern in _IN_ADDRESS:
        for match in pattern.finditer(path):
            if (day := _day(match[1], match[2], match[3])) is not None:
                return day
    return None


def choose(found: Iterable[Stated], *, today: dt.date, modified: Sequence[dt.date] = ()) -> Published:
    """The day on which the parts of a source agree best.

    Args:
        found: what each part states; the first of each part counts.
        today: days two or more after it are no days of publication.
        modified: days on which the page says that it was changed.
    """
    first: dict[DateSource, Stated] = {}
    for one in found:
        if one.day != EPOCH and one.day <= today + dt.timedelta(days=1):
            first.setdefault(one.source, one)
    ranked = sorted(first.values(), key=lambda s: ORDER.index(s.source))
    if not ranked:
        return Published()
    days = [s.day for s in ranked]
    best = max(ranked, key=lambda s: (days.count(s.day), s.day not in modified, -ORDER.index(s.source)))
    votes, others = days.count(best.day), len(set(days)) - 1
    in_utc = all(s.utc for s in ranked if s.day == best.day)
    local = next((s for s in ranked if in_utc and not s.utc and abs((s.day - best.day).days) == 1), None)
    if local is not None:
        return Published(local.day.isoformat(), local.source, "medium")
    return Published(best.day.isoformat(), best.source, _trust(best.source, votes=votes, others=others))


def _trust(source: DateSource, *, votes: int, others: int) -> DateConfidence:
    """high: told by machine-readable data or by two places, and by none otherwise; low: no majority, or only in the words."""
    if others:
        return "medium" if votes > 1 else "low"
    if votes > 1 or source in {"given", "json-ld", "meta", "feed"}:
        return "high"
    return "low" if source == "text" else "medium"


def _epoch_day(text: str) -> dt.date | None:
    """The day of seconds, or thousandths of them, since 1970."""
    if not (text.isascii() and text.isdigit() and len(text) in {10, 13}):
        return None
    return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC).date()


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
