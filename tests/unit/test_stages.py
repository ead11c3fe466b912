"""Is it told rightly whether what a sentence tells of happened, lies ahead, depends on something or was refused, and is it told once?"""

import tomllib
from pathlib import Path

import pytest

import dragoman
from told import coded

pytestmark = pytest.mark.model

FILE = Path(__file__).parents[1] / "data" / "stages.toml"
CASES = [
    pytest.param(text, expected, id=f"{cause}-{number}")
    for cause, rows in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
    for number, (text, expected) in enumerate(rows.items(), 1)
]
Told = tuple[str, str, str]  # type, content, status


def told(coder: dragoman.Coder, text: str) -> list[Told]:
    """What a report of these words tells, in order."""
    return [(e.type, e.content, e.status) for e in coded(coder, text)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_record_has_its_type_content_and_status(
    whole_coder: dragoman.Coder, text: str, expected: list[str]
) -> None:
    assert [
        f"{type} {content or '-'} {status}" for type, content, status in told(whole_coder, text)
    ] == expected


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
