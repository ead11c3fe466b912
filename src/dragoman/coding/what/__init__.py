"""What was done?"""

from dragoman.coding.what.acts import find_acts, look

__all__ = ["find_acts", "look"]
