"""Do frames match the same acts, however many they are, and does a record show the words that make its act?"""

from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman import Report
from dragoman.codebook.frames import FrameSet, index, load_frames
from dragoman.coding.what import find_acts
from dragoman.coding.who import find_mentions
from dragoman.knowledge.names import load_knowledge
from dragoman.reading.parsing import load_parser

pytestmark = pytest.mark.model


def test_frames_set_aside_before_they_are_tried_would_not_have_matched(frames: FrameSet) -> None:
    nlp, knowledge = load_parser(), load_knowledge()
    tried = index([replace(frame, asks=()) for frame in frames.frames])
    texts = [frame.yes[0] for frame in frames.frames[::9]]

    for doc in nlp.pipe(texts):
        parties = frozenset(m.head for m in find_mentions(doc, knowledge=knowledge))
        quick = find_acts(doc, frames=frames, parties=parties)
        assert quick == find_acts(doc, frames=tried, parties=parties), doc.text


def test_a_frame_asks_for_words_that_a_sentence_must_hold(frames: FrameSet) -> None:
    fixed = frames.get("reject.deaf-ear")

    assert frozenset({"deaf"}) in fixed.asks
    assert frozenset({"ear"}) in fixed.asks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Lusaka said on Monday that Zimbabwe had no right to close the bridge.",
            "Zimbabwe had no right",
            id="what-is-said-makes-the-act",
        ),
        pytest.param(
            "Lusaka condemned Zimbabwe, which has closed the bridge.",
            "Lusaka condemned Zimbabwe",
            id="an-object",
        ),
    ],
)
def test_the_evidence_holds_the_words_that_make_the_act(coder: dragoman.Coder, text: str, words: str) -> None:
    accused = [e for e in coder.code(Report(text=text, published="2020-09-10")) if e.type == "ACCUSE"]

    assert len(accused) == 1
    quote = next(e.quote for e in accused[0].evidence if e.field == "type")
    assert words in quote
    assert "which" not in quote


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Serbia will never recognise Kosovo.", "happened", id="never"),
        pytest.param("Serbia refused to recognise Kosovo.", "happened", id="plain"),
    ],
)
def test_a_negation_that_makes_a_refusal_does_not_deny_it(
    coder: dragoman.Coder, text: str, status: str
) -> None:
    events = coder.code(Report(text=text, published="2020-09-10"))

    assert [(e.type, e.status) for e in events] == [("REJECT", status)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        pytest.param(
            "A statement by the African Union condemned the coup in Gabon.",
            ["the African Union"],
            id="its-author",
        ),
        pytest.param(
            "A poem about the African Union condemned the coup in Gabon.", [], id="not-what-it-is-about"
        ),
    ],
)
def test_a_paper_does_what_its_author_does(coder: dragoman.Coder, text: str, sources: list[str]) -> None:
    accused = [e for e in coder.code(Report(text=text, published="2020-09-10")) if e.type == "ACCUSE"]

    assert [s.mention for e in accused for s in e.source] == sources


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ghana rejected a request for talks.", "CONSULT"),
        ("Ghana rejected the request.", "REQUEST"),
        ("Ghana rejected an invitation to Togo.", "CONSULT"),
    ],
)
def test_who_refuses_a_request_or_an_invitation_refuses_what_it_asks_for(
    coder: dragoman.Coder, text: str, content: str
) -> None:
    (event,) = coder.code(Report(text=text))
    assert (event.type, event.content) == ("REJECT", content)


def test_only_frames_whose_words_a_sentence_holds_are_tried_heaviest_first(tmp_path: Path) -> None:
    needs = {
        "a.heavy": 'obj = ["talks", "session"], with = ["envoy"]',
        "a.free": "",
        "a.other": 'obj = ["breath"]',
        "a.light": 'obj = ["talks"]',
    }
    rows = [
        f'[[frame]]\nid = "{name}"\nverb = ["hold"]\nneed = {{ {need} }}\n' for name, need in needs.items()
    ]
    (tmp_path / "a.toml").write_text('type = "CONSULT"\n' + "".join(rows), encoding="utf-8")
    found = load_frames(tmp_path)
    opening = found.at("verb", "hold")

    assert [f.id for f in opening.frames] == ["a.heavy", "a.other", "a.light", "a.free"]
    assert [f.id for f in opening.among({"hold", "talks", "envoy"})] == ["a.heavy", "a.light", "a.free"]
    assert [f.id for f in opening.among({"hold", "session"})] == ["a.free"]
    assert found.at("verb", "sit").among({"sit"}) == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("The ministry has been instructed to clear the drains.", ["REQUEST"], id="undergone"),
        pytest.param("The drains have been instructed to flow.", [], id="no-party-undergoes-it"),
        pytest.param("The map instructed the ministry to clear the drains.", [], id="done-by-a-thing"),
        pytest.param("The ministry has been praised.", [], id="not-of-such-a-type"),
    ],
)
def test_what_a_party_undergoes_is_found_also_where_nobody_is_told_to_do_it(
    frames: FrameSet, text: str, types: list[str]
) -> None:
    doc, knowledge = load_parser()(text), load_knowledge()
    parties = frozenset(m.head for m in find_mentions(doc, knowledge=knowledge))

    assert [act.type for act in find_acts(doc, frames=frames, parties=parties)] == types
