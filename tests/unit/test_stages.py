"""Is it told rightly whether what a sentence tells of happened, lies ahead, depends on something or was refused, and is it told once?"""

import pytest

import dragoman

pytestmark = pytest.mark.model

Told = tuple[str, str, str]  # type, content, status


def told(coder: dragoman.Coder, text: str) -> list[Told]:
    """What a report of these words tells, in order."""
    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [(e.type, e.content, e.status) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya says it will assist Malawi with medicines.",
            [("AGREE", "AID", "happened")],
            id="a-promise-holds-the-aid",
        ),
        pytest.param(
            "Peru told Bolivia that it would sign the water treaty in May.",
            [("AGREE", "SUPPORT", "happened")],
            id="a-promise-holds-the-signing",
        ),
        pytest.param(
            "Uruguay says it will withdraw its soldiers from Congo.",
            [("CONCEDE", "", "happened")],
            id="who-promises-to-leave-gives-way",
        ),
        pytest.param(
            "The Samoan premier has no plans to attend the summit in Nauru.",
            [("REJECT", "CONSULT", "happened")],
            id="a-refusal-holds-the-meeting",
        ),
        pytest.param(
            "Malaysia warned that it would boycott the summit if Myanmar's generals attend.",
            [("THREATEN", "REJECT", "happened")],
            id="a-threat-holds-the-refusal",
        ),
        pytest.param(
            "Belize has pulled out of a planned meeting with Guatemala.",
            [("REJECT", "CONSULT", "happened")],
            id="a-meeting-that-somebody-pulls-out-of-is-refused",
        ),
        pytest.param(
            "Kiribati announced plans to sever ties with Taiwan.",
            [("SANCTION", "", "planned")],
            id="plans-that-are-announced-are-told-once",
        ),
        pytest.param(
            "The Burmese army has denied that it shelled the monastery.",
            [("ASSAULT", "", "denied")],
            id="and-so-is-what-is-denied",
        ),
        pytest.param(
            "The Philippines may take China to court over the reef, its justice secretary said.",
            [("ACCUSE", "", "planned")],
            id="what-may-be-is-no-threat",
        ),
        pytest.param(
            "Jamaica has been urged to recognise the new Haitian council.",
            [("REQUEST", "AID", "happened")],
            id="a-request-holds-what-is-asked-for",
        ),
        pytest.param(
            'President Luis Soto of Chile said: "I have decided to break relations with Gabon."',
            [("SANCTION", "", "happened")],
            id="what-is-decided-is-no-threat",
        ),
        pytest.param(
            "Peru said it would expel the Mexican ambassador.",
            [("SANCTION", "", "happened")],
            id="an-expulsion-that-is-announced-is-ordered",
        ),
        pytest.param(
            "Peru said it would jail the Mexican ambassador.",
            [("THREATEN", "COERCE", "happened")],
            id="but-a-threat-of-force-is-one",
        ),
        pytest.param(
            "Hezbollah said it would not comply with the order of Lebanon's government.",
            [("REJECT", "", "happened")],
            id="who-says-he-will-not-comply-blames-nobody",
        ),
        pytest.param(
            "Angola has agreed to mediate between Rwanda and Congo, and both have welcomed the offer.",
            [("AGREE", "CONSULT", "happened"), ("SUPPORT", "", "happened")],
            id="an-offer-that-is-known-is-no-other",
        ),
        pytest.param(
            "India vowed to deliver vaccines to Nepal. The first shipment will arrive in Kathmandu on Friday.",
            [("AGREE", "AID", "happened"), ("COOPERATE", "", "planned")],
            id="but-what-another-sentence-tells-is-its-own",
        ),
        pytest.param(
            "Chile's foreign minister said his country will send doctors to Haiti.",
            [("AGREE", "AID", "happened")],
            id="whoever-says-it-for-his-country",
        ),
        pytest.param(
            "Finland will meet Estonia in Turku on Monday, when it will pledge to deliver ten howitzers.",
            [("CONSULT", "", "planned"), ("AGREE", "AID", "planned")],
            id="a-meeting-holds-no-promise",
        ),
    ],
)
def test_what_is_promised_or_refused_is_told_once(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


def test_a_promise_that_only_the_tagger_sees_holds_the_words_of_what_is_promised(
    whole_coder: dragoman.Coder,
) -> None:
    text = "Chile's foreign minister said his country will send doctors to Haiti."

    assert [t.end for e in whole_coder.code(dragoman.Report(text=text)) for t in e.tellings] == [
        len(text) - 1
    ]


def test_what_is_only_promised_is_set_aside_with_the_reason(whole_coder: dragoman.Coder) -> None:
    coded = whole_coder.examine(dragoman.Report(text="Japan announced it will send rice to Madagascar."))

    assert ("it will send rice to Madagascar", "only what is promised or refused") in coded.set_aside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Algeria said it will reopen the border only if Morocco frees the pilots.",
            [("CONCEDE", "", "conditional")],
            id="only-if",
        ),
        pytest.param(
            "The Taliban said it will free the two Uzbeks on condition that Tashkent lifts its ban.",
            [("CONCEDE", "", "conditional")],
            id="on-condition-that",
        ),
        pytest.param(
            "Cuba will sign the treaty provided that Jamaica drops its claim.",
            [("SUPPORT", "", "conditional")],
            id="provided-that",
        ),
        pytest.param(
            "Israeli officials said they would allow fuel into Gaza if the hostages were freed.",
            [("CONCEDE", "", "conditional")],
            id="if",
        ),
        pytest.param(
            "Togo promised to help Benin if floods come.",
            [("AGREE", "AID", "happened")],
            id="but-a-promise-was-made",
        ),
        pytest.param(
            "Argentina urged Britain to resume talks on the islands; London has refused.",
            [("REQUEST", "CONSULT", "happened"), ("REJECT", "CONSULT", "happened")],
            id="what-is-refused-behind-a-semicolon-was-asked-for",
        ),
        pytest.param(
            "Georgia lifted the ban after Armenia apologised.",
            [("CONCEDE", "", "happened")],
            id="and-what-followed-happened",
        ),
    ],
)
def test_what_depends_on_something_is_conditional(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Slovakia is expelling three Russian diplomats, its foreign ministry said.",
            [("SANCTION", "", "happened")],
            id="an-order-that-is-announced",
        ),
        pytest.param(
            "Laos announced it is suspending trade with Myanmar.",
            [("SANCTION", "", "happened")],
            id="trade-that-is-cut-is-no-giving-way",
        ),
        pytest.param(
            "Police issued a statement prohibiting the march in Kampala.",
            [("COERCE", "", "happened")],
            id="what-a-paper-does-is-done-with-it",
        ),
        pytest.param(
            "Bangladesh is negotiating with Nepal over power.",
            [("CONSULT", "", "ongoing")],
            id="but-talks-go-on",
        ),
        pytest.param(
            "Belarus has freed eleven Polish journalists since the talks.",
            [("RETREAT", "", "happened")],
            id="counted-since",
        ),
        pytest.param(
            "Uganda has backed the rebels since 2019.",
            [("SUPPORT", "", "ongoing")],
            id="but-backing-lasts",
        ),
    ],
)
def test_what_was_ordered_or_counted_happened(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rwanda agreed to Congo's demand to withdraw its troops from Kivu.",
            ("CONCEDE", "", "happened"),
            id="who-agrees-to-a-demand-to-leave-gives-way",
        ),
        pytest.param(
            "Cyprus agreed to a Greek request to extradite the banker.",
            ("AGREE", "COOPERATE", "happened"),
            id="what-is-agreed-to-is-what-was-asked-for",
        ),
        pytest.param(
            "Cyprus pledged to ask Greece to free the banker.",
            ("AGREE", "REQUEST", "happened"),
            id="but-who-promises-to-ask-promises-a-request",
        ),
        pytest.param(
            "Chad rejected a Libyan offer of talks on the border.",
            ("REJECT", "CONSULT", "happened"),
            id="and-who-refuses-an-offer-refuses-what-it-is-of",
        ),
        pytest.param(
            "Haiti's premier urged help from Canada against the gangs.",
            ("REQUEST", "AID", "happened"),
            id="help-that-is-urged-from-somebody-is-asked-for",
        ),
    ],
)
def test_what_an_act_of_speech_is_of(whole_coder: dragoman.Coder, text: str, expected: Told) -> None:
    assert expected in told(whole_coder, text)


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        pytest.param("Oslo condemned the killing of a Norwegian nurse in Haiti.", [], id="not-who-suffers"),
        pytest.param(
            "Peru condemned the arrest of two Peruvian fishermen by Chile.", ["CHL"], id="but-who-did-it"
        ),
    ],
)
def test_who_suffers_what_is_condemned_is_not_blamed(
    whole_coder: dragoman.Coder, text: str, blamed: list[str]
) -> None:
    (event,) = [e for e in whole_coder.code(dragoman.Report(text=text)) if e.type == "ACCUSE"]

    assert [a.country for a in event.target] == blamed
