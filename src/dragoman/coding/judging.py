"""How sure is it that what a frame found is an event, and what does the frame leave untold of it?

Hands every draft of a report to the learned part together, takes its mode and content where the frame has none, and weighs
both into a confidence. Happenings below a threshold are set aside with their confidence as the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.codebook import Codebook
from dragoman.codebook.frames import FrameSet
from dragoman.coding.classifier import Classifier, Judgement
from dragoman.coding.findings import Mention
from dragoman.coding.marking import Marked, Stretch
from dragoman.coding.relating import marked_act
from dragoman.coding.tellings import Draft
from dragoman.coding.weighing import Signs, Weights, confidence_of

SHORT = 32  # pieces of a sentence that are read, those nearest to the act and its sides
LEAST_MODE, LEAST_CONTENT = (
    0.5,
    0.3,
)  # how probable a mode or content must be to be taken where the frame has none
Groups = tuple[tuple[Draft, ...], ...]


def judged(
    drafts: Sequence[Draft],
    doc: Doc,
    *,
    mentions: Mapping[int, Mention],
    frames: FrameSet,
    codebook: Codebook,
    classifier: Classifier,
    weights: Weights,
) -> list[Draft]:
    """The drafts with their confidence, and with mode and content that the learned part adds."""
    if not drafts:
        return []
    marked = [_marked(draft, doc, mentions) for draft in drafts]
    judgements = classifier.judge_all(marked, limit=SHORT)
    found = []
    for draft, judgement in zip(drafts, judgements, strict=True):
        figures = signs_of(draft, frames).figures(judgement)
        sure = replace(draft, figures=figures, confidence=confidence_of(figures, weights))
        found.append(_added(sure, judgement, codebook))
    return found


def sifted(groups: Groups, *, at_least: float) -> tuple[Groups, list[tuple[Draft, str]]]:
    """The happenings that are sure enough, and of the others the first telling with the reason against."""
    kept = tuple(g for g in groups if confidence(g) >= at_least)
    left = [g for g in groups if confidence(g) < at_least]
    return kept, [(g[0], f"confidence {confidence(g):.2f}, below {at_least:.2f}") for g in left]


def confidence(group: Sequence[Draft]) -> float:
    """That of a happening: of its surest telling."""
    return max(draft.confidence for draft in group)


def signs_of(draft: Draft, frames: FrameSet) -> Signs:
    """What speaks for and against a draft beside the learned part's judgement."""
    frame, sides = frames.get(draft.act.frame), draft.sides
    return Signs(
        type=draft.act.type,
        verb=frame.pos == "verb",
        company=bool(frame.need or frame.words),
        source=bool(sides.source),
        target=bool(sides.target) or len(sides.source) > 1,
    )


def _marked(draft: Draft, doc: Doc, mentions: Mapping[int, Mention]) -> Marked:
    return marked_act(
        draft.act, doc, (_range(draft.act.sources, doc, mentions), _range(draft.act.targets, doc, mentions))
    )


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
    told = judgement.contents[content] >= LEAST_CONTENT
    if codebook.is_speech(act.type) and not act.content and told:
        act = replace(act, content=content)
        learned.add("content")
    return replace(draft, act=act, learned=frozenset(learned))
