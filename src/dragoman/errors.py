"""What can go wrong that a caller can act on?

    DragomanError
    ├── ReportError       one report cannot be read; set it aside and go on
    ├── SourceError       a path or stream of reports cannot be opened at all
    ├── StoreError        the store cannot be opened or written
    │   └── StoreVersionError   it was written by a newer Dragoman
    ├── ExportError       a file cannot be written in the format that was asked for
    ├── ClusterError      Ray is not installed, or a cluster cannot be reached or fails
    └── DataError         a data file of ours (codebook, lexicon) is wrong

Facts travel as positional arguments and the sentence is built in `__str__`, so that every error
survives pickling between worker processes.
"""


class DragomanError(Exception):
    """The base of every error that Dragoman raises on purpose."""


class ReportError(DragomanError):
    """One report cannot be coded: `ReportError(where, what)`."""

    def __str__(self) -> str:
        where, what = self.args
        return f"{where}: {what}"


class SourceError(DragomanError):
    """Reports cannot be read from a path: `SourceError(path, what, remedy)`."""

    def __str__(self) -> str:
        path, what, remedy = self.args
        return f"{path}: {what}. {remedy}"


class StoreError(DragomanError):
    """A store cannot be used: `StoreError(path, what, remedy)`."""

    def __str__(self) -> str:
        path, what, remedy = self.args
        return f"{path}: {what}. {remedy}"


class StoreVersionError(StoreError):
    """A store was written by a newer version: `StoreVersionError(path, found, known)`."""

    def __str__(self) -> str:
        path, found, known = self.args
        return (
            f"{path}: the store has layout {found}, this Dragoman knows up to {known}. "
            "Upgrade Dragoman, or give another --store."
        )


class ExportError(DragomanError):
    """A file cannot be written, or read as the kind of file that it should be: `ExportError(path, what, remedy)`."""

    def __str__(self) -> str:
        path, what, remedy = self.args
        return f"{path}: {what}. {remedy}"


class ClusterError(DragomanError):
    """Many machines cannot be used: `ClusterError(address, what, remedy)`."""

    def __str__(self) -> str:
        address, what, remedy = self.args
        return f"{address}: {what}. {remedy}"


class DataError(DragomanError):
    """A data file is wrong: `DataError(file, where, what)`; `where` is "" for the file as a whole.

    >>> str(DataError("mine.csv", "line 2", "no name")), str(DataError("mine.csv", "", "no row"))
    ('mine.csv, line 2: no name', 'mine.csv: no row')
    """

    def __str__(self) -> str:
        file, where, what = self.args
        return f"{file}{', ' if where else ''}{where}: {what}"


def in_one_line(error: Exception, *, most: int = 200) -> str:
    """What an error says, in one line of at most `most` characters."""
    return " ".join(str(error).split())[:most]
