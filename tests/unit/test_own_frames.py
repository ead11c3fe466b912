"""Does a user's own file of frames add ways of saying, leave out ours, and tell what is wrong in it?"""

import hashlib
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.codebook.own_file import MOST_BYTES, read_own_file
from dragoman.codebook.own_frames import all_frames
from dragoman.errors import DataError

OFFLINE = """
[lists]
machines = ["portal", "turbine"]

[[frame]]
type = "ASSAULT"
id = "mine.hobble"
mode = "destroy"
verb = ["hobble"]
need = { subj = ["@actor"], obj = ["@machines"] }
target = ["obj.of"]
yes = ["Chad hobbled the portal of the Malian army."]
no = ["Chad hobbled the wall of the Malian army."]
"""
HOBBLED = "Chad hobbled the portal of the Malian army on Monday."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(OFFLINE, encoding="utf-8")
    return file


@pytest.fixture
def with_mine(mine: Path) -> dragoman.Coder:
    return dragoman.load(frames=mine)


def test_a_frame_of_ones_own_gives_a_record_that_names_it(
    coder: dragoman.Coder, with_mine: dragoman.Coder
) -> None:
    report = dragoman.Report(text=HOBBLED, published="2024-05-07")

    assert [e for e in coder.code(report) if e.mode == "destroy"] == []
    (event,) = with_mine.code(report)
    assert (event.type, event.mode, event.source[0].country, event.target[0].country) == (
        "ASSAULT",
        "destroy",
        "TCD",
        "MLI",
    )
    assert {e.rule for e in event.evidence if e.field == "type"} == {"what.frame:mine.hobble"}


def test_workers_have_the_frames_too(with_mine: dragoman.Coder) -> None:
    report = dragoman.Report(text=HOBBLED, published="2024-05-07")

    ((_, events),) = with_mine.code_many([report], workers=2)

    assert events == with_mine.code(report)


def test_ones_own_frame_goes_before_ours_though_it_asks_for_less(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[frame]]\ntype = "CONSULT"\nid = "mine.summon"\nverb = ["summon"]\nyes = ["Chad summoned them."]',
        encoding="utf-8",
    )

    frames = all_frames(file)

    assert frames.at("verb", "summon").frames[0].id == "mine.summon"
    assert {f.id for f in frames.frames} - {f.id for f in all_frames(None).frames} == {"mine.summon"}


def test_a_frame_of_ours_that_is_dropped_is_gone_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('drop = ["consult.meet-with"]', encoding="utf-8")

    assert {f.id for f in all_frames(None).frames} - {f.id for f in all_frames(file).frames} == {
        "consult.meet-with"
    }


FRAME = '[[frame]]\ntype = "CONSULT"\nid = "mine.a"\nverb = ["greet"]\n'


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("frames = [", "not TOML"),
        ("[frames]\na = 1", "frames: unknown key; known: drop, frame, lists, type"),
        ('[frame]\nid = "a"', r"under \[\[frame\]\], in two pairs"),
        (FRAME.replace("CONSULT", "PARLEY"), "mine.a: no type 'PARLEY'; there are AGREE"),
        (FRAME.replace('type = "CONSULT"\n', ""), "a frame needs a type"),
        (FRAME + 'mode = "duel"', "CONSULT has no mode 'duel'; it has visit"),
        (FRAME + 'content = "AID"', "CONSULT has no content"),
        (FRAME.replace("CONSULT", "AGREE") + 'content = "PARLEY"', "no type 'PARLEY' for a content"),
        (FRAME + 'status = "hoped"', "no status 'hoped'; there are happened"),
        (FRAME + 'certainty = "sure"', "no certainty 'sure'; there are certain"),
        (FRAME + 'need = { obj = ["@nothing"] }', "no list of words 'nothing'"),
        ("[lists]\na = ['@a']\n" + FRAME + 'need = { obj = ["@a"] }', "a list of words names itself"),
        (FRAME + 'need = ["talks"]', "need: expected a list of words by slot"),
        (FRAME.replace('["greet"]', '"greet"'), "verb: expected a list of words"),
        (FRAME + "status = 1", "status: expected a word in quotes"),
        (FRAME + 'reciprocal = "yes"', "reciprocal: expected true or false"),
        (FRAME + "weight = 3", "unknown key 'weight'"),
        (FRAME + 'noun = ["greeting"]', "exactly one of verb, noun, adj"),
        (FRAME + FRAME, "mine.a: this id is taken"),
        (FRAME.replace("mine.a", "consult.meet-with"), "consult.meet-with: this id is taken"),
        ('drop = ["consult.nothing"]', "'consult.nothing'.*no frame of ours has this id"),
        ('drop = "all"', "expected a list of ids"),
        ("[lists]\na = 'word'", "expected lists of words by name"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_place(text: str, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match=wrong):
        all_frames(file)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read: No such file"):
        all_frames(tmp_path / "nothing.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="is not TOML in UTF-8"):
        all_frames(tmp_path / "bytes.toml")


def test_a_file_longer_than_any_that_is_written_by_hand_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.toml").write_text("#" * MOST_BYTES, encoding="utf-8")
    assert read_own_file(tmp_path / "long.toml") == {}
    (tmp_path / "long.toml").write_text("#" * MOST_BYTES + "\n", encoding="utf-8")

    with pytest.raises(DataError, match="longer than 1,000,000 bytes"):
        all_frames(tmp_path / "long.toml")


def test_a_file_that_an_editor_of_windows_marked_is_read(tmp_path: Path) -> None:
    (tmp_path / "marked.toml").write_bytes("\ufeffdrop = ['a']\r\n".encode())

    assert read_own_file(tmp_path / "marked.toml") == {"drop": ["a"]}


def told(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["frames", *args])
    return done.exit_code, done.output


def test_the_command_checks_a_file_by_its_own_examples(mine: Path) -> None:
    assert told("check", str(mine)) == (0, "1 frame, 2 examples, 0 wrong.\n")

    mine.write_text(
        OFFLINE.replace("the portal of", "the gate of").replace("the wall of", "the turbine of"),
        encoding="utf-8",
    )
    code, output = told("check", str(mine))

    assert code == 1
    assert "mine.hobble does not match in 'Chad hobbled the gate of the Malian army.'" in output
    assert (
        "mine.hobble matches in 'Chad hobbled the turbine of the Malian army.', where it shall not" in output
    )
    assert output.endswith("1 frame, 2 examples, 2 wrong.\n")


def test_the_command_shows_what_a_word_opens_ones_own_first(mine: Path) -> None:
    code, output = told("show", "hobble", "--frames", str(mine))

    assert code == 0
    assert output.splitlines()[1].split()[:4] == ["mine.hobble", "you", "ASSAULT", "destroy"]
    assert "No frame is opened by 'hobble'" in told("show", "hobble")[1]


def test_the_command_says_what_matches_and_what_becomes_of_it(mine: Path) -> None:
    code, output = told("try", HOBBLED, "--frames", str(mine))

    assert code == 0
    assert output.splitlines()[0] == "mine.hobble matches at 'hobbled': ASSAULT/destroy"
    assert output.splitlines()[1].startswith("record: ASSAULT/destroy happened 0.")
    assert output.splitlines()[1].endswith(": Chad -> the Malian army")
    assert told("try", "Nice weather.") == (0, "No frame matches.\n")


def test_the_command_says_which_frames_the_words_open_in_vain_and_what_they_ask_for(mine: Path) -> None:
    _, own = told("try", "Chad hobbled the wall of the Malian army.", "--frames", str(mine))
    _, ours = told("try", "The dinner was summoned.")

    assert own.splitlines() == [
        "No frame matches.",
        "mine.hobble does not match at 'hobbled': it needs subj: a party; obj: portal, turbine",
    ]
    assert re.fullmatch(
        r"No frame matches\.\n'summoned' opens \d+ frames of ours in vain: dragoman frames show summon\n",
        ours,
    )


def test_code_takes_the_file_and_a_run_tells_that_it_did(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(HOBBLED, encoding="utf-8")
    store = tmp_path / "e.duckdb"

    done = CliRunner().invoke(
        app,
        [
            "code",
            str(tmp_path / "report.txt"),
            "--store",
            str(store),
            "--frames",
            str(mine),
            "--format",
            "jsonl",
        ],
    )

    assert done.exit_code == 0, done.output
    assert "what.frame:mine.hobble" in done.stdout
    with dragoman.Store.open(store, read_only=True) as opened:
        ((manifest,),) = opened.rows("SELECT manifest FROM runs", [])
        assert json.loads(manifest)["options"]["coder"] == {
            "frames": str(mine),
            "frames_sha256": hashlib.sha256(mine.read_bytes()).hexdigest(),
        }
