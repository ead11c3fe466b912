"""What is there to learn from?

Reads exemplars: JSON lines with a `text` whose sides are marked `<s>…</s>` and `<t>…</t>`, and where it is wanted the word of
the act `<a>…</a>`, and its `type`, `mode`, `content` and `status` (exemplars/README.md); and plain sentences, which have no marks and
which nobody has judged. It does not judge whether they are right; tools/check_exemplars.py does.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked, Stretch
from dragoman.errors import DataError

HELD_OUT = "heldout"
TAG = re.compile(r"(</?[sta]>)")
PLAIN_FILES = "plain_*.txt"
OPENED = {"<s>": "s", "<t>": "t", "<a>": "a"}
CLOSED = {"</s>": "s", "</t>": "t", "</a>": "a"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A marked sentence and what it tells of: type "NONE" where nothing passes between its sides.

    `status` is "" where it is not known; `held_out` lessons are judged with, never learned from.
    """

    marked: Marked
    type: str
    mode: str = ""
    content: str = ""
    status: str = ""
    held_out: bool = False
    kind: str = "exemplar"  # where it comes from: exemplar, pattern, frame


def read_lessons(paths: Sequence[Path]) -> Iterator[Lesson]:
    """The lessons of some exemplar files, in order.

    Raises:
        DataError: a line is not JSON, lacks a field, or its marks do not close.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield _lesson(line, f"{path.name}, line {number}")


def read_plain(folder: Path) -> list[str]:
    """The plain sentences of a folder, one a line of its files plain_*.txt."""
    lines = (
        line.strip()
        for path in sorted(folder.glob(PLAIN_FILES))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [line for line in lines if line and not line.startswith("#")]


def _lesson(line: str, where: str) -> Lesson:
    try:
        row = json.loads(line)
        return Lesson(
            marked=unmarked(row["text"]),
            type=row["type"],
            mode=row["mode"],
            content=row["content"],
            status=row["status"],
            held_out=row.get("split") == HELD_OUT,
        )
    except (ValueError, KeyError) as error:
        raise DataError(where, "exemplar", f"{type(error).__name__}: {error}") from None


def unmarked(text: str) -> Marked:
    """A sentence with `<s>`, `<t>`, `<a>` marks as plain text and offsets.

    >>> unmarked("<s>Mali</s> met <t>Chad</t>.")
    Marked(text='Mali met Chad.', source=(0, 4), target=(9, 13), act=None)

    Raises:
        ValueError: a mark is missing, or stands twice, or no side is marked.
    """
    marked = marks_of(text)
    if not (marked.source or marked.target):
        raise ValueError(f"no side has marks: {text[:80]!r}")
    return marked


def marks_of(text: str) -> Marked:
    """The same where no side need be marked.

    Raises:
        ValueError: a mark is missing, or stands twice.
    """
    plain, at = "", 0
    begun: dict[str, int] = {}
    found: dict[str, Stretch] = {}
    for part in TAG.split(text):
        if part in OPENED:
            begun[OPENED[part]] = at
        elif part in CLOSED:
            found[CLOSED[part]] = (begun.pop(CLOSED[part], at), at)
        else:
            plain += part
            at += len(part)
    if begun or len(TAG.findall(text)) != 2 * len(found):
        raise ValueError(f"marks do not close, or stand twice: {text[:80]!r}")
    return Marked(text=plain, source=found.get("s"), target=found.get("t"), act=found.get("a"))


def labels_of(lessons: Sequence[Lesson], types: Sequence[str]) -> dict[str, list[str] | list[list[str]]]:
    """What the learned part can answer: types with "NONE", each type's modes, contents with "", statuses."""
    modes = {(lesson.type, lesson.mode) for lesson in lessons if lesson.type != NONE}
    modes |= {(t, "") for t in types}
    return {
        "types": [*types, NONE],
        "modes": [list(m) for m in sorted(modes)],
        "contents": ["", *types],
        "statuses": sorted({lesson.status for lesson in lessons if lesson.status}),
    }
