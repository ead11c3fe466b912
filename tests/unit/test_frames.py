"""Do tables for polars, pandas and Arrow hold what the store holds?"""

import builtins
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.exports.csv_tables import ACTOR_COLUMNS, EVENT_COLUMNS
from export_store import EVENTS, MET, fill

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[dragoman.Store]:
    with dragoman.Store.open(tmp_path / "e.duckdb") as opened:
        fill(opened)
        yield opened


def test_a_row_a_record_in_the_order_of_the_store(store: dragoman.Store) -> None:
    frame = store.query().polars()

    assert frame["event_id"].to_list() == [event.event_id for event in EVENTS]
    assert frame.filter(frame["event_id"] == "00bb")["source_countries"].to_list() == [["NGA", ""]]
    assert str(frame["first_day"][0]) == "2024-05-06"


def test_pandas_arrow_and_rows_hold_the_same(store: dragoman.Store) -> None:
    table = store.query(table="pairs", actor="NGA")
    rows = table.rows()

    assert (
        table.pandas()["target_country"].tolist()
        == [row["target_country"] for row in rows]
        == ["GHA", "CHL", "GHA", "GHA"]
    )
    assert table.arrow().num_rows == table.polars().height == 4


def test_a_row_an_actor(store: dragoman.Store) -> None:
    rows = store.query(table="actors", type="CONSULT/visit", status="happened").rows()

    assert [(row["side"], row["country"], row["role"]) for row in rows] == [
        ("source", "NGA", "foreign minister"),
        ("target", "GHA", "envoy"),
    ]


def test_those_who_do_it_to_one_another_are_a_pair_where_nobody_is_the_target(tmp_path: Path) -> None:
    from dataclasses import replace

    from export_store import PLAIN
    from fake_coder import FakeCoded

    signed = replace(MET, source=(*MET.source, *MET.target), target=())
    with dragoman.Store.open(tmp_path / "s.duckdb") as store:
        store.add([FakeCoded(report=PLAIN, events=(signed,), sentences=1)], coder_version="0")
        rows = store.query(table="pairs").rows()

    assert [(row["source_country"], row["target_country"]) for row in rows] == [("GHA", "NGA")]


@pytest.mark.parametrize(
    "filters", [{"actor": "'; DROP TABLE events; --"}, {"actor": "Atlantis"}, {"since": "2030"}]
)
def test_filters_are_values_and_never_commands(store: dragoman.Store, filters: dict[str, Any]) -> None:
    assert store.query(**filters).rows() == []
    assert len(store.query().rows()) == len(EVENTS)


def test_a_table_that_is_none_is_refused(store: dragoman.Store) -> None:
    with pytest.raises(ValueError, match="expected one of events, actors, pairs"):
        store.query(table="events; DROP TABLE events")  # type: ignore[arg-type]


def test_a_package_that_is_not_there_is_named_with_the_way_to_get_it(
    store: dragoman.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name.split(".")[0] in {"polars", "pandas", "pyarrow"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return found(name, *args, **named)

    table = store.query()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"dragoman\[frames\]"):
        table.polars()


def test_every_column_that_the_page_for_r_and_stata_names_is_in_the_files() -> None:
    page = (ROOT / "docs" / "r-and-stata.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:r|stata)\n(.*?)```", page, re.DOTALL)
    named = {
        name
        for block in blocks
        for name in re.findall(r"(?<=\$)[a-z_]+|(?<=destring )[a-z_ ]+(?=,)|(?<=keep )[a-z_ ]+(?=\n)", block)
    }
    columns = {column for names in named for column in names.split()} - {"month", "source"}

    assert len(columns) > 8
    assert columns <= {*EVENT_COLUMNS, *ACTOR_COLUMNS}
