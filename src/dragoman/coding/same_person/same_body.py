"""Whose is an office at a body that the report tells of elsewhere with its state: 'a spokesman for the Foreign Ministry'?

Of the state whose foreign ministry the report speaks of, where it speaks of only one state's. Goes by the words of the body's name.
A spokeswoman of whom nobody tells for whom she speaks is of the state's body told of last, where only one state's is told of or it is
told of just before. A body whose kind stands before its name is the one of that name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS, Mention
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import FIGHTERS, MAY_BE_OF_STATE, OF_CITIZENS, OFFICIALS
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.records import Actor

AT = ("of", "for", "at", "in", "with", "from")


def by_body(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, officials of no told country with that of the one body so named of which the report tells it."""
    told: dict[str, set[str]] = {}
    named = {a.country for m in mentions if m.kind != "organisation" for a in m.actors}
    for mention in mentions:
        if len(mention.actors) != 1 or not mention.actors[0].country:
            continue
        department = mention.kind == "group" and not mention.plural and mention.actors[0].sector == "GOV"
        if mention.kind != "organisation" and not department:
            continue
        by_name = mention.rule == "who.organisation"  # 'the National Security Council' of whichever state
        if not by_name or mention.actors[0].country in named:
            told.setdefault(f" {_name(tokens, mention.head)}", set()).add(mention.actors[0].country)
    found = [_at(tokens, mention, told) for mention in mentions] if told else list(mentions)
    return [_mouthpiece(tokens, mention, found[:n]) for n, mention in enumerate(found)]


def by_its_name(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The news agency Okapi': the body whose known name stands right behind its kind."""
    names = {m.start: m for m in mentions if m.kind in BODY_KINDS and len(m.actors) == 1 and m.actors[0].name}
    return [_called(tokens, mention, names.get(mention.end)) for mention in mentions]


def by_named_body(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The party New Dawn … New Dawn's spokeswoman', '… the head of New Dawn': of the kind that the body is called anywhere."""
    bodies: dict[str, Actor] = {}
    for mention in mentions:
        one = mention.actors[0] if len(mention.actors) == 1 else None
        if one is not None and mention.kind in BODY_KINDS and one.name and one.sector in OF_CITIZENS:
            bodies.setdefault(one.name.lower(), one)
    if not bodies:
        return list(mentions)
    found = [_of_named(tokens, mention, bodies) for mention in mentions]
    # 'the head of New Dawn, Ana Soto'
    holders = {m.actors[0].name: m.actors[0] for m, old in zip(found, mentions, strict=True) if m is not old}
    return [
        m.standing_for([replace(holders[m.actors[0].name], mention=m.actors[0].mention)], "same_person.body")
        if m.kind == "person" and len(m.actors) == 1 and _untold(m.actors[0]) and m.actors[0].name in holders
        else m
        for m in found
    ]


def _untold(actor: Actor) -> bool:
    """Whether nothing tells of which state or camp somebody is."""
    return not actor.country and actor.sector in {"", "GOV"}


def _of_named(tokens: Sequence[Token], mention: Mention, bodies: Mapping[str, Actor]) -> Mention:
    one = mention.actors[0] if len(mention.actors) == 1 else None
    if one is None or not _untold(one) or mention.kind not in {"role", "person"}:
        return mention
    if one.role not in word_list("antecedents.mouthpieces") | word_list("same_body.of_bodies"):
        return mention
    behind = (b for slot in ("of", "for") for b in fillers(tokens[mention.head], slot) if b.pos_ == "PROPN")
    names = [tokens[b.i].doc[b.left_edge.i : b.i + 1].text.lower() for b in behind]
    names += [name for name in bodies if one.mention.lower().startswith(f"{name} ")]
    body = next((bodies[n] for n in names if n in bodies), None)
    if body is None:
        return mention
    actor = replace(one, country=body.country, sector=body.sector)
    return mention.standing_for([actor], "same_person.body")


def _called(tokens: Sequence[Token], mention: Mention, name: Mention | None) -> Mention:
    if name is None or mention.kind not in BODY_KINDS or mention.plural or len(mention.actors) != 1:
        return mention
    kind, token = mention.actors[0], tokens[name.head]
    beside = token.dep_ == "appos" and token.head.i == mention.head and mention.end == mention.head + 1
    fights = kind.sector == "UAF" and name.actors[0].sector in FIGHTERS  # 'the armed group FLP'
    another = kind.country not in {"", name.actors[0].country}
    own = kind.name or another or not (fights or kind.sector in {"", name.actors[0].sector})
    return mention if own or not beside else mention.standing_for(name.actors, "same_person.named")


def _mouthpiece(tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> Mention:
    """'Chad's foreign ministry protested. "We …," said Ana Soto, a spokeswoman': who speaks for the body told of last."""
    if mention.kind not in {"role", "person"} or mention.plural or not _speaks_untold(tokens, mention):
        return mention
    bodies = [m for m in before if m.kind in BODY_KINDS and not m.plural and len(m.actors) == 1]
    of_states = {m.actors[0].country for m in bodies if m.actors[0].sector in OFFICIALS}
    last = bodies[-1].actors[0] if bodies else None
    if last is None or not last.country or last.sector != "GOV":
        return mention
    if len(of_states) > 1 and bodies[-1].head < _sentence_before(tokens[mention.head]):
        return mention
    return mention.of_country(last.country, "same_person.body")


def _sentence_before(token: Token) -> int:
    """Where the sentence before a word's own begins."""
    start = int(token.sent.start)
    return int(token.doc[start - 1].sent.start) if start else start


def _speaks_untold(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether somebody is a spokesman of nobody knows whom."""
    actors = mention.actors
    official = len(actors) == 1 and actors[0].sector == "GOV" and not actors[0].country
    if not official or actors[0].role not in word_list("antecedents.mouthpieces"):
        return False
    words = _with_beside(tokens[mention.head])
    told = {"poss", "prep", *DESCRIBING}
    return not any(c.dep_ in told and c.pos_ != "PROPN" for w in words for c in w.children)


def _with_beside(head: Token) -> list[Token]:
    """A word and those that say the same beside it: 'Ana Soto, a spokeswoman'."""
    return [head, *(c for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN")]


def _at(tokens: Sequence[Token], mention: Mention, told: Mapping[str, set[str]]) -> Mention:
    if mention.kind not in {"role", "person"} or len(mention.actors) != 1:
        return mention
    actor = mention.actors[0]
    if actor.country or actor.sector not in MAY_BE_OF_STATE:
        return mention
    for slot in AT:
        for body in (b for word in _with_beside(tokens[mention.head]) for b in fillers(word, slot)):
            if any(c.tag_ == "PRP$" for c in body.lefts):
                continue  # 'its coast guard', that of who is told of before
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
