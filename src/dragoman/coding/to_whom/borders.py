"""Whose is the border at which troops mass, stand, move or train, or from which they go: 'massed troops along the Kenyan border'?"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Side, Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

RULE = "to_whom.border"
WHOSE = ("adj", "poss", "with", "of", "between")


def beyond_border(act: Act, both: Sides, doc: Doc, states: Mapping[int, str]) -> Sides:
    """The sides of a movement of troops, with the states beyond the first border that it names where no other side is told.

    Troops that are withdrawn leave a border; they may go to any.

    Where nobody tells whose troops they are, a border of two states is either's.

    Args:
        act: the act.
        both: its sides so far.
        doc: the parsed text.
        states: by token, the country of each name of a state or adjective of one.
    """
    left = act.type == "RETREAT" and act.mode == "withdraw"
    if known(both.target) or not (left or act.type == "MOBILIZE"):
        return both
    own = {side.actor.country for side in known(both.source)} - {""}
    for line in doc[act.start : act.end]:
        if lemma(line) not in word_list("borders.lines") or (left and not _from(line)):
            continue
        beyond = {states[t.i]: t for t in _whose(line, states) if states[t.i] not in own}
        if len(beyond) == 1 or (beyond and own):
            return Sides(both.source, tuple(_state(t, doc, states) for t in beyond.values()))
    return both


def _from(line: Token) -> bool:
    return bool(line.dep_ == "pobj" and line.head.lower_ == "from")


def _whose(line: Token, states: Mapping[int, str]) -> Iterator[Token]:
    told = [t for slot in WHOSE for t in fillers(line, slot)]
    behind = line.doc[line.i + 1 : line.i + 2]
    if not told and behind and behind[0].lower_ == "with":  # which the parser often hangs on the verb
        told = [c for c in behind[0].children if c.dep_ == "pobj"]
    return (t for t in told if t.i in states)


def _state(word: Token, doc: Doc, states: Mapping[int, str]) -> Side:
    """A state by the word for it, with what stands before it in its name: 'the South Sudanese border'."""
    start = word.i
    while start and _of_name(doc[start - 1], word) and start - 1 not in states:
        start -= 1
    words = doc[start : word.i + 1]
    actor = Actor(mention=words.text, country=states[word.i], sector="GOV")
    return Side(actor, word.i, ((words.start_char, words.end_char),), RULE)


def _of_name(before: Token, word: Token) -> bool:
    return before.head.i == word.i and before.dep_ in DESCRIBING and before.is_alpha
