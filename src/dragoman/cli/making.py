"""How does a process that codes get its coder?"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import SourceError

if TYPE_CHECKING:
    from dragoman.running import Coding


def make_coder(
    actors: str = "",
    frames: str = "",
    purpose: str = "",
    calibration: str = "",
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
        "fast": fast,
    }
    given: dict[str, Any] = {name: value for name, value in asked.items() if value}
    if no_gate:
        given["gate"] = False
    return dragoman.load(**given)


def own_digest(path: str, option: str) -> str:
    """The SHA-256 of a user's own file, hex; "" where none is given.

    Args:
        option: such as `--actors`, for the error.

    Raises:
        SourceError: the file cannot be read.
    """
    if not path:
        return ""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror}", f"Check the path of {option}") from error
