"""Which words of a text tell of an event, of what type, and which words stand on its two sides, by what was learned?

A small encoder, taught on reports written for the project in which every telling is marked (docs/provenance.md has its card), and
kept in eight bits. It reads some sentences in one passage, so that it knows what was said before, and answers for each word; the
same sentences of a report always get the same answers. Loads at its first use; importing this module reads nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span

from dragoman.coding.learned.judgement import Judgement, Rows, judgement_of, softmax
from dragoman.coding.learned.marking import CLS, NEW_MARKS, SEP
from dragoman.coding.learned.network import Loaded, files_of, load_network
from dragoman.coding.learned.wordpiece import WordPiece

FILES = ("events.onnx", "relations.vocab.txt", "events.json")
ANSWERS = ("types", "modes", "statuses", "contents")
SIDES = ("sources", "targets")
VECTORS, MEANINGS = (
    "vectors",
    "pieces",
)  # what the network makes of each piece before it answers, and begins with
MOST_PIECES = 256  # of a passage; words of one sentence that find no room in it tell of nothing
UNKNOWN_PIECE = 100
FIRST_WORD = 1996  # of the vocabulary; what is before it are marks, signs and single letters
Array = npt.NDArray[Any]
NOBODY = -1  # stands on a side where nobody of the passage does


@dataclass(frozen=True, slots=True)
class Read:
    """What the tagger made of one passage: its tokens, by word the shares of the types, no event first, and logits of what else it
    answers; `sources` and `targets` have nobody first."""

    tokens: Sequence[int]
    types: Rows
    modes: Array
    statuses: Array
    contents: Array
    sources: Array
    targets: Array


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger made of the passages of a text that it read; `words` holds by token its passage and its number there."""

    words: Mapping[int, tuple[Read, int]]
    labels: Mapping[str, Any] = field(repr=False)
    _asked: dict[int, tuple[dict[int, float], dict[int, float]]] = field(
        default_factory=dict, repr=False, compare=False
    )  # sides of the words that were asked about before

    @classmethod
    def of(cls, read: Iterable[Read], labels: Mapping[str, Any]) -> "Tags":
        """What was made of some passages."""
        return cls({token: (one, n) for one in read for n, token in enumerate(one.tokens)}, labels)

    def telling(self, least: float) -> list[tuple[int, float]]:
        """The words that tell of an event at least so probably, in order, with how probable that is."""
        events = ((one.tokens, 1.0 - one.types[:, 0]) for one, n in self.words.values() if n == 0)
        return sorted(
            (tokens[int(i)], float(own[i])) for tokens, own in events for i in np.flatnonzero(own >= least)
        )

    def judgement(self, token: int) -> Judgement:
        """What a word that was read tells of."""
        one, word = self.words[token]
        modes, statuses, contents = (
            softmax(part[word]).tolist() for part in (one.modes, one.statuses, one.contents)
        )
        types = one.types[word].tolist()
        return judgement_of(self.labels, types=types, modes=modes, contents=contents, statuses=statuses)

    def share(self, token: int, type: str) -> float:
        """How probable a type is of a word that was read."""
        one, word = self.words[token]
        return float(one.types[word][self.labels["types"].index(type)])

    def sides(self, token: int) -> tuple[dict[int, float], dict[int, float]]:
        """By token how probable it is that it stands for who acts, and for the other side; NOBODY is nobody in the passage."""
        known = self._asked.get(token)
        if known is None:
            one, word = self.words[token]
            source, target = (
                dict(zip((NOBODY, *one.tokens), softmax(rows[word]).tolist(), strict=True))
                for rows in (one.sources, one.targets)
            )
            known = self._asked[token] = source, target
        return known


class Vectors(NamedTuple):
    """What the network makes of one sentence.

    `words` are the last layer's vectors of the words that find room, words x width; `meanings` those by which the network knows the
    pieces that are words, or parts of words, before it reads on: pieces x width.
    """

    words: Array
    meanings: Array


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
        cut = [([t.i for t in s], [own_pieces(t.text, words) for t in s]) for s in sentences]
        found = []
        for group in grouped([sum(map(len, own)) for _, own in cut]):
            ids, places = passage([own for n in group for own in cut[n][1]])
            tokens = [i for n in group for i in cut[n][0]]
            given = session.run([*ANSWERS, *SIDES], {"ids": np.array([ids], dtype=np.int64)})
            found.append(_read_off(tokens[: len(places)], places, [part[0] for part in given]))
        return Tags.of(found, labels)

    def vectors(self, words: Sequence[str]) -> Vectors:
        """What the network makes of the words of one sentence.

        Raises:
            DataError: as of `read`.
        """
        session, vocabulary, _ = self._loaded
        ids, places = passage([own_pieces(word, vocabulary) for word in words])
        vectors, meanings = session.run([VECTORS, MEANINGS], {"ids": np.array([ids], dtype=np.int64)})
        return Vectors(vectors[0][places], meanings[0][[n >= FIRST_WORD for n in ids]])

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(next(o.shape[-1] for o in self._loaded.session.get_outputs() if o.name == VECTORS))

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights, hex."""
        return hashlib.sha256((files_of(self.folder) / FILES[0]).read_bytes()).hexdigest()

    @cached_property
    def _loaded(self) -> Loaded:
        return load_network(self.folder, FILES, ANSWERS)


def own_pieces(word: str, words: WordPiece) -> list[int]:
    """The pieces of one word, at least one."""
    return [n for n in words.numbers(word) if n >= NEW_MARKS] or [UNKNOWN_PIECE]


def grouped(lengths: Sequence[int], most: int = MOST_PIECES) -> Iterator[list[int]]:
    """The numbers of the sentences that are read in one passage each: as many as follow one another and find room.

    Args:
        lengths: of the sentences, in pieces.
        most: pieces of a passage, with the one before it and the one behind it.
    """
    group, room = list[int](), most - 2
    for n, length in enumerate(lengths):
        if group and length > room:
            yield group
            group, room = [], most - 2
        group.append(n)
        room -= length
    if group:
        yield group


def passage(own: Iterable[Sequence[int]], most: int = MOST_PIECES) -> tuple[list[int], list[int]]:
    """What the network reads of a passage, of its words' pieces, and at which piece each word begins; words that no longer find room are left out."""
    ids, places = [CLS], []
    for pieces in own:
        if len(ids) + len(pieces) >= most:
            break
        places.append(len(ids))
        ids += pieces
    return [*ids, SEP], places


def _read_off(tokens: Sequence[int], places: Sequence[int], given: Sequence[Array]) -> Read:
    """The rows of the words' first pieces."""
    types, modes, statuses, contents, sources, targets = (part[places] for part in given)
    sides = [0, *places]
    return Read(tokens, softmax(types), modes, statuses, contents, sources[:, sides], targets[:, sides])
