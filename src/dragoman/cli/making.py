"""How does a process that codes get its coder?"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.running import Coding


def make_coder(
    actors: str = "",
    frames: str = "",
    purpose: str = "",
    calibration: str = "",
    own_types: str = "",
    no_gate: bool = False,
    fast: bool = False,
) -> "Coding":
    """The coder, loaded; a worker process imports this function and calls it once."""
    import dragoman

    asked = {
        "actors": actors,
        "frames": frames,
        "purpose": purpose,
        "calibration": calibration,
        "own_types": own_types,
        "fast": fast,
    }
    given: dict[str, Any] = {name: value for name, value in asked.items() if value}
    if no_gate:
        given["gate"] = False
    return dragoman.load(**given)
