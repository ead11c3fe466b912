"""How do the networks become the small files that the package ships?

As ONNX graphs with weights of eight bits: word vectors with a scale for each word, products with a scale for each column,
in seven bits of their eight, so that every processor computes the same.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.coding.learned import classifier, tagger
from dragoman.training.network import HEADS, Encoder, Network, WordNetwork, mixed

OPSET = 17
WORD_ANSWERS = (*tagger.ANSWERS, *tagger.SIDES, tagger.VECTORS, tagger.MEANINGS)


class Words(nn.Module):
    """The word vectors of a network in eight bits; marks are rows of the same table."""

    def __init__(self, network: Encoder) -> None:
        super().__init__()
        self.norm, self.places = network.norm, network.places
        table = network.words.weight.detach().clone()
        table[: len(network.marks)] += network.marks.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The vectors that the first layer gets."""
        return self.placed(self.meanings(ids))

    def meanings(self, ids: Tensor) -> Tensor:
        """The vectors of the pieces, wherever they stand."""
        own: Tensor = self.table[ids].to(torch.float32) * self.scale[ids]
        return own

    def placed(self, x: Tensor) -> Tensor:
        """The same with their places told."""
        first: Tensor = self.norm(x + self.places[: x.shape[1]])
        return first


class Frozen(nn.Module):
    """The network that judges marked sentences, with its word vectors in eight bits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.words = network, Words(network)

    def forward(self, ids: Tensor, marks: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Logits of the four answers."""
        return self.network.read(self.network.encode(self.words(ids), there), marks, there)


class Mixed(torch.autograd.Function):
    """`network.mixed` where there is a piece everywhere, which becomes a single operation of onnxruntime's own: one part in sixteen cheaper in all."""

    @staticmethod
    def forward(_: Any, asks: Tensor, asked: Tensor, answers: Tensor) -> Tensor:
        return mixed(asks, asked, answers, None)

    @staticmethod
    def symbolic(graph: Any, asks: Any, asked: Any, answers: Any) -> Any:
        heard = graph.op("com.microsoft::MultiHeadAttention", asks, asked, answers, num_heads_i=HEADS)
        heard.setType(asks.type())
        return heard


class FrozenWords(nn.Module):
    """The network that judges each word of passages of like length, with its word vectors in eight bits."""

    def __init__(self, network: WordNetwork) -> None:
        super().__init__()
        self.network, self.words = network, Words(network)

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        """Logits of the four answers, and of the two sides, the vectors that they are read off, and those of the pieces."""
        meanings = self.words.meanings(ids)
        x = self.words.placed(meanings)
        for layer in self.network.layers:
            x = layer.after(x, Mixed.apply(*layer.asked(x)))
        return (*self.network.read(x, None), x, meanings)


def export(network: Network, folder: Path, labels: Mapping[str, Any], vocabulary: Path) -> None:
    """Writes weights, vocabulary and labels of the network that judges marked sentences into a folder."""
    given = {
        "ids": torch.randint(999, 2000, (2, 12)),
        "marks": torch.tensor([[1, 4, 6]] * 2),
        "there": torch.ones(2, 12),
    }
    _write(Frozen(network), given, classifier.ANSWERS, folder, classifier.FILES, labels, vocabulary)


def export_tagger(network: WordNetwork, folder: Path, labels: Mapping[str, Any], vocabulary: Path) -> None:
    """Writes weights, vocabulary and labels of the network that judges each word into a folder."""
    given = {"ids": torch.randint(999, 2000, (2, 12))}
    _write(FrozenWords(network), given, WORD_ANSWERS, folder, tagger.FILES, labels, vocabulary)


def _write(
    network: nn.Module,
    given: Mapping[str, Tensor],
    answers: Sequence[str],
    folder: Path,
    files: tuple[str, str, str],
    labels: Mapping[str, Any],
    vocabulary: Path,
) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    weights, words, about = (folder / name for name in files)
    shapes = {"ids": {0: "n", 1: "pieces"}, "there": {0: "n", 1: "pieces"}, "marks": {0: "n"}}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(given.values()),
            str(plain),
            input_names=list(given),
            output_names=list(answers),
            dynamic_axes={name: shapes[name] for name in given},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            weights,
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    words.write_bytes(vocabulary.read_bytes())
    about.write_text(json.dumps(labels, indent=1, sort_keys=True) + "\n", encoding="utf-8")
