"""What does a parse say, as plain objects that are cheap to walk?

spaCy makes a new Python object at each `doc[i]`, `token.head` or `token.children`, and the coding questions walk the same few
sentences hundreds of times. `Tree` reads a parsed Doc once into plain objects that answer to the same names as spaCy's
Doc, Span and Token, so that a question can be asked of either. A tree never changes and does not know vectors, spaCy's
extension attributes, or any attribute that no question asks for.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import overload

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Token

from dragoman.reading.forms import Form, Forms, base_form

COLUMNS = [ORTH, LEMMA, POS, TAG, DEP, ENT_TYPE, ENT_IOB, SPACY, SENT_START, HEAD]
IOB, BLANK = ("", "I", "O", "B"), ("", " ")


class Word:
    """A token of a tree; attributes mean what they mean in spaCy, and `base` is its `forms.base_form`."""

    __slots__ = (
        "_form", "_left", "_plain", "_sentence", "base", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx",
        "is_sent_start", "is_space", "left_edge", "lemma_", "lower_", "pos_", "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: "Tree"
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    base: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_space: bool
    is_sent_start: bool
    head: "Word"
    left_edge: "Word"
    right_edge: "Word"
    children: "Sequence[Word]"
    _form: Form
    _sentence: int
    _left: int  # how many children stand before it
    _plain: bool  # whether all below it stand together, with no arcs that cross

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def is_punct(self) -> bool:
        return self._form.is_punct

    @property
    def is_quote(self) -> bool:
        return self._form.is_quote

    @property
    def is_upper(self) -> bool:
        return self._form.is_upper

    @property
    def is_alpha(self) -> bool:
        return self._form.is_alpha

    @property
    def is_digit(self) -> bool:
        return self._form.is_digit

    @property
    def like_num(self) -> bool:
        return self._form.like_num

    @property
    def sent(self) -> "Words":
        return self.doc.sents[self._sentence]

    @property
    def lefts(self) -> "Sequence[Word]":
        return self.children[: self._left]

    @property
    def rights(self) -> "Sequence[Word]":
        return self.children[self._left :]

    @property
    def subtree(self) -> "Sequence[Word]":
        """The word and all below it, in spaCy's order: what hangs to the left, the word, what hangs to the right."""
        if self._plain:
            return self.doc.words[self.left_edge.i : self.right_edge.i + 1]
        return list(self._crossing())

    def _crossing(self) -> "Iterator[Word]":
        """The subtree where arcs cross; by hand, since a hostile text nests deeper than Python calls may."""
        waiting: list[tuple[Word, bool]] = [(self, False)]
        while waiting:
            word, opened = waiting.pop()
            if opened or not word.children:
                yield word
                continue
            waiting += [(c, False) for c in reversed(word.rights)]
            waiting.append((word, True))
            waiting += [(c, False) for c in reversed(word.lefts)]

    @property
    def ancestors(self) -> "Iterator[Word]":
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def nbor(self, step: int = 1) -> "Word":
        if not 0 <= self.i + step < len(self.doc.words):
            raise IndexError(self.i + step)
        return self.doc.words[self.i + step]


class Words:
    """Some words of a tree that stand together: a sentence, a name, any slice."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    def __init__(self, doc: "Tree", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._root: Word | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> "Words": ...
    def __getitem__(self, at: int | slice) -> "Word | Words":
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self))
            return Words(self.doc, self.start + start, self.start + max(start, stop))
        size = self.end - self.start
        if not -size <= at < size:
            raise IndexError(at)
        return self.doc.words[(self.start if at >= 0 else self.end) + at]

    @property
    def start_char(self) -> int:
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.end <= self.start:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> "Words":
        return self.doc.words[self.start].sent

    @property
    def root(self) -> Word:
        """The word that governs the others: a sentence's root, or the one nearest to it, the first of several."""
        if self._root is None:
            self._root = self._find_root()
        return self._root

    def _find_root(self) -> Word:
        hung_outside: list[Word] = []
        for word in self:
            if word.head is word:
                return word
            if not self.start <= word.head.i < self.end:
                hung_outside.append(word)
        if len(hung_outside) == 1:
            return hung_outside[0]
        return min(hung_outside, key=self._steps_to_root, default=self.doc.words[self.start])

    def _steps_to_root(self, word: Word) -> int:
        """How far below its sentence's root a word stands; a mark or blank is no root where anything else may be."""
        if (word.is_space or word.is_punct) and not word.children:
            return len(self.doc) - 1
        return sum(1 for _ in word.ancestors)


class Tree:
    """A parsed text; `forms` are the words met in other texts, where a caller keeps them."""

    def __init__(self, doc: Doc, forms: Forms | None = None) -> None:
        self._doc = doc
        self._spans: dict[tuple[int, int, str], Words | None] = {}
        self.words = _words(self, doc, Forms() if forms is None else forms)
        self.text = "".join([w.text + w.whitespace_ for w in self.words])
        _hang(self.words)
        self.sents = _sentences(self)

    def let_go(self) -> None:
        """Take the tree apart, once nobody will ask it anything: its words hold one another, and Python's collector is slow to free such."""
        for word in self.words:
            del word.doc, word.head, word.left_edge, word.right_edge, word.children
        vars(self).clear()

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Word | Words:
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self.words))
            return Words(self, start, max(start, stop))
        return self.words[at]

    @cached_property
    def ents(self) -> tuple[Words, ...]:
        """The named entities."""
        return tuple(Words(self, e.start, e.end, e.label_) for e in self._doc.ents)

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Words | None:
        """The words at characters `start:end`; None where there are none."""
        asked = (start, end, alignment_mode)
        if asked not in self._spans:  # several questions ask for the words of one place or time
            span = self._doc.char_span(start, end, alignment_mode=alignment_mode)
            self._spans[asked] = None if span is None else Words(self, span.start, span.end)
        return self._spans[asked]


def spelt(doc: Doc, words: Set[str]) -> list[Token]:
    """The tokens of a tree or of spaCy's Doc whose spelling in lower case is one of `words`, in text order."""
    return [token for token in doc if token.lower_ in words]


def with_base(doc: Doc, words: Set[str]) -> list[Token]:
    """The same by `forms.base_form`."""
    if type(doc) is Tree:
        return [token for token in doc.words if token.base in words]
    return [t for t in doc if base_form(t.lemma_, t.lower_, t.tag_) in words]


def sentence_numbers(doc: Doc) -> list[int]:
    """By token the number of its sentence."""
    return [n for n, sentence in enumerate(doc.sents) for _ in range(sentence.start, sentence.end)]


def _words(tree: Tree, doc: Doc, forms: Forms) -> list[Word]:
    """The words, each with its head; what hangs on each is not known yet."""
    told = doc.to_array(COLUMNS)
    orth, lemma, pos, tag, dep, label, iob, blank, start = told[:, :-1].T.tolist()
    heads = (np.arange(len(told)) + told[:, -1].astype(np.int64)).tolist()
    keys = list(zip(orth, lemma, pos, tag, strict=True))
    look, vocab = forms.look, doc.vocab
    met = [look(key) or forms.add(key, vocab) for key in keys]
    names = {number: vocab.strings[number] for number in {*dep, *label}}
    words = [Word() for _ in keys]
    idx = 0
    for i, word in enumerate(words):
        form = met[i]
        word.doc, word.i, word.idx, word._form = tree, i, idx, form
        word.text, word.lower_, word.is_space = form.text, form.lower, form.is_space
        word.lemma_, word.base, word.pos_, word.tag_ = form.lemma, form.base, form.pos, form.tag
        word.dep_, word.ent_type_, word.ent_iob_ = names[dep[i]], names[label[i]], IOB[iob[i]]
        word.whitespace_ = BLANK[blank[i]]
        word.is_sent_start = start[i] == 1
        word.head = words[heads[i]]
        word.left_edge = word.right_edge = word
        word.children, word._left, word._plain = (), 0, True
        idx += len(form.text) + blank[i]
    return words


def _hang(words: Sequence[Word]) -> None:
    """Gives each word what hangs on it, and the borders of all below it."""
    roots: list[Word] = []
    for word in words:
        head = word.head
        if head is word:
            roots.append(word)
            continue
        if not head.children:
            head.children = []
        head.children.append(word)  # type: ignore[attr-defined]
        if word.i < head.i:
            head._left += 1
    sizes = [1] * len(words)
    for word in reversed(_from_above(roots)):
        head, first, last = word.head, word.left_edge, word.right_edge
        if last.i - first.i + 1 != sizes[word.i]:
            word._plain = False
        if head is word:
            continue
        sizes[head.i] += sizes[word.i]
        if not word._plain:
            head._plain = False
        if first.i < head.left_edge.i:
            head.left_edge = first
        if last.i > head.right_edge.i:
            head.right_edge = last


def _from_above(roots: Sequence[Word]) -> list[Word]:
    """All words below some roots, each after its head."""
    order = list(roots)
    for word in order:
        order += word.children
    return order


def _sentences(tree: Tree) -> list[Words]:
    words = tree.words
    starts = [w.i for w in words if w.is_sent_start or w.i == 0]
    ends = [*starts[1:], len(words)] if words else []
    found = [Words(tree, a, b) for a, b in zip(starts, ends, strict=True)]
    for number, sentence in enumerate(found):
        for word in words[sentence.start : sentence.end]:
            word._sentence = number
    return found
