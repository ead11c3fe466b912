"""How do several commands share a group of options, and get what these say as one value?"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

Command = Callable[..., None]


def with_options(place: str, made_of: Callable[..., Any]) -> Callable[[Command], Command]:
    """A decorator for commands that take the value of a group of options as one parameter.

    Args:
        place: the parameter's name; the options stand in its place in the help.
        made_of: takes the options, and makes the value of them.

    >>> def size(width: int = 1, height: int = 1) -> int:
    ...     return width * height
    >>> @with_options("area", size)
    ... def show(name: str, area: int) -> None:
    ...     print(name, area)
    >>> list(inspect.signature(show).parameters)
    ['name', 'width', 'height']
    >>> show(name="field", width=2, height=3)
    field 6
    """
    options = inspect.signature(made_of).parameters

    def shared(command: Command) -> Command:
        parameters: list[inspect.Parameter] = []
        for name, own in inspect.signature(command).parameters.items():
            parameters += options.values() if name == place else [own]

        @functools.wraps(command)
        def grouped(**given: Any) -> None:
            made = made_of(**{name: given.pop(name) for name in options})
            command(**{place: made}, **given)

        shown: Any = grouped
        shown.__signature__ = inspect.Signature(parameters)
        shown.__annotations__ = {p.name: p.annotation for p in parameters}
        return grouped

    return shared
