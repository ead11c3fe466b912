"""Are OpenBLAS's kernels chosen only where it would choose worse ones, and nobody else has chosen?"""

import os
import sys

import pytest

from dragoman.kernels import NEEDED, VARIABLE, choose_kernels

WIDE = " ".join(sorted(NEEDED))


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As before numpy is imported, with no choice made."""
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    monkeypatch.setenv(VARIABLE, "")  # so that what is set below is undone
    monkeypatch.delenv(VARIABLE)


def chosen(tmp_path, told: str) -> str | None:
    (tmp_path / "cpuinfo").write_text(told)
    choose_kernels(tmp_path / "cpuinfo")
    return os.environ.get(VARIABLE)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("told", "kernels"),
    [
        pytest.param(f"vendor_id : AuthenticAMD\nflags : fpu {WIDE} sse", "SkylakeX", id="amd-with-avx512"),
        pytest.param(
            "vendor_id : AuthenticAMD\nflags : fpu avx2 avx512f sse", None, id="amd-with-part-of-it"
        ),
        pytest.param(
            f"vendor_id : GenuineIntel\nflags : fpu {WIDE} sse", None, id="intel-which-openblas-knows"
        ),
        pytest.param("", None, id="nothing-told"),
    ],
)
def test_wide_kernels_are_for_amds_processors_that_have_them(
    tmp_path, told: str, kernels: str | None
) -> None:
    assert chosen(tmp_path, told) == kernels


@pytest.mark.usefixtures("fresh")
def test_a_choice_of_the_users_own_stands(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "Zen")

    assert chosen(tmp_path, f"vendor_id : AuthenticAMD\nflags : {WIDE}") == "Zen"


@pytest.mark.usefixtures("fresh")
def test_where_numpy_has_chosen_already_nothing_is_set(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", sys)

    assert chosen(tmp_path, f"vendor_id : AuthenticAMD\nflags : {WIDE}") is None


@pytest.mark.usefixtures("fresh")
def test_a_machine_that_tells_nothing_of_its_processor_is_no_error(tmp_path) -> None:
    choose_kernels(tmp_path / "nothing")
