"""Is nothing written over that a mistyped name must not cost?"""

import os
from pathlib import Path

import pytest

from dragoman.errors import ExportError, SourceError
from dragoman.exports import FORMATS, export
from dragoman.overwriting import why_not
from dragoman.store import Store
from dragoman.web.report import write_report


@pytest.fixture
def store(tmp_path: Path) -> Path:
    where = tmp_path / "other.duckdb"
    with Store.open(where):
        pass
    return where


def test_a_file_that_is_not_there_or_is_any_file_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old", encoding="utf-8")
    (tmp_path / "empty").touch()

    assert [why_not(tmp_path / name) for name in ("new.html", "old.html", "empty")] == ["", "", ""]


def test_a_store_a_pipe_and_the_name_of_no_file_are_not_written_over(tmp_path: Path, store: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert why_not(store) == "it is a store"
    assert why_not(tmp_path / "pipe") == "it is no file, but a device or a pipe"
    assert why_not(tmp_path / "-") == "that is no name of a file"


def test_neither_a_page_nor_an_export_replaces_a_store(tmp_path: Path, store: Path) -> None:
    before = store.read_bytes()
    with Store.open(tmp_path / "own.duckdb") as own:
        with pytest.raises(SourceError, match="it is a store"):
            write_report((), store=own, out=store, title="Page")
        with pytest.raises(ExportError, match="it is a store"):
            export(own, FORMATS["csv"], store)

    assert store.read_bytes() == before
