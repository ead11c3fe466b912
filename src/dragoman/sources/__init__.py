"""Where do reports come from?"""

from dragoman.sources.items import Limits, SetAside
from dragoman.sources.reader import count_items, read_reports

__all__ = ["Limits", "SetAside", "count_items", "read_reports"]
