#!/usr/bin/env python3
"""Feeds mutants to every reader, guided by the code that they reach; README.md beside it tells how.

    python tests/fuzz/run.py [--inputs 100000] [--reader html] [--seconds-each 10] [--out DIR]

With atheris installed each reader is run by libFuzzer over instrumented code; without it by plain mutation, which the output says. Each reader runs in a
process of its own, bounded in memory; an input that crashes it, takes longer, or breaks a promise is written to --out.
"""

import argparse
import importlib.util
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEMORY_MB = 1_000
SHARES = {
    "csv": 32,
    "jsonl": 30,
    "text": 10,
    "feed": 7,
    "html": 6,
    "packed": 5,
    "warc": 5,
    "stdin": 3,
    "parquet": 2,
}  # per cent


def main() -> int:
    """Run every reader, or one; 0 where nothing was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--reader", choices=sorted(SHARES))
    parser.add_argument("--seconds-each", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="fuzz-output")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return child(options)
    out = Path(options.out)
    out.mkdir(exist_ok=True)
    found = 0
    for reader in [options.reader] if options.reader else SHARES:
        inputs = options.inputs if options.reader else options.inputs * SHARES[reader] // 100
        words = [
            sys.executable,
            __file__,
            "--child",
            "--reader",
            reader,
            "--inputs",
            str(inputs),
            "--seed",
            str(options.seed),
        ]
        started = time.monotonic()
        done = subprocess.run(
            [*words, "--seconds-each", str(options.seconds_each), "--out", str(out)],
            capture_output=True,
            text=True,
            check=False,
        )
        summary = next(
            (json.loads(line[8:]) for line in done.stdout.splitlines() if line.startswith("SUMMARY ")), None
        )
        clean = done.returncode == 0 and summary is not None
        found += not clean
        told = summary or {"reader": reader, "said": (done.stderr or done.stdout)[-1500:]}
        print(
            json.dumps(
                {
                    **told,
                    "clean": clean,
                    "status": done.returncode,
                    "wall_s": round(time.monotonic() - started),
                }
            ),
            flush=True,
        )
    return 1 if found else 0


def child(options: argparse.Namespace) -> int:
    """One reader, in this process."""
    sys.path.insert(0, str(HERE))
    guided = importlib.util.find_spec("atheris") is not None
    state = {"reader": options.reader, "inputs": 0, "items": 0, "slowest_s": 0.0, "guided": guided}
    if guided:
        import atheris

        with atheris.instrument_imports(include=["dragoman.sources"]):
            import readers
    else:
        import readers

    def one(data: bytes) -> None:
        started = time.process_time()
        try:
            state["items"] += readers.check(options.reader, data)
        except BaseException:
            Path(options.out, f"{options.reader}-{state['inputs']}.bin").write_bytes(data)
            raise
        took = time.process_time() - started
        state["inputs"] += 1
        state["slowest_s"] = max(state["slowest_s"], round(took, 2))
        if took > options.seconds_each:
            Path(options.out, f"{options.reader}-slow-{state['inputs']}.bin").write_bytes(data)
            raise TimeoutError(f"{took:.1f} seconds")
        if state["inputs"] == options.inputs:
            state["most_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
            print("SUMMARY " + json.dumps(state), flush=True)
            if state["most_mb"] > MEMORY_MB:
                raise MemoryError(f"{state['most_mb']} MB")

    if guided:
        corpus = Path(options.out, f"corpus-{options.reader}")
        corpus.mkdir(exist_ok=True)
        for number, seed in enumerate(readers.SEEDS[options.reader]):
            (corpus / f"seed{number}").write_bytes(seed)
        words = [
            sys.argv[0],
            f"-runs={options.inputs + 10}",
            f"-seed={options.seed}",
            "-max_len=4000",
            "-len_control=0",
            "-rss_limit_mb=2000",
            "-timeout=60",
            str(corpus),
        ]
        atheris.Setup(words, one)
        atheris.Fuzz()
    else:
        chance = random.Random(options.seed)
        for _ in range(options.inputs):
            one(mutant(chance.choice(readers.SEEDS[options.reader]), chance))
    return 0


def mutant(seed: bytes, chance: random.Random) -> bytes:
    """A seed with some bytes changed, cut, doubled or put in."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(5)
        if kind == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.choice((1, 4, 64, 4096))]
        elif kind == 2:
            data[at:at] = data[at : at + chance.choice((4, 64, 1024))]
        elif kind == 3:
            data[at:at] = chance.choice(
                (b"\0", b"\xed\xa0\x80", b'"', b"<", b"&", b"\r\n", b"\xe2\x80\xae", b"=1+1", b"99999999999")
            )
        else:
            data[at:at] = chance.randbytes(chance.choice((1, 8)))
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main())
