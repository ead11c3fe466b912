"""Which report is it that ends whoever codes it?

A worker that is killed leaves no word. So whoever begins a lot writes that down first, in a file that outlives it. Who begins a lot that was
begun before codes its reports one at a time, each written down before; a report that was under way at two ends is passed over.
"""

import contextlib
import os
from collections import Counter
from pathlib import Path

_ENDS = 2  # of a worker that coded this report alone, before it is passed over: one may be chance
_BEGUN = "begun"


class Attempts:
    """What is known of the attempts at one piece of work."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.earlier = 0
        self._ends: Counter[str] = Counter()

    def begin(self) -> "Attempts":
        """Read what came before, and note that another attempt begins."""
        with contextlib.suppress(FileNotFoundError):
            noted = self._path.read_text(encoding="ascii").split("\n")[:-1]
            self.earlier = noted.count(_BEGUN)
            # of each attempt the last word is what it was at when it ended
            after = [*noted[1:], _BEGUN]
            self._ends.update(word for word, then in zip(noted, after, strict=True) if then == _BEGUN)
        self.note(_BEGUN)
        return self

    def note(self, word: str) -> None:
        """Write down what comes next, so that it is on the disk before it begins."""
        with self._path.open("a", encoding="ascii") as out:
            out.write(f"{word}\n")
            out.flush()
            os.fsync(out.fileno())

    def fatal(self, word: str) -> bool:
        """Whether this was what a worker was at when it ended, too often."""
        return self._ends[word] >= _ENDS
