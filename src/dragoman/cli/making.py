"""How does a process that codes get its coder?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.running import Coding


def make_coder(
    actors: str = "", purpose: str = "", calibration: str = "", no_gate: bool = False, fast: bool = False
) -> "Coding":
    """The coder, loaded; a worker process imports this function and calls it once."""
    import dragoman

    asked = {"actors": actors, "purpose": purpose, "calibration": calibration}
    given = {name: value for name, value in asked.items() if value}
    return dragoman.load(**given, gate=not no_gate, fast=fast)  # type: ignore[arg-type]
