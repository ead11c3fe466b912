"""Which place does the dateline of a report name?"""

from collections.abc import Set

from dragoman.coding.findings import Finding
from dragoman.coding.where.geocoding import place_of
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow
from dragoman.reading.cleaning import Clean
from dragoman.records import (
    Place,
    Report,
)


def dateline_of(
    report: Report, cleaned: Clean, *, gazetteer: Gazetteer, published_in: str
) -> Finding[Place] | None:
    """The place that a report's dateline names, or None; `published_in` is the country that its publisher tells from, or ""."""
    if cleaned.dateline is None:
        return None
    start, end = cleaned.dateline
    name = report.text[start:end]
    first, *rest = (part.strip() for part in name.split(","))
    rows = gazetteer.candidates(first)
    if not rows:
        return None
    around = {r.country for part in rest for r in gazetteer.candidates(part)}
    best = max(rows, key=lambda r: likely_dateline(r, around, published_in))
    return Finding(place_of(best, mention=name, basis="dateline"), (), "where.dateline")


def likely_dateline(row: PlaceRow, around: Set[str], published_in: str) -> tuple[bool, bool, bool, bool, int]:
    """How likely a dateline names a place: in the country told behind it, in the publisher's own, a capital, by its main name."""
    return (
        row.country in around,
        row.country == published_in,
        row.capital and row.primary,
        row.primary,
        row.population,
    )
