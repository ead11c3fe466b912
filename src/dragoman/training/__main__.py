"""How is the learned part made, from exemplars to the files that the package ships?

    python -m dragoman.training exemplars --base DIR --out DIR [--check]

`--base` is the folder with the weights and vocabulary of the encoder to begin from. With `--check` a tenth of the exemplars
is kept out of the lessons and judged with after each epoch; without, all are learned from (those marked as held out never).
"""

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
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
from dragoman.training.fitting import Plan, answers, fit, items
from dragoman.training.lessons import Lesson, labels_of, read_lessons
from dragoman.training.network import Network
from dragoman.training.patterns import filled, read_parties, read_patterns

TENTH = 10
PATTERN_FILE, PARTIES_FILE, VOCABULARY = "patterns.txt", "parties.toml", "vocab.txt"


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the files; prints one line an epoch."""
    args = _arguments(argv)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    examiner = Examiner.load()
    types = examiner.codebook.types
    lessons = all_lessons(args.exemplars, examiner, each=args.each, share=args.share, seed=args.seed)
    held = [x for x in lessons if x.held_out]
    learned = [x for x in lessons if not x.held_out]
    kept: list[Lesson] = []
    if args.check:
        kept = [x for n, x in enumerate(learned) if x.kind == "exemplar" and n % TENTH == 0]
        learned = [x for n, x in enumerate(learned) if x.kind != "exemplar" or n % TENTH]
    labels: dict[str, Any] = {**labels_of(lessons, types), "temperature": 1.0}
    words = vocabulary(args.base / VOCABULARY)
    sizes = len(labels["types"]), len(labels["modes"]), len(labels["contents"]), len(labels["statuses"])
    network = Network(args.base, sizes, layers=args.layers)
    plan = Plan(epochs=args.epochs, rate=args.rate, batch=args.batch, act=args.act, seed=args.seed)
    speech = frozenset(t for t in types if examiner.codebook.is_speech(t))
    print(f"{len(learned)} lessons, {len(kept)} kept out, {len(held)} held out", flush=True)

    def after(epoch: int, loss: float) -> None:
        said = f"epoch {epoch + 1}: loss {loss:.3f}"
        for name, some in (("kept out", kept), ("held out", held)):
            if some and (epoch + 1 == plan.epochs or args.check):
                said += f"; {name} {_judged(network, some, words, labels, speech)}"
        print(said, flush=True)

    fit(network, lambda draw: items(learned, words, labels, speech, plan, draw), plan, after=after)
    export(network, args.out, labels, args.base / VOCABULARY)
    if args.weights:
        torch.save({"network": network.state_dict(), "labels": labels}, args.weights)
    return 0


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


def _judged(
    network: Network,
    lessons: Sequence[Lesson],
    words: WordPiece,
    labels: Mapping[str, Any],
    speech: frozenset[str],
) -> str:
    """How many of some lessons the network answers right, as a phrase; for those of no event, how many it takes for one."""
    type_, mode, content, status = (
        a.argmax(1) for a in answers(network, [pieces(x.marked, words) for x in lessons])
    )
    modes = [tuple(m) for m in labels["modes"]]

    def share(hits: Sequence[bool]) -> str:
        return f"{sum(hits) / len(hits):.3f}" if hits else "-"

    rows = list(zip(lessons, type_, mode, content, status, strict=True))
    return (
        f"type {share([labels['types'][t] == x.type for x, t, *_ in rows])}"
        f" mode {share([modes[m] == (x.type, x.mode) for x, _, m, *_ in rows if x.type != NONE])}"
        f" content {share([labels['contents'][c] == x.content for x, _, _, c, _ in rows if x.type in speech])}"
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
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
