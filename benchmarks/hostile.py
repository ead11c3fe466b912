#!/usr/bin/env python3
"""What does it cost to refuse what is made to hurt: bombs, endless lines, nesting, broken archives?

    python benchmarks/hostile.py [--json]

Makes each input, reads it in a process of its own as `dragoman code` does, and tells what was said of it, the seconds and the most memory. Needs 1 GB of
disk for the longest lines.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import zstandard

GIGABYTE = 1_000_000_000
PAGE = b"<html><head><title>x</title></head><body>"
WORDS = b"Kandar met Marovia in Vellin on Monday and officials said so. "


def long_line(path: Path, before: bytes, unit: bytes) -> None:
    """A file of a gigabyte without a line's end."""
    with path.open("wb") as file:
        file.write(before)
        for _ in range(GIGABYTE // (len(unit) * 10_000)):
            file.write(unit * 10_000)


def gzip_bomb(path: Path) -> None:
    """Ten gigabytes of blanks in ten megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as file:
        for _ in range(1000):
            file.write(packer.compress(b" " * 10_000_000))
        file.write(packer.flush())


def zip_bomb(path: Path) -> None:
    """A gigabyte of zeros in a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", bytes(GIGABYTE))


def laughs(path: Path) -> None:
    """A billion laughs."""
    more = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{more}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
    )


def wide_parquet(path: Path, *, cut: int = 0) -> None:
    """A cell of 300 MB, packed in 14 MB; or a file without its end."""
    import duckdb

    duckdb.sql(f"SELECT repeat('x', {300_000_000 if not cut else 300}) AS text").write_parquet(str(path))
    if cut:
        path.write_bytes(path.read_bytes()[:-cut])


def archive(path: Path, body: bytes) -> None:
    """A web archive with one answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    path.write_bytes(head.encode() + answer + b"\r\n\r\n")


CASES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a gzip bomb of 10 GB": ("a.txt.gz", gzip_bomb),
    "a zstd bomb of 1 GB": ("a.jsonl.zst", lambda p: p.write_bytes(zstandard.compress(bytes(GIGABYTE)))),
    "a zip bomb of 1 GB under another name": ("a.txt", zip_bomb),
    "a text of 1 GB": ("a.txt", lambda p: long_line(p, b"", WORDS)),
    "a line of JSON of 1 GB": ("a.jsonl", lambda p: long_line(p, b'{"text": "', WORDS)),
    "a cell of CSV of 1 GB": ("a.csv", lambda p: long_line(p, b'text\n"', WORDS)),
    "a CSV of 200 MB whose quotation mark never closes": ("a.csv", lambda p: p.write_bytes(b'text\n"' + (WORDS + b"\n") * 3_500_000)),
    "a page nested a million deep": ("a.html", lambda p: p.write_bytes(PAGE + b"<div>" * 1_000_000 + WORDS)),
    "a page of 90,000 paragraphs": ("a.html", lambda p: p.write_bytes(PAGE + b"<p>" + (WORDS + b"<p>") * 90_000)),
    "a page of 3 million tags": ("a.html", lambda p: p.write_bytes(PAGE + WORDS + b"<br>" * 2_400_000)),
    "a billion laughs": ("a.xml", laughs),
    "a feed nested a million deep": ("a.rss", lambda p: p.write_bytes(b"<rss version='2.0'><channel><item>" + b"<a>" * 1_000_000)),
    "a cell of Parquet of 300 MB": ("a.parquet", wide_parquet),
    "a Parquet file that is cut off": ("a.parquet", lambda p: wide_parquet(p, cut=9)),
    "a page of a web archive that grows to 1 GB": ("a.warc", lambda p: archive(p, gzip.compress(bytes(GIGABYTE), 1))),
    "a web archive of 100,000 broken records": ("a.warc", lambda p: p.write_bytes(b"WARC/1.0\r\nWARC/1." * 100_000)),
    "JSON nested a million deep": ("a.json", lambda p: p.write_bytes(b'{"text": ' + b"[" * 1_000_000)),
    "half a surrogate pair": ("a.jsonl", lambda p: p.write_bytes(b'{"text": "a\\ud800b"}')),
    "a NUL": ("a.csv", lambda p: p.write_bytes(b"text\nKandar met\0Marovia.\n")),
}  # fmt: skip


def main() -> None:
    """Make and read every case and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read)))
        return
    rows = []
    for name, (file, make) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, file)
            make(path)
            done = subprocess.run(
                [sys.executable, __file__, "--read", str(path)], capture_output=True, text=True, check=True
            )
            rows.append({"case": name, **json.loads(done.stdout)})
    if options.json:
        print(json.dumps(rows))
        return
    print("| input | what is said of it | reports | seconds | most MB |\n|---|---|---|---|---|")
    for r in rows:
        print(f"| {r['case']} | {r['said']} | {r['reports']} | {r['cpu_s']:.1f} | {r['most_mb']} |")


def read(path: str) -> dict[str, object]:
    """Read one input to its end."""
    from dragoman.sources import SetAside, read_reports

    first: list[SetAside] = []

    def set_aside(item: SetAside) -> None:
        if not item.note and not first:
            first.append(item)

    started, reports = time.process_time(), 0
    for _ in read_reports([path], set_aside=set_aside):
        reports += 1
    said = first[0].reason if first else ""
    status = Path("/proc/self/status").read_text()  # getrusage would tell the parent's most too
    most = int(status.partition("VmHWM:")[2].split()[0]) // 1000
    return {
        "reports": reports,
        "said": said,
        "cpu_s": round(time.process_time() - started, 2),
        "most_mb": most,
    }


if __name__ == "__main__":
    main()
