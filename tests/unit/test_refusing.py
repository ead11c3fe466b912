"""Which acts that frames found are set aside as no events of their own?"""

from dataclasses import replace

import pytest

from dragoman.coding.findings import Act, Side, Sides
from dragoman.coding.refusing.not_events import reason_against
from dragoman.records import Actor

ACT = Act(
    trigger=1,
    start=0,
    end=3,
    frame="",
    type="SANCTION",
    mode="",
    content="",
    reciprocal=False,
    sources=(),
    targets=(),
    topics=(),
    says=None,
)
TOGO, GHANA = Actor(country="TGO", sector="GOV"), Actor(country="GHA", sector="GOV")
WORLD = Actor(name="international community")
DRIVER, COURIER = Actor(mention="a driver", sector="CVL"), Actor(mention="a courier")
BANDITS = Actor(mention="bandits", sector="CRM")


def sides(source: tuple[Actor, ...], target: tuple[Actor, ...]) -> Sides:
    return Sides(*(tuple(Side(a, 0, (), "") for a in side) for side in (source, target)))


@pytest.mark.parametrize(
    ("type_", "source", "target", "reason"),
    [
        pytest.param("AID", (TOGO,), (GHANA,), "", id="both-known"),
        pytest.param("AID", (TOGO,), (), "the other side is not known", id="aid-to-nobody"),
        pytest.param("AID", (), (GHANA,), "the acting side is not known", id="aid-from-nobody"),
        pytest.param("AID", (TOGO, GHANA), (), "", id="aid-by-two-together"),
        pytest.param("ASSAULT", (), (GHANA,), "", id="an-attack-by-nobody-known"),
        pytest.param("REQUEST", (TOGO,), (), "", id="a-demand-of-nobody-in-particular"),
        pytest.param("REQUEST", (), (GHANA,), "the acting side is not known", id="a-demand-by-nobody"),
        pytest.param("CONSULT", (), (), "", id="a-meeting-without-sides"),
        pytest.param("SANCTION", (), (), "no political actor on either side", id="nobody-at-all"),
        pytest.param("AID", (DRIVER,), (COURIER,), "only private persons on either side", id="private"),
        pytest.param("AID", (DRIVER,), (TOGO,), "", id="private-to-a-state"),
        pytest.param("THREATEN", (WORLD,), (), "", id="the-international-community"),
        pytest.param("RETREAT", (), (COURIER,), "only private persons on either side", id="somebody-freed"),
        pytest.param("RETREAT", (), (TOGO,), "", id="an-official-freed"),
        pytest.param(
            "ASSAULT", (DRIVER,), (COURIER,), "a crime between private persons", id="a-neighbour-attacked"
        ),
        pytest.param("ASSAULT", (BANDITS,), (COURIER,), "", id="attacked-by-bandits"),
        pytest.param("ASSAULT", (COURIER,), (BANDITS,), "a crime between private persons", id="on-a-robber"),
        pytest.param(
            "ASSAULT", (COURIER,), (), "a crime between private persons", id="by-somebody-on-nobody"
        ),
        pytest.param("ASSAULT", (DRIVER,), (), "", id="by-citizens-on-nobody"),
        pytest.param("ASSAULT", (), (COURIER,), "", id="attacked-by-nobody-known"),
    ],
)
def test_an_act_is_refused_for_the_side_that_it_lacks(
    type_: str, source: tuple[Actor, ...], target: tuple[Actor, ...], reason: str
) -> None:
    assert reason_against(replace(ACT, type=type_), sides(source, target)) == reason


def test_an_act_that_is_only_spoken_of_is_refused_whatever_its_sides() -> None:
    assert reason_against(replace(ACT, reported=True), sides((TOGO,), (GHANA,))) == "only spoken of"


@pytest.mark.parametrize(
    ("mode", "sources", "reason"),
    [
        pytest.param("allege", (), "", id="accused-by-nobody-told"),
        pytest.param("investigate", (), "", id="on-trial"),
        pytest.param("disapprove", (), "the acting side is not known", id="scolded-by-nobody-told"),
        pytest.param("allege", (0,), "the acting side is not known", id="accused-by-somebody-unknown"),
    ],
)
def test_who_is_accused_or_tried_is_told_of_also_where_nobody_tells_by_whom(
    mode: str, sources: tuple[int, ...], reason: str
) -> None:
    act = replace(ACT, type="ACCUSE", mode=mode, sources=sources, targets=(1,))

    assert reason_against(act, sides((), (TOGO,))) == reason


@pytest.mark.parametrize(
    ("type_", "mode", "reason"),
    [
        pytest.param("ACCUSE", "allege", "", id="charged"),
        pytest.param("ACCUSE", "investigate", "", id="looked-into"),
        pytest.param("RETREAT", "release", "", id="freed"),
        pytest.param("ACCUSE", "disapprove", "only private persons on either side", id="scolded"),
        pytest.param("RETREAT", "resign", "only private persons on either side", id="gone"),
    ],
)
def test_private_persons_are_told_of_where_police_or_courts_deal_with_them(
    type_: str, mode: str, reason: str
) -> None:
    act = replace(ACT, type=type_, mode=mode, targets=(1,))

    assert reason_against(act, sides((), (COURIER,))) == reason


@pytest.mark.parametrize(
    ("type_", "undergone", "reason"),
    [
        pytest.param("THREATEN", True, "", id="was-threatened"),
        pytest.param("THREATEN", False, "the acting side is not known", id="the-threat-to"),
        pytest.param("AID", True, "the acting side is not known", id="was-helped"),
    ],
)
def test_a_speech_that_a_party_undergoes_is_told_of_also_where_nobody_tells_from_whom(
    type_: str, undergone: bool, reason: str
) -> None:
    assert reason_against(replace(ACT, type=type_), sides((), (TOGO,)), undergone=undergone) == reason


@pytest.mark.parametrize(
    ("type_", "speaker", "reason"),
    [
        pytest.param("REQUEST", Actor(mention="residents", sector="CVL", country="TGO"), "", id="residents"),
        pytest.param("THREATEN", Actor(mention="the teachers' union", sector="LAB"), "", id="a-union"),
        pytest.param(
            "REQUEST",
            Actor(mention="her parents", sector="CVL", country="TGO"),
            "only private persons on either side",
            id="somebodys-parents",
        ),
        pytest.param(
            "REQUEST",
            Actor(mention="Jan Lukas", name="Jan Lukas", sector="CVL", country="TGO"),
            "only private persons on either side",
            id="one-man",
        ),
        pytest.param(
            "SUPPORT",
            Actor(mention="residents", sector="CVL", country="TGO"),
            "only private persons on either side",
            id="praise",
        ),
    ],
)
def test_what_many_demand_refuse_or_threaten_as_one_is_told_of_also_to_a_private_body(
    type_: str, speaker: Actor, reason: str
) -> None:
    firm = Actor(mention="the factory", sector="BUS", country="TGO")

    assert reason_against(replace(ACT, type=type_), sides((speaker,), (firm,))) == reason
