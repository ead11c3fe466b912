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
