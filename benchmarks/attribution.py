"""How well are sayings found: cue, content, source?

Reads JSON lines with `text` and `annotations` (annotator -> attributions, each with `source`, `cue` and `content` as
lists of character spans); the first annotator of each report is the measure. A cue is right where it overlaps; a content
where its characters and the measure's share at least half of their union; sources are counted over matched contents.
The measure marks nothing that is said within a quotation, so our sayings there are left out.

    python benchmarks/attribution.py FILE… [--json]

Exit status: 0 measured, 2 wrong usage or an unreadable file.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from given import options, rows
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.coding.findings import Said
from dragoman.coding.says_who import find_sayings
from dragoman.coding.says_who.quotations import find_quotes
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.reading.parsing import load_parser

Chars = frozenset[int]
Triple = tuple[Chars, Chars, Chars]  # source, cue, content


def gold_of(row: dict[str, Any]) -> list[Triple]:
    """The first annotator's attributions as sets of characters."""
    first = next(iter(row["annotations"].values()), [])
    return [(_chars(a["source"]), _chars(a["cue"]), _chars(a["content"])) for a in first]


def _chars(spans: Iterable[dict[str, Any]]) -> Chars:
    return frozenset(i for s in spans for i in range(s["start"], s["end"]))


def ours_of(said: Said, doc: Doc) -> Triple:
    """One saying as sets of characters."""

    def chars(ranges: Iterable[tuple[int, int]]) -> Chars:
        return frozenset(i for a, b in ranges for i in range(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])))

    return chars([said.source] if said.source else []), chars([said.cue]), chars(said.content)


def union_share(a: Chars, b: Chars) -> float:
    """Characters in both over characters in either (0 where both are empty)."""
    return len(a & b) / len(a | b) if a | b else 0.0


def pairs(
    ours: Sequence[Triple], gold: Sequence[Triple], part: int, least: Callable[[Chars, Chars], float]
) -> list[tuple[int, int]]:
    """One-to-one matches of a part, the best first; `least` scores a pair, 0 for none."""
    scored = [(least(o[part], g[part]), i, j) for i, o in enumerate(ours) for j, g in enumerate(gold)]
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    matched = []
    for score, i, j in sorted(scored, reverse=True):
        if score > 0 and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            matched.append((i, j))
    return matched


def f1(right: int, ours: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    p, r = right / ours if ours else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def half_of_mean(a: Chars, b: Chars) -> float:
    """The shared part of the mean length (Dice) where it is at least half, else 0: a milder reading of 'overlap'."""
    share = 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
    return share if share >= 0.5 else 0.0


def half(a: Chars, b: Chars) -> float:
    """The shared part of the union where it is at least half, else 0."""
    share = union_share(a, b)
    return share if share >= 0.5 else 0.0


def measure(rows: Sequence[dict[str, Any]], nlp: Language, cues: Cues) -> dict[str, Any]:
    """Counts and scores over all rows."""
    n_ours = n_gold = cue = content = mild = with_source = source = 0
    for row in rows:
        doc = nlp(row["text"])
        quoted = {i for start, end in find_quotes(doc) for i in range(start, end)}
        ours = [ours_of(s, doc) for s in find_sayings(doc, cues=cues) if s.cue[0] not in quoted]
        gold = gold_of(row)
        n_ours, n_gold = n_ours + len(ours), n_gold + len(gold)
        cue += len(pairs(ours, gold, 1, union_share))
        matched = pairs(ours, gold, 2, half)
        content += len(matched)
        mild += len(pairs(ours, gold, 2, half_of_mean))
        with_source += sum(bool(gold[j][0]) for _, j in matched)
        source += sum(bool(ours[i][0] & gold[j][0]) for i, j in matched)
    c, t = f1(cue, n_ours, n_gold), f1(content, n_ours, n_gold)
    return {
        "n_gold": n_gold, "n_ours": n_ours,
        "cue_precision": round(c[0], 4), "cue_recall": round(c[1], 4), "cue_f1": round(c[2], 4),
        "content_precision": round(t[0], 4), "content_recall": round(t[1], 4), "content_f1": round(t[2], 4),
        "content_f1_dice": round(f1(mild, n_ours, n_gold)[2], 4),
        "source_share": round(source / with_source, 4) if with_source else 0.0,
    }  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the files named on the command line."""
    args = options(__doc__).parse_args(argv)
    result = measure(rows(args.files), load_parser(), load_cues())
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{'':10}{'P':>8}{'R':>8}{'F1':>8}   ({result['n_gold']} attributions, {result['n_ours']} found)")
    for part in ("cue", "content"):
        print(f"{part:10}" + "".join(f"{result[f'{part}_{k}']:8.3f}" for k in ("precision", "recall", "f1")))
    print(f"content F1 where half the mean length is shared: {result['content_f1_dice']:.3f}")
    print(f"source, given the content: {result['source_share']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
