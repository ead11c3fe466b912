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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The agency sued Chile.", ("The agency", "GOV"), id="an-agency"),
        pytest.param("Striking workers accused Chile of lies.", ("Striking workers", "LAB"), id="workers"),
        pytest.param("The officers arrested Chilean envoys.", ("The officers", "COP"), id="officers"),
        pytest.param("Western powers condemned Chile.", ("Western powers", "GOV"), id="powers"),
        pytest.param("The town council sued Chile.", ("The town council", "GOV"), id="a-council"),
        pytest.param(
            "The Movement for Open Rivers sued Chile.",
            ("Movement for Open Rivers", "PTY"),
            id="by-its-own-name",
        ),
        pytest.param(
            "The rating agency accused Chile of lies.", ("The rating agency", ""), id="of-another-trade"
        ),
    ],
)
def test_a_body_of_which_nothing_is_told_but_its_word_is_what_the_word_tells(
    coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    report = dragoman.Report(text=text, published="2031-05-06")
    found = [(a.mention, a.sector) for e in coder.code(report) for a in e.source]

    assert found == ([expected] if expected[1] else [])


def test_a_word_for_a_thing_without_an_article_is_no_body(coder: dragoman.Coder) -> None:
    records = told(coder, "Chile eased restrictions on movement.")

    assert all("movement" not in side for _, source, target in records for side in (source, target))
