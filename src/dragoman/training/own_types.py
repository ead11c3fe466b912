"""How are the types of a user's own learned from his exemplars?

Each exemplar is a sentence or a short passage of which it is said whether what it tells of is of an own type, and of which
(docs/own-types.md). The coder reads it as it reads reports; what is looked at of the act (`coding/own_types/seeing.py`) is what is
learned from, by one ridge logistic regression a type. How well it does is told of exemplars that it did not learn from.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from dragoman.codebook.own_types import NONE, OwnCodebook
from dragoman.coding.coder import Examiner
from dragoman.coding.learned.tagger import Tagger
from dragoman.coding.own_types.deciding import OwnTypes, apart
from dragoman.coding.own_types.seeing import Row, seen
from dragoman.errors import DataError
from dragoman.reading.cleaning import Clean
from dragoman.records import Report
from dragoman.training.lessons import marks_of
from dragoman.training.logistic import fitted
from dragoman.wording import counted

FEWEST = 5  # exemplars of a type, and of none
FOLDS = 5
BACKGROUND = "background.jsonl"
SHARE_OF_OTHERS = 0.5
AXES = 256  # along which lessons differ most: with all 1,152 it takes 20 times as long and is no better
RIDGE = 0.03
LONGEST = 2_000  # characters of an exemplar
Rows = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """A text of which it is known whether it tells of an own type: `type` is "" where of none.

    `act` is where the words that tell of it stand, None where nobody marked them; `line` counts from 1.
    """

    text: str
    type: str
    act: tuple[int, int] | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lesson:
    """An exemplar as the coder sees it: what is looked at of its act, and PLOVER's type, "" where the coder finds no event there."""

    exemplar: Exemplar
    row: Row
    plover: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An exemplar that was not learned from: its type, and the one that it was given; "" is none."""

    exemplar: Exemplar
    given: str


def read_exemplars(path: Path, codebook: OwnCodebook) -> list[Exemplar]:
    """The exemplars of a file of JSON lines, each with `text` and `type`.

    Raises:
        DataError: the file cannot be read, a line is not one, or there are too few of a type.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise DataError(str(path), "", f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise DataError(str(path), "", "is not UTF-8") from None
    names = {t.name for t in codebook.types}
    found = [_exemplar(line, n, names, path) for n, line in enumerate(lines, 1) if line.strip()]
    refuse_few(found, codebook, path)
    return found


def refuse_few(exemplars: Iterable[Exemplar], codebook: OwnCodebook, path: Path) -> None:
    """Refuse exemplars of which too few are of a type, or of none.

    Raises:
        DataError: that is so.
    """
    counts = Counter(one.type for one in exemplars)
    for name in (*(t.name for t in codebook.types), ""):
        if counts[name] < FEWEST:
            of = f"of {name}" if name else 'of none of the types ("type": "")'
            told = f"{counted(counts[name], 'exemplar')} {of}, less those in which no act is marked or found"
            raise DataError(str(path), "", f"{told}; it takes at least {FEWEST}")


def _exemplar(line: str, number: int, names: set[str], path: Path) -> Exemplar:
    where = f"line {number}"
    try:
        row = json.loads(line)
        text, type = row["text"], row["type"]
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
            raise ValueError(f"text: expected 1 to {LONGEST:,} characters")
        text.encode("utf-8")  # half a pair of surrogates is no text
        marked = marks_of(text)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(str(path), where, f'expected {{"text": …, "type": …}}: {error}') from None
    if type not in ("", NONE, *names):
        raise DataError(
            str(path), where, f'no type {type!r}; there are {", ".join(sorted(names))}, and "" for none'
        )
    return Exemplar(text=marked.text, type="" if type == NONE else type, act=marked.act, line=number)


def lessons(exemplars: Iterable[Exemplar], coder: Examiner) -> Iterator[Lesson | None]:
    """What is learned from each exemplar, in order; None of one that marks no act and in which the coder finds none."""
    for one in exemplars:
        doc = coder.parser.parse(one.text)
        whole = Clean.untouched(doc.text)
        groups = coder.happenings_in(doc, report=Report(text=doc.text), cleaned=whole)
        marked = doc.char_span(*one.act, alignment_mode="expand") if one.act else None
        told = [
            d for group in groups for d in group if not marked or marked.start <= d.act.trigger < marked.end
        ]
        best = max(told, key=lambda d: d.confidence, default=None)
        if best:
            act = best.act.trigger
        elif marked:
            act = marked.root.i
        else:
            yield None
            continue
        sentence = doc[act].sent
        row = seen([t.text for t in sentence], act - sentence.start, coder.tagger)
        yield Lesson(exemplar=one, row=row, plover=best.act.type if best else "")


def background(tagger: Tagger) -> Rows:
    """What is seen of acts of every kind, in sentences of invented news (data/background.jsonl): what own types are told from."""
    text = (resources.files("dragoman.training") / "data" / BACKGROUND).read_text(encoding="utf-8")
    return np.stack([seen(row["words"], row["act"], tagger) for row in map(json.loads, text.splitlines())])


def learn(learned: Sequence[Lesson], others: Rows, codebook: OwnCodebook, *, seen_by: str) -> OwnTypes:
    """The own types, learned from lessons.

    Args:
        learned: at least one of each type, and of none.
        others: what is seen of other acts, as `background` gives it; together they count for a share of the lessons.
        codebook: the types.
        seen_by: the digest of the tagger's weights.
    """
    centre = others.mean(axis=0)
    rows = apart(np.concatenate([np.stack([one.row for one in learned]), others]), centre)
    count = np.repeat([1.0, SHARE_OF_OTHERS * len(learned) / len(others)], [len(learned), len(others)])
    given = [one.exemplar.type for one in learned] + [""] * len(others)
    weights = []
    with threadpool_limits(limits=1):  # more are no quicker here, and add up in another order
        axes = np.linalg.svd(rows * np.sqrt(count)[:, None], full_matrices=False)[2][:AXES]
        for kind in codebook.types:
            fit = one_type(rows @ axes.T, np.array([name == kind.name for name in given]), count)
            weights.append(np.append(fit[:-1] @ axes, fit[-1]))
    return OwnTypes(codebook=codebook, centre=centre, weights=np.stack(weights), seen_by=seen_by)


def crossed(learned: Sequence[Lesson], others: Rows, codebook: OwnCodebook) -> Iterator[list[Judged]]:
    """What each exemplar is taken for by what was learned from others: a fifth of all at a time, by the other four."""
    order = sorted(range(len(learned)), key=lambda n: (learned[n].exemplar.type, n))
    for f in range(FOLDS):
        kept_out = set(order[f::FOLDS])
        own = learn([one for n, one in enumerate(learned) if n not in kept_out], others, codebook, seen_by="")
        yield [judged(learned[n], own) for n in sorted(kept_out)]


def judged(lesson: Lesson, own: OwnTypes) -> Judged:
    """What an exemplar is taken for."""
    found = own.judged(lesson.row, plover=lesson.plover)
    return Judged(exemplar=lesson.exemplar, given=found.type if found else "")


def one_type(rows: Rows, right: Rows, count: Rows) -> Rows:
    """Weights of one type, held near 0 but for a last one, that always counts.

    Args:
        rows: lessons x numbers.
        right: whether each is of the type.
        count: how much each counts.
    """
    hold = np.full(rows.shape[1] + 1, RIDGE)
    hold[-1] = 0.0
    return fitted(np.hstack([rows, np.ones((len(rows), 1))]), right, hold, count)


def told_of(found: Sequence[Judged], name: str) -> Mapping[str, float]:
    """Of one type: how many exemplars, and precision, recall and F1, 0 where nothing was given or is there."""
    of = [j for j in found if j.exemplar.type == name]
    given = [j for j in found if j.given == name]
    right = sum(j.given == name for j in of)
    precision, recall = right / len(given) if given else 0.0, right / len(of) if of else 0.0
    both = precision + recall
    return {
        "exemplars": len(of),
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / both if both else 0.0,
    }


def mistakes(found: Sequence[Judged]) -> list[tuple[tuple[str, str], int]]:
    """The type of an exemplar and the other one that it was given, with how often that was so, commonest first."""
    wrong = Counter((j.exemplar.type, j.given) for j in found if j.exemplar.type != j.given)
    return sorted(wrong.items(), key=lambda one: (-one[1], one[0]))
