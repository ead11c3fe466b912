"""Which bare numbers stand for people: 'Hundreds protested', 'dozens were arrested', 'killing ten'?

Goes by the number and its verb. Cannot know yet people whose number is told of without a verb ('the arrest of dozens').
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention
from dragoman.knowledge.names import Knowledge
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

SUFFERING = frozenset({"dobj", "nsubjpass", "obj"})


def find_crowds(doc: Doc, *, knowledge: Knowledge) -> Iterator[Mention]:
    """A mention for each number that stands for people."""
    crowds = knowledge.words["crowds"]
    for token in doc:
        if not (token.lower_ in crowds or (token.tag_ == "CD" and token.dep_ in SUFFERING)):
            continue
        if _counted(token):
            continue
        verb = token.head
        if verb.pos_ != "VERB":
            continue
        acting = (
            token.dep_ == "nsubj" and token.tag_ == "NNS" and lemma(verb) in knowledge.words["crowd_acts"]
        )
        suffering = token.dep_ in SUFFERING and lemma(verb) in knowledge.words["done_to_crowds"]
        if acting or suffering:
            start, end = token.left_edge.i, token.right_edge.i + 1 if _of_numbers(token) else token.i + 1
            actor = Actor(mention=doc[start:end].text, sector="CVL", role="people")
            yield Mention(start, end, token.i, "group", (actor,), True, "who.crowd")


def _counted(token: Token) -> bool:
    """Whether a number says of whom it is one: 'thousands of people', which is a mention by its noun."""
    return any(c.dep_ == "prep" for c in token.children) and not _of_numbers(token)


def _of_numbers(token: Token) -> bool:
    """'Tens of thousands', and nobody else."""
    inner = [g for c in token.children if c.lower_ == "of" for g in c.children]
    return bool(inner) and all(g.lower_ in {"thousands", "millions"} and not list(g.children) for g in inner)
