"""Do records of one happening find one another, and only they? B-cubed over the records of many reports.

    python benchmarks/stories.py FILE… [--half tune|held] [--json] [--errors]

Each line of a FILE is a report (`id`, `text`, `published`, `publisher`) that tells of one `happening` of one `type`. All reports
are coded by the coder as it is, stored, and told into stories. Of each report, the record of the stated type is looked
at, the earliest where there are several; its other records have no gold story and are not counted. Measures are B-cubed (Bagga and
Baldwin 1998). `records` are measured over the records that were coded with the right type; `reports` over all reports, where
one that was coded otherwise counts as a story of its own, so that it also holds what the coder lost.
"""

import datetime as dt
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from given import options, rows, show_each

import dragoman
from dragoman import Report
from dragoman.records import Event
from dragoman.store import Store
from dragoman.stories import Teller, tell_stories
from dragoman.stories.fitting import fit

Row = Mapping[str, str]


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """B-cubed precision, recall and F1 of a grouping: both map items to the names of their groups."""
    gold_groups, found_groups = groups(gold), groups(found)
    precision = recall = 0.0
    for item in gold:
        mine, theirs = gold_groups[gold[item]], found_groups[found[item]]
        both = len(mine & theirs)
        precision += both / len(theirs)
        recall += both / len(mine)
    count = max(1, len(gold))
    p, r = precision / count, recall / count
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def groups(names: Mapping[str, str]) -> dict[str, set[str]]:
    """The items of each group."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item, name in names.items():
        found[name].add(item)
    return found


def told(rows: Sequence[Row], folder: Path) -> list[Event]:
    """Every record of the reports, in its story."""
    coder = dragoman.load()
    with Store.open(folder / "stories.duckdb") as store:
        for row in rows:
            report = Report(
                id=row["id"], text=row["text"], published=row["published"], publisher=row["publisher"]
            )
            store.add([coder.examine(report)], coder_version="1")
        tell_stories(store)
        return list(store.events())


def looked_at(rows: Sequence[Row], events: Sequence[Event]) -> dict[str, Event]:
    """Of each report, by its id, the earliest record of the stated type."""
    kinds = {row["id"]: row["type"] for row in rows}
    found: dict[str, Event] = {}
    for event in sorted(events, key=lambda e: (e.report_id, e.tellings[0].start)):
        if event.type == kinds[event.report_id]:
            found.setdefault(event.report_id, event)
    return found


def score(rows: Sequence[Row], found: Mapping[str, Event]) -> dict[str, float]:
    """The measures over some rows."""
    gold = {row["id"]: row["happening"] for row in rows}
    stories = {r: found[r].story_id or r if r in found else f"not coded: {r}" for r in gold}
    coded = {r: h for r, h in gold.items() if r in found}
    figures = {"happenings": len(set(gold.values())), "reports": len(gold), "coded": len(coded)}
    over = {
        **{f"records_{k}": v for k, v in b_cubed(coded, stories).items()},
        **{f"reports_{k}": v for k, v in b_cubed(gold, stories).items()},
    }
    return figures | over


def show_errors(rows: Sequence[Row], found: Mapping[str, Event]) -> None:
    """What was coded otherwise, and the pairs that were joined or parted wrongly."""
    for n, row in enumerate(rows):
        event = found.get(row["id"])
        if event is None:
            print(f"not coded as {row['type']}: {row['id']}  {row['text']}")
            continue
        for other in rows[:n]:
            its = found.get(other["id"])
            if its is None:
                continue
            same = its.story_id == event.story_id
            if same is not (other["happening"] == row["happening"]):
                worth, why = fit(teller(its, other), teller(event, row))
                print(f"{'JOINED' if same else 'parted'} {other['id']} {row['id']} {worth:.2f} {why}")
                print("   " + "\n   ".join(shown(e) for e in (its, event)))


def teller(event: Event, row: Row) -> Teller:
    """What is compared of a record."""
    time = event.time
    days = (dt.date.fromisoformat(time.start[:10]), dt.date.fromisoformat(time.end[:10])) if len(time.start) >= 10 and time.basis != "report" else None  # fmt: skip
    return Teller.of(event, published=dt.date.fromisoformat(row["published"]), days=days)


def shown(event: Event) -> str:
    """A record in one line."""
    sides = [
        ", ".join(f"{a.party}:{a.name or a.mention}" for a in side) for side in (event.source, event.target)
    ]
    place = f"{event.place.name} {event.place.country}" if event.place else ""
    words = f"{event.type}/{event.mode}/{event.content} {event.status} [{sides[0]}] -> [{sides[1]}]"
    return f"{words} {event.time.start}..{event.time.end} @{place} “{event.tellings[0].quote}”"


def main() -> None:
    """Code, tell, measure, print."""
    parser = options(__doc__)
    parser.add_argument("--half", choices=["tune", "held"], help="score the reports of this half only")
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    args = parser.parse_args()
    given = rows(args.files)
    with tempfile.TemporaryDirectory() as folder:
        found = looked_at(given, told(given, Path(folder)))
    halves = [args.half] if args.half else ["tune", "held"]
    picked = [row for row in given if row["half"] in halves]
    if args.errors:
        show_errors(picked, found)
    figures = {half: score([row for row in given if row["half"] == half], found) for half in halves}
    if not args.half:
        figures["all"] = score(given, found)
    show_each(figures, as_json=args.json, width=5)


if __name__ == "__main__":
    main()
