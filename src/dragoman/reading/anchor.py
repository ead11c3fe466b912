"""On what day was a report written?

The date that came with it; else one that the text itself bears, in a header line or a dateline, or its web address; else
its byline's. A date without a year counts only where a year stands beside it at the head or foot of the text.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from dragoman.calendar_names import SHORT_MONTHS, month_number
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.nouns import Timex
from dragoman.reading.timex.tokens import FIRST_YEAR, LAST_YEAR

AnchorBasis = Literal["given", "header", "dateline", "url", "byline", ""]
Span = tuple[int, int]

HEAD, FOOT = 2_000, 600  # code points searched at either end
DATELINE_REACH = 120  # a dateline's mark stands within so many code points of its paragraph's start
DATELINE_PARAGRAPHS = 6
BYLINE_LENGTH = 100

HEADER = re.compile(r"[ \t]*(?:date|dated|published|issued|day)[ \t]*[:=]?[ \t]+\S", re.IGNORECASE)
BYLINE = re.compile(
    r"[\s(|*]*(?:first[ ]|last[ ]|by [^|\n]{2,40}\|[ ]?)?(?:published|updated|posted|modified|issued|released|filed|created)\b"
    r"(?:[ ](?:on|at))?[ ]?:?[ ]",
    re.IGNORECASE,
)
MARK = re.compile(r"[—–]|--?(?=\s)|\s-|_\s|:(?=\s)|\)\s*[-—–:]")
YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)[0-9]{2}(?![\w%]|[.,][0-9])")
PLACEHOLDER = re.compile(r"XXXX-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class ReportDate:
    """The day on which a report was written; `basis` is how that is known, "" and no day where it is not.

    `span` are the code points of the words that tell it; None where the text does not: it was given, or the address has it.
    """

    day: dt.date | None = None
    basis: AnchorBasis = ""
    span: Span | None = None


UNDATED = ReportDate()


def report_date(text: str, *, published: str = "", url: str = "") -> ReportDate:
    """The day that a report's relative times count from, how it is known, and the words that tell it.

    Args:
        text: the report's text, uncleaned.
        published: an ISO date, or "" where none came with the report; one outside 1800–2200 counts as none.
        url: the report's web address, or "".

    >>> report_date("OSLO, 27 January 2011 (Agency) - Two ministers met.")
    ReportDate(day=datetime.date(2011, 1, 27), basis='dateline', span=(6, 21))
    >>> report_date("Two ministers met.", url="https://news.example/world/2011/jan/27/two-met").basis
    'url'
    """
    try:
        given = dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        given = None
    if given is not None and FIRST_YEAR <= given.year <= LAST_YEAR:
        return ReportDate(given, "given")
    head = text[:HEAD]
    return (
        _first_dated(text, ("header", _headers(head)), ("dateline", _datelines(head)))
        or _of_address(url)
        or _first_dated(text, ("byline", _bylines(text)))
        or UNDATED
    )


def _first_dated(text: str, *places: tuple[AnchorBasis, Iterator[Span]]) -> ReportDate | None:
    for basis, spans in places:
        for start, end in spans:
            found = _date_in(text, start, end)
            if found is not None:
                return ReportDate(found[0], basis, found[1])
    return None


ADDRESS = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:[/_.-](1[0-2]|0?[1-9]|[a-z]{3})[/_.-]([0-3]?[0-9])|(1[0-2]|0[1-9])([0-3][0-9]))(?![0-9])"
)
LONGEST_ADDRESS = 2_000


def _of_address(url: str) -> ReportDate | None:
    """The day in a web address' path: '/2020/09/10/', '/2020/sep/10/', '2020-09-10', '20200910'."""
    try:
        path = urlsplit(url[:LONGEST_ADDRESS]).path.lower()
    except ValueError:
        return None
    for year, month, day, month_, day_ in ADDRESS.findall(path):
        name = month or month_
        if name.isalpha() and name not in SHORT_MONTHS:
            continue
        number = month_number(name) if name.isalpha() else int(name)
        try:
            return ReportDate(dt.date(int(year), number, int(day or day_)), "url")
        except ValueError:
            continue
    return None


def _lines(text: str, offset: int = 0) -> Iterator[Span]:
    """Lines that are not blank."""
    for match in re.finditer(r"[^\n\r]+", text):
        if not match.group().isspace():
            yield match.start() + offset, match.end() + offset


def _headers(head: str) -> Iterator[Span]:
    """Short lines at the top that are a date, with or without a label."""
    for start, end in list(_lines(head))[:8]:
        line = head[start:end].strip()
        if len(line) <= 60 and (HEADER.match(line) or _is_only_a_date(line)):
            yield start, end


def _is_only_a_date(line: str) -> bool:
    found = find_timexes(line, anchor=None)
    return bool(found) and found[0].absolute and found[0].end - found[0].start >= len(line) - 3


def _datelines(head: str) -> Iterator[Span]:
    """From a paragraph's start to the mark that ends its dateline; a line of a place and a date needs no mark."""
    for start, end in list(_lines(head))[:DATELINE_PARAGRAPHS]:
        line = head[start:end]
        if len(line) <= 60 and _is_dateline(line):
            yield start, end
        for mark in MARK.finditer(line[:DATELINE_REACH]):
            if _is_dateline(line[: mark.start()]):
                yield start, start + mark.end()


def _is_dateline(words: str) -> bool:
    """A place in capitals, or one or two capitalised words and a comma or dash, with no word of a sentence after it."""
    place = re.match(r"[\s“\"(]*(?:[A-Z][\w.'’]*[ ,/–—-]*){1,6}", words)
    small = re.findall(r"(?<![\w.])[a-z]{2,}", re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b|\([^)]*\)", "", words))
    return place is not None and all(word in {"of", "de", "al", "and", "the"} for word in small)


def _bylines(text: str) -> Iterator[Span]:
    """What follows 'Published:', 'Updated on' and the like at the start of a short line, at the head and the foot."""
    foot = max(len(text) - FOOT, HEAD)
    for offset, part in ((0, text[:HEAD]), (foot, text[foot:])):
        for start, end in _lines(part):
            match = BYLINE.match(part, start, end)
            if match is not None and end - start <= BYLINE_LENGTH:
                yield offset + match.end(), offset + min(end, match.end() + 40)


def _date_in(text: str, start: int, end: int) -> tuple[dt.date, Span] | None:
    """The first day told in full in a stretch of text, and where."""
    for timex in find_timexes(text[start:end], anchor=None):
        day = _day_of(timex, text)
        if day is not None:
            return day, (start + timex.start, start + timex.end)
    return None


def _day_of(timex: Timex, text: str) -> dt.date | None:
    if timex.type not in {"DATE", "TIME"}:
        return None
    blank = PLACEHOLDER.match(timex.value)
    try:
        if blank is None:
            return dt.date.fromisoformat(timex.value[:10]) if timex.absolute else None
        years = {int(y) for y in YEAR.findall(text[:300] + "\n" + text[-300:])}
        if len(years) == 1:
            return dt.date(years.pop(), int(blank.group(1)), int(blank.group(2)))
    except ValueError:
        pass
    return None
