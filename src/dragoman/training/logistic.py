"""Which weights of a logistic regression fit some rows best?"""

from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[Any]
MOST_ODDS = 30.0
STEPS, NEAR = 30, 1e-8  # of Newton's method; it is done after about ten
FREE = 1e-9  # what keeps the matrix of a step from being singular


def fitted(rows: Rows, right: Rows, hold: Rows, count: Rows | None = None) -> Rows:
    """Weights, one a column, by Newton's method, held near 0.

    Args:
        rows: cases x numbers.
        right: whether each case is one.
        hold: how strongly each weight is held near 0; 0 leaves it free.
        count: how much each case counts; None counts all alike.
    """
    count = np.ones(len(rows)) if count is None else count
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ weights, -MOST_ODDS, MOST_ODDS)))
        slope = rows.T @ (count * (right - share)) - hold * weights
        bend = (rows * (count * share * (1 - share))[:, None]).T @ rows + np.diag(hold + FREE)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < NEAR:
            break
    return weights
