"""Is what was coded there again, whole, in order, and safe from whatever befalls the file?"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import DragomanError, StoreError, StoreVersionError
from dragoman.records import Actor, Event, Report
from dragoman.sources import SetAside
from dragoman.store import EventFilter, Store, day_range
from dragoman.store.faults import store_error
from dragoman.store.rows import COLUMNS
from dragoman.store.store import LAYOUT
from fake_coder import FakeCoded, FakeCoder

VERSION = "1.0"


def coded(text: str, id: str = "", published: str = "") -> FakeCoded:
    return FakeCoder().examine(Report(text=text, id=id, published=published))


MEETINGS = (
    coded("Kenya met Ghana in Oslo on 2020-02-28. Peru met Chile on 2020-03-05.", id="z"),
    coded("Chile met Kenya.", id="a", published="2021-06-01"),
    coded("Peru met Kenya. one wonders whether it rained.", id="m"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events.duckdb"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        opened.add(MEETINGS, coder_version=VERSION)
        yield opened


def parties(events: Iterator[Event]) -> list[tuple[str, str]]:
    return [(e.source[0].country, e.target[0].country) for e in events]


def count(store: Store, table: str) -> int:
    return int(next(store.rows(f"SELECT count(*) FROM {table}", []))[0])


ALL = [("KEN", "GHA"), ("PER", "CHL"), ("CHL", "KEN"), ("PER", "KEN")]


def test_events_come_back_whole_in_order_of_arrival_after_the_file_was_closed(path: Path) -> None:
    with Store.open(path) as store:
        store.add(MEETINGS[:2], coder_version=VERSION)
        store.add(MEETINGS[2:], coder_version=VERSION)
    with Store.open(path, read_only=True) as store:
        assert list(store.events()) == [event for one in MEETINGS for event in one.events]


def test_every_table_has_the_columns_that_the_schema_gives_it(store: Store) -> None:
    wanted = {name: list(kinds) for name, kinds in COLUMNS.items()}
    query = "SELECT table_name, data_type FROM duckdb_columns() ORDER BY table_name, column_index"
    found: dict[str, list[str]] = {}
    for name, kind in store.rows(query, []):
        found.setdefault(name, []).append(kind)

    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({}, ALL, id="everything"),
        pytest.param({"limit": 2}, ALL[:2], id="two"),
        pytest.param({"actor": "KEN"}, [ALL[0], ALL[2], ALL[3]], id="country"),
        pytest.param({"actor": "ken"}, [ALL[0], ALL[2], ALL[3]], id="country-in-small-letters"),
        pytest.param({"actor": "KENGOV"}, [ALL[0], ALL[2], ALL[3]], id="country-and-sector"),
        pytest.param({"actor": "Kenya"}, [ALL[0], ALL[2], ALL[3]], id="name"),
        pytest.param({"actor": "Ken"}, [ALL[0], ALL[2], ALL[3]], id="code-not-part-of-a-name"),
        pytest.param({"actor": "Keny"}, [], id="part-of-a-word"),
        pytest.param({"actor": "GOV", "with_": "GHA"}, [ALL[0]], id="sector-with-country"),
        pytest.param({"actor": "KEN", "with_": "PER"}, [ALL[3]], id="either-side"),
        pytest.param({"actor": "KEN", "with_": "Kenya"}, [], id="nobody-is-with-himself"),
        pytest.param({"with_": "GHA"}, [ALL[0]], id="with-alone"),
        pytest.param({"type": "consult"}, ALL, id="type"),
        pytest.param({"type": "CONSULT/visit"}, ALL[:1], id="type-and-mode"),
        pytest.param({"type": "ASSAULT"}, [], id="another-type"),
        pytest.param({"status": "happened"}, ALL, id="status"),
        pytest.param({"status": "planned"}, [], id="another-status"),
        pytest.param({"since": "2020-03"}, ALL[1:3], id="since-a-month"),
        pytest.param({"until": "2020-02"}, ALL[:1], id="until-a-month-included"),
        pytest.param({"since": "2020-02-28", "until": "2020-02-28"}, ALL[:1], id="one-day"),
        pytest.param({"since": "2021"}, ALL[2:3], id="undated-event-counts-on-the-day-of-its-report"),
        pytest.param({"confidence": 0.9}, ALL, id="as-sure-as-all-are"),
        pytest.param({"confidence": 0.91}, [], id="surer-than-any"),
        pytest.param({"rule": "what.frame:meet"}, ALL, id="rule"),
        pytest.param({"rule": "what.frame:"}, ALL, id="rules-that-begin-so"),
        pytest.param({"rule": "frame:meet"}, [], id="rules-that-do-not-begin-so"),
        pytest.param({"rule": "what.frame:m%"}, [], id="no-sign-stands-for-others"),
        pytest.param({"actor": "'; DROP TABLE events; --"}, [], id="quote"),
    ],
)
def test_filters_find_what_they_name_and_no_more(
    store: Store, asked: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert parties(store.events(**asked)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["2020-13", "10/09/20", "2020-02-30", "yesterday", "20"])
def test_a_filter_that_is_no_date_is_refused(store: Store, text: str) -> None:
    with pytest.raises(ValueError, match="expected a date such as"):
        store.events(since=text)


def test_a_year_is_its_first_to_its_last_day() -> None:
    assert [day.isoformat() for day in day_range("2020")] == ["2020-01-01", "2020-12-31"]


def test_an_event_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    event = MEETINGS[0].events[1]

    assert store.event(event.event_id[:6].upper()) == event


@pytest.mark.parametrize("prefix", ["none-such", "", "%"])
def test_an_unknown_event_is_an_error_that_says_what_to_do(store: Store, prefix: str) -> None:
    with pytest.raises(StoreError, match="List its events"):
        store.event(prefix)


def test_a_beginning_that_several_ids_share_is_an_error_that_names_them(path: Path) -> None:
    many = [coded(f"{'x' * i} Kenya met Ghana.", id=f"r{i}") for i in range(40)]
    with Store.open(path) as store:
        store.add(many, coder_version=VERSION)
        ids = [event.event_id for one in many for event in one.events]
        shared = next(i[0] for i in ids if sum(j.startswith(i[0]) for j in ids) > 1)
        with pytest.raises(StoreError, match="several events begin with"):
            store.event(shared)


def test_a_text_comes_back_exactly(path: Path) -> None:
    text = "﻿Lomé\r\n\t“\u202e𝔎enya” met Ghana.\u2028 \n"
    with Store.open(path) as store:
        store.add([coded(text, id="é/1")], coder_version=VERSION)
        assert store.report_text("é/1") == text


def test_an_unknown_report_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="holds no report 'none'"):
        store.report_text("none")


def test_a_coded_report_is_known_by_id_text_date_and_version(store: Store) -> None:
    same, redated = MEETINGS[1].report, Report(text="Chile met Kenya.", id="a", published="2021-06-02")
    changed, new = Report(text="Chile left Kenya.", id="a", published="2021-06-01"), Report(text="New.")

    assert store.coded([same, new], coder_version=VERSION) == {"a"}
    assert store.coded([redated], coder_version=VERSION) == frozenset()
    assert store.coded([changed], coder_version=VERSION) == frozenset()
    assert store.coded([same], coder_version="1.1") == frozenset()


def test_a_new_text_replaces_the_report_with_all_that_hung_on_it_and_keeps_its_place(store: Store) -> None:
    before = {table: count(store, table) for table in COLUMNS}
    store.add([coded("Peru met Chile on 2020-01-01.", id="z")], coder_version=VERSION)

    assert parties(store.events()) == [("PER", "CHL"), *ALL[2:]]
    assert store.report_text("z") == "Peru met Chile on 2020-01-01."
    lost = {table: before[table] - count(store, table) for table in COLUMNS}
    assert lost == {
        "reports": 0,
        "candidates": 0,
        "events": 1,
        "actors": 2,
        "tellings": 1,
        "evidence": 3,
        "set_aside": 0,
        "feeds": 0,
        "links": 0,
        **dict.fromkeys(("signatures", "bands", "copies", "stories", "partings", "runs"), 0),
    }


def test_the_last_of_two_reports_with_one_id_in_a_batch_is_kept(path: Path) -> None:
    with Store.open(path) as store:
        store.add(
            [coded("Peru met Chile.", id="x"), coded("Kenya met Ghana.", id="x")], coder_version=VERSION
        )
        assert parties(store.events()) == [("KEN", "GHA")]


def test_what_was_set_aside_is_kept_once_a_place_and_reason(store: Store) -> None:
    item, note = (
        SetAside("r.jsonl, line 4", "empty", "Fill it"),
        SetAside("r.jsonl, line 5", "future", "Look", note=True),
    )
    store.add([], set_aside=[item, note], coder_version=VERSION)
    store.add(
        [], set_aside=[note, item, SetAside("r.jsonl, line 4", "binary", "Convert it")], coder_version=VERSION
    )

    assert [(place[-1], reason, note) for place, reason, _, note in store.set_aside()] == [
        ("4", "empty", False),
        ("5", "future", True),
        ("4", "binary", False),
    ]


def test_a_batch_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    insert = Store._insert

    def fail_late(self: Store, table: str, rows: list[tuple[object, ...]]) -> None:
        if table == "evidence":
            raise duckdb.IOException('Could not write file "x": No space left on device')
        insert(self, table, rows)

    monkeypatch.setattr(Store, "_insert", fail_late)
    with pytest.raises(StoreError, match="the disk is full"):
        store.add(
            [coded("Peru met Ghana.", id="z"), coded("Chile met Ghana.", id="new")], coder_version=VERSION
        )
    monkeypatch.undo()

    assert parties(store.events()) == ALL
    store.add([coded("Ghana met Peru.", id="new")], coder_version=VERSION)
    assert parties(store.events()) == [*ALL, ("GHA", "PER")]


def test_a_store_of_a_newer_layout_is_refused_and_says_so(store: Store, path: Path) -> None:
    store._connection.execute("UPDATE meta SET value = '999' WHERE key = 'layout'")
    store.close()

    with pytest.raises(StoreVersionError, match=f"layout 999, this Dragoman knows up to {LAYOUT}"):
        Store.open(path)


def test_a_store_of_an_older_layout_is_refused_with_what_to_do(store: Store, path: Path) -> None:
    store._connection.execute("UPDATE meta SET value = '1' WHERE key = 'layout'")
    store.close()

    with pytest.raises(
        StoreError, match=r"it has layout 1, .* upgrades from layout 2\. Code its reports into a new"
    ):
        Store.open(path)


def test_a_report_comes_back_with_all_that_its_source_said_of_it(path: Path) -> None:
    report = Report(
        text="Peru met Chile.",
        id="p",
        published="2021-03-04",
        publisher="The Harbour Post",
        url="https://news.example/p?x=1",
        title="A meeting",
        author="Ana Okoro",
        language="en",
        published_source="json-ld",
        published_confidence="medium",
        canonical_url="https://news.example/p",
        origin="crawl.warc.gz, record 12",
    )
    with Store.open(path) as store:
        store.add([FakeCoder().examine(report)], coder_version=VERSION)
        assert store.report("p") == report


def test_a_database_of_somebody_else_is_no_store_and_stays_as_it_is(path: Path) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE prices (a INTEGER)")

    with pytest.raises(StoreError, match="a database, but not a store"):
        Store.open(path)
    with duckdb.connect(str(path)) as other:
        assert other.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("prices",)]


@pytest.mark.parametrize("name", ["e.duckdb", "reports.jsonl", "table.csv"])
@pytest.mark.parametrize("content", [b"hello", b'{"a": 1}\n' * 5000])
def test_a_file_that_is_no_database_is_refused_and_stays_as_it_is(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(StoreError, match="it is not a store"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_new_store_is_not_named_like_a_table(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"a store is not of kind \.csv"):
        Store.open(tmp_path / "events.csv")


def test_no_name_means_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(":memory:") as store:
        store.add(MEETINGS, coder_version=VERSION)
    with Store.open(":memory:", read_only=True) as store:
        assert parties(store.events()) == ALL


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()

    with Store.open(path) as store:
        assert list(store.events()) == []


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="it is not a store"):
        Store.open(tmp_path)


def test_a_store_in_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store.open(tmp_path / "absent" / "events.duckdb")


def test_reading_makes_no_store(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        Store.open(path, read_only=True)
    assert not path.exists()


def test_a_store_that_another_process_writes_is_locked(store: Store, path: Path) -> None:
    program = "import sys; from dragoman.store import Store; Store.open(sys.argv[1])"
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )

    assert (
        f"StoreError: {path}: another process has it open (process {os.getpid()}). Wait for it to end"
        in ended.stderr
    )


def test_two_may_read_a_store_at_once(store: Store, path: Path) -> None:
    store.close()

    with Store.open(path, read_only=True) as one, Store.open(path, read_only=True) as two:
        assert parties(one.events()) == parties(two.events()) == ALL


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("IO Error: Cannot open file 'x': Permission denied", "it may not be written"),
        ("IO Error: Cannot open file 'x': Read-only file system", "it may not be written"),
        ("IO Error: Could not write all bytes to file 'x': No space left on device", "the disk is full"),
        (
            "Trying to read a database file with version number 99, but we can only read 64",
            "another version of DuckDB",
        ),
        ("Something new\nand its second line", "x.duckdb: Something new. "),
        ("", "x.duckdb: IOException. "),
    ],
)
def test_every_fault_of_the_database_becomes_one_line(said: str, what: str) -> None:
    message = str(store_error("x.duckdb", duckdb.IOException(said)))

    assert what in message
    assert "\n" not in message


def _fill(path: str, answer: "multiprocessing.Queue[tuple[str, str, int]]") -> None:
    import random

    stored = 0
    try:
        with Store.open(path) as store:
            for i in range(200):
                noise = random.Random(i).randbytes(150_000).hex()
                store.add([coded(f"Kenya met Ghana. {noise}", id=str(i))], coder_version=VERSION)
                stored += 1
    except DragomanError as error:
        answer.put((type(error).__name__, str(error), stored))
    else:
        answer.put(("", "", stored))


def test_a_full_disk_is_told_in_one_line_and_what_was_stored_before_is_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("A SMALL DISK CANNOT BE MOUNTED HERE: needs the right to mount")
    try:
        context = multiprocessing.get_context("spawn")
        answer = context.Queue()
        process = context.Process(target=_fill, args=(str(disk / "e.duckdb"), answer))
        process.start()
        kind, said, stored = answer.get(timeout=120)
        process.join()
        with Store.open(disk / "e.duckdb", read_only=True) as store:
            held = count(store, "reports")
    finally:
        subprocess.run(["umount", str(disk)], check=True)

    assert (kind, "the disk is full" in said, "\n" in said) == ("StoreError", True, False)
    assert (held == stored, stored > 0) == (True, True)


def test_the_time_line_keeps_the_newest_day_and_leaves_out_what_lies_far_before_all_others(
    path: Path,
) -> None:
    days = ["1962-10-20", *(f"2026-03-{day:02}" for day in range(1, 31)), "2026-04-05"]
    with Store.open(path) as store:
        store.add([coded(" ".join(f"Kenya met Ghana on {day}." for day in days))], coder_version=VERSION)
        with store.scope(EventFilter()) as scope:
            assert [str(day) for day in scope.middle() or ()] == ["2026-03-01", "2026-04-05"]
        with store.scope(EventFilter(actor="PER")) as scope:
            assert scope.middle() is None


@pytest.mark.parametrize(
    ("readable", "told"), [(True, "it may not be written"), (False, "it may not be read")]
)
def test_what_may_not_be_read_is_told_from_what_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readable: bool, told: str
) -> None:
    (tmp_path / "s.duckdb").touch()
    monkeypatch.setattr("os.access", lambda path, mode: readable)

    error = store_error(tmp_path / "s.duckdb", OSError("IO Error: Cannot open file 's': Permission denied"))
    assert told in str(error)


def test_two_who_act_together_are_a_pair_only_where_nobody_is_acted_on(path: Path) -> None:
    three = coded("Kenya met Ghana. Peru met Chile. Kenya met Peru.")
    signed, led, aimed = three.events
    together = replace(signed, source=(*signed.source, *signed.target), target=())
    on_many = replace(led, source=(*led.source, *signed.source))
    on_some = replace(
        aimed, source=(*aimed.source, *aimed.target), target=(Actor(mention="protesters", sector="CVL"),)
    )
    with Store.open(path) as store:
        store.add([replace(three, events=(together, on_many, on_some))], coder_version=VERSION)
        with store.scope(EventFilter()) as scope:
            met = [(pair.one, pair.other, pair.events) for pair in scope.pairs(limit=9)]

    assert met == [("CHL", "KEN", 1), ("CHL", "PER", 1), ("GHA", "KEN", 1)]


def test_a_store_is_frugal_only_while_it_is_told_to_be(store: Store) -> None:
    def limit() -> str:
        return str(next(store.rows("SELECT current_setting('memory_limit')", []))[0])

    before = limit()
    with store.frugal(64):
        within = limit()

    assert (within, limit()) == ("61.0 MiB", before)
    assert before != within
