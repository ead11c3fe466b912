"""Is what a report only names, or what merely did not happen, left out, and what it tells of kept?"""

import pytest

import dragoman
from dragoman import Report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(
            "Farmers in Somalia fear that little will come of the fight against al-Shabab.",
            set(),
            id="a-war-named",
        ),
        pytest.param(
            "Al-Shabab fighters attacked Kenyan troops in Somalia on Monday.",
            {"ASSAULT"},
            id="an-attack-told",
        ),
        pytest.param("Peru's farmers fear that the UN talks will change nothing.", set(), id="talks-named"),
        pytest.param("The UN held talks with Peru in Geneva on Monday.", {"CONSULT"}, id="talks-told"),
        pytest.param(
            "Peru's minister hoped that Chile and Togo would sign the treaty.", set(), id="hoped-for"
        ),
        pytest.param(
            "Peru's minister said that Chile and Togo would sign the treaty.", {"SUPPORT"}, id="announced"
        ),
        pytest.param("Togo phoned Chad in a bid to hold talks.", {"CONSULT"}, id="what-a-call-was-a-bid-for"),
        pytest.param(
            "Peru and Chile held talks to expand bilateral trade.", {"CONSULT"}, id="what-talks-are-for"
        ),
        pytest.param(
            "Peru and Chile discussed bolstering bilateral trade.", {"CONSULT"}, id="what-was-talked-about"
        ),
        pytest.param("Peru and Chile bolstered bilateral trade.", {"COOPERATE"}, id="what-was-done"),
        pytest.param("Traders in Fiji complain of sanctions on Tonga.", set(), id="sanctions-of-nobody"),
        pytest.param("Fiji imposed sanctions on Tonga on Monday.", {"SANCTION"}, id="sanctions-told"),
        pytest.param(
            "The ministers of Peru and Chile agreed on the need to widen trade cooperation.",
            {"AGREE"},
            id="a-need",
        ),
        pytest.param("Peru's president has the right to expel Togolese envoys.", set(), id="a-right"),
        pytest.param("Peru's president is empowered to expel Togolese envoys.", set(), id="a-power"),
        pytest.param("Peru's president expelled two Togolese envoys.", {"SANCTION"}, id="a-right-used"),
        pytest.param(
            "Peru's president took the opportunity to thank Togo.", {"SUPPORT"}, id="an-opportunity-taken"
        ),
        pytest.param("Kenya should withdraw its troops from Somalia.", set(), id="what-ought-to-be"),
        pytest.param("Kenya will withdraw its troops from Somalia.", {"RETREAT"}, id="what-will-be"),
        pytest.param("Ghana built a station funded by Norway.", set(), id="which-station"),
        pytest.param("Norway funded Ghana's hospitals.", {"AID"}, id="who-paid"),
        pytest.param("Pilgrims travel under the threat of attacks by Malian rebels.", set(), id="feared"),
        pytest.param("Pilgrims were hurt in attacks by Malian rebels on Friday.", {"ASSAULT"}, id="suffered"),
        pytest.param(
            "Chad's coach wants his squad to attack Niger in the final.", set(), id="what-a-team-is-to-do"
        ),
        pytest.param("Chad's president was reluctant to attack Niger.", set(), id="a-mood"),
        pytest.param("Chad's prime minister met reporters on Monday.", set(), id="to-the-press"),
        pytest.param("Chad's education ministry discussed satchels on Monday.", set(), id="in-one-house"),
        pytest.param("Chad and Niger discussed satchels on Monday.", {"CONSULT"}, id="between-two"),
        pytest.param("It is to be seen whether Chad will sign the treaty with Niger.", set(), id="left-open"),
        pytest.param("It is certain that Chad will sign the treaty with Niger.", {"SUPPORT"}, id="certain"),
        pytest.param("A suspension of aid to Chad by France would hurt farmers.", set(), id="supposed"),
        pytest.param("Chad will be able to sell cotton to Niger.", set(), id="an-ability-to-come"),
        pytest.param("Chad struggled to seize control of the town from rebels.", set(), id="striven-for"),
        pytest.param("Not a shot was fired at Chad's troops by the rebels.", set(), id="not-a-shot"),
        pytest.param("A shot was fired at Chad's troops by the rebels.", {"ASSAULT"}, id="a-shot"),
        pytest.param("It would be foolish to expel Togolese envoys from Peru.", set(), id="called-foolish"),
        pytest.param("Togo spoke of the risk of expelling Chadian envoys.", set(), id="the-risk-of-it"),
        pytest.param("Chad has never used drones to attack Niger.", set(), id="not-what-it-was-for"),
        pytest.param("Chad has used drones to attack Niger.", {"ASSAULT"}, id="what-it-was-for"),
        pytest.param(
            "Chad's president found it necessary to expel Togolese envoys.", set(), id="found-proper"
        ),
        pytest.param(
            "A court in Chad could sentence the ousted minister to ten years in prison.", set(), id="by-law"
        ),
        pytest.param(
            "A court in Chad sentenced the ousted minister to ten years in prison.",
            {"SANCTION"},
            id="by-a-court",
        ),
        pytest.param(
            "Peru wrote that it was due to hold talks with Chile in May.", {"CONSULT"}, id="it-is-a-state"
        ),
        pytest.param(
            "Peru's envoy had the opportunity to meet Chile's premier on Monday.",
            {"CONSULT"},
            id="a-chance-had",
        ),
        pytest.param(
            "Peru's envoy was glad to meet Chile's premier on Monday.", {"CONSULT"}, id="glad-of-it"
        ),
        pytest.param("Chad did not attack Niger.", set(), id="a-plain-no"),
        pytest.param("Nor did Chad attack Niger.", set(), id="a-nor"),
        pytest.param("Chad denied that it had attacked Niger.", {"ASSAULT"}, id="a-denial"),
    ],
)
def test_what_is_only_named_is_no_event(coder: dragoman.Coder, text: str, types: set[str]) -> None:
    coded = coder.examine(Report(text=text, published="2026-03-05"))
    assert {event.type for event in coded.events} == types
    if not types:
        assert coded.set_aside


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "Chadian troops opened fire on a Nigerien patrol. Two Nigerien soldiers were killed.",
            1,
            id="harm-done",
        ),
        pytest.param(
            "Chadian troops opened fire on a Nigerien patrol. Two Malian soldiers were killed.",
            2,
            id="harm-to-others",
        ),
        pytest.param(
            "Rebels in Mali ambushed a convoy of the army. Rebel fighters attacked the convoy near a bridge.",
            1,
            id="the-convoy",
        ),
        pytest.param(
            "Rebels in Mali ambushed a convoy of the army. Rebel fighters attacked a school near a bridge.",
            2,
            id="a-school",
        ),
    ],
)
def test_an_attack_and_the_harm_it_did_are_one_record(coder: dragoman.Coder, text: str, count: int) -> None:
    events = coder.code(Report(text=text, published="2026-03-05"))
    assert [e.type for e in events] == ["ASSAULT"] * count


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("Chad's minister criticised Togolese cooking.", [], id="a-people-s-dishes"),
        pytest.param("Chad's minister criticised Togolese policy.", ["TGO"], id="a-state-s-policy"),
    ],
)
def test_what_a_people_s_name_only_colours_is_no_side(
    coder: dragoman.Coder, text: str, targets: list[str]
) -> None:
    (event,) = coder.code(Report(text=text, published="2026-03-05"))

    assert [a.country for a in event.target] == targets
