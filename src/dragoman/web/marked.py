"""Which words of a report are marked, and with what?

Cuts a text at every border of a telling or a piece of evidence, so that overlapping marks nest as plain runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Event


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, the events (by number) that it tells of, and the evidence ids that rest on it."""

    text: str
    events: tuple[int, ...]
    evidence: tuple[str, ...]


def runs(text: str, events: Sequence[Event]) -> tuple[Run, ...]:
    """The text in pieces; joined, they are the text.

    Evidence ids are "event number-field", such as "3-source.0.country".
    """
    marks = [(t.start, t.end, n, "") for n, event in enumerate(events) for t in event.tellings]
    marks += [(e.start, e.end, n, f"{n}-{e.field}") for n, event in enumerate(events) for e in event.evidence]
    borders = sorted({0, len(text), *(b for start, end, _, _ in marks for b in (start, end))})
    found: list[Run] = []
    for start, end in zip(borders, borders[1:], strict=False):
        over = [m for m in marks if m[0] <= start and end <= m[1]]
        found.append(
            Run(
                text=text[start:end],
                events=tuple(sorted({n for _, _, n, name in over if not name})),
                evidence=tuple(sorted({name for _, _, _, name in over if name})),
            )
        )
    return tuple(found)
