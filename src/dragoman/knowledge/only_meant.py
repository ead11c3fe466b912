"""Which words stand over acts that are only named, owed, feared, hoped for or meant, and which tell of what lasts?"""

from dragoman.knowledge.tables import Words, word_sets


def load_only_meant() -> Words:
    """The lists of `only_meant.toml`, by name."""
    return word_sets("only_meant.toml")
