"""How does the network learn?

AdamW with a rise and a linear fall of the step, types weighted against their frequency, labels smoothed, sentences of like
length together. On a processor with bfloat16 the products are done in it, which is several times as fast.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.coding.classifier import NONE
from dragoman.coding.marking import MAX_PIECES, Marked, Pieces, pieces
from dragoman.coding.wordpiece import WordPiece
from dragoman.training.lessons import Lesson
from dragoman.training.network import Network

ANSWERS = ("types", "modes", "contents", "statuses")
WEIGHTS = (1.0, 0.3, 0.3, 0.3)
SKIP = -100  # a question that a lesson does not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn.

    `act` is how often the act's word stays marked where both sides are, `hide_source` and `hide_target` how often a side's mark
    is taken away where the act is marked (the coder often knows one side only), `cut` how often a long sentence is cut to
    `short` pieces, as the coder reads it. `lean` is how much the teachers' answers count beside the right ones, where there are
    teachers, and `soft` the temperature that they are taken at.
    """

    epochs: int = 5
    rate: float = 3e-4
    batch: int = 48
    smooth: float = 0.1
    balance: float = 0.3
    decay: float = 0.01
    act: float = 0.5
    hide_source: float = 0.1
    hide_target: float = 0.2
    cut: float = 0.25
    short: int = 32
    lean: float = 0.5
    soft: float = 2.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson as the network reads it, with the right answers' numbers."""

    read: Pieces
    right: tuple[int, int, int, int]


def _as_coded(marked: Marked, plan: Plan, draw: random.Random) -> Marked:
    """The marks as the coder or the pair task would set them: both sides, or the act's word with one or both."""
    if not (marked.act and marked.source and marked.target):
        return marked
    if draw.random() > plan.act:
        return replace(marked, act=None)
    chance = draw.random()
    if chance < plan.hide_source:
        return replace(marked, source=None)
    return replace(marked, target=None) if chance < plan.hide_source + plan.hide_target else marked


def items(
    lessons: Sequence[Lesson],
    words: WordPiece,
    labels: Mapping[str, Any],
    speech: frozenset[str],
    plan: Plan,
    draw: random.Random,
) -> list[Item]:
    """Lessons as numbers; which acts are marked and which sides hidden is drawn anew each time."""
    modes = [tuple(m) for m in labels["modes"]]
    found = []
    for lesson in lessons:
        marked = _as_coded(lesson.marked, plan, draw)
        right = (
            labels["types"].index(lesson.type),
            SKIP if lesson.type == NONE else modes.index((lesson.type, lesson.mode)),
            labels["contents"].index(lesson.content) if lesson.type in speech else SKIP,
            labels["statuses"].index(lesson.status) if lesson.status else SKIP,
        )
        limit = plan.short if draw.random() < plan.cut else MAX_PIECES
        found.append(Item(pieces(marked, words, limit=limit), right))
    return found


def fit(
    network: Network,
    draw_items: Callable[[random.Random], list[Item]],
    plan: Plan,
    *,
    teachers: Sequence[Network] = (),
    after: Callable[[int, float], None],
) -> None:
    """Teaches the network in place.

    Args:
        network: what learns.
        draw_items: all items of an epoch.
        plan: how.
        teachers: networks that have learned already; their mean answer is learned from too.
        after: called after each epoch with its number and mean loss.
    """
    draw = random.Random(plan.seed)
    epoch = draw_items(draw)
    weights = _type_weights(epoch, network, plan.balance)
    steps = plan.epochs * math.ceil(len(epoch) / plan.batch)
    optimiser = torch.optim.AdamW(_groups(network, plan.rate), weight_decay=plan.decay, fused=True)
    rise = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / rise, max(0.0, (steps - s) / (steps - rise)))
    )
    for number in range(plan.epochs):
        network.train()
        total, count = 0.0, 0
        for batch in _batches(epoch, plan.batch, draw):
            loss = _loss(network, batch, weights, plan, teachers)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        after(number, total / count)
        epoch = draw_items(draw)


@torch.no_grad()
def averaged(networks: Sequence[Network]) -> Network:
    """One network with the mean weights of several that began from the same ones; the first is changed in place."""
    states = [network.state_dict() for network in networks]
    networks[0].load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return networks[0]


@torch.no_grad()
def answers(network: Network, read: Sequence[Pieces], *, batch: int = 64) -> list[np.ndarray[Any, Any]]:
    """Logits of the four answers for each sentence, in order."""
    network.eval()
    order = sorted(range(len(read)), key=lambda i: len(read[i].ids))
    found: list[list[np.ndarray[Any, Any]]] = [[] for _ in read]
    for at in range(0, len(order), batch):
        chosen = order[at : at + batch]
        given = network(*_tensors([read[i] for i in chosen]))
        for row, i in enumerate(chosen):
            found[i] = [g[row].float().numpy() for g in given]
    return [np.stack([f[k] for f in found]) for k in range(len(ANSWERS))]


def bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 by itself."""
    capable: bool = torch.cpu._is_avx512_bf16_supported()
    return capable


def _loss(
    network: Network, batch: Sequence[Item], weights: Tensor, plan: Plan, teachers: Sequence[Network]
) -> Tensor:
    read = _tensors([item.read for item in batch])
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16()):
        given = network(*read)
    total = torch.zeros(())
    for k, (logits, share) in enumerate(zip(given, WEIGHTS, strict=True)):
        right = torch.tensor([item.right[k] for item in batch])
        if bool((right != SKIP).any()):
            total = total + share * functional.cross_entropy(
                logits.float(), right, weight=weights if k == 0 else None, label_smoothing=plan.smooth
            )
    if not teachers:
        return total
    return (1 - plan.lean) * total + plan.lean * _unlike(given, _taught(teachers, read), plan.soft)


@torch.no_grad()
def _taught(teachers: Sequence[Network], read: tuple[Tensor, Tensor, Tensor]) -> list[Tensor]:
    """The mean logits of the teachers."""
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16()):
        said = [teacher.eval()(*read) for teacher in teachers]
    return [
        torch.stack([answer.float() for answer in answers]).mean(0) for answers in zip(*said, strict=True)
    ]


def _unlike(given: Sequence[Tensor], taught: Sequence[Tensor], soft: float) -> Tensor:
    """How far answers lie from those of the teachers."""
    total = torch.zeros(())
    for own, other, share in zip(given, taught, WEIGHTS, strict=True):
        total = total + share * soft**2 * functional.kl_div(
            (own.float() / soft).log_softmax(-1), (other / soft).softmax(-1), reduction="batchmean"
        )
    return total


def _tensors(read: Sequence[Pieces]) -> tuple[Tensor, Tensor, Tensor]:
    length = max(len(r.ids) for r in read)
    ids = torch.zeros(len(read), length, dtype=torch.long)
    there = torch.zeros(len(read), length)
    for row, r in enumerate(read):
        ids[row, : len(r.ids)] = torch.tensor(r.ids)
        there[row, : len(r.ids)] = 1
    return ids, torch.tensor([r.marks for r in read]), there


def _batches(all_items: Sequence[Item], size: int, draw: random.Random) -> Iterator[list[Item]]:
    """Items of like length together, the batches in random order."""
    shuffled = draw.sample(all_items, len(all_items))
    found: list[list[Item]] = []
    for at in range(0, len(shuffled), size * 16):
        group = sorted(shuffled[at : at + size * 16], key=lambda item: len(item.read.ids))
        found += [group[k : k + size] for k in range(0, len(group), size)]
    draw.shuffle(found)
    yield from found


def _type_weights(epoch: Sequence[Item], network: Network, power: float) -> Tensor:
    count = Counter(item.right[0] for item in epoch)
    size = network.answers[0].out_features
    return torch.tensor([(len(epoch) / size / max(1, count[n])) ** power for n in range(int(size))])


def _groups(network: Network, rate: float) -> list[dict[str, Any]]:
    heads = [p for name, p in network.named_parameters() if name.startswith("answers")]
    others = [
        p for name, p in network.named_parameters() if not name.startswith("answers") and p.requires_grad
    ]
    return [{"params": heads, "lr": rate * 5}, {"params": others, "lr": rate}]
