"""Are words that no frame has proposed where they may tell of an act between two parties, and nowhere else?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import pytest
from spacy.language import Language

from dragoman import Report
from dragoman.codebook.frames import FrameSet
from dragoman.coding.classifier import Classifier
from dragoman.coding.coder import Coded, Examiner
from dragoman.coding.findings import Act
from dragoman.coding.judgement import Judgement
from dragoman.coding.marking import Marked
from dragoman.coding.says_who import VOUCH, find_sayings
from dragoman.coding.unframed import find_unframed
from dragoman.coding.weighing import Purpose
from dragoman.coding.what import look
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.unframed import load_unframed
from dragoman.training.acts import with_acts
from dragoman.training.lessons import Lesson, unmarked

pytestmark = pytest.mark.model
WORDS = load_unframed()


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


def proposed(text: str, nlp: Language, frames: FrameSet, cues: Cues, *parties: str) -> list[Act]:
    """What is proposed where the named words are parties of their own."""
    doc = nlp(text)
    heads = {t.i: frozenset({t.text}) for t in doc if t.text in parties}
    found = look(doc, frames=frames, parties=frozenset(heads))
    return list(
        find_unframed(
            doc,
            acts=found.acts,
            settled=found.settled,
            parties=heads,
            actors=frozenset(heads),
            sayings=[s for s in find_sayings(doc, cues=cues) if s.rule.startswith(VOUCH)],
            words=WORDS,
        )
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Peru pestered Chile again.", ("pestered", "Peru", "Chile"), id="object"),
        pytest.param("Chile was pestered by Peru.", ("pestered", "Peru", "Chile"), id="passive"),
        pytest.param("Peru will pamper Chile's embassy.", ("pamper", "Peru", "Chile"), id="whose-it-is"),
        pytest.param("Peru began to pester Chile.", ("pester", "Peru", "Chile"), id="carried"),
        pytest.param(
            "Peru said Chile's map was a bad joke.", ("said", "Peru", "Chile"), id="said-of-another"
        ),
        pytest.param('"Chile is a nuisance," Peru said.', ("said", "Peru", "Chile"), id="quoted-of-another"),
    ],
)
def test_a_word_that_no_frame_has_is_proposed_with_its_two_parties(
    nlp: Language, frames: FrameSet, cues: Cues, text: str, words: tuple[str, str, str]
) -> None:
    (act,) = proposed(text, nlp, frames, cues, "Peru", "Chile")
    doc = nlp(text)

    assert (doc[act.trigger].text, doc[act.sources[0]].text, doc[act.targets[0]].text) == words
    assert act.type == act.frame == ""


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        pytest.param("Peru pestered the waiter.", ["Peru"], [], id="who-does-it"),
        pytest.param("The waiter pestered Peru.", [], ["Peru"], id="to-whom"),
        pytest.param("Peru was pestered again.", [], ["Peru"], id="who-undergoes-it"),
    ],
)
def test_one_known_party_is_enough_to_propose_a_word_that_no_frame_has(
    nlp: Language, frames: FrameSet, cues: Cues, text: str, sources: list[str], targets: list[str]
) -> None:
    (act,) = proposed(text, nlp, frames, cues, "Peru", "Chile")
    doc = nlp(text)

    assert [doc[i].text for i in act.sources] == sources
    assert [doc[i].text for i in act.targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peru resembles Chile.", id="an-idle-verb"),
        pytest.param("The cook pestered the waiter near Peru.", id="no-party"),
        pytest.param("Peru might pester Chile.", id="only-possible"),
        pytest.param("If Peru pesters Chile, nobody gains.", id="only-supposed"),
        pytest.param("Peru did not pester Chile.", id="denied"),
        pytest.param("Peru attacked Chile.", id="a-frame-has-it"),
        pytest.param("Peru accused Chile of pestering Peru.", id="inside-another-act"),
        pytest.param("Peru thinks Chile's map is a bad joke.", id="only-thought"),
        pytest.param("Peru said the weather was fine.", id="said-of-nobody"),
        pytest.param("Peru said that Chile had attacked the port.", id="what-is-said-has-a-frame"),
    ],
)
def test_what_is_idle_open_or_told_by_a_frame_is_not_proposed(
    nlp: Language, frames: FrameSet, cues: Cues, text: str
) -> None:
    assert proposed(text, nlp, frames, cues, "Peru", "Chile") == []


@dataclass(frozen=True)
class Sure:
    """A learned part that takes every act for one of a type."""

    type: str
    share: float = 0.995

    def judge_all(self, some: Sequence[Marked], *, limit: int = 0) -> list[Judgement]:
        del limit
        rest = (1 - self.share) / 2
        types = {"NONE": rest, self.type: self.share, "AID": rest}
        modes = {t: {"": 1.0} for t in types}
        return [Judgement(types=types, modes=modes, contents={"": 1.0}, statuses={"happened": 1.0})] * len(
            some
        )


def coded(type_: str, text: str, *, purpose: Purpose = "broad", share: float = 0.995) -> Coded:
    examiner = Examiner.load(purpose=purpose)
    sure = replace(examiner, classifier=cast(Classifier, Sure(type_, share)))
    return sure.examine(Report(text=text, published="2026-03-05"))


def test_what_only_the_learned_part_finds_says_so() -> None:
    (event,) = coded("MOBILIZE", "Peru pestered Chile on Monday.").events

    assert (event.type, event.source[0].country, event.target[0].country) == ("MOBILIZE", "PER", "CHL")
    assert event.time.start == "2026-03-02"
    assert event.tellings[0].rule == "what.learned"
    assert {e.rule for e in event.evidence if e.field == "type"} == {"what.learned"}


def test_nothing_is_sought_beside_the_frames_unless_the_purpose_is_broad() -> None:
    found = coded("MOBILIZE", "Peru pestered Chile on Monday.", purpose="default")

    assert found.events == ()
    assert found.set_aside == ()


def test_what_the_learned_part_is_not_sure_of_is_set_aside_with_the_reason() -> None:
    found = coded("MOBILIZE", "Peru pestered Chile on Monday.", share=0.5)

    assert found.events == ()
    assert "no frame has it" in found.set_aside[0][1]


def test_a_saying_is_no_deed() -> None:
    text = "Peru said Chile's map was a bad joke."

    assert coded("ASSAULT", text).events == ()
    assert [e.type for e in coded("ACCUSE", text).events] == ["ACCUSE"]


def test_a_lesson_that_no_frame_knows_has_the_word_marked_that_would_be_proposed() -> None:
    marked = [
        next(with_acts([Lesson(marked=unmarked(text), type="NONE")], Examiner.load())).marked
        for text in ("<s>Peru</s> pestered <t>Chile</t>.", "<s>Peru</s> resembles <t>Chile</t>.")
    ]

    assert [m.text[slice(*m.act)] if m.act else "" for m in marked] == ["pestered", ""]
