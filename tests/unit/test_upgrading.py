"""Does a store of an older layout open, whole?"""

from importlib import resources
from pathlib import Path

import duckdb
import pytest

from dragoman import Report
from dragoman.store import Store
from dragoman.store.tales import Tales
from dragoman.store.upgrading import LAYOUT
from dragoman.stories import tell_stories
from fake_coder import FakeCoded


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as layout 2 left it, with one item set aside."""
    path = tmp_path / "old.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(
            resources.files("dragoman.store").joinpath("schema.sql").read_text(encoding="utf-8")
        )
        connection.execute("INSERT INTO set_aside VALUES (1, 'a.txt', 'empty', 'Fill it', false)")
    return path


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_store_is_upgraded_and_keeps_what_it_held(old: Path, read_only: bool) -> None:
    with Store.open(old, read_only=read_only) as store:
        assert list(store.set_aside()) == [("a.txt", "empty", "Fill it", False)]
        assert list(store.rows("SELECT value FROM meta WHERE key = 'layout'", [])) == [(str(LAYOUT),)]
        assert list(store.rows("SELECT count(*) FROM stories", [])) == [(0,)]


def test_copies_are_sought_anew_in_a_store_whose_signatures_are_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "bands.duckdb"
    text = "The envoys of Peru and Chile met in Arica on Monday and spoke of fish, salt and the price of a ticket for the bus."
    reports = [
        FakeCoded(Report(id=name, text=text + more), (), 1)
        for name, more in (("a", ""), ("b", " So it was."))
    ]
    with Store.open(path) as store:
        store.add(reports, coder_version="1")
        store.write({"signatures": [("a", "x"), ("b", "y")], "bands": [(1, "a"), (2, "b")]})
    with duckdb.connect(path) as connection:
        connection.execute("ALTER TABLE events DROP COLUMN own_type")  # as layout 4 has it
        connection.execute("UPDATE meta SET value = '4' WHERE key = 'layout'")
    with Store.open(path) as store:
        tell_stories(store)
        assert Tales(store).copies(["a", "b"]) == {"b": "a"}


def test_an_upgrade_that_fails_leaves_the_old_layout(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dragoman.store.upgrading._scripts", lambda after: ["CREATE TABLE half (a INT)", "NO SUCH STATEMENT"]
    )
    with pytest.raises(Exception, match="syntax"):
        Store.open(old)
    with duckdb.connect(old) as connection:
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert "half" not in tables
        assert connection.execute("SELECT value FROM meta WHERE key = 'layout'").fetchone() == ("2",)
