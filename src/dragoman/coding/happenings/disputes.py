"""Do the tellings of a happening contradict each other?

Two sides' accounts are both kept: the record is marked `disputed`, and its tellings say who asserts it and who denies it.
Cannot answer yet: accounts that differ in numbers or in what was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.drafts import Draft, other_time, parties
from dragoman.coding.findings import Finding
from dragoman.records import Attribution

NEAR_DENIAL = 3  # sentences between what is told and a bare denial of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Denier:
    """Who denies what was told before, and where: characters of the cleaned text."""

    party: str
    attribution: Finding[Attribution]
    sentence: int
    start: int
    end: int


def with_denials(
    groups: Sequence[tuple[Draft, ...]], deniers: Sequence[Denier]
) -> tuple[tuple[Draft, ...], ...]:
    """Each bare denial by a party becomes a telling of the last thing said of that party just before it."""
    found = list(groups)
    for denier in deniers:
        fits = [n for n, group in enumerate(found) if _may_deny(denier, group)]
        if fits:
            best = max(fits, key=lambda n: max(d.start for d in found[n] if d.start < denier.start))
            found[best] = (*found[best], _denying(found[best][0], denier))
    return tuple(found)


def _may_deny(denier: Denier, group: tuple[Draft, ...]) -> bool:
    told = [d for d in group if d.start < denier.start and 0 <= denier.sentence - d.sentence <= NEAR_DENIAL]
    claimed = any(d.act.type == "ACCUSE" or d.attribution.value.how != "reporter" for d in told)
    others = any(_voice(d) != denier.party for d in told)
    one_side = parties(group[0].sides.source) ^ parties(
        group[0].sides.target
    )  # within one country it tells nothing
    return bool(told) and claimed and others and denier.party in one_side and _asserted(group[0])


def _denying(draft: Draft, denier: Denier) -> Draft:
    return replace(
        draft, status=Finding("denied", denier.attribution.spans[-1:], "tellings.denial"),
        certainty=Finding("certain", (), "how_sure.default"), attribution=denier.attribution,
        time=None, place=None, topics=(), contexts=(), sentence=denier.sentence, start=denier.start, end=denier.end, bare=True,
    )  # fmt: skip


def disputes(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """Marks the happenings whose tellings contradict each other.

    One voice says that it took place and another that it did not; or each of two sides says that the other did it to it.
    Rules: "tellings.denied" (the words are those of the denial), "tellings.mirrored" (those of the other side's account).
    """
    return tuple(_marked(group, _contradiction(group) or _mirrored(group, groups)) for group in groups)


def _marked(group: tuple[Draft, ...], dispute: Finding[bool] | None) -> tuple[Draft, ...]:
    return (replace(group[0], disputed=dispute), *group[1:]) if dispute else group


def _contradiction(group: tuple[Draft, ...]) -> Finding[bool] | None:
    asserting = {_voice(d) for d in group if _asserted(d)}
    for draft in group:
        if draft.status.value == "denied" and asserting - {_voice(draft)}:
            return Finding(True, ((draft.start, draft.end),), "tellings.denied")
    return None


def _mirrored(group: tuple[Draft, ...], groups: Sequence[tuple[Draft, ...]]) -> Finding[bool] | None:
    """'Chad says that Togo fired first; Togo says that Chad did': each accuses the other, and each is the other's target."""
    mine = group[0]
    for other in groups:
        theirs = other[0]
        if (
            theirs.act.type == mine.act.type != "ACCUSE" and not (mine.act.reciprocal or theirs.act.reciprocal)
            and abs(theirs.sentence - mine.sentence) <= NEAR_DENIAL and not other_time(mine, theirs)
            and _told_by_victim(mine) and _told_by_victim(theirs)
            and parties(mine.sides.source) == parties(theirs.sides.target) != parties(mine.sides.target)
            and parties(mine.sides.target) == parties(theirs.sides.source)
        ):  # fmt: skip
            return Finding(True, ((theirs.start, theirs.end),), "tellings.mirrored")
    return None


def _told_by_victim(draft: Draft) -> bool:
    return _asserted(draft) and _voice(draft) in parties(draft.sides.target)


def _asserted(draft: Draft) -> bool:
    return draft.status.value in {"happened", "ongoing", "recurring", "planned"}


def _voice(draft: Draft) -> str:
    """Whose word a telling is: a party, "unnamed", the accuser of an accusation, or "" for the reporter."""
    said = draft.attribution.value
    if said.how == "unnamed":
        return "unnamed"
    if said.to is not None:
        return said.to.party
    return min(parties(draft.sides.source), default="") if draft.act.type == "ACCUSE" else ""
