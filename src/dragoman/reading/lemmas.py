"""What is a word's lemma, whatever the tagger took it for?"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.reading.forms import base_form
from dragoman.reading.tree import Word


def lemma(token: Token) -> str:
    """A word's lemma, lower case; capitalised plurals, which the tagger takes for names ('Ministers'), in the singular."""
    return token.base if type(token) is Word else base_form(token.lemma_, token.lower_, token.tag_)


def lemmas(words: Sequence[Token]) -> list[str]:
    """`lemma` of each of some words."""
    if words and type(words[0]) is Word:
        return [word.base for word in words]
    return [lemma(word) for word in words]
