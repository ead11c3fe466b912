"""Is an act no more than what another record of the same words promises, refuses or threatens?

'Kenya says it will assist Malawi' is one record, the promise, and the aid that is still to come is its content. Where another sentence tells of
the aid as well, it stays a record of its own.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.drafts import Draft, parties
from dragoman.coding.findings import known
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import CONTENT_CLAUSES

Sure = tuple[tuple[Draft, ...], float]  # a happening, and how sure its record is

FRIENDLY = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
SPOKEN = {
    "AGREE": FRIENDLY,
    "CONCEDE": frozenset({"RETREAT"}),
    "REJECT": FRIENDLY | {"RETREAT", "CONCEDE"},
    "THREATEN": HOSTILE,
}  # what is promised, refused and threatened
OPEN = frozenset({"planned", "conditional", "denied", "ongoing"})  # how it is told of inside


def without_the_promised(told: Sequence[Sure], doc: Doc) -> tuple[list[Sure], list[Draft]]:
    """The happenings less those of which nothing tells but another one's content; and these."""
    sayings = [d for group, _ in told for d in group if d.act.type in SPOKEN]
    kept: list[Sure] = []
    left: list[Draft] = []
    for group, sure in told:
        only = len(group) == 1 and any(_content_of(saying, group[0], doc) for saying in sayings)
        if only:
            left.append(group[0])
        else:
            kept.append((group, sure))
    return kept, left


def _content_of(saying: Draft, act: Draft, doc: Doc) -> bool:
    """Whether an act is what a telling of a promise, refusal or threat speaks of, by those who speak."""
    if saying.sentence != act.sentence or act.act.type not in SPOKEN[saying.act.type]:
        return False
    if act.status.value not in OPEN or not _spoken_of(saying, doc[act.act.trigger], doc):
        return False
    if act.lemma in word_list("spoken_content.aspect") or _decided(saying):
        return False
    mine = {s.actor.country for s in known(saying.sides.source)}
    theirs = {s.actor.country for s in known(act.sides.source)}
    return parties(act.sides.source) == parties(saying.sides.source) or theirs <= mine


def _decided(saying: Draft) -> bool:
    """Whether somebody is told to have resolved what he will do, and not to have promised it."""
    return saying.act.type == "AGREE" and saying.lemma in word_list("promised.resolving")


def _spoken_of(saying: Draft, word: Token, doc: Doc) -> bool:
    """Whether a word is the one that tells what is spoken of: what a frame says it is, or the clause that a saying governs."""
    says = saying.act.says
    if says is not None and word.i in {t.i for t in conjuncts(doc[says])}:
        return True
    first = first_joined(word)
    return first.head.i == saying.act.trigger and first.dep_ in CONTENT_CLAUSES | {"xcomp"}
