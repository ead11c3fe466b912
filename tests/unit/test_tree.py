"""The plain objects of a parse answer as spaCy's own do."""

import gc
import weakref

import pytest
import spacy
from spacy.tokens import Doc, Span

from dragoman.reading.tree import Tree, spelt, with_base

VOCAB = spacy.blank("en").vocab
WORDS = "Envoys arrived in Lima , it is said , whom Peru had asked . \n They left !".split(" ")
HEADS = [1, 1, 1, 2, 7, 7, 7, 1, 7, 12, 12, 12, 0, 1, 1, 16, 16, 16]  # 'asked' hangs on 'Envoys': arcs cross
NAMES = ("i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_".split()) + (
    "is_space is_punct is_quote is_upper is_alpha is_digit like_num".split()
)


@pytest.fixture(scope="module")
def doc():
    doc = Doc(
        VOCAB,
        words=WORDS,
        spaces=[True] * 12 + [False, False, False, True, False, False],
        heads=HEADS,
        deps=["nsubj" if h != i else "ROOT" for i, h in enumerate(HEADS)],
        pos=["PROPN" if w.istitle() else "VERB" for w in WORDS],
        tags=["NNP" if w.istitle() else "VBD" for w in WORDS],
        lemmas=[w.lower() for w in WORDS],
    )
    doc.ents = [Span(doc, 3, 4, label="GPE"), Span(doc, 10, 11, label="GPE")]
    return doc


@pytest.mark.parametrize("name", NAMES)
def test_a_word_says_of_itself_what_the_token_says(doc, name):
    assert [getattr(w, name) for w in Tree(doc)] == [getattr(t, name) for t in doc]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors"])
def test_what_hangs_on_a_word_comes_in_the_order_of_spacy_where_arcs_cross(doc, name):
    assert [[w.i for w in getattr(word, name)] for word in Tree(doc)] == [
        [t.i for t in getattr(token, name)] for token in doc
    ]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_a_word_knows_its_head_and_the_borders_of_what_hangs_below(doc, name):
    assert [getattr(w, name).i for w in Tree(doc)] == [getattr(t, name).i for t in doc]


def test_every_slice_has_the_root_the_text_and_the_borders_that_spacy_gives_it(doc):
    tree = Tree(doc)
    borders = [(a, b) for a in range(len(doc)) for b in range(a + 1, len(doc) + 1)]

    assert [told(tree[a:b]) for a, b in borders] == [told(doc[a:b]) for a, b in borders]


def told(span):
    return span.start, span.end, span.start_char, span.end_char, span.text, span.root.i, span.sent.start


def test_sentences_and_entities_are_those_of_the_doc(doc):
    tree = Tree(doc)

    assert [told(s) for s in tree.sents] == [told(s) for s in doc.sents]
    assert [(e.start, e.end, e.label_) for e in tree.ents] == [(3, 4, "GPE"), (10, 11, "GPE")]


def test_a_slice_past_the_end_is_cut_and_a_word_past_the_end_is_none(doc):
    tree = Tree(doc)

    assert tree[16:99].text == doc[16:99].text
    assert tree[-1].text == "!"
    with pytest.raises(IndexError):
        tree[18]
    with pytest.raises(IndexError):
        tree[0].nbor(-1)


def test_characters_inside_a_word_give_the_whole_word(doc):
    tree = Tree(doc)

    assert tree.char_span(1, 9, alignment_mode="expand").text == "Envoys arrived"
    assert tree.char_span(1, 9) is None


def test_nothing_has_no_sentences():
    assert (len(Tree(Doc(VOCAB))), Tree(Doc(VOCAB)).sents) == (0, [])


def test_a_text_that_nests_deeper_than_python_calls_is_walked():
    n = 5000
    deep = Tree(Doc(VOCAB, words=["x"] * n, heads=[max(0, i - 1) for i in range(n)], deps=["dep"] * n))

    assert len(deep[0].subtree) == n
    assert sum(1 for _ in deep[n - 1].ancestors) == n - 1


@pytest.mark.parametrize("make", [Tree, lambda doc: doc], ids=["tree", "spacy"])
def test_words_are_found_by_spelling_and_by_base_in_text_order(doc, make):
    text = make(doc)

    assert [w.i for w in spelt(text, frozenset({"they", "in", "envoys", "nowhere"}))] == [0, 2, 15]
    assert [w.i for w in with_base(text, frozenset({"left", "asked"}))] == [12, 16]


def test_a_word_of_another_case_is_found_by_its_lower_case_alone(doc):
    tree = Tree(doc)

    assert [w.text for w in spelt(tree, {"lima"})] == ["Lima"]
    assert spelt(tree, {"Lima"}) == []


@pytest.mark.parametrize("let_go", [True, False])
def test_only_a_tree_that_is_let_go_is_freed_without_the_collector(doc, let_go):
    gc.disable()
    tree = Tree(doc)
    assert tree.ents
    assert spelt(tree, {"lima"})
    held = weakref.ref(tree)

    if let_go:
        tree.let_go()
    del tree

    assert (held() is None) == let_go
    gc.enable()
