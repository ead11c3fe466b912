"""Do slots find who acts where the parser hangs him elsewhere?"""

import pytest
from spacy.language import Language

from dragoman.codebook.frames import FrameSet, load_frames
from dragoman.coding.what import find_acts
from dragoman.reading.grammar import subject

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return load_frames()


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        pytest.param("The raid was described by Peru.", "described", ["Peru"], id="by-the-verb"),
        pytest.param(
            "The raid was described as very alarming by Peru.", "described", ["Peru"], id="by-the-adjective"
        ),
        pytest.param("The raid was described as very alarming.", "described", [], id="by-nobody"),
        pytest.param(
            "The mayor was charged with fraud by prosecutors.", "charged", ["prosecutors"], id="with-by"
        ),
    ],
)
def test_who_does_what_a_passive_tells_stands_behind_by(
    nlp: Language, text: str, verb: str, who: list[str]
) -> None:
    doc = nlp(text)
    (token,) = [t for t in doc if t.text == verb]

    assert [t.text for t in subject(token)] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The strip is a buffer between the militia and Chile – which has threatened to attack the rebels.",
            ["Chile"],
            id="the-party-before-which",
        ),
        pytest.param(
            "The strip is a buffer for the lake – which has threatened to flood the town.", [], id="no-party"
        ),
    ],
)
def test_which_is_the_party_right_before_it_where_the_parser_has_another_noun(
    nlp: Language, frames: FrameSet, text: str, who: list[str]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text in {"Chile", "rebels"})
    acts = [a for a in find_acts(doc, frames=frames, parties=parties) if doc[a.trigger].lemma_ == "threaten"]

    assert [doc[i].text for a in acts for i in a.sources if i in parties] == who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Peru launched a series of attacks on Chile on Monday.", [("Peru", "Chile")], id="a-series-of"
        ),
        pytest.param("Peru launched attacks on Chile on Monday.", [("Peru", "Chile")], id="attacks"),
        pytest.param(
            "Peru launched a history of attacks on Chile on Monday.", [("", "Chile")], id="no-attack"
        ),
    ],
)
def test_what_is_but_a_part_of_an_act_is_no_act_beside_it(
    nlp: Language, frames: FrameSet, text: str, sides: list[tuple[str, str]]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text in {"Peru", "Chile"})
    acts = find_acts(doc, frames=frames, parties=parties)

    def names(heads: tuple[int, ...]) -> str:
        return "".join(doc[i].text for i in heads if i in parties)

    assert [(names(a.sources), names(a.targets)) for a in acts if a.type == "ASSAULT"] == sides
