"""Who says so?"""

from dragoman.coding.says_who.finding import find_sayings, who_says

__all__ = ["find_sayings", "who_says"]
