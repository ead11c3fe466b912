"""Which words of a report are marked, and with what?

Cuts a text at every border of a telling or a piece of evidence, so that overlapping marks lie side by side as plain runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Event


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, and what rests on it.

    `events` are the numbers of the records that it tells of, `ends` of those whose telling ends with it, `evidence` the
    keys (`key`) of the words that it is a part of.
    """

    text: str
    events: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()


def key(number: int, start: int, end: int) -> str:
    """The name, on a page, of some words that a value of a record rests on.

    >>> key(3, 10, 17)
    '3-10-17'
    """
    return f"{number}-{start}-{end}"


def runs(text: str, events: Sequence[Event], *, first: int = 0) -> tuple[Run, ...]:
    """The text in pieces; joined, they are the text. Marks that do not lie in the text, or are empty, are left out.

    Args:
        text: a report's text.
        events: its records.
        first: the number of the first of them.
    """
    marks = [m for m in _marks(events, first) if 0 <= m[0] < m[1] <= len(text)]
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for start, end, number, name in marks:
        opening.setdefault(start, []).append((number, name))
        closing.setdefault(end, []).append((number, name))
    borders = sorted({0, len(text), *opening, *closing})
    over: dict[tuple[int, str], int] = {}
    found: list[Run] = []
    for start, end in pairwise(borders):
        for mark in opening.get(start, ()):
            over[mark] = over.get(mark, 0) + 1
        for mark in closing.get(start, ()):
            over[mark] -= 1
            if not over[mark]:
                del over[mark]
        found.append(_run(text[start:end], over, closing.get(end, [])))
    return tuple(found)


def _marks(events: Sequence[Event], first: int) -> Iterator[tuple[int, int, int, str]]:
    """Start, end, number and, of evidence, the key of each mark."""
    for number, event in enumerate(events, first):
        yield from ((t.start, t.end, number, "") for t in event.tellings)
        yield from ((e.start, e.end, number, key(number, e.start, e.end)) for e in event.evidence)


def _run(text: str, over: dict[tuple[int, str], int], closed: Sequence[tuple[int, str]]) -> Run:
    return Run(
        text=text,
        events=tuple(sorted(number for number, name in over if not name)),
        ends=tuple(sorted({number for number, name in closed if not name})),
        evidence=tuple(sorted(name for _, name in over if name)),
    )
