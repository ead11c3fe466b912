"""How are marked passages put before the network that judges their words, several at once?

As numbers: pieces of words, and of each question the right answer, where it is known. It does not teach.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dragoman.coding.learned.tagger import ANSWERS, MOST_PIECES, grouped, own_pieces, passage
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.training.fitting import SKIP
from dragoman.training.told import Marked, Passage, cut

FEWEST = 48  # pieces of the shortest passages that reports are cut into


@dataclass(frozen=True, slots=True)
class Questions:
    """The number of each answer: of a type, a mode (by type and name), a status and a content; `speech` are the types that have a content."""

    types: Mapping[str, int]
    modes: Mapping[tuple[str, str], int]
    statuses: Mapping[str, int]
    contents: Mapping[str, int]
    speech: frozenset[str]

    @classmethod
    def of(cls, labels: Mapping[str, Any], speech: frozenset[str]) -> "Questions":
        """Those of the labels that `told.labels_of_words` gives."""
        return cls(
            {name: n for n, name in enumerate(labels["types"])},
            {(type_, name): n for n, (type_, name) in enumerate(labels["modes"])},
            {name: n for n, name in enumerate(labels["statuses"])},
            {name: n for n, name in enumerate(labels["contents"])},
            speech,
        )

    def beside_type(self, mark: Marked) -> tuple[int, int, int]:
        """The numbers of the right mode, status and content, or SKIP where they are not known."""
        return (
            SKIP if mark.mode is None else self.modes[mark.type, mark.mode],
            SKIP if mark.status is None else self.statuses[mark.status],
            SKIP if mark.content is None or mark.type not in self.speech else self.contents[mark.content],
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as the network reads it: its pieces, where its words begin, and what is known."""

    ids: tuple[int, ...]
    places: tuple[int, ...]
    passage: Passage

    @property
    def marked(self) -> list[Marked]:
        """The words that tell of events, those that the pieces reach to."""
        return [mark for mark in self.passage.marked if mark.word < len(self.places)]

    def standing_for(self, side: Sequence[int]) -> list[int]:
        """The pieces that stand for a side; the first one where nobody of the passage does."""
        return [self.places[word] for word in side if word < len(self.places)] or [0]


@dataclass(frozen=True, slots=True)
class Lot:
    """Some passages and what is known of them.

    `ids` and `there`, passages x pieces, hold the pieces, and 1 where there is one; `types` the number of the right type of each
    piece that begins a word, or SKIP. The others are of the marked words: `at`, 2 x words, says of which passage and at which of its
    pieces each is; `right`, words x 3, holds the numbers of the right mode, status and content, or SKIP; `sides`, 2 x words x pieces,
    how much each piece stands for the source and for the target, in all 1.
    """

    ids: Tensor
    there: Tensor
    types: Tensor
    at: Tensor
    right: Tensor
    sides: Tensor

    def on(self, device: torch.device) -> "Lot":
        """The same where a network lies."""
        return Lot(
            self.ids.to(device),
            self.there.to(device),
            self.types.to(device),
            self.at.to(device),
            self.right.to(device),
            self.sides.to(device),
        )


def sizes_of(labels: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """How many answers there are to each question."""
    types, modes, statuses, contents = (len(labels[name]) for name in ANSWERS)
    return types, modes, statuses, contents


def rows_of(passages: Iterable[Passage], words: WordPiece, seed: int = 0) -> list[Row]:
    """Passages as the network reads them, cut into shorter ones: of any length, for a sentence may have much or little before it."""
    draw = random.Random(seed)
    return [row for whole in passages for row, _ in parted(whole, words, draw.randint(FEWEST, MOST_PIECES))]


def parted(whole: Passage, words: WordPiece, most: int) -> Iterator[tuple[Row, int]]:
    """A passage cut into shorter ones of at most so many pieces, those that have a word, each with the number of its first word."""
    own = [own_pieces(word, words) for word in whole.words]
    bounds = [*whole.sentences, len(own)]
    groups = list(grouped([sum(map(len, own[a:b])) for a, b in pairwise(bounds)], most))
    for group, part in zip(groups, cut(whole, groups), strict=True):
        ids, places = passage(own_pieces(word, words) for word in part.words)
        if places:
            yield Row(tuple(ids), tuple(places), part), bounds[group[0]]


def side_by_side(rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """What the network takes: the pieces of some rows, and 1 where there is a piece; both are rows x pieces of the longest."""
    longest = max(len(row.ids) for row in rows)
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    there = np.zeros((len(rows), longest), dtype=np.float32)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)], there[n, : len(row.ids)] = row.ids, 1
    return torch.from_numpy(ids), torch.from_numpy(there)


def lot_of(rows: Sequence[Row], questions: Questions) -> Lot:
    """Some rows side by side, with what is known of them."""
    ids, there = side_by_side(rows)
    types = np.full(ids.shape, SKIP, dtype=np.int64)
    told = [(n, row, mark) for n, row in enumerate(rows) for mark in row.marked]
    sides = np.zeros((2, len(told), ids.shape[1]), dtype=np.float32)
    for n, row in enumerate(rows):
        if row.passage.whole:
            types[n, [p for word, p in enumerate(row.places) if word not in row.passage.unsure]] = 0
    for n, (number, row, mark) in enumerate(told):
        types[number, row.places[mark.word]] = questions.types[mark.type]
        for k, side in enumerate((mark.sources, mark.targets)):
            pieces = row.standing_for(side)
            sides[k, n, pieces] = 1 / len(pieces)
    at = [(number, row.places[mark.word]) for number, row, mark in told]
    right = [questions.beside_type(mark) for *_, mark in told]
    return Lot(
        ids,
        there,
        torch.from_numpy(types),
        torch.tensor(at, dtype=torch.long).view(-1, 2).T,
        torch.tensor(right, dtype=torch.long).view(-1, 3),
        torch.from_numpy(sides),
    )
