"""Which class of word is each token of a text?

Only what time expressions need: figures by shape, known words, punctuation, paragraph breaks. Linear in the text.
"""

import re
from dataclasses import dataclass

from dragoman.reading.timex.lexicon import Lexicon

FIRST_YEAR, LAST_YEAR = 1800, 2200

_TOKEN = re.compile(  # the blanks before a token are read with it, a few at most, so that a run of them costs its length
    r"""[ ]{0,4}+(?:
      (?P<URL>(?:https?://|www\.)\S{1,300})
    | (?P<AMPM>[ap]\.m\.?|[ap]m(?![\w]))
    | (?P<WORD>[^\W\d_]+)
    | (?P<ISO>(?<![0-9])[0-9]{4}-[01][0-9]-[0-3][0-9](?:t[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:z|[+-][0-2][0-9]:?[0-5][0-9])?)?(?![\w]))
    | (?P<SLASH>(?<![0-9/.])(?:[0-9]{4}(?P<m1>[/.])[0-9]{1,2}(?P=m1)[0-9]{1,2}|[0-9]{1,2}(?P<m2>[/.])[0-9]{1,2}(?P=m2)[0-9]{4})(?![0-9/]))
    | (?P<CLOCK>(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])|(?<![0-9.])[01]?[0-9]\.[0-5][0-9](?=[ ]?[ap]\.?m(?![\w])))
    | (?P<NINEELEVEN>(?<![0-9/])9/11(?![0-9/]))
    | (?P<ORDNUM>(?<![0-9,.])[0-9]{1,2}(?:st|nd|rd|th)(?![\w]))
    | (?P<DECADE>(?<![0-9])[0-9]{3}0['’]?s(?![\w]))
    | (?P<SHORTDECADE>(?<![\w])['’`]?[2-9]0s(?![\w]))
    | (?P<SHORTYEAR>(?<![\w])['’`][0-9]{2}(?![\w]))
    | (?P<NUMBER>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?[½¼¾]?)
    | (?P<BREAK>\n[^\S\n]{0,40}\n)
    | (?P<PUNCT>[^\s\w]|_))
    """,
    re.VERBOSE,
)
_PUNCTUATION = {
    ",": ("COMMA",), ".": ("STOP", "DOT"), "!": ("STOP",), "?": ("STOP",), ";": ("STOP",), ":": ("COLON",),
    "-": ("DASH",), "–": ("DASH",), "—": ("DASH",), "‑": ("DASH",), "‐": ("DASH",), "−": ("DASH",),
    "'": ("APOS",), "’": ("APOS",), "`": ("APOS",), "/": ("SLANT",), "(": ("LPAR",), ")": ("RPAR",),
    '"': ("QUOTE",), "“": ("QUOTE",), "”": ("QUOTE",), "%": ("PERCENT",), "$": ("MONEY",), "€": ("MONEY",),
    "£": ("MONEY",), "¥": ("MONEY",), "₹": ("MONEY",), "#": ("HASH",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: lower-case words, code point offsets, one class character each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str


def lower(text: str) -> str:
    """`text` in lower case, character by character, so that offsets stay.

    >>> len(lower("İstanbul"))
    8
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def tokenise(text: str, lexicon: Lexicon, *, offset: int = 0) -> Tokens:
    """The tokens of `text`; `offset` is added to every position."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    codes, cased, named, code = lexicon.codes, lexicon.cased, lexicon.named, lexicon.code
    shaped = cased | named
    opening = "".join(lexicon.members[kind] for kind in ("STOP", "BREAK", "QUOTE", "COLON", "DASH", "APOS"))
    opens = True  # whether a sentence may begin here
    plain, plural, past, other = (
        code({"WORD"}), code({"WORD", "PLURAL"}), code({"WORD", "PASTWORD"}), code({"OTHER"})
    )  # fmt: skip
    marks = {mark: code(kinds) for mark, kinds in _PUNCTUATION.items()}
    for match in _TOKEN.finditer(lower(text)):
        kind = match.lastgroup or "PUNCT"
        word, (start, end) = match[kind], match.span(kind)
        if kind == "WORD":
            char = codes.get(word, "")
            if char and word in shaped:
                capital = text[start].isupper()
                char = (
                    ""
                    if (word in cased and not capital) or (word in named and capital and not opens)
                    else char
                )
            if not char:
                small = len(word) > 3 and text[start].islower()
                char = (
                    past if small and word.endswith("ed") else plural if small and word[-1] == "s" else plain
                )
        elif kind == "PUNCT":
            char = marks.get(word, other)
        elif kind == "NUMBER":
            char = code(_figure_classes(word))
        else:
            char = code({kind})
        words.append(word)
        starts.append(start)
        ends.append(end)
        classes.append(char)
        opens = char in opening
    if offset:
        starts, ends = [at + offset for at in starts], [at + offset for at in ends]
    return Tokens(words, starts, ends, "".join(classes))


def _figure_classes(word: str) -> set[str]:
    """What a run of figures can be, by its length and value."""
    kinds = {"NUMBER"}
    if not word.isdigit() or len(word) > 4:
        return kinds
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        kinds.add("DAY")
    if len(word) == 2:
        kinds.add("TWO")
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        kinds.add("YEAR")
    if len(word) == 4 and value // 100 < 24 and value % 100 < 60:
        kinds.add("HHMM")
    return kinds
