"""How good are coded records, measured against annotated reports?"""

from dragoman.scoring.gold import GoldEvent, GoldReport, read_gold, read_predicted
from dragoman.scoring.scoring import Score, score

__all__ = ["GoldEvent", "GoldReport", "Score", "read_gold", "read_predicted", "score"]
