"""How right are the records of reports that were annotated without seeing them?

    python benchmarks/unseen.py NEWS.jsonl… [--set 1|2|3] [--purpose precise|default|broad] [--json] [--lay FOLDER]

Takes the texts from the files of news, and their events from `data/annotated.tsv`, which holds offsets and codes alone. Codes each
report that is annotated and in one of the files, and scores it as `dragoman score` does: *found*, a record tells of the event;
*typed*, with its type; *full*, both sides agree as well. *Right* is what a reader would ask of a record: its type, its sides and its status.
`--lay` writes gold and records into a folder, for `dragoman score FOLDER/gold.jsonl FOLDER/coded.jsonl --html PAGE`.

Sets 1 and 2 were read while rules were mended, set 3 was only measured. Who mends rules by it should annotate others then.
"""

import csv
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from given import options, rows

import dragoman
from dragoman.records import Report
from dragoman.scoring import read_gold, read_predicted, score
from dragoman.scoring.gold import GoldReport, Record
from dragoman.scoring.matching import match

ANNOTATED = Path(__file__).parent / "data" / "annotated.tsv"
DIGITS = 16  # of the hash of a text that name it
TOLD = ("id", "published", "publisher", "url")  # what is coded beside the text
SURE = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8)  # confidences from which records are counted
Row = Mapping[str, str]


def main() -> int:
    """Codes and scores the annotated reports among those of the files that the command line names."""
    parser = options(__doc__)
    parser.add_argument("--set", choices=("1", "2", "3"), help="one set; else all")
    parser.add_argument("--purpose", choices=("precise", "default", "broad"), default="default")
    parser.add_argument("--lay", type=Path, metavar="FOLDER", help="where to leave gold and records")
    chosen = parser.parse_args()
    annotated = rows_by_report(chosen.set)
    reports = list(with_events(rows(chosen.files), annotated))
    if not reports:
        print("none of the annotated reports is in these files", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as spare:
        folder = chosen.lay or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        lay(reports, folder, dragoman.load(purpose=chosen.purpose))
        found = figures(folder)
    print(json.dumps(found, sort_keys=True) if chosen.json else told(found))
    return 0


def rows_by_report(only: str | None) -> dict[str, list[Row]]:
    """The rows of each annotated report, of one set or of all."""
    lines = [x for x in ANNOTATED.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    found: dict[str, list[Row]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if only in {None, row["set"]}:
            found.setdefault(row["report"], []).append(row)
    return found


def with_events(
    reports: Iterable[dict[str, Any]], annotated: Mapping[str, Sequence[Row]]
) -> Iterator[dict[str, Any]]:
    """The annotated ones of some reports, each once, with their events in the layout of docs/scoring.md."""
    seen: set[str] = set()
    for report in reports:
        name = hashlib.sha256(report["text"].encode()).hexdigest()[:DIGITS]
        if name in annotated and name not in seen:
            seen.add(name)
            events = [event(row, report["text"]) for row in annotated[name] if row["type"]]
            yield {**report, "published": report.get("published") or "", "events": events}


def event(row: Row, text: str) -> dict[str, Any]:
    """An annotated event with the words that its offsets point to."""

    def words(place: str) -> str:
        start, end = place.split("-")
        return text[int(start) : int(end)]

    def actors(side: str) -> list[dict[str, str]]:
        parts = [actor.split(":") for actor in row[side].split()]
        return [{"mention": words(at), "name": "", "country": c, "sector": s} for at, c, s in parts]

    by, place = row["by"], row["place"].split(":")
    return {
        **{name: row[name] for name in ("type", "mode", "content", "status", "certainty", "start")},
        "core": row["weight"] == "core",
        "reciprocal": bool(row["sides"]),
        "evidence": [words(part) for part in row["evidence"].split()],
        "source": actors("source"),
        "target": actors("target"),
        "attributed_to": by if by in {"", "unnamed"} else words(by),
        "place": {"mention": words(place[0]), "country": place[1]} if row["place"] else None,
    }


def lay(reports: Sequence[dict[str, Any]], folder: Path, coder: dragoman.Coder) -> None:
    """Leaves the annotated reports and what is coded of them in a folder."""
    given = [Report(text=r["text"], **{name: r.get(name) or "" for name in TOLD}) for r in reports]
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        gold.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
    with (folder / "coded.jsonl").open("w", encoding="utf-8") as coded:
        for _, events in coder.code_many(given):
            coded.writelines(json.dumps(e.to_dict(), ensure_ascii=False) + "\n" for e in events)


def figures(folder: Path) -> dict[str, Any]:
    """Precision, recall of core events and F1 by level, fields of full matches, and the share of records that is right."""
    gold, coded = read_gold(folder / "gold.jsonl"), read_predicted(folder / "coded.jsonl")
    scored = score(gold, coded, draws=1)
    judged = [record for report in gold for record in judgements(report, coded.get(report.id, []))]
    levels = {name: level.figures for name, level in scored.levels.items()}
    return {
        "reports": scored.reports,
        "records": len(judged),
        "core": levels["found"].core,
        **{name: {"precision": f.precision, "recall": f.recall, "f1": f.f1} for name, f in levels.items()},
        "fields": {name: right / of for name, (right, of) in scored.fields.items()},
        "right": {str(least): shares(judged, least) for least in SURE},
    }


def judgements(report: GoldReport, records: Sequence[Record]) -> Iterator[tuple[float, bool]]:
    """The confidence of each record of a report, and whether it is right."""
    status = {
        m.predicted: report.events[m.gold].fields["status"] for m in match(report.events, records, "full")
    }
    for n, record in enumerate(records):
        yield float(record["confidence"]), status.get(n) == record["status"]


def shares(judged: Sequence[tuple[float, bool]], least: float) -> dict[str, float]:
    """How many records are at least so sure, and which share of them is right."""
    sure = [right for confidence, right in judged if confidence >= least]
    return {"records": len(sure), "right": sum(sure) / max(1, len(sure))}


def told(found: Mapping[str, Any]) -> str:
    """The figures as a table."""
    lines = [f"{found['reports']} reports, {found['core']} core events, {found['records']} records", ""]
    for name in ("found", "typed", "full"):
        level = found[name]
        lines.append(
            f"{name:14} precision {level['precision']:.3f}  recall {level['recall']:.3f}  F1 {level['f1']:.3f}"
        )
    lines += ["", *(f"{name:14} {share:.3f}" for name, share in found["fields"].items())]
    lines += ["", "right in type, sides and status, of records with at least this confidence:"]
    lines += [
        f"{float(least):14.2f} {share['right']:.3f} of {share['records']}"
        for least, share in found["right"].items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
