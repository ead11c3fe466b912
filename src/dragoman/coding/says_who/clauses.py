"""Which clause or quotation does a cue report?"""

from spacy.tokens import Token

from dragoman.coding.says_who.asides import around, beside
from dragoman.coding.says_who.quotations import ENDS
from dragoman.coding.says_who.text import (
    CLOSERS,
    FILLERS,
    MAX_PARAGRAPHS,
    QuotedText,
    Range,
    is_infinitive,
    runs,
    trim,
    whole,
    within_paragraph,
)
from dragoman.knowledge.cues import Reporting
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import has_subject
from dragoman.reading.labels import CONTENT_CLAUSES, FINITE
from dragoman.reading.lemmas import lemma

ASIDES = frozenset({"relcl", "appos"})
FAR = 400  # tokens of a paragraph that a colon announces
REACH = 14  # tokens between a cue and a quotation that follows it


def spoken(token: Token, way: Reporting, text: QuotedText) -> list[Range]:
    """What is said as a clause or a quotation; nothing where the cue has only an object or an infinitive."""
    if "clause" not in way.takes:
        return whole(_called_out(token, way, text), token, text)
    clause = _clause(token, way, text)
    quote = _quote_beside(token, text) if way.kind in {"say", "show", "think", "ask"} else []
    if quote and not clause and not way.strict and _within_object(quote[0], token):
        return []
    if quote and _better(quote, clause, token, text):
        return whole(quote, token, text)
    return whole(clause or around(token, text), token, text)


def _called_out(token: Token, way: Reporting, text: QuotedText) -> list[Range]:
    """The quotation by which somebody judges or asks: 'scolded him: "…"', '"…," he chided'."""
    if way.kind not in {"judge", "ask"}:
        return []
    quote = _quote_beside(token, text)
    if not quote:
        return []
    after = quote[0][0] > token.i
    return quote if not after or text.tokens[quote[0][0] - 1].text == ":" else []


def shortened(content: list[Range], text: QuotedText) -> list[Range]:
    """Content without an aside of the reporter's own that trails after a comma: ', who …', ', the latest …', ', although …'."""
    if not content or text.inside[content[-1][1] - 1] >= 0:
        return content
    start, end = content[-1]
    comma = next(
        (i for i in range(end - 2, start + 1, -1) if text.tokens[i].text == "," and text.inside[i] < 0), -1
    )
    if comma < 0:
        return content
    for token in text.doc[comma + 1 : min(end, comma + 12)]:
        if (
            token.left_edge.i in {comma, comma + 1}
            and token.right_edge.i >= end - 1
            and _is_aside(token, comma, text)
        ):
            return [*content[:-1], (start, comma)]
    return content


def _is_aside(token: Token, comma: int, text: QuotedText) -> bool:
    if token.head.i >= comma:
        return False
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        spoken = token.tag_ == "VBG" and text.cues.lemma(token.lower_) in text.cues.verbs
        return spoken or bool(marks & {"although", "though", "while", "as"})
    return token.dep_ in ASIDES


def _within_object(quote: Range, token: Token) -> bool:
    """Whether a quotation is only part of the cue's object: 'cited "tensions" in the region'."""
    thing = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    return thing is not None and thing.left_edge.i <= quote[1] - 2 and thing.right_edge.i >= quote[0] + 1


def _better(quote: list[Range], clause: list[Range], cue: Token, text: QuotedText) -> bool:
    """Whether a quotation beside a cue is what it tells, not the clause under it: '“We left.” He added that they fled'."""
    if not clause:
        return True
    closed = quote[-1][1] <= cue.i and text.doc[quote[-1][1] - 2].text in ENDS
    if closed and clause[0][0] > cue.i:
        return False
    return not any(a < d and c < b for a, b in quote for c, d in clause)


def _clause(token: Token, way: Reporting, text: QuotedText) -> list[Range]:
    """The clause that a cue governs, or into which it is put: 'X, he said, Y'."""
    island = _island(token)
    for child in token.children:
        if _of_the_past(child, token):
            return shortened(trim([(child.left_edge.i, child.right_edge.i + 1)], text), text)
        if child.dep_ in CONTENT_CLAUSES and not (
            child.dep_ == "parataxis" and child.i > token.i and child.tag_[0] != "V"
        ):
            if (is_infinitive(child) and not has_subject(child)) or (
                way.kind == "show" and child.pos_ == "ADJ"
            ):
                continue
            tokens = {t.i for t in child.subtree} - island
            for more in token.children:
                if more.dep_ == "advcl" and more.i > child.i > token.i and _explains(more):
                    tokens |= {t.i for t in more.subtree}
            tokens -= _told_on(child, token)
            return shortened(trim(within_paragraph(runs(tokens), token, text), text), text)
    if (stray := _stray_clause(token)) is not None:
        return trim(within_paragraph([(stray.left_edge.i, stray.right_edge.i + 1)], token, text), text)
    return beside(token, text)


def _of_the_past(infinitive: Token, cue: Token) -> bool:
    """'Claims to have captured the town', 'says to have captured it': what somebody tells of himself."""
    if infinitive.dep_ != "xcomp" or lemma(cue) not in word_list("clauses.of_oneself"):
        return False
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in infinitive.lefts)


def _stray_clause(token: Token) -> Token | None:
    """A that-clause that the parse hung on a noun of the cue's company: 'said in a statement that', 'told a crowd of voters that'."""
    for child in token.children:
        if child.i > token.i and child.dep_ in {"prep", "npadvmod", "dative", "dobj"}:
            for inner in child.subtree:
                first = inner.left_edge
                if (
                    inner.dep_ in {"acl", "relcl", "ccomp"}
                    and first.lower_ == "that"
                    and first.dep_ in {"mark", "advmod"}
                ):
                    return inner
    return None


def _told_on(clause: Token, cue: Token) -> set[int]:
    """What the reporter goes on to tell of the speaker: 'said it would leave *and warned its neighbour*'."""
    if clause.tag_ == cue.tag_ or cue.tag_ not in FINITE:
        return set()
    told: set[int] = set()
    for joined in clause.children:
        if (
            joined.dep_ == "conj"
            and joined.tag_ == cue.tag_
            and joined.i > clause.i
            and not has_subject(joined)
        ):
            told |= {t.i for t in joined.subtree}
            told |= {c.i for c in clause.children if c.dep_ == "cc" and clause.i < c.i < joined.i}
    return told


def _explains(clause: Token) -> bool:
    """Whether an adverbial clause after what is said is part of it: 'because', 'if', 'when', not 'although' or 'as'."""
    return any(
        c.lower_ in {"because", "if", "unless", "until", "when", "whenever", "once"} for c in clause.children
    )


def _island(token: Token) -> set[int]:
    """The cue with its subject and small company: what is not said in 'X, the minister said on Monday, Y'."""
    held = {token.i}
    for child in token.children:
        if child.dep_ not in {"ccomp", "parataxis", "punct", "xcomp", "advcl", "conj", "dobj"}:
            held |= {t.i for t in child.subtree}
    return held


def _quote_beside(token: Token, text: QuotedText) -> list[Range]:
    """The quotation that ends just before the cue and its subject, or begins soon after them."""
    if text.inside[token.i] >= 0:
        return []
    island = _island(token)
    first, last = min(island), max(island)
    i = first - 1
    while (
        i >= 0
        and text.inside[i] < 0
        and text.tokens[i].text[:1] in FILLERS
        and "\n" not in text.tokens[i].text
    ):
        i -= 1
    if (
        i >= 0
        and (quote := text.quote(i)) is not None
        and quote[1] - quote[0] > 3
        and _sentence_like(quote, text)
        and not _of_another_sentence(quote, token, text)
    ):
        return [quote]
    for j in range(token.i + 1, min(last + REACH, len(text.tokens))):
        if "\n" in text.tokens[j].text:
            return _announced(j, text)
        if (quote := text.quote(j)) is not None:
            near = text.tokens[j - 1].text in {",", ":", "that"} or j - 1 == token.i
            return _in_paragraphs(quote, text) if near and quote[1] - quote[0] > 3 else []
        if text.tokens[j].text in {".", "?", "!"}:
            break
    return []


def _announced(end: int, text: QuotedText) -> list[Range]:
    """What a paragraph that ends with a colon announces: the quotation, or the paragraph, after it."""
    doc = text.doc
    if doc[end - 1].text != ":" or end + 1 >= len(doc):
        return []
    if (quote := text.quote(end + 1)) is not None:
        return _in_paragraphs(quote, text)
    last = next((t.i for t in doc[end + 1 : end + FAR] if "\n" in t.text), min(end + FAR, len(doc)))
    return [(end + 1, last)]


def _in_paragraphs(quote: Range, text: QuotedText) -> list[Range]:
    """A quotation and its next paragraphs, as long as each ends without a closing mark."""
    found = [quote]
    while text.doc[found[-1][1] - 1].text not in CLOSERS and len(found) < MAX_PARAGRAPHS:
        following = text.quote(found[-1][1]) or text.quote(found[-1][1] + 1)
        if following is None or not 0 <= following[0] - found[-1][1] <= 1:
            break
        found.append(following)
    return found


def _of_another_sentence(quote: Range, token: Token, text: QuotedText) -> bool:
    """Whether a quotation ends with a full stop before a verb of more than speech: '"We left." The march began on Monday.'"""
    return text.doc[quote[1] - 2].text == "." and lemma(token) in word_list("clauses.deeds_too")


def _sentence_like(quote: Range, text: QuotedText) -> bool:
    """Whether a quotation before a cue is speech, and not a title or a quoted word."""
    last = text.doc[quote[1] - 2].text
    after = text.doc[quote[1]].text if quote[1] < len(text.tokens) else ""
    return last[-1:] in {",", "?", "!", ".", "…", "-", "—"} or after[:1] in {",", "-", "—", "–"}
