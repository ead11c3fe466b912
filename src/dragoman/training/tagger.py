"""How is the tagger made, from reports written for learning to the files that the package ships?

    python -m dragoman.training.tagger exemplars --base DIR --teacher DIR --out DIR [--check]

Learns from the marked reports `told_*.txt`, and from the exemplars whose act's word is known. A large network whose weights lie in
`--teacher` learns first, to tell of which words it is doubtful what the marks say; then several do, without these words; the small
one, begun from `--base`, learns from their answers beside the right ones, and to plain sentences. Reports are cut into passages
anew for each epoch. With `--check` one report in forty is kept out and judged with after each epoch.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from spacy.tokens import Doc

from dragoman.coding.coder import Examiner
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Stretch
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.training.exporting import export_tagger
from dragoman.training.given import VOCABULARY, all_lessons, options, vocabulary
from dragoman.training.lessons import Lesson, read_plain
from dragoman.training.near_words import near_words
from dragoman.training.network import WordNetwork
from dragoman.training.passages import Questions, Row, rows_of, sizes_of
from dragoman.training.tagging import Taught, WordPlan, fit_by_teachers, fit_words, words_judged
from dragoman.training.told import (
    BATCH,
    FILES,
    Marked,
    Passage,
    head_of,
    labels_of_words,
    laid_out,
    narrowed,
    read_told,
)
from dragoman.training.unsure import doubted

FORTIETH = 40
PATTERNS = 2  # sentences made of each pattern
AT_A_TIME = 2500  # exemplars, and plain sentences, of an epoch
TEACHER = WordPlan(epochs=4, rate=1e-4)
PUPIL = Taught(epochs=22, rate=4e-4)


@dataclass(frozen=True, slots=True)
class School:
    """What there is to learn from, what is asked, and where it is learned."""

    told: Sequence[Passage]
    single: Sequence[Row]
    plain: Sequence[Row]
    kept: Sequence[Row]
    questions: Questions
    words: WordPiece
    sizes: tuple[int, int, int, int]
    device: str

    def rows(self, number: int, *, plain: bool) -> list[Row]:
        """What is learned from in an epoch: all reports, cut anew, and some of the sentences."""
        draw = random.Random(number)
        some = [self.single, self.plain] if plain else [self.single]
        others = [row for part in some for row in draw.sample(part, min(AT_A_TIME, len(part)))]
        return [*rows_of(self.told, self.words, number), *others]

    def network(self, base: Path, layers: int, plan: WordPlan) -> WordNetwork:
        """One that has learned nothing yet."""
        torch.manual_seed(plan.seed)
        return WordNetwork(base, self.sizes, layers=layers, dropout=plan.dropout).to(self.device)

    def telling(self, network: WordNetwork) -> Callable[[int, float], None]:
        """What prints how an epoch went."""

        def after(epoch: int, loss: float) -> None:
            judged = f"; kept out {words_judged(network, self.kept, self.questions)}" if self.kept else ""
            print(f"epoch {epoch + 1}: loss {loss:.3f}{judged}", flush=True)

        return after


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the files; prints one line an epoch."""
    parser = options("python -m dragoman.training.tagger", __doc__, kept_out="reports")
    parser.set_defaults(teacher_layers=12)
    parser.add_argument("--teachers", type=int, default=3, help="large networks that learn first")
    args = parser.parse_args(argv)
    if not args.teacher:
        parser.error("--teacher: the tagger learns from a large network's answers")
    torch.set_num_threads(args.threads)
    examiner = Examiner.load()
    labels = labels_of_words(examiner.codebook)
    school = _school(args, examiner, labels)
    first = _teacher(school, args.teacher, args.teacher_layers, args.seed)
    school = replace(school, told=doubted(school.told, first, school.words))
    teachers = [
        _teacher(school, args.teacher, args.teacher_layers, args.seed + n) for n in range(args.teachers)
    ]
    pupil = _pupil(school, teachers, args.base, args.layers, args.seed)
    export_tagger(pupil.cpu(), args.out, labels, args.base / VOCABULARY)
    return 0


def _school(args: argparse.Namespace, examiner: Examiner, labels: Mapping[str, Any]) -> School:
    book, words = examiner.codebook, vocabulary(args.base)
    told = narrowed(list(laid_out(read_told(sorted(args.exemplars.glob(FILES)), book), examiner.nlp)))
    kept = [p for p in told if args.check and p.report % FORTIETH == 0]
    told = [p for p in told if not (args.check and p.report % FORTIETH == 0)]
    single, plain = (rows_of(part, words) for part in _others(args.exemplars, examiner))
    school = School(
        told,
        single,
        plain,
        rows_of(kept, words),
        Questions.of(labels, frozenset(t for t in book.types if book.is_speech(t))),
        words,
        sizes_of(labels),
        args.device,
    )
    print(
        f"{len(told)} reports, {len(single)} sentences of one act, {len(plain)} plain, {len(kept)} reports kept out",
        flush=True,
    )
    return school


def _teacher(school: School, base: Path, layers: int, seed: int) -> WordNetwork:
    plan = replace(TEACHER, seed=seed)
    network = school.network(base, layers, plan)
    fit_words(
        network,
        lambda number: school.rows(seed + number, plain=False),
        school.questions,
        plan,
        after=school.telling(network),
    )
    return network


def _pupil(
    school: School, teachers: Sequence[WordNetwork], base: Path, layers: int, seed: int
) -> WordNetwork:
    plan = replace(PUPIL, seed=seed)
    network = school.network(base, layers, plan)
    pieces = sorted(school.words.vocabulary, key=school.words.vocabulary.__getitem__)
    fit_by_teachers(
        network,
        teachers,
        near_words(network.words.weight, pieces),
        lambda number: school.rows(seed + number, plain=True),
        school.questions,
        plan,
        after=school.telling(network),
    )
    return network


def _others(folder: Path, examiner: Examiner) -> tuple[Iterator[Passage], Iterator[Passage]]:
    """The exemplars of which the act's word is known, and sentences of which nothing is."""
    lessons = [
        x
        for x in all_lessons(folder, examiner, each=PATTERNS)
        if not x.held_out and x.type != NONE and x.marked.act
    ]
    pairs = ((x.marked.text, x) for x in lessons)
    docs = examiner.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH)
    texts = dict.fromkeys([*(x.marked.text for x in lessons), *read_plain(folder)])
    plain = (
        Passage(tuple(t.text for t in span), whole=False)
        for doc in examiner.nlp.pipe(texts, batch_size=BATCH)
        for span in doc.sents
    )
    return (_single(doc, lesson) for doc, lesson in docs), plain


def _single(doc: Doc, lesson: Lesson) -> Passage:
    """A sentence of which one act is known; an exemplar without a status was not judged for status and content."""

    def heads(stretch: Stretch | None) -> tuple[int, ...]:
        return () if stretch is None else (head_of(doc, stretch),)

    marked = lesson.marked
    mark = Marked(
        word=heads(marked.act)[0],
        type=lesson.type,
        mode=lesson.mode,
        status=lesson.status or None,
        content=lesson.content if lesson.content or lesson.status else None,
        sources=heads(marked.source),
        targets=heads(marked.target),
    )
    return Passage(tuple(t.text for t in doc), (mark,), whole=False)


if __name__ == "__main__":
    sys.exit(main())
