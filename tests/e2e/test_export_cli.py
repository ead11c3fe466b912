"""Does `dragoman export` do what its help says, seen from a shell?"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.exporting import To
from dragoman.exports import FORMATS
from dragoman.store import Store
from export_store import fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "e.duckdb") as store:
        fill(store)
    return tmp_path / "e.duckdb"


def test_the_command_knows_every_format() -> None:
    assert {to.value for to in To} == set(FORMATS)


def test_an_export_says_what_it_wrote_and_what_the_format_cannot_carry(path: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "--to", "gdelt", str(tmp_path / "g.CSV"), "--store", str(path)])

    made = f"{tmp_path / 'g.CSV'}, {tmp_path / 'g.CSV.about.json'}"
    assert (done.exit_code, done.stdout) == (0, f"Wrote {made}.\n")
    assert "Records: 5 read, 6 rows written." in done.stderr
    assert "how sure it is (1)" in done.stderr


def test_records_that_could_not_be_written_are_named_and_give_status_3(path: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "--to", "plover", str(tmp_path / "p"), "--store", str(path)])

    assert done.exit_code == 3
    assert "not written: 00ee: PLOVER requires a date" in done.stderr


def test_filters_are_noted(path: Path, tmp_path: Path) -> None:
    arguments = ["--actor", "NGA", "--status", "planned", "--store", str(path)]
    done = CliRunner().invoke(app, ["export", "--to", "jsonl", str(tmp_path / "p"), *arguments])

    assert done.exit_code == 0
    assert json.loads((tmp_path / "p.about.json").read_text("utf-8"))["asked_for"] == {
        "actor": "NGA",
        "status": "planned",
    }


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["--to", "gdelt", "absent/x"], 1, id="no-such-folder"),
        pytest.param(["--to", "word", "x"], 2, id="no-such-format"),
        pytest.param(["--to", "csv", "x", "--since", "yesterday"], 2, id="no-such-day"),
        pytest.param(["x"], 2, id="no-format"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["export", *arguments, "--store", str(path)])

    assert done.exit_code == status
    assert [p.name for p in tmp_path.iterdir()] == ["e.duckdb"]
