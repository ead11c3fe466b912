"""What is told beside an act, and not as a part of it: 'after his visit', 'on the eve of talks'?"""

from collections.abc import Collection

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUNS, VERBS

BESIDE = frozenset(
    "after before following ahead during amid since despite while as until".split()
)  # told of beside the act
OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "dep"})

MAX_DEPTH = 6  # words between what is told beside an act and the preposition that opens it


def same_clause(word: Token, head: Token) -> bool:
    """Whether a word below `head` stands in its own clause, and not in what is told beside it ('after', 'on the eve of')."""
    while word.i != head.i:
        if word.dep_ in OTHER_CLAUSES or word.head.i == word.i or is_beside(word):
            return False
        word = word.head
    return True


def describes(word: Token) -> bool:
    """Whether 'as' opens what something is called: 'described it as reckless', not 'towns such as these', 'as soon as possible'."""
    return word.lower_ == "as" and word.head.pos_ == "VERB" and any(c.dep_ == "amod" for c in word.rights)


def is_beside(word: Token) -> bool:
    """Whether a preposition opens something told beside the act: 'after his visit', 'on the eve of talks', not 'as reckless'."""
    if word.dep_ != "prep" or describes(word):
        return False
    nouns = word_list("beside.beside_nouns")
    return word.lower_ in BESIDE or any(c.lower_ in nouns for c in word.children)


def told_beside(noun: Token) -> bool:
    """Whether a noun names something told beside another act: 'met him on the eve of his *meeting* with Wang'."""
    if noun.pos_ not in NOUNS:
        return False
    for _ in range(MAX_DEPTH):
        if noun.dep_ == "prep" and is_beside(noun):
            return True
        if noun.pos_ in VERBS or noun.head.i == noun.i:
            return False
        noun = noun.head
    return False


def told_of_a_noun(word: Token, held: Collection[int]) -> bool:
    """Whether a word within `held` only tells which noun of it is meant: 'is said to have freed men *who* had shelled the port'."""
    for _ in range(MAX_DEPTH):
        if word.i not in held or word.head.i == word.i:
            return False
        if word.dep_ in {"relcl", "acl"} and word.head.i in held:
            return True
        if word.dep_ in {"ccomp", "advcl", "parataxis"}:
            return False
        word = word.head
    return False
