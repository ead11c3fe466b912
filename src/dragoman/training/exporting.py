"""How does the network become the small file that the package ships?

As an ONNX graph with weights of eight bits: word vectors with a scale for each word, products with a scale for each column,
in seven bits of their eight, so that every processor computes the same.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.coding.classifier import FILES
from dragoman.training.network import FAR, Network

OPSET = 17
INPUTS = ("ids", "marks", "there")


class Frozen(nn.Module):
    """The network with its word vectors in eight bits; marks are rows of the same table."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        table = network.words.weight.detach().clone()
        table[: len(network.marks)] += network.marks.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, marks: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Logits of the four answers."""
        network = self.network
        x = self.table[ids].to(torch.float32) * self.scale[ids]
        x = network.norm(x + network.places[: ids.shape[1]])
        far = ((1 - there) * FAR)[:, None, None, :]
        for layer in network.layers:
            x = layer(x, far)
        return network.read(x, marks, there)


def export(network: Network, folder: Path, labels: Mapping[str, Any], vocabulary: Path) -> None:
    """Writes weights, vocabulary and labels into a folder."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    weights, words, about = (folder / name for name in FILES)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            Frozen(network).eval(),
            (torch.randint(999, 2000, (2, 12)), torch.tensor([[1, 4, 6]] * 2), torch.ones(2, 12)),
            str(plain),
            input_names=list(INPUTS),
            output_names=["types", "modes", "contents", "statuses"],
            dynamic_axes={"ids": {0: "n", 1: "pieces"}, "there": {0: "n", 1: "pieces"}, "marks": {0: "n"}},
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
