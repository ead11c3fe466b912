"""Which reports are copies of one another: reprints, agency copies cut or lengthened, updated versions?

A report's words are taken three at a time. Reports that may be copies are found by MinHash with banding (Broder 1997;
Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3) and then compared exactly. It cannot tell a report
written anew from the same facts: that is `joining`'s work.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Literal

from rensa import RMinHash

# 63 bands of 2: two reports three in ten of whose runs are shared (one cut short and edited) meet in one with p = 0.997. A store keeps
# bands: who changes these lines writes an upgrade that lets copies be sought anew.
PERMUTATIONS, ROWS = 126, 2
SEED = 1
RUN = 3  # words
SAME, PART = 0.9, 0.55  # share of the shorter report's runs that the longer has
FEWEST = 12  # runs; a shorter text is a copy only of its equal

Kind = Literal["same", "reprint", "part", "update"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a report to find its copies: a digest of its words, and one hash for each band."""

    digest: str
    bands: tuple[int, ...]  # unsigned, 63 bits


@dataclass(frozen=True, slots=True)
class Copy:
    """What makes one report a copy of another.

    `kind`: "same" words but for signs and case; "reprint" with few changes; "part": one is cut from the other; "update":
    more than half is shared. `shared` is the share of the shorter one's three-word runs that the longer has, 0 to 1.
    """

    kind: Kind
    shared: float


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as it is compared: its words, and its runs of three."""

    words: tuple[str, ...]
    runs: frozenset[str]


def signature(text: str) -> Signature:
    """The signature of a report's text.

    >>> signature("The envoys met.") == signature("THE ENVOYS MET!")
    True
    """
    words = _words(text)
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update(sorted(_runs(words)))
    values = minhash.digest()
    bands = (values[n : n + ROWS] for n in range(0, PERMUTATIONS, ROWS))
    return Signature(
        digest=sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest(),
        bands=tuple(_hash(number, band) for number, band in enumerate(bands)),
    )


def compare(one: str, other: str) -> Copy | None:
    """What makes two texts copies; None where they are none.

    >>> compare("The envoys met in Doha.", "Rain fell in Lima.") is None
    True
    """
    return compare_worded(worded(one), worded(other))


def worded(text: str) -> Worded:
    """A text's words, and their runs: read once where a text is compared with several."""
    words = _words(text)
    return Worded(tuple(words), _runs(words))


def compare_worded(one: Worded, other: Worded) -> Copy | None:
    """`compare` of texts whose words are read already."""
    if one.words == other.words:
        return Copy("same", 1.0)
    a, b = one.runs, other.runs
    common, shorter, longer = len(a & b), *sorted((len(a), len(b)))
    if shorter < FEWEST or common < PART * shorter:
        return None
    shared = common / shorter
    if shared < SAME:
        return Copy("update", shared)
    return Copy("reprint" if common >= SAME * longer else "part", shared)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def _hash(number: int, band: Iterable[int]) -> int:
    told = blake2b(f"{number}:{','.join(map(str, band))}".encode(), digest_size=8).digest()
    return int.from_bytes(told, "big") >> 1
