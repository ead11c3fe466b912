"""How is a small network read from the files that the package ships?

Weights in eight bits, BERT's vocabulary, and the names of what it answers. It runs on one thread, so that the same sentences
always get the same answers. It knows nothing of what the network is for.
"""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from dragoman.coding.learned.judgement import modes_of
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.errors import DataError

SLOWER = (
    "SkipLayerNormFusion",
)  # of onnxruntime's rewritings, those that cost time on a processor: a seventh of all


class Loaded(NamedTuple):
    """A network ready to run, its vocabulary, and the names of its answers; `modes_of` has the modes of each type."""

    session: Any
    words: WordPiece
    labels: Mapping[str, Any]


def files_of(folder: Traversable | None) -> Traversable:
    """The folder that holds a network's files; None is that of the package."""
    return folder or resources.files("dragoman.coding") / "data"


def load_network(folder: Traversable | None, files: tuple[str, str, str], answers: Sequence[str]) -> Loaded:
    """The network of some files.

    Args:
        folder: holds the files; None is that of the package.
        files: names of weights, vocabulary and labels.
        answers: names of the labels that the network's first outputs answer with, in order.

    Raises:
        DataError: a file is missing, or they do not fit one another.
    """
    import onnxruntime

    try:
        weights, vocabulary, about = ((files_of(folder) / name).read_bytes() for name in files)
    except OSError as error:
        raise DataError(files[0], "file", f"cannot be read: {error}") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOWER)
    )
    labels = json.loads(about)
    sizes = [o.shape[-1] for o in session.get_outputs()][: len(answers)]
    if sizes != [len(labels[name]) for name in answers]:
        raise DataError(files[2], "labels", f"do not fit the weights, which give {sizes}")
    labels["modes_of"] = modes_of(labels["modes"])
    lines = vocabulary.decode("utf-8").splitlines()
    return Loaded(session, WordPiece({piece: n for n, piece in enumerate(lines)}), labels)
