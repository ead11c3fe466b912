"""How does a store leave as a file that is whole or not there at all, with a note of what the format could not carry?"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from dragoman.errors import ExportError
from dragoman.exports.codes import load_codes
from dragoman.exports.formats import LACKS, Format, Tally
from dragoman.overwriting import why_not
from dragoman.store import EVERYTHING, Entry, EventFilter, Store
from dragoman.version import __version__

NOTE = ".about.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export wrote.

    `losses` says of each thing that the format cannot carry in how many records it was there.
    """

    files: tuple[Path, ...]
    tally: Tally
    losses: Mapping[str, int]


@dataclass(frozen=True)
class _Partial:
    """Files under names of their own until all is written."""

    path: Path
    made: dict[Path, Path]

    def place(self, suffix: str = "") -> Path:
        """Where to write what shall be `path`, or stand beside it under a name with the suffix."""
        final = self.path if not suffix else beside(self.path, suffix)
        hidden = final.with_name(f".{final.name}.{os.getpid()}.partial")
        self.made[hidden] = final
        return hidden

    @contextmanager
    def text(self, suffix: str = "") -> Iterator[TextIO]:
        with self.place(suffix).open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out

    @contextmanager
    def binary(self, suffix: str = "") -> Iterator[BinaryIO]:
        with self.place(suffix).open("wb") as out:
            yield out


def beside(path: Path, suffix: str) -> Path:
    """The name of a file that goes with another.

    >>> beside(Path("e.csv"), "_actors.csv").name, beside(Path("e.csv"), ".about.json").name
    ('e_actors.csv', 'e.csv.about.json')
    """
    return path.with_name((path.stem if suffix.startswith("_") else path.name) + suffix)


def export(
    store: Store,
    chosen: Format,
    path: str | os.PathLike[str],
    *,
    wanted: EventFilter = EVERYTHING,
    on_record: Callable[[], None] = lambda: None,
) -> Export:
    """Write the records of a store that answer, in a format, and a note of what it cannot carry beside them.

    A file that is there is replaced when the new one is whole; of a failed export nothing stays. A folder must be new or empty.

    Args:
        on_record: called for each record that was read.

    Raises:
        ExportError: the file cannot be written there.
        StoreError: the store cannot be read.
    """
    final = Path(os.path.abspath(path))  # noqa: PTH100  (resolves no links: the user's name is kept)
    _refuse(final, chosen)
    tally, losses, partial = Tally(), Counter[str](), _Partial(final, {})

    def counted() -> Iterator[Entry]:
        for entry in store.entries(wanted, text=chosen.text):
            tally.records += 1
            losses.update(name for name in chosen.lacks if LACKS[name].has(entry.event))
            on_record()
            yield entry

    try:
        with store.frugal():
            chosen.write(counted(), partial, load_codes(), tally)
        told = {LACKS[name].what: losses[name] for name in chosen.lacks}
        with partial.text(NOTE) as out:
            json.dump(_note(chosen, wanted, tally, told), out, ensure_ascii=False, indent=2)
            out.write("\n")
        for hidden, name in partial.made.items():
            if name.is_dir() and hidden.is_dir():
                name.rmdir()
            hidden.replace(name)
    except OSError as error:
        raise ExportError(os.fspath(path), error.strerror or str(error), "Give another FILE") from error
    finally:
        _sweep(partial)
    return Export(files=tuple(partial.made.values()), tally=tally, losses=told)


def _note(chosen: Format, wanted: EventFilter, tally: Tally, losses: Mapping[str, int]) -> dict[str, object]:
    return {
        "format": chosen.name,
        "what": chosen.what,
        "dragoman": __version__,
        "asked_for": {key: value for key, value in asdict(wanted).items() if value and key != "codes"},
        "records": tally.records,
        "rows": tally.rows,
        "left_out": dict(sorted(tally.left_out.items())),
        "not_written": tally.fault_count,
        "why_not_written": [f"{event}: {reason}" for event, reason in tally.faults],
        "cannot_carry": dict(losses),
    }


def _refuse(final: Path, chosen: Format) -> None:
    if chosen.folder and final.exists() and (not final.is_dir() or any(final.iterdir())):
        raise ExportError(os.fspath(final), "it is there already", f"Give a new folder for {chosen.name}")
    if not chosen.folder and final.is_dir():
        raise ExportError(os.fspath(final), "it is a folder", "Give a file's name")
    if not final.parent.is_dir():
        raise ExportError(
            os.fspath(final), "its folder does not exist", "Make the folder, or give another FILE"
        )
    if why := why_not(final):
        raise ExportError(os.fspath(final), why, "Give another FILE")


def _sweep(partial: _Partial) -> None:
    for hidden in partial.made:
        if hidden.is_dir():
            shutil.rmtree(hidden, ignore_errors=True)
        else:
            hidden.unlink(missing_ok=True)
