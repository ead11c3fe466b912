"""How many days lie between two acts of one sentence: 'on the eve of the summit', 'two days after the raid'?"""

import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Finding
from dragoman.coding.when.ties import verb_over
from dragoman.reading.labels import NOMINALS, VERBS
from dragoman.reading.timex.lexicon import number_told_by
from dragoman.records import TimeSpan

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
        return DaysApart(main.i, act.trigger, 1, (chars(link.head),)) if main is not None else None
    if link.lower_ in {"before", "after"}:
        count = _days_before(link)
        main = verb_over(word if link.head == word else link)
        if count is not None and main is not None:
            return DaysApart(
                main.i, act.trigger, count if link.lower_ == "before" else -count, (chars(link),)
            )
    return None


def _mark(verb: Token) -> Token | None:
    """The 'before' or 'after' that leads a verb's clause: 'two days after rebels attacked'."""
    if verb.dep_ != "advcl" or verb.pos_ not in VERBS:
        return None
    return next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in {"before", "after"}), None)


def chars(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _days_before(link: Token) -> int | None:
    """The days told right before 'before' or 'after': 'a day before', 'two days after'."""
    doc, i = link.doc, link.i
    if i < 2 or doc[i - 1].lower_ not in {"day", "days"}:
        return None
    return counted(doc[i - 2])


def counted(word: Token) -> int | None:
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
