"""Are the sides of an act those that the sentence tells?"""

import pytest

import dragoman
from dragoman.records import Event, Report

pytestmark = pytest.mark.model


def coded(coder: dragoman.Coder, text: str, type: str) -> list[Event]:
    return [e for e in coder.code(Report(text=text, published="2024-05-06")) if e.type == type]


def parties(event: Event) -> tuple[list[str], list[str]]:
    return [a.party for a in event.source], [a.party for a in event.target]


SIDES = [
    pytest.param(
        "Chad praised the role that Kenya plays in the region and condemned Niger's raid on the border post.",
        "ACCUSE",
        [(["TCD"], ["NER"])],
        id="joined-verb-keeps-its-subject",
    ),
    pytest.param(
        "Chad voiced grave concern over troop movements by Niger near the border.",
        "ACCUSE",
        [(["TCD"], ["NER"])],
        id="party-deeper-in-the-clause",
    ),
    pytest.param("Chad voiced grave concern over the drought.", "ACCUSE", [], id="no-party-no-charge"),
    pytest.param(
        "Togo's premier criticised Benin's raid on Togo.",
        "ACCUSE",
        [(["TGO"], ["BEN"])],
        id="a-state-s-official-does-not-blame-it",
    ),
    pytest.param(
        "Togo and Benin closed the bridge. Benin holds the lake. Togo holds the port. Benin is angry. "
        '"Do not drag Togo into your quarrels," Togo\'s premier told reporters.',
        "REQUEST",
        [(["TGO"], ["BEN"])],
        id="nor-does-he-ask-it-for-anything",
    ),
    pytest.param(
        "A truce was declared between Togo and Benin.",
        "CONCEDE",
        [(["TGO", "BEN"], [])],
        id="between-the-two",
    ),
    pytest.param(
        "Togo's president met Benin's president in Cotonou. At the end of the meeting, an agreement was reached.",
        "AGREE",
        [(["TGO", "BEN"], [])],
        id="those-who-met",
    ),
    pytest.param("At the end of the day, an agreement was reached.", "AGREE", [], id="nobody-met"),
    pytest.param(
        "The presidents of Togo and Benin issued a statement that condemned Chad.",
        "ACCUSE",
        [(["TGO", "BEN"], ["TCD"])],
        id="a-statement-that-they-issued",
    ),
    pytest.param(
        "In a statement, Togo's foreign ministry spoke of the raid. The statement condemned Benin.",
        "ACCUSE",
        [(["TGO"], ["BEN"])],
        id="the-statement-told-of-before",
    ),
    pytest.param(
        "The raid made headlines. The statement condemned Benin.",
        "ACCUSE",
        [],
        id="a-statement-by-nobody-known",
    ),
    pytest.param(
        "Togolese opposition leader Ana Dolo criticised Togo.",
        "ACCUSE",
        [(["TGO"], ["TGO"])],
        id="its-opposition-may",
    ),
    pytest.param(
        "Rebels in Togo shelled the harbour at dawn, according to the Ghanaian foreign ministry.",
        "ASSAULT",
        [(["TGO"], [])],
        id="who-tells-of-it-is-no-side",
    ),
    pytest.param(
        "Chad and Niger accused each other of breaking the deal, though Togolese officials said talks would go on.",
        "ACCUSE",
        [(["TCD", "NER"], [])],
        id="each-other-means-nobody-else",
    ),
    pytest.param(
        "Kenya promised to send 200 soldiers to Somalia.",
        "AGREE",
        [(["KEN"], ["SOM"])],
        id="troops-that-are-promised-are-no-side",
    ),
    pytest.param(
        "Police in Lima used tear gas to disperse protesters outside the palace.",
        "ASSAULT",
        [(["PER"], ["PER"])],
        id="what-force-is-for-is-no-second-deed",
    ),
    pytest.param(
        "Two soldiers died in a raid by the Andean Defence Front (ADF) near Cusco. On Monday the ADF attacked a police post in Peru.",
        "ASSAULT",
        [(["PER"], ["PER"]), (["PER"], ["PER"])],  # and not what those letters mean in Uganda
        id="letters-mean-what-the-text-says",
    ),
    pytest.param(
        "Chad's raid on the camp killed ten Nigerien soldiers. Kenya strongly condemned the raid.",
        "ACCUSE",
        [(["KEN"], ["TCD"])],
        id="whose-raid-it-was",
    ),
    pytest.param(
        "The Kenyan president met Ugandan ministers in Nairobi, discussing the border.",
        "CONSULT",
        [(["KEN"], ["UGA"])],
        id="told-beside-the-meeting",
    ),
    pytest.param(
        "Four children were killed in a bomb attack in Lima on Monday.",
        "ASSAULT",
        [([], ["PER"])],
        id="crowds-are-of-the-place",
    ),
    pytest.param(
        "Chad accused Niger of spying. Chad's president condemned the raid.",
        "ACCUSE",
        [(["TCD"], ["NER"]), (["TCD"], ["NER"])],
        id="who-is-blamed-is-blamed-again",
    ),
    pytest.param(
        "Chad asked Niger for grain. Kenya's president condemned the raid.",
        "ACCUSE",
        [(["KEN"], [])],
        id="a-stranger-blames-nobody-told",
    ),
    pytest.param(
        "Kenya rejected an invitation to Uganda to attend talks.",
        "REJECT",
        [(["KEN"], ["UGA"])],
        id="who-is-invited",
    ),
    pytest.param(
        "Kenya's decision was prompted by a phone call with Uganda on Monday.",
        "CONSULT",
        [(["KEN"], ["UGA"])],
        id="whose-decision-it-was",
    ),
    pytest.param(
        '"We asked Peru for boats," Kofi Ade, the Ghanaian minister, said.',
        "REQUEST",
        [(["GHA"], ["PER"])],
        id="we-are-the-speaker-named-behind-the-quotation",
    ),
    pytest.param(
        "Peru and Chile have agreed what they called a complete ceasefire.",
        "CONCEDE",
        [(["PER", "CHL"], [])],
        id="what-it-is-called-was-agreed",
    ),
    pytest.param(
        "Peruvian rebel leader Ana Soto had been charged with treason, said Ivo Lund, the Danish ambassador.",
        "ACCUSE",
        [([], ["PER"])],
        id="who-tells-of-a-charge-does-not-bring-it",
    ),
    pytest.param(
        "Chad must be pressed to reopen the border, said Idriss Haroun, the foreign minister of Niger.",
        "REQUEST",
        [(["NER"], ["TCD"])],
        id="who-says-that-somebody-must-be-pressed-presses",
    ),
    pytest.param(
        "Peru rejected a resolution on Chile.", "REJECT", [(["PER"], [])], id="topic-of-what-is-rejected"
    ),
    pytest.param(
        "Peru rejected a resolution by Chile.",
        "REJECT",
        [(["PER"], ["CHL"])],
        id="author-of-what-is-rejected",
    ),
    pytest.param(
        "Kenya called for the creation of an international tribunal.",
        "REQUEST",
        [(["KEN"], [])],
        id="what-is-to-be-made-is-not-asked",
    ),
    pytest.param(
        "Kenya's president said he would discuss the bombing of the Togolese embassy with Uganda.",
        "ASSAULT",
        [([], ["TGO"])],
        id="who-discusses-an-attack-is-no-attacker",
    ),
    pytest.param(
        "President Ana Soto of Peru joined President Rojas of Chile in condemning the raid.",
        "ACCUSE",
        [(["PER"], [])],
        id="who-is-joined-is-not-condemned",
    ),
    pytest.param(
        "During a visit to Lima last year, Peruvian President Soto and Chilean President Luis Rojas looked stern.",
        "CONSULT",
        [(["CHL"], ["PER"])],
        id="a-host-does-not-visit-his-own-country",
    ),
    pytest.param(
        "Four European tourists were freed in Egypt.",
        "RETREAT",
        [([], ["CVL"])],
        id="foreigners-are-not-of-the-place",
    ),
    pytest.param(
        "Peru warned Chile. Chile warned Peru. Peru accused Chile. Rebels in Peru demanded a ransom.",
        "REQUEST",
        [(["PER"], [])],
        id="rebels-do-not-ask-their-country-s-other-side",
    ),
    pytest.param(
        "Police in Lima cracked down on a major rally.",
        "COERCE",
        [(["PER"], [])],
        id="a-major-rally-is-no-officer",
    ),
    pytest.param(
        "Kenya condemned the invasion of Somalia.",
        "ACCUSE",
        [(["KEN"], [])],
        id="who-is-invaded-is-not-blamed",
    ),
    pytest.param(
        "Kenya condemned the invasion of Somalia by Chad.",
        "ACCUSE",
        [(["KEN"], ["TCD"])],
        id="who-invades-is",
    ),
    pytest.param(
        "President Soto of Peru opened the meeting with a speech in which he praised Chile.",
        "CONSULT",
        [(["PER"], [])],
        id="who-speaks-at-a-meeting-is-not-met",
    ),
    pytest.param(
        "President Soto of Peru met the families of Chileans taken hostage by Boko Haram.",
        "ASSAULT",
        [(["NGA"], ["CHL"])],
        id="who-takes-hostages",
    ),
    pytest.param(
        '"We will not forget," Rojas, the president of Chile, said of Peru. "They attacked us at night."',
        "ASSAULT",
        [(["They"], ["CHL"])],
        id="they-between-quotation-marks-are-not-the-speaker-s",
    ),
    pytest.param(
        "Peru deployed 2,000 soldiers to guard Chile.",
        "MOBILIZE",
        [(["PER"], [])],
        id="who-is-guarded-by-troops",
    ),
    pytest.param(
        "Peru deployed 2,000 soldiers to confront Chile.",
        "MOBILIZE",
        [(["PER"], ["CHL"])],
        id="who-is-fought-by-troops",
    ),
    pytest.param(
        "The delegation was led by former Nigerian president Ana Soto and was due to meet General Ade, according to the Malian presidency.",
        "CONSULT",
        [(["GOV"], ["MIL"])],
        id="according-to-whom",
    ),
    pytest.param(
        "Peru's government delegation refused to talk. President Soto of Peru then refused to attend the talks.",
        "REJECT",
        [(["PER"], [])],
        id="his-own-delegation-is-not-refused",
    ),
    pytest.param("Peru warned that it would meet force with force.", "THREATEN", [(["PER"], [])], id="force"),
    pytest.param(
        "Thai Ambassador to Peru Ann Lee thanked Chile.",
        "SUPPORT",
        [(["THA"], ["CHL"])],
        id="an-ambassador-is-not-of-his-post",
    ),
    pytest.param(
        "LIMA: Deputy Prime Minister and Minister of Foreign Affairs Ana Soto thanked Chile.",
        "SUPPORT",
        [(["PER"], ["CHL"])],
        id="one-person-of-two-offices",
    ),
    pytest.param(
        "Quito came under a Peruvian drone attack on Monday.",
        "ASSAULT",
        [(["PER"], ["ECU"])],
        id="whose-drones-they-are",
    ),
    pytest.param(
        "The African Union condemned the attacks on Chadian villagers.",
        "ACCUSE",
        [(["IGO"], [])],
        id="who-is-hit-is-not-blamed",
    ),
    pytest.param(
        "Peru said the accord, praised by Chile, would be monitored by the United Nations.",
        "SUPPORT",
        [(["CHL"], [])],
        id="another-verb's-doer-is-no-side",
    ),
    pytest.param(
        "The accord was welcomed by Chile and will be monitored by the United Nations.",
        "SUPPORT",
        [(["CHL"], [])],
        id="a-joined-verb's-doer-is-no-side",
    ),
    pytest.param(
        "Peru expressed gratitude to Chile for giving 40 tonnes of rice to Peru.",
        "AID",
        [(["CHL"], ["PER"])],
        id="who-is-thanked-gave",
    ),
    pytest.param(
        "Peruvian Minister Ana Soto met Ghanaian Minister Kofi Ade, to whom Soto expressed her readiness for talks.",
        "AGREE",
        [(["PER"], ["GHA"])],
        id="to-whom",
    ),
    pytest.param(
        "Peru and Chile pledged to go on with their work to benefit the people of Togo.",
        "AGREE",
        [(["PER", "CHL"], [])],
        id="two-who-promise-each-other",
    ),
    pytest.param(
        "In Sudan, RSF fighters shelled the army on Monday.",
        "ASSAULT",
        [(["SDN"], ["SDN"])],
        id="letters-of-a-group-of-the-country",
    ),
    pytest.param(
        "RSF praised the Peruvian government.", "SUPPORT", [(["NGO"], ["PER"])], id="letters-of-nowhere"
    ),
    pytest.param(
        "The Turkish minister said that rebels had crossed the river, calling on the Peruvian government to act.",
        "REQUEST",
        [(["TUR"], ["PER"])],
        id="who-says-so-calls-on-others",
    ),
    pytest.param(
        "Peruvian Minister Ana Soto spoke today with Ghanaian Minister Kofi Ade to discuss next steps.",
        "CONSULT",
        [(["PER"], ["GHA"])],
        id="spoke-with-whom",
    ),
    pytest.param(
        "Rebels captured the town of Kiva on the border with Uganda on Monday.",
        "COERCE",
        [(["UGA"], [])],
        id="a-border-is-no-side",
    ),
    pytest.param(
        "Protesters and police clashed in Lima on Monday.",
        "ASSAULT",
        [(["PER", "PER"], [])],
        id="both-sides-of-a-clash",
    ),
    pytest.param(
        "Peru received a cable from Chile yesterday, expressing gratitude to Peru.",
        "SUPPORT",
        [(["CHL"], ["PER"])],
        id="who-wrote-it-says-it",
    ),
    pytest.param(
        "The African Union condemned the arrest of President Ali Toure of Chad.",
        "ACCUSE",
        [(["IGO"], [])],
        id="who-suffers-an-arrest-is-not-blamed-for-it",
    ),
    pytest.param(
        "The African Union condemned the arrest of President Ali Toure by Niger.",
        "ACCUSE",
        [(["IGO"], ["NER"])],
        id="who-arrests-is-blamed",
    ),
    pytest.param(
        "Chad called for the release of President Ali Toure of Niger.",
        "REQUEST",
        [(["TCD"], [])],
        id="the-captive-is-not-asked",
    ),
    pytest.param(
        "Chad called for the withdrawal of Nigerien troops.",
        "REQUEST",
        [(["TCD"], ["NER"])],
        id="who-is-to-withdraw-is-asked",
    ),
    pytest.param(
        "Bolivia's defence ministry confirmed the attack on the Peruvian patrol.",
        "ASSAULT",
        [],
        id="who-confirms-an-attack-is-no-attacker",
    ),
    pytest.param(
        "Bolivia launched an attack on the Peruvian patrol.",
        "ASSAULT",
        [(["BOL"], ["PER"])],
        id="who-launches-it-is",
    ),
    pytest.param(
        "Lima urged the authorities in Guayaquil to reopen the bridge.",
        "REQUEST",
        [(["PER"], ["ECU"])],
        id="authorities-are-of-the-place-they-are-in",
    ),
    pytest.param(
        "Ana Soto, Peru's opposition leader, urged her supporters to rise up against the government.",
        "REQUEST",
        [(["PER"], ["PER"])],
        id="supporters-are-of-their-leader's-country",
    ),
    pytest.param(
        "Heads of State and Government from ECOWAS convened in Lima on Sunday.",
        "CONSULT",
        [(["IGO"], [])],
        id="heads-of-state-of-a-body",
    ),
    pytest.param(
        "Peruvian Minister Ana Soto and Ghanaian Minister Kofi Ade landed in Samoa on Friday for talks.",
        "CONSULT",
        [(["PER", "GHA"], ["WSM"])],
        id="two-guests-of-one-host",
    ),
    pytest.param(
        "Chile stressed its support for the process of the accession of Malta to NATO.",
        "SUPPORT",
        [(["CHL"], ["MLT"])],
        id="support-for-joining-is-for-who-joins",
    ),
    pytest.param(
        "Chile stressed its support for NATO.",
        "SUPPORT",
        [(["CHL"], ["IGO"])],
        id="support-for-the-body-itself",
    ),
    pytest.param(
        "Students in Kisumu marched against Kenya's deportation of the bishop.",
        "PROTEST",
        [(["KEN"], ["KEN"])],
        id="protest-against-who-did-it",
    ),
    pytest.param(
        "Students in Kisumu marched against the arrest of the Tanzanian minister.",
        "PROTEST",
        [(["KEN"], [])],
        id="protest-is-not-against-who-was-arrested",
    ),
    pytest.param(
        "Togo's junta has promised Benin to hold elections by March.",
        "AGREE",
        [(["TGO"], ["BEN"])],
        id="a-vote-at-home-may-be-promised-to-somebody",
    ),
    pytest.param(
        "Denmark's foreign minister thanked Arab states for their help.",
        "SUPPORT",
        [(["DNK"], ["GOV"])],
        id="arab-states-are-no-people-of-here",
    ),
    pytest.param(
        "Denmark sent condolences to Norway and to Chile.",
        "SUPPORT",
        [(["DNK"], ["NOR", "CHL"])],
        id="to-one-and-to-another",
    ),
    pytest.param(
        "Chad's minister said Togo's visit to the rebels sent the wrong signal to smugglers.",
        "ACCUSE",
        [(["TCD"], ["TGO"])],
        id="who-gets-a-wrong-signal-is-not-blamed",
    ),
    pytest.param(
        "Schools in Goma stayed shut on Monday. The Ugandan army shelled the town.",
        "ASSAULT",
        [(["UGA"], ["COD"])],
        id="the-town-is-the-one-told-of-last",
    ),
    pytest.param(
        "Norway refused to back the Danish-led blockade of Iceland.",
        "REJECT",
        [(["NOR"], ["DNK"])],
        id="whose-deed-is-judged-not-whom-it-hits",
    ),
    pytest.param(
        "Norway supported the Danish-led bombing of Yemen.",
        "ASSAULT",
        [(["DNK"], ["YEM"])],
        id="who-backs-a-deed-has-not-done-it",
    ),
    pytest.param(
        "The WFP head made an urgent plea for money to allow WFP to feed refugees in Chad.",
        "REQUEST",
        [(["UNO"], [])],
        id="who-asks-for-his-own-body-does-not-ask-it",
    ),
    pytest.param(
        "Norway backed the blockade of Iceland.",
        "SUPPORT",
        [(["NOR"], ["ISL"])],
        id="unless-nobody-is-told-to-do-it",
    ),
    pytest.param(
        "Students in Kisumu marched against the Tanzanian minister.",
        "PROTEST",
        [(["KEN"], ["TZA"])],
        id="protest-is-against-who-is-named",
    ),
]


@pytest.mark.parametrize(("text", "type", "sides"), SIDES)
def test_sides_are_those_that_the_sentence_tells(
    coder: dragoman.Coder, text: str, type: str, sides: list[tuple[list[str], list[str]]]
) -> None:
    assert [parties(e) for e in coded(coder, text, type)] == sides


def test_somebody_who_is_told_of_but_not_known_is_unknown(coder: dragoman.Coder) -> None:
    (event,) = coded(coder, "He attacked Nigerien soldiers on Monday.", "ASSAULT")

    assert [(a.actor_id, a.mention, a.country, a.sector) for a in event.source] == [("unknown", "He", "", "")]


def test_a_side_that_nothing_tells_is_absent(coder: dragoman.Coder) -> None:
    (event,) = coded(coder, "Nigerien soldiers were attacked on Monday.", "ASSAULT")

    assert (event.source, [a.country for a in event.target]) == ((), ["NER"])


def test_a_leader_bears_the_name_that_the_report_gives(coder: dragoman.Coder) -> None:
    text = "Russian Foreign Minister Sergey Lavrov flew to Lima. Lavrov met Peruvian Foreign Minister Ana Soto on Monday."
    met = next(
        e
        for e in coder.code(dragoman.Report(text=text, published="2020-03-05"))
        if len(e.target) and e.mode != "visit"
    )
    assert {a.name for a in (*met.source, *met.target)} == {"Sergey Lavrov", "Ana Soto"}


def test_him_is_never_who_acts_in_the_same_clause(coder: dragoman.Coder) -> None:
    text = "Ghanaian Minister Efua Tetteh met Togolese Minister Komla Agbeko on Monday. Tetteh asked him for two patrol boats."
    asked = next(
        e for e in coder.code(dragoman.Report(text=text, published="2026-03-03")) if e.type == "REQUEST"
    )
    assert [a.name for a in (*asked.source, *asked.target)] == ["Efua Tetteh", "Komla Agbeko"]


READOUT = (
    "Vice President Nadia Okoro today spoke with President Luis Prado of Paraguay about trade with Kenya and Chad. The Vice President "
    "thanked President Prado for opening the customs offices. They pledged to work together."
)


def test_a_deputy_is_not_taken_for_who_holds_the_office_itself(coder: dragoman.Coder) -> None:
    welcomed = next(
        e for e in coder.code(dragoman.Report(text=READOUT, published="2026-03-03")) if e.type == "SUPPORT"
    )
    assert [a.name for a in welcomed.source] == ["Nadia Okoro"]


def test_they_are_those_whom_the_sentences_are_about_not_the_last_plural_word(coder: dragoman.Coder) -> None:
    pledged = next(
        e for e in coder.code(dragoman.Report(text=READOUT, published="2026-03-03")) if e.type == "AGREE"
    )
    assert {a.name for a in (*pledged.source, *pledged.target)} == {"Nadia Okoro", "Luis Prado"}


def test_supporters_are_of_their_leader_s_camp(coder: dragoman.Coder) -> None:
    text = "Ana Soto, Peru's opposition leader, urged her supporters to rise up against the government."
    (event,) = coded(coder, text, "REQUEST")

    assert [(a.mention, a.sector) for a in event.target] == [("her supporters", "OPP")]


def test_she_is_whom_a_spokesman_speaks_of_not_the_spokesman(coder: dragoman.Coder) -> None:
    text = "A spokesman said that Prime Minister Efua Tetteh of Ghana met the Peruvian envoy. She also asked Peru for boats."
    (event,) = coded(coder, text, "REQUEST")

    assert [a.name for a in event.source] == ["Efua Tetteh"]


def test_the_envoy_is_the_ambassador_told_of_before(coder: dragoman.Coder) -> None:
    text = "Ghanaian Minister Efua Tetteh met Peruvian Ambassador Ana Soto on Monday. The envoy thanked Ghana for the boats."
    (event,) = coded(coder, text, "SUPPORT")

    assert [a.name for a in event.source] == ["Ana Soto"]


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        pytest.param(
            "Peru denied accusations from Chile that Peruvian soldiers opened fire.",
            "ACCUSE",
            "happened",
            id="accusations",
        ),
        pytest.param(
            "Peru denied that Peruvian soldiers opened fire on Chilean posts.",
            "ASSAULT",
            "denied",
            id="a-deed",
        ),
        pytest.param(
            "Chad decided to expel Niger's ambassador.", "SANCTION", "happened", id="expulsion-decided"
        ),
        pytest.param("Chad decided to send troops to Niger.", "MOBILIZE", "planned", id="sending-decided"),
    ],
)
def test_what_is_denied_or_decided_stands_as_it_is_told(
    coder: dragoman.Coder, text: str, type: str, status: str
) -> None:
    assert [e.status for e in coded(coder, text, type)] == [status]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        pytest.param("Peru and Chile refused to meet in Brussels.", "REJECT", id="a-body-s-town-is-where"),
        pytest.param(
            "European Union talks are under way. Peru and Chile will not meet on Monday.",
            "REJECT",
            id="two-refuse-each-other",
        ),
        pytest.param(
            '"The Togolese government is prepared to intensify our patrols," Togolese Foreign Minister Ana Soto said.',
            "AGREE",
            id="who-speaks-for-the-acting-side",
        ),
        pytest.param(
            "China told a third party not to interfere.", "REQUEST", id="a-third-party-is-nobody-known"
        ),
        pytest.param(
            "Denmark called for a ceasefire in line with UN resolutions.",
            "REQUEST",
            id="whose-resolutions-it-goes-by",
        ),
        pytest.param(
            "The Togolese president promised to hold elections in May after talks with the Beninese president.",
            "AGREE",
            id="who-stands-by-as-a-vote-at-home-is-promised",
        ),
        pytest.param(
            "Togolese Foreign Ministry spokesperson Ana Soto condemned the Togolese government's plans.",
            "ACCUSE",
            id="a-spokesman-s-own-government",
        ),
    ],
)
def test_no_other_side_is_told(coder: dragoman.Coder, text: str, type: str) -> None:
    assert [e.target for e in coded(coder, text, type)] == [()]


@pytest.mark.parametrize(
    ("text", "type", "told"),
    [
        ("Togo's ambassador abstained in the vote.", "REJECT", False),
        ("Togo's ambassador voted against the text.", "REJECT", True),
        ("The Togolese party was consulting its lawyers on Monday.", "CONSULT", False),
        ("The Togolese president consulted Chad's prime minister on Monday.", "CONSULT", True),
        ("Togo's foreign ministry defended its actions at the border.", "SUPPORT", False),
        ("Togo's foreign ministry defended Chad's actions at the border.", "SUPPORT", True),
        ("The Togolese opposition leader had arrived in Sokode for the launch.", "CONSULT", False),
        ("The crisis has brought closer cooperation between Togo and Chad.", "COOPERATE", False),
        ("Cooperation between Togo and Chad on vaccines grew.", "COOPERATE", True),
        (
            "The pact will strengthen the security of Chad, Togo's northern flank and the lake.",
            "MOBILIZE",
            False,
        ),
        ("Togo reinforced its northern flank.", "MOBILIZE", True),
    ],
)
def test_what_only_looks_like_an_act_towards_others_is_none(
    coder: dragoman.Coder, text: str, type: str, told: bool
) -> None:
    assert bool(coded(coder, text, type)) is told


@pytest.mark.parametrize(
    ("body", "sector"), [("Botswana Trades Union Congress", "LAB"), ("Botswana Congress", "LEG")]
)
def test_a_congress_of_unions_is_no_parliament(coder: dragoman.Coder, body: str, sector: str) -> None:
    (event,) = coded(coder, f"The {body} called on the government to raise wages.", "REQUEST")
    assert [(a.country, a.sector) for a in event.source] == [("BWA", sector)]


@pytest.mark.parametrize(
    ("said", "who"),
    [("A Togo statement said it had attacked Chad.", "TGO"), ("Its head said it had attacked Chad.", "NGO")],
)
def test_it_in_a_statement_is_whose_statement_it_is(coder: dragoman.Coder, said: str, who: str) -> None:
    (event,) = coded(coder, f"The Red Cross knew of the plan. {said}", "ASSAULT")
    assert [a.country or a.sector for a in event.source] == [who]


@pytest.mark.parametrize(
    ("text", "type", "source"),
    [
        pytest.param(
            '"We know of the attacks on Togo," the envoy of Chad said.',
            "ASSAULT",
            [],
            id="an-attack-that-one-knows-of",
        ),
        pytest.param(
            '"We have attacked the port of Togo," the envoy of Chad said.',
            "ASSAULT",
            ["TCD"],
            id="an-attack-of-one-s-own",
        ),
        pytest.param(
            "The ministers would face charges, Chad's envoy said.",
            "ACCUSE",
            [],
            id="charges-that-others-bring",
        ),
        pytest.param(
            "Villagers fled the Chadian assault on Togo.", "ASSAULT", ["TCD"], id="who-flees-does-not-attack"
        ),
    ],
)
def test_who_tells_of_what_others_do_does_not_do_it(
    coder: dragoman.Coder, text: str, type: str, source: list[str]
) -> None:
    told = {party for e in coded(coder, text, type) for party in parties(e)[0]}
    assert told == set(source)


FAR = (
    "Chad and Togo trade in cotton. Chad sells it. Togo spins it. Chad is proud of it. "
    "Farmers in the north say that rains came late this year, that wells are low and that most of them had to sell their goats; "
    "the markets of the south are empty as well, and nobody there can say when the lorries will come again."
)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(FAR + " Chad's president promised to lower taxes.", [], id="the-other-state-is-far"),
        pytest.param(
            FAR + " Togo wants more. Chad's president promised to sell cheaply.", ["TGO"], id="it-is-near"
        ),
    ],
)
def test_a_promise_is_to_the_report_s_other_state_only_where_it_was_just_told_of(
    coder: dragoman.Coder, text: str, target: list[str]
) -> None:
    (event,) = coded(coder, text, "AGREE")
    assert parties(event)[1] == target


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        pytest.param(
            "Chad withdrew its troops. Togo welcomed the withdrawal.",
            "SUPPORT",
            ["TCD"],
            id="the-noun-of-a-verb",
        ),
        pytest.param(
            "Chad shut its border on Monday. Togo criticised the move.", "ACCUSE", ["TCD"], id="a-move"
        ),
        pytest.param(
            "The envoy said Chad had shut its border. Togo criticised the move.",
            "ACCUSE",
            ["TCD"],
            id="a-move-that-is-told",
        ),
        pytest.param(
            "Chad said it was sorry. Togo rejected the remarks.", "REJECT", ["TCD"], id="what-somebody-said"
        ),
        pytest.param("Togo shut its border. It defended the move.", "SUPPORT", [], id="one-s-own-move"),
        pytest.param(
            "Chad is a large country. Togo criticised the bill.", "ACCUSE", [], id="nothing-of-that-name"
        ),
        pytest.param(
            "Chad proposed a truce. Togo rejected the proposal.", "REJECT", ["TCD"], id="what-was-proposed"
        ),
    ],
)
def test_a_deed_that_is_only_pointed_to_is_that_of_who_did_it(
    coder: dragoman.Coder, text: str, type: str, target: list[str]
) -> None:
    assert [party for e in coded(coder, text, type) for party in parties(e)[1]] == target


@pytest.mark.parametrize(
    ("text", "type", "mentions"),
    [
        (
            "Benin's prosecutors asked the electoral court to suspend the winner's party.",
            "REQUEST",
            ["the electoral court"],
        ),
        ("Kenyan rebels attacked Kenyan fighters near the port.", "ASSAULT", ["Kenyan fighters"]),
        ("Kenyan rebels attacked Kenyan rebels near the port.", "ASSAULT", []),
    ],
    ids=["prosecutors-and-court", "rebels-and-fighters", "rebels-are-one"],
)
def test_private_parties_of_one_country_are_two_where_they_are_called_otherwise(
    coder: dragoman.Coder, text: str, type: str, mentions: list[str]
) -> None:
    assert [a.mention for e in coded(coder, text, type) for a in e.target] == mentions


TALKS = "Chad's president Ali Haroun met Togo's president Ana Soto on Monday. "


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        pytest.param(TALKS + "Haroun reaffirmed his support.", "SUPPORT", ["TGO"], id="in-talks"),
        pytest.param("Ali Haroun leads Chad. Haroun reaffirmed his support.", "SUPPORT", [], id="no-talks"),
        pytest.param(
            TALKS + "Haroun also met Niger's president. Haroun reaffirmed his support.",
            "SUPPORT",
            [],
            id="talks-with-two-others",
        ),
    ],
)
def test_what_is_said_in_talks_is_said_to_the_one_with_whom_somebody_talks(
    coder: dragoman.Coder, text: str, type: str, target: list[str]
) -> None:
    assert [p for e in coded(coder, text, type) for p in parties(e)[1] if p] == target


@pytest.mark.parametrize(
    ("text", "type", "mutual"),
    [
        ("Chad and Togo promised to cut taxes.", "AGREE", True),
        ("Chad promised to cut taxes.", "AGREE", False),
        ("Chad's president and Togo's president thanked each other.", "SUPPORT", True),
        ("Chad's president and Togo's president thanked Niger.", "SUPPORT", False),
    ],
)
def test_several_who_promise_or_do_it_to_each_other_are_both_sides(
    coder: dragoman.Coder, text: str, type: str, mutual: bool
) -> None:
    assert [e.reciprocal for e in coded(coder, text, type)] == [mutual]


@pytest.mark.parametrize(
    ("said", "target"),
    [("for the raid, which Togo rejected", ["TCD"]), ("for the raid. Togo rejected a bill on wells", [])],
)
def test_what_is_rejected_as_which_is_what_was_said_before(
    coder: dragoman.Coder, said: str, target: list[str]
) -> None:
    (event,) = coded(coder, f"Chad blamed Togo {said}.", "REJECT")
    assert parties(event)[1] == target


@pytest.mark.parametrize(
    ("done", "target"),
    [("the coalition move", ["TCD"]), ("the coalition partner", [])],
    ids=["its-move", "a-partner"],
)
def test_a_coalition_before_a_deed_is_whose_deed_it_is(
    coder: dragoman.Coder, done: str, target: list[str]
) -> None:
    text = f"A Chadian-led military coalition freed 20 soldiers. Togo's president welcomed {done}."
    assert [p for e in coded(coder, text, "SUPPORT") for p in parties(e)[1] if p] == target


@pytest.mark.parametrize(
    ("whom", "countries"),
    [
        ("Togolese soldiers and journalists", {"TGO"}),
        ("Togolese soldiers and two journalists", {"TGO", ""}),
        ("soldiers and journalists", {""}),
    ],
)
def test_what_is_joined_without_words_of_its_own_is_of_the_same_country(
    coder: dragoman.Coder, whom: str, countries: set[str]
) -> None:
    (event,) = coded(coder, f"Niger, Chad and Togo share a lake. Chad arrested {whom}.", "COERCE")
    assert {a.country for a in event.target} == countries


def test_they_who_agree_are_not_the_one_body_named_last(coder: dragoman.Coder) -> None:
    text = (
        "President Ali Haroun of Chad spoke today with President Ana Soto of Togo about men held by Boko Haram. "
        "They agreed to speak again in the coming days."
    )
    (event,) = coded(coder, text, "AGREE")
    assert set(parties(event)[0]) == {"TCD", "TGO"}


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        ("Chad asked its allies to send troops.", "REQUEST", ["its allies"]),
        ("Chad asked its ally Togo to send troops.", "REQUEST", ["Togo"]),
        ("Chad accused its allies of talks with Togo.", "ACCUSE", ["its allies"]),
        ("Chad accused Niger of talks with Togo.", "ACCUSE", ["Niger"]),
    ],
)
def test_allies_of_whom_nothing_is_known_are_the_other_side(
    coder: dragoman.Coder, text: str, type: str, target: list[str]
) -> None:
    (event,) = coded(coder, text, type)
    assert [a.mention for a in event.target] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Chad reaffirmed its support for the fight against Togo.", []),
        ("Chad reaffirmed its support for the fight of Togo.", ["TGO"]),
        ("Chad reaffirmed its commitment to deterring Togo.", []),
    ],
)
def test_against_whom_a_friendly_act_is_does_not_get_it(
    coder: dragoman.Coder, text: str, target: list[str]
) -> None:
    assert [p for e in coded(coder, text, "SUPPORT") for p in parties(e)[1] if p] == target


@pytest.mark.parametrize(
    ("verb", "source"), [("condemned", []), ("announced", ["TGO"])], ids=["others-did-it", "its-own"]
)
def test_who_only_judges_an_expulsion_does_not_carry_it_out(
    coder: dragoman.Coder, verb: str, source: list[str]
) -> None:
    told = coded(coder, f"Togo {verb} the expulsion of two Chadian diplomats.", "SANCTION")
    assert [p for e in told for p in parties(e)[0]] == source
