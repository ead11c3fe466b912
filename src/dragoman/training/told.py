"""What do reports written for learning tell of, word by word?

Reads files of invented reports in which every telling of an event is marked (exemplars/README.md has the layout), and cuts them
into passages with the words that tell of events. It does not judge whether the marks are right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, get_args

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.codebook import Codebook
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Stretch
from dragoman.errors import DataError
from dragoman.reading.labels import CONTENT_CLAUSES
from dragoman.records import Status

FILES = "told_*.txt"
REPORT, EVENT, BACKGROUND, NOBODY = "## ", "- ", "*", "-"
COUNTED = re.compile(r"(.+?)#(\d+)")
BATCH = 128
CARRYING = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "acomp"})  # 'held' and 'talks'
PREPOSITIONS = frozenset({"prep", "agent"})
OFTEN = 0.05  # the share of a word's standings that are marked from which it can be meant
FEWEST = 3  # and their number
STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of an event; stretches count characters of the report."""

    word: Stretch
    type: str
    mode: str
    status: str
    content: str
    sources: tuple[Stretch, ...]
    targets: tuple[Stretch, ...]
    background: bool


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report, its paragraphs parted by single ends of lines, with all that it tells of."""

    text: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A word of a passage that tells of an event; numbers are those of words. `mode`, `status`, `content` are None where not known."""

    word: int
    type: str
    mode: str | None = None
    status: str | None = None
    content: str | None = None
    sources: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of some sentences with those that tell of events; `sentences` says where these begin.

    Where it is not `whole`, others of its words may tell of events too; of the words that are `unsure`, it cannot be said.
    """

    words: tuple[str, ...]
    marked: tuple[Marked, ...] = ()
    whole: bool = True
    sentences: tuple[int, ...] = (0,)
    unsure: frozenset[int] = frozenset()
    report: int = field(default=0, compare=False)


def read_told(paths: Iterable[Path], book: Codebook) -> Iterator[ToldReport]:
    """The reports of some files, in order.

    Raises:
        DataError: a line is wrong; says which, and what was expected.
    """
    for path in paths:
        paragraphs, lines = list[str](), list[tuple[str, int, str]]()
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}, line {n}"
            if line.startswith(REPORT):
                yield from _told(paragraphs, lines, book)
                paragraphs, lines = [], []
            elif line.startswith(EVENT) and line.count("|") >= 4:
                if not paragraphs:
                    raise DataError(where, "event", "stands under no paragraph")
                lines.append((line, len(paragraphs) - 1, where))
            elif line.strip() and not line.startswith("# "):
                paragraphs.append(line.strip())
        yield from _told(paragraphs, lines, book)


def _told(
    paragraphs: Sequence[str], lines: Sequence[tuple[str, int, str]], book: Codebook
) -> Iterator[ToldReport]:
    if paragraphs:
        text = "\n".join(paragraphs)
        starts = accumulate((len(p) + 1 for p in paragraphs), initial=0)
        own = [(start, start + len(p)) for start, p in zip(starts, paragraphs, strict=False)]
        yield ToldReport(text, tuple(_telling(line, text, own[n], book, where) for line, n, where in lines))


def _telling(line: str, text: str, own: Stretch, book: Codebook, where: str) -> Telling:
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
    at = _found(word, text, own, where)
    sides = (
        tuple(
            _found(part, text, own, where, near=at[0])
            for part in side.split(" + ")
            if part not in {"", NOBODY}
        )
        for side in (source, target)
    )
    sources, targets = sides
    return Telling(
        word=at,
        type=type_,
        mode=mode,
        status=status,
        content=content,
        sources=sources,
        targets=targets,
        background=background,
    )


def _found(words: str, text: str, own: Stretch, where: str, *, near: int | None = None) -> Stretch:
    """Where some words stand in their own paragraph: `words#2` is their second standing, else the only one, or the one nearest to `near`;
    where the paragraph has none, a side stands in another one of the report, rather before than behind."""
    counted = COUNTED.fullmatch(words)
    words, count = (counted[1], int(counted[2])) if counted else (words, 0)
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    starts = [m.start() for m in whole.finditer(text, *own)]
    if not starts and near is not None and not count:
        starts = [m.start() for m in whole.finditer(text, 0, own[0])] or [
            m.start() for m in whole.finditer(text, own[1])
        ]
    if len(starts) < max(1, count):
        inside = "paragraph" if near is None or count else "report"
        raise DataError(where, "words", f"{words!r} does not stand in the {inside}")
    if count:
        start = starts[count - 1]
    elif near is not None:
        start = min(starts, key=lambda s: abs(s - near))
    elif len(starts) == 1:
        start = starts[0]
    else:
        raise DataError(where, "words", f"{words!r} stands {len(starts)} times: say {words}#1 or another")
    return start, start + len(words)


def laid_out(reports: Iterable[ToldReport], nlp: Language) -> Iterator[Passage]:
    """Each report as one passage; `unsure` are all words that may tell of a marked act beside the marked one."""
    for n, (doc, told) in enumerate(
        nlp.pipe(((r.text, r) for r in reports), as_tuples=True, batch_size=BATCH)
    ):
        marks = {head_of(doc, t.word): t for t in reversed(told.tellings)}
        yield Passage(
            tuple(t.text for t in doc),
            tuple(_marked(doc, i, marks[i]) for i in sorted(marks)),
            sentences=tuple(s.start for s in doc.sents),
            unsure=frozenset(t.i for i in marks for t in partners(doc[i]) if t.i not in marks),
            report=n,
        )


def partners(word: Token) -> Iterator[Token]:
    """The words of a sentence that may tell of the same act as a word: its verb or noun, its saying or what is said."""
    if word.dep_ in CARRYING | CONTENT_CLAUSES:
        yield word.head
    if word.dep_ == "pobj":
        yield word.head.head
    for child in word.children:
        if child.dep_ in CARRYING | CONTENT_CLAUSES:
            yield child
        if child.dep_ in CONTENT_CLAUSES | {"xcomp"}:
            yield from (c for c in child.children if c.dep_ in {"xcomp", "dobj"})
        if child.dep_ in PREPOSITIONS:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _marked(doc: Doc, word: int, telling: Telling) -> Marked:
    sources, targets = (
        tuple(sorted({head_of(doc, stretch) for stretch in side}))
        for side in (telling.sources, telling.targets)
    )
    return Marked(
        word=word,
        type=telling.type,
        mode=telling.mode,
        status=telling.status,
        content=telling.content,
        sources=sources,
        targets=targets,
    )


def narrowed(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, of whose `unsure` words are kept those that are marked often elsewhere: 'talks', not 'town'."""
    seen, marked = Counter[str](), Counter[str]()
    for passage in passages:
        seen.update(w.lower() for w in passage.words)
        marked.update(passage.words[m.word].lower() for m in passage.marked)
    often = {w for w, n in marked.items() if n >= FEWEST and n >= OFTEN * seen[w]}
    return [
        replace(p, unsure=frozenset(i for i in p.unsure if p.words[i].lower() in often)) for p in passages
    ]


def cut(passage: Passage, groups: Iterable[Sequence[int]]) -> Iterator[Passage]:
    """Some runs of a passage's sentences as passages; a side that stands in another one is not told in this."""
    bounds = [*passage.sentences, len(passage.words)]
    for group in groups:
        start, end = bounds[group[0]], bounds[group[-1] + 1]
        yield Passage(
            passage.words[start:end],
            tuple(_moved(m, start, end) for m in passage.marked if start <= m.word < end),
            passage.whole,
            tuple(bounds[n] - start for n in group),
            frozenset(i - start for i in passage.unsure if start <= i < end),
            passage.report,
        )


def _moved(mark: Marked, start: int, end: int) -> Marked:
    sources, targets = (
        tuple(i - start for i in side if start <= i < end) for side in (mark.sources, mark.targets)
    )
    return replace(mark, word=mark.word - start, sources=sources, targets=targets)


def head_of(doc: Doc, stretch: Stretch) -> int:
    """The head word of a stretch of a text."""
    span = doc.char_span(*stretch, alignment_mode="expand")
    return int(span.root.i)


def tally(reports: Sequence[ToldReport]) -> Mapping[str, int]:
    """How many reports, words and tellings there are."""
    return {
        "reports": len(reports),
        "words": sum(len(r.text.split()) for r in reports),
        "tellings": sum(len(r.tellings) for r in reports),
    }


def labels_of_words(book: Codebook) -> dict[str, Any]:
    """What can be answered of a word: types with no event first, all modes, statuses, contents."""
    return {
        "types": [NONE, *book.types],
        "modes": [[t, m] for t in book.types for m in ("", *sorted(book.modes(t)))],
        "statuses": list(STATUSES),
        "contents": ["", *book.types],
    }
