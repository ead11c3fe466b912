"""Is it found who is meant by words that name nobody?"""

import pytest
from spacy.language import Language

from dragoman.coding.findings import Mention
from dragoman.coding.homes.stage import home_of, theatre_of
from dragoman.coding.same_person import resolve
from dragoman.coding.says_who import find_sayings
from dragoman.coding.who import find_mentions, states_at
from dragoman.coding.who.naming import lay_names
from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.names import load_knowledge

KNOWLEDGE = load_knowledge()

pytestmark = pytest.mark.model


def resolved(nlp: Language, text: str, *, home: str = "", theatre: str = "") -> dict[str, list[Mention]]:
    """By head word, in text order."""
    doc = nlp(text)
    found: dict[str, list[Mention]] = {}
    mentions = find_mentions(doc, knowledge=KNOWLEDGE)
    for mention in resolve(doc, mentions, home=home, theatre=theatre, words=KNOWLEDGE.words):
        found.setdefault(doc[mention.head].text, []).append(mention)
    return found


def countries(mention: Mention) -> list[str]:
    return [a.country for a in mention.actors]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param("Chad told Niger that it would leave.", "it", ["TCD"], id="subject-over-it"),
        pytest.param(
            "Niger met Mali. Chad, one of the hosts, said it would leave.", "it", ["TCD"], id="nearest-clause"
        ),
        pytest.param(
            "Chad met Niger. The minister of Togo phoned his counterparts in both countries.",
            "counterparts",
            ["TCD", "NER"],
            id="counterparts-in-both-countries",
        ),
        pytest.param(
            "Peru's government met the Peruvian rebels. Chile is far. Both sides agreed to talk.",
            "sides",
            ["PER", "PER"],
            id="a-government-and-its-rebels",
        ),
        pytest.param(
            "Chad summoned the Nigerien envoy over a Nigerien helicopter. The desert nation protested.",
            "nation",
            ["TCD"],
            id="the-nation-that-the-sentence-is-about",
        ),
        pytest.param(
            "The foreign ministers of Chad and Niger met. Togo and Benin watched it. The ministers left.",
            "ministers",
            ["TCD", "NER"],
            id="the-ministers-are-the-ministers-told-of",
        ),
        pytest.param(
            "The ministers of Chad and Niger met. They fear unrest in Togo and in Benin. Both sides signed.",
            "sides",
            ["TCD", "NER"],
            id="both-sides-are-whom-sentences-are-about",
        ),
        pytest.param(
            "The ministers of Chad and Niger met. The warring parties agreed on a truce.",
            "parties",
            [""],
            id="warring-parties-are-not-those-who-talk",
        ),
        pytest.param(
            "The leaders of Peru and Chile praised aid to Syrian refugees. They discussed trade.",
            "They",
            ["PER", "CHL"],
            id="who-the-last-sentence-is-about-goes-on",
        ),
        pytest.param(
            "Chad and Niger sent soldiers. Many witnesses said they were beaten.",
            "they",
            [],
            id="several-who-are-nobody-known",
        ),
        pytest.param(
            "Peru considered it necessary to work with Chile.", "it", [], id="it-stands-for-nothing"
        ),
        pytest.param("Peru said it was ready to work with Chile.", "it", ["PER"], id="it-stands-for-a-state"),
        pytest.param("Peru fears war. It is believed that Chile will arm.", "It", [], id="it-is-believed"),
        pytest.param(
            "Peru's President Ana Soto met Chile's President Luis Rojas. Rojas praised Soto. She left.",
            "She",
            ["PER"],
            id="she-is-no-man",
        ),
        pytest.param(
            "Ms Lund of Peru met Mr Bo of Chile. Bo praised Lund. She left.",
            "She",
            ["PER"],
            id="titles-tell-of-a-woman",
        ),
        pytest.param(
            "Soldiers of Peru clashed with rebels. The desert nation condemned Chile.",
            "nation",
            ["PER"],
            id="the-nation-of-its-soldiers",
        ),
        pytest.param(
            "The White Army attacked troops in Chad. On Tuesday the army retook the town.",
            "army",
            [""],
            id="the-army-is-no-namesake-of-rebels",
        ),
        pytest.param(
            "Boko Haram shot at soldiers with arms from Islamic State. The militants then shelled Abuja.",
            "militants",
            ["NGA"],
            id="the-militants-whom-the-sentence-is-about",
        ),
        pytest.param(
            "A delegation that was led by Chad's prime minister left.", "delegation", ["TCD"], id="led-by"
        ),
        pytest.param(
            "Peru's minister phoned his Chilean counterpart. The latter thanked him.",
            "latter",
            ["CHL"],
            id="the-latter-of-two",
        ),
        pytest.param("Peru, Chile and Togo met. The latter left.", "latter", [], id="the-latter-of-three"),
        pytest.param(
            "Peru met Chile. The envoys said both that it was late and that it was cold.",
            "both",
            [],
            id="both-joins-clauses",
        ),
        pytest.param("Peru met Chile. They took two of the boats.", "two", [], id="two-of-the-boats"),
        pytest.param(
            "President Ana Soto of Peru met Luis Rojas of Chile. His lawyer said he had been charged.",
            "he",
            ["CHL"],
            id="whose-lawyer-speaks",
        ),
        pytest.param(
            "Luis Rojas of Chile was arrested, an official of Peru said. He had protested.",
            "He",
            ["CHL"],
            id="an-official-only-tells",
        ),
        pytest.param(
            "Police of Chad prevented some of the Malian protesters from going to a square where they had met.",
            "they",
            ["MLI"],
            id="they-whom-the-clause-is-about",
        ),
        pytest.param(
            "The United Nations and soldiers of Chad left. UN envoy Ana Soto urged both parties to talk.",
            "parties",
            [""],
            id="both-parties-without-who-urges-them",
        ),
        pytest.param(
            "Boko Haram has left Nigeria, but its spokesman Ana Soto denied it.",
            "Soto",
            ["NGA"],
            id="its-spokesman",
        ),
        pytest.param(
            "Andean leaders met. Peru called on the military leaders of Chad and Mali to go. The leaders spoke.",
            "leaders",
            [""],
            id="the-leaders-are-not-those-only-named",
        ),
        pytest.param(
            "The ministers of Chad and Mali met Togo's envoy. Togo stressed that the sides should talk.",
            "sides",
            ["TCD", "MLI"],
            id="the-sides",
        ),
        pytest.param(
            "Soldiers of Chad fled. A man of Peruvian and Chilean descent saw them.",
            "them",
            ["TCD"],
            id="descent-is-no-pair",
        ),
        pytest.param("Ana Soto of Peru spoke of her country.", "country", ["PER"], id="her-country"),
        pytest.param(
            "Ana Soto of Peru met Kofi Ade of Ghana. The nations will trade.",
            "nations",
            ["PER", "GHA"],
            id="the-nations",
        ),
        pytest.param(
            "A delegation led by Chad's prime minister met envoys.", "delegation", ["TCD"], id="led-by"
        ),
        pytest.param("A delegation led by candlelight met envoys.", "delegation", [""], id="led-by-nobody"),
        pytest.param(
            "The Peruvian National Coalition met. The coalition left.", "coalition", ["PER"], id="namesake"
        ),
        pytest.param(
            "The Peruvian National Congress met. The coalition left.", "coalition", [""], id="another-body"
        ),
        pytest.param(
            "The Peruvian Guard Forces left Lima. The force took a town.", "force", ["PER"], id="one-body"
        ),
        pytest.param(
            "The Peruvian Liberation Front left Lima. The front took a town.", "front", ["PER"], id="front"
        ),
        pytest.param(
            "Chad, Niger and Mali met. The three countries signed a pact.",
            "countries",
            ["TCD", "NER", "MLI"],
            id="list-of-three",
        ),
        pytest.param(
            "Chad and Niger met. All countries signed a pact.",
            "countries",
            [""],
            id="all-countries-are-no-list",
        ),
        pytest.param(
            "Chad's ally met the king. Western countries signed a pact.",
            "countries",
            [""],
            id="some-countries-are-not-the-last",
        ),
        pytest.param(
            "Kenya and the Ugandan rebels met. They agreed to talk.",
            "They",
            ["KEN", "UGA"],
            id="list-for-they",
        ),
        pytest.param(
            "The Kenyan minister said that the Ugandan president had resigned. He thanked the doctors.",
            "He",
            ["KEN"],
            id="he-who-says-more-said-the-first",
        ),
        pytest.param(
            "The Kenyan minister said that the Ugandan president had resigned. He was flown to Lima.",
            "He",
            ["UGA"],
            id="he-who-does-something-else-need-not-have",
        ),
    ],
)
def test_words_that_name_nobody_stand_for_those_told_of(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(resolved(nlp, text)[head][0]) == expected


@pytest.mark.parametrize(
    ("text", "head", "name", "country"),
    [
        pytest.param(
            "Deputy Prime Minister of Mongolia B.Otgonbayar received villagers.",
            "Minister",
            "B.Otgonbayar",
            "MNG",
            id="post",
        ),
        pytest.param(
            "Ana Soto, the president of Peru, arrived. The Peruvian leader spoke.",
            "leader",
            "Ana Soto",
            "PER",
            id="office-again",
        ),
        pytest.param(
            "Ana Soto, the president of Peru, arrived. The Chilean leader spoke.",
            "leader",
            "",
            "CHL",
            id="another's-office",
        ),
    ],
)
def test_an_office_and_its_holder_are_one(
    nlp: Language, text: str, head: str, name: str, country: str
) -> None:
    (actor,) = resolved(nlp, text)[head][0].actors

    assert (actor.name, actor.country) == (name, country)


def test_fighters_of_no_told_country_are_of_the_theatre(nlp: Language) -> None:
    assert countries(resolved(nlp, "Rebels took the bridge.", theatre="MLI")["Rebels"][0]) == ["MLI"]


def test_bandits_are_of_the_theatre_as_fighters_are(nlp: Language) -> None:
    assert countries(resolved(nlp, "The bandits took the bridge.", theatre="MLI")["bandits"][0]) == ["MLI"]


def test_troops_may_be_foreign_to_the_theatre(nlp: Language) -> None:
    assert countries(resolved(nlp, "Troops took the bridge.", theatre="MLI")["Troops"][0]) == [""]


def test_partners_of_a_state_are_others(nlp: Language) -> None:
    assert countries(resolved(nlp, "The partners of Peru left.")["partners"][0]) == [""]


def test_an_ally_is_not_whose_ally_he_is(nlp: Language) -> None:
    assert countries(resolved(nlp, "Peru's ally left.")["ally"][0]) == [""]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        pytest.param("The Thai ambassador to Peru left.", "PER", id="post-of-an-ambassador"),
        pytest.param("The Thai ambassador left for Peru.", "", id="no-post"),
        pytest.param("Peru is large. Peru voted. Peru waits.", "PER", id="hardly-another-state"),
        pytest.param("Peru is large. Chile voted. Peru waits.", "", id="several-states"),
        pytest.param("The minister met her Chilean counterpart at a summit in Peru.", "", id="only-a-place"),
        pytest.param(
            "Peru wants its minister to meet her Chilean counterpart.", "PER", id="not-the-counterpart's"
        ),
    ],
)
def test_a_report_is_told_from_where_its_words_place_it(nlp: Language, text: str, home: str) -> None:
    doc = nlp(text)
    laid = lay_names(doc, knowledge=KNOWLEDGE)
    mentions = find_mentions(doc, knowledge=KNOWLEDGE, laid=laid)

    assert home_of(doc, mentions, states=states_at(laid)) == home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        pytest.param("The minister met the Chilean envoy.", "PER", id="one-foreign-state"),
        pytest.param("The minister met envoys of Chile and Togo.", "", id="only-others-are-named"),
        pytest.param("The minister said that Chile, Togo and Peru agree.", "PER", id="named-among-others"),
    ],
)
def test_a_report_that_tells_no_home_is_told_from_where_it_was_published(
    nlp: Language, text: str, home: str
) -> None:
    doc = nlp(text)
    laid = lay_names(doc, knowledge=KNOWLEDGE)
    mentions = find_mentions(doc, knowledge=KNOWLEDGE, laid=laid)

    assert home_of(doc, mentions, states=states_at(laid), published_in="PER") == home


def test_a_high_office_that_nobody_is_told_to_hold_is_of_the_country_the_report_is_told_from(
    nlp: Language,
) -> None:
    found = resolved(nlp, "The Prime Minister left. The envoy stayed.", home="PER")
    assert (countries(found["Minister"][0]), countries(found["envoy"][0])) == (["PER"], [""])


def test_the_prime_minister_is_no_minister_told_of_before(nlp: Language) -> None:
    found = resolved(nlp, "The Chilean minister left. The Prime Minister stayed.", home="PER")
    assert countries(found["Minister"][0]) == ["PER"]


def test_a_report_is_told_from_its_dateline(nlp: Language) -> None:
    assert home_of(nlp("Chad left."), [], states={}, dateline="FJI") == "FJI"


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        pytest.param(
            "The Malian war went on. Malian rebels and the army of Chad met.", "MLI", id="war-and-fighters"
        ),
        pytest.param("Chad and Mali met.", "", id="nothing-happens-anywhere"),
    ],
)
def test_the_theatre_is_where_war_and_fighters_are(nlp: Language, text: str, theatre: str) -> None:
    doc = nlp(text)
    laid = lay_names(doc, knowledge=KNOWLEDGE)
    mentions = find_mentions(doc, knowledge=KNOWLEDGE, laid=laid)

    assert theatre_of(doc, (), mentions, states=states_at(laid)) == theatre


def test_the_government_of_nobody_told_is_that_of_the_theatre(nlp: Language) -> None:
    assert countries(resolved(nlp, "The government fell.", theatre="MLI")["government"][0]) == ["MLI"]


def test_the_government_of_somebody_told_is_his(nlp: Language) -> None:
    text = "The Chadian government met. The government fell."

    assert countries(resolved(nlp, text, theatre="MLI")["government"][1]) == ["TCD"]


@pytest.mark.parametrize(
    ("theatre", "country"),
    [pytest.param("", "PER", id="at-home"), pytest.param("MLI", "", id="events-abroad")],
)
def test_lawmakers_of_no_told_country_are_of_the_home_country(
    nlp: Language, theatre: str, country: str
) -> None:
    found = resolved(nlp, "Senators met on Monday.", home="PER", theatre=theatre)

    assert countries(found["Senators"][0]) == [country]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param('Peru said: "We met Chad."', "We", ["PER"], id="speaker-before"),
        pytest.param('"We met Chad," said Peru.', "We", ["PER"], id="speaker-after"),
        pytest.param('"I met Chad," said the president of Peru.', "I", ["PER"], id="i-of-a-later-speaker"),
        pytest.param("Peru said that we would meet Chad.", "we", ["PER"], id="we-without-marks"),
        pytest.param("Peru said that I should meet Chad.", "I", [], id="i-without-marks-is-the-writer"),
        pytest.param("Peru met Chad, and we took notes.", "we", [], id="we-of-nobody"),
    ],
)
def test_we_in_what_somebody_says_is_who_says_it(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    doc = nlp(text)
    mentions = resolve(
        doc, find_mentions(doc, knowledge=KNOWLEDGE), sayings=find_sayings(doc, cues=load_cues())
    )
    (mention,) = [m for m in mentions if doc[m.head].text == head]

    assert countries(mention) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "Kofi Ade, the president of Ghana, spoke. The Kofi Ade government left.", "GHA", id="known"
        ),
        pytest.param("Peru's government spoke. The Kofi Ade government left.", "", id="unknown"),
        pytest.param("Peru's government spoke. The government left.", "PER", id="nobody-s-name"),
    ],
)
def test_a_government_is_that_of_whom_it_is_named_after(nlp: Language, text: str, country: str) -> None:
    found = resolved(nlp, text)["government"]

    assert countries(found[-1]) == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "The Peruvian trade minister won. Trade Minister Ana Soto spoke.", ["PER"], id="one-country"
        ),
        pytest.param(
            "The Peruvian and Chilean trade ministers won. A Togolese trade minister lost. Trade Minister Ana Soto spoke.",
            [""],
            id="of-several",
        ),
    ],
)
def test_who_holds_an_office_is_of_the_country_whose_office_is_told_of(
    nlp: Language, text: str, country: list[str]
) -> None:
    assert countries(resolved(nlp, text)["Soto"][0]) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            "Peru's president met farmers. Kofi Mensah said Chile must pay.", "PER", id="right-behind"
        ),
        pytest.param(
            "Peru's president met farmers. A singer, Kofi Mensah, said Chile must pay.",
            "",
            id="told-of-beside",
        ),
        pytest.param(
            "Peru's president, Luis Rojas, met farmers. Kofi Mensah said Chile must pay.",
            "",
            id="he-has-a-name",
        ),
        pytest.param(
            "Peru's president met farmers. It rained. Kofi Mensah said Chile must pay.", "", id="later"
        ),
        pytest.param(
            "Kofi Mensah sang. Peru's president met farmers. Kofi Mensah said Chile must pay.",
            "",
            id="named-before",
        ),
    ],
)
def test_a_name_alone_behind_an_office_is_that_of_who_holds_it(
    nlp: Language, text: str, country: str
) -> None:
    assert countries(resolved(nlp, text)["Mensah"][-1]) == [country]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        pytest.param(
            "During her talks in Lima, Kenyan Minister Ana Soto signed a pact.",
            "her",
            ["KEN"],
            id="before-its-subject",
        ),
        pytest.param(
            "Togo's minister left. In talks with Chad on her visit, Kenyan Minister Ana Soto signed a pact.",
            "her",
            ["TGO"],
            id="somebody-stands-between",
        ),
        pytest.param(
            "Chilean President Luis Rojas and Prime Minister Ana Vera left.",
            "Vera",
            ["CHL"],
            id="two-offices-of-one-state",
        ),
        pytest.param(
            "Chilean President Luis Rojas and President Ana Vera left.", "Vera", [""], id="two-of-one-office"
        ),
    ],
)
def test_who_is_meant_is_told_ahead_or_beside(
    nlp: Language, text: str, head: str, expected: list[str]
) -> None:
    assert countries(resolved(nlp, text)[head][0]) == expected


def test_a_police_officer_of_no_told_country_is_of_the_theatre(nlp: Language) -> None:
    text = "Police spokeswoman Ana Soto spoke. Minister Kofi Ade spoke."
    found = resolved(nlp, text, theatre="UGA")

    assert (countries(found["Soto"][0]), countries(found["Ade"][0])) == (["UGA"], [""])


def test_a_second_president_is_not_the_president_of_the_country_that_has_one(nlp: Language) -> None:
    text = "Chadian President Idriss Haroun met. President Ana Soto and Finance Minister Bo Lind listened."
    found = resolved(nlp, text, home="TCD")
    assert [found[head][0].actors[0].country for head in ("Haroun", "Soto", "Lind")] == ["TCD", "", "TCD"]


def test_no_given_name_is_both_a_woman_s_and_a_man_s() -> None:
    words = KNOWLEDGE.words

    assert words["women"] & words["men"] == frozenset()
    assert {"ana", "fatima"} <= words["women"]
    assert {"luis", "kofi"} <= words["men"]


def test_he_between_quotation_marks_is_not_who_speaks(nlp: Language) -> None:
    text = (
        'President Ana Soto of Peru met Chilean envoy Luis Rojas. "Rojas knows that he must go," Soto said.'
    )
    doc = nlp(text)
    mentions = find_mentions(doc, knowledge=KNOWLEDGE)
    found = resolve(doc, mentions, sayings=find_sayings(doc, cues=load_cues()), words=KNOWLEDGE.words)

    assert [countries(m) for m in found if doc[m.head].text == "he"] == [["CHL"]]


def test_the_press_beside_a_conference_is_not_who_they_are(nlp: Language) -> None:
    text = "Chad and Niger held talks. Envoy Ana Soto said at a press conference that they had agreed."

    assert countries(resolved(nlp, text)["they"][0]) == ["TCD", "NER"]


def test_a_body_s_town_where_talks_are_held_is_not_what_it_means(nlp: Language) -> None:
    text = "Ministers Ana Soto and Luis Rojas talked in Brussels. Soto has since raised doubts about it."

    assert resolved(nlp, text)["it"][0].actors == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Chad and Niger agreed to trade as they want peace.", "they", ["TCD", "NER"], id="joined-by-and"
        ),
        pytest.param(
            "Chad and Niger met. Peru urged the two states to talk.",
            "states",
            ["TCD", "NER"],
            id="the-two-states",
        ),
        pytest.param(
            "Chad and Niger met. Peru wants two states side by side.", "states", [""], id="any-two-states"
        ),
        pytest.param(
            "Chad and Niger met. Both neighbours signed a pact.",
            "neighbours",
            ["TCD", "NER"],
            id="both-neighbours",
        ),
        pytest.param(
            "Chad blamed Niger. Peru and Mali voiced concern. Chad summoned a Nigerien envoy. The two states will talk.",
            "states",
            ["TCD", "NER"],
            id="the-two-of-the-report-and-not-two-who-are-told-of-aside",
        ),
        pytest.param(
            "Peru and Mali signed a pact. Chad thanked Niger. The two states will talk.",
            "states",
            ["PER", "MLI"],
            id="but-two-told-of-first-are-not-aside",
        ),
        pytest.param(
            "Chad and Niger fought. Chad blamed Niger. Peru and Mali were shocked. Chad left. The two states will talk.",
            "states",
            ["TCD", "NER"],
            id="the-report-s-two-where-one-of-them-acts-since",
        ),
        pytest.param(
            "Chad and Niger fought. Chad blamed Niger. The president of Peru phoned both leaders.",
            "leaders",
            ["NER", "TCD"],
            id="who-rings-both-leaders-is-neither",
        ),
        pytest.param(
            "Chad's president phoned his Nigerien counterpart and they agreed to meet.",
            "they",
            ["TCD", "NER"],
            id="who-talk-and-then-agree",
        ),
        pytest.param(
            "Chad and Niger met. Peru and the African Union urged the two countries to talk.",
            "countries",
            ["TCD", "NER"],
            id="no-union-is-a-country",
        ),
        pytest.param(
            "Chad's president spoke on Monday. Peru offered the country a loan.",
            "country",
            ["TCD"],
            id="no-state-lends-to-itself",
        ),
        pytest.param(
            "Niger shut its schools. Thailand called on the country to free four reporters.",
            "country",
            ["NER"],
            id="nor-calls-on-itself",
        ),
        pytest.param(
            "Chad's president spoke on Monday. Peru has closed schools across the country.",
            "country",
            ["PER"],
            id="but-acts-within-itself",
        ),
        pytest.param(
            "Chad and Niger met. Peru invited the Nordic countries.",
            "countries",
            [""],
            id="those-of-a-region-need-not-be-told-of-before",
        ),
        pytest.param(
            "Chad and Niger met. Peru invited the two African countries.",
            "countries",
            ["TCD", "NER"],
            id="but-two-of-one-are",
        ),
        pytest.param(
            "Chad and Niger met. Fiji and the European Union hailed it. Fiji offered to help the two countries.",
            "countries",
            ["TCD", "NER"],
            id="who-helps-is-none-of-them",
        ),
    ],
)
def test_several_named_together_are_meant_together(
    nlp: Language, text: str, word: str, expected: list[str]
) -> None:
    assert countries(resolved(nlp, text)[word][0]) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Al-Qaeda condemned Peru. The jihadists burned a church in Lima.",
            "jihadists",
            ["IMG"],
            id="of-the-network",
        ),
        pytest.param(
            "Al-Qaeda condemned Peru. Hindu extremists burned a church in Lima.",
            "extremists",
            [""],
            id="of-another-cause",
        ),
    ],
)
def test_who_fights_for_a_network_that_a_report_names_is_of_it(
    nlp: Language, text: str, word: str, expected: list[str]
) -> None:
    assert countries(resolved(nlp, text)[word][0]) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Chad's foreign ministry said the Nigerien tug had left and that the navy had waited. It warned Niamey.",
            "It",
            "TCD",
            id="a-state-s-ministry-that-says-so-is-what-the-sentence-is-about",
        ),
        pytest.param(
            "The Chad Bakers Association said Niger's government had paid. It thanked the donors.",
            "It",
            "TCD",
            id="and-so-is-an-association",
        ),
        pytest.param(
            "Chad's foreign ministry protested to Niger. It was a surprise, said Ana Holm, a spokeswoman.",
            "spokeswoman",
            "TCD",
            id="a-spokeswoman-is-of-the-body-told-of",
        ),
        pytest.param(
            "Chad's farm department blamed Niger. Ana Holm, a spokeswoman for the department, named no herder.",
            "Holm",
            "TCD",
            id="and-so-is-one-of-a-department",
        ),
        pytest.param(
            "Chad's foreign ministry blamed Niger. Peru's foreign ministry agreed. A spokesman called for calm.",
            "spokesman",
            "PER",
            id="of-two-bodies-the-one-told-of-just-before",
        ),
        pytest.param(
            "Chad's foreign ministry blamed Niger. Oxfam was worried. A spokesman called for calm.",
            "spokesman",
            "",
            id="but-not-of-a-state-where-a-charity-is-told-of-last",
        ),
        pytest.param(
            "Nigerien rebels freed a nurse. Chad was pleased. The group wants a truce.",
            "group",
            "NER",
            id="the-group-is-of-rebels",
        ),
        pytest.param(
            "Nigerien rebels freed a nurse. Chad was pleased. The rights group wants a truce.",
            "group",
            "",
            id="but-a-rights-group-is-another",
        ),
        pytest.param(
            "Nigerien herders fought a Chadian trader. Mali's interior ministry said they had thrown stones.",
            "they",
            "NER",
            id="they-of-whom-one-body-speaks-are-those-of-before",
        ),
        pytest.param(
            "Niger won. Mali's interior ministry said they would talk.",
            "they",
            "MLI",
            id="but-it-is-itself-where-no-others-are-told-of",
        ),
    ],
)
def test_a_body_told_of_is_told_of_again(nlp: Language, text: str, word: str, expected: str) -> None:
    assert countries(resolved(nlp, text)[word][-1]) == [expected]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Chad's police fired at Nigerien herders. Five of them were hurt.", "them", "NER", id="shot-at"
        ),
        pytest.param(
            "Nigerien rebels ambushed Chadian soldiers. Two of them were killed.",
            "them",
            "TCD",
            id="ambushed",
        ),
        pytest.param(
            "Nigerien rebels were ambushed by Chadian soldiers. Two of them were killed.",
            "them",
            "NER",
            id="or-was-ambushed",
        ),
        pytest.param(
            "Nigerien rebels ambushed Chadian soldiers. They were praised.", "They", "NER", id="not-otherwise"
        ),
    ],
)
def test_those_who_are_hurt_are_those_on_whom_somebody_is_set(
    nlp: Language, text: str, word: str, expected: str
) -> None:
    assert countries(resolved(nlp, text)[word][-1]) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chad apologised. Its defence minister, Odo Sanka, blamed the rebels.", "TCD", id="of-its-owner"
        ),
        pytest.param(
            "Chad apologised. The defence minister, Odo Sanka, blamed the rebels.", "NER", id="else-from-home"
        ),
    ],
)
def test_a_named_official_of_an_owner_is_not_from_home(nlp: Language, text: str, expected: str) -> None:
    assert countries(resolved(nlp, text, home="NER")["Sanka"][0]) == [expected]
