"""Are reports that were written for learning read as what they are?"""

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.codebook import load_codebook
from dragoman.errors import DataError
from dragoman.training.told import Marked, Passage, cut, laid_out, narrowed, read_told, tally

BOOK = load_codebook()
TEXT = """# a comment
## agency | 2024-05-01
Chad expelled two envoys of Togo after Togo blamed Chad for a raid. The road is long.
- expelled | SANCTION expel | happened | Chad | two envoys
- blamed | ACCUSE allege | happened* | Togo#2 | Chad | ASSAULT
It rained.

## feature | 2024-05-02
Mali and Niger will meet.
- meet | CONSULT | planned | Mali + Niger | -
"""


def written(folder: Path, text: str = TEXT) -> list[Path]:
    (folder / "told_a.txt").write_text(text, encoding="utf-8")
    return [folder / "told_a.txt"]


def test_every_report_has_its_tellings_with_the_places_of_their_words(tmp_path: Path) -> None:
    first, second = read_told(written(tmp_path), BOOK)
    expelled, blamed = first.tellings

    assert [first.text[slice(*expelled.word)], first.text[slice(*expelled.targets[0])]] == [
        "expelled",
        "two envoys",
    ]
    assert (blamed.content, blamed.background, blamed.sources[0][0]) == ("ASSAULT", True, 39)
    assert [first.text.count("\n"), len(second.tellings)] == [1, 1]
    assert tally([first, second]) == {"reports": 2, "words": 24, "tellings": 3}


def test_a_side_that_its_paragraph_does_not_name_stands_in_the_nearest_one_before(tmp_path: Path) -> None:
    text = "## agency | 2024\nChad met Togo.\nTogo left.\nIt blamed spies.\n- blamed | ACCUSE | happened | It | Togo\nTogo fell.\n"
    (report,) = read_told(written(tmp_path, text), BOOK)

    assert report.tellings[0].targets == ((15, 19),)


def test_a_report_is_cut_into_passages_that_know_which_words_tell_and_who_stands_beside(
    nlp: Language, tmp_path: Path
) -> None:
    report, meeting = laid_out(read_told(written(tmp_path), BOOK), nlp)
    raid, rest = cut(report, [[0], [1, 2]])

    assert [raid.words[m.word] for m in raid.marked] == ["expelled", "blamed"]
    assert raid.marked[0] == Marked(
        word=1, type="SANCTION", mode="expel", status="happened", content="", sources=(0,), targets=(3,)
    )
    assert (rest.marked, len(rest.sentences)) == ((), 2)
    assert [meeting.words[i] for i in meeting.marked[0].sources] == ["Mali", "Niger"]


def test_a_side_in_another_passage_is_not_told_in_this_one(nlp: Language, tmp_path: Path) -> None:
    text = "## agency | 2024\nChad met Togo. Then it expelled spies.\n- expelled | SANCTION | happened | Chad | spies\n"
    (report,) = laid_out(read_told(written(tmp_path, text), BOOK), nlp)
    together, apart = (next(p.marked[0] for p in cut(report, g) if p.marked) for g in ([[0, 1]], [[0], [1]]))

    assert (together.sources, apart.sources) == ((0,), ())
    assert len(together.targets) == len(apart.targets) == 1


def test_the_noun_of_a_light_verb_and_the_words_that_are_said_are_left_open(
    nlp: Language, tmp_path: Path
) -> None:
    text = (
        "## agency | 2024\nChad held talks with Togo. Togo said Chad must free two spies.\n"
        "- held | CONSULT | happened | Chad | Togo\n- said | REQUEST | happened | Togo#2 | Chad#2\n"
    )
    (report,) = laid_out(read_told(written(tmp_path, text), BOOK), nlp)
    (rest,) = (p for p in cut(report, [[1]]))

    assert {report.words[i] for i in report.unsure} >= {"talks", "free"}
    assert not {report.words[i] for i in report.unsure} & {"held", "said", "two"}
    assert "free" in {rest.words[i] for i in rest.unsure}


def test_what_is_left_open_is_marked_elsewhere() -> None:
    often = [Passage(("talks", "failed"), (Marked(word=0, type="CONSULT"),))] * 3
    left_open = Passage(("held", "talks", "in", "town"), unsure=frozenset({1, 3}))

    assert narrowed([*often, left_open])[-1].unsure == {1}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- fled | SANCTION | happened | Chad | -", "does not stand"),
        ("- Chad | SANCTION | happened | - | -", "stands 2 times"),
        ("- met | MEETING | happened | Chad | -", "not in the codebook"),
        ("- met | CONSULT | maybe | Chad | -", "is none of"),
        ("- met | CONSULT | happened | Chad | - | AID", "cannot be that of"),
    ],
    ids=["no-such-word", "which-of-two", "type", "status", "content-of-a-deed"],
)
def test_a_wrong_line_is_named_with_what_was_expected(tmp_path: Path, line: str, expected: str) -> None:
    paths = written(tmp_path, f"## agency | 2024\nChad met Togo, as Chad said.\n{line}\n")

    with pytest.raises(DataError, match=expected):
        list(read_told(paths, BOOK))
