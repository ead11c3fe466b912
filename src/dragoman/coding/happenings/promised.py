"""Is an act no more than what another record of the same words promises, refuses or threatens?

'Kenya says it will assist Malawi' is one record, the promise, and the aid that is still to come is its content. Where another sentence tells of
the aid as well, it stays a record of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    "THREATEN": HOSTILE | {"REJECT"},
}  # what is promised, refused and threatened
OPEN = frozenset({"planned", "conditional", "denied", "ongoing"})  # how it is told of inside

SAID = CONTENT_CLAUSES | {"xcomp", "dobj", "nsubjpass"}  # 'the talks were called off'


def without_the_promised(told: Sequence[Sure], doc: Doc) -> tuple[list[Sure], list[Draft]]:
    """The happenings less those of which nothing tells but another one's content, whose telling holds their words then; and these."""
    sayings = [d for group, _ in told for d in group if d.act.type in SPOKEN]
    others = [d for group, _ in told for d in group if _weighed(d)]
    alone = (group[0] for group, _ in told if len(group) == 1)
    left = {
        d.act.trigger: d
        for d in alone
        if any(_content_of(s, d, doc) for s in sayings) or any(_says_it_may_be(d, o, doc) for o in others)
    }
    kept = [
        (tuple(_with_words(d, left.values(), doc) for d in group), sure)
        for group, sure in told
        if group[0].act.trigger not in left or group[0] != left[group[0].act.trigger]
    ]
    return kept, list(left.values())


def _with_words(saying: Draft, contents: Iterable[Draft], doc: Doc) -> Draft:
    """A telling with the words of what it speaks of, where it has but those of the saying: 'the minister said' that Chad will help."""
    if saying.act.frame or saying.act.type not in SPOKEN:
        return saying
    spans = [(d.start, d.end) for d in contents if _content_of(saying, d, doc)]
    return replace(
        saying,
        start=min([saying.start, *(start for start, _ in spans)]),
        end=max([saying.end, *(end for _, end in spans)]),
    )


def _content_of(saying: Draft, act: Draft, doc: Doc) -> bool:
    """Whether an act is what a telling of a promise, refusal or threat speaks of, by those who speak."""
    if saying.sentence != act.sentence or act.act.type not in SPOKEN[saying.act.type]:
        return False
    if act.status.value not in OPEN or _weighed(act) or not _spoken_of(saying, doc[act.act.trigger], doc):
        return False
    if act.lemma in word_list("spoken_content.aspect") or _decided(saying):
        return False
    mine = {s.actor.country for s in known(saying.sides.source)}
    theirs = {s.actor.country for s in known(act.sides.source)}
    return parties(act.sides.source) == parties(saying.sides.source) or theirs <= mine


def _weighed(act: Draft) -> bool:
    """Whether it is only possible that an act will be: 'may sign'."""
    return act.status.value == "planned" and act.certainty.value == "possible"


def _says_it_may_be(saying: Draft, act: Draft, doc: Doc) -> bool:
    """Whether what the tagger takes for a promise or a threat tells only what may be: 'the envoy said that Chad may sue'."""
    learned = saying.act.type in SPOKEN and not saying.act.frame and saying.sentence == act.sentence
    return learned and _spoken_of(saying, doc[act.act.trigger], doc)


def _decided(saying: Draft) -> bool:
    """Whether somebody is told to have resolved what he will do, and not to have promised it."""
    return (
        saying.act.type == "AGREE"
        and not saying.act.frame
        and saying.lemma in word_list("promised.resolving")
    )


def _spoken_of(saying: Draft, word: Token, doc: Doc) -> bool:
    """Whether a word is the one that tells what is spoken of: what a frame says it is, or the clause that a saying governs."""
    says = saying.act.says
    if says is not None and word.i in {t.i for t in conjuncts(doc[says])}:
        return True
    first = first_joined(word)
    return first.head.i == saying.act.trigger and first.dep_ in SAID
