"""Are the files of others read with all their known faults, each mended under its name, and laid beside our records?"""

import datetime as dt
import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.codebook import load_codebook
from dragoman.errors import ExportError
from dragoman.exports import FORMATS, export
from dragoman.exports.importing import ForeignEvent, Repairs, compare, read_foreign
from dragoman.exports.layouts import PACKAGE, read_layout
from dragoman.knowledge.tables import rows
from dragoman.store import Store
from export_store import fill

ICEWS = list(read_layout("icews").names)
POLECAT = list(read_layout("polecat").names)
Lines = Callable[..., tuple[list[ForeignEvent], Repairs]]


@pytest.fixture
def read(tmp_path: Path) -> Lines:
    def reading(*lines: str | bytes, kind: str | None = None) -> tuple[list[ForeignEvent], Repairs]:
        path = tmp_path / "f.txt"
        path.write_bytes(
            b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        )
        found = read_foreign(path, kind)  # type: ignore[arg-type]
        return list(found.events), found.repairs

    return reading


def gdelt(
    number: int = 1,
    day: str = "20240506",
    one: str = "KEN",
    other: str = "GHA",
    code: str = "042",
    columns: int = 61,
) -> str:
    cells = [""] * columns
    cells[0], cells[1], cells[7], cells[17], cells[26] = str(number), day, one, other, code
    cells[columns - 1] = "https://example.org"
    return "\t".join(cells)


def icews(names: list[str] = ICEWS, **given: str) -> str:
    cells = {"Event ID": "1", "Event Date": "2024-05-06", "Source Country": "Kenya", "Target Country": "Ghana",
             "Event Text": "Make a visit", "CAMEO Code": "042", **{k.replace("_", " "): v for k, v in given.items()}}  # fmt: skip
    return "\t".join(cells.get(name, "") for name in names)


def polecat(names: list[str] = POLECAT, **given: str) -> str:
    cells = {"Event ID": "a", "Event Date": "2024-05-06", "Event Type": "CONSULT", "Event Mode": "visit", "Actor Country": "KEN",
             "Recipient Country": "GHA", **{k.replace("_", " "): v for k, v in given.items()}}  # fmt: skip
    return "\t".join(cells.get(name, "None") for name in names)


MET = ForeignEvent(day=dt.date(2024, 5, 6), sources=("KEN",), targets=("GHA",), type="CONSULT", code="042")


def test_a_sound_row_of_each_needs_no_repair(read: Lines) -> None:
    assert read(gdelt()) == ([MET], Repairs(rows=1))
    assert read("\t".join(ICEWS), icews()) == ([MET], Repairs(rows=1))
    events, repairs = read("\t".join(POLECAT), polecat())
    assert ([(e.type, e.sources, e.targets) for e in events], repairs) == (
        [("CONSULT", ("KEN",), ("GHA",))],
        Repairs(rows=1),
    )


@pytest.mark.parametrize(
    ("row", "repair"),
    [
        pytest.param(gdelt(code="42"), "leading zero of the code put back", id="zero"),
        pytest.param(gdelt(columns=62), "62nd column left out", id="62"),
        pytest.param(gdelt(columns=58), "GDELT 1.0 row of 58 columns", id="58"),
        pytest.param(gdelt(columns=57), "GDELT 1.0 row of 57 columns", id="57"),
        pytest.param(gdelt() + "\t\t", "empty cells at the end of a row cut off", id="tabs"),
        pytest.param(gdelt(day="5/6/2024"), "date written month/day/year", id="date"),
        pytest.param(gdelt(day="5/6/24"), "date written month/day/year", id="short-date"),
    ],
)
def test_a_faulty_row_of_gdelt_is_mended_under_a_name(read: Lines, row: str, repair: str) -> None:
    events, repairs = read(row)

    assert events == [MET]
    assert dict(repairs.made) == {repair: 1}


def test_a_header_of_gdelt_is_left_out(read: Lines) -> None:
    events, repairs = read("\t".join(read_layout("gdelt").names), gdelt())

    assert (events, dict(repairs.made), repairs.rows) == ([MET], {"header line left out": 1}, 1)


WITHOUT_CODE = [name for name in ICEWS if name != "CAMEO Code"]


@pytest.mark.parametrize(
    ("lines", "repairs"),
    [
        pytest.param(
            (WITHOUT_CODE, icews(WITHOUT_CODE)),
            {"column 'CAMEO Code' is missing": 1, "code taken from the name of the event": 1},
            id="no-code-column",
        ),
        pytest.param(
            (ICEWS, icews(CAMEO_Code="NULL")), {"code taken from the name of the event": 1}, id="null-code"
        ),
        pytest.param((ICEWS, icews(CAMEO_Code="04y", Event_Text="?")), {"code 04y read as 04": 1}, id="y"),
        pytest.param((ICEWS, icews(Event_Date="05/06/2024")), {"date written month/day/year": 1}, id="date"),
        pytest.param((ICEWS, icews(Source_Sectors='"Government,Military')), {}, id="quote-is-text"),
        pytest.param(
            ([*ICEWS, ""], icews() + "\t"), {"columns without a name left out": 1}, id="nameless-column"
        ),
    ],
)
def test_a_faulty_file_of_icews_is_mended_under_a_name(
    read: Lines, lines: tuple[list[str], str], repairs: dict[str, int]
) -> None:
    header, row = lines
    events, found = read("\t".join(header), row)

    assert [(e.day, e.sources, e.targets, e.type) for e in events] == [
        (MET.day, MET.sources, MET.targets, "CONSULT")
    ]
    assert dict(found.made) == repairs


def test_code_13y_is_a_threat(read: Lines) -> None:
    events, found = read("\t".join(ICEWS), icews(CAMEO_Code="13y", Event_Text="Threaten somehow"))

    assert [e.type for e in events] == ["THREATEN"]
    assert dict(found.made) == {"code 13y read as 13": 1}


def test_icews_numbers_repeat_on_other_days_and_only_the_same_day_is_a_duplicate(read: Lines) -> None:
    events, found = read("\t".join(ICEWS), icews(), icews(Event_Date="2024-05-07"), icews())

    assert [e.day.day for e in events] == [6, 7]
    assert dict(found.set_aside) == {"duplicate of a row before (same number and day)": 1}


def test_a_faulty_file_of_polecat_is_mended_under_a_name(read: Lines) -> None:
    names = ["Event Intensity" if name == "Intensity" else name for name in POLECAT] + ["Headline"]
    events, found = read(
        "\t".join(names),
        polecat(names) + "\t",
        polecat(names, Event_ID="b", City="M\u00e1laga").encode("latin-1"),
    )

    assert len(events) == 2
    assert dict(found.made) == {
        "extra column 'Headline' left out": 1,
        "empty cells at the end of a row cut off": 1,
        "line that is no UTF-8 read as Latin-1": 1,
    }


@pytest.mark.parametrize("cell", ["KEN;TZA", "KEN; TZA", "KEN|TZA", "KEN;TZA;None"])
def test_several_actors_in_one_cell_are_several(read: Lines, cell: str) -> None:
    events, _ = read("\t".join(POLECAT), polecat(Actor_Country=cell))

    assert events[0].sources == ("KEN", "TZA")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(gdelt(code="010"), "a statement (CAMEO 01): PLOVER has no such type", id="statement"),
        pytest.param(gdelt(code="999"), "no CAMEO code", id="code"),
        pytest.param(gdelt(day="20241340"), "no date", id="date"),
        pytest.param("1\t2\t3", "3 columns instead of 61", id="short"),
    ],
)
def test_a_row_that_cannot_be_mended_is_set_aside_with_its_reason(read: Lines, row: str, reason: str) -> None:
    events, repairs = read(row, kind="gdelt")

    assert (events, dict(repairs.set_aside)) == ([], {reason: 1})


def test_codes_and_names_of_countries_are_ours(read: Lines) -> None:
    events, repairs = read(gdelt(one="ROM", other="TMP"), gdelt(2, one="ROU", other="EUR"))
    named, _ = read("\t".join(ICEWS), icews(Source_Country="Russian Federation", Target_Country="Syria"))

    assert [(e.sources, e.targets) for e in [*events, *named]] == [
        (("ROU",), ("TLS",)),
        (("ROU",), ()),
        (("RUS",), ("SYR",)),
    ]
    assert dict(repairs.made) == {"country that is none, or not known, left empty": 1}


def test_packed_files_are_read_as_they_are(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("20240506.export.CSV", gdelt() + "\n")
    (tmp_path / "a.gz").write_bytes(gzip.compress(gdelt().encode()))

    assert [list(read_foreign(tmp_path / name).events) for name in ("a.zip", "a.gz")] == [[MET], [MET]]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(b"a,b,c\n1,2,3\n", "it looks like none of", id="something-else"),
        pytest.param(b"", "it looks like none of", id="empty"),
        pytest.param(b"PK\x03\x04nonsense", "not a zip file", id="broken-zip"),
        pytest.param(b"\x1f\x8bnonsense", "Unknown compression|Not a gzipped|Error", id="broken-gzip"),
    ],
)
def test_what_is_none_of_them_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "f").write_bytes(content)

    with pytest.raises(ExportError, match=f"(?i){what}"):
        list(read_foreign(tmp_path / "f").events)


def test_a_header_without_what_matters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("Event ID\tEvent Text\tSource Name\n")

    with pytest.raises(ExportError, match="no column 'Event Date'"):
        read_foreign(tmp_path / "f")


def test_names_of_events_stand_once_and_their_codes_are_cameos() -> None:
    found = list(rows("cameo_texts.tsv", package=PACKAGE))

    assert len({r["text"] for r in found}) == len(found) > 100
    assert {r["cameo"] for r in found} <= set(load_codebook().cameo_codes)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "e.duckdb") as opened:
        fill(opened)
    return tmp_path / "e.duckdb"


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat"])
def test_what_we_export_is_read_back_and_agrees_with_the_store_in_full(
    store: Path, tmp_path: Path, name: str
) -> None:
    with Store.open(store, read_only=True) as opened:
        export(opened, FORMATS[name], tmp_path / "x")
        theirs = read_foreign(tmp_path / "x")
        found = compare(opened, theirs.events)

    assert theirs.kind == name
    assert not theirs.repairs.set_aside
    agreement = found.levels["pair, type and day"]
    assert (agreement.ours, agreement.of_ours, agreement.of_theirs) == (3, 1.0, 1.0)


def event(day: str, one: str, other: str, kind: str) -> ForeignEvent:
    return ForeignEvent(day=dt.date.fromisoformat(day), sources=(one,), targets=(other,), type=kind)


def test_each_level_asks_for_more(store: Path) -> None:
    theirs = [
        event("2024-05-06", "GHA", "NGA", "CONSULT"),
        event("2024-05-07", "NGA", "GHA", "AID"),
        event("2024-06-30", "PER", "CHL", "AID"),
    ]
    with Store.open(store, read_only=True) as opened:
        found = compare(opened, theirs)
        near = compare(opened, [*theirs, event("2024-05-08", "NGA", "GHA", "CONSULT")], within_days=2)
        directed = compare(opened, theirs[1:], directed=True)

    assert (found.first, found.last) == (dt.date(2024, 5, 6), dt.date(2024, 6, 1))
    assert {name: (a.ours, a.theirs, a.both_ours) for name, a in found.levels.items()} == {
        "pair": (2, 1, 1),
        "pair and type": (3, 2, 1),
        "pair and day": (3, 2, 1),
        "pair, type and day": (3, 2, 1),
    }
    assert near.levels["pair, type and day"].both_theirs == 2
    assert found.types["AID"].of_theirs == 0.0
    assert found.pairs["GHA", "NGA"].ours == 2
    assert found.outside == (3, 1)
    assert directed.levels["pair"].both_ours == 1


def test_nothing_in_common_is_said_and_is_no_error(store: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        assert compare(opened, []).first is None
        assert compare(opened, [event("1999-01-01", "GHA", "NGA", "CONSULT")]).first is None


def test_the_command_prints_agreement_and_repairs(store: Path, tmp_path: Path) -> None:
    (tmp_path / "g.CSV").write_text(
        gdelt(one="GHA", other="NGA", code="42") + "\n" + gdelt(2, code="010") + "\n"
    )
    done = CliRunner().invoke(app, ["compare", str(store), str(tmp_path / "g.CSV")])
    figures = json.loads(
        CliRunner().invoke(app, ["compare", str(store), str(tmp_path / "g.CSV"), "--json"]).stdout
    )

    assert done.exit_code == 0
    assert "Days that both cover: 2024-05-06 to 2024-05-06." in done.stdout
    assert done.stderr.splitlines() == [
        "Read 2 rows of gdelt.",
        "repaired: leading zero of the code put back: 1",
        "set aside: a statement (CAMEO 01): PLOVER has no such type: 1",
    ]
    assert figures["levels"]["pair, type and day"]["both_ours"] == 1
