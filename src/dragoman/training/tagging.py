"""How does the network learn that judges each word of a passage?

Large networks learn from reports in which every telling is marked, where all other words tell of nothing, and from exemplars of
which one word is known. The small one learns from the same and from what the large ones answer, each time anew: to passages cut
otherwise, to words exchanged for near ones, and to plain sentences that nobody has marked; and from what they hold of each piece.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.training.fitting import SKIP
from dragoman.training.learning import learn, lots, quick
from dragoman.training.near_words import exchanged
from dragoman.training.network import WordNetwork
from dragoman.training.passages import Lot, Questions, Row, lot_of, side_by_side

TYPE_SHARE = 24.0  # how much the types count, whose loss is the mean over all words, beside what is asked of those that tell of events
OTHER_SHARE, SIDE_SHARE = 0.3, 1.0
SHARES = (*[OTHER_SHARE] * 3, *[SIDE_SHARE] * 2)  # of what is asked beside the types
HOT = 0.05  # how probable an event a teacher must see in a word for its other answers to be learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlan:
    """How to learn: how often, in what steps, from how many passages at once."""

    epochs: int
    rate: float
    batch: int = 32
    decay: float = 0.01
    dropout: float = 0.1
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught(WordPlan):
    """How to learn from teachers, too.

    `lean` is how much their answers count beside the right ones, `soft` the temperature that these are taken at, `vectors` how much it
    counts that their last vectors can be told from one's own, `other_words` in what share of the lots words are exchanged.
    """

    dropout: float = 0.0
    lean: float = 0.7
    soft: float = 1.5
    vectors: float = 2.0
    other_words: float = 0.3


@dataclass(frozen=True, slots=True)
class Said:
    """What teachers say of a lot: the mean chances of each answer, of the types of all pieces that are there, and of the pieces `hot` of
    mode, status, content and both sides; `vectors`, pieces x their widths, are what they hold of each piece."""

    types: Tensor
    hot: Tensor
    others: tuple[Tensor, ...]
    vectors: Tensor


def fit_words(
    network: WordNetwork,
    rows_of_epoch: Callable[[int], Sequence[Row]],
    questions: Questions,
    plan: WordPlan,
    *,
    after: Callable[[int, float], None],
) -> None:
    """Teaches the network in place from the right answers alone.

    Args:
        network: what learns.
        rows_of_epoch: what is learned from in an epoch, of its number; about as many each time.
        questions: what is asked.
        plan: how.
        after: called after each epoch with its number and mean loss.
    """

    def loss_of(lot: Lot) -> Tensor:
        with quick(network):
            given = network(lot.ids, lot.there)
        return _wrong(given, lot)

    _fit(network, rows_of_epoch, questions, plan, loss_of, after)


def fit_by_teachers(
    network: WordNetwork,
    teachers: Sequence[WordNetwork],
    near: Tensor,
    rows_of_epoch: Callable[[int], Sequence[Row]],
    questions: Questions,
    plan: Taught,
    *,
    after: Callable[[int, float], None],
) -> None:
    """Teaches the network in place from the right answers and from teachers; takes as `fit_words` does, and:

    Args:
        teachers: networks that have learned; they stay as they are.
        near: for each piece those that may stand in its place, of `near_words`.
    """
    device = network.marks.device
    bridge = nn.Linear(network.width, sum(teacher.width for teacher in teachers)).to(device)
    draw, words = random.Random(plan.seed), torch.Generator().manual_seed(plan.seed)
    for teacher in teachers:
        teacher.eval()

    def loss_of(lot: Lot) -> Tensor:
        other = draw.random() < plan.other_words
        ids = exchanged(lot.ids, near, words) if other else lot.ids
        said = _said(teachers, ids, lot.there, plan.soft)
        with quick(network):
            last = network.encode(network.embed(ids), lot.there)
            given, held = network.read(last, lot.there), bridge(last[lot.there > 0])
        total = _unlike(given, lot.there, said, plan.soft)
        if not other:
            total = plan.lean * total + (1 - plan.lean) * _wrong(given, lot)
        return total + plan.vectors * functional.mse_loss(held.float(), said.vectors)

    _fit(network, rows_of_epoch, questions, plan, loss_of, after, beside=bridge.parameters())


def _fit(
    network: WordNetwork,
    rows_of_epoch: Callable[[int], Sequence[Row]],
    questions: Questions,
    plan: WordPlan,
    loss_of: Callable[[Lot], Tensor],
    after: Callable[[int, float], None],
    beside: Iterable[nn.Parameter] = (),
) -> None:
    draw, first = random.Random(plan.seed), rows_of_epoch(0)
    steps = plan.epochs * math.ceil(len(first) / plan.batch)

    def lots_of(number: int) -> Iterator[Lot]:
        rows = rows_of_epoch(number) if number else first
        for lot in lots([len(row.ids) for row in rows], plan.batch, draw):
            yield lot_of([rows[i] for i in lot], questions).on(network.marks.device)

    learn(
        network,
        lots_of,
        loss_of,
        epochs=plan.epochs,
        steps=steps,
        rise=max(1, steps // 20),
        rate=plan.rate,
        heads=("answers", "ask"),
        beside=beside,
        times=4,
        decay=plan.decay,
        after=after,
    )


@torch.no_grad()
def chances(
    rows: Sequence[Row], network: WordNetwork, *, batch: int = 16
) -> Iterator[tuple[int, list[float]]]:
    """The number of each row, the shortest first, and how probable the network holds it of each of its words that it tells of an event."""
    for some, (types, *_) in _answered(rows, network, batch):
        nothing = types.softmax(-1)[:, :, 0]
        for n, i in enumerate(some):
            yield i, (1 - nothing[n, list(rows[i].places)]).tolist()


@torch.no_grad()
def words_judged(network: WordNetwork, rows: Sequence[Row], questions: Questions, *, batch: int = 16) -> str:
    """How right the network's words, types and sides are, as a phrase: of whole passages, a word counts from one half on."""
    told = right = known = 0
    sides = [0, 0]
    for some, given in _answered(rows, network, batch):
        types = given[0].softmax(-1)
        for n, i in enumerate(some):
            row = rows[i]
            truth = {mark.word: mark for mark in row.marked}
            known += len(truth)
            for word, place in enumerate(row.places):
                if types[n, place, 0] <= 0.5 and word not in row.passage.unsure:
                    told += 1
                    best = 1 + int(types[n, place, 1:].argmax())
                    right += word in truth and best == questions.types[truth[word].type]
            for word, mark in truth.items():
                for k, side in enumerate((mark.sources, mark.targets)):
                    chosen = int(given[4 + k][n, row.places[word], : len(row.ids)].argmax())
                    sides[k] += chosen in row.standing_for(side)
    precision, recall = right / max(1, told), right / max(1, known)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    source, target = (side / max(1, known) for side in sides)
    return (
        f"typed words: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; of the known ones"
        f" source {source:.3f} target {target:.3f} right"
    )


def _answered(
    rows: Sequence[Row], network: WordNetwork, batch: int
) -> Iterator[tuple[list[int], tuple[Tensor, ...]]]:
    """The numbers of some rows, the shortest first, and what the network answers to them, until all are done."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    for at in range(0, len(order), batch):
        some = order[at : at + batch]
        ids, there = side_by_side([rows[i] for i in some])
        with torch.no_grad(), quick(network):
            given = network(ids.to(network.marks.device), there.to(network.marks.device))
        yield some, tuple(part.float().cpu() for part in given)


@torch.no_grad()
def _said(teachers: Sequence[WordNetwork], ids: Tensor, there: Tensor, soft: float) -> Said:
    """The mean of what teachers answer, and all that they hold of each piece."""
    real = there > 0
    answers, events, vectors = list[list[Tensor]](), list[Tensor](), list[Tensor]()
    for teacher in teachers:
        with quick(teacher):
            last = teacher.encode(teacher.embed(ids), there)
            given = [part.float() for part in teacher.read(last, there)]
        answers.append([(part / soft).softmax(-1) for part in given])
        events.append(1 - given[0].softmax(-1)[..., 0])
        vectors.append(functional.layer_norm(last[real].float(), (teacher.width,)))
    types, *others = (torch.stack(parts).mean(0) for parts in zip(*answers, strict=True))
    hot = ((torch.stack(events).mean(0) > HOT) & real).nonzero().T
    return Said(types[real], hot, tuple(part[hot[0], hot[1]] for part in others), torch.cat(vectors, -1))


def _wrong(given: Sequence[Tensor], lot: Lot) -> Tensor:
    """How far the answers lie from what is known."""
    asked = (lot.types != SKIP).sum().clamp(min=1)
    losses = functional.cross_entropy(
        given[0].float().flatten(0, 1), lot.types.flatten(), ignore_index=SKIP, reduction="sum"
    )
    total = TYPE_SHARE * losses / asked
    if not len(lot.right):
        return total
    number, piece = lot.at
    for k, (part, share) in enumerate(zip(given[1:], SHARES, strict=True)):
        logits = part[number, piece].float()
        if k < lot.right.shape[1]:
            right = lot.right[:, k]
            losses = functional.cross_entropy(logits, right, ignore_index=SKIP, reduction="sum")
            total = total + share * losses / (right != SKIP).sum().clamp(min=1)
        else:
            wanted = lot.sides[k - lot.right.shape[1]]
            total = total - share * (wanted * logits.log_softmax(-1)).sum(-1).mean()
    return total


def _unlike(given: Sequence[Tensor], there: Tensor, said: Said, soft: float) -> Tensor:
    """How far the answers lie from those of the teachers."""
    words, (number, piece) = max(1, len(said.types)), said.hot
    total = TYPE_SHARE * _apart(given[0][there > 0], said.types, soft) / words
    for part, other, share in zip(given[1:], said.others, SHARES, strict=True):
        total = total + share * _apart(part[number, piece], other, soft) / max(1, len(number))
    return total


def _apart(own: Tensor, other: Tensor, soft: float) -> Tensor:
    """Kullback and Leibler's divergence of own logits from other chances, both softened."""
    return soft**2 * functional.kl_div((own.float() / soft).log_softmax(-1), other, reduction="sum")
