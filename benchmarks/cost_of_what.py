"""What do frames and the event tagger cost beside parsing?

    python benchmarks/cost_of_what.py FILE [--reports N] [--json]

FILE holds one JSON object a line with the field `text`. Codes the first N reports (25) on one processor, and times the parsing,
the matching of frames, what the tagger reads, and the judging of what both find. Prints shares of parsing.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dragoman
from dragoman.coding import coder as composed
from dragoman.coding.learned.tagger import Tagger


def main() -> int:
    """Measures the file named on the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path)
    options.add_argument("--reports", type=int, default=25)
    options.add_argument("--json", action="store_true", help="one JSON object")
    chosen = options.parse_args()
    lines = chosen.file.read_text(encoding="utf-8").splitlines()[: chosen.reports]
    coder = dragoman.load()
    coder.code(dragoman.Report(text="Kenya met Ghana."))  # loads the tagger
    reports = [dragoman.Report(text=json.loads(line)["text"]) for line in lines]
    spent: Counter[str] = Counter()

    def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **named: Any) -> Any:
            began = time.process_time()
            result = work(*args, **named)
            spent[name] += time.process_time() - began
            return result

        return timed

    began = time.process_time()
    words = sum(len(doc) for doc in coder.nlp.pipe((r.text for r in reports), batch_size=16))
    parsing = time.process_time() - began
    composed.look = clocked("frames", composed.look)
    Tagger.read = clocked("tagger", Tagger.read)  # type: ignore[method-assign]
    composed.judged = clocked("judging", composed.judged)
    events = sum(len(coded.events) for coded in coder.examine_many(reports))
    report: dict[str, Any] = {"words": words, "events": events, "parsing_seconds": round(parsing, 2)}
    report |= {name: round(seconds / parsing, 4) for name, seconds in spent.items()}
    report["all"] = round(sum(spent.values()) / parsing, 4)
    print(json.dumps(report) if chosen.json else "\n".join(f"{k:16} {v}" for k, v in report.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
