"""Where did it happen?"""

from dragoman.coding.where.event_place import event_place

__all__ = ["event_place"]
