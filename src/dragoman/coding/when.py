"""When did it happen?

Picks the time expression that belongs to an act by syntax: one that hangs on the act's word, or on the verb that carries
it, and not on a lower or another clause. Not answered: times told in another sentence; how long something took.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Finding
from dragoman.reading.timex import Timex, bounds
from dragoman.records import Granularity, TimeBasis, TimeSpan

CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp", "relcl"})
VERBS = frozenset({"AUX", "VERB"})
NOUNS = frozenset({"NOUN", "NUM", "PRON", "PROPN"})
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
CARRIERS = frozenset(  # verbs that only carry the act that a noun names
    {
        "announce", "arise", "arrange", "arrive", "attend", "be", "begin", "break", "call", "carry",
        "come", "complete", "conclude", "conduct", "continue", "convene", "declare", "deliver",
        "end", "engage", "erupt", "expect", "finish", "fly", "follow", "gather", "give", "go",
        "happen", "have", "head", "hold", "host", "impose", "issue", "join", "launch", "lead",
        "leave", "make", "meet", "mount", "occur", "open", "order", "organise", "organize", "pay",
        "plan", "reach", "receive", "resume", "return", "schedule", "see", "set", "sign", "stage",
        "start", "strike", "take", "travel", "undertake", "visit", "wage",
    }
)  # fmt: skip
ASPECT = frozenset(
    {
        "begin", "come", "continue", "fail", "go", "help", "keep", "manage", "move", "proceed",
        "seek", "start", "stop", "try",
    }
)  # fmt: skip
SAME_DAY = frozenset(  # 'said on Friday after talks'
    {
        "after", "at", "during", "following",
    }
)  # fmt: skip
INSIDE = frozenset(  # 'met at Friday's summit'
    {
        "at", "during", "in", "on",
    }
)  # fmt: skip
EVENT_NOUNS = frozenset(
    {
        "accord", "agreement", "annexation", "attack", "battle", "bombing", "budget", "ceasefire",
        "census", "conference", "coup", "crisis", "deal", "death", "decision", "earthquake",
        "election", "explosion", "genocide", "incident", "invasion", "killing", "massacre",
        "meeting", "offensive", "protest", "raid", "referendum", "report", "resolution",
        "revolution", "ruling", "statement", "strike", "summit", "talk", "talks", "treaty",
        "uprising", "visit", "vote", "war",
    }
)  # fmt: skip
MOVED = frozenset(
    {
        "adjourn", "defer", "delay", "extend", "move", "postpone", "push", "put", "reschedule",
        "suspend",
    }
)  # fmt: skip
APPOINTING = frozenset({"arrange", "call", "convene", "fix", "plan", "schedule", "set"})
DATED_OBJECT = frozenset(  # verbs whose object a date can be
    {
        "await", "celebrate", "choose", "commemorate", "fix", "mark", "name", "observe", "offer",
        "propose", "recall", "suggest",
    }
)  # fmt: skip
DEPTH = 15


def event_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, anchor: dt.date | None
) -> Finding[TimeSpan] | None:
    """The day, month, year or stretch in which an act took or takes place.

    Args:
        act: the act; `trigger` is its word.
        doc: the parsed text, on whose characters `timexes` count.
        timexes: every time expression of the text (`find_timexes`).
        anchor: the report's date, to which 'today' and 'the last two weeks' are tied.

    Returns:
        ISO dates as fine as the text has them, with the words; None where the text says nothing.
    """
    trigger = doc[act.trigger]
    here = [(t, doc.char_span(t.start, t.end, alignment_mode="expand")) for t in _near(trigger, doc, timexes)]
    heads = [(t, span.root) for t, span in here if span is not None and len(span)]
    for carrier, kind in (*carriers(trigger), *_below(trigger)):
        hits = [(d, t, head) for t, head in heads if (d := _distance(head, carrier, kind)) is not None]
        for _, timex, head in sorted(hits, key=lambda hit: (hit[0], abs(hit[2].i - carrier.i))):
            found = _span_of(timex, head, carrier, doc, timexes)
            if found is not None:
                return found
    return _beside(trigger, heads, doc, timexes)


def _near(trigger: Token, doc: Doc, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The time expressions of the trigger's sentence that can date an act."""
    sentence = trigger.sent
    first = bisect_left(timexes, sentence.start_char, key=lambda t: t.start)
    for timex in timexes[first : bisect_left(timexes, sentence.end_char, lo=first, key=lambda t: t.start)]:
        if timex.type != "SET":
            yield timex


def carriers(trigger: Token) -> list[tuple[Token, str]]:
    """The act's word, then the words whose times it shares, nearest first, each with how it does."""
    found, word = [(trigger, "own")], trigger
    for _ in range(4):
        above = _carrier_above(word)
        if above is None:
            break
        found.append(above)
        word = above[0]
    return found


def _carrier_above(word: Token) -> tuple[Token, str] | None:
    head = word.head
    if head.i == word.i:
        return None
    if word.pos_ in VERBS or word.dep_ in {"acomp", "attr", "oprd"}:
        return _verb_above(word, head)
    if word.dep_ in {"compound", "poss", "conj", "nmod"} and head.pos_ in NOUNS:
        return (head, "noun") if word.dep_ == "conj" else None
    if head.pos_ in VERBS and word.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        return (head, "light") if head.lemma_ in CARRIERS else None
    if word.dep_ == "pobj" and head.head.pos_ in VERBS:
        if head.lower_ in SAME_DAY:
            return head.head, "same-day"
        return (
            (head.head, "light")
            if head.lower_ in {"in", "for", "on", "to"} and head.head.lemma_ in CARRIERS
            else None
        )
    return None


def _below(trigger: Token) -> Iterator[tuple[Token, str]]:
    """The words under an act's word that date it too: 'the attack that killed ten last year', 'was freed and left in May'."""
    for child in trigger.children:
        if trigger.pos_ in NOUNS and child.dep_ == "relcl":
            subjects = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}]
            if not subjects or subjects[0].tag_ in {"WDT", "WP"}:
                yield child, "own"
        elif trigger.pos_ in NOUNS and child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"}:
            yield child, "own"
        elif (
            trigger.pos_ in VERBS
            and child.dep_ == "conj"
            and child.pos_ in VERBS
            and _same_form(trigger, child)
        ):
            yield child, "joined"


def _same_form(first: Token, second: Token) -> bool:
    """Whether two joined verbs share subject and auxiliaries."""
    helpers = [{c.lower_ for c in verb.children if c.dep_ == "aux"} for verb in (first, second)]
    return helpers[0] == helpers[1] and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in second.children)


def _verb_above(word: Token, head: Token) -> tuple[Token, str] | None:
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in word.children)
    if word.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in VERBS:
        return head, "light"
    if word.dep_ == "conj" and head.pos_ in VERBS:
        return head, "joined"
    if word.dep_ == "advcl" and word.tag_ == "VBG" and not own_subject:
        return head, "joined"
    if word.dep_ == "xcomp" and head.lemma_ in ASPECT:
        return head, "light"
    if word.dep_ == "pcomp" and head.lower_ in SAME_DAY and head.head.pos_ in VERBS:
        return head.head, "same-day"
    return None


def _distance(head: Token, carrier: Token, kind: str) -> int | None:
    """Steps from a time expression up to a carrier, or None where another word or clause takes it."""
    token, steps = head, 0
    while token.i != carrier.i:
        if steps > DEPTH or token.head.i == token.i or token.dep_ in CLAUSES:
            return None
        if token.dep_ == "conj" and token.pos_ in VERBS:
            return None
        if _taken(token, head, carrier):
            return None
        token, steps = token.head, steps + 1
    return steps + (3 if kind == "same-day" else 0)


def _taken(token: Token, head: Token, carrier: Token) -> bool:
    """Whether the word above `token` is a noun that keeps the time for itself ('condemned Friday's attack')."""
    noun = token.head
    if noun.i == carrier.i or noun.pos_ not in NOUNS or token.dep_ == "pobj":
        return False
    if token.dep_ in PREMODIFIERS or (token.dep_ == "npadvmod" and token.i < noun.i):
        return not (noun.dep_ == "pobj" and noun.head.lower_ in INSIDE and noun.head.head.i == carrier.i)
    if token.dep_ == "prep" and token.lower_ in {"for", "of", "about", "to"}:
        return carrier.lemma_ not in APPOINTING
    weekday = token.lower_ == "on"
    if carrier.pos_ in VERBS and carrier.lemma_ in CARRIERS and noun.head.i == carrier.i:
        return False
    return token.dep_ == "prep" and not weekday and noun.lemma_.lower() in EVENT_NOUNS


def _beside(
    trigger: Token, heads: Sequence[tuple[Timex, Token]], doc: Doc, timexes: Sequence[Timex]
) -> Finding[TimeSpan] | None:
    """A day right after a verb, whatever the parse made of it ('met Tuesday with')."""
    for timex, head in heads:
        first = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if (
            head.dep_ in PREMODIFIERS
            or first is None
            or trigger.pos_ not in VERBS
            or not 0 < first.start - trigger.i <= 2
        ):
            continue
        if first.start - trigger.i == 2 and doc[first.start - 1].lower_ not in {"on", "in"}:
            continue
        return _span_of(timex, head, trigger, doc, timexes)
    return None


def _span_of(
    timex: Timex, head: Token, carrier: Token, doc: Doc, timexes: Sequence[Timex]
) -> Finding[TimeSpan] | None:
    """The stretch that a time expression gives an act, with the preposition before it heeded."""
    before = _preposition(timex, doc)
    named = timex.rule in {"timex.month-day", "timex.day-month", "timex.year-lead", "timex.year-bare"}
    if head.dep_ in {"dobj", "nsubj", "nsubjpass", "npadvmod"} and named and head.head.lemma_ in DATED_OBJECT:
        return None
    if timex.type == "DURATION" and not (timex.begin or timex.finish):
        return None
    first, last, grain = bounds(timex.value)
    if timex.begin or timex.finish:
        if timex.type == "DURATION" and not (timex.begin and timex.finish):
            return None
        first, last, grain = timex.begin, timex.finish, "" if timex.begin == timex.finish else "range"
    if not first and not last:
        return None
    spans: tuple[tuple[int, int], ...] = ((timex.start, timex.end),)
    other = _other_end(timex, before, doc, timexes)
    if other is not None:
        last, grain, spans = (
            bounds(other.value)[1] or last,
            "range",
            ((timex.start, timex.end), (other.start, other.end)),
        )
    elif before in {"since", "from"}:
        if _counted(head, carrier):
            return None
        last, grain = "", "range"
    elif before in {"to", "for", "until", "till"} and carrier.lemma_ in MOVED:
        return None
    elif before in {"until", "till", "by", "before"}:
        first, grain = "", "range"
    basis: TimeBasis = "stated" if timex.absolute else "inferred"
    span = TimeSpan(start=first, end=last, granularity=_grain(first, last, grain), basis=basis)
    return Finding(span, spans, "when." + timex.rule.removeprefix("timex."))


def _preposition(timex: Timex, doc: Doc) -> str:
    """The word before a time expression, 'at least', 'about' and the article left out."""
    words = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    i = words.start - 1
    while i > 0 and doc[i].lower_ in {"least", "at", "about", "around", "nearly", "the", "early", "late"}:
        i -= 1
    return str(doc[i].lower_) if i >= 0 else ""


def _grain(first: str, last: str, grain: str) -> Granularity:
    if grain in {"day", "month", "year"} and first != last:
        return "range"
    if grain == "" and first == last:
        return {10: "day", 7: "month", 4: "year"}.get(len(first), "range")  # type: ignore[return-value]
    return grain  # type: ignore[return-value]


def _counted(head: Token, carrier: Token) -> bool:
    """'his second visit since 2019': the year bounds a count, it does not date the visit."""
    noun = head.head.head if head.dep_ == "pobj" else head.head
    tied = {noun.i, carrier.i, *(c.i for c in carrier.children if c.dep_ in {"attr", "dobj"})}
    return any(
        child.ent_type_ == "ORDINAL" or child.lower_ in {"first", "second", "third", "only", "latest", "last"}
        for i in tied
        if head.doc[i].pos_ in NOUNS
        for child in head.doc[i].children
    )


def _other_end(timex: Timex, before: str, doc: Doc, timexes: Sequence[Timex]) -> Timex | None:
    """The second date of 'from … to …', 'between … and …'."""
    if before not in {"from", "between"}:
        return None
    for other in timexes:
        if 0 < other.start - timex.end <= 10:
            joint = doc.text[timex.end : other.start].strip().lower()
            return other if joint in {"to", "and", "-", "–", "until", "till", "through"} else None
    return None


# --- one act dated by another ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Relation:
    """Two acts of one sentence some days apart: `later` (a token) is `days` after the act that `main` (a verb) tells.

    `days` is below 0 where `later` came first ('the day after the summit'). `spans` are the words that say so.
    """

    main: int
    later: int
    days: int
    spans: tuple[tuple[int, int], ...]


def relation_of(act: Act, doc: Doc) -> Relation | None:
    """How many days lie between an act and the verb that it is told beside.

    'met X on the eve of his meeting with Y': for the act at *meeting*, main is *met*, and the days are 1. Reads 'the eve
    of', 'a day before', 'three days after'. None where the act stands in no such phrase.
    """
    word = doc[act.trigger]
    while word.dep_ == "conj" and word.head.pos_ in NOUNS:
        word = word.head
    link = word.head if word.dep_ in {"pobj", "pcomp"} else None
    if link is None:
        return None
    if link.lower_ == "of" and link.head.lower_ == "eve":
        main = _verb_over(link.head)
        return Relation(main.i, act.trigger, 1, (_chars(link.head),)) if main is not None else None
    if link.lower_ in {"before", "after"}:
        count = _days_before(link)
        main = _verb_over(link)
        if count is not None and main is not None:
            return Relation(
                main.i, act.trigger, count if link.lower_ == "before" else -count, (_chars(link),)
            )
    return None


def _chars(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _verb_over(token: Token) -> Token | None:
    for _ in range(DEPTH):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


_COUNTS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def _days_before(link: Token) -> int | None:
    """The days told right before 'before' or 'after': 'a day before', 'two days after'."""
    doc, i = link.doc, link.i
    if i < 2 or doc[i - 1].lower_ not in {"day", "days"}:
        return None
    word = doc[i - 2].lower_
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else _COUNTS.get(word)


def time_by_relation(
    main: Finding[TimeSpan] | None, relation: Relation, *, backwards: bool = False
) -> Finding[TimeSpan] | None:
    """The time of the other act of a relation, from the one that is dated to the day.

    Args:
        main: when the dated act took place.
        relation: what `relation_of` found.
        backwards: the dated act is the later one, and the main one is asked for.
    """
    if main is None or len(main.value.end) != 10:
        return None
    try:
        day = dt.date.fromisoformat(main.value.end) + dt.timedelta(
            days=-relation.days if backwards else relation.days
        )
    except (ValueError, OverflowError):
        return None
    text = day.isoformat()
    value = TimeSpan(start=text, end=text, granularity="day", basis="inferred")
    return Finding(value, relation.spans + main.spans, "when.relation")


# --- a date that lasts over several sentences --------------------------------------------------------------------

CARRY = 4  # sentences over which a report's date is taken to last


def carried_time(
    act: Act, doc: Doc, timexes: Sequence[Timex], *, dated: Sequence[tuple[Act, Finding[TimeSpan]]]
) -> Finding[TimeSpan] | None:
    """The day of the last dated act before an undated one, where the text goes on telling of the same occasion.

    Args:
        act: an act for which `event_time` found nothing.
        doc: the parsed text.
        timexes: every time expression of the text.
        dated: dated acts of the same parties, in any order.

    Returns:
        None where the act is not told in the simple past of a main or a reported clause, where its sentence tells a
        time of its own, or where no act dated to the day stands in the few sentences before.
    """
    trigger = doc[act.trigger]
    verb = trigger if trigger.pos_ in VERBS else _verb_over(trigger)
    if (
        verb is None
        or act.reported
        or not _tells_on(verb)
        or any(_dates(t) for t in _near(trigger, doc, timexes))
    ):
        return None
    starts = [sentence.start for sentence in doc.sents]
    here = bisect_right(starts, act.trigger)
    near = [
        (other.trigger, found)
        for other, found in dated
        if 0 < here - bisect_right(starts, other.trigger) <= CARRY
        and len(found.value.start) == 10 == len(found.value.end)
    ]
    if not near:
        return None
    found = max(near, key=lambda pair: pair[0])[1]
    return Finding(replace(found.value, basis="inferred"), found.spans, "when.carried")


def _dates(timex: Timex) -> bool:
    """Whether an expression would date a sentence: 'now' and durations do not."""
    return timex.type in {"DATE", "TIME"} and bool(bounds(timex.value)[0])


def _tells_on(verb: Token) -> bool:
    """A simple past, in the main clause or in what somebody said."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ not in {"VBD", "VBN"} or helpers & {"had", "have", "has", "would", "will", "'ve", "’ve"}:
        return False
    return verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
