"""Which words of a text tell a time, and which?"""

from dragoman.reading.timex.calendar import Tense, bounds
from dragoman.reading.timex.finding import find_timexes
from dragoman.reading.timex.nouns import Timex

__all__ = ["Tense", "Timex", "bounds", "find_timexes"]
