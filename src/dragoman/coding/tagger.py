"""Which words of a sentence tell of an event, of what type, and which words stand on its two sides, by what was learned?

A small encoder, taught on reports written for the project in which every telling is marked (docs/provenance.md has its card), and
kept in eight bits. It reads a sentence once and answers for each of its words; the same sentences of a report always get the
same answers. Loads at its first use; importing this module reads nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span

from dragoman.coding.judgement import Judgement, Rows, judgement_of, softmax
from dragoman.coding.marking import CLS, NEW_MARKS, SEP
from dragoman.coding.network import Loaded, load_network
from dragoman.coding.wordpiece import WordPiece

FILES = ("events.onnx", "relations.vocab.txt", "events.json")
ANSWERS = ("types", "modes", "statuses", "contents")
TOGETHER = 2  # sentences read at once: more of them cost more each, since short ones wait for long ones
MOST_PIECES = 112  # of a sentence that are read; words behind tell of nothing
UNKNOWN_PIECE = 100
Array = npt.NDArray[Any]
NOBODY = -1  # stands on a side where nobody of the sentence does


@dataclass(frozen=True, slots=True)
class Read:
    """What the tagger made of one sentence: its first token, by word the shares of the types, no event first, and logits of what else it
    answers; `sources` and `targets` have nobody first."""

    start: int
    types: Rows
    modes: Array
    statuses: Array
    contents: Array
    sources: Array
    targets: Array


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger made of the sentences of a text that it read."""

    read: Mapping[int, Read]  # by token
    labels: Mapping[str, Any] = field(repr=False)

    def telling(self, least: float) -> list[tuple[int, float]]:
        """The words that tell of an event at least so probably, in order, with how probable that is."""
        ones = {one.start: one for one in self.read.values()}
        events = ((at, 1.0 - ones[at].types[:, 0]) for at in sorted(ones))
        return [(at + int(i), float(own[i])) for at, own in events for i in np.flatnonzero(own >= least)]

    def judgement(self, token: int) -> Judgement:
        """What a word that was read tells of."""
        one = self.read[token]
        word = token - one.start
        modes, statuses, contents = (
            softmax(part[word]).tolist() for part in (one.modes, one.statuses, one.contents)
        )
        types = one.types[word].tolist()
        return judgement_of(self.labels, types=types, modes=modes, contents=contents, statuses=statuses)

    def share(self, token: int, type: str) -> float:
        """How probable a type is of a word that was read."""
        one = self.read[token]
        return float(one.types[token - one.start][self.labels["types"].index(type)])

    def sides(self, token: int) -> tuple[dict[int, float], dict[int, float]]:
        """By token how probable it is that it stands for who acts, and for the other side; NOBODY is nobody in the sentence."""
        one = self.read[token]
        shares = (softmax(rows[token - one.start]).tolist() for rows in (one.sources, one.targets))
        source, target = (
            {n - 1 + one.start if n else NOBODY: s for n, s in enumerate(row)} for row in shares
        )
        return source, target


UNREAD = Tags({}, {})  # of a text of which no sentence was read


@dataclass(frozen=True)
class Tagger:
    """The tagger. `folder` holds the weights, the vocabulary and the labels; by default those of the package."""

    folder: Traversable | None = None

    def read(self, sentences: Iterable[Span]) -> Tags:
        """What some sentences of one text tell of.

        Raises:
            DataError: the files of the tagger are missing or do not fit one another.
        """
        session, words, labels = self._loaded
        cut = [(s.start, *pieces_of([t.text for t in s], words)) for s in sentences]
        cut = [c for c in cut if c[2]]
        order = sorted(range(len(cut)), key=lambda i: len(cut[i][1]))  # sentences of like length together
        found: dict[int, Read] = {}
        for at in range(0, len(order), TOGETHER):
            batch = [cut[i] for i in order[at : at + TOGETHER]]
            given = session.run(None, _arrays([ids for _, ids, _ in batch]))
            for row, (start, _, places) in enumerate(batch):
                one = _read_off(start, places, [part[row] for part in given])
                found |= dict.fromkeys(range(start, start + len(places)), one)
        return Tags(found, labels)

    @cached_property
    def _loaded(self) -> Loaded:
        return load_network(self.folder, FILES, ANSWERS)


def pieces_of(texts: Sequence[str], words: WordPiece) -> tuple[list[int], list[int]]:
    """The pieces of a sentence's words, and at which piece each word begins; words that no longer find room are left out."""
    ids, places = [CLS], []
    for text in texts:
        own = [n for n in words.numbers(text) if n >= NEW_MARKS] or [UNKNOWN_PIECE]
        if len(ids) + len(own) >= MOST_PIECES:
            break
        places.append(len(ids))
        ids += own
    return [*ids, SEP], places


def _arrays(read: Sequence[Sequence[int]]) -> dict[str, Array]:
    """What the network takes: pieces, and 1 where there is a piece."""
    longest = max(map(len, read))
    return {
        "ids": np.array([[*ids, *[0] * (longest - len(ids))] for ids in read], dtype=np.int64),
        "there": np.array(
            [[1.0] * len(ids) + [0.0] * (longest - len(ids)) for ids in read], dtype=np.float32
        ),
    }


def _read_off(start: int, places: Sequence[int], given: Sequence[Array]) -> Read:
    """The rows of the words' first pieces."""
    types, modes, statuses, contents, sources, targets = (part[places] for part in given)
    sides = [0, *places]
    return Read(start, softmax(types), modes, statuses, contents, sources[:, sides], targets[:, sides])
