"""Triggers of contexts are found in a run of lemmas: the longest at each word, none over another's words."""

import hypothesis
from hypothesis import strategies as st

from dragoman.codebook import contexts
from dragoman.codebook.contexts import Context, find_hits, index_triggers

MADE = [
    Context(name="trade", meaning="", strong=("free trade", "tariff", "trade war zone"), weak=("trade",)),
    Context(name="terrorism", meaning="", strong=("counter-terrorism", "war zone"), weak=("bomb",)),
]
WORDS = [
    "free",
    "Trade",
    "trades",
    "war",
    "zones",
    "-",
    "counter-terrorism",
    "free-trade",
    "labour",
    "rope",
    "'s",
    "Bombs",
]


def triggers():
    return index_triggers(MADE, spelling={"labour": "tariff"})


def straight(lemmas, known):
    """The same by going through all words, with nothing left out or remembered."""
    words = [(word, n) for n, lemma in enumerate(lemmas) for word in known.parts(lemma).words]
    hits, at = [], 0
    while at < len(words):
        for length in range(min(known.longest.get(words[at][0], 0), len(words) - at), 0, -1):
            phrase = " ".join(word for word, _ in words[at : at + length])
            if phrase in known.phrases:
                end = words[at + length - 1][1] + 1
                hits += [(c, words[at][1], end, w, phrase) for c, w in known.phrases[phrase]]
                at += length - 1
                break
        at += 1
    return hits


@hypothesis.given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_hits_are_those_of_going_through_all_words(lemmas):
    known = triggers()

    assert [tuple(hit) for hit in find_hits(lemmas, triggers=known)] == straight(lemmas, known)
    assert [tuple(hit) for hit in find_hits(lemmas, triggers=known)] == straight(
        lemmas, known
    )  # now remembered


def test_no_more_lemmas_are_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(contexts, "MOST_KNOWN", 2)
    known = triggers()
    hits = find_hits([f"w{n}" for n in range(9)] + ["tariff"], triggers=known)

    assert ([hit.trigger for hit in hits], len(known.known)) == (["tariff"], 2)
