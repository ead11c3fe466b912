"""Which organisations, armed groups and office-holders are known by name?"""

from collections.abc import Iterator

from dragoman.knowledge.facts import Fact, Known
from dragoman.knowledge.tables import parted, rows

ORGANISATIONS = "organisations.tsv"
ARMED_GROUPS = "armed_groups.tsv"
LEADERS = "leaders.tsv"
PLACES = "regions.tsv"


def organisation_names() -> Iterator[Known]:
    """Bodies above and within states; above states `country` is empty and the sector says which (UNO, EUR, IGO, NGO)."""
    for r in rows(ORGANISATIONS):
        fact = Fact("organisation", r["name"], r["country"], r["sector"], parted(r["second"]))
        yield from (Known(form, fact) for form in (r["name"], *parted(r["aliases"])))


def armed_group_names() -> Iterator[Known]:
    """Rebels, militias and gangs."""
    for r in rows(ARMED_GROUPS):
        fact = Fact("group", r["name"], r["country"], r["sector"], parted(r["second"]))
        yield from (Known(form, fact) for form in (r["name"], *parted(r["aliases"])))


def leader_names() -> Iterator[Known]:
    """Persons whose office most reports take as known; one may have several offices, each with its dates."""
    for r in rows(LEADERS):
        fact = Fact(
            "leader",
            r["name"],
            r["country"],
            r["sector"],
            parted(r["second"]),
            r["role"],
            since=r["since"],
            until=r["until"],
        )
        yield from (Known(form, fact) for form in (r["name"], *parted(r["aliases"])))


def place_names() -> Iterator[Known]:
    """Towns and provinces large enough that their police, courts and crowds make news."""
    for r in rows(PLACES):
        yield Known(r["name"], Fact("place", r["name"], r["country"]))
