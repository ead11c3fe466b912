"""How do records leave as ICEWS events? One row a pair of actors."""

from collections.abc import Iterator

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, dyads, named, number_of
from dragoman.exports.tabular import Dialect, Values, strict_and_day, write_rows
from dragoman.records import Actor, Place
from dragoman.store import Entry

PLACE_COLUMN = {"site": "City", "city": "City", "district": "District", "province": "Province"}


def rows_of(entry: Entry, codes: Codes) -> Iterator[Values]:
    """The rows of `icews.tsv`."""
    event, (strict, day) = entry.event, strict_and_day(entry, codes)
    for i, (source, target) in enumerate(dyads(event)):
        yield {
            "Event ID": number_of(event.report_id, event.event_id, str(i)),
            "Event Date": day,
            **_party(source, "Source", codes),
            "Event Text": strict.label,
            "CAMEO Code": strict.cameo,
            "Intensity": strict.goldstein,
            **_party(target, "Target", codes),
            "Story ID": number_of(entry.report_id),
            "Sentence Number": event.tellings[0].sentence + 1 if event.tellings else 1,
            "Publisher": entry.publisher,
            **place_cells(event.place),
            "Country": codes.country(event.place.country).name if event.place else "",
        }


def place_cells(place: Place | None) -> Values:
    """A place's name in the column of its kind, and its point."""
    if place is None:
        return {}
    column = PLACE_COLUMN.get(place.precision)
    return {
        **({column: place.name or place.mention} if column else {}),
        "Latitude": place.lat,
        "Longitude": place.lon,
    }


def _party(actor: Actor | None, side: str, codes: Codes) -> Values:
    if actor is None:
        return {}
    sectors = (codes.sector(code).icews for code in (actor.sector, *actor.sectors))
    return {
        f"{side} Name": named(actor),
        f"{side} Sectors": ",".join(dict.fromkeys(name for name in sectors if name)),
        f"{side} Country": codes.country(actor.country).name,
    }


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    write_rows(entries, target, codes, tally, layout="icews", dialect=Dialect(header=True), values=rows_of)


FORMAT = Format(
    name="icews",
    what="ICEWS events: 20 columns, tab-separated, header, no quoting",
    write=write,
    lacks=(
        *(
            "evidence",
            "tellings",
            "attribution",
            "certainty",
            "status",
            "content",
            "topics",
            "contexts",
            "mode",
        ),
        *("sides", "reciprocal", "coarse", "undated", "end", "role", "confidence"),
    ),
)
