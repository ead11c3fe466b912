"""Which country did something to which? Country pairs of single sentences, and pairs with the type of event.

    python benchmarks/dyads.py FILE [--json] [--wrong]

FILE is tab-separated with the columns `id` (what stands before `#` names the sentence), `date` (YYYYMMDD), `sentence`,
`source_country`, `target_country`, `gold_type`; a sentence has one row for each pair. Each sentence is coded as a report.

How a sentence is judged. A pair is a source country and a target country, in that order; a body above states counts as
its kind (UNO, EUR, IGO, NGO, MNC), an armed network across borders as IMG. A record that has several actors on a side gives every pair of
them; each pair counts once a sentence. A reciprocal record gives one pair that is right in either order, and finds both
orders where gold has both. Where gold leaves a country blank, that side is not judged. A record with one side untold is
no pair: it can find a gold row that has that side blank, and counts as wrong where gold says NONE. A record without any
country is no pair. A denied act is a pair like any other; it has no strict type, so that with the type it is wrong.
NONE: the sentence tells of no event, so each pair found there is wrong. DROPPED: a statement that PLOVER does not code but
that others may (a threat uttered, a promise): its pair is not judged, neither as found nor as missed; other pairs of
the sentence are. With the type, `strict_type` must equal the gold type as well. Rows without a sentence are left out.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import dragoman
from dragoman.records import Actor, Event, Report

ABOVE_STATES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "IMG"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Who did it to whom; a country is "" where it is not told. `type` is the strict type."""

    source: str
    target: str
    type: str
    either_way: bool = False


@dataclass(slots=True)
class Tally:
    """Gold pairs and how many were found; predicted pairs and how many are right."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def main() -> int:
    """Codes the sentences of the file named on the command line and judges their pairs."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path)
    options.add_argument("--json", action="store_true", help="one JSON object")
    options.add_argument("--wrong", action="store_true", help="list what is missed and what is invented")
    chosen = options.parse_args()
    with chosen.file.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if r["sentence"]]
    sentences: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        sentences.setdefault(row["id"].partition("#")[0], []).append(row)
    coder = dragoman.load()
    reports = (_report(name, group[0]) for name, group in sentences.items())
    plain, typed = Tally(), Tally()
    for (report, events), group in zip(coder.code_many(reports), sentences.values(), strict=True):
        pairs = [p for event in events for p in pairs_of(event)]
        missed, invented = judge(group, pairs, plain, by_type=False)
        judge(group, pairs, typed, by_type=True)
        if chosen.wrong and (missed or invented):
            print(report.id, "missed", missed, "invented", invented, "\n   ", report.text)
    _print(plain, typed, sentences=len(sentences), as_json=chosen.json)
    return 0


def _report(name: str, row: dict[str, str]) -> Report:
    day = row["date"]
    published = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if len(day) == 8 and day.isdigit() else ""
    return Report(id=name, text=row["sentence"], published=published)


def pairs_of(event: Event) -> Iterable[Pair]:
    """The pairs of one record, both sides told or one."""
    sources = sorted({country_of(a) for a in event.source} - {""})
    targets = sorted({country_of(a) for a in event.target} - {""})
    if event.reciprocal and len(sources) + len(targets) > 1:
        sides = sorted({*sources, *targets})
        joint = [(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :]] or [(sides[0], sides[0])]
        yield from (Pair(a, b, event.strict_type, either_way=True) for a, b in joint)
    else:
        told = ((s, t) for s in sources or [""] for t in targets or [""] if s or t)
        yield from (Pair(s, t, event.strict_type) for s, t in told)


def country_of(actor: Actor) -> str:
    """An actor's country; of one above states its kind."""
    return actor.country or (actor.sector if actor.sector in ABOVE_STATES else "")


def judge(
    rows: Sequence[dict[str, str]], pairs: Sequence[Pair], tally: Tally, *, by_type: bool
) -> tuple[list[str], list[str]]:
    """Adds one sentence to a tally; returns what was missed and what invented, in words."""
    gold = [r for r in rows if r["gold_type"] not in {"NONE", "DROPPED"}]
    dropped = [r for r in rows if r["gold_type"] == "DROPPED"]
    none = any(r["gold_type"] == "NONE" for r in rows)
    found = [any(fits(r, p, by_type=by_type) for p in pairs) for r in gold]
    tally.gold += len(gold)
    tally.found += sum(found)
    seen: set[tuple[str, str, str]] = set()
    invented: list[str] = []
    for pair in pairs:
        mark = (pair.source, pair.target, pair.type if by_type else "")
        right = any(fits(r, pair, by_type=by_type) for r in gold)
        unjudged = not right and (
            any(fits(r, pair, by_type=False) for r in dropped)
            or ((not pair.source or not pair.target) and not none)
        )
        if unjudged or mark in seen:
            continue
        seen.add(mark)
        tally.predicted += 1
        tally.right += right
        if not right:
            invented.append(f"{pair.type} {pair.source}>{pair.target}")
    missed = [
        f"{r['gold_type']} {r['source_country']}>{r['target_country']}"
        for r, hit in zip(gold, found, strict=True)
        if not hit
    ]
    return missed, invented


def fits(row: dict[str, str], pair: Pair, *, by_type: bool) -> bool:
    """Whether a pair is the one of a gold row; sides that gold leaves blank are not judged."""
    wanted = (row["source_country"], row["target_country"])
    orders = [(pair.source, pair.target)] + ([(pair.target, pair.source)] if pair.either_way else [])
    agrees = any(all(w in ("", c) for w, c in zip(wanted, order, strict=True)) for order in orders)
    return agrees and (not by_type or row["gold_type"] == pair.type)


def _print(plain: Tally, typed: Tally, *, sentences: int, as_json: bool) -> None:
    report: dict[str, float | int] = {"sentences": sentences}
    for name, tally in (("pair", plain), ("pair_type", typed)):
        precision, recall, f1 = tally.figures()
        report |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}
        report |= {f"{name}_gold": tally.gold, f"{name}_predicted": tally.predicted}
    if as_json:
        print(json.dumps({k: round(v, 4) for k, v in report.items()}))
        return
    for key, value in report.items():
        print(f"{key:24} {value:.3f}" if isinstance(value, float) else f"{key:24} {value}")


if __name__ == "__main__":
    raise SystemExit(main())
