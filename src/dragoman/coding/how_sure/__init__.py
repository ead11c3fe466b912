"""Did it happen, is it planned, conditional or denied, and how sure is the report of it?"""

from dragoman.coding.how_sure.form import condition
from dragoman.coding.how_sure.framed import as_framed, as_learned
from dragoman.coding.how_sure.judging import Sure, factuality, how_sure

__all__ = ["Sure", "as_framed", "as_learned", "condition", "factuality", "how_sure"]
