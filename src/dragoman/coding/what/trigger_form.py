"""How does the form of an act's own word take the act: as new or as told before, as done or as suffered?"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import direct_object, is_passive, subject
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import CONTENT_CLAUSES, DEFINITE, FINITE, NOUNS, VERBS
from dragoman.reading.lemmas import lemma

PURPOSES = frozenset({"advcl", "xcomp"})
FELLOWS = PURPOSES | {"conj"}
SAID = PURPOSES | CONTENT_CLAUSES


def under(trigger: Token, *, joined: bool, said: bool) -> frozenset[int]:
    """The verbs of the same sentence on which an act's word hangs as their purpose, manner or fellow, or as what they do.

    `joined` also takes those that stand before it behind 'and', and the verb whose object or subject it is: 'are fighting this war',
    'the shelling killed two';
    `said` the verb of saying what the word tells.
    """
    found: set[int] = set()
    links = FELLOWS if joined else SAID if said else PURPOSES
    if joined and ((trigger.pos_ in NOUNS and trigger.dep_ == "dobj") or trigger.dep_ == "nsubj"):
        trigger = trigger.head
        found.add(trigger.i)
    while trigger.dep_ in links and trigger.head.i != trigger.i:
        trigger = trigger.head
        found.add(trigger.i)
    return frozenset(found)


def alone(parties: Sequence[Token]) -> bool:
    """Whether but one party is told of, and that one singular: 'the ministry', 'he'; not 'the envoys', 'they', 'nobody'."""
    singular = {"NN", "NNP", "PRP"}
    return (
        len(parties) == 1
        and parties[0].tag_ in singular
        and parties[0].lower_ not in {"they", "we", "both", "them", "us"}
    )


def undergone(trigger: Token) -> bool:
    """Whether a verb tells what was suffered, and not from whom: 'four men were killed'."""
    return trigger.pos_ == "VERB" and is_passive(trigger) and not subject(trigger)


def befalls(trigger: Token) -> bool:
    """Whether a finite verb tells what befalls somebody and not from whom: 'was threatened', 'came under fire', 'drew criticism'."""
    if trigger.pos_ not in VERBS:
        return False
    if is_passive(trigger):
        helpers = {c.dep_: c.lower_ for c in trigger.lefts if c.dep_ in {"auxpass", "aux"}}
        return undergone(trigger) and "auxpass" in helpers and "to" not in helpers.values()
    return trigger.tag_ in FINITE


def owned(trigger: Token, doers: Sequence[int]) -> bool:
    """Whether a noun's own company tells who did what it names: 'Chad's raid on Fada', 'the killing of Odo Sanka by rebels'."""
    if trigger.pos_ != "NOUN":
        return False
    own = {t.i for t in trigger.subtree}
    return any(i in own for i in doers)


def definite(trigger: Token) -> frozenset[str]:
    """Lemmas of what an act takes as told of before: itself, or what it is done to, behind 'the' or 'this', or a pronoun."""
    things = [trigger] if trigger.pos_ == "NOUN" else direct_object(trigger)
    if lemma(trigger) in word_list("drafts.attending"):  # 'took part in the talks'
        things = [*things, *fillers(trigger, "in")]
    return frozenset(
        lemma(t)
        for t in things
        if t.tag_ == "PRP" or any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in t.lefts)
    )


def tells_on(trigger: Token) -> bool:
    """Whether the verb that tells of an act is in the simple past."""
    verb = trigger
    while verb.pos_ not in VERBS or verb.tag_ in {"VB", "VBG"}:
        if verb.head.i == verb.i or verb.dep_ in {"relcl", "acl"}:
            return False
        verb = verb.head
    return bool(verb.tag_ == "VBD")
