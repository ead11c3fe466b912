"""How is the learned part made, from exemplars to the files that the package ships?

    python -m dragoman.training exemplars --base DIR --out DIR [--teacher DIR] [--check]

`--base` is the folder with the weights and vocabulary of the encoder to begin from. With `--teacher`, the folder of a large one,
large networks learn first, and the small one learns from their answers beside the right ones: to the lessons as the coder may
mark them, to other markings of their sentences, and to plain sentences that nobody has judged. With `--check` a tenth of the
exemplars is kept out of the lessons and judged with after each epoch; without, all are learned from (those marked as held out never).
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from dragoman.coding.coder import Examiner
from dragoman.coding.learned.classifier import ANSWERS
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked, pieces
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.training.asides import asides
from dragoman.training.exporting import export
from dragoman.training.fitting import (
    Plan,
    Sheet,
    answers,
    averaged,
    fit,
    joined,
    sheet_of,
    taught,
    unjudged,
)
from dragoman.training.given import VOCABULARY, all_lessons, options, vocabulary
from dragoman.training.lessons import Lesson, labels_of, read_plain
from dragoman.training.network import Network

TENTH = 10
ASIDES = 8  # markings drawn for a sentence that nobody has judged
DRAWS = 3  # how often the lessons are marked, as the coder may, for the teachers to answer
ALONE = Plan()
TEACHER = Plan(epochs=5, rate=8e-5)
PUPIL = Plan(epochs=12, rate=4e-4, batch=96, lean=0.7, cut=0.5, short=30)
PUPILS = (PUPIL, replace(PUPIL, soft=1.0))


@dataclass(frozen=True, slots=True)
class School:
    """What there is to learn, to judge with, and to answer."""

    learned: list[Lesson]
    kept: list[Lesson]
    held: list[Lesson]
    labels: dict[str, Any]
    words: WordPiece
    speech: frozenset[str]

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        types, modes, contents, statuses = (len(self.labels[name]) for name in ANSWERS)
        return types, modes, contents, statuses


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the files; prints one line an epoch."""
    args = _arguments(argv)
    torch.set_num_threads(args.threads)
    examiner = Examiner.load()
    school = _school(args, examiner)
    print(
        f"{len(school.learned)} lessons, {len(school.kept)} kept out, {len(school.held)} held out", flush=True
    )
    if args.teacher:
        network = _pupil(school, args, asides_of(args.exemplars, school.learned, examiner, seed=args.seed))
    else:
        network = _learned(school, args.base, args.layers, replace(ALONE, seed=args.seed), args.device)
    export(network.cpu(), args.out, school.labels, args.base / VOCABULARY)
    if args.weights:
        torch.save({"network": network.state_dict(), "labels": school.labels}, args.weights)
    return 0


def _school(args: argparse.Namespace, examiner: Examiner) -> School:
    types = examiner.codebook.types
    lessons = all_lessons(args.exemplars, examiner, each=args.each, share=args.share, seed=args.seed)
    learned = [x for x in lessons if not x.held_out]
    kept: list[Lesson] = []
    if args.check:
        kept = [x for n, x in enumerate(learned) if x.kind == "exemplar" and n % TENTH == 0]
        learned = [x for n, x in enumerate(learned) if x.kind != "exemplar" or n % TENTH]
    return School(
        learned=learned,
        kept=kept,
        held=[x for x in lessons if x.held_out],
        labels={**labels_of(lessons, types), "temperature": 1.0},
        words=vocabulary(args.base),
        speech=frozenset(t for t in types if examiner.codebook.is_speech(t)),
    )


def _learned(school: School, base: Path, layers: int, plan: Plan, device: str) -> Network:
    """A network that has learned from the right answers, its lessons marked anew for each epoch."""

    def draw_sheet(draw: random.Random) -> Sheet:
        return sheet_of(school.learned, school.words, school.labels, school.speech, plan, draw)

    return _fitted(school, base, layers, plan, device, draw_sheet)


def _pupil(school: School, args: argparse.Namespace, others: Sequence[Marked]) -> Network:
    """The small network: the mean of two that learned from the large ones' answers to lessons and to what nobody has judged."""
    teachers = [
        _learned(school, args.teacher, args.teacher_layers, replace(TEACHER, seed=n), args.device)
        for n in range(args.seed, args.seed + args.teachers)
    ]
    draw = random.Random(args.seed)
    sheets = [
        sheet_of(school.learned, school.words, school.labels, school.speech, PUPIL, draw)
        for _ in range(DRAWS)
    ]
    sheet = taught(joined([*sheets, unjudged(others, school.words, PUPIL, draw)]), teachers)
    print(f"{len(others)} markings that nobody has judged; teachers have answered", flush=True)
    sheet = sheet.on(torch.device(args.device))
    pupils = [
        _fitted(school, args.base, args.layers, replace(plan, seed=args.seed), args.device, lambda _: sheet)
        for plan in PUPILS
    ]
    mean = averaged(pupils)
    print(f"mean of {len(pupils)}: held out {_judged(mean, school.held, school)}", flush=True)
    return mean


def _fitted(
    school: School,
    base: Path,
    layers: int,
    plan: Plan,
    device: str,
    draw_sheet: Callable[[random.Random], Sheet],
) -> Network:
    torch.manual_seed(plan.seed)
    network = Network(base, school.sizes, layers=layers).to(device)

    def after(epoch: int, loss: float) -> None:
        last = epoch + 1 == plan.epochs
        said = [
            f"; {name} {_judged(network, some, school)}"
            for name, some in (("kept out", school.kept), ("held out", school.held))
            if some and (last or school.kept)
        ]
        print(f"epoch {epoch + 1}: loss {loss:.3f}" + "".join(said), flush=True)

    fit(network, draw_sheet, plan, after=after)
    return network


def asides_of(folder: Path, learned: Sequence[Lesson], examiner: Examiner, *, seed: int = 0) -> list[Marked]:
    """Markings that nobody has judged: of the lessons' sentences (not those of patterns) and of plain sentences."""
    texts = [lesson.marked.text for lesson in learned if lesson.kind != "pattern"]
    known = frozenset(lesson.marked for lesson in learned)
    return list(asides([*texts, *read_plain(folder)], known, examiner, each=ASIDES, seed=seed))


def _judged(network: Network, lessons: Sequence[Lesson], school: School) -> str:
    """How many of some lessons the network answers right, as a phrase; for those of no event, how many it takes for one."""
    type_, mode, content, status = (
        a.argmax(1) for a in answers(network, [pieces(x.marked, school.words) for x in lessons])
    )
    labels = school.labels
    modes = [tuple(m) for m in labels["modes"]]

    def share(hits: Sequence[bool]) -> str:
        return f"{sum(hits) / len(hits):.3f}" if hits else "-"

    rows = list(zip(lessons, type_, mode, content, status, strict=True))
    return (
        f"type {share([labels['types'][t] == x.type for x, t, *_ in rows])}"
        f" mode {share([modes[m] == (x.type, x.mode) for x, _, m, *_ in rows if x.type != NONE])}"
        f" content {share([labels['contents'][c] == x.content for x, _, _, c, _ in rows if x.type in school.speech])}"
        f" status {share([labels['statuses'][s] == x.status for x, *_, s in rows if x.status])}"
        f" false events {share([labels['types'][t] != NONE for x, t, *_ in rows if x.type == NONE])}"
    )


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = options("python -m dragoman.training", __doc__, kept_out="exemplars")
    parser.add_argument("--weights", type=Path, help="also keep the unquantised weights here")
    parser.add_argument("--share", type=float, default=1.0, help="of the exemplars that are learned from")
    parser.add_argument("--each", type=int, default=8, help="sentences made of each pattern")
    parser.add_argument("--teachers", type=int, default=4, help="large networks that learn first")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
