"""Are attacks, clashes and demands of politicians told from those of arms?"""

import pytest

import dragoman
from dragoman import Report

pytestmark = pytest.mark.model


def types(coder: dragoman.Coder, text: str) -> list[str]:
    return [event.type for event in coder.code(Report(text=text, published="2026-03-04"))]


@pytest.mark.parametrize(
    "text",
    [
        "Marek, a councillor, in a statement attacked the chief minister for the raid on his farm.",
        "Lawmaker Lim attacked the justice minister, claiming that the new unit was unlawful.",
        "The deputy governor claimed that the government had pulled the rangers out of the valley to punish him.",
        "The opposition leader complained that the premier had no vision.",
    ],
)
def test_who_attacks_a_politician_in_words_accuses_him(coder, text) -> None:
    assert "ACCUSE" in types(coder, text)
    assert "ASSAULT" not in types(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town for the third time.",
        "Somali troops attacked the militia, saying it had fired first.",
    ],
)
def test_who_attacks_with_arms_accuses_nobody(coder, text) -> None:
    assert "ACCUSE" not in types(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        '"This senseless loss of life must end now," the UN envoy said.',
        "The Unity Party told the election commission that voting machines should not be used.",
        '"The licence of the minister should be revoked," the opposition leader said.',
    ],
)
def test_who_says_what_must_be_asks_for_it(coder, text) -> None:
    assert types(coder, text) == ["REQUEST"]


def test_who_tells_the_press_what_should_be_asks_nothing_of_the_press(coder) -> None:
    assert types(coder, "The minister told reporters that the weather should be fine.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The general said the border post would not be returned to the rebels.", "REJECT"),
        ("The president said he would not deal with those who want to topple him.", "REJECT"),
        ("The candidate skipped the debate.", "REJECT"),
        ("King Ade received Egyptian Foreign Minister Samir Fahmy.", "CONSULT"),
        ("The envoy expressed satisfaction with the growth of bilateral ties.", "SUPPORT"),
        ("The authorities registered 40,000 arrests during the state of emergency.", "COERCE"),
        ("A US warship sailed through the strait on Tuesday.", "MOBILIZE"),
        ("The court has ordered that the suspension of the members be lifted.", "REQUEST"),
    ],
)
def test_plain_words_of_court_and_palace_reporters_are_found(coder, text, kind) -> None:
    assert types(coder, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The child skipped the lesson.",
        "A British ferry sailed through the strait.",
        "The shop registered three returns.",
    ],
)
def test_the_same_words_of_private_life_tell_of_nothing(coder, text) -> None:
    assert types(coder, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two presidents agreed that Russia should withdraw its troops.", "REQUEST"),
        ("A curfew was imposed in Lagos on Sunday.", "COERCE"),
        ("The senator said there was collusion between the police and the smugglers.", "ACCUSE"),
        ("The writer openly questioned the government's data.", "ACCUSE"),
    ],
)
def test_what_others_must_do_and_what_all_suffer_is_told_of(coder, text, kind) -> None:
    assert types(coder, text) == [kind]


def test_who_vouches_that_something_has_been_promises_nothing(coder) -> None:
    assert (
        types(coder, "President Ruiz assured that the protests would have received money from drug gangs.")
        == []
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army has waged a four-year war against the rebels.", "ongoing"),
        ("The group has fought a decades-long insurgency against the Somali state.", "ongoing"),
        ("The rebels fought a ten-year war against the army.", "happened"),
        ("The minister is under investigation for fraud.", "ongoing"),
        ("The minister was under investigation for fraud.", "happened"),
    ],
)
def test_what_has_lasted_long_goes_on(coder, text, status) -> None:
    (event,) = coder.code(Report(text=text, published="2026-03-04"))

    assert event.status == status
