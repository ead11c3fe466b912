"""How long does each export of a store take, and how much memory at most?

    python benchmarks/synthetic_store.py FILE
    python benchmarks/exports.py FILE [--formats jsonl,gdelt] [--records 20000,100000]

Each export runs in a process of its own, into a folder that is removed again. Memory is the peak that
the system counted; time is the processor's, so that other work on the machine does not count.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.exports import FORMATS, export
from dragoman.store import EventFilter, Store

_OF_A_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024


def one(path: Path, name: str, records: int) -> str:
    """A row of the table: an export, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        with Store.open(path, read_only=True) as store:
            done = export(store, FORMATS[name], Path(folder) / "out", wanted=EventFilter(limit=records))
        took = time.process_time() - begun
        size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _OF_A_MEGABYTE
    return f"| `{name}` | {done.tally.records:,} | {done.tally.rows:,} | {size / 1e6:,.0f} MB | {took:.0f} s | {peak:.0f} MB |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--records", default="20000,100000")
    parser.add_argument("--here", action="store_true", help="one export, in this process")
    wanted = parser.parse_args()
    if wanted.here:
        print(one(wanted.file, wanted.formats, int(wanted.records)))
        return
    print(
        "| format | records | rows | written | processor time | peak memory |\n|---|---|---|---|---|---|",
        flush=True,
    )
    for name in wanted.formats.split(","):
        for records in wanted.records.split(","):
            again = [
                sys.executable,
                __file__,
                str(wanted.file),
                "--formats",
                name,
                "--records",
                records,
                "--here",
            ]
            subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
