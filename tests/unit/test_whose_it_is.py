"""Does a short report tell the right country of either side, where its words tell it plainly or leave it open?"""

import tomllib
from pathlib import Path

import pytest

import dragoman
from told import coded, parties

pytestmark = pytest.mark.model

FILE = Path(__file__).parents[1] / "data" / "whose_it_is.toml"
CASES = [
    pytest.param(text, told, id=f"{cause}-{number}")
    for cause, rows in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
    for number, (text, told) in enumerate(rows.items(), 1)
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_each_side_is_of_the_country_that_the_words_tell(
    whole_coder: dragoman.Coder, text: str, told: list[str]
) -> None:
    assert [
        f"{e.type} {parties(e.source) or '-'} > {parties(e.target) or '-'}" for e in coded(whole_coder, text)
    ] == told
