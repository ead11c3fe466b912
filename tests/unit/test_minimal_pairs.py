"""Does an act keep its status, certainty and voucher in every company? Two hundred minimal pairs, a near miss beside each."""

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.coding.how_sure import how_sure
from dragoman.coding.says_who import find_sayings, who_says
from dragoman.knowledge.cues import Cues, load_cues

pytestmark = pytest.mark.model

FILE = Path(__file__).parents[1] / "data" / "minimal_pairs.tsv"
Half = tuple[str, str, str, str, str]  # sentence, the act's word, status, certainty, who vouches
LINES = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
PAIRS: list[tuple[str, Half, Half]] = [
    (row[0], (row[1], row[2], row[3], row[4], row[5]), (row[6], row[7], row[8], row[9], row[10]))
    for row in LINES
]


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


def judged(half: Half, nlp: Language, cues: Cues) -> tuple[str, str, str]:
    """Status, certainty and voucher of the act; "*" where the pair does not judge it."""
    text, word, *expected = half
    doc = nlp(text)
    act = [t for t in doc if t.lower_ == word][-1]
    sayings = find_sayings(doc, cues=cues)
    status, level = how_sure(act, cues=cues, sayings=sayings)
    said = who_says(act.i, sayings)
    voice = (
        ""
        if said is None
        else "unnamed"
        if said.how == "unnamed"
        else doc[slice(*(said.source or (0, 0)))].text
    )
    found = (status.value, level.value, voice)
    return tuple("*" if wanted == "*" else got for wanted, got in zip(expected, found, strict=True))  # type: ignore[return-value]


def test_there_are_two_hundred_pairs_that_differ_in_what_they_tell() -> None:
    assert len(PAIRS) >= 200
    assert all(hit[0] != near[0] for _, hit, near in PAIRS)
    assert len({(*hit[:2], *near[:2]) for _, hit, near in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize(
    ("hit", "near"), [pair[1:] for pair in PAIRS], ids=[f"{p[0]}: {p[1][0]}" for p in PAIRS]
)
def test_an_act_and_its_near_miss_are_told_apart(nlp: Language, cues: Cues, hit: Half, near: Half) -> None:
    assert judged(hit, nlp, cues) == hit[2:]
    assert judged(near, nlp, cues) == near[2:]
