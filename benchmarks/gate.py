"""What does the gate keep from being parsed, and what does it lose?

    python benchmarks/gate.py FILE… [--most N] [--json]

FILE is JSON lines of reports (`id`, `text`, `published`). Each is coded with the gate and without it, lots of reports taking turns at being first.
A record is the same where its type and the country, sector and name (or else the mention) of each of its sides are; `lost` are
those without the gate that have no such partner in the same report with it, `new` the other way round, and `gone` those lost
of whose type no record is told by any of the same words. Seconds are CPU time of all that coding does.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from given import report_options, reports

import dragoman
from dragoman import Actor, Event, Report
from dragoman.running.worker import settle

LOT = 20
Side = tuple[tuple[str, str, str], ...]


def main() -> int:
    """Compares with and without the gate on the files named on the command line."""
    args = report_options(__doc__).parse_args()
    gated = dragoman.load()
    gated.code(Report(text="Kenya's president met Ghana's in Nairobi on Monday.", published="2026-03-05"))
    settle()
    counts = {f.stem: measure(gated, list(reports(f, most=args.most))) for f in args.files}
    counts["all"] = sum(counts.values(), Counter())
    told = {name: figures(count) for name, count in counts.items()}
    print(json.dumps(told) if args.json else table(told))
    return 0


def measure(gated: dragoman.Coder, rows: Sequence[Report]) -> Counter[str]:
    """Counts of characters and records, and seconds."""
    whole, count = replace(gated, gate=None), Counter[str]()
    for start in range(0, len(rows), LOT):
        lot = rows[start : start + LOT]
        coded: dict[str, list[tuple[Event, ...]]] = {}
        turns = [("without", whole), ("with", gated)]
        for name, coder in turns if start // LOT % 2 else reversed(turns):  # the first meets more new words
            begun = time.process_time()
            coded[name] = [events for _, events in coder.code_many(lot)]
            count[f"seconds {name}"] += time.process_time() - begun  # type: ignore[assignment]
            count[f"characters {name}"] += sum(len(coder.cleaned(r).text) for r in lot)
        for before, after in zip(coded["without"], coded["with"], strict=True):
            count += compared(before, after)
    count["reports"] = len(rows)
    return count


def compared(before: Sequence[Event], after: Sequence[Event]) -> Counter[str]:
    """How the records of one report differ."""
    old, new = Counter(map(key, before)), Counter(map(key, after))
    gone = sum(not any(told_alike(e, other) for other in after) for e in before)
    return Counter(records=len(before), lost=(old - new).total(), new=(new - old).total(), gone=gone)


def key(event: Event) -> tuple[str, Side, Side]:
    return event.type, side(event.source), side(event.target)


def side(actors: Iterable[Actor]) -> Side:
    return tuple(sorted((a.country, a.sector, a.name or a.mention) for a in actors))


def told_alike(one: Event, other: Event) -> bool:
    """Whether two records are of one type and some words tell of both."""
    return one.type == other.type and any(
        a.start < b.end and b.start < a.end for a in one.tellings for b in other.tellings
    )


def figures(count: Counter[str]) -> dict[str, float]:
    records, characters, seconds = (
        max(1e-9, count[n]) for n in ("records", "characters without", "seconds without")
    )
    return {
        "reports": count["reports"],
        "text left out": round(1 - count["characters with"] / characters, 4),
        "records": count["records"],
        "lost": count["lost"],
        "new": count["new"],
        "gone": count["gone"],
        "share lost": round(count["lost"] / records, 4),
        "time saved": round(1 - count["seconds with"] / seconds, 4),
    }


def table(told: dict[str, dict[str, float]]) -> str:
    names = list(next(iter(told.values())))
    rows = [["", *names], *([file, *(f"{v[n]:,}" for n in names)] for file, v in told.items())]
    return "\n".join("  ".join(f"{cell:>15}" for cell in row) for row in rows)


if __name__ == "__main__":
    sys.exit(main())
