"""Who is meant in a report of a few sentences by a kind, an office, a pronoun or a number, and whose is he?"""

import pytest

import dragoman
from told import Told, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A court in Lima ordered the arrest of two ministers.",
            ("COERCE", "arrest", "PER.JUD", "PER.GOV"),
            id="whom-a-court-has-arrested-is-of-its-state",
        ),
        pytest.param(
            "The court in Lima sentenced two ministers to five years in prison.",
            ("SANCTION", "convict", "PER.JUD", "PER.GOV"),
            id="and-whom-it-sentences",
        ),
        pytest.param(
            "The court in Lima sentenced two ambassadors to five years in prison.",
            ("SANCTION", "convict", "PER.JUD", ".GOV"),
            id="but-not-those-who-are-posted-there",
        ),
        pytest.param(
            "The main opposition party in Bangladesh called a three-day strike.",
            ("PROTEST", "strike", "BGD.OPP", ""),
            id="a-strike-is-called",
        ),
        pytest.param(
            "North Korea fired two missiles on Monday. Japan condemned the launch as a breach of UN resolutions.",
            ("ACCUSE", "disapprove", "JPN.GOV", "PRK.GOV"),
            id="whose-resolutions-are-broken-is-not-who-broke-them",
        ),
        pytest.param(
            "The Rapid Support Forces took Nyala. Norway accused the force of looting hospitals.",
            ("ACCUSE", "allege", "NOR.GOV", "SDN.REB"),
            id="the-force-is-who-was-named-so",
        ),
        pytest.param(
            "Peruvian soldiers killed six rebels in Puno, Peru, on Monday. In May, gunmen kidnapped a priest and two "
            "pupils. Ghana urged both sides to lay down their arms.",
            ("REQUEST", "yield", "GHA.GOV", "PER.MIL PER.REB"),
            id="both-sides-are-those-who-fight",
        ),
        pytest.param(
            "Gunmen kidnapped a priest in Lima in May. Ghana offered to host talks on peace in Peru but the "
            "government of President Ana Soto rejected the initiative.",
            ("REJECT", "meet", "PER.GOV", "GHA.GOV"),
            id="the-initiative-is-of-whom-the-clause-before-tells",
        ),
        pytest.param(
            "Chadian drones struck a depot in Niger. Niger's air force shot down six of nine drones.",
            ("ASSAULT", "heavy-weapons", "NER.MIL", "TCD.MIL"),
            id="whose-drones-are-shot-down",
        ),
        pytest.param(
            "Chadian drones struck a depot in Niger. Drones of Niger hit a town in Chad. Chad shot down nine drones.",
            ("ASSAULT", "heavy-weapons", "TCD.MIL", "NER.MIL"),
            id="not-those-of-who-shoots",
        ),
        pytest.param(
            "Guinea-Bissau's electoral commission named a winner. Portugal urged calm. Ghana and Togo condemned "
            "the army.",
            ("ACCUSE", "disapprove", "GHA.GOV TGO.GOV", "GNB.MIL"),
            id="who-counts-the-votes-tells-where-a-report-is-from",
        ),
        pytest.param(
            "Chad rejected the report. The Security Council will meet on Thursday at Togo's request.",
            ("REQUEST", "meet", "TGO.GOV", ".UNO"),
            id="who-does-what-was-asked-for-was-asked",
        ),
        pytest.param(
            "Judges at the International Criminal Court jailed a rebel leader of Chad. Togo imposed sanctions "
            "on the court.",
            ("SANCTION", "discontinue", "TGO.GOV", ".IGO"),
            id="the-court-is-that-of-the-judges",
        ),
        pytest.param(
            "Peru's President Ana Soto met Ghana's President Kofi Ade on the Tazara. The two presidents witnessed the "
            "signing of a trade pact.",
            ("SUPPORT", "", "PER.GOV GHA.GOV", ""),
            id="the-two-presidents-hold-an-office",
        ),
        pytest.param(
            "Amnesty International accused Egypt of torture. The rights group urged Cairo to free the activists.",
            ("REQUEST", "yield", ".NGO", "EGY.GOV"),
            id="the-rights-group-is-no-egyptian-one",
        ),
    ],
)
def test_who_is_meant_by_kind_or_by_what_was_told(
    whole_coder: dragoman.Coder, text: str, expected: Told
) -> None:
    assert told(whole_coder, text)[-1] == expected


def test_the_same_group_is_the_one_told_of_before(whole_coder: dragoman.Coder) -> None:
    text = "Boko Haram attacked a barracks in Niger on Monday. On Tuesday the same group abducted nine women."

    assert told(whole_coder, text)[1:] == [("ASSAULT", "abduct", "NGA.REB", "NER.CVL")]


def test_soldiers_whom_gunmen_kill_are_of_the_country_where_they_do(whole_coder: dragoman.Coder) -> None:
    text = "Gunmen killed six soldiers in Ghana's Bono region on Monday."

    assert told(whole_coder, text) == [("ASSAULT", "firearms", "GHA.UAF", "GHA.MIL")]


def test_two_captives_are_not_the_two_who_deal_with_them(whole_coder: dragoman.Coder) -> None:
    text = (
        "FLP rebels in Peru ambushed a patrol, killing six soldiers, the defence minister of Peru said. "
        "The two captives were later handed over to a mission of the Red Cross."
    )

    assert told(whole_coder, text)[1:] == [("RETREAT", "release", "PER.REB", "PER.CVL")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "Al-Shabab fighters killed nine soldiers near Lamu in Kenya.", "KEN.MIL", id="fighters-of-another"
        ),
        pytest.param(
            "Three soldiers were killed on Sunday when their vehicle struck a landmine in Niger's Tillabéri region.",
            "NER.MIL",
            id="a-mine-of-nobodys",
        ),
        pytest.param(
            "Two peacekeepers were killed in Mali when their truck hit a landmine.",
            ".MIL",
            id="but-peacekeepers",
        ),
        pytest.param(
            "A landmine exploded under a truck carrying Chadian soldiers near Gao.",
            "TCD.MIL",
            id="told-whose",
        ),
    ],
)
def test_whose_are_soldiers_who_are_attacked(whole_coder: dragoman.Coder, text: str, target: str) -> None:
    assert [(type_, whom) for type_, _, _, whom in told(whole_coder, text)] == [("ASSAULT", target)]


def test_what_somebody_was_about_when_it_befell_him_was_that_day(whole_coder: dragoman.Coder) -> None:
    text = "A roadside bomb hit a bus carrying pilgrims in Iraq's Diyala province on Monday, killing nine people."
    (event,) = whole_coder.code(dragoman.Report(text=text, published="2026-03-05"))

    assert event.time is not None
    assert event.time.start == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ghana detained two Togolese trawlers. Togo accused its neighbour of piracy.",
            ("TGO.GOV", "GHA.GOV"),
            id="the-one-other-state-of-which-is-told",
        ),
        pytest.param(
            "Togo and Ghana held talks. Togo accused its larger rival of piracy.",
            ("TGO.GOV", "GHA.GOV"),
            id="with-words-between",
        ),
        pytest.param(
            "Togo and Ghana held talks. Togo accused its neighbour, Benin, of piracy.",
            ("TGO.GOV", "BEN.GOV"),
            id="but-who-is-named-is-named",
        ),
        pytest.param(
            "Fiji and Benin backed Togo against Ghana. Togo accused its neighbour of piracy.",
            ("TGO.GOV", ""),
            id="of-several-nobody-knows-which",
        ),
        pytest.param(
            "Ghana's navy detained two Togolese trawlers. A navy spokesman, Captain Kofi Amoah, said they had no "
            "permit. Fiji spoke by telephone with the leaders of both countries.",
            ("FJI.GOV", "GHA.GOV TGO.GOV"),
            id="leaders-of-both-countries-are-not-he-who-spoke-last",
        ),
        pytest.param(
            "Ghana's navy detained two Togolese trawlers. Fiji praised the two countries.",
            ("FJI.GOV", "GHA.GOV TGO.GOV"),
            id="and-countries-no-navy-and-no-trawlers",
        ),
    ],
)
def test_which_states_are_pointed_back_to(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert told(whole_coder, text)[-1][2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police in Arequipa fired tear gas at students after miners threw stones at officers.",
            [("crowd-control", "PER.COP"), ("primitive", "PER.LAB")],
            id="each-strikes-the-other",
        ),
        pytest.param(
            "Police in Arequipa fired tear gas at students after officers used rubber bullets against miners.",
            [("crowd-control", "PER.COP")],
            id="the-police-alone",
        ),
    ],
)
def test_police_and_people_of_one_country_are_no_one_party(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(mode, source) for _, mode, source, _ in told(whole_coder, text)] == expected


def test_whom_people_of_the_one_country_told_of_deal_with_is_its_own(whole_coder: dragoman.Coder) -> None:
    text = "Authorities in Tuvalu are asking the president to dissolve parliament, local media said Saturday."

    assert told(whole_coder, text) == [("REQUEST", "change", "TUV.GOV", "TUV.GOV")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Kenya's president spoke on Monday with Crown Prince and Prime Minister Hamad bin Vela of Bahrain. The two "
            "leaders condemned Chad.",
            [("KEN.GOV", "BHR.GOV"), ("KEN.GOV BHR.GOV", "TCD.GOV")],
            id="two-offices-of-one",
        ),
        pytest.param(
            "Kenya's president met Minister of Trade and Deputy Prime Minister Ana Vela of Peru on Monday.",
            [("KEN.GOV", "PER.GOV")],
            id="and-one-with-its-field",
        ),
        pytest.param(
            "Kuwait's Minister of Commerce and Industry Ana Vela met Kenya's president on Monday.",
            [("KWT.GOV", "KEN.GOV")],
            id="and-one-with-two-fields",
        ),
        pytest.param(
            "Deputy Prime Minister and Minister of Trade and Expatriates Kofi Vela of Mali met Kenya's president.",
            [("MLI.GOV", "KEN.GOV")],
            id="and-both-at-once",
        ),
        pytest.param(
            "Peru's Prime Minister and Chilean Foreign Minister Ana Vela met in Lima on Monday.",
            [("PER.GOV CHL.GOV", "")],
            id="but-two-of-two-states",
        ),
        pytest.param(
            "Kenya's President and First Lady Ana Vela met the Chilean envoy.",
            [("KEN.GOV KEN.GOV", "CHL.GOV")],
            id="and-a-head-of-state-beside-another",
        ),
    ],
)
def test_who_holds_two_offices_is_one(
    whole_coder: dragoman.Coder, text: str, sides: list[tuple[str, str]]
) -> None:
    assert [(source, target) for _, _, source, target in told(whole_coder, text)] == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Norwegian president met Chancellor Ana Vela of Austria in Oslo on Monday. The leaders discussed "
            "efforts to end the fighting on Niger's border with Chad.",
            id="who-is-beyond-a-border-is-not-met",
        ),
        pytest.param(
            "The Norwegian president met Chancellor Ana Vela of Austria on Monday. The leaders discussed the importance "
            "of trade, including with Chad.",
            id="nor-who-is-one-example",
        ),
        pytest.param(
            "Chancellor Ana Vela of Austria met the Norwegian president in Oslo on Monday. The two discussed efforts in "
            "response to Chad's continued military build-up on Niger's borders.",
            id="where-what-they-answer-is-they-did-not-meet",
        ),
        pytest.param(
            "The Norwegian president met Chancellor Ana Vela of Austria on Monday. He condemned Chad and discussed trade.",
            id="whom-one-blames-beside-it-is-not-met",
        ),
    ],
)
def test_what_two_who_met_discussed_is_their_meeting(whole_coder: dragoman.Coder, text: str) -> None:
    met = [(source, target) for kind, _, source, target in told(whole_coder, text) if kind == "CONSULT"]

    assert [sorted(f"{a} {b}".split()) for a, b in met] == [["AUT.GOV", "NOR.GOV"]]


def test_the_state_before_a_second_office_is_whose_it_is(whole_coder: dragoman.Coder) -> None:
    text = "Peru's envoy met Chadian President Bola Vela and Togo’s Prime Minister Kofi Das on Monday."

    assert told(whole_coder, text) == [("CONSULT", "multilateral", "PER.GOV", "TCD.GOV TGO.GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "South Korea's president criticised the North.",
            [("ACCUSE", "disapprove", "KOR.GOV", "PRK.GOV")],
            id="the-north-in-a-report-of-the-south",
        ),
        pytest.param(
            "North Korea accused the South of spying.",
            [("ACCUSE", "allege", "PRK.GOV", "KOR.GOV")],
            id="the-south-in-a-report-of-the-north",
        ),
        pytest.param(
            "Chad's president criticised the North.",
            [("ACCUSE", "disapprove", "TCD.GOV", "")],
            id="but-nowhere-else",
        ),
    ],
)
def test_a_state_may_be_called_by_its_half_of_a_land(
    coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Abu Sayyaf held a priest in the Philippines. Five gunmen died in the clash, the army said. "
            "The group had demanded a ransom of $3 million.",
            ("REQUEST", "PHL.REB"),
            id="the-group-is-no-five-gunmen",
        ),
        pytest.param(
            "Soldiers of Peru shot dead a 17-year-old who was fishing near Puno.",
            ("ASSAULT", "PER.MIL"),
            id="who-is-shot-at-17-is-somebody",
        ),
    ],
)
def test_who_is_meant_by_a_loose_word(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert expected in [(type_, source) for type_, _, source, _ in told(whole_coder, text)]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("The three were given 72 hours to leave the country.", id="as-many-as-were-told-of"),
        pytest.param("They were given 72 hours to leave the country.", id="to-whom-it-was-done"),
    ],
)
def test_who_was_expelled_is_told_of_again(whole_coder: dragoman.Coder, again: str) -> None:
    text = (
        f"Fiji expelled three Tongan diplomats on Wednesday, accusing them of spying on dissidents. {again}"
    )

    assert told(whole_coder, text) == [
        ("SANCTION", "expel", "FJI.GOV", "TON.GOV"),
        ("ACCUSE", "allege", "FJI.GOV", "TON.GOV"),
    ]


def test_two_who_were_held_are_charged_and_two_presidents_sign(whole_coder: dragoman.Coder) -> None:
    held = "Fiji arrested two Tongan nationals. The two were charged with espionage on Monday."
    met = (
        "Fiji arrested two Tongan nationals. Peru's president met Chile's president. The two signed a treaty."
    )

    assert told(whole_coder, held)[-1] == ("ACCUSE", "allege", "FJI.GOV", "TON.CVL")
    assert told(whole_coder, met)[-1] == ("SUPPORT", "", "PER.GOV CHL.GOV", "")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(
            "Tonga responded by expelling four Fijian diplomats.",
            [("SANCTION", "expel", "TON.GOV", "FJI.GOV")],
            id="what-is-done-is-told",
        ),
        pytest.param(
            "Tonga retaliated by expelling four Fijian diplomats.",
            [("SANCTION", "expel", "TON.GOV", "FJI.GOV")],
            id="and-told-once",
        ),
        pytest.param(
            "Tonga responded by suspending cooperation.",
            [("SANCTION", "discontinue", "TON.GOV", "FJI.GOV")],
            id="to-whoever-is-answered",
        ),
        pytest.param(
            "Tonga hit back by arresting two Fijian reporters.",
            [("COERCE", "arrest", "TON.GOV", "FJI.JRN")],
            id="be-it-what-it-may",
        ),
    ],
)
def test_by_what_somebody_answers(whole_coder: dragoman.Coder, answer: str, expected: list[Told]) -> None:
    assert told(whole_coder, f"Fiji froze aid to Tonga. {answer}")[1:] == expected


def test_who_is_told_of_in_a_relative_clause_does_what_its_sentence_tells(
    whole_coder: dragoman.Coder,
) -> None:
    text = (
        "Iceland, which has a dispute with Norway over herring, offered to mediate. "
        "Its foreign minister, Birna Jonsdottir, met the Danish minister."
    )

    assert told(whole_coder, text)[-1] == ("CONSULT", "", "ISL.GOV", "DNK.GOV")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The African Union met in Addis Ababa. The organisation urged Chad to hold a vote.",
            ".IGO",
            id="organisation",
        ),
        pytest.param(
            "ECOWAS met in Abuja on Monday. The regional body suspended Guinea.", ".IGO", id="regional-body"
        ),
        pytest.param(
            "Amnesty International met the African Union in Addis Ababa. The organisation urged Chad to hold a vote.",
            ".NGO",
            id="the-one-that-the-sentence-is-about",
        ),
    ],
)
def test_a_body_above_states_is_told_of_again_by_its_kind(
    whole_coder: dragoman.Coder, text: str, expected: str
) -> None:
    assert told(whole_coder, text)[-1][2] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Settlers attacked a Palestinian man near Hebron on Monday.",
            ("ISR.CVL", "PSE.CVL"),
            id="settlers",
        ),
        pytest.param(
            "Farmers attacked a Palestinian man near Hebron on Monday.", ("PSE.AGR", "PSE.CVL"), id="farmers"
        ),
    ],
)
def test_settlers_are_of_the_state_that_holds_the_land(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert [t[2:] for t in told(whole_coder, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Turkish jets killed four soldiers in Aleppo in Syria.", "SYR.MIL", id="the-land-s"),
        pytest.param(
            "Turkish jets killed four coalition soldiers in Aleppo in Syria.", ".MIL", id="a-coalition-s"
        ),
    ],
)
def test_soldiers_whom_another_state_hits_are_those_of_the_land(
    whole_coder: dragoman.Coder, text: str, expected: str
) -> None:
    assert [t[3] for t in told(whole_coder, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Norway's envoy met Chad's prime minister in Oslo. She urged both sides in Mali to show restraint.",
            ".",
            id="of-another-land",
        ),
        pytest.param(
            "Norway's envoy met Chad's prime minister in Oslo. She called on both parties to the conflict in Yemen "
            "to lay down their arms.",
            ".",
            id="or-of-a-war-there",
        ),
        pytest.param(
            "The Malian army and Tuareg rebels clashed in Kidal. Norway's envoy met Chad's prime minister. She urged "
            "both sides in Mali to show restraint.",
            "MLI.MIL MLI.REB",
            id="but-the-two-that-are-there",
        ),
    ],
)
def test_both_sides_are_of_the_land_where_they_are(
    whole_coder: dragoman.Coder, text: str, sides: str
) -> None:
    assert [target for kind, _, _, target in told(whole_coder, text) if kind == "REQUEST"] == [sides]


def test_these_countries_are_those_of_the_last_list(whole_coder: dragoman.Coder) -> None:
    text = (
        "Peru took the step over interference by the authorities of Chile, Bolivia and Ecuador. The minister said the "
        "presidents of these Latin American countries had condemned Spain."
    )

    assert told(whole_coder, text)[-1] == ("ACCUSE", "disapprove", "CHL.GOV BOL.GOV ECU.GOV", "ESP.GOV")


def test_where_somebody_speaks_is_not_with_whom(whole_coder: dragoman.Coder) -> None:
    assert told(whole_coder, "After speaking in London, the Omani foreign minister condemned Chad.") == [
        ("ACCUSE", "disapprove", "OMN.GOV", "TCD.GOV")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pakistani officials met Taliban envoys in Doha.",
            [("CONSULT", "", "PAK.GOV", "AFG.GOV")],
            id="who-rules-where-one-talks",
        ),
        pytest.param(
            "Pakistani soldiers killed twelve Taliban fighters.",
            [("ASSAULT", "", "PAK.MIL", "PAK.REB")],
            id="who-is-at-home-where-one-fights",
        ),
    ],
)
def test_of_bands_of_one_name_that_which_rules_is_dealt_with(
    coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(coder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyz and Tajik border guards exchanged fire, killing two soldiers.",
        "Kyrgyz and Tajik border guards exchanged fire.",
    ],
)
def test_those_who_fought_are_both_sides_whoever_fell(whole_coder: dragoman.Coder, text: str) -> None:
    assert told(whole_coder, text) == [("ASSAULT", "", "KGZ.MIL TJK.MIL", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kosovo police stopped a convoy of Serbian officials at the border.",
            [("COERCE", "restrict", "KOS.COP", "SRB.GOV")],
            id="stopped-by-police",
        ),
        pytest.param(
            "Sacked teachers occupied the education ministry's offices in Lima.",
            [("PROTEST", "obstruct", "PER.EDU", "PER.GOV")],
            id="an-office-occupied",
        ),
        pytest.param(
            "India handed over thirty prisoners to Nepal.",
            [("RETREAT", "release", "IND.GOV", "NPL.GOV")],
            id="prisoners-handed-over",
        ),
        pytest.param(
            "India handed over a fugitive to Nepal.",
            [("COOPERATE", "", "IND.GOV", "NPL.GOV")],
            id="but-not-a-fugitive",
        ),
        pytest.param(
            "Samoa repatriated twelve Tongan fishermen.",
            [("RETREAT", "release", "WSM.GOV", "TON.AGR")],
            id="fishermen-sent-home",
        ),
        pytest.param(
            "The US Congress passed a resolution condemning Belarus.",
            [("ACCUSE", "disapprove", "USA.LEG", "BLR.GOV")],
            id="a-resolution-that-condemns-is-no-support",
        ),
    ],
)
def test_what_is_done_to_others_has_its_type_and_both_sides(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


def test_fighters_met_at_a_border_are_not_of_the_state_beyond_it(whole_coder: dragoman.Coder) -> None:
    text = "The Malian army said it had killed thirty jihadists in a raid near the Niger border."

    assert [target for *_, target in told(whole_coder, text)] == [".REB"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tunisian nurses marched on the health ministry.",
            [("PROTEST", "demo", "TUN.MED", "TUN.GOV")],
            id="offices-of-their-own",
        ),
        pytest.param(
            "Tunisian students protested outside the embassy.",
            [("PROTEST", "demo", "TUN.EDU", ".GOV")],
            id="but-not-an-embassy",
        ),
        pytest.param(
            "Sierra Leone's president pardoned sixty soldiers.",
            [("CONCEDE", "", "SLE.GOV", "SLE.MIL")],
            id="pardoned-by-their-own-president",
        ),
    ],
)
def test_people_deal_with_their_own_state_where_no_other_is_told(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


def test_a_family_may_be_called_as_a_capital_is(whole_coder: dragoman.Coder) -> None:
    text = "Chilean Senator Ana de Lima condemned Chad. De Lima urged Mali to act."

    assert [r[2] for r in told(whole_coder, text)] == ["CHL.LEG", "CHL.LEG"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param(
            "Kenya expelled the envoys of Chad, Mali and Togo. Kenya expelled the envoys of Chad and Mali over spying, the "
            "Kenyan minister said.",
            ["TCD.GOV MLI.GOV TGO.GOV"],
            id="of-most-of-a-list",
        ),
        pytest.param(
            "Kenya condemned Chad, Mali and Togo. It also condemned Chad and Mali over the raid.",
            ["TCD.GOV MLI.GOV TGO.GOV", "TCD.GOV MLI.GOV"],
            id="but-not-what-was-done-besides",
        ),
        pytest.param(
            "Kenya condemned Chad, Mali and Togo. It condemned Niger and Benin.",
            ["TCD.GOV MLI.GOV TGO.GOV", "NER.GOV BEN.GOV"],
            id="nor-of-others",
        ),
    ],
)
def test_what_was_done_to_a_list_is_told_again(
    whole_coder: dragoman.Coder, text: str, targets: list[str]
) -> None:
    assert [target for _, _, _, target in told(whole_coder, text)] == targets


def test_an_officer_told_of_behind_others_is_one_of_them(whole_coder: dragoman.Coder) -> None:
    text = "Kenya's president met the presidents of Chad and Mali, as well as Togo's premier."

    assert told(whole_coder, text) == [("CONSULT", "multilateral", "KEN.GOV", "TCD.GOV MLI.GOV TGO.GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The European Union condemned the coup in Guinea. The Commission suspended aid to Guinea on Tuesday.",
            (".EUR", "GIN.GOV"),
            id="the-union-s-commission",
        ),
        pytest.param(
            "The European Parliament condemned the coup in Guinea. The Parliament called on Guinea to free the president.",
            (".EUR", "GIN.GOV"),
            id="its-parliament",
        ),
        pytest.param(
            "The Security Council met on Monday, and EU envoys told the Council that Chad had raided Togo. "
            "The Council condemned Chad.",
            (".UNO", "TCD.GOV"),
            id="but-another-council-told-of",
        ),
        pytest.param(
            "The National Council of Women met EU envoys in Lome. The Council accused Togo of lies.",
            ("TGO.CVL", "TGO.GOV"),
            id="and-one-of-a-longer-name",
        ),
        pytest.param(
            "The town council in Lome met the EU envoy. The council thanked the EU.",
            ("TGO.GOV", ".EUR"),
            id="and-none-without-a-capital",
        ),
    ],
)
def test_a_capital_points_to_a_body_by_its_name(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert told(whole_coder, text)[-1][2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Lawmakers in the Pacific nation of Tuvalu accused the prime minister of theft. "
            "The U.S. sent a note, and France sent ships.",
            ("TUV.LEG", "TUV.GOV"),
            id="lawmakers",
        ),
    ],
)
def test_a_report_plays_in_the_nation_in_which_its_lawmakers_are(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert told(whole_coder, text)[0][2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fiji's prime minister, Sione Vaka, arrived in New Delhi on Tuesday. "
            "He held talks with Prime Minister Rajiv Malhotra.",
            ("CONSULT", "", "FJI.GOV", "IND.GOV"),
            id="of-a-capital-of-two-words",
        ),
        pytest.param(
            "Fiji's prime minister, Sione Vaka, arrived in Nairobi on Tuesday. He was received by the Kenyan foreign "
            "secretary, Ali Noor, and later held talks with President Ruth Odera. The two leaders signed a treaty.",
            ("SUPPORT", "", "FJI.GOV", "KEN.GOV"),
            id="and-the-leaders-are-those-who-lead",
        ),
    ],
)
def test_whom_a_visitor_talks_with_in_a_capital(
    whole_coder: dragoman.Coder, text: str, expected: Told
) -> None:
    type_, mode, *sides = told(whole_coder, text)[-1]
    assert (type_, mode, *" ".join(sides).split()) == expected
    assert "secretary" not in str(coded_mentions(whole_coder, text))


def coded_mentions(coder: dragoman.Coder, text: str) -> list[str]:
    """How the parties of a report's last record are called in it."""
    last = coder.code(dragoman.Report(text=text, published="2031-05-06"))[-1]
    return [a.mention for a in (*last.source, *last.target)]


@pytest.mark.parametrize(
    ("before", "act", "expected"),
    [
        pytest.param(
            "Togo denied that the boats had left its waters.",
            "accused Ghana of piracy",
            "TGO.GOV",
            id="of-the-state-of-which-is-told",
        ),
        pytest.param(
            "Fiji expelled two Tongan envoys.",
            "accused them of spying",
            "FJI.GOV",
            id="who-does-and-not-whom",
        ),
        pytest.param(
            "Ghana's navy detained two Togolese trawlers.",
            "summoned the Ghanaian ambassador",
            ".GOV",
            id="but-none-against-itself",
        ),
        pytest.param("Fiji and Chad signed a treaty.", "praised Mali", ".GOV", id="nor-one-of-two"),
    ],
)
def test_whose_the_foreign_ministry_is(
    whole_coder: dragoman.Coder, before: str, act: str, expected: str
) -> None:
    assert told(whole_coder, f"{before} The foreign ministry {act}.")[-1][2] == expected
