"""Whose are officials of no told country whom a visitor meets where he goes?

'Minister Ana Soto of Peru arrived in Accra. She met President Kofi Ade': he is Ghana's. Goes by the verbs of going and meeting of the same
few sentences; the last place gone to counts, and whoever comes from there meets no host.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding, Mention
from dragoman.coding.homes.guests import Countries, parties_of, states_named, told, untold, whither
from dragoman.coding.homes.seats import towns
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import subject
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import sentence_numbers, with_base
from dragoman.records import Place

AFTER = 2  # sentences within which the visitor is still there
PRONOUNS = frozenset({"he", "she"})


def by_visit(
    doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str], places: Sequence[Finding[Place]]
) -> list[Mention]:
    """The same mentions, officials of no told country whom a visitor meets with that of the state that he visits."""
    hosts = untold(mentions)
    if not hosts:
        return list(mentions)
    found = _hosts(doc, hosts, mentions, {**states_named(mentions, states), **towns(doc, places)})
    return [
        m.of_country(found[hosts[m.head]], "same_person.host")
        if m.head in hosts and hosts[m.head] in found
        else m
        for m in mentions
    ]


def _hosts(
    doc: Doc, open_to: Mapping[int, str], mentions: Sequence[Mention], states: Mapping[int, str]
) -> dict[str, str]:
    """By name the country of officials whom a visitor meets."""
    theirs = {m.head: told(m) for m in mentions}
    sentences = sentence_numbers(doc)
    found: dict[str, str] = {}
    visitor: list[Token] = []
    where: Countries = frozenset()
    for verb in with_base(doc, word_list("guests.going") | word_list("visited.meeting")):
        if verb.pos_ not in VERBS:
            continue
        doers = subject(verb)
        if lemma(verb) in word_list("guests.going") and (there := whither(verb, states)):
            visitor, where = doers, there
            continue
        near = visitor and sentences[verb.i] - sentences[visitor[0].i] <= AFTER
        if not near or len(where) != 1 or lemma(verb) not in word_list("visited.meeting"):
            continue
        if len(doers) != 1 or not _same(doers[0], visitor[0]):
            continue
        for party in parties_of(verb):
            if party in open_to and not where & theirs.get(visitor[0].i, frozenset()):
                found.setdefault(open_to[party], next(iter(where)))
    return found


def _same(doer: Token, visitor: Token) -> bool:
    """Whether who meets somebody is who came: 'he', or a word of his name."""
    names = {visitor.text, *(c.text for c in visitor.children if c.dep_ == "appos")}
    return doer.i == visitor.i or doer.lower_ in PRONOUNS or doer.text in names
