"""Are the tables of others' codes and layouts whole, and without contradiction?"""

import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from dragoman.codebook import load_codebook
from dragoman.exports.codes import Codes, load_codes
from dragoman.exports.layouts import PACKAGE, CellError, read_layout
from dragoman.knowledge.tables import rows


@pytest.fixture(scope="module")
def codes() -> Codes:
    return load_codes()


@pytest.mark.parametrize("column", ["iso3", "fips", "cameo"])
def test_no_code_of_a_country_stands_twice(column: str) -> None:
    found = Counter(r[column] for r in rows("country_codes.tsv", package=PACKAGE) if r[column])

    assert [code for code, count in found.items() if count > 1] == []
    assert len(found) > 240


@pytest.mark.parametrize(
    ("iso3", "fips", "cameo", "cow"),
    [("RUS", "RS", "RUS", "365"), ("DEU", "GM", "DEU", "255"), ("CHN", "CH", "CHN", "710"), ("CHE", "SZ", "CHE", "225"),
     ("ROU", "RO", "ROM", "360"), ("TLS", "TT", "TMP", "860"), ("KOS", "KV", "KOS", "347"), ("GBR", "UK", "GBR", "200")],
)  # fmt: skip
def test_a_country_has_the_codes_that_others_print(
    codes: Codes, iso3: str, fips: str, cameo: str, cow: str
) -> None:
    country = codes.country(iso3)

    assert (country.fips, country.cameo, country.cow) == (fips, cameo, cow)


def test_every_state_of_ours_has_a_row() -> None:
    known = {r["iso3"] for r in rows("country_codes.tsv", package=PACKAGE)}

    assert {r["country"] for r in rows("states.tsv") if r["country"]} - known == set()


def test_every_sector_that_a_record_may_have_has_a_row(codes: Codes) -> None:
    listed = re.findall(r"`([A-Z]{3})`", _sectors_of_the_page())

    assert set(listed) - set(codes.sectors) == set()
    assert [
        s for s in codes.sectors.values() if not re.fullmatch(r"([A-Z]{3})?", s.cameo + s.group[:0])
    ] == []


def _sectors_of_the_page() -> str:
    from pathlib import Path

    page = (Path(__file__).resolve().parents[2] / "docs" / "record.md").read_text("utf-8")
    return next(line for line in page.splitlines() if line.startswith("| `sector` |"))


def test_acled_types_are_acleds_and_ours_the_codebooks(codes: Codes) -> None:
    book, events = load_codebook(), read_layout("acled").columns[5]

    assert [row for row in codes.acled if not events.holds(row.event)] == []
    assert [row for row in codes.acled if row.mode != "*" and row.mode not in book.modes(row.type)] == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [("gdelt", 61), ("gdelt_mentions", 16), ("polecat", 40), ("icews", 20), ("acled", 31)],
)
def test_a_layout_has_its_columns_each_once(name: str, columns: int) -> None:
    names = read_layout(name).names

    assert (len(names), len(set(names))) == (columns, columns)


@pytest.mark.parametrize(
    ("column", "value"),
    [("SQLDATE", "20241301"), ("SQLDATE", "2024-05-06"), ("QuadClass", 5), ("GoldsteinScale", -10.1), ("EventCode", "0"),
     ("ActionGeo_Lat", float("nan")), ("ActionGeo_CountryCode", "TGO"), ("Actor1Code", "nga"), ("DATEADDED", "20240506246000"), ("Nothing", 1)],
)  # fmt: skip
def test_a_cell_that_may_not_stand_there_is_refused(column: str, value: object) -> None:
    good: dict[str, object] = {c.name: _any(c.kind, c.limit) for c in read_layout("gdelt").columns if c.must}

    assert read_layout("gdelt").row(good)
    with pytest.raises(CellError, match=column):
        read_layout("gdelt").row({**good, column: value})


def _any(kind: str, limit: str) -> object:
    numbers = {"day8": "20240506", "stamp": "20240506000000", "code": "042"}
    return (
        numbers.get(kind) or (limit.split("..")[0] if ".." in limit else "x") if limit != "\\d{2}" else "04"
    )


def test_a_column_that_must_be_filled_is_refused_empty() -> None:
    with pytest.raises(CellError, match="is empty"):
        read_layout("icews").row({})


def test_the_schema_is_in_the_package() -> None:
    assert json.loads((files(PACKAGE) / "event.schema.json").read_text("utf-8"))["title"]
