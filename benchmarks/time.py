"""How well are times found and valued? TempEval-3 measures: strict, relaxed and value F1.

    python benchmarks/time.py FILE… [--json] [--errors]

Each line of a FILE is an object with `text`, `dct` and `timexes` (`start`, `end`, `type`, `value`). A found span is
strict when both ends are gold's, relaxed when it overlaps a gold span that no other has taken; `value_f1` counts the
relaxed ones whose value is gold's, letter by letter; `value_f1_by_day` sets aside the part of the day (`TNI`) and notation
(`1949-XX` for `1949`, `2000-W7` for `2000-W07`, `198X` for `198`).
"""

import argparse
import datetime as dt
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.reading.timex import Timex, find_timexes

Gold = dict[str, object]


def align(gold: Sequence[Gold], found: Sequence[Timex]) -> list[tuple[Gold, Timex]]:
    """Pairs that overlap, each side once, in the order of the text."""
    pairs, free = [], list(found)
    for g in sorted(gold, key=lambda g: int(str(g["start"]))):
        start, end = int(str(g["start"])), int(str(g["end"]))
        hits = [t for t in free if t.start < end and start < t.end]
        if hits:
            best = max(hits, key=lambda t: min(t.end, end) - max(t.start, start))
            free.remove(best)
            pairs.append((g, best))
    return pairs


def by_day(value: str) -> str:
    """A value without its part of the day, trailing blanks and padding of weeks."""
    value = re.sub(r"T(MO|MI|AF|EV|NI)$", "", value)
    return re.sub(r"-W0(\d)", r"-W\1", re.sub(r"(-XX)+$", "", value)).rstrip("X")


def f1(right: int, gold: int, found: int) -> float:
    return 2 * right / (gold + found) if gold + found else 0.0


def score(rows: Sequence[Gold], *, errors: bool = False) -> dict[str, float]:
    """The measures over every row, and how fast they were worked out."""
    golds = founds = strict = relaxed = valued = daily = typed = 0
    seconds, characters = 0.0, 0
    for row in rows:
        text, gold = str(row["text"]), list(row["timexes"])  # type: ignore[call-overload]
        anchor = dt.date.fromisoformat(str(row["dct"])[:10])
        begun = time.perf_counter()
        found = find_timexes(text, anchor=anchor)
        seconds, characters = seconds + time.perf_counter() - begun, characters + len(text)
        pairs = align(gold, found)
        golds, founds, relaxed = golds + len(gold), founds + len(found), relaxed + len(pairs)
        strict += sum((t.start, t.end) == (g["start"], g["end"]) for g, t in pairs)
        typed += sum(t.type == g["type"] for g, t in pairs)
        valued += sum(t.value == g["value"] for g, t in pairs)
        daily += sum(by_day(t.value) == by_day(str(g["value"])) for g, t in pairs)
        if errors:
            show_errors(text, str(row["dct"]), gold, found, pairs)
    return {
        "strict_f1": f1(strict, golds, founds), "relaxed_f1": f1(relaxed, golds, founds),
        "relaxed_precision": relaxed / founds if founds else 0.0, "relaxed_recall": relaxed / golds if golds else 0.0,
        "type_f1": f1(typed, golds, founds), "value_f1": f1(valued, golds, founds), "value_f1_by_day": f1(daily, golds, founds),
        "value_accuracy": valued / relaxed if relaxed else 0.0, "gold": golds, "found": founds,
        "megabytes_a_second": characters / 1e6 / seconds if seconds else 0.0,
    }  # fmt: skip


def show_errors(
    text: str, dct: str, gold: Sequence[Gold], found: Sequence[Timex], pairs: list[tuple[Gold, Timex]]
) -> None:
    def line(kind: str, start: int, end: int, note: str) -> None:
        around = f"{text[max(start - 50, 0) : start]}[{text[start:end]}]{text[end : end + 25]}"
        print(f"{kind} {dct[:10]} {' '.join(around.split())}  {note}")

    matched = {id(g) for g, _ in pairs}
    for g in gold:
        if id(g) not in matched:
            line("MISSED", int(str(g["start"])), int(str(g["end"])), str(g["value"]))
    taken = {t for _, t in pairs}
    for t in found:
        if t not in taken:
            line("EXTRA ", t.start, t.end, f"{t.value} {t.rule}")
    for g, t in pairs:
        if t.value != g["value"]:
            line("VALUE ", t.start, t.end, f"gold {g['value']}, got {t.value} {t.rule}")
        elif (t.start, t.end) != (g["start"], g["end"]):
            line("SPAN  ", t.start, t.end, f"gold {g['text']!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for f in args.files for line in f.read_text().splitlines() if line.strip()]
    measures = score(rows, errors=args.errors)
    if args.json:
        print(json.dumps({k: round(v, 4) for k, v in measures.items()}))
    else:
        for name, value in measures.items():
            print(f"{name:20} {value:8.3f}")


if __name__ == "__main__":
    main()
