"""Does the less sure of two records of one type, with the same sides, tell of anything that the other does not?

A report tells of one act in many ways, and its words say less of whether two records are one than how sure both are: a charge that the tagger alone finds,
or of which little is sure, beside one that a frame has, is that charge told again, or none. Where a report lists several promises, praises or demands,
each is its own. Other days, places or persons keep two records apart. It knows nothing of what the acts are about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.coding.drafts import Draft, fullest, other_time, parties, surest
from dragoman.coding.findings import known
from dragoman.coding.happenings.promised import Sure
from dragoman.coding.happenings.retold import other_camps, other_crowds, rebels
from dragoman.coding.happenings.same_act import other_people, other_place, told_mode
from dragoman.odds import log_odds, share_of
from dragoman.records import AHEAD

LIKELY = 0.7  # how probable it must be that the less sure record tells of nothing more
LEAST = 0.01  # no record is held less or more sure than this and 1 less this
LISTED = frozenset({"AGREE", "COERCE", "REQUEST", "SUPPORT"})  # of which a report tells several in a row


@dataclass(frozen=True, slots=True)
class Seen:
    """What is asked of one record: the telling that tells most of its sides, whom it has on them, the tellings with a day and a place, and whether it lies ahead, and how sure it is."""

    fullest: Draft
    source: frozenset[str]
    target: frozenset[str]
    dated: Draft
    placed: Draft
    framed: bool
    modes: frozenset[str]
    contents: frozenset[str]
    ahead: bool
    sure: float

    @property
    def type(self) -> str:
        """Of its act."""
        return self.fullest.act.type


def without_doubles(told: Sequence[Sure], weights: Mapping[str, float]) -> list[Sure]:
    """The records less those that are likely to tell of nothing more than a surer one, which has their tellings then.

    The surest are asked first; one that goes takes none with it. Of equally likely ones the nearest gets its tellings.
    """
    seen = [seen_of(record) for record in told]
    found: dict[int, list[int]] = {}
    for n in sorted(range(len(told)), key=lambda n: (-seen[n].sure, n)):
        fits = [
            (likely(seen[n], seen[m], weights), -abs(seen[n].fullest.start - seen[m].fullest.start), m)
            for m in found
            if alike(seen[n], seen[m])
        ]
        best, _, m = max(fits, default=(0.0, 0, n))
        found.setdefault(m if best >= LIKELY else n, []).append(n)
    return [(_together([told[n][0] for n in found[m]]), told[m][1]) for m in sorted(found)]


def _together(groups: Sequence[tuple[Draft, ...]]) -> tuple[Draft, ...]:
    if len(groups) == 1:
        return groups[0]
    return tuple(sorted((d for group in groups for d in group), key=lambda d: d.start))


def seen_of(record: Sure) -> Seen:
    """What is asked of a record."""
    group, sure = record
    full = fullest(group)
    return Seen(
        fullest=full,
        source=parties(full.sides.source),
        target=parties(full.sides.target),
        dated=next((d for d in group if d.time), full),
        placed=next((d for d in group if d.place), full),
        framed=any(d.act.frame for d in group),
        modes=frozenset(told_mode(d) for d in group) - {""},
        contents=frozenset(d.act.content for d in group) - {""},
        ahead=surest(group).status.value in AHEAD,
        sure=sure,
    )


def likely(less: Seen, more: Seen, weights: Mapping[str, float]) -> float:
    """How probable it is that the less sure of two like records tells of nothing more, 0 to 1."""
    odds = sum(weights[name] * value for name, value in figures_of_two(less, more).items())
    return share_of(odds)


def figures_of_two(less: Seen, more: Seen) -> dict[str, float]:
    """What speaks for and against two like records being one; `first` is always 1."""
    apart = ((less.modes, more.modes), (less.contents, more.contents))
    return {
        "first": 1.0,
        "sure": sum(log_odds(one.sure, least=LEAST) for one in (less, more)),
        "framed": float(less.framed + more.framed),
        "listed": float(less.type in LISTED),
        "otherwise": float(any(one and two and one.isdisjoint(two) for one, two in apart)),
    }


def alike(one: Seen, two: Seen) -> bool:
    """Whether two records have one type and the same sides, as far as both tell them, and no other day, place or persons."""
    return one.type == two.type and _same_sides(one, two) and not _apart(one, two)


def _same_sides(one: Seen, two: Seen) -> bool:
    both = one.fullest.act.reciprocal or two.fullest.act.reciprocal or not (one.target and two.target)
    if both and one.source | one.target == two.source | two.target != frozenset():
        return True
    shared = one.source & two.source or one.target & two.target
    return bool(shared) and _agree(one.source, two.source) and _agree(one.target, two.target)


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sides are the same, as far as both are told."""
    return one == two or not one or not two


def _apart(one: Seen, two: Seen) -> bool:
    """Whether two records have other days, places, persons or crowds, or one lies ahead and the other does not, or one has rebels where the other has none."""
    mine, theirs = one.fullest.sides, two.fullest.sides
    return (
        one.ahead != two.ahead
        or other_time(one.dated, two.dated)
        or other_place(one.placed, two.placed)
        or other_people(one.fullest, two.fullest)
        or other_camps(one.fullest, two.fullest)
        or (one.type == "PROTEST" and other_crowds(one.fullest, two.fullest))
        or any(
            known(a) and known(b) and rebels(a) != rebels(b)
            for a, b in ((mine.source, theirs.source), (mine.target, theirs.target))
        )
    )
