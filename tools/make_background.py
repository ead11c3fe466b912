#!/usr/bin/env python3
"""Writes src/dragoman/training/data/background.jsonl: sentences of invented news, each with a word that tells of an act.

    python tools/make_background.py [--records N]

`dragoman train` tells a user's own types from these. They are drawn from the marked reports of exemplars/ (told_*.txt), coded as
reports are: of each record the surest telling, so that what types are told from is what the coder finds in news.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import dragoman
from dragoman import Report
from dragoman.coding.coder import Examiner
from dragoman.coding.confidence.whole import sifted
from dragoman.coding.drafts import surest
from dragoman.training.told import FILES, read_told

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "dragoman" / "training" / "data" / "background.jsonl"
SEED = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=1500)
    args = parser.parse_args(argv)
    coder = dragoman.load()
    reports = list(read_told(sorted((ROOT / "exemplars").glob(FILES)), coder.codebook))
    random.Random(SEED).shuffle(reports)
    told = (one for report in reports for one in acts(report.text, coder))
    lines = [json.dumps(one, ensure_ascii=False) for one in islice(told, args.records)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} acts, {OUT.stat().st_size:,} bytes: {OUT.relative_to(ROOT)}")
    return 0


def acts(text: str, coder: Examiner) -> Iterator[dict[str, object]]:
    """The words of the sentence and the number of the act's word, of each record of a text."""
    report = Report(text=text)
    cleaned = coder.cleaned(report)
    doc = coder.parser.parse(cleaned.text)
    groups = coder.happenings_in(doc, report=report, cleaned=cleaned)
    for group, _ in sifted(groups, weights=coder.weights, at_least=coder.weights.thresholds["default"])[0]:
        word = doc[surest(group).act.trigger]
        yield {"words": [t.text for t in word.sent], "act": word.i - word.sent.start}


if __name__ == "__main__":
    raise SystemExit(main())
