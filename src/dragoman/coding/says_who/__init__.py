"""Who says so?"""

from dragoman.coding.says_who.finding import find_sayings, who_says
from dragoman.coding.says_who.text import VOUCH

__all__ = ["VOUCH", "find_sayings", "who_says"]
