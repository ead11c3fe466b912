"""What kinds of event are there? PLOVER as data, its CAMEO equivalents, and one reader."""

from dragoman.codebook.codebook import Codebook, load_codebook
from dragoman.codebook.contexts import ContextHit

__all__ = ["Codebook", "ContextHit", "load_codebook"]
