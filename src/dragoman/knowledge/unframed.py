"""Which verbs that no frame has cannot tell of an act, and how must the others stand to be asked about?"""

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.knowledge.tables import word_lists


def load_unframed() -> Mapping[str, frozenset[str]]:
    """The lists of `unframed.toml`, by name."""
    return MappingProxyType({name: frozenset(words) for name, words in word_lists("unframed.toml").items()})
