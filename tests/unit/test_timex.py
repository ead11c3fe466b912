"""Are times found, typed and valued? Every rule of timex.toml has an example here."""

import datetime as dt

import pytest
from spacy.language import Language

from dragoman.errors import DataError
from dragoman.reading.anchor import ReportDate, report_date
from dragoman.reading.timex import Timex, bounds, find_timexes
from dragoman.reading.timex.lexicon import compile_lexicon, load_lexicon
from dragoman.reading.timex.tense import tense_from_parse

THURSDAY = dt.date(2020, 9, 10)

# sentence, then (words, type, value) of each expression in it; the report is of Thursday 2020-09-10
EXAMPLES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # dates in full
    ("It began on 2020-09-09.", [("2020-09-09", "DATE", "2020-09-09")]),
    ("Logged 2020-09-09T10:30Z by the post.", [("2020-09-09T10:30Z", "TIME", "2020-09-09T10:30")]),
    ("They met on March 5, 1946, in Lima.", [("March 5, 1946", "DATE", "1946-03-05")]),
    ("They met on 5 March 1946 in Lima.", [("5 March 1946", "DATE", "1946-03-05")]),
    ("They met on the 5th of March, 1946.", [("the 5th of March, 1946", "DATE", "1946-03-05")]),
    ("They met on Friday, Oct. 23, 1998.", [("Friday, Oct. 23, 1998", "DATE", "1998-10-23")]),
    ("The letter is dated 13/02/2019.", [("13/02/2019", "DATE", "2019-02-13")]),
    ("The letter is dated 13.02.2019.", [("13.02.2019", "DATE", "2019-02-13")]),
    ("The week of June 8, 2020 was calm.", [("The week of June 8, 2020", "DATE", "2020-W24")]),
    # dates without a year, by tense
    ("The envoys met on August 28.", [("August 28", "DATE", "2020-08-28")]),
    ("The envoys will meet on 3 October.", [("3 October", "DATE", "2020-10-03")]),
    ("Troops left last Oct. 23 by sea.", [("last Oct. 23", "DATE", "2019-10-23")]),
    ("The fair will run on 29-30 January.", [("29", "DATE", "2021-01-29"), ("30 January", "DATE", "2021-01-30")]),
    ("It ran on December 13-15, 2019.", [("December 13", "DATE", "2019-12-13"), ("15, 2019", "DATE", "2019-12-15")]),
    # weekdays
    ("The envoys met on Friday.", [("Friday", "DATE", "2020-09-04")]),
    ("The envoys will meet on Friday.", [("Friday", "DATE", "2020-09-11")]),
    ("The envoys met on Thursday.", [("Thursday", "DATE", "2020-09-10")]),
    ("The envoys met last Thursday.", [("last Thursday", "DATE", "2020-09-03")]),
    ("The envoys meet next Thursday.", [("next Thursday", "DATE", "2020-09-17")]),
    ("He wrote on Wednesday night.", [("Wednesday night", "TIME", "2020-09-09TNI")]),
    ("They will vote on Friday of next week.", [("Friday of next week", "DATE", "2020-09-18")]),
    ("They voted Friday last.", [("Friday last", "DATE", "2020-09-04")]),
    ("They had voted on Fri in Oslo.", [("Fri", "DATE", "2020-09-04")]),
    # told from the report's date
    ("She spoke today with the king.", [("today", "DATE", "2020-09-10")]),
    ("She left yesterday morning.", [("yesterday morning", "TIME", "2020-09-09TMO")]),
    ("She came the day before yesterday.", [("the day before yesterday", "DATE", "2020-09-08")]),
    ("It fell on the eve of the June 8 vote.", [("the eve of the June 8", "DATE", "2020-06-07")]),
    ("It fell on October 7 last year.", [("October 7 last year", "DATE", "2019-10-07")]),
    ("It fell after the Sept. 11 attacks.", [("Sept. 11", "DATE", "2001-09-11")]),
    ("It fell by end-March 2019.", [("end-March 2019", "DATE", "2019-03")]),
    ("It fell in the first week of May.", [("the first week of May", "DATE", "2020-05")]),
    ("It fell on the last day of May.", [("the last day of May", "DATE", "2020-05-31")]),
    ("It fell on the 25th of last month.", [("the 25th of last month", "DATE", "2020-08-25")]),
    ("It fell in the final quarter of 2019.", [("the final quarter of 2019", "DATE", "2019-Q4")]),
    ("It fell in the 2019 fiscal year.", [("the 2019 fiscal year", "DATE", "FY2019")]),
    ("It fell decades ago.", [("decades ago", "DATE", "PAST_REF")]),
    ("It fell half a century ago.", [("half a century ago", "DATE", "1970")]),
    ("It fell at 10.30am local time on Monday.", [("10.30am local time on Monday", "TIME", "2020-09-07T10:30")]),
    ("It fell earlier in the day.", [("earlier in the day", "DATE", "2020-09-10")]),
    ("It will fall in two weeks.", [("two weeks", "DURATION", "P2W")]),
    ("It fell at 4 o'clock.", [("4 o'clock", "TIME", "2020-09-10T04:00")]),
    ("It fell on the night of May 3.", [("the night of May 3", "TIME", "2020-05-03TNI")]),
    ("It fell on the night of Friday, May 1.", [("the night of Friday, May 1", "TIME", "2020-05-01TNI")]),
    ("It fell on the night of Friday.", [("the night of Friday", "TIME", "2020-09-04TNI")]),
    ("It fell a year and a half ago.", [("a year and a half ago", "DATE", "2019")]),
    ("He left on Sunday. A day and a half later it fell.", [("Sunday", "DATE", "2020-09-06"), ("A day and a half later", "DATE", "2020-09-08")]),
    ("He left. Two days later it fell.", [("Two days later", "DURATION", "P2D")]),
    ("He left on Sunday. An hour later it fell.", [("Sunday", "DATE", "2020-09-06"), ("An hour later", "DURATION", "PT1H")]),
    ("It lasted two years and four months.", [("two years and four months", "DURATION", "P2Y4M")]),
    ("It took two days and ten weeks.", [("two days", "DURATION", "P2D"), ("ten weeks", "DURATION", "P10W")]),
    ("They fought for the past year and a half.", [("the past year and a half", "DURATION", "P1Y6M")]),
    ("Sales fell from the year-ago quarter.", [("year-ago", "DATE", "2019")]),
    ("They met on 3 May. The following Tuesday they left.", [("3 May", "DATE", "2020-05-03"), ("The following Tuesday", "DATE", "2020-05-05")]),
    ("They met on Monday. In the evening they left.", [("Monday", "DATE", "2020-09-07"), ("the evening", "TIME", "2020-09-07TEV")]),
    ("They met on Monday, and left by late afternoon.", [("Monday", "DATE", "2020-09-07"), ("late afternoon", "TIME", "2020-09-07TAF")]),
    ("She quit last May, and left that same day.", [("last May", "DATE", "2020-05"), ("that same day", "DATE", "2020-05-XX")]),
    ("They left at 09:00 GMT (11:00 local time).", [("09:00 GMT (11:00 local time)", "TIME", "2020-09-10T09:00")]),
    ("They left at 8:30 a.m. (0530 GMT) on Monday.", [("8:30 a.m. (0530 GMT)", "TIME", "2020-09-07T08:30"), ("Monday", "DATE", "2020-09-07")]),
    ("They left at 8:30 a.m. (and wept).", [("8:30 a.m.", "TIME", "2020-09-10T08:30")]),
    ("He was seen at 5 p.m. three days before the raid.", [("5 p.m. three days", "TIME", "XXXX-XX-XXT17:00")]),
    ("He was seen at 5 p.m. for three days.", [("5 p.m.", "TIME", "2020-09-10T17:00"), ("three days", "DURATION", "P3D")]),
    ("The patrol left at 1930 hours, and 1930 hours of tape are lost.", [("1930 hours", "TIME", "2020-09-10T19:30"), ("1930 hours", "DURATION", "PT1930H")]),
    ("The form bears 5-Nov-2012.", [("5-Nov-2012", "DATE", "2012-11-05")]),
    ("It fell in the month of May.", [("the month of May", "DATE", "2020-05")]),
    ("It rose in each of the last four years.", [("each of the last four years", "SET", "P1Y")]),
    ("It rose over the last four years.", [("the last four years", "DURATION", "P4Y")]),
    ("They march on Tuesday nights.", [("Tuesday nights", "SET", "XXXX-WXX-2TNI")]),
    ("Sales fell in the latest quarter.", [("the latest quarter", "DATE", "2020-Q2")]),
    ("Sales fell in the current quarter, and in the current year.", [("the current quarter", "DATE", "2020-Q3"), ("the current year", "DATE", "2020")]),
    ("She met the current mayor and current and former aides.", [("current", "DATE", "PRESENT_REF"), ("current", "DATE", "PRESENT_REF")]),
    ("They built it in the 1800s, and again in the 2000s.", [("the 1800s", "DATE", "18"), ("the 2000s", "DATE", "200X")]),
    ("It took between two and three years.", [("two and three years", "DURATION", "P3Y")]),
    ("It took one hundred and three years.", [("one hundred and three years", "DURATION", "P103Y")]),
    ("It took one-and-a-half years.", [("one-and-a-half years", "DURATION", "P1Y6M")]),
    ("The mine is worked three hours a day.", [("three hours a day", "SET", "P1D")]),
    ("The king will address today's march.", [("today", "DATE", "2020-09-10")]),
    ("She moved recently, as recently as June.", [("recently", "DATE", "PAST_REF"), ("June", "DATE", "2020-06")]),
    ("In 1974 Ford won the vote.", [("1974", "DATE", "1974")]),
    ("It is due at week's end.", [("week's end", "DATE", "2020-W37")]),
    ("It fell early in the decade and rose later in the century.", [("early in the decade", "DATE", "202X"), ("later in the century", "DATE", "20")]),
    ("Rents rose in spring last year.", [("spring last year", "DATE", "2019-SP")]),
    ("Rents fall last year's gains away.", [("last year", "DATE", "2019")]),
    ("He fell on 3 May 2011. The following spring they met, as in the previous summer.", [("3 May 2011", "DATE", "2011-05-03"), ("The following spring", "DATE", "2012-SP"), ("the previous summer", "DATE", "2011-SU")]),
    ("Sales beat the same month last year.", [("last year", "DATE", "2019")]),
    ("It fell two Mondays ago.", [("two Mondays ago", "DATE", "2020-08-31")]),
    ("They pray on Mondays.", [("Mondays", "SET", "XXXX-WXX-1")]),
    ("The half-yearly and semi-annual talks began.", [("half-yearly", "SET", "P6M"), ("semi-annual", "SET", "P6M")]),
    ("They fought a six-day war.", [("six-day", "DURATION", "P6D")]),
    ("They left at 3 p.m. on Tuesday, 5 May 2020.", [("3 p.m. on Tuesday, 5 May 2020", "TIME", "2020-05-05T15:00")]),
    ("It opens at 1:00 in the afternoon.", [("1:00 in the afternoon", "TIME", "2020-09-10T13:00")]),
    ("He died at ten o'clock at night.", [("ten o'clock at night", "TIME", "2020-09-10T22:00")]),
    ("It hit at nine o'clock Friday night.", [("nine o'clock Friday night", "TIME", "2020-09-04T21:00")]),
    ("They met at 5.30pm yesterday, and again at 9 p.m. last night.", [("5.30pm yesterday", "TIME", "2020-09-09T17:30"), ("9 p.m. last night", "TIME", "2020-09-09T21:00")]),
    ("They fled in 2008 hours after the vote.", [("2008", "DATE", "2008"), ("hours", "DURATION", "PTXH")]),
    ("It took 3½ years.", [("3½ years", "DURATION", "P3Y6M")]),
    ("It was dry on Monday, as on the previous night, and the previous night was calm.", [("Monday", "DATE", "2020-09-07"), ("the previous night", "TIME", "2020-09-06TNI"), ("the previous night", "TIME", "2020-09-06TNI")]),
    ("The 2021/2022 financial year ended.", [("The 2021/2022 financial year", "DATE", "FY2021")]),
    ("He left in May. Two weeks later he fell.", [("May", "DATE", "2020-05"), ("Two weeks later", "DURATION", "P2W")]),
    ("He left in 2001. A few years later he fell.", [("2001", "DATE", "2001"), ("A few years later", "DURATION", "PXY")]),
    ("The last week was calm.", [("The last week", "DURATION", "P1W")]),
    ("They vote in the coming week.", [("the coming week", "DATE", "2020-W38")]),
    ("It fell on Monday, and on that day all wept.", [("Monday", "DATE", "2020-09-07"), ("that day", "DATE", "2020-09-07")]),
    ("They met on April 4 2012.", [("April 4 2012", "DATE", "2012-04-04")]),
    ("The August truce held.", [("August", "DATE", "2020-08")]),
    ("It fell a short time ago.", [("a short time ago", "DATE", "PAST_REF")]),
    ("Third-quarter profit rose.", [("Third-quarter", "DATE", "2020-Q3")]),
    ("It lasted an hour and a half.", [("an hour and a half", "DURATION", "PT1H30M")]),
    ("It will fall by year-end.", [("year-end", "DATE", "2020")]),
    ("It fell on Memorial Day.", [("Memorial Day", "DATE", "2020-05-25")]),
    ("The king fell in December.", [("December", "DATE", "2019-12")]),
    ("Shots rang out last night.", [("last night", "TIME", "2020-09-09TNI")]),
    ("They march tonight.", [("tonight", "TIME", "2020-09-10TNI")]),
    ("He resigned last week.", [("last week", "DATE", "2020-W36")]),
    ("He resigned earlier this month.", [("earlier this month", "DATE", "2020-09")]),
    ("He will resign early next year.", [("early next year", "DATE", "2021")]),
    ("He resigned the year before last.", [("the year before last", "DATE", "2018")]),
    ("It is due later in the week.", [("later in the week", "DATE", "2020-W37")]),
    ("It fell last weekend.", [("last weekend", "DATE", "2020-W36-WE")]),
    ("They talk this weekend.", [("this weekend", "DATE", "2020-W37-WE")]),
    ("It fell two days ago.", [("two days ago", "DATE", "2020-09-08")]),
    ("It fell more than four years ago.", [("more than four years ago", "DATE", "2016")]),
    ("It opens ten days from now.", [("ten days from now", "DATE", "2020-09-20")]),
    ("It opens in two weeks' time.", [("in two weeks' time", "DATE", "2020-W39")]),
    # told from the last date
    ("It fell on May 3, 2019. The next day he fled.", [("May 3, 2019", "DATE", "2019-05-03"), ("The next day", "DATE", "2019-05-04")]),
    ("It fell on May 3, 2019. He had fled the day before.", [("May 3, 2019", "DATE", "2019-05-03"), ("the day before", "DATE", "2019-05-02")]),
    ("It fell on May 3, 2019. Two days later he fled.", [("May 3, 2019", "DATE", "2019-05-03"), ("Two days later", "DATE", "2019-05-05")]),
    ("It fell on May 3, 2019. Later that day he fled.", [("May 3, 2019", "DATE", "2019-05-03"), ("Later that day", "DATE", "2019-05-03")]),
    ("It fell in 1998. He fled the following year.", [("1998", "DATE", "1998"), ("the following year", "DATE", "1999")]),
    ("It fell in 1998. He fled later the same year.", [("1998", "DATE", "1998"), ("later the same year", "DATE", "1998")]),
    # months, seasons, quarters, years
    ("The pact was signed in June 1998.", [("June 1998", "DATE", "1998-06")]),
    ("It grew between March and June 2019.", [("March", "DATE", "2019-03"), ("June 2019", "DATE", "2019-06")]),
    ("It was signed in March last year.", [("March last year", "DATE", "2019-03")]),
    ("It was signed in April.", [("April", "DATE", "2020-04")]),
    ("It will be signed in April.", [("April", "DATE", "2021-04")]),
    ("It was signed in late May.", [("late May", "DATE", "2020-05")]),
    ("The two last met in Oslo this January.", [("this January", "DATE", "2020-01")]),
    ("Talks have stalled since May.", [("May", "DATE", "2020-05")]),
    ("Talks have stalled since March.", [("March", "DATE", "2020-03")]),
    ("It was signed in the summer of 1998.", [("the summer of 1998", "DATE", "1998-SU")]),
    ("It was signed last fall.", [("last fall", "DATE", "2019-FA")]),
    ("It was signed in the spring.", [("the spring", "DATE", "2020-SP")]),
    ("It rose in the second quarter of 1998.", [("the second quarter of 1998", "DATE", "1998-Q2")]),
    ("It rose in Q2 2020.", [("Q2 2020", "DATE", "2020-Q2")]),
    ("It rose last quarter.", [("last quarter", "DATE", "2020-Q2")]),
    ("It rose in the first half of 2019.", [("the first half of 2019", "DATE", "2019-H1")]),
    ("It rose in fiscal 2019.", [("fiscal 2019", "DATE", "FY2019")]),
    ("It rose in the 20th century.", [("the 20th century", "DATE", "19")]),
    ("It has stood since 2019.", [("2019", "DATE", "2019")]),
    ("It rose in early 1998.", [("early 1998", "DATE", "1998")]),
    ("He called 1998 a bad year.", [("1998", "DATE", "1998")]),
    ("The 2014-15 season was dry.", [("2014", "DATE", "2014"), ("15", "DATE", "2015")]),
    ("It has stood since '98.", [("'98", "DATE", "1998")]),
    ("It rose in the late 1990s.", [("the late 1990s", "DATE", "199X")]),
    ("It rose in the 80s.", [("the 80s", "DATE", "198X")]),
    ("It rose in the nineties.", [("in the nineties", "DATE", "199X")]),
    ("It is due by the end of the year.", [("the end of the year", "DATE", "2020")]),
    ("It fell at the beginning of 2019.", [("the beginning of 2019", "DATE", "2019")]),
    ("It changed after 9/11.", [("9/11", "DATE", "2001-09-11")]),
    # clock times
    ("It struck at 10:35 a.m. in Lima.", [("10:35 a.m.", "TIME", "2020-09-10T10:35")]),
    ("It struck at 9 p.m. EST Tuesday.", [("9 p.m. EST Tuesday", "TIME", "2020-09-08T21:00")]),
    ("It struck at 1400 GMT.", [("1400 GMT", "TIME", "2020-09-10T14:00")]),
    ("It struck at 4 in the morning.", [("4 in the morning", "TIME", "2020-09-10T04:00")]),
    ("It struck at midnight Tuesday.", [("midnight Tuesday", "TIME", "2020-09-08T24:00")]),
    # durations
    ("They fought for two days.", [("two days", "DURATION", "P2D")]),
    ("It was a five-hour march.", [("five-hour", "DURATION", "PT5H")]),
    ("It took 5 1/2 hours.", [("5 1/2 hours", "DURATION", "PT5H30M")]),
    ("It took two and a half years.", [("two and a half years", "DURATION", "P2Y6M")]),
    ("It took twenty-five months.", [("twenty-five months", "DURATION", "P25M")]),
    ("It took half a year.", [("half a year", "DURATION", "P6M")]),
    ("It took three more weeks.", [("three more weeks", "DURATION", "P3W")]),
    ("It took another month.", [("another month", "DURATION", "P1M")]),
    ("They fought for weeks.", [("weeks", "DURATION", "PXW")]),
    ("It ended a decades-long feud.", [("decades-long", "DURATION", "PXY")]),
    ("It ended a years-old feud.", [("years", "DURATION", "PXY")]),
    ("It was a weeklong strike.", [("weeklong", "DURATION", "P1W")]),
    ("It grew over the last two weeks.", [("the last two weeks", "DURATION", "P2W")]),
    ("It grew over the past decade.", [("the past decade", "DURATION", "P10Y")]),
    ("It grew in recent days.", [("recent days", "DURATION", "PXD")]),
    ("It grew in the last month.", [("the last month", "DURATION", "P1M")]),
    # sets
    ("They meet every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
    ("They meet every two weeks.", [("every two weeks", "SET", "P2W")]),
    ("They meet twice a week.", [("twice a week", "SET", "P1W")]),
    ("It moves 300 tons a day.", [("a day", "SET", "P1D")]),
    ("It costs a dollar per day.", [("per day", "SET", "P1D")]),
    ("The annual summit opened.", [("annual", "SET", "P1Y")]),
    ("They pray on Fridays.", [("Fridays", "SET", "XXXX-WXX-5")]),
    # vague times and holidays
    ("They are now at war.", [("now", "DATE", "PRESENT_REF")]),
    ("She is currently in Lima.", [("currently", "DATE", "PRESENT_REF")]),
    ("She was recently in Lima.", [("recently", "DATE", "PAST_REF")]),
    ("At the moment all is calm.", [("At the moment", "DATE", "PRESENT_REF")]),
    ("In the past all was calm.", [("the past", "DATE", "PAST_REF")]),
    ("It may help in the near future.", [("the near future", "DATE", "FUTURE_REF")]),
    ("He came last Christmas.", [("last Christmas", "DATE", "2019-12-25")]),
    ("He came on New Year's Day 2011.", [("New Year's Day 2011", "DATE", "2011-01-01")]),
    ("He came at Easter 2000.", [("Easter 2000", "DATE", "2000-04-23")]),
    # no time at all
    ("A 34-year-old driver fled.", []),
    ("He slept in the early hours.", []),
    ("Bloody Sunday is remembered.", []),
    ("They march for bread.", []),
    ("It may rain.", []),
]  # fmt: skip

NEAR_MISSES = [
    pytest.param("The minister may resign and march on.", id="may-and-march-as-verbs"),
    pytest.param("It was signed by May, the premier's rival.", id="may-after-by-is-a-surname"),
    pytest.param("Some 2000 troops crossed.", id="a-count-of-troops"),
    pytest.param("It cost $1998 in all.", id="a-price"),
    pytest.param("Resolution 2254 was adopted.", id="a-resolution-number"),
    pytest.param("He is in his 30s.", id="an-age-in-decades"),
    pytest.param("The Sunday Times reported it.", id="a-newspaper"),
    pytest.param("He is six years old.", id="an-age"),
    pytest.param("He sat down.", id="sat-is-no-saturday"),
    pytest.param("Jan Novak resigned.", id="jan-is-a-name"),
    pytest.param("It lies 31/45 of the way.", id="a-fraction"),
    pytest.param("The score was 25:61.", id="no-clock"),
    pytest.param("On February 30 nothing was signed.", id="no-such-day"),
    pytest.param("On 31/31/2019 nothing was signed.", id="no-such-month"),
    pytest.param("A boy 10 years and 164 days old won.", id="an-age-of-two-parts"),
    pytest.param("They drove at 80 miles per hour.", id="a-speed"),
    pytest.param("See https://news.example/may-5-2019/september for more.", id="a-web-address"),
    pytest.param("She sang on the Tonight Show.", id="a-show's-name"),
    pytest.param("The Daily Post was read by all.", id="a-daily's-name"),
    pytest.param("The March on Rome is remembered.", id="a-march"),
    pytest.param("The May government fell.", id="may-is-a-premier"),
    pytest.param("They fear a future without water.", id="a-kind-of-future"),
    pytest.param("The mine is worked 24 hours a day, seven days a week.", id="always"),
    pytest.param("The song speaks to today's youth and to the world of today.", id="today-as-a-kind"),
    pytest.param("He drove off in a 1974 Ford.", id="a-car's-model"),
    pytest.param("The wall was built in 2000 B.C. by serfs.", id="before-christ"),
    pytest.param("The Six-Day War and the Thirty Years' War are taught.", id="wars-by-name"),
    pytest.param("A current of air and the current account rose.", id="a-current"),
    pytest.param("In 1234 and in 2345 nothing was signed.", id="outside-the-years"),
]


def found(text: str, anchor: dt.date | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in find_timexes(text, anchor=anchor)]


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES, ids=[e[0][:40] for e in EXAMPLES])
def test_a_time_is_found_and_valued(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_what_only_looks_like_a_time_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_every_rule_has_an_example_that_it_matches() -> None:
    used = {t.rule for sentence, _ in EXAMPLES for t in find_timexes(sentence, anchor=THURSDAY)}
    silent = {"timex." + r.name for r in load_lexicon().rules if r.resolve == "none"}

    assert {"timex." + r.name for r in load_lexicon().rules} - silent - used == set()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They met on Thursday.", "XXXX-WXX-4"),
        ("They met in April.", "XXXX-04"),
        ("They met on March 12.", "XXXX-03-12"),
        ("They met today.", "PRESENT_REF"),
        ("They met yesterday.", "PAST_REF"),
        ("They met last week.", "PAST_REF"),
        ("They meet next week.", "FUTURE_REF"),
        ("They met at 9 a.m.", "XXXX-XX-XXT09:00"),
        ("They met in 1998.", "1998"),
    ],
)
def test_without_a_report_date_the_value_keeps_its_blanks(sentence: str, value: str) -> None:
    assert [v for _, _, v in found(sentence, anchor=None)] == [value]


@pytest.mark.parametrize(
    ("anchor", "sentence", "value"),
    [
        pytest.param(dt.date(2020, 2, 29), "It fell a year ago.", "2019", id="leap-day"),
        pytest.param(dt.date(2021, 1, 1), "It fell yesterday.", "2020-12-31", id="new-year"),
        pytest.param(dt.date(2021, 1, 1), "It fell last week.", "2020-W52", id="week-53"),
        pytest.param(dt.date(2021, 1, 2), "It fell last month.", "2020-12", id="month-before-january"),
        pytest.param(dt.date(2021, 3, 31), "It fell a month ago.", "2021-02", id="short-month"),
        pytest.param(dt.date(2019, 2, 16), "It will open on March 12.", "2019-03-12", id="date-ahead"),
        pytest.param(dt.date(2021, 6, 1), "It fell on February 29.", "2020-02-29", id="last-leap-day"),
    ],
)
def test_ends_of_years_and_months_are_counted_right(anchor: dt.date, sentence: str, value: str) -> None:
    assert [v for _, _, v in found(sentence, anchor)] == [value]


@pytest.mark.parametrize(
    ("sentence", "begin", "finish"),
    [
        ("It grew over the last two weeks.", "2020-08-27", "2020-09-10"),
        ("It grew over the past three months.", "2020-06", "2020-09-10"),
        ("It will grow over the next 10 days.", "2020-09-10", "2020-09-20"),
        ("It will grow later this week.", "2020-09-11", "2020-09-13"),
        ("It grew earlier this month.", "2020-09", "2020-09-10"),
        ("It fell a year ago.", "2019-09", "2019-09"),
        ("It will fall in two weeks.", "2020-09-21", "2020-09-27"),
        ("It fell in the second half of March.", "2020-03-16", "2020-03-31"),
        ("It fell in the last week of February 2020.", "2020-02-23", "2020-02-29"),
        ("They fought for two weeks.", "", ""),
    ],
)
def test_a_stretch_tied_to_the_report_has_its_ends(sentence: str, begin: str, finish: str) -> None:
    (timex,) = find_timexes(sentence, anchor=THURSDAY)

    assert (timex.begin, timex.finish) == (begin, finish)


def test_a_parsers_tense_goes_before_the_guess() -> None:
    (timex,) = find_timexes("They met on Friday.", anchor=THURSDAY, tense=lambda _: "future")

    assert timex.value == "2020-09-11"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The king said Friday that he would resign.", "2020-09-04"),
        ("The king would resign on Friday.", "2020-09-11"),
        ("They have until Friday to leave, and would leave.", "2020-09-11"),
        ("The king said he could come as soon as Friday.", "2020-09-11"),
        ("The king praised Friday's ruling.", "2020-09-04"),
        ("The king was hurt by Friday's ruling.", "2020-09-04"),
        ("On Friday the king set out for Oslo and wept.", "2020-09-04"),
        ("The king asked for a truce to begin on Friday.", "2020-09-11"),
        ("The king began to read on Friday.", "2020-09-04"),
        ("They did not plan to leave on Friday.", "2020-09-11"),
    ],
)
def test_a_weekday_looks_back_or_ahead_with_the_words_around_it(sentence: str, day: str) -> None:
    assert [v for _, _, v in found(sentence)] == [day]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        pytest.param("It is the king's birthday on Friday.", ["2020-09-11"], id="tomorrow-in-the-present"),
        pytest.param("It is the king's birthday on Saturday.", ["2020-09-05"], id="present-and-farther"),
        pytest.param("He promised “a truce” by Friday.", ["2020-09-11"], id="by-after-a-closing-mark"),
        pytest.param("“A truce,” he said. “So be it.” By Saturday he fled.", ["2020-09-05"], id="by-opens"),
        pytest.param("The fair ran from Monday through Friday.", ["2020-09-07", "2020-09-11"], id="a-range"),
        pytest.param("The fair ran on Monday and on Friday.", ["2020-09-07", "2020-09-04"], id="no-range"),
    ],
)
def test_a_weekday_without_a_past_verb_is_the_near_one(sentence: str, days: list[str]) -> None:
    assert [v for _, _, v in found(sentence)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "The queen headed Friday to Oslo. She will be in Oslo on Friday night.",
            ["2020-09-11", "2020-09-11TNI"],
            id="tomorrow",
        ),
        pytest.param(
            "The queen headed last Friday to Oslo. She will be in Bergen on Friday.",
            ["2020-09-04", "2020-09-11"],
            id="last-is-said",
        ),
        pytest.param(
            "The queen headed Saturday to Oslo. She will be in Bergen on Saturday.",
            ["2020-09-05", "2020-09-12"],
            id="two-days-that-are-both-near",
        ),
    ],
)
def test_a_weekday_of_six_days_ago_is_tomorrow_where_the_report_has_it_there_too(
    text: str, days: list[str]
) -> None:
    assert [v for _, _, v in found(text)] == days


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("It was his first visit since January.", "2020-01"),
        ("In January, a mob in Sur, Mo., burnt the hall.", "2020-01"),
        ("The two last met in Lima in January.", "2020-01"),
        ("She called for a vote in January.", "2021-01"),
        ("He said he plans to go in June.", "2021-06"),
        ("The truce was signed and expires on May 5.", "2021-05"),
        ("Polls are due to be held in December.", "2020-12"),
        ("The king is set for a visit, set for December.", "2020-12"),
        ("The bill was read by Gen. B. Roe and expires in May.", "2021-05"),
        ("Third-quarter sales fell in Mali, but rose in the May quarter.", "2020-Q3"),
    ],
)
def test_a_month_looks_back_or_ahead_with_the_verb_that_it_belongs_to(sentence: str, month: str) -> None:
    assert found(sentence)[0][2][:7] == month


def test_a_parsed_past_looks_back_even_where_the_same_day_ahead_is_near() -> None:
    (timex,) = find_timexes("It fell on 7 October.", anchor=THURSDAY, tense=lambda _: "past")

    assert timex.value == "2019-10-07"


def test_white_space_and_line_ends_do_not_part_a_date() -> None:
    assert [v for _, _, v in found("It fell on March\n  5,\n1946.")] == ["1946-03-05"]


def test_a_paragraph_end_parts_a_date() -> None:
    assert [v for _, _, v in found("It fell in March\n\n5 men fled.")] == ["2020-03"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-09-09TNI", ("2020-09-09", "2020-09-09", "day")),
        ("2020-W37-WE", ("2020-09-12", "2020-09-13", "week")),
        ("1999-WI", ("1999-12", "2000-02", "season")),
        ("2019-H2", ("2019-07", "2019-12", "range")),
        ("19", ("1900", "1999", "range")),
        ("FY2019", ("2019", "2019", "year")),
        ("PAST_REF", ("", "", "")),
        ("XXXX-04", ("", "", "")),
        ("2021-W60", ("", "", "")),
    ],
)
def test_a_value_has_first_and_last_dates(value: str, expected: tuple[str, str, str]) -> None:
    assert bounds(value) == expected


def test_a_rule_with_an_unknown_class_is_a_data_error() -> None:
    data = {"classes": {}, "macros": {}, "cased": [], "holidays": [{"words": "yule", "rule": "12-25"}],
            "rules": [{"name": "broken", "resolve": "iso", "pattern": "NOSUCH"}]}  # fmt: skip

    with pytest.raises(DataError, match="broken"):
        compile_lexicon(data)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("Two ministers met.", "2020-09-10", (dt.date(2020, 9, 10), "given", None), id="given"),
        pytest.param(" date 2020-09-10 \n\nTwo met.", "", (dt.date(2020, 9, 10), "header", (6, 16)), id="header"),
        pytest.param("OSLO, March 3, 2014 (Agency) — Two met.", "", (dt.date(2014, 3, 3), "dateline", (6, 19)), id="dateline"),
        pytest.param("OSLO, 27 January 2011\n\nTwo met.", "", (dt.date(2011, 1, 27), "dateline", (6, 21)), id="dateline-line"),
        pytest.param("Two met.\n\nUpdated on July 22, 2022", "", (dt.date(2022, 7, 22), "byline", (21, 34)), id="byline"),
        pytest.param("OSLO, March 3 (Agency) — Two met.", "", (None, "", None), id="no-year"),
        pytest.param("OSLO, March 3 (Agency) — Two met.\n\n(c) 2014 Agency", "", (dt.date(2014, 3, 3), "dateline", (6, 13)), id="year-at-the-foot"),
        pytest.param("He met her on 5 March 2011 - a day of rain.", "", (None, "", None), id="a-date-in-a-sentence"),
        pytest.param("The list was published on 5 March 2011 and told of many wrongs that had been done to the people of the coast over years.", "", (None, "", None), id="published-in-a-sentence"),
        pytest.param("", "", (None, "", None), id="empty"),
    ],
)  # fmt: skip
def test_a_report_is_dated_by_what_it_bears(
    text: str, published: str, expected: tuple[dt.date | None, str, tuple[int, int] | None]
) -> None:
    assert report_date(text, published=published) == ReportDate(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/world/2011/jan/27/two-met", dt.date(2011, 1, 27)),
        ("https://news.example/2011/01/27/two-met.html", dt.date(2011, 1, 27)),
        ("https://news.example/two-met-2011-01-27", dt.date(2011, 1, 27)),
        ("https://news.example/a/20110127/", dt.date(2011, 1, 27)),
        ("https://news.example/a/20111327/", None),
        ("https://news.example/2011/02/30/two-met", None),
        ("https://news.example/two-met-12345678", None),
        ("https://news.example/two-met?day=2011-01-27", None),
        ("http://[broken/2011/01/27", None),
        ("", None),
    ],
)
def test_a_web_address_can_tell_the_day(url: str, day: dt.date | None) -> None:
    found = report_date("Two ministers met.", url=url)

    assert (found.day, found.basis) == (day, "url" if day else "")


def test_a_dateline_is_believed_before_a_web_address_and_a_byline_after_it() -> None:
    url = "https://news.example/2012/05/06/two-met"

    dateline = report_date("OSLO, 27 January 2011 (Agency) — Two met.", url=url)
    byline = report_date("Two met.\n\nUpdated on July 22, 2022", url=url)

    assert (dateline.day, byline.day) == (dt.date(2011, 1, 27), dt.date(2012, 5, 6))


def test_a_date_outside_the_years_dealt_in_counts_as_none() -> None:
    assert report_date("Two met.", published="0001-01-01") == ReportDate()


def test_a_timex_is_immutable() -> None:
    with pytest.raises(AttributeError):
        Timex(0, 1, "DATE", "2020").value = "2021"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("anchor", "sentence", "value"),
    [
        pytest.param(dt.date(2020, 9, 6), "It fell last week.", "2020-W36", id="sunday-ends-the-week"),
        pytest.param(dt.date(2020, 9, 7), "It fell last week.", "2020-W36", id="monday-begins-another"),
        pytest.param(dt.date(2020, 9, 8), "It fell at the weekend.", "2020-W36-WE", id="past"),
        pytest.param(
            dt.date(2020, 9, 8), "The raid at the weekend is over.", "2020-W36-WE", id="early-in-the-week"
        ),
        pytest.param(dt.date(2020, 9, 8), "It will fall at the weekend.", "2020-W37-WE", id="future"),
        pytest.param(
            dt.date(2020, 9, 11), "He said it must end this weekend.", "2020-W37-WE", id="this-on-friday"
        ),
        pytest.param(dt.date(2020, 9, 8), "It fell this weekend.", "2020-W36-WE", id="this-just-past"),
        pytest.param(
            dt.date(2000, 4, 17), "It fell as Easter week began.", "2000-W16", id="the-week-that-runs"
        ),
        pytest.param(
            dt.date(2021, 6, 15),
            "Ruiz thanked Moro for hosting a summit on June 16.",
            "2021-06-16",
            id="tomorrow-and-not-last-year",
        ),
        pytest.param(
            dt.date(2020, 7, 18),
            "She is a candidate for the Nov. 26 election, he said.",
            "2020-11-26",
            id="nearer-ahead",
        ),
    ],
)
def test_weeks_and_weekends_are_those_that_a_reader_of_that_day_means(
    anchor: dt.date, sentence: str, value: str
) -> None:
    assert [v for _, _, v in found(sentence, anchor)] == [value]


@pytest.mark.parametrize(
    "sentence", ["They met at high noon.", "It stood in the party daily.", "The English daily said so."]
)
def test_a_newspaper_and_high_noon_are_no_times(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The case is heard in May.", "present"),
        ("The case was heard in May.", "past"),
        ("Until May, they had not met.", "past"),
        ("They praised her May visit.", ""),
        ("They must wait until May.", "future"),
        ("The planned visit in May was big news.", "future"),
        ("The visit in May was big news.", "past"),
        ("They planned a march in May.", "future"),
        ("The queen leaves office on May 5.", "future"),
        ("Peru hosts a summit in May.", "future"),
        ("Peru blames a summit in May.", "present"),
        ("The talks come after a raid in May.", "past"),
        ("The talks will come after a raid in May.", "future"),
        ("Polls are due to be held in May.", "future"),
    ],
)
def test_the_parse_tells_the_tense_at_a_date(nlp: Language, sentence: str, tense: str) -> None:
    assert tense_from_parse(nlp(sentence))(sentence.index("May")) == tense


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("In 2015 the rebel was arrested in May.", "2015-05", id="the-year-opens-the-sentence"),
        pytest.param("Last year the envoys met in Oslo in May.", "2019-05", id="so-does-last-year"),
        pytest.param("In May last year rebels took the port; in June they lost it.", "2019-06", id="the-month-before"),
        pytest.param("The envoys met in March 2015. In May they signed the pact.", "2015-05", id="the-sentence-before"),
        pytest.param("The envoys met in November 2015. In May they signed it.", "2016-05", id="over-new-year"),
        pytest.param("Rebels took the port on 3 May 2016. On 9 May, troops retook it.", "2016-05-09", id="a-day"),
        pytest.param("The envoys met in March 2015. In August they signed it.", "2020-08", id="but-not-what-is-just-over"),
        pytest.param("The king, crowned in 2012, met the envoy in May.", "2020-05", id="nor-behind-an-aside"),
        pytest.param("The king has ruled since March 2012. In May he met the envoy.", "2020-05", id="nor-since-a-year"),
        pytest.param("The envoys met in March 2015.\n\nIn May they signed it.", "2020-05", id="nor-in-another-paragraph"),
        pytest.param("The envoys met in March 2015. On Monday they said that they had met in May.", "2020-05", id="nor-behind-news"),
    ],
)  # fmt: skip
def test_a_month_lies_in_the_year_that_the_words_before_it_tell(text: str, value: str) -> None:
    timexes = find_timexes(text, anchor=THURSDAY, tense=lambda _: "past")

    assert timexes[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Kenya voted in 2022. The envoys met on Friday 22 July.", "2022-07-22", id="the-year-told"),
        pytest.param("Kenya voted in 2021. The envoys met on Friday 22 July.", "2022-07-22", id="the-next"),
        pytest.param("Kenya voted in 2018. The envoys met on Friday 22 July.", "XXXX-07-22", id="but-none-where-it-does-not-fall-so"),
        pytest.param("Kenya voted in 2022. The envoys met on 22 July.", "XXXX-07-22", id="nor-without-a-weekday"),
    ],
)  # fmt: skip
def test_without_a_report_date_the_day_of_the_week_can_tell_the_year(text: str, value: str) -> None:
    assert find_timexes(text, anchor=None)[-1].value == value
