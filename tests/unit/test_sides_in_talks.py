"""Who is meant in reports of meetings: the one met, those met, fellows of nobody knows which country?"""

import pytest

import dragoman
from dragoman.records import Event, Report

pytestmark = pytest.mark.model

MET = "Prime Minister Ana Soto of Peru met today with Prime Minister Kofi Asante of Ghana. "
SEVERAL = "President Ana Soto of Peru met with the Presidents of Ghana, Nepal and Mali in Lima. "


def sides(coder: dragoman.Coder, text: str, type: str) -> list[tuple[set[str], set[str]]]:
    events: list[Event] = [e for e in coder.code(Report(text=text, published="2024-05-06")) if e.type == type]
    return [
        ({a.country or a.sector for a in e.source}, {a.country or a.sector for a in e.target}) for e in events
    ]


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        pytest.param(
            MET + "The Prime Minister raised concerns regarding the situation at Elmina Naval Base.",
            "ACCUSE",
            {"PER"},
            {"GHA"},
            id="concerns-are-raised-with-the-one-met",
        ),
        pytest.param(
            MET + "Ms. Soto expressed concern about evictions of families from their homes in Kumasi.",
            "ACCUSE",
            {"PER"},
            {"GHA"},
            id="who-suffers-is-not-blamed",
        ),
        pytest.param(
            MET + "Ms Soto expressed concern about Togo's actions against Ghanaian fishermen.",
            "ACCUSE",
            {"PER"},
            {"TGO"},
            id="whose-actions-they-are-is-blamed",
        ),
        pytest.param(
            MET + "Ms. Soto emphasized the Peruvian commitment to take further steps to deter raids.",
            "AGREE",
            {"PER"},
            {"GHA"},
            id="promised-to-the-one-met",
        ),
        pytest.param(
            MET + "She affirmed Peru's commitment to Ghana's security and the defeat of the Volta rebels.",
            "SUPPORT",
            {"PER"},
            {"GHA"},
            id="who-is-to-be-beaten-is-not-backed",
        ),
        pytest.param(
            SEVERAL + "President Soto thanked her counterparts for their help.",
            "SUPPORT",
            {"PER"},
            {"GHA", "NPL", "MLI"},
            id="counterparts-told-in-one-phrase",
        ),
        pytest.param(
            SEVERAL + "The leaders condemned Chad's raid.",
            "ACCUSE",
            {"PER", "GHA", "NPL", "MLI"},
            {"TCD"},
            id="the-leaders-are-who-met-and-whom-she-met",
        ),
        pytest.param(
            "Kenya's prime minister welcomed Chancellor Lena Braun of Germany to Nairobi. The two discussed trade.",
            "CONSULT",
            {"DEU"},
            {"KEN"},
            id="who-is-welcomed-to-a-town-visits",
        ),
        pytest.param(
            "The minister praised the results of the first U.S.-ASEAN summit.",
            "CONSULT",
            {"USA", "IGO"},
            set(),
            id="a-hyphen-joins-two-sides",
        ),
        pytest.param(
            "Norway reaffirmed its commitment to defending its Baltic allies.",
            "AGREE",
            {"NOR"},
            {"GOV"},
            id="allies-are-governments",
        ),
        pytest.param(
            "The Zambian leader said that all nations should abide by the charter.",
            "REQUEST",
            {"ZMB"},
            {"GOV"},
            id="so-are-all-nations",
        ),
    ],
)
def test_the_other_side_of_what_is_told_of_talks(
    coder: dragoman.Coder, text: str, type: str, source: set[str], target: set[str]
) -> None:
    assert sides(coder, text, type) == [(source, target)]


@pytest.mark.parametrize(
    ("words", "type"),
    [
        pytest.param(
            "emphasized that Peru will take all necessary measures to protect its ports", "THREATEN"
        ),
        pytest.param("voiced regret that no ferry had come", "CONCEDE"),
    ],
)
def test_the_one_met_is_warned_and_told_that_somebody_is_sorry(
    whole_coder: dragoman.Coder, words: str, type: str
) -> None:
    assert sides(whole_coder, f"{MET}Ms. Soto {words}.", type) == [({"PER"}, {"GHA"})]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        pytest.param(
            "The Kenyan minister welcomed Ghana's president to the club of donors.", "CONSULT", id="a-club"
        ),
        pytest.param(MET + "The floods in Chad killed ten.", "ACCUSE", id="nobody-is-blamed"),
    ],
)
def test_what_is_no_visit_and_no_charge(coder: dragoman.Coder, text: str, type: str) -> None:
    assert sides(coder, text, type) == []


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        pytest.param(
            "President William S. Ruto of Kenya held talks with President Kofi Asante of Ghana. "
            "President Ruto reiterated his desire to keep good relations.",
            "AGREE",
            {"KEN"},
            {"GHA"},
            id="one-name-in-two-spellings",
        ),
        pytest.param(
            "Ms Soto of Kenya confirmed the president's commitment to support the defence of Kenyan allies.",
            "AGREE",
            {"KEN"},
            {"GOV"},
            id="allies-of-a-state-are-others",
        ),
        pytest.param(
            "AMMAN: The Kenyan minister, Ana Soto, thanked the Kingdom for its help. Jordan has sent aid, Jordan said.",
            "SUPPORT",
            {"KEN"},
            {"JOR"},
            id="the-kingdom-is-the-monarchy-that-is-told-of",
        ),
        pytest.param(
            "MANAMA: Bahrain voiced its gratitude for the Kingdom's help, and said that Bahrain and Morocco are friends.",
            "SUPPORT",
            {"BHR"},
            {"MAR"},
            id="and-not-the-one-that-thanks-it",
        ),
        pytest.param(
            "MANAMA: The Bahraini minister voiced her gratitude for the Kingdom's help, and said that Bahrain is content.",
            "SUPPORT",
            {"BHR"},
            {"GOV"},
            id="not-even-where-no-other-is-told-of",
        ),
        pytest.param(
            "Peru commended Kenya's successful chairmanship of the African Union.",
            "SUPPORT",
            {"PER"},
            {"KEN"},
            id="whose-deed-it-is-before-what-it-is-done-to",
        ),
        pytest.param(
            "Chad's Cabinet advised the foreign ministry to summon Niger's envoy.",
            "REQUEST",
            {"TCD"},
            {"TCD"},
            id="a-cabinet-orders-its-own-ministry",
        ),
        pytest.param(
            "Peru convened an emergency meeting of the UN Security Council on Monday.",
            "CONSULT",
            {"PER"},
            {"UNO"},
            id="who-calls-a-body-together-meets-it",
        ),
        pytest.param(
            "Peruvian Adviser Ana Soto met with Executive Vice Minister of Foreign Affairs Ma Li of China in Lima. "
            "Peruvian Prime Minister Jorge Diaz thanked the Executive Vice Minister.",
            "SUPPORT",
            {"PER"},
            {"CHN"},
            id="a-deputy-is-told-again-by-a-shorter-title",
        ),
        pytest.param(
            "Hamas took ten Thai farmers hostage. Thailand's prime minister demanded their release.",
            "REQUEST",
            {"THA"},
            {"PSE"},
            id="release-is-asked-of-who-holds-them",
        ),
        pytest.param(
            "Denmark called for the release of all prisoners in the region.",
            "REQUEST",
            {"DNK"},
            set(),
            id="or-of-nobody",
        ),
        pytest.param(
            "A suicide bombing claimed by the Taliban has killed four Danish soldiers in Kabul.",
            "ASSAULT",
            {"AFG"},
            {"DNK"},
            id="who-claims-an-attack-is-taken-to-have-made-it",
        ),
        pytest.param(
            "A bombing condemned by Peru has killed four Chilean soldiers.",
            "ASSAULT",
            set(),
            {"CHL"},
            id="not-who-condemns-it",
        ),
    ],
)
def test_sides_that_other_words_tell(
    coder: dragoman.Coder, text: str, type: str, source: set[str], target: set[str]
) -> None:
    assert (source, target) in sides(coder, text, type)
