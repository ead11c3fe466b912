"""Are the political actors of a sentence found, with country, sector and role?"""

import datetime as dt

import pytest
from spacy.language import Language

from dragoman.coding.findings import Mention
from dragoman.coding.who import find_mentions
from dragoman.coding.who.bare_mentions import actors_of
from dragoman.coding.who.crowds import find_crowds
from dragoman.knowledge.names import load_knowledge

KNOWLEDGE = load_knowledge()

pytestmark = pytest.mark.model


def mentions(nlp: Language, sentence: str) -> dict[str, Mention]:
    """By head word."""
    doc = nlp(sentence)
    return {doc[m.head].text: m for m in find_mentions(doc, knowledge=KNOWLEDGE)}


def told(mention: Mention | None) -> list[tuple[str, str]]:
    return [(a.country, a.sector) for a in mention.actors] if mention else []


@pytest.mark.parametrize(
    ("sentence", "head", "actors"),
    [
        pytest.param("Chad warned Niger.", "Chad", [("TCD", "GOV")], id="state"),
        pytest.param("Troops died in Chad.", "Chad", [], id="state-as-place"),
        pytest.param("The Chadian-led coalition struck.", "coalition", [("TCD", "MIL")], id="who-leads-it"),
        pytest.param("The Chad-based coalition met.", "coalition", [("TCD", "")], id="where-it-is-based"),
        pytest.param("Nairobi rejected the plan.", "Nairobi", [("KEN", "GOV")], id="capital-for-government"),
        pytest.param("They met in Nairobi.", "Nairobi", [], id="capital-as-place"),
        pytest.param("Chad left the Lome Treaty Organisation Pact.", "Pact", [], id="a-pact-is-no-party"),
        pytest.param("Chad led a major rally.", "major", [], id="a-major-rally"),
        pytest.param("Chad freed the major.", "major", [("", "MIL")], id="the-major"),
        pytest.param("The Kremlin denied it.", "Kremlin", [("RUS", "GOV")], id="house"),
        pytest.param("The Chadian army advanced.", "army", [("TCD", "MIL")], id="adjective-and-body"),
        pytest.param(
            "Kenyan police fired on students.", "police", [("KEN", "COP")], id="adjective-and-crowd"
        ),
        pytest.param("The president of Peru spoke.", "president", [("PER", "GOV")], id="office-of-state"),
        pytest.param("Peru's president spoke.", "president", [("PER", "GOV")], id="state's-office"),
        pytest.param("A UN envoy for Libya arrived.", "envoy", [("", "UNO")], id="envoy-of-the-sender"),
        pytest.param("A French envoy to Mali arrived.", "envoy", [("FRA", "GOV")], id="not-of-the-host"),
        pytest.param("A former Peruvian minister spoke.", "minister", [("PER", "ELI")], id="former"),
        pytest.param("Hamas officials left.", "officials", [("PSE", "REB")], id="officials-of-a-group"),
        pytest.param(
            "A Hezbollah commander was killed.", "commander", [("LBN", "REB")], id="commander-of-a-group"
        ),
        pytest.param("A spokesman for the opposition spoke.", "spokesman", [("", "OPP")], id="spokesman-for"),
        pytest.param("Turkey-backed rebels advanced.", "rebels", [("", "REB")], id="backer-is-no-country"),
        pytest.param("Turkey-backed rebels advanced.", "Turkey", [], id="backer-does-not-act"),
        pytest.param(
            "Syrian Kurdish fighters advanced.", "fighters", [("SYR", "REB")], id="people's-fighters"
        ),
        pytest.param("Kurdish villagers fled.", "villagers", [("", "CVL")], id="people's-villagers"),
        pytest.param("Chadian objections delayed it.", "Chadian", [("TCD", "GOV")], id="adjective-of-an-act"),
        pytest.param("Protesters in Lima threw stones.", "Protesters", [("PER", "CVL")], id="local-crowd"),
        pytest.param(
            "Soldiers in Lima threw stones.", "Soldiers", [("", "MIL")], id="soldiers-may-be-foreign"
        ),
        pytest.param(
            "The leaders of Fiji and Tonga met.",
            "leaders",
            [("FJI", "GOV"), ("TON", "GOV")],
            id="leaders-of-two",
        ),
        pytest.param(
            "Thai and Lao ministers met.",
            "ministers",
            [("THA", "GOV"), ("LAO", "GOV")],
            id="ministers-of-two",
        ),
        pytest.param(
            "Islamic State fighters fled.", "fighters", [("IMG", "REB")], id="network-across-borders"
        ),
        pytest.param("EU lawmakers voted.", "lawmakers", [("", "EUR")], id="body-above-states"),
        pytest.param("Ekrem Imamoglu left.", "Imamoglu", [("TUR", "OPP")], id="opponent-who-is-known"),
        pytest.param("Mahmoud Dicko left.", "Dicko", [("MLI", "REL")], id="cleric-who-is-known"),
        pytest.param("Abubakar Shekau left.", "Shekau", [("NGA", "REB")], id="rebel-who-is-known"),
    ],
)
def test_who_tells_country_and_sector(
    nlp: Language, sentence: str, head: str, actors: list[tuple[str, str]]
) -> None:
    assert told(mentions(nlp, sentence).get(head)) == actors


@pytest.mark.parametrize(
    ("sentence", "head", "name", "country", "role"),
    [
        pytest.param(
            "Peruvian Foreign Minister Ana Soto left.",
            "Soto",
            "Ana Soto",
            "PER",
            "foreign minister",
            id="title",
        ),
        pytest.param(
            "Ana Soto, the Peruvian president, left.", "Soto", "Ana Soto", "PER", "president", id="apposition"
        ),
        pytest.param(
            "Peru's president, Ana Soto, left.", "Soto", "Ana Soto", "PER", "president", id="apposed-name"
        ),
        pytest.param(
            "US envoy to Mali Ann Lee left.", "Lee", "Ann Lee", "USA", "envoy", id="post-of-an-envoy"
        ),
        pytest.param("Angela Weber left the stage.", "Weber", "Angela Weber", "", "", id="nobody-known"),
    ],
)
def test_who_names_persons(
    nlp: Language, sentence: str, head: str, name: str, country: str, role: str
) -> None:
    mention = mentions(nlp, sentence)[head]
    assert mention.kind == "person"
    assert [(a.name, a.country, a.role) for a in mention.actors] == [(name, country, role)]


@pytest.mark.parametrize(
    ("sentence", "head"), [("The two ministers agreed.", "ministers"), ("The minister agreed.", "minister")]
)
def test_an_office_without_company_points_elsewhere(nlp: Language, sentence: str, head: str) -> None:
    mention = mentions(nlp, sentence)[head]
    assert mention.rule == "who.anaphor"
    assert told(mention) == [("", "GOV")]


def test_a_pronoun_is_a_mention_without_actors(nlp: Language) -> None:
    assert mentions(nlp, "They accused him.")["They"].actors == ()


def test_spans_are_the_words_that_told(nlp: Language) -> None:
    sentence = "The Chadian army advanced."
    spans = mentions(nlp, sentence)["army"].spans
    assert [sentence[a:b] for a, b in spans] == ["Chadian", "army"]


@pytest.mark.parametrize(("year", "sector"), [(2015, "GOV"), (2020, "ELI"), (None, "GOV")])
def test_a_leader_whose_office_is_over_is_a_former_one(nlp: Language, year: int | None, sector: str) -> None:
    published = dt.date(year, 6, 1) if year else None
    found = find_mentions(nlp("Barack Obama spoke."), knowledge=KNOWLEDGE, published=published)
    assert [a.sector for m in found for a in m.actors] == [sector]


@pytest.mark.parametrize(
    ("year", "code"),
    [(2016, ("NLD", "GOV")), (2026, ("", "IGO"))],
)
def test_a_leader_has_the_office_of_the_day(nlp: Language, year: int, code: tuple[str, str]) -> None:
    for text in ("Mark Rutte spoke.", "The visitors met Mark Rutte in Rome."):
        found = find_mentions(nlp(text), knowledge=KNOWLEDGE, published=dt.date(year, 6, 1))
        assert [(a.country, a.sector) for m in found for a in m.actors if a.name == "Mark Rutte"] == [code]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police detained Thatcher and a neighbour.", ""),
        ("Police in Britain recalled how Thatcher won.", "GBR"),
        ("Margaret Thatcher won. Thatcher was cheered.", "GBR"),
    ],
)
def test_a_surname_alone_is_not_a_leader_of_long_ago_unless_something_says_so(
    nlp: Language, text: str, country: str
) -> None:
    found = find_mentions(nlp(text), knowledge=KNOWLEDGE, published=dt.date(2022, 6, 1))
    last = [m for m in found if m.kind == "person" and "Thatcher" in m.actors[0].mention][-1]
    assert last.actors[0].country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chief Cabinet Secretary Ken Arai spoke.", "JPN"),
        ("The Malian treasury secretary spoke.", "MLI"),
        ("Cabinet Secretary Ken Arai spoke.", ""),
    ],
)
def test_an_office_that_only_one_state_has_tells_the_state(nlp: Language, text: str, country: str) -> None:
    found = find_mentions(nlp(text), knowledge=KNOWLEDGE)
    assert [a.country for m in found for a in m.actors if a.role] == [country]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("She hung her head.", []),
        ("They freed the head of the council.", ["head"]),
        ("They freed its head.", ["head"]),
    ],
)
def test_somebody_s_own_head_is_no_office(nlp: Language, text: str, heads: list[str]) -> None:
    doc = nlp(text)
    found = [doc[m.head].text for m in find_mentions(doc, knowledge=KNOWLEDGE)]
    assert [w for w in found if w == "head"] == heads


@pytest.mark.parametrize(("year", "name"), [(2014, "Park Geun-hye"), (2024, "Park")])
def test_an_office_and_a_last_name_are_a_leader_s_while_he_holds_it(
    nlp: Language, year: int, name: str
) -> None:
    found = find_mentions(nlp("President Park spoke."), knowledge=KNOWLEDGE, published=dt.date(year, 5, 6))
    assert [a.name for m in found for a in m.actors if a.name] == [name]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("North Korea left. Seoul sent rice to the North.", ["PRK", "KOR", "PRK"]),
        ("North Korea left. The South sent rice to the north.", ["PRK", "KOR"]),
        ("North Korea left. The South Sea is calm.", ["PRK"]),
        ("Mali left. Rome sent rice to the North.", ["MLI", "ITA"]),
    ],
)
def test_the_north_is_a_state_where_a_text_tells_of_its_halves(
    nlp: Language, text: str, countries: list[str]
) -> None:
    found = find_mentions(nlp(text), knowledge=KNOWLEDGE)
    assert [a.country for m in found for a in m.actors if a.country] == countries


def test_a_newer_office_than_that_of_the_list_counts(nlp: Language) -> None:
    found = find_mentions(nlp("Prime Minister Kalonzo Musyoka spoke."), knowledge=KNOWLEDGE)
    assert [(a.country, a.sector) for m in found for a in m.actors] == [("KEN", "GOV")]


def test_a_body_that_is_called_rebel_once_is_so_wherever_it_is_named(nlp: Language) -> None:
    text = "Sudan's army and the rebel Northern Front declared a ceasefire. The Northern Front spoke."
    found = find_mentions(nlp(text), knowledge=KNOWLEDGE)
    named = [a.sector for m in found if m.rule == "who.named" for a in m.actors]
    assert named == ["REB", "REB"]


@pytest.mark.parametrize("money", ["US$ 2 million", "US$500"])
def test_a_currency_is_no_party(nlp: Language, money: str) -> None:
    assert "USA" not in {
        a.country for m in mentions(nlp, f"The court fined him {money}.").values() for a in m.actors
    }


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Chadian farmers", "TCD", "AGR"),
        ("Chad", "TCD", ""),
        ("targets in Chad", "TCD", ""),
        ("Chadians", "TCD", ""),
        ("N'Djamena", "TCD", "GOV"),
        ("@ChadPolice", "TCD", "COP"),
        ("the Chadian Human Rights League", "TCD", "SOC"),
        pytest.param("the chief of staff of the Fijian army", "FJI", "MIL", id="chief-of-staff-of-an-army"),
        pytest.param("the Greek navy's chief of staff", "GRC", "MIL", id="chief-of-staff-behind-a-navy"),
        pytest.param("the Kenyan president's chief of staff", "KEN", "GOV", id="chief-of-staff-of-an-office"),
        pytest.param("Hong Kong's chief executive", "HKG", "GOV", id="chief-executive-of-a-territory"),
        pytest.param("a German chief executive", "DEU", "BUS", id="chief-executive-of-a-firm"),
        pytest.param("the auditor general of Kenya", "KEN", "GOV", id="no-general"),
        pytest.param("Kurdish Peshmerga fighters", "IRQ", "MIL", id="fighters-of-an-army"),
        pytest.param("Somali pirates", "SOM", "CRM", id="pirates"),
        pytest.param("the Iraqi Journalists Syndicate", "IRQ", "SOC", id="no-crime-syndicate"),
    ],
)
def test_actors_of_reads_a_bare_mention(nlp: Language, phrase: str, country: str, sector: str) -> None:
    assert [(a.country, a.sector) for a in actors_of(phrase, knowledge=KNOWLEDGE, nlp=nlp)] == [
        (country, sector)
    ]


@pytest.mark.parametrize("phrase", ["", "   ", "kittens", "@", "\u0000\ud800"])
def test_actors_of_nothing_is_empty(nlp: Language, phrase: str) -> None:
    assert actors_of(phrase, knowledge=KNOWLEDGE, nlp=nlp) == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Hundreds protested in Lima.", ["Hundreds"], id="who-protest"),
        pytest.param("Tens of thousands marched.", ["Tens of thousands"], id="tens-of-thousands"),
        pytest.param("Police arrested dozens.", ["dozens"], id="who-are-arrested"),
        pytest.param("Ten were killed.", ["Ten"], id="a-number-killed"),
        pytest.param("The plan cost thousands.", [], id="money"),
        pytest.param("Police seized hundreds of rifles.", [], id="things"),
        pytest.param("Hundreds of farmers protested.", [], id="farmers-are-named"),
    ],
)
def test_a_bare_number_stands_for_people_by_what_they_do_or_suffer(
    nlp: Language, text: str, people: list[str]
) -> None:
    doc = nlp(text)

    assert [doc[m.start : m.end].text for m in find_crowds(doc, knowledge=load_knowledge())] == people


@pytest.mark.parametrize(
    ("text", "head", "country", "sector"),
    [
        pytest.param(
            "The Kremlin-loyal president of Chad spoke.", "president", "TCD", "GOV", id="loyal-to-another"
        ),
        pytest.param("KVNU president Ana Soto spoke.", "Soto", "", "", id="who-heads-a-body-of-letters"),
        pytest.param("President Ana Soto spoke.", "Soto", "", "GOV", id="who-heads-a-state"),
        pytest.param("Chad's Audit Bureau spoke.", "Bureau", "TCD", "GOV", id="a-state-before-a-body-s-name"),
        pytest.param(
            "The Chad Armed Forces (CAF) fled. CAF troops spoke.",
            "troops",
            "TCD",
            "MIL",
            id="letters-of-forces",
        ),
        pytest.param("ACT-Hamas spoke in Lome.", "Hamas", None, None, id="half-a-name"),
        pytest.param("The Chad-Hamas talks failed. Hamas spoke.", "Hamas", "PSE", "REB", id="beside-a-state"),
    ],
)
def test_what_stands_beside_a_name_tells_whose_and_of_what_kind_it_is(
    nlp: Language, text: str, head: str, country: str | None, sector: str | None
) -> None:
    doc = nlp(text)
    found = [
        (m.actors[0].country, m.actors[0].sector)
        for m in find_mentions(doc, knowledge=load_knowledge())
        if doc[m.head].text == head and m.actors
    ]

    assert found[-1:] == ([] if country is None else [(country, sector)])


@pytest.mark.parametrize(
    ("published", "role"),
    [
        pytest.param(dt.date(2016, 5, 6), "", id="before"),
        pytest.param(dt.date(2018, 5, 6), "president", id="since"),
        pytest.param(None, "president", id="nobody-knows"),
    ],
)
def test_an_office_is_held_only_from_its_first_day(
    nlp: Language, published: dt.date | None, role: str
) -> None:
    doc = nlp("Adama Barrow spoke.")
    found = find_mentions(doc, knowledge=load_knowledge(), published=published)

    assert [(a.country, a.role) for m in found for a in m.actors] == [("GMB", role)]


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("Minister Robert “Bob” Casey warned Niger.", "Casey", "Robert “Bob” Casey"),
        ('Minister Robert "Bob" Casey warned Niger.', "Casey", 'Robert "Bob" Casey'),
        ("Minister Robert Casey warned Niger.", "Casey", "Robert Casey"),
    ],
)
def test_a_nickname_between_quotation_marks_is_within_a_name(
    nlp: Language, sentence: str, head: str, name: str
) -> None:
    assert [a.name for a in mentions(nlp, sentence)[head].actors] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chadian Red Cross warned Niger.",
        "Niger warned the Chadian Red Cross.",
        "Niger warned the larger Chadian Red Cross.",
    ],
)
def test_a_nation_s_branch_of_a_body_has_one_name(nlp: Language, sentence: str) -> None:
    assert [a.name for a in mentions(nlp, sentence)["Cross"].actors] == ["Chadian Red Cross"]
