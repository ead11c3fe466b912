"""Which coder was asked for: with which files of the user's own, and how sure, quick and thorough?

The one place where these options are declared. Commands that code take what they say as `coder`.
"""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.grouped import with_options
from dragoman.cli.making import make_coder
from dragoman.cli.options import FramesOption
from dragoman.errors import SourceError

if TYPE_CHECKING:
    from dragoman.running import Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCoder:
    """What the options say of the coder; a purpose is "" where nothing was said."""

    actors: str = ""
    frames: str = ""
    calibration: str = ""
    own_types: str = ""
    purpose: str = ""
    no_gate: bool = False
    fast: bool = False

    @property
    def own_files(self) -> dict[str, str]:
        """The user's own files by the option that gave them, "" where none did."""
        return {
            "actors": self.actors,
            "frames": self.frames,
            "calibration": self.calibration,
            "own_types": self.own_types,
        }

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each of the user's own files, hex, as a run keeps it: "" where none was given.

        Raises:
            SourceError: one cannot be read.
        """
        return {
            f"{name}_sha256": _digest(file, f"--{name.replace('_', '-')}")
            for name, file in self.own_files.items()
        }

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

    def manifest(self) -> dict[str, Any]:
        """How the coder was made, for those who ask what decided the records of a run.

        Raises:
            SourceError: a file of the user's own cannot be read.
        """
        return {**self.chosen(), **{name: digest for name, digest in self.digests.items() if digest}}

    def check_files(self) -> None:
        """Read the user's own files once, before anything is made or changed.

        Raises:
            SourceError: one cannot be read.
        """
        _ = self.digests

    def maker(self, *, anywhere: bool = False) -> "Callable[[], Coding]":
        """What makes the coder, also in another process."""
        chosen = self.chosen(anywhere=anywhere)
        return functools.partial(make_coder, **chosen) if chosen else make_coder


PLAIN = AskedCoder()  # where nothing was said


def from_options(
    actors: Annotated[
        str, typer.Option("--actors", metavar="FILE", help="A CSV of persons and bodies of your own.")
    ] = "",
    frames: FramesOption = "",
    calibration: Annotated[
        str, typer.Option("--calibration", metavar="FILE", help="What dragoman calibrate wrote.")
    ] = "",
    own_types: Annotated[
        str,
        typer.Option("--own-types", metavar="FILE", help="What dragoman train wrote: types of your own."),
    ] = "",
    precise: Annotated[
        bool,
        typer.Option("--precise", help="Keep only sure events: a third as many, five in six of them right."),
    ] = False,
    broad: Annotated[
        bool,
        typer.Option("--broad", help="Keep doubtful events too: half as many again, most of them wrong."),
    ] = False,
    no_gate: Annotated[
        bool, typer.Option("--no-gate", help="Parse paragraphs too that can hold no event.")
    ] = False,
    fast: Annotated[
        bool, typer.Option("--fast", help="Go by frames and known names alone: quicker, and less exact.")
    ] = False,
) -> AskedCoder:
    """What the options say.

    Raises:
        BadParameter: two of them do not go together.
    """
    if precise and broad:
        raise typer.BadParameter("--precise and --broad can't be given together")
    if own_types and fast:
        raise typer.BadParameter("--own-types goes by the learned part, which --fast leaves out")
    return AskedCoder(
        actors=actors,
        frames=frames,
        calibration=calibration,
        own_types=own_types,
        purpose="precise" if precise else "broad" if broad else "",
        no_gate=no_gate,
        fast=fast,
    )


asks_for_coder = with_options("coder", from_options)  # for commands that take what is asked for as `coder`


def _digest(path: str, option: str) -> str:
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
