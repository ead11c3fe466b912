"""Which type of event does a sentence tell of between two marked parties?

Reads a table (tabs) with `marked_sentence`, the sides in <s>…</s> and <t>…</t>, and `gold_root`, a PLOVER type or YIELD for
CONCEDE and RETREAT. Every row tells of an event, so the most probable type is taken, "NONE" left out. What is planned
counts as that file's coders count it, as CAMEO does: a promise to cooperate or to give way is AGREE, of force THREATEN. So does
what a court finds: ACCUSE, as in PLOVER's own table for CAMEO's 116, where its manual and Dragoman have SANCTION, mode convict.
A row of the table printed leaves verdicts as they are.

    python benchmarks/relations.py FILE [--json] [--exemplars FOLDER]

Prints accuracy and macro-F1 of frames alone, the learned part alone, both, and, where scikit-learn is installed, of TF-IDF
with a support vector machine trained on the same exemplars. `--json`: the figures of both. Exit status: 0 measured, 2 wrong
usage or an unreadable file.
"""

import argparse
import csv
import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.codebook import Codebook
from dragoman.coding.coder import Examiner
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked
from dragoman.coding.relating import relation_of, votes_of
from dragoman.coding.who import find_mentions
from dragoman.records import Relation
from dragoman.training.lessons import Lesson, read_lessons, unmarked

ROOT = Path(__file__).resolve().parents[1]
TAG = re.compile(r"(</?[st]>)")
YIELD = frozenset({"CONCEDE", "RETREAT"})
AHEAD = frozenset({"planned", "conditional"})
VERDICT = ("SANCTION", "convict")


@dataclass(frozen=True, slots=True)
class Row:
    """One marked sentence and its gold root."""

    marked: Marked
    gold: str


def read(path: Path) -> list[Row]:
    """The rows of a table; where a side is marked twice the first counts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(unmarked(_once(r["marked_sentence"])), r["gold_root"]) for r in rows]


def _once(text: str) -> str:
    seen: set[str] = set()
    parts = []
    for part in TAG.split(text):
        if TAG.fullmatch(part):
            if part in seen:
                continue
            seen.add(part)
        parts.append(part)
    return "".join(parts)


def root(type_: str) -> str:
    return "YIELD" if type_ in YIELD else type_


def rooted(type_: str, status: str, book: Codebook) -> str:
    """The root that a type has while its act has this status."""
    if type_ in YIELD and status in AHEAD:
        return "AGREE"
    return root(book.strict_type(type_, status) or type_)  # type: ignore[arg-type]


def guess(relation: Relation, book: Codebook, *, verdicts: str = "ACCUSE") -> str:
    """The most probable root, over types and statuses; `verdicts` is that of what a court finds."""
    shares: dict[str, float] = {}
    for type_, share in relation.probabilities.items():
        for status, part in relation.statuses.items():
            if type_ != NONE:
                name = rooted(type_, status, book)
                shares[name] = shares.get(name, 0.0) + share * part
    best = max(shares, key=lambda r: (shares[r], r))
    return verdicts if (best, relation.mode) == VERDICT else best


def scores(gold: Sequence[str], guessed: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro-F1 over the roots that the file holds, and each root's F1."""
    by: dict[str, float] = {}
    for name in sorted(set(gold)):
        right = sum(g == p == name for g, p in zip(gold, guessed, strict=True))
        by[name] = 2 * right / (gold.count(name) + guessed.count(name)) if right else 0.0
    right = sum(g == p for g, p in zip(gold, guessed, strict=True))
    return {
        "accuracy": round(right / len(gold), 4),
        "macro_f1": round(sum(by.values()) / len(by), 4),
        "by_root": {k: round(v, 4) for k, v in by.items()},
    }


def measure(rows: Sequence[Row], examiner: Examiner) -> dict[str, dict[str, Any]]:
    """Scores of frames alone, the learned part alone, and both; seconds that each took."""
    book, gold = examiner.codebook, [r.gold for r in rows]
    begun = time.perf_counter()
    docs = list(examiner.nlp.pipe(r.marked.text for r in rows))
    parsed = time.perf_counter()
    votes = []
    for doc, row in zip(docs, rows, strict=True):
        mentions = frozenset(m.head for m in find_mentions(doc, knowledge=examiner.knowledge))
        votes.append(votes_of(doc, row.marked, frames=examiner.frames, mentions=mentions))
    framed = time.perf_counter()
    judged = [examiner.classifier.judge(row.marked) for row in rows]
    done = time.perf_counter()
    seconds = {"frames": framed - begun, "learned": done - framed, "both": done - begun}
    found = {}
    for name, pairs in (
        ("frames", [(None, v) for v in votes]),
        ("learned", [(j, ()) for j in judged]),
        ("both", list(zip(judged, votes, strict=True))),
    ):
        relations = [relation_of(j, v, codebook=book, weights=examiner.weights) for j, v in pairs]
        guessed = [
            guess(r, book) if j is not None or v else "" for r, (j, v) in zip(relations, pairs, strict=True)
        ]
        found[name] = {**scores(gold, guessed), "seconds": round(seconds[name], 2)}
    plain = [guess(r, book, verdicts=VERDICT[0]) for r in relations]
    found["verdicts apart"] = {**scores(gold, plain), "seconds": round(seconds["both"], 2)}
    found["both"]["taken_for_no_event"] = round(sum(r.type == NONE for r in relations) / len(rows), 4)
    found["both"]["parsing_seconds"] = round(parsed - begun, 2)
    return found


def baseline(rows: Sequence[Row], lessons: Sequence[Lesson], book: Codebook) -> dict[str, Any] | None:
    """TF-IDF of one and two words, the marks among them, and a linear support vector machine; None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    taught = [x for x in lessons if x.type != NONE and not x.held_out]
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    machine = LinearSVC(C=0.5).fit(
        vectors.fit_transform([_words(x.marked) for x in taught]),
        ["ACCUSE" if (x.type, x.mode) == VERDICT else rooted(x.type, x.status, book) for x in taught],
    )
    begun = time.perf_counter()
    guessed = list(machine.predict(vectors.transform([_words(r.marked) for r in rows])))
    return {
        **scores([r.gold for r in rows], guessed),
        "seconds": round(time.perf_counter() - begun, 2),
    }


def _words(marked: Marked) -> str:
    text = marked.text
    sides = ((marked.source, "sourceside"), (marked.target, "targetside"))
    for stretch, name in sorted(((s, n) for s, n in sides if s), reverse=True):
        if stretch:
            text = f"{text[: stretch[0]]} {name} {text[stretch[1] :]}"
    return text


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the file named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--exemplars", type=Path, default=ROOT / "exemplars")
    args = parser.parse_args(argv)
    try:
        rows = read(args.file)
    except (OSError, KeyError, ValueError) as error:
        print(f"relations: {args.file}: {error}", file=sys.stderr)
        return 2
    examiner = Examiner.load()
    found: Mapping[str, Any] = measure(rows, examiner)
    if args.json:
        print(
            json.dumps(
                {"n": len(rows), **found["both"], "frames": found["frames"], "learned": found["learned"]}
            )
        )
        return 0
    lessons = list(read_lessons(sorted(args.exemplars.glob("*.jsonl"))))
    table = {**found, "TF-IDF and SVM": baseline(rows, lessons, examiner.codebook)}
    print(f"{'':16}{'accuracy':>10}{'macro-F1':>10}{'sentences/s':>13}   ({len(rows)} sentences)")
    for name, row in table.items():
        if row is None:
            print(f"{name:16}  not measured: scikit-learn is not installed")
        else:
            print(
                f"{name:16}{row['accuracy']:10.3f}{row['macro_f1']:10.3f}{len(rows) / row['seconds']:13.0f}"
            )
    print("F1 of both: " + "  ".join(f"{k} {v:.2f}" for k, v in found["both"]["by_root"].items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
