"""Who is taken for a party to an act by what is done, and by what his words tell?"""

import pytest

import dragoman

pytestmark = pytest.mark.model


def told(coder: dragoman.Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type and both sides' words of each record of a report from Lima."""
    report = dragoman.Report(text=text, published="2031-05-06", publisher="Lima Times")
    return [
        (e.type, [a.mention for a in e.source], [a.mention for a in e.target]) for e in coder.code(report)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Odo Sanka was charged with fraud in Lima.", [("ACCUSE", [], ["Odo Sanka"])], id="charged"
        ),
        pytest.param("Odo Sanka stands trial in Lima.", [("ACCUSE", [], ["Odo Sanka"])], id="tried"),
        pytest.param("Odo Sanka was released on bail.", [("RETREAT", [], ["Odo Sanka"])], id="bailed"),
        pytest.param(
            "Chilean envoys were denied access to the trial.",
            [("REJECT", [], ["Chilean envoys"])],
            id="denied",
        ),
        pytest.param("Chile was threatened with sanctions.", [("THREATEN", [], ["Chile"])], id="threatened"),
        pytest.param(
            "The Chilean minister came under fire for his remarks.",
            [("ACCUSE", [], ["The Chilean minister"])],
            id="under-fire",
        ),
        pytest.param("Odo Sanka was praised by his coach.", [], id="private-praise"),
        pytest.param("Chile was helped on Monday.", [], id="helped-by-nobody"),
    ],
)
def test_what_befalls_somebody_is_told_of_also_where_nobody_tells_who_does_it(
    coder: dragoman.Coder, text: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    assert told(coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The agency sued Chile.", ("The agency", "GOV"), id="an-agency"),
        pytest.param("Striking workers accused Chile of lies.", ("Striking workers", "LAB"), id="workers"),
        pytest.param("The officers arrested Chilean envoys.", ("The officers", "COP"), id="officers"),
        pytest.param("Western powers condemned Chile.", ("Western powers", "GOV"), id="powers"),
        pytest.param("The town council sued Chile.", ("The town council", "GOV"), id="a-council"),
        pytest.param(
            "The Movement for Open Rivers sued Chile.",
            ("Movement for Open Rivers", "PTY"),
            id="by-its-own-name",
        ),
        pytest.param(
            "The rating agency accused Chile of lies.", ("The rating agency", ""), id="of-another-trade"
        ),
    ],
)
def test_a_body_of_which_nothing_is_told_but_its_word_is_what_the_word_tells(
    coder: dragoman.Coder, text: str, expected: tuple[str, str]
) -> None:
    report = dragoman.Report(text=text, published="2031-05-06")
    found = [(a.mention, a.sector) for e in coder.code(report) for a in e.source]

    assert found == ([expected] if expected[1] else [])


def test_a_word_for_a_thing_without_an_article_is_no_body(coder: dragoman.Coder) -> None:
    assert told(coder, "Chile eased restrictions on movement.") == [("CONCEDE", ["Chile"], [])]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("A 16-year-old was arrested in Lima.", ["A 16-year-old"], id="by-age"),
        pytest.param("Peruvian police arrested the dog owner.", ["the dog owner"], id="by-any-word"),
        pytest.param("The 22-year-old was detained by Peruvian police.", ["The 22-year-old"], id="passive"),
        pytest.param("Peruvian police detained the trawler.", [], id="a-boat"),
        pytest.param("Last weekend was detained by Peruvian police.", [], id="a-time"),
    ],
)
def test_who_is_arrested_is_somebody_whatever_his_word(
    coder: dragoman.Coder, text: str, target: list[str]
) -> None:
    assert [a.mention for e in coder.code(dragoman.Report(text=text)) for a in e.target] == target


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Envoys held a news conference accusing Chile of lies.", ["Envoys"], id="a-conference"),
        pytest.param(
            "The officials issued a statement after the meeting accusing Chile of lies.",
            ["The officials"],
            id="after",
        ),
        pytest.param("“We urge the Chilean minister to resign.”", ["We"], id="whoever-we-are"),
        pytest.param("“They urge the Chilean minister to resign.”", [], id="they"),
    ],
)
def test_who_speaks_is_who_brings_it_out_or_says_we(
    coder: dragoman.Coder, text: str, source: list[str]
) -> None:
    speech = [e for e in coder.code(dragoman.Report(text=text)) if e.type in {"ACCUSE", "REQUEST"}]

    assert [a.mention for e in speech for a in e.source] == source


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(
            "Togo called for an inquiry into Chad's shelling of Lome.",
            {"REQUEST", "ASSAULT"},
            id="whose-it-is",
        ),
        pytest.param("Togo called for an inquiry into the shelling.", {"REQUEST"}, id="nobody-s"),
        pytest.param("Togo accused Chad of shelling Lome.", {"ACCUSE"}, id="only-alleged"),
    ],
)
def test_an_attack_that_others_speak_of_is_told_of_where_its_own_words_tell_who_did_it(
    coder: dragoman.Coder, text: str, types: set[str]
) -> None:
    assert {e.type for e in coder.code(dragoman.Report(text=text))} == types


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Odo Sanka is due to be charged with fraud.", True, id="due-to-be"),
        pytest.param("It was an attempt to charge Odo Sanka with fraud.", False, id="an-attempt"),
    ],
)
def test_what_is_to_befall_somebody_is_planned(coder: dragoman.Coder, text: str, found: bool) -> None:
    assert [e.status for e in coder.code(dragoman.Report(text=text))] == (["planned"] if found else [])


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        pytest.param(
            "Odo Sanka of the Union of Rural Care condemned Chile.", "Odo Sanka", "LAB", id="of-a-union"
        ),
        pytest.param(
            "Odo Sanka from the Kiva Teachers Union condemned Chile.", "Odo Sanka", "LAB", id="from-it"
        ),
        pytest.param(
            "Odo Sanka, secretary-general of the Progressive Movement, condemned Chile.",
            "Odo Sanka",
            "PTY",
            id="office",
        ),
        pytest.param("Odo Sanka, the caucus whip, condemned Chile.", "Odo Sanka", "LEG", id="a-whip"),
        pytest.param("Odo Sanka of the Green Valley condemned Chile.", "Odo Sanka", "", id="of-no-body"),
    ],
)
def test_a_body_beside_a_person_tells_by_its_name_of_what_kind_he_is(
    coder: dragoman.Coder, text: str, name: str, sector: str
) -> None:
    told = [a for e in coder.code(dragoman.Report(text=text)) for a in e.source]

    assert [(a.name, a.sector) for a in told] == [(name, sector)]


def test_a_name_that_the_tagger_parts_in_two_is_one_person(coder: dragoman.Coder) -> None:
    text = "Kerala chief minister YS Karan Mohan Reddy on Tuesday assured all help to Chad. Karan condemned Chile."
    told = [a.name for e in coder.code(dragoman.Report(text=text)) for a in e.source]

    assert set(told) == {"YS Karan Mohan Reddy"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Togo's ministries met. The state sued the company.", ["TGO"], id="who-rules-there"),
        pytest.param("Togo's ministries met. The state of Kiva sued the company.", [], id="another-one"),
    ],
)
def test_the_state_that_acts_is_the_country_s_that_the_report_tells_of(
    coder: dragoman.Coder, text: str, country: list[str]
) -> None:
    charges = [e for e in coder.code(dragoman.Report(text=text)) if e.type == "ACCUSE"]

    assert [a.country for e in charges for a in e.source if a.country] == country
