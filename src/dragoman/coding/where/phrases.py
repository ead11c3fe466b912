"""How do the places of a sentence hang in it?

Each place that a sentence names, or tells by a common noun ('at the Ministry of Trade'), with the noun that leads its phrase,
the preposition before it and what that hangs on. Which of them an act has is asked in `event_place.py`.
"""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import Finding
from dragoman.coding.where.referring import meant_by_there, place_meant
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import DESCRIBING_OR_OWNING, NOUN_SUBJECTS, NOUNS
from dragoman.records import Place, Precision

WITH_ACT, THERE, BESIDE = (
    2,
    3,
    4,
)  # ranks: tied to its own words; told with it; in its sentence, with another verb

SITE = "where.site"  # the rule of a place that only a common noun tells


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place in the sentence: the noun that leads it, the preposition before it or None, and what that hangs on."""

    finding: Finding[Place]
    head: Token
    preposition: Token | None
    anchor: Token


def place_phrases(
    sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords
) -> Iterator[PlacePhrase]:
    """The places of a sentence, named ones first; `places` are the text's, in its order."""
    named = list(_named(sentence, places, words))
    yield from named
    told = {phrase.head.i for phrase in named if phrase.head.lower_ in words.kinds}
    yield from (p for p in _site_phrases(sentence, places, words) if p.head.i not in told)


def _named(sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords) -> Iterator[PlacePhrase]:
    """The sentence's resolved places as phrases."""
    doc = sentence.doc
    for finding in _in_sentence(sentence, places):
        start, end = finding.spans[0]
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield _phrase(finding, span.root, span, words)


def _in_sentence(sentence: Span, places: Sequence[Finding[Place]]) -> Iterator[Finding[Place]]:
    """The places' own names that stand in a sentence; `places` is in the order of the text."""
    found = _within(sentence.start_char, sentence.end_char, places)
    yield from (finding for finding in found if finding.value.basis == "stated")


def _within(start: int, end: int, places: Sequence[Finding[Place]]) -> Iterator[Finding[Place]]:
    """The places told between two offsets; `places` is in the order of the text."""
    first = bisect.bisect_left(places, start, key=lambda f: f.spans[0][0])
    for finding in itertools.islice(places, first, None):
        if finding.spans[0][0] >= end:
            return
        yield finding


def _phrase(finding: Finding[Place], root: Token, span: Span, words: PlaceWords) -> PlacePhrase:
    """Climb from a name to the preposition that leads its phrase: 'in the town of X', 'off the coast of Y'."""
    head = root
    for _ in range(12):
        parent = head.head
        if parent == head:
            break
        if (head.dep_ in {"conj", "appos"} and parent.pos_ in NOUNS) or (
            head.dep_ in DESCRIBING_OR_OWNING and _place_noun(parent, words)
        ):
            head = parent
        elif (
            head.dep_ == "pobj"
            and _place_noun(parent.head, words)
            and (parent.lower_ == "of" or parent.lower_ in words.at)
        ):
            head = parent.head
        else:
            break
    preposition = head.head if head.dep_ == "pobj" else None
    anchor = preposition.head if preposition is not None else head.head
    while (
        preposition is not None
        and anchor.pos_ == "ADP"
        and anchor.dep_ in {"prep", "agent"}
        and anchor.head != anchor
    ):
        anchor = anchor.head
    return PlacePhrase(_worded(finding, span, words), head, preposition, anchor)


def _place_noun(token: Token, words: PlaceWords) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADV", "ADJ"} and (
        token.lower_ in words.kinds or token.lower_ in words.sites or token.lower_ in words.parts
    )


def _worded(finding: Finding[Place], span: Span, words: PlaceWords) -> Finding[Place]:
    """The finding with its mention widened to the direction before and the word of kind behind: 'northern X', 'X province'."""
    doc, start, end = span.doc, span.start, span.end
    while start > span.sent.start and (
        doc[start - 1].lower_ in words.directions
        or (doc[start - 1].text == "-" and start - 2 >= span.sent.start and doc[start - 2].is_alpha)
        or _holder(doc, start, span.sent.start)
    ):
        start -= 3 if _holder(doc, start, span.sent.start) else 1
    if end < span.sent.end and doc[end].lower_ in words.kinds and doc[end - 1].head.i == end:
        end += 1
    wide = doc[start:end]
    if (start, end) == (span.start, span.end):
        return finding
    precision: Precision = (
        "region"
        if start < span.start and finding.value.precision in {"country", "province"}
        else finding.value.precision
    )
    value = replace(finding.value, mention=wide.text, precision=precision)
    return Finding(value, ((wide.start_char, wide.end_char),), finding.rule)


def _holder(doc: Doc, start: int, first: int) -> bool:
    """Whether 'rebel-held', 'army-controlled' stands before a token."""
    held = start - 3 >= first and doc[start - 1].lower_ in {"held", "controlled"}
    return held and doc[start - 2].text == "-" and doc[start - 3].is_alpha


def _site_phrases(
    sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords
) -> Iterator[PlacePhrase]:
    """Places told by a common noun alone: 'at the Ministry of Foreign Affairs', 'on an island'."""
    sites, doc = words.sites, sentence.doc
    for token in sentence:
        struck = token.dep_ in _STRUCK and token.lower_ in sites
        if (struck and (meant := place_meant(token, doc, places, words)) is not None) or (
            meant := meant_by_there(token, doc, places)
        ) is not None:
            yield PlacePhrase(meant, token, None, token.head)
    found = [t for t in sentence if t.dep_ == "pobj" and (t.lower_ in sites or _is_named_site(t))]
    if not found:
        return
    named = [span for f in _in_sentence(sentence, places) for span in f.spans]
    for token in found:
        named_site = token.text[:1].isupper() or any(
            c.text[:1].isupper() for c in token.lefts if c.dep_ == "compound"
        )
        inside = token.head.lower_ in _AT_SITES or _shut(token.head)
        reached = token.lower_ in word_list("phrases.reached") and token.head.lower_ in _TOWARDS
        if not (inside or reached) and not (named_site and token.head.lower_ in words.goal):
            continue
        own = [c for c in token.children if c.i < token.i]
        if not own and not token.text[:1].isupper():
            continue  # 'in prison', 'at school'
        if (meant := place_meant(token, doc, places, words)) is not None:
            yield PlacePhrase(meant, token, token.head, token.head.head)
            continue
        of = next((c for c in token.children if c.lower_ == "of"), None)
        end = of.right_edge.i + 1 if of is not None and of.right_edge.i - token.i < 6 else token.i + 1
        owner = next((c.right_edge.i + 1 for c in token.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"), 0)
        span = doc[max(token.left_edge.i, sentence.start, owner) : end]
        if any(s < span.end_char and span.start_char < e for s, e in named):
            continue
        country = _country_of(token, doc, places) if token.lower_ in words.kinds else ""
        place = Place(name="", mention=span.text, country=country, precision="site", basis="stated")
        finding = Finding(place, ((span.start_char, span.end_char),), SITE)
        yield PlacePhrase(finding, token, token.head, token.head.head)


def _country_of(noun: Token, doc: Doc, places: Sequence[Finding[Place]]) -> str:
    """The country that an adjective before a noun tells: 'the *Chadian* capital'."""
    told = {c.idx for c in noun.lefts if c.dep_ in DESCRIBING_OR_OWNING}
    near = (p for p in _within(noun.left_edge.idx, noun.idx, places) if p.spans[0][0] in told)
    return next((p.value.country for p in near), "")


def _is_named_site(name: Token) -> bool:
    """Whether the first or last word of a name makes it a place's: *Camp* of 'Camp Doro', *House* of 'State House'."""
    said = [c for c in name.lefts if c.dep_ == "compound" and c.text[:1].isupper()]
    last = name.text[:1].isupper() and name.lower_ in word_list("phrases.last")
    return bool(said) and (last or any(c.lower_ in word_list("phrases.first") for c in said))


def _shut(preposition: Token) -> bool:
    """'The blockade *of* Chadian ports': what is shut or besieged is a place."""
    return preposition.lower_ == "of" and preposition.head.lower_ in word_list("phrases.shut")


_STRUCK = frozenset({"dobj", "nsubjpass"})
_TOWARDS = frozenset({"across", "along", "into", "off", "over", "through", "to", "toward", "towards"})
_AT_SITES = frozenset({"at", "in", "on", "inside", "outside", "near"})


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in NOUN_SUBJECTS for c in verb.children)
