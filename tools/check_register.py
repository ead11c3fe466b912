#!/usr/bin/env python3
"""In which words do the invented reports speak otherwise than real ones do?

    python tools/check_register.py EXEMPLARS NEWS.jsonl… [--times 3] [--most 200]

EXEMPLARS is a folder or one file of marked reports (told_*.txt), NEWS are files of real reports, one JSON object with a `text` a
line. Prints the words, and the runs of two and three words, that real reports use at least so many times as often as invented ones,
and the words where it is the other way round, each with how often it stands in a million words of either, real ones first.
A network that learns from reports in another register than it is to read knows the language less well than its figures on
kept out reports say. Only common words count: names begin with a capital.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.codebook import load_codebook
from dragoman.training.told import FILES, read_told

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
LONGEST = 3  # words in a run
FEWEST = {1: 60, 2: 50, 3: 30}  # so often a run must stand in real reports to be told of
UNSEEN = 0.5  # what a run counts that never stands
MILLION = 1_000_000


def counted(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """How often each run of common words stands, and how many words there are."""
    found: Counter[str] = Counter()
    words = 0
    for text in texts:
        own = WORD.findall(text.replace("’", "'"))
        words += len(own)
        for length in range(1, LONGEST + 1):
            for at in range(len(own) - length + 1):
                run = own[at : at + length]
                if all(word[0].islower() for word in run):
                    found[" ".join(run)] += 1
    return found, words


def oftener(
    here: Counter[str], words: int, there: Counter[str], others: int, *, length: int, times: float
) -> Iterator[tuple[float, str, int, int]]:
    """Runs of so many words that stand `times` as often here as there: weight, run, per million words here and there."""
    for run, count in here.items():
        if run.count(" ") == length - 1 and count >= FEWEST[length]:
            own, other = MILLION * count / words, MILLION * max(UNSEEN, there[run]) / others
            if own >= times * other:
                yield (own - other) * math.log(own / other), run, round(own), round(other)


def news(files: Iterable[Path]) -> Iterator[str]:
    """The texts of files of reports."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the runs; exit status 0, or 2 where there are no marked reports."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("exemplars", type=Path)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--times", type=float, default=3.0, help="how many times as often (default: 3)")
    parser.add_argument("--most", type=int, default=200, help="no more of each (default: 200)")
    args = parser.parse_args(argv)
    files = sorted(args.exemplars.glob(FILES)) if args.exemplars.is_dir() else [args.exemplars]
    own, own_words = counted(told.text for told in read_told(files, load_codebook()))
    if not own_words:
        print(f"{args.exemplars}: holds no marked reports ({FILES})", file=sys.stderr)
        return 2
    real, real_words = counted(news(args.news))
    print(f"{own_words:,} invented words, {real_words:,} real ones")
    lists = [
        ("words oftener in real reports", (real, real_words, own, own_words), 1),
        ("runs of two", (real, real_words, own, own_words), 2),
        ("runs of three", (real, real_words, own, own_words), 3),
        ("words oftener in invented reports", (own, own_words, real, real_words), 1),
    ]
    for title, (here, words, there, others), length in lists:
        found = sorted(oftener(here, words, there, others, length=length, times=args.times), reverse=True)
        kept = ", ".join(f"{run} {a}/{b}" for _, run, a, b in found[: args.most])
        print(f"\n{title} ({len(found)}): {kept}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
