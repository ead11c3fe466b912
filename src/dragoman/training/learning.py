"""How does any of the networks learn from lots of sentences?

AdamW with a rise and a linear fall of the step, sentences of like length together. Where the processor has bfloat16 the products
are done in it, which is several times as fast; so they are on a GPU. It knows nothing of what is asked.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

from dragoman.training.network import Encoder

AMONG = 16  # lots, among whose sentences those of like length are put together
Lot = TypeVar("Lot")


def learn(
    network: Encoder,
    lots_of: Callable[[int], Iterable[Lot]],
    loss_of: Callable[[Lot], Tensor],
    *,
    epochs: int,
    steps: int,
    rise: int,
    rate: float,
    heads: tuple[str, ...],
    times: int,
    decay: float,
    beside: Iterable[nn.Parameter] = (),
    after: Callable[[int, float], None],
) -> None:
    """Teaches a network in place.

    Args:
        network: what learns.
        lots_of: the lots of an epoch, of its number.
        loss_of: how far the network's answers to a lot lie from what they should be.
        epochs: how often all is learned from.
        steps: how many lots all epochs have.
        rise: in how many of them the step rises.
        rate: the highest step.
        heads: with what the names of the answers' weights begin.
        times: how much larger their step is.
        decay: AdamW's.
        beside: weights that are no part of the network and are learned with it, in steps as large as those of the answers.
        after: called after each epoch with its number and mean loss.
    """
    own, rest = list(beside), []
    for name, weights in network.named_parameters():
        if name.startswith(heads):
            own.append(weights)
        elif weights.requires_grad:
            rest.append(weights)
    groups = [{"params": own, "lr": rate * times}, {"params": rest, "lr": rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=decay, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / rise, max(0.0, (steps - s) / (steps - rise)))
    )
    for number in range(epochs):
        network.train()
        total, count = torch.zeros((), device=network.marks.device), 0
        for lot in lots_of(number):
            loss = loss_of(lot)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.detach(), count + 1
        after(number, float(total) / count)


def lots(lengths: Sequence[int], size: int, draw: random.Random) -> list[list[int]]:
    """The numbers of all sentences, those of like length in one lot, the lots in random order."""
    shuffled = draw.sample(range(len(lengths)), len(lengths))
    found: list[list[int]] = []
    for at in range(0, len(shuffled), size * AMONG):
        group = sorted(shuffled[at : at + size * AMONG], key=lengths.__getitem__)
        found += [group[b : b + size] for b in range(0, len(group), size)]
    draw.shuffle(found)
    return found


def quick(network: Encoder) -> torch.autocast:
    """Where products are done in bfloat16, if that is quicker there."""
    kind = network.marks.device.type
    return torch.autocast(kind, torch.bfloat16, enabled=kind != "cpu" or bfloat16())


def bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 by itself."""
    capable: bool = torch.cpu._is_avx512_bf16_supported()
    return capable
