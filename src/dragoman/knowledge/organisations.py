"""Which organisations, armed groups and office-holders are known by name?"""

import csv
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DataError
from dragoman.knowledge.facts import Fact, FactKind, Known
from dragoman.knowledge.tables import parted, rows

ORGANISATIONS = "organisations.tsv"
ARMED_GROUPS = "armed_groups.tsv"
LEADERS = "leaders.tsv"
PLACES = "regions.tsv"
OWN_COLUMNS = ("name", "aliases", "country", "sector", "second", "role", "since", "until")


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


def own_names(path: Path) -> Iterator[Known]:
    """The persons and bodies of a user's CSV, as if they were shipped; a row with a role is a person's.

    Columns: name, country, sector; aliases (parted by `|`), second, role, since, until where there are any.

    Raises:
        DataError: the file cannot be read, or a row has no name, country or sector.
    """
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(str(path), "the file", f"it cannot be read as CSV in UTF-8: {error}") from error
    for number, r in enumerate(lines, start=2):
        row = {key: (r.get(key) or "").strip() for key in OWN_COLUMNS}
        if not row["name"] or not (row["country"] or row["sector"]):
            raise DataError(str(path), f"line {number}", "expected a name, and a country or a sector")
        kind: FactKind = "leader" if row["role"] else "organisation"
        fact = Fact(
            kind,
            row["name"],
            row["country"].upper(),
            row["sector"].upper() or "GOV",
            parted(row["second"].upper()),
            row["role"],
            since=row["since"],
            until=row["until"],
        )
        yield from (Known(form, fact) for form in (row["name"], *parted(row["aliases"])))


def place_names() -> Iterator[Known]:
    """Towns and provinces large enough that their police, courts and crowds make news."""
    for r in rows(PLACES):
        yield Known(r["name"], Fact("place", r["name"], r["country"]))
