"""By which words does somebody ask, blame, praise, promise, threaten or refuse in what he says?"""

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.knowledge.tables import word_lists

Words = Mapping[str, frozenset[str]]


def load_spoken() -> Words:
    """The lists of `spoken.toml`, by name."""
    return MappingProxyType({name: frozenset(words) for name, words in word_lists("spoken.toml").items()})
