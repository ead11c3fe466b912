"""What does the word that governs a verb make of it?"""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.how_sure.form import (
    adverb,
    by_paper,
    finite_alone,
    first_conjunct,
    has_subject,
    own_form,
)
from dragoman.coding.how_sure.scope import cue_of, preposition_cue
from dragoman.coding.how_sure.view import PLAIN, Court, View, merge
from dragoman.knowledge.cues import Cue
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import FINITE, NOUNS, VERBS
from dragoman.reading.lemmas import lemma

GOVERNED = frozenset(
    {"xcomp", "ccomp", "csubj", "csubjpass", "pcomp", "advcl", "acl", "relcl", "dobj", "oprd", "parataxis"}
)
# by how an attempt stands; one that lies ahead is none yet
TRYING = {"happened": "tried", "ongoing": "trying"}
AT_FIRST = 8  # words between 'at first' and the verb that it opens, however the parser hangs it
COPULAR = frozenset({"acomp", "attr", "oprd", "advmod", "amod", "prep"})


def governed(token: Token, own: View, court: Court) -> View:
    """The view of a verb after the word it depends on is heard."""
    top = first_conjunct(token)
    if top != token and top.dep_ not in GOVERNED:
        if finite_alone(token, list(token.children)):
            return own
        return merge(own, court.judge(top)) if token.tag_ in {"VBG", "VBN"} else own
    if top.dep_ not in GOVERNED:
        return own
    way = _complement(token, top)
    head = _misplaced(top, way, court) or top.head
    if way == "inf" and (use := _occasion_used(top, head)) is not None:
        return merge(own, court.judge(use))
    if way != "inf" and own.status in {"happened", "ongoing"} and _of_a_bill(top, head):
        return own.turn("planned", head, "bill")
    if top.dep_ == "pcomp" and way == "inf" and own.status != "denied":  # 'talks on how to arm them'
        return own.turn("planned", top, "how-to").doubt("possible", top, "how-to")
    if top.dep_ == "pcomp":
        return (
            own if has_subject(top.children) and way == "ing" else _after_preposition(own, head, way, court)
        )
    if top.dep_ == "relcl" and way == "inf" and any(c.tag_ == "TO" for c in top.children):
        return _uncued(own, token, top, head, way, court)
    if way == "that" and _parted(top, head):
        return own
    if top.dep_ == "relcl" or (
        top.dep_ == "advcl" and (way == "that" or any(c.dep_ == "mark" for c in top.children))
    ):
        return own
    if top.dep_ == "advcl" and not _adjoins(top, head):
        return _uncued(own, token, top, head, way, court)
    if top.dep_ == "csubj" and way == "ing":
        return own.doubt("possible", top, "gerund")
    if top.dep_ == "acl" and way != "inf" and head.pos_ in NOUNS and way != "that":
        return merge(own, court.judge(head.head)) if by_paper(top) else own
    found = cue_of(head, "", way, court.cues)
    if found is None and court.cues.lemma(head.lower_) == "be":
        for child in head.children:
            if child.dep_ in {"acomp", "attr"} and (found := cue_of(child, "", way, court.cues)) is not None:
                head = child
                break
    if found is not None:
        return apply(own, found, head, top, way, court)
    return _uncued(own, token, top, head, way, court)


def _of_a_bill(clause: Token, noun: Token) -> bool:
    """Whether a clause tells what a bill would do: 'approved a bill expelling them', 'a draft law that bans it'; what passes is done."""
    does = (clause.dep_ == "acl" and clause.tag_ == "VBG") or (
        clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in clause.lefts)
    )
    proposed = {lemma(noun), *(c.lower_ for c in noun.lefts)} & word_list("verbs.bills")
    return does and bool(proposed) and lemma(noun.head) not in word_list("verbs.enacting")


def _parted(clause: Token, head: Token) -> bool:
    """Whether a semicolon parts a clause from the word that the parser hangs it on: 'Chad asked for talks; Togo refused'."""
    first, last = sorted((clause.i, head.i))
    return any(t.text == ";" for t in clause.doc[first:last])


def _misplaced(verb: Token, way: str, court: Court) -> Token | None:
    """The word of intent that an infinitive follows, where the parser takes it for a noun beside it: 'and planning to go'."""
    if way != "inf" or verb.dep_ != "xcomp":
        return None
    to = next((c for c in verb.children if c.tag_ == "TO"), None)
    before = to.nbor(-1) if to is not None and to.i else None
    if (
        before is None
        or before.i == verb.head.i
        or before.dep_ != "conj"
        or not before.lower_.endswith("ing")
    ):
        return None
    intents = court.cues.governors.get(f"v:{court.cues.lemma(before.lower_)}", ())
    return before if any(c.status == "planned" for c in intents) else None


def _occasion_used(clause: Token, head: Token) -> Token | None:
    """The verb that tells that an occasion was used, so that the act was done: 'took the chance to thank Fiji', 'used a speech to thank Fiji'."""
    if clause.dep_ in {"acl", "relcl"}:
        verb, things = head.head, [head] if head.dep_ == "dobj" else []
    else:
        verb, things = head, [c for c in head.rights if c.dep_ == "dobj" and c.i < clause.i]
    if verb.pos_ not in VERBS or lemma(verb) not in word_list("verbs.using"):
        return None
    any_thing = lemma(verb) == "use" and things  # 'used the radio to thank Fiji'
    return verb if any_thing or any(lemma(t) in word_list("verbs.occasions") for t in things) else None


def _adjoins(gerund: Token, head: Token) -> bool:
    """Whether a gerund follows its verb (and the verb's particle) at once, as its object: 'ruled out sending'."""
    between = gerund.doc[head.i + 1 : gerund.i]
    return (
        gerund.tag_ == "VBG"
        and head.i < gerund.i
        and all(w.dep_ in {"prt", "neg", "advmod"} for w in between)
    )


def _complement(token: Token, top: Token) -> str:
    """How a clause stands: inf, ing, that (finite), done (participle)."""
    for verb in (token, top):
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children):
            return "inf"
    joined_past = token.tag_ == "VBN" and token.i != top.i and top.tag_ in FINITE  # 'raided … and arrested'
    if any(c.tag_ == "MD" for c in top.children) or token.tag_ in FINITE or joined_past:
        return "that"
    finite = any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in token.children
    )
    if finite:
        return "that"
    return {"VBG": "ing", "VB": "inf", "VBN": "done"}.get(token.tag_, "that")


def apply(own: View, cue: Cue, head: Token, act: Token, way: str, court: Court) -> View:
    """The act's view under a governor cue: the governor's own view, and what the cue makes of it."""
    over = judge_head(head, court)
    if cue.id == "stop" and over.status in {"planned", "conditional"} and _to_stop(head):
        return own.turn("ongoing", head, "governor.stop") if own.status == "happened" else own
    if cue.id == "try" and way == "ing" and over.status == "happened":  # 'tried calling them'
        return own
    rule = f"governor.{TRYING.get(over.status, cue.id) if cue.id == 'try' else cue.id}"
    negated = over.status == "denied"
    had = way not in {"that", "noun"} and _had(act, court)
    status = cue.status
    if status == "planned" and (had or (way == "that" and own.status == "happened" and cue.id in {"expect"})):
        status = "own"
    if negated:
        status = cue.negated or ("own" if cue.status == "own" and way == "that" else "denied")
    elif status == "same":
        status = over.status
    elif status == "denied" and _at_first(head):
        status = "own"
    if status == "own" or (way == "that" and status == "planned" and own.status in {"denied", "conditional"}):
        status = own.status
    if own.status == "denied" and way != "that":
        status = "happened" if status == "denied" else "denied"
    view = replace(own, status=status)
    if status != own.status or cue.status == "planned":
        view = view.turn(status, head, rule)
    level = (cue.negated_certainty or over.certainty) if negated else cue.certainty
    return view.doubt(level, head, rule).doubt(over.certainty, head, rule)


def _to_stop(verb: Token) -> bool:
    """Whether a verb that lies ahead stops what therefore goes on: 'urged Chad to stop shelling the port'; not 'to stop an attack'."""
    new = any(c.lower_ in {"a", "an"} for thing in verb.rights if thing.dep_ == "dobj" for c in thing.lefts)
    return lemma(verb) in word_list("verbs.stopping") and not new


def _at_first(denial: Token) -> bool:
    """Whether somebody denied a thing at first, and so no more: 'initially denied shelling the port'; what is refused at first is refused."""
    if lemma(denial) not in word_list("verbs.denying"):
        return False
    opening = {c.lower_ for c in denial.children if c.dep_ == "advmod"}
    before = denial.doc[max(denial.sent.start, denial.i - AT_FIRST) : denial.i]
    at_first = any(t.lower_ == "first" and t.i and t.nbor(-1).lower_ == "at" for t in before)
    return at_first or not opening.isdisjoint(word_list("verbs.at_first"))


def _had(act: Token, court: Court) -> bool:
    """Whether an infinitive or gerund is in the perfect: 'to have met'."""
    return act.tag_ == "VBN" and any(
        court.cues.lemma(c.lower_) == "have" for c in act.children if c.dep_ == "aux"
    )


def judge_head(head: Token, court: Court) -> View:
    """The view of a governor; an adjective or noun after a copula takes the copula's."""
    if head.pos_ in VERBS:
        return court.judge(head)
    view = PLAIN
    for child in head.children:
        if child.dep_ in {"neg", "det", "advmod"}:
            view = adverb(view, child, head, court.cues)
    if head.dep_ in COPULAR and head.head.pos_ in VERBS:
        over = own_form(head.head, court.cues)
        once = head.pos_ in NOUNS and view.status == over.status == "denied"  # 'there is no plan': one denial
        return view if once else merge(view, over)
    if _dropped(head, court) and view.status == "happened":
        return view.turn("denied", head.head, "governor.dropped")
    if view.status != "denied" and head.pos_ in NOUNS and head.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        over = own_form(head.head, court.cues)
        return merge(view, over) if over.status == "denied" and head.dep_ != "nsubj" else view
    return view


def _dropped(noun: Token, court: Court) -> bool:
    """Whether what a noun names is denied, dropped or refused: 'denied plans to close it', 'scrapped a plan to close it'."""
    verb = noun.head
    if noun.pos_ not in NOUNS or noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ not in VERBS:
        return False
    cue = cue_of(verb, "", "noun", court.cues)
    return cue is not None and cue.status == "denied" and own_form(verb, court.cues).status != "denied"


def _uncued(own: View, token: Token, top: Token, head: Token, way: str, court: Court) -> View:
    """A clause under a word that no cue knows."""
    if way == "that":
        return own
    if way == "inf" and court.cues.lemma(head.lower_) == "be" and top.dep_ in {"xcomp", "ccomp"}:
        return merge(own.turn("planned", head, "be-to"), own_form(head, court.cues))
    if way != "inf" and _had(top, court):  # 'will return, having met them in May'
        return own
    if way == "inf" and (copula := _first_to(head, top)) is not None:
        return merge(own, own_form(copula, court.cues))
    if way == "inf" and _had(top, court) and head.pos_ in VERBS:
        return own.doubt("probable", head, "infinitive")
    if way == "inf" and any(c.tag_ == "TO" for c in top.children):
        rule = "purpose" if top.dep_ == "advcl" else "infinitive"
        if top.dep_ == "advcl" and head.pos_ in VERBS and own.status != "denied":
            over = court.judge(head)
            sure = "certain" if court.cues.lemma(token.lower_) in court.cues.verbs else "probable"
            return merge(own, over).doubt(sure, top, rule)
        return own.turn("denied" if own.status == "denied" else "planned", top, rule).doubt(
            "probable", top, rule
        )
    if (
        head.pos_ in VERBS
        and top.dep_ in {"advcl", "xcomp", "ccomp", "dobj", "oprd"}
        and way in {"ing", "done", "inf"}
    ):
        return merge(own, court.judge(head))
    return own


def _first_to(head: Token, clause: Token) -> Token | None:
    """The verb that tells who did a thing first or last: '*became* the first state to sign it', 'the only one to sign it *was* Fiji'."""
    nouns = [head] if head.pos_ in NOUNS else [c for c in head.rights if c.dep_ == "attr" and c.i < clause.i]
    counted = (n for n in nouns if any(c.lower_ in word_list("event_time.counting") for c in n.lefts))
    over = next((n.head for n in counted if n.dep_ in {"attr", "nsubj"}), None)
    return over if over is not None and over.pos_ in VERBS else None


def _after_preposition(own: View, prep: Token, way: str, court: Court) -> View:
    """A gerund under a preposition: 'without meeting', 'accused of bombing', 'plans for leaving'."""
    head = prep.head
    cue, found = preposition_cue(prep, way, court.cues), cue_of(head, prep.lower_, way, court.cues)
    if cue is not None and (found is None or cue.status == "denied"):
        return own.turn(cue.status, prep, f"preposition.{cue.id}").doubt(
            cue.certainty, prep, f"preposition.{cue.id}"
        )
    if found is not None:
        return apply(own, found, head, prep, way, court)
    if prep.lower_ in {"by", "with", "in", "before", "after", "while", "when", "upon"} and head.pos_ in VERBS:
        over = court.judge(head)
        if prep.lower_ == "by" and over.status_rule == "governor.tried":
            return own  # 'tried to win them over by freeing prisoners': they were freed
        return merge(own, over) if over.status in {"planned", "conditional"} else own
    return own
