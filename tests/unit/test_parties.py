"""Who is taken for a party to an act by what is done, and by what his words tell?"""

import pytest

import dragoman

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> dragoman.Coder:
    return dragoman.load()


def told(coder: dragoman.Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type and both sides' words of each record of a report from Lima."""
    report = dragoman.Report(text=text, published="2031-05-06", publisher="Lima Times")
    return [
        (e.type, [a.mention for a in e.source], [a.mention for a in e.target]) for e in coder.code(report)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Odo Sanka was charged with fraud in Lima.", [("ACCUSE", [], ["Odo Sanka"])], id="charged"
        ),
        pytest.param("Odo Sanka stands trial in Lima.", [("ACCUSE", [], ["Odo Sanka"])], id="tried"),
        pytest.param("Odo Sanka was released on bail.", [("RETREAT", [], ["Odo Sanka"])], id="bailed"),
        pytest.param(
            "Chilean envoys were denied access to the trial.",
            [("REJECT", [], ["Chilean envoys"])],
            id="denied",
        ),
        pytest.param("Chile was threatened with sanctions.", [("THREATEN", [], ["Chile"])], id="threatened"),
        pytest.param(
            "The Chilean minister came under fire for his remarks.",
            [("ACCUSE", [], ["The Chilean minister"])],
            id="under-fire",
        ),
        pytest.param("Odo Sanka was praised by his coach.", [], id="private-praise"),
        pytest.param("Chile was helped on Monday.", [], id="helped-by-nobody"),
    ],
)
def test_what_befalls_somebody_is_told_of_also_where_nobody_tells_who_does_it(
    coder: dragoman.Coder, text: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    assert told(coder, text) == expected
