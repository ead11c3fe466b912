"""How do records leave as CSV? A table of events, and beside it a table of their actors, one a row.

RFC 4180, UTF-8, LF, no mark of byte order. Texts that a spreadsheet would take for formulas get an apostrophe before them.
"""

import csv
from collections.abc import Iterator

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, first_day, named
from dragoman.inert import cell
from dragoman.records import Actor
from dragoman.store import Entry
from dragoman.store.days import known_days

EVENT_COLUMNS = (
    *("event_id", "report_id", "story_id", "type", "mode", "content", "strict_type", "contexts", "cameo"),
    *("quad_class", "intensity", "confidence", "source", "source_country", "source_sector"),
    *("target", "target_country", "target_sector", "reciprocal", "start", "end", "granularity", "time_basis"),
    *(
        "first_day",
        "last_day",
        "place",
        "place_country",
        "geonames_id",
        "lat",
        "lon",
        "precision",
        "place_basis",
    ),
    *(
        "attributed_to",
        "how",
        "cue",
        "certainty",
        "status",
        "topics",
        "tellings",
        "words",
        "words_start",
        "words_end",
    ),
    *("published", "publisher", "url", "title", "coder_version"),
)
ACTOR_COLUMNS = (
    *("event_id", "report_id", "side", "position", "actor_id", "name", "mention", "country", "sector"),
    *("sectors", "role"),
)


def event_cells(entry: Entry) -> tuple[object, ...]:
    """A record's cells, in the order of EVENT_COLUMNS; several values are parted by '; '. None is an empty cell."""
    e, place, said = entry.event, entry.event.place, entry.event.attribution
    telling = e.tellings[0] if e.tellings else None
    _, last = known_days(e.time.start, e.time.end, published=entry.published)
    return (
        *(
            e.event_id,
            e.report_id,
            e.story_id,
            e.type,
            e.mode,
            e.content,
            e.strict_type,
            "; ".join(e.contexts),
        ),
        *(e.cameo, e.quad_class, e.intensity, e.confidence, *_side(e.source), *_side(e.target), e.reciprocal),
        *(e.time.start, e.time.end, e.time.granularity, e.time.basis),
        *(first_day(entry) or None, last.isoformat() if last else None),
        *(
            (place.name or place.mention, place.country, place.geonames_id, place.lat, place.lon)
            if place
            else (None,) * 5
        ),
        *((place.precision, place.basis) if place else (None, None)),
        *(named(said.to), said.how, said.cue, e.certainty, e.status, "; ".join(t.text for t in e.topics)),
        *(len(e.tellings), *((telling.quote, telling.start, telling.end) if telling else (None,) * 3)),
        *(entry.published, entry.publisher, entry.url, entry.title, e.coder_version),
    )


def _side(actors: tuple[Actor, ...]) -> tuple[str, str, str]:
    names = ("; ".join(named(a) for a in actors), "; ".join(a.country for a in actors))
    return (*names, "; ".join(a.sector for a in actors))


def actor_cells(entry: Entry) -> Iterator[tuple[object, ...]]:
    """The cells of a record's actors, in the order of ACTOR_COLUMNS."""
    e = entry.event
    for side, actors in (("source", e.source), ("target", e.target)):
        for i, a in enumerate(actors):
            head = (e.event_id, e.report_id, side, i, a.actor_id, a.name, a.mention, a.country, a.sector)
            yield (*head, "; ".join(a.sectors), a.role)


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return cell(value) if isinstance(value, str) else value


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    with target.text() as events, target.text("_actors.csv") as actors:
        event_table, actor_table = (csv.writer(out, lineterminator="\n") for out in (events, actors))
        event_table.writerow(EVENT_COLUMNS)
        actor_table.writerow(ACTOR_COLUMNS)
        for entry in entries:
            cells = event_cells(entry)
            if len(cells) != len(EVENT_COLUMNS):
                tally.fault(entry.event.event_id, f"{len(cells)} cells instead of {len(EVENT_COLUMNS)}")
                continue
            event_table.writerow([_shown(value) for value in cells])
            actor_table.writerows([_shown(value) for value in row] for row in actor_cells(entry))
            tally.rows += 1


FORMAT = Format(
    name="csv",
    what="CSV: a table of events, and beside it FILE_actors.csv, a row an actor",
    write=write,
    lacks=("evidence", "tellings"),
)
