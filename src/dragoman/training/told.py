"""What do reports written for learning tell of, word by word?

Reads files of invented reports in which every telling of an event is marked (exemplars/README.md has the layout), and cuts them
into sentences with the words that tell of events. It does not judge whether the marks are right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.codebook import Codebook
from dragoman.coding.judgement import NONE
from dragoman.coding.marking import Stretch
from dragoman.errors import DataError
from dragoman.records import Status

FILES = "told_*.txt"
REPORT, EVENT, BACKGROUND, NOBODY = "## ", "- ", "*", "-"
COUNTED = re.compile(r"(.+?)#(\d+)")
BATCH = 128
STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of an event in a paragraph; stretches count its characters."""

    word: Stretch
    type: str
    mode: str
    status: str
    content: str
    sources: tuple[Stretch, ...]
    targets: tuple[Stretch, ...]
    background: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with all that it tells of; `report` numbers the reports of a folder."""

    text: str
    report: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A word of a sentence that tells of an event; numbers are those of words. `mode`, `status`, `content` are None where not known."""

    word: int
    type: str
    mode: str | None = None
    status: str | None = None
    content: str | None = None
    sources: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence with those that tell of events; where it is not `whole`, others may tell of events too."""

    words: tuple[str, ...]
    marked: tuple[Marked, ...] = ()
    whole: bool = True
    report: int = field(default=0, compare=False)


def read_told(paths: Iterable[Path], book: Codebook) -> Iterator[Paragraph]:
    """The paragraphs of some files, in order.

    Raises:
        DataError: a line is wrong; says which, and what was expected.
    """
    number = -1
    for path in paths:
        text, tellings = "", list[Telling]()
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}, line {n}"
            if not line.strip() or line.startswith("# "):
                continue
            if line.startswith(EVENT) and line.count("|") >= 4:
                if not text:
                    raise DataError(where, "event", "stands under no paragraph")
                tellings.append(_telling(line, text, book, where))
                continue
            if text:
                yield Paragraph(text, number, tuple(tellings))
            text, tellings = "", []
            if line.startswith(REPORT):
                number += 1
            else:
                text = line.strip()
        if text:
            yield Paragraph(text, number, tuple(tellings))


def _telling(line: str, text: str, book: Codebook, where: str) -> Telling:
    word, kind, status, source, target, *rest = (part.strip() for part in line[len(EVENT) :].split("|"))
    type_, _, mode = kind.partition(" ")
    content = rest[0] if rest and rest[0] != NOBODY else ""
    background, status = status.endswith(BACKGROUND), status.rstrip(BACKGROUND)
    if type_ not in book.types or (mode and mode not in book.modes(type_)):
        raise DataError(where, "type and mode", f"{kind!r} is not in the codebook")
    if status not in STATUSES:
        raise DataError(where, "status", f"{status!r} is none of {', '.join(STATUSES)}")
    if content and (content not in book.types or not book.is_speech(type_)):
        raise DataError(where, "content", f"{content!r} cannot be that of {type_}")
    at = _found(word, text, where)
    return Telling(
        word=at,
        type=type_,
        mode=mode,
        status=status,
        content=content,
        sources=_parties(source, text, at, where),
        targets=_parties(target, text, at, where),
        background=background,
    )


def _parties(side: str, text: str, word: Stretch, where: str) -> tuple[Stretch, ...]:
    parts = [] if side in {"", NOBODY} else side.split(" + ")
    return tuple(_found(part, text, where, near=word[0]) for part in parts)


def _found(words: str, text: str, where: str, *, near: int | None = None) -> Stretch:
    """Where some words stand: `words#2` is their second standing, else the only one, or the one nearest to `near`."""
    counted = COUNTED.fullmatch(words)
    words, count = (counted[1], int(counted[2])) if counted else (words, 0)
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(starts) < max(1, count):
        raise DataError(where, "words", f"{words!r} does not stand in the paragraph")
    if count:
        start = starts[count - 1]
    elif near is not None:
        start = min(starts, key=lambda s: abs(s - near))
    elif len(starts) == 1:
        start = starts[0]
    else:
        raise DataError(where, "words", f"{words!r} stands {len(starts)} times: say {words}#1 or another")
    return start, start + len(words)


def sentences(paragraphs: Iterable[Paragraph], nlp: Language) -> Iterator[Sentence]:
    """The paragraphs cut into sentences; a side that stands in another sentence is not told in this one."""
    for doc, paragraph in nlp.pipe(((p.text, p) for p in paragraphs), as_tuples=True, batch_size=BATCH):
        told = {head_of(doc, t.word): t for t in reversed(paragraph.tellings)}
        for span in doc.sents:
            marked = tuple(
                _in_sentence(doc, told[i], span.start, span.end)
                for i in range(span.start, span.end)
                if i in told
            )
            yield Sentence(tuple(t.text for t in span), marked, report=paragraph.report)


def _in_sentence(doc: Doc, telling: Telling, start: int, end: int) -> Marked:
    sides = (
        tuple(sorted({i - start for s in side if start <= (i := head_of(doc, s)) < end}))
        for side in (telling.sources, telling.targets)
    )
    sources, targets = sides
    return Marked(
        word=head_of(doc, telling.word) - start,
        type=telling.type,
        mode=telling.mode,
        status=telling.status,
        content=telling.content,
        sources=sources,
        targets=targets,
    )


def head_of(doc: Doc, stretch: Stretch) -> int:
    """The head word of a stretch of a text."""
    span = doc.char_span(*stretch, alignment_mode="expand")
    return int(span.root.i)


def tally(paragraphs: Sequence[Paragraph]) -> Mapping[str, int]:
    """How many reports, words and tellings there are."""
    return {
        "reports": len({p.report for p in paragraphs}),
        "words": sum(len(p.text.split()) for p in paragraphs),
        "tellings": sum(len(p.tellings) for p in paragraphs),
    }


def labels_of_words(book: Codebook) -> dict[str, Any]:
    """What can be answered of a word: types with no event first, all modes, statuses, contents."""
    return {
        "types": [NONE, *book.types],
        "modes": [[t, m] for t in book.types for m in ("", *sorted(book.modes(t)))],
        "statuses": list(STATUSES),
        "contents": ["", *book.types],
    }
