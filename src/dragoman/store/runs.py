"""What did each run of `dragoman code` do to a store?

A run's counts are written in the transaction of each batch, so that they are true of the store even where the run was killed.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.store.store import Store

Statement = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Reports of a run or of a part of it. `taken` is the sum of `coded`, `already` and `set_aside`; `empty` is a part of `coded`."""

    coded: int = 0
    empty: int = 0
    already: int = 0
    set_aside: int = 0
    events: int = 0

    @property
    def taken(self) -> int:
        """All reports that came."""
        return self.coded + self.already + self.set_aside


@dataclass(frozen=True, slots=True)
class Run:
    """One run as the store tells of it. `outcome` is running (or killed), done or stopped; times are UTC."""

    run_id: int
    started_at: dt.datetime
    ended_at: dt.datetime | None
    outcome: str
    coder_version: str
    manifest: str  # JSON
    taken: int
    coded: int
    empty: int
    already: int
    set_aside: int
    events: int

    @property
    def agrees(self) -> bool:
        """Whether the sums agree."""
        return self.taken == self.coded + self.already + self.set_aside and self.empty <= self.coded


class Runs:
    """The runs of an open store."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def begin(self, *, coder_version: str, manifest: Mapping[str, Any], now: dt.datetime) -> int:
        """Note that a run begins; its number."""
        run_id = next(
            (int(n) for (n,) in self._store.rows("SELECT coalesce(max(run_id), 0) + 1 FROM runs", [])), 1
        )
        told = json.dumps(manifest, sort_keys=True, ensure_ascii=False)
        self._store.write({"runs": [(run_id, now, None, "running", coder_version, told, 0, 0, 0, 0, 0, 0)]})
        return run_id

    @staticmethod
    def counted(run_id: int, counts: Counts) -> Statement:
        """The statement that adds some counts to a run, to be run with the batch that they count."""
        return (
            "UPDATE runs SET taken = taken + ?, coded = coded + ?, empty = empty + ?, already = already + ?, "
            "set_aside = set_aside + ?, events = events + ? WHERE run_id = ?",
            [
                counts.taken,
                counts.coded,
                counts.empty,
                counts.already,
                counts.set_aside,
                counts.events,
                run_id,
            ],
        )

    def end(self, run_id: int, *, outcome: str, now: dt.datetime) -> None:
        """Note that a run is over."""
        ended = ("UPDATE runs SET ended_at = ?, outcome = ? WHERE run_id = ?", [now, outcome, run_id])
        self._store.write({}, statements=[ended])

    def all(self) -> Iterator[Run]:
        """Every run, the first first."""
        return (Run(*row) for row in self._store.rows("SELECT * FROM runs ORDER BY run_id", []))
