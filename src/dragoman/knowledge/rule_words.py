"""Which words do the rules of reading and coding go by?

Each list stands in `rule_words.toml` under the name of the file whose rule asks for it.
"""

from functools import cache

from dragoman.knowledge.tables import word_lists


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list, such as `doers.papers`.

    >>> "letter" in word_list("doers.papers")
    True
    """
    table, _, row = name.partition(".")
    return frozenset(_tables()[table][row])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return word_lists("rule_words.toml")
