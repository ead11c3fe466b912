"""Which happenings took place where the report was written?

The last resort: a dateline tells where a report was filed. It counts only for meetings and protests that are the
report's news and in which somebody of the dateline's country takes part, and says so: basis "dateline".
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Finding
from dragoman.records import Place

GATHERINGS = frozenset({"CONSULT", "PROTEST"})
ELSEWHERE = frozenset({"phone", "visit"})  # modes that tell of another place, or of none
FIRST_SENTENCES = 6


def placed_by_dateline(
    groups: Sequence[tuple[Draft, ...]], dateline: Finding[Place] | None
) -> tuple[tuple[Draft, ...], ...]:
    """The groups; gatherings told of near the report's head that no words place are where its dateline says.

    Args:
        groups: happenings, each with its tellings.
        dateline: the place of the report's dateline, or None.
    """
    if dateline is None:
        return tuple(groups)
    return tuple(_placed(group, dateline) for group in groups)


def _placed(group: tuple[Draft, ...], dateline: Finding[Place]) -> tuple[Draft, ...]:
    first = group[0]
    countries = {s.actor.country for d in group for s in (*d.sides.source, *d.sides.target)}
    fits = (
        first.act.type in GATHERINGS
        and first.status.value == "happened"
        and first.tells_on
        and first.sentence < FIRST_SENTENCES
        and not {d.act.mode for d in group} & ELSEWHERE
        and dateline.value.country in countries
        and all(d.place is None for d in group)
    )
    return (replace(first, place=dateline), *group[1:]) if fits else group
