"""Which rows of the store answer a question about events?"""

import re
from dataclasses import dataclass
from typing import Any

from dragoman.store.days import day_range

_PARTY = """(
    upper({a}.country) = upper(?) OR upper({a}.sector) = upper(?) OR upper({a}.country || {a}.sector) = upper(?)
    OR {a}.actor_id = ?
    OR contains(' ' || lower({a}.name) || ' | ' || lower({a}.mention) || ' | ' || lower({a}.role) || ' ', ' ' || lower(?) || ' ')
)"""
# what somebody promises, asks, threatens or plans
COMMITTED = "(e.type IN ('AGREE', 'REQUEST', 'THREATEN') AND e.status <> 'denied' OR e.status = 'planned')"
_CODE = "({a}.country = ? OR {a}.sector = ? OR {a}.country || {a}.sector = ?)"
_ACTOR_ID = re.compile(r"(?:unknown|[A-Z]{3})(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What events are asked for; empty means any. The fields are those of `Store.events`, and two that pages ask by: `quad`, `codes`.

    Args:
        words: stand in what tells of the event, in any case.
        place: the place's name or country code.
        context: one of PLOVER's contexts.
        quad: 1 to 4; 0 is any.
        confidence: events at least so sure, 0 to 1.
        own_type: of a codebook of the user's own.
        rule: a telling was found by a rule of this name, or of one that begins so: `what.frame:consult.`.
        codes: those that actors of the store bear: a party that is one of them is sought by code alone, which is faster.
    """

    actor: str = ""
    with_: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    limit: int | None = None
    words: str = ""
    place: str = ""
    context: str = ""
    quad: int = 0
    confidence: float = 0.0
    rule: str = ""
    own_type: str = ""
    codes: frozenset[str] = frozenset()


EVERYTHING = EventFilter()


def event_query(wanted: EventFilter, *, columns: str = "record") -> tuple[str, list[Any]]:
    """The statement that selects some columns of the records, with its values.

    Raises:
        ValueError: `since` or `until` is no date.
    """
    where, values = where_of(wanted)
    limit = f" LIMIT {max(0, int(wanted.limit))}" if wanted.limit is not None else ""
    return f"SELECT {columns} FROM events e{where} ORDER BY arrival, position{limit}", values


def where_of(wanted: EventFilter) -> tuple[str, list[Any]]:
    """The condition on `events e` (" WHERE …", or "" where any will do), with its values.

    Raises:
        ValueError: `since` or `until` is no date.
    """
    parts = [_parties(wanted), _plain(wanted), _told(wanted), _days(wanted)]
    conditions = [condition for conditions, _ in parts for condition in conditions]
    values = [value for _, values in parts for value in values]
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), values


def _parties(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    """One party, or two different ones, of the same event."""
    first, second = wanted.actor.strip(), wanted.with_.strip()
    if not first:
        first, second = second, ""
    if not first:
        return [], []
    one, values = _party(first, wanted.codes)
    where = one.format(a="a")
    if not second:
        same = "a.event_id = e.event_id AND a.report_id = e.report_id"
        return [f"EXISTS (SELECT 1 FROM actors a WHERE {same} AND {where})"], values
    two, more = _party(second, wanted.codes)
    both = "FROM actors a JOIN actors b USING (event_id, report_id)"  # joined before the events are looked at: half the time
    other = "(a.side <> b.side OR a.position <> b.position)"
    ids = f"SELECT (a.event_id, a.report_id) {both} WHERE {where} AND {two.format(a='b')} AND {other}"
    return [f"(e.event_id, e.report_id) IN ({ids})"], values + more


def _party(value: str, codes: frozenset[str]) -> tuple[str, list[Any]]:
    """The condition that an actor `{a}` is the party meant; by code or id alone where the value can be nothing else."""
    if value.upper() in codes:
        return _CODE, [value.upper()] * 3
    if _ACTOR_ID.fullmatch(value):
        return "{a}.actor_id = ?", [value]
    return _PARTY, [value] * 5


def party(value: str) -> tuple[str, list[Any]]:
    """The condition that an actor `{a}` is the party meant, by any of its names and codes, with its values."""
    return _party(value, frozenset())


def _plain(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    kind, _, mode = wanted.type.strip().partition("/")
    for column, value in (
        ("upper(type)", kind.upper()),
        ("lower(mode)", mode.lower()),
        ("status", wanted.status.strip().lower()),
        ("quad_class", wanted.quad),
        ("own_type", wanted.own_type.strip()),
    ):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    if wanted.confidence:
        conditions.append("confidence >= ?")
        values.append(wanted.confidence)
    return conditions, values


def _told(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    """What the report says of it, and what found it: words, rule, place, context."""
    conditions: list[str] = []
    values: list[Any] = []
    for value, holds in (
        (wanted.words.strip(), "contains(lower(t.quote), lower(?))"),
        (wanted.rule.strip(), "starts_with(t.rule, ?)"),
    ):
        if value:
            same = "t.event_id = e.event_id AND t.report_id = e.report_id"
            conditions.append(f"EXISTS (SELECT 1 FROM tellings t WHERE {same} AND {holds})")
            values.append(value)
    if place := wanted.place.strip():
        conditions.append("(lower(place) = lower(?) OR place_country = upper(?))")
        values += [place, place]
    if context := wanted.context.strip():
        conditions.append("list_contains(string_split(contexts, ';'), lower(?))")
        values.append(context)
    return conditions, values


def _days(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    """Events that touch the days asked for."""
    conditions, values = [], []
    if wanted.since:
        conditions.append("last_day >= ?")
        values.append(day_range(wanted.since)[0])
    if wanted.until:
        conditions.append("first_day <= ?")
        values.append(day_range(wanted.until)[1])
    return conditions, values
