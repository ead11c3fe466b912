"""How do records leave as POLECAT events? One row a record; several actors stand in one cell."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, named
from dragoman.exports.icews import place_cells
from dragoman.exports.tabular import Dialect, Values, strict_and_day, write_rows
from dragoman.records import Actor
from dragoman.store import Entry

QUAD_NAMES = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}


def rows_of(entry: Entry, codes: Codes) -> Iterator[Values]:
    """The row of `polecat.tsv`."""
    event, (strict, day) = entry.event, strict_and_day(entry, codes)
    place = event.place
    yield {
        "Event ID": event.event_id,
        "Event Date": day,
        "Event Type": strict.type,
        "Event Mode": strict.mode,
        "Intensity": strict.plover_score,
        "Quad Code": QUAD_NAMES[strict.quad_class],
        "Contexts": ";".join(event.contexts),
        **_side(event.source, "Actor", codes),
        **_side(event.target, "Recipient", codes),
        **place_cells(place),
        "Placename": place.name if place else "",
        "Country": place.country if place else "",
        "GeoNames ID": place.geonames_id if place else None,
        "Raw Placename": place.mention if place else "",
        "Feature Type": place.precision if place else "",
        "Source": entry.publisher,
        "Publication Date": entry.published,
        "Language": "English",
        "Version": f"Dragoman {event.coder_version}",
    }


def _side(actors: Sequence[Actor], who: str, codes: Codes) -> Values:
    return {
        f"{who} Name": _joined(named(a) for a in actors),
        f"{who} Country": _joined(a.country for a in actors),
        f"{who} COW": _joined(codes.country(a.country).cow for a in actors),
        f"Primary {who} Sector": actors[0].sector if actors else "",
        f"{who} Sectors": _joined(code for a in actors for code in (a.sector, *a.sectors)),
        f"{who} Title": _joined(a.role for a in actors),
        f"{who} Name Raw": _joined(a.mention for a in actors),
    }


def _joined(values: Iterable[str]) -> str:
    """Values parted by ';', each once, in order; one that holds a ';' itself gets a ',' for it."""
    return ";".join(dict.fromkeys(value.replace(";", ",") for value in values if value))


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    dialect = Dialect(header=True, empty="None")
    write_rows(entries, target, codes, tally, layout="polecat", dialect=dialect, values=rows_of)


FORMAT = Format(
    name="polecat",
    what="POLECAT events: 40 columns, tab-separated, header, None where empty",
    write=write,
    lacks=(
        *("evidence", "tellings", "attribution", "certainty", "status", "content", "topics"),
        *("reciprocal", "coarse", "undated", "end", "confidence", "basis"),
    ),
)
