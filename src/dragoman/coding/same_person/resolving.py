"""Who is meant by 'his', 'the two ministers', 'Lavrov', 'his Russian counterpart'?

Gives the mentions of a text that do not say who they are the actors that they stand for. Goes by names (`same_name.py`), by
what stands before (`antecedents.py`), by offices and number; it knows no world knowledge and resolves nothing across
reports. Where it is not sure, the mention stays without an actor.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from spacy.tokens import Doc

from dragoman.coding.findings import Mention, Said
from dragoman.coding.same_person.after_office import after_office
from dragoman.coding.same_person.antecedents import Setting, spoken_in, usual_pair
from dragoman.coding.same_person.belonging import at_home
from dragoman.coding.same_person.beside_persons import beside_each_other, by_capacity, by_delegation, by_list
from dragoman.coding.same_person.counterparts import counterpart, counterparts, facing_state, summoned
from dragoman.coding.same_person.gender import titled
from dragoman.coding.same_person.gone_through import GoneThrough, Remembered
from dragoman.coding.same_person.office_again import (
    body_again,
    enemy,
    head_of_organ,
    holder,
    namesake,
    of_workers,
    office,
    same_official,
)
from dragoman.coding.same_person.owners import (
    kin,
    led,
    ministry,
    of_somebody,
    of_the_other,
    owned,
    owned_by_those_ahead,
)
from dragoman.coding.same_person.pronouns import (
    HE,
    IT,
    OF_TWO,
    REFLEXIVE,
    SUBJECT_FORMS,
    THEY,
    WE,
    ahead,
    blamed,
    companion,
    governed,
    of_two,
    pronoun,
    speaker,
)
from dragoman.coding.same_person.same_arms import by_arms
from dragoman.coding.same_person.same_body import by_body, by_its_name, by_named_body
from dragoman.coding.same_person.same_name import by_office, known_names
from dragoman.coding.same_person.several import is_group, several
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import NETWORK
from dragoman.reading.grammar import stands_for_nothing
from dragoman.reading.labels import RELATIVE
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import sentence_numbers
from dragoman.records import Actor

NOBODY = Actor()
PASSES = 2  # the second knows the offices that the first worked out, for what points ahead


def resolve(
    doc: Doc,
    mentions: Sequence[Mention],
    *,
    sayings: Sequence[Said] = (),
    home: str = "",
    theatre: str = "",
    inside: Mapping[int, str] = MappingProxyType({}),
    opened: Mapping[int, str] = MappingProxyType({}),
    words: Mapping[str, frozenset[str]] = MappingProxyType({}),
    hosts: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Mention, ...]:
    """The same mentions, those that stand for known actors filled in.

    Args:
        doc: the parsed text.
        mentions: what `who.find_mentions` found, in any order.
        sayings: the text's quotations: 'we' inside one is its speaker.
        home: ISO 3166-1 alpha-3 of the country that the report is written from, or "".
        theatre: the country that the report is mostly about, or "": 'the rebels' of nowhere else are its rebels.
        inside: by head token, the country in which a mention's own words set it: 'the authorities in Guayaquil'.
        opened: by token, the country in which its paragraph plays, where that opens with a town: 'In Accra, police …'.
        words: lists of words that tell of a woman or a man, by name; where there are none, 'she' may be any person.
        hosts: by name of an official, the countries that he visits or deals with: of those he is not.

    Returns:
        The mentions in text order. One that was resolved has its rule changed to `same_person.…`; its `spans` then hold
        the words of the mention that it takes its identity from.
    """
    tokens = list(doc)
    ordered = beside_each_other(tokens, known_names(sorted(mentions, key=lambda m: m.head), ""))
    ordered = by_named_body(tokens, by_its_name(tokens, ordered))
    ordered = by_body(tokens, by_delegation(tokens, by_capacity(tokens, by_list(tokens, ordered))))
    ordered = by_arms(tokens, ordered)
    sentences = sentence_numbers(doc)
    ordered = after_office(tokens, ordered, sentences)
    ordered = known_names(ordered if home else by_office(ordered), home, hosts, owned=False)
    usual = usual_pair(ordered, sentences)
    titles = titled(ordered, words)
    spoken, heads = spoken_in(doc, sayings), [m.head for m in ordered]
    remembered: Remembered = {}
    genders: dict[tuple[str, str], str] = {}
    network = any(a.country == NETWORK for m in ordered for a in m.actors)
    for _ in range(PASSES):
        persons = frozenset(m.head for m in ordered if m.kind == "person")
        at = {m.head: m for m in ordered}
        setting = Setting(
            doc=doc,
            tokens=tokens,
            every=ordered,
            sentences=sentences,
            usual=usual,
            theatre=theatre,
            home=home,
            inside=inside,
            opened=opened,
            network=network,
            persons=persons,
            titles=titles,
            words=words,
            spoken=spoken,
            heads=heads,
            at=at,
            genders=genders,
        )
        ordered = _pass(setting, GoneThrough(tokens, sentences, remembered))
    ordered = after_office(tokens, beside_each_other(tokens, ordered), sentences)
    return tuple(known_names(ordered, home, hosts))


def _pass(text: Setting, done: GoneThrough) -> list[Mention]:
    for mention in text.every:
        found = _look_up(text, mention, done) if _open(mention) else _known_before(text, mention, done)
        found = led(text, found or mention) or found
        place = text.inside.get(mention.head, "")
        here = text.opened.get(mention.head, "")
        theatre, home = here or text.theatre, here or text.home
        whose = at_home(found or mention, theatre, home, place, network=text.network)
        done.add(ministry(text, of_the_other(text, whose), done))
    return done


def _known_before(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """Who is told of already under another office, or as the counterpart of somebody told of: 'his counterpart Ana Soto'."""
    if mention.kind == "person" and not any(a.country for a in mention.actors):
        words = {t.lemma_.lower() for t in text.doc[mention.start : mention.head]}
        if words & word_list("counterparts.counterpart"):
            return counterpart(text, mention, mention.actors[0], done)
        if (called := summoned(text, mention, done)) is not None:
            return called
    if mention.kind == "organisation" and len(mention.actors) == 1 and not mention.actors[0].name:
        union = of_workers(text.tokens[mention.head], mention, done)
        return union or owned(text, mention, mention.actors[0], done)  # 'Soto's government'
    return same_official(mention, done)


def _open(mention: Mention) -> bool:
    """Whether a mention still wants an identity: it has no actor, or one with neither name nor country."""
    if mention.kind == "pronoun" or not mention.actors:
        return True
    facing = word_list("counterparts.counterpart")
    if mention.kind == "group" and any(
        a.role in word_list("office_again.bodies_again") for a in mention.actors
    ):
        return True
    if mention.rule.startswith("who.anaphor") or any(a.role in facing for a in mention.actors):
        return True
    return mention.kind in {"role", "country", "group"} and not any(a.country for a in mention.actors)


def _look_up(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    token = text.tokens[mention.head]
    here = text.sentences[mention.head]
    hint = mention.actors[0] if mention.actors else NOBODY
    word = token.lower_
    facing = word_list("counterparts.counterpart")
    if lemma(token) in facing or any(a.role in facing for a in mention.actors):
        others = counterparts(text, mention, done) if mention.plural and not hint.country else None
        return others or counterpart(text, mention, hint, done)
    if word in WE:
        return speaker(mention, text, done)
    if word in OF_TWO:
        return of_two(text, mention, done)
    if word in IT and stands_for_nothing(token):
        return None
    if (other := facing_state(text, mention, done) or summoned(text, mention, done)) is not None:
        return other
    if (whose := owned(text, mention, hint, done)) is not None:
        return whose
    if (foe := enemy(text, mention, hint, done)) is not None:
        return foe
    if of_somebody(text, mention, hint):
        return mention
    again = namesake(token, mention, done) or body_again(token, mention, done, here)
    if again is not None:
        return again
    if mention.plural and owned_by_those_ahead(text, mention):
        return None
    if is_group(token, mention, hint):
        found = several(text, mention, hint, done, done.last(here))
        return mention.standing_for(found, "same_person.group") if found else None
    if word in HE | IT | THEY:
        theirs = blamed(text, mention, done) or companion(text, mention, done)
        if theirs is not None:
            return theirs
        over_it = governed(text, mention, done) if word in SUBJECT_FORMS | REFLEXIVE else None
        return over_it or ahead(text, mention) or pronoun(text, mention, done)
    if word in RELATIVE or not mention.rule.startswith("who.anaphor"):
        return None
    held = holder(mention, hint, done) or head_of_organ(mention, hint, done) or kin(text, mention, hint, done)
    return held or office(mention, hint, done.last(here), token)
