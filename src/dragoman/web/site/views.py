"""What stands on the pages that count and list: the overview, the list of records, a pair, an actor?

Each function asks the store and gives the values that a template shows; none knows of HTTP.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dragoman.records import Event
from dragoman.store import Cursor, EventFilter, Leaf, Pair, Party, Scope, Store, Totals
from dragoman.stories.following import between
from dragoman.web.committed import pledges
from dragoman.web.rows import Row, row
from dragoman.web.site.address import Asked
from dragoman.web.site.drawing import Flow, flow, unit_for
from dragoman.web.site.names import Names
from dragoman.web.site.world import dots

LEAF = 50  # records on a page of the list
_SHORT = 8
_SPOTS, _PAIRS, _PARTIES, _CONTEXTS = 250, 15, 15, 12
_FOR_TOPICS = 100  # records whose topics are read for a pair


def rows(leaf: Leaf, *, most: int | None = None) -> tuple[Row, ...]:
    """Records as lines of a list; at most so many of them."""
    dated = list(zip(leaf.events, leaf.days, strict=True))[:most]
    return tuple(row(n, event, derived=False, day=day) for n, (event, day) in enumerate(dated, 1))


def overview(store: Store, wanted: EventFilter, *, names: Names) -> dict[str, Any]:
    """Counts by type and time, the map, the busiest pairs and parties, the newest records."""
    with store.scope(wanted) as scope:
        return _counted(scope) | {
            "dots": dots(scope.spots(limit=_SPOTS)),
            "pairs": [named(pair, names) for pair in scope.pairs(limit=_PAIRS)],
            "parties": _named(scope.parties(limit=_PARTIES), names),
            "newest": rows(scope.leaf(size=_SHORT)),
        }


def listing(store: Store, wanted: EventFilter, *, at: Cursor | None) -> dict[str, Any]:
    """One page of the records that a filter names."""
    with store.scope(wanted, once=True) as scope:
        leaf = scope.leaf(at, size=LEAF)
    return {"rows": rows(leaf), "newer": leaf.newer, "older": leaf.older}


def totals(store: Store, wanted: EventFilter) -> Totals:
    """How much a filter names."""
    with store.scope(wanted, once=True) as scope:
        return scope.totals()


def pair(store: Store, wanted: EventFilter) -> dict[str, Any]:
    """What passed between two parties: its course, their meetings, what became of their promises, what it was about."""
    with store.scope(wanted) as scope:
        latest = scope.leaf(size=_FOR_TOPICS)
        return _counted(scope) | {
            "engagements": rows(scope.leaf(size=_SHORT, type="CONSULT")),
            "pledges": pledges(between(store, scope, wanted, size=_SHORT)[0]),
            "contexts": scope.contexts(limit=_CONTEXTS),
            "topics": topics(latest.events),
            "newest": rows(latest, most=_SHORT),
        }


def actor(store: Store, wanted: EventFilter, *, party: str, names: Names) -> dict[str, Any]:
    """What one party does and undergoes: its course, with whom, by whom, where, what about."""
    country = party[:3] if party[:3] in names.of_code else ""
    with store.scope(wanted) as scope:
        persons = scope.persons(country, limit=_PARTIES) if country == party else ()
        return _counted(scope) | {
            "dots": dots(scope.spots(limit=_SPOTS)),
            "partners": _named(scope.parties(limit=_PARTIES, without=[party, country]), names),
            "persons": _named(persons, names),
            "contexts": scope.contexts(limit=_CONTEXTS),
            "newest": rows(scope.leaf(size=_SHORT)),
        }


def party_filter(one: str, other: str = "", *, asked: Asked, codes: frozenset[str]) -> EventFilter:
    """The filter of a party's or a pair's page; the days in the address bound it."""
    return replace(asked.with_codes(codes), actor=one, with_=other)


def topics(events: Sequence[Event]) -> tuple[tuple[str, int], ...]:
    """What some events were about, in the reports' own words, commonest first."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for event in events:
        for text in {topic.text.strip() for topic in event.topics if topic.text.strip()}:
            first.setdefault(text.lower(), text)
            counts[text.lower()] += 1
    return tuple((first[text], count) for text, count in counts.most_common(12))


def named(pair: Pair, names: Names) -> dict[str, Any]:
    """A pair with its parties' names."""
    return {"pair": pair, "one": names.party(pair.one), "other": names.party(pair.other)}


def _named(parties: Sequence[Party], names: Names) -> list[tuple[Party, str]]:
    return [(party, names.party(party.id, name=party.name)) for party in parties]


def _counted(scope: Scope) -> dict[str, Any]:
    """What every page of counts shows."""
    quads = scope.quads()
    types = scope.types()
    return {
        "totals": scope.totals(),
        "by_quad": quads,
        "types": types,
        "own_types": scope.own_types(),
        "most": max((count for _, _, count in types), default=1),
        "statuses": scope.statuses(),
        "flow": _flow(scope),
    }


def _flow(scope: Scope) -> Flow | None:
    middle = scope.middle()
    if middle is None:
        return None
    first, last = (_within(day) for day in middle)
    unit = unit_for(first, last)
    return flow(scope.days(unit), unit=unit, first=first, last=last)


def _within(day: dt.date) -> dt.date:
    """A day that has a week before it and after it."""
    return min(max(day, dt.date(2, 1, 1)), dt.date(9998, 12, 1))
