"""Does a run give the same records in the same order, whatever befalls it?"""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, SourceError
from dragoman.records import Report
from dragoman.running import Batch, Job, Tally, code_paths, run
from dragoman.sources import SetAside
from dragoman.store import Store
from fake_coder import FakeCoded, FakeCoder, make_fake, make_nothing

MEETING = "Kenya met Ghana."


def reports(*texts: str) -> list[Report]:
    return [Report(text=f"{text} ({i})", id=f"r{i}") for i, text in enumerate(texts)]


def ran(given: list[Report], **options: object) -> tuple[list[str], list[SetAside], Tally]:
    lines: list[str] = []
    aside: list[SetAside] = []

    def on_coded(batch: Batch) -> None:
        lines.extend(event.to_json() for coded in batch.coded for event in coded.events)
        aside.extend(batch.set_aside)

    tally = run(given, make_coder=make_fake, on_coded=on_coded, **options)  # type: ignore[arg-type]
    return lines, aside, tally


def test_records_come_in_the_order_of_the_reports_in_batches() -> None:
    sizes: list[int] = []
    tally = run(
        reports(*[MEETING] * 7), make_coder=make_fake, on_coded=lambda b: sizes.append(len(b.coded)), batch=3
    )

    assert sizes == [3, 3, 1]
    assert tally == Tally(coded=7, events=7, set_aside=0, interrupted=False)


def test_nothing_to_code_is_no_batch() -> None:
    assert ran([]) == ([], [], Tally())


def test_the_same_bytes_come_out_of_one_worker_and_of_two() -> None:
    given = reports(
        *[f"{MEETING} Peru met Chile." if i % 3 else "CRASH" if i % 2 else MEETING for i in range(40)]
    )

    one, two = ran(given), ran(given, workers=2, batch=5)

    assert one == two
    assert len(one[0]) > 40


@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_the_coder_fails_on_is_set_aside_and_the_run_goes_on(workers: int) -> None:
    lines, aside, tally = ran(reports(MEETING, "CRASH", MEETING), workers=workers)

    assert len(lines) == 2
    assert [(a.place, a.reason) for a in aside] == [
        ("report r1", "the coder failed: ValueError: cannot make sense of this")
    ]
    assert (tally.coded, tally.set_aside) == (2, 1)


def test_a_report_that_kills_its_worker_is_set_aside_and_the_run_goes_on_in_order() -> None:
    lines, aside, tally = ran(reports(*[MEETING] * 5, "DIE", *[MEETING] * 12), workers=2)

    assert lines == ran(reports(*[MEETING] * 5, "nothing", *[MEETING] * 12))[0]
    assert [a.place for a in aside] == ["report r5"]
    assert "killed, or out of memory" in aside[0].reason
    assert tally.coded == 17


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no interval timer")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_takes_too_long_is_set_aside(workers: int) -> None:
    lines, aside, _ = ran(reports(MEETING, "SLOW", MEETING), workers=workers, seconds=0.3)

    assert (len(lines), [a.reason for a in aside]) == (2, ["took longer than 0.3 seconds"])


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_are_not_taken_far_ahead_of_their_coding(workers: int) -> None:
    taken = 0
    ahead: list[int] = []
    done = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for report in reports(*[MEETING] * 60):
            taken += 1
            yield report

    def on_coded(batch: Batch) -> None:
        nonlocal done
        ahead.append(taken - done)
        done += len(batch.coded)

    run(stream(), make_coder=make_fake, on_coded=on_coded, workers=workers, batch=1)

    assert done == 60
    assert max(ahead) <= 1 + 8 * workers


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_finishes_the_batch_in_hand_and_says_so(workers: int) -> None:
    seen: list[str] = []

    def stream() -> Iterator[Report]:
        for i, report in enumerate(reports(*[MEETING] * 100)):
            if i == 20:
                os.kill(os.getpid(), signal.SIGINT)
            yield report

    before = signal.getsignal(signal.SIGINT)
    tally = run(
        stream(),
        make_coder=make_fake,
        on_coded=lambda batch: seen.extend(coded.report.id for coded in batch.coded),
        workers=workers,
        batch=6,
    )

    assert tally.interrupted
    assert seen == [f"r{i}" for i in range(21)]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_ends_it_at_once_and_keeps_what_was_coded() -> None:
    seen: list[str] = []

    def stream() -> Iterator[Report]:
        yield from reports(MEETING, MEETING)
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        yield from reports(MEETING)

    tally = run(stream(), make_coder=make_fake, on_coded=lambda b: seen.extend(c.report.id for c in b.coded))

    assert (tally.interrupted, seen) == (True, ["r0", "r1"])


def test_a_run_in_another_thread_needs_no_signals() -> None:
    results: list[Tally] = []
    thread = threading.Thread(target=lambda: results.append(ran(reports(MEETING, MEETING), seconds=5)[2]))
    thread.start()
    thread.join()

    assert [tally.events for tally in results] == [2]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_coder_that_cannot_be_loaded_ends_the_run_with_its_own_error(workers: int) -> None:
    with pytest.raises(OSError, match="the model is not here"):
        run(reports(MEETING), make_coder=make_nothing, on_coded=lambda _: None, workers=workers)


def test_workers_that_cannot_start_are_an_error_with_its_remedy() -> None:
    with pytest.raises(DragomanError, match="could not start"):
        run(reports(MEETING), make_coder=partial(os._exit, 3), on_coded=lambda _: None, workers=2)


def test_an_error_in_the_receiver_ends_the_run() -> None:
    def full(_: Batch) -> None:
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError, match="no room"):
        run(reports(*[MEETING] * 50), make_coder=make_fake, on_coded=full, workers=2, batch=1)


@pytest.mark.parametrize("options", [{"workers": 0}, {"batch": 0}])
def test_less_than_one_worker_or_report_a_batch_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ran([], **options)


def folder(tmp_path: Path, **texts: str) -> Job:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return Job(paths=[str(tmp_path)], make_coder=make_fake, coder_version="1")


def coded_ids(job: Job, store: Store | None) -> tuple[list[str], int]:
    ids: list[str] = []
    already = 0

    def on_batch(batch: Batch) -> None:
        nonlocal already
        ids.extend(coded.report.id for coded in batch.coded)
        already += batch.already

    code_paths(job, store=store, on_batch=on_batch)
    return ids, already


def test_what_the_store_holds_is_passed_over_unless_its_text_or_the_version_is_new(tmp_path: Path) -> None:
    reports_folder = tmp_path / "in"
    reports_folder.mkdir()
    job = folder(reports_folder, a=MEETING, b="Peru met Chile.")
    with Store.open(tmp_path / "e.duckdb") as store:
        assert coded_ids(job, store) == (["a", "b"], 0)
        assert coded_ids(job, store) == ([], 2)
        (reports_folder / "b.txt").write_text("Chile met Peru.")
        assert coded_ids(job, store) == (["b"], 1)
        assert coded_ids(Job(paths=job.paths, make_coder=make_fake, coder_version="2"), store) == (
            ["a", "b"],
            0,
        )
        assert coded_ids(
            Job(paths=job.paths, make_coder=make_fake, coder_version="2", again=True), store
        ) == (["a", "b"], 0)
        assert [e.source[0].name for e in store.events()] == ["Kenya", "Chile"]


def test_a_report_that_tells_its_day_itself_is_kept_with_it_and_passed_over_all_the_same(
    tmp_path: Path,
) -> None:
    reports_folder = tmp_path / "in"
    reports_folder.mkdir()
    job = folder(reports_folder, a=f"date 2020-03-04\n\n{MEETING}")
    with Store.open(tmp_path / "e.duckdb") as store:
        assert coded_ids(job, store) == (["a"], 0)
        assert list(store.rows("SELECT published, published_source FROM reports", [])) == [
            ("2020-03-04", "text")
        ]
        assert coded_ids(job, store) == ([], 1)


def test_a_run_that_was_stopped_goes_on_and_ends_as_one_that_was_not(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    whole = folder(source, **{f"r{i:02}": f"Kenya met Ghana. {i}" for i in range(30)})
    with Store.open(tmp_path / "whole.duckdb") as store:
        coded_ids(whole, store)
        wanted = [event.to_json() for event in store.events()]

    with Store.open(tmp_path / "cut.duckdb") as store:

        def stop(_: Batch) -> None:
            raise KeyboardInterrupt

        tally = code_paths(
            Job(paths=whole.paths, make_coder=make_fake, coder_version="1", batch=7),
            store=store,
            on_batch=stop,
        )
        assert tally.interrupted
        ids, already = coded_ids(whole, store)
        assert (len(ids), already) == (23, 7)
        assert [event.to_json() for event in store.events()] == wanted


def test_what_is_set_aside_in_reading_reaches_store_and_receiver_even_where_nothing_is_coded(
    tmp_path: Path,
) -> None:
    (tmp_path / "bad.jsonl").write_text("broken\n" * 1200)
    aside: list[SetAside] = []
    job = Job(paths=[str(tmp_path / "bad.jsonl")], make_coder=make_fake, coder_version="1")
    with Store.open(tmp_path / "e.duckdb") as store:
        code_paths(job, store=store, on_batch=lambda batch: aside.extend(batch.set_aside))
        assert len(list(store.set_aside())) == len(aside) == 1200


def test_while_reports_are_coded_the_store_keeps_little_of_its_file_in_memory(tmp_path: Path) -> None:
    def limit(store: Store) -> str:
        return str(next(store.rows("SELECT current_setting('memory_limit')", []))[0])

    within: set[str] = set()
    job = folder(tmp_path, a=MEETING)
    with Store.open(tmp_path / "e.duckdb") as store:
        before = limit(store)
        code_paths(job, store=store, on_batch=lambda _: within.add(limit(store)))

        assert within == {"30.5 MiB"}
        assert limit(store) == before != "30.5 MiB"


def test_a_missing_path_ends_it_before_the_coder_is_loaded(tmp_path: Path) -> None:
    job = Job(paths=[str(tmp_path / "absent")], make_coder=make_nothing, coder_version="1")

    with pytest.raises(SourceError):
        code_paths(job, store=None, on_batch=lambda _: None)


class Together(FakeCoder):
    """A coder that takes several reports at once, and notes how many."""

    def __init__(self) -> None:
        self.lots: list[int] = []

    def examine_many(self, reports: Sequence[Report]) -> list[FakeCoded]:
        self.lots.append(len(reports))
        return [self.examine(report) for report in reports]


def test_reports_are_coded_together_where_the_coder_can() -> None:
    coder, seen = Together(), []

    tally = run(
        reports(*[MEETING] * 9),
        make_coder=lambda: coder,
        on_coded=lambda b: seen.extend(c.report.id for c in b.coded),
    )

    assert (tally.coded, seen) == (9, [f"r{i}" for i in range(9)])
    assert coder.lots == [4, 4]  # the last one is alone


def test_of_reports_coded_together_only_the_bad_one_is_set_aside() -> None:
    coder, aside = Together(), []

    tally = run(
        reports(MEETING, "CRASH", MEETING, MEETING),
        make_coder=lambda: coder,
        on_coded=lambda b: aside.extend(b.set_aside),
    )

    assert (tally.coded, [a.place for a in aside]) == (3, ["report r1"])
