"""Is nothing lost and nothing doubled when a run is killed again and again?

    python benchmarks/kill.py [--kills 100] [--telling 20] [--reports 2000] [--workers 1] [--seed 1] [--json]

Writes made-up reports, codes them once without a break, and once with SIGKILL to the whole process group at moments drawn by
chance; goes on after each kill until it is done. Then the two stores are compared: every record byte for byte, every
report once, what is known of copies and stories, and `dragoman verify`'s checks. One moment in five is drawn from the loading, the others
from the coding. Then the same for the telling of stories: it is undone in the killed store and done anew with `--telling` kills.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dragoman.store import Store
from dragoman.store.runs import Runs
from dragoman.store.verifying import faults

TOLD = ("signatures", "copies", "stories")
NAMES = ("Kenya", "Ghana", "Peru", "Chile", "Chad", "Niger", "Nepal", "Laos")
ACTS = (
    "{a} and {b} held talks in Geneva on Monday.",
    "{a} condemned {b} over the shelling of a border post.",
    "{a} asked {b} for two hundred tonnes of wheat.",
    "{a} will send its foreign minister to {b} next week, officials said.",
    "Thousands marched in the capital of {a} against a treaty with {b}.",
)


def main() -> int:
    """Runs the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--telling", type=int, default=20, help="kills while stories are told")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = compare(Path(folder), args)
    print(json.dumps(figures) if args.json else "\n".join(f"{k:16} {v}" for k, v in figures.items()))
    return int(
        not figures["identical"]
        or not figures["same_stories"]
        or bool(figures["faults"] or figures["lost"] or figures["doubled"])
    )


def compare(folder: Path, args: argparse.Namespace) -> dict[str, int | bool]:
    """Codes and tells stories without and with kills; the figures of the difference."""
    chance = random.Random(args.seed)
    source, one = folder / "reports.jsonl", folder / "one.jsonl"
    whole, cut = folder / "whole.duckdb", folder / "cut.duckdb"
    lines = [json.dumps(report(n, chance)) + "\n" for n in range(args.reports)]
    source.write_text("".join(lines))
    one.write_text(lines[0])
    loading = timed(code(one, folder / "one.duckdb", args.workers))
    usual = timed(code(source, whole, args.workers))
    untold = copy(whole)
    forget_stories(untold)
    coding = usual - loading - timed(stories(untold))
    each = 1.2 * max(1.0, coding) / max(1, args.kills)

    def moment() -> float:
        return chance.uniform(0.1, loading) if chance.random() < 0.2 else loading + chance.uniform(0, each)

    kills = killed(lambda: code(source, cut, args.workers), moment, args.kills)
    figures = {"kills": kills, **moments(cut), **difference(whole, cut)}
    forget_stories(cut)
    nothing = timed(stories(whole))
    each = 2 * max(1.0, timed(stories(copy(cut))) - nothing) / max(1, args.telling)
    kills = killed(lambda: stories(cut), lambda: chance.uniform(0.5 * nothing, nothing + each), args.telling)
    return {**figures, "kills_in_stories": kills, "same_stories": difference(whole, cut)["identical"]}


def timed(run: "subprocess.Popen[bytes]") -> float:
    """Seconds until a run ends."""
    begun = time.monotonic()
    run.wait()
    return time.monotonic() - begun


def killed(start: Callable[[], "subprocess.Popen[bytes]"], moment: Callable[[], float], most: int) -> int:
    """Starts a run and kills it, again and again, until it ends by itself; how often it was killed."""
    kills = 0
    while True:
        run = start()
        try:
            run.wait(timeout=moment() if kills < most else None)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
        else:
            return kills


def moments(cut: Path) -> dict[str, int]:
    """Where the kills fell, as the store's own list of runs tells it."""
    with Store.open(cut, read_only=True) as store:
        runs = list(Runs(store).all())
    return {
        "runs_begun": len(runs),
        "killed_after_storing": sum(run.outcome != "done" and run.coded > 0 for run in runs),
        "killed_in_telling": max(0, sum(run.outcome == "done" for run in runs) - 1),
    }


def forget_stories(path: Path) -> None:
    """Undo the telling of stories."""
    tables = ("stories", "copies", "bands", "signatures")
    undo = """UPDATE events SET story_id = NULL,
        record = replace(record, '"story_id": ' || to_json(story_id), '"story_id": null') WHERE story_id IS NOT NULL"""
    with Store.open(path) as store:
        store.write({}, statements=[*((f"DELETE FROM {table}", []) for table in tables), (undo, [])])


def copy(store: Path) -> Path:
    """A copy of a store, to try something on."""
    return Path(shutil.copy(store, store.with_name("copy.duckdb")))


def report(number: int, chance: random.Random) -> dict[str, str]:
    """A made-up report of a few sentences."""
    acts = [act.format(a=a, b=b) for act in chance.sample(ACTS, 3) for a, b in [chance.sample(NAMES, 2)]]
    return {"id": f"r{number}", "text": f"Number {number}. " + " ".join(acts), "published": "2026-03-05"}


def code(source: Path, store: Path, workers: int) -> "subprocess.Popen[bytes]":
    """A run of `dragoman code` in a process group of its own."""
    options = ["--store", str(store), "--format", "jsonl", "--workers", str(workers)]
    return started("code", str(source), *options)


def stories(store: Path) -> "subprocess.Popen[bytes]":
    """A run of `dragoman stories`."""
    return started("stories", "--store", str(store), "--json")


def started(*words: str) -> "subprocess.Popen[bytes]":
    """A command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def difference(whole: Path, cut: Path) -> dict[str, int | bool]:
    """How two stores differ."""
    with Store.open(whole, read_only=True) as one, Store.open(cut, read_only=True) as other:
        ids = [
            [r for (r,) in s.rows("SELECT report_id FROM reports ORDER BY arrival", [])] for s in (one, other)
        ]
        known = [
            [list(s.rows(f"SELECT * FROM {table} ORDER BY ALL", [])) for table in TOLD] for s in (one, other)
        ]
        return {
            "reports": len(ids[0]),
            "records": sum(one.types().values()),
            "lost": len(set(ids[0]) - set(ids[1])),
            "doubled": len(ids[1]) - len(set(ids[1])),
            "faults": sum(1 for _ in faults(other)),
            "identical": ids[0] == ids[1]
            and known[0] == known[1]
            and [e.to_json() for e in one.events()] == [e.to_json() for e in other.events()],
        }


if __name__ == "__main__":
    sys.exit(main())
