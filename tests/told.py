"""What does a report tell: types, modes and parties of its records?"""

import dragoman
from dragoman.records import Actor, Event

Told = tuple[str, str, str, str]  # type, mode, and the parties of either side as COUNTRY.SECTOR, in order


def coded(coder: dragoman.Coder, text: str) -> tuple[Event, ...]:
    """The records of a report of these words."""
    return coder.code(dragoman.Report(text=text, published="2031-05-06"))


def parties(actors: tuple[Actor, ...]) -> str:
    """The parties of a side as COUNTRY.SECTOR, in order."""
    return " ".join(f"{a.country}.{a.sector}" for a in actors)


def told(coder: dragoman.Coder, text: str) -> list[Told]:
    """What a report of these words tells."""
    return [(e.type, e.mode, parties(e.source), parties(e.target)) for e in coded(coder, text)]
