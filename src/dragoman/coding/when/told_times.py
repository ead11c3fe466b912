"""Which time does an act take from what is told around it?

From the acts and sentences before it, or from another act of its own sentence; `report_time.py` asks what the report itself tells.
Not answered: which of two undated sentences came first.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SPEECH, Act, Finding
from dragoman.coding.when.ties import near, verb_over
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import NOMINALS, VERBS
from dragoman.reading.timex import Timex, bounds
from dragoman.records import TimeSpan

CARRY = 4  # sentences over which a day that parties share is taken to last
CLOSE = 2  # sentences over which a month or year is, or a day without shared parties
CARRIED = frozenset({"day", "part_of_day", "hour", "minute", "week", "month", "season", "year"})

Dated = tuple[int, Finding[TimeSpan]]  # a word, and when what it tells of took place


def carried_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, dated: Sequence[tuple[Act, Finding[TimeSpan]]]
) -> Finding[TimeSpan] | None:
    """The time of the last dated act before an undated one, where the text goes on telling of the same occasion.

    Args:
        act: an act whose own sentence tells no time of it.
        doc: the parsed text.
        timexes: every time expression of the text.
        dated: dated acts of the same parties, in any order.

    Returns:
        None where the act is not told in the simple past of a main or a reported clause, where its sentence tells a
        time of its own, or where no dated act stands in the few sentences before.
    """
    verb = _told_on(act, doc)
    if verb is None or moved_on(verb) or any(_dates(t) for t in near(verb, doc, timexes)):
        return None
    before = [
        (a.trigger, time)
        for a, time in dated
        if not (_touched_on(a, time, doc) or _aside(doc[a.trigger]) or _spoken_of(a, act, doc))
    ]
    found = _last(before, act, doc, reach=CARRY, rule="when.carried")
    if found is None or len(found.value.start) >= 10 or act.type not in SPEECH:
        return found
    meetings = {time.spans for a, time in dated if a.type == "CONSULT"}
    return found if found.spans in meetings else None  # what is said is told to the day, but at a meeting


def after_time(
    act: Act, doc: Doc, *, dated: Sequence[tuple[Act, Finding[TimeSpan]]]
) -> Finding[TimeSpan] | None:
    """The day of a meeting told of before, of an act that is told to follow or to be part of it: 'after the talks, he is to visit her'."""
    verb = doc[act.trigger] if doc[act.trigger].pos_ in VERBS else verb_over(doc[act.trigger])
    for _ in range(CARRY):
        if verb is None or any(map(_during_one, verb.children)) or verb.dep_ == "ROOT":
            break
        verb = verb_over(verb)
    if verb is None or not any(map(_during_one, verb.children)):
        return None
    meetings = [(a.trigger, time) for a, time in dated if a.type == "CONSULT" and len(time.value.start) >= 10]
    return _last(meetings, act, doc, reach=CLOSE, rule="when.after")


def _during_one(preposition: Token) -> bool:
    """'after the meeting', 'during their talks', with no day of their own."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"after", "at", "during", "following"}:
        return False
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_ not in word_list("told_times.meetings"):
        return False
    own = {c.lower_ for c in noun.lefts if c.dep_ in {"det", "poss"}}
    return not own.isdisjoint({"the", "their"}) and all(c.dep_ != "prep" for c in noun.rights)


def narrated_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, time_of: Callable[[int], Finding[TimeSpan] | None]
) -> Finding[TimeSpan] | None:
    """The time that the sentences just before tell of, in the same paragraph, whoever acts in them.

    Args:
        time_of: when what the verb at a token tells of took place, as its own sentence says.
    """
    verb = _told_on(act, doc)
    if verb is None or moved_on(verb) or any(_dates(t) for t in near(verb, doc, timexes)):
        return None
    dated: list[Dated] = []
    for root in roots_before(verb, doc):
        time = time_of(root.i)
        if time is not None and (act.type not in SPEECH or len(time.value.start) >= 10):
            dated.append((root.i, time))
            break
    return _last(dated, act, doc, reach=CLOSE, rule="when.narrated")


def _last(dated: Sequence[Dated], act: Act, doc: Doc, *, reach: int, rule: str) -> Finding[TimeSpan] | None:
    """The last dated word before an act, at most `reach` sentences back; a month or year reaches less far than a day."""
    starts = [sentence.start for sentence in doc.sents]
    here = bisect_right(starts, act.trigger)
    near_enough = [
        (word, found)
        for word, found in dated
        if found.value.granularity in CARRIED
        and 0
        < here - bisect_right(starts, word)
        <= (reach if len(found.value.start) >= 10 else min(reach, CLOSE))
    ]
    if not near_enough:
        return None
    found = max(near_enough, key=lambda pair: pair[0])[1]
    return Finding(replace(found.value.in_days(), basis="inferred"), found.spans, rule)


def roots_before(verb: Token, doc: Doc, *, reach: int = CLOSE) -> list[Token]:
    """The main verbs of the sentences before a verb's, nearest first, down to the start of its paragraph."""
    roots: list[Token] = []
    start = verb.sent.start
    while start > 0 and len(roots) < reach:
        before = doc[start - 1].sent
        if "\n" in doc.text[before[-1].idx : doc[start].idx] or before.start >= start:
            break
        roots.append(before.root)
        start = before.start
    return roots


def moved_on(verb: Token) -> bool:
    """Whether a sentence tells of a time before or after what was told: 'days earlier, rebels attacked'."""
    words = verb.sent
    return any(
        t.lower_ in word_list("told_times.moved_on")
        and t.i > words.start
        and t.nbor(-1).lower_ in word_list("ties.far")
        for t in words
    )


def _dates(timex: Timex) -> bool:
    """Whether an expression would date a sentence: 'now' and durations do not."""
    return timex.type in {"DATE", "TIME"} and bool(bounds(timex.value)[0])


def shared_time(
    act: Act, doc: Doc, *, dated: Sequence[tuple[Act, Finding[TimeSpan]]]
) -> Finding[TimeSpan] | None:
    """The time of another act that the same verb of the same sentence tells of: 'praised Chad, pledging to help'."""
    verb = _told_on(act, doc)
    if verb is None or _only_spoken_about(doc[act.trigger], verb):
        return None
    for other, time in dated:
        telling = _told_on(other, doc)
        if _touched_on(other, time, doc) or _spoken_of(other, act, doc):
            continue
        if telling is not None and telling.i == verb.i and other.trigger != act.trigger:
            return Finding(replace(time.value, basis="inferred"), time.spans, "when.same-sentence")
    return None


def _only_spoken_about(trigger: Token, verb: Token) -> bool:
    """Whether a noun stands deeper in its clause than what its verb does: 'spoke on Friday about Chad's attack on the port'."""
    return bool(trigger.pos_ in NOMINALS and trigger.head.i != verb.i)


def _touched_on(act: Act, time: Finding[TimeSpan], doc: Doc) -> bool:
    """Whether an act of some month or year is but named: 'building on the summit in May', 'following his trip in March'."""
    trigger = doc[act.trigger]
    return len(time.value.start) < 10 and trigger.pos_ in NOMINALS and trigger.dep_ == "pobj"


def _spoken_of(other: Act, act: Act, doc: Doc) -> bool:
    """Whether an act is but what another speaks of, so that it was done before: 'condemned the attack of 3 May and urged them'."""
    noun = doc[other.trigger].pos_ in NOMINALS
    return noun and act.type in SPEECH and other.type not in SPEECH | {"CONSULT"}


def _aside(trigger: Token) -> bool:
    """Whether an act is told in a relative clause, beside what its sentence is there to tell: 'the raid that killed ten in May'."""
    return bool(first_joined(trigger).dep_ == "relcl")


def _told_on(act: Act, doc: Doc) -> Token | None:
    """The verb that tells of an act in the simple past of a main clause, or of what somebody said; else None."""
    trigger = doc[act.trigger]
    verb = governing(trigger if trigger.pos_ in VERBS else verb_over(trigger))
    if verb is None or act.reported:
        return None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ not in {"VBD", "VBN"} or helpers & {"had", "have", "has", "would", "will", "'ve", "’ve"}:
        return None
    return verb if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} else None


def governing(verb: Token | None) -> Token | None:
    """The finite verb that an infinitive, participle or gerund hangs on: 'met Moro, pledging' is told by *met*."""
    for _ in range(CARRY):
        if verb is None or verb.tag_ not in {"VB", "VBG", "VBN"}:
            break
        written = verb.dep_ == "acl" and verb.tag_ == "VBG" and _is_written(verb.head)
        joined = verb.dep_ == "conj" and verb.tag_ != "VBN"
        if verb.dep_ not in {"xcomp", "advcl", "pcomp"} and not (joined or written):
            break
        verb = verb.head if verb.head.pos_ in VERBS else verb_over(verb)
    return verb


def _is_written(noun: Token) -> bool:
    """'Issued a statement calling on her', whatever noun of the clause the parse hangs *calling* on."""
    verb = verb_over(noun)
    return verb is not None and verb.lemma_ in word_list("told_times.issuing")
