"""Is nothing lost: do sums agree, are faults seen, is what was set aside taken up again?"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import Report, cli
from dragoman.running import Job, code_paths
from dragoman.store import Store
from dragoman.store.runs import Runs
from dragoman.store.verifying import faults
from dragoman.stories import tell_stories
from fake_coder import make_fake

TESTS = Path(__file__).resolve().parent.parent
LINES = [
    {"id": f"r{n}", "text": f"Kenya met Ghana. {n}" if n % 3 else f"Nothing. {n}", "published": "2026-03-05"}
    for n in range(40)
]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES) + "broken\n")
    return path


@pytest.fixture
def held(tmp_path: Path, reports: Path) -> Path:
    path = tmp_path / "s.duckdb"
    with Store.open(path) as store:
        code_paths(
            Job(paths=[str(reports)], make_coder=make_fake, coder_version="1"),
            store=store,
            on_batch=lambda _: None,
        )
    return path


def test_a_run_tells_what_came_of_every_report(held: Path, reports: Path) -> None:
    with Store.open(held) as store:
        code_paths(
            Job(paths=[str(reports)], make_coder=make_fake, coder_version="1"),
            store=store,
            on_batch=lambda _: None,
        )
        first, second = Runs(store).all()
    assert (first.taken, first.coded, first.empty, first.already, first.set_aside, first.events) == (
        41,
        40,
        14,
        0,
        1,
        26,
    )
    assert (second.taken, second.coded, second.already, second.set_aside) == (41, 0, 40, 1)
    assert first.agrees
    assert second.agrees
    assert (first.outcome, second.outcome) == ("done", "done")
    told = json.loads(first.manifest)
    assert told["options"]["paths"] == [str(reports)]
    assert len(told["code"]) == len(told["data"]) == 64
    assert json.loads(second.manifest) == told


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(
            "UPDATE reports SET sha256 = 'x' WHERE report_id = 'r1'",
            "report 'r1': its text is not",
            id="text",
        ),
        pytest.param(
            "UPDATE events SET type = 'AID' WHERE report_id = 'r1'", "its columns are not", id="columns"
        ),
        pytest.param(
            "UPDATE events SET record = replace(record, '\"start\": 0', '\"start\": 3') WHERE report_id = 'r1'",
            "its words are not",
            id="words",
        ),
        pytest.param(
            "DELETE FROM reports WHERE report_id = 'r1'", "table events: report 'r1' is not", id="hanging"
        ),
        pytest.param("UPDATE runs SET coded = 39", "run 1: 41 taken, but 39 coded", id="sums"),
        pytest.param(
            "INSERT INTO reports SELECT * FROM reports WHERE report_id = 'r1'",
            "'r1': it is there twice",
            id="twice",
        ),
    ],
)
def test_verify_names_each_kind_of_damage(held: Path, damage: str, said: str) -> None:
    with Store.open(held) as store:
        assert list(faults(store)) == []
        store.write({}, statements=[(damage, [])])
        assert any(said in fault for fault in faults(store)), list(faults(store))


def test_what_was_set_aside_is_coded_once_it_is_mended(
    held: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.load", make_fake)
    call = CliRunner().invoke
    listed = call(cli.app, ["quarantine", "list", "--store", str(held)])
    assert f"{reports}, line 41" in listed.stdout

    still = call(cli.app, ["quarantine", "retry", "--store", str(held)])
    assert still.exit_code == 3
    assert "1 set aside still" in still.stdout

    reports.write_text(
        reports.read_text().replace("broken", json.dumps({"id": "late", "text": "Peru met Chile."}))
    )
    mended = call(cli.app, ["quarantine", "retry", "--store", str(held)])
    assert mended.exit_code == 0, mended.output
    with Store.open(held) as store:
        assert [e.report_id for e in store.events(actor="PER")] == ["late"]
        assert list(store.set_aside()) == []


class PowerCutError(Exception):
    """Ends the telling of stories where it stands."""


def test_stories_that_were_cut_short_come_out_as_if_nothing_had_happened(tmp_path: Path) -> None:
    sides = ("Kenya met Ghana", "Peru met Chile", "Ghana met Peru")
    days = ("2026-03-02", "2026-03-03", "2026-03-09")
    texts = [f"{sides[n % 3]} on {days[n % 2]}. {sides[n % 2]} in Oslo on {days[2]}. {n}" for n in range(130)]
    coded = [
        make_fake().examine(Report(id=f"r{n}", text=text, published="2026-03-10"))
        for n, text in enumerate(texts)
    ]

    def cut(_count: int) -> None:
        raise PowerCutError

    told = []
    for name, cuts in (("whole", 0), ("cut", 1)):
        with Store.open(tmp_path / f"{name}.duckdb") as store:
            store.add(coded, coder_version="1")
            for _ in range(cuts):
                with pytest.raises(PowerCutError):
                    tell_stories(store, done=cut)
                assert 0 < sum(bool(e.story_id) for e in store.events()) < len(texts) * 2
        with Store.open(tmp_path / f"{name}.duckdb") as store:  # as a new process would
            tell_stories(store)
            assert list(faults(store)) == []
            told.append([e.to_json() for e in store.events()])
    assert told[0] == told[1]
    assert 2 < len({json.loads(record)["story_id"] for record in told[0]}) < len(told[0])


BAD = {
    "coder": ("CRASH. Peru met Chile.", [], "the coder failed: ValueError"),
    "time": ("SLOW. Peru met Chile.", ["--seconds", "0.2"], "took longer than 0.2 seconds"),
    "size": (f"Peru met Chile. {'Rain. ' * 300}", ["--limit-mb", "0.001"], "0.001"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_report_that_fails_is_listed_with_its_place_and_taken_up_again_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    text, limit, reason = BAD[kind]
    good = {"id": "good", "text": "Kenya met Ghana."}
    path, store = tmp_path / "mixed, news.jsonl", tmp_path / "bad.duckdb"
    path.write_text(f"{json.dumps(good)}\n{json.dumps({'id': 'bad', 'text': text})}\n")
    call = CliRunner().invoke
    monkeypatch.setattr("dragoman.load", make_fake)

    coded = call(cli.app, ["code", str(path), "--store", str(store), *limit])
    assert coded.exit_code == 3, coded.output
    listed = call(cli.app, ["quarantine", "list", "--store", str(store)]).stdout
    assert listed.startswith(f"{path}, line 2: ")
    assert reason in listed
    assert listed.count("\n") == 1

    still = call(cli.app, ["quarantine", "retry", "--store", str(store), *limit])
    assert (still.exit_code, "0 coded, 1 set aside still" in still.stdout) == (3, True)

    monkeypatch.setattr("fake_coder._misbehave", lambda _text: None)  # the coder was mended, or given time
    again = call(cli.app, ["quarantine", "retry", "--store", str(store)])
    assert (again.exit_code, "1 coded, 0 set aside still" in again.stdout) == (0, True)
    with Store.open(store) as opened:
        assert [e.report_id for e in opened.events(actor="PER")] == ["bad"]
        assert [e.report_id for e in opened.events(actor="KEN")] == ["good"]
        assert list(faults(opened)) == []


def test_what_is_dropped_is_forgotten_and_what_does_not_match_is_kept(held: Path) -> None:
    call = CliRunner().invoke
    assert (
        "0 forgotten"
        in call(cli.app, ["quarantine", "drop", "--store", str(held), "--match", "no such words"]).stdout
    )
    assert (
        "1 forgotten"
        in call(cli.app, ["quarantine", "drop", "--store", str(held), "--match", "line 41"]).stdout
    )
    assert call(cli.app, ["quarantine", "list", "--store", str(held)]).stdout == ""


CODE = "import dragoman, fake_coder, sys; dragoman.load = fake_coder.make_fake; from dragoman import cli; cli.app()"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_ended_at_any_moment_goes_on_and_loses_and_doubles_nothing(
    tmp_path: Path, reports: Path, number: signal.Signals
) -> None:
    store = tmp_path / "killed.duckdb"
    command = [sys.executable, "-c", CODE, "code", str(reports), "--store", str(store), "--format", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    for wait in (0.4, 0.9, 1.3):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.send_signal(number)
        process.wait()
    subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    with Store.open(store, read_only=True) as opened:
        assert list(faults(opened)) == []
        ids = [
            report_id for (report_id,) in opened.rows("SELECT report_id FROM reports ORDER BY arrival", [])
        ]
        assert ids == [line["id"] for line in LINES]
