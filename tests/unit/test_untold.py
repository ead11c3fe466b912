"""Whose are those of whom a report tells no country at all?"""

import pytest

import dragoman
from dragoman.coding.homes.stage import Stage
from dragoman.coding.homes.untold import teller_of

pytestmark = pytest.mark.model


TELLS_HOME = "Peru's interior minister spoke in Lima. Peru has rules, Peru said. "


def countries(coder: dragoman.Coder, text: str, *, publisher: str = "Lima Times") -> list[list[str]]:
    """Of the last record the countries of either side."""
    report = dragoman.Report(text=TELLS_HOME + text, published="2031-05-06", publisher=publisher)
    event = coder.code(report)[-1]
    return [[a.country for a in event.source], [a.country for a in event.target]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Odo Sanka accused Chile of lies.", [["PER"], ["CHL"]], id="a-person-by-name-alone"),
        pytest.param("Teachers accused Chile of lies.", [["PER"], ["CHL"]], id="a-group-of-people"),
        pytest.param("The Kivu Coffee Company sued Chile.", [["PER"], ["CHL"]], id="a-firm-by-name"),
        pytest.param("Foreign teachers accused Chile of lies.", [[""], ["CHL"]], id="foreign-ones"),
        pytest.param("Western countries accused Chile of lies.", [[""], ["CHL"]], id="states-at-large"),
        pytest.param("The crown prince accused Chile of lies.", [[""], ["CHL"]], id="no-crown-in-a-republic"),
        pytest.param("Unesco accused Chile of lies.", [[""], ["CHL"]], id="a-body-above-states"),
    ],
)
def test_who_has_no_told_country_is_of_the_country_that_the_report_is_told_from(
    coder: dragoman.Coder, text: str, expected: list[list[str]]
) -> None:
    assert countries(coder, text) == expected


def test_evidence_says_that_the_country_was_not_told(coder: dragoman.Coder) -> None:
    report = dragoman.Report(text=TELLS_HOME + "Odo Sanka accused Chile of lies.", publisher="Lima Times")
    event = coder.code(report)[-1]

    assert {e.rule for e in event.evidence if e.field == "source.0.country"} == {"untold.home"}


@pytest.mark.parametrize(
    ("theatre", "published_in", "dateline", "states", "expected"),
    [
        pytest.param("MLI", "PER", "", {0: "MLI"}, "PER", id="its-own-paper"),
        pytest.param("PER", "", "PER", {0: "MLI"}, "PER", id="dateline"),
        pytest.param("MLI", "", "PER", {0: "MLI"}, "", id="dateline-of-a-war-elsewhere"),
        pytest.param("PER", "", "PER", {0: "MLI", 3: "MLI", 6: "MLI"}, "", id="dateline-of-where-others-met"),
        pytest.param("PER", "", "", {0: "PER", 5: "PER"}, "PER", id="hardly-another-state-named"),
        pytest.param("PER", "", "", {0: "PER", 5: "MLI"}, "", id="another-state-named-as-often"),
    ],
)
def test_home_is_sure_only_where_the_publisher_or_the_dateline_or_all_names_tell_it(
    theatre: str, published_in: str, dateline: str, states: dict[int, str], expected: str
) -> None:
    stage = Stage(
        home="PER",
        theatre=theatre,
        told_from=dateline,
        published_in=published_in,
        seat="",
        states=states,
        strangers={},
    )
    teller = teller_of(
        (),
        stage,
        sentences=[0] * 99,
        places=(),
        monarchies=frozenset(),
        origins={},
    )

    assert teller.home == expected


WAR = "Rebels took the bridge in Gao, Mali. In Mali rebels hold Kidal. Malian rebels fled. Britain sent Chad a note. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Shells hit a hospital.", [[], ["MLI"]], id="what-is-struck"),
        pytest.param("Regime forces bombed Chad.", [["MLI"], ["TCD"]], id="the-regime-s-own"),
        pytest.param("The foreign secretary accused Chad of lies.", [["GBR"], ["TCD"]], id="its-minister"),
        pytest.param("An envoy accused Chad of lies.", [[""], ["TCD"]], id="no-minister"),
        pytest.param("Chad killed two western hostages.", [["TCD"], [""]], id="strangers"),
    ],
)
def test_a_report_told_from_everywhere_takes_ministers_of_its_seat_for_known_and_the_struck_for_those_there(
    coder: dragoman.Coder, text: str, expected: list[list[str]]
) -> None:
    report = dragoman.Report(text=WAR + text, published="2031-05-06", publisher="The Guardian")
    event = coder.code(report)[-1]

    assert [[a.country for a in side] for side in (event.source, event.target)] == expected


def test_a_town_that_acts_is_of_the_country_where_it_lies(coder: dragoman.Coder) -> None:
    report = dragoman.Report(
        text="Mali is at war, Mali said, in Gao and Kidal. Gao has asked Chad for help.",
        published="2031-05-06",
    )
    event = coder.code(report)[-1]

    assert [(a.country, a.sector) for a in event.source] == [("MLI", "GOV")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Leaders accused Benin of lies.", "", id="leaders"),
        pytest.param("Odo Sanka accused Benin of lies.", "PER", id="a-person-by-name"),
    ],
)
def test_officials_without_a_name_may_be_anybody_s_where_other_states_are_named_more_often(
    coder: dragoman.Coder, text: str, expected: str
) -> None:
    abroad = "Peru sat beside Mali, Chad, Togo and Niger at a summit in Mali, in Chad's and Togo's tents. "
    report = dragoman.Report(text=abroad + text, published="2031-05-06", publisher="Lima Times")

    assert [a.country for a in coder.code(report)[-1].source] == [expected]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        pytest.param("Police arrested Odo Sanka.", "CVL", id="by-name-alone"),
        pytest.param("Police arrested Mayor Odo Sanka.", "GOV", id="with-an-office"),
        pytest.param("A court convicted Odo Sanka of fraud.", "CVL", id="convicted"),
        pytest.param("Chile praised Odo Sanka.", "", id="nothing-befalls-him"),
    ],
)
def test_whom_something_befalls_and_who_is_told_of_by_name_alone_is_a_private_person(
    coder: dragoman.Coder, text: str, sector: str
) -> None:
    report = dragoman.Report(text=TELLS_HOME + text, published="2031-05-06", publisher="Lima Times")
    told = [a for e in coder.code(report) for a in e.target if a.name == "Odo Sanka"]

    assert {a.sector for a in told} == {sector}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Chad killed Odo Sanka, 26, from Lome.", "TGO", id="age-and-town"),
        pytest.param("Chad killed Odo Sanka, from Lome.", "TGO", id="town"),
        pytest.param("Chad killed Odo Sanka, 26, and flew a plane from Lome.", "", id="where-he-spoke"),
    ],
)
def test_a_person_is_of_the_country_from_which_he_is_told_to_come(
    coder: dragoman.Coder, text: str, expected: str
) -> None:
    report = dragoman.Report(text="Mali and Niger met Chad. " + text, published="2031-05-06")
    told = [a for e in coder.code(report) for a in e.target if a.name == "Odo Sanka"]

    assert {a.country for a in told} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Togo's police arrested Odo Sanka.", "TGO", id="arrested"),
        pytest.param("A court in Togo convicted Odo Sanka of fraud.", "TGO", id="convicted"),
        pytest.param(
            "Togo's police arrested Odo Sanka, 26, from Bamako.", "MLI", id="who-is-told-to-be-foreign"
        ),
        pytest.param("Togo's soldiers killed Odo Sanka.", "", id="an-army-fights-others-too"),
        pytest.param("Togo praised Odo Sanka.", "", id="nothing-befalls-him"),
    ],
)
def test_whom_a_state_s_police_and_courts_deal_with_is_its_own_where_nothing_else_is_told(
    coder: dragoman.Coder, text: str, expected: str
) -> None:
    report = dragoman.Report(text="Mali and Niger met Chad in Bamako. " + text, published="2031-05-06")
    told = [a for e in coder.code(report) for a in e.target if a.name == "Odo Sanka"]

    assert {a.country for a in told} == {expected}


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        pytest.param("a publisher", "GBR", id="of-some-trade"),
        pytest.param("a foreign publisher", "", id="foreign"),
        pytest.param("the troops", "", id="an-army"),
        pytest.param("Western diplomats", "", id="states-at-large"),
    ],
)
def test_with_whom_officials_of_the_publisher_s_seat_deal_is_mostly_their_own(
    whole_coder: dragoman.Coder, whom: str, expected: str
) -> None:
    text = f"{WAR}The British foreign secretary accused {whom} of lies."
    event = whole_coder.code(dragoman.Report(text=text, published="2031-05-06", publisher="The Guardian"))[-1]

    assert [a.country for a in event.target] == [expected]


def test_a_place_that_suffers_is_known_by_its_other_names(coder: dragoman.Coder) -> None:
    event = coder.code(dragoman.Report(text="Chad's jets bombed Donbass.", published="2031-05-06"))[-1]

    assert [(a.country, a.sector) for a in event.target] == [("UKR", "CVL")]
