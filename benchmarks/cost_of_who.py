"""What do actors and sides cost beside parsing?

    python benchmarks/cost_of_who.py FILE [--reports N] [--json]

FILE holds one JSON object a line with the field `text`. Parses the first N reports (25), then times on one processor what is asked
of the parse: names laid, mentions, home and theatre, reference, sides; and the mending of the parse. Prints shares of parsing.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import dragoman
from dragoman.coding.homes.stage import home_of, theatre_of
from dragoman.coding.same_person import resolve
from dragoman.coding.to_whom import sides
from dragoman.coding.what import find_acts
from dragoman.coding.where.geocoding import places_in
from dragoman.coding.who import find_mentions, states_at
from dragoman.coding.who.naming import lay_names
from dragoman.reading.mending import mend

T = TypeVar("T")


def main() -> int:
    """Measures the file named on the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path)
    options.add_argument("--reports", type=int, default=25)
    options.add_argument("--json", action="store_true", help="one JSON object")
    chosen = options.parse_args()
    lines = chosen.file.read_text(encoding="utf-8").splitlines()[: chosen.reports]
    coder = dragoman.load()
    spent: Counter[str] = Counter()

    def clocked(name: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        spent[name] += time.process_time() - began
        return result

    texts = [json.loads(line)["text"] for line in lines]
    docs = clocked("parsing", lambda: list(coder.nlp.pipe(texts, batch_size=16)))
    for doc in docs:
        places = places_in(doc, gazetteer=coder.gazetteer)
        clocked("mending", lambda doc=doc: mend(doc))
        laid = clocked("names", lambda doc=doc: lay_names(doc, knowledge=coder.knowledge))
        found = clocked("mentions", lambda d=doc, n=laid: find_mentions(d, knowledge=coder.knowledge, laid=n))
        states = states_at(laid)
        home, theatre = clocked(
            "stage",
            lambda d=doc, f=found, s=states, p=places: (
                home_of(d, f, states=s),
                theatre_of(d, p, f, states=s),
            ),
        )
        known = clocked(
            "reference", lambda d=doc, f=found, h=home, t=theatre: resolve(d, f, home=h, theatre=t)
        )
        mentions = {m.head: m for m in known}
        acts = find_acts(doc, frames=coder.frames, parties=frozenset(mentions))
        clocked("sides", lambda d=doc, a=acts, m=mentions: [sides(act, d, mentions=m) for act in a])
    parsing = spent.pop("parsing")
    report = {"words": sum(len(d) for d in docs), "parsing_seconds": round(parsing, 2)}
    report |= {name: round(seconds / parsing, 4) for name, seconds in spent.items()}
    report["all"] = round(sum(spent.values()) / parsing, 4)
    print(json.dumps(report) if chosen.json else "\n".join(f"{k:16} {v}" for k, v in report.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
