#!/usr/bin/env python3
"""Fits the weights of confidence, and draws how well it is calibrated.

    python tools/fit_weights.py REPORTS… [--table act|tagged|fast|whole|again] [--unread REPORTS…] [--write] [--drawing FILE.svg]

REPORTS are annotated reports, each a folder or a file of JSON lines (docs/scoring.md; `benchmarks/unseen.py --lay` writes such
a file). `act` is how sure a telling that a frame found is of its type, `tagged` the same of what the tagger alone found, `fast` of frames alone, and a record counts as
right where an annotated event of the same type is told by the same words. `whole` is what a record's confidence says: it counts
as right where both sides agree, too. Fit it after `act`, since it builds on that. `again`, the last, is of pairs of records of one type and sides, how likely
the less sure one tells of nothing more: right where not both of them are. The weights are fitted by logistic regression on all records; how well they do is judged by weights fitted on the other
reports only. Rules were mended by the reports that the weights are fitted to, so that these are coded better than others: with
`--unread`, the log odds are scaled and shifted to what is right of records of reports that no rule was mended by. `--write` puts the weights into
src/dragoman/coding/data/weighing.toml. Prints the expected calibration error in ten bins of equal width, and what each threshold
would keep of each REPORTS: the precision of what counts as right, and the share of core events that are told of at all.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.coding.coder import Examiner
from dragoman.coding.confidence.weighing import PURPOSES
from dragoman.coding.confidence.whole import OF_THE_RECORD, sifted, whole_figures
from dragoman.coding.drafts import Draft
from dragoman.coding.happenings.like_records import alike, figures_of_two, seen_of
from dragoman.coding.writing import write
from dragoman.reading.cleaning import Clean
from dragoman.records import Report
from dragoman.scoring.gold import GoldReport, read_gold
from dragoman.scoring.matching import match
from dragoman.sources import Reading, read_reports
from dragoman.training.logistic import fitted

ROOT = Path(__file__).resolve().parents[1]
WEIGHING = ROOT / "src" / "dragoman" / "coding" / "data" / "weighing.toml"
RIDGE = {
    "act": 2.0,
    "tagged": 2.0,
    "fast": 2.0,
    "whole": 5.0,
    "again": 3.0,
}  # how strongly weights are held near 0
BINS = 10
KEPT = -1.0  # log odds: records less sure say little of those that are kept
Matrix = npt.NDArray[np.float64]
Groups = Sequence[tuple[Draft, ...]]


@dataclass(frozen=True)
class Records:
    """All records of the annotated reports: figures, whether right, the report and the place of REPORTS of each."""

    names: list[str]
    rows: Matrix
    right: Matrix
    report: npt.NDArray[np.int64]
    place: npt.NDArray[np.int64]
    core: Counter[int]  # annotated core events by place
    hits: npt.NDArray[np.bool_]  # whether the record tells of a core event
    ridge: float


def gather(places: Sequence[Path], table: str) -> Records:
    """Codes every report, keeping all that is found, and looks up which records are right."""
    examiner = Examiner.load(fast=table == "fast")
    if table == "tagged":  # all that the tagger finds, however little sure
        weights = replace(examiner.weights, tagged_thresholds=dict.fromkeys(PURPOSES, 0.0))
        examiner = replace(examiner, weights=weights)
    rows: list[dict[str, float]] = []
    told: list[tuple[bool, bool, int, int]] = []
    core: Counter[int] = Counter()
    for number, (place, report, gold) in enumerate(annotated(places)):
        core[place] += sum(e.core for e in gold.events)
        cleaned = examiner.cleaned(report)
        groups = examiner.happenings_in(examiner.nlp(cleaned.text), report=report, cleaned=cleaned)
        if table == "again":
            pairs = list(alike_pairs(groups, gold, report, cleaned, examiner))
            rows += [row for row, _ in pairs]
            told += [(one, False, number, place) for _, one in pairs]
            continue
        events = as_written(groups, report, cleaned, examiner)
        agreed = {m.predicted for m in match(gold.events, events, "full" if table == "whole" else "typed")}
        hits = {m.predicted for m in match(gold.events, events, "found") if gold.events[m.gold].core}
        for n, group in enumerate(groups):
            if (row := figures(group, table)) is not None:
                rows.append(row)
                told.append((n in agreed, n in hits, number, place))
    names = sorted({name for row in rows for name in row})
    right, hit, which, where = (np.array(column) for column in zip(*told, strict=True))
    matrix = np.array(
        [[row.get(n, 0.0) for n in names] for row in rows]
    )  # what no tagger read has fewer figures
    return Records(names, matrix, right.astype(float), which, where, core, hit, RIDGE[table])


def as_written(groups: Groups, report: Report, cleaned: Clean, examiner: Examiner) -> list[dict[str, Any]]:
    """The records of some happenings."""
    return [write(g, report=report, cleaned=cleaned, codebook=examiner.codebook).to_dict() for g in groups]


def alike_pairs(
    groups: Groups, gold: GoldReport, report: Report, cleaned: Clean, examiner: Examiner
) -> Iterator[tuple[dict[str, float], bool]]:
    """Of each two records of one type and sides that are kept, the less sure one first, what is weighed, and whether at most one of them is right."""
    weights = examiner.weights
    kept, _ = sifted(groups, weights=weights, at_least=weights.thresholds[examiner.purpose])
    events = as_written([group for group, _ in kept], report, cleaned, examiner)
    right = {m.predicted for m in match(gold.events, events, "full")}
    seen = [seen_of(record) for record in kept]
    by_sureness = sorted(range(len(kept)), key=lambda n: (seen[n].sure, -n))
    for n, m in combinations(by_sureness, 2):
        if alike(seen[n], seen[m]):
            yield figures_of_two(seen[n], seen[m]), not {n, m} <= right


def annotated(places: Sequence[Path]) -> Iterator[tuple[int, Report, GoldReport]]:
    """Each annotated report with the number of its place."""
    for place, path in enumerate(places):
        found = read_reports([str(path)], set_aside=print, reading=Reading(language="any"))
        given = {report.id: report for report in found}
        yield from ((place, given[gold.id], gold) for gold in read_gold(path))


def figures(group: Sequence[Draft], table: str) -> dict[str, float] | None:
    """What a happening's confidence, or that of its surest telling, is weighed from; None where no frame found that telling."""
    if table == "whole":
        return whole_figures(group)
    surest = max(group, key=lambda d: d.confidence)
    act = surest.act
    if bool(act.frame) != (table != "tagged") or act.sign:
        return None
    return {name: value for name, value in surest.figures.items() if name not in OF_THE_RECORD}


def weights_of(rows: Matrix, right: Matrix, free: int, ridge: float) -> Matrix:
    """Weights of a logistic regression; the column `free` is not held near 0."""
    hold = np.full(rows.shape[1], ridge)
    hold[free] = 0.0
    return fitted(rows, right, hold)


def crossed(data: Records) -> Matrix:
    """Each record's confidence by weights fitted on the other reports."""
    free, found = data.names.index("first"), np.zeros(len(data.right))
    for number in np.unique(data.report):
        own = data.report == number
        weights = weights_of(data.rows[~own], data.right[~own], free, data.ridge)
        found[own] = 1 / (1 + np.exp(-data.rows[own] @ weights))
    return found


def scaled(weights: Matrix, names: Sequence[str], unread: Records) -> Matrix:
    """The weights, scaled and shifted so that what they say holds of other reports (Platt 1999), whose records are about as sure as those that are kept."""
    known = {name: n for n, name in enumerate(unread.names)}
    odds = sum(
        w * unread.rows[:, known[name]] for name, w in zip(names, weights, strict=True) if name in known
    )
    kept = odds > KEPT
    rows = np.stack([odds[kept], np.ones(int(kept.sum()))], axis=1)
    scale, shift = weights_of(rows, unread.right[kept], 1, 0.0)
    print(f"log odds times {scale:.3f} and {shift:+.3f}, by {int(kept.sum())} records of unread reports")
    return weights * scale + shift * np.array([name == "first" for name in names])


def bins(confidence: Matrix, right: Matrix) -> list[tuple[float, float, int]]:
    """Mean confidence, share right, and number of records, of each bin that holds any."""
    at = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        (float(confidence[at == b].mean()), float(right[at == b].mean()), int((at == b).sum()))
        for b in range(BINS)
        if (at == b).any()
    ]


def calibration_error(confidence: Matrix, right: Matrix) -> float:
    """Expected calibration error: how far share right and mean confidence of a bin lie apart, weighted by its records."""
    return sum(n * abs(c - r) for c, r, n in bins(confidence, right)) / len(right)


def kept_at(threshold: float, confidence: Matrix, data: Records, place: int) -> tuple[int, float, float]:
    """Of the reports of a place, the records kept, their precision, and the share of core events that they tell of."""
    keep = (confidence >= threshold) & (data.place == place)
    precision = float(data.right[keep].mean()) if keep.any() else 0.0
    return int(keep.sum()), precision, float(data.hits[keep].sum()) / max(1, data.core[place])


def drawing(points: Sequence[tuple[float, float, int]], error: float, total: int) -> str:
    """The reliability diagram as SVG."""
    size, pad = 320, 44
    most = max(n for _, _, n in points)

    def at(x: float, y: float) -> tuple[float, float]:
        return round(pad + x * size, 1), round(pad + (1 - y) * size, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * pad} {size + 2 * pad + 12}" font-family="sans-serif" font-size="12">',
        "<title>Reliability of the confidence of records</title>",
        f'<rect x="{pad}" y="{pad}" width="{size}" height="{size}" fill="#fff" stroke="#888"/>',
        f'<line x1="{pad}" y1="{pad + size}" x2="{pad + size}" y2="{pad}" stroke="#888" stroke-dasharray="4 4"/>',
    ]
    for tick in range(0, 11, 2):
        x, y = at(tick / 10, 0)
        parts.append(f'<text x="{x}" y="{y + 16}" text-anchor="middle">{tick / 10:.1f}</text>')
        x, y = at(0, tick / 10)
        parts.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{tick / 10:.1f}</text>')
    path = " ".join(f"{x},{y}" for x, y in (at(c, r) for c, r, _ in points))
    parts.append(f'<polyline points="{path}" fill="none" stroke="#1f5fa8"/>')
    for c, r, n in points:
        x, y = at(c, r)
        parts.append(
            f'<circle cx="{x}" cy="{y}" r="{3 + 7 * (n / most) ** 0.5:.1f}" fill="#1f5fa8" fill-opacity="0.6"><title>{n} records</title></circle>'
        )
    parts += [
        f'<text x="{pad + size / 2}" y="{pad + size + 36}" text-anchor="middle">confidence</text>',
        f'<text x="{pad}" y="{pad - 28}">share right (words, type and sides), {total} records</text>',
        f'<text x="{pad}" y="{pad - 12}">expected calibration error {error:.3f}, weights fitted on the other reports</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def written(text: str, weights: dict[str, float], name: str) -> str:
    """The file with one table renewed."""
    table = "\n".join(f"{figure} = {value:.4f}" for figure, value in sorted(weights.items()))
    return re.sub(rf"(?ms)(^\[{name}\][^\n]*\n).*?(?=\n\[|\Z)", lambda m: m[1] + table + "\n", text)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--table", choices=tuple(RIDGE), default="whole")
    parser.add_argument("--unread", type=Path, nargs="+", default=[], metavar="REPORTS")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--drawing", type=Path)
    args = parser.parse_args(argv)
    data = gather(args.reports, args.table)
    places = range(int(data.place.max()) + 1)
    weights = weights_of(data.rows, data.right, data.names.index("first"), data.ridge)
    confidence = crossed(data)
    error = calibration_error(confidence, data.right)
    if args.unread:
        weights = scaled(weights, data.names, gather(args.unread, args.table))
    named: dict[str, Any] = dict(zip(data.names, map(float, weights), strict=True))
    print("weights: " + "  ".join(f"{n} {w:.3f}" for n, w in named.items()))
    print(f"{len(data.right)} records, {data.right.mean():.3f} right; expected calibration error {error:.4f}")
    for c, r, n in bins(confidence, data.right):
        print(f"  confidence {c:.2f}: {r:.2f} of {n} right")
    print("threshold" + "   kept  precision  core recall, found" * len(places))
    for step in range(18):
        shares = [kept_at(step / 20, confidence, data, place) for place in places]
        print(f"{step / 20:9.2f}" + "".join(f"{n:7}{p:11.3f}{r:20.3f}" for n, p, r in shares))
    if args.write:
        WEIGHING.write_text(
            written(WEIGHING.read_text(encoding="utf-8"), named, args.table), encoding="utf-8"
        )
    if args.drawing:
        args.drawing.write_text(
            drawing(bins(confidence, data.right), error, len(data.right)), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
