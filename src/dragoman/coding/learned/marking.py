"""How is a sentence with its two sides marked turned into the numbers that the learned part reads?

Words become WordPiece numbers; before and after each marked stretch stands a number that BERT's vocabulary leaves unused.
Training and coding both go through here, so that they can't drift apart. It knows nothing of what the sentence says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.learned.wordpiece import WordPiece

CLS, SEP = 101, 102
MARKS = {"source": (1, 2), "target": (3, 4), "act": (5, 6)}  # numbers that the vocabulary leaves unused
NEW_MARKS = 7  # all numbers below this one are padding or marks
MAX_PIECES = 96  # of a sentence that is read; of a longer one, the parts around the marks

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with the stretches of its two sides, and of the word that tells of the act where it is known.

    Offsets count characters of `text`, end not included; None where a side is not told. No stretch may be empty.
    Where two overlap, the one that begins later is left out.
    """

    text: str
    source: Stretch | None = None
    target: Stretch | None = None
    act: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the learned part reads: piece numbers, and where the marks of source, target and act stand (0: nowhere)."""

    ids: tuple[int, ...]
    marks: tuple[int, int, int]


def pieces(marked: Marked, words: WordPiece, *, limit: int = MAX_PIECES) -> Pieces:
    """A marked sentence as numbers, at most `limit` of them.

    Args:
        marked: the sentence.
        words: BERT's uncased vocabulary.
        limit: at least 16; of a longer sentence the pieces farthest from the marks are left out.
    """
    borders = sorted(_borders(marked))
    ids: list[int] = []
    at = 0
    for place, _, mark in borders:
        ids += _numbers(marked.text[at:place], words)
        ids.append(mark)
        at = place
    ids += _numbers(marked.text[at:], words)
    kept = _kept(ids, limit - 2)
    whole = (CLS, *(ids[i] for i in kept), SEP)
    first = {start: name for name, (start, _) in MARKS.items()}
    at_mark = {first[n]: i for i, n in enumerate(whole) if n in first}
    return Pieces(whole, (at_mark.get("source", 0), at_mark.get("target", 0), at_mark.get("act", 0)))


def _numbers(text: str, words: WordPiece) -> list[int]:
    if not text.strip():
        return []
    return [n for n in words.numbers(text) if n >= NEW_MARKS]


def _borders(marked: Marked) -> list[tuple[int, int, int]]:
    """(offset, order among marks at one offset, number): ends go before beginnings."""
    taken: list[Stretch] = []
    found: list[tuple[int, int, int]] = []
    stretches = [(s, name) for name in MARKS if (s := getattr(marked, name)) is not None]
    for (start, end), name in sorted(stretches, key=lambda s: s[0]):
        if any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        found += [(start, 1, MARKS[name][0]), (end, 0, MARKS[name][1])]
    return found


def _kept(ids: Sequence[int], room: int) -> list[int]:
    """The places of the pieces that are kept: all, or those nearest to a mark."""
    if len(ids) <= room:
        return list(range(len(ids)))
    marks = [i for i, n in enumerate(ids) if n < NEW_MARKS] or [0]
    distance = [len(ids)] * len(ids)
    for mark in marks:
        for i in range(mark, -1, -1):
            if mark - i >= distance[i]:
                break
            distance[i] = mark - i
        for i in range(mark + 1, len(ids)):
            if i - mark >= distance[i]:
                break
            distance[i] = i - mark
    return sorted(sorted(range(len(ids)), key=distance.__getitem__)[:room])
