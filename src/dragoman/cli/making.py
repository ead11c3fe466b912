"""How does a process that codes get its coder?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.running import Coding


def make_coder(actors: str = "", purpose: str = "") -> "Coding":
    """The coder, loaded; a worker process imports this function and calls it once."""
    import dragoman

    wanted = {"actors": actors} if actors else {}
    return dragoman.load(**wanted, **({"purpose": purpose} if purpose else {}))  # type: ignore[arg-type]
