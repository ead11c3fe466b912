"""How do many requests share one store, without keeping others from writing to it?

The store is opened to read when a request comes and closed when none has come for a while, since an open store can't be
written by another process. What was counted is remembered until the file changes.
"""

import atexit
import contextlib
import threading
import weakref
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from dragoman.store import Store

IDLE = 3.0  # seconds
_MOST_REMEMBERED = 64
_T = TypeVar("_T")


class StoreAtHand:
    """A store that several threads read."""

    def __init__(self, path: Path, *, idle: float = IDLE) -> None:
        self.path = path
        self._idle = idle
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._users = 0
        self._timer: threading.Timer | None = None
        self._remembered: dict[Hashable, Any] = {}
        self._stamp: Hashable = None
        atexit.register(_put_away, weakref.ref(self))

    @contextlib.contextmanager
    def opened(self) -> Iterator[Store]:
        """The store, open to read.

        Raises:
            StoreError: it cannot be read now, for instance since another process is writing it.
        """
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._store is None:
                self._store = Store.open(self.path, read_only=True)
            self._users += 1
            store = self._store
        try:
            yield store
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    self._timer = threading.Timer(self._idle, self._close_if_idle)
                    self._timer.daemon = True
                    self._timer.start()

    def remembered(self, question: Hashable, answer: Callable[[], _T]) -> _T:
        """The answer to a question about the store as it is now, worked out once."""
        stamp = _stamp(self.path)
        with self._lock:
            if stamp != self._stamp:
                self._remembered, self._stamp = {}, stamp
            if question in self._remembered:
                found: _T = self._remembered[question]
                return found
        made = answer()
        with self._lock:
            if stamp == self._stamp:
                while len(self._remembered) >= _MOST_REMEMBERED:
                    self._remembered.pop(next(iter(self._remembered)))
                self._remembered[question] = made
        return made

    def close(self) -> None:
        """Close the store, if it is open and nobody reads it."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
        self._close_if_idle()

    def _close_if_idle(self) -> None:
        with self._lock:
            if self._store is not None and not self._users:
                self._store.close()
                self._store = None


def _put_away(held: "weakref.ref[StoreAtHand]") -> None:
    """Close a store before Python ends: its timer's thread would else be ended in the midst of the database's work."""
    hand = held()
    if hand is not None:
        hand.close()


def _stamp(path: Path) -> Hashable:
    """What changes when a store is written: size and time of its file and of its log."""
    found = []
    for one in (path, path.with_name(path.name + ".wal")):
        with contextlib.suppress(OSError):
            seen = one.stat()
            found.append((seen.st_size, seen.st_mtime_ns))
    return tuple(found)
