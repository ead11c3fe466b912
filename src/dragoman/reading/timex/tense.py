"""What does the parse say of the tense at a time expression?

The verb that governs the expression, with its auxiliaries; an infinitive looks ahead, except after a past verb that
brings it about ('managed to meet'). Where no verb governs it the parse says nothing, and the words around it do.
"""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUN_SUBJECTS, NOUNS, VERBS
from dragoman.reading.timex.calendar import Tense

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "should", "must"})
_OPEN = frozenset({"may", "can", "could", "might", "ca"})
_AHEAD_NOUNS = frozenset(["deadline", "ultimatum"])
_IS = frozenset(["is", "are", "'s", "’s", "being"])
_DEPTH = 12


def tense_from_parse(doc: Doc) -> Callable[[int], Tense]:
    """A function from a code point of `doc.text` to the tense of the verb that governs it ("" where none does)."""

    def tense(offset: int) -> Tense:
        span = doc.char_span(offset, offset + 1, alignment_mode="expand")
        return tense_at(span[0]) if span is not None and len(span) else ""

    return tense


def tense_at(token: Token) -> Tense:
    """The tense of the nearest verb above a token.

    A past participle that plans ('scheduled for Friday') looks ahead.
    """
    if any(c.dep_ == "case" for c in token.children):  # "Friday's ruling"
        return ""
    if (
        token.dep_ in {"compound", "nmod"}
        and token.head.pos_ == "NOUN"
        and token.head.dep_ not in NOUN_SUBJECTS
    ):
        return ""  # 'praised her June visit': the praising is past
    first, after = token, False
    for _ in range(_DEPTH):
        if token.lower_ in {"ahead", "until", "till"} or token.lemma_ in _AHEAD_NOUNS:
            return "past" if any(c.lower_ == "had" for c in token.head.children) else "future"
        if token.pos_ in NOUNS and any(
            c.lemma_ in word_list("tense.planned") or c.lower_ in word_list("tense.coming")
            for c in token.lefts
            if c.dep_ == "amod"
        ):
            return "future"
        if token.pos_ in VERBS:
            if _looks_forward(token):  # 'looked forward to the summit in July'
                return "future"
            if (
                first.dep_ == "pobj"
                and first.head.lower_ == "for"
                and token.lemma_ in word_list("tense.calling")
            ):
                return "future"  # 'called a strike for Friday'
            if token.lemma_ == "invite" and _behind_whereto(first, token):
                return "future"  # 'invited Chad to a meeting on Wednesday'
            tense = verb_tense(token)
            if tense == "present" and _is_fixed_for(first, token):
                return "future"
            return "past" if tense == "present" and after else tense
        if token.head.i == token.i:
            break
        after = after or token.lower_ in {"after", "since", "following"}
        token = token.head
    return ""


def verb_tense(verb: Token) -> Tense:
    """The tense of a finite verb with its auxiliaries, or what a non-finite one means for a date beside it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & _FUTURE:
        return "past" if "have" in helpers else "future"
    if helpers & _OPEN:
        return ""
    if verb.lemma_ in word_list("tense.planned") and verb.tag_ == "VBN":
        return "future"
    if verb.tag_ == "VB" and "to" in helpers:
        if "have" in helpers:
            return "past"
        if verb.dep_ == "xcomp" and verb.head.lower_ in _IS | {"was", "were"}:  # 'is to meet her on Friday'
            return "future"
        return (
            "future"
            if verb.head.lemma_ in word_list("tense.ahead_heads")
            else _above(verb)
            if verb.head.lemma_ in word_list("tense.brought_about")
            else ""
        )
    if verb.lower_ in {"is", "are"} and any(
        c.dep_ == "xcomp" and c.tag_ == "VB" and c.i > verb.i for c in verb.children
    ):  # 'on Friday the two are to meet'
        return "future"
    if verb.lemma_ == "plan" and verb.tag_ == "VBD" and any(c.dep_ == "dobj" for c in verb.children):
        return "future"
    if verb.tag_ == "VBN" and helpers & _IS and not helpers & {"has", "have", "had"}:
        return "present"
    if verb.tag_ == "VBN" and verb.head.lemma_ in word_list("tense.planned") and verb.dep_ == "xcomp":
        return "future"
    if verb.tag_ in {"VBD", "VBN"} or helpers & {"had", "was", "were", "has", "have", "did"}:
        return "past"
    if verb.tag_ == "VBG":
        return "future" if helpers & {"is", "are", "'re", "’re", "'s"} else _above(verb)
    return "present"


def _behind_whereto(date: Token, verb: Token) -> bool:
    """Whether a date stands behind what somebody is invited to, and so is the day of that."""
    return any(c.dep_ == "prep" and c.lower_ in {"to", "for"} and c.i < date.i for c in verb.rights)


def _is_fixed_for(first: Token, verb: Token) -> bool:
    """Whether a verb in the present tense tells what is fixed for a date: 'leaves on Friday', 'hosts a summit in June'."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ not in word_list("tense.fixed"):
        return False
    if verb.lemma_ == "take" and not any(c.lemma_ in word_list("tense.taken") for c in verb.children):
        return False
    date = first
    while date.dep_ in _INSIDE_DATES and date.head.i != date.i:
        date = date.head
    led = date.dep_ == "pobj"
    if led and date.head.lower_ not in {"on", "in", "at"}:
        return False
    over = date.head.head if led else date.head
    return bool(over == verb or (over.dep_ == "dobj" and over.head == verb))


_INSIDE_DATES = frozenset({"nummod", "det", "compound", "amod", "nmod"})


def _above(verb: Token) -> Tense:
    """The tense of the verb that a non-finite one hangs on."""
    head = verb.head
    for _ in range(_DEPTH):
        if head.i == head.head.i or head.pos_ in VERBS:
            break
        head = head.head
    if head.pos_ in VERBS and head.i != verb.i and head.tag_ not in {"VB", "VBG"}:
        return "future" if _looks_forward(head) else verb_tense(head)
    return ""


def _looks_forward(verb: Token) -> bool:
    return any(c.lower_ == "forward" for c in verb.children)
