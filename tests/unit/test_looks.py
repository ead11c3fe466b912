"""Can each type of event be told from all others on a page, by everybody?"""

from collections import Counter

import pytest

from dragoman.codebook import load_codebook
from dragoman.web.looks import Look, read_looks, rules

LIGHT = {"card": "#ffffff", "paper": "#f7f6f2", "wash": "#efede6", "telling": "#fff3c9"}
DARK = {"card": "#1c2026", "paper": "#14171c", "wash": "#262b33", "telling": "#3a3216"}
LOOKS = read_looks()


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_wcag_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_type_has_a_look_and_a_tag_of_its_own() -> None:
    assert set(LOOKS) == set(load_codebook().types)
    assert len({look.tag for look in LOOKS.values()}) == len(LOOKS)
    assert all(len(look.tag) == 3 for look in LOOKS.values())


def test_no_two_types_of_one_kind_have_the_same_line_and_none_the_same_colour() -> None:
    codebook = load_codebook()
    lines = Counter((codebook.quad_class(look.type), look.line) for look in LOOKS.values())

    assert max(lines.values()) == 1
    assert {look.line for look in LOOKS.values()} <= {"solid", "dashed", "double", "dotted", "wavy"}
    assert len({look.light for look in LOOKS.values()}) == len({look.dark for look in LOOKS.values()}) == 16


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_letters_and_lines_stand_out_from_every_ground_by_day_and_by_night(look: Look) -> None:
    least = min(
        *(contrast(look.light, ground) for ground in LIGHT.values()),
        *(contrast(look.dark, ground) for ground in DARK.values()),
    )

    assert least >= 4.5


def test_the_grounds_tested_are_those_of_the_pages() -> None:
    from dragoman.web.filling import own

    style = own("page.css")
    assert [ground for ground in (*LIGHT.values(), *DARK.values()) if ground not in style] == ["#ffffff"]
    assert "--card: #fff;" in style
    assert ".t-assault { --t: " in rules()
