"""Which mode has an act whose own words tell none? All sentences are invented."""

import pytest

import dragoman

pytestmark = pytest.mark.model


def mode_of(coder: dragoman.Coder, text: str, type_: str) -> list[str]:
    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [e.mode for e in events if e.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        pytest.param("Gunmen shot and killed former Prime Minister Juma Otieno of Kenya.", "ASSAULT", "targeted", id="a-person-known-by-his-office"),
        pytest.param("Norwegian forces killed Chadian general Idriss Abakar.", "ASSAULT", "targeted", id="an-officer-who-is-sought-out"),
        pytest.param("Soldiers in Nigeria shot dead a protester.", "ASSAULT", "firearms", id="but-not-one-of-a-crowd"),
        pytest.param("Kenyan troops killed ten Somali rebels.", "ASSAULT", "", id="nor-several-who-fight"),
        pytest.param("Lt Juma Otieno of Kenya was killed in fighting with Somali rebels.", "ASSAULT", "", id="nor-one-who-fell"),
        pytest.param("Norway said it carried out attacks with drones on two Swedish bases.", "ASSAULT", "drone", id="by-the-weapon-that-is-named"),
        pytest.param("Norway said it carried out attacks on two Swedish bases.", "ASSAULT", "", id="no-weapon-named"),
        pytest.param("Kenyan police patrolled the streets of Kisumu.", "MOBILIZE", "police", id="by-whose-the-forces-are"),
        pytest.param("Chad's opposition called on President Idris Bello to quit.", "REQUEST", "change", id="who-governs-is-to-change"),
        pytest.param("Fiji's prime minister rejected calls to step down.", "REJECT", "change", id="and-is-refused"),
        pytest.param("Chad's army refused to quit the town of Voss.", "REJECT", "yield", id="but-no-army-resigns"),
        pytest.param("Kenyan soldiers patrolled the streets of Kisumu.", "MOBILIZE", "troops", id="those-of-an-army"),
    ],
)  # fmt: skip
def test_a_mode_that_no_word_tells_follows_from_the_rest(
    coder: dragoman.Coder, text: str, type_: str, mode: str
) -> None:
    assert mode_of(coder, text, type_) == [mode]


def test_where_the_learned_part_is_surer_of_a_saying_than_its_word_can_be_the_evidence_says_so(
    whole_coder: dragoman.Coder,
) -> None:
    report = dragoman.Report(
        text="Norway's minister said Swedish troops had violated Norway's sovereignty.",
        published="2031-05-06",
    )
    (event,) = whole_coder.code(report)

    rules = {e.field: e.rule for e in event.evidence}
    assert (event.type, event.mode, rules["mode"]) == ("ACCUSE", "allege", "what.learned")
    assert rules["type"].startswith("what.frame:accuse.say-violates")


def test_a_saying_that_surely_has_a_mode_has_the_likeliest(whole_coder: dragoman.Coder) -> None:
    text = "Fiji's electoral commission urged parties to keep faith in its work."
    (event,) = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    rules = {e.field: e.rule for e in event.evidence}
    assert (event.type, event.mode, rules["mode"]) == ("REQUEST", "change", "what.learned")
