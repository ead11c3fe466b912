"""What does Ray cost: two of its workers against two plain worker processes? And is nothing lost when workers and runs are killed?

    python benchmarks/cluster.py FILE… [--most 400] [--workers 2] [--rounds 2] [--json]
    python benchmarks/cluster.py FILE… --kills 10 [--most 200] [--json]

FILE is what `dragoman code` reads; `--most` reports of each are taken. Three ways take turns on the same reports: `store`, what `dragoman code
--store --workers 2` does; `folder`, `--out --workers 2` without Ray; `ray`, `--out --workers 2 --cluster auto`. Loading is left out: the clock runs
from the first piece of work that is done to the last, and the reports of that first piece are not counted. Beside the clock stands the processor time of all processes
of the run over the same span, which says what Ray costs also where the machine has other work.

With `--asleep` the coder sleeps a tenth of a second instead: what is left is the cost of sharing the work out, which other work on the machine hides less.

With `--kills` a run with Ray is killed by SIGKILL at moments drawn by chance: every other time one of its workers, else the command itself, which is then
given again. In the end the folder is taken into a store, and the store compared with that of a plain run.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from asleep import make_sleeper
from kill import difference

from dragoman.cli.making import make_coder
from dragoman.exports.parquet import write_records
from dragoman.records import Report
from dragoman.running import Job, Spread, ThisMachine, code_paths, gather, spread
from dragoman.running.cluster import RayCluster
from dragoman.sources import read_reports
from dragoman.store import Store
from dragoman.version import __version__


def main() -> int:
    """Measures, or kills."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+")
    parser.add_argument("--most", type=int, default=400, help="no more reports than so many of each file")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--asleep", action="store_true", help="sleep instead of coding")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--longest", type=float, default=10, help="seconds between two kills, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    here = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(here)  # Ray's workers find the sleeper there
    args.coder = make_sleeper if args.asleep else make_coder
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "reports.jsonl"
        with given.open("w", encoding="utf-8") as out:
            out.writelines(line(report) for report in taken(args.files, args.most))
        figures = killed(folder, given, args) if args.kills else measured(folder, given, args)
    if args.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value}")
    return int(bool(figures.get("lost") or figures.get("doubled") or not figures.get("identical", True)))


def taken(files: list[str], most: int) -> Iterator[Report]:
    """The first reports of each file."""
    for file in files:
        yield from islice(read_reports([file], set_aside=lambda _: None), most)


def line(report: Report) -> str:
    """A report as a line of JSON."""
    return json.dumps({"id": report.id, "text": report.text, "published": report.published}) + "\n"


class Clock:
    """Notes when work is done: reports, seconds on the clock, and of processors; use it in a `with` statement."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.at: list[tuple[int, float, float]] = []
        self._used: dict[
            int, float
        ] = {}  # what each process, also one that has ended, was last seen to have used
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> "Clock":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def __call__(self, count: int) -> None:
        self._look()
        self.at.append((count, time.monotonic(), sum(self._used.values())))

    def _look_on(self) -> None:
        while not self._over.wait(0.25):
            self._look()

    def _look(self) -> None:
        for pid in (os.getpid(), *descendants(os.getpid())):
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                self._used[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def figures(self) -> dict[str, float]:
        """Rates from the first piece of work to the last."""
        (_, first, cpu), (_, last, cpu_last) = self.at[0], self.at[-1]
        done = sum(count for count, _, _ in self.at[1:])
        return {
            "per_second": done / (last - first),
            "cpu_ms": 1000 * (cpu_last - cpu) / done,
            "until_first": first - self.begun,
        }


def measured(folder: Path, given: Path, args: argparse.Namespace) -> dict[str, object]:
    """The three ways in turn; medians over the rounds."""
    ways: dict[str, Callable[[Path, Clock], None]] = {
        "store": lambda out, clock: into_store(given, out, args, clock),
        "folder": lambda out, clock: into_folder(given, out, args, ThisMachine(args.workers), clock),
        "ray": lambda out, clock: with_ray(given, out, args, clock),
    }
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    for turn in range(args.rounds):
        for name, way in ways.items():
            with Clock() as clock:
                way(folder / f"{name}-{turn}", clock)
            rounds[name].append(clock.figures())
    found: dict[str, object] = {
        "reports": sum(1 for _ in given.open(encoding="utf-8")),
        "workers": args.workers,
    }
    for name, each in rounds.items():
        for what in ("per_second", "cpu_ms", "until_first"):
            found[f"{name}_{what}"] = round(median(one[what] for one in each), 2)
    for name in ("folder", "ray"):
        pairs = list(zip(rounds["store"], rounds[name], strict=True))
        found[f"{name}_of_store"] = round(median(b["per_second"] / a["per_second"] for a, b in pairs), 3)
        found[f"{name}_cpu_of_store"] = round(median(b["cpu_ms"] / a["cpu_ms"] for a, b in pairs), 3)
    size = sum(file.stat().st_size for file in (folder / "ray-0").rglob("*.parquet"))
    return {**found, "kb_a_report": round(size / 1000 / int(str(found["reports"])), 1)}


def into_store(given: Path, out: Path, args: argparse.Namespace, clock: Clock) -> None:
    """What `dragoman code --store` does, but for stories."""
    job = Job(paths=[str(given)], make_coder=args.coder, coder_version=__version__, workers=args.workers)
    with Store.open(out) as store:
        code_paths(job, store=store, on_batch=lambda batch: clock(len(batch.coded)))


def into_folder(
    given: Path, out: Path, args: argparse.Namespace, engine: ThisMachine | RayCluster, clock: Clock
) -> None:
    """What `dragoman code --out` does."""
    job = Spread(
        paths=[str(given)],
        out=out,
        make_coder=args.coder,
        coder_version=__version__,
        coder={},
        write_events=write_records,
    )
    spread(job, engine=engine, on_done=clock)


def with_ray(given: Path, out: Path, args: argparse.Namespace, clock: Clock) -> None:
    """The same with Ray, which is started and ended."""
    with RayCluster("auto", workers=args.workers) as engine:
        into_folder(given, out, args, engine, clock)


def killed(folder: Path, given: Path, args: argparse.Namespace) -> dict[str, object]:
    """A run with Ray that is killed again and again, beside a plain one."""
    chance, out = random.Random(args.seed), folder / "cut"
    plain, cut = folder / "plain.duckdb", folder / "cut.duckdb"
    into_store(given, plain, args, Clock())
    workers = commands = 0
    run = started(given, out, args.workers)
    while workers + commands < args.kills and waited(run, chance.uniform(0.2, args.longest)):
        if workers > commands:
            run.kill()
            run.wait()
            commands += 1
            run = started(given, out, args.workers)
        else:
            os.kill(chance.choice(actors_of(run)), signal.SIGKILL)
            workers += 1
    starts = 0
    while (
        code := run.wait()
    ) == 1 and starts < 3:  # Ray gives up where a busy machine does not start it within 30 seconds
        starts += 1
        run = started(given, out, args.workers)
    with Store.open(cut) as store:
        gather(out, store)
    told = difference(plain, cut)
    return {
        "killed_workers": workers,
        "killed_commands": commands,
        "given_again": starts,
        "status": code,
        **told,
    }


def waited(run: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Wait until a run has workers that code, and so many seconds more; false where it ends before."""
    while run.poll() is None and not actors_of(run):
        time.sleep(0.1)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(timeout=seconds)
    return run.poll() is None and bool(actors_of(run))


def actors_of(run: "subprocess.Popen[bytes]") -> list[int]:
    """The processes of Ray's that code for a run."""
    return [pid for pid in descendants(run.pid) if "LotCoder" in name_of(pid)]


def started(given: Path, out: Path, workers: int) -> "subprocess.Popen[bytes]":
    """The command with Ray."""
    words = ["code", str(given), "--out", str(out), "--cluster", "auto", "--workers", str(workers)]
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def descendants(ancestor: int) -> list[int]:
    """The processes that a process began, and those that they did (Linux)."""
    parent: dict[int, int] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError):
                parent[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])

    def of(pid: int) -> bool:
        while pid in parent and pid != ancestor:
            pid = parent[pid]
        return pid == ancestor

    return [pid for pid in parent if pid != ancestor and of(pid)]


def name_of(pid: int) -> str:
    """What a process calls itself."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    return ""


if __name__ == "__main__":
    sys.exit(main())
