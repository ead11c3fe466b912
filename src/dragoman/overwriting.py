"""May a file be written over what stands at a path?

Whoever mistypes a name must not lose a store by it, nor a device its node.
"""

from pathlib import Path

_STORE_MARK, _MARK_AT = b"DUCK", 8  # how DuckDB's files begin, behind a checksum


def why_not(path: Path) -> str:
    """Why a file must not be written at a path; "" where it may be.

    A folder is not judged here.
    """
    if path.name == "-":
        return "that is no name of a file"
    if not path.exists() or path.is_dir():
        return ""
    if not path.is_file():
        return "it is no file, but a device or a pipe"
    try:
        with path.open("rb") as there:
            head = there.read(_MARK_AT + len(_STORE_MARK))
    except OSError as error:
        return f"what stands there cannot be read: {error.strerror or error}"
    return "it is a store" if head[_MARK_AT:] == _STORE_MARK else ""
