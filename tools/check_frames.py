#!/usr/bin/env python3
"""Checks every frame against its own examples: each `yes` must fire it, no `no` may.

    python tools/check_frames.py [TYPE …] [--trace 'A sentence.']

Prints each example that fails with the frames that did fire; exit status 1 if there is one. `--trace` shows what fires
in one sentence, with the sides found.
"""

import argparse
import sys

from dragoman.codebook.frames import load_frames
from dragoman.coding.what import find_acts
from dragoman.coding.who import find_mentions
from dragoman.knowledge.names import load_knowledge
from dragoman.reading.parsing import load_parser


def parties_of(doc, knowledge):
    return frozenset(m.head for m in find_mentions(doc, knowledge=knowledge))


def trace(doc, frames, knowledge):
    parties = parties_of(doc, knowledge)
    print("parties:", [doc[i].text for i in sorted(parties)])
    for act in find_acts(doc, frames=frames, parties=parties):
        words = {k: [doc[i].text for i in getattr(act, k)] for k in ("sources", "targets", "topics")}
        print(
            f"{act.type}/{act.mode} {act.content} [{act.frame}] at {doc[act.trigger].text!r}",
            words,
            doc[act.start : act.end].text,
        )
    for token in doc:
        print(
            f"   {token.i:3} {token.text:15} {token.lemma_:12} {token.tag_:5} {token.dep_:10} <- {token.head.text}"
        )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("types", nargs="*")
    parser.add_argument("--trace")
    args = parser.parse_args()
    nlp, frames, knowledge = load_parser(), load_frames(), load_knowledge()
    if args.trace:
        trace(nlp(args.trace), frames, knowledge)
        return
    wanted = [f for f in frames.frames if not args.types or f.type in args.types]
    cases = [(f, text, kind) for f in wanted for kind in ("yes", "no") for text in getattr(f, kind)]
    failed = 0
    for doc, (frame, text, kind) in nlp.pipe(((t, (f, t, k)) for f, t, k in cases), as_tuples=True):
        fired = [a.frame for a in find_acts(doc, frames=frames, parties=parties_of(doc, knowledge))]
        if (frame.id in fired) != (kind == "yes"):
            failed += 1
            print(f"{frame.id}: {kind}: {text!r} fired {fired or 'nothing'}")
    print(
        f"{len(wanted)} frames, {len(cases)} examples, {failed} wrong; without a yes: {[f.id for f in wanted if not f.yes]}"
    )
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
