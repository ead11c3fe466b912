"""Which records, in which reports, tell of the same happening?

A record joins the story that it fits best (`fitting.py`), if well enough. A story's name is that of its first record, so that it stays
when more reports come. It cannot follow a happening through its stages: a visit planned and a visit paid are two stories.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.records import Place
from dragoman.stories.fitting import ENOUGH, Teller, clash, fit
from dragoman.stories.shelves import Block, Shelf, blocks_of


@dataclass(frozen=True, slots=True)
class Joined:
    """A record in its story: the record that it was joined to (None for a story's first), how well it fits, and why."""

    event_id: str
    report_id: str
    story_id: str
    to: str | None
    score: float
    reason: str


class Joiner:
    """Records in their stories, to which others are joined one after another.

    Args:
        copies: whether two reports, by their ids, are copies of one another.
        parted: of a record's id, those that somebody said do not belong with it.
    """

    def __init__(
        self,
        *,
        copies: Callable[[str, str], bool] = lambda _one, _other: False,
        parted: Mapping[str, Set[str]] = MappingProxyType({}),
    ) -> None:
        self._copies, self._parted = copies, parted
        self._story_of: dict[str, str] = {}
        self._held: dict[str, Teller] = {}
        self._forgotten = 0
        self._shelves: defaultdict[Block, Shelf] = defaultdict(Shelf)
        self._stories: defaultdict[str, _Story] = defaultdict(_Story)

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._held

    def hold(self, teller: Teller, story: str) -> None:
        """Take in a record that is in a story already."""
        self._held[teller.event_id], self._story_of[teller.event_id] = teller, story
        self._stories[story].add(teller)
        for block in blocks_of(teller):
            self._shelves[block].add(teller)

    def keep(self, event_ids: Set[str]) -> None:
        """Forget all records but some."""
        gone = [event_id for event_id in self._held if event_id not in event_ids]
        for event_id in gone:
            del self._held[event_id]
        self._forgotten += len(gone)
        if self._forgotten > len(self._held):
            self._laid_anew()

    def _laid_anew(self) -> None:
        """The shelves without what was forgotten."""
        held = [(teller, self._story_of[event_id]) for event_id, teller in self._held.items()]
        self._story_of, self._held, self._forgotten = {}, {}, 0
        self._shelves, self._stories = defaultdict(Shelf), defaultdict(_Story)
        for teller, story in held:
            self.hold(teller, story)

    def place(self, teller: Teller) -> Joined:
        """A record in the story that it fits best, or in one of its own; it is held from then on."""
        joined = self._best(teller)
        self.hold(teller, joined.story_id)
        return joined

    def _best(self, teller: Teller) -> Joined:
        seen: dict[str, tuple[float, str, Teller]] = {}
        near = {c.event_id: c for block in blocks_of(teller) for c in self._shelves[block].likely(teller)}
        for other in near.values():
            if other.event_id not in self._held:
                continue
            score, reason = fit(teller, other, copied=self._copies(teller.report_id, other.report_id))
            story = self._story_of[other.event_id]
            if score > seen.get(story, (0.0, "", other))[0]:
                seen[story] = (score, reason, other)
        parted = {self._story_of.get(event_id) for event_id in self._parted.get(teller.event_id, ())}
        for story, (score, reason, other) in sorted(seen.items(), key=lambda s: (-s[1][0], s[0])):
            if score < ENOUGH:
                break
            if story not in parted and self._stories[story].may_hold(teller):
                return Joined(
                    teller.event_id, teller.report_id, story, other.event_id, round(score, 3), reason
                )
        return Joined(
            teller.event_id, teller.report_id, story_name(teller.event_id), None, 1.0, "first told of"
        )


def join(
    tellers: Iterable[Teller],
    *,
    copies: Callable[[str, str], bool] = lambda _one, _other: False,
    parted: Mapping[str, Set[str]] = MappingProxyType({}),
    known: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Joined]:
    """Each record with its story, in the order given.

    Args:
        tellers: in the order in which their reports came.
        copies: whether two reports, by their ids, are copies of one another.
        parted: of a record's id, those that somebody said do not belong with it.
        known: stories that were found before, by event id; such records keep theirs.
    """
    joiner = Joiner(copies=copies, parted=parted)
    for teller in tellers:
        if story := known.get(teller.event_id):
            joiner.hold(teller, story)
            yield Joined(teller.event_id, teller.report_id, story, None, 1.0, "found before")
        else:
            yield joiner.place(teller)


class _Story:
    """What a story holds, as far as it keeps others out: reports, and different places."""

    def __init__(self) -> None:
        self._reports: set[str] = set()
        self._placed: dict[Place, Teller] = {}

    def add(self, teller: Teller) -> None:
        self._reports.add(teller.report_id)
        if teller.place is not None:
            self._placed.setdefault(teller.place, teller)

    def may_hold(self, teller: Teller) -> bool:
        """Whether a record is of another report, and contradicts none of them, though it may fit one that is told with less."""
        if teller.report_id in self._reports:
            return False
        return not any(clash(m, teller) for m in self._placed.values())


def story_name(event_id: str) -> str:
    """The name of the story that begins with a record."""
    return "s" + hashlib.sha256(event_id.encode()).hexdigest()[:15]
