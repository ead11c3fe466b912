"""Who are 'the attackers': those who did it in the attack told of before?"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.findings import Side, Sides
from dragoman.coding.sides.implied import Before
from dragoman.coding.sides.in_slots import identity
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import FIGHTERS, OUTLAWS
from dragoman.records import Actor

DEFINITE = frozenset({"the", "these", "those", "both"})


def as_attackers(both: Sides, doc: Doc, before: Before) -> Sides:
    """The sides of an act, 'the attackers' as the fighters or gunmen who did it in the last attack told of."""
    return Sides(
        tuple(_who_attacked(s, both.target, doc, before) for s in both.source),
        tuple(_who_attacked(s, both.source, doc, before) for s in both.target),
    )


def _who_attacked(side: Side, others: Sequence[Side], doc: Doc, before: Before) -> Side:
    actor = side.actor
    told = actor.name or (actor.country and side.rule.startswith("who."))  # 'the Chadian attackers'
    if told or actor.role not in word_list("attackers.words"):
        return side
    definite = any(c.lower_ in DEFINITE for c in doc[side.head].lefts)
    if not definite and side.rule != "same_person.they":
        return side
    found = _band(frozenset(identity(o.actor) for o in others), before)
    if found is None:
        return side
    return replace(side, actor=replace(found, mention=actor.mention), rule="to_whom.attackers")


def _band(others: frozenset[tuple[str, str, str]], before: Before) -> Actor | None:
    """The one band that did it in the last attack, if it is not on the other side now."""
    for earlier in before:
        bands = [a for a in earlier.sources if a.sector in FIGHTERS | OUTLAWS and (a.country or a.name)]
        if earlier.type == "ASSAULT" and bands and not others & {identity(a) for a in bands}:
            return bands[0] if len(bands) == len(earlier.sources) == 1 else None
    return None
