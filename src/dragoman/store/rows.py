"""What rows do coded reports make in each table?

Each function gives a table's rows as tuples in the order of its columns in schema.sql.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import zstandard

from dragoman.records import Attribution, Event, Report
from dragoman.store.days import known_days

Row = tuple[Any, ...]


class CodedReport(Protocol):
    """A report with what was found in it; `dragoman.coding.coder.Coded` is one."""

    @property
    def report(self) -> Report: ...
    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def sentences(self) -> int: ...
    @property
    def set_aside(self) -> tuple[tuple[str, str], ...]: ...


class Aside(Protocol):
    """An item that was not coded; `dragoman.sources.SetAside` is one."""

    @property
    def place(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def note(self) -> bool: ...


COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": ("BIGINT", *["VARCHAR"] * 6, "BLOB", "INTEGER", "VARCHAR", "TIMESTAMP", *["VARCHAR"] * 6),
    "candidates": ("VARCHAR", "INTEGER", "VARCHAR", "VARCHAR"),
    "events": (
        *("BIGINT", "INTEGER", *["VARCHAR"] * 10, "INTEGER", "DOUBLE", "DOUBLE", "BOOLEAN", *["VARCHAR"] * 6),
        *(
            "DATE",
            "DATE",
            "VARCHAR",
            "VARCHAR",
            "BIGINT",
            "DOUBLE",
            "DOUBLE",
            *["VARCHAR"] * 3,
            "BOOLEAN",
            "VARCHAR",
        ),
    ),
    "actors": (*["VARCHAR"] * 3, "INTEGER", *["VARCHAR"] * 6),
    "tellings": ("VARCHAR", "VARCHAR", "INTEGER", "INTEGER", "BIGINT", "BIGINT", *["VARCHAR"] * 6),
    "evidence": ("VARCHAR", "VARCHAR", "INTEGER", "VARCHAR", "BIGINT", "BIGINT", "VARCHAR", "VARCHAR"),
    "set_aside": ("BIGINT", "VARCHAR", "VARCHAR", "VARCHAR", "BOOLEAN"),
    "feeds": (*["VARCHAR"] * 3, "TIMESTAMP", "INTEGER", "TIMESTAMP"),
    "links": ("VARCHAR", "TIMESTAMP", "VARCHAR"),
    "signatures": ("VARCHAR", "VARCHAR"),
    "bands": ("BIGINT", "VARCHAR"),
    "copies": ("VARCHAR", "VARCHAR", "VARCHAR", "DOUBLE"),
    "stories": (*["VARCHAR"] * 4, "DOUBLE", "VARCHAR"),
    "partings": ("VARCHAR", "VARCHAR", "TIMESTAMP"),
    "runs": ("BIGINT", "TIMESTAMP", "TIMESTAMP", *["VARCHAR"] * 3, *["BIGINT"] * 6),
}


def report_row(coded: CodedReport, *, arrival: int, coder_version: str, now: dt.datetime) -> Row:
    """The row of `reports`; its text is compressed."""
    report = coded.report
    text = zstandard.compress(report.text.encode("utf-8", "surrogatepass"))
    head = (arrival, report.id, report.sha256, report.published, report.publisher, report.url, report.title)
    provenance = (report.author, report.language, report.published_source, report.published_confidence)
    return (
        *head,
        text,
        coded.sentences,
        coder_version,
        now,
        *provenance,
        report.canonical_url,
        report.origin,
    )


def text_of(blob: bytes) -> str:
    """The inverse of the compression of a text."""
    return zstandard.decompress(blob).decode("utf-8", "surrogatepass")


def event_row(event: Event, *, arrival: int, position: int, published: str) -> Row:
    """The row of `events`."""
    place = event.place
    first, last = known_days(event.time.start, event.time.end, published=published)
    return (
        *(arrival, position, event.event_id, event.report_id, event.story_id, event.coder_version),
        *(event.type, event.mode, event.content, event.strict_type, ";".join(event.contexts), event.cameo),
        *(
            event.quad_class,
            event.intensity,
            event.confidence,
            event.reciprocal,
            event.status,
            event.certainty,
        ),
        *(event.time.start, event.time.end, event.time.granularity, event.time.basis, first, last),
        *(
            (place.name or place.mention, place.country, place.geonames_id, place.lat, place.lon)
            if place
            else ("", "", None, None, None)
        ),
        *(
            _said_by(event.attribution),
            event.attribution.how,
            event.to_json(),
            event.disputed,
            event.own_type,
        ),
    )


def actor_rows(event: Event) -> Iterator[Row]:
    """The rows of `actors`."""
    for side, actors in (("source", event.source), ("target", event.target)):
        for i, a in enumerate(actors):
            yield (
                event.event_id,
                event.report_id,
                side,
                i,
                a.actor_id,
                a.name,
                a.mention,
                a.country,
                a.sector,
                a.role,
            )


def telling_rows(event: Event) -> Iterator[Row]:
    """The rows of `tellings`."""
    for i, t in enumerate(event.tellings):
        said = (_said_by(t.attribution), t.attribution.how, t.certainty, t.status, t.rule)
        yield (event.event_id, event.report_id, i, t.sentence, t.start, t.end, t.quote, *said)


def evidence_rows(event: Event) -> Iterator[Row]:
    """The rows of `evidence`."""
    for i, e in enumerate(event.evidence):
        yield event.event_id, event.report_id, i, e.field, e.start, e.end, e.quote, e.rule


def tables_of(
    batch: Sequence[CodedReport], *, arrivals: dict[str, int], coder_version: str, now: dt.datetime
) -> dict[str, list[Row]]:
    """Every table's rows for a batch of coded reports; `arrivals` gives each report id its place in the order."""
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for coded in batch:
        report, arrival = coded.report, arrivals[coded.report.id]
        tables["reports"].append(report_row(coded, arrival=arrival, coder_version=coder_version, now=now))
        tables["candidates"] += [
            (report.id, i, words, reason) for i, (words, reason) in enumerate(coded.set_aside)
        ]
        for position, event in enumerate(coded.events):
            tables["events"].append(
                event_row(event, arrival=arrival, position=position, published=report.published)
            )
            tables["actors"] += actor_rows(event)
            tables["tellings"] += telling_rows(event)
            tables["evidence"] += evidence_rows(event)
    return tables


def _said_by(attribution: Attribution) -> str:
    if attribution.to is None:
        return "unnamed" if attribution.how == "unnamed" else ""
    return attribution.to.name or attribution.to.mention
