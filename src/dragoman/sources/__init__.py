"""Where do reports come from?"""

from dragoman.sources.items import Limits, Reading, SetAside
from dragoman.sources.reader import (
    Listed,
    check_paths,
    count_items,
    list_files,
    met_again,
    read_files,
    read_reports,
)

__all__ = [
    "Limits",
    "Listed",
    "Reading",
    "SetAside",
    "check_paths",
    "count_items",
    "list_files",
    "met_again",
    "read_files",
    "read_reports",
]
