"""Which acts stand inside what another act promises, asks, alleges, refuses, threatens, praises or signs, and are no events of their own?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SPOKEN_OF, Act
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import is_beside
from dragoman.reading.grammar import to_infinitive
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma

NOT_DONE_YET = SPOKEN_OF - {"ACCUSE"}  # whose complement is still to come, or is not to be
GIVING_WAY = frozenset({"CONCEDE", "RETREAT"})  # what a decision or a promise to give way is of
PRAISED = frozenset({"AID", "COOPERATE", "AGREE", "SUPPORT", "CONCEDE", "MOBILIZE"})


def mark_reported(acts: Sequence[Act], doc: Doc) -> tuple[Act, ...]:
    """Marks the acts that are only what another act speaks of, praises or signs."""
    inside: set[int] = set()
    for act in acts:
        inside.update(_inside(act, acts, doc))
    return tuple(replace(act, reported=True) if act.trigger in inside else act for act in acts)


def _inside(act: Act, acts: Sequence[Act], doc: Doc) -> Iterator[int]:
    """The words of other acts that stand inside one act."""
    trigger = doc[act.trigger]
    if act.type in SPOKEN_OF and act.says is not None:
        yield from _spoken(doc[act.says]) - {act.trigger}
    elif act.type in NOT_DONE_YET:
        yield from _complement(trigger)
    elif act.type == "CONCEDE":
        ways = {other.trigger for other in acts if other.type in GIVING_WAY} - {act.trigger}
        yield from ways & (_complement(trigger) | (_spoken(doc[act.says]) if act.says is not None else set()))
    elif act.type == "SUPPORT" and trigger.pos_ == "VERB":
        below = {t.i for t in trigger.subtree if t.i > trigger.i}
        for other in acts:
            if other.trigger in below and (_praised(act, other, doc) or _signed(act, other, doc)):
                yield other.trigger


def _spoken(says: Token) -> set[int]:
    """The words of what is said, less what is told in passing: 'demanded the release of Soto, *who was seized on Monday*'."""
    inside = {t.i for t in says.subtree}
    for token in says.subtree:
        if (
            token.dep_ == "relcl"
            and token.tag_ != "VB"
            and token.left_edge.i > says.i
            and token.left_edge.nbor(-1).text == ","
        ) or (is_beside(token) and token.i > says.i):
            inside -= {t.i for t in token.subtree}
    return inside


def _complement(verb: Token) -> set[int]:
    """The verb that is asked for or threatened, where the frame doesn't say where it stands: 'threatened to shell the port'."""
    if verb.pos_ != "VERB":
        return set()
    said = [c for c in verb.rights if c.dep_ == "xcomp" or (c.dep_ == "ccomp" and c.tag_ == "VB")]
    return {t.i for c in said for t in conjuncts(c)}


def _praised(act: Act, other: Act, doc: Doc) -> bool:
    """Whether one praises what another act tells of, and no words but the praiser's own say who did it: 'thanked Chad for helping'."""
    if lemma(doc[act.trigger]) not in word_list("inner.praising") or other.type not in PRAISED:
        return False
    link = doc[other.trigger]
    while link.head.i != act.trigger and link.head.i != link.i:
        if link.dep_ in {"relcl", "conj", "advcl", "ccomp"} and link.pos_ in VERBS:
            return False
        link = link.head
    return link.dep_ in {"dobj", "prep"} and set(other.sources) <= set(act.sources)


def _signed(act: Act, other: Act, doc: Doc) -> bool:
    """Whether an act is what is signed: 'signed a pact to supply grain', 'will sign an understanding with Chad'."""
    verb = doc[other.trigger]
    if lemma(doc[act.trigger]) not in word_list("inner.signing"):
        return False
    if other.type == "AGREE" and verb.pos_ == "NOUN":
        return True
    return (
        verb.dep_ in {"acl", "advcl", "relcl"}
        and to_infinitive(verb)
        and lemma(verb.head) not in {"plan", "effort"}
    )
