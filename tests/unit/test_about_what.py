"""Are topics the text's own noun phrases, and contexts only what words give?"""

import pytest

from dragoman.codebook import Codebook, load_codebook
from dragoman.coding.about_what import MAX_CHARACTERS, MAX_TOPICS, about_what, context_hits, contexts_of_act
from dragoman.coding.findings import Act

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def act_of(doc, topics, *, mode="", type="CONSULT"):
    trigger = next(token.i for token in doc if token.dep_ == "ROOT")
    return Act(trigger, 0, len(doc), "test", type, mode, "", False, (), (), tuple(topics), None)


def at(doc, *words):
    return [next(token.i for token in doc if token.text == word) for word in words]


@pytest.mark.parametrize(
    ("sentence", "heads", "topics"),
    [
        pytest.param(
            "Kenya and Chad discussed defence, connectivity, space and nuclear energy on Monday.",
            ["defence"],
            ["defence", "connectivity", "space", "nuclear energy"],
            id="a-list-of-short-nouns",
        ),
        pytest.param(
            "Norway praised the strength and unity of the alliance.",
            ["strength", "unity"],
            ["the strength and unity of the alliance"],
            id="two-nouns-with-one-complement",
        ),
        pytest.param(
            "They discussed trade and the war in Yemen.",
            ["trade", "war"],
            ["trade", "the war in Yemen"],
            id="two-nouns-with-complements-of-their-own",
        ),
        pytest.param(
            "They talked about cooperation in areas like farming, mining and tourism.",
            ["cooperation"],
            ["farming", "mining", "tourism"],
            id="areas-like",
        ),
        pytest.param(
            "The two sides will work on issues such as visa rules and coal exports.",
            ["issues"],
            ["visa rules", "coal exports"],
            id="issues-such-as",
        ),
        pytest.param(
            "He spoke on Ghana's actions, such as cyber intrusions and election meddling.",
            ["actions"],
            ["Ghana's actions", "cyber intrusions", "election meddling"],
            id="a-list-after-a-topic-of-its-own",
        ),
        pytest.param(
            "Peru condemned the raid by Chile, which killed three farmers.",
            ["raid"],
            ["the raid by Chile"],
            id="no-relative-clause",
        ),
        pytest.param(
            "They talked about the troops stationed in Gao.",
            ["troops"],
            ["the troops stationed in Gao"],
            id="a-participle-stays",
        ),
        pytest.param(
            "They talked about expanding trade and tourism.",
            ["expanding"],
            ["trade", "tourism"],
            id="the-objects-of-an-act",
        ),
        pytest.param(
            "They discussed some of the loans.", ["some"], ["some of the loans"], id="a-part-of-a-whole"
        ),
        pytest.param(
            "They discussed the National Salt Board (NSB).",
            ["Board"],
            ["the National Salt Board (NSB)"],
            id="a-bracket-closes",
        ),
        pytest.param("They talked about it on Tuesday.", ["it", "Tuesday"], [], id="pronoun-and-date"),
        pytest.param("They spoke for two hours.", ["hours"], [], id="a-measure"),
    ],
)
def test_a_topic_is_the_texts_own_noun_phrase(nlp, book, sentence, heads, topics):
    doc = nlp(sentence)

    findings = about_what(act_of(doc, at(doc, *heads)), doc, codebook=book)

    assert [finding.value.text for finding in findings] == topics
    assert [sentence[start:end] for finding in findings for start, end in finding.spans] == topics


def test_the_sides_of_the_act_are_no_topics(nlp, book):
    doc = nlp("They discussed Oslo and the frontier.")
    oslo, frontier = at(doc, "Oslo", "frontier")

    with_sides = about_what(act_of(doc, [oslo, frontier]), doc, codebook=book, parties=frozenset({oslo}))
    without = about_what(act_of(doc, [oslo, frontier]), doc, codebook=book)

    assert [f.value.text for f in with_sides] == ["the frontier"]
    assert [f.value.text for f in without] == ["Oslo", "the frontier"]


def test_each_topic_has_its_context(nlp, book):
    doc = nlp("They discussed visas, missiles and a friend.")

    findings = about_what(act_of(doc, at(doc, "visas")), doc, codebook=book)

    assert [(f.value.text, f.value.context) for f in findings] == [
        ("visas", "migration"),
        ("missiles", "military"),
        ("a friend", ""),
    ]


def test_topics_are_few_and_short(nlp, book):
    nouns = [
        "trade",
        "coal",
        "visas",
        "ports",
        "fish",
        "wheat",
        "roads",
        "tea",
        "gas",
        "oil",
        "rice",
        "gold",
        "tin",
        "wool",
    ]
    doc = nlp(f"They discussed the {'very ' * 80}long road and {', '.join(nouns)} and sugar.")

    findings = about_what(act_of(doc, [t.i for t in doc if t.pos_ == "NOUN"]), doc, codebook=book)

    assert len(findings) == MAX_TOPICS
    assert max(len(f.value.text) for f in findings) <= MAX_CHARACTERS


def test_slots_outside_the_text_are_no_topics(nlp, book):
    doc = nlp("They talked.")

    assert about_what(act_of(doc, [99, -1]), doc, codebook=book) == ()


def test_an_acts_contexts_rest_on_words_of_its_sentence(nlp, book):
    text = "The ministers met. They signed a free trade agreement in Dakar."
    doc = nlp(text)
    signed = next(token.i for token in doc if token.text == "signed")
    act = Act(signed, signed, signed + 5, "test", "SUPPORT", "", "", False, (), (), (), None)

    findings = contexts_of_act(act, doc, codebook=book, hits=context_hits(doc, codebook=book))

    assert [f.value for f in findings] == ["economic"]
    assert [text[start:end] for start, end in findings[0].spans] == ["free trade agreement"]
    assert findings[0].rule == "about_what.clause"


def test_contexts_of_the_clause_come_before_those_of_the_sentence(nlp, book):
    doc = nlp("They discussed coal exports after an earthquake.")
    discussed, coal, exports = at(doc, "discussed", "coal", "exports")
    act = Act(discussed, 0, exports + 1, "test", "CONSULT", "", "", False, (), (), (coal,), None)

    findings = contexts_of_act(act, doc, codebook=book, hits=context_hits(doc, codebook=book))

    assert [(f.value, f.rule) for f in findings] == [
        ("economic", "about_what.clause"),
        ("natural_resource", "about_what.clause"),
        ("disasters", "about_what.sentence"),
    ]


def test_a_mode_can_imply_a_context(nlp, book):
    doc = nlp("Somebody knocked it out.")

    hacked = contexts_of_act(
        act_of(doc, [], mode="cyber", type="COERCE"),
        doc,
        codebook=book,
        hits=context_hits(doc, codebook=book),
    )
    seized = contexts_of_act(
        act_of(doc, [], mode="seize", type="COERCE"),
        doc,
        codebook=book,
        hits=context_hits(doc, codebook=book),
    )

    assert [(f.value, f.rule) for f in hacked] == [("cyber", "about_what.mode")]
    assert seized == ()
