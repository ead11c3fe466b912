"""How are the templates of pages filled, so that hostile text is shown and never obeyed?

The one environment in which templates are filled: every value is escaped, and shows what would command a browser or turn a
line round as "\ufffd". The package's own style and script go in as they are.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import jinja2
import markupsafe

from dragoman.inert import visible
from dragoman.web.looks import look, rules, tag

_MANY_BREAKS = re.compile(r"(\n(?:[^\S\n]*\n){2,})")  # a page shows them as one gap; they are all there


def inert(value: object) -> object:
    """A value as a page prints it: no control sign, no sign that turns text round, no lone surrogate.

    >>> inert("tail\u202eecho"), inert(3)
    ('tail\ufffdecho', 3)
    """
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup):
        return value
    return visible(value.replace("\r", " "))


def environment(filters: Mapping[str, Callable[..., Any]] | None = None) -> jinja2.Environment:
    """Where the package's templates are filled; an unknown name in one is an error.

    Args:
        filters: what templates may do to a value besides Jinja's own.
    """
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(own),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=inert,
        auto_reload=False,
    )
    made.filters.update({"look": look, "tag": tag, "gaps": _MANY_BREAKS.split, **(filters or {})})
    return made


def style() -> str:
    """The style that every page has, with the look of each type."""
    return own("page.css") + rules()


@lru_cache
def own(name: str) -> str:
    """One of the package's own templates, styles and scripts; names come from the source, never from a request."""
    return (
        (resources.files("dragoman.web") / "templates" / name)
        .read_text(encoding="utf-8")
        .replace("\r\n", "\n")
    )
