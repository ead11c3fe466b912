"""How do reviews leave the book, as files of gold?"""

import os
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.reviewing.book import Review
from dragoman.reviewing.gold import file_name, gold, gold_json
from dragoman.store import Store


def write_gold(
    store: Store, reviews: Iterable[Review], folder: str | os.PathLike[str], *, reviewer: str = ""
) -> int:
    """Write each gold report into a folder as a file of its own; how many there are.

    A file of the same report is replaced; others in the folder stay.

    Raises:
        SourceError: the folder cannot be written.
        StoreError: the store cannot be read.
    """
    where, count = Path(folder), 0
    try:
        where.mkdir(parents=True, exist_ok=True)
        for report in gold(store, reviews, reviewer=reviewer):
            (where / file_name(report["id"])).write_text(
                gold_json(report) + "\n", encoding="utf-8", newline="\n"
            )
            count += 1
    except OSError as error:
        what = f"gold can't be written there: {error.strerror or error}"
        raise SourceError(os.fspath(folder), what, "Give another folder") from error
    return count
