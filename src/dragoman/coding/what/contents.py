"""Which type of act is it that somebody promises, asks for, refuses or alleges, by its own word, where no frame tells it?

'Asked the court to review the case', 'promised to build a school', 'urged them to take to the streets', 'accused it of misleading
them'. What the word of an act leaves open ('to do more', 'to act') is not answered.
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import fillers
from dragoman.reading.lemmas import lemma

OUTER = frozenset({"AGREE", "REJECT", "REQUEST"})


def spoken_by_word(says: Token, outer: str) -> str:
    """The type of an act that is spoken of; "" where its word, and what it is done to, leave it open.

    Args:
        says: the word of the act spoken of, a verb.
        outer: the type of the act of speech.
    """
    if outer not in OUTER or says.pos_ != "VERB" or fillers(says, "neg"):
        return ""
    if found := named_by_verb(says):
        return found
    # of promises alone: who asks another to go on asks no more
    together = outer == "AGREE" and lemma(says) in word_list("contents.together")
    return "COOPERATE" if together else ""


def named_by_verb(says: Token) -> str:
    """The type that a verb, or what a verb that leaves it open is done to, tells of itself; "" where neither does."""
    word, things = lemma(says), _things()
    if any(lemma(t) in word_list("contents.bonds") for t in fillers(says, "obj")):
        return "COOPERATE"  # 'to repair relations'
    if word in word_list("contents.light"):
        held = (*fillers(says, "obj"), *fillers(says, "to"), *fillers(says, "in"))
        return next((things[lemma(t)] for t in held if lemma(t) in things), "")
    return _verbs().get(word, "")


def alleged_by_word(words: Iterable[Token]) -> str:
    """The type of the first wrong that one of some words tells of: 'misleading', 'a vendetta'; "" where none does."""
    wrongs = _wrongs()
    return next((found for t in words if (found := wrongs.get(lemma(t)))), "")


@cache
def _verbs() -> dict[str, str]:
    """The type that each verb tells."""
    lists = {
        "ACCUSE": word_list("contents.inquire"),
        "AID": word_list("contents.help"),
        "CONCEDE": word_list("contents.allow"),
        "CONSULT": word_list("contents.meet"),
        "MOBILIZE": word_list("contents.deploy"),
        "PROTEST": word_list("contents.protest"),
        "RETREAT": word_list("contents.leave"),
        "SANCTION": word_list("contents.punish"),
    }
    return {word: type_ for type_, words in lists.items() for word in words}


@cache
def _wrongs() -> dict[str, str]:
    """The type of the wrong that each word tells."""
    lists = {
        "AID": word_list("contents.abetting"),
        "ASSAULT": word_list("contents.violence"),
        "COERCE": word_list("contents.repression"),
        "REJECT": word_list("contents.shirking"),
    }
    return {word: type_ for type_, words in lists.items() for word in words}


@cache
def _things() -> dict[str, str]:
    """The type that each noun tells behind a verb that leaves it open: 'hold talks', 'press charges', 'take to the streets'."""
    lists = {
        "ACCUSE": word_list("contents.inquiries"),
        "AID": word_list("contents.goods"),
        "CONSULT": word_list("contents.talks"),
        "MOBILIZE": word_list("contents.forces"),
        "PROTEST": word_list("contents.protests"),
    }
    return {word: type_ for type_, words in lists.items() for word in words}
