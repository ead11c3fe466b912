"""Are the records the same bytes, whoever codes them, in what order, how often?"""

from collections.abc import Sequence
from pathlib import Path

import pytest

import dragoman
from dragoman import Report

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def coder() -> dragoman.Coder:
    return dragoman.load()


@pytest.fixture(scope="module")
def samples() -> list[Report]:
    found = [
        Report(text=path.read_text(encoding="utf-8"), published="2026-03-05", id=path.stem)
        for path in sorted((ROOT / "samples").glob("*.txt"))
    ]
    assert len(found) >= 10
    return found


def records(coder: dragoman.Coder, reports: Sequence[Report], workers: int = 1) -> dict[str, list[str]]:
    return {
        report.id: [event.to_json() for event in events]
        for report, events in coder.code_many(reports, workers=workers)
    }


def test_coding_again_alone_backwards_or_with_two_workers_changes_no_byte(
    coder: dragoman.Coder, samples: list[Report]
) -> None:
    first = records(coder, samples)
    assert sum(map(len, first.values())) >= 20
    assert records(coder, samples[::-1]) == first
    assert {r.id: [e.to_json() for e in coder.code(r)] for r in samples} == first
    assert records(coder, samples, workers=2) == first
