"""Does the founding report yield what the design asks of it, and nothing else?

Parties are told by country alone, so that nothing here names what the report says.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
from dragoman import Event, Report

pytestmark = [pytest.mark.model, pytest.mark.shared]


@pytest.fixture(scope="module")
def events(shared: Path) -> tuple[Event, ...]:
    text = (shared / "news" / "founding-report.txt").read_text(encoding="utf-8")
    return dragoman.load().code(Report(text=text))


def countries(event: Event) -> set[str]:
    return {a.country for a in (*event.source, *event.target)}


def between(*wanted: str) -> Callable[[Event], bool]:
    return lambda event: countries(event) == set(wanted)


def of(event: Event, type_: str, status: str, start: str = "", mode: str = "") -> bool:
    return (
        event.type == type_
        and event.status == status
        and event.time.start.startswith(start)
        and event.mode == mode
    )


def the_talks(events: tuple[Event, ...]) -> Event:
    found = [e for e in events if of(e, "CONSULT", "happened", "2020-09-09") and between("IND", "RUS")(e)]
    assert len(found) == 1
    return found[0]


def test_the_talks_are_one_record_with_both_offices_a_day_and_a_place(events: tuple[Event, ...]) -> None:
    talks = the_talks(events)
    assert [(a.country, a.sector, a.role) for a in (*talks.source, *talks.target)] == [
        ("IND", "GOV", "foreign minister"),
        ("RUS", "GOV", "foreign minister"),
    ]
    assert talks.certainty == "certain"
    assert talks.attribution.how == "direct_quote"
    assert talks.place is not None
    assert talks.place.country == "RUS"


def test_the_tellings_of_the_talks_keep_who_vouches_for_each(events: tuple[Event, ...]) -> None:
    told = [(t.certainty, t.attribution.how) for t in the_talks(events).tellings]
    assert told.count(("probable", "unnamed")) >= 3
    assert told.count(("certain", "direct_quote")) >= 2
    assert ("certain", "reporter") in told


def test_topics_are_topics_and_only_hedged_tellings_carry_those_of_the_hedges(
    events: tuple[Event, ...],
) -> None:
    topics = " | ".join(t.text for t in the_talks(events).topics)
    for word in ("LAC", "partnership", "Afghanistan", "West Asia"):
        assert word in topics
    assert not any(
        word in a.name for e in events for a in (*e.source, *e.target) for word in ("Afghan", "Asia", "LAC")
    )


@pytest.mark.parametrize(
    ("type_", "status", "start", "mode", "parties"),
    [
        pytest.param("CONSULT", "planned", "2020-09-10", "", {"IND", "CHN"}, id="a-meeting-ahead"),
        pytest.param("CONSULT", "planned", "", "", {"IND", "RUS"}, id="a-summit-ahead"),
        pytest.param("SUPPORT", "planned", "", "", {"IND", "RUS"}, id="agreements-ahead"),
        pytest.param("CONSULT", "happened", "", "visit", {"IND", "RUS"}, id="a-visit"),
        pytest.param("CONSULT", "happened", "2020-01", "", {"IND", "RUS"}, id="the-last-meeting"),
        pytest.param("CONSULT", "recurring", "", "phone", {"IND", "RUS"}, id="at-a-distance"),
        pytest.param("CONSULT", "ongoing", "", "third-party", {"RUS"}, id="mediation"),
        pytest.param("AGREE", "happened", "", "", {"RUS", "IND"}, id="a-promise"),
        pytest.param("REQUEST", "happened", "", "assist", {"IND", "RUS"}, id="a-request"),
        pytest.param("COOPERATE", "ongoing", "", "", {"IND", "RUS"}, id="working-together"),
        pytest.param("COOPERATE", "planned", "", "", {"IND", "RUS"}, id="plans-to-widen"),
    ],
)
def test_each_other_item_is_there(
    events: tuple[Event, ...], type_: str, status: str, start: str, mode: str, parties: set[str]
) -> None:
    found = [e for e in events if of(e, type_, status, start, mode) and countries(e) == parties]
    assert found
    assert all(e.certainty in {"certain", "probable", "possible"} for e in found)


def test_the_promise_and_the_request_say_of_what(events: tuple[Event, ...]) -> None:
    content = {e.type: e.content for e in events if e.type in {"AGREE", "REQUEST"}}
    assert content["AGREE"] in {"AID", "COOPERATE"}
    assert content["REQUEST"] in {"AID", "COOPERATE"}


def test_what_may_come_of_the_mediation_is_possible(events: tuple[Event, ...]) -> None:
    mediation = next(e for e in events if e.mode == "third-party")
    assert "possible" in {t.certainty for t in mediation.tellings}


def test_working_together_has_its_areas_as_topics(events: tuple[Event, ...]) -> None:
    together = next(e for e in events if of(e, "COOPERATE", "ongoing"))
    assert len(together.topics) >= 8


def test_nothing_is_there_that_the_report_does_not_say(events: tuple[Event, ...]) -> None:
    assert not [e for e in events if {"RUS", "CHN"} <= countries(e)]
    assert not [
        a for e in events for a in (*e.source, *e.target) if "SCO" in a.mention or "Privileged" in a.mention
    ]
    assert len(events) <= 14
