"""Which place told of before does a common noun mean: 'rebels took Voss … ten were killed in the town'?"""

import bisect
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.records import Place

MEANT = "where.referring"  # the rule of a place that is told of before by its name
SENTENCES_BACK = 2
THE = frozenset({"that", "the", "this"})
KINDS = frozenset({"city", "district", "province"})
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
    first = noun.sent
    for _ in range(SENTENCES_BACK):
        first = doc[first.start - 1].sent if first.start else first
    before = places[: bisect.bisect_left(places, noun.idx, key=lambda f: f.spans[0][0])]
    for finding in reversed(before):
        if finding.spans[0][0] < first.start_char:
            return None
        if finding.value.precision == kind and finding.value.name and finding.value.basis == "stated":
            start = noun.left_edge.idx
            mention = doc.text[start : noun.idx + len(noun)]
            spans = ((start, noun.idx + len(noun)), *finding.spans)
            return Finding(replace(finding.value, mention=mention), spans, MEANT)
    return None


def _bare(noun: Token) -> bool:
    """Whether nothing but an article is said of a noun: 'the town', not 'the next town', 'the town of', 'the town where he was born'."""
    left = [c.lower_ for c in noun.lefts]
    right = [c for c in noun.rights if c.dep_ in SINGLED_OUT or c.lower_ == "of"]
    return len(left) == 1 and left[0] in THE and not right
