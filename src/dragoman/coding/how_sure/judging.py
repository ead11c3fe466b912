"""Did it happen, is it planned, conditional or denied, and how sure is the report of it?

Scope follows syntax: the act's own auxiliaries, negation and adverbs; the verb, adjective or noun that governs it; the
conjunction over its clause; for an act named by a noun, its adjectives, its preposition, and the verb that carries it.
Cannot answer yet: irony, numbers of probability, and what only the wider text tells ('the plan fell through').
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from spacy.tokens import Token

from dragoman.coding.findings import Finding, Said
from dragoman.coding.how_sure.form import own_form
from dragoman.coding.how_sure.nouns import judge_noun
from dragoman.coding.how_sure.scope import carries
from dragoman.coding.how_sure.verbs import COPULAR, governed
from dragoman.coding.how_sure.view import MAX_DEPTH, PLAIN, Court, View, merge
from dragoman.knowledge.cues import Cues
from dragoman.reading.beside import told_of_a_noun
from dragoman.reading.labels import NOUNS, VERBS
from dragoman.records import CertaintyLevel, Status

Sure = tuple[Finding[Status], Finding[CertaintyLevel]]
WINDOW = 3_000  # tokens between an act and the cue of a saying that may hold it


def how_sure(trigger: Token, *, cues: Cues, sayings: Sequence[Said] = ()) -> Sure:
    """Whether the act at `trigger` happened, and how surely the report tells it.

    A speech act is judged itself: 'promised' is happened, what is promised is planned. Who says it lowers certainty
    only where nobody is named (`sayings` with how "unnamed" that hold the trigger).

    Returns:
        The status and the certainty, each with the characters of `doc.text` it rests on (none for a default).
    """
    word = trigger.head if trigger.dep_ in {"aux", "auxpass"} else trigger
    view = _judge(word, Court(cues, _judge))
    first = bisect_left(sayings, (trigger.i - WINDOW,), key=attrgetter("cue"))
    last = bisect_left(sayings, (trigger.i + WINDOW,), key=attrgetter("cue"))
    for said in sayings[first:last]:
        if said.how != "unnamed" or said.cue[0] <= trigger.i < said.cue[1]:
            continue
        held = {i for start, end in said.content for i in range(start, end)}
        if trigger.i in held and not told_of_a_noun(trigger, held):
            view = view.doubt("probable", trigger.doc[said.cue[0]], "unnamed")
    status, level = _settled(view)
    return (
        Finding(status, _spans(view.status_words), f"how_sure.{view.status_rule}"),
        Finding(level, _spans(view.certainty_words), f"how_sure.{view.certainty_rule}"),
    )


def factuality(trigger: Token, *, cues: Cues, sayings: Sequence[Said] = ()) -> float:
    """Status and certainty on the scale from -3 (did not happen) to +3 (happened)."""
    status, level = how_sure(trigger, cues=cues, sayings=sayings)
    return cues.scale[status.value, level.value]


def _settled(view: View) -> tuple[Status, CertaintyLevel]:
    return view.status, view.certainty  # type: ignore[return-value]


def _spans(words: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(w.idx, w.idx + len(w)) for w in words}))


def _judge(token: Token, court: Court) -> View:
    """The view of a verb, noun or adjective: its own form, then what governs it."""
    if court.depth > MAX_DEPTH:
        return PLAIN
    if token.pos_ in NOUNS:
        return judge_noun(token, court)
    own = _as_often(token, own_form(token, court.cues), court.cues)
    if token.pos_ == "ADJ" and token.dep_ in COPULAR and token.head.pos_ in VERBS:
        return merge(own, court.judge(token.head))  # 'could be decisive'
    return governed(token, own, court)


def _as_often(verb: Token, own: View, cues: Cues) -> View:
    """An act that its verb only carries is done as often as its object says: 'stage frequent attacks', 'held weekly talks'."""
    if own.status != "happened" or not carries(verb, "object", cues):
        return own
    several = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.tag_ == "NNS")
    before = (w for thing in several for w in thing.lefts)  # 'opened the weekly meeting' is one
    for word in before:
        cue = cues.adjectives.get(word.lower_) if word.dep_ == "amod" else None
        if cue is not None and cue.status == "recurring":
            return own.turn("recurring", word, f"adjective.{cue.id}")
    return own
