"""The parser forgets the words that it has met before they take much memory, and says the same."""

import gc

import pytest
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG

from dragoman.reading import parsing
from dragoman.reading.parsing import Parser

TOLD = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
TEXTS = [
    "The envoy of Mali flew to Lima.",
    "Peru's ministers, who had asked for wheat, signed a treaty on Monday.",
    "Protesters blorfed the embassy of Chad.",
]
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def patient():
    """A parser that has room for all words that a test tells it."""
    return Parser()


def test_texts_parsed_in_several_batches_come_in_order(patient):
    assert [doc.text for doc in patient.parse_many(TEXTS, batch=2)] == TEXTS


@pytest.mark.parametrize("room", ["MOST_WORDS", "MOST_LONG_CHARACTERS"])
def test_a_parser_with_too_many_words_is_loaded_anew_and_says_the_same(patient, monkeypatch, room):
    right = [doc.to_array(TOLD).tolist() for doc in patient.parse_many(TEXTS)]
    monkeypatch.setattr(parsing, room, -1)
    parser = Parser()
    met, told = [parser.nlp], []

    for text in TEXTS:
        doc = parser.parse(text)
        met.append(parser.nlp)
        told.append(doc.to_array(TOLD).tolist())
        assert doc.text == text  # what was parsed before holds its words still

    assert told == right
    assert len({id(nlp) for nlp in met}) == len(met)


def test_a_parser_with_few_words_stays_as_it_is(patient):
    before = patient.nlp
    list(patient.parse_many(TEXTS))
    patient.parse(TEXTS[0])

    assert patient.nlp is before


def test_words_of_many_characters_are_counted_apart(monkeypatch):
    monkeypatch.setattr(parsing, "MOST_LONG_CHARACTERS", 150)
    parser = Parser(entities=False)
    first = parser.nlp
    parser.parse("w" * 100 + " " + "x" * 100)
    assert parser.nlp is first  # no word is longer than a hundred

    parser.parse("y" * 200)
    assert parser.nlp is not first


def test_what_the_collector_was_told_to_leave_is_left_again_once_a_parser_is_loaded_anew(monkeypatch):
    monkeypatch.setattr(parsing, "MOST_WORDS", -1)
    parser = Parser(entities=False)
    parser.parse(TEXTS[0])
    gc.freeze()
    try:
        parser.parse(TEXTS[1])
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
    parser.parse(TEXTS[2])
    assert gc.get_freeze_count() == 0
