"""What is a format: how it is written, and what it cannot carry?"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from dragoman.exports.codes import Codes
from dragoman.records import Actor, Event
from dragoman.store import Entry
from dragoman.store.days import known_days

_MOST_FAULTS_KEPT = 20


class Target(Protocol):
    """Where a format writes: its own file, and files or folders beside it."""

    @property
    def path(self) -> Path: ...
    def text(self, suffix: str = "") -> AbstractContextManager[TextIO]: ...
    def binary(self, suffix: str = "") -> AbstractContextManager[BinaryIO]: ...
    def place(self, suffix: str = "") -> Path: ...


@dataclass
class Tally:
    """What came of an export, counted while it is written.

    `records` were asked for; `rows` were written; `left_out` says why some records have no row, which the format wills;
    `faults` are records that could not be written though they should.
    """

    records: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    fault_count: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, event_id: str, reason: object) -> None:
        """Count a record that could not be written."""
        self.fault_count += 1
        if len(self.faults) < _MOST_FAULTS_KEPT:
            self.faults.append((event_id, str(reason)))


Writer = Callable[[Iterator[Entry], Target, Codes, Tally], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something that a format cannot carry, and whether an event has it."""

    what: str
    has: Callable[[Event], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format in which records can leave.

    Args:
        what: one line for help and docs.
        write: writes all entries, and counts them.
        lacks: names of `LACKS`.
        folder: it is a folder of files.
        text: it needs the reports' words.
    """

    name: str
    what: str
    write: Writer
    lacks: tuple[str, ...] = ()
    folder: bool = False
    text: bool = False


LACKS: dict[str, Lack] = {
    "evidence": Lack(what="the words and the rule behind each value", has=lambda e: bool(e.evidence)),
    "tellings": Lack(what="a second telling of the same happening", has=lambda e: len(e.tellings) > 1),
    "attribution": Lack(what="who vouches for it", has=lambda e: e.attribution.how != "reporter"),
    "certainty": Lack(what="how sure it is", has=lambda e: e.certainty != "certain"),
    "status": Lack(
        what="its status: what is planned stands as a promise or threat (its strict type)",
        has=lambda e: e.status != "happened",
    ),
    "content": Lack(
        what="which act was promised, asked for, alleged or refused", has=lambda e: bool(e.content)
    ),
    "mode": Lack(what="its PLOVER mode", has=lambda e: bool(e.mode)),
    "topics": Lack(what="what it was about, in the report's words", has=lambda e: bool(e.topics)),
    "contexts": Lack(what="its contexts", has=lambda e: bool(e.contexts)),
    "sides": Lack(
        what="several parties on one side: each pair is a row of its own, and counts of rows are not counts of events",
        has=lambda e: len(e.source) > 1 or len(e.target) > 1,
    ),
    "reciprocal": Lack(what="that each side did it to the other", has=lambda e: e.reciprocal),
    "coarse": Lack(
        what="a date coarser than a day: its first day stands there",
        has=lambda e: e.time.granularity in {"week", "month", "season", "quarter", "year", "decade", "range"},
    ),
    "undated": Lack(
        what="that the text gives no date: the day of the report stands there", has=lambda e: not e.time.start
    ),
    "end": Lack(what="when it ended", has=lambda e: e.time.end not in {"", e.time.start}),
    "role": Lack(what="the office of an actor", has=lambda e: any(a.role for a in (*e.source, *e.target))),
    "confidence": Lack(what="how sure Dragoman is of its record", has=lambda e: e.confidence > 0),
    "place": Lack(what="where it happened", has=lambda e: e.place is not None),
    "basis": Lack(what="whence date and place are known", has=lambda e: bool(e.time.basis or e.place)),
}


def first_day(entry: Entry) -> str:
    """The first day of an event, ISO 8601; of its report where the text gives none; "" where neither is known."""
    first, _ = known_days(entry.event.time.start, entry.event.time.end, published=entry.published)
    return first.isoformat() if first else ""


def dyads(event: Event) -> Iterable[tuple[Actor | None, Actor | None]]:
    """Each source with each target; None where a side is empty.

    Where each did it to the other and nobody is the target, the sources are one another's: `A and B signed`.
    """
    if event.reciprocal and not event.target and len(event.source) > 1:
        return combinations(event.source, 2)
    return ((source, target) for source in event.source or (None,) for target in event.target or (None,))


def number_of(*parts: str) -> int:
    """A number that stands for some texts: 53 bits, at least 1, so that a double holds it exactly.

    >>> number_of("a") == number_of("a") != number_of("b")
    True
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return max(1, int.from_bytes(digest[:8], "big") >> 11)


def named(actor: Actor | None) -> str:
    """An actor's name, else its mention; "" for nobody."""
    return actor.called if actor else ""
