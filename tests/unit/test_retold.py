"""Are two tellings of one act in other words one record, and acts of others, or on other days, records of their own?"""

import pytest

import dragoman
from dragoman import Report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_", "records"),
    [
        pytest.param(
            "Judge Carla Mena was murdered in Lima on Friday. Her car was found in a ditch. Two men shot Mena outside a bank.",
            "ASSAULT",
            1,
            id="one-named-victim",
        ),
        pytest.param(
            "Judge Carla Mena was murdered in Lima on Friday. Her car was found in a ditch. Two men shot Senator Luis Paz outside a bank.",
            "ASSAULT",
            2,
            id="two-named-victims",
        ),
        pytest.param(
            "Rebels killed a Chadian captain and wounded three clerks in Mongo on Friday.",
            "ASSAULT",
            1,
            id="killed-and-wounded",
        ),
        pytest.param(
            "Kenyan soldiers shelled a Ugandan camp on Friday. Rain fell. The attack on the camp killed nobody.",
            "ASSAULT",
            1,
            id="a-noun-that-takes-it-as-known",
        ),
        pytest.param(
            "Fiji condemns raid on Tongan port\n\nSUVA - Fiji's foreign ministry condemned the raid on Friday.",
            "ACCUSE",
            1,
            id="a-head-without-the-other-side",
        ),
        pytest.param(
            "A court suspended the Ghanaian mining firm Akoma Gold on Monday. The sun shone. The tribunal suspended the Ghanaian firm for a year.",
            "SANCTION",
            1,
            id="a-head-told-in-its-own-words",
        ),
        pytest.param(
            "Chile and Peru agreed to stop firing on Friday. The ministries of Chile and Peru announced a ceasefire.",
            "CONCEDE",
            1,
            id="two-who-give-way-to-each-other",
        ),
        pytest.param(
            "Chile and Peru signed a fishing pact on Friday. The pact was signed by the fishing ministers of Chile and Peru.",
            "SUPPORT",
            1,
            id="a-pact-signed-in-the-head",
        ),
        pytest.param(
            "Chile's foreign minister met Peru's foreign minister in Tacna. The meeting was attended by Peru's deputy minister Luis Paz.",
            "CONSULT",
            1,
            id="who-was-also-at-a-meeting",
        ),
        pytest.param(
            "Peru's president reiterated and stressed his support for Chile.",
            "SUPPORT",
            1,
            id="two-verbs-with-one-object",
        ),
        pytest.param(
            "Peru's president praised Chile's farmers and congratulated Chile on its harvest.",
            "SUPPORT",
            2,
            id="two-verbs-with-an-object-each",
        ),
        pytest.param(
            "Chad blamed Niger for the fire. The dam held. Niger's mayors laughed at Chad's accusation.",
            "ACCUSE",
            1,
            id="a-charge-that-is-known",
        ),
        pytest.param(
            "Suva, Fiji - A group of divers has been arrested in the harbour. The police detained the suspects after a video was seen.",
            "COERCE",
            1,
            id="of-whom-no-country-is-told",
        ),
        pytest.param(
            "Peru's President Luis Paz slammed Chilean mayors on Friday. Paz criticised the Chilean mayors for raising tolls.",
            "ACCUSE",
            1,
            id="one-man-s-charge-at-the-head",
        ),
        pytest.param(
            "Peru's president decided to resign along with his ministers on Friday.",
            "RETREAT",
            0,
            id="what-is-decided-stands-inside-the-decision",
        ),
        pytest.param(
            "Teachers protested in Lima on Monday. Farmers protested in Lima on Monday.",
            "PROTEST",
            2,
            id="two-crowds-in-one-town",
        ),
        pytest.param(
            "Teachers protested in Lima on Monday. The protesters blocked no road. Teachers marched to the ministry of Peru.",
            "PROTEST",
            1,
            id="one-crowd-some-sentences-on",
        ),
    ],
)
def test_what_is_told_again_in_other_words_is_one_record(
    coder: dragoman.Coder, text: str, type_: str, records: int
) -> None:
    events = coder.code(Report(text=text, published="2026-03-09"))

    assert [e.type for e in events].count(type_) == records


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(
            "Kenya's president praised the provision of food aid to Yemen.",
            ["SUPPORT"],
            id="what-is-praised",
        ),
        pytest.param(
            "Kenya signed an agreement with Oman to supply grain to Yemen.", ["SUPPORT"], id="what-is-signed"
        ),
        pytest.param(
            "Kenya's president hailed Oman's patience in sending food aid to Yemen.",
            ["SUPPORT", "AID"],
            id="what-another-is-praised-for",
        ),
    ],
)
def test_what_is_praised_or_signed_is_no_act_of_who_praises_or_signs(
    coder: dragoman.Coder, text: str, types: list[str]
) -> None:
    events = coder.code(Report(text=text, published="2026-03-09"))

    assert [e.type for e in events] == types
