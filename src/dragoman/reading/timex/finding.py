"""Where in a text are times told, and what are their values?

Rules over word classes (`timex.toml`), no parser: one pass, linear in the text. A caller that has parsed the text can
hand in the tense of the verb that governs an offset; without it the nearest cue in the sentence serves.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.reading.timex.agreeing import agree
from dragoman.reading.timex.calendar import Tense
from dragoman.reading.timex.lexicon import Lexicon, Rule, load_lexicon
from dragoman.reading.timex.nouns import Context, Found, Resolved, Timex
from dragoman.reading.timex.resolving import RESOLVERS
from dragoman.reading.timex.tokens import FIRST_YEAR, LAST_YEAR, Tokens, tokenise
from dragoman.reading.timex.told_years import in_told_years, with_told_weekdays

CHUNK = 65_536  # code points read at once, so that memory stays bounded
CLOSE_BY = 6  # tokens between a verb and its date
LOOK_BACK, LOOK_AHEAD = 30, 40  # tokens searched for a cue of tense


def find_timexes(
    text: str, *, anchor: dt.date | None, tense: Callable[[int], Tense] | None = None
) -> tuple[Timex, ...]:
    """Every time expression of `text`, in order, none overlapping another.

    Args:
        text: any text; offsets of the answer count its code points.
        anchor: the report's date; None leaves relative times with TIMEX3 blanks ("XXXX-WXX-4", "PAST_REF"), and years that
            neither the words nor the day of the week tell.
        tense: the tense of the verb that governs the expression at an offset, where a parse is at hand.

    >>> [t.value for t in find_timexes("They met on Friday.", anchor=dt.date(2020, 9, 10))]
    ['2020-09-04']
    """
    lexicon = load_lexicon()
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    found: list[Timex] = []
    memory = _Memory()
    for start, end in _chunks(text):
        tokens = tokenise(text[start:end], lexicon, offset=start)
        found.extend(_in_tokens(tokens, lexicon, anchor, tense, memory))
    if anchor is None:
        return with_told_weekdays(text, found)
    return agree(tuple(in_told_years(text, found, anchor)), anchor)


@dataclass(slots=True)
class _Memory:
    """The dates told of so far: the last of any size, and the last that was a day."""

    last: dt.date | None = None
    day: dt.date | None = None
    month: str = ""

    def note(self, draft: Resolved) -> None:
        if draft.day is not None:
            self.last = draft.day
            self.month = draft.value if draft.value == draft.day.isoformat()[:7] else ""
            self.day = draft.day if draft.value[:10] == draft.day.isoformat() else self.day


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of at most CHUNK code points, cut at a paragraph break or a blank where there is one."""
    at = 0
    while at < len(text):
        end = at + CHUNK
        if end < len(text):
            cut = text.rfind("\n", at + CHUNK // 2, end)
            cut = cut if cut >= 0 else text.rfind(" ", at + CHUNK // 2, end)
            end = cut + 1 if cut >= 0 else end
        yield at, min(end, len(text))
        at = end


def _in_tokens(
    tokens: Tokens,
    lexicon: Lexicon,
    anchor: dt.date | None,
    tense: Callable[[int], Tense] | None,
    memory: _Memory,
) -> Iterator[Timex]:
    at = 0
    for hit in lexicon.starters.finditer(tokens.classes):
        if hit.start() < at:
            continue
        rule, match = _first_rule(lexicon, tokens.classes, hit.start())
        if rule is None or match is None:
            continue
        at, found = match.end(), Found(match, tokens, lexicon)

        given: Tense = tense(tokens.starts[match.start()]) if tense is not None else ""

        def tense_here(first: int = match.start(), end: int = match.end(), given: Tense = given) -> Tense:
            return given or guess_tense(tokens, lexicon, first, end)

        answer = RESOLVERS[rule.resolve](
            found,
            Context(
                anchor,
                tense_here,
                memory.last,
                memory.day,
                bool(given) or sure(tokens, lexicon, match.start()),
                memory.month,
            ),
        )
        for draft in [answer] if isinstance(answer, Resolved) else answer or []:
            if draft.value and _in_range(draft.value):
                memory.note(draft)
                yield _timex(draft, rule, found)


def _in_range(value: str) -> bool:
    """Whether the year of a value, if it has one, is one that this package deals in."""
    return len(value) < 4 or not value[:4].isdigit() or FIRST_YEAR <= int(value[:4]) <= LAST_YEAR


def _first_rule(lexicon: Lexicon, classes: str, at: int) -> tuple[Rule | None, re.Match[str] | None]:
    """The first rule that matches at a token, and its match."""
    for rule in lexicon.starts[classes[at]]:
        match = rule.pattern.match(classes, at)
        if match is not None and match.end() > at:
            return rule, match
    return None, None


def _timex(draft: Resolved, rule: Rule, found: Found) -> Timex:
    match, tokens = found.match, found.tokens
    first, end = match.span()
    part = draft.part or rule.span
    if part and part in match.re.groupindex and match.start(part) >= 0:
        first = first if draft.cut == "head" else match.start(part)
        end = end if draft.cut == "tail" else match.end(part)
    return Timex(
        tokens.starts[first], tokens.ends[end - 1], draft.type, draft.value, mod=draft.mod, begin=draft.begin,
        finish=draft.finish, absolute=draft.absolute, rule=f"timex.{rule.name}",
    )  # fmt: skip


def guess_tense(tokens: Tokens, lexicon: Lexicon, first: int, end: int) -> Tense:
    """The tense that the words around tokens `first:end` tell, without a parse.

    In this order: a date that something lasts until; the verb right after; the nearest cue before in the sentence;
    the nearest cue after. A possessive ("Friday's ruling") looks ahead only under a cue close by.
    """
    classes, members = tokens.classes, lexicon.members
    if first > 1 and tokens.words[first - 2 : first] == ["at", "least"]:
        first -= 2
    if tokens.words[max(first - 3, 0) : first] in _SOON or _to_come(classes, members, first):
        return "future"
    if tokens.words[max(first - 1, 0) : first] == ["since"]:
        return "past"
    if fixed(tokens, lexicon, first):
        return "future"
    possessive = end + 1 < len(classes) and classes[end] in members["APOS"] and tokens.words[end + 1] == "s"
    near = range(end, min(end + 3, len(classes)))
    stop = next((i for i in near if classes[i] in members["NEARSTOP"] + members["COMMA"]), near.stop)
    if not possessive and _cue(tokens, members, range(end, stop)) == "past":
        return "past"
    reach = 5 if possessive else LOOK_BACK
    before = _cue(tokens, members, range(first - 1, max(first - reach, 0) - 1, -1))
    lead = (
        first - 3 if first > 2 and tokens.words[first - 2] == "”" else first - 2
    )  # what stands before 'until' or 'by'
    opening = lead < 0 or classes[lead] in members["STOP"] + members["BREAK"] + members["QUOTE"]
    if first and classes[first - 1] in members["FUTURELEAD"] and not opening and not possessive:
        return "future"
    if before or possessive:
        return before or "past"
    return _cue(tokens, members, range(end, min(end + LOOK_AHEAD, len(classes))))


_SOON = (["as", "soon", "as"], ["as", "early", "as"], ["ahead", "of", "the"])


def _abbreviates(tokens: Tokens, members: Mapping[str, str], stop: int) -> bool:
    """Whether a full stop belongs to the word before it, as in 'Gen.', 'U.S.', 'John F. Doe' and 'in Salem, Mass., on'."""
    before, after = tokens.classes[max(stop - 1, 0)], tokens.classes[stop + 1 : stop + 2]
    letter = stop > 0 and len(tokens.words[stop - 1]) == 1
    inside = bool(after) and after in members["COMMA"]
    return tokens.words[stop] == "." and (letter or inside or before in members["ABBREVIATION"])


def _cue(tokens: Tokens, members: Mapping[str, str], indices: range) -> Tense:
    """The first cue among the tokens, up to the end of the sentence."""
    classes = tokens.classes
    for i in indices:
        char = classes[i]
        if char in members["BREAK"] or (char in members["STOP"] and not _abbreviates(tokens, members, i)):
            return ""
        if char in members["SETCUE"]:  # 'is set to meet', but 'she set sail'
            ahead = classes[max(i - 1, 0)] in members["BEFORM"] or tokens.words[i + 1 : i + 2] == ["for"]
            return "future" if ahead else "past"
        if char in members["FUTURECUE"]:
            return "future"
        if char in members["PASTCUE"] or char in members["PASTWORD"] or char in members["ASKING"]:
            return "future" if _is_planned(classes[max(i - 3, 0) : i], members) else "past"
    return ""


def sure(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Whether the tense that the words tell is no mere guess."""
    since = first > 0 and tokens.words[first - 1] == "since"
    return since or any(sign(tokens, lexicon, first) for sign in (fixed, told, intended, opens))


def opens(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Whether token `first` opens a sentence with 'in' or 'on', so that the verb that follows is its own."""
    if not first or tokens.words[first - 1] not in {"in", "on"}:
        return False
    members = lexicon.members
    return first < 2 or tokens.classes[first - 2] in members["STOP"] + members["BREAK"]


def fixed(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Whether a present form just before tells what is fixed for a date: 'the truce expires on May 5'."""
    ahead = lexicon.members["AHEADNOW"]
    return any(char in ahead for char in tokens.classes[max(first - 2, 0) : first])


def told(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Whether a past verb stands so close before token `first` that it is surely that verb's date: 'fell in May'."""
    classes, members = tokens.classes, lexicon.members
    at = _cue_close_by(tokens, lexicon, first, members["PASTCUE"] + members["PASTWORD"])
    if at is None or _is_planned(classes[max(at - 3, 0) : at], members):
        return False
    return classes[at] not in members["ASKING"] and tokens.words[at - 1] not in {"be", "to"}


def intended(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Whether a word that looks ahead stands close before token `first`: 'plans to visit in May'."""
    members = lexicon.members
    every = members["PASTCUE"] + members["PASTWORD"] + members["FUTURECUE"]
    at = _cue_close_by(tokens, lexicon, first, every)
    if at is None:
        return False
    return tokens.classes[at] in members["FUTURECUE"] or _is_planned(
        tokens.classes[max(at - 3, 0) : at], members
    )


def _cue_close_by(tokens: Tokens, lexicon: Lexicon, first: int, cues: str) -> int | None:
    """The nearest of some cues in the clause before a date that 'in' or 'on' leads; None where another cue comes first."""
    classes, members = tokens.classes, lexicon.members
    if not first or tokens.words[first - 1] not in {"in", "on", "last"}:
        return None
    ends = members["STOP"] + members["COMMA"] + members["NEARSTOP"]
    every = members["PASTCUE"] + members["PASTWORD"] + members["ASKING"] + members["FUTURECUE"]
    for i in range(first - 2, max(first - 2 - CLOSE_BY, -1), -1):
        if classes[i] in ends:
            return None
        if classes[i] in every:
            return i if classes[i] in cues else None
    return None


def _to_come(classes: str, members: Mapping[str, str], first: int) -> bool:
    """Whether 'to' and a verb of holding or starting stand just before: 'a truce to begin on Tuesday'."""
    return any(
        classes[i] in members["AHEADVERB"] and classes[i - 1] in members["=to"]
        for i in range(first - 1, max(first - 3, 0), -1)
    )


def _is_planned(before: str, members: Mapping[str, str]) -> bool:
    """Whether the words before a past form make it no past: 'will be signed', 'is to be held'."""
    if before[-1:] not in set(members["BE"]):
        return False
    return any(c in members["FUTURECUE"] or c in members["=to"] for c in before)
