"""How is one record told in a line?"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Actor, Event
from dragoman.web.derivation import Answer, derivation

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FIRM = frozenset({"happened", "ongoing", "recurring"})


@dataclass(frozen=True, slots=True)
class Row:
    """One record on a page; `told` and `codebook` say what its values rest on, and are empty in a mere list."""

    number: int
    event: Event
    source: str
    target: str
    place: str
    said: str
    told: tuple[Answer, ...] = ()
    codebook: tuple[Answer, ...] = ()

    @property
    def label(self) -> str:
        """The record in one line, for those who do not see the page."""
        mode = f", {self.event.mode}" if self.event.mode else ""
        day = f", {self.event.time.start}" if self.event.time.start else ""
        to = f" to {self.target}" if self.target else ""
        return f"Record {self.number}: {self.event.type}{mode}, {self.source or 'unnamed'}{to}{day}, {self.event.status}"


def row(number: int, event: Event, *, derived: bool = True) -> Row:
    """A record as a line of a page.

    Args:
        number: its number on the page.
        event: the record.
        derived: with what each value rests on; a list needs none of that.
    """
    told, codebook = derivation(event, number=number) if derived else ((), ())
    place = (event.place.name or event.place.mention) if event.place else ""
    said = event.attribution.to
    if said is not None:
        voice = said.name or said.mention
    else:
        voice = "an unnamed source" if event.attribution.how == "unnamed" else "the reporter"
    return Row(number, event, side(event.source), side(event.target), place, voice, told, codebook)


def side(actors: Sequence[Actor]) -> str:
    """Who stands on one side of an event."""
    return "; ".join(shown(a) for a in actors)


def shown(actor: Actor) -> str:
    """An actor's name with its codes."""
    codes = "\u00a0".join(c for c in (actor.country, actor.sector) if c)
    name = actor.name or actor.mention
    return f"{name} ({codes})" if codes else name
