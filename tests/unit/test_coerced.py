"""Does a short report tell whom a state holds, cuts off, closes or forbids, and leave out who is only hit by snow, debt or a bill that fails?"""

import pytest

import dragoman
from told import coded, parties

pytestmark = pytest.mark.model


def told(coder: dragoman.Coder, text: str) -> list[str]:
    """The records as TYPE mode status: source > target."""
    return [
        f"{e.type} {e.mode} {e.status}: {parties(e.source) or '-'} > {parties(e.target) or '-'}"
        for e in coded(coder, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ghana's parliament approved a six-month state of emergency on Monday.",
            ["COERCE martial-law happened: GHA.LEG > -"],
            id="an-emergency-that-is-approved-is-declared",
        ),
        pytest.param(
            "Soldiers arrested the brother of opposition leader Odo Amba in Accra.",
            ["COERCE arrest happened: GHA.MIL > GHA.CVL"],
            id="an-opponent-s-kin-is-held-and-not-he",
        ),
        pytest.param(
            "Police in Accra arrested two protest leaders.",
            ["COERCE arrest happened: GHA.COP > GHA.CVL"],
            id="who-leads-a-protest-governs-nobody",
        ),
        pytest.param(
            "Ghana declared a state of emergency in five provinces on Tuesday.",
            ["COERCE martial-law happened: GHA.GOV > GHA.CVL"],
            id="provinces-are-of-the-state-that-rules-them",
        ),
        pytest.param(
            "Villagers in Togo have been cut off from food supplies by Malian troops.",
            ["COERCE withhold happened: MLI.MIL > TGO.CVL"],
            id="cut-off-from-food-is-no-assault-and-no-aid",
        ),
        pytest.param(
            "Villagers in Togo have been cut off from food supplies by snow.", [], id="snow-coerces-nobody"
        ),
        pytest.param(
            "The weekly newspaper El Faro was ordered to close by a Bolivian court.",
            ["COERCE restrict happened: BOL.JUD > BOL.JRN"],
            id="who-is-ordered-to-close-is-closed",
        ),
        pytest.param(
            "A weekly newspaper in Bolivia was forced to close by heavy losses.",
            [],
            id="losses-coerce-nobody",
        ),
        pytest.param(
            "Peru's tax office was hit by a cyberattack by Chilean hackers.",
            ["COERCE cyber happened: CHL.CRM > PER.GOV"],
            id="what-a-cyberattack-hits",
        ),
        pytest.param("Peru's tax office was hit by a storm.", [], id="a-storm-is-no-hacker"),
        pytest.param(
            "Ghana's Liberty Party has been banned from taking part in elections.",
            ["COERCE restrict happened: - > GHA.PTY"],
            id="a-party-is-banned-and-not-whose-it-is",
        ),
        pytest.param(
            "The Ghanaian government revoked the licences of two Ghanaian opposition parties.",
            ["COERCE restrict happened: GHA.GOV > GHA.OPP"],
            id="a-right-taken-from-own-people-is-no-sanction",
        ),
        pytest.param(
            "Ghana revoked the licences of two Togolese airlines.",
            ["SANCTION discontinue happened: GHA.GOV > TGO.BUS"],
            id="but-from-others-it-is",
        ),
        pytest.param(
            "Police in Lusaka raided the homes of opposition activists. Five of them were arrested.",
            ["COERCE seize happened: ZMB.COP > ZMB.OPP", "COERCE arrest happened: ZMB.COP > ZMB.OPP"],
            id="the-police-are-not-those-of-them-who-are-arrested",
        ),
        pytest.param(
            "Islamic State lost a town in Iraq. Kurdish forces are holding hundreds of foreign fighters.",
            ["COERCE arrest ongoing: IRQ.REB > IMG.REB"],
            id="foreign-fighters-are-of-the-network-that-is-named",
        ),
        pytest.param(
            "Kurdish forces in Iraq are holding hundreds of foreign fighters.",
            ["COERCE arrest ongoing: IRQ.REB > .REB"],
            id="but-of-none-where-none-is-named",
        ),
        pytest.param(
            "The siege of the port of Vigan by Malian rebels entered its third month.",
            ["COERCE restrict ongoing: MLI.REB > PHL.CVL"],
            id="by-whom-behind-the-place-besieged",
        ),
        pytest.param(
            "China has kept its ships at the shoal, barring Filipino fishermen from entering the lagoon.",
            ["COERCE restrict happened: CHN.GOV > PHL.AGR"],
            id="people-who-are-kept-out-are-coerced",
        ),
        pytest.param(
            "Georgia barred two Chilean ministers from entering the country.",
            ["SANCTION discontinue happened: GEO.GOV > CHL.GOV"],
            id="officials-who-are-kept-out-are-a-sanction",
        ),
        pytest.param(
            "After the coup, for which Gabon was suspended from the bloc, sanctions followed.",
            ["SANCTION expel happened: .IGO > GAB.GOV"],
            id="a-state-suspended-from-a-bloc-is-no-officer-who-is-dismissed",
        ),
        pytest.param(
            "The town was reclaimed by the Chadian army with the backing of French forces.",
            ["COERCE seize happened: TCD.MIL > .CVL"],
            id="who-helps-does-not-suffer-it",
        ),
        pytest.param(
            "The union called a protest for Friday in Lima.",
            ["PROTEST demo planned: PER.LAB > -"],
            id="a-protest-that-is-called-lies-ahead",
        ),
        pytest.param(
            "Chad saw big protests against its president on Monday.",
            ["PROTEST demo happened: - > TCD.GOV"],
            id="a-state-that-sees-protests-holds-none",
        ),
        pytest.param(
            "Student protests disrupted traffic in Lima on Monday.",
            ["PROTEST demo happened: PER.EDU > -"],
            id="protests-that-disrupt",
        ),
        pytest.param(
            "A stock market rally disrupted trade in Lima on Monday.", [], id="a-rally-of-prices-does-not"
        ),
    ],
)
def test_who_is_coerced_and_by_whom(whole_coder: dragoman.Coder, text: str, expected: list[str]) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ghana's parliament approved a bill expelling Spanish diplomats.",
            ["SANCTION expel planned: GHA.LEG > ESP.GOV"],
            id="a-bill-is-no-law-yet",
        ),
        pytest.param(
            "A bill expelling Spanish diplomats was sent to Ghana's parliament.",
            ["SANCTION expel planned: - > ESP.GOV"],
            id="wherever-it-is-sent",
        ),
        pytest.param(
            "Ghana's parliament approved a bill to expel Spanish diplomats.",
            ["SANCTION expel planned: GHA.LEG > ESP.GOV"],
            id="nor-is-it-promised-to-anybody",
        ),
        pytest.param(
            "Ghana's parliament passed a law expelling Spanish diplomats.",
            ["SANCTION expel happened: GHA.LEG > ESP.GOV"],
            id="a-law-that-passes-is-done",
        ),
        pytest.param(
            "Ghana's parliament rejected a bill to expel Spanish diplomats.",
            ["REJECT change happened: GHA.LEG > ESP.GOV"],
            id="a-bill-that-fails-is-refused-and-no-more",
        ),
        pytest.param(
            "Ghana's parliament approved a bill to send food to Togo.",
            ["AGREE  happened: GHA.LEG > TGO.GOV"],
            id="help-that-is-approved-is-promised",
        ),
    ],
)
def test_what_a_bill_is_for_is_planned(whole_coder: dragoman.Coder, text: str, expected: list[str]) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Togolese lawmaker Afi Mensah is under house arrest.", True),
        ("The Togolese lawmaker Afi Mensah is under pressure.", False),
    ],
)
def test_who_is_under_arrest_is_held_though_no_verb_tells_it(
    whole_coder: dragoman.Coder, text: str, held: bool
) -> None:
    assert [t.split(":")[0] for t in told(whole_coder, text)] == ["COERCE arrest ongoing"] * held
