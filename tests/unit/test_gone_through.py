"""Is what a text told of before found as a walk through all of it would find it?"""

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.coding.findings import Mention, Said
from dragoman.coding.same_person.antecedents import spoken_in
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.coding.same_person.same_name import known_names
from dragoman.records import Actor

VOCAB = spacy.blank("en").vocab
SENTENCES = [0, 0, 1, 1, 9, 9]


@pytest.fixture
def doc():
    return Doc(VOCAB, words=["Soto", "met", "Haroun", '"', "Front", '"'], deps=["nsubj"] * 6, heads=[0] * 6)


def mention(head, kind="person", **actor):
    return Mention(head, head + 1, head, kind, (Actor(**actor),), False, "who.person")


def told(doc, *mentions):
    before = GoneThrough(doc, SENTENCES, {})
    for one in mentions:
        before.add(one)
    return before


def test_mentions_are_found_by_their_words_and_from_a_sentence_on(doc):
    soto, haroun, front = (
        mention(i, name=n) for i, n in ((0, "Ana Soto"), (2, "Idris Haroun"), (4, "Front"))
    )
    before = told(doc, soto, haroun, front)

    assert before == [soto, haroun, front]
    assert before.at == {0: soto, 2: haroun, 4: front}
    assert before.since(1) == [haroun, front]
    assert before.since(2) == [front]


def test_actors_of_near_sentences_come_newest_first_and_those_far_back_not_at_all(doc):
    before = told(doc, mention(0, name="Ana Soto"), mention(2, name="Idris Haroun"))

    assert [e.actor.name for e in before.last(2)] == ["Idris Haroun", "Ana Soto"]
    assert [e.actor.name for e in before.last(7)] == ["Idris Haroun"]
    assert before.last(8) == []


def test_the_last_body_of_a_name_is_found_by_its_last_word_but_no_person_is(doc):
    first, second = (mention(i, "organisation", name=n) for i, n in ((0, "Red Front"), (2, "Blue Front")))
    before = told(doc, first, second, mention(4, name="Ana Front"))

    assert before.bodies == {"front": second}


def test_persons_are_found_by_their_office(doc):
    before = told(
        doc, mention(0, name="Ana Soto", role="envoy"), mention(2, "organisation", name="Union", role="envoy")
    )

    assert [e.actor.name for e in before.holders["envoy"]] == ["Ana Soto"]


def test_what_a_mention_stood_for_is_worked_out_again_only_when_it_has_changed(doc):
    remembered = {}
    soto = mention(0, name="Ana Soto")
    for one in (soto, soto):
        GoneThrough(doc, SENTENCES, remembered).add(one)
    kept = remembered[0][1]
    GoneThrough(doc, SENTENCES, remembered).add(mention(0, name="Ana Soto", country="PER"))

    assert kept is not remembered[0][1]
    assert [e.actor.country for e in remembered[0][1]] == ["PER"]


def test_stretches_somebody_vouches_for_come_shortest_first_and_those_of_nobody_not_at_all(doc):
    def said(content, source=(0, 1), rule="says_who.vouch.say"):
        return Said(source, (1, 2), content, "direct_quote", rule)

    spoken = spoken_in(
        doc,
        [
            said(((2, 6),)),
            said(((3, 6),)),
            said(((2, 3),), source=None),
            said(((2, 3),), rule="says_who.attitude.ask"),
        ],
    )

    assert [(s.start, s.end, s.between_marks) for s in spoken] == [(3, 6, True), (2, 6, False)]


def test_a_name_is_filled_in_from_the_fullest_one_that_shares_a_part_with_it():
    full = mention(0, name="Ana Soto", country="PER", role="envoy", sector="GOV")
    namesake, other = mention(2, name="Soto"), mention(4, name="Haroun")

    found = known_names([full, namesake, other], "")

    assert [m.actors[0].country for m in found] == ["PER", "PER", ""]
