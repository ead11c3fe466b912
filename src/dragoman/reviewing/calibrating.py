"""How sure should the coder be, by what reviewers accepted and rejected?

Two numbers, scale and shift, map the log odds of a record's confidence to those of its being right; the map keeps the order of
records. They are fitted by logistic regression, held near the map that changes nothing, so that few reviews change little. How
well the map does is judged by maps fitted on other reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.odds import log_odds, share_of
from dragoman.records import Event
from dragoman.reviewing.book import Review
from dragoman.reviewing.gold import last_words
from dragoman.wording import counted

LEAST, LEAST_OF_EACH, LEAST_REPORTS = (
    50,
    10,
    10,
)  # judged records; of them right ones and wrong ones; their reports
BINS, FOLDS = 10, 10
_RIDGE = 2.0  # how strongly the numbers are held near 1 and 0
_LEAST_SCALE = 0.05  # a map that turned the order round would tell of too few reviews, not of the coder
_EDGE = 0.005  # confidences are kept to two decimals


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record that reviewers judged: of which report, how sure the coder was, and whether it is right."""

    report_id: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The map: log odds of being right are `scale` times those of the coder, plus `shift`."""

    scale: float = 1.0
    shift: float = 0.0

    def of(self, confidence: float) -> float:
        """A confidence, mapped.

        >>> Calibration().of(0.8), round(Calibration(scale=1.0, shift=-1.0).of(0.8), 2)
        (0.8, 0.6)
        """
        if (self.scale, self.shift) == (1.0, 0.0):
            return confidence
        return share_of(self.scale * _odds(confidence) + self.shift)


class TooFewError(ValueError):
    """There are too few reviews to fit anything: `TooFewError(why)`."""


def judged_records(reviews: Iterable[Review], records: Mapping[str, Event]) -> tuple[Judged, ...]:
    """The records that reviewers judged, by id; the one who judged last counts.

    Right is a record that is accepted with the coder's type: the confidence speaks of type and words. One whose type was
    corrected is wrong; other corrections make none wrong.

    Args:
        reviews: every line of the book.
        records: the records as they were when first reviewed.
    """
    return tuple(
        Judged(
            report_id=records[id].report_id,
            confidence=records[id].confidence,
            right=changes is not None and changes.get("type", records[id].type) == records[id].type,
        )
        for id, changes in sorted(last_words(reviews).items())
        if id in records
    )


def calibrate(judged: Sequence[Judged]) -> Calibration:
    """The map that fits some judged records best.

    Raises:
        TooFewError: there are too few of them.
    """
    _refuse_few(judged)
    return _fitted(judged)


def crossed(judged: Sequence[Judged]) -> tuple[tuple[float, bool], ...]:
    """Each judged record's mapped confidence, by a map fitted on other reports, and whether it is right."""
    reports = sorted({one.report_id for one in judged})
    fold = {report: n % FOLDS for n, report in enumerate(reports)}
    maps = [_fitted([one for one in judged if fold[one.report_id] != n]) for n in range(FOLDS)]
    return tuple((maps[fold[one.report_id]].of(one.confidence), one.right) for one in judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Records of about the same confidence: how many, how sure on the whole, and which share is right."""

    records: int
    confidence: float
    right: float


def bins(pairs: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Tenths of the scale that hold any record, from unsure to sure.

    Args:
        pairs: confidence, and whether the record is right.
    """
    held: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        held[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return tuple(
        Bin(records=len(rows), confidence=sum(c for c, _ in rows) / len(rows), right=sum(r for _, r in rows) / len(rows))
        for _, rows in sorted(held.items())
    )  # fmt: skip


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far confidence and share right of a tenth lie apart, weighed by its records."""
    return sum(b.records * abs(b.confidence - b.right) for b in bins(pairs)) / len(pairs)


def _refuse_few(judged: Sequence[Judged]) -> None:
    right, reports = sum(one.right for one in judged), len({one.report_id for one in judged})
    wrong = len(judged) - right
    if len(judged) < LEAST or min(right, wrong) < LEAST_OF_EACH or reports < LEAST_REPORTS:
        raise TooFewError(
            f"{counted(len(judged), 'record')} of {counted(reports, 'report')} {'was' if len(judged) == 1 else 'were'} "
            f"judged, {right} right and {wrong} wrong; it takes at least "
            f"{LEAST} of {LEAST_REPORTS} reports, {LEAST_OF_EACH} of them right and {LEAST_OF_EACH} wrong"
        )


def _fitted(judged: Sequence[Judged]) -> Calibration:
    """Newton's method on two numbers."""
    scale, shift = 1.0, 0.0
    points = [(_odds(one.confidence), float(one.right)) for one in judged]
    for _ in range(50):
        slope = [-_RIDGE * (scale - 1.0), -_RIDGE * shift]
        bend = [_RIDGE, 0.0, _RIDGE]
        for odds, right in points:
            share = share_of(scale * odds + shift)
            slope[0] += (right - share) * odds
            slope[1] += right - share
            weight = share * (1 - share)
            bend[0] += weight * odds * odds
            bend[1] += weight * odds
            bend[2] += weight
        size = bend[0] * bend[2] - bend[1] * bend[1]
        steps = (
            (bend[2] * slope[0] - bend[1] * slope[1]) / size,
            (bend[0] * slope[1] - bend[1] * slope[0]) / size,
        )
        scale, shift = scale + steps[0], shift + steps[1]
        if max(map(abs, steps)) < 1e-9:
            break
    return Calibration(scale=max(_LEAST_SCALE, round(scale, 4)), shift=round(shift, 4))


def _odds(confidence: float) -> float:
    return log_odds(confidence, least=_EDGE)
