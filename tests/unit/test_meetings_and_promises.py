"""Who meets whom and who promises what, and which words beside it tell of no meeting or promise of their own?"""

import pytest

import dragoman
from dragoman.records import Actor

pytestmark = pytest.mark.model

Told = tuple[str, str, str, str]  # type, status, and the parties of either side, in order
THEY_MET = "Fiji's foreign minister and her Tongan counterpart met in Suva. "


def told(coder: dragoman.Coder, text: str, *types: str) -> list[Told]:
    """What a report of these words tells, of some types or of all."""

    def parties(actors: tuple[Actor, ...]) -> str:
        return " ".join(a.country or a.sector or a.name for a in actors)

    events = coder.code(dragoman.Report(text=text, published="2031-05-06"))
    return [
        (e.type, e.status, parties(e.source), parties(e.target))
        for e in events
        if not types or e.type in types
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ecuador recalled its ambassador to Bolivia on Friday to discuss the border row.",
            [("SANCTION", "happened", "ECU", "BOL")],
            id="who-is-recalled-to-talk-is-not-met-there",
        ),
        pytest.param(
            "Ecuador summoned the Bolivian ambassador to discuss the border row.",
            [("ACCUSE", "happened", "ECU", "BOL")],
            id="who-is-summoned-to-talk-is-told-once",
        ),
        pytest.param(
            "Ecuador's president telephoned Bolivia's president to discuss the drought.",
            [("CONSULT", "happened", "ECU", "BOL")],
            id="a-call-and-what-it-is-for-are-one",
        ),
        pytest.param(
            "Ecuador's president flew to Cusco to meet Peru's president.",
            [("CONSULT", "happened", "ECU", "PER"), ("CONSULT", "happened", "ECU", "PER")],
            id="but-a-journey-and-a-meeting-are-two",
        ),
    ],
)
def test_what_a_talk_or_a_summons_is_for_is_no_talk_of_its_own(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param(
            "The leaders of Fiji and Tonga discussed deepening cooperation with Samoa.",
            "FJI TON",
            "",
            id="with-whom-a-bond-is-deepened",
        ),
        pytest.param(
            "Fiji's premier discussed widening trade with the Samoan president.",
            "FJI",
            "WSM",
            id="but-with-whom-it-is-discussed",
        ),
        pytest.param(
            "Fiji's premier arrived in Samoa on Monday after talks in Tonga.",
            "FJI",
            "WSM",
            id="where-a-guest-arrives",
        ),
    ],
)
def test_those_who_talk_are_not_those_of_whom_they_talk_nor_those_met_before(
    whole_coder: dragoman.Coder, text: str, source: str, target: str
) -> None:
    assert told(whole_coder, text, "CONSULT")[0][2:] == (source, target)


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param(
            "Fiji and Tonga agreed to set up a joint commission.", "FJI TON", "", id="a-body-that-is-to-be"
        ),
        pytest.param("Fiji agreed to open an embassy in Tonga.", "FJI", "TON", id="an-embassy-that-is-to-be"),
        pytest.param("Fiji agreed to help the Tongan embassy.", "FJI", "TON", id="but-one-that-is-there"),
        pytest.param(
            "The army chiefs of Fiji and Tonga agreed to share intelligence.",
            "FJI TON",
            "",
            id="intelligence-that-is-shared-is-no-service",
        ),
        pytest.param(
            "Fiji agreed to share data with Tongan intelligence.", "FJI", "TON", id="but-a-state's-is"
        ),
        pytest.param(
            "Fiji and Tonga agreed to step up coordination on matters related to Samoa.",
            "FJI TON",
            "",
            id="whom-a-matter-is-related-to-is-promised-nothing",
        ),
    ],
)
def test_what_a_promise_is_about_is_not_whom_it_is_made_to(
    whole_coder: dragoman.Coder, text: str, source: str, target: str
) -> None:
    assert [t[2:] for t in told(whole_coder, text, "AGREE")] == [(source, target)]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param(
            "Foreign Minister Amadou Tall, Chad, and Foreign Minister Salif Keita, Mali, met in Dakar on Monday.",
            "TCD MLI",
            "",
            id="a-state-between-commas-is-whose-he-is",
        ),
        pytest.param(
            "Foreign Minister Amadou Tall, Chad, Mali and Niger held talks in Dakar on Monday.",
            "GOV TCD MLI NER",
            "",
            id="but-a-list-of-states-is-a-list",
        ),
        pytest.param(
            "Foreign Minister Ana Soto, Peru, met Foreign Minister Kofi Ade, Ghana, in Quito on Monday.",
            "PER",
            "GHA",
            id="on-either-side",
        ),
        pytest.param(
            "Kenya's, Uganda's and Rwanda's ministers met in Nairobi.",
            "KEN UGA RWA",
            "",
            id="the-ministers-of-three-who-own-them",
        ),
        pytest.param(
            "Fiji's premier left for Tonga to attend a summit.", "FJI", "TON", id="for-where-somebody-leaves"
        ),
    ],
)
def test_who_meets_whom(whole_coder: dragoman.Coder, text: str, source: str, target: str) -> None:
    assert told(whole_coder, text, "CONSULT")[0][2:] == (source, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            THEY_MET + "The Samoan foreign minister, Sina Leota, joined the talks.",
            [("CONSULT", "happened", "FJI TON", "")],
            id="who-joins-the-talks",
        ),
        pytest.param(
            THEY_MET + "The Samoan foreign minister, Sina Leota, took part in the meeting.",
            [("CONSULT", "happened", "FJI TON", "")],
            id="who-takes-part-in-the-meeting",
        ),
        pytest.param(
            THEY_MET + "The meeting was attended by the Samoan ambassador.",
            [("CONSULT", "happened", "FJI TON", "")],
            id="by-whom-the-meeting-was-attended",
        ),
        pytest.param(
            THEY_MET + "Samoa's foreign minister met Nauru's president in Apia.",
            [("CONSULT", "happened", "FJI TON", ""), ("CONSULT", "happened", "WSM", "NRU")],
            id="but-others-who-meet",
        ),
    ],
)
def test_who_joins_a_meeting_that_was_told_of_adds_no_meeting(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("The parade will be followed by talks between Fiji and Tonga.", "planned", id="will-be"),
        pytest.param("The parade was followed by talks between Fiji and Tonga.", "happened", id="was"),
    ],
)
def test_what_follows_is_done_when_it_follows(whole_coder: dragoman.Coder, text: str, status: str) -> None:
    assert told(whole_coder, text) == [("CONSULT", status, "FJI TON", "")]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param(
            "Peru's minister said Bolivia was ready to cooperate with Chile.",
            "BOL",
            "CHL",
            id="another-of-whom-it-is-said",
        ),
        pytest.param(
            "Peru's minister said Lima was ready to cooperate with Chile.", "PER", "CHL", id="his-own-state"
        ),
        pytest.param(
            "Peru's minister said she was ready to cooperate with Chile.", "PER", "CHL", id="who-says-it"
        ),
    ],
)
def test_who_is_said_to_be_ready_offers_it(
    whole_coder: dragoman.Coder, text: str, source: str, target: str
) -> None:
    assert told(whole_coder, text) == [("AGREE", "happened", source, target)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru's cabinet gave the green light to talks with Chile.",
            [("AGREE", "happened", "PER", "CHL")],
            id="talks-consented-to-are-not-held",
        ),
        pytest.param(
            "Peru approved talks with Chile.", [("AGREE", "happened", "PER", "CHL")], id="nor-those-approved"
        ),
        pytest.param(
            "Peru praised its talks with Chile.",
            [("SUPPORT", "happened", "PER", "CHL"), ("CONSULT", "happened", "PER", "CHL")],
            id="but-talks-that-are-praised-were-held",
        ),
        pytest.param(
            "Peru announced plans to open an embassy in Bolivia.",
            [("SUPPORT", "planned", "PER", "BOL")],
            id="a-plan-is-no-promise",
        ),
        pytest.param(
            "Peru announced that it would help Bolivia.",
            [("AGREE", "happened", "PER", "BOL")],
            id="but-what-is-announced-is",
        ),
        pytest.param(
            "“There is no plot, I assure you,” Peru's minister told Bolivia.",
            [],
            id="an-assurance-of-what-is",
        ),
        pytest.param(
            "Peru's minister assured Bolivia that the aid would come.",
            [("AGREE", "happened", "PER", "BOL")],
            id="and-one-of-what-will-be",
        ),
    ],
)
def test_what_is_promised_is_no_act_and_what_is_is_no_promise(
    whole_coder: dragoman.Coder, text: str, expected: list[Told]
) -> None:
    assert told(whole_coder, text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "Chad's president received Togolese minister Ana Soto and her delegation.",
            "TGO TGO",
            id="whom-somebody-brings-is-his",
        ),
        pytest.param(
            "Chad's president received Togolese minister Ana Soto and her Malian counterpart.",
            "TGO MLI",
            id="but-a-counterpart-is-whose-his-word-says",
        ),
        pytest.param(
            "Chad's president, Kofi Ade, briefed Togolese minister Ana Soto, and his government denied the raid.",
            "TGO",
            id="nor-who-acts-in-a-clause-of-his-own",
        ),
    ],
)
def test_whose_the_company_of_a_guest_is(whole_coder: dragoman.Coder, text: str, target: str) -> None:
    assert told(whole_coder, text, "CONSULT")[0][2:] == ("TCD", target)
