"""To which party does the tagger point, of all words of a passage by which it may be meant?

A passage names one party several times: what is probable of each of its words is added up. It judges nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.coding.findings import Mention, Side
from dragoman.coding.in_slots import identity
from dragoman.coding.tagger import NOBODY
from dragoman.records import Actor

Who = frozenset[tuple[str, str, str]]  # what tells the actors of a mention from others


def known_words(mentions: Mapping[int, Mention]) -> dict[int, Mention]:
    """By token the mention that it is the head of, or else the shortest one that it is a word of."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions.values(), key=lambda m: m.start - m.end):
        found |= dict.fromkeys(range(mention.start, mention.end), mention)
    return found | dict(mentions)


def who(actors: Iterable[Actor]) -> Who:
    """What tells some actors from others."""
    return frozenset(map(identity, actors))


def foremost(shares: Mapping[int, float], known: Mapping[int, Mention]) -> tuple[int, float]:
    """The word that most probably stands for a side, of the party that most probably does, and how probable that is; NOBODY if nobody does."""
    totals: dict[Who | int, float] = {}
    for token, share in shares.items():
        party = _party(token, known)
        totals[party] = totals.get(party, 0.0) + share
    best = max(totals, key=lambda p: totals[p])
    word = max((t for t in shares if _party(t, known) == best), key=lambda t: (shares[t], -t))
    return word, totals[best]


def share_of(side: Sequence[Side], shares: Mapping[int, float], known: Mapping[int, Mention]) -> float:
    """How probable it is that one of a side's words stands for it; where no word of the passage means them, that nobody does."""
    meant = who(s.actor for s in side)
    heads = {s.head for s in side}
    there = [
        share
        for token, share in shares.items()
        if token in heads or (token in known and not meant.isdisjoint(who(known[token].actors)))
    ]
    return sum(there) if there else shares[NOBODY]


def _party(token: int, known: Mapping[int, Mention]) -> Who | int:
    """What is meant by a token: the actors of its mention, or, where it is of none, the token itself."""
    return who(known[token].actors) if token in known and known[token].actors else token
