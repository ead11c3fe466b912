"""Which later events look like the keeping or the breaking of what was promised, asked for or threatened?"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.records import Actor, Attribution, Event, Report, Telling, Topic
from dragoman.store import Store
from dragoman.stories.commitments import Match, match
from dragoman.stories.following import commitments

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
    commitment: Event, later: Event, day: dt.date
) -> None:
    assert found(commitment, later, day) is None


def test_shared_words_make_a_match_surer() -> None:
    plain = found(PROMISE, event("AID", CHAD, TOGO, "Chad sent tents to Togo"))
    same = found(PROMISE, event("AID", CHAD, TOGO, "Chad sent grain to Togo"))

    assert plain is not None
    assert same is not None
    assert same.score > plain.score
    assert "shared words: grain" in same.reasons


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
