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
            "Peru sent blankets to the victims of the flood in Ecuador.",
            [("AID", "", "PER.GOV", "ECU.CVL")],
            id="victims-are-of-where-the-flood-was",
        ),
        pytest.param(
            "Peru sent blankets to families hit by the eruption in Ecuador.",
            [("AID", "", "PER.GOV", "ECU.CVL")],
            id="and-those-who-were-hit-by-it",
        ),
        pytest.param(
            "Peru sent blankets to the Chilean victims of the flood in Ecuador.",
            [("AID", "", "PER.GOV", "CHL.CVL")],
            id="but-not-those-who-are-told-to-be-others",
        ),
        pytest.param(
            "Chad is sending a brigade to Niger.",
            [("MOBILIZE", "troops", "TCD.MIL", "NER.GOV")],
            id="a-brigade-is-of-an-army",
        ),
        pytest.param(
            "Chad sent a medical brigade to Niger.",
            [("AID", "", "TCD.GOV", "NER.GOV")],
            id="but-a-medical-one-helps",
        ),
        pytest.param(
            "Taliban gunmen killed two Pakistani policemen.",
            [("ASSAULT", "firearms", "PAK.REB", "PAK.COP")],
            id="of-two-bands-of-one-name-that-of-the-state-that-is-named",
        ),
        pytest.param(
            "Taliban gunmen killed two Pakistani policemen near the Afghan border.",
            [("ASSAULT", "firearms", "AFG.REB", "PAK.COP")],
            id="and-the-better-known-where-both-states-are",
        ),
        pytest.param(
            "Togo lodged a complaint about the moves of Beninese troops against its villagers.",
            [("ACCUSE", "disapprove", "TGO.GOV", "BEN.MIL")],
            id="those-wronged-are-not-blamed",
        ),
        pytest.param(
            "Togo lodged a complaint against its former trade minister.",
            [("ACCUSE", "allege", "TGO.GOV", "TGO.ELI")],
            id="but-ones-own-may-be",
        ),
        pytest.param(
            "Togo expressed condolences over at least 40 deaths in southern Malawi.",
            [("SUPPORT", "", "TGO.GOV", "MWI.GOV")],
            id="condolences-over-deaths-are-for-the-state-where-they-were",
        ),
        pytest.param(
            "Togo sent its condolences to Zambia over the deaths in Malawi.",
            [("SUPPORT", "", "TGO.GOV", "ZMB.GOV")],
            id="but-not-where-they-are-sent-to-another",
        ),
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
            [("ASSAULT", "", "ERI.MIL", "DJI.MIL")],
            id="but-not-of-those-who-died-elsewhere",
        ),
        pytest.param(
            "Al-Shabaab fighters killed four soldiers.",
            [("ASSAULT", "", "SOM.REB", "SOM.MIL")],
            id="rebels-fight-their-own-army",
        ),
        pytest.param(
            "Soldiers killed six FARC rebels.",
            [("ASSAULT", "", "COL.MIL", "COL.REB")],
            id="an-army-fights-its-own-rebels",
        ),
        pytest.param(
            "There were clashes between soldiers and Islamist militants in Tunisia.",
            [("ASSAULT", "", "TUN.MIL TUN.REB", "")],
            id="and-clashes-with-them",
        ),
        pytest.param(
            "Clashes between police and opposition supporters broke out in Tirana.",
            [("ASSAULT", "", "ALB.COP ALB.OPP", "")],
            id="two-who-clash-though-the-parser-makes-them-one",
        ),
        pytest.param(
            "A Ugandan army spokesman said troops had rescued twelve hostages.",
            [("AID", "", "UGA.MIL", "UGA.CVL")],
            id="troops-of-whom-their-army-tells",
        ),
        pytest.param(
            "Teachers in Chad went on strike to protest against the government's plan.",
            [("PROTEST", "strike", "TCD.EDU", "TCD.GOV")],
            id="a-strike-to-protest-is-one",
        ),
        pytest.param(
            "Iran launched missiles at Israel in retaliation for the killing of a general.",
            [("ASSAULT", "heavy-weapons", "IRN.MIL", "ISR.GOV"), ("ASSAULT", "targeted", "ISR.MIL", ".MIL")],
            id="who-is-answered-did-what-is-answered",
        ),
        pytest.param(
            "A Greek patrol boat stopped a trawler near Crete on Monday. The boat opened fire on smugglers.",
            [("COERCE", "seize", "GRC.MIL", "GRC.CVL"), ("ASSAULT", "firearms", "GRC.MIL", ".CRM")],
            id="a-ship-told-of-again-is-whose-it-was",
        ),
        pytest.param(
            "Huaman, Peru's interior minister, had come under fire after gunmen killed four bus drivers in Lima.",
            [("ASSAULT", "firearms", "PER.UAF", "PER.LAB")],
            id="an-official-under-fire-is-criticised",
        ),
        pytest.param(
            "The Congolese army said M23 rebels had attacked its positions.",
            [("ASSAULT", "", "COD.REB", "COD.MIL")],
            id="positions-that-rebels-attack-are-no-opinions",
        ),
        pytest.param(
            "Nigeria condemned the coup. The junta in Niamey expelled two Nigerian diplomats.",
            [("ACCUSE", "disapprove", "NGA.GOV", "NER.GOV"), ("SANCTION", "expel", "NER.GOV", "NGA.GOV")],
            id="a-junta-is-of-where-it-sits",
        ),
        pytest.param(
            "Turkish drones struck a convoy in Iraq. Baghdad condemned the strike. The two neighbours agreed to set up a joint centre.",
            [
                ("ASSAULT", "drone", "TUR.MIL", "IRQ.CVL"),
                ("ACCUSE", "disapprove", "IRQ.GOV", "TUR.MIL"),
                ("AGREE", "", "TUR.GOV IRQ.GOV", ""),
            ],
            id="two-neighbours-are-states-though-drones-were-told-of",
        ),
        pytest.param(
            "Islamic State fighters killed four soldiers.",
            [("ASSAULT", "", "IMG.REB", ".MIL")],
            id="but-a-network-fights-many-armies",
        ),
        pytest.param(
            "Boko Haram burned a village in Nigeria. The army killed 20 jihadists on Monday.",
            [("ASSAULT", "destroy", "NGA.REB", "NGA.CVL"), ("ASSAULT", "", "NGA.MIL", "NGA.REB")],
            id="what-rebels-do-and-what-is-done-to-them-are-two",
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
            [("CONSULT", "phone", "KEN.GOV", "UGA.GOV ETH.GOV"), ("REQUEST", "change", "KEN.GOV", "UGA.GOV")],
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
            [("REQUEST", "yield", "NGA.GOV", "NGA.CVL")],
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
        pytest.param(
            "Six children were rescued from a farm near Jos, Nigerian police said on Friday.",
            [("AID", "", "NGA.COP", "NGA.CVL")],
            id="who-tells-of-a-rescue-and-does-such-things-did-it",
        ),
        pytest.param(
            "The mayor said that nine people had been rescued from the lake.",
            [],
            id="but-not-a-mayor",
        ),
        pytest.param(
            "A Uruguayan rescue team was sent to Chile to help in the search.",
            [("AID", "", "URY.MED", "CHL.GOV")],
            id="a-team-that-is-sent-to-help-helps",
        ),
        pytest.param(
            "A Chilean team was sent to Lima to play.",
            [],
            id="but-not-one-that-is-sent-to-play",
        ),
        pytest.param(
            "Two Icelandic experts have been sent to assist Kenyan investigators.",
            [("COOPERATE", "", "ISL.EDU", "KEN.COP")],
            id="who-helps-investigators-works-with-them",
        ),
        pytest.param(
            "The government of Malawi has introduced measures to help poor farmers.",
            [("AID", "", "MWI.GOV", "MWI.AGR")],
            id="measures-to-help-somebody-are-help",
        ),
        pytest.param(
            "The government of Malawi has introduced measures to curb smuggling.",
            [],
            id="but-not-measures-against-a-thing",
        ),
        pytest.param(
            "A Turkish convoy with flour reached Kabul on Monday.",
            [("AID", "", "TUR.GOV", "AFG.GOV")],
            id="a-convoy-with-flour-is-no-army",
        ),
        pytest.param(
            "A Turkish convoy with soldiers reached Kabul on Monday.",
            [("MOBILIZE", "troops", "TUR.MIL", "AFG.GOV")],
            id="one-with-soldiers-is",
        ),
        pytest.param(
            "Mourners in Harare celebrated the life of the opposition leader Paul Moyo.",
            [("SUPPORT", "", "ZWE.CVL", "ZWE.OPP")],
            id="whose-life-is-celebrated-is-honoured",
        ),
        pytest.param(
            "Norway welcomed the release of two Danish journalists by Iran.",
            [("SUPPORT", "", "NOR.GOV", "IRN.GOV"), ("RETREAT", "release", "IRN.GOV", "DNK.JRN")],
            id="a-deed-is-welcomed-of-who-did-it",
        ),
        pytest.param(
            "Norway welcomed the withdrawal of Eritrean troops.",
            [("SUPPORT", "", "NOR.GOV", "ERI.MIL"), ("RETREAT", "withdraw", "ERI.MIL", "")],
            id="where-nobody-is-told-by-whom-of-whose-it-is",
        ),
        pytest.param(
            "The leaders of Estonia and Latvia affirmed their resolve to stand by the people of Moldova.",
            [("SUPPORT", "", "EST.GOV LVA.GOV", "MDA.CVL")],
            id="to-be-committed-to-stand-by-somebody-backs-him",
        ),
        pytest.param(
            "Kenya's president granted the university a charter.",
            [("SUPPORT", "", "KEN.GOV", "KEN.EDU")],
            id="a-charter-is-an-honour",
        ),
        pytest.param(
            "The emir of Kuwait greeted the new prime minister of Nepal on his appointment.",
            [("SUPPORT", "", "KWT.GOV", "NPL.GOV")],
            id="who-is-greeted-on-his-appointment-is-congratulated",
        ),
        pytest.param(
            "The armies of Chad and Niger exchanged officers for training.",
            [("COOPERATE", "", "TCD.MIL NER.MIL", "")],
            id="armies-exchange-officers",
        ),
        pytest.param(
            '"Laos has a legitimate interest in guarding its dams," said the Danish minister.',
            [("SUPPORT", "", "DNK.GOV", "LAO.GOV")],
            id="whose-interest-is-called-legitimate-is-backed",
        ),
        pytest.param(
            '"Laos has a large interest in the bank," said the Danish minister.',
            [],
            id="but-not-a-large-one",
        ),
        pytest.param(
            '"We understand that the Tongans were instrumental in the rescue," the Polish minister said after meeting his Danish counterpart.',
            [("SUPPORT", "", "POL.GOV", "TON.GOV"), ("CONSULT", "", "POL.GOV", "DNK.GOV")],
            id="of-whom-praise-is-understood-is-praised",
        ),
        pytest.param(
            "The Danish minister praised Kenya for its vote at the UN. He also praised Kenya for its vote on Haiti.",
            [("SUPPORT", "", "DNK.GOV", "KEN.GOV"), ("SUPPORT", "", "DNK.GOV", "KEN.GOV")],
            id="who-also-praises-praises-for-another-thing",
        ),
        pytest.param(
            "The Danish minister praised Kenya for its vote at the UN. He praised Kenya for its vote on Haiti.",
            [("SUPPORT", "", "DNK.GOV", "KEN.GOV")],
            id="and-else-perhaps-once",
        ),
        pytest.param(
            "The Danish minister thanked Kenya for its vote and thanked it for its vote on Haiti.",
            [("SUPPORT", "", "DNK.GOV", "KEN.GOV"), ("SUPPORT", "", "DNK.GOV", "KEN.GOV")],
            id="two-thanks-in-one-sentence-are-two",
        ),
        pytest.param(
            "Ambassador of Chile to Latvia Rosa Diaz on Monday met the health minister. Ambassador Diaz thanked the Latvian government.",
            [("CONSULT", "", "CHL.GOV", "LVA.GOV"), ("SUPPORT", "", "CHL.GOV", "LVA.GOV")],
            id="a-name-behind-where-an-ambassador-serves-is-the-ambassador-s",
        ),
        pytest.param(
            "Nine lorries carrying rice reached Kabul, a UN spokesman said.",
            [("AID", "", ".UNO", "AFG.GOV")],
            id="a-body-that-tells-of-a-convoy-with-food-sent-it",
        ),
        pytest.param(
            "A convoy carrying soldiers entered Kabul on Monday, the United Nations said.",
            [("MOBILIZE", "troops", "AFG.MIL", "AFG.GOV")],
            id="but-not-one-with-soldiers",
        ),
        pytest.param(
            "A convoy carrying flour entered Kabul on Monday, a trader said.",
            [],
            id="nor-does-a-trader-who-tells-of-it",
        ),
        pytest.param(
            "Ethiopia massed troops along the Eritrean border.",
            [("MOBILIZE", "troops", "ETH.MIL", "ERI.GOV")],
            id="whose-border-it-is-at-which-troops-mass",
        ),
        pytest.param(
            "Zambia has sent a battalion to the Congolese border.",
            [("MOBILIZE", "troops", "ZMB.MIL", "COD.GOV")],
            id="a-people-tells-whose-border-it-is",
        ),
        pytest.param(
            "Kenyan troops are massing on the Kenyan border.",
            [("MOBILIZE", "troops", "KEN.MIL", "")],
            id="but-not-ones-own-border",
        ),
        pytest.param(
            "Kurdish fighters battled Turkish-backed rebels near Manbij.",
            [("ASSAULT", "", "SYR.REB", "SYR.REB")],
            id="two-bands-of-one-kind-fight-each-other",
        ),
        pytest.param(
            "The Palestinian health ministry said 60 people had been killed in Gaza.",
            [("ASSAULT", "", "", "PSE.CVL")],
            id="a-ministry-without-forces-only-tells-of-the-dead",
        ),
        pytest.param(
            "The Russian defence ministry said that 30 militants had been killed in Idlib.",
            [("ASSAULT", "", "RUS.GOV", "SYR.REB")],
            id="but-one-with-forces-may-have-killed-them",
        ),
        pytest.param(
            "Ten Eritrean soldiers were killed in clashes with Tigrayan fighters.",
            [("ASSAULT", "", "ETH.REB", "ERI.MIL")],
            id="those-with-whom-the-dead-clashed-killed-them",
        ),
        pytest.param(
            "Ten Eritrean soldiers were killed in a crash with a Tigrayan lorry.",
            [],
            id="but-not-those-with-whom-they-crashed",
        ),
        pytest.param(
            "Iran vowed to avenge the killing of its general.",
            [("THREATEN", "violence", "IRN.GOV", "IRN.MIL")],
            id="who-avenges-a-killing-did-not-do-it",
        ),
        pytest.param(
            "Kidnappers seized 20 pupils from a school in Kebbi.",
            [("ASSAULT", "abduct", "NGA.UAF", "NGA.EDU")],
            id="kidnappers-seize-people-not-the-school",
        ),
        pytest.param(
            "The Vietnamese coast guard has sent three ships to shadow a Chinese survey vessel.",
            [("MOBILIZE", "weapons", "VNM.MIL", "CHN.GOV")],
            id="ships-sent-to-shadow-others-are-no-aid",
        ),
        pytest.param(
            "Chile sent three helicopters to Bolivia to rescue families.",
            [("AID", "", "CHL.GOV", ".CVL")],
            id="but-helicopters-sent-to-rescue-are",
        ),
        pytest.param(
            "Two Peruvian frigates left Callao for the disputed waters.",
            [("MOBILIZE", "weapons", "PER.MIL", "")],
            id="frigates-that-leave-are-on-no-visit",
        ),
        pytest.param(
            "The USS Halford sailed near Venezuela on Sunday.",
            [("MOBILIZE", "weapons", "USA.MIL", "VEN.GOV")],
            id="a-navys-letters-tell-whose-a-ship-is",
        ),
        pytest.param(
            "“We should condemn Peru,” Chile's foreign minister Ana Soto said.",
            [("REQUEST", "change", "CHL.GOV", "PER.GOV")],
            id="who-should-condemn-only-calls-for-it",
        ),
        pytest.param(
            "The INS Director Ana Soto thanked Chile for its help.",
            [("SUPPORT", "", ".", "CHL.GOV")],
            id="but-no-ship-is-called-director",
        ),
        pytest.param(
            "A museum in Lima opened an exhibition about the USS Halford.",
            [],
            id="but-a-ship-that-is-shown-does-nothing",
        ),
        pytest.param(
            "Two Malian soldiers and six jihadists died in fighting near Gao.",
            [("ASSAULT", "", "MLI.MIL MLI.REB", "")],
            id="both-sides-fell-in-one-fight",
        ),
        pytest.param(
            "Two Malian soldiers and a driver were killed in fighting near Gao.",
            [("ASSAULT", "", "", "MLI.MIL MLI.LAB")],
            id="but-a-driver-is-no-other-side",
        ),
        pytest.param(
            "Two Malian soldiers and six jihadists were killed in an air raid near Gao.",
            [("ASSAULT", "", "", "MLI.MIL MLI.REB")],
            id="nor-do-those-fight-whom-a-raid-kills",
        ),
        pytest.param(
            "The Samoan premier spoke of Tongan hypocrisy.",
            [("ACCUSE", "disapprove", "WSM.GOV", "TON.GOV")],
            id="who-speaks-of-a-wrong-blames",
        ),
        pytest.param(
            "The Togolese president vowed never to recognise the claim of Benin.",
            [("REJECT", "assist", "TGO.GOV", "BEN.GOV")],
            id="what-is-vowed-never-to-be-done-is-refused",
        ),
        pytest.param(
            "Kenya’s army and Uganda’s former foreign minister condemned the raid by Chad.",
            [("ACCUSE", "disapprove", "KEN.MIL UGA.ELI", "TCD.GOV")],
            id="two-offices-of-two-states-are-two-sides",
        ),
        pytest.param(
            "Togo put its proposal for a ceasefire to Benin.",
            [("REQUEST", "yield", "TGO.GOV", "BEN.GOV")],
            id="what-is-put-to-another-is-asked-of-it",
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
            "“I must condemn Peru's attack on the port,” Chile's foreign minister Ana Soto said.",
            ("ACCUSE", "happened"),
            id="who-must-condemn-condemns",
        ),
        pytest.param(
            "“I need to thank Oman,” the Palauan president Ana Soto said.",
            ("SUPPORT", "happened"),
            id="who-needs-to-thank-thanks",
        ),
        pytest.param(
            "“I hope to thank Oman,” the Palauan president Ana Soto said.",
            ("SUPPORT", "planned"),
            id="who-hopes-to-has-not-yet",
        ),
        pytest.param(
            "The Palauan ministry wishes to once again urge Oman to free the divers.",
            ("REQUEST", "happened"),
            id="what-a-body-wishes-to-urge-it-urges",
        ),
        pytest.param(
            "The Palauan ministry wished to urge Oman to free the divers.",
            ("REQUEST", "planned"),
            id="but-not-what-it-wished-to",
        ),
        pytest.param(
            "“I would like to take this opportunity to thank Oman,” the Palauan president Ana Soto said.",
            ("SUPPORT", "happened"),
            id="nor-does-an-opportunity-put-it-off",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway agreed to impose sanctions on Togolese judges.",
            [("SANCTION", "happened")],
            id="sanctions-agreed-on-are-ordered",
        ),
        pytest.param(
            "Norway and Iceland agreed on new sanctions against Togo.",
            [("SANCTION", "happened")],
            id="as-a-thing-too",
        ),
        pytest.param(
            "Norway agreed to slap a travel ban on the Togolese president.",
            [("SANCTION", "happened")],
            id="another-state's-president-is-kept-out",
        ),
        pytest.param(
            "Norway agreed to lift sanctions on Togo.",
            [("CONCEDE", "happened")],
            id="sanctions-lifted-are-given-up",
        ),
        pytest.param(
            "Togo imposed a travel ban on the Togolese opposition leader.",
            [("COERCE", "happened")],
            id="a-state-keeps-its-own-people-in",
        ),
        pytest.param(
            "Norway announced the expulsion of six members of the Togolese embassy.",
            [("SANCTION", "happened")],
            id="who-works-at-an-embassy-is-a-diplomat",
        ),
        pytest.param(
            "Norway announced the expulsion of 300 Togolese migrants.",
            [("COERCE", "happened")],
            id="migrants-are-none",
        ),
    ],
)
def test_what_one_state_does_to_another_for_a_penalty(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [(e.type, e.status) for e in events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway blacklisted ten Togolese officials and a shipping firm.",
            ["NOR.GOV", "TGO.GOV TGO.BUS"],
            id="a-firm-is-of-those-whom-it-is-listed-with",
        ),
        pytest.param(
            "Norway blacklisted ten Togolese officials and a Turkish trader.",
            ["NOR.GOV", "TGO.GOV TUR.BUS"],
            id="but-not-where-it-is-told-to-be-another's",
        ),
        pytest.param(
            "In Togo, West Africa, students marched in March after police in Benin beat a man.",
            ["TGO.EDU", ""],
            id="a-crowd-is-of-the-state-and-not-of-the-part-of-the-world",
        ),
    ],
)
def test_whose_are_those_of_whom_only_what_stands_beside_them_tells(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert list(told(whole_coder, text)[0][2:]) == expected


def test_who_is_known_by_his_word_alone_is_known_where_a_pronoun_tells_of_him(
    whole_coder: dragoman.Coder,
) -> None:
    text = "Dock workers in Togo walked out on Monday. They threatened the government with more strikes."

    assert [sides[2:] for sides in told(whole_coder, text)][-1] == ("TGO.LAB", "TGO.GOV")


def test_who_refuses_refuses_whoever_asked_be_he_of_the_same_state(whole_coder: dragoman.Coder) -> None:
    text = "Togo criticised Benin. Senators in Togo urged the president to act. She refused."

    assert told(whole_coder, text)[-1] == ("REJECT", "", "TGO.GOV", "TGO.LEG")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fiji denied that its sailors had boarded the ferry and accused Tonga of piracy.",
            ("FJI.GOV", "TON.GOV", "happened"),
            id="who-denies-accuses",
        ),
        pytest.param(
            "Fiji's premier denied that he was arming the clans and called on Tonga to pull out.",
            ("FJI.GOV", "TON.GOV", "happened"),
            id="or-calls-on-somebody",
        ),
        pytest.param(
            "Fiji denied that its envoy had condemned Samoa and urged Tonga to pull out.",
            ("FJI.GOV", "TON.GOV", "denied"),
            id="but-of-two-things-said-both-are-denied",
        ),
    ],
)
def test_what_is_said_beside_a_denial_is_said_and_not_denied(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str, str]
) -> None:
    event = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))[-1]
    *_, source, target = told(whole_coder, text)[-1]

    assert (source, target, event.status) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "Fiji's foreign minister, Ana Soto, flew to Oslo. She held talks with Prime Minister Kofi Ade.",
            "NOR",
            id="of-where-she-went",
        ),
        pytest.param(
            "Fiji's foreign minister, Ana Soto, flew to Oslo. She held talks with Prime Minister Kofi Ade. "
            "She will see the Peruvian prime minister later.",
            "NOR",
            id="though-one-of-the-office-elsewhere-is-told-of",
        ),
        pytest.param(
            "Fiji's foreign minister, Ana Soto, flew home from Oslo. She met Prime Minister Kofi Ade.",
            "",
            id="not-of-where-she-came-from",
        ),
    ],
)
def test_whom_a_visitor_meets_is_of_the_state_that_he_visits(
    whole_coder: dragoman.Coder, text: str, country: str
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [a.country for e in events for a in e.target if "Kofi Ade" in a.mention] == [country]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fiji and Tonga reopened the strait. Samoa hailed the move.",
            ["WSM.GOV", "FJI.GOV TON.GOV"],
            id="of-all-who-did-it",
        ),
        pytest.param(
            "Fiji and Tonga reopened the strait. Tonga hailed the move.",
            ["TON.GOV", "FJI.GOV"],
            id="but-not-who-hails-it",
        ),
        pytest.param(
            "Norway fined a Chadian bank. Fiji expelled two Tongan envoys. Tonga denounced the expulsions.",
            ["TON.GOV", "FJI.GOV"],
            id="of-who-did-it-though-the-noun-is-spelt-unlike-the-verb",
        ),
    ],
)
def test_a_deed_that_is_hailed_is_of_all_who_did_it_together(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert list(told(whole_coder, text)[-1][2:]) == expected


def test_a_report_of_a_state_s_election_is_told_from_there(whole_coder: dragoman.Coder) -> None:
    text = (
        "Opposition leader Odo Amba rejected the results of Togo's election on Sunday. "
        "Norway congratulated President Afi Kodjo. Soldiers were deployed to the streets."
    )
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [e.source[0].country for e in events] == ["TGO", "NOR", "TGO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo's president dismissed Foreign Minister Odo Amba.",
            [("COERCE", "happened", "TGO")],
            id="a-minister-by-name-is-one-s-own",
        ),
        pytest.param(
            "Togo's parliament voted to remove President Odo Amba from office.",
            [("COERCE", "happened", "TGO")],
            id="the-vote-removes",
        ),
        pytest.param(
            "Togo's parliament will vote on Monday to remove President Odo Amba from office.",
            [("COERCE", "planned", "TGO")],
            id="a-vote-to-come",
        ),
        pytest.param(
            "Norway criticised Togo. Togo's foreign minister dismissed the criticism as meddling.",
            [("ACCUSE", "happened", "TGO"), ("REJECT", "happened", "NOR")],
            id="criticism-is-waved-off-by-whatever-name",
        ),
        pytest.param(
            "Prime Minister Odo Amba of Togo invited the opposition Togolese Democrats to talks.",
            [("AGREE", "happened", "TGO")],
            id="an-opposition-party-is-no-refusal",
        ),
    ],
)
def test_what_rulers_and_parliaments_do_to_one_another(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str, str]]
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [(e.type, e.status, e.target[0].country) for e in events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norway's union called a strike for Friday.", "2031-05-09", id="called-for-a-day"),
        pytest.param("Norway's union held a strike on Friday.", "2031-05-02", id="held-on-a-day"),
        pytest.param(
            "Norway has invited Togo to talks on Friday.", "2031-05-06", id="nor-is-an-invitation-of-that-day"
        ),
        pytest.param("Norway on Friday invited Togo to talks.", "2031-05-02", id="but-of-the-day-before-it"),
    ],
)
def test_what_is_called_for_a_day_is_ahead(whole_coder: dragoman.Coder, text: str, expected: str) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [e.time.start for e in events] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Transport workers marched in Lome. Police beat them.",
            ["TGO.COP", "TGO.LAB"],
            id="workers-of-whom-nothing-else-is-told",
        ),
        pytest.param(
            "Hundreds of students marched in Lome against extortion by gangs. Police beat them.",
            ["TGO.COP", "TGO.EDU"],
            id="hundreds-who-march-are-what-it-is-about",
        ),
        pytest.param(
            "Togolese soldiers dispersed workers, and arrested four of them.",
            ["TGO.MIL", "TGO.LAB"],
            id="not-who-arrests-them",
        ),
        pytest.param(
            "Togolese journalists gathered outside. Police prevented them from entering the court.",
            ["TGO.COP", "TGO.JRN"],
            id="journalists-to-whom-it-is-done",
        ),
        pytest.param(
            "Togolese journalist Afi Kodjo insulted the president. "
            "Kodjo was arrested in May after she accused officials of theft.",
            ["TGO.JRN", "TGO.GOV"],
            id="a-journalist-who-was-arrested-spoke",
        ),
    ],
)
def test_to_whom_it_is_done_and_who_spoke_by_a_pronoun(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert told(whole_coder, text)[-1][2:] == tuple(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenyan troops and fighters of the FLP exchanged fire near the town of Garissa in Kenya. "
            "Norway and Ghana said they were worried. Ghana urged the two sides to agree to a truce.",
            ["GHA.GOV", "KEN.MIL KEN.REB"],
            id="who-is-urged-to-a-truce-fights",
        ),
        pytest.param(
            "Peru's army bombed a base of FLP rebels in Puno, Peru, on Monday. The foreign ministers of Ghana and "
            "Togo met in Accra. The two sides signed a deal on gas.",
            ["GHA.GOV TGO.GOV", "."],
            id="but-who-signs-a-deal-on-gas-does-not",
        ),
        pytest.param(
            "Peruvian troops shelled FLP rebels in Peru on Monday. The ruling and opposition parties clashed over "
            "the truce. The president of Ghana and the king of Tonga met on Tuesday. The two sides agreed to a truce.",
            ["GHA.GOV TON.GOV", "."],
            id="nor-who-met-just-before",
        ),
    ],
)
def test_which_two_sides_are_meant_after_a_fight(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert expected in [[source, target or "."] for *_, source, target in told(whole_coder, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rebels stormed a bus in Peru's Puno region, killing nine passengers. Elsewhere in the region, a car bomb "
            "exploded outside a police station, killing four officers.",
            [("", "PER.CVL"), ("explosives", "PER.COP")],
            id="a-bomb-elsewhere-is-no-weapon-of-the-raid",
        ),
        pytest.param(
            "Gunmen attacked a village in Ghana on Monday, killing six farmers. In a separate attack, gunmen killed "
            "two teachers in Tamale.",
            [("firearms", "GHA.CVL"), ("firearms", "GHA.EDU")],
            id="a-separate-attack-is-another",
        ),
        pytest.param(
            "Gunmen attacked a village in Ghana on Monday, killing six farmers. Another farmer was wounded.",
            [("firearms", "GHA.CVL")],
            id="but-not-another-victim",
        ),
    ],
)
def test_a_sentence_may_open_as_of_another_happening(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(mode, target) for _, mode, _, target in told(whole_coder, text)] == expected


def test_an_army_that_says_it_left_its_garrison_withdrew(whole_coder: dragoman.Coder) -> None:
    text = "Rebels raided the town of Mopti in Mali. The Malian army admitted that it had withdrawn from the garrison."

    assert told(whole_coder, text)[1:] == [("RETREAT", "withdraw", "MLI.MIL", "")]


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


def test_the_same_group_is_the_one_told_of_before(whole_coder: dragoman.Coder) -> None:
    text = "Boko Haram attacked a barracks in Niger on Monday. On Tuesday the same group abducted nine women."

    assert told(whole_coder, text)[1:] == [("ASSAULT", "abduct", "NGA.REB", "NER.CVL")]


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


def test_whom_people_of_the_one_country_told_of_deal_with_is_its_own(whole_coder: dragoman.Coder) -> None:
    text = "Authorities in Tuvalu are asking the president to dissolve parliament, local media said Saturday."

    assert told(whole_coder, text) == [("REQUEST", "change", "TUV.GOV", "TUV.GOV")]


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


def test_who_is_told_that_she_will_be_tried_is_to_be_tried(whole_coder: dragoman.Coder) -> None:
    text = "Ama Sey, Togo's former finance minister, was told she will face trial in June."

    assert told(whole_coder, text) == [("ACCUSE", "allege", "", "TGO.ELI")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Settlers attacked a Palestinian man near Hebron on Monday.",
            ("ISR.CVL", "PSE.UNK"),
            id="settlers",
        ),
        pytest.param(
            "Farmers attacked a Palestinian man near Hebron on Monday.", ("PSE.AGR", "PSE.UNK"), id="farmers"
        ),
    ],
)
def test_settlers_are_of_the_state_that_holds_the_land(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert [t[2:] for t in told(whole_coder, text)] == [expected]


def test_what_a_crowd_does_is_another_attack_than_what_troops_do(whole_coder: dragoman.Coder) -> None:
    text = (
        "Indian troops attacked Pakistani villagers in Dras on Monday. "
        "Meanwhile, Indian farmers attacked Pakistani homes in the village of Chak."
    )

    assert [t[2] for t in told(whole_coder, text)] == ["IND.MIL", "IND.AGR"]


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


def test_who_is_to_inquire_into_a_deed_did_not_do_it(whole_coder: dragoman.Coder) -> None:
    text = "Human Rights Watch urged Tanzania to investigate the killing of an opposition politician."

    assert told(whole_coder, text) == [("REQUEST", "change", ".NGO", "TZA.GOV")]


def test_a_deed_in_protest_at_which_one_acts_is_another_s(whole_coder: dragoman.Coder) -> None:
    text = "Paraguay withdrew its ambassador from Caracas in protest at the jailing of a judge."

    assert [e for e in told(whole_coder, text) if e[0] == "COERCE" and e[2].startswith("PRY")] == []


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
