"""What does a fault of the database mean to its owner?

DuckDB tells most faults apart only by their words; this is the one place that reads them.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dragoman.errors import StoreError

_ABSENT = ("there is no such store", "Make one: dragoman code PATH --store FILE")
_FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        r"could not set lock|conflicting lock|being used by another process|different configuration",
        "another process has it open{who}",
        "Wait for it to end, or give another --store",
    ),
    (
        r"no space left|disk (?:is )?full|quota exceeded|not enough space|file too large|max_temp_directory_size",
        "the disk is full",
        "Make room and run the same command again; what was stored before is safe",
    ),
    (
        r"with version number|storage version|newer version of duckdb",
        "it was written by another version of DuckDB",
        "Install the newest duckdb, or give another --store",
    ),
    (r"not a valid duckdb database|is a directory", "it is not a store", "Give another --store"),
    (r"read-only mode: database does not exist", *_ABSENT),
    (r"no such file or directory", "its folder does not exist", "Make the folder, or give another --store"),
    (
        r"permission denied|read-only file system|not permitted|in read-only mode",
        "it may not be {done}",
        "Change its permissions, or give another --store",
    ),
)
_OWNER = re.compile(r"\(PID (\d+)\)")


def absent(path: Path) -> StoreError:
    """The error that says that there is no store."""
    return StoreError(os.fspath(path), *_ABSENT)


def store_error(path: Path | str, error: Exception) -> StoreError:
    """The error of ours that says what a database's fault means, and what to do."""
    said = str(error)
    for pattern, what, remedy in _FAULTS:
        if re.search(pattern, said, re.IGNORECASE):
            owner = _OWNER.search(said)
            told = what.format(
                who=f" (process {owner[1]})" if owner else "",
                done="read" if Path(path).exists() and not os.access(path, os.R_OK) else "written",
            )
            return StoreError(os.fspath(path), told, remedy)
    first_line = said.strip().partition("\n")[0][:300] or type(error).__name__
    return StoreError(os.fspath(path), first_line.rstrip("."), "Give another --store if it does not go away")


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Every fault of the database inside is raised as a StoreError about `path`."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise store_error(path, error) from error
