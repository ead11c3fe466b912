"""Which words are joined by 'and'?"""

from spacy.tokens import Token


def conjuncts(token: Token) -> list[Token]:
    """A word and what is joined to it by 'and', in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return found


def first_joined(word: Token) -> Token:
    """The first of what is joined by 'and'."""
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return word
