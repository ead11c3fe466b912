"""Who is blamed, charged and tried, by whom, and what is no blame?"""

import pytest

import dragoman
from told import told as records

pytestmark = pytest.mark.model

Told = tuple[str, str, str]  # type, and the parties of either side as COUNTRY.SECTOR, in order


def told(coder: dragoman.Coder, text: str, *types: str) -> list[Told]:
    """What a report of these words tells of these types."""
    return [(type, source, target) for type, _, source, target in records(coder, text) if type in types]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The trial of Guinea's former leader opened in Conakry.",
            [("ACCUSE", "", "GIN.ELI")],
            id="who-is-tried-is-charged",
        ),
        pytest.param(
            "The trial of the Chadian senator began.",
            [("ACCUSE", "", "TCD.LEG")],
            id="though-nobody-says-where",
        ),
        pytest.param(
            "Botswana condemned the arrest of opposition leader Sory Diallo by Togo.",
            [("ACCUSE", "BWA.GOV", "TGO.GOV")],
            id="who-is-arrested-is-not-blamed",
        ),
        pytest.param(
            "The Ugandan minister criticised donors for abandoning South Sudan.",
            [("ACCUSE", "UGA.GOV", ".")],
            id="whom-a-deed-hurts-is-not-blamed",
        ),
        pytest.param(
            "Zambia criticised Botswana for harming Malawi.",
            [("ACCUSE", "ZMB.GOV", "BWA.GOV")],
            id="who-does-it-is",
        ),
        pytest.param(
            "Peru summoned the Brazilian ambassador and protested against Bolivia's interference.",
            [("ACCUSE", "PER.GOV", "BRA.GOV"), ("ACCUSE", "PER.GOV", "BOL.GOV")],
            id="a-protest-to-an-envoy-at-what-another-state-did",
        ),
        pytest.param(
            "Peru summoned the Bolivian ambassador and lodged a protest over the rebels' raid.",
            [("ACCUSE", "PER.GOV", "BOL.GOV")],
            id="at-what-no-state-did-is-the-same-protest",
        ),
        pytest.param(
            "Fiji complained to the African Union about Togo's ban on its sugar.",
            [("ACCUSE", "FJI.GOV", "TGO.GOV")],
            id="a-complaint-about-another-state",
        ),
        pytest.param(
            "Fiji complained to Togo about the smuggling.",
            [("ACCUSE", "FJI.GOV", "TGO.GOV")],
            id="a-complaint-to-it",
        ),
        pytest.param(
            "Mali's junta said that Ukraine supports terrorism.",
            [("ACCUSE", "MLI.GOV", "UKR.GOV")],
            id="to-say-that-another-backs-terrorists",
        ),
        pytest.param(
            "The Slovak premier said that Ukraine was a real problem.",
            [("ACCUSE", "SVK.GOV", "UKR.GOV")],
            id="to-call-a-state-a-problem",
        ),
        pytest.param(
            "The Slovak premier said that drought was a real problem.", [], id="but-not-a-thing-of-nature"
        ),
        pytest.param(
            "The Libyan prime minister's visit triggered a furious reaction from Tunis.",
            [("ACCUSE", "TUN.GOV", "LBY.GOV")],
            id="a-furious-reaction",
        ),
        pytest.param(
            "The Libyan prime minister's visit triggered a warm reaction from Tunis.",
            [],
            id="but-not-a-warm-one",
        ),
        pytest.param(
            "The closure was condemned as an outrage by Fiji's ambassador to Peru.",
            [("ACCUSE", "FJI.GOV", "")],
            id="where-an-envoy-is-posted-is-not-blamed",
        ),
        pytest.param(
            "The raid by Peru was called an outrage by Fiji's ambassador.",
            [("ACCUSE", "FJI.GOV", "PER.GOV")],
            id="whose-deed-it-is-is",
        ),
        pytest.param(
            "The bishop shied away from condemning the junta.",
            [],
            id="who-shies-away-from-blame-blames-nobody",
        ),
    ],
)
def test_blame_has_its_sides(whole_coder: dragoman.Coder, text: str, expected: list[Told]) -> None:
    assert told(whole_coder, text, "ACCUSE") == expected


def test_nobody_is_charged_by_himself(whole_coder: dragoman.Coder) -> None:
    text = (
        "GABORONE - Botswana's ex-President Tau Moremi appeared in a Gaborone court on Friday to face corruption charges. The former "
        "President is charged with 16 counts of fraud, stemming from the arms deal."
    )
    assert told(whole_coder, text, "ACCUSE") == [("ACCUSE", "BWA.JUD", "BWA.ELI")]


def test_a_firm_that_is_charged_does_not_charge_another(whole_coder: dragoman.Coder) -> None:
    text = (
        "Okello Motors and Banda have been charged with fraud and Diallo has been charged with aiding them."
    )
    assert {source for _, source, _ in told(whole_coder, text, "ACCUSE")} == {""}


def test_who_names_another_in_his_own_words_is_somebody_else(whole_coder: dragoman.Coder) -> None:
    text = 'Prime Minister Ana Soto was in Lima on Friday. Opposition leader Rosa Diaz was there too. "Soto is a liar," she said.'
    assert told(whole_coder, text, "ACCUSE") == [("ACCUSE", "PER.OPP", "PER.GOV")]


def test_the_president_is_not_his_vice_president(whole_coder: dragoman.Coder) -> None:
    text = "South Sudan's vice-president rejected the president's decree."
    assert told(whole_coder, text, "REJECT") == [("REJECT", "SSD.GOV", "SSD.GOV")]


def test_a_people_is_not_blamed_for_what_is_said_of_it(whole_coder: dragoman.Coder) -> None:
    text = "The Chadian Senate condemned the offensive statements concerning Chadians."
    assert told(whole_coder, text, "ACCUSE") == [("ACCUSE", "TCD.LEG", "TCD.")]


def test_to_oppose_doing_a_thing_is_to_refuse_it(whole_coder: dragoman.Coder) -> None:
    assert told(whole_coder, "Oman's premier opposed joining the pact.", "REJECT") == [
        ("REJECT", "OMN.GOV", "")
    ]
    assert told(whole_coder, "The singer could not resist laughing.", "REJECT") == []


def test_who_defends_the_accused_does_not_accuse_them(whole_coder: dragoman.Coder) -> None:
    text = "Chadian fighters captured two militants implicated in acts of torture in Mali."
    assert told(whole_coder, text, "ACCUSE") == []


def test_everybody_has_no_country(whole_coder: dragoman.Coder) -> None:
    text = "Somali officials have said the international community is shirking its duty by not paying the African troops."
    (event,) = (
        e for e in whole_coder.code(dragoman.Report(text=text, published="2031-05-06")) if e.type == "ACCUSE"
    )
    assert event.target[0].name == "international community"
    assert event.confidence > 0.5
