"""Does what reviewers said make the coder as sure as it should be, and does gold of theirs fit the scorer?"""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.coding.confidence.weighing import calibrated, load_weights
from dragoman.errors import DataError
from dragoman.records import Event, Report
from dragoman.reviewing import Review, ReviewBook, Verdict, book_of
from dragoman.reviewing.calibrating import (
    LEAST,
    Calibration,
    Judged,
    TooFewError,
    bins,
    calibrate,
    crossed,
    error,
    judged_records,
)
from dragoman.store import Store
from fake_coder import FakeCoded, FakeCoder


def overconfident(count: int) -> list[Judged]:
    """Judged records of which fewer are right than the coder thinks: the odds are those of three times as few."""
    chance = random.Random(7)
    found = []
    for n in range(count):
        confidence = round(chance.uniform(0.4, 0.97), 2)
        right = chance.random() < Calibration(scale=1.0, shift=-1.1).of(confidence)
        found.append(Judged(report_id=f"r{n // 3}", confidence=confidence, right=right))
    return found


def test_a_map_finds_how_much_too_sure_the_coder_was_and_lessens_the_error() -> None:
    judged = overconfident(600)
    found = calibrate(judged)
    before = error([(one.confidence, one.right) for one in judged])

    assert found.scale == pytest.approx(1.0, abs=0.25)
    assert found.shift == pytest.approx(-1.1, abs=0.25)
    assert error(crossed(judged)) < before / 2


def test_records_keep_their_order_and_a_map_of_nothing_changes_nothing() -> None:
    mapped = [calibrate(overconfident(200)).of(c / 100) for c in range(1, 100)]

    assert mapped == sorted(mapped)
    assert Calibration().of(0.73) == 0.73


@pytest.mark.parametrize(
    "judged",
    [
        pytest.param(overconfident(LEAST - 1), id="too few"),
        pytest.param([replace(one, right=True) for one in overconfident(200)], id="none wrong"),
        pytest.param([replace(one, report_id="one") for one in overconfident(200)], id="of one report"),
    ],
)
def test_too_few_reviews_are_refused_with_how_many_it_takes(judged: list[Judged]) -> None:
    with pytest.raises(TooFewError, match=f"at least {LEAST} of 10 reports, 10 of them right and 10 wrong"):
        calibrate(judged)


def test_tenths_tell_how_sure_and_how_right() -> None:
    told = bins([(0.81, True), (0.89, False), (0.2, False), (1.0, True)])

    assert [(b.records, round(b.confidence, 2), b.right) for b in told] == [
        (1, 0.2, 0),
        (2, 0.85, 0.5),
        (1, 1.0, 1),
    ]
    assert error([(0.81, True), (0.89, False)]) == pytest.approx(0.35)


def review(event: Event, verdict: Verdict, *, field: str = "", after: str | None = None) -> Review:
    return Review(event_id=event.event_id, report_id=event.report_id, field=field, verdict=verdict, after=after, reviewer="Ada")  # fmt: skip


def test_a_record_is_right_with_its_type_and_wrong_where_it_is_rejected_or_its_type_corrected() -> None:
    text = "Kenya met Ghana. Peru met Chile. Kenya met Peru. Chile met Ghana."
    one, two, three, four = FakeCoder().examine(Report(text=text, id="r")).events
    lines = [
        *(review(one, "correct", field="start", after="2026-03"), review(one, "accept")),
        *(review(two, "correct", field="type", after="ACCUSE"), review(two, "accept")),
        review(three, "reject"),
        review(four, "correct", field="mode", after=""),
    ]
    records = {e.event_id: e for e in (one, two, three, four)}

    assert {j.report_id for j in judged_records(lines, records)} == {"r"}
    assert sorted(j.right for j in judged_records(lines, records)) == [False, False, True]


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A store of 80 records of 20 reports; the surer ones are accepted, but too few of them."""
    where = tmp_path / "news.duckdb"
    own, chance = ReviewBook(book_of(where)), random.Random(3)
    with Store.open(where) as store:
        for n in range(20):
            report = Report(
                text="Kenya met Ghana. Peru met Chile. Kenya met Peru. Chile met Ghana.", id=f"r{n}"
            )
            coded = FakeCoder().examine(report)
            events = tuple(replace(e, confidence=round(chance.uniform(0.4, 0.95), 2)) for e in coded.events)
            store.add([FakeCoded(report, events, 4)], coder_version="t")
            for event in events:
                right = chance.random() < event.confidence - 0.3
                if right and n == 0:
                    own.add(review(event, "correct", field="target.0.country", after="GIN"), event)
                own.add(review(event, "accept" if right else "reject"), event)
    return where


def test_the_command_writes_a_file_that_makes_the_coder_less_sure(reviewed: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.toml"
    said = CliRunner().invoke(app, ["calibrate", "--store", str(reviewed), "--out", str(out)])
    weights = load_weights(str(out))

    assert said.exit_code == 0, said.output
    assert "80 judged records of 20 reports" in said.output
    assert said.output.index("before: expected") < said.output.index("after, each by a map")
    assert weights.shift < 0
    assert weights.act == load_weights().act
    assert calibrated(1.0, weights) < calibrated(1.0, load_weights())


@pytest.mark.model
def test_a_coder_that_is_loaded_with_a_calibration_is_less_sure_and_keeps_less(tmp_path: Path) -> None:
    out = tmp_path / "mine.toml"
    out.write_text("[confidence]\nscale = 1.0\nshift = -1.0\n")
    report = Report(text="Kenya accused Ghana of shelling its port. Peru is said to have met Chile.", id="r")
    plain, less_sure = dragoman.load(purpose="broad"), dragoman.load(calibration=out)
    before = {e.event_id: e.confidence for e in plain.code(report)}
    after = {e.event_id: e.confidence for e in less_sure.code(report)}

    assert after
    assert {id: c for id, c in after.items() if c >= before[id]} == {}
    assert min(after.values()) >= less_sure.weights.thresholds["default"]


def test_too_few_reviews_are_one_line_and_status_1(tmp_path: Path) -> None:
    where = tmp_path / "news.duckdb"
    Store.open(where).close()
    said = CliRunner().invoke(app, ["calibrate", "--store", str(where), "--out", str(tmp_path / "x.toml")])

    assert said.exit_code == 1
    assert "0 records of 0 reports were judged" in said.stderr
    assert not (tmp_path / "x.toml").exists()


@pytest.mark.parametrize(
    "text",
    ["", "[confidence]\nscale = 1.0\n", "[confidence]\nscale = -1.0\nshift = 0.0\n", "[confidence]\nscale = 'x'\nshift = 0\n", "{"],
)  # fmt: skip
def test_a_file_that_is_no_calibration_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(DataError, match=r"mine\.toml"):
        load_weights(str(path))
    with pytest.raises(DataError, match=r"no\.toml"):
        load_weights(str(tmp_path / "no.toml"))


def test_gold_of_reviews_is_what_the_scorer_takes(reviewed: Path, tmp_path: Path) -> None:
    run, gold = CliRunner().invoke, str(tmp_path / "gold")
    assert run(app, ["reviews", "--store", str(reviewed), "--gold", gold]).exit_code == 0
    said = run(app, ["score", gold, str(reviewed), "--json", "--draws", "10"])
    figures = json.loads(said.stdout)
    with Store.open(reviewed, read_only=True) as store:
        found = {j.right for j in judged_records(ReviewBook(book_of(reviewed)).all(), {e.event_id: e for e in store.events()})}  # fmt: skip
        right = sum(json.loads(path.read_text())["rejected"] for path in Path(gold).glob("*.json"))

    assert said.exit_code == 0, said.output
    assert found == {True, False}
    assert figures["levels"]["found"]["recall"]["value"] == 1.0
    assert figures["levels"]["typed"]["precision"]["value"] == pytest.approx((80 - right) / 80, abs=1e-4)
    full, typed = (figures["levels"][level]["precision"]["value"] for level in ("full", "typed"))
    assert full < typed  # a corrected country
