"""How is a word of a parse hung on another?"""

from collections.abc import Iterator, Sequence

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

from dragoman.reading.labels import VERBS

MAX_CLIMB = 12  # words from one to what it hangs on, at the most


def attach(token: Token, head: Token, dep: str) -> None:
    """Hangs a word on another of its sentence; left as it is where that would make a circle."""
    above = head
    while above.head.i != above.i:
        if above.i == token.i:
            return
        above = above.head
    if above.i == token.i or not token.sent.start <= head.i < token.sent.end:
        return
    token.head = head
    token.dep_ = dep


def rearrange(doc: Doc, arcs: Sequence[tuple[Token, Token, str]]) -> None:
    """Hangs several words anew at once, where one by one would make circles for a moment."""
    table = doc.to_array([HEAD, DEP])
    for token, head, dep in arcs:
        table[token.i, 0] = (head.i - token.i) % 2**64
        table[token.i, 1] = doc.vocab.strings.add(dep)
    doc.from_array([HEAD, DEP], table)


def verbs_above(verb: Token) -> Iterator[Token]:
    """The verbs that a verb hangs on, the nearest first."""
    for _ in range(MAX_CLIMB):
        if verb.head.i == verb.i:
            return
        verb = verb.head
        if verb.pos_ in VERBS:
            yield verb
