"""Is what docs/sources.md shows true?"""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.sources import Limits
from dragoman.sources.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_example_runs_and_gives_a_record(tmp_path: Path) -> None:
    example = re.search(r"<!-- example -->\n```sh\n(.*?)```", PAGE, re.DOTALL)

    assert example
    command = f"dragoman() {{ '{sys.executable}' -m dragoman \"$@\"; }}\n{example[1]}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        ["sh", "-ec", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert [(r["type"], r["source"][0]["country"], r["target"][0]["country"]) for r in records] == [
        ("CONSULT", "KEN", "GHA")
    ]
    note = re.search(r"`(note: news\.csv\.gz: .*?)`", PAGE, re.DOTALL)
    assert note
    assert " ".join(note[1].split()) in done.stderr


def test_the_reader_that_it_shows_reads() -> None:
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)

    assert example
    names: dict[str, object] = {}
    exec(example[1], names)  # noqa: S102 - our own page
    reader = names["Minutes"]()  # type: ignore[operator]
    found = list(
        reader.read(io.BytesIO(b"One.\n----\n \n----\nTwo."), place="a", report_id="m", limits=Limits())
    )

    assert [getattr(item, "id", "set aside") for _, item in found] == ["m-1", "set aside", "m-3"]


def test_it_names_every_kind_and_suffix_that_is_read() -> None:
    for suffixes in KINDS.values():
        assert {s for s in suffixes if f"`{s}`" not in PAGE} == set()
