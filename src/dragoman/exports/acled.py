"""How do records leave in the layout of ACLED's CSV, as far as they have a place there?

ACLED holds political violence, demonstrations and a few strategic developments that took place; all else is left out.
"""

import csv
import datetime as dt
from collections.abc import Iterator

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, first_day, named
from dragoman.exports.layouts import read_layout
from dragoman.exports.tabular import NoRowError, Values, checked
from dragoman.records import Actor
from dragoman.store import Entry

_TIME_PRECISION = {"": 3, "minute": 1, "hour": 1, "part_of_day": 1, "day": 1, "week": 2}
_GEO_PRECISION = {"site": 1, "city": 1, "district": 2}


def rows_of(entry: Entry, codes: Codes) -> Iterator[Values]:
    """The row of `acled.tsv`."""
    event, place, day = entry.event, entry.event.place, first_day(entry)
    kind = codes.acled_type(event)
    if event.status not in {"happened", "ongoing"}:
        raise NoRowError("it did not happen, or not yet: ACLED holds what took place")
    if kind is None:
        raise NoRowError("ACLED has no type for such an act")
    if not event.source or not day:
        raise NoRowError("no actor, or no date")
    one, two = _inter(event.source[0], codes), _inter(event.target[0], codes) if event.target else ""
    country = codes.country(place.country if place else "")
    yield {
        "event_id_cnty": f"{place.country if place else ''}{event.event_id}",
        "event_date": day,
        "year": day[:4],
        "time_precision": _TIME_PRECISION.get(event.time.granularity, 3),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub,
        "actor1": named(event.source[0]),
        "assoc_actor_1": "; ".join(named(a) for a in event.source[1:]),
        "inter1": one,
        "actor2": named(event.target[0]) if event.target else "",
        "assoc_actor_2": "; ".join(named(a) for a in event.target[1:]),
        "inter2": two,
        "interaction": "-".join(part for part in (one, two) if part),
        "civilian_targeting": "Civilian targeting" if two == "Civilians" and event.type == "ASSAULT" else "",
        "iso": country.iso_number,
        "country": country.name,
        "admin1": place.name if place and place.precision == "province" else "",
        "admin2": place.name if place and place.precision == "district" else "",
        "location": place.called if place else "",
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": _GEO_PRECISION.get(place.precision, 3) if place else None,
        "source": entry.publisher,
        "notes": event.tellings[0].quote if event.tellings else event.type,
        "tags": f"status={event.status}; certainty={event.certainty}",
        "timestamp": int(dt.datetime.fromisoformat(entry.coded_at).replace(tzinfo=dt.UTC).timestamp())
        if entry.coded_at
        else None,
    }


def _inter(actor: Actor, codes: Codes) -> str:
    return codes.sector(actor.sector).acled


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    table = read_layout("acled")
    with target.text() as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(table.names)
        for entry in entries:
            rows = checked(entry, table, codes, tally, rows_of)
            writer.writerows(rows)
            tally.rows += len(rows)


FORMAT = Format(
    name="acled",
    what="ACLED's CSV layout: 31 columns, partly filled; violence and demonstrations that took place",
    write=write,
    lacks=(
        *("evidence", "tellings", "attribution", "content", "topics", "contexts", "mode"),
        *("reciprocal", "undated", "end", "role", "confidence"),
    ),
)
