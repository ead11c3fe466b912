"""Of which words of a report written for learning do its marks leave open whether they tell of an event?

Who marks a telling marks one word of it, 'expressed' or 'concern', 'said' or what is said; the other is not wrong. Two who marked
the same 30 reports chose the same word for three in four of their tellings. And some tellings are overlooked. Nothing is learned
of such words. It adds no marks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.coding.tagger import MOST_PIECES, grouped, own_pieces
from dragoman.coding.wordpiece import WordPiece
from dragoman.training.network import WordNetwork
from dragoman.training.tagging import Row, chances, row_of
from dragoman.training.told import Passage, cut

DOUBT = 0.4  # how probable a teacher must hold it that an unmarked word tells of an event


def doubted(
    passages: Sequence[Passage], teacher: WordNetwork, words: WordPiece, *, batch: int = 16
) -> list[Passage]:
    """The passages, with those words unsure, too, that are not marked and that a teacher takes for a telling all the same."""
    rows, places = list[Row](), list[tuple[int, int]]()
    for n, passage in enumerate(passages):
        for row, start in _whole_rows(passage, words):
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


def _whole_rows(passage: Passage, words: WordPiece) -> Iterator[tuple[Row, int]]:
    """A passage cut into as few rows as can be, each with the number of its first word."""
    lengths = [
        sum(len(own_pieces(w, words)) for w in passage.words[a:b])
        for a, b in pairwise([*passage.sentences, len(passage.words)])
    ]
    groups: Iterable[Sequence[int]] = list(grouped(lengths, MOST_PIECES))
    for group, part in zip(groups, cut(passage, groups), strict=True):
        if (row := row_of(part, words)) is not None:
            yield row, passage.sentences[group[0]]
