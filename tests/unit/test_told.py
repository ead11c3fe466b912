"""Are reports that were written for learning read as what they are?"""

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.codebook import load_codebook
from dragoman.errors import DataError
from dragoman.training.told import Marked, read_told, sentences, tally

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


def test_every_paragraph_has_its_tellings_with_the_places_of_their_words(tmp_path: Path) -> None:
    first, second, third = read_told(written(tmp_path), BOOK)
    expelled, blamed = first.tellings

    assert [first.text[slice(*expelled.word)], first.text[slice(*expelled.targets[0])]] == [
        "expelled",
        "two envoys",
    ]
    assert (blamed.content, blamed.background, blamed.sources[0][0]) == ("ASSAULT", True, 39)
    assert (second.tellings, second.report, third.report) == ((), 0, 1)
    assert tally([first, second, third]) == {"reports": 2, "words": 24, "tellings": 3}


def test_sentences_know_which_of_their_words_tell_and_who_stands_beside(
    nlp: Language, tmp_path: Path
) -> None:
    raid, road, rain, meeting = sentences(read_told(written(tmp_path), BOOK), nlp)

    assert [raid.words[m.word] for m in raid.marked] == ["expelled", "blamed"]
    assert raid.marked[0] == Marked(
        word=1, type="SANCTION", mode="expel", status="happened", content="", sources=(0,), targets=(3,)
    )
    assert (road.marked, rain.marked) == ((), ())
    assert [meeting.words[i] for i in meeting.marked[0].sources] == ["Mali", "Niger"]


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
