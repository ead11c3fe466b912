"""Does the example of docs/cluster.md do what the page says, with the real coder?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.store import Store

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_example_of_the_page_codes_into_a_folder_and_a_store(tmp_path: Path) -> None:
    example = re.search(r"<!-- example -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
    assert example
    command = tmp_path / "bin" / "dragoman"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n')
    command.chmod(0o755)
    path = {
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    run = subprocess.run(
        ["sh", "-ec", example[1]], cwd=tmp_path, env={**os.environ, **path}, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stderr
    assert "Reports: 2 coded" in run.stderr
    with Store.open(tmp_path / "2026.duckdb", read_only=True) as store:
        assert [(e.type, e.source[0].country, e.target[0].country) for e in store.events()] == [
            ("CONSULT", "KEN", "GHA"),
            ("ACCUSE", "PER", "CHL"),
        ]
