"""Which ways of saying does a user add to ours, and which of ours does he leave out?

A file of the user's own, as docs/frames.md says: frames as ours are written, `drop` with the ids of ours that shall not
match, and lists of words under `[lists]`. Types, modes and statuses are PLOVER's.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from dragoman.codebook.codebook import Codebook, load_codebook
from dragoman.codebook.frames import (
    Frame,
    FrameSet,
    frames_of,
    index,
    is_words,
    load_frames,
    load_lists,
)
from dragoman.codebook.own_file import read_own_file
from dragoman.errors import DataError
from dragoman.records import CERTAINTIES, Status

KEYS = frozenset({"type", "drop", "lists", "frame"})


def all_frames(path: str | os.PathLike[str] | None, codebook: Codebook | None = None) -> FrameSet:
    """Our frames, with those of a user's file where one is named.

    Raises:
        DataError: as of `with_own`.
    """
    ours = load_frames()
    return with_own(ours, Path(path), codebook or load_codebook()) if path else ours


def with_own(ours: FrameSet, path: Path, codebook: Codebook) -> FrameSet:
    """Our frames with those of a user's file, which go before ours.

    Args:
        ours: as shipped.
        path: the user's file.
        codebook: tells which types, modes and contents there are.

    Raises:
        DataError: as of `read_own_file`, or the file names what is not known, or has an id that is taken.
    """
    file = str(path)
    data = read_own_file(path)
    if unknown := sorted(set(data) - KEYS):
        raise DataError(file, unknown[0], f"unknown key; known: {', '.join(sorted(KEYS))}")
    own = list(frames_of(data, {**load_lists(), **_lists(data, file)}, file=file, own=True))
    for frame in own:
        if wrong := _unknown(frame, codebook):
            raise DataError(file, frame.id, wrong)
    dropped = _dropped(data, ours, file)
    return index([*own, *(frame for frame in ours.frames if frame.id not in dropped)])


def _lists(data: Mapping[str, Any], file: str) -> Mapping[str, Sequence[str]]:
    lists = data.get("lists", {})
    if not isinstance(lists, dict) or not all(is_words(words) for words in lists.values()):
        raise DataError(
            file, "lists", "expected lists of words by name, such as outlets = ['daily', 'weekly']"
        )
    return lists


def _dropped(data: Mapping[str, Any], ours: FrameSet, file: str) -> frozenset[str]:
    drop = data.get("drop", [])
    if not is_words(drop):
        raise DataError(file, "drop", "expected a list of ids, such as drop = ['consult.hold-talks']")
    for name in drop:
        if name not in ours.by_id:
            raise DataError(
                file, f"drop, {name!r}", "no frame of ours has this id; dragoman frames WORD lists them"
            )
    return frozenset(drop)


def _unknown(frame: Frame, codebook: Codebook) -> str:
    """What a frame says that codebook and records do not know; "" where they know all."""
    if frame.type not in codebook.types:
        return f"no type {frame.type!r}; there are {', '.join(codebook.types)}"
    modes = codebook.modes(frame.type)
    if frame.mode and frame.mode not in modes:
        return f"{frame.type} has no mode {frame.mode!r}; it has {', '.join(modes) or 'none'}"
    if frame.content and not codebook.is_speech(frame.type):
        return f"{frame.type} has no content: only what is said has"
    if frame.content and frame.content not in codebook.types:
        return f"no type {frame.content!r} for a content; there are {', '.join(codebook.types)}"
    for what, value, known in (
        ("status", frame.status, get_args(Status)),
        ("certainty", frame.certainty, CERTAINTIES),
    ):
        if value and value not in known:
            return f"no {what} {value!r}; there are {', '.join(known)}"
    return ""
