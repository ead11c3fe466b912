"""What is the same of a word wherever it stands is worked out once, and in bounded memory."""

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.reading import forms
from dragoman.reading.forms import Forms, base_form
from dragoman.reading.tree import Tree

VOCAB = spacy.blank("en").vocab


def doc_of(words, *, lemma="x", tag="NN"):
    return Doc(VOCAB, words=words, lemmas=[lemma] * len(words), tags=[tag] * len(words))


@pytest.mark.parametrize(
    ("lemma", "lower", "tag", "base"),
    [
        ("Stag", "staged", "VBD", "stage"),
        ("stag", "stags", "NNS", "stag"),
        ("Ministers", "ministers", "NNPS", "minister"),
        ("ministers", "ministers", "NNS", "ministers"),
        ("allies", "allies", "NNP", "ally"),
        ("hess", "hess", "NNPS", "hess"),
    ],
)
def test_a_base_form_is_the_lemma_mended_and_in_the_singular(lemma, lower, tag, base):
    assert base_form(lemma, lower, tag) == base


def test_a_word_that_comes_again_with_another_lemma_or_tag_is_another_form():
    known = Forms()
    first, second, third = (
        Tree(doc_of(["left"], lemma=lemma, tag=tag), known)[0]
        for lemma, tag in (("leave", "VBD"), ("left", "NN"), ("leave", "VBD"))
    )

    assert (first.lemma_, first.tag_, second.lemma_, second.tag_) == ("leave", "VBD", "left", "NN")
    assert first._form is third._form is not second._form


def test_forms_are_forgotten_where_there_are_too_many_and_words_stay_right(monkeypatch):
    monkeypatch.setattr(forms, "MOST_KEPT", 3)
    known, words = Forms(), [f"w{n}" for n in range(10)]

    assert [w.text for w in Tree(doc_of(words), known)] == words
    assert len(known) <= 3
