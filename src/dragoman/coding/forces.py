"""Whose forces did it, where the text names only their state: 'Turkey shelled the town', 'the US withdrawal'?

Force, troops moved and troops gone home are done by a state's forces. A state's war or aggression is its government's, as is
what its leaders are said to do; both are left as they are.
"""

from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Side, Sides

WARS = frozenset({"war", "aggression"})
MOVED = frozenset(
    {("MOBILIZE", "troops"), ("MOBILIZE", "weapons"), ("RETREAT", "withdraw"), ("COERCE", "seize")}
)
RULE = "forces.of-state"


def by_its_forces(draft: Draft) -> Sides:
    """The sides of a telling, a state that is only named and does what forces do as those forces."""
    force = draft.act.type == "ASSAULT" and draft.lemma not in WARS
    if not force and (draft.act.type, draft.act.mode) not in MOVED:
        return draft.sides
    source = tuple(_armed(s) for s in draft.sides.source)
    target = draft.sides.target
    return Sides(source, tuple(_armed(s) for s in target) if draft.act.reciprocal else target)


def _armed(side: Side) -> Side:
    actor = side.actor
    if not actor.country or actor.sector != "GOV" or actor.sectors or actor.name or actor.role:
        return side
    return replace(side, actor=replace(actor, sector="MIL"), rule=f"{side.rule} + {RULE}")
