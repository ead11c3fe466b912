"""Is the map the world?"""

from importlib import resources

import pytest

from dragoman.store import Spot
from dragoman.web.site.world import HEIGHT, WIDTH, dots, land, project

LINES = (resources.files("dragoman.web") / "data" / "world.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line for line in LINES if not line.startswith("#")][1:]
RINGS = [[tuple(float(v) for v in point.split(",")) for point in row.split()] for row in ROWS]


def test_every_point_of_the_outline_is_on_the_globe_and_every_ring_is_closed() -> None:
    assert len(RINGS) > 100
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90.1 for ring in RINGS for lon, lat in ring)
    assert [ring for ring in RINGS if ring[0] != ring[-1]] == []


def test_the_land_lies_on_the_map() -> None:
    points = [pair.split() for pair in land().replace("M", "L").replace("Z", "").split("L") if pair]
    assert len(points) > 4000
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in points)


@pytest.mark.parametrize(
    ("lon", "lat", "corner"),
    [pytest.param(0, 51, "upper", id="London"), pytest.param(151, -34, "lower right", id="Sydney")],
)
def test_a_place_lies_where_it_should(lon: float, lat: float, corner: str) -> None:
    x, y = project(lon, lat)

    assert (y < project(0, 0)[1]) == ("upper" in corner)
    assert (x > WIDTH * 0.75) == ("right" in corner)


def test_a_small_dot_is_drawn_after_a_large_one_and_bears_the_commonest_kind() -> None:
    small = Spot("A", "KEN", 1.0, 36.0, 1, (0, 0, 1, 0))
    large = Spot("B", "KEN", 1.0, 37.0, 900, (500, 400, 0, 0))
    drawn = dots([small, large])

    assert [d.spot.name for d in drawn] == ["B", "A"]
    assert drawn[0].r > drawn[1].r
    assert [d.quad for d in drawn] == [1, 3]
