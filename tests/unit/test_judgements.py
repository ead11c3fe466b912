"""Do judgements hold the shares that the network's answers mean?"""

import numpy as np
import pytest

from dragoman.coding.learned.classifier import _judgements
from dragoman.coding.learned.judgement import Modes, modes_of

MODES = [["CONSULT", ""], ["CONSULT", "visit"], ["ASSAULT", ""], ["CONSULT", "phone"]]
LABELS = {
    "types": ["CONSULT", "NONE"],
    "modes": MODES,
    "contents": ["", "AID"],
    "statuses": ["happened"],
    "temperature": 2.0,
    "modes_of": modes_of(MODES),
}


def given(*rows):
    return [np.array([row[n] for row in rows], dtype=np.float32) for n in range(4)]


ONE = ([2.0, 0.0], [0.0, 1.0, 5.0, -1.0], [3.0, 0.5], [0.1])
OTHER = ([-1.0, 4.0], [9.0, 0.0, 0.0, 0.0], [0.0, 0.0], [0.1])


def test_shares_add_up_to_one_for_all_and_within_each_type():
    judgement = _judgements(given(ONE), LABELS)[0]

    assert sum(judgement.types.values()) == pytest.approx(1)
    assert judgement.types["CONSULT"] == pytest.approx(1 / (1 + np.exp(-1)))
    assert {type_: pytest.approx(1) for type_ in judgement.modes} == {
        type_: sum(modes.values()) for type_, modes in judgement.modes.items()
    }
    assert judgement.modes["ASSAULT"] == {"": 1.0}
    assert judgement.mode("CONSULT") == "visit"
    assert judgement.mode("PROTEST") == ""


def test_a_row_is_judged_alike_alone_and_among_others():
    assert _judgements(given(ONE, OTHER), LABELS) == [
        _judgements(given(row), LABELS)[0] for row in (ONE, OTHER)
    ]


def test_modes_of_a_type_that_has_none_are_missing():
    modes = Modes(modes_of(MODES), [0.1, 0.2, 0.3, 0.4])

    assert len(modes) == 2
    assert modes["CONSULT"] == pytest.approx({"": 1 / 7, "visit": 2 / 7, "phone": 4 / 7})
    with pytest.raises(KeyError):
        modes["PROTEST"]


def test_judgements_of_other_words_are_told_apart():
    one, other = _judgements(given(ONE, OTHER), LABELS)

    assert one.type == "CONSULT"
    assert other.type == "NONE"
