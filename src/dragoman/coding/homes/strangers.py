"""Which names of states tell no more than whose strangers are, so that a report need not play in their country?

'The ministry expelled two Chilean diplomats', 'police surrounded the Chilean embassy': neither ministry nor police are Chile's.
Goes by the words that a state's name colours or owns.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import DESCRIBING, DESCRIBING_OR_OWNING
from dragoman.reading.lemmas import lemma
from dragoman.records import Place

UNDERGOING = frozenset({"dobj", "nsubjpass", "pobj"})


def settled(doc: Doc, states: Mapping[int, str]) -> dict[int, str]:
    """Of the names of states, by token index, those that tell more than whose strangers are."""
    return {i: country for i, country in states.items() if not _of_strangers(doc[i])}


def scenes(doc: Doc, places: Sequence[Finding[Place]]) -> list[Finding[Place]]:
    """The places of a text without those that only tell whose strangers are; a gazetteer has 'Chilean', too."""
    return [p for p in places if not (p.spans and _is_told_of_strangers(doc, p.spans[0]))]


def _is_told_of_strangers(doc: Doc, span: tuple[int, int]) -> bool:
    words = doc.char_span(*span, alignment_mode="expand")
    return words is not None and _of_strangers(words.root)


def _of_strangers(state: Token) -> bool:
    return any(_is_strange(word) for word in _coloured(state))


def _coloured(state: Token) -> list[Token]:
    """The nouns that a state's name stands before or behind: 'embassy' and 'staff' of 'the Chilean embassy staff'."""
    if state.dep_ in DESCRIBING_OR_OWNING:
        return [state.head, *(c for c in state.head.lefts if c.i > state.i and c.dep_ in DESCRIBING)]
    if state.dep_ == "pobj" and state.head.lower_ in {"of", "from"}:
        return [state.head.head]
    return []


def _is_strange(word: Token) -> bool:
    """'Two Chilean diplomats'; of citizens only those to whom something is done, of presidents only those who are received."""
    what = lemma(word)
    if what in word_list("strangers.citizens"):
        return word.dep_ in UNDERGOING
    received = word.dep_ in {"dobj", "nsubjpass"} and lemma(word.head) in word_list("strangers.receiving")
    return what in word_list("strangers.abroad") or (received and what in word_list("strangers.received"))
