"""Are copies of reports found, and only they? Precision and recall over pairs, and over a stream.

    python benchmarks/copies.py FILE… [--json] [--errors]

Each line of a FILE is a report (`id`, `text`), which is a copy of another (`of`, edited as `edits` says) or stands for itself
(`of` is null). Pairs: every report with the one that it was made from is a copy; every two reports that go back to different ones
are none; two copies of one report are not judged. A pair is found where the signatures meet in a band and the texts are then
found to be copies, as in a store. Stream: all reports are stored in the order of the file and in the opposite one; each copy must point at a
report of its own family, and nothing else at anything.
"""

import itertools
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from given import options, rows, show_each

from dragoman import Report
from dragoman.records import Event
from dragoman.store import Store
from dragoman.store.tales import Tales
from dragoman.stories import compare, signature, tell_stories


@dataclass(frozen=True)
class Uncoded:
    """A report in which nothing was coded: copies are found by the words alone."""

    report: Report
    events: tuple[Event, ...] = ()
    sentences: int = 0
    set_aside: tuple[tuple[str, str], ...] = ()


def families(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Each report's id with that of the first report that it goes back to."""
    made_from = {row["id"]: row["of"] for row in rows}

    def first(name: str) -> str:
        return first(made_from[name]) if made_from[name] else name

    return {name: first(name) for name in made_from}


def pairs(rows: Sequence[Mapping[str, str]], *, errors: bool) -> dict[str, float]:
    """Precision and recall over pairs."""
    family = families(rows)
    bands = {row["id"]: set(signature(row["text"]).bands) for row in rows}
    counts: Counter[str] = Counter()
    for one, other in itertools.combinations(rows, 2):
        made = one["id"] == other["of"] or other["id"] == one["of"]
        if not made and family[one["id"]] == family[other["id"]]:
            continue
        met = bool(bands[one["id"]] & bands[other["id"]])
        copy = compare(one["text"], other["text"]) if met or made or errors else None
        found = met and copy is not None
        counts[f"{'copy' if made else 'other'} {'found' if found else 'not found'}"] += 1
        if errors and found is not made:
            print("missed" if made else "WRONG", one["id"], other["id"], "met" if met else "never met", copy)
    return {"copies": counts["copy found"] + counts["copy not found"],
            "others": counts["other found"] + counts["other not found"],
            **rates(counts["copy found"], counts["other found"], counts["copy not found"])}  # fmt: skip


def stream(rows: Sequence[Mapping[str, str]], folder: Path) -> dict[str, float]:
    """Precision and recall of what a store that gets the reports one after the other knows of copies."""
    family = families(rows)
    with Store.open(folder / f"{rows[0]['id']}.duckdb") as store:
        reports = [Report(id=row["id"], text=row["text"], published="2026-03-05") for row in rows]
        store.add([Uncoded(report) for report in reports], coder_version="1")
        tell_stories(store)
        found = Tales(store).copies([row["id"] for row in rows])
    seen: set[str] = set()
    right = wrong = missed = 0
    for row in rows:
        mine = family[row["id"]]
        if row["id"] in found:
            right, wrong = (
                right + (family[found[row["id"]]] == mine),
                wrong + (family[found[row["id"]]] != mine),
            )
        else:
            missed += mine in seen
        seen.add(mine)
    return rates(right, wrong, missed)


def rates(right: int, wrong: int, missed: int) -> dict[str, float]:
    """Precision and recall of counts."""
    return {
        "precision": right / (right + wrong) if right + wrong else 0.0,
        "recall": right / (right + missed) if right + missed else 0.0,
        "wrong": wrong,
        "missed": missed,
    }


def main() -> None:
    """Compare, measure, print."""
    parser = options(__doc__)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    args = parser.parse_args()
    given = rows(args.files)
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "pairs": pairs(given, errors=args.errors),
            "stream": stream(given, Path(folder)),
            "stream backwards": stream(given[::-1], Path(folder)),
        }
    show_each(figures, as_json=args.json, width=17)


if __name__ == "__main__":
    main()
