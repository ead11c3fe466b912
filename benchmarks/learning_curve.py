"""How much better does the learned part get with more exemplars?

    python benchmarks/learning_curve.py FILE FOLDER… [--drawing CURVE.svg] [--json]

FILE is a table of marked sentences as benchmarks/relations.py reads it. Each FOLDER holds the learned part as `python -m
dragoman.training exemplars --share SHARE --out FOLDER` writes it, and is named after its share (0.125, 0.25, 0.5, 1). All are
judged without frames. Beside the pair task it measures the hard negatives that are held out of every training: the share
taken for an event, by the weights that are shipped. `--drawing` needs Altair (group `dev`). Exit status: 0 measured, 2 wrong
usage or an unreadable file.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import relations

from dragoman.coding.coder import Examiner
from dragoman.coding.learned.classifier import Classifier
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked
from dragoman.coding.relating import relation_of
from dragoman.training.lessons import read_lessons

EXEMPLARS = relations.ROOT / "exemplars"
Point = dict[str, float]


def measured(
    folder: Path, rows: Sequence[relations.Row], held: Sequence[Marked], examiner: Examiner
) -> Point:
    """The figures of one folder's learned part."""
    classifier = Classifier(folder)

    def related(some: Sequence[Marked]) -> list[relations.Relation]:
        return [
            relation_of(classifier.judge(m), (), codebook=examiner.codebook, weights=examiner.weights)
            for m in some
        ]

    guessed = [relations.guess(r, examiner.codebook) for r in related([row.marked for row in rows])]
    found = relations.scores([row.gold for row in rows], guessed)
    false = sum(r.type != NONE for r in related(held)) / len(held)
    return {
        "share": float(folder.name),
        "accuracy": found["accuracy"],
        "macro_f1": found["macro_f1"],
        "false_events": round(false, 4),
    }


def draw(points: Sequence[Point], path: Path) -> None:
    """The curve as SVG: shares in doublings, figures on one scale."""
    import altair

    names = {"accuracy": "accuracy", "macro_f1": "macro-F1", "false_events": "false events"}
    values = [
        {"share": p["share"], "figure": p[key], "of": name} for p in points for key, name in names.items()
    ]
    chart = (
        altair.Chart(
            altair.Data(values=values), title="The learned part and its exemplars", width=380, height=240
        )
        .mark_line(point=True)
        .encode(
            x=altair.X(
                "share:Q",
                scale=altair.Scale(type="log", base=2),
                axis=altair.Axis(title="share of the exemplars", values=[p["share"] for p in points]),
            ),
            y=altair.Y("figure:Q", title="", scale=altair.Scale(domain=[0, 1])),
            color=altair.Color(
                "of:N", title="figure", scale=altair.Scale(range=["#0072b2", "#d55e00", "#009e73"])
            ),
            shape=altair.Shape("of:N", legend=None),
        )
    )
    chart.save(path)


def main(argv: Sequence[str] | None = None) -> int:
    """Measures the folders named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", metavar="folder")
    parser.add_argument("--drawing", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    try:
        rows = relations.read(args.file)
    except (OSError, KeyError, ValueError) as error:
        print(f"learning_curve: {args.file}: {error}", file=sys.stderr)
        return 2
    held = [x.marked for x in read_lessons(sorted(EXEMPLARS.glob("*.jsonl"))) if x.held_out]
    examiner = Examiner.load()
    points = sorted((measured(f, rows, held, examiner) for f in args.folders), key=lambda p: p["share"])
    if args.json:
        print(json.dumps(points))
    else:
        print(f"{'share':>8}{'accuracy':>10}{'macro-F1':>10}{'false events':>14}")
        for p in points:
            print(f"{p['share']:8}{p['accuracy']:10.3f}{p['macro_f1']:10.3f}{p['false_events']:14.3f}")
    if args.drawing:
        draw(points, args.drawing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
