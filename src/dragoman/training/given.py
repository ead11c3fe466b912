"""What is given to learn from, and how is it told on the command line?"""

import argparse
import random
from pathlib import Path

from dragoman.coding.coder import Examiner
from dragoman.coding.learned.wordpiece import WordPiece
from dragoman.knowledge.states import read_states
from dragoman.training.acts import of_frames, with_acts
from dragoman.training.lessons import Lesson, read_lessons
from dragoman.training.patterns import filled, read_parties, read_patterns

PATTERN_FILE, PARTIES_FILE, VOCABULARY = "patterns.txt", "parties.toml", "vocab.txt"


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


def vocabulary(base: Path) -> WordPiece:
    """The pieces of the BERT vocabulary that an encoder's folder holds, one a line of its file."""
    lines = (base / VOCABULARY).read_text(encoding="utf-8").splitlines()
    return WordPiece({piece: n for n, piece in enumerate(lines)})


def options(program: str, about: str | None, *, kept_out: str) -> argparse.ArgumentParser:
    """The options that both trainings take.

    Args:
        program: how it is called.
        about: its docstring.
        kept_out: of what `--check` keeps a tenth out.
    """
    parser = argparse.ArgumentParser(prog=program, description=(about or "").split("\n", 1)[0])
    parser.add_argument("exemplars", type=Path, help="folder with the exemplars")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder that the three files are written into"
    )
    parser.add_argument(
        "--check", action="store_true", help=f"keep a tenth of the {kept_out} out and judge with it"
    )
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument(
        "--teacher", type=Path, help="folder with model.safetensors of a large encoder (MPNet's or BERT's)"
    )
    parser.add_argument("--teacher-layers", type=int, default=8)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda where there is a GPU")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser
