"""By which words does somebody ask, blame, praise, promise, threaten or refuse in what he says?"""

from dragoman.knowledge.tables import Words, word_sets


def load_spoken() -> Words:
    """The lists of `spoken.toml`, by name."""
    return word_sets("spoken.toml")
