"""Are tellings of one meeting one record, and meetings of others records of their own?"""

import pytest

import dragoman
from dragoman import Report

pytestmark = pytest.mark.model


def meetings(coder: dragoman.Coder, text: str) -> list[int]:
    """How many tellings each meeting has."""
    events = coder.code(Report(text=text, published="2026-03-05"))
    return [len(e.tellings) for e in events if e.type == "CONSULT"]


@pytest.mark.parametrize(
    ("text", "tellings"),
    [
        pytest.param(
            "Kenya's President Juma Otieno met Uganda's President Okello Ssali on Monday. Otieno and Ssali discussed trade.",
            [2],
            id="the-same-two",
        ),
        pytest.param(
            "Kenya's President Juma Otieno met Uganda's President Okello Ssali. "
            "Kenya's Foreign Minister Amina Wanjala met Uganda's Foreign Minister Ruth Kato.",
            [1, 1],
            id="others-of-the-same-states",
        ),
        pytest.param(
            "Kenya's President Juma Otieno met Uganda's President Okello Ssali. "
            "Juma Otieno also met Kenya's Finance Minister Ali Mwangi.",
            [1, 1],
            id="and-his-own-minister",
        ),
        pytest.param(
            "Kenya's President Juma Otieno met Uganda's President Okello Ssali on Monday. "
            "Otieno and Ssali discussed the situation in Mombasa.",
            [2],
            id="a-town-that-was-talked-about",
        ),
    ],
)
def test_a_meeting_is_told_apart_by_who_meets(coder: dragoman.Coder, text: str, tellings: list[int]) -> None:
    assert meetings(coder, text) == tellings


def test_the_month_of_a_trip_that_is_only_named_parts_no_talks(coder: dragoman.Coder) -> None:
    text = (
        "Kenya's President Juma Otieno spoke on Monday with Uganda's President Okello Ssali. Following Otieno's trip "
        "to Uganda in March, the leaders praised the work of their ministers. They also discussed trade."
    )

    assert sorted(meetings(coder, text)) == [1, 2]


@pytest.mark.parametrize(
    ("text", "tellings"),
    [
        pytest.param(
            "Uganda's President Okello Ssali praised the vital role of Kenya. "
            "Uganda's President Okello Ssali thanked Kenya for its vital ports.",
            [1, 1],
            id="two-praises-by-one-president",
        ),
        pytest.param(
            "Uganda's President Okello Ssali praised the vital role of Kenya. "
            "Ssali again praised the vital role of Kenya.",
            [2],
            id="one-praise-told-twice",
        ),
    ],
)
def test_the_words_that_name_the_sides_make_no_two_sayings_alike(
    coder: dragoman.Coder, text: str, tellings: list[int]
) -> None:
    events = coder.code(Report(text=text, published="2026-03-05"))

    assert [len(e.tellings) for e in events if e.type == "SUPPORT"] == tellings


@pytest.mark.parametrize(
    ("text", "tellings"),
    [
        pytest.param(
            "Talks resumed in Nairobi. Chad's warring factions were there.", [], id="nobody-s-talks"
        ),
        pytest.param(
            "Negotiations between Chad's warring factions resumed.", [1], id="one-name-for-both-sides"
        ),
    ],
)
def test_rivals_are_both_sides_of_their_talks(coder: dragoman.Coder, text: str, tellings: list[int]) -> None:
    assert meetings(coder, text) == tellings


@pytest.mark.parametrize(
    ("text", "type_", "tellings"),
    [
        pytest.param(
            "A court in Lome found the editor Kofi Adom guilty and sentenced him to two years.",
            "SANCTION",
            [2],
            id="verdict-and-sentence",
        ),
        pytest.param(
            "Police in Lome arrested the editor Kofi Adom on Friday. Traders wept. When Adom was arrested, his wife fled.",
            "COERCE",
            [2],
            id="one-man-s-arrest",
        ),
        pytest.param(
            "Police in Lome arrested the editor Kofi Adom on Friday. In 2019 Adom was arrested for a poem.",
            "COERCE",
            [1, 1],
            id="his-arrest-years-before",
        ),
        pytest.param(
            "Police in Lome arrested the editor Kofi Adom on Friday. They also arrested the poet Abla Sena.",
            "COERCE",
            [1, 1],
            id="another-s-arrest",
        ),
        pytest.param(
            "Police in Lome arrested two traders on Friday. Their stall is shut. The traders were remanded in custody.",
            "COERCE",
            [2],
            id="men-without-names",
        ),
        pytest.param(
            "Police in Lome arrested two traders on Friday. Their stall is shut. Police also arrested two traders in Kara.",
            "COERCE",
            [1, 1],
            id="others-without-names",
        ),
        pytest.param(
            "Togo's chiefs submitted a petition to Ghana, urging it to reopen the border.",
            "REQUEST",
            [2],
            id="a-petition-and-what-it-asks",
        ),
        pytest.param(
            "Togo slammed Ghana over the dam. The lake is low. In its letter Togo slammed Ghana for its pumps.",
            "ACCUSE",
            [2],
            id="the-head-of-a-report",
        ),
        pytest.param(
            "The president of Togo, Kossi Ade, paid a visit to Benin on Tuesday. President Ade arrived in Cotonou on Monday.",
            "CONSULT",
            [2],
            id="the-days-of-one-stay",
        ),
        pytest.param(
            "The president of Togo, Kossi Ade, paid a visit to Benin on 27 February. President Ade had arrived in Cotonou for a visit on 3 January.",
            "CONSULT",
            [1, 1],
            id="a-stay-of-another-month",
        ),
        pytest.param(
            "Chadian troops raided the town of Bardai on Friday. Chadian forces killed twelve people, a doctor said.",
            "ASSAULT",
            [2],
            id="an-attack-and-whom-it-killed",
        ),
        pytest.param(
            "Chadian troops raided the town of Bardai on Friday. In another attack Chadian forces killed twelve people.",
            "ASSAULT",
            [1, 1],
            id="whom-another-attack-killed",
        ),
        pytest.param(
            "Fiji lodged a protest with Tonga over the boats. In a note, the Fijian embassy protested to Tonga.",
            "ACCUSE",
            [2],
            id="a-protest-and-its-note",
        ),
        pytest.param(
            "Fiji lodged a protest with Tonga over the boats. Samoa protested to Tonga, too.",
            "ACCUSE",
            [1, 1],
            id="the-protest-of-another",
        ),
    ],
)
def test_an_act_that_is_told_again_is_one_record(
    coder: dragoman.Coder, text: str, type_: str, tellings: list[int]
) -> None:
    events = coder.code(Report(text=text, published="2026-03-05"))

    assert sorted(len(e.tellings) for e in events if e.type == type_) == tellings


@pytest.mark.parametrize(
    ("text", "protests"),
    [
        pytest.param(
            "Teachers marched through La Paz on Saturday. The teachers protested against a new exam.",
            1,
            id="one-crowd-side-by-side",
        ),
        pytest.param(
            "Teachers marched through La Paz on Saturday. Teachers also rallied in Sucre on Sunday.",
            2,
            id="another-town-another-day",
        ),
        pytest.param(
            "Teachers marched through La Paz on Saturday. Farmers protested in Lima on Saturday.",
            2,
            id="another-crowd-elsewhere",
        ),
    ],
)
def test_what_one_crowd_does_in_sentences_side_by_side_is_one_protest(
    coder: dragoman.Coder, text: str, protests: int
) -> None:
    events = coder.code(Report(text=text, published="2026-03-09"))

    assert [e.type for e in events].count("PROTEST") == protests


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        pytest.param(
            "A bomb killed six people at a market in Accra on Friday. The FLP rebels claimed responsibility.",
            ["GHA.REB"],
            id="a-bomb-of-nobodys",
        ),
        pytest.param(
            "Gunmen killed six farmers near Puno in Peru on Friday. The Kosta Liberation Army said it was behind the attack.",
            ["PER.REB"],
            id="gunmen-have-no-name",
        ),
        pytest.param(
            "Al-Shabab fighters killed nine soldiers near Lamu in Kenya. The group claimed responsibility for the attack.",
            ["SOM.REB"],
            id="the-attackers-themselves",
        ),
        pytest.param(
            "Rebels shelled a market in Goma, Congo, on Monday. A bomb killed six people in Bunia on Tuesday. "
            "The Islamic State group claimed responsibility for the bombing.",
            ["COD.REB", "IMG.REB"],
            id="the-last-of-two",
        ),
        pytest.param(
            "Police shot six people at a market in Accra on Friday. The FLP rebels claimed responsibility.",
            ["GHA.COP"],
            id="not-what-others-did",
        ),
    ],
)
def test_who_claims_an_attack_did_it(whole_coder: dragoman.Coder, text: str, doers: list[str]) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2026-03-05"))

    assert [f"{a.country}.{a.sector}" for e in events if e.type == "ASSAULT" for a in e.source] == doers
