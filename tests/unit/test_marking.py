"""Does the learned part read a marked sentence as it should?"""

import hypothesis
import pytest
from hypothesis import strategies as st

from dragoman.coding.learned import wordpiece
from dragoman.coding.learned.marking import MARKS, Marked, _kept, pieces
from dragoman.coding.learned.wordpiece import WordPiece, _folded_words, _words

VOCABULARY = [
    "[PAD]",
    *(f"[unused{n}]" for n in range(6)),
    "[UNK]",
    "mali",
    "##an",
    "met",
    "chad",
    ".",
    "'",
    "s",
    "cafe",
    "北",
]
WORDS = WordPiece({piece: n for n, piece in enumerate(VOCABULARY)})


def named(text: str) -> list[str]:
    return [VOCABULARY[n] for n in WORDS.numbers(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Mali met Chad.", ["mali", "met", "chad", "."], id="words-and-signs"),
        pytest.param("Malian's", ["mali", "##an", "'", "s"], id="longest-piece-first"),
        pytest.param("Malians", ["[UNK]"], id="a-word-that-ends-unknown-is-unknown"),
        pytest.param("CAFÉ", ["cafe"], id="accents-and-case"),
        pytest.param("北met", ["北", "met"], id="a-chinese-sign-stands-alone"),
        pytest.param("ma\u200bli\tmet", ["mali", "met"], id="signs-that-do-not-show"),
        pytest.param("met" * 40, ["[UNK]"], id="too-long-a-word"),
        pytest.param(" \n", [], id="nothing"),
    ],
)  # fmt: skip
def test_words_are_cut_into_known_pieces(text: str, wanted: list[str]) -> None:
    assert named(text) == wanted


@hypothesis.given(
    st.text(
        st.one_of(st.sampled_from(" \t\n\x1c\x85\xa0\u2028\u200b“’é北Aa-."), st.characters(codec="utf-8"))
    )
)
def test_words_read_part_by_part_are_those_read_sign_by_sign(text: str) -> None:
    assert list(_words(text)) == list(_folded_words(text))


def test_words_that_are_forgotten_have_the_same_pieces_when_they_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wordpiece, "MOST_KNOWN", 2)
    words = WordPiece(dict(WORDS.vocabulary))

    assert words.numbers("Mali met Chad. Mali met.") == WORDS.numbers("Mali met Chad. Mali met.")
    assert len(words.known) <= 2


@hypothesis.given(st.lists(st.integers(1, 12), max_size=60), st.integers(1, 50))
def test_the_pieces_that_are_kept_are_those_nearest_to_a_mark_the_first_of_equally_near_ones(
    ids: list[int], room: int
) -> None:
    marks = [i for i, n in enumerate(ids) if n < 7] or [0]
    by_distance = sorted(range(len(ids)), key=lambda i: (min(abs(i - m) for m in marks), i))

    assert _kept(ids, room) == sorted(by_distance[:room])


def test_marks_stand_around_the_sides_and_their_places_are_told() -> None:
    read = pieces(Marked(text="Mali met Chad.", source=(0, 4), target=(9, 13), act=(5, 8)), WORDS)

    inner = [n if n < 7 else VOCABULARY[n] for n in read.ids[1:-1]]
    assert inner == [1, "mali", 2, 5, "met", 6, 3, "chad", 4, "."]
    assert [read.ids[i] for i in read.marks] == [MARKS["source"][0], MARKS["target"][0], MARKS["act"][0]]


def test_a_side_that_is_not_told_has_no_mark() -> None:
    read = pieces(Marked(text="Mali met Chad.", source=(0, 4)), WORDS)

    assert (read.marks[0], read.marks[1:]) == (1, (0, 0))


def test_of_two_marks_that_overlap_the_first_is_kept() -> None:
    read = pieces(Marked(text="Mali met Chad.", source=(0, 8), target=(5, 13)), WORDS)

    assert 3 not in read.ids
    assert read.marks[0] == 1


def test_a_long_sentence_is_cut_far_from_its_marks() -> None:
    text = "met " * 300 + "Mali met Chad." + " met" * 300
    read = pieces(Marked(text=text, source=(1200, 1204), target=(1209, 1213)), WORDS, limit=64)

    assert len(read.ids) == 64
    assert [VOCABULARY[n] for n in read.ids if n >= 7 and n < len(VOCABULARY) and VOCABULARY[n] != "met"] == [
        "mali",
        "chad",
        ".",
    ]


def test_words_that_the_vocabulary_leaves_unused_can_not_be_written() -> None:
    forged = pieces(Marked(text="[unused1] Mali", source=(10, 14)), WORDS)

    assert [n for n in forged.ids if n < 7] == [1, 2]
