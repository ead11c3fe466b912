"""Are passages read off the tagger by the right words, and are words of one party added up?"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.codebook import load_codebook
from dragoman.coding.findings import Mention, Side
from dragoman.coding.learned.pointing import foremost, known_words, share_of
from dragoman.coding.learned.tagger import NOBODY, Read, Tags, grouped, passage
from dragoman.records import Actor
from dragoman.training.told import labels_of_words

LABELS = labels_of_words(load_codebook())


@given(st.lists(st.integers(1, 90)), st.integers(3, 60))
def test_every_sentence_is_in_one_passage_and_passages_are_no_longer_than_can_be_read(
    lengths: list[int], most: int
) -> None:
    groups = list(grouped(lengths, most))

    assert [n for group in groups for n in group] == list(range(len(lengths)))
    assert all(len(group) == 1 or sum(lengths[n] for n in group) <= most - 2 for group in groups)


def test_a_passage_takes_as_many_words_as_find_room() -> None:
    ids, places = passage([[7], [8, 9], [10]], most=5)

    assert (ids[1:-1], places) == ([7, 8, 9], [1, 2])


def read(tokens: list[int], sources: list[list[float]]) -> Read:
    count = len(tokens)
    types = np.full((count, len(LABELS["types"])), 0.01)
    types[0, 0], types[1:, 0] = 0.1, 0.9
    others: list[np.ndarray[Any, Any]] = [
        np.zeros((count, len(LABELS[n]))) for n in ("modes", "statuses", "contents")
    ]
    return Read(tokens, types, *others, np.array(sources), np.zeros((count, count + 1)))


def test_words_keep_their_tokens_whatever_sentences_were_left_out() -> None:
    tags = Tags.of([read([4, 9], [[0, 0, 50], [50, 0, 0]]), read([20], [[50, 0]])], LABELS)

    assert [token for token, _ in tags.telling(0.5)] == [4, 20]
    assert max(tags.sides(4)[0], key=tags.sides(4)[0].__getitem__) == 9
    assert max(tags.sides(9)[0], key=tags.sides(9)[0].__getitem__) == NOBODY
    assert set(tags.words) == {4, 9, 20}


def mention(head: int, country: str, start: int | None = None) -> Mention:
    actor = Actor(mention=country, country=country, sector="GOV")
    begin = head if start is None else start
    return Mention(
        start=begin, end=head + 1, head=head, kind="country", actors=(actor,), plural=False, rule="who.state"
    )


def words(*heads: int, count: int = 12) -> Doc:
    """A text of some words, of which each hangs on the one that is given for it, or else on itself."""
    tree = [*heads, *range(len(heads), count)]
    deps = ["ROOT" if i == head else "amod" for i, head in enumerate(tree)]
    return Doc(Vocab(), ["x"] * count, heads=tree, deps=deps, pos=["NOUN"] * count)


def test_what_falls_to_the_words_of_one_party_is_added_up() -> None:
    known = known_words(words(), {2: mention(2, "PER"), 5: mention(5, "CHL"), 9: mention(9, "PER", start=8)})
    shares = {NOBODY: 0.3, 2: 0.2, 5: 0.28, 8: 0.05, 9: 0.17}

    assert foremost(shares, known) == (2, pytest.approx(0.42))
    side = (Side(Actor(mention="it", country="PER", sector="GOV"), 30, (), "who.anaphor"),)
    assert share_of(side, shares, known) == pytest.approx(0.42)


def test_where_no_word_of_the_passage_means_a_side_nobody_does() -> None:
    side = (Side(Actor(mention="Togo", country="TGO", sector="GOV"), 30, (), "who.state"),)

    assert share_of(side, {NOBODY: 0.8, 2: 0.2}, known_words(words(), {2: mention(2, "PER")})) == 0.8


def test_a_thing_of_theirs_stands_for_those_who_are_meant_unless_it_is_a_party() -> None:
    side = (Side(Actor(mention="Peruvian", country="PER", sector="GOV"), 0, (), "who.adjective"),)
    shares = {NOBODY: 0.1, 0: 0.2, 1: 0.7}

    alone = known_words(words(1), {0: mention(0, "PER")})
    beside = known_words(words(1), {0: mention(0, "PER"), 1: mention(1, "CHL")})

    assert share_of(side, shares, alone) == pytest.approx(0.9)
    assert share_of(side, shares, beside) == pytest.approx(0.2)
