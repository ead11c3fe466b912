"""How do records leave as PLOVER's own JSON? The fields of its manual, with `evidence` beside them, which it allows.

A file that is called `.json` is one array; any other is JSON lines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, first_day
from dragoman.inert import plain_json
from dragoman.records import ABOVE_STATES, Actor, Event, Place
from dragoman.store import Entry

_RESOLUTION = {"site": 5, "city": 4, "district": 3, "province": 2, "country": 1}
_AUXILIARY = {"planned": "future", "conditional": "hypothetical", "denied": "negation"}
_CODE, _SECTOR = re.compile(r"([A-Z]{3})?"), re.compile(r"([A-Z]{3}){0,2}")


def record_of(entry: Entry, codes: Codes) -> dict[str, Any]:
    """A record in PLOVER's fields; empty ones are left away, but for those that it requires.

    Raises:
        ValueError: a required field is missing, or a code is none.
    """
    event = entry.event
    day = first_day(entry)
    time = event.time.start.partition("T")[2]
    record = {
        "id": event.event_id,
        "has_event": True,
        "date": day,
        "time": time,
        "enddate": event.time.end[:10] if event.time.end != event.time.start else "",
        "actor": [_entity(a) for a in event.source],
        "recipient": [_entity(a) for a in event.target],
        "event": [event.type],
        "event_loc": _place(event.place, codes),
        "event_text": [telling.quote for telling in event.tellings],
        "quad_code": event.quad_class,
        "event_scale": event.intensity,
        "mode": [*filter(None, (event.mode, _AUXILIARY.get(event.status, "")))],
        "context": list(event.contexts),
        "text_info": [{"sequence": t.sentence + 1, "start": t.start, "end": t.end} for t in event.tellings],
        "cite_info": _given(
            {
                "corpus": entry.report_id,
                "url": entry.url,
                "title": entry.title,
                "language": "en",
                "publication": entry.publisher,
                "coder": "Dragoman",
                "codebook": "PLOVER",
                "version": event.coder_version,
            }
        ),
        "coder": "Dragoman",
        "coded_date": entry.coded_at[:10],
        "evidence": _evidence(event),
    }
    if not day:
        raise ValueError("PLOVER requires a date, and neither the event nor its report has one")
    for actor in (*event.source, *event.target):
        if not _CODE.fullmatch(actor.country) or not _SECTOR.fullmatch(actor.sector):
            raise ValueError(f"no code: {actor.country!r} {actor.sector!r}")
    return {key: value for key, value in record.items() if value not in ("", [], {}) or key == "actor"}


def _entity(actor: Actor) -> dict[str, Any]:
    above = actor.sector in ABOVE_STATES and not actor.country
    sectors: Sequence[str] = actor.sectors if above else (actor.sector, *actor.sectors)
    return _given(
        {
            "code": actor.sector if above else actor.country,
            "sector": "".join(sectors[:2]),
            "entity_text": actor.mention,
            "identifier_text": actor.name,
            "office": actor.role,
        }
    )


def _place(place: Place | None, codes: Codes) -> dict[str, Any]:
    if place is None:
        return {}
    column = {"site": "city", "city": "city", "district": "district", "province": "province"}.get(
        place.precision
    )
    return _given(
        {
            "extracted_place": place.mention,
            "resolved_place": place.name,
            "geonameid": place.geonames_id,
            "lat": place.lat,
            "lon": place.lon,
            **({column: place.name} if column else {}),
            "country": codes.country(place.country).name,
            "country_code": place.country,
            "resolution": _RESOLUTION.get(place.precision),
        }
    )


def _evidence(event: Event) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for e in event.evidence:
        found.setdefault(e.field, []).append(
            {"start": e.start, "end": e.end, "quote": e.quote, "rule": e.rule}
        )
    return found


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in ("", None)}


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    array = target.path.suffix.lower() == ".json"
    with target.text() as out:
        out.write("[\n" if array else "")
        for entry in entries:
            try:
                line = plain_json(record_of(entry, codes))
            except ValueError as error:
                tally.fault(entry.event.event_id, error)
                continue
            out.write((",\n" if array and tally.rows else "") + line + ("" if array else "\n"))
            tally.rows += 1
        out.write("\n]\n" if array else "")


FORMAT = Format(
    name="plover",
    what="PLOVER's JSON, a record a line (an array where FILE ends in .json)",
    write=write,
    lacks=(
        "attribution",
        "certainty",
        "content",
        "topics",
        "reciprocal",
        "coarse",
        "undated",
        "confidence",
        "basis",
    ),
)
