"""Does a record's confidence speak of its sides, not of its type alone?"""

from dataclasses import replace

import pytest

import dragoman
from dragoman.coding.confidence.weighing import load_weights
from dragoman.coding.confidence.whole import sifted, whole_confidence, whole_figures
from dragoman.coding.drafts import Draft
from dragoman.reading.cleaning import Clean

WEIGHTS = load_weights()
pytestmark = pytest.mark.model


def group(coder: dragoman.Coder, text: str) -> tuple[Draft, ...]:
    doc = coder.nlp(text)
    whole = Clean.untouched(text)
    found = coder.happenings_in(doc, report=dragoman.Report(text=text), cleaned=whole)
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def told(coder: dragoman.Coder) -> tuple[Draft, ...]:
    return group(coder, "Chad's president Idris Sallah accused Togo of hiding two tankers.")


def test_a_record_without_its_other_side_is_less_sure_than_the_same_with_both(
    told: tuple[Draft, ...],
) -> None:
    draft = told[0]
    alone = (replace(draft, sides=replace(draft.sides, target=())),)

    assert 0 < whole_confidence(alone, WEIGHTS) < whole_confidence(told, WEIGHTS) < 1


def test_a_side_whose_country_nobody_tells_makes_a_record_of_a_long_report_less_sure(
    told: tuple[Draft, ...],
) -> None:
    draft = told[0]
    side = draft.sides.target[0]
    homeless = replace(side, actor=replace(side.actor, country="", sector="GOV"))
    alone, short, long = (
        (replace(draft, sides=replace(draft.sides, target=(homeless,)), sentences=n),) for n in (1, 2, 20)
    )

    assert whole_figures(told)["target_homeless"] == 0
    assert [whole_figures(g)["target_homeless"] for g in (alone, short, long)] == [0.5, 0.75, 0.975]
    assert whole_confidence(long, WEIGHTS) < whole_confidence(short, WEIGHTS)
    assert whole_confidence(short, WEIGHTS) < whole_confidence(alone, WEIGHTS)


def test_a_body_above_states_needs_no_country(told: tuple[Draft, ...]) -> None:
    draft = told[0]
    side = draft.sides.target[0]
    body = replace(side, actor=replace(side.actor, country="", sector="UNO"))
    other = replace(draft, sides=replace(draft.sides, target=(body,)), sentences=20)

    assert whole_figures((other,))["target_homeless"] == 0


@pytest.mark.parametrize(
    ("kind", "told_of"),
    [
        pytest.param("MOBILIZE", 1, id="troops-move"),
        pytest.param("PROTEST", 1, id="people-march"),
        pytest.param("RETREAT", 1, id="somebody-resigns"),
        pytest.param("ACCUSE", 0, id="who-accuses-accuses-somebody"),
    ],
)
def test_what_is_done_without_another_wants_no_other_side(
    told: tuple[Draft, ...], kind: str, told_of: int
) -> None:
    draft = told[0]
    alone = replace(draft, act=replace(draft.act, type=kind), sides=replace(draft.sides, target=()))

    assert whole_figures((alone,))["target"] == told_of


@pytest.mark.parametrize(
    ("mention", "homeless"),
    [
        pytest.param("Western officials", 0, id="governments-of-a-part-of-the-world"),
        pytest.param("his African counterparts", 0, id="and-fellow-ministers"),
        pytest.param("senior officials", 1, id="officials-of-nobody-knows-whom"),
        pytest.param("a European minister", 1, id="one-of-them-has-a-country"),
    ],
)
def test_governments_told_of_by_their_part_of_the_world_need_no_country(
    told: tuple[Draft, ...], mention: str, homeless: int
) -> None:
    draft = told[0]
    side = draft.sides.target[0]
    many = replace(
        side, actor=replace(side.actor, mention=mention, role="official", country="", name="", sector="GOV")
    )
    other = replace(draft, sides=replace(draft.sides, target=(many,)), sentences=10**6)

    assert round(whole_figures((other,))["target_homeless"]) == homeless


def test_words_far_from_the_telling_count_against_a_side_and_near_ones_do_not(
    told: tuple[Draft, ...],
) -> None:
    draft = told[0]
    far = replace(draft.sides.source[0], spans=((draft.end + 600, draft.end + 610),))

    assert whole_figures(told)["source_far"] == 0
    assert whole_figures((replace(draft, sides=replace(draft.sides, source=(far,))),))["source_far"] == 1


def test_the_surer_the_type_the_surer_the_record(told: tuple[Draft, ...]) -> None:
    doubted, sure = ((replace(told[0], confidence=c),) for c in (0.3, 0.9))

    assert whole_confidence(doubted, WEIGHTS) < whole_confidence(sure, WEIGHTS)


def test_a_calibration_of_the_users_own_moves_the_confidence_of_records(told: tuple[Draft, ...]) -> None:
    stricter = replace(WEIGHTS, shift=-2.0)

    assert whole_confidence(told, stricter) < whole_confidence(told, WEIGHTS)


def test_what_is_set_aside_says_how_sure_it_was(told: tuple[Draft, ...]) -> None:
    kept, left = sifted((told,), weights=WEIGHTS, at_least=0.99)
    all_kept, none_left = sifted((told,), weights=WEIGHTS, at_least=0.0)

    assert not kept
    assert left[0][1].endswith("below 0.99")
    assert (all_kept[0][0], none_left) == (told, [])


def test_the_weights_name_every_figure(told: tuple[Draft, ...]) -> None:
    assert set(WEIGHTS.whole) == set(whole_figures(told))
