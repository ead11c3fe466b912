"""Does telling stories take time in line with the number of reports, where thousands of like ones come on one day?

    python benchmarks/same_day.py [--sizes 1000,2000,4000] [--json]

The reports are made up: a few sentences of one form each, with another country, town or number, all of one day, which is the
hardest that a store can meet, since each report is like all others. They are coded and stored, which is not timed; `copies` are CPU seconds
until it is known which reports are copies of others, `stories` those until all records are in stories. `exponent` is how the sum grows: 1 is linear,
2 quadratic.
"""

import argparse
import itertools
import math
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from given import show_each

import dragoman
from dragoman import Report
from dragoman.store import Store
from dragoman.store.tales import Tales
from dragoman.stories import tell_stories

DAY = "2026-03-05"
STATES = "Kenya Uganda Chad Niger Ghana Togo Benin Mali Peru Chile Bolivia Ecuador Norway Sweden Finland Denmark".split()
PEOPLE = "Kenyan Ugandan Chadian Nigerien Ghanaian Togolese Beninese Malian Peruvian Chilean".split()
TOWNS = "Nakuru Gulu Moundou Zinder Kumasi Sokode Parakou Gao Arequipa Temuco Kisumu Lira Abeche Maradi Tamale".split()
FORMS = (
    "{0}'s foreign minister met the foreign minister of {1} in {2} on Thursday. They spoke of {3} lorries held at the border.",
    "{4} troops killed {3} rebels near {2} on Thursday, an officer said. {3} houses burnt down.",
    "The government of {0} condemned {1} on Thursday over the {3} fishermen who were held off {2}.",
    "Police in {2} arrested {3} protesters on Thursday. They had marched against the price of bread in {0}.",
    "{0} promised {1} {3} million dollars for a road to {2}, its prime minister said on Thursday.",
    "{4} rebels shelled {2} on Thursday and wounded {3} soldiers. The army of {0} sent trucks.",
)


def main() -> int:
    """Measures each size in a store of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,2000,4000")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    sizes = [int(n) for n in args.sizes.split(",")]
    coder = dragoman.load(fast=True)
    found: dict[str, dict[str, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[str(size)] = measured(coder, size, Path(folder) / "like.duckdb")
    first, last = (found[str(n)]["copies"] + found[str(n)]["stories"] for n in (sizes[0], sizes[-1]))
    if len(sizes) > 1:
        found["all"] = {"exponent": round(math.log(last / first) / math.log(sizes[-1] / sizes[0]), 2)}
    show_each(found, as_json=args.json, width=8)
    return 0


def measured(coder: dragoman.Coder, size: int, path: Path) -> dict[str, float]:
    """Seconds for so many reports."""
    with Store.open(path) as store:
        coded = coder.examine_many(itertools.islice(reports(), size))
        while lot := list(itertools.islice(coded, 500)):
            store.add(lot, coder_version="1")
        begun = time.process_time()
        at: list[float] = []
        tell_stories(
            store,
            done=lambda _: at.append(time.process_time()),
            signed=lambda _: at.append(time.process_time()),
        )
        counts = Tales(store).counts()
    signed = at[math.ceil(size / 200) - 1]
    return {
        "records": counts.records,
        "copied": counts.copies,
        "told": counts.stories,
        "copies": round(signed - begun, 2),
        "stories": round(at[-1] - signed, 2),
    }


def reports() -> Iterator[Report]:
    """Like reports of one day, for ever."""
    chance = random.Random(1)
    for number in itertools.count():
        form = FORMS[number % len(FORMS)]
        one, other = chance.sample(STATES, 2)
        words = form.format(one, other, chance.choice(TOWNS), chance.randint(3, 90), chance.choice(PEOPLE))
        yield Report(text=words, id=f"r{number}", published=DAY)


if __name__ == "__main__":
    sys.exit(main())
