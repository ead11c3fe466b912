"""Where in the world did it happen, as a picture?

The land is drawn from its outline, without borders: whose a place is, no map of ours says. The projection is Natural Earth's
(T. Patterson; polynomial by B. Šavrič and others, 2011).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import markupsafe

from dragoman.store import Spot

WIDTH, HEIGHT = 960, 436
_SCALE = WIDTH / 5.5  # the projection is 2 × 2.7357 wide
_SOUTHERNMOST = -60.0  # Antarctica is not drawn
_LEAST, _MOST = 3.0, 26.0  # radius of a dot, pixels


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot on the map: its middle and radius in pixels; `quad` is the kind of most of its events."""

    x: float
    y: float
    r: float
    quad: int
    spot: Spot


def dots(spots: Sequence[Spot]) -> tuple[Dot, ...]:
    """The spots on the map, the largest first, so that no dot hides a smaller one. The area of a dot is its number of events."""
    most = max((spot.events for spot in spots), default=1)
    found = []
    for spot in sorted(spots, key=lambda s: -s.events):
        x, y = project(spot.lon, spot.lat)
        r = max(_LEAST, _MOST * math.sqrt(spot.events / most) * min(1.0, 0.45 + most / 200))
        quad = 1 + max(range(4), key=lambda n: (spot.quads[n], n))
        found.append(Dot(x, y, round(r, 1), quad, spot))
    return tuple(found)


def project(lon: float, lat: float) -> tuple[float, float]:
    """The pixel of a point of the earth, given in degrees.

    >>> project(0, 0)
    (480.0, 250.0)
    """
    p = math.radians(max(-90.0, min(90.0, lat)))
    x = math.radians(lon) * (0.8707 - 0.131979 * p**2 - 0.013791 * p**4 + 0.003971 * p**10 - 0.001529 * p**12)
    y = p * (1.007226 + 0.015085 * p**2 - 0.044475 * p**6 + 0.028874 * p**8 - 0.005916 * p**10)
    return round(WIDTH / 2 + x * _SCALE, 1), round(250 - y * _SCALE, 1)


@lru_cache
def land() -> markupsafe.Markup:
    """The outline of the land, as the `d` of an SVG path."""
    data = (resources.files("dragoman.web") / "data" / "world.tsv").read_text(encoding="utf-8")
    lines = [line for line in data.splitlines() if not line.startswith("#")][1:]
    paths = []
    for line in lines:
        ring = [(float(x), float(y)) for x, y in (point.split(",") for point in line.split())]
        if max(y for _, y in ring) > _SOUTHERNMOST:
            paths += ["M" + "L".join(f"{x:g} {y:g}" for x, y in piece) + "Z" for piece in _pieces(ring)]
    return markupsafe.Markup("".join(paths))


def _pieces(ring: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A ring in pixels, cut where it leaps from one edge of the map to the other."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for n, (lon, lat) in enumerate(ring):
        if n and abs(lon - ring[n - 1][0]) > 180:
            pieces.append([])
        pieces[-1].append(project(lon, lat))
    return pieces


@lru_cache
def graticule() -> markupsafe.Markup:
    """Parallels and meridians every thirty degrees, as the `d` of an SVG path."""
    south, north = int(_SOUTHERNMOST), 84
    lines = [[project(lon, lat) for lat in range(south, north + 1, 4)] for lon in range(-180, 181, 30)]
    lines += [[project(lon, lat) for lon in range(-180, 181, 10)] for lat in range(south, 61, 30)]
    return markupsafe.Markup("".join("M" + "L".join(f"{x:g} {y:g}" for x, y in line) for line in lines))
