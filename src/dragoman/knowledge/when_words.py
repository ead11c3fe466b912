"""Which common words tell what shares its time with what?"""

from dragoman.knowledge.tables import Words, word_sets


def load_when_words() -> Words:
    """The lists of `when_words.toml`, by name."""
    return word_sets("when_words.toml")
