#!/usr/bin/env python3
"""Checks the exemplars: that each can be read, that they are balanced, that none stands twice, that none leaked in.

    python tools/check_exemplars.py [FOLDER] [--texts FOLDER] [--table]

Plain sentences (plain_*.txt) and paragraphs of marked reports (told_*.txt) are checked for doubles and leaks; of these each mark must be readable, too. Wrong are: a line that can't be read; a type, mode, content or status that the codebook does not have; the same sentence
twice; two sentences that share nearly all their runs of words; a run of eight words that stands in the texts too (by
default those in ../shared, if it is there); fewer than 120 exemplars of a type; fewer than a quarter of no event; fewer than
300 held out. `--table` prints the counts. Exit status: 0 all is well, 1 something is wrong.
"""

import argparse
import importlib.util
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.codebook import Codebook, load_codebook
from dragoman.coding.learned.judgement import NONE
from dragoman.errors import DataError
from dragoman.training.lessons import Lesson, read_lessons, read_plain
from dragoman.training.told import FILES, read_told, tally

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
STATUSES = {"happened", "ongoing", "planned", "conditional", "denied", "recurring"}
LEAST, LEAST_NONE, LEAST_HELD = 120, 0.25, 300
RUN, LEAK = 5, 8  # words in a run: for near doubles, for leaks
NEAR = 0.8  # share of runs in common from which two sentences are near doubles


def words_of(text: str) -> list[str]:
    return [m.group().lower().replace("’", "'") for m in WORD.finditer(text)]


def runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def unknown(lessons: Iterable[Lesson], book: Codebook) -> Iterator[str]:
    """Labels that the codebook does not have."""
    for lesson in lessons:
        wrong = None
        if lesson.type == NONE:
            wrong = lesson.mode or lesson.content
        elif lesson.type not in book.types:
            wrong = lesson.type
        elif lesson.mode and lesson.mode not in book.modes(lesson.type):
            wrong = f"{lesson.type} {lesson.mode}"
        elif lesson.content and (not book.is_speech(lesson.type) or lesson.content not in book.types):
            wrong = f"{lesson.type} {lesson.content}"
        elif lesson.status not in STATUSES:
            wrong = lesson.status or "no status"
        if wrong:
            yield f"label {wrong!r} is not in the codebook: {lesson.marked.text}"


def doubles(lessons: Sequence[Lesson]) -> Iterator[str]:
    """Sentences that stand twice with the same sides, or nearly so."""
    seen: dict[tuple[object, ...], str] = {}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shingles = [set(runs(words_of(x.marked.text), RUN)) for x in lessons]
    for n, (lesson, own) in enumerate(zip(lessons, shingles, strict=True)):
        marked = lesson.marked
        key = (" ".join(words_of(marked.text)), marked.source, marked.target)
        if key in seen:
            yield f"stands twice: {marked.text}"
            continue
        seen[key] = marked.text
        common = Counter(other for run in own for other in holders[run])
        for other, count in common.most_common(1):
            twin = lessons[other]
            same_text = (
                twin.marked.text == marked.text
            )  # the same sentence with other sides marked is another lesson
            if count >= NEAR * len(own | shingles[other]) and twin.type == lesson.type and not same_text:
                yield f"near double: {marked.text}\n    of: {twin.marked.text}"
        for run in own:
            holders[run].append(n)


def twice(plain: Sequence[str]) -> Iterator[str]:
    """Plain sentences that stand twice."""
    count = Counter(" ".join(words_of(text)) for text in plain)
    yield from (f"stands twice: {words}" for words, n in count.items() if n > 1)


def leaks(own_texts: Sequence[str], folder: Path, allowed: frozenset[str]) -> Iterator[str]:
    """Runs of words that stand in other people's texts too."""
    spec = importlib.util.spec_from_file_location("check_leaks", folder / "tools" / "check_leaks.py")
    assert spec is not None
    assert spec.loader is not None
    reader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    own: dict[str, str] = {}
    for own_text in own_texts:
        for run in runs(words_of(own_text), LEAK):
            own[" ".join(run)] = own_text
    found: dict[str, str] = {}
    for path in sorted(p for part in ("news", "bench") for p in (folder / part).rglob("*")):
        if path.is_file() and path.suffix in {".jsonl", ".json", ".tsv", ".csv", ".txt"}:
            for text in reader.texts(path):
                words = words_of(text)
                for run in map(" ".join, runs(words, LEAK)):
                    if run in own:
                        found.setdefault(run, path.name)
    for run, name in sorted(found.items()):
        if any(run in name or name in run for name in allowed if name):
            continue
        yield f"{run!r} stands in {name} too: {own[run]}"


def fixed_names(path: Path) -> frozenset[str]:
    """Runs that are fixed names, one a line, each with its reason after a tab."""
    if not path.is_file():
        return frozenset()
    return frozenset(
        line.split("\t")[0].strip().lower() for line in path.read_text(encoding="utf-8").splitlines()
    )


def thin(lessons: Sequence[Lesson], book: Codebook) -> Iterator[str]:
    """What there is too little of."""
    count = Counter(x.type for x in lessons if not x.held_out)
    for type_ in book.types:
        if count[type_] < LEAST:
            yield f"only {count[type_]} exemplars of {type_}, at least {LEAST} are wanted"
    held = sum(x.held_out for x in lessons)
    none = sum(x.type == NONE for x in lessons)
    if none < LEAST_NONE * len(lessons):
        yield f"only {none} of {len(lessons)} exemplars are of no event"
    if held < LEAST_HELD:
        yield f"only {held} hard negatives are held out, at least {LEAST_HELD} are wanted"


def table(lessons: Sequence[Lesson]) -> str:
    """Counts by type, and by status within each."""
    kinds = sorted(STATUSES)
    lines = [f"{'type':10}{'all':>6}" + "".join(f"{k:>12}" for k in kinds) + f"{'target first':>14}"]
    for type_ in sorted({x.type for x in lessons}):
        own = [x for x in lessons if x.type == type_]
        turned = sum(
            bool(x.marked.source and x.marked.target and x.marked.target < x.marked.source) for x in own
        )
        by = Counter(x.status for x in own)
        lines.append(f"{type_:10}{len(own):6}" + "".join(f"{by[k]:12}" for k in kinds) + f"{turned:14}")
    return "\n".join([*lines, f"{'all':10}{len(lessons):6}"])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "exemplars")
    parser.add_argument("--texts", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--table", action="store_true")
    args = parser.parse_args()
    book = load_codebook()
    try:
        lessons = list(read_lessons(sorted(args.folder.glob("*.jsonl"))))
        plain = read_plain(args.folder)
        told = list(read_told(sorted(args.folder.glob(FILES)), book))
    except DataError as error:
        print(error)
        return 1
    texts = [*plain, *(paragraph for report in told for paragraph in report.text.split("\n"))]
    wrong = [*unknown(lessons, book), *doubles(lessons), *thin(lessons, book), *twice(texts)]
    if args.texts.is_dir():
        wrong += leaks(
            [*(x.marked.text for x in lessons), *texts], args.texts, fixed_names(ROOT / ".leaks-allowed")
        )
    else:
        print(f"LEAKS NOT CHECKED: {args.texts} is not here")
    if args.table:
        print(table(lessons))
    counts = ", ".join(f"{n} {what}" for what, n in tally(told).items())
    print(
        "\n".join(
            [
                *wrong,
                f"{len(lessons)} exemplars, {len(plain)} plain sentences; marked: {counts}; {len(wrong)} wrong",
            ]
        )
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
