"""Do parts hold what was coded, whole and once, whoever codes them and whatever befalls the run?

One Ray cluster of two worker processes is started for all tests of this file.
"""

import contextlib
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import ClusterError, ExportError
from dragoman.exports.parquet import write_records
from dragoman.records import Report
from dragoman.running import Job, Spread, Sums, ThisMachine, code_paths, gather, spread
from dragoman.running.cluster import RayCluster
from dragoman.running.parts.attempts import Attempts
from dragoman.running.parts.folder import LAYOUT, Folder
from dragoman.running.worker import Failed, examine_all
from dragoman.store import Store
from dragoman.version import __version__
from fake_coder import MakeSlow, make_fake, make_nothing

MEETING = "Kenya met Ghana. Peru met Chile in Oslo on 2020-01-03."
ROOT = Path(__file__).parents[2]
HERE = os.environ.get("PYTHONPATH", "")


@pytest.fixture(scope="module")
def ray() -> Iterator[RayCluster]:
    if importlib.util.find_spec("ray") is None:  # not imported here: how it is loaded is the room's affair
        pytest.skip("the extra dragoman[ray] is not installed")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), before or ""])
    try:
        cluster = RayCluster("auto", workers=2)
        try:
            cluster.open()
        except ClusterError as error:
            if "timed out during startup" not in str(error):
                raise
            pytest.skip(
                "this machine has too much other work: Ray, tried three times, did not start in 30 seconds"
            )
        with contextlib.closing(cluster):
            yield cluster
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def line(id_: str, text: str) -> str:
    return (
        json.dumps({"id": id_, "text": text, "published": "2020-01-02", "publisher": "The Mara Post"}) + "\n"
    )


@pytest.fixture
def shards(tmp_path: Path) -> list[str]:
    """A shard of JSON lines and one of Parquet, with a bad line, a report that fails, and reports that come again.

    Beside them a text that tells its day itself.
    """
    import duckdb

    one, two, three = tmp_path / "one.jsonl", tmp_path / "two.parquet", tmp_path / "three.txt"
    three.write_text(f"date 2020-03-04\n\n{MEETING}")
    texts = [
        f"{MEETING} one wonders whether it is so ({n})." if n % 3 else f"Nothing ({n})." for n in range(60)
    ]
    one.write_text(
        "".join(line(f"a{n}", text) for n, text in enumerate(texts)) + "no report\n" + line("bad", "CRASH")
    )
    rows = [(f"b{n}", f"{MEETING} ({n})", "2020-02-03") for n in range(30)]
    rows += [("a1", texts[1], "2020-01-02"), ("a2", "Kenya met Peru.", "2020-01-02")]
    duckdb.connect().execute(
        f"COPY (SELECT unnest($a) AS id, unnest($b) AS text, unnest($c) AS published) TO '{two}' (FORMAT parquet)",
        dict(zip("abc", map(list, zip(*rows, strict=True)), strict=True)),
    )
    return [str(one), str(two), str(three)]


def asked(paths: list[str], out: Path, make_coder=make_fake, **more) -> Spread:  # type: ignore[no-untyped-def]
    return Spread(
        **{
            "paths": paths,
            "out": out,
            "make_coder": make_coder,
            "coder_version": __version__,
            "coder": {},
            "write_events": write_records,
            "lot": 8,
            "together": 1,
            **more,
        }
    )


def parts(out: Path) -> dict[str, bytes]:
    """Every Parquet file of a folder, byte for byte."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*.parquet"))}


def contents(store: Store) -> tuple[list[object], ...]:
    """What a store holds, in its order, but for its clock and numbering."""
    reports = store.rows("SELECT * EXCLUDE (arrival, coded_at) FROM reports ORDER BY arrival", [])
    candidates = store.rows("SELECT * FROM candidates ORDER BY ALL", [])
    return (
        [event.to_json() for event in store.events()],
        list(reports),
        list(candidates),
        sorted(store.set_aside()),
    )


def plainly_coded(paths: list[str], path: Path) -> Store:
    store = Store.open(path)
    job = Job(paths=paths, make_coder=make_fake, coder_version=__version__)
    code_paths(job, store=store, on_batch=lambda _: None)
    return store


def test_a_folder_taken_into_a_store_is_the_store_of_a_run_without_one(
    tmp_path: Path, shards: list[str]
) -> None:
    sums = spread(asked(shards, tmp_path / "out"), engine=ThisMachine())

    with (
        Store.open(tmp_path / "gathered.duckdb") as gathered,
        plainly_coded(shards, tmp_path / "p.duckdb") as plain,
    ):
        done = gather(tmp_path / "out", gathered)
        assert contents(gathered) == contents(plain)
        assert len(contents(plain)[0]) == 142
        again = gather(tmp_path / "out", gathered)
        assert contents(gathered) == contents(plain)
    assert (sums.coded, sums.events, sums.set_aside, sums.again, sums.refused) == (91, 142, 2, 1, 1)
    assert (done.counts.coded, done.counts.events, done.finished) == (91, 142, True)
    assert (again.counts.coded, again.counts.already) == (0, 91)


def test_ray_that_is_started_here_listens_on_the_loopback_address_alone(ray: RayCluster) -> None:
    import ray as library

    assert [node["NodeManagerAddress"] for node in library.nodes()] == ["127.0.0.1"]
    assert os.environ.get("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER") is None  # set no longer than needed


def test_a_worker_of_ray_that_is_killed_loses_nothing_and_doubles_nothing_and_a_second_run_codes_nothing(
    tmp_path: Path, shards: list[str], ray: RayCluster
) -> None:
    mark, killed = tmp_path / "workers", list[int]()
    mark.mkdir()

    def kill() -> None:
        while not (found := sorted(mark.iterdir())):
            time.sleep(0.01)
        time.sleep(0.05)
        killed.append(int(found[0].name))
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    sums = spread(asked(shards, tmp_path / "ray", MakeSlow(str(mark))), engine=ray)
    killer.join(timeout=10)
    plain = spread(asked(shards, tmp_path / "plain"), engine=ThisMachine())
    before = parts(tmp_path / "ray")
    second = spread(asked(shards, tmp_path / "ray"), engine=ray)

    assert killed
    assert before == parts(tmp_path / "plain")
    assert len(before) > 20
    assert sums.told() == plain.told()
    assert parts(tmp_path / "ray") == before
    assert (second.coded, second.read, second.already) == (0, 0, 92)


def test_what_is_new_is_coded_and_what_is_there_is_not(tmp_path: Path) -> None:
    source, moved, works = tmp_path / "a.jsonl", tmp_path / "b.jsonl", ThisMachine()
    source.write_text("".join(line(f"r{n}", f"{MEETING} ({n})") for n in range(20)))
    spread(asked([str(source)], tmp_path / "out"), engine=works)
    source.rename(moved)
    with moved.open("a") as out:
        out.write(line("new", MEETING))
    sums = spread(asked([str(moved)], tmp_path / "out"), engine=works)

    assert (sums.read, sums.coded, sums.already, sums.again) == (21, 1, 20, 20)


def test_a_report_that_takes_too_long_is_set_aside_in_a_thread_too_where_ray_has_its_workers_code() -> None:
    outcomes: list[object] = []
    given = [Report(text="SLOW", id="r0"), Report(text=MEETING, id="r1")]
    work = threading.Thread(target=lambda: outcomes.extend(examine_all(make_fake(), given, seconds=0.5)))
    work.start()
    work.join(timeout=5)

    assert isinstance(outcomes[0], Failed)
    assert outcomes[0].reason == "took longer than 0.5 seconds"
    assert not isinstance(outcomes[1], Failed)


def test_a_coder_that_cannot_be_loaded_ends_a_run_with_ray(tmp_path: Path, ray: RayCluster) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(line("r0", MEETING))

    with pytest.raises(ClusterError, match="the model is not here"):
        spread(asked([str(source)], tmp_path / "out", make_nothing), engine=ray)


def test_a_run_that_was_stopped_goes_on_and_ends_as_one_that_was_not(
    tmp_path: Path, shards: list[str]
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    cut = spread(asked(shards, tmp_path / "cut"), engine=ThisMachine(), on_done=stop)
    orphan = tmp_path / "cut" / "events" / "000009-0000-000000000.parquet"
    orphan.write_bytes(b"cut off between its two renames")
    rest = spread(asked(shards, tmp_path / "cut"), engine=ThisMachine())
    spread(asked(shards, tmp_path / "whole"), engine=ThisMachine())

    assert (cut.interrupted, cut.coded) == (True, 8)
    assert (rest.coded, rest.already) == (83, 8)
    assert parts(tmp_path / "cut") == parts(tmp_path / "whole")


def test_a_folder_is_refused_where_it_was_coded_otherwise_holds_other_things_or_is_read(
    tmp_path: Path,
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(line("r0", MEETING))
    spread(asked([str(source)], tmp_path / "out"), engine=ThisMachine())

    with pytest.raises(ExportError, match="Give a new folder"):
        spread(asked([str(source)], tmp_path / "out", coder={"purpose": "broad"}), engine=ThisMachine())
    with pytest.raises(ExportError, match="it holds other things"):
        spread(asked([str(source)], tmp_path), engine=ThisMachine())
    with pytest.raises(ExportError, match="would be read as reports"):
        spread(asked([str(tmp_path)], tmp_path / "in" / "it"), engine=ThisMachine())
    with Store.open(tmp_path / "s.duckdb") as store, pytest.raises(ExportError, match="no folder of results"):
        gather(tmp_path, store)


@pytest.mark.parametrize(
    ("layout", "remedy"), [(LAYOUT - 1, "Code into a new folder"), (LAYOUT + 1, "Upgrade Dragoman")]
)
def test_a_folder_of_another_layout_is_refused_with_what_to_do(
    tmp_path: Path, layout: int, remedy: str
) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"layout": layout}))

    with pytest.raises(ExportError, match=f"its layout is {layout}, this Dragoman knows {LAYOUT}. {remedy}"):
        Folder(tmp_path).made_by()


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    with (
        folder.owned({}),
        pytest.raises(ExportError, match="another run is writing"),
        Folder(tmp_path / "out").owned({}),
    ):
        pass
    with folder.owned({}):
        assert folder.made_by() == {"layout": LAYOUT}


def test_a_damaged_part_is_not_taken_into_a_store(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(line("r0", MEETING))
    spread(asked([str(source)], tmp_path / "out"), engine=ThisMachine())
    part = next((tmp_path / "out" / "events").iterdir())
    part.write_bytes(part.read_bytes()[:-1] + b"!")

    with (
        Store.open(tmp_path / "s.duckdb") as store,
        pytest.raises(ExportError, match="not what its run wrote"),
    ):
        gather(tmp_path / "out", store)


def test_a_report_is_passed_over_after_two_ends_alone_and_not_after_one(tmp_path: Path) -> None:
    def attempt(*words: str) -> Attempts:
        made = Attempts(tmp_path / "noted").begin()
        for word in words:
            made.note(word)
        return made

    assert attempt().earlier == 0
    assert attempt("report 0", "report 1").earlier == 1
    assert not attempt("report 0", "report 1").fatal("report 1")
    third = attempt()
    assert third.fatal("report 1")
    assert not third.fatal("report 0")


def test_neither_importing_dragoman_nor_coding_without_ray_imports_ray(
    tmp_path: Path, shards: list[str]
) -> None:
    script = (
        "import sys, dragoman, dragoman.cli, dragoman.running, dragoman.running.cluster\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import test_cluster as t, pathlib\n"
        "t.spread(t.asked(sys.argv[3:], pathlib.Path(sys.argv[2])), engine=t.ThisMachine(2))\n"
        "sys.exit('ray is there' if 'ray' in sys.modules else 0)\n"
    )
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), HERE])
    words = [sys.executable, "-c", script, str(Path(__file__).parent), str(tmp_path / "out"), *shards]
    run = subprocess.run(words, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)

    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "manifest.json").exists()


def test_the_base_package_asks_for_no_ray_torch_or_java() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = " ".join(project["dependencies"]).lower()

    assert not [name for name in ("ray", "torch", "pyspark", "jpype", "py4j") if name in asked_for]
    assert any(wanted.startswith("ray[data]") for wanted in project["optional-dependencies"]["ray"])


def test_without_ray_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)

    with pytest.raises(ClusterError, match=r"pip install 'dragoman\[ray\]'"), RayCluster("auto"):
        pass


def test_sums_are_told_as_counts() -> None:
    assert "failures" not in Sums(coded=3).told()
    assert Sums(coded=3).told()["coded"] == 3


def test_a_cluster_that_does_not_answer_is_told_of_at_once() -> None:
    with socket.socket() as silent:  # bound, not listening
        silent.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"{address}: nothing answers there"), RayCluster(address):
            pass
