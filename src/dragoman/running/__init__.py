"""How are many reports coded on one machine, or on many?"""

from dragoman.running.job import Job, code_paths
from dragoman.running.parts.gathering import Gathered, check_results, gather
from dragoman.running.run import Batch, Coding, Tally, run
from dragoman.running.spread import Spread, Sums, ThisMachine, spread

__all__ = [
    "Batch",
    "Coding",
    "Gathered",
    "Job",
    "Spread",
    "Sums",
    "Tally",
    "ThisMachine",
    "check_results",
    "code_paths",
    "gather",
    "run",
    "spread",
]
