"""How are the event files of others read, with all their faults, and laid beside our records?"""

from dragoman.exports.importing.comparing import Comparison, compare
from dragoman.exports.importing.files import ForeignFile, read_foreign
from dragoman.exports.importing.foreign import ForeignEvent, Repairs

__all__ = ["Comparison", "ForeignEvent", "ForeignFile", "Repairs", "compare", "read_foreign"]
