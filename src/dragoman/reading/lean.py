"""How does the pinned pipeline give the same answers with less work?

Some of spaCy's parts spend much of their time on the way round. The lemmatizer looks for each new form in a list of up to 57,528
words; `index_lemmas` makes it a set. The attribute ruler runs a matcher over every word and sets
what it finds by Python calls, though what it says of a word almost always follows from the word, its tag and its arc alone:
`QuickRuler` remembers that. Matrices are multiplied by BLIS, which on today's processors is about half as fast as the
OpenBLAS that numpy brings: `SteadyOps` multiplies by numpy, such that a row's result does not depend on what is parsed
beside it. The first layer of each network looks at one word alone: `remember_words` keeps what it made of each. The entity
recogniser's own loop is made quicker in `entities.py`; the layers' other work and the parser's own loop are not.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, NORM, ORTH, POS, SPACY, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps, Ops

QUICK_RULER = "dragoman_quick_ruler"
KEY = [ORTH, TAG, DEP]
SET = [POS, MORPH, LEMMA, TAG, DEP]
OWN_KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what a word's key tells
MOST_REMEMBERED = 200_000  # words: about 40 MB
MOST_VECTORS = 60_000  # words with their vectors: about 30 MB for each of two networks
WHOLE_WORD = [ORTH, NORM, SPACY]  # all that the networks' first layers see of a word follows from these
FEWEST_ROWS = 16  # matrices of fewer rows may take another path through OpenBLAS, with another rounding


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with matrices multiplied by numpy; each row's result is the same however many rows there are."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        rows = len(x)
        if trans1 or out is not None or rows >= FEWEST_ROWS:
            return Ops.gemm(self, x, y, out=out, trans1=trans1, trans2=trans2)
        padded = np.zeros((FEWEST_ROWS, x.shape[1]), dtype=x.dtype)
        padded[:rows] = x
        return Ops.gemm(self, padded, y, trans2=trans2)[:rows].copy()


def multiply_by_numpy(nlp: Language) -> None:
    """Gives every layer of a pipeline `SteadyOps`."""
    ops = SteadyOps()
    for _, part in nlp.pipeline:
        model = getattr(part, "model", None)
        for layer in getattr(model, "walk", tuple)():
            layer.ops = ops


def index_lemmas(nlp: Language) -> None:
    """Makes the lemmatizer's lists of known words sets, in which a word is found at once."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part_of_speech in list(known):
        known[part_of_speech] = frozenset(known[part_of_speech])


def remember_words(nlp: Language) -> None:
    """Has the first layer of each network asked about each word once."""
    for part in ("tok2vec", "ner"):
        model = nlp.get_pipe(part).model
        for layer in list(model.walk()):
            if [below.name for below in layer.layers[:1]] == ["extract_features"] and layer.layers[
                -1
            ].name == "ragged2list":
                memory = _Memory(layer)
                model.replace_node(
                    layer, Model("remembered_words", memory.forward, dims={"nO": layer.get_dim("nO")})
                )


class _Memory:
    """What a layer that looks at one word alone made of each word."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self._columns = layer.layers[0].attrs["columns"]
        self._layers = layer.layers[1:]
        self._known: dict[tuple[int, ...], int] = {}
        self._made = np.empty((1024, layer.get_dim("nO")), dtype="float32")

    def forward(self, _model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
        """The vectors of each text's words; nothing is learned here, so there is no way back."""
        return [self._of(doc) for doc in docs], None

    def _of(self, doc: Doc) -> Any:
        keys = list(map(tuple, doc.to_array(WHOLE_WORD).tolist()))
        new = {key: i for i, key in enumerate(keys) if key not in self._known}
        if len(self._known) + len(new) > MOST_VECTORS:
            self._known.clear()
            new = {key: i for i, key in enumerate(keys)}
        if new:
            self._add(list(new), doc.to_array(self._columns)[list(new.values())])
        return self._made[[self._known[key] for key in keys]]

    def _add(self, keys: Sequence[tuple[int, ...]], attributes: Any) -> None:
        made: Any = [attributes]
        for layer in self._layers:
            made = layer.predict(made)
        first, end = len(self._known), len(self._known) + len(keys)
        while end > len(self._made):
            self._made = np.concatenate([self._made, np.empty_like(self._made)])
        self._made[first:end] = made[0]
        self._known.update(zip(keys, range(first, end), strict=True))


class QuickRuler:
    """spaCy's attribute ruler, each word asked about once: same attributes, fewer steps."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}
        self._long = Matcher(ruler.vocab)  # the patterns that look beyond one word
        for number, row in enumerate(ruler.patterns):
            long = [p for p in row["patterns"] if len(p) > 1 or not OWN_KEYS.issuperset(p[0])]
            if long:
                self._long.add(str(number), long)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        known = self._known
        keys = [tuple(row) for row in doc.to_array(KEY).tolist()]
        unknown = [key for key in dict.fromkeys(keys) if key not in known]
        if unknown:
            if len(known) > MOST_REMEMBERED:
                known.clear()
                unknown = list(dict.fromkeys(keys))
            self._ask(unknown)
        doc.from_array(SET, np.array([known[key] for key in keys], dtype="uint64"))
        for _, start, end in self._long(doc, allow_missing=True):
            self._anew(doc, max(0, start - 1), end + 1)
        return doc

    def _ask(self, keys: Sequence[tuple[int, int, int]]) -> None:
        """What the ruler says of words that stand alone: each between two blanks that no pattern matches."""
        strings = self._ruler.vocab.strings
        alone = Doc(self._ruler.vocab, words=[w for k in keys for w in (strings[k[0]], "_")])
        alone.from_array([TAG, DEP], np.array([r for k in keys for r in (k[1:], (0, 0))], dtype="uint64"))
        table = self._ruler(alone).to_array(SET).tolist()
        self._known.update(zip(keys, map(tuple, table[::2]), strict=True))

    def _anew(self, doc: Doc, start: int, end: int) -> None:
        """The ruler's own work on a few words, for a pattern that looks beyond one of them."""
        matches = self._ruler.matcher(doc[start:end], allow_missing=True, as_spans=False)
        numbered = sorted((int(doc.vocab.strings[m]), m, start + a, start + b) for m, a, b in matches)
        self._ruler.set_annotations(doc, numbered)


@Language.factory(QUICK_RULER)
def make_quick_ruler(nlp: Language, name: str) -> QuickRuler:
    """The quick ruler for a pipeline that has spaCy's."""
    return QuickRuler(nlp.get_pipe("attribute_ruler"))
