"""How sure is it that what a frame found is an event, and what does the frame leave untold of it?

Hands every draft of a report to the learned part together, takes its mode and content where the frame has none, and weighs
both into a confidence in the type; `whole.py` makes of it one in the record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from spacy.tokens import Doc

from dragoman.codebook import Codebook
from dragoman.codebook.frames import FrameSet
from dragoman.coding.classifier import Classifier
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Mention, Side
from dragoman.coding.judgement import NONE, Judgement
from dragoman.coding.marking import Marked, Stretch
from dragoman.coding.refusing import NO_SIDES
from dragoman.coding.relating import marked_act
from dragoman.coding.spoken_content import as_promised
from dragoman.coding.tagged import word_of
from dragoman.coding.tagger import NOBODY, Tags
from dragoman.coding.weighing import Purpose, Signs, SpokenSigns, Told, Weights, confidence_of

SHORT = 32  # pieces of a sentence that are read, those nearest to the act and its sides
LEAST_MODE, LEAST_CONTENT = 0.8, 0.3  # how probable must be what is taken where the frame has none


def judged(
    drafts: Sequence[Draft],
    doc: Doc,
    *,
    mentions: Mapping[int, Mention],
    frames: FrameSet,
    codebook: Codebook,
    classifier: Classifier | None,
    weights: Weights,
    before: Mapping[int, Judgement],
    tags: Tags | None = None,
) -> list[Draft]:
    """The drafts with their confidence, and with mode and content that the learned part adds.

    `before` holds by its word the judgement of each act that has been judged already. Without a classifier the frames and the
    parse are weighed alone.
    """
    if classifier is None:
        return [_by_frame(draft, frames, weights) for draft in drafts if draft.act.frame]
    words = {d.act.trigger: word_of(d.act, doc, tags) if tags is not None else None for d in drafts}
    asked = [d for d in drafts if d.act.trigger not in before and words[d.act.trigger] is None]
    given = classifier.judge_all([marked(d.act, doc, mentions) for d in asked], limit=SHORT) if asked else []
    judgements = {d.act.trigger: j for d, j in zip(asked, given, strict=True)} | dict(before)
    if tags is not None:
        judgements |= {t: tags.judgement(w) for t, w in words.items() if w is not None and t not in before}
    found = []
    for draft in drafts:
        judgement = judgements[draft.act.trigger]
        told = _told(draft, doc, mentions, tags) if tags is not None else Told()
        figures = told.figures() | _signs_of(draft, judgement, frames) | against(draft)
        sure = replace(
            draft, figures=figures, confidence=confidence_of(figures, weights, by=_found_by(draft.act))
        )
        found.append(_added(sure, judgement, codebook))
    return found


def _told(draft: Draft, doc: Doc, mentions: Mapping[int, Mention], tags: Tags) -> Told:
    """What the tagger makes of a draft's type and sides; a side that the sentence does not name is nobody in it."""
    word = word_of(draft.act, doc, tags)
    if word is None:
        return Told()
    types = tags.judgement(word).types
    sides = (draft.sides.source, draft.sides.target)
    source, target = (
        _pointed_at(side, shares, mentions) for side, shares in zip(sides, tags.sides(word), strict=True)
    )
    return Told(type=types[draft.act.type], none=types[NONE], source=source, target=target, read=True)


def _pointed_at(side: Sequence[Side], shares: Mapping[int, float], mentions: Mapping[int, Mention]) -> float:
    heads = (
        range(mentions[s.head].start, mentions[s.head].end) if s.head in mentions else (s.head,) for s in side
    )
    there = {i for some in heads for i in some} & shares.keys()
    return sum(shares[i] for i in there) if there else shares[NOBODY]


def _by_frame(draft: Draft, frames: FrameSet, weights: Weights) -> Draft:
    figures = Told().figures() | _framed(draft, frames).figures(None) | against(draft)
    return replace(draft, figures=figures, confidence=confidence_of(figures, weights))


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


def against(draft: Draft) -> dict[str, float]:
    """What rules say against a draft, as figures."""
    return {
        "against_sides": float(bool(draft.against) and draft.against in NO_SIDES),
        "against_telling": float(bool(draft.against) and draft.against not in NO_SIDES),
    }


def _signs_of(draft: Draft, judgement: Judgement | None, frames: FrameSet) -> dict[str, float]:
    """What speaks for and against a draft beside the tagger."""
    if draft.act.frame:
        return _framed(draft, frames).figures(None)
    if draft.act.sign and judgement is not None:
        return SpokenSigns(type=draft.act.type, sign=draft.act.sign).figures(judgement)
    return {"first": 1.0}


def _framed(draft: Draft, frames: FrameSet) -> Signs:
    frame, sides = frames.get(draft.act.frame), draft.sides
    return Signs(
        type=draft.act.type,
        verb=frame.pos == "verb",
        source=bool(sides.source),
        target=bool(sides.target) or len(sides.source) > 1,
    )


def marked(act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> Marked:
    """An act's sentence as the learned part reads it."""
    return marked_act(act, doc, (_range(act.sources, doc, mentions), _range(act.targets, doc, mentions)))


def _range(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> Stretch:
    """The token range of the first head that is a mention; else of the first head with what stands before it."""
    for head in heads:
        if head in mentions:
            return mentions[head].start, mentions[head].end
    return (doc[heads[0]].left_edge.i, heads[0] + 1) if heads else (0, 0)


def _added(draft: Draft, judgement: Judgement, codebook: Codebook) -> Draft:
    """The draft with what the frame leaves untold."""
    act, learned = draft.act, set()
    if judgement.type == act.type:
        learned.add("type")
    mode = judgement.mode(act.type)
    if not act.mode and mode and judgement.modes[act.type][mode] >= LEAST_MODE:
        act = replace(act, mode=mode)
        learned.add("mode")
    content = judgement.content
    if act.type == "AGREE":
        content = as_promised(content, draft.lemmas)
    told = judgement.contents[judgement.content] >= LEAST_CONTENT
    if codebook.is_speech(act.type) and not act.content and told:
        act = replace(act, content=content)
        learned.add("content")
    return replace(draft, act=act, learned=frozenset(learned))
