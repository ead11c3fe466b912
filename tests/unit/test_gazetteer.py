"""Are the places of the world found by name, quickly, and is the data sound?"""

import pickle
from importlib.resources import files

import pycountry
import pytest

from dragoman.errors import DataError
from dragoman.knowledge.gazetteer import NAMES_FILE, Gazetteer, fold, load_gazetteer
from dragoman.knowledge.states import read_states


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Damascus", "SYR", "city"),
        ("DAMASCUS", "SYR", "city"),
        ("Deir ez-Zor", "SYR", "city"),
        ("the Gaza Strip", "PSE", "region"),
        ("Zaporizhzhia nuclear plant", "UKR", "site"),
        ("Gujarat", "IND", "province"),
        ("U.K.", "GBR", "country"),
        ("Asuncion", "PRY", "city"),
        ("Asunción", "PRY", "city"),
        ("Strait of Hormuz", "", "region"),
    ],
)
def test_the_first_candidate_is_the_well_known_place(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    rows = gazetteer.candidates(name)

    assert country in {r.country for r in rows[:3]}
    assert kind in {r.kind for r in rows[:3]}


@pytest.mark.parametrize(
    "name", ["", " ", "Qqxzzy", "=syr", "*damascus", "x" * 10_000, "\ud800", "\n", "the"]
)
def test_what_is_no_place_name_has_no_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


def test_names_all_through_the_index_are_found_and_what_lies_between_two_is_not(gazetteer: Gazetteer) -> None:
    index = files("dragoman.knowledge") / "data" / NAMES_FILE
    lines = [line for line in index.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [line.split("\t")[0] for line in (*lines[:300], *lines[::307], *lines[-300:])]
    known = {line.split("\t")[0] for line in lines}
    between = [name + "x" for name in names if name + "x" not in known]
    plain = [name for name in names if fold(name) == name and not name.startswith("=")]

    assert len(plain) > 1500
    assert [name for name in plain if not gazetteer.candidates(name)] == []
    assert [name for name in between if gazetteer.candidates(name)] == []


def test_a_word_opens_a_name_where_a_longer_name_begins_with_it(gazetteer: Gazetteer) -> None:
    names = gazetteer._names[:].decode("utf-8").splitlines()
    keys = [line.split("\t")[0] for line in names if line and not line.startswith("#")][::97]
    opening = {line.split("\t")[0].partition(" ")[0] for line in names if " " in line.split("\t")[0]}

    assert all(gazetteer.opens_name(key.partition(" ")[0]) for key in keys if " " in key)
    assert not any(gazetteer.opens_name(key) for key in keys if " " not in key and key not in opening)
    assert gazetteer.opens_name("The")  # 'The Hague', which stands in the index without it


def test_a_people_is_an_adjective_of_its_country_and_the_country_is_not(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Kenyan")[0].adjective
    assert not gazetteer.candidates("Kenya")[0].adjective


def test_every_iso_country_has_a_row_within_bounds(gazetteer: Gazetteer) -> None:
    rows = {c.alpha_3: gazetteer.country(c.alpha_3) for c in pycountry.countries}

    assert [code for code, row in rows.items() if row is None] == []
    assert all(row and abs(row.lat) <= 90 and abs(row.lon) <= 180 for row in rows.values())


def test_a_country_has_the_code_by_which_actors_are_told(gazetteer: Gazetteer) -> None:
    states = {s.country for s in read_states()}

    assert [
        c
        for c in {p.country for n in ("Kosovo", "Pristina") for p in gazetteer.candidates(n)}
        if c not in states
    ] == []


def test_a_gazetteer_travels_to_another_worker(gazetteer: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(gazetteer)).candidates("Lagos") == gazetteer.candidates("Lagos")


def test_folding_twice_changes_nothing() -> None:
    names = ["Deir ez-Zôr", "The Hague", "Saint-Denis", "O'Higgins", "İzmir", "Łódź"]

    assert [fold(fold(n)) for n in names] == [fold(n) for n in names]


def test_a_folder_without_the_files_is_a_data_error(tmp_path) -> None:
    with pytest.raises(DataError):
        load_gazetteer(tmp_path)
