"""How good are predicted records, and how sure is that?

Recall counts core events; precision counts every prediction, and a second one for the same event is wrong. Intervals come from
drawing reports anew, with a fixed seed: the same files give the same figures.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.scoring.gold import GoldEvent, GoldReport, Record
from dragoman.scoring.matching import LEVELS, Level, judged_fields, match, parties, told_at

DRAWS, SEED = 1000, 1
NOTHING = "(none)"
_BINS = 10
_MOST_WORDS = 160

Counts = tuple[int, int, int, int]  # core hit, core, right, predicted


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 with what they are made of."""

    core_hit: int = 0
    core: int = 0
    right: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """Share of predictions that are right; 0 where there is none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of core events that were found; 0 where there is none."""
        return self.core_hit / self.core if self.core else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 of a hundred draws."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Level95:
    """The figures of a level with their intervals."""

    figures: Figures
    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions whose confidence lies between two bounds: how sure they were, and which share was right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether confidence is what it says: `error` is the mean distance between it and the share that is right."""

    bins: tuple[Bin, ...]
    error: float
    brier: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """An event that was missed, or a prediction that is wrong; `instead` is what the other side has there, if anything."""

    kind: str  # missed, invented
    report_id: str
    type: str
    sides: str
    words: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a comparison says."""

    reports: int
    levels: Mapping[Level, Level95]
    fields: Mapping[str, tuple[int, int]]  # right, judged; of full matches
    types: Mapping[str, Figures]  # at the level `typed`
    confusions: Mapping[
        tuple[str, str], int
    ]  # annotated type, predicted type; of found pairs and of what has no pair
    calibration: Calibration
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """One report, compared."""

    counts: Mapping[Level, Counts]
    fields: tuple[tuple[str, bool], ...]
    types: Mapping[str, Counts]
    confusions: tuple[tuple[str, str], ...]
    sure: tuple[tuple[float, bool], ...]
    mistakes: tuple[Mistake, ...]


def score(
    gold: Sequence[GoldReport],
    predicted: Mapping[str, Sequence[Record]],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Score:
    """Compare predicted records with annotated reports; predictions for other reports are not looked at.

    Args:
        draws: how often reports are drawn anew for the intervals.
        seed: of these draws.
    """
    compared = [_compare(report, predicted.get(report.id, ())) for report in gold]
    chance = random.Random(seed)
    samples = [chance.choices(range(len(compared)), k=len(compared)) for _ in range(draws)]
    fields: defaultdict[str, list[bool]] = defaultdict(list)
    for name, right in (pair for one in compared for pair in one.fields):
        fields[name].append(right)
    names = sorted({name for one in compared for name in one.types})
    return Score(
        reports=len(compared),
        levels={level: _level([one.counts[level] for one in compared], samples) for level in LEVELS},
        fields={name: (sum(values), len(values)) for name, values in sorted(fields.items())},
        types={name: _total(one.types.get(name, (0, 0, 0, 0)) for one in compared) for name in names},
        confusions=Counter(pair for one in compared for pair in one.confusions),
        calibration=_calibration([pair for one in compared for pair in one.sure]),
        mistakes=tuple(mistake for one in compared for mistake in one.mistakes),
    )


def _compare(report: GoldReport, records: Sequence[Record]) -> _Compared:
    gold = report.events
    pairs = {level: match(gold, records, level) for level in LEVELS}
    hits = {level: {m.gold for m in pairs[level]} for level in LEVELS}
    rights = {level: {m.predicted for m in pairs[level]} for level in LEVELS}
    full = rights["full"]
    return _Compared(
        counts={level: _counts(gold, records, hits[level], rights[level]) for level in LEVELS},
        fields=tuple(
            f for m in pairs["full"] for f in judged_fields(gold[m.gold].fields, records[m.predicted])
        ),
        types=_types(gold, records, hits["typed"], rights["typed"]),
        confusions=tuple(_confusions(gold, records, [(m.gold, m.predicted) for m in pairs["found"]])),
        sure=tuple((float(r.get("confidence") or 0.0), p in full) for p, r in enumerate(records)),
        mistakes=tuple(
            _mistakes(report, records, hits["full"], full, {m.gold: m.predicted for m in pairs["found"]})
        ),
    )


def _counts(gold: Sequence[GoldEvent], records: Sequence[Record], hit: set[int], right: set[int]) -> Counts:
    return sum(gold[g].core for g in hit), sum(event.core for event in gold), len(right), len(records)


def _types(
    gold: Sequence[GoldEvent], records: Sequence[Record], hit: set[int], right: set[int]
) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for name in {event.type for event in gold} | {str(record["type"]) for record in records}:
        mine = [g for g, event in enumerate(gold) if event.type == name and event.core]
        theirs = [p for p, record in enumerate(records) if record["type"] == name]
        found[name] = (len(hit.intersection(mine)), len(mine), len(right.intersection(theirs)), len(theirs))
    return found


def _confusions(
    gold: Sequence[GoldEvent], records: Sequence[Record], pairs: list[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    yield from ((gold[g].type, str(records[p]["type"])) for g, p in pairs)
    with_pair_g, with_pair_p = {g for g, _ in pairs}, {p for _, p in pairs}
    yield from ((event.type, NOTHING) for g, event in enumerate(gold) if event.core and g not in with_pair_g)
    yield from ((NOTHING, str(record["type"])) for p, record in enumerate(records) if p not in with_pair_p)


def _mistakes(
    report: GoldReport, records: Sequence[Record], hit: set[int], right: set[int], found: Mapping[int, int]
) -> Iterator[Mistake]:
    instead = {p: g for g, p in found.items()}
    for g, event in enumerate(report.events):
        if event.core and g not in hit:
            other = records[found[g]] if g in found else None
            yield Mistake(
                kind="missed",
                report_id=report.id,
                type=event.type,
                sides=_sides(event.fields),
                words=str(next(iter(event.fields["evidence"]), ""))[:_MOST_WORDS],
                instead=f"{other['type']} {_sides(other)}" if other else "",
            )
    for p, record in enumerate(records):
        if p not in right:
            event_there = report.events[instead[p]] if p in instead else None
            start, end = next(iter(told_at(record)), (0, 0))
            yield Mistake(
                kind="invented",
                report_id=report.id,
                type=str(record["type"]),
                sides=_sides(record),
                words=report.text[start:end][:_MOST_WORDS],
                instead=f"{event_there.type} {_sides(event_there.fields)}" if event_there else "",
            )


def _sides(record: Record) -> str:
    one, other = (", ".join(sorted(parties(record.get(side)))) or "—" for side in ("source", "target"))
    return f"{one} → {other}"


def _total(counts: Iterator[Counts]) -> Figures:
    return Figures(*(sum(part) for part in zip(*counts, strict=True)))


def _level(counts: Sequence[Counts], samples: Sequence[Sequence[int]]) -> Level95:
    drawn = [_total(counts[i] for i in sample) for sample in samples] or [Figures()]
    return Level95(
        _total(iter(counts)),
        _middle([f.precision for f in drawn]),
        _middle([f.recall for f in drawn]),
        _middle([f.f1 for f in drawn]),
    )


def _middle(values: list[float]) -> Interval:
    """The 2.5th and the 97.5th percentile, the nearest value below and above."""
    ordered, last = sorted(values), len(values) - 1
    return Interval(ordered[int(last * 0.025)], ordered[-1 - int(last * 0.025)])


def _calibration(sure: Sequence[tuple[float, bool]]) -> Calibration:
    groups: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in sure:
        groups[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    bins = tuple(
        Bin(
            number / _BINS,
            (number + 1) / _BINS,
            len(group),
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
        )
        for number, group in sorted(groups.items())
    )
    total = len(sure) or 1
    return Calibration(
        bins,
        sum(b.count * abs(b.confidence - b.right) for b in bins) / total,
        sum((confidence - right) ** 2 for confidence, right in sure) / total,
    )
