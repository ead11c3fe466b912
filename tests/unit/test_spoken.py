"""Is what somebody does by what he says found where its words are a sign of it, and nowhere else?"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
import dragoman.coding.spoken.speech_acts
from dragoman import Report
from dragoman.coding.coder import Coded, Examiner
from dragoman.coding.confidence.weighing import PURPOSES, load_weights
from dragoman.coding.findings import SPEECH
from dragoman.knowledge.spoken import load_spoken
from dragoman.reading.gate import load_gate
from dragoman.reading.parsing import lemma_tables, load_parser

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def examiner(whole_coder: dragoman.Coder) -> Examiner:
    weights = replace(
        whole_coder.weights,
        thresholds=dict.fromkeys(PURPOSES, 0.1),
        spoken_thresholds={"default": 0.35},
        tagged_thresholds={"default": 1.0},
    )
    return replace(whole_coder, weights=weights)


def examined(examiner: Examiner, text: str) -> Coded:
    return examiner.examine(Report(text=text, published="2026-03-05"))


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        ('"Kenya has to open its archives," Ugandan President Okello Odongo said.', "REQUEST", "UGA", "KEN"),
        (
            '"We expect Serbia to hand over the general," Croatian Premier Ivo Maras said.',
            "REQUEST",
            "HRV",
            "SRB",
        ),
        (
            '"It is essential that Chad open the border," Nigerien envoy Ali Seyni said.',
            "REQUEST",
            "NER",
            "TCD",
        ),
        ("Morocco is behind the smear campaign, the Algerian president said.", "ACCUSE", "DZA", "MAR"),
        (
            '"Washington is trying to strangle our economy," Cuban Foreign Minister Bruno Paz said.',
            "ACCUSE",
            "CUB",
            "USA",
        ),
        (
            '"Russia does not respect our borders," Moldovan Prime Minister Ion Ceban said.',
            "ACCUSE",
            "MDA",
            "RUS",
        ),
        ('"Iran is playing with fire," the Israeli defence minister said.', "ACCUSE", "ISR", "IRN"),
        (
            '"We are appalled by Kenya\'s conduct," Ugandan President Okello Odongo said.',
            "ACCUSE",
            "UGA",
            "KEN",
        ),
        ('"Serbia never keeps its word," the Albanian president wrote.', "ACCUSE", "ALB", "SRB"),
        (
            '"The time has come for Nigeria to open its borders," the president of Benin said.',
            "REQUEST",
            "BEN",
            "NGA",
        ),
        (
            "Kenyan troops must leave the airport so that aid can land, the Ugandan president said on Tuesday.",
            "REQUEST",
            "UGA",
            "KEN",
        ),
        ("The Ethiopian premier said Eritrea would face a boycott.", "THREATEN", "ETH", "ERI"),
        ("The Turkish president said the Pakistani army had shown courage.", "SUPPORT", "TUR", "PAK"),
        (
            '"Kenya has done excellent work," the Somali president said.',
            "SUPPORT",
            "SOM",
            "KEN",
        ),
        (
            '"We are prepared to fight Eritrea for this land," the Ethiopian premier said.',
            "THREATEN",
            "ETH",
            "ERI",
        ),
        ("The Yemeni government is not honest, the Omani premier said.", "ACCUSE", "OMN", "YEM"),
        ('"The only culprit is Yemen," the Omani premier said.', "ACCUSE", "OMN", "YEM"),
        ('"We are tired of Yemen\'s lies," the Omani premier said.', "ACCUSE", "OMN", "YEM"),
        ('"The Yemeni decree makes no sense," the Omani premier said.', "ACCUSE", "OMN", "YEM"),
        ('"Yemen is not telling the truth," the Omani premier said.', "ACCUSE", "OMN", "YEM"),
        ('"No insult by Yemen will go unpunished," the Omani premier said.', "THREATEN", "OMN", "YEM"),
        ('"Yemen would do well to free the divers," the Omani premier said.', "REQUEST", "OMN", "YEM"),
    ],
)
def test_what_is_said_of_another_is_an_act_of_who_says_it(
    examiner: Examiner, text: str, type_: str, source: str, target: str
) -> None:
    found = [
        (e.type, e.status, [a.country for a in e.source], [a.country for a in e.target])
        for e in examined(examiner, text).events
    ]

    assert found == [(type_, "happened", [source], [target])]


@pytest.mark.parametrize(
    "text",
    [
        "The Portuguese minister said the weather was horrible.",
        "The road should be finished by May, the Peruvian transport minister said.",
        '"It must be cold in Oslo," the Danish ambassador joked.',
        '"We must wait and see," the Irish premier said.',
        '"I will be 60 next week," the Dutch king said.',
        "The Kenyan governor said the harvest had been excellent.",
        '"We had to leave our house at night," Somali refugee Amina Yusuf said.',
        "The Norwegian minister said it would be unlawful to fish there at night.",
        '"Chad did not have to pay," the Nigerien minister said.',
        "Cuba said its own army had shown courage.",
        '"What is our crime?" the Chadian rebel leader asked.',
        '"We will become puppets of Chad," the Nigerien minister said.',
        '"I would have brought the tools," the Peruvian president said.',
        '"We will not comment on Chad," the Nigerien minister said.',
        "The Malian minister said villagers would need to pay a small fee.",
        "The Kenyan president said the drought had destroyed many harvests.",
        '"Our port is not transparent," the Omani premier said.',
        '"Yemen would do well," the Omani premier said.',
    ],
)
def test_what_is_only_told_supposed_or_said_of_oneself_is_no_act(examiner: Examiner, text: str) -> None:
    assert [e.type for e in examined(examiner, text).events if e.type in SPEECH] == []


def test_a_plea_that_will_be_answered_is_no_threat(examiner: Examiner) -> None:
    events = examined(examiner, '"No plea by Yemen will go unanswered," the Omani premier said.').events

    assert "THREATEN" not in {e.type for e in events}


def test_every_sentence_of_a_quotation_is_asked(examiner: Examiner) -> None:
    text = (
        '"The border has been shut for a month," Nigerien President Ali Seyni told reporters. '
        '"Chad has betrayed its neighbours. It should be ashamed of itself."'
    )
    events = examined(examiner, text).events

    assert [(e.type, e.source[0].country, e.target[0].country) for e in events if e.type == "ACCUSE"] == [
        ("ACCUSE", "NER", "TCD")
    ]


def test_the_record_names_the_sign_and_its_words_hold_what_was_said_and_who_said_it(
    examiner: Examiner,
) -> None:
    (event,) = examined(
        examiner, '"Kenya has done excellent work," the Somali president said on Monday.'
    ).events

    assert event.tellings[0].rule == "what.said:praise.said"
    assert event.tellings[0].quote.startswith("Kenya has done excellent work")
    assert event.tellings[0].quote.endswith("said")
    assert event.time.start == "2026-03-02"
    assert event.attribution.to is None


def test_who_goes_on_with_what_a_frame_has_told_of_does_no_other_act(examiner: Examiner) -> None:
    text = (
        "Ugandan President Okello Odongo accused Kenya of sending troops over the border. "
        '"Kenya is playing with fire," Odongo said.'
    )
    events = examined(examiner, text).events

    assert [e.type for e in events if e.type == "ACCUSE"] == ["ACCUSE"]


def test_a_frame_that_tells_of_the_same_words_goes_before(examiner: Examiner) -> None:
    (event,) = examined(
        examiner, "The foreign minister of Morocco said that Algeria had violated the treaty."
    ).events

    assert event.tellings[0].rule.startswith("what.frame:")


def test_nothing_is_done_by_saying_where_the_learned_part_is_not_asked() -> None:
    text = '"Kenya has done excellent work," the Somali president said.'

    assert examined(Examiner.load(fast=True), text).events == ()


def test_every_kind_of_sign_has_its_weight() -> None:
    weights = load_weights()

    assert {"own", "none"} < set(weights.spoken)
    assert set(weights.spoken_thresholds) == set(weights.thresholds)


def test_the_gate_lets_a_saying_pass_only_with_a_word_that_makes_it_an_act(examiner: Examiner) -> None:
    words = frozenset(w for words in load_spoken().values() for w in words) - {"be", "say"}
    tables = lemma_tables(load_parser())
    nothing = replace(examiner.frames, frames=())
    gate = load_gate(nothing, *tables, saying=frozenset({"say"}), said=words)

    assert gate.may_tell("It was shameful, she said.")
    assert not gate.may_tell("It was blue, she said.")
    assert not gate.may_tell("It was shameful.")


def test_every_list_of_words_is_asked_for() -> None:
    coding = Path(dragoman.coding.spoken.__file__).parent
    code = "".join(p.read_text(encoding="utf-8") for p in sorted(coding.glob("*.py")))

    assert [name for name in load_spoken() if f'"{name}"' not in code] == []
    assert set(re.findall(r'words\["(\w+)"\]', code)) <= set(load_spoken())
