"""Names are found as spaCy's own recogniser finds them."""

import pytest
from spacy.tokens import Span

from dragoman.reading.entities import AHEAD, QuickEntities
from dragoman.reading.parsing import load_parser

TEXTS = (
    "President Amara Okello of Togo met the Foreign Ministry's envoy, Lin Chen, in Lima on Monday, 3 March 2025.",
    "",
    "The Joint Committee for the Reconstruction of the Northern Provinces of the Republic of Upper Volta and the "
    "Neighbouring Territories of the Great River Basin agreed.\n\n  Peru paid $3 million.\n\nTogo",
    "\n \n",
    "Lima.",
)


@pytest.fixture(scope="module")
def nlp():
    return load_parser()


@pytest.fixture(scope="module")
def parsed(nlp):
    """The texts parsed, without names."""

    def make(texts=TEXTS):
        with nlp.select_pipes(disable=["ner", "dragoman_quick_entities"]):
            return list(nlp.pipe(texts))

    return make


def told(doc):
    return [(e.start, e.end, e.label_) for e in doc.ents], [t.ent_iob_ for t in doc]


@pytest.mark.model
def test_the_quick_recogniser_marks_what_spacys_own_marks(nlp, parsed):
    own = nlp.get_pipe("ner")
    right = [told(own(doc)) for doc in parsed()]

    assert [told(doc) for doc in QuickEntities(own).pipe(parsed())] == right
    assert [told(QuickEntities(own)(doc)) for doc in parsed()] == right
    assert sum(len(names) for names, _ in right) >= 5


@pytest.mark.model
def test_a_name_longer_than_is_looked_ahead_is_found_whole(nlp, parsed):
    own = nlp.get_pipe("ner")
    text = "The budget is between " + "one hundred and " * 2 * AHEAD + "ten million dollars, the envoy said."
    right = told(own(parsed([text])[0]))

    assert told(QuickEntities(own)(parsed([text])[0])) == right
    assert max(end - start for start, end, _ in right[0]) > AHEAD + 2


@pytest.mark.model
def test_names_that_are_marked_already_stay(nlp, parsed):
    doc = parsed(["Togo met Peru in Lima."])[0]
    doc.set_ents([Span(doc, 0, 1, label="PERSON")], default="unmodified")

    names, _ = told(QuickEntities(nlp.get_pipe("ner"))(doc))

    assert (0, 1, "PERSON") in names
    assert len(names) > 1
