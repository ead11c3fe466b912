"""Whom does blame, a threat, a withdrawal or a demand only tell of, as who is hurt by what it answers, called back, or served by it?

'Any raid on Togo will be met with force', 'will not stand by while our people starve', 'is to pull its soldiers out', 'asked that its
citizens be freed': none of them is the other side.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Side
from dragoman.coding.sides.implied import forces
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, FORCES
from dragoman.reading.doers import direct_object
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import SUBJECTS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

HIT = frozenset({"against", "at", "in", "of", "on", "upon"})  # behind a deed, before who suffers it
ANSWERING = frozenset({"after", "for", "over", "to"})  # before the deed that is answered: 'revenge for'
OWNERS = frozenset({"its", "our", "my", "his", "her", "their"})


def less_the_hurt(act: Act, target: Sequence[Side], source: Sequence[Side], doc: Doc) -> list[Side]:
    """The other side of blame, a threat, a withdrawal or a demand, without those who are only hurt, called back or served.

    Of no act those are whose plan or rules it goes by.
    """
    target = [t for t in target if not _by_whose_rules(doc[t.head], doc[act.trigger])]
    if act.type == "THREATEN":
        return [t for t in target if not (_hurt(doc[t.head]) or _own_in_a_clause(t, source, doc[t.head]))]
    if act.type == "ACCUSE":
        return [
            t
            for t in target
            if not (
                _own_wronged(t, source, doc[t.head])
                or _wronged(doc[t.head], doc[act.trigger])
                or _signalled(doc[t.head])
                or _at_others_hands(doc[t.head])
            )
        ]
    if act.type == "REQUEST":
        return [t for t in target if not (_served(t, source, doc[t.head]) or _for_itself(t, source, act))]
    if act.type == "RETREAT" and act.mode in {"withdraw", ""}:
        return [t for t in target if not _own_forces(t.actor, source)]
    if act.type == "CONCEDE":
        return [t for t in target if not _called_back(doc[t.head], t.actor, source)]
    return list(target)


def _by_whose_rules(word: Token, trigger: Token) -> bool:
    """Whether a word tells whose plan or rules an act goes by: 'called for a truce in line with the UN plan'."""
    while word.i != trigger.i and word.head.i != word.i:
        opened = word.dep_ == "prep" and word.head.i != trigger.i
        if opened and word.head.lower_ in word_list("hurt.by_rules"):
            return True
        word = word.head
    return False


def _hurt(word: Token) -> bool:
    """Whether a word tells who suffers a deed that the threat answers: 'an attack on Togo would draw a reply'."""
    word = first_joined(word)
    if word.dep_ != "pobj" or word.head.lower_ not in HIT:
        return False
    deed = first_joined(word.head.head)
    deeds = word_list("deeper.attacks") | word_list("findings.suffered") | word_list("findings.invaded")
    if lemma(deed) not in deeds:
        return False
    if deed.dep_ == "pobj":
        return deed.head.lower_ in ANSWERING
    return deed.dep_ in SUBJECTS and lemma(deed.head) in word_list("hurt.drawing")


def _own_in_a_clause(side: Side, source: Sequence[Side], word: Token) -> bool:
    """Whether those who are the threatening side's own are what a clause beside it is about: 'while our people starve'.

    So are members of a union that threatens with them: 'the miners' union said workers would down tools'.
    """
    theirs = {s.actor.country for s in source}
    if side.actor.sector == "LAB" and any(s.actor.sector == "LAB" for s in source):
        return word.dep_ in SUBJECTS and {side.actor.country} <= theirs | {""}
    beside = word.dep_ in SUBJECTS and word.head.dep_ == "advcl"
    return beside and theirs == {side.actor.country} != {""} and (_owned(word) or word.dep_ == "nsubjpass")


def _served(side: Side, source: Sequence[Side], word: Token) -> bool:
    """Whether those who ask want a thing done to their own: 'asked that its citizens be allowed to leave'."""
    theirs = {s.actor.country for s in source} == {side.actor.country}
    return theirs and word.dep_ == "nsubjpass" and _owned(word)


def _for_itself(side: Side, source: Sequence[Side], act: Act) -> bool:
    """Whether a body above states is that for which somebody asks: 'the WFP chief appealed for funds to help the WFP', no 'UN experts urged the UN to act'."""
    name = side.actor.mention.lower().removeprefix("the ")
    if side.actor.sector not in BODIES or not name or side.head in act.targets:
        return False
    return any(s.actor.sector == side.actor.sector and name in s.actor.mention.lower() for s in source)


def _signalled(word: Token) -> bool:
    """Whether somebody only gets a wrong signal: 'the sale sends the wrong signal to rebels'."""
    word = first_joined(word)
    if word.dep_ != "pobj" or word.head.lower_ != "to":
        return False
    over = word.head.head
    return any(lemma(t) == "signal" for t in (over, *direct_object(over)))


def _own_wronged(side: Side, source: Sequence[Side], word: Token) -> bool:
    """Whether those who blame tell against whom of their own a deed was done: 'protested over the raids of Chad against its fishermen'."""
    theirs = {s.actor.country for s in source} == {side.actor.country} != {""}
    first = first_joined(word)
    against = first.dep_ == "pobj" and first.head.lower_ == "against"
    behind_a_deed = any(t.dep_ == "pobj" and t.i < first.i for t in _beside(first.head)) if against else False
    return theirs and behind_a_deed and _owned(word)


def _wronged(word: Token, trigger: Token) -> bool:
    """Whether a deed or charge that is blamed was against somebody: 'condemned the raids, the charges, against Chad'.

    Not where the charge is what one makes oneself: 'filed charges against Chad', 'its accusation against Chad'.
    """
    prep = first_joined(word).head
    deed = first_joined(prep.head)
    if prep.lower_ != "against" or prep.i == word.i or deed.i == trigger.i or deed.pos_ != "NOUN":
        return False
    blamed = deed.dep_ in {"dobj", "nsubjpass"} and deed.head.i == trigger.i
    if not blamed and not (deed.dep_ == "pobj" and deed.head.lower_ in {"about", "at", "over"}):
        return False
    if blamed and lemma(trigger) not in word_list("doers.blaming"):
        return False
    deeds = word_list("deeper.attacks") | word_list("findings.suffered") | word_list("findings.invaded")
    return lemma(deed) in deeds | word_list("deeper.burdens") | word_list("hurt.wrongs")


def _at_others_hands(word: Token) -> bool:
    """'Deplored the deaths of its villagers at the hands of Chadian soldiers': who died is not blamed."""
    prep = first_joined(word).head
    if prep.lower_ != "of" or prep.head.pos_ != "NOUN":
        return False
    behind = (t for over in (prep.head, prep.head.head) for c in over.rights for t in c.children)
    return any(t.lower_ == "hands" and t.head.lower_ == "at" for t in behind)


def _beside(prep: Token) -> Sequence[Token]:
    """What stands behind the prepositions of the word on which one hangs: 'over the raids' beside 'against its fishermen'."""
    return [g for c in prep.head.children if c.dep_ == "prep" for g in c.children]


def _owned(word: Token) -> bool:
    """'Its citizens', 'our people'."""
    return any(c.dep_ == "poss" and c.lower_ in OWNERS for c in word.lefts)


def _called_back(word: Token, actor: Actor, source: Sequence[Side]) -> bool:
    """Whether troops, one's own or of nobody knows whom, are those that leave: 'announced that troops will be withdrawn'."""
    leave = word.dep_ in SUBJECTS | {"dobj"} and lemma(word.head) in word_list("deeper.leaving")
    return leave and (forces(actor) or _own_forces(actor, source))


def _own_forces(actor: Actor, source: Sequence[Side]) -> bool:
    """Whether somebody is the army or the police of a state that acts."""
    return actor.sector in FORCES and any(s.actor.country == actor.country != "" for s in source)
