"""How well are types of a user's own told, by how many exemplars, and how often in reports that have nothing of them?

    python benchmarks/own_types.py FILE… [--most N] [--json]

Two codebooks of four types each in benchmarks/data/own_types/, about water and about arms. Their exemplars (`*_learn.jsonl`) and what they are
judged with (`*_test.jsonl`) were invented by two people, neither of whom saw the other's. `5` to `40` are F1 over the types by so many
exemplars of each type, and two and a half times as many of none. FILE is JSON lines of real reports: `records` is how many they
give, `taken` how many of these are given an own type, nearly all of them wrongly, as such reports hardly tell of such events.
"""

import dataclasses
import random
from collections.abc import Sequence
from pathlib import Path

from given import report_options, reports, show

import dragoman
from dragoman.codebook import load_codebook
from dragoman.codebook.own_types import read_own_codebook
from dragoman.coding.own_types.deciding import OwnTypes
from dragoman.training import own_types as learning

DATA = Path(__file__).parent / "data" / "own_types"
NAMES = ("water", "arms")
SIZES = (5, 10, 20, 40)
NONE_BESIDE = 2.5  # exemplars of none for each of a type
SEED = 1


def main() -> int:
    """Learns, judges, codes."""
    args = report_options(__doc__).parse_args()
    rows = [r for f in args.files for r in reports(f, most=args.most)]
    figures: dict[str, float] = {}
    for name in NAMES:
        figures |= {f"{name}, {what}": value for what, value in measure(name, rows).items()}
    show(figures, as_json=args.json, width=24)
    return 0


def measure(name: str, rows: Sequence[dragoman.Report]) -> dict[str, float]:
    """The figures of one codebook."""
    coder, book = dragoman.load(), read_own_codebook(DATA / f"{name}.toml", load_codebook())
    others = learning.background(coder.tagger)
    given, asked = (
        [
            one
            for one in learning.lessons(learning.read_exemplars(DATA / f"{name}_{part}.jsonl", book), coder)
            if one
        ]
        for part in ("learn", "test")
    )
    figures: dict[str, float] = {}
    for size in SIZES:
        own = learning.learn(drawn(given, size), others, book, seen_by="")
        figures[str(size)] = round(f1(asked, own), 3)
    full = learning.learn(given, others, book, seen_by="")
    right = [j for j in (learning.judged(one, full) for one in asked) if j.given]
    figures["precision"] = round(sum(j.given == j.exemplar.type for j in right) / len(right), 3)
    records = [e for r in rows for e in coded(coder, full, r)]
    return figures | {"records": len(records), "taken": sum(bool(e.own_type) for e in records)}


def drawn(given: Sequence[learning.Lesson], size: int) -> list[learning.Lesson]:
    """So many lessons of each type, by chance but always the same, and more of none."""
    draw, found = random.Random(SEED), list[learning.Lesson]()
    for kind in sorted({one.exemplar.type for one in given}):
        of = [one for one in given if one.exemplar.type == kind]
        draw.shuffle(of)
        found += of[: size if kind else int(NONE_BESIDE * size)]
    return found


def f1(asked: Sequence[learning.Lesson], own: OwnTypes) -> float:
    """F1 over all types together: none is no type."""
    judged = [learning.judged(one, own) for one in asked]
    right = sum(j.given == j.exemplar.type != "" for j in judged)
    return 2 * right / (sum(j.given != "" for j in judged) + sum(j.exemplar.type != "" for j in judged))


def coded(coder: dragoman.Coder, own: OwnTypes, report: dragoman.Report) -> Sequence[dragoman.Event]:
    """The records of a report, with their own types."""
    return dataclasses.replace(coder, own_types=own).code(report)


if __name__ == "__main__":
    raise SystemExit(main())
