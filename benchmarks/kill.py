"""Is nothing lost and nothing doubled when a run is killed again and again?

    python benchmarks/kill.py [--kills 100] [--reports 2000] [--workers 1] [--seed 1] [--json]

Writes made-up reports, codes them once without a break, and once with SIGKILL to the whole process group at moments drawn by
chance; goes on after each kill until it is done. Then the two stores are compared: every record byte for byte, every
report once, and `dragoman verify`'s checks. The moments are drawn so that most fall into coding, some into loading.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.store import Store
from dragoman.store.verifying import faults

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
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = compare(Path(folder), args)
    print(json.dumps(figures) if args.json else "\n".join(f"{k:16} {v}" for k, v in figures.items()))
    return int(not figures["identical"] or bool(figures["faults"] or figures["lost"] or figures["doubled"]))


def compare(folder: Path, args: argparse.Namespace) -> dict[str, int | bool]:
    """Codes without and with kills; the figures of the difference."""
    chance = random.Random(args.seed)
    source, whole, cut = folder / "reports.jsonl", folder / "whole.duckdb", folder / "cut.duckdb"
    source.write_text("".join(json.dumps(report(n, chance)) + "\n" for n in range(args.reports)))
    begun = time.monotonic()
    code(source, whole, args.workers).wait()
    usual = time.monotonic() - begun
    kills = 0
    while True:
        run = code(source, cut, args.workers)
        try:
            if kills < args.kills:
                run.wait(timeout=chance.uniform(1.0, 3.0 + 2 * usual / max(1, args.kills)))
            else:
                run.wait()
            break
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
    return {"kills": kills, **difference(whole, cut)}


def report(number: int, chance: random.Random) -> dict[str, str]:
    """A made-up report of a few sentences."""
    acts = [act.format(a=a, b=b) for act in chance.sample(ACTS, 3) for a, b in [chance.sample(NAMES, 2)]]
    return {"id": f"r{number}", "text": f"Number {number}. " + " ".join(acts), "published": "2026-03-05"}


def code(source: Path, store: Path, workers: int) -> "subprocess.Popen[bytes]":
    """A run of `dragoman code` in a process group of its own."""
    command = [
        sys.executable,
        "-m",
        "dragoman",
        "code",
        str(source),
        "--store",
        str(store),
        "--format",
        "jsonl",
    ]
    command += ["--workers", str(workers)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def difference(whole: Path, cut: Path) -> dict[str, int | bool]:
    """How two stores differ."""
    with Store.open(whole, read_only=True) as one, Store.open(cut, read_only=True) as other:
        ids = [
            [r for (r,) in s.rows("SELECT report_id FROM reports ORDER BY arrival", [])] for s in (one, other)
        ]
        return {
            "reports": len(ids[0]),
            "records": sum(one.types().values()),
            "lost": len(set(ids[0]) - set(ids[1])),
            "doubled": len(ids[1]) - len(set(ids[1])),
            "faults": sum(1 for _ in faults(other)),
            "identical": [e.to_json() for e in one.events()] == [e.to_json() for e in other.events()],
        }


if __name__ == "__main__":
    sys.exit(main())
