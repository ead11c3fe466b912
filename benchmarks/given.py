"""What is a benchmark given on the command line, and how does it tell what it measured? Most share this."""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman import Report


def options(doc: str | None) -> argparse.ArgumentParser:
    """`FILE… [--json]`, described by a script's docstring; a script adds its own."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def report_options(doc: str | None) -> argparse.ArgumentParser:
    """The same for files of reports, with `--most N`."""
    parser = options(doc)
    parser.add_argument("--most", type=int, help="no more reports than so many of each file")
    return parser


def rows(files: Iterable[Path]) -> list[dict[str, Any]]:
    """The objects of files of JSON lines; a file that cannot be read ends the script with status 2."""
    found: list[dict[str, Any]] = []
    for file in files:
        try:
            found += [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        except (OSError, ValueError) as error:
            argparse.ArgumentParser(usage=argparse.SUPPRESS).error(f"{file}: {error}")
    return found


def reports(file: Path, *, most: int | None = None) -> Iterator[Report]:
    """The reports of a file of JSON lines (`text`; `id`, `published`), in order."""
    for row in rows([file])[:most]:
        yield Report(text=row["text"], published=row.get("published") or "", id=str(row.get("id") or ""))


def show(figures: Mapping[str, object], *, as_json: bool, width: int = 24) -> None:
    """Print figures by name: a line each, or one JSON object."""
    if as_json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:{width}} {value:,}" if isinstance(value, int | float) else f"{name:{width}} {value}")


def show_each(figures: Mapping[str, Mapping[str, float]], *, as_json: bool, width: int) -> None:
    """Print the figures of several parts: a line a part, or one JSON object."""
    if as_json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(
            f"{name:{width}}", "  ".join(f"{k} {v:.3f}" if v % 1 else f"{k} {v:g}" for k, v in values.items())
        )
