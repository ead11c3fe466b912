"""How do the files of others call what a record names: countries, sectors, types?"""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebook import Codebook, load_codebook
from dragoman.exports.layouts import PACKAGE
from dragoman.knowledge.tables import rows
from dragoman.records import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its codes; `cow` is its Correlates of War number, or ""."""

    name: str
    fips: str = ""
    cameo: str = ""
    cow: str = ""
    iso_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A PLOVER sector as others call it: see data/sectors.tsv."""

    cameo: str
    group: str
    icews: str
    acled: str
    armed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledType:
    """A row of data/acled.tsv."""

    type: str
    mode: str
    target: str
    disorder: str
    event: str
    sub: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strict:
    """An event under PLOVER's single type, and what follows from it; see docs/record.md, `strict_type`."""

    type: str
    mode: str
    cameo: str
    label: str
    quad_class: int
    goldstein: float
    plover_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The tables of codes; `load_codes` reads them."""

    codebook: Codebook
    countries: Mapping[str, Country]
    sectors: Mapping[str, Sector]
    acled: tuple[AcledType, ...]

    def country(self, iso3: str) -> Country:
        """A country's codes; empty ones where it is not known."""
        return self.countries.get(iso3, _NOWHERE)

    def sector(self, code: str) -> Sector:
        """A sector's names; empty ones where it is not known."""
        return self.sectors.get(code, _NO_SECTOR)

    def strict(self, event: Event) -> Strict | None:
        """The event as formats without a status hold it; None where it did not happen and nobody promised it.

        What is planned is the promise or the threat that it amounts to, and its CAMEO code and numbers follow.
        """
        book, kind = self.codebook, event.strict_type
        if not kind:
            return None
        same = kind == event.type
        mode = event.mode if same else ""
        cameo = event.cameo if same else book.cameo(kind, "", event.contexts, event.type)
        if cameo not in book.cameo_codes:
            cameo = book.cameo(kind)
        return Strict(
            type=kind,
            mode=mode,
            cameo=cameo,
            label=book.cameo_codes[cameo].label,
            quad_class=book.quad_class(kind),
            goldstein=book.goldstein(cameo),
            plover_score=book.plover_score(kind, mode if mode in book.modes(kind) else ""),
        )

    def acled_type(self, event: Event) -> AcledType | None:
        """The ACLED type that an event comes nearest to; None where it has none."""
        fights = any(self.sector(actor.sector).armed for actor in event.target)
        for row in self.acled:
            if row.type == event.type and row.mode in {"*", event.mode} and (row.target == "any" or fights):
                return row
        return None


_NOWHERE = Country(name="")
_NO_SECTOR = Sector(cameo="", group="", icews="", acled="", armed=False)


def load_codes() -> Codes:
    """The tables of the package.

    >>> load_codes().country("RUS").fips
    'RS'
    """
    others = {r["iso3"]: r for r in rows("country_codes.tsv", package=PACKAGE)}
    countries = {
        r["id"]: Country(
            name=r["name"],
            fips=others.get(r["id"], {}).get("fips", ""),
            cameo=others.get(r["id"], {}).get("cameo", r["id"]),
            cow=r["cow"],
            iso_number=r["numeric"],
        )
        for r in rows("states.tsv")
    }
    sectors = {
        r["sector"]: Sector(
            cameo=r["cameo"], group=r["group"], icews=r["icews"], acled=r["acled"], armed=r["armed"] == "yes"
        )
        for r in rows("sectors.tsv", package=PACKAGE)
    }
    acled = tuple(AcledType(**r) for r in rows("acled.tsv", package=PACKAGE))
    return Codes(codebook=load_codebook(), countries=countries, sectors=sectors, acled=acled)
