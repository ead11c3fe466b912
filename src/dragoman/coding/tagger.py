"""Which words of a sentence tell of an event, of what type, and which words stand on its two sides, by what was learned?

A small encoder, taught on reports written for the project in which every telling is marked (docs/provenance.md has its card), and
kept in eight bits. It reads a sentence once and answers for each of its words; the same sentences of a report always get the
same answers. Loads at its first use; importing this module reads nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span

from dragoman.coding.judgement import Judgement, Modes, modes_of, softmax
from dragoman.coding.marking import CLS, NEW_MARKS, SEP
from dragoman.coding.wordpiece import WordPiece
from dragoman.errors import DataError

FILES = ("events.onnx", "relations.vocab.txt", "events.json")
ANSWERS = ("types", "modes", "statuses", "contents")
TOGETHER = 2  # sentences read at once: more of them cost more each, since short ones wait for long ones
MOST_PIECES = 112  # of a sentence that are read; words behind tell of nothing
UNKNOWN_PIECE = 100
SLOWER = ("SkipLayerNormFusion",)
Rows = npt.NDArray[np.float64]
Array = npt.NDArray[Any]
NOBODY = -1  # stands on a side where nobody of the sentence does


@dataclass(frozen=True, slots=True)
class Read:
    """What the tagger made of one sentence: its first token, and logits by word; `sources` and `targets` have nobody first."""

    start: int
    events: Rows  # how probable it is that each word tells of an event
    logits: tuple[Array, Array, Array, Array]
    sources: Array
    targets: Array


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger made of the sentences of a text that it read."""

    read: Mapping[int, Read]  # by token
    labels: Mapping[str, Any] = field(repr=False)

    def event(self, token: int) -> float:
        """How probable it is that a word tells of an event; 0 where the tagger read nothing."""
        one = self.read.get(token)
        return float(one.events[token - one.start]) if one is not None else 0.0

    def telling(self, least: float) -> list[int]:
        """The words that tell of an event at least so probably, in order."""
        ones = {one.start: one for one in self.read.values()}
        return [at + int(i) for at in sorted(ones) for i in np.flatnonzero(ones[at].events >= least)]

    def judgement(self, token: int) -> Judgement:
        """What a word that was read tells of."""
        one = self.read[token]
        types, modes, statuses, contents = (softmax(part[token - one.start]).tolist() for part in one.logits)
        return Judgement(
            types=dict(zip(self.labels["types"], types, strict=True)),
            modes=Modes(self.labels["modes_of"], modes),
            contents=dict(zip(self.labels["contents"], contents, strict=True)),
            statuses=dict(zip(self.labels["statuses"], statuses, strict=True)),
        )

    def share(self, token: int, type: str) -> float:
        """How probable a type is of a word that was read."""
        one = self.read[token]
        return float(softmax(one.logits[0][token - one.start])[self.labels["types"].index(type)])

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
    def _loaded(self) -> tuple[Any, WordPiece, Mapping[str, Any]]:
        import onnxruntime

        folder = self.folder or resources.files("dragoman.coding") / "data"
        try:
            weights, vocabulary, about = ((folder / name).read_bytes() for name in FILES)
        except OSError as error:
            raise DataError(FILES[0], "file", f"cannot be read: {error}") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOWER)
        )
        labels = json.loads(about)
        sizes = [o.shape[-1] for o in session.get_outputs()][: len(ANSWERS)]
        if sizes != [len(labels[k]) for k in ANSWERS]:
            raise DataError(FILES[2], "labels", f"do not fit the weights, which give {sizes}")
        labels["modes_of"] = modes_of(labels["modes"])
        lines = vocabulary.decode("utf-8").splitlines()
        return session, WordPiece({piece: n for n, piece in enumerate(lines)}), labels


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
    return Read(
        start,
        1.0 - softmax(types)[:, 0],
        (types, modes, statuses, contents),
        sources[:, sides],
        targets[:, sides],
    )
