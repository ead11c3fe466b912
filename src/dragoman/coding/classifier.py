"""Which type of event does a sentence tell of between its two marked sides, by what was learned from exemplars?

A small encoder, fine-tuned on the project's own exemplars and kept in eight bits (docs/provenance.md has its card). It runs
on one thread, so that the same sentences always get the same judgements. Loads at its first use; importing this module
reads nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.coding.judgement import Judgement, Modes, Rows, modes_of, softmax
from dragoman.coding.marking import MAX_PIECES, Marked, Pieces, pieces
from dragoman.coding.wordpiece import WordPiece
from dragoman.errors import DataError

TOGETHER = 8  # sentences judged at once: what fits the processor's nearest memory
SLOWER = (
    "SkipLayerNormFusion",
)  # of onnxruntime's rewritings, those that cost time on a processor: a seventh of all
FILES = ("relations.onnx", "relations.vocab.txt", "relations.json")


@dataclass(frozen=True)
class Classifier:
    """The learned part. `folder` holds the weights, the vocabulary and the labels; by default those of the package."""

    folder: Traversable | None = None

    def judge(self, marked: Marked) -> Judgement:
        """What a marked sentence tells of. The same sentence always gets the same judgement.

        Raises:
            DataError: the files of the learned part are missing or do not fit one another.
        """
        return self.judge_all([marked])[0]

    def judge_all(self, some: Sequence[Marked], *, limit: int = MAX_PIECES) -> list[Judgement]:
        """`judge` for several sentences together, which is faster; in eight bits a sentence's company moves its figures a little.

        Args:
            some: the sentences, of one report; the same ones in the same order always get the same judgements.
            limit: pieces of each that are read, those nearest to the marks.
        """
        session, words, labels = self._loaded
        read = [pieces(marked, words, limit=limit) for marked in some]
        order = sorted(range(len(read)), key=lambda i: len(read[i].ids))  # sentences of like length together
        found: dict[int, Judgement] = {}
        for at in range(0, len(order), TOGETHER):
            batch = order[at : at + TOGETHER]
            given = session.run(None, _arrays([read[i] for i in batch]))
            found |= zip(batch, _judgements(given, labels), strict=True)
        return [found[i] for i in range(len(read))]

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
        sizes = [o.shape[-1] for o in session.get_outputs()]
        if sizes != [len(labels[k]) for k in ("types", "modes", "contents", "statuses")]:
            raise DataError(FILES[2], "labels", f"do not fit the weights, which give {sizes}")
        labels["modes_of"] = modes_of(labels["modes"])
        lines = vocabulary.decode("utf-8").splitlines()
        return session, WordPiece({piece: n for n, piece in enumerate(lines)}), labels


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
        Judgement(
            types=dict(zip(labels["types"], type_, strict=True)),
            modes=Modes(labels["modes_of"], mode),
            contents=dict(zip(labels["contents"], content, strict=True)),
            statuses=dict(zip(labels["statuses"], status, strict=True)),
        )
        for type_, mode, content, status in zip(*shares, strict=True)
    ]
