"""How do records leave as CSV? A table of events, and beside it a table of their actors, one a row.

RFC 4180, UTF-8, LF, no mark of byte order. Texts that a spreadsheet would take for formulas get an apostrophe before them.
"""

import csv
from collections.abc import Iterator

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target
from dragoman.flat import flat
from dragoman.inert import cell
from dragoman.store import Entry
from dragoman.store.days import known_days

EVENT_COLUMNS = (
    *("event_id", "report_id", "story_id", "type", "mode", "content", "strict_type", "contexts", "cameo"),
    *("quad_class", "intensity", "confidence", "own_type", "own_confidence", "source", "source_country", "source_sector"),
    *("target", "target_country", "target_sector", "reciprocal", "start", "end", "granularity", "time_basis"),
    *("first_day", "last_day", "place", "place_country", "geonames_id", "lat", "lon", "precision", "place_basis"),
    *("attributed_to", "how", "cue", "certainty", "status", "disputed", "topics", "tellings"),
    *("words", "words_start", "words_end", "published", "publisher", "url", "title", "coder_version"),
)  # fmt: skip
ACTOR_COLUMNS = (
    *("event_id", "report_id", "side", "position", "actor_id", "name", "mention", "country", "sector"),
    *("sectors", "role"),
)


def event_cells(entry: Entry) -> tuple[object, ...]:
    """A record's cells, in the order of EVENT_COLUMNS; several values are parted by '; '. None is an empty cell."""
    time = entry.event.time
    first, last = known_days(time.start, time.end, published=entry.published)
    cells = flat(entry.event) | {
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "published": entry.published,
        "publisher": entry.publisher,
        "url": entry.url,
        "title": entry.title,
    }
    return tuple(cells[name] for name in EVENT_COLUMNS)


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
            event_table.writerow([_shown(value) for value in event_cells(entry)])
            actor_table.writerows([_shown(value) for value in row] for row in actor_cells(entry))
            tally.rows += 1


FORMAT = Format(
    name="csv",
    what="CSV: a table of events, and beside it FILE_actors.csv, a row an actor",
    write=write,
    lacks=("evidence", "tellings"),
)
