"""How does the network learn that judges marked sentences?

Types are weighted against their frequency, labels smoothed; which marks are there is drawn anew for each epoch.
"""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.coding.learned.classifier import ANSWERS
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import MAX_PIECES, Marked, Pieces, pieces
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.training.learning import learn, lots, quick
from dragoman.training.lessons import Lesson
from dragoman.training.network import Network

WEIGHTS = (1.0, 0.3, 0.3, 0.3)
SKIP = -100  # a question that a lesson does not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn.

    `act` is how often the act's word stays marked where both sides are, `hide_source` and `hide_target` how often a side's mark
    is taken away where the act is marked (the coder often knows one side only), `cut` how often a long sentence is cut to
    `short` pieces, as the coder reads it. `lean` is how much the teachers' answers count beside the right ones, where there are
    such, and `soft` the temperature that they are taken at.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Marked sentences as the network reads them, one a row, with what is known of them.

    `ids` is rows x MAX_PIECES, `lengths` rows, `marks` rows x 3; `right` is rows x 4, the numbers of the right answers or SKIP;
    `taught` holds for each question the logits that teachers gave, rows x answers, or nothing.
    """

    ids: Tensor
    lengths: Tensor
    marks: Tensor
    right: Tensor
    taught: tuple[Tensor, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, at: Tensor, device: torch.device) -> "Sheet":
        """Some of the rows, cut to the longest of them, on a device."""
        longest, here = int(self.lengths[at].max()), at.to(self.ids.device)
        return Sheet(
            ids=self.ids[here, :longest].to(device).long(),
            lengths=self.lengths[at].to(device),
            marks=self.marks[here].to(device),
            right=self.right[here].to(device),
            taught=tuple(t[here].to(device) for t in self.taught),
        )

    def on(self, device: torch.device) -> "Sheet":
        """The sheet with all but its lengths on a device, for many draws of rows."""
        return replace(
            self,
            ids=self.ids.to(device),
            marks=self.marks.to(device),
            right=self.right.to(device),
            taught=tuple(t.to(device) for t in self.taught),
        )

    @property
    def read(self) -> tuple[Tensor, Tensor, Tensor]:
        """What the network takes: pieces, the marks' places, and 1 where there is a piece."""
        places = torch.arange(self.ids.shape[1], device=self.ids.device)
        return self.ids, self.marks, (places < self.lengths[:, None]).float()


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


def sheet_of(
    lessons: Sequence[Lesson],
    words: WordPiece,
    labels: Mapping[str, Any],
    speech: frozenset[str],
    plan: Plan,
    draw: random.Random,
) -> Sheet:
    """Lessons as numbers; which acts are marked and which sides hidden is drawn anew each time."""
    modes = [tuple(m) for m in labels["modes"]]
    read, right = [], []
    for lesson in lessons:
        limit = plan.short if draw.random() < plan.cut else MAX_PIECES
        read.append(pieces(_as_coded(lesson.marked, plan, draw), words, limit=limit))
        right.append(
            (
                labels["types"].index(lesson.type),
                SKIP if lesson.type == NONE else modes.index((lesson.type, lesson.mode)),
                labels["contents"].index(lesson.content) if lesson.type in speech else SKIP,
                labels["statuses"].index(lesson.status) if lesson.status else SKIP,
            )
        )
    return _sheet(read, right)


def unjudged(some: Sequence[Marked], words: WordPiece, plan: Plan, draw: random.Random) -> Sheet:
    """Marked sentences of which no right answer is known, as numbers."""
    limits = [plan.short if draw.random() < plan.cut else MAX_PIECES for _ in some]
    read = [pieces(marked, words, limit=limit) for marked, limit in zip(some, limits, strict=True)]
    return _sheet(read, [(SKIP,) * len(ANSWERS)] * len(read))


def joined(sheets: Sequence[Sheet]) -> Sheet:
    """Sheets of one kind below one another."""
    return Sheet(
        **{
            name: torch.cat([getattr(s, name) for s in sheets])
            for name in ("ids", "lengths", "marks", "right")
        },
        taught=tuple(torch.cat(parts) for parts in zip(*(s.taught for s in sheets), strict=True)),
    )


@torch.no_grad()
def taught(sheet: Sheet, teachers: Sequence[Network], *, batch: int = 256) -> Sheet:
    """The sheet with the mean logits of the teachers."""
    order = torch.argsort(sheet.lengths)
    found: list[Tensor] = []
    for at in range(0, len(order), batch):
        rows = sheet.rows(order[at : at + batch], teachers[0].marks.device).read
        with quick(teachers[0]):
            said = [torch.cat(teacher.eval()(*rows), 1).float().cpu() for teacher in teachers]
        found.append(torch.stack(said).mean(0))
    logits = torch.empty(len(order), found[0].shape[1])
    logits[order] = torch.cat(found)
    sizes = [answer.out_features for answer in teachers[0].answers]
    return replace(sheet, taught=tuple(part.contiguous() for part in logits.split(sizes, 1)))


def fit(
    network: Network,
    draw_sheet: Callable[[random.Random], Sheet],
    plan: Plan,
    *,
    after: Callable[[int, float], None],
) -> None:
    """Teaches the network in place.

    Args:
        network: what learns.
        draw_sheet: what is learned from in an epoch; always as many rows.
        plan: how.
        after: called after each epoch with its number and mean loss.
    """
    draw = random.Random(plan.seed)
    device = network.marks.device
    first = draw_sheet(draw)
    weights = _type_weights(first, network, plan.balance)
    steps = plan.epochs * math.ceil(len(first) / plan.batch)

    def lots_of(number: int) -> Iterator[Sheet]:
        sheet = draw_sheet(draw) if number else first
        for lot in lots(sheet.lengths.tolist(), plan.batch, draw):
            yield sheet.rows(torch.tensor(lot), device)

    learn(
        network,
        lots_of,
        lambda rows: _loss(network, rows, weights, plan),
        epochs=plan.epochs,
        steps=steps,
        rise=max(1, steps // 10),
        rate=plan.rate,
        heads=("answers",),
        times=5,
        decay=plan.decay,
        after=after,
    )


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
    sheet = _sheet(read, [(SKIP,) * len(ANSWERS)] * len(read))
    order = torch.argsort(sheet.lengths, stable=True)
    found: list[list[np.ndarray[Any, Any]]] = [[] for _ in read]
    for at in range(0, len(order), batch):
        chosen = order[at : at + batch]
        given = [g.float().cpu().numpy() for g in network(*sheet.rows(chosen, network.marks.device).read)]
        for row, i in enumerate(chosen.tolist()):
            found[i] = [g[row] for g in given]
    return [np.stack([f[k] for f in found]) for k in range(len(ANSWERS))]


def _loss(network: Network, rows: Sheet, weights: Tensor, plan: Plan) -> Tensor:
    with quick(network):
        given = network(*rows.read)
    total = torch.zeros((), device=rows.ids.device)
    for k, (logits, share) in enumerate(zip(given, WEIGHTS, strict=True)):
        right = rows.right[:, k]
        own = weights if k == 0 else torch.ones(logits.shape[1], device=right.device)
        losses = functional.cross_entropy(
            logits.float(), right, weight=own, label_smoothing=plan.smooth, reduction="none"
        )
        asked = own[right.clamp(min=0)] * (right != SKIP)
        total = total + share * losses.sum() / asked.sum().clamp(min=1e-6)
    if not rows.taught:
        return total
    return (1 - plan.lean) * total + plan.lean * _unlike(given, rows.taught, plan.soft)


def _unlike(given: Sequence[Tensor], told: Sequence[Tensor], soft: float) -> Tensor:
    """How far answers lie from those of the teachers."""
    total = torch.zeros((), device=given[0].device)
    for own, other, share in zip(given, told, WEIGHTS, strict=True):
        total = total + share * soft**2 * functional.kl_div(
            (own.float() / soft).log_softmax(-1), (other / soft).softmax(-1), reduction="batchmean"
        )
    return total


def _sheet(read: Sequence[Pieces], right: Sequence[Sequence[int]]) -> Sheet:
    ids = np.zeros((len(read), MAX_PIECES), dtype=np.int32)
    for row, r in enumerate(read):
        ids[row, : len(r.ids)] = r.ids
    return Sheet(
        ids=torch.from_numpy(ids),
        lengths=torch.tensor([len(r.ids) for r in read]),
        marks=torch.tensor([r.marks for r in read]),
        right=torch.tensor(right),
    )


def _type_weights(epoch: Sheet, network: Network, power: float) -> Tensor:
    known = epoch.right[:, 0]
    known = known[known != SKIP]
    size = network.answers[0].out_features
    count = torch.bincount(known, minlength=size).clamp(min=1)
    return (len(known) / size / count).pow(power).to(network.marks.device)
