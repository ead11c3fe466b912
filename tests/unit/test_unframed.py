"""Are words that no frame has proposed where they may tell of an act between two parties, and nowhere else?"""

import pytest
from spacy.language import Language

from dragoman.codebook.frames import FrameSet, load_frames
from dragoman.coding.findings import Act
from dragoman.coding.says_who import VOUCH, find_sayings
from dragoman.coding.unframed import find_unframed
from dragoman.coding.what import look
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.unframed import load_unframed

pytestmark = pytest.mark.model
WORDS = load_unframed()


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return load_frames()


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
            sayings=[s for s in find_sayings(doc, cues=cues) if s.rule.startswith(VOUCH)],
            words=WORDS,
        )
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Peru shadowed Chile again.", ("shadowed", "Peru", "Chile"), id="object"),
        pytest.param("Chile was shadowed by Peru.", ("shadowed", "Peru", "Chile"), id="passive"),
        pytest.param("Peru will fence off Chile's embassy.", ("fence", "Peru", "Chile"), id="whose-it-is"),
        pytest.param("Peru began to fence Chile in.", ("fence", "Peru", "Chile"), id="carried"),
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
    "text",
    [
        pytest.param("Peru resembles Chile.", id="an-idle-verb"),
        pytest.param("Peru shadowed the waiter.", id="one-party"),
        pytest.param("Peru might shadow Chile.", id="only-possible"),
        pytest.param("If Peru shadows Chile, nobody gains.", id="only-supposed"),
        pytest.param("Peru did not shadow Chile.", id="denied"),
        pytest.param("Peru attacked Chile.", id="a-frame-has-it"),
        pytest.param("Peru accused Chile of fencing in dockers.", id="inside-another-act"),
        pytest.param("Peru thinks Chile's map is a bad joke.", id="only-thought"),
        pytest.param("Peru said the weather was fine.", id="said-of-nobody"),
        pytest.param("Peru said that Chile had attacked the port.", id="what-is-said-has-a-frame"),
    ],
)
def test_what_is_idle_open_or_told_by_a_frame_is_not_proposed(
    nlp: Language, frames: FrameSet, cues: Cues, text: str
) -> None:
    assert proposed(text, nlp, frames, cues, "Peru", "Chile") == []
