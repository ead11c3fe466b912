"""Is each export what others read: re-read by readers that are not ours, whole, inert, and honest about what is missing?"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import geojson
import jsonschema
import networkx
import polars
import pytest

from dragoman.errors import ExportError
from dragoman.exports import FORMATS, Export, export
from dragoman.exports.exporting import beside
from dragoman.records import Event
from dragoman.store import EventFilter, Store
from export_store import DENIED, EVENTS, HOSTILE, MET, NASTY, PLAIN, PLANNED, STRUCK, UNDATED, fill

Write = Callable[..., tuple[Path, Export]]
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x85]")
ROWS = {  # a record may be several rows, or none
    "jsonl": 5,
    "csv": 5,
    "parquet": 5,
    "geojson": 5,
    "gexf": 2,
    "annotation": 5 + sum(len(e.evidence) for e in EVENTS),
    "brat": 5,
    "plover": 4,
    "polecat": 3,
    "icews": 6,
    "gdelt": 6,
    "gdelt-mentions": 7,
    "acled": 1,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "e.duckdb") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def write(store: Store, tmp_path: Path) -> Write:
    def written(name: str, file: str = "out", **wanted: Any) -> tuple[Path, Export]:
        path = tmp_path / file
        return path, export(store, FORMATS[name], path, wanted=EventFilter(**wanted))

    return written


def tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").removesuffix("\n").split("\n")]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_its_rows_and_a_note_that_counts_them(write: Write, name: str) -> None:
    path, done = write(name)
    note = json.loads(beside(path, ".about.json").read_text("utf-8"))

    assert (note["format"], note["records"], note["rows"]) == (name, 5, done.tally.rows)
    assert set(note["cannot_carry"]) == set(done.losses)


def test_the_number_of_rows_is_what_each_format_wills(write: Write) -> None:
    assert {name: write(name, name)[1].tally.rows for name in FORMATS} == ROWS


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_nothing_is_a_valid_file_with_no_rows(write: Write, name: str) -> None:
    path, done = write(name, actor="Atlantis")

    assert (done.tally.records, done.tally.rows, path.exists()) == (0, 0, True)


@pytest.mark.parametrize("name", FORMATS)
def test_two_exports_of_one_store_are_the_same_bytes(store: Store, tmp_path: Path, name: str) -> None:
    found: list[dict[str, bytes]] = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        export(store, FORMATS[name], folder / "e.x")
        found.append({str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()})

    assert found[0] == found[1]
    assert len(found[0]) >= 2


def test_jsonl_loses_nothing_and_is_what_its_schema_says(write: Write) -> None:
    path, _ = write("jsonl")
    schema = json.loads(beside(path, ".schema.json").read_text("utf-8"))
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    assert [Event.from_dict(record) for record in records] == list(EVENTS)
    assert [e for r in records for e in jsonschema.Draft202012Validator(schema).iter_errors(r)] == []
    assert polars.read_ndjson(path)["event_id"].to_list() == [e.event_id for e in EVENTS]


def test_parquet_loses_nothing_to_duckdb_and_none_to_polars(write: Write) -> None:
    path, _ = write("parquet", "e.parquet")
    rows = duckdb.sql(f"SELECT * FROM '{path}'")
    names = rows.columns
    found = [Event.from_dict(dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    frame = polars.read_parquet(path)

    assert found == list(EVENTS)
    assert [Event.from_dict(row) for row in frame.to_dicts()] == list(EVENTS)
    assert frame["source_countries"].to_list() == ["NGA", "NGA; ", "NGA", "", "KEN"]
    assert str(frame["first_day"][0]) == "2024-05-06"


def test_parquet_of_many_parts_keeps_their_order(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.exports.parquet._AT_A_TIME", 2)
    export(store, FORMATS["parquet"], tmp_path / "p.parquet")

    assert [row[0] for row in duckdb.sql(f"SELECT event_id FROM '{tmp_path / 'p.parquet'}'").fetchall()] == [
        e.event_id for e in EVENTS
    ]


def test_csv_says_which_records_are_disputed(write: Write) -> None:
    path, _ = write("csv", "e.csv")
    disputed = duckdb.read_csv(str(path), all_varchar=True).project("event_id, disputed").fetchall()

    assert disputed == [(e.event_id, "true" if e.event_id == "00cc" else "false") for e in EVENTS]


def test_csv_is_read_by_duckdb_and_polars_with_its_actors_beside_it(write: Write) -> None:
    path, _ = write("csv", "e.csv")
    events = duckdb.read_csv(str(path), all_varchar=True)
    actors = polars.read_csv(path.with_name("e_actors.csv"))

    assert dict(zip(events.columns, events.fetchall()[0], strict=True))["cameo"] == "042"
    assert actors.filter(polars.col("event_id") == "00bb")["side"].to_list() == [
        "source",
        "source",
        "target",
        "target",
    ]
    assert polars.read_csv(path, infer_schema=False).height == 5


@pytest.mark.parametrize(
    ("name", "columns", "header"),
    [("gdelt", 61, False), ("gdelt-mentions", 16, False), ("polecat", 40, True), ("icews", 20, True)],
)
def test_rows_have_the_columns_of_the_format(write: Write, name: str, columns: int, header: bool) -> None:
    path, done = write(name)
    rows = duckdb.read_csv(str(path), sep="\t", header=header, quotechar="", all_varchar=True)

    assert len(rows.columns) == columns
    assert len(rows.fetchall()) == done.tally.rows
    assert {len(row) for row in tsv(path)} == {columns}


def test_gdelt_names_what_it_can_in_its_codes(write: Write) -> None:
    path, _ = write("gdelt")
    row = tsv(path)[0]

    assert row[1:10] == ["20240506", "202405", "2024", "2024.4274", "NGAGOVPTY", "ADA OBI", "NGA", "", ""]
    assert row[25:31] == ["1", "042", "042", "04", "1", "1.9"]
    assert row[51:59] == ["4", "Lomé", "TO", "TO", "", "6.12874", "1.22154", ""]
    assert row[59:] == ["20240507000000", "https://www.example.org/a?b=1&c=2"]


def test_what_is_planned_leaves_as_a_promise_where_there_is_no_status_and_what_is_denied_stays(
    write: Write,
) -> None:
    path, done = write("icews")
    rows = [dict(zip(tsv(path)[0], row, strict=True)) for row in tsv(path)[1:]]

    assert [(r["Source Country"], r["Target Country"], r["CAMEO Code"]) for r in rows[1:5]] == [
        ("Nigeria", "Chile", "036"),
        ("Nigeria", "Ghana", "036"),
        ("", "Chile", "036"),
        ("", "Ghana", "036"),
    ]
    assert [count for why, count in done.tally.left_out.items() if why.startswith("denied")] == [1]


def test_numbers_of_rows_are_unique_and_fit_a_double(write: Write) -> None:
    numbers = [int(row[0]) for row in tsv(write("gdelt")[0])]

    assert len(set(numbers)) == len(numbers)
    assert all(0 < n <= 2**53 for n in numbers)


def test_polecat_puts_several_actors_in_one_cell_and_none_where_empty(write: Write) -> None:
    path, _ = write("polecat")
    header, met, planned, _ = (dict(zip(tsv(path)[0], row, strict=True)) for row in tsv(path))

    assert header["Event Type"] == "Event Type"
    assert (met["Quad Code"], met["Actor COW"], met["City"], met["Province"]) == (
        "VERBAL COOPERATION",
        "475",
        "Lomé",
        "None",
    )
    assert (planned["Event Type"], planned["Actor Name"], planned["Recipient Country"]) == (
        "AGREE",
        "Ada Obi;European Union",
        "CHL;GHA",
    )


def test_acled_holds_only_violence_and_demonstrations_that_took_place(write: Write) -> None:
    path, done = write("acled")
    (row,) = csv.DictReader(path.open(encoding="utf-8", newline=""))

    assert len(row) == 31
    assert (row["event_type"], row["sub_event_type"], row["time_precision"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
        "3",
    )
    assert (row["inter1"], row["civilian_targeting"], row["fatalities"]) == (
        "Rebel group",
        "Civilian targeting",
        "",
    )
    assert done.tally.left_out.total() == 4


def test_plover_json_has_its_required_fields_and_an_undated_record_is_named_as_a_fault(write: Write) -> None:
    path, done = write("plover", "p.json")
    records = json.loads(path.read_text("utf-8"))

    assert all(
        {"id", "date", "actor", "event"} <= record.keys() and isinstance(record["event"], list)
        for record in records
    )
    assert records[0]["actor"] == [
        {
            "code": "NGA",
            "sector": "GOVPTY",
            "entity_text": "Foreign Minister Ada Obi",
            "identifier_text": "Ada Obi",
            "office": "foreign minister",
        }
    ]
    assert records[1]["mode"] == ["future"]
    assert [event for event, _ in done.tally.faults] == [UNDATED.event_id]


def test_plover_lines_are_one_record_each_where_the_file_is_not_called_json(write: Write) -> None:
    assert [
        json.loads(line)["id"] for line in write("plover", "p.jsonl")[0].read_text("utf-8").splitlines()
    ] == ["00aa", "00bb", "00cc", "00dd"]


def test_geojson_is_valid_and_keeps_what_has_no_point(write: Write) -> None:
    found = geojson.loads(write("geojson")[0].read_text("utf-8"))

    assert found.is_valid
    assert found.features[0].geometry.coordinates == [1.22154, 6.12874]
    assert [f.geometry is None for f in found.features] == [False, True, False, True, True]
    assert found.features[0].properties["precision"] == "city"


def test_gexf_is_read_by_networkx_with_months_and_directions(write: Write) -> None:
    path, _ = write("gexf")
    graph = networkx.read_gexf(path, version="1.3")

    assert sorted(graph.edges) == [("NGA", "GHA"), ("REB", "CVL")]
    assert graph.edges["NGA", "GHA"]["events"] == [(1, "2024-05-01", "2024-05-31")]
    assert graph.nodes["NGA"]["label"] == "Nigeria"


def test_gexf_edges_stand_in_their_namespace_with_attributes_declared_before(write: Write) -> None:
    root = ElementTree.parse(write("gexf")[0]).getroot()
    graph = root.find("{http://gexf.net/1.3}graph")
    assert graph is not None
    declared = {a.get("id") for a in graph.iter("{http://gexf.net/1.3}attribute")}
    used = {a.get("for") for a in graph.iter("{http://gexf.net/1.3}attvalue")}

    assert (root.get("version"), graph.get("mode"), graph.get("timeformat")) == ("1.3", "dynamic", "date")
    assert used
    assert used <= declared


def test_annotations_find_their_words_again_by_place_and_by_quotation(write: Write) -> None:
    page = json.loads(write("annotation")[0].read_text("utf-8"))
    texts = {PLAIN.sha256: PLAIN.text, NASTY.sha256: NASTY.text}
    targets = [target for one in page["items"] for target in one["target"]]
    place, words = zip(*(target["selector"] for target in targets), strict=True)

    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len({one["id"] for one in page["items"]}) == len(page["items"]) > 15
    assert [texts[t["sha256"]][p["start"] : p["end"]] for t, p in zip(targets, place, strict=True)] == [
        w["exact"] for w in words
    ]
    assert all(
        w.get("prefix", "") + w["exact"] + w.get("suffix", "") in texts[t["sha256"]]
        for t, w in zip(targets, words, strict=True)
    )


def brat_faults(folder: Path) -> list[str]:
    """What brat's rules forbid in a folder, read afresh from brat's own description of its format."""
    faults: list[str] = []
    conf = (folder / "annotation.conf").read_text("utf-8")
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        lines = path.read_text("utf-8").splitlines()
        names = {line.split("\t")[0] for line in lines}
        for line in lines:
            name, _, rest = line.partition("\t")
            if name[0] == "T":
                label_and_spans, _, quote = rest.partition("\t")
                label, spans = label_and_spans.split(" ", 1)
                parts = [text[int(a) : int(b)] for a, b in (s.split(" ") for s in spans.split(";"))]
                if (
                    " ".join(parts) != quote
                    or any(len(p.splitlines()) != 1 for p in parts)
                    or not re.search(rf"^{label}\b", conf, re.MULTILINE)
                ):
                    faults.append(line)
            elif name[0] in "EAR":
                faults += [line for ref in re.findall(r"\b([TE]\d+)\b", rest) if ref not in names]
            elif name[0] not in "N#":
                faults.append(line)
        faults += [f"twice: {path}"] * (len(names) != len(lines))
    return faults


def test_brat_files_keep_brats_rules_even_for_words_over_two_lines(write: Write) -> None:
    folder, _ = write("brat")
    plain = (folder / "plain.ann").read_text("utf-8").splitlines()

    assert brat_faults(folder) == []
    assert any(";" in line.split("\t")[1] for line in plain if line.startswith("T"))
    assert any(
        re.fullmatch(r"E1\tCONSULT:T1 Actor:T\d Recipient:T\d Time:T\d Place:T\d", line) for line in plain
    )
    assert any(line.startswith("N1\tReference T") and "GeoNames:2365267" in line for line in plain)


def test_brat_writes_no_file_outside_its_folder(write: Write) -> None:
    folder, _ = write("brat")

    assert sorted(p.suffix for p in folder.iterdir()) == [".ann", ".ann", ".conf", ".txt", ".txt"]
    assert not any(p.name.startswith("nasty") for p in folder.parent.rglob("*"))


@pytest.mark.parametrize("name", ["csv", "acled", "gdelt", "gdelt-mentions", "polecat", "icews"])
def test_no_cell_of_a_table_is_a_formula_or_turns_text_round(write: Write, name: str) -> None:
    path, _ = write(name)
    commas = name in {"csv", "acled"}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file)) if commas else tsv(path)
    cells = [cell for row in rows for cell in row]

    assert [c for c in cells if FORMULA.match(c) and not NUMBER.fullmatch(c)] == []
    assert [c for c in cells if UNSEEN.search(c)] == []
    assert name == "gdelt-mentions" or any(
        "script" in c.lower() for c in cells
    )  # it was there, and stands as text


@pytest.mark.parametrize("name", ["geojson", "annotation", "plover", "gexf"])
def test_no_markup_stands_in_what_a_page_may_load(write: Write, name: str) -> None:
    text = write(name)[0].read_text("utf-8")

    assert "<script" not in text
    assert UNSEEN.search(text) is None


def test_hostile_words_come_back_whole_where_the_format_escapes_them(write: Write) -> None:
    assert (
        json.loads(write("plover")[0].read_text("utf-8").splitlines()[3])["actor"][0]["entity_text"]
        == HOSTILE
    )


def test_a_damaged_record_is_named_and_the_others_are_written(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "bad.duckdb") as bad:
        fill(bad)
        bad._connection.execute(
            "UPDATE events SET record = replace(record, '\"CONSULT\"', '\"MEET\"') WHERE event_id = '00aa'"
        )
        done = export(bad, FORMATS["jsonl"], tmp_path / "o.jsonl")

    assert (done.tally.rows, done.tally.fault_count, done.tally.faults[0][0]) == (4, 1, MET.event_id)
    assert "MEET" not in (tmp_path / "o.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "place", [pytest.param((1.0, 181.0), id="off-the-globe"), pytest.param((91.0, 0.0), id="beyond-the-pole")]
)
@pytest.mark.parametrize("name", ["geojson", "gdelt", "icews", "polecat", "jsonl"])
def test_a_point_that_is_nowhere_is_refused_by_every_format(
    tmp_path: Path, name: str, place: tuple[float, float]
) -> None:
    with Store.open(tmp_path / "bad.duckdb") as bad:
        fill(bad)
        lat, lon = place
        bad._connection.execute(
            f"UPDATE events SET record = replace(replace(record, '6.12874', '{lat}'), '1.22154', '{lon}') WHERE event_id = '00aa'"
        )
        done = export(bad, FORMATS[name], tmp_path / "o")

    assert [event for event, _ in done.tally.faults] == [MET.event_id]


def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text("old")

    def fail(self: Store, *args: object, **named: object) -> Iterator[object]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "entries", fail)
    with pytest.raises(ExportError, match="No space left"):
        export(store, FORMATS["jsonl"], path)

    assert [p.name for p in tmp_path.iterdir()] == ["e.jsonl"]
    assert path.read_text() == "old"


def test_an_export_over_the_store_itself_is_refused(store: Store) -> None:
    with pytest.raises(ExportError, match="it is a store"):
        export(store, FORMATS["csv"], store.path)


def test_a_folder_with_something_in_it_is_not_written_over(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="it is there already"):
        export(store, FORMATS["brat"], tmp_path / "b")

    assert (tmp_path / "b" / "mine.txt").read_text() == "mine"


def test_filters_hold_for_exports_too(write: Write) -> None:
    path, done = write("jsonl", type="ASSAULT")

    assert [json.loads(line)["event_id"] for line in path.read_text("utf-8").splitlines()] == [
        STRUCK.event_id
    ]
    assert done.tally.records == 1


def test_losses_are_counted_by_record(write: Write) -> None:
    losses = write("gdelt")[1].losses

    assert losses["how sure it is"] == 1
    assert losses["the office of an actor"] == sum(
        any(a.role for a in (*e.source, *e.target)) for e in EVENTS
    )
    assert [losses[w] for w in losses if w.startswith("its status")] == [
        sum(e.status != "happened" for e in (MET, PLANNED, DENIED))
    ]
