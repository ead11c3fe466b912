"""What do sayings, status and certainty, topics and tellings cost on top of parsing?

Reads JSON lines with `text` (and `published`), parses every text, then codes the parsed texts with a clock around each question.

    python benchmarks/cost_of_saying.py FILE… [--json]

Exit status: 0 measured, 2 wrong usage or an unreadable file.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from given import options, rows, show

from dragoman.coding import asking, coder, overview
from dragoman.coding.coder import Examiner
from dragoman.reading.cleaning import Clean
from dragoman.reading.parsing import parse_many
from dragoman.records import Report

QUESTIONS = (
    "find_sayings", "who_says", "how_sure", "about_what", "context_hits", "contexts_of_act", "contexts_of_document", "happenings",
    "deniers", "with_denials", "disputes",
)  # fmt: skip


def room_of(question: str) -> ModuleType:
    """The module that asks a question."""
    return next(room for room in (coder, asking, overview) if hasattr(room, question))


def clocked(name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The question of that name, its processor time added to `spent`."""
    asked: Callable[..., Any] = getattr(room_of(name), name)

    def ask(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return asked(*args, **kwargs)
        finally:
            spent[name] += int((time.process_time() - start) * 1e9)

    return ask


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Seconds of processor time for parsing and for each question, and the share of the latter in the former."""
    examiner = Examiner.load()
    reports = [Report(text=row["text"], published=row.get("published", "")) for row in rows]
    start = time.process_time()
    docs = list(parse_many(examiner.nlp, (r.text for r in reports)))
    parsing = time.process_time() - start
    spent: Counter[str] = Counter()
    for name in QUESTIONS:
        setattr(room_of(name), name, clocked(name, spent))
    for report, doc in zip(reports, docs, strict=True):
        examiner.code_doc(doc, report=report, cleaned=Clean.untouched(doc.text))
    seconds = {name: round(spent[name] / 1e9, 4) for name in QUESTIONS}
    return {
        "reports": len(rows), "parsing": round(parsing, 3), **seconds,
        "share_of_parsing": round(sum(seconds.values()) / parsing, 4),
    }  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the files named on the command line."""
    args = options(__doc__).parse_args(argv)
    show(measure(rows(args.files)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
