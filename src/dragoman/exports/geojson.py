"""How do records leave as GeoJSON (RFC 7946)? One feature a record; one without a point has no geometry, and stays."""

from collections.abc import Iterator
from typing import Any

from dragoman.exports.codes import Codes
from dragoman.exports.csv_tables import EVENT_COLUMNS, event_cells
from dragoman.exports.formats import Format, Tally, Target
from dragoman.inert import one_line, plain_json
from dragoman.store import Entry


def feature(entry: Entry) -> dict[str, Any]:
    """A record as a GeoJSON feature.

    Raises:
        ValueError: its point is not on the globe.
    """
    place = entry.event.place
    point = None
    if place and place.lat is not None and place.lon is not None:
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            raise ValueError(f"no such point: {place.lat}, {place.lon}")
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    cells = dict(zip(EVENT_COLUMNS, event_cells(entry), strict=True))
    properties = {
        name: one_line(value) if isinstance(value, str) else value
        for name, value in cells.items()
        if name not in {"lat", "lon", "event_id"}
    }
    return {"type": "Feature", "id": entry.event.event_id, "geometry": point, "properties": properties}


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    with target.text() as out:
        out.write('{"type": "FeatureCollection", "features": [')
        for entry in entries:
            try:
                line = plain_json(feature(entry))
            except ValueError as error:
                tally.fault(entry.event.event_id, error)
                continue
            out.write(("," if tally.rows else "") + "\n" + line)
            tally.rows += 1
        out.write("\n]}\n")


FORMAT = Format(
    name="geojson",
    what="GeoJSON (RFC 7946): a feature a record, its point where it has one",
    write=write,
    lacks=("evidence", "tellings"),
)
