"""Among which records is a happening's story looked for?

Those of one type and stage that share a party stand on one shelf. A short shelf is gone through whole; on a long one, where thousands of
like records of one day stand, those are taken that share most with a record: one half by what few tell of, one half by what many do. So a record is
compared with a bounded number of others, however many there are.
"""

from collections import Counter, defaultdict

from dragoman.stories.fitting import Teller

Block = tuple[str, bool, str]
Trait = tuple[str, object]
MOST = 100  # records that one is compared with on one shelf
MOST_SHARING = 60  # of more that share one trait the last ones are looked at: of like records any will do
WORTH = {"sides": 6, "day": 3, "place": 4, "name": 3, "word": 1}  # about as in `fitting.py`


def blocks_of(teller: Teller) -> list[Block]:
    """The shelves on which a record stands."""
    parties = teller.source | teller.target or {""}
    return [(teller.type, teller.ahead, party) for party in sorted(parties)]


class Shelf:
    """Records of one type and stage that share a party, in the order in which they came."""

    def __init__(self) -> None:
        self._all: list[Teller] = []
        self._sharing: defaultdict[Trait, list[Teller]] = defaultdict(list)

    def add(self, teller: Teller) -> None:
        self._all.append(teller)
        if len(self._all) == MOST + 1:
            for one in self._all:
                self._sort_in(one)
        elif len(self._all) > MOST:
            self._sort_in(teller)

    def _sort_in(self, teller: Teller) -> None:
        for trait in _traits(teller):
            self._sharing[trait].append(teller)

    def likely(self, teller: Teller) -> list[Teller]:
        """The records that may tell of the same happening, in the order in which they came; of many those that share most."""
        if len(self._all) <= MOST:
            return self._all
        rare: Counter[str] = Counter()
        common: Counter[str] = Counter()
        found: dict[str, Teller] = {}
        for trait in _traits(teller):
            sharing = self._sharing.get(trait, [])
            shared = rare if len(sharing) <= MOST_SHARING else common
            for other in sharing[-MOST_SHARING:]:
                found[other.event_id] = other
                shared[other.event_id] += WORTH[trait[0]]
        first = [event_id for event_id, _ in rare.most_common(MOST // 2)]
        both = dict.fromkeys([*first, *(event_id for event_id, _ in common.most_common(MOST // 2))])
        return [found[event_id] for event_id in both]


def _traits(teller: Teller) -> list[Trait]:
    """What a record may share with another."""
    place = teller.place
    return [
        ("sides", (teller.source, teller.target)),
        ("day", teller.first or teller.published),
        *([("place", place.geonames_id or place.name)] if place is not None else []),
        *(("name", name) for name in sorted(teller.names)),
        *(("word", word) for word in sorted(teller.words)),
    ]
