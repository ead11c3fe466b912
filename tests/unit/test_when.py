"""Is an act dated by its own words, and by no other clause's?"""

import datetime as dt
from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import dragoman
from dragoman.coding.findings import Act, Finding
from dragoman.coding.when.days_apart import DaysApart, relation_of, time_by_relation
from dragoman.coding.when.event_time import event_time
from dragoman.coding.when.report_time import report_time
from dragoman.coding.when.told_times import carried_time, narrated_time, shared_time
from dragoman.knowledge.when_words import load_when_words
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.tense import tense_from_parse
from dragoman.records import TimeSpan

pytestmark = pytest.mark.model
THURSDAY = dt.date(2020, 9, 10)
WORDS = load_when_words()


def act_at(doc: Doc, word: str) -> Act:
    """An act whose trigger is the first token that reads `word`."""
    trigger = next(t.i for t in doc if t.text == word)
    return Act(trigger, 0, len(doc), "test", "CONSULT", "", "", False, (), (), (), None)


def ask(nlp: Language, sentence: str, word: str) -> Finding[TimeSpan] | None:
    doc = nlp(sentence)
    timexes = find_timexes(sentence, anchor=THURSDAY, tense=tense_from_parse(doc))
    return event_time(act_at(doc, word), doc, timexes, anchor=THURSDAY, words=WORDS)


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
    ("Relations soured in November 2015 when Norway shot down a Chadian jet.", "shot", "2015-11", "2015-11", "month"),
    ("There are echoes of 2003, when Norway refused to back the war.", "refused", "2003", "2003", "year"),
    ("The plan stumbled on Wednesday after the rebels refused to attend.", "refused", "2020-09-09", "2020-09-09", "day"),
    ("On Monday Norway's envoy Lars Berg warned the king.", "warned", "2020-09-07", "2020-09-07", "day"),
    ("Last year Chad was obliged to withdraw its forces.", "withdraw", "2019", "2019", "year"),
    ("Ruiz met the king today to reaffirm their ties.", "reaffirm", "2020-09-10", "2020-09-10", "day"),
    ("She recalled a call last month in which he asked for help.", "asked", "2020-08", "2020-08", "month"),
    ("They responded to the attack in rebel-held Voss last week.", "attack", "2020-08-31", "2020-09-06", "week"),
    ("They ignored the peace talks due to resume in Oslo on 20 September.", "talks", "2020-09-20", "2020-09-20", "day"),
    ("Ruiz commiserated with the king after the 2016 coup.", "commiserated", "2016", "2016", "year"),
    ("Ruiz arrived on Wednesday after a three-day visit to Chad.", "visit", "2020-09-07", "2020-09-09", "range"),
    ("Officials began a two-day visit to Chad on Wednesday.", "visit", "2020-09-09", "2020-09-10", "range"),
    ("Rebels struck at 10:35 a.m. on Tuesday.", "struck", "2020-09-08T10:35", "2020-09-08T10:35", "minute"),
    ("Rebels struck on Wednesday night.", "struck", "2020-09-09", "2020-09-09", "part_of_day"),
    ("Norway, in a statement issued on Tuesday, condemned Chad.", "condemned", "2020-09-08", "2020-09-08", "day"),
    ("In another post on Tuesday, Ruiz seemed to mock the king.", "mock", "2020-09-08", "2020-09-08", "day"),
    ("The envoy was shot as he left a mosque in Voss on Monday.", "shot", "2020-09-07", "2020-09-07", "day"),
    ("Rebels shelled Voss from Monday until Wednesday.", "shelled", "2020-09-07", "2020-09-09", "range"),
    ("The king died on Tuesday last week after rebels attacked Chad.", "attacked", "2020-09-01", "2020-09-01", "day"),
    ("The strike in Voss on Monday caused many deaths, the king said.", "strike", "2020-09-07", "2020-09-07", "day"),
    ("The army's 3 June operation in Voss killed ten.", "killed", "2020-06-03", "2020-06-03", "day"),
    ("Norway confirmed on Tuesday the killing of two men in Voss on Monday.", "killing", "2020-09-07", "2020-09-07", "day"),
    ("Farmers blocked a road leading to Voss on Monday.", "blocked", "2020-09-07", "2020-09-07", "day"),
    ("In the early hours of Monday, police raided a port in Voss.", "raided", "2020-09-07", "2020-09-07", "day"),
    ("Last month's meeting of Norway and Chad ended in discord.", "ended", "2020-08", "2020-08", "month"),
    ("Norway expects to free the men in the coming weeks.", "free", "2020-09-10", "", "range"),
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
    pytest.param(
        "Norway, for a raid launched on Tuesday, condemned Chad.", "condemned", id="the-raid-is-dated"
    ),
    pytest.param(
        "The king died on Tuesday, two days after rebels attacked Chad.", "attacked", id="days-between"
    ),
    pytest.param("Norway's 3 June raid drew condemnation.", "condemnation", id="the-raid-before-it-is-dated"),
    pytest.param("The end of talks on Monday left Norway alone.", "left", id="of-what-an-end-is"),
    pytest.param("They fought for two days.", "fought", id="a-duration-is-no-date"),
    pytest.param("This was her second visit to Oslo since 2019.", "visit", id="the-year-bounds-a-count"),
    pytest.param(
        "The talks were postponed until December.", "postponed", id="the-new-date-is-not-the-postponing"
    ),
    pytest.param("Peru announced plans for 2021.", "announced", id="the-plans-are-dated"),
    pytest.param("The envoys meet every Monday.", "meet", id="a-set-is-no-date"),
    pytest.param("Ruiz sent her wishes for the summit next week.", "sent", id="nothing-past-lies-ahead"),
    pytest.param("Ruiz asked Chad to free the men by Friday.", "asked", id="the-freeing-has-a-deadline"),
    pytest.param(
        "The king, who was crowned in 2003, refused to speak.", "refused", id="the-crowning-is-dated"
    ),
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
        ("Ruiz met the envoy two days after rebels attacked Chad.", "attacked", -2),
        ("A day before rebels attacked Chad, Ruiz met the envoy.", "attacked", 1),
        ("Ruiz met the envoy seven days before her meeting with the king.", "meeting", 7),
    ],
)
def test_an_eve_tells_how_far_two_acts_lie_apart(nlp: Language, sentence: str, word: str, days: int) -> None:
    doc = nlp(sentence)
    relation = relation_of(act_at(doc, word), doc)

    assert relation is not None
    assert (doc[relation.main].text, relation.days) == ("met", days)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruiz met the envoy before her meeting with the king.",
        "Ruiz praised her meeting with the king.",
        "Ruiz met the envoy several days before her meeting with the king.",
    ],
)
def test_no_days_are_counted_where_none_are_told(nlp: Language, sentence: str) -> None:
    doc = nlp(sentence)

    assert relation_of(act_at(doc, "meeting"), doc) is None


MAIN = Finding(
    TimeSpan(start="2020-09-09", end="2020-09-09", granularity="day", basis="inferred"), ((3, 9),), "when.dow"
)
EVE = DaysApart(main=1, later=8, days=1, spans=((20, 23),))


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
            "Ruiz met the king in May. She praised his reforms.", "praised", "2020-05", id="at-the-meeting"
        ),
        pytest.param(
            "Ruiz met the king over the last year. She praised his reforms.", "praised", "", id="too-vague"
        ),
    ],
)
def test_a_day_carries_over_to_what_is_told_on(nlp: Language, text: str, word: str, start: str) -> None:
    doc = nlp(text)
    timexes = find_timexes(text, anchor=THURSDAY)
    met = act_at(doc, "met")
    dated = event_time(met, doc, timexes, anchor=THURSDAY, words=WORDS)
    assert dated is not None

    found = carried_time(act_at(doc, word), doc, timexes, dated=[(met, dated)])

    assert (found.value.start if found else "") == start


def root_time(doc: Doc, word: str):
    """When what the verb at a token tells of took place, for an act at `word`."""
    timexes = find_timexes(doc.text, anchor=THURSDAY)
    return lambda token: event_time(act_at(doc, doc[token].text), doc, timexes, anchor=THURSDAY, words=WORDS)


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        pytest.param("Rebels struck on Monday. Ruiz fled.", "fled", "2020-09-07", id="told-on"),
        pytest.param("In 2003 the king died. Ruiz fled.", "fled", "2003", id="long-ago"),
        pytest.param("Rebels struck on Monday.\n\nRuiz fled.", "fled", "", id="another-paragraph"),
        pytest.param("Rebels struck on Monday. Ruiz has fled.", "fled", "", id="not-told-on"),
    ],
)
def test_a_paragraph_goes_on_in_the_time_that_it_tells_of(
    nlp: Language, text: str, word: str, start: str
) -> None:
    doc = nlp(text)
    timexes = find_timexes(text, anchor=THURSDAY)

    found = narrated_time(act_at(doc, word), doc, timexes, time_of=root_time(doc, word))

    assert (found.value.start if found else "") == start


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        pytest.param("Ruiz criticised Chad.", "criticised", "2020-09-10", id="simple-past"),
        pytest.param("Ruiz has criticised Chad.", "criticised", "2020-09-10", id="perfect"),
        pytest.param("Ruiz said that rebels shelled Voss.", "shelled", "2020-09-10", id="reported"),
        pytest.param("Ruiz had criticised Chad.", "criticised", "", id="pluperfect"),
        pytest.param("Ruiz has repeatedly criticised Chad.", "criticised", "", id="over-the-years"),
        pytest.param("Ruiz, who criticised Chad, resigned.", "criticised", "", id="by-the-way"),
        pytest.param("Ruiz spoke about the attack.", "attack", "", id="touched-on-in-a-noun"),
        pytest.param("In 2003 the king died. Ruiz criticised Chad.", "criticised", "", id="history"),
        pytest.param("In the winter of 1704, Ruiz criticised Chad.", "criticised", "", id="old-history"),
        pytest.param("Ruiz criticised Chad in 1,704 letters.", "criticised", "2020-09-10", id="a-number"),
    ],
)
def test_news_without_a_date_has_the_reports_and_says_so(
    nlp: Language, text: str, word: str, start: str
) -> None:
    doc = nlp(text)

    found = report_time(
        act_at(doc, word), doc, anchor=THURSDAY, known_by="given", time_of=root_time(doc, word)
    )

    assert (found.value.start if found else "") == start
    assert found is None or (found.value.basis, found.value.granularity, found.rule) == (
        "report", "week", "when.report.given",
    )  # fmt: skip


def test_a_report_without_a_date_gives_none(nlp: Language) -> None:
    doc = nlp("Ruiz criticised Chad.")

    assert (
        report_time(act_at(doc, "criticised"), doc, anchor=None, known_by="", time_of=lambda _: None) is None
    )


def test_acts_told_by_one_verb_share_its_time(nlp: Language) -> None:
    doc = nlp("Ruiz praised Chad, pledging to help, and left; the king, who waved, resigned.")
    dated = [(act_at(doc, "praised"), MAIN)]

    shared = shared_time(act_at(doc, "pledging"), doc, dated=dated)
    apart = shared_time(act_at(doc, "resigned"), doc, dated=dated)

    assert shared is not None
    assert (shared.value.start, shared.rule) == ("2020-09-09", "when.same-sentence")
    assert apart is None


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("Norway condemned the deportation of miners from Chad in 2019.", "condemned", ""),
        ("Norway condemned the deportation of miners from Chad in 2019.", "deportation", "2019"),
        ("In 2019 Norway condemned the deportation of miners.", "condemned", "2019"),
        ("Norway condemned Chad in 2019.", "condemned", "2019"),
    ],
)
def test_a_year_behind_what_a_saying_is_about_is_that_things(
    nlp: Language, text: str, word: str, start: str
) -> None:
    doc = nlp(text)
    said = replace(act_at(doc, word), type="ACCUSE")

    found = event_time(said, doc, find_timexes(text, anchor=THURSDAY), anchor=THURSDAY, words=WORDS)

    assert (found.value.start if found else "") == start


@pytest.mark.parametrize(
    "text", ["They welcomed several gains over the past year.", "They welcomed her lead this year."]
)
def test_a_saying_does_not_last_as_long_as_what_it_is_about(nlp: Language, text: str) -> None:
    doc = nlp(text)
    act = act_at(doc, "welcomed")
    timexes = find_timexes(doc.text, anchor=THURSDAY)

    said = event_time(replace(act, type="SUPPORT"), doc, timexes, anchor=THURSDAY, words=WORDS)
    met = event_time(act, doc, timexes, anchor=THURSDAY, words=WORDS)

    assert said is None
    assert met is not None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("The council voted last month to impose sanctions on Chile.", "2026-02", id="when-it-was-voted"),
        pytest.param("The cabinet decided on Monday to expel two Chilean envoys.", "2026-03-02", id="when-it-was-decided"),
        pytest.param("Police confirmed on Monday the arrest of ten Kenyans on Sunday.", "2026-03-01", id="not-when-it-became-known"),
        pytest.param("Two weeks later, Kenyan troops shelled Goma.", "", id="nor-of-the-report-where-it-tells-of-another"),
        pytest.param("Kenya announced on Monday a ban on rallies from Sunday.", "2026-03-02", id="but-not-when-it-begins"),
    ],
)  # fmt: skip
def test_a_deed_is_of_the_day_on_which_it_was_decided_or_done(
    coder: dragoman.Coder, text: str, start: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2026-03-05"))

    assert [e.time.start for e in events] == [start]
