"""Are force and moved troops those of a state's forces, where only the state is named? All sentences are invented."""

import pytest

import dragoman

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_", "sector"),
    [
        pytest.param("Chad shelled a Sudanese border town on Monday.", "ASSAULT", "MIL", id="shelled"),
        pytest.param("Chad sent troops to Niger on Monday.", "MOBILIZE", "MIL", id="troops-sent"),
        pytest.param("Chad withdrew its troops from Niger on Monday.", "RETREAT", "MIL", id="troops-gone"),
        pytest.param("Chad's war against Sudan has entered its third year, the minister said.", "ASSAULT", "GOV", id="war-is-the-governments"),
        pytest.param("President Idriss Deby sent troops to Niger on Monday.", "MOBILIZE", "GOV", id="a-leader"),
        pytest.param("Chad freed two Nigerien prisoners on Monday.", "RETREAT", "GOV", id="freed-by-no-army"),
        pytest.param("Chad condemned Niger on Monday.", "ACCUSE", "GOV", id="words"),
    ],
)  # fmt: skip
def test_a_state_that_does_what_only_forces_do_is_its_forces(
    coder: dragoman.Coder, text: str, type_: str, sector: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2026-03-12"))

    assert [[a.sector for a in e.source] for e in events if e.type == type_] == [[sector]]
