#!/usr/bin/env python3
"""Checks every frame that is shipped against its own examples: each `yes` must match it, no `no` may.

    python tools/check_frames.py [TYPE …]

Prints each example that fails with the frames that did match; exit status 1 if there is one. `dragoman frames` does the same for
frames of one's own, and shows what matches in a sentence.
"""

import argparse
import sys

from dragoman.codebook.frames import load_frames
from dragoman.coding.trying import tried
from dragoman.knowledge.names import load_knowledge
from dragoman.reading.parsing import load_parser


def main() -> None:
    """Checks the frames of the types named, or of all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("types", nargs="*")
    args = parser.parse_args()
    frames = load_frames()
    wanted = [f for f in frames.frames if not args.types or f.type in args.types]
    done = list(tried(wanted, load_parser(), frames=frames, knowledge=load_knowledge()))
    wrong = [one for one in done if not one.well]
    for one in wrong:
        print(
            f"{one.frame.id}: {'yes' if one.should else 'no'}: {one.text!r} matched {one.matched or 'nothing'}"
        )
    print(
        f"{len(wanted)} frames, {len(done)} examples, {len(wrong)} wrong; without a yes: {[f.id for f in wanted if not f.yes]}"
    )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
