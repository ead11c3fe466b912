"""Which of the acts that frames found are no events of their own, and why?

A reason is words for the one who asks what was set aside; "" where nothing speaks against the act.
"""

from spacy.tokens import Token

from dragoman.coding.findings import SPEECH, Act
from dragoman.coding.tellings import Draft
from dragoman.coding.to_whom import Sides, known
from dragoman.reading.grammar import INTENTS, is_passive, lemma
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
BACKING = frozenset({"support", "back"})  # of rebels by a state is told as a fact
POWERS = frozenset(  # what one may, can or ought to do, whether one does or not: 'the right to deport'
    "right power authority mandate licence license opportunity chance ability capacity capability freedom duty obligation "
    "responsibility tendency temptation incentive pretext excuse jurisdiction competence entitlement means tool".split()
)
HELPING = frozenset(  # 'sent teams to support the search', 'loans to help farmers': what they were sent and lent for
    "support back help assist aid strengthen boost enhance promote deepen foster finance fund defend mark honour honor work "
    "compensate".split()
)
LASTING_HELP = frozenset(
    "support back fund finance sponsor bankroll subsidise subsidize arm train assist align salute".split()
)
THOUGHTS = frozenset(
    "threat risk fear danger prospect possibility likelihood chance hope spectre specter lack absence".split()
)
USING = frozenset("take use seize exercise grab employ".split())
ENTITLED = frozenset("authorise authorize entitle empower".split())  # in the passive
MOODS = frozenset("glad happy keen eager reluctant hesitant afraid loath unwilling".split())
PLAYED = frozenset(
    "ASSAULT CONSULT REJECT RETREAT COERCE CONCEDE THREATEN AGREE".split()
)  # words of play and of war
SPORT = frozenset(
    "championship championships tournament semifinal semifinals semi-final semi-finals quarterfinal quarter-final final finals "
    "goalkeeper midfielder striker defender footballer football soccer cricket rugby badminton volleyball basketball tennis hockey "
    "boxing boxer bout knockout heavyweight featherweight match matches fixture fixtures cup league coach referee penalty penalties "
    "goal goals squad innings wicket wickets playoff playoffs medal champion champions title stadium uefa fifa".split()
)
WISHES = frozenset({"hope", "wish"})
OUGHT = frozenset({"must", "should", "ought"})
NEEDS = frozenset({"need", "ought"})
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
    if act.type == "CONSULT" and any(
        side and all(s.actor.sector == "JRN" for s in side) for side in (source, target)
    ):
        return "only told to the press"
    if act.type == "ASSAULT" and source and target and all(_nobody(s.actor) for s in (*source, *target)):
        return "a crime between private persons"
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


def _nobody(actor: Actor) -> bool:
    """Whether an actor is somebody of whom no country, office, trade or camp is known: 'a neighbour', 'her stepfather'."""
    return not actor.country and actor.sector in {"CVL", "UNK", ""}


def reason_against_telling(draft: Draft, trigger: Token) -> str:
    """Why an act that has its sides is not told of as an event; "" where it is."""
    nobody_says = draft.said is None and draft.attribution.value.how == "reporter"
    if draft.status.value == "denied" and nobody_says and draft.status.rule == PLAIN_NEGATION:
        return "it did not happen, and nobody says that it did"
    if not known(draft.sides.source) and draft.act.type != "CONSULT" and _in_passing(draft, trigger):
        return "only named, and nobody is said to do it"
    if draft.act.type not in SAYINGS and _weighed_only(trigger):
        return "only weighed"
    if _may_only(trigger):
        return "only in somebody's power"
    if _hoped(trigger):
        return "only hoped for"
    if trigger.dep_ == "xcomp" and trigger.head.pos_ == "ADJ" and lemma(trigger.head) in MOODS:
        return "only a mood"
    if draft.act.type in PLAYED and len({w.lower_ for w in trigger.sent} & SPORT) > 1:
        return "only played"
    demanded = draft.act.type == "REQUEST" and draft.said is not None  # 'each must be pressed', he said
    if draft.status.value != "happened" and not demanded and _ought(trigger):
        return "only called for"
    if draft.act.type in TALKED_OF and _talked_about(trigger):
        return "only talked about"
    if draft.lemma in HELPING and _purpose(trigger):
        return "only what something else is for"
    lasting = draft.lemma in LASTING_HELP and (draft.lemma not in BACKING or not known(draft.sides.target))
    if lasting and draft.time is None and _describes(trigger):
        return "only describes"
    if trigger.pos_ == "NOUN" and _feared(trigger):
        return "only feared or thought of"
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


def _may_only(trigger: Token) -> bool:
    """Whether an act is what somebody has a right, a power or a duty to do: 'the right to deport', 'is empowered to arrest'."""
    verb = _first(trigger)
    held = verb.head
    if verb.dep_ == "pcomp" and held.dep_ == "prep" and held.lower_ == "of":
        return lemma(held.head) in POWERS
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.lefts):
        return False
    if verb.dep_ in {"acl", "relcl"}:
        used = held.dep_ == "dobj" and lemma(held.head) in USING  # 'took the opportunity to thank': thanked
        return lemma(held) in POWERS and not used
    return verb.dep_ == "xcomp" and lemma(held) in ENTITLED and is_passive(held)


def _ought(trigger: Token) -> bool:
    """Whether an act is what somebody ought to do: 'must withdraw', 'needs to investigate'."""
    verb = _first(trigger)
    if any(c.dep_ == "aux" and c.lower_ in OUGHT for c in verb.lefts):
        return not any(c.lower_ == "have" for c in verb.lefts)
    return (
        verb.dep_ == "xcomp" and verb.tag_ == "VB" and lemma(verb.head) in NEEDS and not is_passive(verb.head)
    )


def _first(word: Token) -> Token:
    """The first of what is joined by 'and'."""
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return word


def _purpose(trigger: Token) -> bool:
    """Whether an infinitive tells what another act or thing is for: 'sent teams to support the search', 'loans to help farmers'."""
    verb = _first(trigger)
    if (
        verb.tag_ != "VB"
        or verb.dep_ not in {"advcl", "acl"}
        or not any(c.lower_ == "to" for c in verb.lefts)
    ):
        return False
    return lemma(verb.head) not in INTENTS


def _describes(trigger: Token) -> bool:
    """Whether a past participle tells which one is meant: 'a station funded by Fiji', 'rebels backed by Togo'."""
    return trigger.dep_ == "acl" and trigger.tag_ == "VBN" and trigger.head.pos_ in {"NOUN", "PROPN"}


def _feared(noun: Token) -> bool:
    """Whether a noun names what is feared or thought of: 'the threat of attacks', 'the prospect of a war'."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and lemma(of.head) in THOUGHTS


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
    word = _first(trigger)
    if word.dep_ in {"xcomp", "ccomp"} or (word.dep_ == "advcl" and word.i != trigger.i):
        return word.tag_ == "VBG" and lemma(word.head) in TALK
    owned = any(c.dep_ == "poss" for c in word.lefts)  # 'their support for Peru' is a fact
    return word.dep_ == "dobj" and word.pos_ == "NOUN" and not owned and lemma(word.head) in TALK
