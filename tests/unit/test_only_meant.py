"""Are stances, habits, strivings, purposes and fears told from acts?"""

import pytest

import dragoman
from dragoman import Report
from dragoman.knowledge.only_meant import load_only_meant

pytestmark = pytest.mark.model


def types(coder: dragoman.Coder, text: str) -> list[str]:
    return [e.type for e in coder.code(Report(text=text, published="2026-03-05"))]


@pytest.mark.parametrize(
    ("only_meant", "type_", "an_act"),
    [
        pytest.param(
            "The Kenyan and Ugandan leaders discussed the drought, including tackling hunger and supporting Somali farmers.",
            "SUPPORT",
            "The Kenyan and Ugandan leaders discussed the drought and supported the Somali plan.",
            id="a-list-of-what-was-discussed",
        ),
        pytest.param(
            "Ten men fled over accusations that they cooperated with the Kenyan army.",
            "COOPERATE",
            "Ten Ugandan men cooperated with the Kenyan army on Monday.",
            id="what-is-only-alleged",
        ),
        pytest.param(
            "A Kenyan student travelled to Syria in 2014.",
            "CONSULT",
            "A Kenyan minister travelled to Syria in 2014.",
            id="a-private-journey",
        ),
        pytest.param(
            "The Kenyan ministry declined to comment on Monday.",
            "REJECT",
            "The Kenyan ministry declined to attend the Ugandan talks on Monday.",
            id="no-comment",
        ),
        pytest.param(
            "The Kenyan ministry refused to give details of the raid.",
            "REJECT",
            "The Kenyan ministry refused to give Uganda the documents.",
            id="no-details",
        ),
        pytest.param(
            "Kenya has been a leader in supporting Somali fishermen.",
            "SUPPORT",
            "Kenya publicly supported the Somali fishermen on Monday.",
            id="what-somebody-stands-for",
        ),
        pytest.param(
            "Police dispersed lawyers opposing the new Kenyan government.",
            "REJECT",
            "Uganda rejected the new Kenyan proposal on Monday.",
            id="who-is-described",
        ),
        pytest.param(
            "The Kenyan ministry cooperates with the Ugandan police on stolen cattle.",
            "COOPERATE",
            "The Kenyan ministry cooperated with the Ugandan police on Monday.",
            id="a-habit",
        ),
        pytest.param(
            "Kenya praised the efforts of Oman to reach an agreement with Yemen.",
            "AGREE",
            "Oman reached an agreement with Yemen on Monday.",
            id="what-is-striven-for",
        ),
        pytest.param(
            "The fight to repel the Kenyan invasion took many lives in Uganda.",
            "ASSAULT",
            "The Ugandan army repelled the Kenyan invasion on Monday.",
            id="what-a-thing-is-for",
        ),
        pytest.param(
            "There were rumours that the Kenyan president would resign.",
            "RETREAT",
            "The Kenyan president resigned on Monday.",
            id="what-is-guessed",
        ),
        pytest.param(
            "Chad threatened to bomb the Libyan port.",
            "ASSAULT",
            "Chad began to bomb the Libyan port.",
            id="what-is-threatened",
        ),
        pytest.param(
            "Traders in Mombasa awaited the Kenyan president's resignation.",
            "RETREAT",
            "The Kenyan president announced his resignation.",
            id="what-is-asked-for",
        ),
        pytest.param(
            "Speaking to the daily Sol on Monday, Fijian mayor Ana Vula said that the lake was low.",
            "CONSULT",
            "Speaking to Tongan mayor Sione Fifita on Monday, Fijian mayor Ana Vula said that the lake was low.",
            id="what-is-told-to-the-press",
        ),
        pytest.param(
            "Hundreds of Fijian fishermen marched to show support for the mayor of Suva.",
            "SUPPORT",
            "Fijian fishermen expressed support for the mayor of Suva.",
            id="what-a-protest-is-for",
        ),
        pytest.param(
            "The Kenyan parliament must begin to support the Somali fishermen.",
            "SUPPORT",
            "The Kenyan parliament began to support the Somali fishermen.",
            id="what-somebody-ought-to-begin",
        ),
        pytest.param(
            "The comic opera tells how Sweden expelled the Norwegian envoy.",
            "SANCTION",
            "The minister tells how Sweden expelled the Norwegian envoy.",
            id="what-an-opera-tells",
        ),
        pytest.param(
            "The founder of the website helped Ghanaians find tutors.",
            "AID",
            "The government of Togo helped Ghanaians find shelter.",
            id="the-founder-of-a-firm-helps-for-no-state",
        ),
        pytest.param(
            "A Kenyan law that gives the police the right to search homes was printed.",
            "CONCEDE",
            "The Kenyan parliament gave the police the right to search homes.",
            id="what-a-clause-tells-of-a-law",
        ),
    ],
)
def test_what_is_only_meant_is_no_event_of_its_own(
    coder: dragoman.Coder, only_meant: str, type_: str, an_act: str
) -> None:
    assert type_ not in types(coder, only_meant)
    assert type_ in types(coder, an_act)


def test_what_is_threatened_is_the_content_of_the_threat(coder: dragoman.Coder) -> None:
    events = coder.code(Report(text="Chad threatened to bomb the Libyan port.", published="2026-03-05"))

    assert [(e.type, e.content) for e in events] == [("THREATEN", "ASSAULT")]


def test_a_headline_in_the_simple_present_tells_an_act(coder: dragoman.Coder) -> None:
    assert types(
        coder, "Kenya cooperates with Uganda on stolen cattle\n\nNAIROBI - The lakes rose on Monday."
    ) == ["COOPERATE"]


def test_no_list_of_words_is_empty() -> None:
    lists = load_only_meant()

    assert lists
    assert all(lists.values())
