"""Is an act no more than what another record of the same words promises, refuses, asks for or threatens?

'Kenya says it will assist Malawi' is one record, the promise, and the aid that is still to come is its content. Where another sentence tells of
the aid as well, it stays a record of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.drafts import Draft, both_sides, parties
from dragoman.coding.findings import known
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import CONTENT_CLAUSES
from dragoman.reading.lemmas import lemma

Sure = tuple[tuple[Draft, ...], float]  # a happening, and how sure its record is

FRIENDLY = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
SPOKEN = {
    "AGREE": FRIENDLY,
    "CONCEDE": frozenset({"RETREAT"}),
    "REJECT": FRIENDLY | HOSTILE | {"RETREAT", "CONCEDE", "AGREE", "ACCUSE"},
    "REQUEST": FRIENDLY | HOSTILE | {"RETREAT", "CONCEDE", "REJECT"},
    "THREATEN": HOSTILE | {"REJECT", "ACCUSE"},
}  # what is promised, given way in, refused, asked for and threatened
ANNOUNCED = {"THREATEN": frozenset({"PROTEST", "SANCTION", "ACCUSE"}), "REJECT": frozenset({"ACCUSE"})}
OPEN = frozenset({"planned", "conditional", "denied", "ongoing"})  # how it is told of inside
SAID = CONTENT_CLAUSES | {"xcomp", "dobj", "nsubjpass"}  # 'the talks were called off'


def without_the_promised(told: Sequence[Sure], doc: Doc) -> tuple[list[Sure], list[Draft]]:
    """The happenings less those of which nothing tells but another one's content, whose telling holds their words then; and these.

    Where the tagger takes a word of saying for a promise of what may be, is decided or is a sanction, it is the saying that goes.
    """
    near: dict[int, list[Draft]] = {}
    for group, _ in told:
        for draft in group:
            near.setdefault(draft.sentence, []).append(draft)
    pairs = [
        (saying, act)
        for drafts in near.values()
        for saying in drafts if saying.act.type in SPOKEN
        for act in drafts if _content_of(saying, act, doc)
    ]  # fmt: skip
    alone = {id(group[0]) for group, _ in told if len(group) == 1}
    left = {
        id(gone): gone
        for saying, act in pairs
        if id(gone := saying if _told_by_the_act(saying, act, doc) else act) in alone
    }
    spoken_of: dict[int, list[Draft]] = {}
    for saying, act in pairs:
        if id(act) in left and not saying.act.frame:
            spoken_of.setdefault(id(saying), []).append(act)
    kept = [
        (tuple(_with_words(d, spoken_of.get(id(d), ())) for d in group), sure)
        for group, sure in told
        if id(group[0]) not in left
    ]
    return kept, list(left.values())


def _with_words(saying: Draft, acts: Sequence[Draft]) -> Draft:
    """A telling with the words of what it speaks of, where it has but those of the saying: 'the minister said' that Chad will help."""
    start, end = min(d.start for d in (saying, *acts)), max(d.end for d in (saying, *acts))
    return replace(saying, start=start, end=end) if acts else saying


def _told_by_the_act(saying: Draft, act: Draft, doc: Doc) -> bool:
    """Whether what the tagger takes for a promise or a threat tells only what may be, what is planned or decided, or a sanction that is announced.

    Who makes a law of force promises nobody anything: 'approved a bill to expel them' tells of the expulsion.
    """
    if _lawmaking(saying, act):
        return True
    if saying.act.frame or saying.act.type == "REQUEST":
        return False
    planned = _of_plan(saying, doc[act.act.trigger])
    return (
        planned or _weighed(act) or _announced(saying, act) or saying.lemma in word_list("promised.resolving")
    )


def _of_plan(saying: Draft, word: Token) -> bool:
    """Whether a word tells what a plan is of that somebody announces: 'unveiled plans to arm Chad'."""
    first = first_joined(word)
    plan = first.head
    told = first.dep_ in {"acl", "relcl"} and plan.dep_ == "dobj" and plan.head.i == saying.act.trigger
    return told and lemma(plan) in word_list("promised.plans")


def _only_let(saying: Draft, act: Draft) -> bool:
    """Whether a noun names what is consented to or proposed, and nothing tells that it was: 'gave the green light to talks'."""
    bare = act.noun and act.status.rule == "how_sure.default"
    let = saying.lemma in word_list("promised.letting")
    return bare and (let or (saying.act.frame != "" and act.act.trigger == saying.act.says))


def _refused(saying: Draft, act: Draft) -> bool:
    """Whether a verb tells what one refuses to do oneself: 'opposed sending weapons to Chad'."""
    return saying.act.type == "REJECT" and not act.noun and act.act.trigger == saying.act.says


def _weighed(act: Draft) -> bool:
    """'May sign': what is no more than thought of."""
    return act.status.value == "planned" and act.certainty.value == "possible"


def _announced(saying: Draft, act: Draft) -> bool:
    """Whether it is a sanction, a protest, a suit or blame that is told of: 'said that it would expel the envoy' tells of more than a threat.

    'Said that it will oppose the plan' blames those whose it is.
    """
    return not saying.act.frame and act.act.type in ANNOUNCED.get(saying.act.type, ())


def _lawmaking(saying: Draft, act: Draft) -> bool:
    """Whether it is a bill that is approved, and what it is for is force or a sanction."""
    approves = saying.act.type == "AGREE" and saying.lemma in word_list("promised.lawmaking")
    return approves and act.act.type in HOSTILE


def _content_of(saying: Draft, act: Draft, doc: Doc) -> bool:
    """Whether an act of the same sentence is what a promise, refusal, request or threat is of, done by those of whom that is told."""
    open_ = act.status.value in OPEN or _refused(saying, act)
    if not (open_ or _announced(saying, act) or _only_let(saying, act)):
        return False
    asked = saying.act.type == "REQUEST"
    weighed = _weighed(act) and not asked
    goes_on = act.lemma in word_list("spoken_content.aspect")
    decided = _lawmaking(saying, act)
    if act.act.type not in SPOKEN[saying.act.type] and not (decided or (weighed and not saying.act.frame)):
        return False
    weighed = weighed and not decided
    if goes_on or (weighed and saying.act.frame) or not _spoken_of(saying, doc[act.act.trigger], doc):
        return False
    if saying.act.type == "REJECT" and act.act.type == "CONSULT" and both_sides(saying) <= both_sides(act):
        return True  # 'Chad was refused a meeting with the king'
    own = saying.sides.target if asked else saying.sides.source
    mine = {s.actor.country for s in known(own)}
    theirs = {s.actor.country for s in known(act.sides.source)}
    return parties(act.sides.source) == parties(own) or theirs <= mine


def _spoken_of(saying: Draft, word: Token, doc: Doc) -> bool:
    """Whether a word is the one that tells what is spoken of: what a frame says it is, or the clause that a saying governs."""
    says = saying.act.says
    if says is not None and word.i in {t.i for t in conjuncts(doc[says])}:
        return True
    first = first_joined(word)
    if saying.lemma in word_list("promised.lawmaking") and first.head.i == says:
        return True  # 'approved a bill to expel them'
    return _of_plan(saying, word) or (first.head.i == saying.act.trigger and first.dep_ in SAID)
