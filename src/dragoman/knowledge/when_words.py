"""Which common words tell what shares its time with what?"""

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.knowledge.tables import word_lists


def load_when_words() -> Mapping[str, frozenset[str]]:
    """The lists of `when_words.toml`, by name."""
    return MappingProxyType({name: frozenset(words) for name, words in word_lists("when_words.toml").items()})
