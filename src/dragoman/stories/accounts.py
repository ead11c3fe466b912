"""Who confirms and who contradicts a story?"""

from dataclasses import dataclass

from dragoman.errors import StoreError
from dragoman.records import Event
from dragoman.store import Store
from dragoman.store.tales import Tales


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a story: who tells it, what it says of the happening, and why it was joined."""

    event: Event
    publisher: str
    published: str
    reason: str
    contradicts: bool

    def as_row(self) -> dict[str, object]:
        """What is printed of it."""
        to = self.event.attribution.to
        return {
            "event": self.event.event_id,
            "report": self.event.report_id,
            "publisher": self.publisher,
            "published": self.published,
            "says": "contradicts" if self.contradicts else "confirms",
            "status": self.event.status,
            "certainty": self.event.certainty,
            "according to": to.called if to else self.event.attribution.how,
            "joined": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Account:
    """A story with its records, in order of arrival."""

    story_id: str
    members: tuple[Member, ...]

    def as_row(self) -> dict[str, object]:
        """What is printed of it: its first record stands for it."""
        first = self.members[0].event
        sides = [", ".join(a.called for a in side) for side in (first.source, first.target)]
        return {
            "story": self.story_id,
            "type": f"{first.type}/{first.mode}" if first.mode else first.type,
            "source": sides[0],
            "target": sides[1],
            "start": first.time.start,
            "reports": len({m.event.report_id for m in self.members}),
            "confirm": sum(not m.contradicts for m in self.members),
            "contradict": sum(m.contradicts for m in self.members),
        }


def account(store: Store, story_id: str) -> Account:
    """A story of a store.

    A record contradicts where it denies what most say happened, or says happened what most deny.

    Raises:
        StoreError: the store has no such story.
    """
    places = Tales(store).members(story_id)
    if not places:
        raise StoreError(
            str(store.path), f"it holds no story {story_id!r}", "List its stories: dragoman stories"
        )
    events = [store.event(place.event_id) for place in places]
    denied = sum(event.status == "denied" for event in events)
    usual = denied * 2 > len(events)
    members = []
    for place, event in zip(places, events, strict=True):
        report = store.report(place.report_id)
        apart = (event.status == "denied") is not usual
        members.append(Member(event, report.publisher, report.published, place.reason, apart))
    return Account(story_id, tuple(members))
