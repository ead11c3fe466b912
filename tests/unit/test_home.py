"""Is it known whose officials are of whom the report takes it for granted, and whose they are not?"""

import pytest
from spacy.language import Language

from dragoman.coding.findings import Mention
from dragoman.coding.homes.guests import both, hosts_of, lacking
from dragoman.coding.homes.seats import by_seat
from dragoman.coding.homes.stage import _is_inside, home_of, told_by_dateline
from dragoman.coding.same_person import resolve
from dragoman.coding.same_person.belonging import at_home
from dragoman.coding.where.datelines import likely_dateline
from dragoman.coding.where.geocoding import places_in
from dragoman.coding.who import find_mentions, states_at
from dragoman.coding.who.long_titles import long_titles
from dragoman.coding.who.naming import lay_names
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.names import load_knowledge
from dragoman.records import Actor

KNOWLEDGE = load_knowledge()

pytestmark = pytest.mark.model


def home(nlp: Language, text: str, *, dateline: str = "", published_in: str = "") -> str:
    doc = nlp(text)
    laid = lay_names(doc, knowledge=KNOWLEDGE)
    mentions = find_mentions(doc, knowledge=KNOWLEDGE, laid=laid)
    return home_of(
        doc,
        mentions,
        states=states_at(laid),
        dateline=dateline,
        published_in=published_in,
        places=places_in(doc, gazetteer=load_gazetteer()),
    )


def countries(nlp: Language, text: str, head: str, *, home: str = "", theatre: str = "") -> list[str]:
    """The countries of the last mention at a head word."""
    doc = nlp(text)
    laid = lay_names(doc, knowledge=KNOWLEDGE)
    found = find_mentions(doc, knowledge=KNOWLEDGE, laid=laid)
    hosts = hosts_of(doc, found, states_at(laid))
    mentions = resolve(doc, found, home=home, theatre=theatre, hosts=hosts)
    return [a.country for a in [m for m in mentions if doc[m.head].text == head][-1].actors]


@pytest.mark.parametrize(
    ("text", "dateline", "publisher", "expected"),
    [
        pytest.param("Minister Odo Amba arrived in Peru.", "PER", "TGO", "TGO", id="a-guest-of-the-dateline"),
        pytest.param("Minister Odo Amba arrived by train.", "PER", "TGO", "PER", id="no-guest"),
        pytest.param(
            "Minister Odo Amba arrived in Peru.", "PER", "PER", "PER", id="the-publisher-is-the-host"
        ),
        pytest.param(
            "Minister Odo Amba met Peruvian Trade Minister Ana Soto.", "PER", "", "", id="meets-the-host-s"
        ),
        pytest.param(
            "Minister Odo Amba met Peruvian Trade Minister Ana Soto. They spoke of trade between Togo and Peru.",
            "",
            "",
            "TGO",
            id="the-other-of-two",
        ),
        pytest.param(
            "Togolese Minister Odo Amba met Peruvian Trade Minister Ana Soto. Trade between Togo and Peru grew.",
            "",
            "",
            "",
            id="both-are-told",
        ),
    ],
)
def test_a_report_is_not_told_from_where_its_officials_are_guests(
    nlp: Language, text: str, dateline: str, publisher: str, expected: str
) -> None:
    assert home(nlp, text, dateline=dateline, published_in=publisher) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Minister Odo Amba arrived in Peru.", [""], id="visitor"),
        pytest.param("Minister Odo Amba returned from Peru.", ["PER"], id="comes-home"),
    ],
)
def test_a_visitor_is_not_of_the_country_that_he_visits(nlp: Language, text: str, country: list[str]) -> None:
    assert countries(nlp, text, "Amba", home="PER") == country


@pytest.mark.parametrize(
    ("text", "head", "country"),
    [
        pytest.param("The envoy to Peru, Odo Amba, met rebels.", "envoy", [""], id="posted-there"),
        pytest.param(
            "The interior minister, Odo Amba, met rebels.", "minister", ["PER"], id="in-office-there"
        ),
    ],
)
def test_an_envoy_is_not_of_the_country_to_which_he_is_sent(
    nlp: Language, text: str, head: str, country: list[str]
) -> None:
    assert countries(nlp, text, head, home="PER") == country


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param("The Togolese parliament met.", "NZL", "TGO", id="another-s-parliament"),
        pytest.param("The minister met the Togolese envoy.", "NZL", "NZL", id="another-s-envoy"),
        pytest.param("The Togolese parliament and the Peruvian police met.", "", "", id="of-two-countries"),
        pytest.param("Odo Amba lost Togo's election. Norway is glad.", "", "TGO", id="where-it-votes"),
        pytest.param("Norway is glad of the election in Togo.", "", "", id="of-which-another-state-speaks"),
        pytest.param("Soldiers in Togo took over. Norway is glad.", "", "TGO", id="where-an-army-takes-over"),
        pytest.param(
            "Police beat two men in Arequipa. Norway and Ghana are worried.", "", "PER", id="by-its-towns"
        ),
        pytest.param(
            "Police beat two men in Arequipa and another in Lome. Norway is worried.", "", "", id="in-two"
        ),
        pytest.param("Norway and Ghana are to meet in Arequipa.", "", "", id="others-meet-there"),
        pytest.param(
            "Ghanaian police beat two men. Norway and Ghana are to meet in Arequipa.", "", "GHA", id="named"
        ),
        pytest.param("Togolese soldiers took over. Norway is glad.", "", "", id="an-army-may-be-abroad"),
        pytest.param("Togo's coalition partner left. Norway is glad.", "", "TGO", id="where-parties-part"),
    ],
)
def test_a_report_of_another_country_s_own_affairs_is_told_from_there(
    nlp: Language, text: str, publisher: str, expected: str
) -> None:
    assert home(nlp, text, published_in=publisher) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("The National Assembly met.", "Assembly", ["PER"], id="a-chamber-by-name"),
        pytest.param("The national assembly met.", "assembly", [""], id="a-chamber-of-anybody"),
        pytest.param(
            "The Malian parliament fell. The Senate met.", "Senate", ["PER"], id="no-other-s-chamber"
        ),
        pytest.param(
            "The Malian senate fell. The parliament met.", "parliament", ["MLI"], id="the-one-told-of"
        ),
        pytest.param("Former Trade Minister Ana Soto spoke.", "Soto", ["PER"], id="a-former-official"),
        pytest.param("Police heard protester Paul Ade.", "Ade", ["MLI"], id="who-is-where-it-happens"),
    ],
)
def test_whose_names_a_report_takes_for_granted_are_its_own(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head, home="PER", theatre="MLI") == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("He welcomed Ambassador Kofi Ade, as envoy of Togo to Peru.", "Ade", ["TGO"], id="as"),
        pytest.param("He welcomed Ambassador Kofi Ade as the envoys of Togo left.", "Ade", [""], id="when"),
        pytest.param(
            "The Togolese minister of Trade, Ana Soto, who arrived, met him.", "Soto", ["TGO"], id="comma"
        ),
        pytest.param("The BJP's Paul Brown left.", "Brown", ["IND"], id="party"),
        pytest.param(
            "The Deputy Minister for Latin America met him.", "Minister", [""], id="not-the-United-States"
        ),
        pytest.param("The Deputy Minister for America met him.", "Minister", ["USA"], id="the-United-States"),
    ],
)
def test_words_right_behind_or_before_a_name_tell_whose_he_is(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head) == expected


@pytest.mark.parametrize(
    ("name", "around", "publisher", "expected"),
    [
        pytest.param("Islamabad", "", "", "PAK", id="a-capital-before-a-bigger-town-s-old-name"),
        pytest.param("Hyderabad", "", "PAK", "PAK", id="the-publisher-s"),
        pytest.param("Hyderabad", "", "", "IND", id="the-biggest"),
        pytest.param("Kingston", "CAN", "JAM", "CAN", id="told-behind-it"),
    ],
)
def test_a_dateline_names_the_likeliest_of_several_places(
    name: str, around: str, publisher: str, expected: str
) -> None:
    rows = load_gazetteer().candidates(name)

    assert max(rows, key=lambda r: likely_dateline(r, {around}, publisher)).country == expected


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        pytest.param(
            "Ambassador of Peru to Ghana Ana Soto met the minister.", "PER", "Ana Soto", id="posted"
        ),
        pytest.param(
            "He met State Secretary for Foreign and Global Affairs of Peru Ana Soto.",
            "PER",
            "Ana Soto",
            id="of",
        ),
        pytest.param(
            "He met the permanent secretary at the Norwegian Trade Minister's Bureau, Lars Holm.",
            "NOR",
            "Lars Holm",
            id="at-an-office",
        ),
        pytest.param(
            "He met Speaker of the House of Representatives of Morocco Ali Rachid in Fez.",
            "MAR",
            "Ali Rachid",
            id="a-name-before-a-place",
        ),
        pytest.param("The minister of trade of Peru said so.", "PER", "", id="no-name"),
    ],
)
def test_a_title_told_at_length_tells_whose_it_is_and_who_holds_it(
    nlp: Language, text: str, country: str, name: str
) -> None:
    doc = nlp(text)
    found = long_titles(doc, lay_names(doc, knowledge=KNOWLEDGE))

    assert [t.state.fact.country for t in found] == [country]
    assert [doc[t.name[0] : t.name[1]].text if t.name else "" for t in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ambassador to Peru left.", id="where-he-is-posted"),
        pytest.param("The envoy of the African Union to Peru left.", id="of-a-body-above-states"),
        pytest.param("The minister for trade met envoys of Peru.", id="another's-state"),
    ],
)
def test_a_title_at_length_leaves_out_states_that_it_is_not_of(nlp: Language, text: str) -> None:
    doc = nlp(text)

    assert long_titles(doc, lay_names(doc, knowledge=KNOWLEDGE)) == []


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("The Togolese delegation led by Minister Odo Amba left.", "Amba", ["TGO"], id="led-by"),
        pytest.param("Minister Odo Amba leads the Togolese delegation.", "Amba", ["TGO"], id="leads"),
        pytest.param(
            "The Togolese rally joined by Minister Odo Amba ended.", "Amba", ["PER"], id="only-joined"
        ),
        pytest.param(
            "Togo's Minister of Trade and Minister of State Odo Amba left.",
            "Amba",
            ["TGO"],
            id="second-office",
        ),
        pytest.param(
            "He thanked the Togolese leadership, government and people.", "government", ["TGO"], id="list"
        ),
        pytest.param(
            "The government and the people of Togo mourned.", "government", ["TGO"], id="as-the-next"
        ),
        pytest.param(
            "The government and an envoy of Togo mourned.", "government", ["PER"], id="no-two-bodies"
        ),
    ],
)
def test_who_stands_beside_an_official_or_a_body_of_a_told_country_is_of_it(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head, home="PER", theatre="PER") == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param(
            "Togo and Peru are close. Togolese Minister Odo Amba will meet his counterpart.",
            "counterpart",
            ["PER"],
            id="the-other-of-two",
        ),
        pytest.param(
            "Togolese Minister Odo Amba saw the Peruvian president. He met his counterpart Ana Soto.",
            "Soto",
            ["PER"],
            id="the-last-other",
        ),
        pytest.param(
            "Togolese Minister Odo Amba will meet his counterpart.", "counterpart", [""], id="nobody-told"
        ),
    ],
)
def test_a_counterpart_is_of_the_other_country(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "The Togolese trade minister spoke. Togolese Trade Minister Ana Soto left. Trade Minister Odo Amba spoke.",
            [""],
            id="held-by-another",
        ),
        pytest.param("The Togolese trade minister spoke. Trade Minister Odo Amba spoke.", ["TGO"], id="open"),
    ],
)
def test_an_office_that_has_a_holder_is_nobody_else_s(nlp: Language, text: str, country: list[str]) -> None:
    assert countries(nlp, text, "Amba") == country


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("Minister Karim Rumi of Oman spoke. Kamal Rumi left.", False, id="brothers"),
        pytest.param("Sergei Petrov of Latvia spoke. Sergey Petrov left.", True, id="another-spelling"),
    ],
)
def test_a_family_name_alone_makes_no_one_person(nlp: Language, text: str, same: bool) -> None:
    found = countries(nlp, text, "Rumi" if "Rumi" in text else "Petrov")

    assert bool(found[0]) is same


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Youth Affairs mattered to him.", 0, id="part-of-affairs"),
        pytest.param("Youth mattered to him.", 1, id="people"),
        pytest.param("Sultan bin Saad Al Rumi spoke.", 0, id="a-first-name"),
        pytest.param("The sultan spoke.", 1, id="an-office"),
    ],
)
def test_a_word_of_an_office_may_be_part_of_another_name(nlp: Language, text: str, count: int) -> None:
    laid = lay_names(nlp(text), knowledge=KNOWLEDGE)

    assert len({n.start for n in laid if n is not None and n.fact.kind == "role"}) == count


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param(
            "The Kosta Reform Front (KRF) met. Paul Brown, the KRF spokesman, left.",
            "Brown",
            ("PER", "PTY"),
            id="spokesman-of-letters",
        ),
        pytest.param(
            "The Peruvian Crimes Commission (PCC) met. The PCC left.",
            "PCC",
            ("PER", "GOV"),
            id="its-own-state",
        ),
        pytest.param("The Kosta River Festival (KRF) ended. The KRF left.", "KRF", None, id="no-body"),
    ],
)
def test_letters_stand_for_the_body_that_the_text_explains_them_by(
    nlp: Language, text: str, head: str, expected: tuple[str, str] | None
) -> None:
    doc = nlp(text)
    mentions = resolve(doc, find_mentions(doc, knowledge=KNOWLEDGE), home="PER", theatre="PER")
    found = [a for m in mentions if doc[m.head].text == head for a in m.actors][-1:]

    assert [(a.country, a.sector) for a in found if a.sector] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("In Togo the Labour Party won.", "", id="another-state-is-named"),
        pytest.param("In Britain the Labour Party won.", "GBR", id="its-state-is-named"),
        pytest.param("The Labour Party won.", "GBR", id="none-is-named"),
    ],
)
def test_a_party_s_name_that_several_states_know_tells_no_country_where_another_is_named(
    nlp: Language, text: str, country: str
) -> None:
    assert countries(nlp, text, "Party") == [country]


@pytest.mark.parametrize(
    ("text", "head", "home", "expected"),
    [
        pytest.param("The National Crimes Bureau met.", "Bureau", "PER", "PER", id="national"),
        pytest.param("The Kosta Crimes Bureau met.", "Bureau", "PER", "", id="anybody's"),
    ],
)
def test_a_national_body_by_name_is_of_the_home_country(
    nlp: Language, text: str, head: str, home: str, expected: str
) -> None:
    doc = nlp(text)
    actor = Actor(name=text[4:-5], mention=text[4:-5], sector="GOV")
    mention = Mention(1, 4, 3, "organisation", (actor,), False, "who.named")

    assert doc[3].text == head
    assert at_home(mention, "", home).actors[0].country == expected


def test_a_name_right_behind_a_body_ends_the_title(nlp: Language) -> None:
    doc = nlp("Vice Chairman of the City Council Peter Brown met the guests.")
    (title,) = long_titles(doc, lay_names(doc, knowledge=KNOWLEDGE))

    assert title.state is None
    assert title.body is not None
    assert title.name is not None
    assert doc[title.name[0] : title.name[1]].text == "Peter Brown"


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param(
            "Korean Sports Minister Choi Sang-min left. Choi spoke.", "Choi", ["KOR"], id="family-name-first"
        ),
        pytest.param(
            "Chilean Minister José Añez left. Mr. Anez spoke.", "Anez", ["CHL"], id="without-accents"
        ),
        pytest.param("Chilean Minister José Añez left. Mr. Soto spoke.", "Soto", [""], id="another"),
    ],
)
def test_an_official_is_known_again_by_any_part_of_the_name(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head) == expected


def test_a_style_is_nobody_s_name(nlp: Language) -> None:
    doc = nlp("He met Omani Trade Minister Sheikh Dr Karim Rumi on Sunday.")
    found = find_mentions(doc, knowledge=KNOWLEDGE)

    assert [a.name for m in found if m.kind == "person" for a in m.actors] == ["Karim Rumi"]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("He met the head of Sughd region.", "head", ["TJK"], id="province-behind"),
        pytest.param("The Sughd region governor spoke.", "governor", ["TJK"], id="town-before"),
        pytest.param("The mayor spoke in Naryn.", "mayor", [""], id="where-he-speaks"),
        pytest.param("The minister of Naryn spoke.", "minister", [""], id="no-local-office"),
        pytest.param("The trade ministry in Suva spoke.", "ministry", ["FJI"], id="a-ministry-where-it-sits"),
        pytest.param("The trade ministry spoke in Suva.", "ministry", [""], id="not-where-it-speaks"),
    ],
)
def test_a_local_office_is_of_the_country_of_its_place(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    doc = nlp(text)
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text == head]
    places = places_in(doc, gazetteer=load_gazetteer(), home="")

    assert [a.country for m in by_seat(doc, found, places) for a in m.actors] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Prime Minister thanked the Togolese government.", "PER", id="bare-before-theirs"),
        pytest.param(
            "Togo rose. Togo voted. The Togolese government thanked the Prime Minister.",
            "TGO",
            id="bare-after-theirs",
        ),
    ],
)
def test_an_office_told_bare_first_is_that_of_the_publisher_s_country(
    nlp: Language, text: str, expected: str
) -> None:
    assert home(nlp, text, published_in="PER") == expected


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        pytest.param("The Election Commission (EC) met. The EC left.", "GOV", id="another-body-s-letters"),
        pytest.param("The Election Commission met. The EC left.", "GOV", id="another-body-s-initials"),
        pytest.param("The Election Commission Times asked. The EC left.", "EUR", id="part-of-a-longer-name"),
        pytest.param("The EC left.", "EUR", id="unexplained"),
    ],
)
def test_letters_that_a_text_explains_are_no_better_known_body_s(
    nlp: Language, text: str, sector: str
) -> None:
    doc = nlp(text)
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text == "EC"]

    assert found[-1].actors[0].sector == sector


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "The Peruvian Department of Sea Affairs (DSA) met. The DSA left.", "PER", id="in-a-bracket"
        ),
        pytest.param("Peru's Department of Sea Affairs met. The DSA left.", "PER", id="by-its-initials"),
        pytest.param("The Department of Sea Affairs met. The DSA left.", "", id="of-no-told-state"),
        pytest.param("Peru's Department of Sea Affairs met. The DSX left.", None, id="other-initials"),
        pytest.param("The DSA left. Peru's Department of Sea Affairs met.", None, id="explained-behind"),
    ],
)
def test_letters_that_are_the_initials_of_a_body_told_of_before_are_that_body(
    nlp: Language, text: str, country: str | None
) -> None:
    doc = nlp(text)
    found = [
        m.actors[0]
        for m in find_mentions(doc, knowledge=KNOWLEDGE)
        if doc[m.head].text.startswith("DS") and m.actors[0].sector == "GOV"
    ]

    assert [a.country for a in found[-1:]] == ([] if country is None else [country])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("The Chilean trade minister won. Minister Ana Soto spoke.", "CHL", id="the-one-told-of"),
        pytest.param(
            "The Chilean trade minister and the Peruvian health minister won. Minister Ana Soto spoke.",
            "",
            id="two",
        ),
    ],
)
def test_a_minister_is_the_one_told_of_before_by_office(nlp: Language, text: str, country: str) -> None:
    assert countries(nlp, text, "Soto") == [country]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        pytest.param(
            "He met Ana Soto, Minister of Foreign Affairs, Trade and Worship of the Argentine Republic.",
            "ARG",
            "",
            id="subjects-in-a-list",
        ),
        pytest.param(
            "Minister of Foreign Affairs, President Ade of Peru left.", None, "", id="another-office"
        ),
        pytest.param(
            "US Assistant Secretary for European Affairs Paul Brown left.",
            "",
            "Paul Brown",
            id="name-behind-affairs",
        ),
    ],
)
def test_a_title_may_list_its_subjects(nlp: Language, text: str, country: str | None, name: str) -> None:
    doc = nlp(text)
    found = long_titles(doc, lay_names(doc, knowledge=KNOWLEDGE))

    assert [t.state.fact.country if t.state else "" for t in found] == (
        [country] if country is not None else []
    )
    assert [doc[t.name[0] : t.name[1]].text if t.name else "" for t in found] == ([name] if found else [])


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        pytest.param(
            "The Arab League's (AL) ministers and the African Union (AU) ministers met.", "IGO", id="body"
        ),
        pytest.param("The Arab (Kosta) ministers met.", "GOV", id="no-body"),
    ],
)
def test_a_body_in_brackets_right_before_an_office_is_whose_it_is(
    nlp: Language, text: str, sector: str
) -> None:
    doc = nlp(text)
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text == "ministers"]

    assert found[-1].actors[0].sector == sector


def test_a_party_of_the_same_letters_is_another(nlp: Language) -> None:
    doc = nlp("The New Power Party (NPP) met. The NPP left.")
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text == "NPP"]

    assert [(a.country, a.sector) for a in found[-1].actors] == [("", "PTY")]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("Togo voted. The Fiji Labour Party won.", "Party", ["FJI"], id="state-right-before"),
        pytest.param("The Fiji leader and the Labour Party won.", "Party", [""], id="state-of-another-word"),
        pytest.param(
            "The supporters of the Fiji Labour Party left.", "supporters", ["FJI"], id="whose-supporters"
        ),
    ],
)
def test_a_party_is_that_of_the_state_right_before_its_name(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head) == expected


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        pytest.param("The Kosta Police Service (KPS) left. The KPS spoke.", "COP", id="police"),
        pytest.param("The Kosta MPs left. The MPs spoke.", "LEG", id="members-of-parliament"),
    ],
)
def test_letters_are_no_office_of_the_same_letters(nlp: Language, text: str, sector: str) -> None:
    doc = nlp(text)
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text in {"KPS", "MPs"}]

    assert found[-1].actors[0].sector == sector


def test_words_that_explain_known_letters_name_the_known_body(nlp: Language) -> None:
    doc = nlp("The Economic Community of the West Africa States (ECOWAS) met.")
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if m.end < 9]

    assert [a.sector for m in found for a in m.actors] == ["IGO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He met with Paul Brown, Minister of Trade of Togo, in June.", ["TGO"], id="office-behind"
        ),
        pytest.param(
            "He met with Paul Brown, Minister Ana Soto of Togo and others.", [""], id="another-person"
        ),
    ],
)
def test_an_office_right_behind_a_name_and_a_comma_is_his(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert countries(nlp, text, "Brown") == expected


def test_a_state_without_the_office_is_not_whose_holder_a_report_takes_for_granted(nlp: Language) -> None:
    doc = nlp("Prime Minister Ana Soto met President Paul Brown.")
    found = find_mentions(doc, knowledge=KNOWLEDGE)
    hosts = both({"Paul Brown": frozenset({"TGO"})}, lacking(found, KNOWLEDGE.words))

    assert ("USA" in hosts["Ana Soto"], "PER" in hosts["Ana Soto"]) == (True, False)
    assert ("GBR" in hosts["Paul Brown"], "TGO" in hosts["Paul Brown"]) == (True, True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Pakistan rose. The Foreign Office spoke.", "PAK", id="where-it-is-called-so"),
        pytest.param("Togo rose. The Foreign Office spoke.", "GBR", id="the-best-known"),
    ],
)
def test_the_foreign_office_is_that_of_the_state_named_that_has_one(
    nlp: Language, text: str, country: str
) -> None:
    assert countries(nlp, text, "Office") == [country]


def test_a_body_above_states_right_before_an_office_is_whose_it_is(nlp: Language) -> None:
    doc = nlp("The president received UNESCO Director-General Paul Brown on Monday.")
    found = [m for m in find_mentions(doc, knowledge=KNOWLEDGE) if doc[m.head].text == "Brown"]

    assert [a.sector for a in found[0].actors] == ["UNO"]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param(
            "Peru's army chief briefed the visiting Togolese minister.", "TGO", "PER", id="a-visiting-one"
        ),
        pytest.param("Peru's army chief briefed the Togolese minister.", "TGO", "TGO", id="none-visiting"),
        pytest.param(
            "Peru's and Chad's army chiefs briefed the visiting Togolese minister.", "TGO", "", id="two-hosts"
        ),
    ],
)
def test_a_report_of_a_visiting_minister_is_told_from_the_other_state_that_it_names(
    nlp: Language, text: str, publisher: str, expected: str
) -> None:
    assert home(nlp, text, published_in=publisher) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "Chad held a briefing. Odo Amba, a spokesman at the National Security Council, was sharp.",
            "",
            id="a-body-that-many-states-have",
        ),
        pytest.param(
            "The Togolese Foreign Ministry held a briefing. Odo Amba, a spokesman for the Foreign Ministry, was sharp.",
            "TGO",
            id="the-one-told-of",
        ),
        pytest.param(
            "The Togolese Foreign Ministry and the Peruvian Foreign Ministry met. Odo Amba, a spokesman for the "
            "Foreign Ministry, was sharp.",
            "",
            id="of-two",
        ),
        pytest.param(
            "The Togolese Foreign Ministry held a briefing. Odo Amba, a spokesman for the Finance Ministry, was sharp.",
            "",
            id="another-body",
        ),
    ],
)
def test_an_office_at_a_body_is_of_the_state_whose_body_of_that_name_is_told_of(
    nlp: Language, text: str, country: str
) -> None:
    assert countries(nlp, text, "spokesman") == [country]


@pytest.mark.parametrize(
    ("phrase", "theatre", "country"),
    [
        pytest.param("Local officials", "PER", "PER", id="officials"),
        pytest.param("Former ministers", "PER", "PER", id="former-ones"),
        pytest.param("Relief officials", "PER", "", id="of-helpers"),
        pytest.param("Foreign officials", "PER", "", id="foreign"),
        pytest.param("Other officials", "PER", "", id="others"),
        pytest.param("Local officials", "TGO", "", id="things-happen-elsewhere"),
    ],
)
def test_officials_of_a_report_that_tells_of_its_own_country_are_of_it(
    nlp: Language, phrase: str, theatre: str, country: str
) -> None:
    assert countries(nlp, f"{phrase} spoke.", phrase.split()[-1], home="PER", theatre=theatre) == [country]


@pytest.mark.parametrize(
    ("whose", "country"),
    [pytest.param("Soto's", "PER", id="told"), pytest.param("Amba's", "", id="of-nobody-known")],
)
def test_a_government_is_of_the_country_of_whoever_s_it_is(nlp: Language, whose: str, country: str) -> None:
    text = f"The Peruvian president, Ana Soto, was in Lima. Some firms were closed by {whose} regime in May."

    assert countries(nlp, text, "regime") == [country]


@pytest.mark.parametrize(
    ("name", "leader"),
    [
        pytest.param("Bashar al-Assad", True, id="the-leader"),
        pytest.param("Bashir al-Assad", True, id="another-spelling"),
        pytest.param("Omar al-Assad", False, id="another-first-name"),
    ],
)
def test_who_bears_a_leader_s_last_name_behind_an_article_is_not_he(
    nlp: Language, name: str, leader: bool
) -> None:
    laid = lay_names(nlp(f"The general, {name}, spoke."), knowledge=KNOWLEDGE)

    assert any(n is not None and n.fact.kind == "leader" for n in laid) == leader


@pytest.mark.parametrize(
    ("whose", "expected"),
    [pytest.param("his", ("PER", "PTY"), id="his-chief-s"), pytest.param("a", ("", ""), id="nobody-s")],
)
def test_a_deputy_is_of_the_country_and_kind_of_his_chief(
    nlp: Language, whose: str, expected: tuple[str, str]
) -> None:
    doc = nlp(f"Odo Amba, president of Peru's Reform Party, and {whose} deputy were arrested.")
    found = find_mentions(doc, knowledge=KNOWLEDGE, laid=lay_names(doc, knowledge=KNOWLEDGE))
    last = [m for m in resolve(doc, found) if doc[m.head].text == "deputy"][-1]

    assert (last.actors[0].country, last.actors[0].sector) == expected


@pytest.mark.parametrize(
    ("dateline", "publisher", "named", "expected"),
    [
        pytest.param("PER", "", {"TCD": 8}, "TCD", id="an-agency-s-man-elsewhere"),
        pytest.param("PER", "", {"TCD": 8, "PER": 3}, "PER", id="its-own-country-is-named-too"),
        pytest.param("PER", "TGO", {"TGO": 3, "PER": 1}, "TGO", id="the-paper-s-own-minister-abroad"),
        pytest.param("PER", "PER", {"TCD": 8}, "PER", id="its-own-paper"),
        pytest.param("", "TGO", {"TGO": 3}, "", id="no-dateline"),
    ],
)
def test_a_dateline_gives_way_to_the_country_that_the_report_names_far_more_often(
    dateline: str, publisher: str, named: dict[str, int], expected: str
) -> None:
    states = dict(enumerate(c for c, times in named.items() for _ in range(times)))

    assert told_by_dateline(dateline, published_in=publisher, states=states) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("The government spoke.", "government", ["PER"], id="who-rules-at-home"),
        pytest.param("Police spoke.", "Police", ["PER"], id="police"),
        pytest.param("Government troops fled.", "troops", ["MLI"], id="who-fights-where-the-war-is"),
    ],
)
def test_authorities_are_those_of_home_and_a_regime_s_troops_those_of_the_war(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(nlp, text, head, home="PER", theatre="MLI") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Thai ambassador to Peru met Minister Rosa Diaz.", "PER", id="told-by-the-hosts"),
        pytest.param("Rosa Diaz was appointed ambassador to Norway.", "", id="told-by-those-who-send-her"),
        pytest.param("Police arrested a former ambassador to Norway.", "", id="or-have-her-back"),
    ],
)
def test_an_ambassador_is_told_of_where_he_is_posted_but_not_by_those_who_send_him(
    nlp: Language, text: str, expected: str
) -> None:
    assert home(nlp, text) == expected


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        pytest.param("The junta", "MLI", id="junta"),
        pytest.param("Coup leaders", "MLI", id="coup-leaders"),
        pytest.param("The junta-appointed governor", "MLI", id="whom-it-appointed"),
        pytest.param("The party leaders", "", id="leaders-of-anything"),
    ],
)
def test_who_took_power_by_force_is_of_the_state_that_a_report_is_about(
    nlp: Language, phrase: str, country: str
) -> None:
    assert countries(nlp, f"{phrase} spoke.", phrase.split()[-1], theatre="MLI") == [country]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("Women marched in Bamako.", True, id="in-a-town"),
        pytest.param("Women marched in the capital Bamako.", True, id="by-what-it-is"),
        pytest.param("Women marched at Bamako airport.", True, id="at-its-airport"),
        pytest.param("Women flew to the capital Bamako.", False, id="to-it"),
    ],
)
def test_something_is_in_a_place_also_where_a_word_tells_what_place_it_is(
    nlp: Language, text: str, inside: bool
) -> None:
    doc = nlp(text)
    at = text.index("Bamako")

    assert _is_inside(doc, (at, at + len("Bamako"))) is inside
