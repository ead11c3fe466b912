"""Do frames and the learned part come to one view as they should? (No model: judgements are made up here.)"""

from dataclasses import replace

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.confidence.weighing import (
    PURPOSES,
    UNTOLD,
    Signs,
    TaggerView,
    Vote,
    confidence_of,
    load_weights,
    weighed_pair,
)
from dragoman.coding.learned.judgement import NONE, Judgement
from dragoman.coding.relating import checked, relation_of

BOOK = load_codebook()
WEIGHTS = load_weights()
TYPES = BOOK.types


def judgement(**shares: float) -> Judgement:
    """A judgement with these shares, what is left over going to "NONE"."""
    types = dict.fromkeys((*TYPES, NONE), 1e-06) | shares
    types[NONE] = types[NONE] if NONE in shares else max(1e-6, 1 - sum(shares.values()))
    return Judgement(
        types=types,
        modes={t: {"": 0.4, **dict.fromkeys(BOOK.modes(t)[:1], 0.6)} for t in TYPES},
        contents={"AID": 0.7, "": 0.3},
        statuses={"happened": 0.9, "planned": 0.1},
    )


def vote(type_: str, sides: int, mode: str = "", content: str = "") -> Vote:
    return Vote(frame=f"{type_.lower()}.some", type=type_, mode=mode, content=content, sides=sides)


def test_shares_add_up_and_a_frame_with_both_sides_tips_the_scale() -> None:
    alone = weighed_pair(judgement(AID=0.55, COOPERATE=0.4, NONE=0.01), (), TYPES, WEIGHTS)
    tipped = weighed_pair(
        judgement(AID=0.55, COOPERATE=0.4, NONE=0.01), [vote("COOPERATE", 2)], TYPES, WEIGHTS
    )

    assert sum(alone.values()) == pytest.approx(1)
    assert sum(tipped.values()) == pytest.approx(1)
    assert max(alone, key=lambda t: alone[t]) == "AID"
    assert max(tipped, key=lambda t: tipped[t]) == "COOPERATE"


def test_a_frame_counts_for_more_the_more_of_the_parties_it_has() -> None:
    own = [
        weighed_pair(judgement(AID=0.5), [vote("ASSAULT", n)], TYPES, WEIGHTS)["ASSAULT"] for n in range(3)
    ]

    assert own[0] < own[1] < own[2]


def test_what_frame_and_learned_part_agree_on_names_both() -> None:
    both = relation_of(judgement(AID=0.9, NONE=0.01), [vote("AID", 2)], codebook=BOOK, weights=WEIGHTS)
    learned = relation_of(judgement(AID=0.9, NONE=0.01), (), codebook=BOOK, weights=WEIGHTS)
    framed = relation_of(None, [vote("AID", 2)], codebook=BOOK, weights=WEIGHTS)

    assert (both.rule, learned.rule, framed.rule) == (
        "what.frame:aid.some + what.learned",
        "what.learned",
        "what.frame:aid.some",
    )


def test_a_frame_has_the_say_on_mode_and_content_and_the_learned_part_where_it_is_silent() -> None:
    told = relation_of(
        judgement(ACCUSE=0.9, NONE=0.01),
        [vote("ACCUSE", 2, "allege", "ASSAULT")],
        codebook=BOOK,
        weights=WEIGHTS,
    )
    untold = relation_of(
        judgement(ACCUSE=0.9, NONE=0.01), [vote("ACCUSE", 2)], codebook=BOOK, weights=WEIGHTS
    )

    assert (told.mode, told.content) == ("allege", "ASSAULT")
    assert (untold.mode, untold.content) == (BOOK.modes("ACCUSE")[0], "AID")


def test_only_speech_has_content_and_no_event_has_nothing() -> None:
    deed = relation_of(judgement(ASSAULT=0.9, NONE=0.01), (), codebook=BOOK, weights=WEIGHTS)
    nothing = relation_of(judgement(NONE=0.95), (), codebook=BOOK, weights=WEIGHTS)

    assert deed.content == ""
    assert (nothing.type, nothing.mode, nothing.content, nothing.status) == (NONE, "", "", "")


def test_what_is_planned_has_the_strict_type_of_the_promise() -> None:
    ahead = replace(judgement(CONSULT=0.97, NONE=0.01), statuses={"happened": 0.2, "planned": 0.8})

    assert relation_of(ahead, (), codebook=BOOK, weights=WEIGHTS).strict_type == "AGREE"


@pytest.mark.parametrize(
    ("source", "target"),
    [((0, 0), (9, 13)), ((0, 4), (9, 99)), ((-4, 2), (9, 13)), ((0, 10), (9, 13))],
    ids=["empty", "beyond", "before", "overlapping"],
)
def test_stretches_that_mark_no_two_parties_are_refused(
    source: tuple[int, int], target: tuple[int, int]
) -> None:
    with pytest.raises(ValueError, match=r"source|target"):
        checked("Mali met Chad.", source, target)


def test_confidence_grows_with_the_taggers_agreement() -> None:
    signs = Signs(verb=True, source=True, target=True).figures()
    agreed, doubted = (
        confidence_of(
            signs | TaggerView(type=share, none=1 - share, source=0.5, target=0.5).figures(), WEIGHTS
        )
        for share in (0.9, 0.01)
    )

    assert 0 < doubted < agreed < 1


def test_of_what_the_tagger_alone_finds_the_more_probable_is_the_surer() -> None:
    probable, doubtful = (
        confidence_of(
            {"first": 1.0} | TaggerView(type=share, none=1 - share, source=0.5, target=0.5).figures(),
            WEIGHTS,
            by="tagged",
        )
        for share in (0.9, 0.2)
    )

    assert 0 < doubtful < probable < 1


def test_what_no_tagger_read_is_the_surer_the_more_of_its_sides_is_known() -> None:
    alone, both = (Signs(verb=True, source=True, target=t).figures() for t in (False, True))

    assert 0 < confidence_of(alone, WEIGHTS) < confidence_of(both, WEIGHTS) < 1
    assert confidence_of(both, WEIGHTS) == confidence_of({**both, **UNTOLD}, WEIGHTS)


def test_the_purposes_ask_for_more_and_more() -> None:
    broad, default, precise = (WEIGHTS.thresholds[p] for p in ("broad", "default", "precise"))

    assert set(WEIGHTS.thresholds) == set(PURPOSES)
    assert 0 <= broad < default < precise < 1
