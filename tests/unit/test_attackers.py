"""Who are 'the attackers', and what is a man of whom nothing else is told?"""

import pytest

import dragoman
from told import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Boko Haram fighters raided a village in Niger. Troops from Chad pursued the assailants and killed them.",
            {"NGA.REB"},
            id="those-of-the-last-attack",
        ),
        pytest.param(
            "Rebels attacked a barracks in Mali on Monday. Troops killed four of the attackers.",
            {"MLI.REB"},
            id="some-of-them",
        ),
        pytest.param(
            "Boko Haram fighters raided a village in Niger. Troops from Chad killed four Libyan attackers.",
            {"LBY.UAF"},
            id="but-not-others-of-whom-more-is-told",
        ),
        pytest.param(
            "Police in Lima killed a man on Monday.",
            {"PER.CVL"},
            id="a-man-is-a-civilian",
        ),
    ],
)
def test_who_is_struck_back(whole_coder: dragoman.Coder, text: str, expected: set[str]) -> None:
    struck = {to for type_, _, by, to in told(whole_coder, text) if by[4:] in {"MIL", "COP", ""}}

    assert struck == expected
