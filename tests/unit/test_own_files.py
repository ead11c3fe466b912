"""Is a file of the user's own that cannot be read told of before anything is done?"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import DataError
from dragoman.knowledge.facts import in_office
from dragoman.knowledge.names import load_knowledge
from dragoman.knowledge.organisations import own_names
from dragoman.sources import SetAside
from dragoman.store import Store


@pytest.mark.parametrize("option", ["--actors", "--frames", "--calibration"])
@pytest.mark.parametrize("into", ["--store", "--out"])
def test_a_file_of_ones_own_that_is_not_there_is_named_with_its_option_and_nothing_is_made(
    option: str, into: str, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text("Kenya's president met Ghana's in Accra.", encoding="utf-8")
    made, missing = tmp_path / "made", tmp_path / "missing.csv"

    done = CliRunner().invoke(
        app, ["code", str(tmp_path / "report.txt"), into, str(made), option, str(missing)]
    )

    assert done.exit_code == 1
    assert f"{missing}: cannot be read: No such file or directory. Check the path of {option}" in done.output
    assert not made.exists()


@pytest.mark.parametrize("option", ["--actors", "--frames", "--calibration"])
def test_all_commands_that_code_take_it_and_refuse_one_that_is_not_there(option: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Kenya's president met Ghana's in Accra.", encoding="utf-8")
    held, made = tmp_path / "held.duckdb", tmp_path / "made.duckdb"
    with Store.open(held) as store:
        store.add((), set_aside=[SetAside(str(tmp_path / "report.txt"), "too large", "")], coder_version="0")
    before = held.read_bytes()

    for command in (
        ["estimate", str(tmp_path / "report.txt")],
        ["watch", "https://news.example/rss", "--once", "--store", str(made)],
        ["quarantine", "retry", "--store", str(held)],
    ):
        done = CliRunner().invoke(app, [*command, option, str(tmp_path / "missing")])

        assert done.exit_code == 1
        assert f"No such file or directory. Check the path of {option}" in done.output
    assert not made.exists()
    assert held.read_bytes() == before


def test_what_was_set_aside_is_taken_up_again_with_ones_own_frames(tmp_path: Path) -> None:
    report, frames, held = tmp_path / "report.txt", tmp_path / "mine.toml", tmp_path / "held.duckdb"
    report.write_text("Chad hobbled Mali on 3 May 2024.", encoding="utf-8")
    frames.write_text('[[frame]]\ntype = "COERCE"\nid = "mine.hobble"\nverb = ["hobble"]', encoding="utf-8")
    with Store.open(held) as store:
        store.add((), set_aside=[SetAside(str(report), "too large", "")], coder_version="0")

    done = CliRunner().invoke(app, ["quarantine", "retry", "--store", str(held), "--frames", str(frames)])

    assert (done.exit_code, done.output) == (0, "1 coded, 0 set aside still.\n")
    with Store.open(held, read_only=True) as store:
        assert [event.type for event in store.events(rule="what.frame:mine.hobble")] == ["COERCE"]


HEADER = "name,country,sector,second,role,since,until\n"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("Ann Lee,XXX,GOV,,minister,,", "line 2.*country: 'XXX' is no ISO"),
        ("Ann Lee,KEN,ZZZ,,minister,,", "line 2.*sector: 'ZZZ' is none of"),
        ("Ann Lee,KEN,GOV,OPP|QQQ,minister,,", "sector: 'QQQ' is none of"),
        ("Ann Lee,KEN,GOV,,minister,yesterday,", "since: 'yesterday' is no year"),
        ("Ann Lee,,,,minister,,", "expected a name, and a country or a sector"),
        ("", "it has no row"),
    ],
)
def test_a_list_of_actors_with_a_code_or_date_that_is_none_is_refused(
    row: str, wrong: str, tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text(HEADER + row, encoding="utf-8")

    with pytest.raises(DataError, match=wrong):
        list(own_names(tmp_path / "own.csv"))


def test_a_list_of_actors_without_a_column_of_names_is_refused_with_what_is_expected(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("title,land\nAnn Lee,KEN\n", encoding="utf-8")

    with pytest.raises(
        DataError, match=r"own\.csv: its first line has no column 'name'; expected a first line"
    ):
        list(own_names(tmp_path / "own.csv"))


def test_a_right_list_of_actors_is_read(tmp_path: Path) -> None:
    row = "Ann Lee,ken,gov,OPP|PTY,minister,2020,2021-05-06"
    (tmp_path / "own.csv").write_text(HEADER + row, encoding="utf-8")
    (known,) = own_names(tmp_path / "own.csv")

    assert (known.form, known.fact.country, known.fact.sector) == ("Ann Lee", "KEN", "GOV")


def test_a_path_that_is_not_there_leaves_no_store_behind(tmp_path: Path) -> None:
    store = tmp_path / "new.duckdb"
    done = CliRunner().invoke(app, ["code", str(tmp_path / "typo"), "--store", str(store)])

    assert done.exit_code == 1
    assert "there is no such file or folder" in done.output
    assert not store.exists()


def test_of_a_person_on_a_list_of_one_s_own_it_tells_all_offices(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,country,sector,role,since,until\nMark Rutte,NLD,GOV,mayor,,\nMark Rutte,NLD,BUS,trader,2031,\n"
    )
    facts = load_knowledge(own).match("Mark Rutte left.")[0].facts

    assert [f.role for f in facts] == ["mayor", "trader"]
    assert [in_office(facts, day)[0].role for day in ("2026-03-05", "2032-03-05")] == ["mayor", "trader"]
    assert len(load_knowledge().match("Mark Rutte left.")[0].facts) > 1
