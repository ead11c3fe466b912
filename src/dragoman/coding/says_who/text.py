"""What does every rule of attribution look at, and how are stretches of a text cut?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.says_who.quotations import CLOSING
from dragoman.knowledge.cues import Cues

Range = tuple[int, int]
VOUCH, ATTITUDE = "says_who.vouch.", "says_who.attitude."

CLOSERS = frozenset({*CLOSING, '"', "''", "’", "'"})
MAX_PARAGRAPHS = 20  # of one quotation
FILLERS = frozenset(" ,.;:!?-–—―\n\t")


@dataclass(frozen=True, slots=True)
class QuotedText:
    """What every rule looks at: the text, its cues, its quotations, and which quotation holds each token (-1: none)."""

    doc: Doc
    tokens: Sequence[Token]  # of `doc`
    cues: Cues
    quotes: tuple[Range, ...]
    inside: tuple[int, ...]

    def quote(self, i: int) -> Range | None:
        """The quotation that holds token `i`."""
        return self.quotes[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None


def runs(tokens: Iterable[int]) -> list[Range]:
    """Runs of token indices as ranges."""
    runs: list[Range] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def minus(ranges: Iterable[Range], held: set[int]) -> list[Range]:
    """Ranges without the tokens held."""
    return runs(i for start, end in ranges for i in range(start, end) if i not in held)


def trim(ranges: Iterable[Range], text: QuotedText, gaps: int = 0) -> list[Range]:
    """Ranges without punctuation and blanks at their ends; quotation marks and final full stops in them stay."""
    kept: list[Range] = []
    for start, end in ranges:
        while start < end and text.tokens[start].text[:1] in FILLERS:
            start += 1
        while end > start and text.tokens[end - 1].text[:1] in FILLERS and text.inside[end - 1] < 0:
            end -= 1
        if kept and start < end and start - kept[-1][1] < gaps:
            kept[-1] = (kept[-1][0], end)
        elif start < end:
            kept.append((start, end))
    return kept


def within_paragraph(ranges: Iterable[Range], cue: Token, text: QuotedText) -> list[Range]:
    """Ranges cut to the cue's own paragraph, except within quotations."""
    tokens = text.tokens
    first, last = cue.i, cue.i
    floor, roof = cue.sent.start, cue.sent.end
    while first > floor and "\n" not in tokens[first - 1].text:
        first -= 1
    while last < roof and "\n" not in tokens[last].text:
        last += 1
    cut = [
        (max(a, first) if text.inside[a] < 0 else a, min(b, last) if text.inside[b - 1] < 0 else b)
        for a, b in ranges
    ]
    return [(a, b) for a, b in cut if a < b]


def whole(content: list[Range], cue: Token, text: QuotedText) -> list[Range]:
    """Content with every quotation it touches made whole; within a quotation that holds the cue, cut to it."""
    around = text.quote(cue.i)
    tokens: set[int] = set()
    for start, end in content:
        tokens |= set(range(start, end))
        for i in (start, end - 1, (start + end) // 2):
            quote = text.quote(i)
            if quote is not None and quote != around and not quote[0] <= cue.i < quote[1]:
                tokens |= {t for part in with_paragraphs_before(quote, text) for t in range(*part)}
    if around is not None:
        tokens &= set(range(around[0] + 1, around[1]))
    return trim(runs(tokens), text)


def with_paragraphs_before(quote: Range, text: QuotedText) -> list[Range]:
    """A quotation after those of the paragraphs before it that go on in it, since they end without a closing mark."""
    found = [quote]
    while len(found) < MAX_PARAGRAPHS:
        first = found[0][0]
        before = text.quote(first - 1) or text.quote(first - 2)
        if before is None or text.doc[before[1] - 1].text in CLOSERS:
            break
        found.insert(0, before)
    return found


def is_infinitive(token: Token) -> bool:
    """Whether 'to' stands before a verb as its auxiliary."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)


def is_document(token: Token, text: QuotedText) -> bool:
    """Whether a noun is something to read or look at: 'survey', 'video'."""
    return text.cues.lemma(token.lower_) in text.cues.sources["documents"]
