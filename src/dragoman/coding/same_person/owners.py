"""Whose is a body or a follower, by who owns or leads it: 'his administration', 'her supporters', 'a delegation led by Chad's premier'?"""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import Mention
from dragoman.coding.same_person.antecedents import Setting, is_person
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import (
    BODIES,
    GOVERNMENT_AND_ARMY,
    LED_CAMPS,
    MEETING_BODIES,
    ORGANS,
    PRIVATE,
)
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

# rules of whose somebody is taken to be
GUESSED = frozenset({"same_person.local", "same_person.home-country", "same_person.office"})
ADDRESSED = frozenset({"dobj", "pobj", "dative"})
HOMELANDS = frozenset({"country", "nation"})


def owned(text: Setting, mention: Mention, hint: Actor, done: GoneThrough) -> Mention | None:
    """'His administration', 'its army': of the owner's country."""
    if mention.kind == "pronoun" or hint.country or hint.sector in BODIES:
        return None
    owner = _owner(text, mention, done)
    if owner is not None and _is_body(owner) and _acts_for(mention, hint):
        return _of_a_body(text, mention, hint, owner.actors[0])
    if (
        not hint.sector
        and hint.role not in word_list("owners.followers") | word_list("owners.deputies")
        and lemma(text.tokens[mention.head]) not in HOMELANDS
    ):
        return None
    countries = [a.country for a in owner.actors] if owner is not None else []
    if owner is None or not countries or not all(countries) or (len(countries) > 1 and not mention.plural):
        return None
    sector = _sector_under(owner, hint)
    actors = [replace(hint, country=c, sector=sector) for c in dict.fromkeys(countries)]
    return mention.standing_for(actors, "same_person.owner")


def _acts_for(mention: Mention, hint: Actor) -> bool:
    """'Its troops', 'its secretary general', of a body above states; its members are others."""
    officer = mention.kind == "role" and not mention.plural and hint.role != "member"
    return hint.sector in ORGANS or officer


def kin(text: Setting, mention: Mention, hint: Actor, done: GoneThrough) -> Mention | None:
    """'Chadian singer Ana Soto was jailed … The family appealed': hers, who was told of last by name and holds no power."""
    token = text.tokens[mention.head]
    if lemma(token) not in word_list("owners.kin") or any(c.dep_ in {"poss", "prep"} for c in token.children):
        return None
    here = text.sentences[mention.head]
    persons = (e.actor for e in done.last(here) if e.person and e.actor.name and e.actor.country)
    one = next((a for a in persons if a.sector in PRIVATE | {"ELI", "REF", "REL", "SOC"}), None)
    return mention.standing_for([replace(hint, country=one.country)], "same_person.owner") if one else None


def _is_body(owner: Mention) -> bool:
    """Whether an owner is one body above states: 'NATO'."""
    return len(owner.actors) == 1 and owner.actors[0].sector in MEETING_BODIES and not owner.actors[0].country


def _of_a_body(text: Setting, mention: Mention, hint: Actor, body: Actor) -> Mention | None:
    """'NATO said its troops', 'the council and its panel': of the body's kind; not 'its governments'."""
    if lemma(text.tokens[mention.head]) in word_list("several.state_nouns"):
        return None
    actor = replace(hint, sector=body.sector, sectors=(hint.sector,) if hint.sector else ())
    return mention.standing_for([actor], "same_person.owner")


def _owner(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """Who owns it or its body: the mention in its possessive, in a name before it, or, of several, behind 'of' or 'from'."""
    head = text.tokens[mention.head]
    owners = {t.i for t in head.children if t.dep_ == "poss"} | {t.i for t in _named_before(text, mention)}
    if mention.kind == "role" and not mention.plural:
        owners |= {t.i for t in _beyond(head)}
    if mention.plural or lemma(head) in word_list("owners.kin"):
        owners |= {t.i for slot in ("of", "from") for t in fillers(head, slot)}
    before = (done.at.get(i) for i in sorted(owners, reverse=True))
    anywhere = (text.at.get(i) for i in sorted(owners))
    return next((m for m in (*before, *anywhere) if m is not None and m.actors), None)


def _beyond(officer: Token) -> list[Token]:
    """'Its' of 'a spokesman for its foreign ministry': who owns the body for which somebody speaks."""
    bodies = (body for slot in ("of", "for", "at", "in", "from") for body in fillers(officer, slot))
    return [c for body in bodies for c in body.lefts if c.dep_ == "poss" and c.tag_ == "PRP$"]


def ministry(text: Setting, mention: Mention, done: GoneThrough) -> Mention:
    """'Togo denied it. The foreign ministry accused Ghana': Togo's, since the sentence before is about Togo alone and this one names it not."""
    actor = mention.actors[0] if len(mention.actors) == 1 and not mention.plural else None
    if actor is None or actor.country or actor.name or actor.sector != "GOV":
        return mention
    if not actor.role.endswith(tuple(word_list("belonging.ministries"))):
        return mention
    here = text.sentences[mention.head]
    doers = [e for e in done.last(here) if e.sentence == here - 1 and e.rank == 2]
    about = {e.actor.country if e.actor.sector in GOVERNMENT_AND_ARMY else "" for e in doers}
    together = any(c.dep_ == "conj" for e in doers for c in text.tokens[e.token].children)
    sentence = text.tokens[mention.head].sent
    named = {a.country for m in text.every if sentence.start <= m.head < sentence.end for a in m.actors}
    if len(about) != 1 or "" in about or together or about & named:
        return mention
    return mention.of_country(about.pop(), "same_person.ministry")


def of_the_other(text: Setting, mention: Mention) -> Mention:
    """'The government protested to the Togolese authorities', in a report of Togo and Benin: it is not Togo's, whatever was guessed."""
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    token = text.tokens[mention.head]
    if actor is None or mention.rule not in GUESSED or actor.role not in word_list("belonging.state_bodies"):
        return mention
    others = {a.country for a in text.usual} - {actor.country}
    if token.dep_ != "nsubj" or len(text.usual) != 2 or len(others) != 1:
        return mention
    addressed = (text.at.get(t.i) for t in token.head.subtree if t.i > token.head.i and t.dep_ in ADDRESSED)
    told = (m for m in addressed if m is not None and m.rule == "who.role" and len(m.actors) == 1)
    facing = any(
        m.actors[0].country == actor.country and lemma(text.tokens[m.head]) in word_list("owners.facing")
        for m in told
    )
    if not facing:
        return mention
    words = text.doc[mention.start : mention.end].text
    return mention.standing_for(
        [replace(actor, country=others.pop(), mention=words, name="")], "same_person.other"
    )


def owned_by_those_ahead(text: Setting, mention: Mention) -> bool:
    """'The leaders of both countries': whose they are the same phrase tells, once it is known which countries these are."""
    ahead = (text.at.get(t.i) for t in fillers(text.tokens[mention.head], "of"))
    return any(m is not None and m.plural and not any(a.country for a in m.actors) for m in ahead)


def _sector_under(owner: Mention, hint: Actor) -> str:
    """Of what kind they are: 'her supporters' of her camp, her deputy of her own kind, 'its leader', of rebels, a rebel."""
    own = owner.actors[0].sector
    if not hint.sector and hint.role in word_list("owners.deputies"):
        sector = own
    elif not hint.sector and hint.role in word_list("owners.followers"):
        sector = own if own in LED_CAMPS else "CVL"
    else:
        sector = hint.sector or "GOV"
    return own if own in LED_CAMPS and sector == "GOV" and not is_person(owner, owner.actors[0]) else sector


def _named_before(text: Setting, mention: Mention) -> list[Token]:
    """Persons whose name stands before a body that is theirs: 'the Ana Soto government'."""
    return [t for t in text.tokens[mention.head].lefts if t.i in text.persons and t.dep_ in DESCRIBING]


def of_somebody(text: Setting, mention: Mention, hint: Actor) -> bool:
    """Whether a body is said to be that of a person of whom nobody knows the country."""
    return bool(hint.sector) and mention.kind != "person" and bool(_named_before(text, mention))


def led(text: Setting, mention: Mention) -> Mention | None:
    """'A delegation led by Chad's prime minister' is Chad's, and so are forces loyal to him."""
    token = text.tokens[mention.head]
    if (
        token.pos_ != "NOUN"
        or not mention.actors
        or any(a.country or a.sector in BODIES for a in mention.actors)
    ):
        return None
    leading = [
        c
        for c in token.children
        if c.dep_ in {"acl", "relcl"} and lemma(c) in word_list("beside_persons.leading")
    ]
    heads = {g.i for c in leading for by in c.children if by.lower_ == "by" for g in by.children}
    heads |= {
        t.i
        for c in token.children
        if c.lower_ == "loyal" or lemma(c) == "loyal"
        for held in fillers(c, "to")
        for t in (held, *(x for x in held.children if x.dep_ == "appos"))
    }
    if not heads:
        return None
    countries = {a.country for m in text.every if m.head in heads for a in m.actors}
    if len(countries) != 1 or "" in countries:
        return None
    return mention.of_country(countries.pop(), "same_person.led")
