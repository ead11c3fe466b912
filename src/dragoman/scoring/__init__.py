"""How good are coded records, measured against annotated reports?"""

from dragoman.scoring.gold import GoldEvent, GoldReport, compared, read_gold, read_predicted
from dragoman.scoring.scoring import Score, score

__all__ = ["GoldEvent", "GoldReport", "Score", "compared", "read_gold", "read_predicted", "score"]
