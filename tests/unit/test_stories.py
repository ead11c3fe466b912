"""Are copies of a report known, and do records of one happening find one another?"""

import datetime as dt
from dataclasses import replace

import pytest

from dragoman.records import Place
from dragoman.stories import Teller, compare, join, signature
from dragoman.stories.fitting import fit

REPORT = (
    "The foreign ministers of Kenya and Ghana met in Accra on Monday to talk about fishing rights in the gulf. "
    "They agreed to meet again in May, officials of both sides said. Three boats were held last month, and their crews "
    "went home only after a week of talks. Neither side would say what each boat had paid."
)
OTHER = (
    "The interior ministers of Peru and Chile spoke by telephone about smuggling along the coast road. Neither would say what "
    "the police of both countries had found in the lorries that were stopped near the border post last week."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(REPORT.upper().replace(".", " !"), "same", id="signs-and-case"),
        pytest.param(REPORT.replace("Three boats", "Four boats"), "reprint", id="a-word-changed"),
        pytest.param(REPORT[: REPORT.index("Three")], "part", id="cut-short"),
        pytest.param(REPORT + " " + OTHER, "part", id="lengthened"),
        pytest.param(
            "ACCRA: " + REPORT.replace("to talk about", "to discuss").replace("officials", "diplomats"),
            "update",
            id="edited",
        ),
    ],
)
def test_a_copy_is_known_for_what_it_is(text: str, kind: str) -> None:
    found = compare(REPORT, text)
    assert found is not None
    assert found.kind == kind
    assert set(signature(REPORT).bands) & set(signature(text).bands)


@pytest.mark.parametrize("text", [OTHER, "", "Monday.", "The foreign ministers of Kenya and Ghana met."])
def test_another_report_is_no_copy_nor_is_a_text_too_short_to_tell(text: str) -> None:
    assert compare(REPORT, text) is None


LONGER = (
    f"{REPORT}\n\nA ferry between the two ports will sail once a week from June, the transport ministry in Accra said.\n\n"
    "Traders hope that yams and tea will be cheaper when goods need not go by road, and a bank has offered loans for small boats.\n\n"
    "The last talks, four years ago, had ended in a quarrel over who may mend nets on which beach."
)
SHORTENED = (
    "Accra: talks about fish.\n\nForeign ministers from Kenya and Ghana met in Accra on Monday to speak about fishing rights in the gulf. "
    "They agreed to meet again in May, envoys of both sides said. Three boats were held last month, and their crews "
    "went home only after a week of talks."
)
FOLLOWED = (
    "Kenya paid nine thousand dollars for the release of a trawler on Friday, its ministry of fisheries said in Mombasa.\n\nThe "
    "captain, who had waited for five weeks on board, was met by his daughters on the quay. Three boats were held last month, and their "
    "crews went home only after a week of talks.\n\nShip owners in Tema want the same price for all."
)


def test_a_report_cut_short_and_edited_meets_the_longer_one_and_is_its_copy() -> None:
    assert compare(LONGER, SHORTENED) is not None
    assert set(signature(LONGER).bands) & set(signature(SHORTENED).bands)


def test_a_later_report_with_the_same_background_is_no_copy() -> None:
    assert compare(LONGER, FOLLOWED) is None
    assert compare(SHORTENED, FOLLOWED) is None


def test_equal_texts_are_the_same_however_short() -> None:
    assert signature("They met.").digest == signature("they MET").digest
    found = compare("They met.", "they MET")
    assert found is not None
    assert found.kind == "same"


MONDAY = dt.date(2026, 3, 2)
ACCRA = Place(name="Accra", geonames_id=2306104, country="GHA", precision="city")
MET = Teller(
    event_id="a",
    report_id="r1",
    published=MONDAY,
    type="CONSULT",
    mode="",
    content="",
    ahead=False,
    reciprocal=True,
    source=frozenset({"KEN"}),
    target=frozenset({"GHA"}),
    firm=frozenset({"KEN", "GHA", "PER", "CHL"}),
    names=frozenset({"wanjala"}),
    first=MONDAY,
    last=MONDAY,
    place=ACCRA,
    words=frozenset({"foreign", "ministers", "fishing", "rights"}),
)


@pytest.mark.parametrize(
    ("change", "together"),
    [
        pytest.param({}, True, id="told-again"),
        pytest.param(
            {"source": frozenset({"GHA"}), "target": frozenset({"KEN"})}, True, id="sides-the-other-way-round"
        ),
        pytest.param({"place": None, "names": frozenset()}, True, id="told-with-less"),
        pytest.param({"type": "AGREE"}, False, id="another-type"),
        pytest.param({"ahead": True}, False, id="planned"),
        pytest.param({"first": dt.date(2026, 3, 9), "last": dt.date(2026, 3, 9)}, False, id="a-week-later"),
        pytest.param({"source": frozenset({"PER"}), "target": frozenset({"CHL"})}, False, id="others-met"),
        pytest.param(
            {"names": frozenset({"mensah"}), "words": frozenset({"gold"}), "place": None},
            False,
            id="others-of-them-met",
        ),
    ],
)
def test_records_that_agree_are_one_story(change: dict[str, object], together: bool) -> None:
    other = replace(MET, event_id="b", report_id="r2", **change)  # type: ignore[arg-type]
    first, second = join([MET, other])
    assert (first.story_id == second.story_id) is together
    assert bool(second.to) is together
    assert ("same sides" in second.reason) is together


RAID = replace(
    MET,
    type="ASSAULT",
    reciprocal=False,
    source=frozenset({"REB"}),
    target=frozenset({"GHA"}),
    firm=frozenset({"GHA"}),
    names=frozenset(),
    place=replace(ACCRA, name="Tamale", geonames_id=2294877, lat=9.40, lon=-0.84),
    words=frozenset({"gunmen", "attack", "granar", "killed", "guards"}),
)
YENDI = Place(name="Yendi", geonames_id=2294206, lat=9.44, lon=-0.01, country="GHA", precision="city")


@pytest.mark.parametrize(
    ("change", "together"),
    [
        pytest.param({"words": frozenset({"granar", "guards", "night"})}, True, id="in-other-words"),
        pytest.param({"words": frozenset({"market", "bombed"})}, False, id="another-raid-of-the-day"),
        pytest.param({"source": frozenset({"UAF"})}, True, id="the-kind-of-a-side-contradicts-nothing"),
        pytest.param(
            {"source": frozenset({"TGO"}), "firm": frozenset({"TGO", "GHA"})}, True, id="a-state-and-a-kind"
        ),
        pytest.param({"target": frozenset({"TGO"}), "firm": frozenset({"TGO"})}, False, id="another-state"),
        pytest.param({"place": YENDI}, False, id="a-city-ninety-kilometres-off"),
        pytest.param({"place": replace(YENDI, lon=-0.80)}, True, id="a-place-near-by"),
        pytest.param({"place": replace(YENDI, precision="country")}, True, id="only-the-country"),
    ],
)
def test_raids_of_one_day_are_told_apart_by_place_and_words(
    change: dict[str, object], together: bool
) -> None:
    other = replace(RAID, event_id="b", report_id="r2", **change)  # type: ignore[arg-type]
    first, second = join([RAID, other])
    assert (first.story_id == second.story_id) is together, fit(RAID, other)


def test_a_report_that_names_no_place_does_not_bridge_two_raids() -> None:
    vague = replace(RAID, event_id="b", report_id="r2", place=None)
    yendi = replace(RAID, event_id="c", report_id="r3", place=YENDI)
    near = replace(yendi, event_id="d", report_id="r4", place=RAID.place)
    assert fit(vague, yendi)[0] >= 0.5
    stories = [joined.story_id for joined in join([RAID, vague, yendi, near])]
    assert stories[0] == stories[1] == stories[3] != stories[2]


def test_a_name_outweighs_a_country_that_only_one_report_gives() -> None:
    tried = replace(
        MET, type="SANCTION", reciprocal=False, target=frozenset({"ELI"}), firm=frozenset({"KEN"}), place=None
    )
    again = replace(
        tried, event_id="b", report_id="r2", target=frozenset({"PER"}), firm=frozenset({"KEN", "PER"})
    )
    assert fit(tried, again)[0] >= 0.5
    chile = replace(
        tried, target=frozenset({"CHL"}), firm=frozenset({"KEN", "CHL"}), names=frozenset({"soto"})
    )
    assert fit(chile, again)[0] == 0.0


def test_two_records_of_one_report_are_never_one_story() -> None:
    assert fit(MET, replace(MET, event_id="b"))[0] == 0.0


def test_a_merge_that_was_undone_is_not_made_again() -> None:
    other = replace(MET, event_id="b", report_id="r2")
    first, second = join([MET, other], parted={"a": {"b"}, "b": {"a"}})
    assert first.story_id != second.story_id


def test_a_story_keeps_its_name_when_a_report_comes_later() -> None:
    other = replace(MET, event_id="b", report_id="r2")
    third = replace(MET, event_id="c", report_id="r3")
    before = list(join([MET, other]))
    after = list(join([MET, other, third], known={j.event_id: j.story_id for j in before}))
    assert {j.story_id for j in after} == {before[0].story_id}
