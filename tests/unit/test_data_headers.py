"""Does every data file tell its own story, and is each one read?"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "dragoman"
DATA = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and path.suffix not in {".py", ".pyc"} and path.name != "py.typed"
)
TEXTS = [path for path in DATA if path.suffix in {".toml", ".tsv"}]
OUR_OWN_CODE = {".sql", ".j2", ".css", ".js", ".json"}  # source in other languages: no header of facts
WANTED = ("What", "Source", "Licence", "Made by", "Gaps", "Checked")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def header(path: Path) -> str:
    """The comment lines at the top of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:end])


def test_there_are_data_files_to_look_at() -> None:
    assert len(TEXTS) > 20


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_a_data_file_says_what_it_is_whence_it_comes_and_who_may_use_it(path: Path) -> None:
    missing = [field for field in WANTED if not re.search(rf"^# {field}\s+\S", header(path), re.MULTILINE)]

    assert missing == []


@pytest.mark.parametrize(
    "path", [p for p in DATA if p not in TEXTS and p.suffix not in OUR_OWN_CODE], ids=name
)
def test_a_file_that_can_hold_no_header_has_a_note_beside_it(path: Path) -> None:
    note = path.with_name(path.name + ".md")
    text = note.read_text(encoding="utf-8") if path.suffix != ".md" else path.read_text(encoding="utf-8")

    assert [field for field in ("What", "Source", "Licence") if field not in text] == []


@pytest.mark.parametrize("path", DATA, ids=name)
def test_no_data_file_is_an_orphan(path: Path) -> None:
    """Each is named by the code, or by the tool that builds another from it, or is a schema for users that docs name."""
    code = [*PACKAGE.rglob("*.py"), *(ROOT / "tools").glob("*.py"), ROOT / "docs" / "record.md"]
    named = "\n".join(p.read_text(encoding="utf-8") for p in code)
    by_pattern = path.parent.name == "frames" and '"frames"' in named  # the folder is read whole
    by_pattern = by_pattern or (path.parent.name == "upgrades" and "upgrades/{number}.sql" in named)
    of_a_note = path.suffix == ".md" and path.with_suffix("").exists()
    by_stem = re.search(rf'"{re.escape(path.stem)}"', named)  # read_table("states")

    assert path.name in named or by_pattern or of_a_note or by_stem


@pytest.mark.parametrize("path", [p for p in TEXTS if "CC BY" in header(p)], ids=name)
def test_a_credit_that_a_header_promises_stands_in_the_notice(path: Path) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    licence = re.search(r"CC BY(-SA)? 4\.0", header(path))

    assert licence
    assert name(path).split("/")[-1] in notice
    assert licence[0] in notice
