"""What a run would take is told from a sample of it."""

import itertools

import pytest

from dragoman.records import Report
from dragoman.running.estimating import Estimate, estimate, peak_memory
from fake_coder import make_fake

MEETING = "Kenya met Ghana."


def ticking(step: float):
    times = itertools.count()
    return lambda: next(times) * step


def reports(count: int) -> list[Report]:
    return [Report(text=MEETING, id=f"r{i}") for i in range(count)]


def told(count: int, **options) -> Estimate:
    return estimate(reports(count), make_coder=make_fake, coding_clock=ticking(3.0), **options)


def test_the_time_of_a_sample_is_the_time_of_all_by_its_share_of_the_characters() -> None:
    found = told(1000, sample=10)

    assert (found.reports, found.sampled, found.characters) == (1000, 10, 1000 * len(MEETING))
    assert found.core_seconds == pytest.approx(300)  # three seconds for ten of a thousand
    assert found.events == 1000
    assert found.whole


def test_fewer_reports_than_the_sample_are_all_coded() -> None:
    assert (told(4).sampled, told(4).core_seconds) == (4, pytest.approx(3.0))


def test_nothing_to_code_takes_nothing() -> None:
    found = told(0)

    assert (found.reports, found.core_seconds, found.events) == (0, 0, 0)
    assert found.workers_for(1) == 1


def test_what_there_is_no_time_to_read_makes_it_a_lower_bound() -> None:
    found = told(1000, reading_seconds=10, clock=ticking(1.0))

    assert (found.whole, found.reports) == (False, 11)


@pytest.mark.parametrize(("seconds", "workers"), [(300, 1), (299, 2), (30, 12), (3, 112)])
def test_the_workers_for_a_wanted_time_are_the_fewest_that_make_it(seconds: float, workers: int) -> None:
    found = told(1000, sample=10)

    assert found.workers_for(seconds) == workers
    assert found.seconds(workers) <= seconds


def test_the_memory_of_a_process_is_counted_in_bytes() -> None:
    assert peak_memory() > 10_000_000


def test_those_of_the_sample_that_the_coder_could_not_take_are_told_with_the_reason() -> None:
    found = estimate([Report(text=MEETING, id="a"), Report(text="CRASH", id="b")], make_coder=make_fake)

    assert [(f.report_id, f.reason) for f in found.failed] == [
        ("b", "the coder failed: ValueError: cannot make sense of this")
    ]
    assert found.sampled == 2
