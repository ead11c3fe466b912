"""Is an act dated by its own words, and by no other clause's?"""

import datetime as dt

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.coding.findings import Act, Finding
from dragoman.coding.when import Relation, carried_time, event_time, relation_of, time_by_relation
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.tense import tense_from_parse
from dragoman.records import TimeSpan

pytestmark = pytest.mark.model
THURSDAY = dt.date(2020, 9, 10)


def act_at(doc: Doc, word: str) -> Act:
    """An act whose trigger is the first token that reads `word`."""
    trigger = next(t.i for t in doc if t.text == word)
    return Act(trigger, 0, len(doc), "test", "CONSULT", "", "", False, (), (), (), None)


def ask(nlp: Language, sentence: str, word: str) -> Finding[TimeSpan] | None:
    doc = nlp(sentence)
    timexes = find_timexes(sentence, anchor=THURSDAY, tense=tense_from_parse(doc))
    return event_time(act_at(doc, word), doc, timexes, anchor=THURSDAY)


DATED = [
    ("The minister met his Kenyan counterpart on Wednesday.", "met", "2020-09-09", "2020-09-09", "day"),
    ("The minister will meet his Kenyan counterpart on Wednesday.", "meet", "2020-09-16", "2020-09-16", "day"),
    ("The ministers spoke today with the king.", "spoke", "2020-09-10", "2020-09-10", "day"),
    ("The two last met in Oslo this January.", "met", "2020-01", "2020-01", "month"),
    ("Chad signed the treaty in 2015.", "signed", "2015", "2015", "year"),
    ("The envoy resigned last week.", "resigned", "2020-08-31", "2020-09-06", "week"),
    ("The king will visit Chad from 3 to 5 October.", "visit", "2020-10-03", "2020-10-05", "range"),
    ("Officials held talks in Geneva over the last two weeks.", "talks", "2020-08-27", "2020-09-10", "range"),
    ("Moscow has been engaged in talks since 2019.", "talks", "2019", "", "range"),
    ("Rebels launched an attack on Monday.", "attack", "2020-09-07", "2020-09-07", "day"),
    ("Norway condemned last Saturday's attack.", "attack", "2020-09-05", "2020-09-05", "day"),
    ("The minister said on Tuesday that the two presidents will meet.", "said", "2020-09-08", "2020-09-08", "day"),
    ("The minister said on Tuesday that they will meet on Friday.", "said", "2020-09-08", "2020-09-08", "day"),
    ("The minister said on Tuesday that they will meet on Friday.", "meet", "2020-09-11", "2020-09-11", "day"),
    ("The envoy who met Ana Ruiz in April resigned on Monday.", "met", "2020-04", "2020-04", "month"),
    ("The envoy who met Ana Ruiz in April resigned on Monday.", "resigned", "2020-09-07", "2020-09-07", "day"),
    ("On Friday, she visited Oslo and met the king.", "met", "2020-09-04", "2020-09-04", "day"),
    ("Ana Ruiz wrote on Wednesday night following her meeting with the envoy.", "meeting", "2020-09-09", "2020-09-09", "day"),
    ("Kenya asked Uganda on Tuesday to send troops by Friday.", "asked", "2020-09-08", "2020-09-08", "day"),
    ("Chad condemned the coup that toppled the king two years ago.", "coup", "2018-09", "2018-09", "month"),
    ("At a joint news conference Thursday, the president praised Chad.", "praised", "2020-09-10", "2020-09-10", "day"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "word", "start", "end", "granularity"), DATED, ids=[f"{d[1]}: {d[0][:40]}" for d in DATED]
)
def test_an_act_has_the_time_of_its_own_clause(
    nlp: Language, sentence: str, word: str, start: str, end: str, granularity: str
) -> None:
    found = ask(nlp, sentence, word)

    assert found is not None
    assert (found.value.start, found.value.end, found.value.granularity) == (start, end, granularity)
    assert all(sentence[a:b] for a, b in found.spans)


UNDATED = [
    pytest.param(
        "The minister said on Tuesday that the two presidents will meet.", "meet", id="the-saying-is-dated"
    ),
    pytest.param("Norway condemned last Saturday's attack.", "condemned", id="the-attack-is-dated"),
    pytest.param(
        "Chad condemned the coup that toppled the king two years ago.", "condemned", id="the-coup-is-dated"
    ),
    pytest.param("They fought for two days.", "fought", id="a-duration-is-no-date"),
    pytest.param("This was her second visit to Oslo since 2019.", "visit", id="the-year-bounds-a-count"),
    pytest.param(
        "The talks were postponed until December.", "postponed", id="the-new-date-is-not-the-postponing"
    ),
    pytest.param("Peru announced plans for 2021.", "announced", id="the-plans-are-dated"),
    pytest.param("The envoys meet every Monday.", "meet", id="a-set-is-no-date"),
    pytest.param("The envoys have met in recent years.", "met", id="vague"),
    pytest.param("The envoys met in Oslo.", "met", id="nothing-said"),
]


@pytest.mark.parametrize(("sentence", "word"), UNDATED)
def test_an_act_does_not_take_a_time_that_is_another_words(nlp: Language, sentence: str, word: str) -> None:
    assert ask(nlp, sentence, word) is None


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("They met on 9 September 2020.", "stated"),
        ("They met on Wednesday.", "inferred"),
        ("They met in 2015.", "stated"),
    ],
)
def test_a_date_in_full_is_stated_and_any_other_inferred(nlp: Language, sentence: str, basis: str) -> None:
    found = ask(nlp, sentence, "met")

    assert found is not None
    assert found.value.basis == basis


@pytest.mark.parametrize(
    ("sentence", "word", "days"),
    [
        ("Ruiz met the envoy on the eve of her meeting with the king.", "meeting", 1),
        ("Ruiz met the envoy a day before her meeting with the king.", "meeting", 1),
        ("Ruiz met the envoy three days after her talks with the king.", "talks", -3),
    ],
)
def test_an_eve_tells_how_far_two_acts_lie_apart(nlp: Language, sentence: str, word: str, days: int) -> None:
    doc = nlp(sentence)
    relation = relation_of(act_at(doc, word), doc)

    assert relation is not None
    assert (doc[relation.main].text, relation.days) == ("met", days)


@pytest.mark.parametrize(
    "sentence",
    ["Ruiz met the envoy before her meeting with the king.", "Ruiz praised her meeting with the king."],
)
def test_no_days_are_counted_where_none_are_told(nlp: Language, sentence: str) -> None:
    doc = nlp(sentence)

    assert relation_of(act_at(doc, "meeting"), doc) is None


MAIN = Finding(
    TimeSpan(start="2020-09-09", end="2020-09-09", granularity="day", basis="inferred"), ((3, 9),), "when.dow"
)
EVE = Relation(main=1, later=8, days=1, spans=((20, 23),))


def test_the_day_after_the_eve_is_the_later_acts() -> None:
    found = time_by_relation(MAIN, EVE)

    assert found is not None
    assert (found.value.start, found.spans) == ("2020-09-10", ((20, 23), (3, 9)))


def test_the_eve_of_a_dated_act_is_the_day_before() -> None:
    found = time_by_relation(MAIN, EVE, backwards=True)

    assert found is not None
    assert found.value.start == "2020-09-08"


@pytest.mark.parametrize("end", ["2020-09", "", "9999-12-31"])
def test_no_day_follows_from_what_is_not_dated_to_the_day(end: str) -> None:
    main = Finding(TimeSpan(start=end, end=end), (), "when.month")

    assert time_by_relation(main, EVE) is None


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        pytest.param(
            "Ruiz met the king on Monday. She praised his reforms.", "praised", "2020-09-07", id="told-on"
        ),
        pytest.param("Ruiz met the king on Monday. She will visit Chad.", "visit", "", id="ahead"),
        pytest.param(
            "Ruiz met the king on Monday. She had praised his reforms.", "praised", "", id="earlier"
        ),
        pytest.param(
            "Ruiz met the king on Monday. In 2015 she praised Chad.", "praised", "", id="its-own-date"
        ),
        pytest.param(
            "Ruiz met the king in May. She praised his reforms.", "praised", "", id="no-day-to-carry"
        ),
    ],
)
def test_a_day_carries_over_to_what_is_told_on(nlp: Language, text: str, word: str, start: str) -> None:
    doc = nlp(text)
    timexes = find_timexes(text, anchor=THURSDAY)
    met = act_at(doc, "met")
    dated = event_time(met, doc, timexes, anchor=THURSDAY)
    assert dated is not None

    found = carried_time(act_at(doc, word), doc, timexes, dated=[(met, dated)])

    assert (found.value.start if found else "") == start
