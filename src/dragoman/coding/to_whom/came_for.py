"""Whom does a visitor come to meet, where the town is only where they meet: 'flew to Geneva for talks with the head of the WHO'?"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Finding, Mention, Side, Sides
from dragoman.coding.sides.in_slots import identity, side_of
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import DESCRIBING_OR_OWNING
from dragoman.reading.lemmas import lemma
from dragoman.records import Place

TOWN = "city"
MET = ("with", "of")  # behind which those stand whom talks are with and who hold a meeting


def came_for(
    act: Act, both: Sides, doc: Doc, mentions: Mapping[int, Mention], places: Sequence[Finding[Place]]
) -> Sides:
    """The sides of a visit to a town, with those in place of its state whom the visitor comes to meet there.

    Where nobody tells whom, the state is none either of a town where others have their seat: 'came to Geneva for talks'.
    """
    if act.type != "CONSULT" or act.mode != "visit" or not both.source or len(both.target) > 1:
        return both
    town = _town(both.target[0], doc, places) if both.target else None
    if both.target and town is None:
        return both
    purposes = _purposes(doc[act.trigger])
    told = {h.i: m for w in purposes for h in _beside(w) if (m := mentions.get(h.i)) is not None}
    own = {identity(s.actor) for s in both.source}
    countries = {s.actor.country for s in both.source} - {""}
    met = [
        side_of(a, m, doc, "to_whom.came-for")
        for m in told.values()
        for a in m.actors
        if identity(a) not in own and (a.sector in BODIES or (a.country and a.country not in countries))
    ]
    if town is not None and town.country in {s.actor.country for s in met}:
        return both
    if met:
        return Sides(both.source, tuple({identity(s.actor): s for s in met}.values()))
    return (
        Sides(both.source, ()) if town is not None and purposes and _seat(town, both.target[0], doc) else both
    )


def _town(side: Side, doc: Doc, places: Sequence[Finding[Place]]) -> Place | None:
    """The town that a side is named by, if it is no more."""
    if not side.spans:
        return None
    start, end = side.spans[0]
    return next(
        (p.value for p in places if p.value.precision == TOWN and p.spans and start <= p.spans[0][0] < end),
        None,
    )


def _seat(town: Place, side: Side, doc: Doc) -> bool:
    """Whether it is a town where others than its state meet, and not what somebody visits."""
    visited = doc[side.head].dep_ == "dobj" or not side.actor.country
    return not visited and town.name.lower() in word_list("came_for.seats")


def _purposes(going: Token) -> list[Token]:
    """What somebody goes somewhere for: 'for talks', 'to attend the summit'."""
    aims = [c for c in going.children if c.dep_ in {"advcl", "xcomp", "acl"}]
    attended = (t for aim in aims if lemma(aim) in word_list("came_for.attending") for t in _objects(aim))
    return [*fillers(going, "for"), *attended]


def _objects(aim: Token) -> Iterator[Token]:
    """What is attended: 'address the assembly', 'take part in the forum'."""
    for child in aim.children:
        if child.dep_ == "dobj":
            yield child
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "before"}:
            yield from (g for g in child.children if g.dep_ == "pobj")


def _beside(purpose: Token) -> Iterator[Token]:
    """A meeting, and the words by it that tell who holds it or whom it is with."""
    yield purpose
    yield from (c for c in purpose.lefts if c.dep_ in DESCRIBING_OR_OWNING)
    for prep in MET:
        for word in fillers(purpose, prep):
            yield from conjuncts(word)
            yield from (c for c in word.lefts if c.dep_ in DESCRIBING_OR_OWNING)
