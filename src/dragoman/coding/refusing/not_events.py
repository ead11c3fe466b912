"""Which of the acts that frames found are no events of their own, and why?

A reason is words for the one who asks what was set aside; "" where nothing speaks against the act.
"""

from collections.abc import Sequence

from dragoman.coding.findings import DEEDS, SPEECH, SPOKEN_OF, UNKNOWN_SIDE, Act, Side, Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import PRIVATE
from dragoman.records import Actor

CROWDS_OF_A_TRADE = frozenset(
    {"CVL", "AGR", "EDU", "MED"}
)  # who speak as one where it is told of which country they are
COUNTER = SPOKEN_OF - {"AGREE"}  # what the many say to those above them
OWN = frozenset({"his", "her", "my", "our", "their", "your"})  # whose own people act for themselves
BY_LAW = frozenset(
    {("ACCUSE", "investigate"), ("ACCUSE", "allege"), ("RETREAT", "release")}
)  # what courts and police do, of whom it goes without saying

BY_ORDER = frozenset(
    {("COERCE", "curfew"), ("COERCE", "martial-law")}
)  # what none but authorities do, to all: 'a curfew was imposed'


STATES = frozenset(
    {"who.state", "who.capital", "who.house"}
)  # rules of who is told of by the name of a state or of its seat
NOBODY_KNOWN = "no political actor on either side"
PRIVATE_CRIME = "a crime between private persons"
ONLY_PRIVATE = "only private persons on either side"
NO_SOURCE = "the acting side is not known"
NO_TARGET = "the other side is not known"
NO_SIDES = frozenset(
    {NOBODY_KNOWN, PRIVATE_CRIME, ONLY_PRIVATE, NO_SOURCE, NO_TARGET}
)  # reasons that speak against the sides, not the telling


def reason_against(act: Act, both: Sides, *, undergone: bool = False, named: bool = False) -> str:
    """Why a candidate is no event of its own; "" where it is one.

    Args:
        act: the act.
        both: its sides.
        undergone: whether a finite verb tells what befalls somebody, and no words tell from whom.
        named: whether a noun names it together with who did it: what others speak of so is told of too ('an inquiry into Chad's raid on Fada').
    """
    source, target = known(both.source), known(both.target)
    if act.reported and not (named and act.type == "ASSAULT" and source and target):
        return "only spoken of"
    if act.type == "CONSULT" and not (source or target):
        return ""  # a meeting without sides may be another telling of one that has them
    if not source and not target:
        ordered = undergone and (act.type, act.mode) in BY_ORDER
        return "" if ordered else NOBODY_KNOWN
    if act.type == "CONSULT" and any(
        side and all(s.actor.sector == "JRN" for s in side) for side in (source, target)
    ):
        return "only told to the press"
    if act.type == "PROTEST" and act.mode != "boycott" and source and all(s.rule in STATES for s in source):
        return "states do not demonstrate"
    if act.type == "ASSAULT" and source and _among_private(source, target):
        return PRIVATE_CRIME
    if not source and _dealt_with(act):
        return ""
    if act.type in COUNTER and act.mode != "investigate" and any(_public(s.actor) for s in source):
        return ""
    if act.type not in DEEDS and all(_private(side.actor) for side in (*source, *target)):
        return ONLY_PRIVATE
    if act.type == "RETREAT" and not any(s.actor.country or s.actor.sector for s in (*source, *target)):
        return ONLY_PRIVATE
    if act.type not in {"CONSULT", *DEEDS} and not (
        source and (target or len(source) > 1 or act.type in SPEECH)  # said to nobody in particular
    ):
        if not source and act.type in SPEECH and undergone:  # 'was threatened with arrest', 'drew criticism'
            return ""
        if (
            act.type in SPEECH and target and any(_we(s) for s in both.source)
        ):  # 'we urge the council', whoever 'we' are
            return ""
        return NO_SOURCE if not source else NO_TARGET
    return ""


def _dealt_with(act: Act) -> bool:
    """Whether somebody who is known is accused, tried or freed, and no words tell by whom: 'she stands trial', 'he was freed'."""
    return (act.type, act.mode) in BY_LAW and bool(act.targets) and not act.sources


def _we(side: Side) -> bool:
    return side.rule == UNKNOWN_SIDE and side.actor.mention.lower() == "we"


def is_political(actor: Actor) -> bool:
    """Whether an actor is of a kind that has a part in politics by itself."""
    return bool(actor.country or actor.sector) and actor.sector not in PRIVATE


def _private(actor: Actor) -> bool:
    """Whether an actor has no part in politics by what is known of it: 'a driver', a person of no told office or country."""
    return actor.name != "international community" and not is_political(actor)


def _public(actor: Actor) -> bool:
    """Whether many speak as one: 'Bolivians', 'residents' of a told country, 'the teachers' union'; not 'her parents'."""
    words = actor.mention.lower().split()
    last = words[-1] if words else ""
    many = (last in word_list("not_events.many_as_one") or last.endswith("s")) and words[0] not in OWN
    return (
        many
        and not actor.name
        and (actor.sector == "LAB" or (actor.sector in CROWDS_OF_A_TRADE and bool(actor.country)))
    )


def _among_private(source: Sequence[Side], target: Sequence[Side]) -> bool:
    """Whether nobody on either side has a part in politics; whom criminals attack may, whom others attack as one does not."""
    if not target and any(s.actor.sector == "CVL" for s in source):  # 'protesters burned tyres'
        return False
    return all(_nobody(s.actor) for s in source) and all(
        _nobody(s.actor) or s.actor.sector == "CRM" for s in target
    )


def _nobody(actor: Actor) -> bool:
    """Whether an actor is somebody of whom no country, office, trade or camp is known: 'a neighbour', 'her stepfather'."""
    return not actor.country and actor.sector in {"CVL", "UNK", ""}
