"""Is an act only what is banned, cut off, denied as a charge, not known, left open, a measure, or a situation that somebody is concerned about?

Who bans or cuts off does so by an act of his own, which other words tell. A charge that is denied is told as the charge.
"""

from collections.abc import Callable, Iterable
from itertools import islice

from spacy.tokens import Token

from dragoman.coding.drafts import Draft
from dragoman.knowledge.tables import Words
from dragoman.reading.doers import is_passive
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma

BANNING = frozenset({"on", "of", "to"})  # behind a ban
FEELING = ("about", "over", "at", "regarding", "with")  # behind a concern
HOPED_FOR = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
EXCHANGED = frozenset({"AID", "COOPERATE", "SUPPORT"})  # what one may cut off


def _banned(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a noun names what a ban is on: 'imposed a ban on trade with Fiji', 'lifted the ban on imports of rice'."""
    thing = first_joined(trigger)
    under = thing.dep_ == "pobj" and thing.pos_ in NOUNS and thing.head.lower_ in BANNING
    return under and lemma(thing.head.head) in words["bans"]


def _cut_off(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is what somebody stops: 'suspended training of the troops', 'stopped arming Fiji', 'halted visits to Fiji'."""
    stopped = first_joined(trigger)
    many_visits = (draft.act.type, draft.act.mode) == ("CONSULT", "visit") and trigger.tag_ == "NNS"
    if draft.act.type not in EXCHANGED and not many_visits:
        return False
    linked = stopped.dep_ in {"dobj", "nsubjpass"} if stopped.pos_ in NOUNS else _gerund_object(stopped)
    verb = stopped.head
    return linked and lemma(verb) in words["cutting"] and not fillers(verb, "neg")


def _truce_over(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is a truce that ends: 'ended the truce with Fiji', 'the truce collapsed', 'the end of the truce'."""
    truce = first_joined(trigger)
    if draft.act.type not in {"CONCEDE", "RETREAT"} or lemma(truce) not in words["truces"]:
        return False
    over = truce.head.head if truce.dep_ == "pobj" and truce.head.lower_ == "of" else truce.head
    off = lemma(over) == "call" and any(c.lower_ == "off" for c in over.rights)
    linked = truce.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}
    return linked and (off or lemma(over) in words["ending"]) and not fillers(over, "neg")


def _gerund_object(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "dobj", "ccomp"}


def _charge_denied(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether what is rejected is a charge: 'rejected the accusations', 'dismissed the claim'; not a claim to a thing."""
    return draft.act.type == "REJECT" and any(
        lemma(t) in words["accusations"] | words["claims"] and not fillers(t, "to")
        for t in fillers(trigger, "obj")
    )


def _ground(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a charge is only what somebody is held or punished for: 'was arrested on charges of spying', 'his arrest on a charge of fraud'."""
    charge = first_joined(trigger)
    under = charge.dep_ == "pobj" and charge.head.lower_ in {"on", "over"}
    if draft.act.type != "ACCUSE" or not under or lemma(charge) not in words["accusations"]:
        return False
    return lemma(charge.head.head) in words["holding"]


def _avoided(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether somebody takes care not to blame another: 'refrained from criticising Fiji', 'is steering clear of blaming Fiji'.

    What he stops short of he does not do, whatever it is.
    """
    deed = first_joined(trigger)
    over = deed.head.head if deed.dep_ == "pcomp" else deed.head
    short = lemma(over) in words["clear_of"] and lemma(over.head) in words["keeping"]
    if deed.dep_ == "pcomp" and short and not fillers(over.head, "neg"):
        return True
    if draft.act.type != "ACCUSE":
        return False
    if lemma(trigger) in words["keeping"]:
        return any(lemma(c) in words["clear_of"] for c in trigger.children)
    linked = deed.dep_ == "pcomp" or _gerund_object(deed)
    return (linked and lemma(over) in words["avoiding"] and not fillers(over, "neg")) or _left_undone(deed)


def _left_undone(verb: Token) -> bool:
    """Whether nobody has done it, for all that he might: 'has yet to condemn Fiji', 'failed to condemn Fiji', 'their failure to condemn it'."""
    over = verb.head
    if not to_infinitive(verb) or verb.dep_ not in {"xcomp", "acl"}:
        return False
    yet = lemma(over) in {"be", "have"} and any(c.lower_ == "yet" for c in over.children)
    return yet or (lemma(over) in {"fail", "failure"} and not fillers(over, "neg"))


def _unknown(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is not known how many suffered it: 'did not know how many had been arrested', 'it is unclear who was killed'."""
    clause = first_joined(trigger)
    if clause.dep_ not in {"ccomp", "csubj", "xcomp"} or not _asks(clause):
        return False
    over = clause.head
    said_of = (over, *(c for c in over.children if c.dep_ in {"acomp", "attr", "oprd"}))
    not_known = lemma(over) in words["knowing"] and bool(fillers(over, "neg"))
    return not_known or any(lemma(w) in words["unknown"] for w in said_of)


def _asks(clause: Token) -> bool:
    """Whether a clause leaves open how many, who or whether: 'how many protesters had been arrested'."""
    return any(
        t.tag_ in {"WRB", "WP", "WDT"} or t.lower_ == "whether" for c in clause.lefts for t in (c, *_below(c))
    )


def _below(word: Token) -> Iterable[Token]:
    return (t for c in word.lefts for t in (c, *c.lefts))


def _situation(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether somebody is concerned about how things stand, and not about what anybody does: 'voiced concern over the situation in Fiji'."""
    if draft.act.type != "ACCUSE" or {lemma(trigger), lemma(trigger.head)} & words["raising"]:
        return False  # what is raised is held against whoever is met
    felt = [t for t in (trigger, *fillers(trigger, "obj")) if lemma(t) in words["concerns"]]
    over = [t for f in felt for link in FEELING for t in fillers(f, link)]
    return bool(over) and all(lemma(t) in words["situations"] and not _somebodys(t) for t in over)


def _somebodys(noun: Token) -> bool:
    """Whether a noun names its doer: 'Chad's violence', 'violence by the army'."""
    return bool(fillers(noun, "poss") or fillers(noun, "by"))


def _task(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is a task that somebody is charged with, and no crime: 'a body charged with overseeing the vote'."""
    if draft.act.type != "ACCUSE" or lemma(trigger) != "charge":
        return False
    charged = fillers(trigger, "with")
    those = [lemma(t) for t in fillers(trigger, "obj")]
    bodies = trigger.dep_ in {"acl", "relcl"} and any(word in words["tasked"] for word in those)
    return any(lemma(t) in words["tasks"] or (bodies and t.pos_ == "VERB") for t in charged)


def _question(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether somebody is asked about a thing, and to do nothing: 'asked villagers about the road'."""
    asked = draft.act.type == "REQUEST" and lemma(trigger) in words["questioning"]
    return asked and bool(fillers(trigger, "about")) and not fillers(trigger, "xcomp")


def _office(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is what somebody's office is for: 'the envoy for talks with Fiji', 'the minister for cooperation'."""
    what_for = first_joined(trigger)
    under = what_for.dep_ == "pobj" and what_for.head.lower_ == "for" and what_for.pos_ in NOUNS
    return under and lemma(what_for.head.head) in words["officers"]


def _left_open(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether nobody has done it, and somebody but hopes for it or may yet: 'optimism about a deal', 'left the door open to a deal', 'did not rule it out'."""
    thing = first_joined(trigger)
    if draft.act.type not in HOPED_FOR:
        return False
    if thing.pos_ not in NOUNS:  # 'expressed hope for a deal'
        return _open_door(trigger) or any(lemma(t) in words["hoping"] for t in fillers(trigger, "obj"))
    if thing.dep_ == "dobj":
        out = any(c.dep_ == "prt" and c.lower_ == "out" for c in thing.head.children)
        return lemma(thing.head) == "rule" and out
    if thing.dep_ != "pobj" or not any(c.lower_ in {"a", "an", "any"} for c in thing.lefts):
        return False
    above = islice(thing.head.ancestors, 3)  # 'left the door open to'
    return lemma(thing.head.head) in words["hoping"] or any(map(_open_door, above))


def _open_door(verb: Token) -> bool:
    return lemma(verb) in {"keep", "leave"} and any(c.lower_ == "door" for c in verb.rights)


def _measure(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is only what something is measured by, done by nobody who is told of: 'drew more water than was agreed'."""
    compares = any(c.dep_ == "mark" and c.lower_ == "than" for c in trigger.lefts)
    return compares and is_passive(trigger) and not fillers(trigger, "by")


UNDONE: tuple[tuple[str, Callable[[Draft, Token, Words], bool]], ...] = (
    ("only what is banned", _banned),
    ("only what is cut off", _cut_off),
    ("only a truce that ends", _truce_over),
    ("only a charge denied", _charge_denied),
    ("only what somebody is held for", _ground),
    ("only what is avoided", _avoided),
    ("only what is not known", _unknown),
    ("only concern about how things stand", _situation),
    ("only what something is measured by", _measure),
    ("only a task", _task),
    ("only a question", _question),
    ("only what an office is for", _office),
    ("only left open", _left_open),
)
