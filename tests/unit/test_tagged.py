"""What comes of a word that the tagger takes for an event, beside what frames find? (The tagger's answers are made up here.)"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import pytest
from spacy.tokens import Span

from dragoman import Report
from dragoman.codebook import load_codebook
from dragoman.coding.coder import Coded, Examiner
from dragoman.coding.confidence.weighing import Purpose
from dragoman.coding.learned.tagger import Read, Tagger, Tags
from dragoman.training.told import labels_of_words

pytestmark = pytest.mark.model
LABELS: Mapping[str, Any] = labels_of_words(load_codebook())


@dataclass(frozen=True)
class MadeUp:
    """A tagger that takes one word for an event of a type, and points to two others, a side each ("" is nobody)."""

    word: str
    type: str
    source: str = ""
    target: str = ""
    share: float = 0.98
    nobody: float = 0.0  # how much speaks for nobody where it points to somebody, in logits, beside 8 for whom it points to

    def read(self, sentences: Iterable[Span]) -> Tags:
        found = []
        for sentence in sentences:
            words = [t.text for t in sentence]
            one = Read(
                range(sentence.start, sentence.end),
                types=np.array([self._types(w) for w in words]),
                modes=np.zeros((len(words), len(LABELS["modes"]))),
                statuses=np.zeros((len(words), len(LABELS["statuses"]))),
                contents=np.zeros((len(words), len(LABELS["contents"]))),
                sources=self._side(words, self.source),
                targets=self._side(words, self.target),
            )
            found.append(one)
        return Tags.of(found, {**LABELS, "modes_of": {t: [("", n)] for n, t in enumerate(LABELS["types"])}})

    def _types(self, word: str) -> list[float]:
        share = self.share if word == self.word else 0.001
        rest = (1 - share) / 2
        low = rest / (len(LABELS["types"]) - 2)
        return [share if t == self.type else rest if t == "NONE" else low for t in LABELS["types"]]

    def _side(self, words: list[str], name: str) -> np.ndarray[Any, Any]:
        row = np.array([self.nobody if name else 8.0, *(8.0 if w == name else 0.0 for w in words)])
        return np.tile(row, (len(words), 1))


def coded(text: str, made_up: MadeUp, *, purpose: Purpose = "default") -> Coded:
    examiner = replace(Examiner.load(purpose=purpose, gate=False), tagger=cast(Tagger, made_up))
    return examiner.examine(Report(text=text, published="2026-03-05"))


def test_what_only_the_tagger_finds_has_the_sides_that_it_points_to_and_says_so() -> None:
    (event,) = coded("Peru pestered Chile on Monday.", MadeUp("pestered", "MOBILIZE", "Peru", "Chile")).events

    assert (event.type, event.source[0].country, event.target[0].country) == ("MOBILIZE", "PER", "CHL")
    assert event.time.start == "2026-03-02"
    assert event.tellings[0].rule == "what.learned"
    assert {e.rule for e in event.evidence if e.field == "type"} == {"what.learned"}


def test_what_the_tagger_is_not_sure_of_is_set_aside_with_the_reason() -> None:
    found = coded(
        "Peru pestered Chile on Monday.", MadeUp("pestered", "MOBILIZE", "Peru", "Chile", share=0.45)
    )

    assert found.events == ()
    assert "no frame has it" in found.set_aside[0][1]


def test_a_word_that_a_frame_has_is_no_second_event() -> None:
    events = coded(
        "Peru attacked Chile on Monday.", MadeUp("attacked", "COERCE", "Peru", "Chile"), purpose="broad"
    ).events

    assert [e.type for e in events] == ["ASSAULT"]


def test_the_noun_that_carries_a_frames_act_is_no_second_event() -> None:
    events = coded(
        "Peru held talks with Chile on Monday.", MadeUp("talks", "CONSULT", "Peru", "Chile"), purpose="broad"
    ).events

    assert [e.type for e in events] == ["CONSULT"]


def test_a_saying_and_what_is_said_by_it_are_one_event_which_happened() -> None:
    text = "“We will not accept the terms,” Peru told Chile on Monday."
    (event,) = coded(text, MadeUp("told", "REJECT", "Peru", "Chile"), purpose="broad").events

    assert (event.type, event.status) == ("REJECT", "happened")
    assert len(event.tellings) > 1


def test_the_helping_verb_of_a_frames_act_is_no_second_event() -> None:
    events = coded(
        "The terms were rejected by Peru and by Chile.", MadeUp("were", "REJECT", "Peru"), purpose="broad"
    ).events

    assert [(e.type, len(e.tellings)) for e in events] == [("REJECT", 1)]


def test_an_empty_side_is_filled_by_whom_the_tagger_points_to() -> None:
    text = "Peru's rebels bombed a market on Monday, a blow that stunned Chile."
    pointing, not_pointing = (
        coded(text, MadeUp("bombed", "ASSAULT", "rebels", target), purpose="broad").events
        for target in ("Chile", "")
    )

    assert [(e.target[0].country, e.target[0].mention) for e in pointing] == [("CHL", "Chile")]
    assert [e.target for e in not_pointing] == [()]
    assert {e.rule for e in pointing[0].evidence if e.field == "target.0.country"} == {
        "who.state + tagger.pointed"
    }


def test_parties_of_one_country_are_likelier_to_deal_with_one_another() -> None:
    text = "Peru's rebels bombed a market on Monday, a blow that stunned {}."
    own, foreign = (
        coded(
            text.format(party), MadeUp("bombed", "ASSAULT", "rebels", word, nobody=10.0), purpose="broad"
        ).events
        for party, word in (("the Peruvian parliament", "parliament"), ("Chile", "Chile"))
    )

    assert [(e.target[0].country, e.target[0].sector) for e in own] == [("PER", "LEG")]
    assert [e.target for e in foreign] == [()]


@pytest.mark.parametrize(
    ("teller", "word", "source"),
    [
        pytest.param("Governor Ana Soto", "Soto", (), id="who-only-tells"),
        pytest.param("the Peruvian army", "army", ("MIL",), id="who-has-force"),
    ],
)
def test_who_only_tells_of_force_is_not_pointed_to_as_using_it(
    teller: str, word: str, source: tuple[str, ...]
) -> None:
    text = f"Ten Chilean rebels were arrested on Monday, {teller} said."
    events = coded(text, MadeUp("arrested", "COERCE", word, "rebels"), purpose="broad").events

    assert [tuple(a.sector for a in e.source) for e in events] == [source]


def test_the_state_that_a_minister_speaks_for_is_not_pointed_to_as_his_other_side() -> None:
    text = "Peru's minister pestered on Monday, a blow that stunned {}."
    own, foreign = (
        coded(text.format(word), MadeUp("pestered", "REQUEST", "minister", word), purpose="broad").events
        for word in ("Peru", "Chile")
    )

    assert [e.target for e in own] == [()]
    assert [a.country for e in foreign for a in e.target] == ["CHL"]


def test_nobody_is_pointed_to_on_both_sides() -> None:
    text = "Peru attacked on Monday."
    examiner = replace(Examiner.load(), tagger=cast(Tagger, MadeUp("attacked", "ASSAULT", "Peru", "Peru")))
    lenient = replace(examiner.weights, thresholds=dict.fromkeys(examiner.weights.thresholds, 0.0))
    (event,) = replace(examiner, weights=lenient).code(Report(text=text))

    assert (event.source[0].country, event.target) == ("PER", ())


def test_without_the_learned_part_no_tagger_is_asked() -> None:
    examiner = replace(
        Examiner.load(fast=True), tagger=cast(Tagger, MadeUp("pestered", "MOBILIZE", "Peru", "Chile"))
    )

    assert examiner.code(Report(text="Peru pestered Chile on Monday.")) == ()
