"""Who does what in a report of a few sentences, to whom and when, and what is no event of its own?"""

import pytest

import dragoman
from told import Told, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Officials from Peru and Bolivia met in Oslo after the arrest of four journalists in Davao.",
            [("CONSULT", "", "PER.GOV BOL.GOV", ""), ("COERCE", "arrest", "PHL.COP", "PHL.JRN")],
            id="who-meets-after-an-arrest-made-none",
        ),
        pytest.param(
            "Togo expelled the Danish envoy after the detention of six aid workers in Sokodé.",
            [("SANCTION", "expel", "TGO.GOV", "DNK.GOV")],
            id="nor-who-answers-one",
        ),
        pytest.param(
            "Police fired tear gas in Conakry after the arrest of three opposition leaders.",
            [
                ("ASSAULT", "crowd-control", "GIN.COP", "GIN.OPP"),
                ("COERCE", "arrest", "GIN.COP", "GIN.OPP"),
            ],
            id="but-police-may-have",
        ),
    ],
)
def test_who_does_something_beside_force_has_not_used_it_unless_he_has_some(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Trade Union Congress of Zambia condemned the arrests of miners. Congress also called on the police "
            "to respect the law.",
            "ZMB.LAB",
            id="a-congress-of-workers-is-no-parliament",
        ),
        pytest.param(
            "The Nigeria Labour Congress condemned the attack. The US Congress called on Ghana to hold talks.",
            "USA.LEG",
            id="but-the-congress-of-a-state-is",
        ),
        pytest.param(
            "Honduran President Juan Lobo was ill. The president of the Supreme Court of Justice called on the "
            "government to respect its rulings.",
            "HND.JUD",
            id="the-president-of-a-court-is-not-that-of-the-state",
        ),
        pytest.param(
            "Honduran President Juan Lobo was ill. The president called on Peru to respect its rulings.",
            "HND.GOV",
            id="but-the-president-is",
        ),
        pytest.param(
            "EU envoy Pia Lund said talks had failed. According to her, the president of Togo accepted the plan. "
            "She criticised Benin.",
            ".EUR",
            id="it-goes-on-about-whom-it-is-according-to",
        ),
        pytest.param(
            "Togo's president Faure Ayeva, along with his foreign minister Robert Dussey, condemned Benin. They also "
            "promised aid to Mali.",
            "TGO.GOV TGO.GOV",
            id="they-may-be-two-of-one-state",
        ),
        pytest.param(
            "The European Union will cut aid to Niger. The president of the Commission condemned Niger.",
            ".EUR",
            id="the-president-of-the-commission-is-of-the-union",
        ),
        pytest.param(
            "The European Union will cut aid to Niger. The president of the Electoral Commission condemned Niger.",
            "NER.GOV",
            id="but-not-of-any-commission",
        ),
        pytest.param(
            "Professor Ogen Lato, leader of the opposition in Uganda, was ill. Lato criticised the president.",
            "UGA.OPP",
            id="a-professor-who-leads-the-opposition",
        ),
        pytest.param(
            "The opposition party NRO Dorme staged a march in Skopje. The head of NRO Dorme, Mila Risto, criticised the "
            "Bulgarian government.",
            "MKD.OPP",
            id="the-head-of-what-was-called-a-party",
        ),
        pytest.param(
            "The opposition party NRO Dorme staged a march in Skopje. NRO Dorme spokeswoman Ana Kova criticised the "
            "Bulgarian government.",
            "MKD.OPP",
            id="and-who-speaks-for-it",
        ),
        pytest.param(
            "The leader of the ethnic Albanian opposition party in North Macedonia, Zino Sela, criticised Bulgaria.",
            "MKD.OPP",
            id="a-party-of-a-people-is-of-where-it-is",
        ),
        pytest.param(
            "Ethiopia fought al-Shabab rebels in Somalia. The islamist militant group criticised Ethiopia.",
            "SOM.REB",
            id="the-militant-group-is-the-fighters",
        ),
        pytest.param(
            "Uganda was calm. The armed group al-Shabab attacked Kenya.",
            "SOM.REB",
            id="the-armed-group-by-its-name",
        ),
        pytest.param(
            "The World Bank visited Malawi. The lender praised Malawi.",
            ".IGO",
            id="the-lender-is-the-bank-that-was-told-of",
        ),
        pytest.param(
            "ASEAN met in Bali. The European Union met in Oslo. The bloc condemned Niger.",
            ".EUR",
            id="the-bloc-is-what-the-sentence-before-is-about",
        ),
        pytest.param(
            "ASEAN met in Bali. Ten ASEAN ministers flew there. Chile met with the European Union. Chile thanked Peru. "
            "The bloc condemned Niger.",
            ".IGO",
            id="or-the-one-most-named",
        ),
        pytest.param(
            "Chad's foreign minister criticised Niger on Monday. “We will not accept these raids.”",
            "TCD.GOV",
            id="what-nobody-is-said-to-say-who-blamed-before-says",
        ),
        pytest.param(
            "Lano Ferro, the chairman of the Senate national defence committee, criticised China.",
            ".LEG",
            id="a-committee-of-national-defence-is-no-people",
        ),
        pytest.param(
            "British nurse Ana Reed was jailed in Iran. The parents urged Iran to free her.",
            "GBR.CVL",
            id="the-parents-of-whom-it-tells",
        ),
        pytest.param(
            "Kenyan president Ana Soto visited Peru. The family thanked Chile.",
            ".CVL",
            id="but-a-ruler-has-a-country-and-no-family-of-it",
        ),
    ],
)
def test_who_does_the_last_thing_told(whole_coder: dragoman.Coder, text: str, expected: str) -> None:
    assert told(whole_coder, text)[-1][2] == expected


def test_a_regime_besieges_where_its_forces_are(whole_coder: dragoman.Coder) -> None:
    text = (
        "Like the Bosnian town of Zvornik, eastern Ghouta in Syria has been besieged by regime forces since 2013. "
        "Zvornik and Srebrenica were shelled for years. In Bosnia and in Srebrenica nobody came."
    )

    assert told(whole_coder, text)[0][2:] == ("SYR.MIL", "SYR.CVL")


def test_no_government_protests_to_its_own_state(whole_coder: dragoman.Coder) -> None:
    text = (
        "The government protested to the Togolese authorities over a raid. Benin and Togo share the lagoon. Togo's "
        "navy and Togo's police patrol it. Togolese officials in Togo declined to comment."
    )

    assert told(whole_coder, text)[0] == ("ACCUSE", "disapprove", "BEN.GOV", "TGO.GOV")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mali will free ten soldiers of Ivory Coast, the Togolese foreign minister said.",
            [("RETREAT", "release", "MLI.GOV", "CIV.MIL")],
            id="who-tells-what-another-will-do-gives-no-way",
        ),
        pytest.param(
            "Mali will free ten soldiers of Ivory Coast, Josep Borrell said.",
            [("RETREAT", "release", "MLI.GOV", "CIV.MIL")],
            id="nor-does-he-of-a-union",
        ),
        pytest.param(
            "Gangs based in Nigeria attacked a village in Ghana.",
            [("ASSAULT", "", "NGA.CRM", "GHA.CVL")],
            id="who-is-based-in-a-state-is-of-it",
        ),
        pytest.param(
            "Speakers at the rally in Gweru criticised the Zimbabwean government.",
            [("ACCUSE", "disapprove", "ZWE.CVL", "ZWE.GOV")],
            id="speakers-at-a-rally-preside-over-no-house",
        ),
        pytest.param(
            "The Labour Department sued the firm in Pretoria.",
            [("ACCUSE", "allege", "ZAF.GOV", "ZAF.BUS")],
            id="the-department-of-labour-is-no-party",
        ),
        pytest.param(
            "Ministers vowed to hold Lukashenko accountable for his crackdown on protesters.",
            [("AGREE", "", ".GOV", "BLR.GOV"), ("COERCE", "restrict", "BLR.GOV", "BLR.CVL")],
            id="for-what-one-is-held-accountable-is-his",
        ),
        pytest.param(
            "The Estonian president held Lukashenko accountable for his crackdown.",
            [("ACCUSE", "allege", "EST.GOV", "BLR.GOV"), ("COERCE", "restrict", "BLR.GOV", "")],
            id="and-not-his-who-holds-him",
        ),
        pytest.param(
            "The deputies criticised Minister of Energy Odo Amba and Minister of Finance Ana Soto of Chad.",
            [("ACCUSE", "disapprove", ".LEG", "TCD.GOV TCD.GOV")],
            id="ministers-of-a-field-and-their-names-are-two",
        ),
        pytest.param(
            "Police arrested activists Paul Mwale and Grace Banda in Lusaka.",
            [("COERCE", "arrest", "ZMB.COP", "ZMB.CVL ZMB.CVL")],
            id="a-title-in-the-plural-is-nobody-further",
        ),
        pytest.param(
            "UK, US and French troops attacked rebels in Mali.",
            [("ASSAULT", "", "GBR.MIL USA.MIL FRA.MIL", "MLI.REB")],
            id="troops-of-three-states",
        ),
        pytest.param(
            "The EU and Turkish foreign ministers met in Ankara.",
            [("CONSULT", "", ".EUR TUR.GOV", "")],
            id="ministers-of-a-union-and-a-state",
        ),
        pytest.param(
            "The Kosta National Army (KNA), a shadowy separatist outfit, attacked a convoy in Peru.",
            [("ASSAULT", "", "PER.REB", "PER.CVL")],
            id="an-army-that-is-called-separatist",
        ),
        pytest.param(
            "The former minister of Peru was freed from a Chilean jail on Friday.",
            [("RETREAT", "release", "CHL.GOV", "PER.ELI")],
            id="whose-jail-it-is-frees-him",
        ),
        pytest.param(
            "The UN counted ten killings of farmers in Mopti.",
            [("ASSAULT", "targeted", "", "MLI.AGR")],
            id="who-counts-killings-has-killed-nobody",
        ),
        pytest.param(
            '"We reject the plan," said Ana Soto, spokeswoman of New Dawn, an opposition party in Georgia.',
            [("REJECT", "change", "GEO.OPP", "")],
            id="a-spokeswoman-of-what-is-called-a-party",
        ),
        pytest.param(
            "Kosta Airlines spokesman Odo Ama accused Georgia of theft.",
            [("ACCUSE", "allege", ".BUS", "GEO.GOV")],
            id="a-spokesman-of-a-firm-is-no-government",
        ),
        pytest.param(
            "Okapi, the rights group, condemned the arrest of miners in Congo.",
            [("ACCUSE", "disapprove", "COD.SOC", "")],
            id="a-name-that-is-called-a-group-is-a-body",
        ),
        pytest.param(
            "Turkey extradited two men accused of belonging to the PKK.",
            [("COOPERATE", "", "TUR.GOV", ".UNK"), ("ACCUSE", "allege", "TUR.GOV", ".CVL")],
            id="nobody-is-extradited-to-those-to-whom-he-is-said-to-belong",
        ),
        pytest.param(
            "Zelensky aide Odo Ama met Polish lawmakers.",
            [("CONSULT", "", "UKR.GOV", "POL.LEG")],
            id="an-aide-and-whose-he-is-are-one",
        ),
        pytest.param(
            "The president and Senate leaders agreed on a bill in Kenya.",
            [("AGREE", "", ".GOV KEN.LEG", "")],
            id="a-president-and-leaders-are-two",
        ),
        pytest.param(
            "The opposition party Chadema accused the Tanzanian police of theft.",
            [("ACCUSE", "allege", "TZA.OPP", "TZA.COP")],
            id="a-party-and-its-name-are-one",
        ),
        pytest.param(
            "Chad shelled Nigerian and Cameroonian towns.",
            [("ASSAULT", "heavy-weapons", "TCD.MIL", "NGA.GOV CMR.GOV")],
            id="towns-of-two-states",
        ),
        pytest.param(
            "A spokesman for the Zambian police said they had arrested two men.",
            [("COERCE", "arrest", "ZMB.COP", "ZMB.CVL")],
            id="for-whom-somebody-speaks-is-the-police",
        ),
        pytest.param(
            "Police spokesman Joe Kamau said they had arrested ten members of the Kenyan opposition.",
            [("COERCE", "arrest", "KEN.COP", "KEN.OPP")],
            id="they-of-a-spokesman-are-the-police-before-his-office",
        ),
        pytest.param(
            "Army spokesman Odo Ama said they had killed ten rebels in Chad.",
            [("ASSAULT", "", "TCD.MIL", "TCD.REB")],
            id="or-the-army",
        ),
    ],
)
def test_who_does_what_one_sentence_tells(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen shot six farmers in Tamale and kidnapped four women in Kumasi.",
            ["GHA.AGR", "GHA.CVL"],
            id="two-towns-two-raids",
        ),
        pytest.param(
            "Gunmen shot six farmers in Tamale and kidnapped four women.", ["GHA.AGR"], id="one-town-one-raid"
        ),
    ],
)
def test_one_sentence_may_tell_of_two_raids(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert [target for *_, target in told(whole_coder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A spokesman for the rebels, Odo Amba, said they had taken the town of Fada in Chad.",
            ["TCD.REB"],
            id="a-spokesman-tells-of-those-for-whom-he-speaks",
        ),
        pytest.param(
            "A commander of the militia in Chad said they had taken the town of Fada.",
            ["TCD.PRM"],
            id="one-of-fighters-tells-of-them",
        ),
        pytest.param(
            "FARC dissidents killed three policemen in Puno, Peru. The dissidents also blew up a bridge.",
            ["COL.REB", "COL.REB"],
            id="the-dissidents-are-those-of-before",
        ),
        pytest.param(
            "The patrol of Peru's army was on its way back from a village where it had shot two farmers.",
            ["PER.MIL"],
            id="it-is-not-the-village-that-the-clause-describes",
        ),
        pytest.param(
            "Gunmen killed six soldiers in Peru's Puno department on Monday.",
            ["PER.UAF"],
            id="a-department-with-a-town-is-where",
        ),
    ],
)
def test_who_did_it_by_what_the_words_about_it_point_to(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert [source for *_, source, _ in told(whole_coder, text)] == expected


@pytest.mark.parametrize(
    "teller",
    [
        "local officials and residents said",
        "a regional governor and a doctor said",
        "Brigadier General Odo Amba said in a statement",
        "a spokesperson for the provincial government said",
        "according to the defence ministry",
    ],
)
def test_who_closes_a_sentence_tells_all_of_it(whole_coder: dragoman.Coder, teller: str) -> None:
    text = f"Rebels raided a barracks near Fada in Chad and destroyed three gun trucks, {teller}."
    events = whole_coder.code(dragoman.Report(text=text, published="2026-03-05"))

    assert {e.type for e in events} == {"ASSAULT"}
    assert {e.attribution is not None and e.attribution.to is not None for e in events} == {True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru deployed two patrol boats to the eastern Baltic on Monday.",
            [("MOBILIZE", "", "PER.GOV", "")],
            id="a-sea-is-no-party",
        ),
        pytest.param(
            "Armed groups killed six farmers in Kelo in northern Chad on Friday, officials of Chad said. There were also "
            "reports of another attack by armed groups on the nearby town of Dorba on Sunday.",
            [("ASSAULT", "", "TCD.UAF", "TCD.AGR"), ("ASSAULT", "", "TCD.UAF", "TCD.CVL")],
            id="a-town-is-its-people",
        ),
        pytest.param(
            "Chadian troops raided the refugee camp of Amdo on Monday.",
            [("ASSAULT", "", "TCD.MIL", "TCD.REF")],
            id="a-camp-s-name-is-no-person-s",
        ),
    ],
)
def test_a_place_that_stands_on_a_side(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Soldiers in Togo said they had overthrown the government of Odo Amba.",
            [("ASSAULT", "", "TGO.MIL", "TGO.GOV")],
            id="who-topple-a-government-are-its-own-soldiers",
        ),
        pytest.param(
            "Soldiers seized power in Niger on Wednesday.",
            [("COERCE", "seize", "NER.MIL", "NER.CVL")],
            id="who-seize-power-are-of-the-country",
        ),
        pytest.param(
            "At least four officers were shot dead in the assault on the station in Jacmel, a Haitian police union said.",
            [("ASSAULT", "firearms", "", "HTI.COP")],
            id="who-is-shot-in-an-assault-made-none",
        ),
        pytest.param(
            "Mali, where militants linked to al Qaeda have killed hundreds, expelled the Danish envoy.",
            [("ASSAULT", "", "MLI.REB", "MLI.CVL"), ("SANCTION", "expel", "MLI.GOV", "DNK.GOV")],
            id="who-is-linked-to-somebody-does-what-follows",
        ),
        pytest.param(
            "The Togolese minister resigned in protest against the arrest of six judges in Sokodé.",
            [("RETREAT", "resign", "TGO.GOV", ""), ("COERCE", "arrest", "TGO.COP", "TGO.JUD")],
            id="in-protest-is-no-demonstration",
        ),
        pytest.param(
            "Villagers gathered in Puno, Peru, in protest at the arrest of two farmers.",
            [("PROTEST", "demo", "PER.CVL", ""), ("COERCE", "arrest", "PER.COP", "PER.AGR")],
            id="but-who-gathers-in-protest-demonstrates",
        ),
    ],
)
def test_who_does_what_in_coups_raids_and_protests(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert sorted(told(whole_coder, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Fiji opposed the Samoan plan.", "ACCUSE disapprove", id="a-plan-of-others-is-blamed"),
        pytest.param(
            "Fiji is strongly opposed to the Samoan plan.", "ACCUSE disapprove", id="in-the-passive-too"
        ),
        pytest.param(
            "Fiji will oppose the Samoan plan at the forum.", "ACCUSE disapprove", id="and-is-still-to-come"
        ),
        pytest.param("Fiji voiced its opposition to the Samoan plan.", "ACCUSE disapprove", id="by-a-noun"),
        pytest.param("Fiji raised objections to the Samoan plan.", "ACCUSE disapprove", id="by-objections"),
        pytest.param("Fiji opposed an invitation to Samoa.", "REJECT meet", id="an-invitation-is-refused"),
        pytest.param("Fiji opposed Samoa's bid for the seat.", "REJECT yield", id="and-a-bid"),
        pytest.param(
            "Fiji opposed sending weapons to Samoa.", "REJECT assist", id="and-what-it-would-do-itself"
        ),
        pytest.param(
            "Fiji opposed inviting Samoa to the forum.", "REJECT meet", id="and-whom-it-would-invite"
        ),
    ],
)
def test_who_opposes_blames_others_or_refuses_a_thing_asked_of_him(
    whole_coder: dragoman.Coder, text: str, expected: str
) -> None:
    assert [
        (f"{type_} {mode}", source, target) for type_, mode, source, target in told(whole_coder, text)
    ] == [(expected, "FJI.GOV", "WSM.GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Cuba offered to send 40 nurses to Togo.", ("AGREE", "", "CUB.GOV", "TGO.GOV"), id="sent-nurses"
        ),
        pytest.param(
            "The United States said this year that it will send teachers.",
            ("AGREE", "", "USA.GOV", ""),
            id="sent-to-nobody-told",
        ),
        pytest.param(
            "Ghana's government promised to help farmers.",
            ("AGREE", "", "GHA.GOV", "GHA.AGR"),
            id="helped-farmers",
        ),
    ],
)
def test_who_is_sent_to_help_is_not_who_is_helped(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, ...]
) -> None:
    assert told(whole_coder, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chad's foreign ministry announced that the Danish ambassador had been expelled.",
            ("SANCTION", "expel", "TCD.GOV", "DNK.GOV"),
            id="by-who-announces-it",
        ),
        pytest.param(
            "The interior ministry of Togo announced that the opposition party had been banned.",
            ("COERCE", "restrict", "TGO.GOV", "TGO.OPP"),
            id="a-ban",
        ),
        pytest.param(
            "Chad's foreign ministry announced that its ambassador had been expelled.",
            ("SANCTION", "expel", "", "TCD.GOV"),
            id="but-not-its-own-envoy",
        ),
        pytest.param(
            "Togo announced that three Togolese pilots had been detained in Mali.",
            ("COERCE", "arrest", "MLI.COP", "TGO.MIL"),
            id="nor-elsewhere",
        ),
    ],
)
def test_what_a_government_announces_to_have_been_done_it_did(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, ...]
) -> None:
    assert told(whole_coder, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo said Benin's army had shelled its posts on Monday.", ("BEN.MIL", "TGO.GOV"), id="posts"
        ),
        pytest.param(
            "Togo said Benin had attacked its border guards on Monday.",
            ("BEN.MIL", "TGO.MIL"),
            id="border-guards",
        ),
        pytest.param(
            "Oman said Iran's coast guard had fired at one of its supply boats.",
            ("IRN.MIL", "OMN.GOV"),
            id="a-boat",
        ),
        pytest.param(
            "Its posts had been shelled by Benin's army, Togo said.", ("BEN.MIL", "TGO.GOV"), id="passive"
        ),
        pytest.param(
            "Sudan said Chad had arrested its own citizens.", ("TCD.GOV", "TCD.CVL"), id="but-not-its-own"
        ),
    ],
)
def test_what_is_struck_and_called_its_own_by_a_teller_is_the_teller_s(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert told(whole_coder, text)[-1][2:] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "Chile's foreign minister met Peru's president in Lima on Sunday. “Minister Ana Vela met President Kofi Ade "
            "today,” a spokesman tweeted.",
            ["2031-05-04"],
            id="today-in-a-quotation-is-the-day-of-which-the-report-tells",
        ),
        pytest.param(
            "“Kenyan police arrested ten lawmakers today,” a spokesman said on Sunday.",
            ["2031-05-04"],
            id="and-the-day-on-which-it-was-said",
        ),
        pytest.param(
            "Rebels attacked a village in Chad on Sunday. Today the rebels attacked a town in Chad.",
            ["2031-05-04", "2031-05-06"],
            id="but-the-reporters-own-today-is-his",
        ),
        pytest.param(
            "Chile's foreign minister met Peru's president in Lima in April. “Minister Ana Vela met President Kofi Ade "
            "today,” a spokesman tweeted.",
            ["2031-04", "2031-05-06"],
            id="and-what-lies-long-back-is-another",
        ),
    ],
)
def test_what_day_today_is_in_a_quotation(whole_coder: dragoman.Coder, text: str, days: list[str]) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [e.time.start for e in events if e.time is not None] == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo criticised the charges against opposition leader Kofi Das of Benin.",
            [("TGO.GOV", "")],
            id="who-is-charged",
        ),
        pytest.param(
            "Togo condemned the violence against protesters in Benin.", [("TGO.GOV", "")], id="who-is-beaten"
        ),
        pytest.param(
            "Togo accused a ship of violating Mali's waters.", [("TGO.GOV", "")], id="who-suffers-it"
        ),
        pytest.param(
            "Togo accused Mali of violating Chad's waters.", [("TGO.GOV", "MLI.GOV")], id="but-who-does-it"
        ),
        pytest.param("Togo denounced the aggression against Mali.", [("TGO.GOV", "")], id="who-is-attacked"),
        pytest.param(
            "Togo denounced Benin's aggression against Mali.",
            [("TGO.GOV", "BEN.GOV")],
            id="but-whose-deed-it-is",
        ),
        pytest.param(
            "Togo filed charges against Mali's envoy.",
            [("TGO.GOV", "MLI.GOV")],
            id="and-whom-one-charges-oneself",
        ),
        pytest.param(
            "Togo protested against Mali.", [("TGO.GOV", "MLI.GOV")], id="and-against-whom-one-speaks"
        ),
    ],
)
def test_against_whom_a_deed_was_is_not_blamed_for_it(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    blame = [r for r in told(whole_coder, text) if r[0] == "ACCUSE"]

    assert [(source, target) for _, _, source, target in blame] == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            "Eritrea has pulled its soldiers back from the Ethiopian frontier.", "ETH.GOV", id="from"
        ),
        pytest.param("Eritrean troops withdrew to the Ethiopian frontier.", "", id="but-not-to"),
    ],
)
def test_troops_that_are_withdrawn_leave_the_state_beyond_the_border(
    coder: dragoman.Coder, text: str, left: str
) -> None:
    assert told(coder, text) == [("RETREAT", "withdraw", "ERI.MIL", left)]


def test_the_month_behind_in_is_no_part_of_who_acts(whole_coder: dragoman.Coder) -> None:
    text = "In February rebels shot down a Russian helicopter near Kidal in Mali, killing its crew of five."
    (event,) = whole_coder.code(dragoman.Report(text=text, published="2026-03-05"))

    assert event.source[0].mention == "rebels"
    assert event.time is not None
    assert event.time.start == "2026-02"


@pytest.mark.parametrize(
    "text",
    [
        "The president said Peru was at war with corruption.",
        "Poland marked the anniversary of the liquidation of the ghetto, in which German troops killed thousands.",
    ],
)
def test_what_is_fought_in_words_or_remembered_is_no_event(whole_coder: dragoman.Coder, text: str) -> None:
    assert {type_ for type_, *_ in told(whole_coder, text)} <= {"SUPPORT"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo denounced the accord between Fiji and Samoa.",
            ("ACCUSE", "disapprove", "TGO.GOV", "FJI.GOV WSM.GOV"),
            id="an-accord-of-others-is-condemned",
        ),
        pytest.param(
            "Fiji and Samoa signed an accord. Togo denounced the accord.",
            ("ACCUSE", "disapprove", "TGO.GOV", "FJI.GOV WSM.GOV"),
            id="and-one-told-of-before",
        ),
        pytest.param(
            "Togo denounced its accord with Fiji.",
            ("SANCTION", "withdraw", "TGO.GOV", "FJI.GOV"),
            id="but-ones-own-is-left",
        ),
        pytest.param(
            "Togo vowed a response to Fiji.",
            ("THREATEN", "", "TGO.GOV", "FJI.GOV"),
            id="a-response-that-is-vowed-threatens",
        ),
        pytest.param(
            "The regional bloc ECOWAS accused Togo of fraud.",
            ("ACCUSE", "allege", ".IGO", "TGO.GOV"),
            id="a-bloc-by-its-name-acts",
        ),
        pytest.param(
            "The news agency Tasnim accused Togo of fraud.",
            ("ACCUSE", "allege", "IRN.JRN", "TGO.GOV"),
            id="and-is-of-the-country-of-which-its-name-is-known-to-be",
        ),
    ],
)
def test_accords_responses_and_bodies_by_their_kind_and_name(
    whole_coder: dragoman.Coder, text: str, expected: Told
) -> None:
    assert told(whole_coder, text)[-1] == expected


def test_who_is_told_that_she_will_be_tried_is_to_be_tried(whole_coder: dragoman.Coder) -> None:
    text = "Ama Sey, Togo's former finance minister, was told she will face trial in June."

    assert told(whole_coder, text) == [("ACCUSE", "allege", "", "TGO.ELI")]


def test_what_a_crowd_does_is_another_attack_than_what_troops_do(whole_coder: dragoman.Coder) -> None:
    text = (
        "Indian troops attacked Pakistani villagers in Dras on Monday. "
        "Meanwhile, Indian farmers attacked Pakistani homes in the village of Chak."
    )

    assert [t[2] for t in told(whole_coder, text)] == ["IND.MIL", "IND.AGR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Malian rebels ended their ceasefire with the Malian army.",
            0,
            id="who-ends-it-does-not-yield",
        ),
        pytest.param("The Malian rebels called off the ceasefire on Monday.", 0, id="nor-who-calls-it-off"),
        pytest.param("Mali's junta renewed the truce with the rebels.", 1, id="but-who-renews-it"),
    ],
)
def test_a_truce_that_ends_is_no_concession(whole_coder: dragoman.Coder, text: str, expected: int) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [e.type for e in events if e.confidence >= 0.4] == ["CONCEDE"] * expected


def test_a_war_named_twice_is_one(whole_coder: dragoman.Coder) -> None:
    text = (
        "Benin's premier spoke of Chad's invasion of Niger. Farmers in Benin are worried about rain. Rain is scarce. "
        "It has not rained since May. Prices went up. Wells ran dry. Goats died. Chad's war on Niger raised prices."
    )

    assert [e.type for e in whole_coder.code(dragoman.Report(text=text))].count("ASSAULT") == 1


def test_of_those_who_clashed_the_police_arrest(whole_coder: dragoman.Coder) -> None:
    text = (
        "The rallies were marked by running battles between the Malian police and protesters. "
        "At least four lawmakers were arrested during the rallies in Bamako."
    )

    assert ("COERCE", "arrest", "MLI.COP", "MLI.LEG") in told(whole_coder, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ugandan police arrested a former minister on Monday over a missing loan. "
            "Paul Okot was detained at his home in Gulu.",
            ["COERCE"],
            id="whom-the-head-does-not-name-is-named-below",
        ),
        pytest.param(
            "Ugandan police arrested a former minister on Monday. "
            "Paul Okot, a journalist, was detained in Gulu on Friday.",
            ["COERCE", "COERCE"],
            id="not-who-is-something-else",
        ),
        pytest.param(
            "Prosecutors in Uganda charged a former minister on Monday. Paul Okot was charged with fraud.",
            ["ACCUSE"],
            id="nor-is-he-charged-twice",
        ),
        pytest.param(
            "Kenya's army slammed Uganda for its provocations after a Ugandan boat crossed the lake. "
            "The Kenyan Lake Command, which guards the lake, criticised Uganda for provocations.",
            ["ACCUSE"],
            id="nor-blamed-twice-for-one-thing",
        ),
        pytest.param(
            "Kenya summoned the Ugandan ambassador on Monday over a border fence. "
            "The foreign ministry handed the envoy a note of protest.",
            ["ACCUSE"],
            id="what-the-summoned-is-handed-is-the-protest",
        ),
    ],
)
def test_what_the_head_tells_is_told_again_below(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert [type_ for type_, *_ in told(whole_coder, text)] == expected


def test_who_is_to_inquire_into_a_deed_did_not_do_it(whole_coder: dragoman.Coder) -> None:
    text = "Human Rights Watch urged Tanzania to investigate the killing of an opposition politician."

    assert told(whole_coder, text) == [("REQUEST", "change", ".NGO", "TZA.GOV")]


def test_a_deed_in_protest_at_which_one_acts_is_another_s(whole_coder: dragoman.Coder) -> None:
    text = "Paraguay withdrew its ambassador from Caracas in protest at the jailing of a judge."

    assert [e for e in told(whole_coder, text) if e[0] == "COERCE" and e[2].startswith("PRY")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway will train fifty Ghanaian sailors, officials in Accra said.",
            ["AID"],
            id="others-will",
        ),
        pytest.param(
            "The Czech prime minister said Prague would provide Moldova with radars.",
            ["AGREE"],
            id="but-one-s-own-state",
        ),
    ],
)
def test_who_tells_what_another_state_will_do_promises_nothing(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert [type_ for type_, *_ in told(whole_coder, text)] == expected


@pytest.mark.parametrize(
    ("text", "suffering"),
    [
        pytest.param("Separatists shot down a Boeing 737 of the Indonesian army.", "IDN.MIL", id="a-make"),
        pytest.param("Peru fined a Shell unit.", "NLD.MNC", id="but-not-a-firm-s-part"),
        pytest.param("Peru fined Boeing.", "USA.MNC", id="nor-the-firm"),
    ],
)
def test_what_a_firm_made_is_not_the_firm(whole_coder: dragoman.Coder, text: str, suffering: str) -> None:
    assert [target for *_, target in told(whole_coder, text)] == [suffering]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chile's navy stopped ten Peruvian trawlers on Monday. It accused the boats of entering Chile's waters.",
            ("CHL.MIL", "PER"),
            id="boats-are-the-trawlers",
        ),
        pytest.param(
            "A Chilean frigate rammed a Peruvian trawler on Monday. Peru accused the ship of firing at the crew.",
            ("PER.GOV", "CHL"),
            id="and-not-ones-own",
        ),
    ],
)
def test_a_ship_is_accused_that_another_has(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    blame = [(source, target[:3]) for kind, _, source, target in told(whole_coder, text) if kind == "ACCUSE"]

    assert blame == [expected]


def test_what_is_told_beside_a_quotation_is_not_of_its_today(whole_coder: dragoman.Coder) -> None:
    text = (
        "Chile's foreign minister met Peru's president in Lima on Sunday. “Minister Ana Vela met President Kofi Ade "
        "today,” a spokesman tweeted. Peru's foreign ministry said the two discussed trade."
    )
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [(e.type, e.time.start) for e in events] == [("CONSULT", "2031-05-04")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo's minister expressed regret to Benin over the incident.",
            [("CONCEDE", "", "TGO.GOV", "BEN.GOV")],
            id="regret-said-to-the-other-gives-way",
        ),
        pytest.param(
            "Togo expressed regret over the raid by Benin.",
            [("ACCUSE", "disapprove", "TGO.GOV", "BEN.GOV")],
            id="and-of-what-the-other-did-blames",
        ),
        pytest.param(
            "Togo was refused a meeting with the king of Tonga.",
            [("REJECT", "meet", "", "TGO.GOV")],
            id="a-meeting-refused-is-told-once",
        ),
        pytest.param(
            "Togo said it would file a complaint against Ghana with the World Trade Organization.",
            [("ACCUSE", "allege", "TGO.GOV", "GHA.GOV")],
            id="a-suit-announced-is-no-threat",
        ),
        pytest.param(
            "Togo threatened to sue Ghana.",
            [("THREATEN", "arrest", "TGO.GOV", "GHA.GOV")],
            id="but-one-that-is-threatened-is",
        ),
        pytest.param(
            "The world body urged Togo to sign.",
            [("REQUEST", "change", ".UNO", "TGO.GOV")],
            id="the-world-body-is-the-united-nations",
        ),
    ],
)
def test_what_states_say_to_one_another(whole_coder: dragoman.Coder, text: str, expected: list[Told]) -> None:
    assert told(whole_coder, text) == expected


def test_who_says_that_he_will_oppose_a_plan_blames_its_authors_once(whole_coder: dragoman.Coder) -> None:
    found = told(whole_coder, "Chad and Niger have said they will oppose the Danish text.")

    assert found == [("ACCUSE", "disapprove", "TCD.GOV NER.GOV", "DNK.GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "OSLO — Norway's premier met Togo's president on Monday.\n\nIn Lome, police arrested two students. "
            "The opposition accused the government of fraud.",
            [
                ("COERCE", "arrest", "TGO.COP", "TGO.EDU"),
                ("ACCUSE", "allege", "TGO.OPP", "TGO.GOV"),
            ],
            id="its-town-holds-to-its-end",
        ),
        pytest.param(
            "OSLO — Norway's premier met Togo's president on Monday.\n\nIn Lome, police arrested two students.\n\n"
            "The opposition accused the government of fraud.",
            [
                ("COERCE", "arrest", "TGO.COP", "TGO.EDU"),
                ("ACCUSE", "allege", "NOR.OPP", "NOR.GOV"),
            ],
            id="and-no-further",
        ),
        pytest.param(
            "OSLO — Norway's premier met Togo's president on Monday.\n\nIn Geneva, ministers spoke of trade. "
            "The opposition accused the government of fraud.",
            [("ACCUSE", "allege", "NOR.OPP", "NOR.GOV")],
            id="nor-where-people-only-meet",
        ),
    ],
)
def test_those_of_a_paragraph_that_opens_with_a_town_are_of_its_country(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert [one for one in told(whole_coder, text) if one[0] != "CONSULT"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru's army killed two FLP rebels near Puno in Peru on Monday. "
            "On Tuesday the enemy shelled a police station in Juliaca.",
            ("ASSAULT", "heavy-weapons", "PER.REB", "PER.COP"),
            id="rebels-of-ones-own-country",
        ),
        pytest.param(
            "Sudanese troops attacked the Ethiopian village of Metema on Monday. "
            "The enemy dropped explosives from a drone on a crowd in Gondar.",
            ("ASSAULT", "explosives", "SDN.MIL", "ETH.CVL"),
            id="and-drops-explosives",
        ),
    ],
)
def test_the_enemy_is_who_was_told_of_as_fighting(
    whole_coder: dragoman.Coder, text: str, expected: Told
) -> None:
    assert expected in told(whole_coder, text)
