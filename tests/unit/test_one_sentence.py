"""Does a report of one sentence give the records that its reader expects, and no others?"""

import pytest

import dragoman
from dragoman.records import Actor

pytestmark = pytest.mark.model

Told = tuple[str, str, str, str]  # type, mode, and the parties of either side as COUNTRY.SECTOR, in order


def told(coder: dragoman.Coder, text: str) -> list[Told]:
    """What a report of these words tells."""

    def parties(actors: tuple[Actor, ...]) -> str:
        return " ".join(f"{a.country}.{a.sector}" for a in actors)

    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [(e.type, e.mode, parties(e.source), parties(e.target)) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Turkish jets bombed a depot near Qamishli in Syria on Monday.",
            [("ASSAULT", "aerial", "TUR.MIL", "SYR.CVL")],
            id="a-thing-struck-is-of-where-it-lies",
        ),
        pytest.param(
            "A Zambian court jailed three opposition activists.",
            [("SANCTION", "convict", "ZMB.JUD", "ZMB.OPP")],
            id="a-court-that-jails-passes-sentence",
        ),
        pytest.param(
            "Zambian police jailed three opposition activists.",
            [("COERCE", "arrest", "ZMB.COP", "ZMB.OPP")],
            id="police-who-jail-arrest",
        ),
        pytest.param(
            "Qatar delivered 30 tonnes of medicine to Sudan.",
            [("AID", "", "QAT.GOV", "SDN.GOV")],
            id="medicine-that-is-delivered-is-given",
        ),
        pytest.param(
            "Ethiopia's army said Eritrean forces killed nine soldiers near the border.",
            [("ASSAULT", "", "ERI.MIL", "ETH.MIL")],
            id="a-state-tells-of-its-own-dead",
        ),
        pytest.param(
            "Ethiopia's army said Eritrean forces killed nine soldiers in Djibouti.",
            [("ASSAULT", "", "ERI.MIL", ".MIL")],
            id="but-not-of-those-who-died-elsewhere",
        ),
        pytest.param(
            "Indian shelling killed two Pakistani soldiers along the Line of Control.",
            [("ASSAULT", "heavy-weapons", "IND.MIL", "PAK.MIL")],
            id="what-kills-and-the-killing-are-one",
        ),
        pytest.param(
            "Farmers blocked the port of Varna on Friday over grain imports.",
            [("PROTEST", "obstruct", "BGR.AGR", "")],
            id="a-blocked-place-is-where-it-happens",
        ),
        pytest.param(
            "M23 rebels seized Bukavu on Sunday.",
            [("COERCE", "seize", "COD.REB", "COD.CVL")],
            id="a-town-whose-name-people-have-too",
        ),
        pytest.param(
            "Russian forces captured Avdiivka.",
            [("COERCE", "seize", "RUS.MIL", "UKR.CVL")],
            id="a-town-of-a-state-that-nobody-names",
        ),
        pytest.param(
            "Estonia expelled a Russian diplomat on Monday for what it called work that was not fit for his post.",
            [("SANCTION", "expel", "EST.GOV", "RUS.GOV")],
            id="an-envoy-is-expelled-for-something",
        ),
        pytest.param(
            "The expulsion by Poland of three Belarusian diplomats was told on Friday.",
            [("SANCTION", "expel", "POL.GOV", "BLR.GOV")],
            id="the-expulsion-of-envoys",
        ),
        pytest.param(
            "Kenya and Somalia pledged not to attack each other.",
            [("AGREE", "", "KEN.GOV SOM.GOV", "")],
            id="a-promise-of-peace-is-no-threat",
        ),
        pytest.param(
            "Amnesty International warned that Tunisia will deport hundreds of migrants.",
            [("ACCUSE", "disapprove", ".NGO", "TUN.GOV")],
            id="who-warns-of-what-another-will-do-blames-him",
        ),
        pytest.param(
            "The Ugandan interior minister warned that the police will arrest protesters.",
            [("THREATEN", "arrest", "UGA.GOV", "UGA.CVL")],
            id="who-warns-of-what-his-own-will-do-threatens",
        ),
        pytest.param(
            "Kenya warned Uganda that it will close the border.",
            [("THREATEN", "restrict", "KEN.GOV", "UGA.GOV")],
            id="and-so-does-who-warns-of-what-he-will-do",
        ),
        pytest.param(
            "Turkey warned that Greece will pay for the raid.",
            [("THREATEN", "violence", "TUR.GOV", "GRC.GOV")],
            id="and-who-warns-of-what-will-befall-another",
        ),
        pytest.param(
            "Chad protested against the detention of nine traders in Niger.",
            [("ACCUSE", "disapprove", "TCD.GOV", "")],
            id="a-state-that-protests-objects",
        ),
        pytest.param(
            "Hundreds of Serbs protested in Nis against the arrest of a mayor.",
            [("PROTEST", "demo", "SRB.CVL", "")],
            id="a-crowd-that-protests-marches",
        ),
        pytest.param(
            "Lithuania's foreign ministry summoned the Belarusian charge d'affaires and handed him a note of protest.",
            [("ACCUSE", "disapprove", "LTU.GOV", "BLR.GOV")],
            id="an-envoy-is-summoned-to-hear-it",
        ),
        pytest.param(
            "Kuwait summoned the Iraqi ambassador and expelled two Iraqi attaches.",
            [("ACCUSE", "disapprove", "KWT.GOV", "IRQ.GOV"), ("SANCTION", "expel", "KWT.GOV", "IRQ.GOV")],
            id="and-others-are-expelled",
        ),
        pytest.param(
            "Somalia's president thanked Turkey for its mediation between Somalia and Ethiopia.",
            [
                ("SUPPORT", "", "SOM.GOV", "TUR.GOV"),
                ("CONSULT", "third-party", "TUR.GOV", "SOM.GOV ETH.GOV"),
            ],
            id="what-somebody-is-thanked-for-is-his-own",
        ),
        pytest.param(
            "The expulsion of two Ecuadorian diplomats from Bolivia was announced on Monday.",
            [("SANCTION", "expel", "BOL.GOV", "ECU.GOV")],
            id="whence-somebody-is-expelled-expels",
        ),
        pytest.param(
            "Kenya vowed to attack Somalia.",
            [("THREATEN", "violence", "KEN.GOV", "SOM.GOV")],
            id="a-promise-of-war-is-one",
        ),
        pytest.param(
            "Kenya offered its help to allies such as Uganda.",
            [("AGREE", "", "KEN.GOV", "UGA.GOV")],
            id="an-ally-that-is-named",
        ),
        pytest.param(
            "Maria Keller, deputy Africa director at Human Rights Watch, accused Chad's army of lies.",
            [("ACCUSE", "allege", ".NGO", "TCD.MIL")],
            id="who-works-at-a-body-above-states",
        ),
        pytest.param(
            "MEPs urged Georgia to release the journalist.",
            [("REQUEST", "yield", ".EUR", "GEO.GOV")],
            id="members-of-the-European-Parliament",
        ),
        pytest.param(
            "Gunmen kidnapped four Chinese engineers near Maiduguri on Monday.",
            [("ASSAULT", "abduct", "NGA.UAF", "CHN.CVL")],
            id="people-of-a-profession-are-no-government",
        ),
        pytest.param(
            "Algerian troops killed 21 fighters near Boumerdes on Tuesday.",
            [("ASSAULT", "", "DZA.MIL", "DZA.REB")],
            id="counted-fighters-are-no-aircraft",
        ),
        pytest.param(
            "Serbia condemned Kosovo over its arrest of two Serbs.",
            [("ACCUSE", "disapprove", "SRB.GOV", "KOS.GOV"), ("COERCE", "arrest", "KOS.GOV", "SRB.CVL")],
            id="what-somebody-is-blamed-for-is-his-own",
        ),
        pytest.param(
            "Chile recalled its ambassador from Israel to protest the strikes.",
            [("SANCTION", "withdraw", "CHL.GOV", "ISR.GOV")],
            id="a-state-does-not-demonstrate",
        ),
        pytest.param(
            "Flooding has hit Kenya, and Kenya's president Amos Kiprop appealed for quick support for Kenya.",
            [("REQUEST", "assist", "KEN.GOV", "")],
            id="who-appeals-for-his-state-does-not-ask-it",
        ),
        pytest.param(
            "Kenya's president Amos Kiprop phoned Uganda's minister Moses Lule and an adviser to the Ethiopian president "
            "urging Kampala to stay out of the conflict.",
            [("CONSULT", "phone", "KEN.GOV", "UGA.GOV ETH.GOV"), ("REQUEST", "", "KEN.GOV", "UGA.GOV")],
            id="who-phones-an-adviser-urges",
        ),
        pytest.param(
            "Kenya's president Amos Kiprop met Ugandan rebels demanding talks with Uganda.",
            [("CONSULT", "", "KEN.GOV", "UGA.REB"), ("REQUEST", "meet", "UGA.REB", "UGA.GOV")],
            id="but-rebels-who-are-met-demand",
        ),
        pytest.param(
            "The Togolese Foreign Ministry summoned Beninese Ambassador Paul Agossa to submit a letter of protest over a raid.",
            [("ACCUSE", "disapprove", "TGO.GOV", "BEN.GOV")],
            id="who-summons-an-envoy-protests",
        ),
        pytest.param(
            "The king of Jordan summoned the Kenyan premier to visit Amman.",
            [("CONSULT", "visit", "KEN.GOV", "JOR.GOV")],
            id="but-who-is-summoned-visits",
        ),
        pytest.param(
            "Minister of Energy Pavel Horak and Slovak Minister of Economy Jan Kral held talks.",
            [("CONSULT", "", ".GOV SVK.GOV", "")],
            id="of-two-ministers-the-second-is-told-whose",
        ),
        pytest.param(
            "Slovak Energy Minister Pavel Horak and Economy Minister Jan Kral met the Hungarian envoy.",
            [("CONSULT", "", "SVK.GOV", "HUN.GOV")],
            id="but-one-country-is-told-at-the-first",
        ),
        pytest.param(
            "Zambian President Joseph Banda held discussions with IMF Managing Director, Anna Schmidt, and World Bank Managing "
            "Director, Paul Weber.",
            [("CONSULT", "multilateral", "ZMB.GOV", ".IGO .IGO")],
            id="two-officers-each-with-a-name-behind-a-comma",
        ),
        pytest.param(
            "Georgia Governor Ann Smith criticised Israel.",
            [("ACCUSE", "disapprove", "USA.GOV", "ISR.GOV")],
            id="a-governor-of-georgia-is-of-the-province",
        ),
        pytest.param(
            "The governor of Georgia's Adjara region criticised Israel.",
            [("ACCUSE", "disapprove", "GEO.GOV", "ISR.GOV")],
            id="but-one-of-a-region-of-georgia-is-of-the-state",
        ),
        pytest.param(
            "Georgia's president criticised Israel.",
            [("ACCUSE", "disapprove", "GEO.GOV", "ISR.GOV")],
            id="and-so-is-its-president",
        ),
        pytest.param(
            "The Georgia State Security Service detained two Armenians.",
            [("COERCE", "arrest", "GEO.SPY", "ARM.CVL")],
            id="and-so-is-its-state-security",
        ),
        pytest.param(
            "Niger State police detained two Armenians.",
            [("COERCE", "arrest", "NGA.COP", "ARM.CVL")],
            id="but-not-the-police-of-niger-state",
        ),
        pytest.param(
            "The governor of Niger met the president of Niger on Monday.",
            [("CONSULT", "", "NGA.GOV", "NER.GOV")],
            id="a-governor-and-a-president-are-of-two-that-share-a-name",
        ),
        pytest.param(
            "Lt. Gov. Ann Smith criticised Israel.",
            [("ACCUSE", "disapprove", ".GOV", "ISR.GOV")],
            id="a-shortened-office-is-an-office",
        ),
        pytest.param(
            "Another Kenyan was detained as he tried to cross the border with Uganda.",
            [("COERCE", "arrest", "", "KEN.CVL")],
            id="one-of-a-people-is-no-government",
        ),
        pytest.param(
            "Police were deployed in Lusaka, Zambia, on Tuesday.",
            [("MOBILIZE", "police", "ZMB.COP", "")],
            id="police-at-home-stand-against-nobody",
        ),
        pytest.param(
            "Kenyan troops were deployed in Somalia on Monday.",
            [("MOBILIZE", "troops", "KEN.MIL", "SOM.GOV")],
            id="but-troops-abroad-are-in-another-state",
        ),
        pytest.param(
            "Kenya summoned four European ambassadors on Monday after they imposed sanctions on its port.",
            [("ACCUSE", "disapprove", "KEN.GOV", ".GOV"), ("SANCTION", "discontinue", ".GOV", "KEN.GOV")],
            id="they-are-the-many-and-not-the-one-state",
        ),
        pytest.param(
            "LAGOS, Nigeria: The state Deputy Governor, Musa Danladi, in a statement by his media aide, Ann Okoro, urged the two "
            "communities to stay calm.",
            [("REQUEST", "", "NGA.GOV", "NGA.CVL")],
            id="a-state-before-an-office-does-nothing",
        ),
        pytest.param(
            "LUSAKA, Zambia: Soldiers detained ten people in Ndola.",
            [("COERCE", "arrest", "ZMB.MIL", "ZMB.CVL")],
            id="soldiers-of-nobody-known-are-those-of-home",
        ),
        pytest.param(
            "RAMALLAH, Palestine: Soldiers detained ten people in Jenin.",
            [("COERCE", "arrest", ".MIL", "PSE.CVL")],
            id="but-not-where-home-has-no-army",
        ),
    ],
)
def test_a_sentence_gives_the_records_that_its_reader_expects(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


def test_the_leader_of_a_delegation_is_of_its_country_though_no_recogniser_knows_the_name(
    whole_coder: dragoman.Coder,
) -> None:
    text = "A Peruvian delegation led by Ana Soto met Chile's foreign minister in Santiago. Soto promised to return in May."

    assert told(whole_coder, text)[1][:3] == ("AGREE", "", "PER.")


def test_who_is_prompted_to_do_a_thing_does_it(whole_coder: dragoman.Coder) -> None:
    text = "Eleven Chinese warplanes crossed the median line of the Taiwan Strait, prompting Taipei to scramble jets."

    assert [t[2] for t in told(whole_coder, text)] == ["CHN.MIL", "TWN.MIL"]


def test_a_name_and_a_mention_rest_on_their_own_words(whole_coder: dragoman.Coder) -> None:
    text = "Uzbek foreign minister Aziza Rahimova met Kazakhstan's Daniyar Sadykov in Tashkent. The two signed a treaty."
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    for event in events:
        resting = {e.field: e.quote for e in event.evidence}
        for side, actors in (("source", event.source), ("target", event.target)):
            for n, actor in enumerate(actors):
                if actor.name:
                    assert actor.name in resting[f"{side}.{n}.name"]
                assert actor.mention in resting[f"{side}.{n}.mention"]
    assert any(actor.name for event in events for actor in event.source)


def test_when_at_the_head_of_a_report_takes_no_date_from_its_end(whole_coder: dragoman.Coder) -> None:
    text = "When Chad attacked Mali, Togo said that Peru had condemned it on Monday."
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-08"))
    attack = next(e for e in events if e.type == "ASSAULT")

    assert attack.time.basis == "report"


def test_a_sentence_nested_beyond_measure_is_refused_with_a_reason(whole_coder: dragoman.Coder) -> None:
    with pytest.raises(dragoman.ReportError, match="too deep"):
        whole_coder.code(dragoman.Report(text="Peru" + "'s minister's aide" * 1100 + " met Chad."))
    joined = "Chad " + "seized and " * 1500 + "seized Mali."
    assert len(whole_coder.code(dragoman.Report(text=joined, published="2031-05-08"))) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("No fewer than ten Togolese soldiers were killed in an ambush by rebels near Dapaong.", "happened"),
        ("No Togolese soldiers were killed in an ambush by rebels near Dapaong, Togo said.", "denied"),
    ],
)
def test_no_fewer_than_counts_and_no_denies(whole_coder: dragoman.Coder, text: str, status: str) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert {e.status for e in events if e.type == "ASSAULT"} <= {status}
    assert status == "denied" or events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chilean flights to Peru are suspended.",
            ("SANCTION", "ongoing"),
            id="what-is-suspended-goes-on",
        ),
        pytest.param(
            "Chilean flights to Peru were suspended on Monday.",
            ("SANCTION", "happened"),
            id="what-was-suspended-was-done",
        ),
        pytest.param(
            "Chilean troops are deployed along Peru's border.",
            ("MOBILIZE", "ongoing"),
            id="troops-that-are-deployed-stand-there",
        ),
        pytest.param(
            "Chilean troops have been deployed along Peru's border.",
            ("MOBILIZE", "happened"),
            id="troops-that-have-been-deployed-were-sent",
        ),
        pytest.param(
            "“We would like to condemn Peru's attack on the port,” Chile's foreign minister Ana Soto said.",
            ("ACCUSE", "happened"),
            id="who-would-like-to-condemn-condemns",
        ),
        pytest.param(
            "Chile's foreign minister would like to condemn Peru's attack on the port.",
            ("ACCUSE", "planned"),
            id="but-not-of-whom-it-is-told",
        ),
        pytest.param(
            "The visit came at a time when Chad shells Niger's villages.",
            ("ASSAULT", "happened"),
            id="a-time-when-it-happens",
        ),
        pytest.param(
            "Togo will free the sailors when Chad withdraws its troops.",
            ("RETREAT", "planned"),
            id="a-time-that-is-waited-for",
        ),
    ],
)
def test_what_a_state_a_wish_and_a_time_say_of_whether_it_happened(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert expected in [(e.type, e.status) for e in events]
