"""Are types of a user's own read, learned, told of records, kept and asked for, and is what is wrong said?"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.codebook import load_codebook
from dragoman.codebook.own_types import OwnCodebook, OwnType, read_own_codebook
from dragoman.coding.own_types.deciding import OwnTypes, apart, load_own_types
from dragoman.coding.own_types.seeing import of_length_1, seen
from dragoman.errors import DataError
from dragoman.training.own_types import (
    Exemplar,
    Judged,
    lessons,
    mistakes,
    one_type,
    read_exemplars,
    told_of,
)

DATA = Path(__file__).parents[2] / "benchmarks" / "data" / "own_types"
NAMES = ("WATER_ACCORD", "WATER_DISPUTE", "WATER_AID", "WATER_ATTACK")
SHARED = (
    "Kenya and Ethiopia agreed on Monday to share the water of the Omo river and to run its dams together."
)
REPORT = dragoman.Report(
    text=f"{SHARED}\n\nThe police in Lusaka arrested two opposition leaders after a protest against the vote.",
    published="2024-05-07",
)
BOOK = OwnCodebook(name="b", types=(OwnType(name="A", plover=frozenset({"AGREE"})), OwnType(name="B")))


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The file that `dragoman train` wrote of the water exemplars, and what it said."""
    out = tmp_path_factory.mktemp("own") / "water.json"
    done = CliRunner().invoke(
        app,
        ["train", str(DATA / "water_learn.jsonl"), "--codebook", str(DATA / "water.toml"), "--out", str(out)],
    )
    assert done.exit_code == 0, done.output
    return out, done.output


def test_the_command_says_how_well_each_type_is_told(learned: tuple[Path, str]) -> None:
    lines = learned[1].splitlines()
    table = [line.split() for line in lines[2:6]]

    assert lines[1].split() == ["type", "exemplars", "coded", "as", "events", "precision", "recall", "F1"]
    assert [row[:2] for row in table] == [[name, "40"] for name in NAMES]
    assert all(int(row[2]) >= 25 and float(row[3]) >= 0.75 and float(row[4]) >= 0.6 for row in table)
    assert "the coder finds no event" in learned[1]
    assert lines[-1] == f"Wrote {learned[0]}. Use it: dragoman code … --own-types {learned[0]}"


def test_a_record_gets_its_own_type_beside_plovers_and_others_get_none(learned: tuple[Path, str]) -> None:
    water, *others = dragoman.load(own_types=learned[0]).code(REPORT)

    assert (water.type, water.own_type) == ("AGREE", "WATER_ACCORD")
    assert 0.5 <= water.own_confidence <= 1
    (type_, sure) = [e for e in water.evidence if e.field.startswith("own_")]
    assert (type_.field, sure.field, type_.rule, sure.rule) == (
        "own_type",
        "own_confidence",
        "own_types:water",
        "own_types:water",
    )
    assert type_.quote == water.tellings[0].quote
    assert len(others) >= 1
    assert {(e.own_type, e.own_confidence) for e in others} == {("", 0.0)}
    assert "own_type is WATER_ACCORD, from" in water.explain()


def test_without_a_codebook_of_ones_own_nothing_else_changes(
    learned: tuple[Path, str], whole_coder: dragoman.Coder
) -> None:
    plain = [e.to_dict() for e in whole_coder.code(REPORT)]
    own = [e.to_dict() for e in dragoman.load(own_types=learned[0]).code(REPORT)]

    for record in own:
        record["evidence"] = [e for e in record["evidence"] if not e["field"].startswith("own_")]
        record |= {"own_type": "", "own_confidence": 0.0}
    assert own == plain


def test_a_store_keeps_own_types_and_is_asked_by_them(learned: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT.text, encoding="utf-8")
    store = str(tmp_path / "e.duckdb")
    run = CliRunner()

    done = run.invoke(
        app, ["code", str(tmp_path / "r.txt"), "--store", store, "--own-types", str(learned[0])]
    )
    assert done.exit_code == 0, done.output
    listed = run.invoke(app, ["events", "--store", store, "--own-type", "WATER_ACCORD", "--format", "csv"])
    shown = run.invoke(app, ["events", "--store", store, "--own-type", "WATER_ACCORD"])

    header, *rows = listed.output.splitlines()
    assert len(rows) == 1
    assert dict(zip(header.split(","), rows[0].split(","), strict=False))["own_type"] == "WATER_ACCORD"
    assert "[WATER_ACCORD]" in shown.output
    with dragoman.Store.open(store, read_only=True) as opened:
        ((manifest,),) = opened.rows("SELECT manifest FROM runs", [])
        assert json.loads(manifest)["options"]["coder"]["own_types"] == str(learned[0])
        assert [e.own_type for e in opened.events(own_type="WATER_ACCORD")] == ["WATER_ACCORD"]
        assert list(opened.events(own_type="WATER_AID")) == []


def test_the_same_exemplars_give_the_same_bytes(learned: tuple[Path, str], tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    done = CliRunner().invoke(
        app,
        [
            "train",
            str(DATA / "water_learn.jsonl"),
            "--codebook",
            str(DATA / "water.toml"),
            "--out",
            str(again),
        ],
    )

    assert done.exit_code == 0
    assert again.read_bytes() == learned[0].read_bytes()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name = 'w'", "expected 1 to 100 tables such as [types.WATER_ACCORD]"),
        ("name = 'w'\n[types.A]\nabout = 1", "about: expected words"),
        ("name = 'w'\n[types.A]\nplover = 'AGREE'", "plover: expected a list of types"),
        ("name = 'w'\n[types.A]\nplover = ['HUG']", "no type 'HUG'; there are AGREE, "),
        ("name = 'w'\n[types.A]\nlike = 'x'", "unknown key 'like'; known: about, plover"),
        ("name = 'w'\n[types.AID]", "is a type of PLOVER's, or its word for none"),
        ("name = 'w'\n[types.NONE]", "is a type of PLOVER's, or its word for none"),
        ("name = 'w'\n[types.'A B']", "expected a name of 1 to 40 letters"),
        ("[types.A]", "expected a name of 1 to 40 letters"),
        ("name = 'w'\n[types]\nA = 3", "expected a table with about and plover"),
        ("name = ", "is not TOML in UTF-8"),
    ],
)
def test_what_is_wrong_in_a_codebook_is_said(text: str, what: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(DataError) as error:
        read_own_codebook(file, load_codebook())
    assert str(error.value).startswith(str(file))
    assert what in str(error.value)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Chad met Mali.", 'line 11: expected {"text": …, "type": …}'),
        ('{"text": "Chad met Mali."}', 'line 11: expected {"text": …, "type": …}'),
        ('{"text": "Chad <a>met Mali.", "type": "A"}', "marks do not close, or stand twice"),
        ('{"text": "Chad \\ud800 met Mali.", "type": "A"}', "surrogates not allowed"),
        ('{"text": "", "type": "A"}', "text: expected 1 to 2,000 characters"),
        (
            '{"text": "Chad met Mali.", "type": "C"}',
            "line 11: no type 'C'; there are A, B, and \"\" for none",
        ),
        ('{"text": "Chad met Mali.", "type": ["A"]}', "line 11: no type ['A']"),
    ],
)
def test_what_is_wrong_in_exemplars_is_said_with_its_line(line: str, what: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    rows = [json.dumps({"text": "Chad met Mali.", "type": t}) for t in ("A", "B") for _ in range(5)]
    file.write_text("\n".join([*rows, line]), encoding="utf-8")

    with pytest.raises(DataError) as error:
        read_exemplars(file, BOOK)
    assert what in str(error.value)


def test_too_few_exemplars_of_a_type_or_of_none_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    rows = [{"text": "Chad met Mali.", "type": t} for t in ("A", "B", "NONE") for _ in range(5)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [one.type for one in read_exemplars(file, BOOK)] == ["A"] * 5 + ["B"] * 5 + [""] * 5

    text = "\ufeff" + "\n".join(json.dumps(row) for row in rows).replace("met Mali", "met\u2028Mali")
    file.write_text(text, encoding="utf-8")  # a mark of byte order, and a line that JSON does not end
    assert {one.text for one in read_exemplars(file, BOOK)} == {"Chad met\u2028Mali."}

    file.write_text("\n".join(map(json.dumps, rows[:-1])), encoding="utf-8")
    with pytest.raises(DataError, match=r"4 exemplars of none of the types .* at least 5"):
        read_exemplars(file, BOOK)


def test_an_exemplar_is_seen_by_its_marked_act_and_else_by_the_surest(whole_coder: dragoman.Coder) -> None:
    text = "Kenya's president met Ghana's in Accra, and Togo expelled the ambassador of Mali."
    at = text.index("expelled")
    acts = [None, (at, at + 8), (text.index("Accra"), text.index("Accra") + 5)]
    both, marked, other = lessons(
        [Exemplar(text=text, type="", act=act, line=1) for act in acts], whole_coder
    )

    assert both
    assert marked
    assert other
    assert marked.plover in {"COERCE", "SANCTION"}
    assert other.plover == ""
    assert not np.allclose(marked.row[0], other.row[0])
    assert np.allclose(marked.row[1:], other.row[1:])  # the same sentence
    assert list(lessons([Exemplar(text="Nice weather.", type="", act=None, line=1)], whole_coder)) == [None]


def test_three_vectors_of_length_1_are_seen(whole_coder: dragoman.Coder) -> None:
    row = seen(["Chad", "met", "Mali", "."], 1, whole_coder.tagger)

    assert row.shape == (3, whole_coder.tagger.width)
    assert np.allclose(np.linalg.norm(row, axis=1), 1)
    assert np.linalg.norm(seen(["."], 5, whole_coder.tagger), axis=1).tolist() == [0, pytest.approx(1), 0]
    assert of_length_1(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]


def own_types(*, shift: float = 0.0) -> OwnTypes:
    """Two types that look at the first number alone: A wants it high, B low."""
    weights = np.zeros((2, 7))
    weights[0, 0], weights[1, 0], weights[:, -1] = 2.0, -2.0, shift
    return OwnTypes(codebook=BOOK, centre=np.zeros((3, 2)), weights=weights, seen_by="x")


@pytest.mark.parametrize(
    ("first", "plover", "shift", "given"),
    [
        (1.0, "AGREE", 0.0, ("A", 0.88)),
        (1.0, "AID", 0.0, None),  # A is none of AID, and B is less probable than not
        (1.0, "", 0.0, ("A", 0.88)),
        (-1.0, "AID", 0.0, ("B", 0.88)),
        (1.0, "AGREE", -2.5, None),
    ],
)
def test_the_most_probable_type_counts_if_it_is_more_probable_than_not(
    first: float, plover: str, shift: float, given: tuple[str, float] | None
) -> None:
    row = np.array([[first, 0.0], [0.0, 0.0], [0.0, 0.0]])
    found = own_types(shift=shift).judged(row, plover=plover)

    assert (found and found[:2]) == given
    assert apart(row, own_types().centre).tolist() == [first, 0, 0, 0, 0, 0]


def test_what_was_learned_is_read_again_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(own_types(shift=0.25).to_json(exemplars=3), encoding="utf-8")
    again = load_own_types(file, load_codebook(), width=2, seen_by="x")

    assert again.codebook == BOOK
    assert again.weights.tolist() == own_types(shift=0.25).weights.tolist()


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"seen_by": "y"}, "learned with another version of Dragoman; run dragoman train again"),
        ({"layout": 2}, "learned with another version"),
        ({"kind": "own"}, "is none that dragoman train wrote"),
        ({"weights": [[1.0]]}, "weights: expected 2 rows of 7 numbers"),
        ({"centre": [[10**400]]}, "centre: expected 3 rows of 2 numbers"),
        ({"centre": "x"}, "centre: expected 3 rows of 2 numbers"),
        ({"codebook": {"name": "b", "types": {"AID": {}}}}, "is a type of PLOVER's"),
        ({"codebook": 1}, "codebook: expected a table"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    changed: dict[str, object], what: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(json.loads(own_types().to_json()) | changed), encoding="utf-8")

    with pytest.raises(DataError) as error:
        load_own_types(file, load_codebook(), width=2, seen_by="x")
    assert what in str(error.value)


@pytest.mark.parametrize(
    ("text", "what"), [("{", "is none that"), ("[1]", "is none that"), (None, "cannot be read")]
)
def test_a_file_that_is_none_is_refused(text: str | None, what: str, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match=what):
        load_own_types(file, load_codebook(), width=2, seen_by="x")


def test_the_regression_parts_what_can_be_parted_and_counts_as_told() -> None:
    rows = np.array([[1.0], [1.0], [-1.0], [-1.0]])
    apart_ = one_type(rows, np.array([True, True, False, False]), np.ones(4))
    even = one_type(np.zeros((4, 1)), np.array([True, False, False, False]), np.array([3.0, 1.0, 1.0, 1.0]))

    assert apart_[0] > 1
    assert apart_[1] == pytest.approx(0, abs=1e-6)
    assert even[1] == pytest.approx(0, abs=1e-6)  # three against three


def found(*pairs: tuple[str, str]) -> Sequence[Judged]:
    return [
        Judged(exemplar=Exemplar(text="x", type=a, act=None, line=n), given=b)
        for n, (a, b) in enumerate(pairs)
    ]


def test_precision_recall_and_mistakes_are_counted() -> None:
    judged = found(("A", "A"), ("A", ""), ("A", ""), ("B", "A"), ("", ""), ("", "B"))

    assert told_of(judged, "A") == {
        "exemplars": 3,
        "precision": pytest.approx(1 / 2),
        "recall": pytest.approx(1 / 3),
        "F1": pytest.approx(0.4),
    }
    assert told_of(judged, "C") == {"exemplars": 0, "precision": 0.0, "recall": 0.0, "F1": 0.0}
    assert mistakes(judged) == [(("A", ""), 2), (("", "B"), 1), (("B", "A"), 1)]


def test_fast_leaves_out_what_own_types_go_by(learned: tuple[Path, str]) -> None:
    with pytest.raises(ValueError, match="own types go by the learned part"):
        dragoman.load(own_types=learned[0], fast=True)
    done = CliRunner().invoke(app, ["code", "x.txt", "--own-types", str(learned[0]), "--fast"])

    assert done.exit_code == 2


def test_workers_have_the_types_too(learned: tuple[Path, str]) -> None:
    coder = dragoman.load(own_types=learned[0])
    ((_, events),) = coder.code_many([REPORT], workers=2)

    assert [e.to_json() for e in events] == [e.to_json() for e in coder.code(REPORT)]
