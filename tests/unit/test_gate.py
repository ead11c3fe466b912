"""Which paragraphs need not be parsed?"""

from dataclasses import replace

import pytest

import dragoman
from dragoman import Report
from dragoman.codebook.frames import load_frames
from dragoman.reading.cleaning import clean, load_furniture
from dragoman.reading.gate import Gate, load_gate
from dragoman.reading.parsing import lemma_tables, load_parser

MEETING = "Kenya met Ghana in Oslo."
IDLE = "It was a sunny morning with a light breeze."


@pytest.fixture(scope="module")
def gate() -> Gate:
    return load_gate(load_frames(), *lemma_tables(load_parser()))


def test_every_example_of_every_frame_passes(gate):
    examples = [yes for frame in load_frames().frames for yes in frame.yes]

    assert len(examples) > 1000
    assert [yes for yes in examples if not gate.may_tell(yes)] == []


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        pytest.param(IDLE, False, id="no word of any frame"),
        pytest.param("They MET.", True, id="irregular form, capitals"),
        pytest.param("The two were negotiating.", True, id="regular form"),
        pytest.param("It held his breath.", False, id="trigger without its company"),
        pytest.param("It holds talks.", True, id="trigger with its company"),
        pytest.param("Peru won't attend.", True, id="shortened 'not' and 'will'"),
        pytest.param("An air-strike.", True, id="with a hyphen"),
        pytest.param("", False, id="nothing"),
        pytest.param("… 12 % — €!", False, id="no word"),
    ],
)
def test_a_paragraph_passes_where_a_frame_may_match(gate, text, passes):
    assert gate.may_tell(text) is passes


@pytest.mark.parametrize(
    ("paragraphs", "kept"),
    [
        pytest.param(
            [IDLE, IDLE, IDLE, MEETING, IDLE],
            [False, True, True, True, False],
            id="what stands right before",
        ),
        pytest.param(
            ["It was for Ana Soto a morning.", IDLE, IDLE, IDLE, MEETING + " Soto left."],
            [True, False, True, True, True],
            id="a name's first mention",
        ),
        pytest.param(
            ["Soto met Okello.", "It was for Soto a morning.", IDLE, IDLE, MEETING + " Soto left."],
            [True, False, True, True, True],
            id="a name's second mention",
        ),
        pytest.param([MEETING, "It was for Ana Soto a morning."], [True, False], id="a name told of no more"),
        pytest.param([IDLE, IDLE], [False, False], id="nothing in the whole report"),
        pytest.param([], [], id="no paragraph"),
    ],
)
def test_a_paragraph_without_an_act_is_kept_only_where_another_may_point_to_it(gate, paragraphs, kept):
    assert gate.kept(paragraphs) == kept


def test_a_name_in_a_paragraph_that_is_kept_for_another_name_counts_too(gate):
    paragraphs = [
        "It was for Lin a morning.",
        "It was for Lin and Ana Soto a morning.",
        IDLE,
        IDLE,
        MEETING + " Soto left.",
    ]

    assert gate.kept(paragraphs) == [True] * 5


def test_offsets_stay_those_of_the_given_text(gate):
    text = f"DOHA: {IDLE}\n\n{IDLE}\n\n{IDLE}\n  \n{IDLE}\n\n**Kenya** met Ghana.\n\n{IDLE}\n\nPeru [thanked](https://a.example) Chile."
    whole = clean(text, furniture=load_furniture(), is_place="DOHA".__eq__)

    narrow = gate.narrowed(whole)

    assert narrow.text.split("\n\n") == [IDLE, IDLE, "Kenya met Ghana.", IDLE, "Peru thanked Chile."]
    assert narrow.dateline == whole.dateline == (0, 4)
    words = ("Kenya", "Ghana.", "Peru", "thanked", "Chile.")
    at = {w: narrow.given(narrow.text.index(w), narrow.text.index(w) + len(w)) for w in words}
    assert [text[a:b] for a, b in at.values()] == list(words)


def test_a_report_that_passes_whole_stays_as_it_is(gate):
    whole = clean(f"{MEETING}\n\n{MEETING}", furniture=load_furniture(), is_place=bool)

    assert gate.narrowed(whole) is whole


def test_a_verb_of_saying_with_a_particle_is_known_by_its_two_words():
    tables = lemma_tables(load_parser())
    nothing = replace(load_frames(), frames=())
    gate = load_gate(nothing, *tables, saying=frozenset({"point_out"}), said=frozenset({"must"}))

    assert gate.may_tell("The premier pointed out that Fiji must pay.")
    assert not gate.may_tell("The premier pointed at a ship that must sail.")


def test_an_empty_report_stays_empty(gate):
    assert gate.narrowed(clean(" \n", furniture=load_furniture(), is_place=bool)).text == ""


def test_more_words_than_are_remembered_change_nothing(gate, monkeypatch):
    monkeypatch.setattr("dragoman.reading.gate.MOST_REMEMBERED", 3)

    assert gate.kept([IDLE, MEETING, IDLE]) == [True, True, False]


@pytest.mark.model
def test_without_the_gate_all_is_read_and_the_events_are_the_same():
    report = Report(text=f"{MEETING}\n\n{IDLE}\n\n{IDLE}", published="2026-03-05")
    gated, whole = dragoman.load().examine(report), dragoman.load(gate=False).examine(report)

    assert (gated.sentences, whole.sentences) == (1, 3)
    told = [[(e.type, e.source, e.target, e.tellings) for e in x.events] for x in (gated, whole)]
    assert told[0] == told[1] != []


@pytest.mark.model
def test_a_report_in_which_nothing_can_be_told_gives_no_event():
    coded = dragoman.load().examine(Report(text=f"{IDLE}\n\n{IDLE}"))

    assert (coded.events, coded.sentences) == ((), 0)
