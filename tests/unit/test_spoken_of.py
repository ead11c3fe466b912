"""Which type of act is it that somebody promises, asks for or refuses? All sentences are invented."""

import pytest

import dragoman

pytestmark = pytest.mark.model


def spoken(coder: dragoman.Coder, text: str) -> list[tuple[str, str]]:
    return [(e.type, e.content) for e in coder.code(dragoman.Report(text=text, published="2026-03-12"))]


@pytest.mark.parametrize(
    ("text", "type_", "content"),
    [
        pytest.param("Kenya's minister said Uganda should stop its wrong practices.", "REQUEST", "CONCEDE", id="to-stop"),
        pytest.param("Kenya called on Uganda to stop attacking its fishermen.", "REQUEST", "RETREAT", id="to-stop-force"),
        pytest.param("The Kenyan mayor urged residents to continue assisting the police.", "REQUEST", "AID", id="to-go-on-helping"),
        pytest.param("Kenya and Uganda agreed to join forces against smugglers.", "AGREE", "COOPERATE", id="to-join-forces"),
        pytest.param("Kenya agreed to remain in close coordination with Uganda.", "AGREE", "COOPERATE", id="nothing-is-refused"),
        pytest.param("Kenya's premier reaffirmed her commitment to strengthening ties with Chad.", "AGREE", "COOPERATE", id="ties"),
        pytest.param("The union asked the Kenyan police to review the footage.", "REQUEST", "ACCUSE", id="to-inquire"),
        pytest.param("Prosecutors in Kenya declined to press charges.", "REJECT", "ACCUSE", id="to-charge"),
        pytest.param("Kenya's president promised to rebuild trust with Uganda.", "AGREE", "COOPERATE", id="to-build-bonds"),
        pytest.param("The opposition leader urged Kenyans to take to the streets.", "REQUEST", "PROTEST", id="to-the-streets"),
        pytest.param("The Kenyan government announced its intention to lift a ban on logging.", "CONCEDE", "", id="to-give-way"),
        pytest.param("Japan promised to help not only Kenya but also Uganda.", "AGREE", "AID", id="not-only"),
        pytest.param("Kenya vowed to win back control of the valley from the rebels.", "THREATEN", "ASSAULT", id="force"),
        pytest.param("Kenya pledged its support for Chad's accession to the bloc.", "AGREE", "SUPPORT", id="backing"),
        pytest.param("Norway reaffirmed its commitment to support the people of Moldova.", "AGREE", "AID", id="to-support-a-people-is-to-help-it"),
        pytest.param("Norway promised to defend its Baltic allies.", "AGREE", "AID", id="to-defend-allies"),
        pytest.param("Norway promised to support the Moldovan plan.", "AGREE", "SUPPORT", id="to-support-a-plan-is-to-back-it"),
    ],
)  # fmt: skip
def test_what_is_spoken_of_has_the_type_of_the_act_that_its_words_tell(
    whole_coder: dragoman.Coder, text: str, type_: str, content: str
) -> None:
    assert (type_, content) in spoken(whole_coder, text)


def test_a_promise_to_people_of_no_country_is_told_where_all_is_asked_for() -> None:
    text = "The governor of Nairobi promised to build a hospital for the refugees."

    assert ("AGREE", "AID") in spoken(dragoman.load(purpose="broad"), text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        pytest.param("The union urged Kenya to reopen the border.", "change", id="to-give-way"),
        pytest.param("The union urged Kenya to accept the terms.", "yield", id="to-accept"),
        pytest.param("The union urged Kenya to withdraw its troops.", "yield", id="to-withdraw"),
    ],
)
def test_to_ask_for_another_policy_is_to_ask_for_change_and_for_acceptance_to_yield(
    coder: dragoman.Coder, text: str, mode: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2026-03-12"))

    assert [(e.type, e.mode) for e in events] == [("REQUEST", mode)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        pytest.param(
            "Kenya's president attended the recent U.S.-ASEAN Summit.", "multilateral", id="a-bodys-summit"
        ),
        pytest.param(
            "Kenya's president held a virtual meeting with Chad's president.", "phone", id="virtual"
        ),
        pytest.param("Kenya's president met Chad's president.", "", id="two-states"),
    ],
)
def test_a_meeting_has_the_mode_that_its_words_and_parties_tell(
    coder: dragoman.Coder, text: str, mode: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2026-03-12"))

    assert [e.mode for e in events if e.type == "CONSULT"] == [mode]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Chad urged Mali to withdraw its troops. Mali rejected the demand.", "RETREAT", id="what-was-demanded"),
        pytest.param("Chad urged Niger to withdraw its troops. Mali rejected a demand by Togo.", "REQUEST", id="but-not-of-another-by-another"),
        pytest.param("Mali rejected the demand. Chad urged Mali to withdraw its troops.", "REQUEST", id="nor-what-is-told-later"),
    ],
)  # fmt: skip
def test_who_refuses_a_demand_refuses_what_was_demanded(
    whole_coder: dragoman.Coder, text: str, content: str
) -> None:
    assert [c for t, c in spoken(whole_coder, text) if t == "REJECT"] == [content]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Namibian opposition accused the government of misleading voters.",
            ("ACCUSE", "COERCE"),
            id="a-wrong-that-no-frame-tells",
        ),
        pytest.param(
            "Chad accused Niger of supporting the rebels.",
            ("ACCUSE", "AID"),
            id="who-is-blamed-for-backing-rebels-helps-them",
        ),
        pytest.param(
            "Chad accused Niger of breaking its promise.", ("ACCUSE", "REJECT"), id="a-promise-broken"
        ),
        pytest.param("Chad accused Niger of making a promise.", ("ACCUSE", "AGREE"), id="a-promise-made"),
        pytest.param(
            "Peru criticised Chile for backing the plan.",
            ("ACCUSE", "SUPPORT"),
            id="but-a-plan-is-backed-in-words",
        ),
        pytest.param(
            "The union called on Kenya's government to amend the law on strikes.",
            ("REQUEST", "CONCEDE"),
            id="what-a-verb-tells-comes-before-what-its-object-is-about",
        ),
        pytest.param("Peru asked Chile not to sign the treaty.", ("REQUEST", "REJECT"), id="not-to-sign"),
        pytest.param("Peru asked Chile to sign the treaty.", ("REQUEST", "SUPPORT"), id="to-sign"),
        pytest.param(
            "Kenya called on Uganda to refrain from shelling the border.",
            ("REQUEST", "RETREAT"),
            id="to-refrain-from-force",
        ),
        pytest.param(
            "Nepal told Bhutan not to arrest its fishermen.", ("REQUEST", "CONCEDE"), id="not-to-do-a-wrong"
        ),
    ],
)
def test_what_is_alleged_or_asked_not_to_be_done_is_told_by_its_own_word(
    whole_coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    assert spoken(whole_coder, text)[0] == expected
