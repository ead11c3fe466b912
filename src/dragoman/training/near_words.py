"""Which words can stand in another's place in a lesson?

Those whose vectors are nearest, whole words only: the lesson is then another text, to which a teacher still knows an answer. It
knows nothing of meaning but what the vectors hold.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

NEAREST = 6
SHARE = 0.12  # of the words that are exchanged
SHORTEST = 3  # letters of a word that can be exchanged
AT_ONCE = 4096


@torch.no_grad()
def near_words(vectors: Tensor, pieces: Sequence[str]) -> Tensor:
    """For each piece the pieces that may stand in its place, vectors x NEAREST; its own number where none may.

    Args:
        vectors: of the words, one row a piece.
        pieces: how these are written; rows after the last have no word.
    """
    whole = [len(piece) >= SHORTEST and piece.isalpha() for piece in pieces]
    can = torch.tensor([*whole, *[False] * (len(vectors) - len(whole))], device=vectors.device)
    near = torch.arange(len(vectors), device=vectors.device)[:, None].repeat(1, NEAREST)
    numbers = can.nonzero()[:, 0]
    even = functional.normalize(vectors[numbers].float() - vectors.float().mean(0), dim=1)
    most = min(NEAREST + 1, len(numbers))
    for at in range(0, len(numbers), AT_ONCE):
        nearest = (even[at : at + AT_ONCE] @ even.T).topk(most).indices[:, 1:]
        near[numbers[at : at + AT_ONCE], : most - 1] = numbers[nearest]
    return near


def exchanged(ids: Tensor, near: Tensor, draw: torch.Generator) -> Tensor:
    """The same passages, some words of which a near one stands in for; drawn anew each time."""
    chosen = torch.rand(ids.shape, generator=draw).to(ids.device) < SHARE
    which = torch.randint(NEAREST, ids.shape, generator=draw).to(ids.device)
    return torch.where(chosen, near[ids, which], ids)
