"""Who are the political actors that a text names?"""

from dragoman.coding.who.mentions import find_mentions, states_at

__all__ = ["find_mentions", "states_at"]
