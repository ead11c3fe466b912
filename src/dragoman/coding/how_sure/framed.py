"""What does the frame that found an act make of its status and certainty?"""

from typing import cast

from spacy.tokens import Token

from dragoman.codebook.frames import Frame
from dragoman.coding.findings import SPEECH, SPOKEN_OF, Finding
from dragoman.coding.how_sure.judging import Sure
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import CONTENT_CLAUSES, NOUNS
from dragoman.reading.lemmas import lemma
from dragoman.records import CertaintyLevel, Status

TERMS = frozenset(
    {"SANCTION", "COERCE", "CONCEDE", "AGREE", "RETREAT"}
)  # for which 'for two years' is how long they will be

WILL = frozenset({"how_sure.modal.will", "how_sure.modal.would"})
# rules by which a thing is told of as ahead
ANNOUNCED = ("governor.", "adjective.planned", "adjective.expected", "preposition.ahead")
MET_OR_MARCHED = frozenset({"CONSULT", "COOPERATE", "PROTEST"})  # what is planned or called as a thing
TRIED = frozenset({"ACCUSE", "ASSAULT", "PROTEST", "REQUEST", "THREATEN"})  # of which the attempt is the act
ATTEMPTS: dict[str, Status] = {"how_sure.governor.tried": "happened", "how_sure.governor.trying": "ongoing"}
AT_ONCE = frozenset({"SANCTION"})  # what 'is being' told of is ordered by then: 'is expelling two envoys'


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
    if beside and certainty.value == "probable":
        certainty = Finding("certain", (), "how_sure.taken-for-granted")
    if frame.pos == "noun" and frame.type in SPOKEN_OF and status.value in {"planned", "conditional"}:
        # 'is considering India's request': what is spoken of as a thing was said
        return Finding("happened", (), "how_sure.presupposed"), Finding("certain", (), "how_sure.presupposed")
    if (
        (frame.type in SPOKEN_OF or frame.type == "COERCE")  # 'does not let them leave'
        and frame.says_mood
        and status.rule.startswith(("how_sure.negation", "how_sure.modal."))
    ):
        status = Finding(
            "happened", status.spans, f"what.frame:{frame.id}"
        )  # 'will not attend': the refusal is the act
    if frame.pos == "noun" and frame.type == "ACCUSE" and status.rule.startswith("how_sure.governor."):
        # 'denied Peru's accusations': they were made
        status = (
            Finding("happened", status.spans, "how_sure.presupposed") if status.value == "denied" else status
        )
    if _ordered(frame, status.rule, trigger):
        status = Finding("happened", status.spans, f"what.frame:{frame.id}")
    status = _as_said(frame, _as_planned(frame, _as_attempted(frame.type, status), trigger), trigger)
    if depends is not None and status.value == "happened" and _offered(frame, depends, trigger, gives_way):
        span = (depends.idx, depends.idx + len(depends))
        return Finding("conditional", (span,), "how_sure.condition"), certainty
    wanted = status.rule == "how_sure.governor.want" and _first_person(trigger.head)
    if frame.type in SPEECH and status.value != "happened" and (wanted or _uttered(trigger)):
        certainty = Finding("certain", (), f"what.frame:{frame.id}")  # 'I want to thank Peru': it is said
        status = Finding("happened", status.spans, f"what.frame:{frame.id}")
    if frame.type == "SUPPORT" and status.rule == "how_sure.lasting":
        status = Finding("happened", status.spans, f"what.frame:{frame.id}")  # 'confirmed its support'
    if frame.status == "ongoing" and trigger.tag_ == "VBD":  # 'was on a visit'
        status = Finding("happened", (), f"what.frame:{frame.id}")
    elif frame.status and not _ahead(status):
        status = Finding(cast(Status, frame.status), (), f"what.frame:{frame.id}")
    if frame.certainty:
        certainty = Finding(cast(CertaintyLevel, frame.certainty), (), f"what.frame:{frame.id}")
    return status, certainty


def _ordered(frame: Frame, rule: str, trigger: Token) -> bool:
    """Whether an act is done once it is decided or announced: 'decided to cut ties', 'said that it would expel them', '… would invite them'."""
    if rule == "how_sure.governor.decide":
        return frame.type in AT_ONCE
    at_once = frame.mode == "expel" or frame.type == "AGREE"
    return at_once and rule in WILL and trigger.dep_ in CONTENT_CLAUSES


def _ahead(status: Finding[Status]) -> bool:
    """Whether words around an act tell of it as still to come, whatever its own frame takes it for: 'expects good talks'."""
    return status.value == "planned" and status.rule.removeprefix("how_sure.").startswith(ANNOUNCED)


def _as_attempted(type_: str, status: Finding[Status]) -> Finding[Status]:
    """To try is to do it, of what is said and of force: 'tried to storm the town', 'tried to persuade Peru'."""
    if type_ in TRIED and status.rule in ATTEMPTS:
        return Finding(ATTEMPTS[status.rule], status.spans, status.rule)
    return status


def _as_planned(frame: Frame, status: Finding[Status], trigger: Token) -> Finding[Status]:
    """What is planned or called is still to come: 'planned a march'."""
    verb = trigger.head if trigger.pos_ in NOUNS and trigger.dep_ in {"dobj", "nsubjpass"} else trigger
    called = word_list("framed.calling") if frame.type == "PROTEST" else frozenset()
    told = status.rule in {"how_sure.default", "how_sure.progressive"}
    if frame.type in MET_OR_MARCHED and told and lemma(verb) in word_list("framed.planning") | called:
        return Finding("planned", ((verb.idx, verb.idx + len(verb)),), f"what.frame:{frame.id}")
    return status


def as_learned(type_: str, sure: Sure) -> Sure:
    """Status and certainty of what no frame found: a 'not' that is taken for a refusal makes it, and doesn't deny it."""
    status, certainty = sure
    if type_ == "REJECT" and status.value == "denied" and status.rule == "how_sure.negation":
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


def _offered(frame: Frame, depends: Token, trigger: Token, gives_way: bool) -> bool:
    """Whether a plain verb of saying tells of no more than an offer: 'said it would leave if Fiji paid', 'would help only if Fiji paid'."""
    if lemma(trigger) in word_list("framed.promising"):
        return False
    only = depends.i > 0 and str(depends.nbor(-1).lower_) == "only"
    return gives_way or (frame.type == "AGREE" and only)


def _uttered(trigger: Token) -> bool:
    """Whether words of wishing, or leave that is asked, only bring on what is said: 'I would like to thank Peru', 'let me thank Peru', 'cannot thank Peru enough'."""
    if lemma(trigger) not in word_list("framed.uttering"):
        return False
    if any(c.dep_ == "neg" for c in trigger.children):
        return any(c.lower_ == "enough" for c in trigger.rights)
    over = trigger.head.head if lemma(trigger.head) in word_list("verbs.using") else trigger.head
    if lemma(over) == "wish":  # as bodies put it: 'the ministry wishes to thank Peru'
        return over.tag_ in {"VBP", "VBZ"}
    if lemma(over) == "like":
        return _first_person(over)
    asked = {c.lower_ for verb in (over, trigger) for c in verb.children}
    return lemma(over) in word_list("framed.leave") and not asked.isdisjoint({"me", "us"})


def _first_person(verb: Token) -> bool:
    """Whether the speaker does it in saying so: 'I am asking Congress', 'we want to thank Peru'."""
    return any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in verb.lefts)
