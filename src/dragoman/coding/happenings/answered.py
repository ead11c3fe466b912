"""What does somebody refuse, of whom a report tells only that he refused a demand or request?

'Chad demanded that Mali withdraw its troops. Mali rejected the demand': it is the withdrawal that is refused. The demand is the
last one told of before that the one who refuses was to meet, or that the one who is refused had made.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook import Codebook
from dragoman.coding.drafts import Draft, parties

ASKED = "REQUEST"  # the content of a refusal of which the words tell no more


def with_answers(groups: Sequence[tuple[Draft, ...]], codebook: Codebook) -> tuple[tuple[Draft, ...], ...]:
    """The groups; what is refused takes its content, and the mode that goes with it, from the demand that is answered."""
    asked = [
        (d, d.act.content) for g in groups for d in g
        if d.act.type == "REQUEST" and d.act.content not in {"", ASKED}
    ]  # fmt: skip
    return tuple(tuple(_answered(d, asked, codebook) for d in group) for group in groups)


def _answered(draft: Draft, asked: Sequence[tuple[Draft, str]], codebook: Codebook) -> Draft:
    if (draft.act.type, draft.act.content) != ("REJECT", ASKED):
        return draft
    before = [(d.start, content) for d, content in asked if d.start < draft.start and _answers(draft, d)]
    if not before:
        return draft
    content = max(before)[1]
    mode = codebook.mode_of_content("REJECT", content) or draft.act.mode
    return replace(draft, act=replace(draft.act, content=content, mode=mode))


def _answers(refusal: Draft, request: Draft) -> bool:
    """Whether who refuses was asked, or who is refused had asked."""
    to_whom = parties(refusal.sides.source) & parties(request.sides.target)
    by_whom = parties(refusal.sides.target) & parties(request.sides.source)
    return bool(to_whom or by_whom)
