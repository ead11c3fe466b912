"""What does the learned part say of a sentence or of a word, and how probable does it hold each answer?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

NONE = "NONE"
Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Probabilities, each mapping's adding up to 1.

    `types` are the event types and "NONE", no event between the two; `modes` are the modes of each type ("" is none);
    `contents` are types, "" where nothing is promised, asked for, alleged, refused or threatened.
    """

    types: Mapping[str, float]
    modes: Mapping[str, Mapping[str, float]]
    contents: Mapping[str, float]
    statuses: Mapping[str, float]

    def mode(self, type: str) -> str:
        """The most probable mode of a type, "" for none."""
        return _best(self.modes.get(type, {"": 1.0}))

    @property
    def type(self) -> str:
        """The most probable type, or "NONE"."""
        return _best(self.types)

    @property
    def content(self) -> str:
        """The most probable content."""
        return _best(self.contents)

    @property
    def status(self) -> str:
        """The most probable status."""
        return _best(self.statuses)


class Modes(Mapping[str, Mapping[str, float]]):
    """The modes of each type as shares within that type, worked out for the types that somebody asks for: mostly one."""

    def __init__(self, places: Mapping[str, Sequence[tuple[str, int]]], values: Sequence[float]) -> None:
        self._places, self._values = places, values

    def __getitem__(self, type: str) -> Mapping[str, float]:
        shares = {mode: self._values[place] for mode, place in self._places[type]}
        whole = sum(shares.values())
        return {mode: value / whole for mode, value in shares.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def modes_of(names: Sequence[Sequence[str]]) -> dict[str, list[tuple[str, int]]]:
    """By type its modes, each with its place among the network's answers."""
    found: dict[str, list[tuple[str, int]]] = {}
    for place, (type_, mode) in enumerate(names):
        found.setdefault(type_, []).append((mode, place))
    return found


def judgement_of(
    labels: Mapping[str, Any],
    *,
    types: Sequence[float],
    modes: Sequence[float],
    contents: Sequence[float],
    statuses: Sequence[float],
) -> Judgement:
    """The judgement that shares in the order of the labels make."""
    return Judgement(
        types=dict(zip(labels["types"], types, strict=True)),
        modes=Modes(labels["modes_of"], modes),
        contents=dict(zip(labels["contents"], contents, strict=True)),
        statuses=dict(zip(labels["statuses"], statuses, strict=True)),
    )


def softmax(rows: npt.NDArray[Any]) -> Rows:
    """The last axis as shares that add up to 1."""
    powers: Rows = np.exp(rows.astype(np.float64) - rows.max(axis=-1, keepdims=True).astype(np.float64))
    shares: Rows = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _best(shares: Mapping[str, float]) -> str:
    return max(shares, key=lambda name: (shares[name], name))
