"""Which place told of before does 'the town' mean, or 'there': 'rebels took Voss … ten were killed in the town'?"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.records import Place

MEANT = "where.referring"  # the rule of a place that is told of before by its name
SENTENCES_BACK = 2
THE = frozenset({"that", "the", "this"})
KINDS = frozenset({"city", "district", "province"})
WHERE = frozenset({"at", "in", "into", "near", "to"})
SINGLED_OUT = frozenset({"acl", "appos", "compound", "nmod", "poss", "relcl"})


def place_meant(
    noun: Token, doc: Doc, places: Sequence[Finding[Place]], words: PlaceWords
) -> Finding[Place] | None:
    """The last place of its kind that the sentence before the noun, or one of two before it, names; None where the noun is not but 'the town'.

    Args:
        noun: a common noun for a place.
        doc: the parsed text.
        places: those that it names, in order.
        words: the common words for places.
    """
    kind = words.kinds.get(noun.text)
    if kind not in KINDS or noun.tag_ != "NN" or not _bare(noun):
        return None
    told = (f for f in _told_before(noun, doc, places, SENTENCES_BACK) if f.value.precision == kind)
    finding = next(told, None)
    if finding is None:
        return None
    start = noun.left_edge.idx
    mention = doc.text[start : noun.idx + len(noun)]
    spans = ((start, noun.idx + len(noun)), *finding.spans)
    return Finding(replace(finding.value, mention=mention), spans, MEANT)


def meant_by_there(word: Token, doc: Doc, places: Sequence[Finding[Place]]) -> Finding[Place] | None:
    """The last place in which something is told to have been, or gone to, before 'there' in its sentence or the one before."""
    if word.lower_ != "there" or word.dep_ != "advmod":
        return None
    for finding in _told_before(word, doc, places, 1):
        span = doc.char_span(*finding.spans[0], alignment_mode="expand")
        led = span is not None and span.root.dep_ == "pobj" and span.root.head.lower_ in WHERE
        visited = span is not None and span.root.dep_ == "dobj" and span.root.head.lemma_ == "visit"
        if (led or visited) and finding.value.precision not in {"region", ""}:
            spans = (*finding.spans, (word.idx, word.idx + len(word)))
            return Finding(finding.value, spans, MEANT)
    return None


def _told_before(
    word: Token, doc: Doc, places: Sequence[Finding[Place]], back: int
) -> Iterator[Finding[Place]]:
    """The places with a name that are told before a word in its sentence, or `back` before it, the nearest first."""
    first = word.sent
    for _ in range(back):
        first = doc[first.start - 1].sent if first.start else first
    for finding in reversed(places[: bisect.bisect_left(places, word.idx, key=lambda f: f.spans[0][0])]):
        if finding.spans[0][0] < first.start_char:
            return
        if finding.value.name and finding.value.basis == "stated":
            yield finding


def _bare(noun: Token) -> bool:
    """Whether nothing but an article is said of a noun: 'the town', not 'the next town', 'the town of', 'the town where he was born'."""
    left = [c.lower_ for c in noun.lefts]
    right = [c for c in noun.rights if c.dep_ in SINGLED_OUT or c.lower_ == "of"]
    return len(left) == 1 and left[0] in THE and not right
