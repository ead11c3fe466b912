"""Who fought whom, where only the dead of both sides are told: 'two soldiers and six rebels were killed in a clash'?"""

from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.findings import Act, Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import FIGHTERS, FORCES
from dragoman.reading.grammar import fillers
from dragoman.reading.lemmas import lemma


def fought_each_other(act: Act, both: Sides, doc: Doc) -> tuple[Act, Sides]:
    """The act and its sides; soldiers or police and a band of fighters who fell in one fight fought each other.

    Args:
        act: the act.
        both: its sides so far.
        doc: the parsed text.
    """
    if act.type != "ASSAULT" or known(both.source):
        return act, both
    fell = {side.actor.sector for side in known(both.target)}
    fights = (t for slot in ("in", "during") for t in fillers(doc[act.trigger], slot))
    if fell.isdisjoint(FORCES) or fell.isdisjoint(FIGHTERS):
        return act, both
    if not any(lemma(t) in word_list("fights.two_sided") for t in fights):
        return act, both
    return replace(act, reciprocal=True), Sides(both.target, ())
