"""Where are coded reports kept?"""

from dragoman.store.days import day_range
from dragoman.store.queries import EventFilter
from dragoman.store.scope import Cursor, Leaf, Pair, Party, Scope, Spot, Totals
from dragoman.store.store import CodedReport, Store

__all__ = [
    "CodedReport",
    "Cursor",
    "EventFilter",
    "Leaf",
    "Pair",
    "Party",
    "Scope",
    "Spot",
    "Store",
    "Totals",
    "day_range",
]
