"""Which states are there, and by what names do reports call them and their governments?"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.facts import Fact, KnownForm
from dragoman.knowledge.tables import parted, rows

FILE = "states.tsv"
PEOPLES_FILE = "peoples.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, or a territory that folds into one (`id` differs from `country`).

    `houses` are other names of the government ('the Kremlin'), each with the sector that it stands for.
    """

    id: str
    country: str
    second: str
    iso2: str
    cow: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    houses: tuple[tuple[str, str], ...]


def read_states() -> tuple[State, ...]:
    """Every state and territory of the data file, in the order of the file.

    Raises:
        DataError: the file is wrong.
    """
    return tuple(
        State(
            id=r["id"],
            country=r["country"],
            second=r["second"],
            iso2=r["iso2"],
            cow=r["cow"],
            name=r["name"],
            names=parted(r["names"]),
            adjectives=parted(r["adjectives"]),
            demonyms=parted(r["demonyms"]),
            capitals=parted(r["capitals"]),
            houses=tuple(_house(h) for h in parted(r["houses"])),
        )
        for r in rows(FILE)
    )


def state_names(states: tuple[State, ...]) -> Iterator[KnownForm]:
    """Every form by which a report may call a state, its people or its government."""
    for s in states:
        second = (s.second,) if s.second else ()
        fact = Fact("state", s.name, s.country, "GOV", second)
        yield from (KnownForm(form, fact) for form in (s.name, *s.names))
        fact = Fact("adjective", s.name, s.country, "GOV", second)
        yield from (KnownForm(form, fact) for form in s.adjectives)
        fact = Fact("demonym", s.name, s.country, "CVL", second, plural=True)
        yield from (KnownForm(form, fact) for form in s.demonyms)
        fact = Fact("capital", s.name, s.country, "GOV", second)
        yield from (KnownForm(form, fact) for form in s.capitals)
        yield from (KnownForm(form, Fact("house", form, s.country, sector)) for form, sector in s.houses)


def people_names() -> Iterator[KnownForm]:
    """Peoples without a state of their own: 'Kurds' (CVL) and 'Kurdish'."""
    for r in rows(PEOPLES_FILE):
        fact = Fact("people", r["name"], r["country"], "CVL", plural=True)
        yield from (KnownForm(form, fact) for form in parted(r["forms"]))
        fact = Fact("people_adjective", r["name"], r["country"], "CVL")
        yield from (KnownForm(form, fact) for form in parted(r["adjectives"]))


def _house(cell: str) -> tuple[str, str]:
    name, _, sector = cell.partition(">")
    return name, sector or "GOV"
