"""Are months, days of the week and numbers called the same wherever they are asked for?"""

import pytest

from dragoman.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS, month_number
from dragoman.knowledge.tables import word_lists
from dragoman.reading.timex.lexicon import number_told_by


def test_time_expressions_know_the_same_months_and_days_of_the_week() -> None:
    classes = word_lists("timex.toml")["classes"]

    assert classes["MONTH"] == {name: n for n, name in enumerate(MONTHS, start=1)}
    assert classes["WEEKDAY"] == {name: n for n, name in enumerate(WEEKDAYS, start=1)}
    assert set(SHORT_MONTHS) - set(classes["MABBR"]) == {"may"}


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("SEPT", 9), ("dec", 12)])
def test_a_month_has_its_number_however_it_is_written(name: str, number: int) -> None:
    assert month_number(name) == number


def test_what_is_no_month_has_no_number() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        month_number("monday")


@pytest.mark.parametrize(
    ("word", "number"), [("seven", 7), ("12", 12), ("dozen", 12), ("many", None), ("9" * 40, None)]
)
def test_a_number_word_and_a_figure_tell_how_many(word: str, number: int | None) -> None:
    assert number_told_by(word) == number
