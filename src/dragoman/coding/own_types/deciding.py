"""Of which type of a user's own is a record, by what `dragoman train` learned?

Each type has weights of its own, which give how probable it is (logistic regression, one type against all else); the most
probable one counts if it is more probable than not, and PLOVER's type is one that it may have.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.codebook import Codebook
from dragoman.codebook.own_types import OwnCodebook, own_codebook_of
from dragoman.coding.own_types.seeing import PARTS, Row, of_length_1
from dragoman.errors import DataError

KIND, LAYOUT = "dragoman own types", 1
LEAST = 0.5  # a type that is less probable is none
MOST_BYTES = 100_000_000
Matrix = npt.NDArray[np.float64]


class OwnJudgement(NamedTuple):
    """An own type, how probable it is, 0 to 1, and the rule that says so."""

    type: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnTypes:
    """A codebook with what was learned of it.

    `centre` is what is seen on the mean, three vectors, which is taken from what is seen of a record; `weights` has a row for each
    type: a number for each that is looked at, and a last one that always counts. `seen_by` is the SHA-256 of the tagger's weights,
    hex: others see otherwise.
    """

    codebook: OwnCodebook
    centre: Matrix
    weights: Matrix
    seen_by: str

    def shares(self, row: Row) -> Mapping[str, float]:
        """How probable each type is, of what is seen."""
        odds = np.clip(self.weights[:, :-1] @ apart(row, self.centre) + self.weights[:, -1], -30, 30)
        return dict(
            zip((t.name for t in self.codebook.types), (1 / (1 + np.exp(-odds))).tolist(), strict=True)
        )

    def judged(self, row: Row, *, plover: str) -> OwnJudgement | None:
        """The own type of a record; None where it is of none.

        Args:
            row: what is seen of it.
            plover: the record's type; "" where it is not known, so that it forbids none.
        """
        shares = self.shares(row)
        allowed = [t.name for t in self.codebook.types if not t.plover or not plover or plover in t.plover]
        best = max(allowed, key=lambda name: (shares[name], name), default=None)
        if best is None or shares[best] < LEAST:
            return None
        return OwnJudgement(best, round(shares[best], 2), f"own_types:{self.codebook.name}")

    def to_json(self, **about: Any) -> str:
        """The file's text.

        Args:
            about: how it came to be; nothing reads it again.
        """
        types = {t.name: {"about": t.about, "plover": sorted(t.plover)} for t in self.codebook.types}
        book = {"name": self.codebook.name, "types": types}
        numbers = {"centre": _short(self.centre), "weights": _short(self.weights)}
        head = {"kind": KIND, "layout": LAYOUT, **about, "seen_by": self.seen_by}
        return json.dumps({**head, "codebook": book, **numbers}, ensure_ascii=False) + "\n"


def load_own_types(path: str | os.PathLike[str], codebook: Codebook, *, width: int, seen_by: str) -> OwnTypes:
    """What `dragoman train` wrote.

    Args:
        path: the file.
        codebook: tells which types PLOVER has.
        width: of the tagger's vectors.
        seen_by: the digest of the tagger's weights.

    Raises:
        DataError: the file cannot be read, is no such file, or was learned with another Dragoman.
    """
    file = os.fspath(path)
    data = _read(Path(path), file)
    if (data.get("layout"), data.get("seen_by")) != (LAYOUT, seen_by):
        raise DataError(file, "seen_by", "learned with another version of Dragoman; run dragoman train again")
    book = data.get("codebook")
    if not isinstance(book, dict):
        raise DataError(file, "codebook", "expected a table")
    own = own_codebook_of(book, codebook, file)
    centre = _matrix(data, "centre", (PARTS, width), file)
    weights = _matrix(data, "weights", (len(own.types), PARTS * width + 1), file)
    return OwnTypes(codebook=own, centre=centre, weights=weights, seen_by=seen_by)


def apart(rows: Row, centre: Matrix) -> Row:
    """How what is seen differs from what is seen on the mean, as plain numbers: of one record, or of many."""
    return of_length_1(rows - centre).reshape(*rows.shape[:-2], -1)


def _short(matrix: Matrix) -> list[list[float]]:
    return [[float(f"{n:.6g}") for n in row] for row in matrix.tolist()]


def _matrix(data: Mapping[str, Any], name: str, shape: tuple[int, int], file: str) -> Matrix:
    """The numbers under a name.

    Raises:
        DataError: they are not of this shape.
    """
    try:
        matrix = np.array(data.get(name), dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        matrix = np.zeros(0)
    if matrix.shape != shape or not np.isfinite(matrix).all():
        raise DataError(file, name, f"expected {shape[0]} rows of {shape[1]} numbers")
    return matrix


def _read(path: Path, file: str) -> Mapping[str, Any]:
    """The file's values.

    Raises:
        DataError: it cannot be read, or is no such file.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(file, "", f"longer than {MOST_BYTES:,} bytes")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(file, "", f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise DataError(file, "", "is none that dragoman train wrote")
    return data
