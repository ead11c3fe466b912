"""Is each source read by the reader for its kind, also one that another package brings?"""

import io
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import Limits, Reading, SetAside, kinds, read_reports
from dragoman.sources.items import Located, Stream

PAGE = b"<!DOCTYPE html><html><body><p>Kandar met Marovia in Vellin, they said on the day.</p></body></html>"


@pytest.mark.parametrize(
    ("given", "kind", "texts"),
    [
        pytest.param(PAGE, "", ["Kandar met Marovia in Vellin, they said on the day."], id="a-page"),
        pytest.param(b"<?xml version='1.0'?><rss version='2.0'><channel><item><description>Kandar met.</description></item></channel></rss>", "", ["Kandar met."], id="a-feed"),
        pytest.param(b"text,id\nKandar met.,a\n", "", ["text,id\nKandar met.,a\n"], id="a-table-looks-like-text"),
        pytest.param(b"text,id\nKandar met.,a\n", "csv", ["Kandar met."], id="unless-it-is-said"),
        pytest.param(b"<b>Kandar</b> met.", "", ["<b>Kandar</b> met."], id="text-with-a-bracket"),
    ],
)  # fmt: skip
def test_standard_input_is_read_by_what_it_begins_with_or_by_what_is_said(
    given: bytes, kind: str, texts: list[str]
) -> None:
    found = read_reports(["-"], set_aside=lambda _: None, stdin=io.BytesIO(given), reading=Reading(kind=kind))

    assert [r.text for r in found] == texts


class Shouting:
    """A reader of somebody else's: each line of a .shout file is a report."""

    suffixes = frozenset({".shout"})

    def read(self, stream: Stream, *, place: str, report_id: str, limits: Limits) -> Iterator[Located]:
        for number, line in enumerate(stream.read().decode().splitlines(), start=1):
            if line == "FAIL":
                raise KeyError("lost")
            yield (
                f"{place}, shout {number}",
                Report(text=line.lower(), id=f"{report_id}-{number}", title="A\x1b[2J"),
            )


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The entry points that are installed, as long as a test lasts."""
    installed: list[object] = []
    monkeypatch.setattr(kinds, "entry_points", lambda group: installed if group == "dragoman.readers" else [])
    kinds.others.cache_clear()
    yield installed  # type: ignore[misc]
    kinds.others.cache_clear()


def test_a_reader_of_another_package_reads_its_kind_and_its_failure_costs_one_file(
    tmp_path: Path, points: list[object]
) -> None:
    points.append(SimpleNamespace(name="shouting", load=lambda: Shouting))
    (tmp_path / "a.shout").write_text("KANDAR MET\nMAROVIA MET")
    (tmp_path / "b.shout").write_text("ILYRIA MET\nFAIL\nNEVER")
    aside: list[SetAside] = []
    found = list(read_reports([str(tmp_path)], set_aside=aside.append))

    assert [(r.id, r.text) for r in found] == [
        ("a-1", "kandar met"),
        ("a-2", "marovia met"),
        ("b-1", "ilyria met"),
    ]
    assert {r.title for r in found} == {"A\ufffd[2J"}
    assert [a.reason for a in aside] == ["the reader for .shout failed: KeyError: 'lost'"]


def test_a_reader_that_cannot_be_loaded_is_named(tmp_path: Path, points: list[object]) -> None:
    def broken() -> object:
        raise ImportError("no module named shout")

    points.append(SimpleNamespace(name="shouting", load=broken))
    (tmp_path / "a.shout").write_text("KANDAR MET")

    with pytest.raises(
        SourceError, match="reader shouting: it cannot be loaded: ImportError: no module named shout"
    ):
        read_reports([str(tmp_path / "a.shout")], set_aside=lambda _: None)


def test_an_unknown_kind_names_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")

    with pytest.raises(
        SourceError,
        match=r"files of kind \.docx are not read\. Give one of these kinds: \.csv, \.html, \.json, ",
    ):
        read_reports([str(tmp_path / "a.docx")], set_aside=lambda _: None)


def test_an_address_that_bears_a_date_dates_a_report_that_has_none() -> None:
    line = b'{"text": "Kandar met.", "url": "https://n.example/2020/09/10/a"}\n{"text": "Marovia met.", "url": "https://n.example/2020/09/10/a", "published": "2020-09-12"}'
    found = list(read_reports(["-"], set_aside=lambda _: None, stdin=io.BytesIO(line)))

    assert [(r.published, r.published_source, r.published_confidence) for r in found] == [
        ("2020-09-10", "url", "medium"),
        ("2020-09-12", "given", ""),
    ]
