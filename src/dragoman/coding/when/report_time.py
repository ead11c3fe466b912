"""When did it happen, where a report tells it as its news and nothing in it says when?

On the report's own day, or some days before; where the head of the report dates its news, on that day. What is told as older than
that, or only touched on, stays undated.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Finding
from dragoman.coding.when.days_apart import chars, counted
from dragoman.coding.when.ties import helpers_of
from dragoman.coding.when.told_times import CARRY, governing, moved_on, roots_before
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOMINALS, VERBS
from dragoman.records import Granularity, TimeSpan

HEAD, WEEK = 3, 7  # sentences of a report's head, and the days before it of which news is
LONG_AGO = 31  # days: what is told of as older than this is no news of the report's
OLD_YEAR = re.compile(
    r"\b(?:in|of|since|by|from|until|around)\s+(?:the year\s+)?1[0-7]\d\d\b(?![,.]?\d)", re.IGNORECASE
)


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
    if anchor is None or verb is None or act.reported or not _is_news(verb) or moved_on(verb):
        return None
    past = _since_then(verb, anchor)
    if past is not None:
        return past
    today = anchor.isoformat()
    for root in (verb.sent.root, *roots_before(verb, doc, reach=CARRY)):
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
        next((counted(c) for c in unit.lefts if c.dep_ in {"nummod", "det"}), None)
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
    return Finding(value, (chars(unit), chars(mark)), "when.since-then")


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
    return governing(word) if word.pos_ in VERBS else None


def _is_news(verb: Token) -> bool:
    """Whether a verb tells news: simple past, perfect or present, in a main clause or in what somebody said."""
    helpers = helpers_of(verb)
    if helpers & {"has", "have", "'ve", "’ve"} and any(
        c.lower_ in word_list("report_time.often") for c in verb.subtree if c.i - verb.i < 8
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
