"""Which type of event does a sentence tell of between its two marked sides, by what was learned from exemplars?

A small encoder, fine-tuned on the project's own exemplars and kept in eight bits (docs/provenance.md has its card). It runs
on one thread, so that the same sentences always get the same judgements. Loads at its first use; importing this module
reads nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.coding.learned.judgement import Judgement, Rows, judgement_of, softmax
from dragoman.coding.learned.marking import Marked, Pieces, pieces
from dragoman.coding.learned.network import Loaded, load_network

FILES = ("relations.onnx", "relations.vocab.txt", "relations.json")
ANSWERS = ("types", "modes", "contents", "statuses")


@dataclass(frozen=True)
class Classifier:
    """The learned part. `folder` holds the weights, the vocabulary and the labels; by default those of the package."""

    folder: Traversable | None = None

    def judge(self, marked: Marked) -> Judgement:
        """What a marked sentence tells of. The same sentence always gets the same judgement.

        Raises:
            DataError: the files of the learned part are missing or do not fit one another.
        """
        session, words, labels = self._loaded
        return _judgements(session.run(None, _arrays([pieces(marked, words)])), labels)[0]

    @cached_property
    def _loaded(self) -> Loaded:
        return load_network(self.folder, FILES, ANSWERS)


def _arrays(read: Sequence[Pieces]) -> dict[str, npt.NDArray[Any]]:
    """What the network takes: pieces, the marks' places, and 1 where there is a piece."""
    longest = max(len(r.ids) for r in read)
    return {
        "ids": np.array([(*r.ids, *[0] * (longest - len(r.ids))) for r in read], dtype=np.int64),
        "marks": np.array([r.marks for r in read], dtype=np.int64),
        "there": np.array(
            [[1.0] * len(r.ids) + [0.0] * (longest - len(r.ids)) for r in read], dtype=np.float32
        ),
    }


def _judgements(given: Sequence[Rows], labels: Mapping[str, Any]) -> list[Judgement]:
    """One judgement a row of what the network gave for types, modes, contents and statuses."""
    types, modes, contents, statuses = given
    shares = (softmax(rows).tolist() for rows in (types / labels["temperature"], modes, contents, statuses))
    return [
        judgement_of(labels, types=type_, modes=mode, contents=content, statuses=status)
        for type_, mode, content, status in zip(*shares, strict=True)
    ]
