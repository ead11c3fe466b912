"""Who did it, where nobody is said to have done it?"""

import pytest

import dragoman
from dragoman.records import Report

pytestmark = pytest.mark.model


def sides(coder: dragoman.Coder, text: str, type: str) -> list[tuple[set[str], set[str]]]:
    events = [e for e in coder.code(Report(text=text, published="2024-05-06")) if e.type == type]
    return [({a.country for a in e.source}, {a.country for a in e.target}) for e in events]


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        pytest.param(
            "A Kenyan journalist was jailed in Chad for five years.",
            "SANCTION",
            {"TCD"},
            {"KEN"},
            id="by-place",
        ),
        pytest.param(
            "Two Ghanaian sailors were arrested in Peru on Friday.",
            "COERCE",
            {"PER"},
            {"GHA"},
            id="by-place-too",
        ),
        pytest.param(
            "The Chilean priest was released from a prison in Peru.",
            "RETREAT",
            {"PER"},
            {"CHL"},
            id="by-prison",
        ),
        pytest.param(
            "A Ghanaian priest was convicted in June. He had been arrested by Togolese police in March.",
            "SANCTION",
            {"TGO"},
            {"GHA"},
            id="by-who-arrested-him",
        ),
        pytest.param(
            "The Kenyan was arrested by Ugandan police in Rwanda.",
            "COERCE",
            {"UGA"},
            {"KEN"},
            id="as-it-is-told",
        ),
        pytest.param(
            "Three Danish tourists were kidnapped in Mali.", "ASSAULT", set(), {"DNK"}, id="no-law-kidnaps"
        ),
        pytest.param(
            "Rebels seized Kofi Asante, a Ghanaian banker. Asante was released in Mali in May.",
            "RETREAT",
            set(),
            {"GHA"},
            id="nor-does-it-free-whom-others-carried-off",
        ),
    ],
)
def test_whose_law_it_is(
    coder: dragoman.Coder, text: str, type: str, source: set[str], target: set[str]
) -> None:
    assert sides(coder, text, type) == [(source, target)]


def test_whom_a_state_forbids_something_is_its_own_but_no_foreigner(coder: dragoman.Coder) -> None:
    own = sides(coder, "Myanmar's central bank ordered companies to stop paying lenders.", "COERCE")
    foreign = sides(
        coder, "Myanmar's central bank ordered foreign companies to stop paying lenders.", "COERCE"
    )

    assert own == [({"MMR"}, {"MMR"})]
    assert all(target != {"MMR"} for _, target in foreign)


@pytest.mark.parametrize(
    ("named", "country"), [("Kofi Asante, 31, had", "PER"), ("Kofi Asante had", "")], ids=["aged", "another"]
)
def test_who_is_named_with_his_age_is_who_was_told_of_before(
    coder: dragoman.Coder, named: str, country: str
) -> None:
    text = f"A Peruvian student was hurt in Mali on Monday. {named} worked for a charity. Asante was shot by rebels."
    assert [t for s, t in sides(coder, text, "ASSAULT")][-1] == {country}


def test_police_at_a_place_are_of_its_country(coder: dragoman.Coder) -> None:
    text = "Kenya said a Kenyan nurse had been held in Chad. He came to Peru in May and police arrested him at Lima airport."
    assert ({"PER"}, {"KEN"}) in sides(coder, text, "COERCE")


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        pytest.param(
            "Kofi Asante, a Dane, was killed by rebels in Mali.",
            "ASSAULT",
            {"MLI"},
            {"DNK"},
            id="of-a-people",
        ),
        pytest.param(
            "Kofi Asante, a banker, was killed by rebels in Mali.", "ASSAULT", {"MLI"}, {""}, id="of-a-trade"
        ),
        pytest.param(
            "Troops loyal to Hama, the Chadian general, attacked Kenyan soldiers.",
            "ASSAULT",
            {"TCD"},
            {"KEN"},
            id="to-whom-they-are-loyal",
        ),
        pytest.param(
            "Troops unknown to Hama, the Chadian general, attacked Kenyan soldiers.",
            "ASSAULT",
            {""},
            {"KEN"},
            id="but-not-to-whom-they-are-unknown",
        ),
        pytest.param(
            "Cameroon has also suffered an insurgency by anglophone separatists. Kenya, Chad and Peru sent help.",
            "ASSAULT",
            {"CMR"},
            set(),
            id="fighters-of-the-only-state-that-a-sentence-names",
        ),
        pytest.param(
            "The United States has killed ten militants. Kenya, Chad and Peru sent help.",
            "ASSAULT",
            {"USA"},
            {""},
            id="but-not-of-the-one-that-they-fight",
        ),
        pytest.param(
            "Kenya, Chad and Peru sent help. US-backed rebels attacked a convoy.",
            "ASSAULT",
            {""},
            set(),
            id="nor-of-the-one-that-backs-them",
        ),
    ],
)
def test_whose_people_and_fighters_are(
    coder: dragoman.Coder, text: str, type: str, source: set[str], target: set[str]
) -> None:
    assert (source, target) in sides(coder, text, type)
