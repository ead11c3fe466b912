"""Which acts of one report are one happening?

A report tells of one meeting in its first line, again in a quotation and again near its end. Acts of the same type,
sides, time and stage are one happening with several tellings. What is not certainly the same stays apart.
"""

from collections.abc import Sequence
from itertools import compress
from operator import not_

from dragoman.coding.drafts import Draft, attends, both_sides, persons
from dragoman.coding.findings import known
from dragoman.coding.happenings.same_act import (
    NEAR,
    ONE_AND_THE_SAME,
    are_apart,
    are_one,
    told_mode,
    weighed,
)
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES

KNOWN_LATER = frozenset(
    {"ASSAULT", "COERCE", "CONCEDE", "PROTEST"}
)  # of whose sides a report may tell no country
NEAR_SIDELESS = (
    12  # sentences between a telling without sides and the happening that it tells of; of others NEAR
)
MOST_COMPARED = (
    40  # tellings of a happening, its first and last, that another is compared with: no report tells so often
)


def happenings(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], ...]:
    """The drafts grouped, each group one happening, tellings in text order; groups by their first telling.

    Tellings that name both sides are grouped first; those of a meeting that name one or none ('excellent talks') join the
    nearest group that they fit. One without any side that fits nowhere is left out.
    """
    groups: list[list[Draft]] = []
    partial = [d.act.type in ONE_AND_THE_SAME and (_one_sided(d) or attends(d)) for d in drafts]
    for draft in compress(drafts, map(not_, partial)):
        _join(draft, groups)
    for draft in compress(drafts, partial):
        if not _join_nearest(draft, groups) and both_sides(draft) and not _only_named(draft):
            groups.append([draft])
    return tuple(sorted((tuple(sorted(g, key=lambda d: d.start)) for g in groups), key=lambda g: g[0].start))


def joined_again(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """The deeds grouped anew, now that more is known of whose their sides are; none is parted.

    What is said and who met is left: those of one country say much to one another.
    """
    kept: list[list[Draft]] = []
    for group in groups:
        fits = [g for g in kept if _one_after_all(g, group)]
        if fits:
            fits[-1].extend(group)
        else:
            kept.append(list(group))
    return tuple(tuple(sorted(g, key=lambda d: d.start)) for g in kept)


def _one_after_all(group: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether two groups of deeds are one: a telling of each tells of the same, and none of either forbids it."""
    if group[0].act.type != other[0].act.type or group[0].act.type not in KNOWN_LATER:
        return False
    pairs = [(a, b) for a in _ends(group) for b in _ends(other)]
    return any(are_one(a, b) for a, b in pairs) and not any(are_apart(a, b) for a, b in pairs)


def _one_sided(draft: Draft) -> bool:
    """Whether a telling names but one side; a president who receives his own ministers is two, and so are 'the warring parties'."""
    one, two = persons(draft.sides.source), persons(draft.sides.target)
    named = (s.actor.mention.lower().split() for s in (*draft.sides.source, *draft.sides.target))
    return (
        len(both_sides(draft)) < 2
        and not (one and two)
        and all(word_list("tellings.rivals").isdisjoint(w) for w in named)
    )


def _only_named(draft: Draft) -> bool:
    """Whether a noun but names a meeting of which the report tells neither with whom nor when or where: 'the UN talks'."""
    nowhere = draft.time is None and draft.place is None
    if (
        draft.alone
        and draft.lemma in word_list("tellings.among_themselves")
        and len(both_sides(draft)) < 2
        and not _above(draft)
    ):
        return True
    return draft.noun and draft.act.mode != "third-party" and (nowhere or not known(draft.sides.source))


def _above(draft: Draft) -> bool:
    """Whether a body above states is on either side: whom it gathers are others."""
    return any(s.actor.sector in BODIES for s in (*draft.sides.source, *draft.sides.target))


def _join(draft: Draft, groups: list[list[Draft]]) -> None:
    fits = [g for g in groups if _fits(draft, _ends(g))]
    if fits:
        max(fits, key=lambda g: max(d.start for d in g)).append(draft)
    else:
        groups.append([draft])


def _fits(draft: Draft, tellings: Sequence[Draft]) -> bool:
    """Whether a telling is the same as one of some of a happening's, and contradicts none of them."""
    return any(are_one(draft, d) for d in tellings) and not any(are_apart(draft, d) for d in tellings)


def _ends(tellings: Sequence[Draft]) -> Sequence[Draft]:
    """The tellings of a happening that others are compared with, so that a report made of repetition costs no more than others."""
    half = MOST_COMPARED // 2
    return tellings if len(tellings) <= MOST_COMPARED else [*tellings[:half], *tellings[-half:]]


def _join_nearest(draft: Draft, groups: list[list[Draft]]) -> bool:
    """Adds a telling that names fewer than two sides to the nearest happening that it fits; False where none does."""
    mine = both_sides(draft)
    like = (g for g in groups if g[0].act.type == draft.act.type)
    fits = [
        g for g in like
        if (_joins(draft, g) or _of_these(draft, g)) and not any(are_apart(draft, d) for d in g)
        and (any(draft.status.value == d.status.value or weighed(draft, d) for d in g) or _gainsaid(draft, g))
        and min(abs(draft.sentence - d.sentence) for d in g) <= (NEAR if mine else NEAR_SIDELESS)
        and (g[0].start <= draft.start or (mine and not attends(draft)))
    ]  # fmt: skip
    if fits:
        min(fits, key=lambda g: (not _as_sure(draft, g), _distance(draft, g), g[0].start)).append(draft)
    return bool(fits)


def _of_these(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether a telling names none but the sides of a happening, and no other manner of it."""
    mine = both_sides(draft)
    return any(mine <= both_sides(d) for d in group) and told_mode(draft) in {
        "",
        *(told_mode(d) for d in group),
    }


def _joins(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether somebody attends the meeting that a happening is: 'the talks'; 'the summit' only where that was told of as one."""
    called = word_list("acts.talks").union(*(d.lemmas for d in group))
    return attends(draft) and not called.isdisjoint(draft.definite)


def _distance(draft: Draft, group: Sequence[Draft]) -> int:
    return min(abs(draft.start - d.start) for d in group)


def _as_sure(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether what is vouched for by nobody in name was told before in the same way; anything else fits any happening."""
    hedged = (draft.certainty.value, draft.attribution.value.how)
    return draft.certainty.value != "probable" or any(
        (d.certainty.value, d.attribution.value.how) == hedged for d in group
    )


def _gainsaid(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether one of the sides of a happening denies it: 'Uganda said that no meeting took place'."""
    said = draft.attribution.value.to
    return draft.status.value == "denied" and said is not None and said.party in both_sides(group[0])
