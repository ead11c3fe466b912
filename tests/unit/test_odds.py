import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.odds import FARTHEST, log_odds, share_of


@given(st.floats(0.01, 0.99))
def test_log_odds_and_the_share_that_they_tell_are_each_others_inverse(share: float) -> None:
    assert share_of(log_odds(share, least=0.01)) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize("share", [0.0, 0.005, 1.0, 0.995])
def test_what_is_held_impossible_or_certain_is_held_within_its_bounds(share: float) -> None:
    assert abs(log_odds(share, least=0.01)) == pytest.approx(math.log(99))


@given(st.floats(allow_nan=False))
def test_no_log_odds_are_too_large_to_be_told(odds: float) -> None:
    assert share_of(-FARTHEST) <= share_of(odds) <= share_of(FARTHEST)
