"""Which words do the rules of reading, coding and stories go by?

Each list, and each table from words to what they stand for, stands in `rule_words.toml` under the name of the file whose rule
asks for it.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

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
def word_table(name: str) -> Mapping[str, Any]:
    """What each word of a table stands for, such as `several.counted`: a word, a number, or several words.

    >>> word_table("several.counted")["trio"], word_table("doers.control_nouns")["order"]
    (3, ('to', 'for'))
    """
    table, _, row = name.partition(".")
    held: Mapping[str, Any] = _tables()[table][row]
    return MappingProxyType({w: tuple(v) if isinstance(v, list) else v for w, v in held.items()})


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return word_lists("rule_words.toml")
