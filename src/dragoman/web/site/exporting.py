"""How does what is on a page leave it in a format of other programs?

As a zip of the format's files with the note of what the format cannot carry. One export is made at a time, since a large one takes
a while; its files lie on disk and are gone when it has been sent.
"""

import contextlib
import tempfile
import threading
import zipfile
from collections.abc import Generator
from pathlib import Path

from dragoman.exports import FORMATS, export
from dragoman.store import EventFilter, Store
from dragoman.web.site.address import RefusedError

ENDINGS = {
    "brat": "",
    "annotation": ".jsonld",
    "plover": ".jsonl",
    "gdelt": ".export.CSV",
    "gdelt-mentions": ".mentions.CSV",
}
TABS = frozenset({"polecat", "icews"})
_CHUNK = 1 << 16  # bytes
_making = threading.Lock()


class BusyError(RefusedError):
    """Another export is being made: `BusyError(why)`."""


def formats() -> tuple[tuple[str, str], ...]:
    """The names of the formats, and what each is."""
    return tuple((chosen.name, chosen.what) for chosen in FORMATS.values())


def zipped(
    store: Store, name: str, wanted: EventFilter, *, keep: contextlib.ExitStack
) -> Generator[bytes, None, None]:
    """The zip of some events in a format, in pieces.

    Args:
        store: where the events are; it must stay open until the last piece.
        name: the format's.
        wanted: the filter.
        keep: is given the files of the export and the right to make one, for as long as the pieces are read.

    Raises:
        RefusedError: there is no such format.
        BusyError: another export is being made.
        ExportError: it cannot be written.
    """
    if name not in FORMATS:
        raise RefusedError(f"‘to’ is one of {', '.join(FORMATS)}.")
    if not _making.acquire(blocking=False):
        raise BusyError("Another export is being made. Try again when it is done.")
    keep.callback(_making.release)
    folder = Path(keep.enter_context(tempfile.TemporaryDirectory(prefix="dragoman-export-")))
    return _sent(_packed(store, name, wanted, folder))


def _packed(store: Store, name: str, wanted: EventFilter, folder: Path) -> Path:
    made = folder / "made"
    made.mkdir()
    ending = ENDINGS.get(name, ".tab" if name in TABS else ".csv" if name == "acled" else f".{name}")
    export(store, FORMATS[name], made / f"events{ending}", wanted=wanted)
    packed = folder / "events.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(made.rglob("*")):
            if path.is_file():
                out.write(path, path.relative_to(made))
    return packed


def _sent(packed: Path) -> Generator[bytes, None, None]:
    with packed.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
