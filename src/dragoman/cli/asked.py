"""What was asked for of `dragoman code`?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from dragoman.cli.asked_coder import AskedCoder


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
    coder: AskedCoder
    again: bool

    def __post_init__(self) -> None:
        if self.cluster and not self.out:
            raise typer.BadParameter("--cluster needs --out FOLDER: a folder that all machines see")
        if self.out and self.again:
            raise typer.BadParameter("--again can't be given with --out: give a new folder")
        if self.store == "":
            raise typer.BadParameter("it is empty: give a file, or leave --store out", param_hint="--store")
