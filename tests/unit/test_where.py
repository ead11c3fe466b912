"""Are places found, told apart, and tied to the right act? All sentences are invented."""

import pytest

from dragoman.coding.findings import Act
from dragoman.coding.where import event_place, find_places, resolve_places
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def act(trigger: int, type_: str, mode: str = "") -> Act:
    return Act(
        trigger=trigger, start=0, end=0, frame="test", type=type_, mode=mode, content="", reciprocal=False,
        sources=(), targets=(), topics=(), says=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Officers met in Nairobi on Monday.", ["Nairobi"]),
        ("Shells fell on the town of Douma, in eastern Ghouta.", ["Douma", "Ghouta"]),
        ("He flew from Trinidad and Tobago to Ghana.", ["Trinidad and Tobago", "Ghana"]),
        ("Paris Hilton spoke to reporters.", []),
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
        ("Moscow criticised Paris.", "criticised", "ACCUSE", "", ""),
        ("The minister criticised the attack in Mali.", "criticised", "ACCUSE", "", ""),
        ("The ministers met, and a bomb went off in Kabul.", "met", "CONSULT", "", ""),
        ("The ministers met after a coup that began in Niamey.", "met", "CONSULT", "", ""),
    ],
)
def test_an_act_takes_the_place_of_its_own_clause_only(
    nlp, gazetteer, text, trigger, type_, mode, place
) -> None:
    doc = nlp(text)
    places = resolve_places(find_places(doc, gazetteer=gazetteer), doc, gazetteer=gazetteer)
    at = next(t.i for t in doc if t.text == trigger)

    found = event_place(act(at, type_, mode), doc, places, words=gazetteer.words)

    assert (found.value.mention if found else "") == place
    assert found is None or [doc.text[s:e] for s, e in found.spans] == [place]


def test_the_dateline_is_the_last_resort_and_says_so(nlp, gazetteer) -> None:
    doc = nlp("NAIROBI. The ministers met.")
    dateline = resolve_places(find_places(nlp("in Nairobi"), gazetteer=gazetteer), doc, gazetteer=gazetteer)[
        0
    ]

    found = event_place(act(len(doc) - 2, "CONSULT"), doc, (), words=gazetteer.words, dateline=dateline)

    assert found is not None
    assert found.value.basis == "dateline"


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
