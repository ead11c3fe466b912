"""Are the words found that invented reports use less often than real ones, and the other way round?"""

import json
from pathlib import Path

import pytest

from own_scripts import script

ROOT = Path(__file__).resolve().parents[2]
TOOL = script(ROOT / "tools" / "check_register.py")


def test_runs_of_common_words_are_counted_without_names() -> None:
    found, words = TOOL.counted(["The envoys also met Chad. They also met."])

    assert words == 8
    assert found["also met"] == 2
    assert "met Chad" not in found


def test_both_ways_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "told_one.txt").write_text(
        f"## daily | 2024-01-02\nThey {'let go ' * 80}.\n", encoding="utf-8"
    )
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"text": f"They {'also discussed ' * 80}."}) + "\n", encoding="utf-8")

    assert TOOL.main([str(tmp_path), str(news)]) == 0
    real, _, _, invented = capsys.readouterr().out.split("\n\n")[1:]
    assert {"also", "discussed"} <= set(real.split())
    assert "let" not in real.split()
    assert "let" in invented.split()
    assert "also" not in invented.split()


def test_a_folder_without_marked_reports_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert TOOL.main([str(tmp_path), str(tmp_path / "news.jsonl")]) == 2
    assert "no marked reports" in capsys.readouterr().err
