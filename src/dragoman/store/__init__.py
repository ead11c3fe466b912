"""Where are coded reports kept?"""

from dragoman.store.days import day_range
from dragoman.store.entries import Entry
from dragoman.store.frames import Table
from dragoman.store.queries import EVERYTHING, EventFilter
from dragoman.store.scope import Cursor, Leaf, Pair, Party, Scope, Spot, Totals
from dragoman.store.store import CodedReport, Store

__all__ = [
    "EVERYTHING",
    "CodedReport",
    "Cursor",
    "Entry",
    "EventFilter",
    "Leaf",
    "Pair",
    "Party",
    "Scope",
    "Spot",
    "Store",
    "Table",
    "Totals",
    "day_range",
]
