"""Do the acts of a report date one another, and the report what nothing else dates? All sentences are invented."""

import datetime as dt
from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import dragoman
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Finding, Side, Sides
from dragoman.coding.when.dating import Clock, carried, dated_by_others, dated_by_report
from dragoman.coding.writing import best_time
from dragoman.knowledge.when_words import load_when_words
from dragoman.reading.anchor import ReportDate
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.tense import tense_at
from dragoman.records import Actor, Attribution, Status

pytestmark = pytest.mark.model
THURSDAY = dt.date(2020, 9, 10)


def clock_of(doc: Doc) -> Clock:
    timexes = find_timexes(doc.text, anchor=THURSDAY)
    return Clock(doc, timexes, ReportDate(THURSDAY, "given"), load_when_words(), "feed")


def draft(clock: Clock, word: str, *, status: Status = "happened", country: str = "TCD") -> Draft:
    """A telling at the first token that reads `word`, by somebody of `country`, dated by its own sentence."""
    doc = clock.doc
    trigger = next(t for t in doc if t.text == word)
    act = Act(trigger.i, 0, len(doc), "test", "CONSULT", "", "", False, (), (), (), None)
    return Draft(
        act=act, sides=Sides((Side(Actor(country=country), 0, (), "test"),), ()), status=Finding(status, (), "test"),
        certainty=Finding("certain", (), "test"), said=None, attribution=Finding(Attribution(), (), "test"),
        time=clock.time_of(act), place=None, topics=(), contexts=(), start=trigger.idx, end=trigger.idx + 1, lemma=word,
        sentence=[s.start for s in doc.sents].index(trigger.sent.start), noun=False, tells_on=True, lemmas=frozenset(), under=frozenset(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("Ruiz met Moro on Monday. She praised Chad.", "2020-09-07", id="the-day-before-told"),
        pytest.param("Ruiz will have met Moro on Saturday, 12 September 2020. She praised Chad.", "", id="nothing-done-lies-ahead"),
    ],
)  # fmt: skip
def test_what_is_told_on_takes_the_time_told_before_it(nlp: Language, text: str, start: str) -> None:
    clock = clock_of(nlp(text))

    second = carried([draft(clock, "met"), draft(clock, "praised")], clock)[1]

    assert (second.time.value.start if second.time else "") == start


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        pytest.param("Ruiz praised Chad.", "happened", "when.report.feed", id="news"),
        pytest.param("Ruiz praised Chad on Monday.", "happened", "when.dow", id="dated"),
        pytest.param("Ruiz praised Chad.", "planned", "", id="planned"),
        pytest.param("Ruiz praised Chad.", "denied", "", id="denied"),
    ],
)
def test_only_news_that_nothing_dates_has_the_reports_day(
    nlp: Language, text: str, status: Status, rule: str
) -> None:
    clock = clock_of(nlp(text))

    ((told,),) = dated_by_report([(draft(clock, "praised", status=status),)], clock)

    assert (told.time.rule if told.time else "") == rule


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "The king died on Monday, two days after Chad praised Moro.", "2020-09-05", id="counted"
        ),
        pytest.param("The king died on Monday, years after Chad praised Moro.", "", id="not-counted"),
        pytest.param("The king died, two days after Chad praised Moro.", "", id="nothing-dated"),
    ],
)
def test_what_is_no_act_can_date_one_some_days_away(nlp: Language, text: str, start: str) -> None:
    clock = clock_of(nlp(text))

    ((told,),) = dated_by_others([(draft(clock, "praised"),)], clock)

    assert (told.time.value.start if told.time else "") == start


@pytest.mark.parametrize(
    ("others", "day"),
    [
        pytest.param((), ("", "2020-09-11"), id="by-a-day"),
        pytest.param(("Ruiz left on Tuesday.",), ("2020-09-08", "2020-09-08"), id="on-a-day-goes-before"),
    ],
)
def test_a_record_says_by_which_day_something_is_over_where_no_telling_says_when(
    nlp: Language, others: tuple[str, ...], day: tuple[str, str]
) -> None:
    by = draft(clock_of(nlp("Ruiz will have left by Friday.")), "left")
    group = [by, *(draft(clock_of(nlp(text)), "left") for text in others)]

    found = best_time(by, group)

    assert found is not None
    assert (found.value.start, found.value.end) == day


def test_a_day_by_which_is_that_of_what_was_promised_and_not_of_the_promise(nlp: Language) -> None:
    clock = clock_of(nlp("Ruiz left Moro by 7 September 2020."))
    left = draft(clock, "left")
    promised = replace(left, act=replace(left.act, type="AGREE"))

    kept, dropped = carried([left], clock), carried([promised], clock)

    assert [(d.time.value.end if d.time else "") for d in (*kept, *dropped)] == ["2020-09-07", ""]


def test_one_verbs_acts_share_its_time_but_not_with_what_is_planned(nlp: Language) -> None:
    clock = clock_of(nlp("Ruiz met Moro. She praised Chad, promising to help on Friday."))
    promised = draft(clock, "help", status="planned")

    praised, _ = carried([draft(clock, "praised"), promised], clock)

    assert promised.time is not None
    assert praised.time is None


@pytest.mark.parametrize(
    ("type_", "start"),
    [
        pytest.param("SUPPORT", "", id="what-was-said-is-not-dated-by-what-it-is-about"),
        pytest.param("CONSULT", "2020-09-25", id="other-acts-keep-their-date"),
    ],
)
def test_a_date_ahead_is_no_date_of_what_somebody_has_said(nlp: Language, type_: str, start: str) -> None:
    clock = clock_of(nlp("Ruiz thanked Moro for the summit on 25 September 2020."))
    day = draft(clock, "summit").time
    thanked = draft(clock, "thanked")

    (told,) = carried([replace(thanked, time=day, act=replace(thanked.act, type=type_))], clock)

    assert day is not None
    assert (told.time.value.start if told.time else "") == start


@pytest.mark.parametrize(
    ("text", "start", "rule"),
    [
        pytest.param("Ruiz spoke yesterday. The port is shut. Moro condemned Chad.", "2020-09-09", "when.lead", id="the-heads-day"),
        pytest.param("Ruiz spoke in May. The port is shut.\n\nMoro condemned Chad.", "2020-09-10", "when.report.feed", id="months-ago"),
        pytest.param("Ruiz will speak on Saturday.\n\nMoro condemned Chad.", "2020-09-10", "when.report.feed", id="ahead"),
    ],
)  # fmt: skip
def test_news_that_nothing_dates_has_the_day_that_the_reports_head_tells(
    nlp: Language, text: str, start: str, rule: str
) -> None:
    clock = clock_of(nlp(text))

    ((told,),) = dated_by_report([(draft(clock, "condemned"),)], clock)

    assert told.time is not None
    assert (told.time.value.start, told.time.rule) == (start, rule)


def test_what_is_only_spoken_about_does_not_share_the_days_of_the_talk(nlp: Language) -> None:
    clock = clock_of(nlp("Ruiz spoke on Monday about an attack on the port and thanked Moro."))

    _, attack, thanks = carried([draft(clock, w) for w in ("spoke", "attack", "thanked")], clock)

    assert attack.time is None
    assert thanks.time is not None
    assert thanks.time.value.start == "2020-09-07"


def test_of_two_times_told_in_days_a_record_has_the_shorter(nlp: Language) -> None:
    clock = clock_of(nlp("They meet next week. Moro talks to Ruiz on 16 September 2020."))
    first, second = draft(clock, "meet"), draft(clock, "talks")

    found = best_time(first, [first, second])

    assert found is not None
    assert (found.value.start, found.value.end) == ("2020-09-16", "2020-09-16")


@pytest.mark.parametrize(
    ("text", "start", "rule"),
    [
        pytest.param("It is two weeks since Moro praised Chad.", "2020-08-27", "when.since-then", id="weeks"),
        pytest.param("It is a year since Moro praised Chad.", "2019-09", "when.since-then", id="a-year"),
        pytest.param(
            "It is a shame since Moro praised Chad.", "2020-09-10", "when.report.feed", id="no-time"
        ),
    ],
)
def test_what_a_time_has_passed_since_lies_so_long_before_the_report(
    nlp: Language, text: str, start: str, rule: str
) -> None:
    clock = clock_of(nlp(text))

    ((told,),) = dated_by_report([(draft(clock, "praised"),)], clock)

    assert told.time is not None
    assert (told.time.value.start, told.time.rule) == (start, rule)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        pytest.param("Ruiz is to meet Moro on Friday.", "future", id="is-to"),
        pytest.param("Ruiz and Moro were to meet on Friday.", "future", id="were-to"),
        pytest.param("On Friday, Ruiz and his aides are to meet Moro.", "future", id="are-to-in-front"),
        pytest.param("Ruiz looked forward to the summit on Friday.", "future", id="forward"),
        pytest.param("Ruiz looked at the summit on Friday.", "past", id="looked-at"),
        pytest.param("Ruiz looked forward to opening the summit on Friday.", "future", id="forward-to-doing"),
    ],
)
def test_what_is_to_be_done_on_a_day_lies_ahead(nlp: Language, text: str, tense: str) -> None:
    doc = nlp(text)

    assert tense_at(next(t for t in doc if t.text == "Friday")) == tense


@pytest.mark.parametrize(
    ("text", "type_", "start"),
    [
        pytest.param("The Chadian minister condemned the brutal March 7 attack by Malian rebels. She called on Mali to free the hostages.", "ACCUSE", "2020-09-10", id="not-dated-by-what-is-condemned"),
        pytest.param("The Chadian minister condemned the brutal March 7 attack by Malian rebels. She called on Mali to free the hostages.", "REQUEST", "2020-09-10", id="nor-what-is-said-next"),
        pytest.param("The Chadian minister condemned the attack by Malian rebels on Monday.", "ACCUSE", "2020-09-07", id="but-by-its-own-day"),
        pytest.param("On Wednesday, the Chilean minister and his delegation are to meet the Kenyan foreign minister.", "CONSULT", "2020-09-16", id="what-is-to-be"),
        pytest.param("The Chilean minister said on Monday that he is to meet the Kenyan foreign minister.", "CONSULT", "", id="but-not-by-the-day-of-the-saying"),
        pytest.param("In a speech earlier this week, the Chadian minister condemned Mali.", "ACCUSE", "2020-09-07", id="in-a-speech-of-a-day"),
        pytest.param("In an interview with the state broadcaster aired on Monday, the Chadian minister condemned Mali.", "ACCUSE", "2020-09-07", id="in-an-interview-aired"),
        pytest.param("In an interview with the Malian envoy sacked on Monday, the Chadian minister condemned Mali.", "ACCUSE", "2020-09-10", id="not-with-one-of-whom-more-is-told"),
        pytest.param("Kenyan ministers met on Monday. They issued a statement after the two-hour talks urging Chad to free the hostages.", "REQUEST", "2020-09-07", id="in-a-paper-after-a-meeting"),
        pytest.param("On Monday the Chilean minister is to meet the Kenyan foreign minister. After the talks, the Chilean minister is to thank Kenya.", "SUPPORT", "2020-09-14", id="after-a-meeting-to-come"),
        pytest.param("On Monday the Chilean minister is to meet the Kenyan foreign minister. After talks in Chad, the Chilean minister is to thank Kenya.", "SUPPORT", "", id="but-not-after-another"),
        pytest.param("In May, Malian police arrested ten Chadians, and Chad condemned Mali the following day.", "ACCUSE", "2020-05", id="a-day-after-a-month"),
        pytest.param("On May 3, Malian police arrested ten Chadians, and Chad condemned Mali the following day.", "ACCUSE", "2020-05-04", id="a-day-after-a-day"),
        pytest.param("The Chadian adviser hosted Peruvian adviser Luis Vega for a meeting yesterday at the palace.", "CONSULT", "2020-09-09", id="what-somebody-is-hosted-for"),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_act_it_is_told_of(
    coder: dragoman.Coder, text: str, type_: str, start: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2020-09-10"))

    assert [e.time.start for e in events if e.type == type_] == [start]


def test_a_meeting_that_a_noun_tells_of_is_planned_while_its_day_is_to_come(coder: dragoman.Coder) -> None:
    text = "Chad's minister said she looked forward to the talks between Chad and Mali in December."
    events = coder.code(dragoman.Report(text=text, published="2020-09-10"))

    assert [(e.status, e.time.start) for e in events if e.type == "CONSULT"] == [("planned", "2020-12")]
