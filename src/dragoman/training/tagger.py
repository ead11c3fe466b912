"""How is the tagger made, from reports written for learning to the files that the package ships?

    python -m dragoman.training.tagger exemplars --base DIR --teacher DIR --out DIR [--check]

Learns from the marked reports `told_*.txt`, and from the exemplars whose act's word is known. The large network whose weights lie in
`--teacher` learns first, and once more without the words of which it doubts what the marks say; the small one, begun from `--base`,
learns from its answers beside the right ones, and to the plain sentences. With `--check` a tenth of the reports is kept out and judged with after each epoch.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from spacy.tokens import Doc

from dragoman.coding.coder import Examiner
from dragoman.coding.judgement import NONE
from dragoman.coding.marking import Stretch
from dragoman.training.exporting import export_tagger
from dragoman.training.given import VOCABULARY, all_lessons, options, vocabulary
from dragoman.training.lessons import Lesson, read_plain
from dragoman.training.network import WordNetwork
from dragoman.training.tagging import (
    PUPIL,
    TEACHER,
    Row,
    WordPlan,
    fit_words,
    rows_of,
    sizes_of,
    taught_words,
    words_judged,
)
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

TENTH = 10
PATTERNS = 2  # sentences made of each pattern


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the files; prints one line an epoch."""
    parser = options("python -m dragoman.training.tagger", __doc__, kept_out="reports")
    args = parser.parse_args(argv)
    if not args.teacher:
        parser.error("--teacher: the tagger learns from a large network's answers")
    torch.set_num_threads(args.threads)
    examiner = Examiner.load()
    book, words = examiner.codebook, vocabulary(args.base)
    labels, speech = labels_of_words(book), frozenset(t for t in book.types if book.is_speech(t))
    told = narrowed(list(laid_out(read_told(sorted(args.exemplars.glob(FILES)), book), examiner.nlp)))
    kept = rows_of([p for p in told if args.check and p.report % TENTH == 0], words)
    told = [p for p in told if not (args.check and p.report % TENTH == 0)]
    single, plain = (rows_of(part, words) for part in _others(args.exemplars, examiner))
    print(
        f"{len(told)} reports, {len(single)} sentences of one act, {len(plain)} plain, {len(kept)} passages kept out",
        flush=True,
    )

    def learned(base: Path, layers: int, plan: WordPlan, rows: Sequence[Row]) -> WordNetwork:
        torch.manual_seed(plan.seed)
        network = WordNetwork(base, sizes_of(labels), layers=layers).to(args.device)
        fit_words(network, rows, labels, speech, plan, after=_telling(network, kept, labels))
        return network

    def taught(told: Sequence[Passage]) -> tuple[WordNetwork, list[Row]]:
        whole = rows_of(told, words)
        plan = replace(TEACHER, seed=args.seed)
        return learned(args.teacher, args.teacher_layers, plan, [*whole, *single]), whole

    first, _ = taught(told)
    teacher, whole = taught(doubted(told, first, words))
    rows = taught_words([*whole, *single, *plain], teacher)
    print("the teacher has answered", flush=True)
    pupil = learned(args.base, args.layers, replace(PUPIL, seed=args.seed), rows)
    export_tagger(pupil.cpu(), args.out, labels, args.base / VOCABULARY)
    return 0


def _telling(
    network: WordNetwork, kept: Sequence[Row], labels: dict[str, Any]
) -> Callable[[int, float], None]:
    def after(epoch: int, loss: float) -> None:
        judged = f"; kept out {words_judged(network, kept, labels)}" if kept else ""
        print(f"epoch {epoch + 1}: loss {loss:.3f}{judged}", flush=True)

    return after


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
