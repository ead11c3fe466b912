"""How sure is it that an act is an event of its type, and what does the frame leave untold of it?

Takes mode and content of the tagger where the frame has none, and weighs frame, sides and tagger into a confidence in the type;
`whole.py` makes of it one in the record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from dragoman.codebook import Codebook
from dragoman.codebook.frames import FrameSet
from dragoman.coding.confidence.weighing import (
    UNTOLD,
    Purpose,
    Signs,
    SpokenSigns,
    TaggerView,
    Weights,
    confidence_of,
)
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act
from dragoman.coding.learned.judgement import NONE, Judgement
from dragoman.coding.learned.pointing import Known, share_of
from dragoman.coding.learned.tagger import Tags
from dragoman.coding.refusing.not_events import NO_SIDES
from dragoman.coding.what.spoken_content import as_failed, as_promised

LEAST_MODE, LEAST_CONTENT = 0.8, 0.3  # how probable must be what is taken where the frame has none
LEAST_MODE_SAID = 0.6  # the same of an act of speech, whose modes lie farther apart
TO_RESIGN = ("change", "RETREAT")  # mode and content where it is asked, or refused, that somebody step down
SURER_MODE, SURER_CONTENT = 0.55, 0.65  # the same where the frame of an act of speech tells another


def judged(
    drafts: Sequence[Draft],
    *,
    known: Known,
    frames: FrameSet,
    codebook: Codebook,
    weights: Weights,
    tags: Tags,
) -> list[Draft]:
    """The drafts with their confidence, and with mode and content that the tagger adds.

    Args:
        drafts: what was found.
        known: what is known of the words that the tagger may point to.
        frames: what they were found by.
        codebook: tells which types have a content.
        weights: as shipped.
        tags: what the tagger made of the text; of words that it did not read, and of those of a user's own frames, frames
            and parse are weighed alone.
    """
    found = []
    for draft in drafts:
        own = bool(draft.act.frame) and frames.get(draft.act.frame).own
        word = None if own else draft.judged_by
        judgement = None if word is None else tags.judgement(word)
        told = (
            UNTOLD
            if word is None or judgement is None
            else _told(draft, judgement, tags.sides(word), known).figures()
        )
        figures = {**told, **_signs_of(draft, judgement, frames), **_against(draft)}
        sure = replace(
            draft, figures=figures, confidence=confidence_of(figures, weights, by=_found_by(draft.act))
        )
        found.append(sure if judgement is None else _added(sure, judgement, codebook))
    return found


def _told(
    draft: Draft,
    judgement: Judgement,
    sides: tuple[Mapping[int, float], Mapping[int, float]],
    known: Known,
) -> TaggerView:
    """What the tagger makes of a draft's type and sides; a side that the passage does not name is nobody in it."""
    source, target = (
        share_of(side, shares, known)
        for side, shares in zip((draft.sides.source, draft.sides.target), sides, strict=True)
    )
    types = judgement.types
    return TaggerView(type=types[draft.act.type], none=types[NONE], source=source, target=target)


def sure_enough(
    drafts: Sequence[Draft], weights: Weights, purpose: Purpose
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """The tellings that frames found, with those of the others that are sure by themselves; and the rest, with the reason."""
    kept: list[Draft] = []
    left: list[tuple[Draft, str]] = []
    for draft in drafts:
        thresholds = weights.spoken_thresholds if draft.act.sign else weights.tagged_thresholds
        at_least = thresholds[purpose]
        if draft.act.frame or draft.confidence >= at_least:
            kept.append(draft)
        else:
            left.append((draft, f"no frame has it, confidence {draft.confidence:.2f}, below {at_least:.2f}"))
    return kept, left


def _found_by(act: Act) -> Literal["frame", "sign", "tagged"]:
    return "frame" if act.frame else "sign" if act.sign else "tagged"


def _against(draft: Draft) -> dict[str, float]:
    """What rules say against a draft, as figures."""
    return {
        "against_sides": float(bool(draft.against) and draft.against in NO_SIDES),
        "against_telling": float(bool(draft.against) and draft.against not in NO_SIDES),
    }


def _signs_of(draft: Draft, judgement: Judgement | None, frames: FrameSet) -> dict[str, float]:
    """What speaks for and against a draft beside the tagger."""
    if draft.act.sign and judgement is not None:
        return SpokenSigns(type=draft.act.type, sign=draft.act.sign).figures(judgement)
    if not draft.act.frame:
        return {"first": 1.0}
    sides = draft.sides
    return Signs(
        verb=frames.get(draft.act.frame).pos == "verb",
        source=bool(sides.source),
        target=bool(sides.target) or len(sides.source) > 1,
    ).figures()


def _added(draft: Draft, judgement: Judgement, codebook: Codebook) -> Draft:
    """The draft with what the frame leaves untold, and of a saying with what the tagger is surer of than its word alone can be."""
    act, learned = draft.act, set()
    if judgement.type == act.type:
        learned.add("type")
    said = codebook.is_speech(act.type)
    mode = judgement.mode(act.type)
    if mode == "multilateral" and _between_two(draft):
        mode = ""  # 'the annual summit' of two states
    probable = judgement.modes[act.type].get(mode, 0.0)
    known_mode = (act.mode, act.content) == TO_RESIGN or not act.mode
    surer = mode if said and not known_mode and mode != act.mode and probable >= SURER_MODE else ""
    if not act.mode and mode and probable >= (LEAST_MODE_SAID if said else LEAST_MODE):
        act = replace(act, mode=mode)
        learned.add("mode")
    content = judgement.content
    if act.type == "AGREE":
        content = as_promised(content, draft.lemmas)
    if act.type == "ACCUSE":
        content = as_failed(content, draft.lemmas)
    probable = judgement.contents[judgement.content]
    if said and content and probable >= (SURER_CONTENT if act.content else LEAST_CONTENT):
        if content != act.content:
            learned.add("content")
        act = replace(act, content=content)
    likely = _likely_mode(judgement.modes[act.type]) if said and not act.mode else ""
    return replace(draft, act=act, learned=frozenset(learned), surer_mode=surer, likely_mode=likely)


def _likely_mode(modes: Mapping[str, float]) -> str:
    """The likeliest mode of a saying where it is sure enough that it has one, though not which."""
    some = {mode: share for mode, share in modes.items() if mode}
    return max(some, key=lambda m: (some[m], m)) if sum(some.values()) >= LEAST_MODE_SAID else ""


def _between_two(draft: Draft) -> bool:
    """Whether those who take part are two states alone, or their people."""
    actors = [side.actor for side in (*draft.sides.source, *draft.sides.target)]
    return len(actors) == len({a.country for a in actors}) == 2 and all(a.country for a in actors)
