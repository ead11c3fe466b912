"""Of which words of a report written for learning do its marks leave open whether they tell of an event?

Who marks a telling marks one word of it, 'expressed' or 'concern', 'said' or what is said; the other is not wrong. Two who marked
the same 30 reports chose the same word for three in four of their tellings. And some tellings are overlooked. Nothing is learned
of such words. It adds no marks.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.learned.tagger import MOST_PIECES
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.training.network import WordNetwork
from dragoman.training.passages import Row, parted
from dragoman.training.tagging import chances
from dragoman.training.told import Passage

DOUBT = 0.4  # how probable a teacher must hold it that an unmarked word tells of an event


def doubted(
    passages: Sequence[Passage], teacher: WordNetwork, words: WordPiece, *, batch: int = 16
) -> list[Passage]:
    """The passages, with those words unsure, too, that are not marked and that a teacher takes for a telling all the same."""
    rows, places = list[Row](), list[tuple[int, int]]()
    for n, passage in enumerate(passages):
        for row, start in parted(passage, words, MOST_PIECES):
            rows.append(row)
            places.append((n, start))
    found: dict[int, set[int]] = {}
    for at, telling in chances(rows, teacher, batch=batch):
        n, start = places[at]
        found.setdefault(n, set()).update(start + i for i, p in enumerate(telling) if p > DOUBT)
    return [
        replace(p, unsure=p.unsure | (found.get(n, set()) - {m.word for m in p.marked}))
        for n, p in enumerate(passages)
    ]
