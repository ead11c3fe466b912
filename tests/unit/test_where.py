"""Are places found, told apart, and tied to the right act? All sentences are invented."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc

import dragoman
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Finding, Side, Sides
from dragoman.coding.happenings.placing import placed_by_dateline
from dragoman.coding.where import event_place
from dragoman.coding.where.geocoding import places_in, resolve_places
from dragoman.coding.where.toponyms import find_places
from dragoman.coding.writing import best_place
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.records import Actor, Attribution, Place, PlaceBasis

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def act(trigger: int, type_: str, mode: str = "") -> Act:
    return Act(
        trigger=trigger, start=0, end=0, frame="test", type=type_, mode=mode, content="", reciprocal=False,
        sources=(), targets=(), topics=(), says=None,
    )  # fmt: skip


def word_at(doc: Doc, word: str) -> int:
    return next(t.i for t in doc if t.text == word)


def place_of(told: Act, doc: Doc, gazetteer: Gazetteer) -> Finding[Place] | None:
    """Of all places that a text names, the one of an act."""
    return event_place(told, doc, places_in(doc, gazetteer=gazetteer), words=gazetteer.words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Officers met in Nairobi on Monday.", ["Nairobi"]),
        ("Shells fell on the town of Douma, in eastern Ghouta.", ["Douma", "Ghouta"]),
        ("He flew from Trinidad and Tobago to Ghana.", ["Trinidad and Tobago", "Ghana"]),
        ("Paris Hilton spoke to reporters.", []),
        ("The head of the mission in Juba, Ana Soto, left for Nairobi.", ["Juba", "Nairobi"]),
        ("The minister praised his colleagues.", []),
    ],
)
def test_place_names_are_found_and_peoples_names_are_not(nlp, gazetteer, text, names) -> None:
    found = [
        t.text.removeprefix("eastern ")
        for t in find_places(nlp(text), gazetteer=gazetteer)
        if t.kind == "name"
    ]

    assert found == names


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A storm hit Paris, Texas, on Friday.", "Paris", "USA"),
        ("A storm hit Paris on Friday, and France mourned.", "Paris", "FRA"),
        ("Georgia and Russia closed the border near Tbilisi.", "Georgia", "GEO"),
        ("Voters in Georgia, Florida and Alabama went to the polls.", "Georgia", "USA"),
        ("A storm raged in Lugo, 20 km north of Bamako.", "Lugo", "MLI"),
        ("A storm raged in Lugo near Bamako.", "Lugo", "MLI"),
        ("A storm raged in Lugo and later Bamako.", "Lugo", "ESP"),
        ("A storm raged in Nusaybin, near Qamishli.", "Nusaybin", "TUR"),
        ("A storm hit Chaman, close to Afghanistan.", "Chaman", "PAK"),
        ("A storm hit Cape Verde.", "Cape Verde", "CPV"),
        ("A storm hit Stroud, Ontario, on Friday.", "Stroud", "CAN"),
        ("A storm hit Stroud, Ontario, on Friday. Britain, a friend of Britain, mourned.", "Stroud", "GBR"),
    ],
)
def test_a_name_means_the_place_that_the_report_is_about(nlp, gazetteer, text, name, country) -> None:
    doc = nlp(text)
    places = resolve_places(find_places(doc, gazetteer=gazetteer), doc, gazetteer=gazetteer)

    assert [p.value.country for p in places if p.value.mention == name] == [country]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode", "place"),
    [
        ("The ministers met in Geneva on Monday.", "met", "CONSULT", "", "Geneva"),
        ("In Geneva, the ministers met on Monday.", "met", "CONSULT", "", "Geneva"),
        ("The minister held talks in Doha with the rebels.", "talks", "CONSULT", "", "Doha"),
        ("The president visited Nairobi.", "visited", "CONSULT", "visit", "Nairobi"),
        ("Jets bombed a village in northern Syria.", "bombed", "ASSAULT", "aerial", "northern Syria"),
        (
            "In Homs province, where rebels attacked, markets closed.",
            "attacked",
            "ASSAULT",
            "",
            "Homs province",
        ),
        ("They spoke after the Aleppo attack that killed ten.", "killed", "ASSAULT", "", "Aleppo"),
        ("They spoke in Aleppo after the attack that killed ten.", "killed", "ASSAULT", "", ""),
        ("Troops ousted the rebels from Aleppo.", "ousted", "ASSAULT", "", "Aleppo"),
        ("They led a campaign to oust rebels from the city of Aleppo.", "campaign", "ASSAULT", "", "Aleppo"),
        ("They led a campaign to win friends from the city of Aleppo.", "campaign", "ASSAULT", "", ""),
        ("An incursion into Gao, in northern Mali, killed ten.", "killed", "ASSAULT", "", "Gao"),
        ("Troops freed the rebels from Aleppo.", "freed", "RETREAT", "release", ""),
        ("Jets struck at the regime's al-Zahra airbase.", "struck", "ASSAULT", "aerial", "al-Zahra airbase"),
        ("He will convene a congress in the Black Sea resort of Sochi.", "convene", "CONSULT", "", "Sochi"),
        ("Two men were captured by fighters in Aleppo.", "captured", "ASSAULT", "", "Aleppo"),
        ("Two men, wanted by police in Aleppo, were captured.", "captured", "ASSAULT", "", ""),
        ("The king lashed out at Aleppo.", "lashed", "ACCUSE", "", ""),
        ("The king ordered a strike against the port of Latakia.", "ordered", "ASSAULT", "", "Latakia"),
        ("The king ordered a report against the will of Latakia.", "ordered", "ASSAULT", "", ""),
        ("They discussed the war, threats in the Middle East, and trade.", "discussed", "CONSULT", "", ""),
        ("They discussed trade in Geneva.", "discussed", "CONSULT", "", "Geneva"),
        ("They discussed the situation in Aleppo.", "discussed", "CONSULT", "", ""),
        ("The king called on the Interior Ministry to resign.", "called", "REQUEST", "", ""),
        ("Moscow criticised Paris.", "criticised", "ACCUSE", "", ""),
        ("The minister criticised the attack in Mali.", "criticised", "ACCUSE", "", ""),
        ("The ministers met, and a bomb went off in Kabul.", "met", "CONSULT", "", ""),
        ("The ministers met after a coup that began in Niamey.", "met", "CONSULT", "", ""),
        ("Teachers marched through La Paz on Saturday.", "marched", "PROTEST", "demo", "La Paz"),
        ("The ministers spoke through Geneva on Saturday.", "spoke", "CONSULT", "", ""),
        ("The clashes in Aleppo killed ten and wounded six.", "wounded", "ASSAULT", "", "Aleppo"),
        ("The men in Aleppo killed ten and wounded six.", "wounded", "ASSAULT", "", ""),
        ("Ten men died in an airstrike on Aleppo.", "died", "ASSAULT", "", "Aleppo"),
        ("Ten men died in a debate on Aleppo.", "died", "ASSAULT", "", ""),
        ("Jets began their assault on Aleppo in June.", "began", "ASSAULT", "", "Aleppo"),
        ("Students took to the streets of Nairobi.", "took", "PROTEST", "demo", "Nairobi"),
        ("Students took to the king of Nairobi.", "took", "PROTEST", "demo", ""),
        ("Jets attacked the men in rebel-held Aleppo.", "attacked", "ASSAULT", "", "rebel-held Aleppo"),
    ],
)
def test_an_act_takes_the_place_of_its_own_clause_only(
    nlp, gazetteer, text, trigger, type_, mode, place
) -> None:
    doc = nlp(text)

    found = place_of(act(word_at(doc, trigger), type_, mode), doc, gazetteer)

    assert (found.value.mention if found else "") == place
    assert found is None or [doc.text[s:e] for s, e in found.spans] == [place]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode", "place"),
    [
        ("The king condemned them in a speech in Nairobi.", "condemned", "ACCUSE", "", "Nairobi"),
        ("The king condemned a speech in Nairobi.", "condemned", "ACCUSE", "", ""),
        (
            "In an interview in Nairobi on Monday, the king condemned them.",
            "condemned",
            "ACCUSE",
            "",
            "Nairobi",
        ),
        ("Speaking at a rally in Nairobi, the king condemned them.", "condemned", "ACCUSE", "", "Nairobi"),
        (
            "Speaking during the Annual Conference in Nairobi, the king condemned them.",
            "condemned",
            "ACCUSE",
            "",
            "Nairobi",
        ),
        ("The king, addressing residents of Nairobi, condemned them.", "condemned", "ACCUSE", "", "Nairobi"),
        ("The king used a visit to Nairobi to condemn them.", "condemn", "ACCUSE", "", "Nairobi"),
        ("The king left for Nairobi on Monday to meet her.", "meet", "CONSULT", "", "Nairobi"),
        ("Speaking of a rally in Nairobi, the king condemned them.", "condemned", "ACCUSE", "", ""),
        ("The king praised her at the opening of a school in Nairobi.", "praised", "SUPPORT", "", "Nairobi"),
        ("A court in Nairobi ordered his arrest.", "ordered", "THREATEN", "arrest", "Nairobi"),
        ("Officials in Nairobi condemned his arrest.", "condemned", "ACCUSE", "", ""),
        ("He took refuge in the Nairobi offices of the union.", "took", "AID", "", "Nairobi"),
        ("The king and the union reached a deal in Nairobi.", "reached", "AGREE", "", "Nairobi"),
        ("The king and the union reached a deal on parks in Nairobi.", "reached", "AGREE", "", ""),
        ("The general was convicted of murder in Nairobi.", "convicted", "SANCTION", "convict", "Nairobi"),
        ("The town of Goma fell to the rebels.", "fell", "COERCE", "seize", "Goma"),
        ("The town of Goma fell into poverty.", "fell", "COERCE", "arrest", ""),
        ("The king massed troops on Ukraine's borders.", "massed", "MOBILIZE", "troops", "Ukraine"),
    ],
)
def test_a_place_on_another_word_is_the_acts_where_it_happened_there(
    nlp, gazetteer, text, trigger, type_, mode, place
) -> None:
    doc = nlp(text)

    found = place_of(act(word_at(doc, trigger), type_, mode), doc, gazetteer)

    assert (found.value.mention if found else "") == place


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The ministers met in Geneva.", "stated"),
        ("In Geneva, the king promised that the ministers met.", ""),
        ("The king flew to Geneva and met the ministers in haste.", "sentence"),
        ("The king waited in Geneva and met the ministers.", "sentence"),
        ("The king spoke in Geneva while envoys met the ministers.", "sentence"),
        ("The king spoke in Geneva after envoys met the ministers.", ""),
        ("The king flew to Geneva to sign a pact and met the ministers.", "sentence"),
        ("The king flew to Geneva, and met the ministers for tea.", "sentence"),
        ("The king led a delegation to Geneva to see how he met the ministers.", ""),
        ("The king met the ministers during a visit to Geneva.", "stated"),
        ("The king met the ministers during his June visit to Geneva.", ""),
        ("The king met the ministers before a visit to Geneva.", ""),
        ("The king met the ministers at a summit in Geneva.", "stated"),
        ("After arriving in Geneva, the king met the ministers.", "sentence"),
        ("Before arriving in Geneva, the king met the ministers.", ""),
        ("Visiting Geneva, the king met the ministers.", "sentence"),
        ("Mocking Geneva, the king met the ministers.", ""),
        ("They mourned in Geneva as they began to plan and met the ministers.", "sentence"),
    ],
)
def test_a_place_told_with_another_verb_of_the_sentence_says_so(nlp, gazetteer, text, basis) -> None:
    doc = nlp(text)

    found = place_of(act(word_at(doc, "met"), "CONSULT"), doc, gazetteer)

    assert (found.value.basis if found else "") == basis


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A storm hit Buffalo, New York, on Friday.", "New York State"),
        ("A storm hit Brooklyn, New York, on Friday.", "New York City"),
        ("A storm hit New York on Friday.", "New York City"),
    ],
)
def test_of_a_state_and_its_city_that_is_meant_which_holds_the_place(nlp, gazetteer, text, name) -> None:
    assert {p.value.name for p in places_in(nlp(text), gazetteer=gazetteer)} >= {name}


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "place"),
    [
        pytest.param("The king flew to Geneva to thank Norway.", "thank", "SUPPORT", "Geneva", id="going"),
        pytest.param("The king looked to Geneva to thank Norway.", "thank", "SUPPORT", "", id="no-going"),
        pytest.param(
            "The king landed in Geneva to thank Norway.", "thank", "SUPPORT", "Geneva", id="arriving"
        ),
        pytest.param(
            "The king sent envoys to Geneva to thank Norway.", "thank", "SUPPORT", "Geneva", id="sent"
        ),
        pytest.param(
            "The king sent a letter to Geneva to thank Norway.", "thank", "SUPPORT", "", id="a-letter"
        ),
        pytest.param("The king keeps troops in Gao to fight rebels.", "fight", "ASSAULT", "Gao", id="kept"),
        pytest.param(
            "The king keeps a house in Gao to please rebels.", "please", "SUPPORT", "", id="a-house"
        ),
        pytest.param("Speaking in Geneva, he blamed Norway.", "blamed", "ACCUSE", "Geneva", id="speaking"),
        pytest.param("Born in Geneva, he blamed Norway.", "blamed", "ACCUSE", "", id="born"),
        pytest.param("He blamed Norway at a rally in Geneva.", "blamed", "ACCUSE", "Geneva", id="at-a-rally"),
        pytest.param("He blamed Norway for a rally in Geneva.", "blamed", "ACCUSE", "", id="for-a-rally"),
        pytest.param("He warned reporters in Geneva of a war.", "warned", "THREATEN", "Geneva", id="hearers"),
        pytest.param("He warned rebels in Geneva of a war.", "warned", "THREATEN", "", id="no-hearers"),
        pytest.param(
            "A bomb went off in Aleppo, killing ten.", "killing", "ASSAULT", "Aleppo", id="by-doing"
        ),
        pytest.param("They wept in Aleppo after killing ten.", "killing", "ASSAULT", "", id="after-doing"),
        pytest.param(
            "Troops were deployed to block a march in Aleppo.",
            "deployed",
            "MOBILIZE",
            "Aleppo",
            id="for-what",
        ),
        pytest.param(
            "Troops were deployed and envoys praised a march in Aleppo.",
            "deployed",
            "MOBILIZE",
            "",
            id="what-others-did",
        ),
    ],
)
def test_a_place_that_sets_the_scene_is_the_acts(nlp, gazetteer, text, trigger, type_, place) -> None:
    doc = nlp(text)

    found = place_of(act(word_at(doc, trigger), type_), doc, gazetteer)

    assert (found.value.mention if found else "") == place


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "place"),
    [
        ("Troops in Mali will guard the border road.", "guard", "MOBILIZE", "Mali"),
        ("Troops in Mali criticised the king.", "criticised", "ACCUSE", ""),
    ],
)
def test_only_those_who_are_deployed_are_where_their_act_is(
    nlp, gazetteer, text, trigger, type_, place
) -> None:
    doc = nlp(text)
    doing = replace(act(word_at(doc, trigger), type_), sources=(word_at(doc, "Troops"),))

    found = place_of(doing, doc, gazetteer)

    assert (found.value.mention if found else "") == place


def gathering(
    country: str, *, type_: str = "CONSULT", mode: str = "", place=None, sentence: int = 0
) -> Draft:
    """A happening in which one side is from `country`, told in the simple past."""
    certain = Finding("certain", (), "test")
    return Draft(
        act=act(0, type_, mode), sides=Sides((Side(Actor(country=country), 0, (), "test"),), ()), status=Finding("happened", (), "test"),
        certainty=certain, said=None, attribution=Finding(Attribution(), (), "test"), time=None, place=place, topics=(),
        contexts=(), sentence=sentence, start=0, end=1, lemma="meet", noun=False, tells_on=True, lemmas=frozenset(), under=frozenset(),
    )  # fmt: skip


NAIROBI = Finding(
    Place(name="Nairobi", mention="NAIROBI", country="KEN", basis="dateline"), (), "where.dateline"
)
LAMU = Finding(
    Place(name="Lamu", mention="Lamu", country="KEN", basis="stated"), ((3, 7),), "where.gazetteer:name"
)


KENYA = Finding(
    Place(name="Kenya", mention="Kenya", country="KEN", precision="country", basis="stated"),
    ((9, 14),),
    "where.gazetteer:name",
)
TOWN = Finding(replace(LAMU.value, precision="city"), LAMU.spans, LAMU.rule)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        pytest.param((KENYA, TOWN), "Lamu", id="a-town-in-the-country"),
        pytest.param((TOWN, KENYA), "Lamu", id="the-town-first"),
        pytest.param(
            (KENYA, Finding(replace(NAIROBI.value, precision="city"), (), "")),
            "Kenya",
            id="a-dateline-is-no-telling",
        ),
        pytest.param(
            (KENYA, Finding(replace(TOWN.value, country="TZA"), (), "")), "Kenya", id="a-town-elsewhere"
        ),
        pytest.param(
            (Finding(replace(NAIROBI.value, precision="city", basis="sentence"), (), ""), TOWN),
            "Lamu",
            id="told-with-the-act",
        ),
    ],
)
def test_of_a_country_and_a_town_in_it_a_record_has_the_town(told, place: str) -> None:
    group = [gathering("KEN", place=p) for p in told]

    found = best_place(group[0], group)

    assert found is not None
    assert found.value.mention == place


@pytest.mark.parametrize(
    ("lemma", "basis", "mode", "place"),
    [
        pytest.param("discuss", "stated", "phone", "", id="what-was-discussed-lies-elsewhere"),
        pytest.param("speak", "sentence", "phone", "", id="what-is-told-beside-the-call"),
        pytest.param("speak", "stated", "phone", "Lamu", id="spoke-in-the-town"),
        pytest.param("discuss", "stated", "", "Lamu", id="no-call"),
    ],
)
def test_a_call_is_not_where_that_of_which_they_spoke_is(
    lemma: str, basis: PlaceBasis, mode: str, place: str
) -> None:
    there = Finding(replace(LAMU.value, basis=basis), LAMU.spans, LAMU.rule)
    told = replace(gathering("KEN", mode=mode, place=there), lemma=lemma)

    found = best_place(told, [told])

    assert (found.value.mention if found else "") == place


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        pytest.param(gathering("KEN"), "NAIROBI", id="a-meeting-of-a-Kenyan"),
        pytest.param(gathering("KEN", place=LAMU), "Lamu", id="its-own-place-comes-first"),
        pytest.param(gathering("FRA"), "", id="nobody-of-there-takes-part"),
        pytest.param(gathering("KEN", type_="ASSAULT"), "", id="an-attack-is-elsewhere-as-often"),
        pytest.param(gathering("KEN", mode="phone"), "", id="a-call-is-nowhere"),
        pytest.param(gathering("KEN", sentence=20), "", id="background"),
    ],
)
def test_the_dateline_is_the_last_resort_and_says_so(draft: Draft, place: str) -> None:
    ((placed,),) = placed_by_dateline([(draft,)], NAIROBI)

    assert (placed.place.value.mention if placed.place else "") == place
    assert placed.place is None or placed.place.value.basis == ("dateline" if place.isupper() else "stated")


def test_without_a_dateline_nothing_is_placed() -> None:
    assert placed_by_dateline([(gathering("KEN"),)], None)[0][0].place is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        ",,,,",
        "A" * 5000,
        "Rome, " * 500,
        "🙂 \u202e in \x00",
        "The Gulf, the Amazon and the Gulf.",
    ],
)
def test_odd_text_raises_nothing(nlp, gazetteer, text) -> None:
    doc = nlp(text)
    found = find_places(doc, gazetteer=gazetteer)

    assert len(resolve_places(found, doc, gazetteer=gazetteer)) == len(found)


def placed(coder: dragoman.Coder, text: str, type_: str) -> list[str]:
    """Where the acts of a type took place."""
    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [e.place.mention if e.place else "" for e in events if e.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        pytest.param("Chad has largely blocked the Strait of Gibraltar.", "COERCE", "Strait of Gibraltar", id="what-is-shut"),
        pytest.param("Chad reimposed its blockade of Kenyan ports.", "COERCE", "Kenyan ports", id="of-what-is-shut"),
        pytest.param("Rebels have taken control of Chad.", "COERCE", "Chad", id="a-country-that-is-taken"),
        pytest.param("Chad blockaded Kenya.", "COERCE", "", id="but-no-state-whose-trade-is-cut"),
        pytest.param("Kenyan troops departed Somalia on Monday.", "RETREAT", "Somalia", id="what-is-left"),
        pytest.param("The delivery of aid from Kenya into Mali began.", "AID", "Mali", id="aid-that-goes-in"),
        pytest.param("Chad delivered aid to Mali.", "AID", "", id="but-not-whom-it-is-for"),
        pytest.param("A Nairobi car bombing killed five and wounded 110.", "ASSAULT", "Nairobi", id="before-the-event-that-kills"),
        pytest.param("Thousands of Kenyans protested against the taxes in Nakuru.", "PROTEST", "Nakuru", id="behind-what-is-protested-against"),
        pytest.param("Thousands of Kenyans protested against the attack in Nakuru.", "PROTEST", "", id="but-not-where-that-happened"),
        pytest.param("Fighting between rebel factions and the army in Voss province went on.", "ASSAULT", "Voss province", id="behind-both-sides"),
        pytest.param("About 500 Kenyan troops in rebel-held Chad, deployed in the fight against bandits, will stay.", "MOBILIZE", "rebel-held Chad", id="where-those-are-who-are-sent"),
        pytest.param("Kenya is hosting Chadian refugees at Camp Waroo.", "AID", "Camp Waroo", id="a-camp-that-no-list-knows"),
        pytest.param("About 20 Kenyan lawmakers staged a sit-in at the National Assembly building.", "PROTEST", "the National Assembly building", id="a-building"),
        pytest.param("Ghana's envoy Kojo Mensah met on May 2 with the Togolese Unity Party's deputy chairman, director of the office of the foreign policy board, and Foreign Minister Yao Adjei outside Lome.", "CONSULT", "Lome", id="behind-a-long-list"),
        pytest.param("The talks, held in Juba, were attended by Kenya's president and Ghana's leader.", "CONSULT", "Juba", id="told-apart"),
        pytest.param("Kenya's president met Ghana's leader at State House.", "CONSULT", "State House", id="a-house-with-a-name"),
        pytest.param("Nakuru, the site of fierce fighting between rebels and the army, was quiet.", "ASSAULT", "Nakuru", id="the-site-of-it"),
        pytest.param("Nakuru, the home of fierce rebels, was quiet, and rebels killed ten Ghanaian soldiers.", "ASSAULT", "", id="but-no-town-of-which-more-is-told"),
        pytest.param("Traders fled Nakuru, from where Kenyan troops fought rebels on Monday.", "ASSAULT", "Nakuru", id="from-where"),
        pytest.param("Kenyan troops fought rebels for control of Nakuru.", "ASSAULT", "Nakuru", id="what-is-fought-for"),
        pytest.param("Rebels killed eight people in northern Chad's Tibesti region.", "ASSAULT", "Tibesti region", id="a-part-of-a-part"),
    ],
)  # fmt: skip
def test_an_act_is_where_what_it_is_done_to_or_done_by_lies(
    coder: dragoman.Coder, text: str, type_: str, place: str
) -> None:
    assert placed(coder, text, type_) == [place]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        pytest.param(
            'Kenyan President William Ruto accused Chad of arming rebels. "They arm our enemies," Ruto said in a speech in Nakuru.',
            "ACCUSE", "Nakuru", id="who-goes-on-speaking",
        ),
        pytest.param(
            "Kenya's president thanked Chad for its help. William Ruto told reporters at a forum in Nakuru that the war would end.",
            "SUPPORT", "Nakuru", id="who-is-named-in-one-place-only",
        ),
        pytest.param(
            "Kenyan President William Ruto thanked Chad for its help. Ruto said many people went hungry in Nakuru.",
            "SUPPORT", "", id="not-where-that-is-of-which-he-speaks",
        ),
        pytest.param(
            'Kenyan President William Ruto accused Chad of arming rebels. "It is not true," Chadian Prime Minister Allamaye Halina said in a speech in Abeche.',
            "ACCUSE", "", id="not-where-another-speaks",
        ),
    ],
)  # fmt: skip
def test_what_is_done_by_speaking_is_done_where_somebody_speaks(
    coder: dragoman.Coder, text: str, type_: str, place: str
) -> None:
    assert placed(coder, text, type_)[:1] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Kenya's president travelled to Juba and thanked South Sudan's leader.", "Juba", id="went-and"),
        pytest.param("Kenya's president sent a letter to Juba and thanked South Sudan's leader.", "", id="but-no-letter-and"),
        pytest.param("Kenya's president addressed a rally in Juba and thanked South Sudan's leader.", "Juba", id="addressed-a-rally-and"),
        pytest.param("Speaking from Juba, Kenya's president thanked South Sudan's leader.", "Juba", id="speaking-from"),
        pytest.param("Hailing from Juba, Kenya's president thanked South Sudan's leader.", "", id="but-not-coming-from"),
        pytest.param("Kenyan ministers gathered in Juba to thank South Sudan's leader.", "Juba", id="gathered-to"),
        pytest.param("Kenya's president, on a visit to Juba, thanked South Sudan's leader.", "Juba", id="on-a-visit"),
        pytest.param("Kenya's president, on a bridge to Juba, thanked South Sudan's leader.", "", id="but-not-on-what-leads-there"),
        pytest.param("Kenya's president thanked South Sudan's leader in a statement issued in Juba.", "Juba", id="in-a-paper-issued-there"),
        pytest.param("Kenya's president thanked South Sudan's leader in a statement read in a film set in Juba.", "", id="but-not-in-one-of-which-more-is-told"),
        pytest.param("While addressing Nakuru residents, Kenya's president thanked South Sudan's leader.", "Nakuru", id="addressing-those-of-a-town"),
        pytest.param("While addressing a letter to Nakuru residents, Kenya's president thanked South Sudan's leader.", "", id="but-not-what-is-for-them"),
        pytest.param("After opening a clinic in Juba, Kenya's president thanked South Sudan's leader.", "Juba", id="opening-what-is-there"),
        pytest.param("Kenya's president arrived in Juba on Monday. He thanked South Sudan's leader there.", "Juba", id="there"),
        pytest.param("Kenya's president wrote of Juba on Monday. He thanked South Sudan's leader there.", "", id="but-not-there-of-which-he-wrote"),
        pytest.param("Kenya's president hailed a forum in Juba that had helped South Sudan's leader.", "", id="but-not-one-that-is-hailed"),
        pytest.param("Kenya's president told a forum in Juba that he was grateful to South Sudan's leader for his help.", "Juba", id="told-a-forum"),
        pytest.param("Kenya's president, visiting Juba, thanked South Sudan's leader.", "Juba", id="visiting"),
        pytest.param("Kenya's president thanked Ghanaian widows who had gathered in Accra.", "Accra", id="before-those-gathered"),
        pytest.param("Kenya's president thanked Ghanaian widows who had lived in Accra.", "", id="but-not-before-those-from-there"),
    ],
)  # fmt: skip
def test_praise_is_given_where_the_words_around_it_set_its_scene(
    coder: dragoman.Coder, text: str, place: str
) -> None:
    assert placed(coder, text, "SUPPORT") == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "Kenyan President William Ruto arrived in Accra on Monday. Ruto met Ghanaian Foreign Minister Ama Mensah.",
            ["Accra", "Accra"], id="the-visitor-with-his-hosts",
        ),
        pytest.param(
            "Kenyan President William Ruto arrived in Accra on Monday. Kenyan Foreign Minister Asha Odhiambo met Ghanaian Foreign Minister Ama Mensah.",
            ["Accra", ""], id="not-his-minister",
        ),
        pytest.param(
            "Kenyan President William Ruto arrived in Accra on Monday. Ruto met Togolese Foreign Minister Ama Mensah.",
            ["Accra", ""], id="not-with-others",
        ),
        pytest.param(
            "Kenyan President William Ruto arrived in Accra on Monday. Ruto spoke by phone with Ghanaian Foreign Minister Ama Mensah.",
            ["Accra", ""], id="not-by-telephone",
        ),
    ],
)  # fmt: skip
def test_a_visitor_meets_his_hosts_where_his_visit_took_him(
    coder: dragoman.Coder, text: str, places: list[str]
) -> None:
    assert placed(coder, text, "CONSULT") == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("ACCRA, 6 May 2031 - Kenyan police arrested three Togolese lawmakers here on Monday.", "ACCRA", id="here"),
        pytest.param('ACCRA, 6 May 2031 - "Kenyan police arrested three lawmakers here," a Togolese envoy said.', "", id="not-where-another-says-so"),
        pytest.param("ACCRA, 6 May 2031 - Kenyan police arrested three Togolese lawmakers on Monday.", "", id="not-untold"),
        pytest.param("Kenyan police arrested three Togolese lawmakers here on Monday.", "", id="not-without-a-dateline"),
    ],
)  # fmt: skip
def test_here_is_where_the_dateline_says(coder: dragoman.Coder, text: str, place: str) -> None:
    assert placed(coder, text, "COERCE") == [place]


@pytest.mark.parametrize("day", [" on Tuesday,", " on Tuesday", ""])
def test_a_meeting_is_where_somebody_flies_before_where(coder: dragoman.Coder, day: str) -> None:
    text = f"The foreign minister is flying to Nakuru{day} where she will meet Somalia's president."

    assert placed(coder, text, "CONSULT") == ["Nakuru", "Nakuru"]


def test_a_summit_is_where_is_told_right_behind_it(nlp, gazetteer) -> None:
    doc = nlp(
        "They reflected on the strength of the partnership and the outcome of the 2022 summit in Lusaka."
    )

    found = place_of(act(word_at(doc, "summit"), "CONSULT"), doc, gazetteer)

    assert found is not None
    assert found.value.mention == "Lusaka"


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        pytest.param("Soldiers fired on a crowd at a checkpoint near Nakuru.", "ASSAULT", "Nakuru", id="the-town-where-a-site-lies"),
        pytest.param("Rebels shelled a market in the Doro suburbs of Nakuru.", "ASSAULT", "Nakuru", id="and-of-which-it-is-a-part"),
        pytest.param("Kenya reimposed its blockade of Chadian ports.", "COERCE", "Chadian ports", id="but-a-site-alone-stays"),
        pytest.param("Gunmen killed nine people in the village of Tarka-Domo in Katsina state.", "ASSAULT", "Tarka-Domo", id="a-village-that-no-list-knows"),
        pytest.param("Gunmen stormed Tarka-Domo village in Katsina state.", "ASSAULT", "Tarka-Domo village", id="or-before-the-word-for-it"),
        pytest.param("Gunmen killed nine people at Tarka-Domo village in Anda Local Government Area of Katsina State.", "ASSAULT", "Tarka-Domo village", id="a-village-in-a-county-of-a-state"),
        pytest.param("Gunmen killed nine people in Tarkadomo, in northern Mali.", "ASSAULT", "Tarkadomo", id="a-name-set-into-a-known-one"),
        pytest.param("Gunmen killed nine people in Tarkadomo, a small town near Gao.", "ASSAULT", "Tarkadomo", id="a-name-told-to-be-a-town"),
        pytest.param("Gunmen attacked a bus in the Tarkadomo area of Katsina state.", "ASSAULT", "Tarkadomo", id="an-area"),
        pytest.param("Police arrested ten Kenyans in Nairobi's Tarka Domo.", "COERCE", "Tarka Domo", id="a-towns-own"),
        pytest.param("Police arrested ten Kenyans in Nairobi's Tarka Congress.", "COERCE", "", id="but-no-body-there"),
        pytest.param("Police clashed with Kenyan students in Nairobi's Tarkadomo area.", "ASSAULT", "Tarkadomo", id="a-towns-own-area"),
        pytest.param("Police detained ten Kenyans from Tarka Domo area.", "COERCE", "Tarka Domo", id="an-area-from-which-they-are-taken"),
        pytest.param("Police praised ten Kenyans from Tarka Domo area.", "SUPPORT", "", id="but-not-where-others-are-from"),
        pytest.param("Rebels killed two Philippine soldiers in Barangay San Roque on Monday.", "ASSAULT", "Barangay San Roque", id="a-name-that-begins-as-places-do"),
        pytest.param("As many as 30 Kenyans died in the attack on Tarkadomo in Katsina state.", "ASSAULT", "Tarkadomo", id="at-a-name-set-into-a-known-one"),
        pytest.param("Two Kenyan soldiers were killed in an encounter which ensued in Nakuru.", "ASSAULT", "Nakuru", id="in-a-fight-that-went-on-there"),
        pytest.param("The Togolese king on Monday at Doro Palace received Kenya's president.", "CONSULT", "Doro Palace", id="behind-a-day-before-the-verb"),
        pytest.param("Nakuru saw fierce clashes between police and Kenyan students.", "ASSAULT", "Nakuru", id="what-a-town-saw"),
        pytest.param("Nakuru was hit by rockets fired by Kenyan rebels.", "ASSAULT", "Nakuru", id="what-it-was-hit-by"),
        pytest.param("The Kenyan army drove rebels out of Lamu.", "ASSAULT", "Lamu", id="out-of-which-they-are-driven"),
        pytest.param("Protesters in Nakuru burned tyres and threw stones at Kenyan police.", "ASSAULT", "Nakuru", id="where-those-are-who-do-two-things"),
        pytest.param("A bomb hit a Kenyan convoy between Nakuru and Mombasa, killing five soldiers.", "ASSAULT", "Nakuru", id="by-what-was-done-there"),
        pytest.param("The Red Cross delivered medicine to a Kenyan hospital in Nakuru.", "AID", "Nakuru", id="to-a-site-there"),
        pytest.param("Chile sent two warships to the strait.", "MOBILIZE", "the strait", id="a-strait-to-which-forces-go"),
        pytest.param("A Chilean destroyer sailed through the Taiwan Strait.", "MOBILIZE", "Taiwan Strait", id="or-through-which"),
        pytest.param("Kenyan police stopped opposition leaders from holding a rally in Mombasa.", "COERCE", "Mombasa", id="where-they-were-kept-from-it"),
        pytest.param("Mombasa was placed under curfew by Kenya's government.", "COERCE", "Mombasa", id="what-is-under-curfew"),
        pytest.param("Clashes between Bogota and rebels resumed on Monday.", "ASSAULT", "", id="but-no-capital-that-fights"),
        pytest.param("Chad invaded the Garoua port city on its southern border.", "ASSAULT", "Garoua port", id="what-is-invaded-before-its-border"),
        pytest.param("Kenyan forces launched a counterattack on Nakuru.", "ASSAULT", "Nakuru", id="at-what-force-is-aimed"),
        pytest.param("Gunmen killed nine people in a raid of Hope.", "ASSAULT", "", id="but-no-name-behind-another-word"),
        pytest.param("Rebels shot dead a priest in the town of Belo-Kuru, in Ituri province.", "ASSAULT", "Belo-Kuru", id="a-town-before-its-province"),
        pytest.param("The senator was assassinated as he was entering a mosque in Nakuru.", "ASSAULT", "Nakuru", id="while-he-was-there"),
        pytest.param("The activist was arrested when he landed in Nakuru.", "COERCE", "Nakuru", id="when-he-was-there"),
        pytest.param("The activist was arrested because he had protested in Nakuru.", "COERCE", "", id="but-not-for-what-he-did-there"),
        pytest.param("The senator was shot dead as he entered a mosque in Nakuru.", "ASSAULT", "Nakuru", id="as-he-went-in"),
        pytest.param("Two Kenyan soldiers were killed when a patrol in Nakuru drove over a mine.", "ASSAULT", "Nakuru", id="when-those-there-met-with-it"),
        pytest.param("Three policemen were killed when rebels attacked a convoy in the towns of Kaya and Yei.", "ASSAULT", "Kaya", id="several-towns"),
        pytest.param("The Kenyan army shelled rebel positions on the outskirts of Kismayo.", "ASSAULT", "Kismayo", id="on-its-outskirts"),
        pytest.param("Rebels killed four Kenyan soldiers some 30km from Garissa.", "ASSAULT", "Garissa", id="so-far-from-it"),
        pytest.param("Chadian officers searched a mosque in Nakuru and arrested 12 Kenyans.", "COERCE", "Nakuru", id="after-entering-a-site-there"),
        pytest.param("Chadian officers praised a mosque in Nakuru and arrested 12 Kenyans.", "COERCE", "", id="but-not-after-praising-one"),
        pytest.param("At least one Kenyan soldier was killed and two others were wounded in Nakuru.", "ASSAULT", "Nakuru", id="where-others-were-hurt"),
        pytest.param("At least one Kenyan soldier was killed and two others were promoted in Nakuru.", "ASSAULT", "", id="but-not-where-others-rose"),
        pytest.param("Police fired tear gas at Kenyan students marching in Nakuru.", "ASSAULT", "Nakuru", id="at-those-who-march-there"),
        pytest.param("Police fired tear gas at Kenyan students living in Nakuru.", "ASSAULT", "", id="but-not-at-those-who-live-there"),
        pytest.param("Kenyan police fired tear gas to disperse crowds in Nakuru, arresting several Somalis.", "COERCE", "Nakuru", id="while-crowds-there-were-dispersed"),
        pytest.param("A Kenyan soldier died in a drone attack that also injured two others in the Nakuru area.", "ASSAULT", "Nakuru", id="in-an-attack-that-hurt-others"),
        pytest.param("Gunmen killed nine Kenyans in Tarka-Domo Village.", "ASSAULT", "Tarka-Domo Village", id="a-village-with-its-kind-in-its-name"),
        pytest.param("Police in the Ugandan capital arrested three Kenyan lawmakers.", "COERCE", "the Ugandan capital", id="a-capital"),
        pytest.param("Ugandan police arrested three Kenyan lawmakers in the capital, Kampala.", "COERCE", "Kampala", id="a-capital-with-its-name"),
        pytest.param("A Kenyan court sentenced a Chadian general to ten years in a military prison.", "SANCTION", "", id="but-not-where-he-will-sit"),
        pytest.param("The defendants appeared before the High Court in Banjul where two Gambian lawmakers were jailed.", "COERCE", "Banjul", id="the-court-where"),
    ],
)  # fmt: skip
def test_force_is_used_in_the_town_that_the_words_around_it_tell(
    coder: dragoman.Coder, text: str, type_: str, place: str
) -> None:
    assert placed(coder, text, type_)[:1] == [place]


def test_a_word_for_its_kind_parts_a_province_from_the_state_of_its_name(nlp, gazetteer) -> None:
    def countries(text: str) -> list[str]:
        return [p.value.country for p in places_in(nlp(text), gazetteer=gazetteer)]

    assert countries("Gunmen raided a village in Niger state.") == ["NGA"]
    assert countries("Gunmen raided a village in Niger.") == ["NER"]


def test_a_small_places_other_name_does_not_bring_in_a_country_of_which_nobody_speaks(nlp, gazetteer) -> None:
    (_, borgu) = places_in(nlp("Gunmen in northern Nigeria raided Borgu district."), gazetteer=gazetteer)
    (corsica, borgo) = places_in(nlp("In France, police searched a house in Borgu."), gazetteer=gazetteer)

    assert (borgu.value.mention, borgu.value.country) == ("Borgu", "")
    assert corsica.value.country == borgo.value.country == "FRA"


def test_a_village_does_not_bring_in_a_country_of_which_nobody_speaks(nlp, gazetteer) -> None:
    (_, village) = places_in(nlp("Ethiopian troops took the town of Adi."), gazetteer=gazetteer)
    (_, resort) = places_in(nlp("Kenyan officials flew to Davos."), gazetteer=gazetteer)
    (israel, own) = places_in(nlp("Israeli police searched a house in Adi."), gazetteer=gazetteer)

    assert (village.value.mention, village.value.country) == ("Adi", "")
    assert (resort.value.country, israel.value.country, own.value.country) == ("CHE", "ISR", "ISR")


def test_a_place_told_as_a_states_own_lies_in_it(nlp, gazetteer) -> None:
    def countries(text: str) -> list[str]:
        return [p.value.country for p in places_in(nlp(text), gazetteer=gazetteer)]

    assert countries("Gunmen raided Ghana's Bono region.") == ["GHA", "GHA"]
    assert countries("Gunmen raided Pakistan's southern city of Hyderabad.") == ["PAK", "PAK"]
    assert countries("Russia's invasion of Ukraine began.") == ["RUS", "UKR"]


def test_a_village_set_into_a_county_of_a_state_lies_in_its_country(nlp, gazetteer) -> None:
    text = "Gunmen raided Tarka-Domo village in Anda Local Government Area of Katsina State."
    village, *_ = places_in(nlp(text), gazetteer=gazetteer)

    assert (village.value.mention, village.value.country, village.value.precision) == (
        "Tarka-Domo",
        "NGA",
        "city",
    )


@pytest.mark.parametrize(
    ("text", "type_", "mention", "name"),
    [
        pytest.param("Rebels overran Nakuru on Monday. Ten Kenyan soldiers were arrested in the town.", "COERCE", "the town", "Nakuru", id="in-the-town"),
        pytest.param("Rebels rule Nakuru. Kenyan troops shelled the city on Monday.", "ASSAULT", "the city", "Nakuru", id="what-is-shelled"),
        pytest.param("Rebels rule Nakuru. Kenyan troops shelled a nearby town on Monday.", "ASSAULT", "", "", id="not-another-town"),
        pytest.param("Rebels rule Nakuru. Kenyan troops killed ten rebels in the next town on Monday.", "ASSAULT", "the next town", "", id="nor-the-next"),
        pytest.param("Rebels rule Kenya. Kenyan troops were deployed to Nakuru, and a curfew was imposed in the town.", "COERCE", "the town", "Nakuru", id="where-troops-went"),
        pytest.param("Rebels rule Kenya. Ugandan troops killed ten rebels in the town on Monday.", "ASSAULT", "the town", "", id="a-state-is-no-town"),
    ],
)  # fmt: skip
def test_the_town_is_the_one_told_of_before(
    coder: dragoman.Coder, text: str, type_: str, mention: str, name: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    found = {(e.place.mention, e.place.name) for e in events if e.type == type_ and e.place}
    assert found - {("Nakuru", "Nakuru")} == ({(mention, name)} if mention else set())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norwegian deputy minister Eva Dahl visited Mombasa last year.", "Mombasa"),
        ("Norwegian deputy minister Eva Dahl revisited the Mombasa accord last year.", ""),
    ],
)
def test_a_visit_that_no_frame_tells_is_where_somebody_went(
    whole_coder: dragoman.Coder, text: str, place: str
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))
    assert {e.place.mention if e.place else "" for e in events} <= {place}
    assert events or not place


def test_who_met_others_abroad_did_not_meet_where_the_report_was_filed(coder: dragoman.Coder) -> None:
    def second(first: str) -> str:
        text = f"NAIROBI, May 6 (NNA) - Kenyan Foreign Minister Alfred Mutua {first}.\n\nMutua also held talks with Ghana's premier."
        events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
        return [e.place.mention if e.place else "" for e in events if e.type == "CONSULT"][-1]

    assert second("met his Chadian counterpart in Geneva and discussed trade") == ""
    assert second("met his Chadian counterpart and discussed trade") == "NAIROBI"
