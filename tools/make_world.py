#!/usr/bin/env python3
"""Makes the outline of the world's land that the map is drawn on.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_world.py package/land-110m.json

Undoes the TopoJSON (arcs, quantised and delta-encoded) into rings of longitude and latitude, to a tenth of a degree.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "web" / "data" / "world.tsv"
HEADER = """\
# What     The outline of the world's land: rings of points, longitude and latitude in degrees; no borders between states
# Source   Natural Earth, 1:110m physical vectors, land, version 4.1, as packed in the npm package world-atlas 2.0.2 (ISC)
# Licence  public domain (Natural Earth)
# Made by  tools/make_world.py; do not edit
# Gaps     to a tenth of a degree; islands below some 100 km are not drawn, and no lake but the Caspian Sea
# Checked  tests/unit/test_world.py: every point is on the globe, every ring is closed
"""
Point = tuple[float, float]


def arcs_of(topology: dict) -> list[list[Point]]:
    """Each arc as points in degrees."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * kx + x0, 1), round(y * ky + y0, 1)))
        found.append(points)
    return found


def rings(geometry: dict, arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Every ring of the land; an arc named by its complement runs backwards."""
    for part in geometry["geometries"]:
        polygons = part["arcs"] if part["type"] == "MultiPolygon" else [part["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[Point] = []
                for n in ring:
                    points += arcs[n] if n >= 0 else arcs[~n][::-1]
                yield [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = [r for r in rings(topology["objects"]["land"], arcs_of(topology)) if len(r) > 3]
    lines = [" ".join(f"{x:g},{y:g}" for x, y in ring) for ring in found]
    OUT.write_text(HEADER + "ring\n" + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(found)} rings, {sum(map(len, found))} points")


if __name__ == "__main__":
    main()
