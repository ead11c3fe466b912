"""How do records leave? As the files that people already use."""

from dragoman.exports.exporting import Export, export
from dragoman.exports.formats import Format, Tally
from dragoman.exports.registry import FORMATS

__all__ = ["FORMATS", "Export", "Format", "Tally", "export"]
