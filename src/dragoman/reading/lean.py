"""How does the pinned pipeline give the same answers with less work?

Some of spaCy's parts spend much of their time on the way round. The lemmatizer looks for each new form in a list of up to 57,528
words; `index_lemmas` makes it a set. The attribute ruler runs a matcher over every word and sets
what it finds by Python calls, though what it says of a word almost always follows from the word, its tag and its arc alone:
`QuickRuler` remembers that. Matrices are multiplied by BLIS, which on today's processors is about half as fast as the
OpenBLAS that numpy brings: `SteadyOps` multiplies by numpy, such that a row's result does not depend on what is parsed
beside it, but for its last bits with OpenBLAS's kernels for processors without AVX-512, which round a row by where it stands. The first
layer of each network looks at one word alone: `remember_words` keeps what it made of each. The entity
recogniser's own loop is made quicker in `entities.py`; the layers' other work and the parser's own loop are not.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, NORM, ORTH, POS, SPACY, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps, Ops

from dragoman.reading.forms import make_room

QUICK_RULER = "dragoman_quick_ruler"
KEY = [ORTH, TAG, DEP]
SET = [POS, MORPH, LEMMA, TAG, DEP]
OWN_KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what a word's key tells
MOST_REMEMBERED = 30_000  # words with their tags and arcs: about 5 MB
MOST_VECTORS = 20_000  # words with their vectors: about 10 MB for each of two networks
WHOLE_WORD = [ORTH, NORM, SPACY]  # all that the networks' first layers see of a word follows from these
FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype="uint64")
FEWEST_ROWS = 16  # matrices of fewer rows may take another path through OpenBLAS, with another rounding


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with matrices multiplied by numpy; each row's result is the same, to the last bit or nearly, however many rows there are."""

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


class _Rows:
    """What was made of each word, in a row of figures; of a bounded number of words."""

    def __init__(self, most: int, width: int, dtype: str) -> None:
        self._at: dict[int, int] = {}  # the row of each word
        self._rows = np.empty((most, width), dtype=dtype)

    def __len__(self) -> int:
        return len(self._at)

    def of(self, told: Any, make: Callable[[list[int]], Any]) -> Any:
        """The rows of a text's words; one number stands for a word's columns, as spaCy's own numbers stand for strings.

        Args:
            told: the columns that tell a word from others, a row a word.
            make: gives the rows of the words at some places of the text.
        """
        at, rows = self._at, self._rows
        keys: list[int] = (told @ FACTORS).tolist()
        new = {key: i for i, key in enumerate(keys) if key not in at}
        if len(at) + len(new) > len(rows):
            make_room(at, most=len(rows))
            new = {key: i for i, key in enumerate(keys) if key not in at}
            if len(at) + len(new) > len(rows):  # more words in one text than there is room for
                return make(list(range(len(keys))))
        if new:
            first = len(at)
            at.update(zip(new, range(first, first + len(new)), strict=True))
            rows[first : len(at)] = make(list(new.values()))
        return rows[[at[key] for key in keys]]


class _Memory:
    """What a layer that looks at one word alone made of each word."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self._columns = layer.layers[0].attrs["columns"]
        self._layers = layer.layers[1:]
        self._known = _Rows(MOST_VECTORS, layer.get_dim("nO"), "float32")

    def forward(self, _model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
        """The vectors of each text's words; nothing is learned here, so there is no way back."""
        return [self._of(doc) for doc in docs], None

    def _of(self, doc: Doc) -> Any:
        return self._known.of(
            doc.to_array(WHOLE_WORD), lambda places: self._vectors(doc.to_array(self._columns)[places])
        )

    def _vectors(self, attributes: Any) -> Any:
        made: Any = [attributes]
        for layer in self._layers:
            made = layer.predict(made)
        return made[0]


class QuickRuler:
    """spaCy's attribute ruler, each word asked about once: same attributes, fewer steps."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._known = _Rows(MOST_REMEMBERED, len(SET), "uint64")
        self._long = Matcher(ruler.vocab)  # the patterns that look beyond one word
        for number, row in enumerate(ruler.patterns):
            long = [p for p in row["patterns"] if len(p) > 1 or not OWN_KEYS.issuperset(p[0])]
            if long:
                self._long.add(str(number), long)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        told = doc.to_array(KEY)
        doc.from_array(SET, self._known.of(told, lambda places: self._asked(told[places])))
        for _, start, end in self._long(doc, allow_missing=True):
            self._anew(doc, max(0, start - 1), end + 1)
        return doc

    def _asked(self, words: Any) -> Any:
        """What the ruler says of words that stand alone: each between two blanks that no pattern matches."""
        strings = self._ruler.vocab.strings
        rows = words.tolist()
        alone = Doc(self._ruler.vocab, words=[w for row in rows for w in (strings[row[0]], "_")])
        alone.from_array([TAG, DEP], np.array([r for row in rows for r in (row[1:], (0, 0))], dtype="uint64"))
        return self._ruler(alone).to_array(SET)[::2]

    def _anew(self, doc: Doc, start: int, end: int) -> None:
        """The ruler's own work on a few words, for a pattern that looks beyond one of them."""
        matches = self._ruler.matcher(doc[start:end], allow_missing=True, as_spans=False)
        numbered = sorted((int(doc.vocab.strings[m]), m, start + a, start + b) for m, a, b in matches)
        self._ruler.set_annotations(doc, numbered)


@Language.factory(QUICK_RULER)
def make_quick_ruler(nlp: Language, name: str) -> QuickRuler:
    """The quick ruler for a pipeline that has spaCy's."""
    return QuickRuler(nlp.get_pipe("attribute_ruler"))
