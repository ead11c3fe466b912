"""How far do our records agree with somebody else's file: on who with whom, what, and on which day?

Compared are keys, not numbers of rows: a pair of countries that did something of a type on a day counts once, however many
reports or rows tell of it. Only days that both sides cover are looked at, and only events between two countries.
"""

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeVar

from dragoman.exports.codes import load_codes
from dragoman.exports.importing.foreign import ForeignEvent
from dragoman.store import EVERYTHING, EventFilter, Store
from dragoman.store.days import known_days

Pair = tuple[str, str]
Key = tuple[Pair, str, dt.date]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many keys each side has, and how many of them the other has too."""

    ours: int
    theirs: int
    both_ours: int
    both_theirs: int

    @property
    def of_ours(self) -> float:
        """Share of our keys that they have; 0 where we have none."""
        return self.both_ours / self.ours if self.ours else 0.0

    @property
    def of_theirs(self) -> float:
        """Share of their keys that we have; 0 where they have none."""
        return self.both_theirs / self.theirs if self.theirs else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What agrees.

    Args:
        first, last: the days that both cover; None where there is none.
        levels: `pair`, `pair and type`, `pair and day`, `pair, type and day`.
        types: the last of them, for each type.
        pairs: the same, for the pairs with the most keys.
        outside: how much of each side was not compared: no two countries, no day, or a day that the other does not cover.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    levels: dict[str, Agreement]
    types: dict[str, Agreement]
    pairs: dict[Pair, Agreement]
    outside: tuple[int, int]


@dataclass
class _Side:
    """The keys of one side, the days that it covers, and how many events gave no key."""

    keys: set[Key]
    days: set[dt.date]
    rest: int = 0

    def add(self, pairs: set[Pair], kind: str, day: dt.date | None) -> None:
        if day:
            self.days.add(day)
            self.keys.update((pair, kind, day) for pair in pairs)
        self.rest += not (pairs and day)


def compare(
    store: Store,
    theirs: Iterable[ForeignEvent],
    *,
    wanted: EventFilter = EVERYTHING,
    within_days: int = 0,
    directed: bool = False,
    most_pairs: int = 20,
) -> Comparison:
    """Lay a store beside the events of a file.

    Args:
        wanted: which of our records.
        within_days: how far apart two days may lie and still be one.
        directed: whether it matters who acts on whom; if not, a pair is the same both ways.
    """
    ours, others = _ours(store, wanted, directed), _theirs(theirs, directed)
    if not ours.days or not others.days:
        return Comparison(levels={}, types={}, pairs={}, outside=(ours.rest, others.rest))
    first, last = max(min(ours.days), min(others.days)), min(max(ours.days), max(others.days))
    one, other = ({key for key in side.keys if first <= key[2] <= last} for side in (ours, others))
    return Comparison(
        first=first if first <= last else None,
        last=last if first <= last else None,
        levels=_levels(one, other, within_days),
        types=_grouped(one, other, within_days, sorted({key[1] for key in one | other}), place=1),
        pairs=_grouped(one, other, within_days, _commonest(one, other, most_pairs), place=0),
        outside=(ours.rest + len(ours.keys) - len(one), others.rest + len(others.keys) - len(other)),
    )


def _ours(store: Store, wanted: EventFilter, directed: bool) -> _Side:
    codes, side = load_codes(), _Side(set(), set())
    for entry in store.entries(wanted):
        event, strict = entry.event, codes.strict(entry.event)
        if strict is None:
            side.rest += 1
            continue
        day, _ = known_days(event.time.start, event.time.end, published=entry.published)
        countries = ([a.country for a in event.source], [a.country for a in event.target])
        side.add(set(_pairs(*countries, directed=directed, both_ways=event.reciprocal)), strict.type, day)
    return side


def _theirs(events: Iterable[ForeignEvent], directed: bool) -> _Side:
    side = _Side(set(), set())
    for event in events:
        pairs = set(_pairs(event.sources, event.targets, directed=directed, both_ways=False))
        side.add(pairs, event.type, event.day)
    return side


def _pairs(
    sources: Iterable[str], targets: Iterable[str], *, directed: bool, both_ways: bool
) -> Iterator[Pair]:
    """Pairs of two countries; where nobody is acted on, the actors are one another's."""
    ones, others = [c for c in sources if c], [c for c in targets if c]
    for a, b in product(ones, others) if others else combinations(ones, 2):
        if a != b:
            yield (a, b) if directed or a < b else (b, a)
            if directed and (both_ways or not others):
                yield b, a


def _levels(ours: set[Key], theirs: set[Key], within: int) -> dict[str, Agreement]:
    any_type = [{(pair, "", day) for pair, _, day in keys} for keys in (ours, theirs)]
    return {
        "pair": _sets({key[0] for key in ours}, {key[0] for key in theirs}),
        "pair and type": _sets({key[:2] for key in ours}, {key[:2] for key in theirs}),
        "pair and day": _days(any_type[0], any_type[1], within),
        "pair, type and day": _days(ours, theirs, within),
    }


def _sets(ours: set[T], theirs: set[T]) -> Agreement:
    both = len(ours & theirs)
    return Agreement(len(ours), len(theirs), both, both)


def _days(ours: set[Key], theirs: set[Key], within: int) -> Agreement:
    return Agreement(len(ours), len(theirs), _near(ours, theirs, within), _near(theirs, ours, within))


def _near(some: set[Key], others: set[Key], within: int) -> int:
    """How many keys of one side have one of the other whose day lies near enough."""
    reach, there = dt.timedelta(days=within), defaultdict[tuple[Pair, str], list[dt.date]](list)
    for pair, kind, day in sorted(others):
        there[pair, kind].append(day)
    count = 0
    for pair, kind, day in some:
        days = there.get((pair, kind), [])
        at = bisect_left(days, day - reach)
        count += at < len(days) and days[at] <= day + reach
    return count


def _commonest(ours: set[Key], theirs: set[Key], most: int) -> list[Pair]:
    counts = Counter(key[0] for keys in (ours, theirs) for key in keys)
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:most]


def _grouped(
    ours: set[Key], theirs: set[Key], within: int, groups: list[T], *, place: int
) -> dict[T, Agreement]:
    """Agreement on pair, type and day within each group, which is what stands at `place` of a key."""
    of: dict[Hashable, tuple[set[Key], set[Key]]] = {group: (set(), set()) for group in groups}
    for side, keys in enumerate((ours, theirs)):
        for key in keys:
            if key[place] in of:
                of[key[place]][side].add(key)
    return {group: _days(*of[group], within) for group in groups}
