"""Which rows of the store answer a question about events?"""

from dataclasses import dataclass
from typing import Any

from dragoman.store.days import day_range

_PARTY = """(
    upper({a}.country) = upper(?) OR upper({a}.sector) = upper(?) OR upper({a}.country || {a}.sector) = upper(?)
    OR {a}.actor_id = ?
    OR contains(' ' || lower({a}.name) || ' | ' || lower({a}.mention) || ' | ' || lower({a}.role) || ' ', ' ' || lower(?) || ' ')
)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What events are asked for; empty means any. The fields are those of `Store.events`."""

    actor: str = ""
    with_: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    limit: int | None = None


def event_query(wanted: EventFilter) -> tuple[str, list[Any]]:
    """The statement that selects the records, with its values.

    Raises:
        ValueError: `since` or `until` is no date.
    """
    parts = [_parties(wanted), _plain(wanted), _days(wanted)]
    conditions = [condition for conditions, _ in parts for condition in conditions]
    values = [value for _, values in parts for value in values]
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    limit = f" LIMIT {max(0, int(wanted.limit))}" if wanted.limit is not None else ""
    return f"SELECT record FROM events e{where} ORDER BY arrival, position{limit}", values


def _parties(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    """One party, or two different ones, of the same event."""
    first, second = wanted.actor.strip(), wanted.with_.strip()
    if not first:
        first, second = second, ""
    if not first:
        return [], []
    same = "{a}.event_id = e.event_id AND {a}.report_id = e.report_id AND "
    one = (same + _PARTY).format(a="a")
    if not second:
        return [f"EXISTS (SELECT 1 FROM actors a WHERE {one})"], [first] * 5
    two = (same + _PARTY).format(a="b")
    other = "(a.side <> b.side OR a.position <> b.position)"
    return [f"EXISTS (SELECT 1 FROM actors a, actors b WHERE {one} AND {two} AND {other})"], [first] * 5 + [
        second
    ] * 5


def _plain(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    conditions, values = [], []
    kind, _, mode = wanted.type.strip().partition("/")
    for column, value in (
        ("upper(type)", kind.upper()),
        ("lower(mode)", mode.lower()),
        ("status", wanted.status.strip().lower()),
    ):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
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
