"""Where do reports come from?"""

from dragoman.sources.items import Limits, Reading, SetAside
from dragoman.sources.reader import count_items, read_reports

__all__ = ["Limits", "Reading", "SetAside", "count_items", "read_reports"]
