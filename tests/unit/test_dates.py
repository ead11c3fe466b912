"""Is the day of publication read, and which of several that disagree is taken?"""

import datetime as dt

import pytest

from dragoman.sources.dates import Published, Stated, address_day, choose, plain_day, stated

TODAY = dt.date(2021, 5, 1)
TENTH, TWELFTH = dt.date(2020, 9, 10), dt.date(2020, 9, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("2020-09-10", "2020-09-10T23:30:00-05:00", "2020/09/10", "20200910", "20200910T2330", "10.09.2020"),
        *("Thu, 10 Sep 2020 23:30:00 -0500", "September 10, 2020", "Sept. 10, 2020 at 5:30 pm"),
        *(
            "10 September 2020",
            "10th of September 2020",
            "Thu Sep 10 17:00:00 EDT 2020",
            "Published: 10 Sep 2020",
        ),
    ],
)
def test_common_forms_of_a_date_are_read_as_the_publishers_day(text: str) -> None:
    assert plain_day(text) == TENTH


@pytest.mark.parametrize(
    "text", ["10/09/2020", "09-10-20", "September 2020", "2020", "2020-02-30", "", "x" * 999, "1599696000"]
)
def test_what_can_mean_two_days_or_none_is_no_date(text: str) -> None:
    assert plain_day(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2020/09/10/talks", TENTH),
        ("https://news.example/2020/9/10/talks", TENTH),
        ("https://news.example/world/2020-09-10-talks.html", TENTH),
        ("https://news.example/2020/sep/10/talks", TENTH),
        ("https://news.example/a20200910.htm", TENTH),
        ("https://news.example/1202009101", None),
        ("https://2020-09-10.example/talks", None),
        ("https://news.example/2020/13/10/", None),
        ("https://news.example/talks#2020-09-10", None),
        ("", None),
    ],
)
def test_an_address_tells_a_day_where_it_bears_one(url: str, day: dt.date | None) -> None:
    assert address_day(url) == day


@pytest.mark.parametrize(
    ("found", "modified", "chosen"),
    [
        pytest.param([], [], Published(), id="nothing"),
        pytest.param([("json-ld", TENTH)], [], Published("2020-09-10", "json-ld", "high"), id="one-that-a-program-wrote"),
        pytest.param([("url", TENTH)], [], Published("2020-09-10", "url", "medium"), id="only-the-address"),
        pytest.param([("text", TENTH)], [], Published("2020-09-10", "text", "low"), id="only-the-words"),
        pytest.param([("url", TENTH), ("time", TENTH)], [], Published("2020-09-10", "time", "high"), id="two-agree"),
        pytest.param([("json-ld", TENTH), ("meta", TWELFTH)], [], Published("2020-09-10", "json-ld", "low"), id="one-against-one"),
        pytest.param([("json-ld", TWELFTH), ("url", TENTH)], [TWELFTH], Published("2020-09-10", "url", "low"), id="the-other-is-the-day-of-a-change"),
        pytest.param([("json-ld", TWELFTH), ("meta", TENTH), ("url", TENTH)], [], Published("2020-09-10", "meta", "medium"), id="two-against-one"),
        pytest.param([("meta", dt.date(1970, 1, 1)), ("time", TENTH)], [], Published("2020-09-10", "time", "medium"), id="the-epoch-is-no-date"),
        pytest.param([("meta", dt.date(2021, 5, 3)), ("time", TENTH)], [], Published("2020-09-10", "time", "medium"), id="the-future-is-no-date"),
        pytest.param([("meta", TENTH), ("meta", TWELFTH)], [], Published("2020-09-10", "meta", "high"), id="the-first-of-a-part-counts"),
    ],
)  # fmt: skip
def test_the_day_that_most_parts_tell_is_taken(
    found: list[tuple[str, dt.date]], modified: list[dt.date], chosen: Published
) -> None:
    told = [Stated(source, day) for source, day in found]  # type: ignore[arg-type]

    assert choose(told, today=TODAY, modified=modified) == chosen


def test_a_time_in_greenwich_gives_way_to_the_publishers_own_day_beside_it() -> None:
    greenwich, local = stated("json-ld", "2020-09-11T02:00:00Z"), stated("url", "2020-09-10")
    far = stated("url", "2020-09-08")

    assert greenwich is not None
    assert local is not None
    assert far is not None
    assert choose([greenwich, local], today=TODAY) == Published("2020-09-10", "url", "medium")
    assert choose([greenwich, far], today=TODAY).day == "2020-09-11"
