"""Does every reader give reports or things set aside from any bytes, and nothing else?"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from own_scripts import script

FUZZ = Path(__file__).resolve().parents[1] / "fuzz"
readers, run = script(FUZZ / "readers.py"), script(FUZZ / "run.py")
HOSTILE = [
    b"\0",
    b"\xed\xa0\x80",
    b'"',
    b"\r",
    b"<",
    b"</p>",
    b"<!--",
    b"&#0;",
    b"\xff\xfe",
    b"=1+1",
    b"\xe2\x80\xae",
    b"9" * 30,
    b"WARC/1.0\r\n",
    b"PAR1",
]


@st.composite
def mutants(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A whole input with a few places cut, doubled or filled with something hostile."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 200)))
        put = draw(
            st.one_of(
                st.just(b""), st.sampled_from(HOSTILE), st.binary(max_size=8), st.just(data[start:end] * 2)
            )
        )
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.parametrize("reader", sorted(readers.READERS))
def test_a_whole_input_gives_a_report_from_every_reader(reader: str) -> None:
    assert all(readers.check(reader, seed) >= 1 for seed in readers.SEEDS[reader])
    assert any(
        isinstance(item, readers.Report)
        for seed in readers.SEEDS[reader]
        for item in readers.READERS[reader](seed)
    )


@pytest.mark.parametrize("reader", sorted(readers.READERS))
def test_any_bytes_give_reports_or_things_set_aside(reader: str) -> None:
    @settings(max_examples=40)
    @given(data=st.binary(max_size=300))
    def run_one(data: bytes) -> None:
        assert readers.check(reader, data) >= 0

    run_one()


@pytest.mark.parametrize("reader", sorted(readers.READERS))
def test_a_broken_input_gives_reports_or_things_set_aside(reader: str) -> None:
    @settings(max_examples=40)
    @given(data=mutants(readers.SEEDS[reader]))
    def run_one(data: bytes) -> None:
        assert readers.check(reader, data) >= 0

    run_one()


def test_the_fuzzer_knows_every_reader_and_counts_to_a_hundred() -> None:
    assert set(run.SHARES) == set(readers.READERS) == set(readers.SEEDS)
    assert sum(run.SHARES.values()) == 100
