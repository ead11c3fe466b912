"""Whose are drones and missiles that are shot down, where only what the report tells elsewhere says it?

Of the state whose drones it tells of, where but who shoots has such: 'Russian drones struck Kharkiv. Ukraine shot down 61 drones.'
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dragoman.coding.findings import Mention
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import subject
from dragoman.reading.lemmas import lemma


def by_arms(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, what is shot down with the one state of which the report tells such, but for who shoots."""
    arms = word_list("same_arms.arms")
    told: dict[str, set[str]] = {}
    for mention in mentions:
        if (noun := lemma(tokens[mention.head])) in arms:
            told.setdefault(noun, set()).update(a.country for a in mention.actors if a.country)
    if not any(told.values()):
        return list(mentions)
    at = {m.head: m for m in mentions}
    return [_of_the_other(tokens[m.head], m, told, at) for m in mentions]


def _of_the_other(
    token: Token, mention: Mention, told: Mapping[str, set[str]], at: Mapping[int, Mention]
) -> Mention:
    if lemma(token) not in told or any(a.country or a.name for a in mention.actors):
        return mention
    counted = token.dep_ == "pobj" and token.head.lower_ == "of"  # '61 of 74 drones'
    noun = token.head.head if counted else token
    if noun.dep_ not in {"dobj", "nsubjpass"} or lemma(noun.head) not in word_list("same_arms.downing"):
        return mention
    shooting = {a.country for t in subject(noun.head) if t.i in at for a in at[t.i].actors}
    whose = told[lemma(token)] - shooting
    return mention.of_country(whose.pop(), "same_person.arms") if len(whose) == 1 else mention
