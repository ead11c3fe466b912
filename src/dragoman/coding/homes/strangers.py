"""Which names of states tell no more than whose strangers are, or who backs somebody, so that a report need not play there?

'The ministry expelled two Chilean diplomats', 'police surrounded the Chilean embassy', 'the Chile-backed militia': neither ministry,
nor police, nor militia are Chile's. Goes by the words that a state's name colours or owns.
"""

from collections.abc import Mapping, Sequence, Set

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import clause_verb, fillers
from dragoman.reading.labels import DESCRIBING, DESCRIBING_OR_OWNING
from dragoman.reading.lemmas import lemma
from dragoman.records import Place

WHITHER = frozenset({"to", "in", "for", "at"})
UNDERGOING = frozenset({"dobj", "nsubjpass", "pobj"})


def settled(doc: Doc, states: Mapping[int, str], backing: Set[int]) -> dict[int, str]:
    """Of the names of states, by token index, those that tell more; `backing` are words that tell who backs somebody."""
    return {
        i: c
        for i, c in states.items()
        if i not in backing and not _of_strangers(doc[i]) and not _of_a_post(doc[i])
    }


def scenes(doc: Doc, places: Sequence[Finding[Place]], backing: Set[int]) -> list[Finding[Place]]:
    """The places of a text without those that tell no more than that; a gazetteer has 'Chilean', too."""
    return [p for p in places if not (p.spans and _is_no_scene(doc, p.spans[0], backing))]


def _is_no_scene(doc: Doc, span: tuple[int, int], backing: Set[int]) -> bool:
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    return any(w.i in backing for w in words) or _of_strangers(root) or _is_goal(root) or _of_a_post(root)


def _is_goal(place: Token) -> bool:
    """'The minister flew to Oslo': where somebody only goes is not where he is at home."""
    verb = place.head.head if place.dep_ == "pobj" and place.head.lower_ in WHITHER else place.head
    word = lemma(verb)
    goes = word in word_list("guests.going") or word in word_list("guests.trips")
    goes = goes and place.dep_ in {"pobj", "dobj"}
    return bool(goes and (place.dep_ == "dobj" or verb.i != place.head.i))


def sent_from_home(envoy: Token) -> bool:
    """Whether those tell of an envoy, or of who serves with one, who send him.

    'Was named ambassador to Peru', 'recalled its envoy', 'a former clerk of the embassy in Lima'.
    """
    over = envoy.head.head if envoy.dep_ == "pobj" else envoy
    if any(t.lower_ in word_list("strangers.no_longer") for w in (envoy, over) for t in w.lefts):
        return True
    by = envoy.dep_ == "pobj" and envoy.head.lower_ == "by"
    sent = lemma(clause_verb(envoy)) in word_list("strangers.sending")
    return sent and envoy.dep_ != "nsubj" and not by


def _of_a_post(state: Token) -> bool:
    """Whether a state is no more than where somebody is sent, told by those who send him."""
    to = state.dep_ == "pobj" and state.head.lower_ in WHITHER
    post = state.head.head
    return to and lemma(post) in word_list("strangers.abroad") and sent_from_home(post)


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
    if _held_by_others(word):
        return True
    what = lemma(word)
    if what in word_list("strangers.citizens"):
        return word.dep_ in UNDERGOING
    received = word.dep_ in {"dobj", "nsubjpass"} and lemma(word.head) in word_list("strangers.receiving")
    abroad = what in word_list("strangers.abroad") and not sent_from_home(word)
    return abroad or (received and what in word_list("strangers.received"))


def _held_by_others(word: Token) -> bool:
    """'The court sentenced a Chilean trader': of its own people a report does not say whose they are, so neither is the court Chile's."""
    verb = word.head
    if word.dep_ not in UNDERGOING or lemma(verb) not in word_list("strangers.held"):
        return False
    if not any(c.lower_ in {"a", "an"} or c.dep_ == "nummod" for c in word.lefts):
        return False
    doers = fillers(verb, "subj")
    return bool(doers) and all(map(_of_no_told_state, doers))


def _of_no_told_state(doer: Token) -> bool:
    """'The high court', 'police', with no word beside it that could tell whose."""
    beside = {c.lower_ for c in doer.lefts if c.dep_ in DESCRIBING_OR_OWNING}
    return lemma(doer) in word_list("strangers.holders") and beside <= word_list("belonging.nationwide")
