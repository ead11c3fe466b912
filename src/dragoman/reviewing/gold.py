"""What do reviews say is right, in the layout of gold reports?

One JSON object a report: `id`, `text`, `published`, …, and `events`: the accepted records with their corrections. A report is
gold when each of its records has a verdict. What the coder missed is not in it, so that it measures precision and the values,
and recall only against what was found.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Event
from dragoman.reviewing.agreement import judged
from dragoman.reviewing.book import Review
from dragoman.reviewing.fields import corrected
from dragoman.store import Store

_ACTOR = ("mention", "name", "country", "sector")
_SAFE = re.compile(r"[\w-][\w.-]{0,99}", re.ASCII)


def gold(store: Store, reviews: Iterable[Review], *, reviewer: str = "") -> Iterator[dict[str, Any]]:
    """The reports whose every record has a verdict, each as one object, by id.

    Where several reviewers differ, the one who wrote last counts.

    Args:
        store: where reports and records are.
        reviews: every line of the book.
        reviewer: take this one's lines alone; "" takes all.
    """
    lines = [r for r in reviews if not reviewer or r.reviewer == reviewer]
    verdicts = last_words(lines)
    by_report = {r.report_id for r in lines if r.event_id in verdicts}
    for report_id in sorted(by_report):
        try:
            report = store.report(report_id)
        except StoreError:
            continue  # it is no longer in the store
        events = store.events_of(report_id)
        if not all(event.event_id in verdicts for event in events):
            continue
        kept = [(e, changes) for e in events if (changes := verdicts[e.event_id]) is not None]
        yield {
            "id": report.id,
            "published": report.published,
            "publisher": report.publisher,
            "url": report.url,
            "title": report.title,
            "text": report.text,
            "events": [gold_event(event, changes) for event, changes in kept],
            "reviewed_by": sorted({r.reviewer for r in lines if r.report_id == report_id}),
            "rejected": len(events) - len(kept),
        }


def last_words(reviews: Iterable[Review]) -> dict[str, dict[str, str] | None]:
    """Of each record the changes of the reviewer who judged it last, or None where that one rejects it."""
    lines = list(reviews)
    found = judged(lines)
    return {
        r.event_id: found[r.event_id, r.reviewer]
        for r in lines
        if not r.field and (r.event_id, r.reviewer) in found
    }


def gold_event(event: Event, changes: Mapping[str, str]) -> dict[str, Any]:
    """An accepted record in the layout of gold reports."""
    record = corrected(event.to_dict(), changes)
    said, place = record["attribution"], record["place"]
    to = said["to"]
    return {
        **{name: record[name] for name in ("type", "mode", "content")},
        "core": True,
        "evidence": [telling.quote for telling in event.tellings],
        **{side: [{name: a[name] for name in _ACTOR} for a in record[side]] for side in ("source", "target")},
        **{name: record[name] for name in ("reciprocal", "status", "certainty")},
        "attributed_to": to["mention"] if to else "unnamed" if said["how"] == "unnamed" else "",
        **{name: record[name] for name in ("start", "end")},
        "place": {name: place.get(name, "") for name in ("mention", "country")} if place else None,
        "topics": [topic["text"] for topic in record["topics"]],
    }


def file_name(report_id: str) -> str:
    """A file name for a report's gold, whatever its id is.

    >>> file_name("wire-12"), len(file_name("../../etc/passwd"))
    ('wire-12.json', 21)
    """
    return (
        report_id
        if _SAFE.fullmatch(report_id)
        else sha256(report_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    ) + ".json"


def gold_json(report: Mapping[str, Any]) -> str:
    """A gold report as text that UTF-8 can hold."""
    return json.dumps(report, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode("utf-8")
