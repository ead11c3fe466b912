"""Did an act that a noun names happen, and how surely?"""

from spacy.tokens import Token

from dragoman.coding.how_sure.form import own_form, time_ahead
from dragoman.coding.how_sure.scope import carries, cue_of, preposition_cue
from dragoman.coding.how_sure.verbs import apply, judge_head
from dragoman.coding.how_sure.view import MAX_DEPTH, PLAIN, Court, View, merge
from dragoman.knowledge.cues import Cue, Cues
from dragoman.reading.doers import is_passive
from dragoman.reading.grammar import to_infinitive
from dragoman.reading.labels import DESCRIBING_OR_OWNING, NOUNS, VERBS


def judge_noun(token: Token, court: Court) -> View:
    """The view of an act named by a noun: its own adjectives and clauses, then what carries or governs it."""
    view = PLAIN
    denied = False
    joined = [c for first in token.lefts if first.dep_ == "amod" for c in first.rights if c.dep_ == "conj"]
    for child in (*token.children, *joined):  # 'systematic and repeated raids'
        low = child.lower_
        describes = child.dep_ in {"amod", "compound", "det", "nmod", "advmod", "neg"} or child in joined
        cue = court.cues.adjectives.get(low) if describes else None
        if cue is not None:
            denied = denied or cue.status == "denied"
            if cue.status:
                view = view.turn(cue.status, child, f"adjective.{cue.id}")
            view = view.doubt(cue.certainty, child, f"adjective.{cue.id}")
        elif child.dep_ in {"acl", "relcl", "amod"} and child.i > token.i:
            view = _noun_clause(view, child, court)
    ahead = time_ahead(token, court.cues)
    if ahead is not None and view is PLAIN:
        view = view.turn("planned", ahead, "noun-ahead")
    view = _noun_governed(token, view, denied, court)
    if view.status_rule == "default" and _lasts(token, court.cues):
        return view.turn("ongoing", token, "lasting")
    return view


def _lasts(token: Token, cues: Cues) -> bool:
    """Whether a noun names what goes on until told otherwise ('their support', 'the war'), and no verb carries it."""
    if cues.lemma(token.lower_) not in cues.times["lasting"]:
        return False
    if any(c.lower_ in cues.times["past"] for c in token.children):
        return False
    head, way = token.head, "subject" if token.dep_ == "nsubj" else "object"
    if _over(token, head, cues):
        return False
    return not (head.pos_ in VERBS and head.tag_ not in {"VBZ", "VBP"} and carries(head, way, cues))


def _over(token: Token, head: Token, cues: Cues) -> bool:
    """Whether what goes on is over: 'won the battle', 'lifted the siege', 'after a long battle', 'was killed in a battle'."""
    if token.dep_ == "pobj":
        one = head.lower_ == "in" and any(c.lower_ in {"a", "an"} for c in token.lefts)
        return head.lower_ == "after" or (one and head.head.tag_ in {"VBD", "VBN"})
    return token.dep_ in {"dobj", "nsubjpass"} and head.lower_ in cues.times["ended"]


def _noun_clause(view: View, clause: Token, court: Court) -> View:
    """'talks due to start', 'talks scheduled for May', 'talks to be held', 'a visit that will take place'."""
    if (
        clause.dep_ == "acl"
        and any(c.tag_ == "TO" for c in clause.children)
        and carries(clause, "object", court.cues)
    ):
        return view.turn("planned", clause, "noun-to-be")
    if clause.lower_ == "called" and clause.dep_ == "acl" and not _called_for(clause):
        return view
    cue = cue_of(clause, "", "inf", court.cues)
    # 'talks to prevent a war', 'a meeting to plan the summit'
    aim = to_infinitive(clause) and not is_passive(clause)
    if cue is not None and cue.status in {"planned", "denied"} and clause.dep_ in {"acl", "amod"} and not aim:
        return _turned(view, cue, clause)
    way = (
        "subject" if any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in clause.children) else "object"
    )
    spoken_of = clause.dep_ == "relcl" and view.status == "happened"
    if spoken_of and any(c.dep_ == "nsubjpass" and c.tag_ == "WDT" for c in clause.children):
        cue = cue_of(clause, "", "noun", court.cues)
        heeded = {"denied"} if _is_subject(clause.head) else {"planned", "denied"}
        if cue is not None and cue.status in heeded:  # 'a visit that was expected in May'
            return _turned(view, cue, clause)
    if clause.dep_ != "relcl" or not (way == "subject" or carries(clause, way, court.cues)):
        return view
    over = own_form(clause, court.cues)
    heeded = {"planned", "denied", "recurring"} if carries(clause, way, court.cues) else {"planned"}
    return merge(view, over) if over.status in heeded else view


def _called_for(clause: Token) -> bool:
    """'A strike called for Monday', 'backed a march called by unions'; not 'an operation called Eagle', 'talks called to end the war'."""
    by_whom = any(c.dep_ == "agent" for c in clause.children) and not _is_subject(clause.head)
    return by_whom or any(c.lower_ == "for" for c in clause.children)


def _turned(view: View, cue: Cue, clause: Token) -> View:
    """The view as a clause that describes the noun turns it."""
    rule = f"governor.{cue.id}"
    return view.turn(cue.status, clause, rule).doubt(cue.certainty, clause, rule)


def _is_subject(noun: Token) -> bool:
    """Whether the noun's own verb tells what became of it: 'the visit that was planned for May took place'."""
    return noun.dep_ in {"nsubj", "nsubjpass"}


def _noun_governed(token: Token, view: View, denied: bool, court: Court) -> View:
    if view.status_rule == "default" and _told(token, court.cues):
        return view
    top, steps = token, 0
    while top.dep_ == "conj" and steps < MAX_DEPTH:
        top, steps = top.head, steps + 1
    head = top.head
    if top.dep_ in {"dobj", "nsubjpass", "dative", "oprd"} and head.pos_ in VERBS:
        return _under_verb(view, head, denied, "object", court)
    if top.dep_ in {"nsubj", "attr"} and head.pos_ in VERBS:
        return _as_subject(view, head, denied, top.dep_, court)
    if top.dep_ == "pobj":
        return _noun_after_preposition(view, head, denied, court)
    if top.dep_ in DESCRIBING_OR_OWNING and head.pos_ in NOUNS:
        cue = next(iter(court.cues.governors.get(f"n:{court.cues.lemma(head.lower_)}", ())), None)
        if cue is not None and cue.status in {"planned", "denied"}:
            return apply(view, cue, head, token, "noun", court)
    return view


def _told(token: Token, cues: Cues) -> bool:
    """Whether a noun is itself a saying or a resolve that somebody made: 'Togo's request', 'the decision'."""
    if f"n:{cues.lemma(token.lower_)}" not in cues.governors or token.dep_ not in {"dobj", "pobj"}:
        return False
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that"}) for c in token.children
    )


def _under_verb(view: View, verb: Token, denied: bool, way: str, court: Court) -> View:
    cue = cue_of(verb, "", "noun", court.cues)
    if cue is not None and cue.status not in {"same"}:
        once = denied and court.judge(verb).status == "denied"  # 'no visit is scheduled': one denial
        return apply(PLAIN if once else view, cue, verb, verb, "noun", court)
    if carries(verb, way, court.cues) or cue is not None:
        over = court.judge(verb)
        return view if denied and over.status == "denied" else merge(view, over)
    over = own_form(verb, court.cues)
    return merge(view, over) if over.status == "conditional" else view


def _as_subject(view: View, verb: Token, denied: bool, way: str, court: Court) -> View:
    """'Talks took place', 'talks are due', 'an attack is possible', 'there was no attack'."""
    for child in verb.children:
        if child.dep_ in {"acomp", "xcomp"} and court.cues.lemma(verb.lower_) == "be":
            cue = cue_of(child, "", "noun", court.cues) or cue_of(child, "", "inf", court.cues)
            if cue is not None:
                return apply(view, cue, child, verb, "noun", court)
    if carries(verb, "subject", court.cues):
        over = court.judge(verb)
        to_end = court.cues.lemma(verb.lower_) in court.cues.times["closing"]
        if to_end and over.status in {"planned", "denied"}:  # what has not ended, too, goes on
            return view.turn("ongoing", verb, "closing")
        once = denied or (way == "nsubj" and _says_of(verb, court.cues))
        return view if once and over.status == "denied" else merge(view, over)
    return view


def _says_of(verb: Token, cues: Cues) -> bool:
    """Whether a verb only says what an act is, so that its 'not' denies no act: 'the raid was not a mistake', 'was not about revenge'."""
    told = any(c.dep_ in {"attr", "acomp", "prep"} and c.i > verb.i for c in verb.children)
    return told and cues.lemma(verb.lower_) == "be" and not any(c.dep_ == "expl" for c in verb.children)


def _noun_after_preposition(view: View, prep: Token, denied: bool, court: Court) -> View:
    cue = preposition_cue(prep, "noun", court.cues)
    if cue is not None and cue.status != "planned":
        return view.turn(cue.status, prep, f"preposition.{cue.id}").doubt(
            cue.certainty, prep, f"preposition.{cue.id}"
        )
    if cue is not None:
        return (
            view.turn("planned", prep, f"preposition.{cue.id}")
            if view.status in {"happened", "planned"}
            else view
        )
    head = prep.head
    found = cue_of(head, prep.lower_, "noun", court.cues)
    if found is not None and found.status != "same":
        return apply(view, found, head, prep, "noun", court)
    if (
        found is not None
        or f"{court.cues.lemma(head.lower_)}_{prep.lower_}" in court.cues.carriers["through"]
    ):
        over = judge_head(head, court)
        return view if denied and over.status == "denied" else merge(view, over)
    return view
