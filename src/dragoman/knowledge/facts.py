"""What is known about one name?

A fact says what a name or head noun stands for; its `country` is ISO 3166-1 alpha-3 (KOS for Kosovo, IMG for armed networks
across borders), its `sector` PLOVER's.
"""

from dataclasses import dataclass
from typing import Literal

FactKind = Literal[
    "state",  # 'Kenya'
    "adjective",  # 'Kenyan'
    "demonym",  # 'Kenyans'
    "capital",  # 'Nairobi': a place, or the government
    "house",  # 'the Kremlin': the government, hardly ever a place
    "people",  # 'Kurds'
    "people_adjective",  # 'Kurdish'
    "organisation",
    "group",  # armed groups and gangs
    "leader",  # a person whose office is known
    "place",  # a town or province: only tells the country of its company
    "role",
    "honorific",
]
STATELY: frozenset[str] = frozenset({"state", "adjective", "demonym", "capital", "house", "place"})


@dataclass(frozen=True, slots=True)
class Fact:
    """What one name stands for. `plural` is of the form; `body`, `inherits` are of roles (see data/roles.tsv)."""

    kind: FactKind
    name: str
    country: str = ""
    sector: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
    plural: bool = False
    body: str = ""  # person, body, group
    inherits: str = ""
    since: str = ""  # of leaders: ISO dates of the office, "" where open
    until: str = ""


@dataclass(frozen=True, slots=True)
class KnownForm:
    """One surface form, as the text may spell it, and what it stands for."""

    form: str
    fact: Fact


def in_office(facts: tuple[Fact, ...], day: str) -> tuple[Fact, ...]:
    """What a name may stand for, of a leader's offices first that of the day: the one held, or else the one left last.

    Args:
        facts: likeliest first.
        day: an ISO date; "" leaves them as they are.
    """
    if not day or len(facts) < 2 or facts[0].kind != "leader":
        return facts
    offices = [f for f in facts if f.name == facts[0].name]
    begun = [f for f in offices if f.since <= day[: len(f.since)]]
    if not begun:
        return facts
    held = [f for f in begun if day[: len(f.until)] <= f.until]
    # of a year alone nobody knows the month
    sure = [f for f in held if f.since != day[: len(f.since)]] or held
    meant = max(sure, key=lambda f: f.since) if sure else max(begun, key=lambda f: f.until)
    return (meant, *(f for f in facts if f is not meant))
