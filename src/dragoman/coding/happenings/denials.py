"""Who denies what was told before?

'Togo denied it', 'the ministry rejected the accusation', 'Lomé called the report false'. A denial that names the act itself
('denied shelling the town') is a telling of the act, not a bare denial. Cannot answer yet: which of two things is denied.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Denial
from dragoman.knowledge.cues import Cues
from dragoman.reading.tree import spelt

OPEN = frozenset({"not", "n't", "n’t", "never", "neither"})
OWN_CLAUSES = frozenset({"acl", "relcl", "ccomp"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "oprd", "ccomp", "acomp"})


def find_denials(doc: Doc, *, cues: Cues) -> tuple[Denial, ...]:
    """The bare denials of a text, in order; a denial that is itself denied, asked about or only possible is none."""
    return tuple(_denials(doc, cues))


def _denials(doc: Doc, cues: Cues) -> Iterator[Denial]:
    for token in spelt(doc, cues.forms.keys()):
        if token.tag_[0] != "V" or not _denies(token, cues.forms[token.lower_], cues.sources):
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
        if subject is None or any(c.lower_ in OPEN or c.tag_ in {"MD", "TO"} for c in token.children):
            continue
        first, last = subject.left_edge.i, min(subject.right_edge.i, token.i - 1)
        end = max([token.i, *(c.right_edge.i for c in token.children if c.dep_ in COMPLEMENTS)]) + 1
        yield Denial((first, last + 1), subject.i, (token.i, token.i + 1), first, end)


def _denies(verb: Token, lemma: str, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a verb denies a thing told before, and says of it only 'it', 'the claim', 'doing so'."""
    if lemma in words["denial_verbs"]:
        said_so = any(c.dep_ == "xcomp" and c.lower_ == "doing" for c in verb.children)
        return said_so or any(c.dep_ == "dobj" and _stands_for(c, words) for c in verb.children)
    if lemma != "call":
        return False
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and child.lower_ in words["false_words"]:
            things = [
                c for c in (*child.children, *verb.children) if c.dep_ in {"nsubj", "dobj"} and c.i > verb.i
            ]
            return any(_stands_for(t, words) for t in things)
    return False


def _stands_for(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word stands for what was told before: 'it', 'the accusation', 'any involvement'; not 'the claim that …'."""
    if any(c.dep_ in OWN_CLAUSES for c in noun.children):
        return False
    low = noun.lower_
    return low in words["denied_things"] or (low[-1:] == "s" and low[:-1] in words["denied_things"])
