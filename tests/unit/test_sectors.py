"""Does each set of sectors stand once, under one name?"""

import re
from pathlib import Path

from dragoman.knowledge import sectors

PACKAGE = Path(sectors.__file__).parents[1]
SETS = {name: found for name, found in vars(sectors).items() if isinstance(found, frozenset)}


def test_a_sector_is_three_capital_letters_or_untold() -> None:
    members = frozenset().union(*SETS.values())

    assert all(re.fullmatch("[A-Z]{3}|", sector) for sector in members)


def test_no_set_stands_under_two_names() -> None:
    assert len(SETS) > 30
    assert len(set(SETS.values())) == len(SETS)


def test_every_set_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))

    assert [name for name in SETS if len(re.findall(rf"\b{name}\b", code)) < 2] == []
