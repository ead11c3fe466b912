"""Whose is an office at a body that the report tells of elsewhere with its state: 'a spokesman for the Foreign Ministry'?

Of the state whose foreign ministry the report speaks of, where it speaks of only one state's. Goes by the words of the body's name.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dragoman.coding.findings import Mention
from dragoman.knowledge.sectors import MAY_BE_OF_STATE
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING

AT = ("of", "for", "at", "in", "with", "from")


def by_body(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, officials of no told country with that of the one body so named of which the report tells it."""
    told: dict[str, set[str]] = {}
    named = {a.country for m in mentions if m.kind != "organisation" for a in m.actors}
    for mention in mentions:
        if mention.kind != "organisation" or len(mention.actors) != 1 or not mention.actors[0].country:
            continue
        by_name = mention.rule == "who.organisation"  # 'the National Security Council' of whichever state
        if not by_name or mention.actors[0].country in named:
            told.setdefault(f" {_name(tokens, mention.head)}", set()).add(mention.actors[0].country)
    return [_at(tokens, mention, told) for mention in mentions] if told else list(mentions)


def _at(tokens: Sequence[Token], mention: Mention, told: Mapping[str, set[str]]) -> Mention:
    if mention.kind not in {"role", "person"} or len(mention.actors) != 1:
        return mention
    actor = mention.actors[0]
    if actor.country or actor.sector not in MAY_BE_OF_STATE:
        return mention
    for slot in AT:
        for body in fillers(tokens[mention.head], slot):
            name = (
                f" {_name(tokens, body.i)}"  # 'foreign ministry', of which 'Peruvian foreign ministry' ends
            )
            whose = set().union(*(c for known, c in told.items() if known.endswith(name)))
            if len(whose) == 1:
                return mention.of_country(whose.pop(), "same_person.body")
    return mention


def _name(tokens: Sequence[Token], head: int) -> str:
    """The name of a body: 'foreign ministry', 'ministry of foreign affairs'."""
    token = tokens[head]
    words = [c for c in token.lefts if c.dep_ in DESCRIBING]
    parts = [w.lower_ for w in (*words, token)]
    for inner in fillers(token, "of"):
        if inner.ent_type_ not in {"NORP", "GPE"}:
            parts += ["of", *(w.lower_ for w in (*inner.lefts, inner) if w.dep_ != "det")]
    return " ".join(parts)
