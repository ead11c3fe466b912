"""What is left when speed is asked for: frames alone."""

from dataclasses import replace

import pytest

import dragoman
from dragoman import Report
from dragoman.coding.learned.tagger import Tagger

pytestmark = pytest.mark.model
REPORT = Report(text="Kenya met Ghana in Oslo. Peru thanked Chile for its help.", published="2026-03-05")


class Untouchable(Tagger):
    """A learned part that may not be asked."""

    def read(self, sentences):
        raise AssertionError(f"asked about {list(sentences)}")


@pytest.fixture(scope="module")
def coder():
    return dragoman.load(fast=True)


def test_the_learned_part_is_not_asked(coder):
    events = replace(coder, tagger=Untouchable()).code(REPORT)

    assert [e.type for e in events] == ["CONSULT", "SUPPORT"]
    with pytest.raises(AssertionError, match="asked about"):
        replace(coder, tagger=Untouchable(), fast=False).code(REPORT)


def test_every_purpose_works_without_it(coder):
    kept = {p: len(replace(coder, purpose=p).code(REPORT)) for p in ("precise", "default", "broad")}

    assert kept["precise"] <= kept["default"] <= kept["broad"] == 2


def test_two_workers_are_as_fast_and_find_the_same(coder):
    reports = [REPORT, replace(REPORT, id="again")]
    alone = [[e.to_json() for e in events] for _, events in coder.code_many(reports)]

    assert [[e.to_json() for e in events] for _, events in coder.code_many(reports, workers=2)] == alone


def test_two_parties_can_still_be_related(coder):
    assert coder.relate("Kenya met Ghana.", (0, 5), (10, 15)).type == "CONSULT"
