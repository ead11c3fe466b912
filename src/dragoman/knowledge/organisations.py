"""Which organisations, armed groups and office-holders are known by name?"""

import csv
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from dragoman.errors import DataError
from dragoman.knowledge.facts import Fact, FactKind, KnownForm
from dragoman.knowledge.roles import FILE as ROLES
from dragoman.knowledge.states import read_states
from dragoman.knowledge.tables import parted, rows
from dragoman.records import ABOVE_STATES

ORGANISATIONS = "organisations.tsv"
ARMED_GROUPS = "armed_groups.tsv"
LEADERS = "leaders.tsv"
OFFICES = "offices.tsv"
PLACES = "regions.tsv"
SHIPPED = (ORGANISATIONS, ARMED_GROUPS, LEADERS, ROLES)  # which use every sector between them
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
OWN_COLUMNS = ("name", "aliases", "country", "sector", "second", "role", "since", "until")
_HEADER = "expected a first line with the columns name, country, sector"


def organisation_names() -> Iterator[KnownForm]:
    """Bodies above and within states; above states `country` is empty and the sector says which (UNO, EUR, IGO, NGO)."""
    for r in rows(ORGANISATIONS):
        fact = Fact("organisation", r["name"], r["country"], r["sector"], parted(r["second"]))
        yield from (KnownForm(form, fact) for form in (r["name"], *parted(r["aliases"])))


def armed_group_names() -> Iterator[KnownForm]:
    """Rebels, militias and gangs."""
    for r in rows(ARMED_GROUPS):
        fact = Fact("group", r["name"], r["country"], r["sector"], parted(r["second"]))
        yield from (KnownForm(form, fact) for form in (r["name"], *parted(r["aliases"])))


def leader_names() -> Iterator[KnownForm]:
    """Persons whose office most reports take as known, the office that is listed for them before their further ones."""
    further: dict[str, list[Fact]] = {}
    for r in rows(OFFICES):
        further.setdefault(r["name"], []).append(_office(r))
    for r in rows(LEADERS):
        for form in (r["name"], *parted(r["aliases"])):
            # 'President Park' is whose office it was under that name
            offices = () if form.startswith("President ") else further.get(r["name"], ())
            yield from (KnownForm(form, f) for f in (_office(r), *offices))


def _office(row: Mapping[str, str]) -> Fact:
    """What a row tells of an office that somebody held."""
    second = parted(row.get("second", ""))
    return Fact(
        "leader", row["name"], row["country"], row["sector"], second, row["role"],
        since=row["since"], until=row["until"],
    )  # fmt: skip


def own_names(path: Path) -> Iterator[KnownForm]:
    """The persons and bodies of a user's CSV, as if they were shipped; a row with a role is a person's.

    Columns: name, country, sector; aliases (parted by `|`), second, role, since, until where there are any.

    Raises:
        DataError: the file cannot be read or has no row; or a row has no name, country or sector, or a code or date that is none.
    """
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        raise DataError(str(path), "", f"it cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(str(path), "", f"it cannot be read as CSV in UTF-8: {error}") from error
    if not lines:
        raise DataError(str(path), "", f"it has no row; {_HEADER}")
    if "name" not in lines[0]:
        raise DataError(str(path), "", f"its first line has no column 'name'; {_HEADER}")
    countries = {code for state in read_states() for code in (state.id, state.country)}
    sectors = {
        s for file in SHIPPED for r in rows(file) for s in (r["sector"], *parted(r["second"]))
    } | ABOVE_STATES
    sectors -= {""}
    for number, r in enumerate(lines, start=2):
        row = {key: (r.get(key) or "").strip() for key in OWN_COLUMNS}
        if wrong := _wrong(row, countries, sectors):
            raise DataError(str(path), f"line {number}", wrong)
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
        yield from (KnownForm(form, fact) for form in (row["name"], *parted(row["aliases"])))


def _wrong(row: Mapping[str, str], countries: Set[str], sectors: Set[str]) -> str:
    """What is wrong with a row of a user's CSV, or ""."""
    if not row["name"] or not (row["country"] or row["sector"]):
        return "expected a name, and a country or a sector"
    if row["country"] and row["country"].upper() not in countries:
        return f"country: {row['country']!r} is no ISO 3166-1 alpha-3 code, such as KEN"
    for sector in filter(None, (row["sector"], *parted(row["second"]))):
        if sector.upper() not in sectors:
            return f"sector: {sector!r} is none of {', '.join(sorted(sectors))}"
    for name in ("since", "until"):
        if row[name] and not ISO.fullmatch(row[name]):
            return f"{name}: {row[name]!r} is no year, month or day, such as 2020-09-10"
    return ""


def place_names() -> Iterator[KnownForm]:
    """Towns and provinces large enough that their police, courts and crowds make news."""
    for r in rows(PLACES):
        yield KnownForm(r["name"], Fact("place", r["name"], r["country"]))
