"""What kind of body is it, by the words of its name?"""

import pytest

from dragoman.coding.who.kinds import kind_of
from dragoman.knowledge.names import load_knowledge

WORDS = load_knowledge().words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Kosta Trade Union Congress", "LAB", id="union-congress"),
        pytest.param("Kosta People's Congress", "PTY", id="congress"),
        pytest.param("Kosta Labour Party", "PTY", id="party-of-labour"),
        pytest.param("National Union of Nurses", "LAB", id="union-of-a-trade"),
        pytest.param("Kosta National Union", "PTY", id="union-that-is-a-party"),
        pytest.param("Lome Union", "", id="union-of-whom"),
        pytest.param("Central District Prosecutors Office", "JUD", id="whose-office"),
        pytest.param("Water Office", "GOV", id="office"),
        pytest.param("Eastern Command", "MIL", id="command"),
        pytest.param("Ministry of Schools", "GOV", id="what-stands-before-of-first"),
        pytest.param("Conference of Catholic Bishops", "REL", id="what-stands-behind-of"),
        pytest.param("Kivu Holdings", "BUS", id="firm"),
        pytest.param("Kivu Watch", "", id="nothing"),
    ],
)
def test_the_words_of_a_name_tell_of_what_kind_a_body_is(name: str, kind: str) -> None:
    assert kind_of(name.split(), WORDS) == kind
