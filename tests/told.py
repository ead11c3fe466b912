"""What does a report tell: types, modes and parties of its records."""

import dragoman
from dragoman.records import Actor

Told = tuple[str, str, str, str]  # type, mode, and the parties of either side as COUNTRY.SECTOR, in order


def told(coder: dragoman.Coder, text: str) -> list[Told]:
    """What a report of these words tells."""

    def parties(actors: tuple[Actor, ...]) -> str:
        return " ".join(f"{a.country}.{a.sector}" for a in actors)

    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [(e.type, e.mode, parties(e.source), parties(e.target)) for e in events]
