"""How is one record told in a line?"""

import datetime as dt
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Actor, Event
from dragoman.web.derivation import Answer, derivation

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_BEGINNING, _TELLING, _LONGEST = (
    2000,
    5,
    90,
)  # characters looked at, words of a line that tells something, characters shown


@dataclass(frozen=True, slots=True)
class Row:
    """One record on a page; `told` and `codebook` say what its values rest on, and are empty in a mere list.

    `day` is the first that it may have happened on, that of its report where nothing dates it; None where not looked up.
    """

    number: int
    event: Event
    source: str
    target: str
    place: str
    said: str
    day: dt.date | None = None
    told: tuple[Answer, ...] = ()
    codebook: tuple[Answer, ...] = ()

    @property
    def label(self) -> str:
        """The record in one line, for those who do not see the page."""
        mode = f", {self.event.mode}" if self.event.mode else ""
        day = f", {self.event.time.start}" if self.event.time.start else ""
        to = f" to {self.target}" if self.target else ""
        return f"Record {self.number}: {self.event.type}{mode}, {self.source or 'unnamed'}{to}{day}, {self.event.status}"


def row(number: int, event: Event, *, derived: bool = True, day: dt.date | None = None) -> Row:
    """A record as a line of a page.

    Args:
        number: its number on the page.
        event: the record.
        derived: with what each value rests on; a list needs none of that.
        day: its first, or that of its report.
    """
    told, codebook = derivation(event, number=number) if derived else ((), ())
    place = event.place.called if event.place else ""
    said = event.attribution.to
    if said is not None:
        voice = said.called
    else:
        voice = "an unnamed source" if event.attribution.how == "unnamed" else "the reporter"
    return Row(number, event, side(event.source), side(event.target), place, voice, day, told, codebook)


def side(actors: Sequence[Actor]) -> str:
    """Who stands on one side of an event."""
    return "; ".join(shown(a) for a in actors)


def shown(actor: Actor) -> str:
    """An actor's name with its codes."""
    codes = "\u00a0".join(c for c in (actor.country, actor.sector) if c)
    return " ".join(filter(None, (actor.called, f"({codes})" if codes else "")))


def headline(title: str, text: str) -> str:
    """What a report is called: its title, else its first line that tells something, shortened; "" where there is none.

    >>> headline("", "2026-03-04\\n\\nThe two ministers met in Oslo on Monday.")
    'The two ministers met in Oslo on Monday.'
    """
    if title:
        return title
    for line in text[:_BEGINNING].splitlines():
        words = line.split()
        if len(words) >= _TELLING:
            return textwrap.shorten(" ".join(words), _LONGEST, placeholder=" …")
    return ""
