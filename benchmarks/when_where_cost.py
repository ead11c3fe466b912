"""What do times and places cost, beside parsing, and does the gazetteer share its memory?

    python benchmarks/when_where_cost.py FILE… [--workers 4] [--json]

Each line of a FILE is an object with `text` and perhaps `published`. Shares are processor time over that of parsing; the
report is asked as the coder asks it, as a `Tree`, which is made once for all questions and counted by itself. The
memory of the gazetteer is read from /proc (Linux): `rss` counts a page in every worker that has it, `pss` once over all.
"""

import gc
import multiprocessing as mp
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

from given import options, rows, show

from dragoman.coding.coder import Examiner
from dragoman.coding.what import find_acts
from dragoman.coding.when.dating import Clock, own_time
from dragoman.coding.where import event_place
from dragoman.coding.where.geocoding import places_in
from dragoman.knowledge.gazetteer import NAMES_FILE, PLACES_FILE, load_gazetteer
from dragoman.reading.anchor import report_date
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.tense import tense_from_parse
from dragoman.reading.tree import Tree

LOOKED_UP = "Moscow Lagos Lima Springfield Paris Homs Tripoli Georgia Victoria Cairo Dhaka Quito Osaka Perth Turin".split()


def shares(rows: list[dict[str, str]]) -> dict[str, float]:
    """Processor time of finding times and places and of giving them to acts, over that of parsing."""
    examiner = Examiner.load()
    gc.collect()
    gc.freeze()  # as `dragoman code` does: what is loaded is not gone through again and again
    spent = {"parse": 0.0, "tree": 0.0, "times": 0.0, "places": 0.0, "event_times": 0.0, "event_places": 0.0}

    def clock(name: str, begun: float) -> float:
        now = time.process_time()
        spent[name] += now - begun
        return now

    for row in rows:
        now = time.process_time()
        parsed = examiner.nlp(row["text"])
        now = clock("parse", now)
        doc = Tree(parsed)
        now = clock("tree", now)
        date = report_date(row["text"], published=row.get("published") or "")
        timexes = find_timexes(doc.text, anchor=date.day, tense=tense_from_parse(doc))
        now = clock("times", now)
        places = places_in(doc, gazetteer=examiner.gazetteer)
        clock("places", now)
        acts = find_acts(doc, frames=examiner.frames, parties=frozenset())
        now = time.process_time()
        for act in acts:
            own_time(act, None, Clock(doc, timexes, date, examiner.when_words))
        now = clock("event_times", now)
        for act in acts:
            event_place(act, doc, places, words=examiner.gazetteer.words)
        clock("event_places", now)
    parse, tree = spent.pop("parse"), spent.pop("tree")
    return {f"{name}_over_parsing": used / parse for name, used in spent.items()} | {
        "tree_over_parsing": tree / parse,
        "all_over_parsing": sum(spent.values()) / parse,
        "parsing_seconds": parse,
        "characters": sum(len(r["text"]) for r in rows),
    }


def loading() -> dict[str, float]:
    """How long the gazetteer takes to open and to answer, and how large its files are."""
    begun = time.perf_counter()
    gazetteer = load_gazetteer()
    opened = time.perf_counter()
    for name in LOOKED_UP:
        gazetteer.candidates(name)
    looked_up = time.perf_counter()
    folder = Path(gazetteer.__reduce__()[1][0])
    files = [folder / PLACES_FILE, folder / NAMES_FILE]
    lines = [sum(1 for line in f.open("rb") if not line.startswith(b"#")) for f in files]
    return {
        "load_seconds": opened - begun,
        "lookup_microseconds": (looked_up - opened) / len(LOOKED_UP) * 1e6,
        "megabytes": sum(f.stat().st_size for f in files) / 1e6,
        "places": lines[0],
        "names": lines[1],
    }


def _work(barrier: Barrier, every: int) -> None:
    """One worker: opens the gazetteer, reads all its pages, and waits to be looked at."""
    gazetteer = load_gazetteer()
    for name in LOOKED_UP:
        gazetteer.candidates(name)
    for mapped in (gazetteer._places, gazetteer._names):
        sum(mapped[i] for i in range(0, len(mapped), every))
    barrier.wait()
    barrier.wait()


def sharing(workers: int) -> dict[str, float]:
    """Megabytes of the gazetteer's files in memory, summed over workers that have read every page of them."""
    context = mp.get_context("spawn")
    barrier = context.Barrier(workers + 1)
    processes = [context.Process(target=_work, args=(barrier, 4096)) for _ in range(workers)]
    for process in processes:
        process.start()
    barrier.wait()
    seen = [mapped_memory(process.pid or 0) for process in processes]
    barrier.wait()
    for process in processes:
        process.join()
    return {f"{kind.lower()}_megabytes_of_{workers}": sum(s[kind] for s in seen) / 1024 for kind in seen[0]}


def mapped_memory(pid: int) -> dict[str, int]:
    """Kilobytes of a process's maps of the gazetteer, by kind."""
    kinds, ours = dict.fromkeys(["Rss", "Pss", "Private_Dirty"], 0), False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        key, _, value = line.partition(":")
        if "-" in line.split()[0]:
            ours = line.endswith((PLACES_FILE, NAMES_FILE))
        elif ours and key in kinds:
            kinds[key] += int(value.split()[0])
    return kinds


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args()
    measures = loading() | sharing(args.workers) | shares(rows(args.files))
    measures = {name: round(value, 4) for name, value in measures.items()}
    show(measures, as_json=args.json, width=28)


if __name__ == "__main__":
    main()
