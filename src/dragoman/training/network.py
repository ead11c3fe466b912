"""What do the networks look like that judge a marked sentence, and each word of a plain one?

BERT's or MPNet's encoder, begun from the weights of a sentence encoder. Of a marked sentence four answers are read off the marks
of the two sides, the mark of the act, and the mean of all words; of a plain one the answers are read off each word. Word vectors
stay as they are; the vectors of the marks are learned. Large networks teach; small ones are shipped.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.coding.learned.marking import NEW_MARKS

EPSILON = 1e-12
DROPOUT = 0.1
HEADS = 12
SIDE_WIDTH = 128  # of the vectors by which sides are chosen
FAR = -1e4
BUCKETS, FARTHEST = 32, 128  # MPNet's relative places: how many it tells apart, up to which distance
BEFORE_BERT = 4  # MPNet's vocabulary is BERT's after four pieces of its own
FIRST_PLACE = 2  # MPNet counts places from here
AS_IN_BERT = {0: 1, 100: 3, 101: 0, 102: 2}  # BERT's [PAD], [UNK], [CLS], [SEP] are these pieces of MPNet
MPNET_NAMES = (
    ("attention.attn.q.", "attention.self.query."),
    ("attention.attn.k.", "attention.self.key."),
    ("attention.attn.v.", "attention.self.value."),
    ("attention.attn.o.", "attention.output.dense."),
    ("attention.LayerNorm.", "attention.output.LayerNorm."),
)


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, weights: dict[str, Tensor], number: int, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        at = f"encoder.layer.{number}."
        three = [f"attention.self.{part}" for part in ("query", "key", "value")]
        self.ask = _linear(
            torch.cat([weights[f"{at}{p}.weight"] for p in three]),
            torch.cat([weights[f"{at}{p}.bias"] for p in three]),
        )
        self.answer = _linear(*_pair(weights, at + "attention.output.dense"))
        self.norm = _norm(*_pair(weights, at + "attention.output.LayerNorm"))
        self.wide = _linear(*_pair(weights, at + "intermediate.dense"))
        self.narrow = _linear(*_pair(weights, at + "output.dense"))
        self.last = _norm(*_pair(weights, at + "output.LayerNorm"))

    def forward(self, x: Tensor, far: Tensor | None) -> Tensor:
        """`far` is added to the attention of each word to each: a large negative number where there is no word."""
        asks, asked, answers = self.asked(x)
        return self.after(x, mixed(asks, asked, answers, far))

    def asked(self, x: Tensor) -> tuple[Tensor, ...]:
        """What each piece asks for, is asked by, and answers, for all heads: three times passages x pieces x width."""
        three: tuple[Tensor, ...] = self.ask(x).chunk(3, -1)
        return three

    def after(self, x: Tensor, heard: Tensor) -> Tensor:
        """What a layer makes of what each piece has heard of the others."""
        x = self.norm(x + self.answer(heard))
        wide = functional.gelu(self.wide(x))
        return self.last(x + functional.dropout(self.narrow(wide), self.dropout, self.training))


class Encoder(nn.Module):
    """BERT's or MPNet's encoder: a vector for each piece."""

    def __init__(self, base: Path, *, layers: int, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.dropout = dropout
        weights = read_base(base)
        words = weights["embeddings.word_embeddings.weight"]
        self.words = nn.Embedding.from_pretrained(words.clone(), freeze=True)
        self.marks = nn.Parameter(torch.zeros(NEW_MARKS, words.shape[1]))
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"].clone())
        near = weights.get("encoder.relative_attention_bias.weight")
        self.near = None if near is None else nn.Parameter(near.clone())
        self.norm = _norm(*_pair(weights, "embeddings.LayerNorm"))
        self.layers = nn.ModuleList([Layer(weights, n, dropout) for n in range(layers)])

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self.words.weight.shape[1]

    def embed(self, ids: Tensor) -> Tensor:
        """The vectors that the first layer gets."""
        mark = (ids < NEW_MARKS).long()
        own = functional.embedding(ids * mark, self.marks) * mark[:, :, None]
        x = self.norm(self.words(ids) + own + self.places[: ids.shape[1]])
        return functional.dropout(x, self.dropout, self.training)

    def encode(self, x: Tensor, there: Tensor | None) -> Tensor:
        """The last layer's vectors, of the first layer's; `there` is 1 where there is a piece, None where there is one everywhere."""
        far = None if there is None else ((1 - there) * FAR)[:, None, None, :].to(x.dtype)
        if self.near is not None:
            near = self.near[_buckets(x.shape[1], x.device)].permute(2, 0, 1)[None]
            far = near if far is None else far + near
        for layer in self.layers:
            x = layer(x, far)
        return x


class Network(Encoder):
    """The encoder and its answers of a marked sentence: type, mode, content, status."""

    def __init__(self, base: Path, sizes: tuple[int, int, int, int], *, layers: int) -> None:
        super().__init__(base, layers=layers)
        self.answers = nn.ModuleList([nn.Linear(4 * self.width, size) for size in sizes])

    def forward(self, ids: Tensor, marks: Tensor, there: Tensor | None = None) -> tuple[Tensor, ...]:
        """Logits of the four answers.

        Args:
            ids: pieces, one row a sentence.
            marks: for each sentence the places of its three marks.
            there: 1 where there is a piece, 0 after a sentence's end; None where all sentences are equally long.
        """
        return self.read(self.encode(self.embed(ids), there), marks, there)

    def read(self, x: Tensor, marks: Tensor, there: Tensor | None) -> tuple[Tensor, ...]:
        """The answers, read off the last layer's vectors."""
        mean = x.mean(1) if there is None else (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        at = x.gather(1, marks[:, :, None].expand(-1, -1, x.shape[-1])).flatten(1)
        read = functional.dropout(torch.cat([at, mean.to(at.dtype)], -1), self.dropout, self.training)
        return tuple(answer(read) for answer in self.answers)


class WordNetwork(Encoder):
    """The encoder and its answers for each piece: type, mode, status, content, and which piece stands for either side.

    A side is chosen as in a biaffine dependency parser (Dozat and Manning, 2017): each piece asks, each is asked for; the first
    piece of a sentence stands for nobody.
    """

    def __init__(
        self, base: Path, sizes: tuple[int, int, int, int], *, layers: int, dropout: float = DROPOUT
    ) -> None:
        super().__init__(base, layers=layers, dropout=dropout)
        self.answers = nn.ModuleList([nn.Linear(self.width, size) for size in sizes])
        self.asking = nn.Linear(self.width, 2 * SIDE_WIDTH)
        self.asked = nn.Linear(self.width, 2 * SIDE_WIDTH)

    def forward(self, ids: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Logits of the four answers, passages x pieces x answers, and of the two sides, passages x pieces x pieces."""
        return self.read(self.encode(self.embed(ids), there), there)

    def read(self, x: Tensor, there: Tensor | None) -> tuple[Tensor, ...]:
        """The answers, read off the last layer's vectors; `there` is None where there is a piece everywhere."""
        x = functional.dropout(x, self.dropout, self.training)
        count, length, _ = x.shape
        shape = (count, length, 2, SIDE_WIDTH)
        asking = self.asking(x).view(shape).permute(2, 0, 1, 3)
        asked = self.asked(x).view(shape).permute(2, 0, 3, 1)
        sides = (asking @ asked) / SIDE_WIDTH**0.5
        if there is not None:
            sides = sides + ((1 - there) * FAR)[:, None, :].to(x.dtype)
        return (*(answer(x) for answer in self.answers), sides[0], sides[1])


def mixed(asks: Tensor, asked: Tensor, answers: Tensor, far: Tensor | None) -> Tensor:
    """What each piece hears of the others, by `HEADS` heads; all are passages x pieces x width."""
    batch, length, width = asks.shape
    q, k, v = (
        part.view(batch, length, HEADS, width // HEADS).transpose(1, 2) for part in (asks, asked, answers)
    )
    near = (q @ k.transpose(-1, -2)) * (width // HEADS) ** -0.5
    heard = (near if far is None else near + far).softmax(-1) @ v
    return heard.transpose(1, 2).reshape(batch, length, width)


def read_base(base: Path) -> dict[str, Tensor]:
    """The weights of an encoder to begin from, by BERT's names and with BERT's piece numbers."""
    weights = {k.removeprefix("bert."): v.float() for k, v in load_file(base / "model.safetensors").items()}
    places = "embeddings.position_embeddings.weight"
    if "encoder.relative_attention_bias.weight" not in weights:
        weights[places] = weights[places] + weights["embeddings.token_type_embeddings.weight"][0]
        return weights
    words = weights["embeddings.word_embeddings.weight"]
    as_bert = torch.arange(BEFORE_BERT, len(words))
    for own, other in AS_IN_BERT.items():
        as_bert[own] = other
    weights["embeddings.word_embeddings.weight"] = words[as_bert]
    weights[places] = weights[places][FIRST_PLACE:]
    for name in [n for n in weights if n.startswith("encoder.layer.")]:
        new = name
        for theirs, ours in MPNET_NAMES:
            new = new.replace(theirs, ours)
        weights[new] = weights.pop(name)
    return weights


def _buckets(length: int, device: torch.device) -> Tensor:
    """MPNet's class of the distance of each word to each: exact while near, then by powers, apart for before and after."""
    at = torch.arange(length, device=device)
    distance = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    size = distance.abs()
    wide = (
        exact
        + (size.clamp(min=1).float().div(exact).log() / math.log(FARTHEST / exact) * (half - exact)).long()
    )
    return (distance < 0).long() * half + torch.where(size < exact, size, wide.clamp(max=half - 1))


def _pair(weights: dict[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight.clone(), bias.clone()
    return layer


def _norm(weight: Tensor, bias: Tensor) -> nn.LayerNorm:
    layer = nn.LayerNorm(weight.shape[0], eps=EPSILON)
    layer.weight.data, layer.bias.data = weight.clone(), bias.clone()
    return layer
