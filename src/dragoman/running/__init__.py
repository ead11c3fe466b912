"""How are many reports coded on one machine?"""

from dragoman.running.job import Job, code_paths
from dragoman.running.run import Batch, Coding, Tally, run

__all__ = ["Batch", "Coding", "Job", "Tally", "code_paths", "run"]
