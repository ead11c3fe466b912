"""What does the frame that found an act make of its status and certainty?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from spacy.tokens import Token

from dragoman.codebook.frames import Frame
from dragoman.coding.findings import SPEECH, SPOKEN_OF, Finding
from dragoman.coding.how_sure.judging import Sure
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import CONTENT_CLAUSES, NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.records import CertaintyLevel, Status

TERMS = frozenset(
    {"SANCTION", "COERCE", "CONCEDE", "AGREE", "RETREAT"}
)  # for which 'for two years' is how long they will be

WILL = frozenset({"how_sure.modal.will", "how_sure.modal.would"})
# rules by which a thing is told of as ahead
DUE = frozenset({"how_sure.modal.must", "how_sure.modal.should"})
ANNOUNCED = ("governor.", "adjective.planned", "adjective.expected", "preposition.ahead")
MET_OR_MARCHED = frozenset({"CONSULT", "COOPERATE", "PROTEST"})  # what is planned or called as a thing
TRIED = frozenset({"ACCUSE", "ASSAULT", "PROTEST", "REQUEST", "THREATEN"})  # of which the attempt is the act
ATTEMPTS: dict[str, Status] = {"how_sure.governor.tried": "happened", "how_sure.governor.trying": "ongoing"}
WISHING = frozenset({"how_sure.governor.want", "how_sure.governor.tell-to"})
YEAR, MANY = 4, 40  # digits of a year; words of an act's clause that are searched for one
NEAR = 4  # words between those who are held and the verb that tells what became of them
AT_ONCE = frozenset({"SANCTION"})  # what 'is being' told of is ordered by then: 'is expelling two envoys'


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is known of an act's status and certainty so far, and what the steps look at."""

    frame: Frame
    trigger: Token
    status: Finding[Status]
    certainty: Finding[CertaintyLevel]
    beside: bool
    depends: Token | None
    gives_way: bool
    settled: bool = False

    def turn(self, status: Status, rule: str) -> "Judged":
        """The same with another status, which rests on the same words."""
        return replace(self, status=Finding(status, self.status.spans, rule))

    @property
    def by_frame(self) -> str:
        """The rule of what the frame says."""
        return f"what.frame:{self.frame.id}"


def as_framed(
    frame: Frame,
    sure: Sure,
    *,
    beside: bool,
    trigger: Token,
    depends: Token | None = None,
    gives_way: bool = False,
) -> Sure:
    """Status and certainty, where the frame's own words do not fix them.

    What is told beside another act ('on the eve of his meeting') is taken for granted: that act's hedges are not its.
    `depends` is the word that makes what the act speaks of depend on something; `gives_way` whether the act is to give way in words.
    """
    status, certainty = sure
    told = Judged(
        frame=frame, trigger=trigger, status=status, certainty=certainty,
        beside=beside, depends=depends, gives_way=gives_way,
    )  # fmt: skip
    for step in STEPS:
        told = step(told)
        if told.settled:
            break
    return told.status, told.certainty


def _taken_for_granted(told: Judged) -> Judged:
    if told.beside and told.certainty.value == "probable":
        return replace(told, certainty=Finding("certain", (), "how_sure.taken-for-granted"))
    return told


def _presupposed(told: Judged) -> Judged:
    """What is spoken of as a thing was said: 'is considering India's request', 'denied Peru's accusations'."""
    if told.frame.pos != "noun":
        return told
    if told.frame.type in SPOKEN_OF and told.status.value in {"planned", "conditional"}:
        sure: Finding[CertaintyLevel] = Finding("certain", (), "how_sure.presupposed")
        return replace(told, status=Finding("happened", (), "how_sure.presupposed"), certainty=sure)
    governed = told.status.rule.startswith("how_sure.governor.") and told.status.value == "denied"
    return told.turn("happened", "how_sure.presupposed") if told.frame.type == "ACCUSE" and governed else told


def _by_its_mood(told: Judged) -> Judged:
    """The refusal is the act: 'will not attend', 'does not let them leave'."""
    mood = told.status.rule.startswith(("how_sure.negation", "how_sure.modal."))
    held = told.frame.type in SPOKEN_OF or told.frame.type == "COERCE"
    return told.turn("happened", told.by_frame) if held and told.frame.says_mood and mood else told


def _ordered(told: Judged) -> Judged:
    """An act that is done once it is decided or announced: 'decided to cut ties', 'said that it would expel them', '… would invite them'."""
    frame, rule = told.frame, told.status.rule
    if told.status.value == "denied":  # 'decided not to expel them'
        done = False
    elif rule == "how_sure.governor.decide" or _agreed_on(told):
        done = frame.type in AT_ONCE or _decreed(told)
    elif _voted(told):
        done = frame.type in AT_ONCE or lemma(told.trigger) in word_list("framed.dismissing")
    else:
        at_once = frame.mode == "expel" or frame.type == "AGREE"
        done = at_once and rule in WILL and told.trigger.dep_ in CONTENT_CLAUSES
    return told.turn("happened", told.by_frame) if done else told


def _agreed_on(told: Judged) -> bool:
    """'Agreed to impose a ban', 'agreed on sanctions': what partners consent to do to another is decided, not promised."""
    if told.status.rule != "how_sure.governor.promise":
        return False
    above = [*islice(told.trigger.ancestors, 2)]
    return any(lemma(word) == "agree" for word in above)


def _decreed(told: Judged) -> bool:
    """'Decided to ban the march', 'the decision to revoke her passport': what is done by an order is done with it; not 'will decide to'."""
    over = told.trigger.head
    ordered = told.frame.type == "COERCE" and lemma(told.trigger) in word_list("framed.decreeing")
    return ordered and (over.pos_ in NOUNS or _past(over)) and lemma(over) in {"decide", "decision"}


def _past(verb: Token) -> bool:
    """Whether a verb tells what was or has been done, and not what will be or was not."""
    return verb.tag_ in {"VBD", "VBN"} and not any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.lefts)


def _voted(told: Judged) -> bool:
    """'Voted to remove the minister': with the vote he is out, but not before it is taken ('will vote to')."""
    verb = told.trigger.head
    return told.trigger.dep_ == "xcomp" and lemma(verb) == "vote" and _past(verb)


def _attempted(told: Judged) -> Judged:
    return replace(told, status=_as_attempted(told.frame.type, told.status))


def _planned(told: Judged) -> Judged:
    """What is planned or called is still to come: 'planned a march'."""
    frame, trigger = told.frame, told.trigger
    verb = trigger.head if trigger.pos_ in NOUNS and trigger.dep_ in {"dobj", "nsubjpass"} else trigger
    called = word_list("framed.calling") if frame.type == "PROTEST" else frozenset()
    plain = told.status.rule in {"how_sure.default", "how_sure.progressive"}
    if frame.type in MET_OR_MARCHED and plain and lemma(verb) in word_list("framed.planning") | called:
        return replace(told, status=Finding("planned", ((verb.idx, verb.idx + len(verb)),), told.by_frame))
    return told


def _said(told: Judged) -> Judged:
    return replace(told, status=_as_said(told.frame, told.status, told.trigger))


def _meant(told: Judged) -> Judged:
    """What words are meant for they do: 'the remarks were meant to criticise Fiji', 'a statement designed to reassure Fiji'."""
    if told.frame.type not in SPEECH or told.status.rule != "how_sure.governor.intend":
        return told
    purpose = told.trigger.head if told.trigger.dep_ != "conj" else told.trigger.head.head
    if lemma(purpose) not in word_list("framed.meant") or purpose.tag_ != "VBN":
        return told
    said = [purpose.head] if purpose.dep_ == "acl" else [c for c in purpose.lefts if c.dep_ == "nsubjpass"]
    spoken = any(lemma(t) in word_list("framed.words") for t in said)
    return told.turn("happened", "how_sure.meant") if spoken else told


def _in_force(told: Judged) -> Judged:
    """Whom somebody holds or besieges he does so until told otherwise: 'are held in jail', 'people living under a siege imposed by Fiji'."""
    plain = told.status.rule == "how_sure.default" and told.frame.type in {"COERCE", "SANCTION"}
    if plain and (_held(told.trigger) or _lived_under(told.trigger)):
        return replace(told, status=Finding("ongoing", (), "how_sure.in-force"))
    return told


def _held(verb: Token) -> bool:
    """'Are held', 'holds them', 'prisoners held there'; not 'was held', 'held there in 2012'."""
    if lemma(verb) not in word_list("framed.keeping") or verb.dep_ in {"conj", "advcl"}:
        return False
    helping = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ not in {"VBZ", "VBP"} and (
        verb.tag_ != "VBN" or any(c.tag_ in {"VBD", "VBN"} or lemma(c) == "have" for c in helping)
    ):
        return False
    in_year = any(t.is_digit and len(t) == YEAR for t in islice(verb.subtree, MANY))
    told = bool(helping) or verb.tag_ != "VBN" or (verb.dep_ == "acl" and not _freed(verb))
    return told and not in_year


def _freed(verb: Token) -> bool:
    """Whether those who were held are held no more: 'freed prisoners held there'; not 'will free prisoners held there'."""
    over = next((t for t in islice(verb.ancestors, NEAR) if t.pos_ in VERBS), None)
    return over is not None and lemma(over) in word_list("framed.freeing") and _past(over)


def _lived_under(verb: Token) -> bool:
    """Whether what somebody imposed is what others are under now: 'are under a siege imposed by Fiji'."""
    thing = verb.head
    under = verb.dep_ == "acl" and thing.dep_ == "pobj" and thing.head.lower_ == "under"
    lives = thing.head.head
    now = lives.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP"} for c in lives.lefts)
    return under and lemma(verb) == "impose" and now


def _offered(told: Judged) -> Judged:
    """A plain verb of saying tells of no more than an offer: 'said it would leave if Fiji paid', 'would help only if Fiji paid'."""
    depends = told.depends
    if (
        depends is None
        or told.status.value != "happened"
        or lemma(told.trigger) in word_list("framed.promising")
    ):
        return told
    only = depends.i > 0 and str(depends.nbor(-1).lower_) == "only"
    if not (told.gives_way or (told.frame.type == "AGREE" and only)):
        return told
    span = (depends.idx, depends.idx + len(depends))
    return replace(told, status=Finding("conditional", (span,), "how_sure.condition"), settled=True)


def _said_in_the_first_person(told: Judged) -> Judged:
    """Who wants to say a thing says it: 'I want to thank Peru', 'we would like to condemn it', 'I must condemn it'."""
    if told.frame.type not in SPEECH:
        return told
    rule, verb = told.status.rule, told.trigger
    wanted = rule in WISHING and _wants_to_say(verb.head)
    bound = rule == "how_sure.modal.must" and _first_person(verb) and any(map(_binds, verb.lefts))
    asked = told.status.value in {"planned", "conditional"} and _would_ask(verb)
    if not (wanted or bound or asked or (told.status.value != "happened" and _uttered(verb))):
        return told
    return replace(told.turn("happened", told.by_frame), certainty=Finding("certain", (), told.by_frame))


def _confirmed(told: Judged) -> Judged:
    """'Confirmed its support': it was told."""
    lasts = told.frame.type == "SUPPORT" and told.status.rule == "how_sure.lasting"
    return told.turn("happened", told.by_frame) if lasts else told


def _fixed_by_frame(told: Judged) -> Judged:
    """What the frame's own words fix, but what is past goes on no more: 'was on a visit'."""
    frame = told.frame
    if frame.status == "ongoing" and told.trigger.tag_ == "VBD":
        told = replace(told, status=Finding("happened", (), told.by_frame))
    elif frame.status and not _ahead(told.status):
        told = replace(told, status=Finding(cast(Status, frame.status), (), told.by_frame))
    if frame.certainty:
        told = replace(told, certainty=Finding(cast(CertaintyLevel, frame.certainty), (), told.by_frame))
    return told


# in the order in which they are taken
STEPS: tuple[Callable[[Judged], Judged], ...] = (
    _taken_for_granted,
    _presupposed,
    _by_its_mood,
    _ordered,
    _attempted,
    _planned,
    _said,
    _meant,
    _in_force,
    _offered,
    _said_in_the_first_person,
    _confirmed,
    _fixed_by_frame,
)


def _ahead(status: Finding[Status]) -> bool:
    """Whether words around an act tell of it as still to come, whatever its own frame takes it for: 'expects good talks'."""
    return status.value == "planned" and status.rule.removeprefix("how_sure.").startswith(ANNOUNCED)


def _as_attempted(type_: str, status: Finding[Status]) -> Finding[Status]:
    """To try is to do it, of what is said and of force: 'tried to storm the town', 'tried to persuade Peru'."""
    if type_ in TRIED and status.rule in ATTEMPTS:
        return Finding(ATTEMPTS[status.rule], status.spans, status.rule)
    return status


def as_learned(type_: str, sure: Sure) -> Sure:
    """Status and certainty of what no frame found: a 'not' that is taken for a refusal makes it, and a 'must' that is taken for a demand."""
    status, certainty = sure
    if type_ == "REJECT" and status.value == "denied" and status.rule == "how_sure.negation":
        return Finding("happened", status.spans, status.rule), certainty
    if type_ == "REQUEST" and status.rule in DUE:  # 'they should release him': it is asked
        return Finding("happened", status.spans, status.rule), certainty
    return _as_attempted(type_, status), certainty


def _as_said(frame: Frame, status: Finding[Status], trigger: Token) -> Finding[Status]:
    """What is said does not go on, as a deed may: it is said again and again, or was said."""
    rule = status.rule.removeprefix("how_sure.")
    if rule == "lasts-for" and frame.type in TERMS:
        return Finding("happened", (), "how_sure.default")
    if frame.type in SPOKEN_OF and (
        rule.startswith("lasts-") or (rule == "adverb.still" and trigger.tag_ in {"VBD", "VBN"})
    ):
        return Finding("recurring", status.spans, status.rule)
    if rule == "progressive" and status.value == "ongoing" and frame.type in AT_ONCE:
        return Finding("happened", status.spans, status.rule)
    done = frame.type in SPEECH | {"RETREAT", "SANCTION"}
    if (done and rule == "participle") or (
        frame.type in SPEECH and rule == "progressive" and _first_person(trigger)
    ):
        return Finding("happened", status.spans, status.rule)
    return status


def _uttered(trigger: Token) -> bool:
    """Whether words of wishing, or leave that is asked, only bring on what is said: 'I would like to thank Peru', 'let me thank Peru', 'cannot thank Peru enough'."""
    if lemma(trigger) not in word_list("framed.uttering"):
        return False
    if any(c.dep_ == "neg" for c in trigger.children):
        return any(c.lower_ == "enough" for c in trigger.rights)
    over = trigger.head
    # 'would like to take the chance to thank Peru'
    while over.head is not over and lemma(over) in word_list("verbs.using") | word_list("verbs.occasions"):
        over = over.head
    if any(c.dep_ == "neg" for c in over.children):
        return False
    # as bodies put it: 'the ministry wishes to thank Peru'
    if lemma(over) == "wish":
        return over.tag_ in {"VBP", "VBZ"}
    asked = {c.lower_ for verb in (over, trigger) for c in verb.children}
    leave = lemma(over) in word_list("framed.leave") and not asked.isdisjoint({"me", "us"})
    return leave or _wants_to_say(over)


def _would_ask(verb: Token) -> bool:
    """'I would urge Peru to act' urges it."""
    modal = any(c.dep_ == "aux" and c.lower_ in {"would", "'d"} for c in verb.lefts)
    return modal and _first_person(verb) and lemma(verb) in word_list("framed.asking")


def _wants_to_say(verb: Token) -> bool:
    """'I want to', 'we would like to', but not 'I do not want to'."""
    wants = lemma(verb) in word_list("framed.wanting") and _first_person(verb)
    return wants and not any(c.dep_ == "neg" for c in verb.children)


def _binds(word: Token) -> bool:
    """'I *must* condemn it' says it; 'we *should* condemn it' only calls for it."""
    return bool(word.dep_ == "aux" and word.lower_ == "must")


def _first_person(verb: Token) -> bool:
    """Whether the speaker does it in saying so: 'I am asking Congress', 'we want to thank Peru'."""
    return any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in verb.lefts)
