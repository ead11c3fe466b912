"""Is what the first screen of the README shows true?"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from dragoman import cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_example_prints_what_the_readme_says() -> None:
    found = re.search(r"```python\n(.*?)```\n```text\n(.*?)```", README, re.DOTALL)

    assert found
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", found[1]],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stderr, done.stdout) == ("", found[2])


def test_every_command_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"(?:`|^)dragoman ([a-z]+)", README, re.MULTILINE))

    assert {"code", "serve"} <= named
    assert named <= set(get_command(cli.app).commands)  # type: ignore[attr-defined]


def test_every_page_that_the_readme_leads_to_is_there() -> None:
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in t]

    assert len(targets) >= 8
    assert [t for t in targets if not (ROOT / t).exists()] == []


def test_every_target_of_make_that_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)`", README))

    assert {"demo", "test"} <= named
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
