"""To which party does the tagger point, of all words of a passage by which it may be meant?

A passage names one party several times: what is probable of each of its words is added up. It judges nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dragoman.coding.findings import Mention, Side
from dragoman.coding.learned.tagger import NOBODY
from dragoman.coding.sides.in_slots import identity
from dragoman.reading.labels import DESCRIBING_OR_OWNING
from dragoman.records import Actor

Who = frozenset[tuple[str, str, str]]  # what tells the actors of a mention from others


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text's words: by token the mention that it is a word of, and who is meant by that; by who is meant the tokens.

    `things` are by the token of who is meant what is told to be theirs and stands for them: 'Chadian *jets*', 'the rebels' *positions*'.
    """

    mentions: Mapping[int, Mention]
    meant: Mapping[int, Who]
    words: Mapping[tuple[str, str, str], Sequence[int]]
    things: Mapping[int, int] = field(default_factory=dict)


UNKNOWN = Known({}, {}, {})  # of a text that no tagger read


def known_words(doc: Doc, mentions: Mapping[int, Mention]) -> Known:
    """What is known of words: of the mention that each is the head of, or else of the shortest one that it is a word of.

    A word behind a mention that told whose it is stands for it as well: 'police' of 'a spokesman for the police'.
    """
    found: dict[int, Mention] = {}
    for mention in sorted(mentions.values(), key=lambda m: m.start - m.end):
        found |= dict.fromkeys(range(mention.start, mention.end), mention)
    found |= mentions
    for mention in mentions.values():
        for i in _telling(doc, mention):
            found.setdefault(i, mention)
    meant = {mention.head: who(mention.actors) for mention in mentions.values() if mention.actors}
    by_word = {i: meant[m.head] for i, m in found.items() if m.head in meant}
    words: dict[tuple[str, str, str], list[int]] = {}
    for i, parties in by_word.items():
        for party in parties:
            words.setdefault(party, []).append(i)
    things = {
        i: doc[i].head.i
        for i in meant
        if doc[i].dep_ in DESCRIBING_OR_OWNING and doc[i].head.pos_ == "NOUN" and doc[i].head.i not in by_word
    }
    return Known(found, by_word, words, things)


def _telling(doc: Doc, mention: Mention) -> Iterator[int]:
    """The words behind a mention's head, and of its phrase, that told what it is."""
    if not mention.spans or not mention.rule.startswith("who."):
        return
    last = doc[mention.head].right_edge.idx
    for start, end in mention.spans:
        words = doc.char_span(start, end) if doc[mention.head].idx < start <= last else None
        yield from (t.i for t in words or ())


def who(actors: Iterable[Actor]) -> Who:
    """What tells some actors from others."""
    return frozenset(map(identity, actors))


def foremost(shares: Mapping[int, float], known: Known) -> tuple[int, float]:
    """The word that most probably stands for a side, of the party that most probably does, and how probable that is; NOBODY if nobody does.

    What is meant by a word of no mention is the word itself.
    """
    totals: dict[Who | int, float] = {}
    for token, share in shares.items():
        party = known.meant.get(token, token)
        totals[party] = totals.get(party, 0.0) + share
    best = max(totals, key=totals.__getitem__)
    if isinstance(best, int):
        return best, totals[best]
    word = max((t for t in shares if known.meant.get(t, t) == best), key=lambda t: (shares[t], -t))
    return word, totals[best]


def share_of(side: Sequence[Side], shares: Mapping[int, float], known: Known) -> float:
    """How probable it is that one of a side's words stands for it; where no word of the passage means them, that nobody does."""
    meant = {s.head for s in side}
    for party in who(s.actor for s in side):
        meant.update(known.words.get(party, ()))
    meant.update([known.things[i] for i in meant if i in known.things])
    there = [shares[token] for token in sorted(meant) if token in shares]
    return sum(there) if there else shares[NOBODY]
