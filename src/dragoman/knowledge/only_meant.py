"""Which words stand over acts that are only named, owed, feared, hoped for or meant, and which tell of what lasts?"""

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.knowledge.tables import word_lists

Words = Mapping[str, frozenset[str]]


def load_only_meant() -> Words:
    """The lists of `only_meant.toml`, by name."""
    return MappingProxyType({name: frozenset(words) for name, words in word_lists("only_meant.toml").items()})
