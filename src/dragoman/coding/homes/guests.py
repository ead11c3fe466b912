"""Of which countries are officials not, since they visit them, are posted there or deal with their officials?

'Minister Ana Soto arrived in Ghana', 'Minister Ana Soto met the Ghanaian president', 'the envoy to Ghana, Ana Soto': wherever she comes
from, it is not Ghana. Goes by the subject and the other parties of verbs of going and meeting, and by what an office is to; it tells of nobody where he does come from.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, VISITED
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import with_base

WHITHER = ("to", "in", "for", "at")
PARTIES = ("obj", "with", "on", "to", "from", "by", "between")
TALKS = ("with", "between", "to", "on", "from")
Countries = frozenset[str]


def hosts_of(doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str]) -> dict[str, Countries]:
    """By name of an official whose country nobody tells beside it, the countries of which he is not.

    Args:
        doc: the parsed text.
        mentions: what `who.find_mentions` found.
        states: by token index, the country of each name of a state; capitals that are mentions count as well.
    """
    guests = untold(mentions)
    if not guests:
        return {}
    states = states_named(mentions, states)
    others_at = {m.head: theirs for m in mentions if (theirs := told(m))}
    found: dict[str, set[str]] = {}
    for head, name in guests.items():
        found.setdefault(name, set()).update(_posted(doc[head], states))
    for verb in with_base(
        doc, word_list("guests.going") | word_list("guests.meeting") | word_list("guests.trips")
    ):
        word = lemma(verb)
        if verb.pos_ in VERBS and word in word_list("guests.going") | word_list("guests.meeting"):
            sides = [t.i for t in subject(verb)]
            others = whither(verb, states) if word in word_list("guests.going") else frozenset[str]()
            parties = list(parties_of(verb)) if word in word_list("guests.meeting") else []
            _add_partners(found, subject(verb), guests, others_at)
        elif word in word_list("guests.trips") and verb.pos_ in NOUNS:
            sides = [t.i for slot in ("poss", "by", "of", "light") for t in fillers(verb, slot)]
            others, parties = whither(verb, states), []
        else:
            continue
        for side in sides:
            beyond = frozenset().union(others, *(others_at.get(p, frozenset()) for p in parties))
            if side in guests:
                found.setdefault(guests[side], set()).update(beyond)
            for party in parties:
                if party in guests:
                    found.setdefault(guests[party], set()).update(others_at.get(side, frozenset()))
    return {name: frozenset(countries) for name, countries in found.items() if countries}


def states_named(mentions: Sequence[Mention], states: Mapping[int, str]) -> dict[int, str]:
    """By token index the country of each name of a state, or of a capital that stands for one."""
    places = {m.head: m.actors[0].country for m in mentions if m.kind == "country" and len(m.actors) == 1}
    return {**places, **states}


def _posted(official: Token, states: Mapping[int, str]) -> Countries:
    """Where somebody is an envoy: 'the envoy to Chad, Ana Soto'."""
    office = official.head if official.dep_ == "appos" else official
    return frozenset(states[t.i] for t in fillers(office, "to") if t.i in states and t.head.head == office)


def _add_partners(
    found: dict[str, set[str]],
    doers: Sequence[Token],
    guests: Mapping[int, str],
    others_at: Mapping[int, Countries],
) -> None:
    """'Minister Ana Soto and the Peruvian minister Kofi Ade signed it': of whom the second is told to be, the first is not.

    Of one state both would be called so at the first of them.
    """
    for doer in doers:
        joint = [t.i for t in conjuncts(doer)]
        for n, head in enumerate(joint):
            if head in guests:
                behind = (others_at.get(i, frozenset()) for i in joint[n + 1 :])
                found.setdefault(guests[head], set()).update(*behind)


def lacking(mentions: Sequence[Mention], words: Mapping[str, frozenset[str]]) -> dict[str, Countries]:
    """By name of a head of state or government, the countries that have no such office; `words` are those of who_words.toml."""
    without = {"prime minister": words["no_prime_minister"], "president": words["no_president"]}
    return {
        a.name: without[a.role]
        for m in mentions
        if m.kind == "person"
        for a in m.actors
        if a.name and not a.country and a.role in without
    }


def both(some: Mapping[str, Countries], others: Mapping[str, Countries]) -> dict[str, Countries]:
    """Two such tables as one."""
    none: Countries = frozenset()
    return {name: some.get(name, none) | others.get(name, none) for name in {**some, **others}}


def told(mention: Mention) -> Countries:
    """The countries of officials, or the body above states, of which the words beside them tell it."""
    if mention.kind not in {"person", "role"} or mention.rule == "who.leader":
        return frozenset()
    of_bodies = (a.sector for a in mention.actors if a.sector in BODIES)
    return frozenset((*(a.country for a in mention.actors if a.country and a.sector in VISITED), *of_bodies))


def untold(mentions: Sequence[Mention]) -> dict[int, str]:
    """By head token the names of officials of whom the report nowhere tells beside their name whose they are."""
    known = {
        a.name.split()[-1] for m in mentions if m.kind == "person" for a in m.actors if a.country and a.name
    }
    found = {m.head: m.actors[0].name for m in mentions if m.kind == "person" and _of_no_country(m)}
    return {head: name for head, name in found.items() if name.split()[-1] not in known}


def _of_no_country(mention: Mention) -> bool:
    if mention.kind != "person" or len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    return not actor.country and bool(actor.name and actor.role) and actor.sector in VISITED


def whither(word: Token, states: Mapping[int, str]) -> Countries:
    """The states to which somebody goes."""
    places = [t for slot in WHITHER for t in fillers(word, slot)]
    places += (
        direct_object(word) if word.pos_ == "VERB" and lemma(word) in word_list("guests.reaching") else []
    )
    return frozenset(states[t.i] for t in places if t.i in states)


def parties_of(verb: Token) -> Iterator[int]:
    """With whom somebody deals: 'met the envoy', 'held talks with the envoy'."""
    for slot in PARTIES:
        for token in direct_object(verb) if slot == "obj" else fillers(verb, slot):
            yield token.i
            if slot == "obj":
                yield from (t.i for inner in TALKS for t in fillers(token, inner))
