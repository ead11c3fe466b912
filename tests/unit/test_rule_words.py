"""Is each list of words that rules go by asked for, and is each that is asked for there?"""

import re
from pathlib import Path

import pytest

from dragoman.codebook.frames import load_lists
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.tables import word_lists

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "dragoman"
HELD = {
    f"{table}.{row}": words
    for table, rows in word_lists("rule_words.toml").items()
    for row, words in rows.items()
}
LISTS = {name: words for name, words in HELD.items() if isinstance(words, list)}
TABLES = {name: words for name, words in HELD.items() if isinstance(words, dict)}
CODE = [
    path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")) if path.stem != "rule_words"
]


def asked(reader: str) -> set[str]:
    return {name for code in CODE for name in re.findall(rf'{reader}\(\s*"([a-z_.]+)"\s*\)', code)}


def test_every_list_is_asked_for_and_every_one_that_is_asked_for_is_there() -> None:
    assert len(LISTS) > 100
    assert set(LISTS) == asked("word_list")


def test_every_table_is_asked_for_and_every_one_that_is_asked_for_is_there() -> None:
    assert len(TABLES) > 5
    assert set(TABLES) == asked("word_table")


def test_every_list_stands_under_a_file_of_the_package() -> None:
    files = {path.stem for path in PACKAGE.rglob("*.py")}

    assert {name.partition(".")[0] for name in HELD} <= files


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_holds_each_word_once_in_small_letters(name: str) -> None:
    words = LISTS[name]

    assert words == sorted({word.lower() for word in words})
    assert len(words) > 2


@pytest.mark.parametrize("name", TABLES)
def test_a_table_tells_of_words_in_small_letters_or_of_sectors(name: str) -> None:
    keys = list(TABLES[name])

    assert len(keys) > 1
    assert all(key == key.lower() for key in keys) or all(key == key.upper() for key in keys)


def test_the_letters_of_navies_are_those_that_frames_go_by() -> None:
    assert set(TABLES["warships.navies"]) == set(load_lists()["navies"])


def test_a_list_that_is_not_there_is_no_empty_one() -> None:
    with pytest.raises(KeyError):
        word_list("doers.nothing")
