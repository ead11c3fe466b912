"""Which happenings took place where another sentence says?

What somebody does by speaking took place where he is told to speak, a sentence or two before or behind; a visitor meets his hosts
where his visit took him; what happened 'here' happened where the report was filed. The last resort is a
dateline, which tells where a report was filed. It counts only for meetings and protests that are the report's news and in
which somebody of the dateline's country takes part, and says so: basis "dateline".
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.drafts import Draft, both_sides, last_names, other_time, parties
from dragoman.coding.findings import SPEECH, Finding, known
from dragoman.reading.labels import VERBS
from dragoman.records import Actor, Place

Spoken = tuple[int, Sequence[Actor], Finding[Place]]  # the sentence, who speaks in it, and where

GATHERINGS = frozenset({"CONSULT", "PROTEST"})
ELSEWHERE = frozenset({"phone", "visit"})  # modes that tell of another place, or of none
FIRST_SENTENCES = 6
# a visit and a meeting: 'arrived in Voss. They met', 'arrived in Voss. They will meet', 'will visit Voss. They will meet'
_GOES_ON = frozenset({("happened", "happened"), ("happened", "planned"), ("planned", "planned")})
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
    elsewhere = [g for g in groups if _held_elsewhere(g, dateline)]
    return tuple(
        group if any(_same_guests(group, g) for g in elsewhere) else _placed(group, dateline)
        for group in groups
    )


def _held_elsewhere(group: tuple[Draft, ...], dateline: Finding[Place]) -> bool:
    """Whether a meeting is told to have been held in another country than that of the dateline."""
    places = [d.place.value.country for d in group if d.place is not None]
    happened = group[0].act.type == "CONSULT" and group[0].status.value == "happened"
    return happened and bool(places) and dateline.value.country not in places and any(places)


def _same_guests(group: tuple[Draft, ...], met: tuple[Draft, ...]) -> bool:
    """Whether one who met somebody is he who met others before: 'met X in Voss … he also met Y'."""
    first, before = group[0], met[0]
    if (
        first.act.type != "CONSULT"
        or first is before
        or first.start < before.start
        or other_time(first, before)
    ):
        return False
    return bool(last_names(first.sides.source) & last_names((*before.sides.source, *before.sides.target)))


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


def placed_here(
    groups: Sequence[tuple[Draft, ...]], doc: Doc, dateline: Finding[Place] | None
) -> tuple[tuple[Draft, ...], ...]:
    """The groups; what the reporter tells to have happened 'here' happened where the dateline says."""
    if dateline is None:
        return tuple(groups)
    there = replace(dateline, rule="where.here")
    return tuple(
        (replace(group[0], place=there), *group[1:])
        if not any(d.place for d in group) and any(_here(d, doc) for d in group)
        else group
        for group in groups
    )


def _here(draft: Draft, doc: Doc) -> bool:
    """'Held talks here on Monday', and not in what somebody else says."""
    if draft.said is not None:
        return False
    word = doc[draft.act.trigger]
    carrier = word if word.pos_ in VERBS else word.head
    told = (c for w in (word, carrier) for c in w.children if c.lower_ == "here" and c.i > w.i)
    return any(c.dep_ in {"advmod", "npadvmod"} for c in told)


def placed_by_visit(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """The groups; meetings of a visitor with his hosts that no words place are where the visit took him that is told before."""
    visits = [
        (group[0], place)
        for group in groups
        if group[0].act.type == "CONSULT" and any(d.act.mode == "visit" for d in group)
        for place in (next((d.place for d in group if d.place is not None), None),)
        if place is not None
    ]
    return tuple(_placed_by_visit(group, visits) for group in groups) if visits else tuple(groups)


def _placed_by_visit(
    group: tuple[Draft, ...], visits: Sequence[tuple[Draft, Finding[Place]]]
) -> tuple[Draft, ...]:
    first = group[0]
    if first.act.type != "CONSULT" or any(d.act.mode or d.place for d in group):
        return group
    near = [
        (first.sentence - visit.sentence, place)
        for visit, place in visits
        if 0 <= first.sentence - visit.sentence <= NEAR
        and (visit.status.value, first.status.value) in _GOES_ON
        and not other_time(visit, first)
        and _hosted(first, visit, place.value.country)
    ]
    if not near:
        return group
    place = min(near, key=lambda pair: pair[0])[1]
    told = replace(place, value=replace(place.value, basis="sentence"), rule="where.visit")
    return (replace(first, place=told), *group[1:])


def _hosted(meeting: Draft, visit: Draft, country: str) -> bool:
    """Whether the visitor and somebody of the country of the visit are the sides of a meeting."""
    visitors = parties(visit.sides.source) - {country}
    met = [s for s in known((*meeting.sides.source, *meeting.sides.target)) if s.actor.party in visitors]
    names = last_names(visit.sides.source), last_names(met)
    same = bool(names[0] & names[1]) or not all(names)
    return bool(met) and same and country in both_sides(meeting)


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
