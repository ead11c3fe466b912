"""Which party is meant where an act's own slots name none?

'Objected to any invitation being extended to the party', 'accepted the demands', 'rejected the offer': the party stands deeper in what
the act is about, or it was told who made the demand. Goes by the words of the clause, by earlier tellings of the same
thing, and by whom the acting side dealt with just before. It invents nobody: each party is a mention of the text.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.coding.findings import PRESS, Act, Mention
from dragoman.coding.sides.slots import authors
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, FORCES, GOVERNMENT_AND_ARMY, MAY_OPPOSE
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.grammar import done_by, fillers
from dragoman.reading.labels import DEFINITE
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

WHOSE = ("poss", "adj", "by", "of", "from", "between")
OWNERS = ("poss", "adj", "of", "from")
TALKS_BACK = 12  # acts within which somebody was told to talk
ANY_SHIP = frozenset({"boat", "ship", "vessel"})
BACK = 120  # tokens that a thing told of before may lie back
CONFLICT = frozenset({"ACCUSE", "THREATEN", "REJECT"})
POINTERS = frozenset({"it", "this", "that", "which"})


class Earlier(NamedTuple):
    """An act told of before: its type, its sides, and whether it stands in the last sentences."""

    type: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    near: bool


Before = Sequence[Earlier]  # newest first


def other(mention: Mention, own: frozenset[str]) -> bool:
    """Whether a mention stands for somebody else than the acting side, and not for the press."""
    return bool(mention.actors) and all(
        is_known(a) and a.sector != PRESS and not own & marks(a) for a in mention.actors
    )


def is_known(actor: Actor) -> bool:
    """Whether anything but the words that point to an actor is known of it, or it is said to be everybody."""
    return bool(actor.country or actor.sector or actor.name or actor.role in word_list("implied.everybody"))


def identified(actor: Actor) -> bool:
    """Whether it is told whose an actor is: 'the government delegation' of nobody knows whom may be the acting side's own."""
    return bool(
        actor.country or actor.name or actor.sector in BODIES or actor.sector not in GOVERNMENT_AND_ARMY
    )


def forces(actor: Actor) -> bool:
    """Whether an actor is troops or police of whom nobody tells whose they are: those that somebody sends."""
    return actor.sector in FORCES and not actor.country and not actor.name


def marks(actor: Actor) -> frozenset[str]:
    """By what an actor is known to be the same side: its country, within it its camp; else its kind."""
    if actor.country:
        return frozenset({f"{actor.country} {actor.sector}" if actor.sector in MAY_OPPOSE else actor.country})
    return frozenset({actor.sector or actor.name or actor.mention.lower()})


def whose(act: Act, doc: Doc, mentions: Mapping[int, Mention], own: frozenset[str]) -> tuple[Mention, ...]:
    """Whose a definite thing is by an earlier telling: 'Chad's raid on the camp … Niger condemned the raid'."""
    things = [doc[i] for i in act.targets if i not in mentions]
    if act.says is not None and doc[act.says].pos_ == "NOUN":
        things.append(doc[act.says])
    for thing in things:
        if thing.pos_ != "NOUN" or not any(c.lower_ in DEFINITE for c in thing.lefts):
            continue
        for token in reversed(doc[max(0, thing.i - BACK) : thing.left_edge.i]):
            if token.pos_ != "NOUN" or lemma(token) != lemma(thing):
                continue
            owners = (
                mentions.get(o.i)
                for slot in WHOSE
                for o in fillers(token, slot)
                if o.i + 1 >= len(doc) or doc[o.i + 1].text != "-"  # 'the UN-brokered talks'
            )
            found = next((m for m in owners if m is not None and other(m, own)), None)
            if found is not None:
                return (found,)
    return ()


def author_of(paper: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """Whose a paper is that was told of before: 'in a statement, Chad's ministry said … The statement condemned …'."""
    if lemma(paper) not in word_list("slots.speaking"):
        return None
    return _told_of_before(paper, mentions, _issuers)


def _issuers(paper: Token) -> tuple[Token, ...]:
    teller = paper.head.head if paper.dep_ == "pobj" and paper.head.dep_ == "prep" else paper
    issued = subject(teller) if teller.pos_ == "VERB" and paper.head.lower_ in {"in", "with"} else []
    return (*authors(paper), *issued)


def owner_of(
    craft: Token, mentions: Mapping[int, Mention], others_than: frozenset[str] = frozenset()
) -> Mention | None:
    """Whose a ship, plane or the like is that was told of before: 'a Chadian patrol boat … The boat opened fire'.

    Where somebody of other countries is meant than those given, any kind of ship may be: 'Chile chased ten Peruvian trawlers and
    accused the vessels of …'.
    """
    if lemma(craft) not in word_list("slots.craft") or not any(c.lower_ in DEFINITE for c in craft.lefts):
        return None
    like = word_list("implied.ships") if others_than and lemma(craft) in ANY_SHIP else frozenset[str]()
    theirs = {i: m for i, m in mentions.items() if not others_than & {a.country for a in m.actors}}
    found = _told_of_before(craft, theirs, _owners)
    if found is not None or not like:
        return found
    states = {i: m for i, m in theirs.items() if any(a.country for a in m.actors)}
    return _told_of_before(craft, states, _owners, like)


def _owners(craft: Token) -> tuple[Token, ...]:
    return (craft, *(o for slot in OWNERS for o in fillers(craft, slot)))


def _told_of_before(
    noun: Token,
    mentions: Mapping[int, Mention],
    whose: Callable[[Token], Sequence[Token]],
    like: frozenset[str] = frozenset(),
) -> Mention | None:
    """Whose a thing is, by the nearest word before that is the same as the noun for it, or like it, and tells somebody known."""
    for token in reversed(noun.doc[max(0, noun.i - BACK) : noun.i]):
        if token.pos_ != "NOUN" or lemma(token) not in like | {lemma(noun)}:
            continue
        told = (mentions.get(t.i) for t in whose(token))
        found = next((m for m in told if m is not None and any(is_known(a) for a in m.actors)), None)
        if found is not None:
            return found
    return None


def answers(act: Act, doc: Doc) -> bool:
    """Whether an act answers something told of before: 'rejected the demands', 'retaliated', 'responded by cutting aid'."""
    if {lemma(doc[act.trigger]), lemma(done_by(doc[act.trigger]))} & word_list("implied.answering"):
        return True
    things = [doc[i] for i in act.targets]
    if act.says is not None and not things:
        things = [doc[act.says]]
    things = things or direct_object(doc[act.trigger])
    if things and all(t.lower_ in POINTERS for t in things):
        return True  # 'which Togo rejected', 'Togo denied it'
    return all(t.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in t.lefts) for t in things)


def quarrel(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """Whom the acting side last blamed, threatened or attacked: who goes on blaming blames the same."""
    for earlier in before:
        if earlier.type in CONFLICT and any(own & marks(a) for a in earlier.sources):
            others = tuple(a for a in earlier.targets if a.country and not own & marks(a))
            if others:
                return others
    return ()


def organiser(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """Who holds the talks told of just before, which the acting side will not attend."""
    for earlier in before:
        others = tuple(a for a in earlier.sources if not own & marks(a) and identified(a))
        if earlier.near and earlier.type == "CONSULT" and others:
            return others
    return ()


def those_who_met(before: Before) -> tuple[Actor, ...]:
    """Both sides of the last meeting told of just before."""
    for earlier in before:
        both = (*earlier.sources, *earlier.targets)
        if earlier.near and earlier.type == "CONSULT" and len({a.party for a in both} - {""}) > 1:
            return both
    return ()


def dealt_with(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """The other side of the last act, just before, in which the acting side took part.

    Args:
        own: countries, or else sectors, of the acting side.
        before: the acts told of before, newest first.
    """
    for earlier in before:
        for mine, theirs in ((earlier.sources, earlier.targets), (earlier.targets, earlier.sources)):
            if earlier.near and any(own & marks(a) for a in mine):
                others = tuple(a for a in theirs if not own & marks(a) and identified(a))
                if others:
                    return others
    return ()


def asked_by(one: Actor, before: Before) -> tuple[Actor, ...]:
    """Who just asked something of somebody, be he of the same state: 'senators urged the president to act. She refused'."""
    for earlier in before:
        if (
            earlier.near
            and earlier.type == "REQUEST"
            and any(_known_as(a) == _known_as(one) for a in earlier.targets)
        ):
            return earlier.sources
    return ()


def _known_as(actor: Actor) -> tuple[str, str, str, str]:
    return actor.country, actor.sector, actor.role, actor.name


def talked_with(one: Actor, before: Before) -> tuple[Actor, ...]:
    """With whom somebody talks in a report, where it tells of his talks with one other country or body, or with a few at once.

    Of a state without a person's name those talks count in which its officials are one side. Where he talks with several one
    after another, nobody is meant.
    """
    own = marks(one)
    found: list[dict[str, tuple[Actor, ...]]] = []
    for earlier in before[:TALKS_BACK]:
        both = (*earlier.sources, *earlier.targets)
        if earlier.type != "CONSULT" or not any(_same_one(one, a) for a in both):
            continue
        others = tuple(
            a for a in both if not own & marks(a) and (a.country or a.sector in BODIES) and a.sector != "CVL"
        )
        if others:
            found.append({p: tuple(a for a in others if a.party == p) for p in {a.party for a in others}})
    if not found:
        return ()
    most = max(found, key=len)
    return tuple(a for p in sorted(most) for a in most[p]) if all(set(f) <= set(most) for f in found) else ()


def _same_one(one: Actor, other: Actor) -> bool:
    """Whether somebody is the person meant, or, where a government is meant, one of it."""
    if one.name or one.country == "" or one.sector != "GOV":
        mine, theirs = (a.name.split()[-1:] for a in (one, other))  # 'Joe Biden', 'Joseph R. Biden'
        return bool(mine) and mine == theirs and one.country == other.country
    return other.country == one.country and other.sector == one.sector
