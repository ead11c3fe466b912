"""What of a telling is looked at, to say its own type?

What the event tagger makes of the act's word and of its sentence as a whole, and what the sentence's words mean by themselves.
Learning and coding both go through here, so that they can't drift apart.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.coding.learned.tagger import Tagger

Row = npt.NDArray[np.float64]
PARTS = 3  # the act's word, the sentence, its words


def seen(words: Sequence[str], act: int, tagger: Tagger) -> Row:
    """What is looked at: three vectors of length 1, each of the tagger's width; all 0 where there is nothing to see.

    Args:
        words: of one sentence, as the parser parts them.
        act: the number of the word that tells of the act.
        tagger: makes the vectors.

    Raises:
        DataError: the files of the tagger are missing or do not fit one another.
    """
    vectors = tagger.vectors(words)
    itself = vectors.words[act] if act < len(vectors.words) else np.zeros(tagger.width)
    return of_length_1(np.stack([itself, vectors.words.sum(axis=0), vectors.meanings.sum(axis=0)]))


def of_length_1(rows: npt.NDArray[Any]) -> Row:
    """Vectors, the last axis, each divided by its length; those without any stay so."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    found: Row = np.divide(rows, lengths, out=np.zeros(rows.shape), where=lengths > 0)
    return found
