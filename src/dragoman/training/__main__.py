"""How is the learned part made, from exemplars to the files that the package ships?

    python -m dragoman.training exemplars --base DIR --out DIR [--check]

`--base` is the folder with the weights and vocabulary of the encoder to begin from. With `--check` a tenth of the exemplars
is kept out of the lessons and judged with after each epoch; without, all are learned from (those marked as held out never).
Of `--networks` that are trained, each later one learns from the answers of those before it too, one epoch longer; what is written is
the mean of their weights.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from dragoman.coding.classifier import NONE
from dragoman.coding.coder import Examiner
from dragoman.coding.marking import pieces
from dragoman.coding.wordpiece import WordPiece
from dragoman.knowledge.states import read_states
from dragoman.training.acts import of_frames, with_acts
from dragoman.training.exporting import export
from dragoman.training.fitting import ANSWERS, Item, Plan, answers, averaged, fit, items
from dragoman.training.lessons import Lesson, labels_of, read_lessons
from dragoman.training.network import Network
from dragoman.training.patterns import filled, read_parties, read_patterns

TENTH = 10
PATTERN_FILE, PARTIES_FILE, VOCABULARY = "patterns.txt", "parties.toml", "vocab.txt"


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
    school = _school(args)
    print(
        f"{len(school.learned)} lessons, {len(school.kept)} kept out, {len(school.held)} held out", flush=True
    )
    networks: list[Network] = []
    for number in range(args.networks):
        networks.append(_taught(school, args, args.seed + number, tuple(networks)))
    network = averaged(networks)
    print(f"mean of {len(networks)}: held out {_judged(network, school.held, school)}")
    export(network, args.out, school.labels, args.base / VOCABULARY)
    if args.weights:
        torch.save({"network": network.state_dict(), "labels": school.labels}, args.weights)
    return 0


def _school(args: argparse.Namespace) -> School:
    examiner = Examiner.load()
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
        words=vocabulary(args.base / VOCABULARY),
        speech=frozenset(t for t in types if examiner.codebook.is_speech(t)),
    )


def _taught(school: School, args: argparse.Namespace, seed: int, teachers: Sequence[Network]) -> Network:
    """One network that has learned; with teachers an epoch longer."""
    torch.manual_seed(seed)
    network = Network(args.base, school.sizes, layers=args.layers)
    epochs = args.epochs + bool(teachers)
    plan = Plan(epochs=epochs, rate=args.rate, batch=args.batch, act=args.act, seed=seed)

    def after(epoch: int, loss: float) -> None:
        said = f"epoch {epoch + 1}: loss {loss:.3f}"
        for name, some in (("kept out", school.kept), ("held out", school.held)):
            if some and (epoch + 1 == epochs or args.check):
                said += f"; {name} {_judged(network, some, school)}"
        print(said, flush=True)

    def draw_items(draw: random.Random) -> list[Item]:
        return items(school.learned, school.words, school.labels, school.speech, plan, draw)

    fit(network, draw_items, plan, teachers=teachers, after=after)
    return network


def all_lessons(
    folder: Path, examiner: Examiner, *, each: int, share: float = 1.0, seed: int = 0
) -> list[Lesson]:
    """Everything to learn from: written exemplars (a share of them), filled patterns, the frames' examples."""
    written = list(read_lessons(sorted(folder.glob("*.jsonl"))))
    draw = random.Random(seed)
    written = [x for x in written if x.held_out or draw.random() < share]
    patterns = list(read_patterns(folder / PATTERN_FILE))
    plain = filled(
        patterns, read_parties(folder / PARTIES_FILE), read_states(), each=max(1, round(each * share)), seed=seed
    ) if each else iter(())  # fmt: skip
    return [*with_acts(written, examiner), *plain, *of_frames(examiner)]


def vocabulary(path: Path) -> WordPiece:
    """The pieces of a BERT vocabulary file, one a line."""
    return WordPiece({piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").splitlines())})


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
    parser = argparse.ArgumentParser(
        prog="python -m dragoman.training", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("exemplars", type=Path, help="folder with *.jsonl, patterns.txt and parties.toml")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder that the three files are written into"
    )
    parser.add_argument("--weights", type=Path, help="also keep the unquantised weights here")
    parser.add_argument(
        "--check", action="store_true", help="keep a tenth of the exemplars out and judge with it"
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the exemplars that are learned from")
    parser.add_argument("--each", type=int, default=8, help="sentences made of each pattern")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--rate", type=float, default=Plan().rate)
    parser.add_argument("--batch", type=int, default=Plan().batch)
    parser.add_argument("--act", type=float, default=Plan().act)
    parser.add_argument(
        "--networks", type=int, default=2, help="trained one after the other, whose weights are averaged"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
