"""Does a report tell who demands, threatens or gives way, and to whom?"""

import pytest

import dragoman
from told import told as records

pytestmark = pytest.mark.model


def told(whole_coder: dragoman.Coder, text: str, type: str) -> list[tuple[str, str]]:
    """The parties of either side, as COUNTRY.SECTOR, of each record of a type that a report of these words gives."""
    return [(source, target) for kind, _, source, target in records(whole_coder, text) if kind == type]


@pytest.mark.parametrize(
    "text",
    [
        "The Thai premier resigned after talks with the opposition.",
        "The Thai premier stepped down following a march by taxi drivers.",
        "The Thai premier handed his resignation to the king.",
    ],
)
def test_who_resigns_does_it_to_nobody(whole_coder: dragoman.Coder, text: str) -> None:
    assert told(whole_coder, text, "RETREAT") == [("THA.GOV", "")]


def test_who_gets_power_is_the_other_side_of_who_hands_it_over(whole_coder: dragoman.Coder) -> None:
    text = "The president of Madagascar handed power to the army."

    assert told(whole_coder, text, "RETREAT") == [("MDG.GOV", "MDG.MIL")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Sweden is to pull its soldiers out of Mali by May.", ("SWE.MIL", "MLI.GOV")),
        ("Chad's army pulled its troops out of Niger.", ("TCD.MIL", "NER.GOV")),
    ],
)
def test_whom_a_state_calls_back_is_not_the_other_side(
    whole_coder: dragoman.Coder, text: str, sides: tuple[str, str]
) -> None:
    assert told(whole_coder, text, "RETREAT") == [sides]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Any raid on Togolese farmers will be met with force, Togo's president said.", ("TGO.GOV", "")),
        ('"We will not stand by while our people starve," the Laotian premier said.', ("LAO.GOV", "")),
        ("Togo vowed to avenge the killing of its consul by Malian rebels.", ("TGO.GOV", "MLI.REB")),
    ],
    ids=["raid-on", "while", "avenge"],
)
def test_who_is_hurt_by_what_a_threat_answers_is_not_threatened(
    whole_coder: dragoman.Coder, text: str, sides: tuple[str, str]
) -> None:
    assert told(whole_coder, text, "THREATEN") == [sides]


def test_whom_an_attack_that_is_threatened_would_hit_is_threatened(whole_coder: dragoman.Coder) -> None:
    text = "Togo threatened an attack on Malian rebels."

    assert told(whole_coder, text, "THREATEN") == [("TGO.GOV", "MLI.REB")]


def test_what_ought_to_be_held_to_account_is_asked_for(whole_coder: dragoman.Coder) -> None:
    text = "Burundi's government should be held to account, Human Rights Watch said."

    assert told(whole_coder, text, "REQUEST") == [(".NGO", "BDI.GOV")]
    assert told(whole_coder, text, "THREATEN") == []


def test_who_is_called_upon_is_asked_not_whose_removal_is(whole_coder: dragoman.Coder) -> None:
    text = '"I call upon the senate for the removal of this governor," Peru\'s opposition leader said.'

    assert told(whole_coder, text, "REQUEST") == [("PER.OPP", "PER.LEG")]


def test_calls_that_grow_are_a_demand(whole_coder: dragoman.Coder) -> None:
    text = "Demands are growing from Peruvian farmers for Chile to reopen the border."

    assert told(whole_coder, text, "REQUEST") == [("PER.AGR", "CHL.GOV")]
    assert told(whole_coder, "Demand for cocoa from Togo grew.", "REQUEST") == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Guyana's envoy told the Chilean president that Venezuela must respect the border.",
            ("GUY.GOV", "VEN.GOV"),
        ),
        ("Guyana's envoy told the Chilean president that he must pay.", ("GUY.GOV", "CHL.GOV")),
    ],
)
def test_who_must_do_it_is_asked_not_who_is_told(
    whole_coder: dragoman.Coder, text: str, sides: tuple[str, str]
) -> None:
    assert told(whole_coder, text, "REQUEST") == [sides]


def test_who_heads_a_mission_abroad_is_of_its_body_when_he_is_told_of_again(
    whole_coder: dragoman.Coder,
) -> None:
    text = (
        "The EU's ambassador to Armenia, Petra Lind, visited a school. "
        "Lind urged the Armenian government to protect teachers."
    )

    assert told(whole_coder, text, "REQUEST") == [(".EUR", "ARM.GOV")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Kenya's army acknowledged that its soldiers had shot two students.",
            ("KEN.MIL", "KEN.EDU"),
        ),
        (
            "Kenya's police chief accepted responsibility for the killing of two monks.",
            ("KEN.COP", "KEN.REL"),
        ),
        ("A Zambian court granted the bishop bail.", ("ZMB.JUD", "ZMB.REL")),
        (
            "Peru's president said he would set aside the dispute with Chile over the bay.",
            ("PER.GOV", "CHL.GOV"),
        ),
        (
            "The announcement by Togo that all foreign troops will be withdrawn was applauded.",
            ("TGO.GOV", ""),
        ),
    ],
    ids=["admits", "accepts-responsibility", "bail", "sets-aside", "announcement"],
)
def test_giving_way_in_words_is_told(whole_coder: dragoman.Coder, text: str, sides: tuple[str, str]) -> None:
    assert told(whole_coder, text, "CONCEDE") == [sides]


def test_food_that_is_let_in_is_giving_way_in_deed(whole_coder: dragoman.Coder) -> None:
    text = "Sudan's army let food into the town of Kadugli."

    assert [s for s, _ in told(whole_coder, text, "RETREAT")] == ["SDN.MIL"]
    assert told(whole_coder, "The theatre let food into the hall.", "RETREAT") == []


def test_who_claims_an_attack_does_not_give_way(whole_coder: dragoman.Coder) -> None:
    text = "Islamic State claimed responsibility for the bombing in Kabul."

    assert told(whole_coder, text, "CONCEDE") == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kazakhstan asked that its citizens be freed at once.", ("KAZ.GOV", "")),
        ("Kazakhstan asked that Egypt be allowed to leave the pact.", ("KAZ.GOV", "EGY.GOV")),
        (
            "Calls by the Zambian nurses' union for the Zambian health minister to resign grew louder.",
            ("ZMB.LAB", "ZMB.GOV"),
        ),
    ],
    ids=["its-own", "another", "nurses-of-the-union"],
)
def test_whom_a_demand_serves_or_who_makes_it_is_not_asked(
    whole_coder: dragoman.Coder, text: str, sides: tuple[str, str]
) -> None:
    assert told(whole_coder, text, "REQUEST") == [sides]


def test_members_of_a_union_are_not_threatened_by_it(whole_coder: dragoman.Coder) -> None:
    text = "The miners' union in Chile said workers would down tools unless the government signed the deal."

    assert told(whole_coder, text, "THREATEN") == [("CHL.LAB", "CHL.GOV")]
    text = "Chad's president warned that opposition leaders would be arrested."
    assert told(whole_coder, text, "THREATEN") == [("TCD.GOV", "TCD.OPP")]


def test_who_promises_to_crush_somebody_threatens_him(whole_coder: dragoman.Coder) -> None:
    assert told(whole_coder, "Mali's army chief promised to crush the rebels.", "THREATEN") == [
        ("MLI.MIL", "MLI.REB")
    ]
    assert told(whole_coder, "Mali's health minister promised to eradicate malaria.", "THREATEN") == []
