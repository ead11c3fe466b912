"""Does a store know which of its reports are copies and which of its records are one story?"""

import datetime as dt
from pathlib import Path

import pytest

import dragoman
from dragoman import Report
from dragoman.store import Store
from dragoman.store.tales import Tales
from dragoman.stories import tell_stories
from dragoman.stories.accounts import account

pytestmark = pytest.mark.model
FIRST = (
    "ACCRA: Kenyan Foreign Minister Grace Wanjala met her Ghanaian counterpart Kofi Asare in Accra on Monday, officials said. "
    "The two spoke of fishing rights in the gulf and of three boats that were held last month. Their crews went home after a week."
)
CUT = FIRST[: FIRST.index(" Their crews")]
ANEW = (
    "Fishing was on the table when Grace Wanjala, Kenya's foreign minister, held talks in Accra on Monday with Foreign Minister "
    "Kofi Asare of Ghana."
)
ELSEWHERE = "Chad rejected a request from Niger for two prisoners on Monday."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    coder = dragoman.load()
    opened = Store.open(tmp_path / "s.duckdb")
    texts = {"a": FIRST, "b": ELSEWHERE, "c": CUT, "d": ANEW}
    reports = [Report(text=t, id=i, published="2026-03-03", publisher=f"Paper {i}") for i, t in texts.items()]
    opened.add([coder.examine(r) for r in reports], coder_version="1")
    return opened


def story_of(store: Store, report: str, type_: str = "CONSULT") -> str:
    return next(e.story_id or "" for e in store.events(type=type_) if e.report_id == report)


def test_a_copy_points_at_the_report_that_it_was_made_from(store: Store) -> None:
    tell_stories(store)
    assert Tales(store).copies(["a", "b", "c", "d"]) == {"c": "a"}


def test_one_happening_in_three_reports_is_one_story_and_another_is_another(store: Store) -> None:
    tell_stories(store)
    assert story_of(store, "a") == story_of(store, "c") == story_of(store, "d")
    assert story_of(store, "b", "REJECT") not in {"", story_of(store, "a")}
    told = account(store, story_of(store, "a"))
    assert [m.event.report_id for m in told.members] == ["a", "c", "d"]
    assert "same sides" in told.members[2].reason
    assert not any(m.contradicts for m in told.members)


def test_telling_again_changes_nothing(store: Store) -> None:
    tell_stories(store)
    before = [e.to_json() for e in store.events()]
    tell_stories(store)
    assert [e.to_json() for e in store.events()] == before


def test_a_record_that_was_taken_out_stays_out(store: Store) -> None:
    tell_stories(store)
    event = next(e for e in store.events(type="CONSULT") if e.report_id == "d")
    Tales(store).part(event, now=dt.datetime(2026, 3, 4))
    tell_stories(store)
    assert story_of(store, "d") != story_of(store, "a")
    assert story_of(store, "c") == story_of(store, "a")


def test_counts_tell_reports_from_happenings(store: Store) -> None:
    tell_stories(store)
    counts = Tales(store).counts()
    assert (counts.reports, counts.copies) == (4, 1)
    assert counts.stories < counts.records <= counts.tellings
