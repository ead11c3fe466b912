"""Is what is parsed the report's own words, each with the way back to where it stood?"""

import pytest

from dragoman.reading.cleaning import BREAK, Clean, clean, load_furniture

FURNITURE = load_furniture()


def cleaned(text: str) -> Clean:
    return clean(text, furniture=FURNITURE, is_place="ACCRA".__eq__)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "In [April](https://example.org/a) **Kenya** met Ghana.",
            "In April Kenya met Ghana.",
            id="markdown",
        ),
        pytest.param(
            "They met [in private] (again).", "They met [in private] (again).", id="brackets-of-its-own"
        ),
        pytest.param("Five * six is thirty.", "Five * six is thirty.", id="a-star-of-its-own"),
        pytest.param("ACCRA: They met.", "They met.", id="dateline"),
        pytest.param("ACCRA. COASTWIRE - They met.", "They met.", id="dateline-with-an-agency"),
        pytest.param(
            "ACCRA (Coast Wire - 3rd May, 2021) They met.", "They met.", id="agency-and-date-between-brackets"
        ),
        pytest.param(
            "ACCRA (the capital, since 1877) They met.",
            "ACCRA (the capital, since 1877) They met.",
            id="brackets-without-a-late-year",
        ),
        pytest.param("ACCRA, June 3. /KOSTA/. They met.", "They met.", id="day-and-agency-in-strokes"),
        pytest.param("ACCRA, 3 June (Kosta) They met.", "They met.", id="day-and-agency-in-brackets"),
        pytest.param("ACCRA, Ghana, Jun. 3\nThey met.", "They met.", id="a-line-of-its-own"),
        pytest.param("ACCRA, June 3 saw rain.", "ACCRA, June 3 saw rain.", id="a-day-in-a-sentence"),
        pytest.param(
            "kosta News, 24 March - After a raid they met.", "After a raid they met.", id="agency-and-date"
        ),
        pytest.param(
            "They met, 24 years on - and it rained.", "They met, 24 years on - and it rained.", id="no-date"
        ),
        pytest.param(
            "HE Minister Ana Soto met H.E. Mr. Kofi Ade and Premier the Honourable Lupe Tasi.",
            "Minister Ana Soto met Kofi Ade and Premier Lupe Tasi.",
            id="styles-before-names",
        ),
        pytest.param(
            "His Excellency also met her. HE SAID SO.",
            "His Excellency also met her. HE SAID SO.",
            id="no-name-behind",
        ),
        pytest.param("They met \ud800 again.", "They met \ufffd again.", id="half-a-surrogate-pair"),
    ],
)
def test_marks_that_are_no_words_are_left_out(text: str, wanted: str) -> None:
    assert cleaned(text).text == wanted


def test_words_after_a_mark_lead_back_to_where_they_stood() -> None:
    text = "In [April](https://example.org/a) **Kenya** met Ghana."
    found = cleaned(text)
    at = found.text.index("Kenya")
    start, end = found.given(at, at + len("Kenya"))
    assert text[start:end] == "Kenya"
    start, end = found.given(0, len(found.text))
    assert text[start:end] == text


def test_a_long_run_of_blanks_costs_no_more_than_its_length() -> None:
    assert BREAK.search("a" + " " * 200_000 + "b") is None
    assert BREAK.split("a  \n\n  b \n c") == ["a", "b", "c"]
