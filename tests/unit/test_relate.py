"""Does the learned part, with the frames, know who does what to whom in one sentence, and when nobody does anything?"""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

import dragoman
from dragoman.coding.confidence.whole import sifted
from dragoman.coding.drafts import Draft
from dragoman.coding.learned.classifier import FILES, Classifier
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked
from dragoman.coding.relating import relation_of, votes_of
from dragoman.coding.who import find_mentions
from dragoman.errors import DataError
from dragoman.reading.cleaning import Clean
from dragoman.training.lessons import read_lessons, unmarked

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "dragoman" / "coding" / "data"
MOST_BYTES = 25_000_000
MOST_FALSE = 0.05
pytestmark = pytest.mark.model


def related(coder: dragoman.Coder, text: str) -> dragoman.Relation:
    marked = unmarked(text)
    assert marked.source is not None
    assert marked.target is not None
    return coder.relate(marked.text, source=marked.source, target=marked.target)


@pytest.mark.parametrize(
    ("event", "type_", "near_miss"),
    [
        ("<s>Kenya</s> condemned <t>Uganda</t> over the raid.", "ACCUSE", "<s>Kenya</s> is older than <t>Uganda</t>."),
        ("<s>Chad's army</s> shelled <t>rebel camps</t> on Sunday.", "ASSAULT", "<s>Chad</s> beat <t>Mali</t> 2-1 in the final."),
        ("<s>Norway</s> sent tents and blankets to <t>Nepal</t>.", "AID", "<s>Norway</s> has colder winters than <t>Nepal</t>."),
        ("<t>Two journalists</t> were arrested by <s>police in Lima</s>.", "COERCE", "<t>Two journalists</t> grew up in the same street as <s>the police chief of Lima</s>."),
        ("<s>Peru</s> and <t>Bolivia</t> held joint naval drills.", "COOPERATE", "<s>Peru</s> and <t>Bolivia</t> share a long border."),
    ],
    ids=["accuse", "assault", "aid", "coerce", "cooperate"],
)  # fmt: skip
def test_an_event_is_told_from_a_sentence_in_which_the_two_do_nothing(
    coder: dragoman.Coder, event: str, type_: str, near_miss: str
) -> None:
    assert related(coder, event).type == type_
    assert related(coder, near_miss).type == NONE


def test_the_same_sentence_gets_the_same_relation_twice_and_shares_that_add_up(coder: dragoman.Coder) -> None:
    text = "<s>The Thai foreign minister</s> will meet <t>his Lao counterpart</t> next week."
    one, two = related(coder, text), related(coder, text)

    assert one == two
    assert sum(one.probabilities.values()) == pytest.approx(1)
    assert sum(one.statuses.values()) == pytest.approx(1)
    assert set(one.probabilities) == {*coder.codebook.types, NONE}
    assert (one.type, one.status, one.strict_type) == ("CONSULT", "planned", "AGREE")


def test_a_sentence_of_any_length_is_judged(coder: dragoman.Coder) -> None:
    long = (
        "The session went on. " * 400
        + "Kenya condemned Uganda over the raid. "
        + "The session went on. " * 400
    )
    at = long.index("Kenya")

    relation = coder.relate(long, source=(at, at + 5), target=(at + 16, at + 22))

    assert relation.type == "ACCUSE"


def test_of_the_hard_negatives_that_were_never_learned_from_few_are_taken_for_events(
    whole_coder: dragoman.Coder,
) -> None:
    held = [x.marked for x in read_lessons(sorted((ROOT / "exemplars").glob("*.jsonl"))) if x.held_out]
    threshold = whole_coder.weights.thresholds["default"]
    related = coded = 0
    for marked, doc in zip(held, whole_coder.nlp.pipe(m.text for m in held), strict=True):
        mentions = frozenset(m.head for m in find_mentions(doc, knowledge=whole_coder.knowledge))
        votes = votes_of(doc, marked, frames=whole_coder.frames, mentions=mentions)
        judged = whole_coder.classifier.judge(marked)
        related += (
            relation_of(judged, votes, codebook=whole_coder.codebook, weights=whole_coder.weights).type
            != NONE
        )
        whole = Clean.untouched(doc.text)
        groups = whole_coder.happenings_in(doc, report=dragoman.Report(text=doc.text), cleaned=whole)
        kept, _ = sifted(groups, weights=whole_coder.weights, at_least=threshold)
        coded += any(_joins(draft, marked, doc) for group, _ in kept for draft in group)

    assert len(held) >= 300
    assert related / len(held) <= MOST_FALSE
    assert coded / len(held) <= MOST_FALSE


def _joins(draft: Draft, marked: Marked, doc: Doc) -> bool:
    """Whether an act has one of the marked parties on each side: others in the sentence may well do something."""

    def within(heads: list[int], stretch: tuple[int, int] | None) -> bool:
        return stretch is not None and any(stretch[0] <= doc[i].idx < stretch[1] for i in heads)

    sources, targets = ([s.head for s in side] for side in (draft.sides.source, draft.sides.target))
    one, other = marked.source, marked.target
    return (within(sources, one) and within(targets, other)) or (
        within(sources, other) and within(targets, one)
    )


def test_what_falls_below_the_threshold_is_set_aside_with_its_confidence(coder: dragoman.Coder) -> None:
    text = "The minister's visit to Chad cost more than his talks there. Kenya condemned Uganda over the raid. Mali fears Chad."
    report = dragoman.Report(text=text, published="2021-03-04")
    broad, default, precise = (
        replace(coder, purpose=p).examine(report) for p in ("broad", "default", "precise")
    )
    strict = replace(coder.weights, thresholds=coder.weights.thresholds | {"default": 1.0})
    strictest = replace(coder, weights=strict).examine(report)

    assert len(broad.events) >= len(default.events) >= len(precise.events)
    assert all(e.confidence >= coder.weights.thresholds["precise"] - 0.005 for e in precise.events)
    assert strictest.events == ()
    assert [
        reason for _, reason in strictest.set_aside if re.match(r"confidence 0\.\d\d, below 1\.00", reason)
    ]


def test_a_record_tells_which_gave_its_type(whole_coder: dragoman.Coder) -> None:
    event = whole_coder.code(
        dragoman.Report(text="Kenya condemned Uganda over the raid.", published="2021-03-04")
    )[0]
    rules = {e.field: e.rule for e in event.evidence}

    assert rules["type"].startswith("what.frame:accuse.")
    assert rules["type"].endswith("+ what.learned")
    assert 0 < event.confidence < 1


def test_the_files_fit_into_a_wheel_and_name_their_answers() -> None:
    labels = json.loads((DATA / FILES[2]).read_text(encoding="utf-8"))

    assert sum((DATA / name).stat().st_size for name in FILES) <= MOST_BYTES
    assert labels["types"][-1] == NONE
    assert len(labels["types"]) == 17


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=re.escape(FILES[0])):
        Classifier(tmp_path).judge(Marked(text="Mali met Chad.", source=(0, 4)))
