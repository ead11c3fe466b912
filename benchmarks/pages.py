"""How long do the pages take, from a store of many records? A bounded load test over the loopback address.

    python benchmarks/pages.py [STORE] [--records 100000] [--requests 60] [--clients 2] [--json]

Without a store it makes one of made-up records first. The server runs as `dragoman serve` does, in a process of its own. The
first request is timed apart, right after the start; then each page is asked for with other parties and filters each time, so that
what the server remembers does not help. `cpu` is the server's processor time a page, which a busy machine does not stretch.
"""

import argparse
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

from synthetic_store import make_store

from dragoman.store import EventFilter, Store

Addresses = dict[str, Callable[[], str]]


def addresses(store: Path, *, seed: int) -> Addresses:
    """For each page a function that gives an address of it, another one each time as far as there are others."""
    chance = random.Random(seed)
    with Store.open(store, read_only=True) as opened, opened.scope(EventFilter()) as scope:
        pairs = [(p.one, p.other) for p in scope.pairs(limit=400)]
        parties = [p.id for p in scope.parties(limit=150)]
        events = [e.event_id for e in scope.leaf(size=400).events]
        reports = [head[1] for head in opened.report_heads(0, limit=400)]
    turns = {name: itertools.cycle(chance.sample(found, len(found))) for name, found in
             (("pairs", pairs), ("parties", parties), ("events", events), ("reports", reports))}  # fmt: skip

    def day() -> str:
        return f"{chance.randint(2023, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    return {
        "overview": lambda: "/",
        "overview, filtered": lambda: f"/?actor={next(turns['parties'])}&since={day()}",
        "pair": lambda: "/pair?a={}&b={}".format(*next(turns["pairs"])),
        "actor": lambda: f"/actor?id={next(turns['parties'])}",
        "records": lambda: f"/events?until={day()}",
        "records of a pair": lambda: "/events?actor={}&with={}&until={}".format(*next(turns["pairs"]), day()),
        "records by words": lambda: (
            f"/events?words={chance.choice(('gas', 'prisoners', 'border', 'wheat'))}&until={day()}"
        ),
        "records, far down": lambda: f"/events?after={day()}~{chance.randint(1, 9000)}~0",
        "report": lambda: f"/report?id={next(turns['reports'])}",
        "record": lambda: f"/event/{next(turns['events'])}",
    }


def timed(port: int, address: str) -> float:
    """Milliseconds until a page is here whole."""
    begun = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: status {answer.status}")
    return (time.perf_counter() - begun) * 1000


def served(store: Path) -> tuple[subprocess.Popen[str], int]:
    command = [sys.executable, "-m", "dragoman", "serve", "--store", str(store), "--port", "0", "--read-only"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    found = re.search(r":(\d+)/", server.stdout.readline())
    if not found:
        raise SystemExit("the server did not start")
    return server, int(found[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=60, help="of each page")
    parser.add_argument("--clients", type=int, default=2, help="at a time")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = wanted.store or Path(folder) / "made.duckdb"
        if wanted.store is None:
            make_store(store, records=wanted.records, seed=1)
        figures = measured(store, requests=wanted.requests, clients=wanted.clients)
    if wanted.json:
        print(json.dumps(figures))
        return
    print(f"{'page':22}{'median ms':>10}{'p95 ms':>8}{'most':>7}{'cpu ms':>8}")
    for name, row in figures.items():
        print(f"{name:22}{row['median']:10.0f}{row['p95']:8.0f}{row['most']:7.0f}{row['cpu']:8.0f}")


def measured(store: Path, *, requests: int, clients: int) -> dict[str, dict[str, float]]:
    """Median, 95th percentile and most, in milliseconds, of each page, and the server's processor time."""
    pages = addresses(store, seed=1)
    server, port = served(store)
    try:
        figures = {"first page": summed([timed(port, "/")], 0.0)}
        everything: list[float] = []
        begun = cpu(server.pid)
        with ThreadPoolExecutor(clients) as pool:
            for name, address in pages.items():
                before = cpu(server.pid)
                times = list(pool.map(lambda a: timed(port, a), [address() for _ in range(requests)]))
                everything += times
                figures[name] = summed(times, cpu(server.pid) - before)
        figures["all pages"] = summed(everything, cpu(server.pid) - begun)
        return figures
    finally:
        server.terminate()
        server.wait(10)


def summed(times: list[float], used: float) -> dict[str, float]:
    at = sorted(times)
    p95 = at[min(len(at) - 1, int(0.95 * len(at)))]
    return {"median": statistics.median(at), "p95": p95, "most": at[-1], "cpu": used * 1000 / len(at)}


def cpu(pid: int) -> float:
    """Seconds of processor time that a process has used; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
