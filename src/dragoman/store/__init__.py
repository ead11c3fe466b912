"""Where are coded reports kept?"""

from dragoman.store.days import day_range
from dragoman.store.store import CodedReport, Store

__all__ = ["CodedReport", "Store", "day_range"]
