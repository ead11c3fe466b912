"""Do the time rules hold for any text and any date?"""

import datetime as dt
import random
import re
import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.anchor import report_date
from dragoman.reading.timex import bounds, find_timexes
from dragoman.reading.timex.calendar import show, step

DATES = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))
ANY_DATES = st.dates()
PIECES = [
    "the",
    "a",
    "last",
    "next",
    "this",
    "two",
    "30",
    "31",
    "1998",
    "2200",
    "1800",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "year",
    "years",
    "decade",
    "century",
    "March",
    "May",
    "Feb.",
    "Friday",
    "Fri",
    "morning",
    "ago",
    "later",
    "earlier",
    "of",
    "in",
    "on",
    "by",
    "since",
    "until",
    "early",
    "late",
    "end",
    "every",
    "10:35",
    "a.m.",
    "GMT",
    "-",
    ",",
    ".",
    "(",
    ")",
    "'",
    "s",
    "'s",
    "29th",
    "first",
    "quarter",
    "half",
    "before",
    "after",
    "1990s",
    "'98",
    "thousand",
    "and",
    "1/2",
    "9/11",
    "12/31/2019",
    "2020-02-30",
    "99999999",
    "Easter",
    "\n\n",
    "century",
    "fiscal",
    "Q",
    "4",
    "noon",
    "yesterday",
    "now",
    "past",
    "coming",
    "previous",
    "that",
    "weekend",
    "summer",
    "hundred",
]
WORDS = st.sampled_from(PIECES)
INNER = st.dates(dt.date(1802, 1, 1), dt.date(2198, 12, 31))
TIMEY = st.lists(WORDS, max_size=25).map(" ".join)
VALUE = re.compile(
    r"(PRESENT|PAST|FUTURE)_REF|P(T?[\dX.]+[A-Z])+(T[\d.]+H)?|FY\d{4}|[\dX]{2,4}(-(\d\d|XX|W\d\d|WXX|Q\d|H\d|SP|SU|FA|WI))?"
    r"(-(\d\d|\d|XX|WE))?(T(\d\d:\d\d|[A-Z]{2}))?"
)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(text=st.one_of(st.text(max_size=200), TIMEY), anchor=st.one_of(st.none(), ANY_DATES))
def test_no_text_and_no_date_raises(text: str, anchor: dt.date | None) -> None:
    found = find_timexes(text, anchor=anchor)

    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=1000, deadline=None)
@given(text=TIMEY, anchor=st.one_of(st.none(), ANY_DATES))
def test_every_value_is_timex3_and_within_the_years(text: str, anchor: dt.date | None) -> None:
    found = find_timexes(text, anchor=anchor)

    assert [t.value for t in found if not VALUE.fullmatch(t.value)] == []
    years = [int(t.value[:4]) for t in found if re.match(r"\d{4}", t.value)]
    assert [y for y in years if not 1800 <= y <= 2200] == []


@settings(max_examples=300, deadline=None)
@given(text=TIMEY, anchor=DATES)
def test_bounds_of_every_value_are_in_order(text: str, anchor: dt.date) -> None:
    ends = [bounds(t.value)[:2] for t in find_timexes(text, anchor=anchor)]

    assert [(a, b) for a, b in ends if a > b] == []


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=200), TIMEY))
def test_no_text_breaks_the_search_for_its_date(text: str) -> None:
    found = report_date(text)

    assert (found.day is None) == (found.basis == "") == (found.span is None)


@given(day=DATES, count=st.integers(-400, 400), unit=st.sampled_from(["1D", "1W"]))
def test_steps_of_days_and_weeks_can_be_taken_back(day: dt.date, count: int, unit: str) -> None:
    there = step(day, count, unit)

    assert there is None or step(there, -count, unit) == day


@given(day=DATES, grain=st.sampled_from(["D", "W", "WE", "M", "Q", "Y"]))
def test_a_day_lies_within_the_stretch_shown_for_it(day: dt.date, grain: str) -> None:
    first, last, _ = bounds(show(day, grain))
    low = first if grain != "WE" else (day - dt.timedelta(days=day.weekday())).isoformat()

    assert low <= day.isoformat()[: len(first)] <= last


@given(
    day=st.dates(
        dt.date(1801, 1, 1), dt.date(2199, 12, 31)
    ),  # at either end the day before or after has no value
    number=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_bare_weekday_lies_within_the_week_that_the_tense_says(day: dt.date, number: str) -> None:
    past = find_timexes(f"They met on {number}.", anchor=day)
    future = find_timexes(f"They will meet on {number}.", anchor=day)
    gone = [(day - dt.date.fromisoformat(t.value)).days for t in past]
    ahead = [(dt.date.fromisoformat(t.value) - day).days for t in future]

    assert all(0 <= days <= 6 for days in gone + ahead)


def test_reading_time_grows_with_the_length_and_not_faster() -> None:
    seeds = [
        "two-",
        "at 10 ",
        "1",
        " \n",
        "a few ",
        "the last two ",
        "9/",
        "one hundred and ",
        "OSLO, ",
        "'",
        "29-",
        "March 5-",
    ]
    hard = [seed * (30_000 // len(seed)) for seed in seeds]

    begun = time.perf_counter()
    found = [len(find_timexes(text, anchor=dt.date(2020, 9, 10))) for text in hard]
    dated = [report_date(text).basis for text in hard]

    assert time.perf_counter() - begun < 15, "360,000 hostile characters"
    assert len(found) == len(dated) == len(hard)


def test_ten_thousand_random_strings_raise_nothing_and_stay_within_the_years() -> None:
    chance = random.Random(5)  # the same strings each time
    pieces = [*PIECES, *"09:/-.,'’\u202e\x00\ud800🙂٣ "]
    texts = ["".join(chance.choice(pieces) + chance.choice(" \n-") for _ in range(12)) for _ in range(10_000)]

    values = [t.value for text in texts for t in find_timexes(text, anchor=dt.date(2020, 2, 29))]

    assert len(values) > 3_000
    assert [v for v in values if re.match(r"\d{4}", v) and not 1800 <= int(v[:4]) <= 2200] == []


@given(day=INNER)
def test_words_count_from_any_day_leap_days_and_ends_of_years_too(day: dt.date) -> None:
    text = (
        "It fell yesterday. It falls tomorrow. It fell last month. It fell a year ago. It fell two days ago."
    )
    values = [t.value for t in find_timexes(text, anchor=day)]
    before = day.replace(day=1) - dt.timedelta(days=1)

    assert values == [
        (day - dt.timedelta(days=1)).isoformat(), (day + dt.timedelta(days=1)).isoformat(), before.isoformat()[:7],
        str(day.year - 1), (day - dt.timedelta(days=2)).isoformat(),
    ]  # fmt: skip


@given(day=INNER)
def test_last_week_is_the_iso_week_before_and_on_a_sunday_the_one_that_ends(day: dt.date) -> None:
    (timex,) = find_timexes("It fell last week.", anchor=day)
    there = (day - dt.timedelta(days=0 if day.isoweekday() == 7 else 7)).isoformat()
    first, last, grain = bounds(timex.value)

    assert grain == "week"
    assert first <= there <= last


@given(day=st.dates())
def test_a_report_date_outside_the_years_leaves_blanks_and_says_so(day: dt.date) -> None:
    within = 1800 <= day.year <= 2200

    assert (report_date("Two met.", published=day.isoformat()).basis == "given") == within
    assert within or [t.value for t in find_timexes("They met on Friday.", anchor=day)] == ["XXXX-WXX-5"]
