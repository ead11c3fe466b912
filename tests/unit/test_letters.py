"""Is a name the same with and without its accents and special letters, wherever it is asked for?"""

import pytest

from dragoman.coding.same_person.same_name import same_name
from dragoman.knowledge.gazetteer import fold
from dragoman.knowledge.letters import SPECIAL, plain, plain_letter
from dragoman.knowledge.names import load_knowledge
from dragoman.records import Actor
from dragoman.register.merging import bare


@pytest.mark.parametrize("letter", SPECIAL)
def test_a_special_letter_is_folded_alike_by_all(letter: str) -> None:
    name = f"Mar{letter}o"

    assert fold(name) == bare(name) == plain(name)
    assert load_knowledge().fold(letter) == plain_letter(letter) == plain(letter)[0]


def test_a_letter_that_is_folded_one_for_one_stays_one() -> None:
    assert [plain_letter(c) for c in "ÆßÉ-ŋ"] == ["a", "s", "e", "-", "ŋ"]


def test_two_ways_to_write_a_name_are_one_person() -> None:
    written, plainly = (Actor(name=name, mention=name) for name in ("Ləman Søby", "Laman Soby"))

    assert same_name(written, plainly)
    assert not same_name(written, Actor(name="Leman Sober", mention="Leman Sober"))
