"""Is time linear in the number of reports, and memory flat, and how much faster are two workers than one?

    python benchmarks/growth.py FILE [--sizes 250,500,1000,2000] [--workers 1,2] [--json]

FILE is JSON lines of reports; its reports are taken again and again under new ids until there are enough, so that each size has the
same mixture. Each size and number of workers is a run of its own in a fresh process, into a store of its own, as
`dragoman code` does it but for telling stories. Seconds are counted from the first batch to the last, so that loading is left
out. `own_cpu` is this process's own processor time between the two: with one worker that is all of the work, and `r_squared` is
that of a straight line through it.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import correlation
from typing import Any

from dragoman.cli.making import make_coder
from dragoman.running import Batch, Job, code_paths
from dragoman.running.estimating import peak_memory
from dragoman.store import Store


def main() -> int:
    """Runs every size with every number of workers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--sizes", default="250,500,1000,2000")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    sizes, workers = ([int(n) for n in text.split(",")] for text in (args.sizes, args.workers))
    if args.one:
        print(json.dumps(one(args.file, sizes[0], workers[0])))
        return 0
    rows = [fresh(args.file, size, number) for number in workers for size in sizes]
    lone = [(r["reports"], r["own_cpu"]) for r in rows if r["workers"] == 1]
    fit = round(correlation(*map(list, zip(*lone, strict=True))) ** 2, 4) if len(lone) > 1 else None
    if args.json:
        print(json.dumps({"rows": rows, "r_squared": fit}))
        return 0
    print(*(f"{name:>14}" for name in rows[0]))
    for row in rows:
        print(*(f"{value:>14,}" for value in row.values()))
    print(f"r_squared {fit}")
    return 0


def fresh(file: Path, size: int, workers: int) -> dict[str, Any]:
    """One run in a process of its own."""
    asked = [sys.executable, __file__, str(file), "--sizes", str(size), "--workers", str(workers), "--one"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def one(file: Path, size: int, workers: int) -> dict[str, Any]:
    """What one run took."""
    batches: list[tuple[float, float, int]] = []

    def take(batch: Batch) -> None:
        batches.append((time.monotonic(), time.process_time(), len(batch.coded) + len(batch.set_aside)))

    with tempfile.TemporaryDirectory() as folder:
        path, reports = Path(folder) / "growth.duckdb", Path(folder) / "reports.jsonl"
        with reports.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(report) + "\n" for report in islice(again(file), size))
        job = Job(paths=[str(reports)], make_coder=make_coder, coder_version="growth", workers=workers)
        with Store.open(str(path)) as store:
            code_paths(job, store=store, on_batch=take)
        store_bytes = path.stat().st_size  # only once it is closed is all in the file
    (first, _, begun), (last, _, _) = batches[0], batches[-1]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "workers": workers,
        "reports": size,
        "seconds": round(last - first, 2),
        "reports_a_second": round((size - begun) / (last - first), 2) if last > first else 0.0,
        "own_cpu": round(batches[-1][1] - batches[0][1], 2),
        "peak_megabytes": peak_memory() // 1_000_000,
        "worker_megabytes": children.ru_maxrss // 1000,
        "store_megabytes": round(store_bytes / 1e6, 1),
    }


def again(file: Path) -> Iterator[dict[str, str]]:
    """The reports of a file for ever, each time under another id."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for number, row in enumerate(cycle(rows)):
        yield {"text": row["text"], "published": row.get("published") or "", "id": f"r{number}"}


if __name__ == "__main__":
    sys.exit(main())
