"""Which type is it, and how sure is that, when frames and the learned part both have a say?

Each of them gives odds; they are multiplied, with weights that were fitted once and stand in data/weighing.toml. It knows
nothing of how either came to its view.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from dragoman.codebook.own_file import read_own_file
from dragoman.coding.learned.judgement import NONE, Judgement
from dragoman.errors import DataError
from dragoman.odds import share_of

FILE = "weighing.toml"
FLOOR = 1e-4  # no probability of the learned part counts as less
LEAST_SIDE = 0.02  # nor that somebody stands on a side
Purpose = Literal["precise", "default", "broad"]
PURPOSES: tuple[Purpose, ...] = ("precise", "default", "broad")
TABLES = (
    "pair", "act", "fast", "spoken", "tagged", "whole", "again", "thresholds", "spoken_thresholds", "tagged_thresholds",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What a frame says: an act of this type, and how many of the two marked parties are its sides (0 to 2)."""

    frame: str
    type: str
    mode: str
    content: str
    sides: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The numbers of data/weighing.toml: `pair` weighs for `relate`, `act` for tellings that frames found, `spoken` for those that
    what somebody says is a sign of, `tagged` for those that the tagger alone found.
    `fast` weighs for tellings where the learned part is not asked, `whole` for records, of a telling's confidence and the sides; `again` for two like
    records, whether the less sure one tells of nothing more.

    `thresholds` are those of a record by purpose, `spoken_thresholds` and `tagged_thresholds` those of a telling that no frame found. `scale` and `shift` are a calibration of the user's own: they map the log odds of a record's confidence.
    """

    pair: Mapping[str, float]
    act: Mapping[str, float]
    fast: Mapping[str, float]
    spoken: Mapping[str, float]
    tagged: Mapping[str, float]
    whole: Mapping[str, float]
    again: Mapping[str, float]
    thresholds: Mapping[str, float]
    spoken_thresholds: Mapping[str, float]
    tagged_thresholds: Mapping[str, float]
    scale: float = 1.0
    shift: float = 0.0


def load_weights(calibration: str = "") -> Weights:
    """The weights that the package ships, with a calibration of the user's own.

    Args:
        calibration: a file that `dragoman calibrate` wrote; "" is none.

    Raises:
        DataError: a file is wrong.
    """
    text = (resources.files("dragoman.coding") / "data" / FILE).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    try:
        weights = Weights(**{name: data[name] for name in TABLES})
    except KeyError as error:
        raise DataError(FILE, "file", f"lacks the table {error}") from None
    for name in ("thresholds", "spoken_thresholds", "tagged_thresholds"):
        if set(getattr(weights, name)) != set(PURPOSES):
            raise DataError(FILE, name, f"expected {', '.join(PURPOSES)}")
    if not calibration:
        return weights
    scale, shift = _calibration(Path(calibration))
    return replace(weights, scale=scale, shift=shift)


def _calibration(path: Path) -> tuple[float, float]:
    """Scale and shift, as a file has them."""
    try:
        table = read_own_file(path)["confidence"]
        scale, shift = float(table["scale"]), float(table["shift"])
    except (KeyError, TypeError, ValueError) as error:
        what = "expected a table [confidence] with the numbers scale and shift"
        raise DataError(str(path), "confidence", what) from error
    if not (0 < scale <= 100 and abs(shift) <= 100):
        raise DataError(str(path), "confidence", "expected a scale above 0 and a shift, neither beyond 100")
    return scale, shift


def best_vote(votes: Sequence[Vote]) -> Vote | None:
    """The frame that has most of the two parties as its sides; of equals the first in the sentence."""
    return max(votes, key=lambda v: v.sides, default=None)


def weighed_pair(
    judgement: Judgement | None, votes: Sequence[Vote], types: Sequence[str], weights: Weights
) -> dict[str, float]:
    """Probabilities of the types and of "NONE", adding up to 1.

    Args:
        judgement: of the learned part; None asks the frames alone.
        votes: of the frames; none asks the learned part alone.
        types: all types.
        weights: as shipped.
    """
    w = weights.pair
    odds = {
        t: w["model"] * math.log(max(FLOOR, judgement.types[t])) if judgement else 0.0 for t in (*types, NONE)
    }
    odds[NONE] += w["none"] if judgement else 0.0
    for vote in votes:
        odds[vote.type] += w[f"sides_{vote.sides}"]
    top = max(odds.values())
    shares = {t: math.exp(o - top) for t, o in odds.items()}
    total = sum(shares.values())
    return {t: s / total for t, s in shares.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What is known of an act that a frame found, for and against its being an event of the frame's type."""

    verb: bool  # told by a verb, not by a noun or an adjective
    source: bool  # the acting side is known
    target: bool  # the other side is known, or both act together

    def figures(self) -> dict[str, float]:
        """The figures that weights are given to."""
        return {
            "verb": float(self.verb),
            "source": float(self.source),
            "target": float(self.target),
            "first": 1.0,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerView:
    """How probable the tagger holds what is said of a telling: its type, no event at all, and who stands on its sides."""

    type: float
    none: float
    source: float
    target: float

    def figures(self) -> dict[str, float]:
        """The figures that weights are given to, of the telling and of its record."""
        return {
            "told_own": math.log(max(FLOOR, self.type)),
            "told_none": math.log(max(FLOOR, self.none)),
            "told_source": math.log(max(LEAST_SIDE, self.source)),
            "told_target": math.log(max(LEAST_SIDE, self.target)),
        }


UNTOLD: Mapping[str, float] = {
    "told_source": math.log(0.5),
    "told_target": math.log(0.5),
}  # the figures of a telling that the tagger did not read: of its record, as if the sides were as probable as not


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenSigns:
    """What is known of an act that what somebody says is a sign of, for and against its being an event of that type."""

    type: str
    sign: str

    def figures(self, judgement: Judgement) -> dict[str, float]:
        """The figures that weights are given to: the kind of sign counts 1."""
        own, none = judgement.types[self.type], judgement.types[NONE]
        return {"own": math.log(max(FLOOR, own)), "none": math.log(max(FLOOR, none)), self.sign: 1.0}


def confidence_of(
    figures: Mapping[str, float], weights: Weights, *, by: Literal["frame", "sign", "tagged"] = "frame"
) -> float:
    """How probable it is that a telling is one of an event of its type, 0 to 1.

    Args:
        figures: those of an act.
        weights: as shipped.
        by: what found the act: a frame, a sign in what somebody says, or the tagger alone.
    """
    framed = weights.act if "told_own" in figures else weights.fast
    table = {"frame": framed, "sign": weights.spoken, "tagged": weights.tagged}[by]
    return share_of(sum(table[name] * value for name, value in figures.items() if name in table))


def calibrated(odds: float, weights: Weights) -> float:
    """The confidence of log odds, by the user's own calibration where there is one: of records at 0.8 four in five are right."""
    return share_of(weights.shift + weights.scale * odds)
