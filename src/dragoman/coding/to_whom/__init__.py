"""Who did it, and to whom?"""

from dragoman.coding.to_whom.two_sides import sides

__all__ = ["sides"]
