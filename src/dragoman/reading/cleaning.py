"""Which words of a report are the report?

Takes header lines, datelines and site furniture out of what is parsed, and keeps for every character of the cleaned
text where it stood in the given one. Cleaning only ever leaves words out and narrows white space: it writes none, but for
the sign U+FFFD in place of each half of a surrogate pair, which no parser takes.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from dragoman.calendar_names import ANY_MONTH

HEADER = re.compile(
    r"\s*(?:date|published|headline|title|source|author|byline|url|section)\s*[:=]?\s*\d{4}-\d{2}-\d{2}.{0,20}\Z",
    re.I,
)
BETWEEN = "\n\n"  # paragraphs of a cleaned text
BREAK = re.compile(  # the look-behind keeps a long run of blanks from being gone through from each of them
    r"(?<![ \t\r\x0b\x0c\u00a0\u2028\u2029])[ \t\r\x0b\x0c\u00a0\u2028\u2029]*\n[\s\u00a0\u2028\u2029]*"
)
# 'NEW DELHI: ', 'ATHENS — ', 'LONDON, March 3 (Agency) - ': capitalised words, at most 60 characters, then a mark
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:[ /,]+(?:(?:de|of|the|al|el|la|e|du|des)[ ])?[A-Z][\w.'’-]*){0,4})"
    r"(?:,? ?[^\n:—–-]{0,40}?(?:\d{1,2}|\d{4}))?(?: ?\([^()\n]{2,40}\))?(?:[ ,/]*[^\n:—–-]{0,20})??"
    r"(?: ?[—–] ?| [-_]{1,2} |: )(?=[\"“'‘A-Z0-9])"
)
# 'MOSCOW, June 3. /TASS/. ', 'Lima, 3 May (Andina) ', 'Baku, August 3, AGENCY' and 'Lima, Peru, May 3' as a line: a day, and no dash
MONTHS = rf"{ANY_MONTH}[a-z]*\.?"
DAYLINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w'’-]*){0,4}?), "
    rf"(?i:{MONTHS} \d{{1,2}}|\d{{1,2}} {MONTHS})(?:,? \d{{4}})?"
    r"(?:\.? ?/[^/\n]{2,20}/\.? |,? \([^()\n]{2,40}\) (?=[\"“'‘A-Z])|(?:,? [A-Z][A-Za-z]+)?\.?\Z)"
)
# 'MOSCOW (Agency - 30th April, 2021) ': an agency and a date between brackets, and no mark
BRACKETED = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w'’-]*){0,4}),? \([^()\n]{2,60}\b(?:19|20)\d\d ?\) ?(?:[:—–-] ?)?(?=[\"“'‘A-Z])"
)
# 'Coast News, 24 March - ': an agency's name and a date, then a dash; no place stands in it
AGENCY_LINE = re.compile(
    r"\w[\w.'’-]*(?: [\w.'’-]+){0,4}, "
    rf"(?:\d{{1,2}} {ANY_MONTH}[a-z]*|{MONTHS} \d{{1,2}})"
    r"(?:,? \d{4})?(?: ?\([^()\n]{2,40}\))? ?[—–-]{1,2} (?=[\"“'‘A-Z0-9])",
    re.I,
)
# 'HE Minister Ana Soto', 'Prime Minister the Honourable Ana Soto': styles before an office or a name, which no parser knows
STYLES = re.compile(
    r"\b(?:(?:His|Her|Their|Your) (?:Excellenc(?:y|ies)|Royal Highness|Highness|Majesty)|H\.? ?E\.?|H\.? ?R\.? ?H\.?|"
    r"(?:[Tt]he )?(?:(?:Rt\.?|Right) )?Hon(?:ourable|orable|\.))(?:,? (?:Mr|Mrs|Ms|Dr|Shri)\.?)?,? "
    r"(?=(?:the |Al-|al-)?[A-Z][a-z]|U\.?[SKN])"
)
JUNIOR = re.compile(r"(?<=[a-z]),? (?:Jr|Sr)\.(?=,? [a-z(])")  # 'Ana Soto, Jr. of Peru'
MARKUP = re.compile(r"\]\(https?://[^()\s]{1,500}\)|\*\*|\[(?=[^\[\]\n]{1,200}\]\(https?://)")
SURROGATE = re.compile("[\ud800-\udfff]")
MONTH = re.compile(rf",? {ANY_MONTH}[a-z]*\Z", re.I)
DATELINE_PARAGRAPHS = 5  # standfirsts may come before it
SPEAKER_VERBS = re.compile(r"\b(?:said|says|told|asked|added|wrote|is|was|are|were|has|have|will|not)\b")


@dataclass(frozen=True, slots=True)
class Clean:
    """The words to parse, and the way back.

    `pieces` are (start in `text`, start in the given text, length), ascending; `dateline` is the span of the place name
    in the given text, or None.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    dateline: tuple[int, int] | None

    @classmethod
    def untouched(cls, text: str) -> "Clean":
        """A text that nothing is taken from."""
        return cls(text, ((0, 0, len(text)),), None)

    def given(self, start: int, end: int) -> tuple[int, int]:
        """A non-empty span of the cleaned text as a span of the given text."""
        at, given, length = self._piece(start)
        first = given + min(start - at, max(0, length - 1))
        if end > at + length:
            at, given, length = self._piece(end - 1)
        return first, max(first, given + min(end - 1 - at, max(0, length - 1)) + 1)

    def only(self, kept: Sequence[bool]) -> "Clean":
        """The same without some of its paragraphs.

        Args:
            kept: for each paragraph of `text` whether it stays.
        """
        parts: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        at = length = 0
        waiting = iter(self.pieces)
        piece = next(waiting, None)
        for stays, paragraph in zip(kept, self.text.split(BETWEEN), strict=True):
            if stays and parts:
                length += len(BETWEEN)
            while piece is not None and piece[0] < at + max(1, len(paragraph)):
                if stays:
                    pieces.append((piece[0] - at + length, *piece[1:]))
                piece = next(waiting, None)
            if stays:
                parts.append(paragraph)
                length += len(paragraph)
            at += len(paragraph) + len(BETWEEN)
        return Clean(BETWEEN.join(parts), tuple(pieces), self.dateline)

    def _piece(self, offset: int) -> tuple[int, int, int]:
        """The piece that holds a place of the cleaned text, or stands before it."""
        return self.pieces[max(0, bisect_right(self.pieces, (offset, 1 << 62, 0)) - 1)]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a paragraph that is no part of the report looks like."""

    whole: re.Pattern[str]
    start: re.Pattern[str]

    def is_furniture(self, paragraph: str) -> bool:
        """Whether a paragraph belongs to the page and not to the report."""
        head = paragraph[:200].strip()
        return bool((len(paragraph) <= 200 and self.whole.fullmatch(head)) or self.start.match(head))


def load_furniture() -> Furniture:
    """The shipped patterns of site furniture."""
    data = tomllib.loads(
        (resources.files("dragoman.reading") / "data" / "furniture.toml").read_text(encoding="utf-8")
    )
    return Furniture(
        whole=re.compile("|".join(f"(?:{p})" for p in data["whole"]), re.I),
        start=re.compile("|".join(f"(?:{p})" for p in data["start"]), re.I),
    )


def clean(text: str, *, furniture: Furniture, is_place: Callable[[str], bool]) -> Clean:
    """The report's own paragraphs, joined by blank lines, with the map back to the given text.

    Args:
        text: the report's text as given.
        furniture: what is left out.
        is_place: whether a name is a place's; a dateline begins with one.

    >>> cleaned = clean("DOHA: They met.\\n\\nAdvertisement", furniture=load_furniture(), is_place="DOHA".__eq__)
    >>> cleaned.text, cleaned.given(0, 4), cleaned.dateline
    ('They met.', (6, 10), (0, 4))
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    dateline: tuple[int, int] | None = None
    length = 0
    text = SURROGATE.sub("\ufffd", text)
    for number, (start, end) in enumerate(_paragraphs(text)):
        paragraph = text[start:end]
        if HEADER.match(paragraph) or furniture.is_furniture(paragraph):
            continue
        found = _dateline(paragraph, is_place) if dateline is None and number < DATELINE_PARAGRAPHS else None
        if found:
            dateline = (start, start + found[0])
            start += found[1]
        elif number < DATELINE_PARAGRAPHS and (line := AGENCY_LINE.match(paragraph[:160])):
            start += line.end()
        if start >= end:
            continue  # a dateline in a line of its own
        if parts:
            parts.append(BETWEEN)
            length += len(BETWEEN)
        for first, last in _without_marks(text, start, end):
            pieces.append((length, first, last - first))
            parts.append(text[first:last])
            length += last - first
    return Clean("".join(parts), tuple(pieces), dateline)


def _without_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a paragraph without Markdown's marks of links and emphasis, styles and 'Jr.': '[April](https://…)' is 'April'."""
    marks = [m for p in (MARKUP, STYLES, JUNIOR) for m in p.finditer(text, start, end)]
    for mark in sorted(marks, key=lambda m: m.start()):
        if start < mark.start():
            yield start, mark.start()
        start = mark.end()
    if start < end:
        yield start, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that are not blank, without the white space around them."""
    start = 0
    for gap in BREAK.finditer(text):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if left < right:
        yield start + left, start + right


def _dateline(paragraph: str, is_place: Callable[[str], bool]) -> tuple[int, int] | None:
    """Where a dateline's place name ends, and where the dateline itself does; None where there is none."""
    found = next(
        (m for pattern in (DAYLINE, BRACKETED, DATELINE) if (m := pattern.match(paragraph[:160]))), None
    )
    if not found or SPEAKER_VERBS.search(found.group()):
        return None
    place = MONTH.sub("", found.group("place"))
    first = re.split(r"[,/]", place)[0].strip()
    if not is_place(first) and ". " in first:  # 'BAKU. AGENCY - '; 'ST. PAUL - ' is one name
        place = first = first.partition(". ")[0]
    return (len(place), found.end()) if is_place(first) else None
