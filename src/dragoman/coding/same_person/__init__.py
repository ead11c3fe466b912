"""Who is meant by 'his', 'the two ministers', 'Lavrov', 'his Russian counterpart'?"""

from dragoman.coding.same_person.resolving import resolve

__all__ = ["resolve"]
