"""Whom does the tagger put on a side that the rules leave empty?"""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Mention, Side, Sides
from dragoman.coding.in_slots import identity, side_of
from dragoman.coding.pointing import foremost
from dragoman.coding.slots import party_at
from dragoman.coding.tagger import NOBODY, Tags
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import DESCRIBING, NOUNS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

SURE = 0.5  # how probable must be that a word stands on a side
RULE = "tagger.pointed"
STRIKING = frozenset(
    {"ASSAULT", "COERCE"}
)  # what is done to somebody of whom one thing or person may be all that is told


def pointed(
    act: Act, both: Sides, word: int | None, doc: Doc, *, known: Mapping[int, Mention], tags: Tags
) -> Sides:
    """The sides, an empty one filled with those whom the tagger takes to be meant.

    Args:
        act: the act.
        both: its sides by the rules.
        word: the one by which the tagger judges it, if it read one.
        doc: the parsed text.
        known: resolved mentions by each of their words (`pointing.known_words`).
        tags: what the tagger made of the text.
    """
    retold = act.type == "CONSULT" and not (both.source or both.target)  # 'the talks', told of before
    if word is None or retold:
        return both
    sources, targets = tags.sides(word)
    source = both.source or _filled(sources, both.target, doc, known)
    alone = len(source) > 1 and act.reciprocal
    return Sides(
        source,
        both.target or (() if alone else _filled(targets, source, doc, known, suffers=act.type in STRIKING)),
    )


def _filled(
    shares: Mapping[int, float],
    other: tuple[Side, ...],
    doc: Doc,
    known: Mapping[int, Mention],
    *,
    suffers: bool = False,
) -> tuple[Side, ...]:
    best, share = foremost(shares, known)
    if best == NOBODY or share < SURE:
        return ()
    taken = {identity(s.actor) for s in other}
    found: dict[tuple[str, str, str], Side] = {}
    for token in conjuncts(doc[best]):
        for side in _sides_at(token, doc, known, suffers=suffers):
            if identity(side.actor) not in taken:
                found.setdefault(identity(side.actor), side)
    return tuple(found.values())


def _sides_at(token: Token, doc: Doc, known: Mapping[int, Mention], *, suffers: bool) -> list[Side]:
    """Those who are meant by a word; where it is no known mention, somebody of whom nothing but the words is known."""
    party = party_at(token, frozenset(known))
    mention = known.get(token.i if party is None else party)
    if mention is not None:
        return [side_of(a, mention, doc, f"{mention.rule} + {RULE}") for a in mention.actors]
    if token.pos_ not in NOUNS or (token.tag_ == "NN" and not suffers):
        return []  # 'a royalty', 'the airport' are no party
    words = doc[token.left_edge.i : token.i + 1]
    actor = Actor(mention=words.text, role=lemma(token))
    if token.pos_ == "PROPN":
        named = [t.text for t in words if t.pos_ == "PROPN" or t.dep_ in DESCRIBING]
        actor = Actor(mention=words.text, name=" ".join(named))
    return [Side(actor, token.i, ((words.start_char, words.end_char),), RULE)]
