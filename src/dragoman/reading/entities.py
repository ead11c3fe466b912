"""Which words of a text are names of what kind, found as spaCy's entity recogniser finds them but with less work?

spaCy's recogniser asks of each word which of 74 steps are allowed, one by one, and takes Python's lock for most of them: three fifths
of its time. Which are allowed follows from three facts of the word, though, and outside of a name a step's score
depends on the word alone: `QuickEntities` scores all words of some texts at once and goes on word by word only inside of names. It
knows nothing of texts in which names are marked already; those are left to spaCy's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

QUICK_ENTITIES = "dragoman_quick_entities"
TOGETHER = 2  # texts: what is worked out for them should stay near the processor
AHEAD = (
    12  # words that a name is followed before it is known whether it begins where another one does not end
)
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


class QuickEntities:
    """spaCy's entity recogniser in few large steps: same names, same kinds."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._own = recogniser
        self._vectors, self._lower, self._upper = recogniser.model.layers
        self._weights: Floats = self._upper.get_param("W")
        self._bias: Floats = self._upper.get_param("b")
        names = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        self._steps = [tuple(name.partition("-")[::2]) for name in names]
        self._begins = np.array([s == "B" for s, _ in self._steps])
        self._never = np.array([s == "M" or (s != "O" and not kind) for s, kind in self._steps])
        known = {step: i for i, step in enumerate(self._steps)}
        self._inside = np.array([known.get(("I", kind), -1) for _, kind in self._steps])
        self._ends = np.array([known.get(("L", kind), -1) for _, kind in self._steps])
        self._never |= np.array([s in {"I", "L"} for s, _ in self._steps])
        self._out = known[("O", "")]

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """The texts with their names, in order."""
        waiting = iter(docs)
        while some := list(islice(waiting, batch_size)):
            order = sorted(some, key=len)
            for at in range(0, len(order), TOGETHER):
                self._mark([d for d in order[at : at + TOGETHER] if len(d)])
            yield from some

    def _mark(self, docs: Sequence[Doc]) -> None:
        plain = [d for d in docs if not d.has_annotation("ENT_IOB")]
        for doc in docs:
            if doc.has_annotation("ENT_IOB"):
                self._own(doc)
        if not plain:
            return
        scored = _Scored(self, plain)
        first = 0
        for doc in plain:
            names = scored.names(first, first + len(doc))
            doc.set_ents([Span(doc, a - first, b - first, label=k) for a, b, k in names], default="outside")
            first += len(doc)


class _Scored:
    """Some texts, all words in one row, with what each word would be outside of a name."""

    def __init__(self, owner: QuickEntities, docs: Sequence[Doc]) -> None:
        self._owner = owner
        vectors, _ = owner._vectors(docs, is_train=False)
        told, _ = owner._lower(vectors, is_train=False)
        self._pad, self._told = told[0], told[1:]
        self._bias: Floats = owner._lower.get_param("b")
        table = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs])
        goes_on = np.ones(len(table), dtype=bool)  # whether a name may go on behind the word
        goes_on[:-1] = table[1:, 1] != 1
        goes_on[np.cumsum([len(doc) for doc in docs]) - 1] = False
        self._goes_on = goes_on
        self._step = self._outside(table[:, 0] == 1)
        self._end = self._followed()

    def names(self, first: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Begin, end and kind of the names among words `first:end`, which are one text's."""
        told = np.flatnonzero(self._step[first:end] != self._owner._out) + first
        free = first
        for i in told.tolist():
            if i < free:
                continue
            step, kind = self._owner._steps[self._step[i]]
            free = i + 1 if step == "U" else self._end.get(i) or self._follow(i)
            yield i, free, kind

    def _outside(self, space: Flags) -> npt.NDArray[np.intp]:
        """The best step at each word if no name is open."""
        owner = self._owner
        hidden = self._told[:, 0] + self._pad[1] + self._pad[2] + self._bias
        scores = owner._upper.ops.gemm(hidden.max(axis=-1), owner._weights, trans2=True) + owner._bias
        scores[:, owner._never] = -np.inf
        scores[np.ix_(~self._goes_on, owner._begins)] = -np.inf
        scores[space] = -np.inf
        scores[space, owner._out] = 0
        best: npt.NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _goes(self, starts: Any, at: Any) -> Any:
        """Whether the names that begin at `starts` go on behind `at`, or end there."""
        owner = self._owner
        hidden = (self._told[at, 0] + self._told[starts, 1] + self._told[at - 1, 2] + self._bias).max(axis=-1)
        first, last = owner._inside[self._step[starts]], owner._ends[self._step[starts]]
        on = (hidden * owner._weights[first]).sum(axis=-1) + owner._bias[first]
        off = (hidden * owner._weights[last]).sum(axis=-1) + owner._bias[last]
        better = np.where(first < last, on >= off, on > off)  # of equal scores the first counts
        return self._goes_on[at] & better

    def _followed(self) -> dict[int, int]:
        """Where the names end that may begin at each word: of all words together, a few steps far."""
        starts = np.flatnonzero(self._owner._begins[self._step])
        found: dict[int, int] = {}
        at = starts + 1
        for _ in range(AHEAD):
            if not len(starts):
                break
            goes = self._goes(starts, at)
            found.update(zip(starts[~goes].tolist(), (at[~goes] + 1).tolist(), strict=True))
            starts, at = starts[goes], at[goes] + 1
        return found

    def _follow(self, start: int) -> int:
        """Where one long name ends."""
        starts, at = np.array([start]), np.array([start + 1])
        while self._goes(starts, at)[0]:
            at += 1
        return int(at[0]) + 1


@Language.factory(QUICK_ENTITIES)
def make_quick_entities(nlp: Language, name: str) -> QuickEntities:
    """The quick recogniser for a pipeline that has spaCy's."""
    return QuickEntities(nlp.get_pipe("ner"))
