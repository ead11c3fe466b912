"""Does a noun tell of a visit or a meeting as known that is still to come: 'will visit Peru … his trip comes as …'?

A noun has no tense. Where the report told before that the same sides will meet, and of no other meeting of theirs, it is that one.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft, other_time, parties
from dragoman.coding.findings import Finding

UNTOLD = "how_sure.default"  # the rule where no words tell whether it happened
RULE = "tellings.announced"


def as_announced(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a known meeting with the status of the one that was announced before."""
    found: list[Draft] = []
    for draft in drafts:
        told = _told_before(draft, found) if _only_named(draft) else []
        ahead = told and all(d.status.value == "planned" for d in told)
        found.append(
            replace(draft, status=Finding("planned", told[-1].status.spans, RULE)) if ahead else draft
        )
    return found


def _only_named(draft: Draft) -> bool:
    known = draft.lemma in draft.definite or bool(draft.act.sources)  # 'the visit', 'her visit'
    return draft.act.type == "CONSULT" and draft.noun and draft.status.rule == UNTOLD and known


def _told_before(draft: Draft, before: Sequence[Draft]) -> list[Draft]:
    """The meetings of the same sides that were told of before."""
    return [
        d
        for d in before
        if d.act.type == "CONSULT" and d.start < draft.start and _same(draft, d) and not other_time(draft, d)
    ]


def _same(draft: Draft, other: Draft) -> bool:
    mine, theirs = parties(draft.sides.source), parties(other.sides.source)
    hosts, others = parties(draft.sides.target), parties(other.sides.target)
    return bool(mine) and mine <= theirs and bool(hosts) and hosts <= others
