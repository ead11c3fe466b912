"""What is the same of a word wherever it stands?

A word's letters, lemma and part of speech say the same things of it in every report; `Forms` keeps them, so that a word
that comes again is not worked out again. It holds a bounded number of words.
"""

from typing import Any

from spacy.parts_of_speech import NAMES

MENDED_LEMMAS = {  # what the lemmatiser takes for another verb's form: 'staged' of 'stag'
    "stag": "stage", "wag": "wage", "rap": "rape", "rag": "rage", "fin": "fine", "hop": "hope", "retook": "retake", "rat": "rate",
}  # fmt: skip
MOST_KEPT = 60_000  # about 25 MB
LONGEST_KEPT = 40  # characters: a longer word hardly comes again


class Form:
    """One spelling with one lemma, part of speech and tag; the names are spaCy's, but for `base`, its `base_form`."""

    __slots__ = ("base", "is_space", "lemma", "lexeme", "lower", "pos", "tag", "text")

    def __init__(self, lexeme: Any, lemma: str, pos: str, tag: str) -> None:
        self.lexeme = lexeme
        self.text: str = lexeme.text
        self.lower: str = lexeme.lower_
        self.is_space: bool = lexeme.is_space
        self.lemma, self.pos, self.tag = lemma, pos, tag
        self.base = base_form(lemma, self.lower, tag)


class Forms:
    """The forms met so far, by spaCy's numbers for spelling, lemma, part of speech and tag."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int], Form] = {}
        self.look = self._known.get

    def __len__(self) -> int:
        return len(self._known)

    def add(self, key: tuple[int, int, int, int], vocab: Any) -> Form:
        """A form that was not met yet; where there is no room for more, all are forgotten."""
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        orth, lemma, pos, tag = key
        form = Form(vocab[orth], vocab.strings[lemma], NAMES[pos], vocab.strings[tag])
        if len(form.text) <= LONGEST_KEPT:
            self._known[key] = form
        return form


def base_form(lemma: str, lower: str, tag: str) -> str:
    """A lemma in lower case, mended; capitalised plurals, which the tagger takes for names ('Ministers'), in the singular."""
    word = lemma.lower()
    if word in MENDED_LEMMAS and lower.endswith(("ed", "ing", "took")):
        return MENDED_LEMMAS[word]
    if tag == "NNPS" or (tag == "NNP" and word == lower and word.endswith(("ies", "sts"))):
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith("ss"):
            return word[:-1]
    return word
