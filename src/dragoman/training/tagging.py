"""How does the network learn that judges each word of a passage?

From reports in which every telling is marked, where all other words tell of nothing, and from exemplars of which one word is known.
A large network learns first; the small one learns from its answers beside the right ones, and to plain sentences that nobody has
marked.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.coding.tagger import ANSWERS, MOST_PIECES, grouped, own_pieces, passage
from dragoman.coding.wordpiece import WordPiece
from dragoman.training.fitting import SKIP
from dragoman.training.learning import learn, lots, quick
from dragoman.training.network import WordNetwork
from dragoman.training.told import Marked, Passage, cut

TYPE_SHARE = 24.0  # how much the types count, whose loss is the mean over all words, beside what is asked of those that tell of events
OTHER_SHARE, SIDE_SHARE = 0.3, 1.0
FEWEST = 48  # pieces of the shortest passages that reports are cut into
HOT = 0.05  # how probable an event a teacher must see in a word for its other answers to be learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlan:
    """How to learn: `lean` is how much the teacher's answers count beside the right ones, `soft` the temperature that they are taken at."""

    epochs: int
    rate: float
    batch: int = 8
    decay: float = 0.01
    lean: float = 0.0
    soft: float = 1.5
    seed: int = 0


TEACHER = WordPlan(epochs=3, rate=1e-4)
PUPIL = WordPlan(epochs=6, rate=4e-4, lean=0.6)


@dataclass(frozen=True, slots=True)
class Taught:
    """What a teacher answers to one passage: logits of the types of all pieces, and of the pieces `hot` of mode, status, content and both sides."""

    types: Tensor
    hot: Tensor
    others: tuple[Tensor, ...]
    sides: tuple[Tensor, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as the network reads it: its pieces, where its words begin, what is known, and what a teacher answers."""

    ids: tuple[int, ...]
    places: tuple[int, ...]
    passage: Passage
    taught: Taught | None = None


def sizes_of(labels: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """How many answers there are to each question."""
    types, modes, statuses, contents = (len(labels[name]) for name in ANSWERS)
    return types, modes, statuses, contents


def rows_of(passages: Iterable[Passage], words: WordPiece, seed: int = 0) -> list[Row]:
    """Passages as the network reads them, cut into shorter ones: of any length, for a sentence may have much or little before it."""
    draw = random.Random(seed)
    return [row for whole in passages for row, _ in parted(whole, words, draw.randint(FEWEST, MOST_PIECES))]


def parted(whole: Passage, words: WordPiece, most: int) -> Iterator[tuple[Row, int]]:
    """A passage cut into shorter ones of at most so many pieces, those that have a word, each with the number of its first word."""
    own = [own_pieces(word, words) for word in whole.words]
    bounds = [*whole.sentences, len(own)]
    groups = list(grouped([sum(map(len, own[a:b])) for a, b in pairwise(bounds)], most))
    for group, part in zip(groups, cut(whole, groups), strict=True):
        ids, places = passage(own_pieces(word, words) for word in part.words)
        if places:
            yield Row(tuple(ids), tuple(places), part), bounds[group[0]]


def fit_words(
    network: WordNetwork,
    rows: Sequence[Row],
    labels: Mapping[str, Any],
    speech: frozenset[str],
    plan: WordPlan,
    *,
    after: Callable[[int, float], None],
) -> None:
    """Teaches the network in place.

    Args:
        network: what learns.
        rows: what is learned from in each epoch.
        labels: those of `labels_of_words`.
        speech: the types that have a content.
        plan: how.
        after: called after each epoch with its number and mean loss.
    """
    draw = random.Random(plan.seed)
    lengths = [len(row.ids) for row in rows]
    steps = plan.epochs * math.ceil(len(rows) / plan.batch)
    learn(
        network,
        lambda _: ([rows[i] for i in lot] for lot in lots(lengths, plan.batch, draw)),
        lambda lot: _loss(network, lot, labels, speech, plan),
        epochs=plan.epochs,
        steps=steps,
        rise=max(1, steps // 20),
        rate=plan.rate,
        heads=("answers", "ask"),
        times=4,
        decay=plan.decay,
        after=after,
    )


@torch.no_grad()
def taught_words(rows: Sequence[Row], teacher: WordNetwork, *, batch: int = 16) -> list[Row]:
    """The rows with the teacher's answers."""
    found: dict[int, Row] = {}
    for some, answers in _answered(rows, teacher, batch):
        given = [part.half() for part in answers]
        for n, i in enumerate(some):
            row = rows[i]
            length = len(row.ids)
            types = given[0][n, :length]
            hot = (types.float().softmax(-1)[:, 0] < 1 - HOT).nonzero()[:, 0]
            others = tuple(part[n, hot].clone() for part in given[1:4])
            sides = tuple(part[n, hot, :length].clone() for part in given[4:])
            found[i] = replace(row, taught=Taught(types.clone(), hot, others, sides))
    return [found[i] for i in range(len(rows))]


@torch.no_grad()
def chances(
    rows: Sequence[Row], network: WordNetwork, *, batch: int = 16
) -> Iterator[tuple[int, list[float]]]:
    """The number of each row, the shortest first, and how probable the network holds it of each of its words that it tells of an event."""
    for some, (types, *_) in _answered(rows, network, batch):
        nothing = types.float().softmax(-1)[:, :, 0].cpu()
        for n, i in enumerate(some):
            yield i, (1 - nothing[n, list(rows[i].places)]).tolist()


def _answered(
    rows: Sequence[Row], network: WordNetwork, batch: int
) -> Iterator[tuple[list[int], tuple[Tensor, ...]]]:
    """The numbers of some rows, the shortest first, and what the network answers to them, until all are done."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    for at in range(0, len(order), batch):
        some = order[at : at + batch]
        with torch.no_grad(), quick(network):
            given = network(*_read([rows[i] for i in some], network.marks.device))
        yield some, given


@torch.no_grad()
def words_judged(
    network: WordNetwork, rows: Sequence[Row], labels: Mapping[str, Any], *, batch: int = 16
) -> str:
    """How right the network's words, types and sides are, as a phrase: of whole passages, a word counts from one half on."""
    network.eval()
    told = right = known = 0
    sides = [0, 0]
    for at in range(0, len(rows), batch):
        some = rows[at : at + batch]
        with quick(network):
            given = [part.float().cpu() for part in network(*_read(some, network.marks.device))]
        types = given[0].softmax(-1)
        for n, row in enumerate(some):
            truth = {m.word: m for m in row.passage.marked if m.word < len(row.places)}
            known += len(truth)
            for word, place in enumerate(row.places):
                if types[n, place, 0] <= 0.5 and word not in row.passage.unsure:
                    told += 1
                    best = labels["types"][1 + int(types[n, place, 1:].argmax())]
                    right += word in truth and best == truth[word].type
            for word, mark in truth.items():
                for k, part in enumerate((given[4], given[5])):
                    chosen = int(part[n, row.places[word], : len(row.ids)].argmax())
                    sides[k] += chosen in _wanted(row, (mark.sources, mark.targets)[k])
    precision, recall = right / max(1, told), right / max(1, known)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    source, target = (side / max(1, known) for side in sides)
    return (
        f"typed words: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; of the known ones"
        f" source {source:.3f} target {target:.3f} right"
    )


def _wanted(row: Row, side: Sequence[int]) -> list[int]:
    """The pieces that stand for a side; the first one where nobody of the passage does."""
    return [row.places[w] for w in side if w < len(row.places)] or [0]


def _read(rows: Sequence[Row], device: torch.device) -> tuple[Tensor, Tensor]:
    """What the network takes: pieces, and 1 where there is a piece."""
    longest = max(len(r.ids) for r in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    there = torch.zeros(len(rows), longest)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)] = torch.tensor(row.ids)
        there[n, : len(row.ids)] = 1
    return ids.to(device), there.to(device)


def _loss(
    network: WordNetwork,
    rows: Sequence[Row],
    labels: Mapping[str, Any],
    speech: frozenset[str],
    plan: WordPlan,
) -> Tensor:
    with quick(network):
        given = network(*_read(rows, network.marks.device))
    total = _wrong(given, rows, labels, speech)
    if not plan.lean or any(r.taught is None for r in rows):
        return total
    return (1 - plan.lean) * total + plan.lean * _unlike(given, rows, plan.soft)


def _wrong(
    given: Sequence[Tensor], rows: Sequence[Row], labels: Mapping[str, Any], speech: frozenset[str]
) -> Tensor:
    """How far the answers lie from what is known."""
    types = torch.full(given[0].shape[:2], SKIP, device=given[0].device)
    told: list[tuple[int, int, Row, Marked]] = []
    for n, row in enumerate(rows):
        if row.passage.whole:
            types[n, [p for word, p in enumerate(row.places) if word not in row.passage.unsure]] = 0
        for mark in row.passage.marked:
            if mark.word < len(row.places):
                types[n, row.places[mark.word]] = labels["types"].index(mark.type)
                told.append((n, row.places[mark.word], row, mark))
    asked = (types != SKIP).sum().clamp(min=1)
    losses = functional.cross_entropy(
        given[0].float().flatten(0, 1), types.flatten(), ignore_index=SKIP, reduction="sum"
    )
    total = TYPE_SHARE * losses / asked
    if not told:
        return total
    at = torch.tensor([t[0] for t in told]), torch.tensor([t[1] for t in told])
    right = torch.tensor([_right(mark, labels, speech) for *_, mark in told], device=types.device)
    for k in range(3):
        if bool((right[:, k] != SKIP).any()):
            total = total + OTHER_SHARE * functional.cross_entropy(
                given[1 + k][at].float(), right[:, k], ignore_index=SKIP
            )
    for k, part in enumerate((given[4], given[5])):
        logits = part[at].float()
        wanted = torch.zeros_like(logits)
        for n, (_, _, row, mark) in enumerate(told):
            places = _wanted(row, (mark.sources, mark.targets)[k])
            wanted[n, places] = 1 / len(places)
        total = total - SIDE_SHARE * (wanted * logits.log_softmax(-1)).sum(-1).mean()
    return total


def _right(mark: Marked, labels: Mapping[str, Any], speech: frozenset[str]) -> tuple[int, int, int]:
    """The numbers of the right mode, status and content, or SKIP."""
    return (
        SKIP if mark.mode is None else labels["modes"].index([mark.type, mark.mode]),
        SKIP if mark.status is None else labels["statuses"].index(mark.status),
        SKIP if mark.content is None or mark.type not in speech else labels["contents"].index(mark.content),
    )


def _unlike(given: Sequence[Tensor], rows: Sequence[Row], soft: float) -> Tensor:
    """How far the answers lie from those of the teacher."""
    device = given[0].device
    total, words, hot = torch.zeros((), device=device), 0, 0
    others = torch.zeros((), device=device)
    for n, row in enumerate(rows):
        if row.taught is None:
            continue
        length = len(row.ids)
        total = total + _apart(given[0][n, :length], row.taught.types.to(device), soft)
        words += length
        if len(row.taught.hot):
            at = row.taught.hot.to(device)
            for part, told in zip(given[1:4], row.taught.others, strict=True):
                others = others + OTHER_SHARE * _apart(part[n, at], told.to(device), soft)
            for part, told in zip(given[4:], row.taught.sides, strict=True):
                others = others + SIDE_SHARE * _apart(part[n, at, :length], told.to(device), soft)
            hot += len(at)
    return TYPE_SHARE * total / max(1, words) + others / max(1, hot)


def _apart(own: Tensor, other: Tensor, soft: float) -> Tensor:
    return soft**2 * functional.kl_div(
        (own.float() / soft).log_softmax(-1), (other.float() / soft).softmax(-1), reduction="sum"
    )
