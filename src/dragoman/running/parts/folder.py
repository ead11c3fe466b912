"""What lies in a folder of results, and what of it is whole?

    manifest.json       which Dragoman coded it, and how; a folder holds the work of one
    runs/0001.json      each run: its options, times and sums; 0001.shards.jsonl and 0001.parts.jsonl: what it was to read, what it wrote
    reports/00000/      what one shard of the input holds: a row a report, text and all
    events/             a row a record, as `dragoman export --to parquet` writes it
    coded/              a row a report that was coded: how many sentences, which candidates, or why it could not be coded
    set_aside/          a row an item that was not read, or was met before

Workers write below `.staged/`; the run that owns the folder renames what is whole, and nobody else does. A part of `events/` counts once
its namesake in `coded/` is there: what is without one was cut off, and goes when the next run begins.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import ExportError

LAYOUT = 2  # 2: a coded part has the date that each report is kept with
_ROOMS = ("reports", "events", "coded", "set_aside", "runs")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of results, open or not."""

    path: Path

    @property
    def reports(self) -> Path:
        return self.path / "reports"

    @property
    def events(self) -> Path:
        return self.path / "events"

    @property
    def coded(self) -> Path:
        return self.path / "coded"

    @property
    def set_aside(self) -> Path:
        return self.path / "set_aside"

    @property
    def runs(self) -> Path:
        return self.path / "runs"

    @property
    def staged(self) -> Path:
        return self.path / ".staged"

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"

    def report_parts(self) -> list[Path]:
        """Every part of the reports, in the order of the input."""
        return sorted(self.reports.glob("*/*.parquet"))

    def coded_parts(self) -> list[Path]:
        """Every part that was coded, in the order of the input."""
        return sorted(self.coded.glob("*.parquet"))

    def shards_read(self) -> set[int]:
        """The numbers of the shards that were read to their end."""
        return {int(place.name) for place in self.reports.iterdir() if place.is_dir()}

    def made_by(self) -> dict[str, Any]:
        """What its manifest says.

        Raises:
            ExportError: it is no folder of results, or of a layout that is not known.
        """
        try:
            told = json.loads(self.manifest.read_text(encoding="utf-8"))
            layout = int(told["layout"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ExportError(
                os.fspath(self.path), "it is no folder of results of dragoman code --out", "Check the path"
            ) from error
        if layout != LAYOUT:
            raise ExportError(
                os.fspath(self.path),
                f"its layout is {layout}, this Dragoman knows {LAYOUT}",
                "Upgrade Dragoman" if layout > LAYOUT else "Code into a new folder",
            )
        return dict(told)

    @contextlib.contextmanager
    def owned(self, made_by: Mapping[str, Any]) -> Iterator[None]:
        """Make the folder, or take up one that is there, as the only run that writes to it.

        Args:
            made_by: what decides the records; a folder that says otherwise is refused.

        Raises:
            ExportError: it cannot be made, holds something else, was coded otherwise, or another run is at it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            strange = not self.manifest.exists() and any(
                item.name not in {"lock", ".staged", *_ROOMS} for item in self.path.iterdir()
            )
        except OSError as error:
            raise ExportError(
                os.fspath(self.path), error.strerror or str(error), "Give another folder"
            ) from error
        if strange:
            raise ExportError(
                os.fspath(self.path), "it holds other things", "Give a new folder, or one of an earlier run"
            )
        with _locked(self.path):
            self._begin(made_by)
            try:
                yield
            finally:
                shutil.rmtree(self.staged, ignore_errors=True)

    def _begin(self, made_by: Mapping[str, Any]) -> None:
        if self.manifest.exists():
            told = self.made_by()
            then, now = _settings(told), _settings(made_by)
            for name, value in now.items():
                if then.get(name) != value:
                    what = f"it was coded with {name} {then.get(name)!r}, this run has {value!r}"
                    raise ExportError(os.fspath(self.path), what, "Give a new folder")
        shutil.rmtree(self.staged, ignore_errors=True)
        for name in _ROOMS:
            (self.path / name).mkdir(exist_ok=True)
        self.staged.mkdir()
        write_json(self.manifest, {"layout": LAYOUT, **made_by})
        whole = {part.name for part in self.coded_parts()}
        for part in self.events.glob("*.parquet"):
            if part.name not in whole:
                part.unlink()


def _settings(told: Mapping[str, Any]) -> dict[str, Any]:
    """What decides the records, one by one."""
    coder = told.get("coder", {})
    return {"coder_version": told.get("coder_version"), **(coder if isinstance(coder, dict) else {})}


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write a JSON file that is there whole or as it was before."""
    new = path.with_name(f".{path.name}.partial")
    with new.open("w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False, indent=2, sort_keys=True)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone in a folder, as far as its file system tells (Windows does not); the lock falls with the process."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ExportError(
                os.fspath(folder), "another run is writing to it", "Wait until it is done"
            ) from error
        except OSError:
            pass  # a file system that has no locks
        yield
