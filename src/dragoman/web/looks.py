"""How is each type of event marked on a page, so that it can be told from all others, also by those who see no colour?

By the style of its line, a tag of three letters, and a colour near that of its quad class; data/types.tsv has them.
"""

from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class Look:
    """A type's tag, the style of its line as CSS names it, and its colour on light and on dark ground."""

    type: str
    tag: str
    line: str
    light: str
    dark: str


@lru_cache
def read_looks() -> dict[str, Look]:
    """The look of each type that has one of its own."""
    return {row["type"]: Look(**row) for row in rows("types.tsv", package="dragoman.web")}


def tag(type: str) -> str:
    """The letters that stand for a type beside its words.

    >>> tag("CONSULT"), tag("AMBUSH")
    ('CON', 'AMB')
    """
    look = read_looks().get(type)
    return look.tag if look else type[:3].upper()


def look(type: str, quad: int) -> str:
    """The names of a type's look for the style: of its quad class, and its own where it has one.

    >>> look("CONSULT", 1), look("AMBUSH", 4)
    ('q1 t-consult', 'q4')
    """
    return f"q{quad} t-{type.lower()}" if type in read_looks() else f"q{quad}"


def rules() -> str:
    """The looks as a style sheet; what is printed is dark on light."""
    looks = read_looks().values()
    light = " ".join(
        f".t-{x.type.lower()} {{ --t: {x.light}; --l: {x.line}; color: var(--t); }}" for x in looks
    )
    dark = " ".join(f".t-{x.type.lower()} {{ --t: {x.dark}; }}" for x in looks)
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n"
