"""Which files does a folder hold, in what order?"""

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.sources.packed import SUFFIXES


def files_in(folder: Path, *, errors: list[OSError]) -> Iterator[Path]:
    """Every file below a folder, each folder's own files first, all sorted by name.

    Hidden files and folders (`.git`, `._report.txt`) are left out, as a shell's `*` does, and links to folders are
    not followed, so that no file is met twice; pipes and devices are passed over, links to nothing are not. Folders that cannot be listed are added to `errors`.
    """
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_file() or not path.exists()):
                yield path


def identity(path: Path, *, folder: Path | None) -> str:
    """A file's id: its stem, with the folders between it and the one that was named: `2020/september/a1`."""
    bare = path.with_suffix("") if path.suffix.lower() in SUFFIXES else path
    named = bare.relative_to(folder).with_suffix("").as_posix() if folder else bare.stem
    return printable(named)


def printable(name: object) -> str:
    """A file name as valid Unicode, its undecodable bytes written out."""
    return os.fsencode(str(name)).decode("utf-8", "backslashreplace")
