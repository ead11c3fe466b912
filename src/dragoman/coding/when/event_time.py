"""When did it happen?

Picks the time expression that belongs to an act by syntax: one that hangs on the act's word, or on a word that shares
its time (`ties.py`), and not on a lower or another clause. Not answered: times told in another sentence
(`told_times.py`); how long something took.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SPEECH, Act, Finding
from dragoman.coding.when.ties import PREMODIFIERS, Tie, distance, helpers_of, near, ties, verb_over
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.tables import Words
from dragoman.reading.labels import NOMINALS, NOUN_SUBJECTS, VERBS
from dragoman.reading.timex import Timex, bounds
from dragoman.records import Granularity, TimeBasis, TimeSpan

AHEAD = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "can", "should", "to"}
)
NAMED_DAYS = frozenset({"timex.month-day", "timex.day-month", "timex.year-lead", "timex.year-bare"})
AFTER = frozenset({"after", "following", "amid", "over"})
BESIDE_NOUN = 12  # tokens between a noun and its date

Held = tuple[Timex, Token]  # a time expression, and the word that it hangs on


def event_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, anchor: dt.date | None, words: Words
) -> Finding[TimeSpan] | None:
    """The day, month, year or stretch in which an act took or takes place, as its own sentence tells.

    Args:
        act: the act; `trigger` is its word.
        doc: the parsed text, on whose characters `timexes` count.
        timexes: every time expression of the text (`find_timexes`).
        anchor: the report's date, to which 'today' and 'the last two weeks' are tied.
        words: the lists of `when_words.toml` (`knowledge.load_when_words`).

    Returns:
        ISO dates as fine as the text has them, with the words; None where the sentence says nothing.
    """
    trigger = doc[act.trigger]
    held = [(t, node) for t in near(trigger, doc, timexes) if (node := _node(t, doc)) is not None]
    if not held:
        return None
    scene = _Scene(act, doc, timexes, tuple(held), anchor.isoformat() if anchor else "", words)
    told = _announced(trigger, act, held)
    found = scene.finding(*told, trigger) if told is not None else None
    if found is not None and found.value.start <= scene.today:
        return found
    for tie in ties(trigger, words):
        for timex, node in (*_by_distance(held, tie, words), *_before_when(held, tie[0], doc)):
            found = scene.finding(timex, node, tie[0])
            if found is not None:
                if tie[1] == "same-day":
                    found = replace(found, value=found.value.in_days())
                return _lasting(found, tie, scene)
    return _beside(trigger, scene)


@dataclass(frozen=True, slots=True)
class _Scene:
    """An act among the time expressions of its sentence, each held by a word; `today` is the report's date or ""."""

    act: Act
    doc: Doc
    timexes: Sequence[Timex]
    held: tuple[Held, ...]
    today: str
    words: Words

    def finding(self, timex: Timex, node: Token, carrier: Token) -> Finding[TimeSpan] | None:
        """The stretch that an expression gives the act by way of a word, or None where it cannot be the act's."""
        found = _span_of(timex, node, carrier, self)
        return found if found is not None and _can_be(found.value, timex, carrier, self) else None


def _node(timex: Timex, doc: Doc) -> Token | None:
    """The word from which a time expression hangs on its clause, where the parser took it for part of a name too.

    'On Monday Norway said': the preposition's verb, though *Monday* is parsed into the name.
    """
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ == "the" and span.start > 1:
        before = doc[span.start - 2]
    if root.dep_ not in PREMODIFIERS or root.head.pos_ != "PROPN" or root.head.i < root.i:
        return root
    if before is not None and before.dep_ == "prep" and before.lower_ in {"on", "in", "by", "since"}:
        return before
    opening = before is None or before.dep_ == "cc" or before.i < span.sent.start or before.is_punct
    if opening and not (span.end < len(doc) and doc[span.end].tag_ == "POS"):
        return _subject_of(root) or root
    return root


def _subject_of(token: Token) -> Token | None:
    """The topmost noun over a token that is a clause's subject."""
    while token.head.i != token.i and token.head.pos_ in NOMINALS:
        token = token.head
    return token if token.dep_ in NOUN_SUBJECTS else None


def _by_distance(held: Sequence[Held], tie: Tie, words: Words) -> list[Held]:
    hits = [
        (d, abs(node.i - tie[0].i), t, node)
        for t, node in held
        if (d := distance(node, tie, words)) is not None
    ]
    return [(t, node) for _, _, t, node in sorted(hits, key=lambda hit: hit[:2])]


def _announced(trigger: Token, act: Act, held: Sequence[Held]) -> Held | None:
    """The second of two days of a verb by which a deed is made known: 'confirmed on Saturday the arrest of ten on *Wednesday*'."""
    verb = trigger.head if trigger.dep_ == "dobj" else trigger
    if act.type in SPEECH or verb.lemma_ not in word_list("event_time.announcing"):
        return None
    noun = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if noun is None or not any(node.i < noun.i and verb in _over(node) for _, node in held):
        return None
    behind = [
        (t, node)
        for t, node in held
        if node.i > noun.i
        and node.head.lower_ not in word_list("event_time.open_ended")
        and not {verb, noun}.isdisjoint(_over(node))
    ]
    return behind[0] if len(behind) == 1 else None


def _over(node: Token) -> tuple[Token, ...]:
    """A word and those above it as far as the verb of its clause."""
    above: list[Token] = [node]
    while above[-1].pos_ not in VERBS and above[-1].head != above[-1]:
        above.append(above[-1].head)
    return tuple(above)


def _before_when(held: Sequence[Held], verb: Token, doc: Doc) -> Iterator[Held]:
    """'In 2003, when Norway refused', 'a call last month in which she refused': the time right before dates the clause."""
    lead = next((c for c in verb.children if c.i < verb.i and _opens_with_a_time(c)), None)
    if lead is None or lead.i == 0:
        return
    at = lead.i - 1
    while at > 0 and (doc[at].is_punct or doc[at].lower_ in {"and", "only"}):
        at -= 1
    end = doc[at].idx + len(doc[at])
    yield from ((t, node) for t, node in held if t.start <= doc[at].idx and end <= t.end + 1)


def _opens_with_a_time(token: Token) -> bool:
    """'when', or 'in', 'during' before 'which'."""
    which = any(c.tag_ == "WDT" for c in token.children)
    return token.lower_ == "when" or (which and token.lower_ in {"in", "at", "during"})


def _lasting(found: Finding[TimeSpan], tie: Tie, scene: _Scene) -> Finding[TimeSpan]:
    """A day made the first or last of several: 'began a three-day visit on Monday', 'left on Monday after a three-day visit'."""
    trigger, (carrier, kind) = scene.doc[scene.act.trigger], tie
    verb = carrier if carrier.pos_ in VERBS else verb_over(carrier)
    lemma = verb.lemma_ if verb is not None else ""
    ends = kind == "same-day" or lemma in scene.words["ending"]
    if found.value.in_days().granularity != "day" or not (ends or lemma in scene.words["beginning"]):
        return found
    for timex, node in scene.held:
        length = re.fullmatch(r"P(\d{1,2})D", timex.value)
        if length is None or node.i >= trigger.i or trigger.i not in (node.head.i, node.head.head.i):
            continue
        day = dt.date.fromisoformat(found.value.start[:10])
        other = (day + dt.timedelta(days=(int(length[1]) - 1) * (-1 if ends else 1))).isoformat()
        span = replace(
            found.value.in_days(), start=min(other, found.value.start), end=max(other, found.value.end)
        )
        spans = (*found.spans, (timex.start, timex.end))
        return replace(found, value=replace(span, granularity="range", basis="inferred"), spans=spans)
    return found


def _can_be(span: TimeSpan, timex: Timex, carrier: Token, scene: _Scene) -> bool:
    """Whether a time agrees with the verb's tense: nothing past lies ahead of the report, and no saying lasts a year."""
    verb = carrier if carrier.pos_ in VERBS else verb_over(carrier)
    if verb is None or verb.tag_ != "VBD" or helpers_of(verb) & AHEAD:
        return True
    today, own_verb = scene.today, carrier.pos_ in VERBS
    first = span.start or span.end
    if own_verb and today and first[: len(today)] > today[: len(first)]:
        return verb.lemma_ in word_list("tense.calling")  # 'called a strike for Friday'
    if scene.act.type not in SPEECH or carrier.i != scene.act.trigger:
        return True
    if span.granularity == "year" and _of_object(timex, carrier, scene.doc):
        return False
    this_year = span.granularity == "year" and span.start == today[:4]  # 'welcomed her lead this year'
    return not (timex.type == "DURATION" or this_year)


def _of_object(timex: Timex, verb: Token, doc: Doc) -> bool:
    """Whether a year ends the phrase of what a saying is about: 'condemned the expulsion of miners in 2019'."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None or not any(c.dep_ == "prep" and c.lower_ == "of" for c in thing.rights):
        return False
    last = doc[thing.right_edge.i]
    return bool(0 <= timex.start - last.idx - len(last) <= len(" in "))


def _beside(trigger: Token, scene: _Scene) -> Finding[TimeSpan] | None:
    """A day right after a verb or after the phrase of a noun, whatever the parse made of it; the year of what it followed."""
    doc = scene.doc
    for timex, node in scene.held:
        first = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if first is None:
            continue
        if trigger.pos_ not in VERBS:
            over = trigger.head
            own = trigger.dep_ == "dobj" and len(timex.value) == 4 and _of_object(timex, over, doc)
            fits = own or _in_phrase(trigger, first.start, doc, scene.words)
        else:
            fits = _right_after(trigger, first.start, doc)
        if (fits and node.dep_ not in PREMODIFIERS) or _after_dated(trigger, timex, node):
            found = scene.finding(timex, node, trigger)
            if found is not None:
                return found
    return None


def _right_after(verb: Token, start: int, doc: Doc) -> bool:
    """'met Tuesday with', 'met on Tuesday'."""
    gap = start - verb.i
    return gap == 1 or (gap == 2 and doc[start - 1].lower_ in {"on", "in"})


def _in_phrase(noun: Token, start: int, doc: Doc, words: Words) -> bool:
    """'by their agreement earlier this month', 'in response to the attack in Voss at the weekend', 'talks due to resume a week later'."""
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in words["due"] and 0 < start - noun.i <= BESIDE_NOUN:
        return all(t.tag_ in {"VB", "VBN"} for t in doc[noun.i + 1 : start] if t.pos_ in VERBS)
    before_verb = noun.dep_ in NOUN_SUBJECTS and start < noun.head.i  # 'the raid in Voss on Monday caused'
    if (
        not (noun.dep_ == "pobj" or before_verb)
        or noun.lemma_.lower() not in words["event_nouns"]
        or not 0 < start - noun.i <= BESIDE_NOUN
    ):
        return False
    if before_verb and any(t.text == "," for t in doc[noun.i + 1 : start]):
        return False
    between = doc[noun.i + 1 : start]
    return not any(
        (t.pos_ in VERBS and t.dep_ not in PREMODIFIERS)
        or t.tag_ in {"WDT", "WP", "WRB"}
        or t.text in {";", ":"}
        for t in between
    )


def _after_dated(verb: Token, timex: Timex, node: Token) -> bool:
    """'commiserated after the 2016 coup': the year of what an act followed, where nothing else dates it."""
    noun = node.head
    year = len(timex.value) == 4 and node.dep_ in PREMODIFIERS
    return year and noun.dep_ == "pobj" and noun.head.lower_ in AFTER and noun.head.head.i == verb.i


def _span_of(timex: Timex, node: Token, carrier: Token, scene: _Scene) -> Finding[TimeSpan] | None:
    """The stretch that a time expression gives an act, with the preposition before it heeded."""
    before, words = _preposition(timex, scene.doc), scene.words
    loose = {"dobj", "nsubj", "nsubjpass", "npadvmod"}
    if node.dep_ in loose and timex.rule in NAMED_DAYS and node.head.lemma_ in words["dated_object"]:
        return None
    ends = _ends(timex)
    if ends is None:
        return None
    first, last, grain = ends
    spans: tuple[tuple[int, int], ...] = ((timex.start, timex.end),)
    other = _other_end(timex, before, scene.doc, scene.timexes)
    if other is not None:
        last, grain = bounds(other.value)[1] or last, "range"
        spans = ((timex.start, timex.end), (other.start, other.end))
    elif before in {"since", "from"}:
        if _counted(node, carrier):
            return None
        last, grain = "", "range"
    elif before in {"to", "for", "until", "till"} and carrier.lemma_ in words["moved"]:
        return None
    elif before in {"until", "till", "by", "before"}:
        first, grain = "", "range"
    basis: TimeBasis = "stated" if timex.absolute else "inferred"
    span = TimeSpan(start=first, end=last, granularity=_grain(first, last, grain), basis=basis)
    return Finding(span, spans, "when." + timex.rule.removeprefix("timex."))


def _ends(timex: Timex) -> tuple[str, str, str] | None:
    """First and last day of an expression and its grain; None where it names no stretch of the calendar."""
    if not (timex.begin or timex.finish):
        first, last, grain = bounds(timex.value)
        hour = timex.value[11:]
        if grain == "day" and re.fullmatch(r"\d\d:\d\d", hour) and hour < "24":
            first, last, grain = timex.value, timex.value, "minute"
        elif grain == "day" and hour.isalpha():
            grain = "part_of_day"
        return (first, last, grain) if timex.type != "DURATION" and (first or last) else None
    if timex.type == "DURATION" and not timex.begin:
        return None  # 'in recent years'
    same = timex.begin == timex.finish
    return timex.begin, timex.finish, "" if same else "range"


def _preposition(timex: Timex, doc: Doc) -> str:
    """The word before a time expression, 'at least', 'about' and the article left out."""
    words = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    i = words.start - 1
    while i > 0 and doc[i].lower_ in word_list("event_time.about"):
        i -= 1
    return str(doc[i].lower_) if i >= 0 else ""


def _grain(first: str, last: str, grain: str) -> Granularity:
    if grain in {"day", "month", "year"} and first != last:
        return "range"
    if grain == "" and first == last:
        return {10: "day", 7: "month", 4: "year"}.get(len(first), "range")  # type: ignore[return-value]
    return grain  # type: ignore[return-value]


def _counted(node: Token, carrier: Token) -> bool:
    """'his second visit since 2019': the year bounds a count, it does not date the visit."""
    noun = node.head.head if node.dep_ == "pobj" else node.head
    tied = {noun.i, carrier.i, *(c.i for c in carrier.children if c.dep_ in {"attr", "dobj"})}
    return any(
        child.ent_type_ == "ORDINAL" or child.lower_ in word_list("event_time.counting")
        for i in tied
        if node.doc[i].pos_ in NOMINALS
        for child in node.doc[i].children
    )


def _other_end(timex: Timex, before: str, doc: Doc, timexes: Sequence[Timex]) -> Timex | None:
    """The second date of 'from … to …', 'between … and …'."""
    if before not in {"from", "between"}:
        return None
    first = bisect_left(timexes, timex.end, key=attrgetter("start"))
    for other in timexes[first : first + 2]:
        if 0 < other.start - timex.end <= 10:
            joint = doc.text[timex.end : other.start].strip().lower()
            return other if joint in {"to", "and", "-", "–", "until", "till", "through"} else None
    return None
