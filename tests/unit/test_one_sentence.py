"""Does a report of one sentence give the records that its reader expects, and no others?"""

import pytest

import dragoman
from told import Told, told

pytestmark = pytest.mark.model


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru has vowed levies of its own on Chilean copper.",
            [("THREATEN", "relations", "PER.GOV", "CHL.GOV")],
            id="who-vows-levies-threatens",
        ),
        pytest.param(
            "Norway promised to toughen its sanctions on Belarus.",
            [("THREATEN", "relations", "NOR.GOV", "BLR.GOV")],
            id="and-who-promises-harder-sanctions",
        ),
        pytest.param(
            "Norway promised Kyiv to toughen its sanctions on Belarus.",
            [("AGREE", "", "NOR.GOV", "UKR.GOV")],
            id="but-not-him-to-whom-he-promises-them",
        ),
        pytest.param(
            "The Ethiopian government has vowed to finish its offensive against the Malian rebels.",
            [("THREATEN", "violence", "ETH.GOV", "MLI.REB")],
            id="who-vows-to-go-on-with-an-offensive-threatens",
        ),
        pytest.param(
            "Kenya vowed to retaliate against the new Ethiopian tariff.",
            [("THREATEN", "relations", "KEN.GOV", "ETH.GOV")],
            id="who-would-answer-a-tariff-threatens-no-violence",
        ),
        pytest.param(
            "Kenya vowed to retaliate against Ethiopia.",
            [("THREATEN", "violence", "KEN.GOV", "ETH.GOV")],
            id="as-who-names-none-does",
        ),
        pytest.param(
            "The Kenyan president halted military aid to Somalia.",
            [("SANCTION", "discontinue", "KEN.GOV", "SOM.GOV")],
            id="who-stops-his-own-aid-cuts-what-was",
        ),
        pytest.param(
            "The UK hit twelve Russian targets with sanctions.",
            [("SANCTION", "discontinue", "GBR.GOV", "RUS.GOV")],
            id="targets-of-sanctions-are-not-shelled",
        ),
        pytest.param(
            "Kenya's minister Odo Bale clashed with Ugandan Trade Minister Ana Kole over a new unit.",
            [("ACCUSE", "disapprove", "KEN.GOV", "UGA.GOV")],
            id="who-clashes-with-a-minister-quarrels",
        ),
        pytest.param(
            "Malian soldiers clashed with rebels over a pasture.",
            [("ASSAULT", "", "MLI.MIL", "MLI.REB")],
            id="soldiers-who-clash-fight",
        ),
        pytest.param(
            "Norway suffered ransomware attacks by criminals based in Belarus.",
            [("COERCE", "cyber", "BLR.CRM", "NOR.GOV")],
            id="ransomware-is-no-shell",
        ),
        pytest.param(
            "Malian prosecutors charged the editor with running an illegal lottery.",
            [("ACCUSE", "allege", "MLI.JUD", "MLI.JRN")],
            id="charged-with-a-crime",
        ),
    ],
)
def test_what_is_threatened_and_cut_is_typed_by_what_it_is(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Malian junta has decided to dissolve the opposition party.",
            [("COERCE", "happened")],
            id="what-an-order-does-is-done-when-it-is-decided",
        ),
        pytest.param(
            "The Malian government may decide to ban the party.",
            [("COERCE", "planned")],
            id="not-while-it-may-be",
        ),
        pytest.param(
            "The Malian government decided to arrest the generals.",
            [("COERCE", "planned")],
            id="nor-what-takes-more-than-an-order",
        ),
        pytest.param(
            "Chad's government decided not to expel the French ambassador.",
            [("SANCTION", "denied")],
            id="nor-what-it-is-decided-not-to-do",
        ),
        pytest.param(
            "The minister's remarks were meant to criticise the Malian army's handling of the raid.",
            [("ACCUSE", "happened")],
            id="what-words-are-meant-to-do-they-do",
        ),
        pytest.param(
            "Two Ghanaians are known to be held in a Togolese jail.",
            [("COERCE", "ongoing")],
            id="who-is-held-is-so-still",
        ),
        pytest.param(
            "Togo freed dozens of Ghanaian fishermen held in its jails.",
            [("RETREAT", "happened"), ("COERCE", "happened")],
            id="unless-he-was-freed",
        ),
        pytest.param(
            "Two Ghanaians were held in a Togolese jail.", [("COERCE", "happened")], id="or-it-is-past"
        ),
        pytest.param(
            '"We would urge Mali to withdraw its troops if it wants peace," the Togolese minister said.',
            [("REQUEST", "happened")],
            id="who-would-urge-urges",
        ),
        pytest.param(
            "Thousands live in villages encircled by the Malian army.",
            [("COERCE", "ongoing")],
            id="what-is-encircled-is-so-still",
        ),
        pytest.param(
            "A final Malian assault on the rebels' last base would finish within days, the general said.",
            [("ASSAULT", "ongoing")],
            id="what-will-finish-goes-on",
        ),
        pytest.param(
            "Kenya's troops remain in Uganda.", [("MOBILIZE", "ongoing")], id="who-remains-is-there"
        ),
        pytest.param(
            "Kenyan troops, deployed in Uganda since 2029, are popular there.",
            [("MOBILIZE", "ongoing")],
            id="and-who-is-deployed-since",
        ),
        pytest.param(
            "The Ugandan general is on trial in Kenya for war crimes.",
            [("ACCUSE", "ongoing")],
            id="who-is-on-trial-is-so-still",
        ),
        pytest.param(
            "The Kenyan parliament is to vote on sanctions against Uganda.",
            [("SANCTION", "planned")],
            id="what-is-to-be-voted-on-is-to-come",
        ),
        pytest.param(
            "The shelling of the town by Malian troops has not ceased.",
            [("ASSAULT", "ongoing")],
            id="and-what-has-not-ceased",
        ),
        pytest.param(
            "The systemic and repeated aerial bombing of Malian villages by Chad angered Niger.",
            [("ASSAULT", "recurring")],
            id="repeated-beside-another-adjective",
        ),
    ],
)
def test_whether_it_is_done_goes_on_or_is_to_come(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [(e.type, e.status) for e in events] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Uganda has yet to condemn the coup in Mali.", id="what-is-yet-to-be-said"),
        pytest.param("Uganda has so far failed to condemn the Malian army over the raid.", id="or-not-said"),
        pytest.param("Uganda stopped short of criticising the Malian junta.", id="or-nearly-said"),
        pytest.param("Uganda's president stopped short of expelling the Malian envoy.", id="or-nearly-done"),
        pytest.param(
            "Mali's efforts to extradite the two bankers to Peru came to nothing.", id="striven-for"
        ),
        pytest.param(
            "A Malian police chief who spoke to the daily Sol said that the pay was low.",
            id="told-to-a-paper",
        ),
        pytest.param("Chad's president left the door open to a deal with Togo.", id="an-open-door"),
        pytest.param(
            "Both presidents expressed optimism on a trade deal between Chad and Togo.", id="hoped-for"
        ),
        pytest.param(
            "The satellite, which was charged with conducting reconnaissance missions, was made in Iran.",
            id="charged-with-a-task",
        ),
        pytest.param("The Malian minister asked Chad about the missing soldiers.", id="a-question"),
    ],
)
def test_what_was_not_done_and_what_the_press_was_told_is_no_event(
    whole_coder: dragoman.Coder, text: str
) -> None:
    assert told(whole_coder, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police in Peru arrested two men in the murder of a mayor.",
            [("COERCE", "PER.COP"), ("ASSAULT", "PER.UNK")],
            id="who-arrests-over-a-murder-did-not-commit-it",
        ),
        pytest.param(
            "A Peruvian court jailed a colonel for the massacre of farmers.",
            [("SANCTION", "PER.JUD"), ("ASSAULT", "PER.MIL")],
            id="nor-who-sentences-for-it",
        ),
        pytest.param(
            "The Peruvian general ordered the killing of farmers.",
            [("ASSAULT", "PER.MIL")],
            id="but-who-orders-it-did",
        ),
        pytest.param(
            "The Peruvian army carried out the massacre of farmers.",
            [("ASSAULT", "PER.MIL")],
            id="and-who-carries-it-out",
        ),
        pytest.param(
            "The leaders discussed Chad's brutal war of aggression against Niger.",
            [("CONSULT", "NER.GOV TCD.GOV"), ("ASSAULT", "TCD.GOV")],
            id="a-war-of-aggression-is-one",
        ),
        pytest.param(
            "Chile firmed up a trade deal with Peru.", [("AGREE", "CHL.GOV")], id="a-deal-firmed-up-is-one"
        ),
        pytest.param(
            "Malian officers fired live rounds during skirmishes with protesters in Bamako.",
            [("ASSAULT", "MLI.COP")],
            id="what-is-done-in-a-fight-is-the-fight",
        ),
    ],
)
def test_a_deed_is_told_once_and_of_who_did_it(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(type_, source) for type_, _, source, _ in told(whole_coder, text)] == expected


def test_what_an_office_is_for_is_no_meeting(whole_coder: dragoman.Coder) -> None:
    text = "The Swiss envoy for talks with the rebels arrived in Bamako."

    assert [(mode, target) for _, mode, _, target in told(whole_coder, text)] == [("visit", "MLI.GOV")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Amnesty International accused the Malian army of failing to stop the massacre.", ""),
        ("Amnesty International accused the Malian army of massacring villagers.", "ASSAULT"),
    ],
)
def test_who_failed_to_stop_a_deed_did_not_do_it(
    whole_coder: dragoman.Coder, text: str, content: str
) -> None:
    events = whole_coder.code(dragoman.Report(text=text))

    assert [(e.type, e.content) for e in events] == [("ACCUSE", content)]


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


@pytest.mark.parametrize("ship", ["cutter", "ship", "vessel"])
def test_a_word_in_small_letters_is_no_name(whole_coder: dragoman.Coder, ship: str) -> None:
    text = f"A Chilean coast guard {ship} rammed a Peruvian supply boat near Iquique on Thursday."

    (event,) = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [a.country for a in (*event.source, *event.target)] == ["CHL", "PER"]


@pytest.mark.parametrize("text", ["soto", "SOTO", "soto.", "-"])
def test_a_report_of_one_word_tells_of_nothing(whole_coder: dragoman.Coder, text: str) -> None:
    assert told(whole_coder, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The West African bloc ECOWAS condemned Togo.", ("ACCUSE", "disapprove", ".IGO", "TGO.GOV")),
        ("The regional bloc SADC urged Togo to hold talks.", ("REQUEST", "meet", ".IGO", "TGO.GOV")),
    ],
)
def test_a_body_and_its_letters_are_one(whole_coder: dragoman.Coder, text: str, expected: Told) -> None:
    assert told(whole_coder, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Operatives of the anti-graft agency arrested three officials of the council in Lome.",
            ("COERCE", "arrest", "TGO.COP", "TGO.GOV"),
            id="of-an-agency-and-a-council",
        ),
        pytest.param(
            "Togolese prosecutors charged a former deputy minister with treason over a deal with Chad.",
            ("ACCUSE", "allege", "TGO.JUD", "TGO.ELI"),
            id="prosecutors-charge-their-own",
        ),
        pytest.param(
            "Togo's envoy called on neighbouring states to stop arming rebels.",
            ("REQUEST", "change", "TGO.GOV", "."),
            id="states-at-large-not-those-of-whom-it-is-asked",
        ),
    ],
)
def test_officials_and_states_of_whom_little_is_told(
    whole_coder: dragoman.Coder, text: str, expected: Told
) -> None:
    assert expected in told(whole_coder, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A Peruvian patrol was fired upon by rebels near the river.",
            [("ASSAULT", "firearms", "PER.REB", "PER.GOV")],
            id="fired-upon",
        ),
        pytest.param(
            "The Armenian units opened fire at Azerbaijani positions on Monday.",
            [("ASSAULT", "firearms", "ARM.", "AZE.GOV")],
            id="whose-units-an-adjective-tells",
        ),
        pytest.param(
            "A Norwegian woman has been charged with belonging to Islamic State.",
            [("ACCUSE", "allege", "", "NOR.CVL")],
            id="charged-with-what-is-no-private-crime",
        ),
        pytest.param(
            "A Norwegian woman has been charged with stealing a bicycle.", [], id="but-not-with-theft"
        ),
        pytest.param(
            "Kenya halted food distribution to Somali refugees in Dadaab.",
            [("SANCTION", "discontinue", "KEN.GOV", "SOM.REF")],
            id="rations-stopped",
        ),
        pytest.param(
            "Lecturers in Ghana announced that they will resume their strike on Monday.",
            [("PROTEST", "strike", "GHA.EDU", "")],
            id="a-strike-announced-is-no-promise",
        ),
        pytest.param(
            "Doctors in Ghana said they would not return to work until they are paid.",
            [("REJECT", "yield", "GHA.MED", "")],
            id="doctors-refuse-as-one",
        ),
        pytest.param(
            "Tamil Nadu fishermen were arrested by the Sri Lankan Navy on Monday.",
            [("COERCE", "arrest", "LKA.MIL", "IND.AGR")],
            id="a-region-that-is-taken-for-a-person",
        ),
        pytest.param(
            "Malian army units moved into the town of Kidal on Monday.",
            [("MOBILIZE", "troops", "MLI.MIL", "")],
            id="moved-into",
        ),
        pytest.param(
            "The sitting of the Ghanaian parliament was disrupted by opposition lawmakers on Monday.",
            [("PROTEST", "obstruct", "GHA.OPP", "GHA.LEG")],
            id="a-sitting-disrupted",
        ),
        pytest.param(
            "The Nepalese ombudsman urged both houses of parliament to pass the law.",
            [("REQUEST", "change", "NPL.GOV", "NPL.LEG")],
            id="both-houses",
        ),
        pytest.param(
            "Togo's prosecutor issued arrest orders for twelve opposition members.",
            [("THREATEN", "arrest", "TGO.JUD", "TGO.OPP")],
            id="arrest-orders",
        ),
        pytest.param("Oman rejects terrorism in all its forms, the ministry said.", [], id="a-stance"),
        pytest.param(
            "The Philippine army recovered ten rifles from the rebels after the clash.",
            [("COERCE", "seize", "PHL.MIL", "PHL.REB")],
            id="rifles-recovered",
        ),
        pytest.param(
            "NATO said its troops fired at a mob in Kosovo on Monday.",
            [("ASSAULT", "firearms", ".IGO", "KOS.CVL")],
            id="the-troops-of-a-body",
        ),
        pytest.param(
            "The Nepalese party staged a chakka jam against the policy.",
            [("PROTEST", "obstruct", "NPL.PTY", "")],
            id="a-chakka-jam",
        ),
        pytest.param(
            "President Ana Soto of Peru advocated for reform of the pension fund.",
            [("REQUEST", "change", "PER.GOV", "")],
            id="advocated-for",
        ),
        pytest.param(
            "Nepal's police chief was given a written warning by the home ministry.",
            [("SANCTION", "", "NPL.GOV", "NPL.COP")],
            id="a-written-warning",
        ),
        pytest.param(
            "Hoodlums attacked a police station in Lagos on Monday.",
            [("ASSAULT", "", "NGA.CRM", "NGA.COP")],
            id="hoodlums-are-of-where-things-happen",
        ),
    ],
)
def test_ways_of_telling_that_local_papers_have(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Benin and Togo held a third day of talks on fishing.", [True], id="who-talk"),
        pytest.param("Algeria and Niger began joint drilling for gas.", [True], id="who-work-together"),
        pytest.param("The premiers of Benin and Togo visited a camp.", [False], id="but-not-who-visit"),
        pytest.param("Benin and Togo criticised Mali.", [False], id="nor-who-act-on-a-third"),
    ],
)
def test_several_states_that_do_together_what_takes_two_do_it_with_one_another(
    whole_coder: dragoman.Coder, text: str, expected: list[bool]
) -> None:
    report = dragoman.Report(text=text, published="2031-05-06")
    assert [e.reciprocal for e in whole_coder.code(report)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Oman refused a request by Kenya to extradite a smuggler.",
            [("REJECT", "assist", "OMN.GOV", "KEN.GOV")],
            id="a-request-is-refused-to-who-made-it",
        ),
        pytest.param(
            "Austria halted aid to Malawi.",
            [("SANCTION", "discontinue", "AUT.GOV", "MWI.GOV")],
            id="a-donor-that-stops",
        ),
        pytest.param(
            "Egypt halted aid to the Gaza Strip.",
            [("COERCE", "withhold", "EGY.GOV", "PSE.GOV")],
            id="and-who-keeps-aid-out",
        ),
        pytest.param(
            "Latvia delivered nine howitzers to Moldova.",
            [("AID", "", "LVA.GOV", "MDA.GOV")],
            id="arms-are-given",
        ),
        pytest.param(
            "Serbia delivered nine howitzers to Angola under a contract.",
            [("COOPERATE", "", "SRB.GOV", "AGO.GOV")],
            id="but-not-where-they-were-ordered",
        ),
        pytest.param(
            "Oman invited Yemen's foreign minister to Muscat for talks on fishing.",
            [("AGREE", "", "OMN.GOV", "YEM.GOV")],
            id="to-invite-is-not-yet-to-meet",
        ),
    ],
)
def test_what_is_given_asked_for_and_stopped_is_told_of_its_own_type(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A Belgian court sentenced a Chadian ex-officer to life in prison.",
            [("SANCTION", "convict", "BEL.JUD", "TCD.ELI")],
            id="who-once-was-is-one",
        ),
        pytest.param(
            "North and South Korea held talks on Friday.",
            [("CONSULT", "", "PRK.GOV KOR.GOV", "")],
            id="two-halves-under-one-name",
        ),
        pytest.param(
            "The two Sudans signed a deal on oil.",
            [("SUPPORT", "", "SDN.GOV SSD.GOV", "")],
            id="or-in-the-plural",
        ),
        pytest.param(
            "Farmers in North and South Kivu fear the rains.",
            [],
            id="but-not-parts-of-one-land",
        ),
        pytest.param(
            "Ethiopian jets carried out air strikes in western Eritrea.",
            [("ASSAULT", "aerial", "ETH.MIL", "ERI.CVL")],
            id="a-part-of-a-state-is-hit",
        ),
        pytest.param(
            "Kenya bombed camps in southern Somalia.",
            [("ASSAULT", "aerial", "KEN.MIL", "SOM.CVL")],
            id="or-what-stands-there",
        ),
    ],
)
def test_whose_is_what_only_a_part_of_a_name_tells(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo and Benin broke off talks on Friday.",
            [("SANCTION", True)],
            id="what-two-states-have-with-one-another-ends-for-both",
        ),
        pytest.param(
            "Chad broke off talks with Niger on Friday.",
            [("SANCTION", False)],
            id="but-not-where-one-ends-it",
        ),
    ],
)
def test_who_ends_what_two_states_share(
    whole_coder: dragoman.Coder, text: str, expected: list[tuple[str, bool]]
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))
    assert [(e.type, e.reciprocal) for e in events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Eritrean troops attacked an Ethiopian border town.",
            [("ASSAULT", "", "ERI.MIL", "ETH.CVL")],
            id="whose-town-is-attacked",
        ),
        pytest.param(
            "Togolese helicopters launched an attack on Ghanaian territory.",
            [("ASSAULT", "", "TGO.MIL", "GHA.CVL")],
            id="or-whose-territory",
        ),
        pytest.param(
            "Chadian farmers grow rice in a Nigerian border town.",
            [],
            id="but-a-town-is-nobody-where-no-force-is-used",
        ),
        pytest.param(
            "Kenyan helicopters conducted a cross-border operation into Somalia.",
            [("ASSAULT", "", "KEN.MIL", "SOM.CVL")],
            id="an-operation-into-a-state",
        ),
        pytest.param(
            "Malian officials said a Chadian drone fired rockets at a house in northern Mali.",
            [("ASSAULT", "heavy-weapons", "TCD.MIL", "MLI.CVL")],
            id="who-fired-is-said-though-the-parser-takes-it-for-fired-rockets",
        ),
    ],
)
def test_whom_force_hits_beyond_a_border(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        pytest.param(
            "Togo slammed Benin for sending weapons to Niger.",
            ("AID", "", "TGO.GOV", "NER.GOV"),
            id="who-is-slammed-for-it-did-it",
        ),
        pytest.param(
            "Togo protested at a Beninese plan to send tanks to Niger.",
            ("AID", "", "TGO.GOV", "NER.GOV"),
            id="whose-plan-it-is-does-it",
        ),
        pytest.param(
            "Togo's spokesman told the newspaper Le Soir that any raid would be met with force.",
            ("THREATEN", "violence", "TGO.GOV", ".JRN"),
            id="the-press-only-hears-a-threat",
        ),
    ],
)
def test_who_does_not_do_or_suffer_what_he_tells_of(
    whole_coder: dragoman.Coder, text: str, unexpected: Told
) -> None:
    found = told(whole_coder, text)
    assert found
    assert unexpected not in found


@pytest.mark.parametrize(
    "text",
    [
        "Canada announced sanctions against a Chinese firm for selling drones to Russia.",
        "Canada imposed sanctions on Monday on a Chinese firm for selling drones to Russia.",
        "Sanctions were imposed by Canada on a Chinese firm for selling drones to Russia.",
        "Canada imposed sanctions on a bank and a Chinese firm for selling drones to Russia.",
    ],
)
def test_who_is_punished_did_what_it_is_for(whole_coder: dragoman.Coder, text: str) -> None:
    assert [source.split()[-1] for *_, source, target in told(whole_coder, text) if target == "RUS.GOV"] == [
        "CHN.BUS"
    ]


def test_two_navies_that_train_off_a_third_state_train_with_one_another(whole_coder: dragoman.Coder) -> None:
    text = "The Indian Navy and Britain's Royal Navy held a joint exercise in the Gulf of Aden."
    assert told(whole_coder, text) == [("COOPERATE", "", "IND.MIL GBR.MIL", "")]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("1982-04-20", "ARG.GOV", id="in-his-day"),
        pytest.param("2031-05-06", ".", id="but-not-long-after-when-another-may-bear-it"),
    ],
)
def test_who_ruled_decades_ago_is_known_by_his_last_name(
    whole_coder: dragoman.Coder, published: str, expected: str
) -> None:
    report = dragoman.Report(text="Galtieri rejected a British demand.", published=published)
    assert [f"{a.country}.{a.sector}" for e in whole_coder.code(report) for a in e.source] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo and Benin agreed, under Ghanaian mediation, to end their quarrel over a port.",
            [
                ("CONCEDE", "", "TGO.GOV BEN.GOV", ""),
                ("CONSULT", "third-party", "GHA.GOV", "TGO.GOV BEN.GOV"),
            ],
            id="who-mediates-deals-with-all-who-agree-and-is-no-side-of-that",
        ),
        pytest.param(
            "Togo deplored the deaths of its fishermen at the hands of Beninese soldiers.",
            [("ACCUSE", "disapprove", "TGO.GOV", "BEN.MIL")],
            id="who-died-is-not-blamed",
        ),
        pytest.param(
            "Togo deployed two frigates to the coast as a warning to Benin.",
            [("MOBILIZE", "weapons", "TGO.MIL", "BEN.GOV")],
            id="whom-forces-are-to-warn",
        ),
        pytest.param(
            "Togo has reinforced its border with Benin with 900 soldiers.",
            [("MOBILIZE", "troops", "TGO.MIL", "BEN.GOV")],
            id="behind-the-border-and-not-who-guards-it",
        ),
        pytest.param(
            "Togo promised to send a dive team to Samoa.",
            [("AGREE", "", "TGO.GOV", "WSM.GOV")],
            id="to-whom-a-team-is-sent",
        ),
    ],
)
def test_who_is_the_other_side_where_more_are_told(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text)[: len(expected)] == expected


def test_a_target_called_legitimate_is_threatened(whole_coder: dragoman.Coder) -> None:
    text = "Togo's president said Beninese bases would be legitimate targets."
    assert told(whole_coder, text) == [("THREATEN", "violence", "TGO.GOV", "BEN.GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Togo arrested two Beninese cyclists on charges of spying.",
            [("COERCE", "arrest", "TGO.GOV", "BEN.CVL")],
            id="for-what-somebody-is-held-is-told-as-that",
        ),
        pytest.param(
            "Togo scrambled jets to intercept two Beninese bombers.",
            [("MOBILIZE", "weapons", "TGO.MIL", "BEN.MIL")],
            id="to-what-end-forces-are-moved-is-one-move",
        ),
        pytest.param(
            "Togo sent 900 soldiers to reinforce its border with Benin.",
            [("MOBILIZE", "troops", "TGO.MIL", "BEN.GOV")],
            id="and-has-its-other-side",
        ),
    ],
)
def test_one_act_is_told_once(whole_coder: dragoman.Coder, text: str, expected: list[Told]) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru gave the Mexican ambassador 72 hours to leave.",
            [("SANCTION", "expel", "PER.GOV", "MEX.GOV")],
            id="an-envoy-who-is-given-hours-is-expelled",
        ),
        pytest.param(
            "Togo downgraded relations with Benin over the ouster of its president.",
            [("SANCTION", "discontinue", "TGO.GOV", "BEN.GOV")],
            id="but-a-ruler-who-is-ousted-is-not",
        ),
        pytest.param(
            "Warsaw is sending 10,000 more troops to the frontier with Belarus.",
            [("MOBILIZE", "", "POL.GOV", "BLR.GOV")],
            id="beyond-which-frontier-troops-look",
        ),
    ],
)
def test_whom_a_short_sentence_tells_of_at_its_end(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected
