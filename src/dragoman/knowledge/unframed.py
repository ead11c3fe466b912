"""Which verbs that no frame has cannot tell of an act, and how must the others stand to be asked about?"""

from dragoman.knowledge.tables import Words, word_sets


def load_unframed() -> Words:
    """The lists of `unframed.toml`, by name."""
    return word_sets("unframed.toml")
