"""Does the less sure of two like records give its tellings to the surer one where both are little sure, and stand where both are sure or tell of other things?"""

from dataclasses import replace

import pytest

from dragoman.coding.confidence.weighing import load_weights
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Finding, Side, Sides
from dragoman.coding.happenings.like_records import without_doubles
from dragoman.records import Actor, Attribution, Place, TimeSpan

WEIGHTS = load_weights().again
FRAME = "accuse.blame"


def side(country: str, *, name: str = "", sector: str = "GOV", mention: str = "") -> tuple[Side, ...]:
    role = "minister" if name else ""
    return (
        Side(Actor(mention=mention, country=country, name=name, sector=sector, role=role), 0, (), "test"),
    )


def draft(at: int, *, type_: str = "ACCUSE", frame: str = "", mode: str = "", content: str = "",
          source: tuple[Side, ...] = side("KEN"), target: tuple[Side, ...] = side("TZA")) -> Draft:  # fmt: skip
    """A telling that begins at a character, by Kenya against Tanzania."""
    return Draft(
        act=Act(at, at, at + 1, frame, type_, mode, content, False, (), (), (), None), sides=Sides(source, target),
        status=Finding("happened", (), "test"), certainty=Finding("certain", (), "test"), said=None,
        attribution=Finding(Attribution(), (), "test"), time=None, place=None, topics=(), contexts=(), sentence=at // 100,
        start=at, end=at + 9, lemma="blame", noun=False, tells_on=True, under=frozenset(), lemmas=frozenset(),
    )  # fmt: skip


def starts(*told: tuple[Draft, float]) -> list[list[int]]:
    """Where the tellings of each record that is left begin."""
    kept = without_doubles([((one,), sure) for one, sure in told], WEIGHTS)
    return [[d.start for d in group] for group, _ in kept]


def on(day: str) -> Finding[TimeSpan]:
    return Finding(TimeSpan(start=day, end=day, granularity="day", basis="stated"), (), "test")


def at_city(name: str, geonames_id: int) -> Finding[Place]:
    return Finding(Place(mention=name, name=name, country="KEN", precision="city", geonames_id=geonames_id), (), "test")  # fmt: skip


LIKE = draft(500), 0.32
SURER = draft(0, frame=FRAME), 0.55


def test_the_less_sure_gives_its_tellings_to_the_surer_and_that_keeps_its_confidence() -> None:
    (record,) = without_doubles([((LIKE[0],), LIKE[1]), ((SURER[0],), SURER[1])], WEIGHTS)

    assert [d.start for d in record[0]] == [0, 500]
    assert record[1] == 0.55


def test_two_that_are_sure_stand() -> None:
    assert starts((draft(0, frame=FRAME), 0.8), (draft(500, frame=FRAME), 0.7)) == [[0], [500]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(draft(500, type_="REJECT"), id="another-type"),
        pytest.param(draft(500, target=side("UGA")), id="another-target"),
        pytest.param(draft(500, source=side("UGA")), id="another-source"),
        pytest.param(draft(500, source=side("KEN", sector="REB")), id="rebels-against-the-state"),
    ],
)
def test_of_other_sides_or_type_none_is_the_other(other: Draft) -> None:
    assert starts(SURER, (other, 0.32)) == [[0], [500]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param({"time": on("2031-05-02")}, {"time": on("2031-05-05")}, id="days"),
        pytest.param({"place": at_city("Nairobi", 1)}, {"place": at_city("Kisumu", 2)}, id="places"),
        pytest.param({"sides": Sides(side("KEN", name="Ana Odhiambo"), side("TZA"))},
                     {"sides": Sides(side("KEN", name="Juma Kilonzo"), side("TZA"))}, id="persons"),
    ],
)  # fmt: skip
def test_what_was_on_other_days_in_other_places_or_by_others_stays_apart(
    one: dict[str, object], two: dict[str, object]
) -> None:
    first, second = (replace(told, **changes) for told, changes in ((SURER[0], one), (LIKE[0], two)))  # type: ignore[arg-type]

    assert starts((first, 0.55), (second, 0.32)) == [[0], [500]]
    assert starts((first, 0.55), (replace(first, start=500), 0.32)) == [[0, 500]]


def test_a_side_that_one_does_not_tell_is_no_other_side() -> None:
    assert starts(SURER, (draft(500, target=()), 0.32)) == [[0, 500]]
    assert starts((draft(0, source=(), frame=FRAME), 0.55), (draft(500, target=()), 0.32)) == [[0], [500]]


def test_two_crowds_protest_for_themselves() -> None:
    teachers, farmers, protesters = (
        draft(at, type_="PROTEST", source=side("KEN", sector="CVL", mention=who), target=())
        for at, who in ((0, "Teachers"), (500, "Farmers"), (900, "The protesters"))
    )

    assert starts((teachers, 0.45), (farmers, 0.3)) == [[0], [500]]
    assert starts((teachers, 0.45), (protesters, 0.3)) == [[0, 900]]


def test_of_several_promises_in_a_row_more_stand_than_of_charges() -> None:
    promises = (draft(0, type_="AGREE", frame="agree.promise"), 0.55), (draft(500, type_="AGREE"), 0.45)
    charges = (draft(0, frame=FRAME), 0.55), (draft(500), 0.45)

    assert starts(*promises) == [[0], [500]]
    assert starts(*charges) == [[0, 500]]


def test_what_is_told_with_another_content_counts_against_it() -> None:
    told = draft(0, frame=FRAME, content="ASSAULT"), 0.65
    same, other = ((draft(500, content=c), 0.45) for c in ("ASSAULT", "COERCE"))

    assert starts(told, same) == [[0, 500]]
    assert starts(told, other) == [[0], [500]]


def test_the_nearest_of_equally_likely_ones_gets_the_tellings_and_one_that_goes_takes_none() -> None:
    sure = (draft(0, frame=FRAME), 0.75), (draft(900, frame=FRAME), 0.75)
    little = draft(800), 0.27

    assert starts(*sure, little) == [[0], [800, 900]]
    assert starts(SURER, (draft(300), 0.4), (draft(400), 0.3)) == [[0, 300, 400]]


def test_nothing_is_nothing() -> None:
    assert without_doubles([], WEIGHTS) == []
