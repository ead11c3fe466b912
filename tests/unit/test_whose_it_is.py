"""Does a short report tell the right country of either side, where its words tell it plainly or leave it open?"""

import pytest

import dragoman
from dragoman.records import Actor

pytestmark = pytest.mark.model

Sides = tuple[str, str, str]  # type, and the parties of either side as COUNTRY.SECTOR, in order


def sides(coder: dragoman.Coder, text: str) -> list[Sides]:
    """The types and sides of what a report of these words tells."""

    def parties(actors: tuple[Actor, ...]) -> str:
        return " ".join(f"{a.country}.{a.sector}" for a in actors)

    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [(e.type, parties(e.source), parties(e.target)) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The foreign ministry expelled two Chilean diplomats on Tuesday.",
            [("SANCTION", ".GOV", "CHL.GOV")],
            id="who-expels-is-not-of-the-country-of-the-expelled",
        ),
        pytest.param(
            "Slovenia's police arrested two Croatian tourists. The ministry expelled a Croatian diplomat.",
            [("COERCE", "SVN.COP", "HRV.CVL"), ("SANCTION", "SVN.GOV", "HRV.GOV")],
            id="but-of-that-which-is-at-home-in-the-report",
        ),
        pytest.param(
            "Security forces surrounded the Egyptian embassy.",
            [("MOBILIZE", ".MIL", "EGY.GOV")],
            id="nor-who-surrounds-an-embassy",
        ),
        pytest.param(
            "Police deported nine Nigerian migrants from Oran on Monday.",
            [("COERCE", "DZA.COP", "NGA.REF")],
            id="police-are-of-where-it-happens",
        ),
        pytest.param(
            "Bolivian citizens blocked roads in La Paz. The government sent troops.",
            [("PROTEST", "BOL.CVL", "BOL.GOV"), ("MOBILIZE", "BOL.GOV", "BOL.CVL")],
            id="citizens-who-act-are-at-home",
        ),
        pytest.param(
            "The high court jailed an Italian priest for ten years.",
            [("SANCTION", ".JUD", "ITA.REL")],
            id="who-jails-a-foreigner-is-not-of-his-country",
        ),
        pytest.param(
            "Authorities released six Filipino fishermen.",
            [("RETREAT", ".GOV", "PHL.AGR")],
            id="nor-who-frees-foreigners",
        ),
        pytest.param(
            "Zambian police arrested a Malawian trader. A court fined him.",
            [("COERCE", "ZMB.COP", "MWI.BUS"), ("SANCTION", "ZMB.JUD", "MWI.BUS")],
            id="a-court-is-of-the-state-whose-police-are-named",
        ),
        pytest.param(
            "Police arrested Malawian opposition leader Tom Banda on Friday.",
            [("COERCE", "MWI.COP", "MWI.OPP")],
            id="who-leads-an-opposition-is-arrested-at-home",
        ),
        pytest.param(
            "Ghana's premier held talks in Manama with officials there.",
            [("CONSULT", "GHA.GOV", "BHR.GOV")],
            id="officials-there-are-of-the-place-named-before",
        ),
        pytest.param(
            "Chad's minister visited Lima. The authorities there praised Chad.",
            [("CONSULT", "TCD.GOV", "PER.GOV"), ("SUPPORT", "PER.GOV", "TCD.GOV")],
            id="also-in-the-sentence-before",
        ),
        pytest.param(
            "Gabon condemned the jailing of a nurse in Laos.",
            [("ACCUSE", "GAB.GOV", "LAO.GOV")],
            id="who-jails-is-the-state-where-it-is-done",
        ),
        pytest.param(
            "Gabon condemned the killing of a nurse in Laos.",
            [("ACCUSE", "GAB.GOV", "")],
            id="but-anybody-may-kill-there",
        ),
        pytest.param(
            "Gabon condemned the jailing of a nurse in Libreville.",
            [("ACCUSE", "GAB.GOV", "")],
            id="nobody-blames-himself",
        ),
        pytest.param(
            "Gabon recalled its envoy and closed its embassy in Vientiane.",
            [("SANCTION", "GAB.GOV", "LAO.GOV")],
            id="a-town-that-alone-tells-the-other-state",
        ),
        pytest.param(
            "Ghana's premier met Chile's Marta Andrade in Accra.",
            [("CONSULT", "GHA.GOV", "CHL.GOV")],
            id="whom-officials-meet-is-an-official",
        ),
        pytest.param(
            "Ghanaian activists met Chile's Marta Andrade in Accra.",
            [("CONSULT", "GHA.CVL", "CHL.")],
            id="whom-others-meet-may-be-anybody",
        ),
        pytest.param(
            "Angola and Zambia agreed to pull back troops from the river.",
            [("CONCEDE", "AGO.GOV ZMB.GOV", "")],
            id="troops-that-are-withdrawn-are-no-other-side",
        ),
        pytest.param(
            "Ghana dismissed calls by Togo to release the union leader.",
            [("REJECT", "GHA.GOV", "TGO.GOV")],
            id="who-called-for-it-is-the-other-side",
        ),
        pytest.param(
            "The minister received the Ghanaian delegation in Lomé.",
            [("CONSULT", "GHA.GOV", "TGO.GOV")],
            id="a-host-is-of-where-they-meet",
        ),
        pytest.param(
            "The defence minister hosted his Malawian counterpart in Lusaka on Tuesday.",
            [("CONSULT", "MWI.GOV", "ZMB.GOV")],
            id="a-host-of-a-counterpart",
        ),
        pytest.param(
            "The minister visited Lomé on Monday and met the Togolese president.",
            [("CONSULT", ".GOV", "TGO.GOV"), ("CONSULT", ".GOV", "TGO.GOV")],
            id="a-guest-is-not",
        ),
    ],
)  # fmt: skip
def test_an_unnamed_authority_is_of_where_the_report_plays_and_not_of_the_strangers_country(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya's president Amina Odhiambo and Ghana's Kofi Mensah met in Kigali on Monday.",
            [("CONSULT", "KEN.GOV GHA.GOV", "")],
            id="an-office-told-once",
        ),
        pytest.param(
            "Norway's foreign minister Kari Lund and Finland's Pekka Salo condemned the raid.",
            [("ACCUSE", "NOR.GOV FIN.GOV", "")],
            id="joined-by-the-parser-to-the-first-state",
        ),
        pytest.param(
            "Thailand's Prime Minister Somchai Boonmee and Laos' Khamtai Vongsa agreed to reopen the bridge.",
            [("CONCEDE", "THA.GOV LAO.GOV", "")],
            id="or-the-first-name-to-the-second",
        ),
        pytest.param(
            "Foreign ministers Ana Torres of Panama and Luis Soto of Honduras signed a trade deal.",
            [("SUPPORT", "PAN.GOV HND.GOV", "")],
            id="a-title-for-several",
        ),
        pytest.param(
            "Zambia's Grace Banda and Malawi's Peter Phiri met in Lilongwe.",
            [("CONSULT", "ZMB. MWI.", "")],
            id="no-office-told-at-all",
        ),
        pytest.param(
            "Peru's president and Chile's army condemned the raid.",
            [("ACCUSE", "PER.GOV CHL.MIL", "")],
            id="a-body-beside-an-officer",
        ),
    ],
)  # fmt: skip
def test_of_two_persons_each_has_his_own_country_and_an_office_told_once_is_both_s(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Talks between Colombia's government and ELN rebels resumed in Caracas on Monday.",
            [("CONSULT", "COL.GOV COL.REB", "")],
            id="rebels-with-a-name",
        ),
        pytest.param(
            "A clash between Myanmar's army and Karen rebels killed nine people.",
            [("ASSAULT", "MMR.MIL MMR.REB", "MMR.CVL")],
            id="rebels-of-a-people",
        ),
        pytest.param(
            "Negotiations between Chad's transitional government and rebel groups were held in Doha.",
            [("CONSULT", "TCD.GOV TCD.REB", "")],
            id="groups-of-rebels",
        ),
        pytest.param(
            "The government and opposition leaders signed a deal in Harare.",
            [("SUPPORT", "ZWE.GOV ZWE.OPP", "")],
            id="an-opposition",
        ),
        pytest.param(
            "Chad's army and police chiefs met on Monday.",
            [("CONSULT", "TCD.COP", "")],
            id="chiefs-of-both-are-one-noun",
        ),
    ],
)  # fmt: skip
def test_a_government_and_the_rebels_joined_to_it_are_two_sides(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "RSF fighters attacked a camp near the town on Monday.",
            [("ASSAULT", "SDN.REB", ".")],
            id="fighters-beside-it",
        ),
        pytest.param(
            "The press freedom group RSF condemned the arrest of a reporter in Sudan.",
            [("ACCUSE", ".NGO", "")],
            id="the-press-beside-it",
        ),
        pytest.param(
            "RSF said two journalists were jailed in Belarus.",
            [("COERCE", ".NGO", "BLR.JRN")],
            id="another-country",
        ),
        pytest.param(
            "The army accused the ADF of killing twelve people in Ituri.",
            [("ACCUSE", "COD.MIL", "COD.REB"), ("ASSAULT", "COD.REB", "COD.CVL")],
            id="a-place-tells",
        ),
        pytest.param(
            "The ADF sent a patrol plane to Fiji.",
            [("AID", "AUS.MIL", "FJI.GOV")],
            id="nothing-tells",
        ),
    ],
)  # fmt: skip
def test_letters_of_two_bodies_are_the_one_that_words_and_places_beside_them_tell(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Officials of five states, including Chad and Niger, met in Abuja on Monday.",
            [("CONSULT", "TCD.GOV NER.GOV", "")],
            id="officials-of-states",
        ),
        pytest.param(
            "Several neighbours, among them Laos and Vietnam, condemned the coup in Myanmar.",
            [("ACCUSE", "LAO.GOV VNM.GOV", "")],
            id="among-them",
        ),
        pytest.param(
            "Kenya, along with Uganda and Rwanda, condemned the coup in Gabon.",
            [("ACCUSE", "KEN.GOV UGA.GOV RWA.GOV", "")],
            id="along-with",
        ),
        pytest.param(
            "France, together with Italy, sent aid to Libya.",
            [("AID", "FRA.GOV ITA.GOV", "LBY.GOV")],
            id="together-with",
        ),
        pytest.param(
            "Togo sent troops along with Benin and Ghana.",
            [("MOBILIZE", "TGO.MIL", "BEN.GOV GHA.GOV")],
            id="behind-the-verb-it-is-left-as-it-was",
        ),
        pytest.param("The plan was popular among farmers.", [], id="among-others-than-them"),
    ],
)  # fmt: skip
def test_members_that_are_named_are_the_parties(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kosovo police detained three Kosovo Serbs on Friday.",
            [("COERCE", "KOS.COP", "KOS.CVL")],
            id="a-people-behind-a-state",
        ),
        pytest.param(
            "Georgian Armenians blocked the road to Akhalkalaki.",
            [("PROTEST", "GEO.CVL", "")],
            id="or-behind-an-adjective",
        ),
        pytest.param(
            "The Kosovo Serb leader Milan Ilic rejected the plan.",
            [("REJECT", "KOS.OPP", "")],
            id="their-leader",
        ),
        pytest.param(
            "Ethnic Albanian rebels attacked police in Tetovo.",
            [("ASSAULT", "MKD.REB", "MKD.COP")],
            id="ethnic-tells-no-country",
        ),
        pytest.param(
            "Chinese Indonesians protested in Medan.", [("PROTEST", "IDN.CVL", "")], id="settlers-are-of-the-second"
        ),
        pytest.param(
            "Russian and Ukrainian negotiators met in Gomel.",
            [("CONSULT", "RUS.GOV UKR.GOV", "")],
            id="two-states-joined",
        ),
    ],
)  # fmt: skip
def test_a_people_is_of_the_country_where_it_lives(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A Russian ally, Belarus, closed its border with Latvia.",
            [("COERCE", "BLR.GOV", "LVA.GOV")],
            id="an-ally-who-is-named",
        ),
        pytest.param(
            "Ghana's army chief visited the two Russian allies on Monday.",
            [("CONSULT", "GHA.MIL", ".GOV")],
            id="allies-who-are-not",
        ),
        pytest.param(
            "Assad's Russian allies bombed Idlib.",
            [("ASSAULT", "RUS.", "SYR.CVL")],
            id="his-russian-allies-are-russians",
        ),
        pytest.param(
            "An Iranian-backed militia fired rockets at a base in Erbil.",
            [("ASSAULT", "IRQ.PRM", "IRQ.")],
            id="who-is-backed-is-of-where-he-is",
        ),
        pytest.param(
            "A pro-Russian militia attacked a post near Luhansk.",
            [("ASSAULT", "UKR.PRM", "UKR.CVL")],
            id="so-is-who-is-for-another-state",
        ),
        pytest.param(
            "The UN-backed government in Tripoli signed a deal with Italy.",
            [("SUPPORT", "LBY.GOV", "ITA.GOV")],
            id="a-government-that-a-body-backs",
        ),
        pytest.param(
            "The government in Kampala rejected the report.",
            [("REJECT", "UGA.GOV", "")],
            id="a-government-in-its-capital",
        ),
    ],
)  # fmt: skip
def test_allies_and_clients_are_not_of_the_state_behind_them(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The National Security Council of Georgia condemned the raid.",
            [("ACCUSE", "GEO.GOV", "")],
            id="a-council-of-another-state",
        ),
        pytest.param(
            "Pakistan's foreign minister met envoys. The National Security Council condemned India.",
            [("CONSULT", "PAK.GOV", ".GOV"), ("ACCUSE", ".GOV", "IND.GOV")],
            id="nor-the-american-one-where-others-are-told-of",
        ),
        pytest.param(
            "Liberia's president met lawmakers. The House of Representatives accused him of corruption.",
            [("CONSULT", "LBR.GOV", "LBR.LEG"), ("ACCUSE", "LBR.LEG", "LBR.GOV")],
            id="a-house-of-the-only-state-that-is-named",
        ),
        pytest.param(
            "A US senator condemned the coup. The Senate rejected the bill.",
            [("ACCUSE", "USA.LEG", ""), ("REJECT", "USA.LEG", "")],
            id="the-american-one-where-it-is-told-of",
        ),
    ],
)  # fmt: skip
def test_a_council_or_house_is_that_of_the_state_that_is_told_of(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police entered the Peruvian embassy in Quito on Friday.",
            [("COERCE", "ECU.COP", "PER.GOV")],
            id="entered",
        ),
        pytest.param(
            "Venezuelan police broke into the Argentine embassy in Caracas on Sunday.",
            [("COERCE", "VEN.COP", "ARG.GOV")],
            id="broke-into",
        ),
        pytest.param(
            "Protesters broke into the Swedish embassy in Baghdad.",
            [("PROTEST", "IRQ.CVL", "SWE.GOV")],
            id="a-crowd-riots",
        ),
        pytest.param("Envoys entered the embassy at noon.", [], id="who-goes-in-on-business"),
    ],
)  # fmt: skip
def test_police_in_an_embassy_are_of_the_land_around_it(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru criticised Bolivia over the arrest of its consul.",
            [("ACCUSE", "PER.GOV", "BOL.GOV"), ("COERCE", "BOL.GOV", "PER.GOV")],
            id="criticised-over-an-arrest",
        ),
        pytest.param(
            "Japan summoned China's envoy over the detention of its citizen.",
            [("ACCUSE", "JPN.GOV", "CHN.GOV"), ("COERCE", "CHN.GOV", "JPN.CVL")],
            id="an-envoy-summoned-over-it",
        ),
        pytest.param(
            "Rwanda was condemned by Belgium over its troops' killing of villagers.",
            [("ACCUSE", "BEL.GOV", "RWA.GOV"), ("ASSAULT", "RWA.MIL", ".CVL")],
            id="the-troops-of-who-is-condemned",
        ),
        pytest.param(
            "Chad apologised to Togo for the arrest of its consul.",
            [("CONCEDE", "TCD.GOV", "TGO.GOV"), ("COERCE", "TCD.GOV", "")],
            id="but-for-one-s-own-deed-one-apologises",
        ),
    ],
)  # fmt: skip
def test_what_somebody_is_blamed_for_is_his_deed(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Paraguay's foreign minister flew to Taipei to reassure his hosts.",
            [("CONSULT", "PRY.GOV", "TWN.GOV")],
            id="a-capital-that-is-visited",
        ),
        pytest.param(
            "South Korea's coast guard fired warning shots at a Chinese trawler.",
            [("ASSAULT", "KOR.MIL", "CHN.AGR")],
            id="a-trawler-is-no-government",
        ),
        pytest.param(
            "Afghan Taliban fighters stormed a Pakistani border post, Islamabad said.",
            [("ASSAULT", "AFG.REB", "PAK.MIL")],
            id="a-border-post-is-the-army-s",
        ),
        pytest.param(
            "Police in Gaborone arrested nine South African truckers on Monday. They are accused of smuggling fuel.",
            [("COERCE", "BWA.COP", "ZAF.LAB"), ("ACCUSE", "BWA.COP", "ZAF.LAB")],
            id="they-who-are-accused-are-not-the-police",
        ),
        pytest.param(
            "Police shot dead two men during a raid near Lae.",
            [("ASSAULT", "PNG.COP", "PNG.UNK")],
            id="two-men-not-dead-men",
        ),
        pytest.param(
            "Peru's prime minister accused the interior minister of lying.",
            [("ACCUSE", "PER.GOV", "PER.GOV")],
            id="a-minister-under-her",
        ),
        pytest.param(
            "Peru's ambassador accused the interior minister of lying.",
            [("ACCUSE", "PER.GOV", ".GOV")],
            id="but-not-under-an-envoy",
        ),
    ],
)  # fmt: skip
def test_who_is_visited_struck_and_accused(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The junta's prime minister flew to Moscow on Monday.",
            [("CONSULT", ".GOV", "RUS.GOV")],
            id="who-only-goes-there-is-not-at-home-there",
        ),
        pytest.param(
            "The US Treasury blacklisted three Sudanese traders.",
            [("SANCTION", "USA.GOV", "SDN.BUS")],
            id="a-name-that-begins-with-its-state",
        ),
        pytest.param(
            "A senior aide to the Kenyan president was questioned by detectives over the sale of land.",
            [("ACCUSE", "KEN.COP", "KEN.GOV")],
            id="an-aide-is-of-whom-he-serves",
        ),
        pytest.param(
            "The Somali parliament impeached the speaker.",
            [("ACCUSE", "SOM.LEG", "SOM.LEG")],
            id="a-body-and-its-officer-are-two",
        ),
        pytest.param(
            "Togolese police arrested the ambassador at the airport.",
            [("COERCE", "TGO.COP", ".GOV")],
            id="an-envoy-is-not-of-the-land-in-which-he-is",
        ),
        pytest.param(
            "Chadian police arrested two lawmakers.", [("COERCE", "TCD.COP", "TCD.LEG")], id="own-lawmakers"
        ),
        pytest.param(
            "Congolese troops arrested two soldiers near the border with Rwanda.",
            [("COERCE", "COD.MIL", ".MIL")],
            id="soldiers-whom-troops-catch-may-be-another-s",
        ),
    ],
)  # fmt: skip
def test_whose_officials_are_told_by_those_about_them(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo's president received farmers at the palace.",
            [("CONSULT", "TGO.GOV", "TGO.AGR")],
            id="people-of-the-only-state",
        ),
        pytest.param(
            "The finance minister met investors from Qatar.",
            [("CONSULT", ".GOV", "QAT.BUS")],
            id="but-no-minister",
        ),
        pytest.param(
            "Estonia's minister accused hackers of an attack.",
            [("ACCUSE", "EST.GOV", ".CRM")],
            id="nor-those-who-may-be-anywhere",
        ),
    ],
)  # fmt: skip
def test_people_of_no_told_country_are_of_the_only_one_that_is_named(
    whole_coder: dragoman.Coder, text: str, expected: list[Sides]
) -> None:
    assert sides(whole_coder, text) == expected
