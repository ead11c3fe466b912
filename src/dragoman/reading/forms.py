"""What is the same of a word wherever it stands?

A word's letters, lemma and part of speech say the same things of it in every report; `Forms` keeps them, so that a word
that comes again is not worked out again. It holds a bounded number of words: where there is no room, the last quarter makes
room, since the words that come first are those that come oftenest. (Of 590,000 words of news it has to work out 66 in a
thousand, where one that forgot nothing had 56 and one that forgot all 92.)
"""

from typing import Any

from spacy.parts_of_speech import NAMES

from dragoman.knowledge.rule_words import word_table

MOST_KEPT = 20_000  # about 13 MB
LONGEST_KEPT = 40  # characters: a longer word hardly comes again


class Form:
    """One spelling with one lemma, part of speech and tag; the names are spaCy's, but for `base`, its `base_form`."""

    __slots__ = (
        "base", "is_alpha", "is_digit", "is_punct", "is_quote", "is_space", "is_upper", "lemma", "like_num", "lower", "pos", "tag", "text",
    )  # fmt: skip

    def __init__(self, lexeme: Any, lemma: str, pos: str, tag: str) -> None:
        self.text: str = lexeme.text
        self.lower: str = lexeme.lower_
        self.is_alpha, self.is_digit = bool(lexeme.is_alpha), bool(lexeme.is_digit)
        self.is_punct, self.is_quote = bool(lexeme.is_punct), bool(lexeme.is_quote)
        self.is_space, self.is_upper = bool(lexeme.is_space), bool(lexeme.is_upper)
        self.like_num = bool(lexeme.like_num)
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
        """A form that was not met yet."""
        if len(self._known) >= MOST_KEPT:
            make_room(self._known, most=MOST_KEPT)
        orth, lemma, pos, tag = key
        form = Form(vocab[orth], vocab.strings[lemma], NAMES[pos], vocab.strings[tag])
        if len(form.text) <= LONGEST_KEPT:
            self._known[key] = form
        return form


def make_room(known: dict[Any, Any], *, most: int) -> None:
    """Forget what came last, so that of `most` things a quarter may be remembered anew."""
    while len(known) > most * 3 // 4:
        known.popitem()


def base_form(lemma: str, lower: str, tag: str) -> str:
    """A lemma in lower case, mended; capitalised plurals, which the tagger takes for names ('Ministers'), in the singular."""
    word = lemma.lower()
    mended = word_table("forms.mended").get(word)
    if mended and lower.endswith(("ed", "ing", "took")):
        return str(mended)
    if tag == "NNPS" or (tag == "NNP" and word == lower and word.endswith(("ies", "sts"))):
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith("ss"):
            return word[:-1]
    return word
