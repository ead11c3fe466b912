"""What does plain news say of each kind of event?

Fills the patterns of exemplars/patterns.txt with the parties of exemplars/parties.toml: the same seed gives the same
sentences. The filled sentences are lessons beside the written exemplars.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.knowledge.states import State
from dragoman.training.lessons import Lesson, unmarked

CHOICE = re.compile(r"\(([^()]*)\)")
SLOT = re.compile(r"\[(?:([st]):)?([a-z]+)\]")
HOLE = re.compile(r"\{(\w+)\}")
BEFORE, AFTER = 0.25, 0.45  # how often a sentence gets a beginning and an ending of its own
EMPTY = "-"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the file with the block that it stands in."""

    type: str
    mode: str
    content: str
    status: str
    words: str


def read_patterns(path: Path) -> Iterator[Pattern]:
    """The patterns of a file.

    Raises:
        DataError: a line stands before any block, or a block's head has not four words.
    """
    head: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("="):
            head = ["" if word == EMPTY else word for word in line[1:].split()]
            if len(head) != 4:
                raise DataError(path.name, f"line {number}", "expected '= TYPE mode content status'")
        elif line.strip() and not line.startswith("#"):
            if not head:
                raise DataError(path.name, f"line {number}", "a pattern before the first '=' line")
            type_, mode, content, status = head
            yield Pattern(type_, mode, content, status, line.strip())


def read_parties(path: Path) -> Mapping[str, Any]:
    """The lists to fill patterns with."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def filled(
    patterns: Sequence[Pattern],
    parties: Mapping[str, Any],
    states: Sequence[State],
    *,
    each: int,
    seed: int = 0,
) -> Iterator[Lesson]:
    """Every pattern filled `each` times, the same for the same seed."""
    known = [s for s in states if s.adjectives and s.capitals and s.id == s.country]
    for number, pattern in enumerate(patterns):
        draw = random.Random(f"{seed}:{number}")
        seen: set[str] = set()
        for _ in range(each):
            text = _sentence(pattern.words, parties, known, draw)
            if text not in seen:
                seen.add(text)
                yield Lesson(
                    marked=unmarked(text),
                    type=pattern.type,
                    mode=pattern.mode,
                    content=pattern.content,
                    status=pattern.status,
                    kind="pattern",
                )


def _sentence(words: str, parties: Mapping[str, Any], states: Sequence[State], draw: random.Random) -> str:
    while CHOICE.search(words):
        words = CHOICE.sub(lambda m: draw.choice(m[1].split("|")), words)
    words = SLOT.sub(lambda m: _party(m[1], m[2], parties, states, draw), words)
    more = parties["words"]
    end = words[-1] if words[-1] in ".?!" else ""
    if draw.random() < AFTER:
        words = words.removesuffix(end) + draw.choice(more["after"]) + end
    if draw.random() < BEFORE:
        words = _hole(draw.choice(more["before"]), more, states, draw) + words
    words = re.sub(r"\s+", " ", words).replace(" 's", "'s").replace(" .", ".").replace(" ,", ",")
    first = re.search(r"[^\W\d_]", words.removeprefix("<s>").removeprefix("<t>"))
    at = len(words) - len(words.removeprefix("<s>").removeprefix("<t>")) + (first.start() if first else 0)
    return words[:at] + words[at].upper() + words[at + 1 :]


def _party(
    side: str | None, kinds: str, parties: Mapping[str, Any], states: Sequence[State], draw: random.Random
) -> str:
    text = _hole(draw.choice(parties[draw.choice(kinds)]), parties["words"], states, draw)
    if not side:
        return text.rstrip(",")
    return f"<{side}>{text.rstrip(',')}</{side}>" + ("," if text.endswith(",") else "")


def _hole(text: str, words: Mapping[str, Any], states: Sequence[State], draw: random.Random) -> str:
    one, other = draw.sample(range(len(states)), 2)
    values = {
        "country": states[one].name,
        "country2": states[other].name,
        "adj": states[one].adjectives[0],
        "city": states[one].capitals[0],
        "city2": states[other].capitals[0],
        "capital": states[one].capitals[0].upper(),
        "name": f"{draw.choice(words['first'])} {draw.choice(words['last'])}",
    }
    return HOLE.sub(lambda m: values[m[1]] if m[1] in values else draw.choice(words[m[1]]), text)
