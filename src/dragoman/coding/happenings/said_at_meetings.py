"""When was said what somebody said at a meeting?"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft, parties
from dragoman.coding.findings import Finding, Sides
from dragoman.records import TimeSpan

SAID_AT_MEETINGS = frozenset(
    {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "CONSULT"}
)


def dated_by_meetings(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """What was said at a meeting was said on its day.

    An undated saying by one who took part, told of after the meeting, takes the date of the last dated meeting told of
    before it.
    """
    meetings = [
        (group[0].start, group[0].sides, time) for group in groups
        if group[0].act.type == "CONSULT" and group[0].status.value == "happened"
        and (time := next((d.time for d in group if d.time and d.time.value.in_days().granularity == "day"), None))
    ]  # fmt: skip
    return tuple(_dated_by(group, meetings) for group in groups)


def _dated_by(
    group: tuple[Draft, ...], meetings: Sequence[tuple[int, Sides, Finding[TimeSpan]]]
) -> tuple[Draft, ...]:
    first = group[0]
    if (
        first.act.type not in SAID_AT_MEETINGS
        or first.status.value != "happened"
        or not first.tells_on
        or first.act.mode == "visit"
        or any(d.time for d in group)
    ):
        return group
    speakers = parties(first.sides.source)
    for start, both, time in reversed(meetings):
        if start <= first.start and speakers and speakers <= parties(both.source) | parties(both.target):
            value = replace(time.value.in_days(), basis="inferred")
            return (replace(first, time=Finding(value, time.spans, "when.same-meeting")), *group[1:])
    return group
