"""What was asked for of `dragoman code`?"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dragoman.cli.making import make_coder, own_digest

if TYPE_CHECKING:
    from dragoman.running import Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stood on the command line; `reading` is what `Reading` takes.

    Raises:
        BadParameter: two options do not go together.
    """

    paths: Sequence[str]
    out: str
    store: str | None
    cluster: str
    workers: int | None
    seconds: float | None
    report_bytes: int
    reading: Mapping[str, Any]
    actors: str
    frames: str
    calibration: str
    again: bool
    precise: bool
    broad: bool
    no_gate: bool
    fast: bool

    def __post_init__(self) -> None:
        if self.precise and self.broad:
            raise typer.BadParameter("--precise and --broad can't be given together")
        if self.cluster and not self.out:
            raise typer.BadParameter("--cluster needs --out FOLDER: a folder that all machines see")
        if self.out and self.again:
            raise typer.BadParameter("--again can't be given with --out: give a new folder")
        if self.store == "":
            raise typer.BadParameter("it is empty: give a file, or leave --store out", param_hint="--store")

    @property
    def purpose(self) -> str:
        """How sure an event must be to be kept; "" where nothing was said."""
        return "precise" if self.precise else "broad" if self.broad else ""

    @property
    def own_files(self) -> dict[str, str]:
        """The user's own files by the option that gave them, "" where none did."""
        return {"actors": self.actors, "frames": self.frames, "calibration": self.calibration}

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each of the user's own files, as a run keeps it: "" where none was given.

        Raises:
            SourceError: one cannot be read.
        """
        return {f"{name}_sha256": own_digest(file, f"--{name}") for name, file in self.own_files.items()}

    def chosen(self, *, anywhere: bool = False) -> dict[str, Any]:
        """How the coder is to be made, as far as that was said.

        Args:
            anywhere: whether it is made by a process that began in another folder, so that names of files must be whole.
        """
        files = {
            name: str(Path(file).absolute()) if anywhere and file else file
            for name, file in self.own_files.items()
        }
        said = {**files, "purpose": self.purpose, "no_gate": self.no_gate, "fast": self.fast}
        return {name: value for name, value in said.items() if value}

    def coder_maker(self, *, anywhere: bool = False) -> "Callable[[], Coding]":
        """What makes the coder, also in another process."""
        chosen = self.chosen(anywhere=anywhere)
        return functools.partial(make_coder, **chosen) if chosen else make_coder
