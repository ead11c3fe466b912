"""Which happenings took place where another sentence says?

What somebody does by speaking took place where he is told to speak, a sentence or two before or behind. The last resort is a
dateline, which tells where a report was filed. It counts only for meetings and protests that are the report's news and in
which somebody of the dateline's country takes part, and says so: basis "dateline".
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import SPEECH, Finding, known
from dragoman.records import Actor, Place

Spoken = tuple[int, Sequence[Actor], Finding[Place]]  # the sentence, who speaks in it, and where

GATHERINGS = frozenset({"CONSULT", "PROTEST"})
ELSEWHERE = frozenset({"phone", "visit"})  # modes that tell of another place, or of none
FIRST_SENTENCES = 6
NEAR = 4  # sentences over which somebody goes on speaking in one place


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


def placed_by_speech(
    groups: Sequence[tuple[Draft, ...]], spoken: Sequence[Spoken]
) -> tuple[tuple[Draft, ...], ...]:
    """The groups; what somebody did by speaking and no words place is where he is told to speak nearby."""
    return tuple(_placed_by_speech(group, spoken) for group in groups) if spoken else tuple(groups)


def _placed_by_speech(group: tuple[Draft, ...], spoken: Sequence[Spoken]) -> tuple[Draft, ...]:
    first = group[0]
    if first.act.type not in SPEECH or first.status.value != "happened" or any(d.place for d in group):
        return group
    speakers = [s.actor for s in known(first.sides.source)]
    near = [
        (abs(d.sentence - sentence), place)
        for d in group
        for sentence, others, place in spoken
        if abs(d.sentence - sentence) <= NEAR and any(_same(a, b) for a in speakers for b in others)
    ]
    if not near:
        return group
    place = min(near, key=lambda pair: pair[0])[1]
    told = replace(place, value=replace(place.value, basis="sentence"), rule="where.speech")
    return (replace(first, place=told), *group[1:])


def _same(a: Actor, b: Actor) -> bool:
    """Whether two actors are one speaker: of one party, and of one last name or, where one is not named, in one office."""
    if a.party != b.party or not a.party:
        return False
    names = [x.name.lower().split()[-1] for x in (a, b) if x.name]
    return names[0] == names[1] if len(names) > 1 else a.role == b.role != ""
