"""Does a telling tell of how things stand, whom somebody backs or what is usual, and of no act?

Answers by the form of the act's own word and what it hangs on. Who is told to back somebody by his own word ('said that
Peru backs the plan') speaks for himself: that is an act, and is left.
"""

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.coding.drafts import Draft
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.tables import Words
from dragoman.reading.grammar import to_infinitive
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import FINITE, NOUNS
from dragoman.reading.lemmas import lemma

LASTING = frozenset(
    {"SUPPORT", "COOPERATE", "AID", "REJECT"}
)  # types of which a stance or a relation is told in the same words
DONE = frozenset({"COOPERATE", "AID", "ASSAULT", "RETREAT"})  # deeds that the simple present tells as usual
STOOD_FOR = frozenset(
    {"SUPPORT", "CONCEDE", "REJECT"}
)  # which a clause tells of somebody: 'a law that gives them immunity'
STRIVEN_FOR = frozenset({"COOPERATE", "AID", "SUPPORT", "AGREE", "RETREAT", "CONCEDE"})
STRIVING = ("governor.try", "governor.tried", "governor.trying")
NOT_YET = ("infinitive", "default", "modal.may")  # how an act is told of that nobody plans or promises
DEPENDENT_CLAUSES = frozenset({"relcl", "acl", "advcl", "xcomp"})


def _describes(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a participle or a clause tells which one is meant: 'a station funded by Fiji', 'clerks opposing the merger'."""
    if draft.time is not None:
        return False
    if draft.act.type == "SUPPORT" and (trigger.dep_, trigger.tag_) == ("amod", "VBN"):
        return True  # 'signed agreements'
    if draft.lemma in words["lasting_help"] and trigger.dep_ == "acl" and trigger.tag_ == "VBN":
        return trigger.head.pos_ in NOUNS
    described = trigger.dep_ == "acl" and trigger.tag_ == "VBG" and lemma(trigger.head) not in words["papers"]
    told_by = trigger.dep_ == "relcl" and trigger.tag_ in FINITE and draft.act.type == "REJECT"
    return draft.lemma in words["stances"] and (described or told_by)


def _stands_for(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether to back or to strengthen is only what another thing does or is for: 'took part in backing the bridge', 'lends money to support farmers'."""
    verb = first_joined(trigger)
    if draft.act.type not in LASTING or draft.lemma not in words["stances"] | words["helping"]:
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":  # 'are engaged in supporting it' is told as going on
        return draft.status.value != "ongoing"
    planned = not draft.status.rule.endswith(NOT_YET)
    if verb.dep_ == "xcomp" and not draft.status.rule.endswith("infinitive"):  # 'began to back them'
        return False
    bare = (
        verb.tag_ == "VB"
        and verb.dep_ in DEPENDENT_CLAUSES
        and lemma(verb.head) not in word_list("doers.intents")
    )
    return bare and not planned


def _usual(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether the simple present tells what somebody does as a rule: 'the guild trades with Chad', 'pirates who attack ferries'.

    A headline tells news in that tense, and ends in no full stop.
    """
    if (
        trigger.tag_ not in {"VBZ", "VBP"}
        or draft.status.rule != "how_sure.default"
        or draft.time is not None
    ):
        return False
    if draft.act.type in STOOD_FOR and trigger.dep_ == "relcl":
        return True
    if draft.act.type == "SUPPORT":
        return draft.lemma in words["stances"] and trigger.dep_ == "ROOT" and draft.said is None
    beside = trigger.dep_ == "advcl" and any(
        c.lower_ in {"as", "while"} for c in trigger.lefts
    )  # 'as troops storm the town'
    return draft.act.type in DONE and not beside and _full_stop(trigger)


def _full_stop(trigger: Token) -> bool:
    """Whether the word's sentence ends as a sentence does, maybe behind quotation marks."""
    return any(t.text in {".", "!", "?"} for t in list(trigger.sent)[-3:])


def _striven_for(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether somebody only strives to help, agree or give way: 'attempts to sign a pact', 'tried to help Togo'."""
    return draft.act.type in STRIVEN_FOR and draft.status.rule.endswith(STRIVING)


def _what_for(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an infinitive tells what a thing is for: 'a pretext to raid the market', 'the march to save the lake'."""
    verb = first_joined(trigger)
    if verb.dep_ != "acl" or not draft.status.rule.endswith("infinitive") or not to_infinitive(verb):
        return False
    order = lemma(verb.head) == "order" and verb.head.head.lower_ == "in"
    return order or lemma(verb.head) not in word_list("doers.intents") | words["rulings"]


STANDING: tuple[tuple[str, Callable[[Draft, Token, Words], bool]], ...] = (
    ("only describes", _describes),
    ("only what somebody stands for", _stands_for),
    ("only usual", _usual),
    ("only striven for", _striven_for),
    ("only what a thing is for", _what_for),
)
