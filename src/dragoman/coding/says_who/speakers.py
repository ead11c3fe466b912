"""Whose words are quotations that no verb introduces: a name and a colon, a signature, a quotation that goes on?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from dragoman.coding.findings import Said
from dragoman.coding.says_who.quotations import CLOSING, OPENING
from dragoman.coding.says_who.sources import how_told
from dragoman.coding.says_who.text import VOUCH, QuotedText, Range, is_document, trim
from dragoman.records import How

DASHES = frozenset({"―", "—", "–", "--"})
GOES_ON = frozenset(VOUCH + way for way in ("say", "tell", "state", "mention", "according", "signed"))
FAR = 400  # tokens between a cue and a quotation that goes on after it


def speakers(text: QuotedText, found: Sequence[Said]) -> Iterator[Said]:
    """'LOPEZ: We will go.' at the head of a paragraph; '“We will go.” — Maria Lopez'."""
    doc = text.doc
    if not len(doc):
        return
    cued = {i for s in found for i in range(*s.cue)}
    heads = [0, *(t.i + 1 for t in doc if "\n" in t.text and t.i + 1 < len(doc))]
    for start, stop in zip(heads, [*(h - 1 for h in heads[1:]), len(doc)], strict=True):
        first = start + (doc[start].text in OPENING + '"')
        colon = next((i for i in range(first + 1, min(first + 6, stop)) if doc[i].text == ":"), None)
        if colon is None or colon + 2 >= stop or cued & set(range(first, colon)):
            continue
        if start == 0 and not is_document(doc[colon - 1], text) and not _heads_report(doc[first:stop], colon):
            continue  # a dateline: 'Lima: The president …'
        content = trim([(colon + 1, stop)], text)
        if content and _is_name(doc[first:colon], text):
            how: How = "direct_quote" if doc[first].is_upper else how_told((first, colon), content, text)
            yield Said((first, colon), (colon, colon + 1), tuple(content), how, VOUCH + "speaker")
    for quote in text.quotes:
        stuck = doc[quote[1] - 1].text[-1:] in DASHES  # '”―' read as one word
        dash = quote[1] - stuck
        name = _signature(dash, doc, stuck=stuck)
        if name is not None:
            yield Said(name, (dash, dash + 1), (quote,), "direct_quote", VOUCH + "signed")


def _is_name(span: Span, text: QuotedText) -> bool:
    """Whether the words before a colon are who speaks: capitals, a name, or 'Survey'; no place, no date."""
    if not all(t.text[:1].isupper() or t.text in {".", "-"} for t in span) or span[-1].ent_type_ in {
        "GPE",
        "DATE",
    }:
        return False
    last = span[-1]
    return last.pos_ == "PROPN" or last.is_upper or is_document(last, text)


def _heads_report(line: Span, colon: int) -> bool:
    """Whether a report's first line is a headline that begins with a person's name and a colon: no full stop ends it."""
    return line.doc[colon - 1].ent_type_ == "PERSON" and line[-1].text not in {".", "!", "?"}


def _signature(end: int, doc: Doc, *, stuck: bool) -> Range | None:
    """The name that signs a quotation after a dash, up to the end of its line or the next quotation."""
    dashed = stuck or (end < len(doc) and doc[end].text in DASHES)
    if end + 1 >= len(doc) or not dashed or not doc[end + 1].text[:1].isupper():
        return None
    last = end + 1
    while last < min(len(doc), end + 7) and (doc[last].text[:1].isupper() or doc[last].text == "."):
        last += 1
    over = (
        last == len(doc) or doc[last].text[:1].isspace() or doc[last].text in {",", '"', *OPENING, *CLOSING}
    )
    return (end + 1, last) if over or doc[last - 1].text == "." else None


def with_orphans(found: Sequence[Said], text: QuotedText) -> list[Said]:
    """Give quotations that no cue claims to who was quoted before them in the paragraph, or in the last if they fill one."""
    claimed = {
        text.inside[i]
        for s in found
        for a, b in s.content
        for i in range(a, b)
        if text.inside[i] >= 0 and text.inside[s.cue[0]] != text.inside[i]
    }
    result = sorted(found, key=lambda s: (s.cue, s.content))
    for n, (start, end) in enumerate(text.quotes):
        if n in claimed or end - start < 5:
            continue
        first = bisect_left(result, start - FAR, key=lambda s: s.cue[0])
        last = bisect_left(result, start, key=lambda s: s.cue[0])
        breaks = 1 if _fills_paragraph(start, end, text.doc) else 0
        best = next(
            (k for k in range(last - 1, first - 1, -1) if _goes_on(result[k], start, breaks, text)), -1
        )
        if best >= 0:
            said = result[best]
            result[best] = replace(said, content=(*said.content, (start, end)))
            claimed.add(n)
    return result


def _fills_paragraph(start: int, end: int, doc: Doc) -> bool:
    """Whether a quotation at `start:end` is all of its paragraph, which then goes on with what was said in the last."""
    opened = start == 0 or "\n" in doc[start - 1].text
    return bool(opened and (end >= len(doc) or "\n" in doc[end].text))


def _goes_on(said: Said, start: int, breaks: int, text: QuotedText) -> bool:
    """Whether a quotation at `start` goes on with what the source of a saying no more than some `breaks` before it says."""
    if said.rule not in GOES_ON or not said.cue[0] < start or start - said.cue[0] > FAR:
        return False
    if text.inside[said.cue[0]] >= 0:
        return False
    between = text.doc[said.cue[1] : start]
    return bool(sum("\n" in t.text and text.inside[t.i] < 0 for t in between) <= breaks)
