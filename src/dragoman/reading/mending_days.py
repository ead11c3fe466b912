"""Which day or month does the parser hang on the wrong word?

It takes a day for the head or a part of a name, for one of a list, or for the time of what somebody says on it.
"""

from spacy.tokens import Token

from dragoman.calendar_names import MONTHS, NAMED_DAYS
from dragoman.reading.doers import has_subject, is_passive
from dragoman.reading.labels import NOUN_SUBJECTS
from dragoman.reading.rehanging import attach, verbs_above

DATES = NAMED_DAYS | set(MONTHS)


def free_date(date: Token) -> None:
    """'In February rebels seized it', 'On Monday troops left': the month or day is when, and no part of who."""
    before = date.nbor(-1) if date.i else date
    if date.dep_ not in {"compound", "nmod"} or before.lower_ not in {"in", "on"} or before.dep_ != "prep":
        return
    name = date.head.dep_ in NOUN_SUBJECTS and date.lower_ in NAMED_DAYS  # 'on Monday Okello said'
    if (
        (name or date.head.tag_ in {"NNS", "NNPS"})
        and date.nbor().pos_ != "PUNCT"
        and not list(before.rights)
    ):
        attach(date, before, "pobj")


def free_name(day: Token) -> None:
    """'met President Okello Tuesday', 'President Okello Tuesday said': the day is no part of the name."""
    if day.i == 0 or day.dep_ not in {"pobj", "dobj", "nsubj", "nsubjpass", "conj", "attr", "npadvmod"}:
        return
    name = day.nbor(-1)
    if name.head.i != day.i or name.dep_ not in {"compound", "nmod"} or name.pos_ != "PROPN":
        return
    if name.lower_ in NAMED_DAYS or name.ent_type_ in {"DATE", "EVENT", "ORG"}:
        return
    verb = next(verbs_above(day), None)
    if verb is None:
        return
    does = day.dep_ == "npadvmod"  # and so nobody else
    if does and (verb.i < day.i or verb.i != day.head.i or has_subject(verb)):
        return
    attach(name, day.head, ("nsubjpass" if is_passive(verb) else "nsubj") if does else day.dep_)
    for child in list(day.lefts):
        attach(child, name, child.dep_)
    attach(day, verb, "npadvmod")


def date_saying(day: Token) -> None:
    """'said on Monday the fleet would sail', where the parser hangs the day on what is said: it was said then."""
    on = day.head
    told = on.head
    said = told.head
    if day.dep_ != "pobj" or told.dep_ != "ccomp" or said.i + 1 != on.i or said.tag_ not in {"VBD", "VBZ"}:
        return
    if any(c.dep_ in NOUN_SUBJECTS and c.left_edge.i == day.i + 1 for c in told.lefts):
        attach(on, said, "prep")


def begin_clause(noun: Token) -> None:
    """'In a call on Monday, Okello and Soto agreed', where the parser lists them with the day: they are who agreed."""
    day = noun.head
    if day.ent_type_ != "DATE" or noun.ent_type_ == "DATE" or noun.doc[noun.left_edge.i - 1].text != ",":
        return
    verb = next((v for v in verbs_above(day) if v.i > noun.i), None)
    if verb is not None and not has_subject(verb):
        attach(noun, verb, "nsubj")
