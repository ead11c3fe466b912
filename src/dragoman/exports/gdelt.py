"""How do records leave as GDELT 2.0 events and mentions?

One row a pair of actors. The layouts say what fills each column; numbers of rows are not numbers of happenings.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dragoman.exports.codes import Codes, Strict
from dragoman.exports.formats import Format, Tally, Target, dyads, named, number_of
from dragoman.exports.tabular import Dialect, Values, strict_and_day, write_rows
from dragoman.inert import one_line
from dragoman.records import ABOVE_STATES, Actor, Event, Place
from dragoman.store import Entry

_LEAD = 2  # sentences
_AMERICAN = {"province": 2, "district": 3, "city": 3, "site": 3}
_ELSEWHERE = {"province": 5, "district": 4, "city": 4, "site": 4}
_PLAIN = Dialect(header=False)


def events_of(entry: Entry, codes: Codes) -> Iterator[Values]:
    """The rows of `gdelt.tsv`."""
    strict, day = _wanted(entry, codes)
    event = entry.event
    lead = any(telling.sentence < _LEAD for telling in event.tellings)
    for number, (source, target) in _numbered(event):
        yield {
            "GLOBALEVENTID": number,
            "SQLDATE": day.strftime("%Y%m%d"),
            "MonthYear": day.strftime("%Y%m"),
            "Year": f"{day.year:04}",
            "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",
            **_actor(source, 1, codes),
            **_actor(target, 2, codes),
            "IsRootEvent": int(lead),
            "EventCode": strict.cameo,
            "EventBaseCode": strict.cameo[:3],
            "EventRootCode": strict.cameo[:2],
            "QuadClass": strict.quad_class,
            "GoldsteinScale": strict.goldstein,
            "NumMentions": max(1, len(event.tellings)),
            "NumSources": 1,
            "NumArticles": 1,
            "Actor1Geo_Type": 0,
            "Actor2Geo_Type": 0,
            **_place(event.place, codes),
            "DATEADDED": _stamp(entry, day),
            "SOURCEURL": entry.url or entry.report_id,
        }


def mentions_of(entry: Entry, codes: Codes) -> Iterator[Values]:
    """The rows of `gdelt_mentions.tsv`."""
    _, day = _wanted(entry, codes)
    event = entry.event
    starts = {e.field.split(".")[0]: e.start for e in reversed(event.evidence)}
    for number, (source, target) in _numbered(event):
        for telling in event.tellings:
            yield {
                "GLOBALEVENTID": number,
                "EventTimeDate": _stamp(entry, day),
                "MentionTimeDate": _stamp(entry, day),
                "MentionType": 1 if entry.url else 2,
                "MentionSourceName": _domain(entry.url) or entry.publisher or "unknown",
                "MentionIdentifier": entry.url or entry.report_id,
                "SentenceID": telling.sentence + 1,
                "Actor1CharOffset": starts.get("source", -1) if source else -1,
                "Actor2CharOffset": starts.get("target", -1) if target else -1,
                "ActionCharOffset": telling.start,
                "InRawText": 1,
                "Confidence": round(event.confidence * 100),
                "MentionDocLen": len(entry.text),
            }


def _wanted(entry: Entry, codes: Codes) -> tuple[Strict, dt.date]:
    strict, day = strict_and_day(entry, codes)
    return strict, dt.date.fromisoformat(day)


def _numbered(event: Event) -> Iterator[tuple[int, tuple[Actor | None, Actor | None]]]:
    pairs: Iterable[tuple[Actor | None, Actor | None]] = dyads(event)
    return ((number_of(event.report_id, event.event_id, str(i)), pair) for i, pair in enumerate(pairs))


def _actor(actor: Actor | None, number: int, codes: Codes) -> Values:
    if actor is None:
        return {}
    sector = codes.sector(actor.sector)
    country = codes.country(actor.country).cameo or ("EUR" if actor.sector == "EUR" else "")
    types = [sector.cameo, *(codes.sector(second).cameo for second in actor.sectors)]
    types = [kind for kind in dict.fromkeys(types) if kind][:3]
    above = actor.sector in ABOVE_STATES
    parts = [*types[:1], country, sector.group, *types[1:]] if above else [country, sector.group, *types]
    return {
        f"Actor{number}Code": "".join(parts),
        f"Actor{number}Name": named(actor).upper(),
        f"Actor{number}CountryCode": country,
        f"Actor{number}KnownGroupCode": sector.group,
        **{f"Actor{number}Type{i}Code": kind for i, kind in enumerate(types, 1)},
    }


def _place(place: Place | None, codes: Codes) -> Values:
    """The columns of ActionGeo; a region of no country has type 0, for GDELT has none."""
    country = codes.country(place.country).fips if place else ""
    if place is None or not country:
        return {"ActionGeo_Type": 0, "ActionGeo_FullName": (place.name or place.mention) if place else ""}
    kinds = _AMERICAN if country == "US" else _ELSEWHERE
    return {
        "ActionGeo_Type": 1 if place.precision == "country" else kinds.get(place.precision, 0),
        "ActionGeo_FullName": place.name or place.mention,
        "ActionGeo_CountryCode": country,
        "ActionGeo_ADM1Code": country,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
        "ActionGeo_FeatureID": country if place.precision == "country" else "",
    }


def _stamp(entry: Entry, day: dt.date) -> str:
    return (entry.published or day.isoformat()).replace("-", "") + "000000"


def _domain(url: str) -> str:
    try:
        return one_line(urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def write_events(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    write_rows(entries, target, codes, tally, layout="gdelt", dialect=_PLAIN, values=events_of)


def write_mentions(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    write_rows(entries, target, codes, tally, layout="gdelt_mentions", dialect=_PLAIN, values=mentions_of)


EVENTS = Format(
    name="gdelt",
    what="GDELT 2.0 events: 61 columns, tab-separated, no header",
    write=write_events,
    lacks=(
        *("evidence", "attribution", "certainty", "status", "content", "topics", "contexts", "mode"),
        *("sides", "reciprocal", "coarse", "undated", "end", "role", "confidence"),
    ),
)
MENTIONS = Format(
    name="gdelt-mentions",
    what="GDELT 2.0 mentions of the same events: 16 columns, tab-separated, no header",
    write=write_mentions,
    lacks=("evidence", "attribution", "certainty", "sides"),
    text=True,
)
