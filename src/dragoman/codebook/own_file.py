"""What does a TOML file of a user's own say?"""

import tomllib
from pathlib import Path
from typing import Any

from dragoman.errors import DataError

MOST_BYTES = 1_000_000


def read_own_file(path: Path) -> dict[str, Any]:
    """The file's values, not yet looked at.

    Raises:
        DataError: it cannot be read, is longer than `MOST_BYTES`, or is not TOML in UTF-8.
    """
    file = str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise DataError(file, "", f"longer than {MOST_BYTES:,} bytes")
        return tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise DataError(file, "", f"cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(file, "", f"is not TOML in UTF-8: {error}") from None
