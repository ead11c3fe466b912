"""Are both accounts of a happening kept, and the record marked where they contradict each other?"""

import pytest

import dragoman
from dragoman import Event, Report

pytestmark = pytest.mark.model


def coded(coder: dragoman.Coder, text: str) -> tuple[Event, ...]:
    return coder.code(Report(text=text, published="2026-03-04"))


def accounts(event: Event) -> list[tuple[str, str]]:
    """Who tells of it, and with what status."""
    return [(t.attribution.to.mention if t.attribution.to else "", t.status) for t in event.tellings]


CLAIM = "Kenya said Ugandan troops had shelled the border town of Busia on Monday. "


@pytest.mark.parametrize(
    ("denial", "who"),
    [
        ("Uganda denied it.", "Uganda"),
        ("The Ugandan defence ministry called the claim baseless.", "The Ugandan defence ministry"),
        ("Uganda denied that its troops had shelled the town.", "Uganda"),
    ],
)
def test_an_act_that_its_doer_denies_is_disputed_and_both_accounts_are_kept(coder, denial, who) -> None:
    (event,) = coded(coder, CLAIM + denial)

    assert event.disputed
    assert accounts(event) == [("Kenya", "happened"), (who, "denied")]
    assert (event.status, event.attribution.to.mention) == ("happened", "Kenya")
    assert [e.rule for e in event.evidence if e.field == "disputed"] == ["tellings.denied"]


@pytest.mark.parametrize(
    "after",
    [
        "Uganda did not deny it.",
        "Uganda may deny it.",
        "Uganda confirmed it.",
        "Rain fell. Crops grew. Prices fell. Markets closed. Uganda denied it.",
    ],
)
def test_what_is_no_denial_or_stands_far_off_disputes_nothing(coder, after) -> None:
    event = next(e for e in coded(coder, CLAIM + after) if e.type == "ASSAULT")

    assert not event.disputed
    assert accounts(event) == [("Kenya", "happened")]


def test_a_denial_by_one_who_is_no_side_disputes_nothing(coder) -> None:
    event = next(e for e in coded(coder, CLAIM + "Peru denied it.") if e.type == "ASSAULT")

    assert not event.disputed


def test_a_denial_within_one_country_does_not_tell_which_side_denies(coder) -> None:
    text = "Kenyan police accused the Kenyan opposition of rioting. The Kenyan church denied it."
    event = next(e for e in coded(coder, text) if e.type == "ACCUSE")

    assert not event.disputed


def test_an_accusation_that_is_rejected_stays_an_accusation(coder) -> None:
    (event,) = coded(coder, "Kenya accused Uganda of shelling Busia. Uganda rejected the accusation.")

    assert (event.type, event.status, event.disputed) == ("ACCUSE", "happened", True)
    assert accounts(event) == [("", "happened"), ("Uganda", "denied")]


def test_two_sides_that_blame_each_other_give_two_disputed_records(coder) -> None:
    text = "Kenya said Ugandan troops attacked its soldiers. Uganda said Kenyan troops attacked its soldiers."
    events = coded(coder, text)

    assert [(e.source[0].country, e.target[0].country, e.disputed) for e in events] == [
        ("UGA", "KEN", True),
        ("KEN", "UGA", True),
    ]
    assert {e.rule for event in events for e in event.evidence if e.field == "disputed"} == {
        "tellings.mirrored"
    }


def test_two_attacks_that_the_reporter_tells_of_himself_are_not_disputed(coder) -> None:
    events = coded(coder, "Ugandan troops attacked Kenyan soldiers. Kenyan troops attacked Ugandan soldiers.")

    assert [e.disputed for e in events] == [False, False]


def test_a_source_without_a_name_keeps_what_is_said_of_it(coder) -> None:
    (event,) = coded(
        coder, "A senior Western official said on condition of anonymity that Kenya had sent arms to Uganda."
    )

    assert (event.attribution.how, event.certainty) == ("unnamed", "probable")
    assert event.attribution.to is not None
    assert event.attribution.to.mention == "A senior Western official"


def test_the_company_of_a_source_without_a_name_does_not_speak(coder) -> None:
    (event,) = coded(coder, "Sources close to the Kenyan president said Kenya had sent arms to Uganda.")

    assert event.attribution.to is not None
    assert (event.attribution.to.mention, event.attribution.to.country) == (
        "Sources close to the Kenyan president",
        "",
    )


def test_hearsay_has_nobody_to_vouch_for_it(coder) -> None:
    (event,) = coded(coder, "Kenya reportedly sent arms to Uganda.")

    assert (event.attribution.to, event.attribution.how) == (None, "unnamed")


def test_contexts_say_whether_the_sentence_or_the_document_gives_them(coder) -> None:
    rest = "The election is on Friday. The election commission counted votes. Voters queued for the election."
    event = next(
        e for e in coded(coder, f"Kenyan troops shelled Ugandan soldiers. {rest}") if e.type == "ASSAULT"
    )
    bases = dict(zip(event.contexts, event.contexts_basis, strict=True))

    assert (bases["military"], bases["election"]) == ("sentence", "document")


def test_a_context_that_the_document_only_touches_on_is_left_out(coder) -> None:
    event = next(
        e for e in coded(coder, "Kenyan troops shelled Ugandan soldiers. The election is on Friday.")
    )

    assert "election" not in event.contexts


def test_sayings_of_a_doc_name_source_cue_content_and_speaker(coder) -> None:
    doc = coder.nlp("“We will sign,” Kenya’s foreign minister said. Uganda called for talks. Peru slept.")
    said, asked = coder.sayings(doc)

    assert doc.text[slice(*said.source)] == "Kenya’s foreign minister"
    assert (doc.text[slice(*said.cue)], [doc.text[slice(*c)] for c in said.content]) == (
        "said",
        ["“We will sign,”"],
    )
    assert (said.how, said.vouches, said.speaker.country, said.speaker.role) == (
        "direct_quote", True, "KEN", "foreign minister",
    )  # fmt: skip
    assert (asked.vouches, asked.speaker.country) == (False, "UGA")
