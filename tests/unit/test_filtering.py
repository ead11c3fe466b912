"""Do all commands that ask for events take the same filters, and do these say what is asked for?"""

from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.filtering import from_options
from dragoman.cli.options import StatusName
from dragoman.store import EventFilter

FILTERS = (
    *("--actor", "--with", "--type", "--status", "--since", "--until"),
    *("--confidence", "--words", "--place", "--context", "--rule", "--limit"),
)


def options_of(command: str) -> dict[str, str]:
    """A command's filters with their help."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    params: list[Any] = commands[command].params
    return {p.opts[0]: str(getattr(p, "help", "")) for p in params if p.opts[0] in FILTERS}


@pytest.mark.parametrize("command", ["report", "export"])
def test_commands_that_ask_for_events_have_the_filters_of_events(command: str) -> None:
    filters = options_of("events")

    assert tuple(filters) == FILTERS
    assert options_of(command) == filters
    assert all(filters.values())


def test_options_become_the_filter_that_they_say() -> None:
    assert from_options() == EventFilter()
    assert from_options(actor="KEN", with_="GHA", type_="CONSULT/visit", status=StatusName.planned, since="2026", until="2026-02", limit=3) == EventFilter(
        actor="KEN", with_="GHA", type="CONSULT/visit", status="planned", since="2026", until="2026-02", limit=3
    )  # fmt: skip


def test_the_other_options_become_the_filter_that_they_say_too() -> None:
    assert from_options(confidence=0.8, words="in Oslo", place="NOR", context="legal", rule="what.frame:mine.") == EventFilter(
        confidence=0.8, words="in Oslo", place="NOR", context="legal", rule="what.frame:mine."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [("--confidence", "80", "less than or equal to 1"), ("--context", "weather", "'weather' is none of")],
)
def test_a_value_that_is_none_is_wrong_usage(option: str, value: str, told: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["events", "--store", str(tmp_path / "x.duckdb"), option, value])

    assert done.exit_code == 2
    assert told in done.output


@pytest.mark.parametrize("command", [["events"], ["report"], ["export", "x.csv", "--to", "csv"]])
def test_a_day_that_is_none_is_wrong_usage_wherever_it_is_given(command: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [*command, "--store", str(tmp_path / "x.duckdb"), "--since", "yesterday"])

    assert done.exit_code == 2
    assert "--since" in done.output


@pytest.mark.parametrize(("until", "status"), [("2025-12", 2), ("2026", 1), ("2026-01-01", 1)])
def test_an_end_before_the_beginning_is_wrong_usage(until: str, status: int, tmp_path: Path) -> None:
    asked = ["events", "--store", str(tmp_path / "x.duckdb"), "--since", "2026-01-01", "--until", until]
    done = CliRunner().invoke(app, asked)

    assert done.exit_code == status  # 1: the days are well, and there is no such store
    assert ("ends before --since" in done.output) is (status == 2)
