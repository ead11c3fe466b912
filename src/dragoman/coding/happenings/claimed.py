"""Which attack is it that somebody claims: 'a bomb killed nine people … the FLP claimed responsibility'?

A claim is one more telling of the attack, and tells who did it; so is that somebody was behind it. It is of the attack told of
most and last before, of the claimant's or of nobody's by name. Who claims what no attack was told of, in words that name none, claims nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.drafts import Draft, parties
from dragoman.coding.findings import Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import OUTLAWS

Group = tuple[Draft, ...]
NEAR = 8  # sentences between an attack and the claim to it
BARE = "assault.claim-bare"
RULE = "claimed.claimant"


def is_claim(telling: Draft) -> bool:
    """Whether a telling is that somebody claims an attack, or was behind it."""
    return telling.act.frame in word_list("claimed.frames") and bool(known(telling.sides.source))


def with_claims(groups: Sequence[Group], claims: Sequence[Draft]) -> tuple[Group, ...]:
    """The happenings, each claim joined to the attack that it is of, which is then the claimant's.

    Args:
        groups: all happenings but the claims.
        claims: tellings for which `is_claim` holds, in text order.
    """
    kept = list(groups)
    for claim in claims:
        fits = [n for n, g in enumerate(kept) if _may_be_of(claim, g)]
        if fits:
            best = max(fits, key=lambda n: (_is_theirs(kept[n], claim), len(kept[n]), n))
            kept[best] = _joined(kept[best], claim)
        elif claim.act.frame != BARE:
            kept.append((claim,))
    return tuple(sorted(kept, key=lambda g: g[0].start))


def _may_be_of(claim: Draft, group: Group) -> bool:
    """Whether an attack was told of just before, of the claimant's or of nobody's by name."""
    before = any(d.start < claim.start and claim.sentence - d.sentence <= NEAR for d in group)
    done = claim.status.value == "happened" and all(d.status.value == "happened" for d in group)
    fits = _is_theirs(group, claim) or all(map(_by_nobody_named, group))
    return group[0].act.type == "ASSAULT" and before and done and fits


def _is_theirs(group: Group, claim: Draft) -> bool:
    return any(parties(d.sides.source) == parties(claim.sides.source) for d in group)


def _by_nobody_named(telling: Draft) -> bool:
    """Whether a telling names no doer: none, 'gunmen', 'a suicide bomber', 'rebels', 'a drone' of nobody knows whose."""
    doers = [s.actor for s in known(telling.sides.source)]
    return all(not a.name and (a.sector in OUTLAWS or not a.country) for a in doers)


def _joined(group: Group, claim: Draft) -> Group:
    """The attack with the claim as one more telling, all of them of the claimant."""
    theirs = tuple(replace(s, rule=RULE) for s in known(claim.sides.source))
    struck = next((d.sides.target for d in group if known(d.sides.target)), claim.sides.target)
    nameless = all(map(_by_nobody_named, group))
    told = [replace(d, sides=Sides(theirs, d.sides.target)) for d in group] if nameless else group
    return tuple(sorted((*told, replace(claim, sides=Sides(theirs, struck))), key=lambda d: d.start))
