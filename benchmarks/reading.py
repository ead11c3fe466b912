#!/usr/bin/env python3
"""Does reading take time in line with the number of reports, and the same memory however many there are?

    python benchmarks/reading.py [--reports 50000] [--json]

Writes reports of our own (a thousand characters each, invented) as JSON lines, CSV, Parquet, packed JSON lines and a web archive (a tenth as many
pages), reads each by half and whole in a process of its own, and tells reports a second and the most memory.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCE = "The foreign minister of Kandar met the envoy of Marovia in Vellin, officials said after the talks on the river. "
KINDS = ("jsonl", "csv", "parquet", "jsonl.gz", "jsonl.zst", "warc.gz")


def main() -> None:
    """Measure every kind and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read)))
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            most = options.reports // 10 if kind == "warc.gz" else options.reports
            for count in (most // 10, most // 2, most):
                path = write(kind, Path(folder), count)
                done = subprocess.run(
                    [sys.executable, __file__, "--read", str(path)],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                rows.append({"kind": kind, "asked": count, **json.loads(done.stdout)})
                path.unlink()
    if options.json:
        print(json.dumps(rows))
        return
    print(
        "| source | reports | seconds of processor | reports a second | most memory, MB |\n|---|---|---|---|---|"
    )
    for r in rows:
        print(
            f"| .{r['kind']} | {r['reports']:,} | {r['cpu_s']:.1f} | {r['reports'] / max(r['cpu_s'], 0.01):,.0f} | {r['most_mb']} |"
        )


def read(path: str) -> dict[str, float]:
    """Read a source to its end, holding nothing."""
    from dragoman.sources import read_reports

    started, reports, asides = time.process_time(), 0, []
    for _ in read_reports([path], set_aside=asides.append):
        reports += 1
    lost = sum(not a.note for a in asides)
    status = Path("/proc/self/status").read_text()  # getrusage would tell the parent's most too
    most = int(status.partition("VmHWM:")[2].split()[0]) // 1000
    return {
        "reports": reports,
        "set_aside": lost,
        "cpu_s": round(time.process_time() - started, 2),
        "most_mb": most,
    }


def text(number: int) -> str:
    """The text of one report; no two are alike."""
    return f"Report {number}. " + SENTENCE * 9


def write(kind: str, folder: Path, count: int) -> Path:
    """A source of so many reports."""
    path = folder / f"a.{kind}"
    if kind == "parquet":
        import duckdb

        query = f"SELECT 'Report ' || i || '. ' || repeat('{SENTENCE}', 9) AS text, i AS id, DATE '2021-03-04' AS published FROM range({count}) t(i)"
        duckdb.sql(query).write_parquet(os.fspath(path))
    elif kind == "csv":
        path.write_text(
            "id,published,text\n" + "".join(f'{i},2021-03-04,"{text(i)}"\n' for i in range(count))
        )
    elif kind == "warc.gz":
        import gzip

        with path.open("wb") as file:
            for i in range(count):
                file.write(gzip.compress(_record(i), 1))
    else:
        with _packed(path) as file:
            for i in range(count):
                file.write(
                    json.dumps({"id": str(i), "published": "2021-03-04", "text": text(i)}).encode() + b"\n"
                )
    return path


def _packed(path: Path):
    if path.suffix == ".gz":
        import gzip

        return gzip.open(path, "wb", compresslevel=1)
    if path.suffix == ".zst":
        import zstandard

        return zstandard.open(path, "wb")
    return path.open("wb")


def _record(number: int) -> bytes:
    body = "".join(f"<p>{p}.</p>" for p in text(number).split(". ") if p.strip())
    page = f"<html><head><title>Report {number}</title><meta property='og:type' content='article'></head><body><article>{body}</article></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://k.example/2021/03/04/{number}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


if __name__ == "__main__":
    main()
