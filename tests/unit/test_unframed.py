"""Are words that no frame has proposed where they may tell of an act between two parties, and nowhere else?"""

import pytest
from spacy.language import Language

from dragoman.codebook.frames import FrameSet
from dragoman.coding.coder import Examiner
from dragoman.coding.findings import Act
from dragoman.coding.says_who import VOUCH, find_sayings
from dragoman.coding.what import look
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.unframed import load_unframed
from dragoman.training.acts import with_acts
from dragoman.training.lessons import Lesson, unmarked
from dragoman.training.unframed import find_unframed

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


def test_a_lesson_that_no_frame_knows_has_the_word_marked_that_would_be_proposed() -> None:
    marked = [
        next(with_acts([Lesson(marked=unmarked(text), type="NONE")], Examiner.load())).marked
        for text in ("<s>Peru</s> pestered <t>Chile</t>.", "<s>Peru</s> resembles <t>Chile</t>.")
    ]

    assert [m.text[slice(*m.act)] if m.act else "" for m in marked] == ["pestered", ""]
