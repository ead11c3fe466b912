"""Which time does an act take from what is told around it?

From an act beside it ('on the eve of'), from the acts and sentences before it, or, last of all, from the report itself.
Not answered: which of two undated sentences came first.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SPEECH, Act, Finding
from dragoman.coding.when.ties import helpers_of, near, verb_over
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import NOMINALS, VERBS
from dragoman.reading.timex import Timex, bounds
from dragoman.reading.timex.lexicon import number_told_by
from dragoman.records import Granularity, TimeSpan

ARTICLES = frozenset({"a", "an", "the"})  # that count one
MOST_COUNTED = 999  # days, weeks or years that words count


@dataclass(frozen=True, slots=True)
class DaysApart:
    """Two acts of one sentence some days apart: `later` (a token) is `days` after the act that `main` (a verb) tells.

    `days` is below 0 where `later` came first ('the day after the summit'). `spans` are the words that say so.
    """

    main: int
    later: int
    days: int
    spans: tuple[tuple[int, int], ...]


def relation_of(act: Act, doc: Doc) -> DaysApart | None:
    """How many days lie between an act and the verb that it is told beside.

    'met X on the eve of his meeting with Y': for the act at *meeting*, main is *met*, and the days are 1. Reads 'the eve
    of', 'a day before', 'three days after'. None where the act stands in no such phrase.
    """
    word = doc[act.trigger]
    while word.dep_ == "conj" and word.head.pos_ in NOMINALS:
        word = word.head
    link = word.head if word.dep_ in {"pobj", "pcomp"} else _mark(word)
    if link is None:
        return None
    if link.lower_ == "of" and link.head.lower_ == "eve":
        main = verb_over(link.head)
        return DaysApart(main.i, act.trigger, 1, (_chars(link.head),)) if main is not None else None
    if link.lower_ in {"before", "after"}:
        count = _days_before(link)
        main = verb_over(word if link.head == word else link)
        if count is not None and main is not None:
            return DaysApart(
                main.i, act.trigger, count if link.lower_ == "before" else -count, (_chars(link),)
            )
    return None


def _mark(verb: Token) -> Token | None:
    """The 'before' or 'after' that leads a verb's clause: 'two days after rebels attacked'."""
    if verb.dep_ != "advcl" or verb.pos_ not in VERBS:
        return None
    return next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in {"before", "after"}), None)


def _chars(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _days_before(link: Token) -> int | None:
    """The days told right before 'before' or 'after': 'a day before', 'two days after'."""
    doc, i = link.doc, link.i
    if i < 2 or doc[i - 1].lower_ not in {"day", "days"}:
        return None
    return _counted(doc[i - 2])


def _counted(word: Token) -> int | None:
    if word.lower_ in ARTICLES:
        return 1
    number = number_told_by(word.lower_)
    return number if number is not None and number <= MOST_COUNTED else None


def time_by_relation(
    main: Finding[TimeSpan] | None, relation: DaysApart, *, backwards: bool = False
) -> Finding[TimeSpan] | None:
    """The time of the other act of a relation, from the one that is dated to the day.

    Args:
        main: when the dated act took place.
        relation: what `relation_of` found.
        backwards: the dated act is the later one, and the main one is asked for.
    """
    if main is None or len(main.value.end) < 10:
        return None
    try:
        day = dt.date.fromisoformat(main.value.end[:10]) + dt.timedelta(
            days=-relation.days if backwards else relation.days
        )
    except (ValueError, OverflowError):
        return None
    text = day.isoformat()
    value = TimeSpan(start=text, end=text, granularity="day", basis="inferred")
    return Finding(value, relation.spans + main.spans, "when.relation")


# --- a time that lasts over several sentences --------------------------------------------------------------------

CARRY = 4  # sentences over which a day that parties share is taken to last
CLOSE = 2  # sentences over which a month or year is, or a day without shared parties
CARRIED = frozenset({"day", "part_of_day", "hour", "minute", "week", "month", "season", "year"})
HEAD, WEEK = 3, 7  # sentences of a report's head, and the days before it of which news is
LONG_AGO = 31  # days: what is told of as older than this is no news of the report's
OLD_YEAR = re.compile(
    r"\b(?:in|of|since|by|from|until|around)\s+(?:the year\s+)?1[0-7]\d\d\b(?![,.]?\d)", re.IGNORECASE
)

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
    if verb is None or any(_dates(t) for t in near(verb, doc, timexes)):
        return None
    before = [
        (a.trigger, time) for a, time in dated if not (_touched_on(a, time, doc) or _aside(doc[a.trigger]))
    ]
    found = _last(before, act, doc, reach=CARRY, rule="when.carried")
    if found is None or len(found.value.start) >= 10 or act.type not in SPEECH:
        return found
    meetings = {time.spans for a, time in dated if a.type == "CONSULT"}
    return found if found.spans in meetings else None  # what is said is told to the day, but at a meeting


def narrated_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, time_of: Callable[[int], Finding[TimeSpan] | None]
) -> Finding[TimeSpan] | None:
    """The time that the sentences just before tell of, in the same paragraph, whoever acts in them.

    Args:
        time_of: when what the verb at a token tells of took place, as its own sentence says.
    """
    verb = _told_on(act, doc)
    if verb is None or any(_dates(t) for t in near(verb, doc, timexes)):
        return None
    dated: list[Dated] = []
    for root in _roots_before(verb, doc):
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


def report_time(
    act: Act,
    doc: Doc,
    *,
    anchor: dt.date | None,
    known_by: str,
    time_of: Callable[[int], Finding[TimeSpan] | None],
    lead: Finding[TimeSpan] | None = None,
) -> Finding[TimeSpan] | None:
    """The report's own day for what it tells as its news, with no date anywhere: basis "report", granularity "week".

    The day is the report's; that the granularity is a week says that the act may lie some days before it. Where the report's
    head dates its news ('the union said yesterday'), the day is that one.

    Args:
        act: an act that happened and that nothing else dates.
        doc: the parsed text.
        anchor: the report's date.
        known_by: how that date is known ("given", "meta", "header", "dateline", "url" …).
        time_of: when what the verb at a token tells of took place, as its own sentence says.
        lead: what `lead_time` found.

    Returns:
        None where the report has no date, where the act is told in the pluperfect or only touched on in a noun phrase or a
        relative clause, and where its paragraph tells of an older time (years before 1800 are no times to `find_timexes`).
    """
    verb = _main_verb(act, doc)
    if anchor is None or verb is None or act.reported or not _is_news(verb):
        return None
    past = _since_then(verb, anchor)
    if past is not None:
        return past
    today = anchor.isoformat()
    for root in (verb.sent.root, *_roots_before(verb, doc, reach=CARRY)):
        if OLD_YEAR.search(root.sent.text):
            return None
        told = time_of(root.i)
        if told is not None:
            if _days_between(told.value, anchor) > LONG_AGO:
                return None
            break
    if lead is not None:
        return Finding(replace(lead.value, basis="inferred"), lead.spans, "when.lead")
    value = TimeSpan(start=today, end=today, granularity="week", basis="report")
    return Finding(value, (), f"when.report.{known_by}")


def _since_then(verb: Token, anchor: dt.date) -> Finding[TimeSpan] | None:
    """'It is six weeks since rebels surrendered': so long before the report, as fine as the unit."""
    mark = next((c for c in verb.lefts if c.dep_ in {"mark", "prep"} and c.lower_ == "since"), None)
    if mark is None or verb.dep_ != "advcl" or verb.head.lemma_ != "be":
        return None
    unit = next((c for c in verb.head.children if c.dep_ == "attr" and c.lemma_ in UNITS), None)
    count = (
        next((_counted(c) for c in unit.lefts if c.dep_ in {"nummod", "det"}), None)
        if unit is not None
        else None
    )
    if unit is None or count is None:
        return None
    days, fine = UNITS[unit.lemma_]
    try:
        day = (anchor - dt.timedelta(days=days * count)).isoformat()[:fine]
    except OverflowError:
        return None
    grain: Granularity = "day" if fine == 10 else "month"
    value = TimeSpan(start=day, end=day, granularity=grain, basis="inferred")
    return Finding(value, (_chars(unit), _chars(mark)), "when.since-then")


UNITS = {"day": (1, 10), "week": (7, 10), "month": (30, 7), "year": (365, 7)}  # days, and digits of the date


def lead_time(
    doc: Doc, *, anchor: dt.date | None, time_of: Callable[[int], Finding[TimeSpan] | None]
) -> Finding[TimeSpan] | None:
    """The day of the report's news where its head tells it: the main verb of its first sentence that bears a day of the last week."""
    if anchor is None:
        return None
    for sentence in islice(doc.sents, HEAD):
        told = time_of(sentence.root.i) if _is_news(sentence.root) else None
        if told is not None:
            value = told.value
            recent = value.start <= anchor.isoformat() and _days_between(value, anchor) < WEEK
            return told if len(value.start) >= 10 and value.start[:10] == value.end[:10] and recent else None
    return None


def _roots_before(verb: Token, doc: Doc, *, reach: int = CLOSE) -> list[Token]:
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
        if _touched_on(other, time, doc):
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


def _aside(trigger: Token) -> bool:
    """Whether an act is told in a relative clause, beside what its sentence is there to tell: 'the raid that killed ten in May'."""
    return bool(first_joined(trigger).dep_ == "relcl")


def _told_on(act: Act, doc: Doc) -> Token | None:
    """The verb that tells of an act in the simple past of a main clause, or of what somebody said; else None."""
    trigger = doc[act.trigger]
    verb = _governing(trigger if trigger.pos_ in VERBS else verb_over(trigger))
    if verb is None or act.reported:
        return None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ not in {"VBD", "VBN"} or helpers & {"had", "have", "has", "would", "will", "'ve", "’ve"}:
        return None
    return verb if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} else None


def _main_verb(act: Act, doc: Doc) -> Token | None:
    """The verb by which a sentence tells of an act; None for an act in a noun phrase that no verb carries."""
    word = doc[act.trigger]
    if word.pos_ not in VERBS:
        while word.dep_ in {"conj", "compound"} and word.head.pos_ in NOMINALS:
            word = word.head
        if word.dep_ == "pobj" and word.head.lower_ in {"in", "for", "of"} and word.head.head.dep_ == "dobj":
            word = word.head.head
        if word.dep_ not in {"dobj", "nsubj", "nsubjpass", "attr", "ROOT"}:
            return None
        word = word.head
    return _governing(word) if word.pos_ in VERBS else None


def _governing(verb: Token | None) -> Token | None:
    """The finite verb that an infinitive, participle or gerund hangs on: 'met Moro, pledging' is told by *met*."""
    for _ in range(CARRY):
        if verb is None or verb.tag_ not in {"VB", "VBG", "VBN"}:
            break
        if verb.dep_ not in {"xcomp", "advcl", "pcomp"} and not (verb.dep_ == "conj" and verb.tag_ != "VBN"):
            break
        verb = verb.head if verb.head.pos_ in VERBS else verb_over(verb)
    return verb


def _is_news(verb: Token) -> bool:
    """Whether a verb tells news: simple past, perfect or present, in a main clause or in what somebody said."""
    helpers = helpers_of(verb)
    if helpers & {"has", "have", "'ve", "’ve"} and any(
        c.lower_ in word_list("told_times.often") for c in verb.subtree if c.i - verb.i < 8
    ):
        return False
    if helpers & {"had", "'d", "would", "will", "shall", "may", "might", "could", "can", "should", "must"}:
        return False
    while verb.dep_ in {"conj", "ccomp", "parataxis", "advcl"} and verb.head.i != verb.i:
        verb = verb.head
    return bool(verb.dep_ == "ROOT")


def _days_between(span: TimeSpan, anchor: dt.date) -> int:
    """Days from the end of a span (its start, where it is open) to the report; 0 where it is not over."""
    last = span.end or span.start
    filled = last[:10] + {4: "-12-31", 7: "-28"}.get(len(last), "")
    try:
        return max(0, (anchor - dt.date.fromisoformat(filled[:10])).days)
    except ValueError:
        return 0
