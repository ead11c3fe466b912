"""Does the codebook give PLOVER's and CAMEO's answers, and does it say so when it is wrong?"""

import pickle
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.codebook import Codebook, load_codebook
from dragoman.errors import DataError

FILES = ("plover.toml", "contexts.toml", "cameo.tsv", "equivalents.tsv")


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(str(files("dragoman.codebook") / name), tmp_path / name)
    return tmp_path


def test_there_are_sixteen_types_and_thirty_seven_contexts(book):
    assert (len(book.types), len(book.contexts)) == (16, 37)


def test_every_context_has_thirty_triggers_or_more(book):
    assert [c.name for c in book.contexts.values() if len(c.strong) + len(c.weak) < 30] == []


@pytest.mark.parametrize(
    ("type", "mode", "contexts", "content", "lemma", "cameo"),
    [
        pytest.param("CONSULT", "", (), "", "", "040", id="consult"),
        pytest.param("CONSULT", "visit", ("diplomatic", "territory"), "", "", "042", id="visit"),
        pytest.param("CONSULT", "visit", (), "", "host", "043", id="visit-as-host"),
        pytest.param("CONSULT", "phone", (), "", "", "041", id="phone"),
        pytest.param("CONSULT", "", (), "", "negotiate", "046", id="negotiate"),
        pytest.param("CONSULT", "no-such-mode", (), "", "", "040", id="unknown-mode-is-no-mode"),
        pytest.param("SUPPORT", "", (), "", "sign", "057", id="sign"),
        pytest.param("SUPPORT", "", (), "", "praise", "051", id="praise"),
        pytest.param("REQUEST", "assist", ("military",), "AID", "", "0232", id="appeal-for-military-aid"),
        pytest.param(
            "REQUEST", "assist", ("military",), "AID", "demand", "1032", id="demand-for-military-aid"
        ),
        pytest.param("REQUEST", "", (), "", "", "020", id="request"),
        pytest.param("REQUEST", "assist", ("military",), "", "", "020", id="aid-or-cooperation-unknown"),
        pytest.param("AGREE", "", ("economic", "military"), "AID", "", "0331", id="strongest-context-first"),
        pytest.param("AGREE", "", ("military", "economic"), "AID", "", "0332", id="other-context-first"),
        pytest.param("ASSAULT", "firearms", ("military",), "", "", "193", id="mode-outweighs-context"),
        pytest.param("ASSAULT", "", ("military",), "", "", "190", id="army-attack"),
        pytest.param("ASSAULT", "", (), "", "", "180", id="attack"),
        pytest.param("ACCUSE", "allege", ("legal", "military"), "", "", "1124", id="both-contexts"),
        pytest.param("ACCUSE", "allege", ("legal",), "", "", "112", id="one-of-both-contexts"),
        pytest.param("RETREAT", "resign", (), "", "", "0831", id="resign"),
    ],
)
def test_an_event_gets_the_most_specific_cameo_code(book, type, mode, contexts, content, lemma, cameo):
    assert book.cameo(type, mode, contexts, content, lemma=lemma) == cameo


def test_every_type_and_mode_has_a_cameo_code_with_a_value(book):
    values = {(t, m): book.intensity(t, m) for t in book.types for m in ("", *book.modes(t))}

    assert len(values) == 83
    assert all(-10 <= value <= 10 for value in values.values())


def test_every_appeal_has_its_demand(book):
    appeals = [code for code in book.cameo_codes if code.startswith("02") and code != "02"]

    assert appeals
    assert [code for code in appeals if "10" + code[2:] not in book.cameo_codes] == []


def test_intensity_is_goldsteins_and_plovers_own_score_stays_at_hand(book):
    assert (book.intensity("CONSULT", "visit"), book.plover_score("CONSULT", "visit")) == (1.9, 4.0)


def test_a_mode_without_a_score_of_its_own_has_its_types(book):
    assert book.plover_score("PROTEST", "vandalize") == book.plover_score("PROTEST") == -5.0


@pytest.mark.parametrize(
    ("type", "status", "content", "strict"),
    [
        pytest.param("CONSULT", "happened", "", "CONSULT", id="met"),
        pytest.param("CONSULT", "planned", "", "AGREE", id="will-meet"),
        pytest.param("RETREAT", "planned", "", "CONCEDE", id="will-withdraw"),
        pytest.param("ASSAULT", "planned", "", "THREATEN", id="will-attack"),
        pytest.param("SANCTION", "conditional", "", "THREATEN", id="will-sanction-if"),
        pytest.param("REQUEST", "planned", "AID", "REQUEST", id="will-ask"),
        pytest.param("AGREE", "happened", "AID", "AGREE", id="promised-aid"),
        pytest.param("AGREE", "happened", "RETREAT", "CONCEDE", id="promised-to-withdraw"),
        pytest.param("CONSULT", "denied", "", "", id="did-not-meet"),
        pytest.param("ASSAULT", "ongoing", "", "ASSAULT", id="is-attacking"),
    ],
)
def test_strict_type_folds_the_status_into_the_type(book, type, status, content, strict):
    assert book.strict_type(type, status, content) == strict


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        pytest.param("S-400 missile defence system", ("military",), id="weapon"),
        pytest.param("S-400 missile defense system", ("military",), id="american-spelling"),
        pytest.param("coking coal", ("natural_resource",), id="coal"),
        pytest.param("nuclear energy", ("natural_resource", "technology"), id="longest-trigger-wins"),
        pytest.param("Nuclear Weapons", ("cbrn",), id="case-and-plural"),
        pytest.param("counter - terrorism", ("terrorism",), id="hyphen-apart"),
        pytest.param("counter-terrorism", ("terrorism",), id="hyphen-inside"),
        pytest.param("cocaine , gang", ("illegal_drugs",), id="crime-gives-way-to-a-narrower-one"),
        pytest.param("gang", ("crime",), id="crime-where-nothing-is-narrower"),
        pytest.param("the good weather", (), id="nothing"),
        pytest.param("", (), id="empty"),
    ],
)
def test_words_have_contexts(book, words, contexts):
    assert book.contexts_of(words.split()) == contexts


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        pytest.param("the meeting", (), id="one-weak-word"),
        pytest.param("the talk about a meeting", ("diplomatic",), id="two-weak-words"),
        pytest.param("the meeting after a meeting", (), id="one-weak-word-twice"),
    ],
)
def test_in_a_sentence_a_weak_word_needs_company(book, words, contexts):
    assert book.contexts_of(words.split(), minimum=1.0) == contexts


def test_modes_that_imply_a_context_are_data(book):
    assert book.context_of_mode == {"cyber": "cyber", "misinformation": "misinformation"}


def test_an_unknown_type_is_told_with_those_that_there_are(book):
    with pytest.raises(DataError, match=r"'MEET'.*CONSULT"):
        book.quad_class("MEET")


def test_a_codebook_survives_the_way_to_a_worker(book):
    assert pickle.loads(pickle.dumps(book)) == book


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            "plover.toml",
            "quad_class = 1",
            "quad_class = 7",
            "plover.toml, type AGREE: quad_class 7",
            id="quad",
        ),
        pytest.param("plover.toml", "score = 2.5\n", "", "plover.toml, type 1 AGREE", id="no-score"),
        pytest.param(
            "plover.toml",
            'name = "CONSULT"',
            'name = "AGREE"',
            "plover.toml, type AGREE: stands twice",
            id="twin",
        ),
        pytest.param(
            "plover.toml",
            'planned = "AGREE"',
            'planned = "X"',
            "plover.toml, type AGREE: planned",
            id="planned",
        ),
        pytest.param("plover.toml", "[[type]]", "[[type]", "plover.toml: ", id="not-toml"),
        pytest.param(
            "contexts.toml", '"airstrike"', '"Airstrike"', "contexts.toml, context military", id="upper-case"
        ),
        pytest.param(
            "contexts.toml",
            '"airstrike"',
            '"army"',
            "context military: 'army' stands twice",
            id="trigger-twin",
        ),
        pytest.param(
            "cameo.tsv", "\tphone\t", "\tfax\t", "cameo.tsv, code 041: CONSULT has no mode 'fax'", id="mode"
        ),
        pytest.param(
            "cameo.tsv", "CONSULT\tphone", "-\t", "cameo.tsv, code 041: maps to no type", id="no-type"
        ),
        pytest.param(
            "cameo.tsv", "CONSULT\tphone", "CALL\tphone", "cameo.tsv, code 041: no type 'CALL'", id="type"
        ),
        pytest.param("cameo.tsv", "\t8.5\n", "\t85\n", "cameo.tsv, code 074: score 85", id="bounds"),
        pytest.param("cameo.tsv", "\t8.5\n", "\n", "expected 6 cells, got 5", id="cells"),
        pytest.param("cameo.tsv", "asylum\t7.0", "asile\t7.0", "code 075: no context 'asile'", id="context"),
        pytest.param("equivalents.tsv", "\t0311", "\t9999", "no code '9999'", id="row-code"),
        pytest.param(
            "equivalents.tsv", "\t0311", "\t193", "193 is ASSAULT, not AGREE", id="row-of-another-type"
        ),
        pytest.param(
            "equivalents.tsv",
            "CONSULT\tphone",
            "CONSULT\tvisit",
            "the same conditions stand twice",
            id="row-twin",
        ),
    ],
)
def test_a_fault_in_a_file_is_told_with_its_place(copy, file, old, new, told):
    text = (copy / file).read_text()
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1))

    with pytest.raises(DataError) as error:
        load_codebook(directory=copy)

    assert told in str(error.value)


def test_a_missing_file_is_told(copy):
    (copy / "cameo.tsv").unlink()

    with pytest.raises(DataError, match=r"cameo\.tsv"):
        load_codebook(directory=copy)


@pytest.mark.parametrize(
    ("type_", "content", "mode"),
    [
        ("REQUEST", "AID", "assist"),
        ("REJECT", "CONSULT", "meet"),
        ("THREATEN", "ASSAULT", "violence"),
        ("AGREE", "AID", ""),
    ],
)
def test_the_mode_of_a_speech_act_follows_from_what_is_spoken_of(
    book: Codebook, type_: str, content: str, mode: str
) -> None:
    assert book.mode_of_content(type_, content) == mode
    assert book.mode_of_content(type_, "") == ""
