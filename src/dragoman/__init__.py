"""Dragoman reads news reports and writes down who did what to whom, when, where, about what, according to whom, and how surely.

>>> import dragoman
>>> coder = dragoman.load()                                                   # doctest: +SKIP
>>> events = coder.code(dragoman.Report(text="…", published="2020-09-10"))    # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from dragoman.errors import DataError, DragomanError, ReportError, SourceError, StoreError, StoreVersionError
from dragoman.records import (
    Actor,
    Attribution,
    Event,
    Evidence,
    Place,
    Relation,
    Report,
    Saying,
    Telling,
    TimeSpan,
    Topic,
)
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.coding.coder import Coded
    from dragoman.library import Coder, load
    from dragoman.store import Store, Table

__all__ = [
    "Actor", "Attribution", "Coded", "Coder", "DataError", "DragomanError", "Event", "Evidence", "Place", "Relation", "Report",
    "ReportError", "Saying", "SourceError", "Store", "StoreError", "StoreVersionError", "Table", "Telling", "TimeSpan", "Topic",
    "__version__", "load",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Imports the coder with spaCy, and the store with DuckDB, when they are first asked for: `import dragoman` stays quick."""
    if name in {"Coder", "load"}:
        from dragoman import library

        return getattr(library, name)
    if name == "Coded":
        from dragoman.coding.coder import Coded

        return Coded
    if name in {"Store", "Table"}:
        from dragoman import store

        return getattr(store, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
