"""Which later events look like the keeping or the breaking of what was promised, asked for or threatened?"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.records import Actor, Attribution, Event, Report, Telling, TimeSpan, Topic
from dragoman.store import EventFilter, Store
from dragoman.stories.commitments import Match, kind_of, match
from dragoman.stories.following import between, commitments

DAY, LATER = dt.date(2026, 3, 4), dt.date(2026, 3, 20)
CHAD, TOGO, PERU = (Actor(mention=name, country=code, sector="GOV") for name, code in (("Chad", "TCD"), ("Togo", "TGO"), ("Peru", "PER")))  # fmt: skip


def event(
    type_: str,
    source: Actor,
    target: Actor | None,
    quote: str,
    *,
    content: str = "",
    status: str = "happened",
    topic: str = "",
) -> Event:
    telling = Telling(
        sentence=0, start=0, end=len(quote), quote=quote, attribution=Attribution(), certainty="certain",
        status=status, rule="what.frame:test",  # type: ignore[arg-type]
    )  # fmt: skip
    return Event(
        event_id=f"{type_}-{quote}", report_id="r", coder_version="test", type=type_, content=content, status=status,  # type: ignore[arg-type]
        source=(source,), target=(target,) if target else (), tellings=(telling,),
        topics=(Topic(text=topic),) if topic else (),
    )  # fmt: skip


PROMISE = event("AGREE", CHAD, TOGO, "Chad promised Togo grain", content="AID", topic="grain")
REQUEST = event("REQUEST", TOGO, CHAD, "Togo asked Chad to leave the valley", content="RETREAT")
THREAT = event("THREATEN", CHAD, TOGO, "Chad threatened to shell the port", content="ASSAULT")


def found(commitment: Event, later: Event, later_day: dt.date | None = LATER) -> Match | None:
    return match(commitment, DAY, later, later_day)


@pytest.mark.parametrize(
    ("commitment", "later", "outcome"),
    [
        (PROMISE, event("AID", CHAD, TOGO, "Chad sent grain to Togo"), "fulfilment"),
        (PROMISE, event("COOPERATE", CHAD, TOGO, "Chad shipped grain to Togo"), "fulfilment"),
        (PROMISE, event("SANCTION", CHAD, TOGO, "Chad cut trade with Togo"), "breach"),
        (PROMISE, event("REJECT", CHAD, TOGO, "Chad refused to send grain", content="AID"), "breach"),
        (PROMISE, event("AID", CHAD, TOGO, "Chad did not send grain", status="denied"), "breach"),
        (REQUEST, event("RETREAT", CHAD, None, "Chad left the valley"), "fulfilment"),
        (REQUEST, event("REJECT", CHAD, TOGO, "Chad refused to leave the valley", content="RETREAT"), "breach"),
        (THREAT, event("ASSAULT", CHAD, TOGO, "Chad shelled the port"), "fulfilment"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.tellings[0].quote,
)  # fmt: skip
def test_a_later_act_of_the_one_bound_keeps_or_breaks_it(
    commitment: Event, later: Event, outcome: str
) -> None:
    matched = found(commitment, later)

    assert matched is not None
    assert matched.outcome == outcome
    assert 0.5 <= matched.score <= 1
    assert matched.reasons


@pytest.mark.parametrize(
    ("commitment", "later", "day"),
    [
        pytest.param(PROMISE, event("AID", CHAD, TOGO, "Chad sent grain"), dt.date(2026, 3, 3), id="before"),
        pytest.param(PROMISE, event("AID", CHAD, TOGO, "Chad sent grain"), None, id="nobody knows when"),
        pytest.param(PROMISE, event("AID", CHAD, TOGO, "Chad sent grain"), DAY, id="the same day in the same report"),
        pytest.param(PROMISE, event("AID", PERU, TOGO, "Peru sent grain to Togo"), LATER, id="by another"),
        pytest.param(PROMISE, event("AID", CHAD, PERU, "Chad sent grain to Peru"), LATER, id="to another"),
        pytest.param(PROMISE, event("AID", TOGO, CHAD, "Togo sent grain to Chad"), LATER, id="the other way"),
        pytest.param(PROMISE, event("ASSAULT", CHAD, TOGO, "Chad shelled a port"), LATER, id="of another kind"),
        pytest.param(PROMISE, event("AID", CHAD, TOGO, "Chad will send grain", status="planned"), LATER, id="only planned"),
        pytest.param(REQUEST, event("RETREAT", TOGO, None, "Togo left the valley"), LATER, id="by the one who asked"),
        pytest.param(THREAT, event("REJECT", CHAD, TOGO, "Chad refused to shell the port"), LATER, id="a threat not refused"),
        pytest.param(PROMISE, PROMISE, LATER, id="itself"),
    ],
)  # fmt: skip
def test_what_is_earlier_by_or_to_another_or_of_another_kind_is_no_match(
    commitment: Event, later: Event, day: dt.date | None
) -> None:
    assert found(commitment, later, day) is None


def test_a_promise_to_reach_an_agreement_is_kept_by_signing_one_and_not_by_promising_again() -> None:
    promise = event("AGREE", CHAD, TOGO, "Chad pledged to reach a fishing accord with Togo", content="AGREE")

    assert found(promise, event("SUPPORT", CHAD, TOGO, "Chad signed the fishing accord")) is not None
    assert found(promise, event("AGREE", CHAD, TOGO, "Chad again pledged a fishing accord")) is None


def test_pronouns_are_no_shared_words() -> None:
    later = event("AID", CHAD, TOGO, "they sent both of them tents")
    matched = found(event("AGREE", CHAD, TOGO, "they promised both of them grain", content="AID"), later)

    assert matched is not None
    assert not [reason for reason in matched.reasons if reason.startswith("shared words")]


def test_an_act_of_the_same_day_in_another_report_keeps_a_promise() -> None:
    assert (
        found(PROMISE, replace(event("AID", CHAD, TOGO, "Chad sent grain"), report_id="other"), DAY)
        is not None
    )


def test_shared_words_make_a_match_surer() -> None:
    plain = found(PROMISE, event("AID", CHAD, TOGO, "Chad sent tents to Togo"))
    same = found(PROMISE, event("AID", CHAD, TOGO, "Chad sent grain to Togo"))

    assert plain is not None
    assert same is not None
    assert same.score > plain.score
    assert "shared words: grain" in same.reasons


BOTH = replace(
    event("AGREE", CHAD, TOGO, "Chad and Togo agreed to share water", content="COOPERATE"), reciprocal=True
)
PLAN = replace(
    event("CONSULT", CHAD, TOGO, "Chad is to visit Togo", status="planned"),
    time=TimeSpan(start="2026-03-10", end="2026-03-10", granularity="day"),
)
VISIT = replace(event("CONSULT", CHAD, TOGO, "Chad visited Togo"), report_id="later")


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        pytest.param(event("COOPERATE", CHAD, TOGO, "Chad pumped for Togo"), True, id="one with the other"),
        pytest.param(event("COOPERATE", TOGO, CHAD, "Togo pumped for Chad"), True, id="the other way"),
        pytest.param(replace(event("COOPERATE", CHAD, PERU, "Chad and Peru traded"), reciprocal=True), False, id="with a third"),
    ],
)  # fmt: skip
def test_what_two_agreed_is_kept_by_the_two_and_not_with_a_third(later: Event, kept: bool) -> None:
    assert (found(BOTH, later) is not None) is kept


@pytest.mark.parametrize(
    ("later", "day", "outcome"),
    [
        pytest.param(VISIT, dt.date(2026, 3, 10), "fulfilment", id="on its day"),
        pytest.param(VISIT, dt.date(2026, 4, 10), "fulfilment", id="a month later"),
        pytest.param(VISIT, dt.date(2026, 4, 11), "", id="too late"),
        pytest.param(replace(VISIT, report_id="r"), dt.date(2026, 3, 10), "", id="told of in the same report"),
        pytest.param(VISIT, None, "", id="nobody knows when"),
        pytest.param(event("REJECT", CHAD, TOGO, "Chad called the visit off", content="CONSULT"), LATER, "", id="refused in the same report"),
        pytest.param(replace(event("REJECT", CHAD, TOGO, "Chad called it off", content="CONSULT"), report_id="later"), LATER, "breach", id="called off"),
    ],
)  # fmt: skip
def test_a_plan_is_followed_by_an_act_of_its_own_kind_near_its_day(
    later: Event, day: dt.date | None, outcome: str
) -> None:
    matched = match(PLAN, dt.date(2026, 3, 10), later, day)

    assert (matched.outcome if matched else "") == outcome


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (PROMISE, "promise"),
        (REQUEST, "request"),
        (THREAT, "threat"),
        (PLAN, "plan"),
        (replace(PROMISE, status="denied"), ""),
        (VISIT, ""),
    ],
    ids=lambda value: value if isinstance(value, str) else value.tellings[0].quote,
)
def test_what_commits_somebody_has_a_kind(record: Event, kind: str) -> None:
    assert kind_of(record) == kind


class Coded:
    """A coded report, as the store takes one."""

    sentences, set_aside = 1, ()

    def __init__(self, report: Report, *events: Event) -> None:
        self.report, self.events = report, events


def test_the_store_gives_commitments_by_one_to_another_with_what_followed(tmp_path: Path) -> None:
    first = Report(text="a", id="one", published="2026-03-04")
    second = Report(text="b", id="two", published="2026-03-20")
    kept = replace(event("AID", CHAD, TOGO, "Chad sent grain to Togo"), report_id="two")
    with Store.open(tmp_path / "events.duckdb") as store:
        store.add(
            [Coded(first, replace(PROMISE, report_id="one"), replace(REQUEST, report_id="one"))],
            coder_version="t",
        )
        store.add([Coded(second, kept)], coder_version="t")
        by_chad = list(commitments(store, by="TCD", to="TGO"))
        by_togo = list(commitments(store, by="TGO"))
        nobody = list(commitments(store, by="TCD", to="PER"))

    assert [(c.kind, c.event.content, str(c.day)) for c in by_chad] == [("promise", "AID", "2026-03-04")]
    assert [(m.outcome, m.event.event_id, m.day) for m in by_chad[0].later] == [
        ("fulfilment", kept.event_id, LATER)
    ]
    assert [(c.kind, c.later) for c in by_togo] == [("request", ())]
    assert nobody == []
    assert [c.state for c in (*by_chad, *by_togo)] == ["kept", "open"]


def test_a_page_of_a_pairs_commitments_counts_each_happening_once_and_goes_on(tmp_path: Path) -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 8)]
    promises = [
        replace(PROMISE, event_id=f"{n:016x}", report_id=f"r{n}", story_id="same" if n in {2, 3} else None)
        for n in range(7)
    ]
    alone = replace(event("RETREAT", CHAD, None, "Chad left the valley"), report_id="later")
    with Store.open(tmp_path / "events.duckdb") as store:
        store.add(
            [Coded(Report(text=day, id=f"r{n}", published=day), promises[n]) for n, day in enumerate(days)],
            coder_version="t",
        )
        asked = replace(REQUEST, report_id="asked")
        store.add([Coded(Report(text="q", id="asked", published="2026-02-01"), asked)], coder_version="t")
        store.add([Coded(Report(text="z", id="later", published="2026-03-20"), alone)], coder_version="t")
        wanted = EventFilter(actor="TCD", with_="TGO")
        with store.scope(wanted) as scope:
            newest, leaf = between(store, scope, wanted, size=4)
            oldest, end = between(store, scope, wanted, at=leaf.older, size=4)

    told = [(c.event.report_id, c.kind, c.state) for c in (*newest, *oldest)]
    assert told == [
        *[(f"r{n}", "promise", "open") for n in (6, 5, 4, 2, 1, 0)],
        ("asked", "request", "kept"),
    ]
    assert end.older is None
