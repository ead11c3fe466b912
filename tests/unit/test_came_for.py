"""Whom does a visitor come to meet, where the town is only where they meet?"""

import pytest

import dragoman
from told import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "President Odinga arrived in New York on Monday to attend the UN General Assembly.",
            ".UNO",
            id="the-assembly-attended",
        ),
        pytest.param(
            "The Peruvian president travelled to Brussels on Monday for a NATO summit.",
            ".IGO",
            id="who-holds-the-summit",
        ),
        pytest.param(
            "The Chilean foreign minister left for The Hague on Monday to attend a hearing of the "
            "International Court of Justice.",
            ".UNO",
            id="the-court-that-hears",
        ),
        pytest.param(
            "The Togolese president flew to Kampala on Monday for a meeting with the president of Sudan.",
            "SDN.GOV",
            id="another-guest",
        ),
        pytest.param(
            "The foreign ministers of Chad and Niger arrived in Geneva on Monday for talks on a ceasefire.",
            "",
            id="nobody-told-where-many-meet",
        ),
        pytest.param(
            "China's vice premier arrived in Geneva on Monday for talks with Swiss officials.",
            "CHE.GOV",
            id="the-hosts-themselves",
        ),
        pytest.param(
            "A Togolese minister arrived in Lima on Sunday for talks on fish.",
            "PER.GOV",
            id="the-hosts-where-few-others-meet",
        ),
        pytest.param("The Togolese president visited Vienna on Monday.", "AUT.GOV", id="the-town-visited"),
    ],
)
def test_a_visitor_meets_those_whom_he_comes_for(whole_coder: dragoman.Coder, text: str, target: str) -> None:
    assert [to for type_, mode, _, to in told(whole_coder, text) if mode == "visit"] == [target]
