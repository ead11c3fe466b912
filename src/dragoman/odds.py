"""How is a probability told as log odds, and log odds as a probability?"""

import math

FARTHEST = 30.0  # log odds beyond it, either way, are as good as 0 and 1


def log_odds(share: float, *, least: float) -> float:
    """The log odds of a probability, which is held no less than `least` and no more than 1 less `least`.

    >>> log_odds(0.5, least=0.01), round(log_odds(1.0, least=0.01), 3), round(log_odds(0.0, least=0.01), 3)
    (0.0, 4.595, -4.595)
    """
    held = min(max(share, least), 1.0 - least)
    return math.log(held / (1.0 - held))


def share_of(odds: float) -> float:
    """The probability that log odds tell, 0 to 1.

    >>> share_of(0.0), share_of(-1000.0) < 1e-9
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-FARTHEST, min(FARTHEST, odds))))
