"""Which of the acts that frames found are no events of their own, and why?

A reason is words for the one who asks what was set aside; "" where nothing speaks against the act.
"""

from spacy.tokens import Token

from dragoman.coding.findings import SPEECH, Act
from dragoman.coding.tellings import Draft
from dragoman.coding.to_whom import Sides, known
from dragoman.reading.grammar import lemma
from dragoman.records import Actor

ONE_SIDED = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"}
)  # one side may be untold
PRIVATE = frozenset(
    {"CVL", "UNK", "LAB", "MED", "EDU", "CRM", "AGR", "BUS", "JRN"}
)  # sectors that act in politics only with others
DONE_TO_PEOPLE = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"})
NAMED_ONLY = frozenset(
    {"pobj", "poss", "compound", "nmod", "appos"}
)  # 'the fight against X' beside another act
SAYINGS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # of which also a need may be said
CHARGES = frozenset({"investigate", "allege"})
WEIGHED = frozenset("need way importance necessity desire possibility prospect urgency emphasis mean".split())
WISHES = frozenset({"hope", "wish"})
HOPES = WISHES | {"want", "desire"}  # that another does it; who himself wants to plans it
TALKED_OF = frozenset("COOPERATE SUPPORT AID AGREE CONSULT".split())
TALK = frozenset("discuss review explore examine address tackle debate consider".split())
PLAIN_NEGATION = "how_sure.negation"


def reason_against(act: Act, both: Sides) -> str:
    """Why a candidate is no event of its own; "" where it is one."""
    if act.reported:
        return "only spoken of"
    source, target = known(both.source), known(both.target)
    if act.type == "CONSULT" and not (source or target):
        return ""  # a meeting without sides may be another telling of one that has them
    if not source and not target:
        return "no political actor on either side"
    if act.type not in DONE_TO_PEOPLE and all(_private(side.actor) for side in (*source, *target)):
        return "only private persons on either side"
    if act.type == "RETREAT" and not any(s.actor.country or s.actor.sector for s in (*source, *target)):
        return "only private persons on either side"
    if act.type not in {"CONSULT", *ONE_SIDED} and not (
        source and (target or len(source) > 1 or act.type in SPEECH)  # said to nobody in particular
    ):
        if not source and _charged(act):
            return ""
        return "the acting side is not known" if not source else "the other side is not known"
    return ""


def _charged(act: Act) -> bool:
    """Whether a known party is accused or tried, and no words tell by whom: 'she stands trial', 'he has been accused of it'."""
    return act.type == "ACCUSE" and act.mode in CHARGES and bool(act.targets) and not act.sources


def _private(actor: Actor) -> bool:
    """Whether an actor has no part in politics by what is known of it: 'a driver', a person of no told office or country."""
    if actor.name == "international community":
        return False
    return actor.sector in PRIVATE or not (actor.country or actor.sector)


def reason_against_telling(draft: Draft, trigger: Token) -> str:
    """Why an act that has its sides is not told of as an event; "" where it is."""
    nobody_says = draft.said is None and draft.attribution.value.how == "reporter"
    if draft.status.value == "denied" and nobody_says and draft.status.rule == PLAIN_NEGATION:
        return "it did not happen, and nobody says that it did"
    if not known(draft.sides.source) and draft.act.type != "CONSULT" and _in_passing(draft, trigger):
        return "only named, and nobody is said to do it"
    if draft.act.type not in SAYINGS and _weighed_only(trigger):
        return "only weighed"
    if _hoped(trigger):
        return "only hoped for"
    if draft.act.type in TALKED_OF and _talked_about(trigger):
        return "only talked about"
    one_sided = not (known(draft.sides.source) and known(draft.sides.target))
    if (
        draft.act.type == "ASSAULT"
        and trigger.pos_ == "NOUN"
        and trigger.dep_ in NAMED_ONLY
        and one_sided
        and len(draft.sides.source) < 2
        and draft.time is None
    ):
        return "only named"
    return ""


def _in_passing(draft: Draft, trigger: Token) -> bool:
    """Whether a noun, an infinitive or a participle names an act: 'sanctions on Fiji', 'to be held', 'troops deployed there'."""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        return draft.act.type != "ASSAULT" or draft.time is None
    infinitive = trigger.tag_ == "VB" or any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.lefts)
    return infinitive or (trigger.dep_ == "acl" and draft.act.type in {"MOBILIZE", "COERCE"})


def _weighed_only(trigger: Token) -> bool:
    """Whether an act is what a need, a way or a hope is of: 'the need to widen trade', 'ways of sending troops'."""
    held = trigger.head
    if trigger.dep_ == "pcomp" and held.dep_ == "prep":
        return lemma(held.head) in WEIGHED
    return bool(trigger.dep_ == "acl" and trigger.tag_ == "VB" and lemma(held) in WEIGHED)


def _hoped(trigger: Token) -> bool:
    """Whether an act is what somebody hopes or wishes: 'hoped that the two would meet', 'wants Chad to send troops'."""
    verb = trigger
    while verb.dep_ in {"conj", "xcomp", "ccomp", "acomp"} and verb.head.i != verb.i:
        link, verb = verb.dep_, verb.head
        if link != "conj" and verb.pos_ == "VERB" and lemma(verb) in (HOPES if link == "ccomp" else WISHES):
            return True
    return False


def _talked_about(trigger: Token) -> bool:
    """Whether an act is what a talk is about: 'discussed bolstering trade', 'reviewed cooperation in the field of health'."""
    word = trigger
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    if word.dep_ in {"xcomp", "ccomp"} or (word.dep_ == "advcl" and word.i != trigger.i):
        return word.tag_ == "VBG" and lemma(word.head) in TALK
    owned = any(c.dep_ == "poss" for c in word.lefts)  # 'their support for Peru' is a fact
    return word.dep_ == "dobj" and word.pos_ == "NOUN" and not owned and lemma(word.head) in TALK
