"""Where in a text are times told, and what are their values?

Rules over word classes (`timex.toml`), no parser: one pass, linear in the text. A caller that has parsed the text can
hand in the tense of the verb that governs an offset; without it the nearest cue in the sentence serves.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from dragoman.reading.timex.calendar import Tense
from dragoman.reading.timex.lexicon import Lexicon, Rule, load_lexicon
from dragoman.reading.timex.nouns import Context, Draft, Found, Timex
from dragoman.reading.timex.resolving import RESOLVERS
from dragoman.reading.timex.tokens import Tokens, tokenise

CHUNK = 65_536  # code points read at once, so that memory stays bounded
LOOK_BACK, LOOK_AHEAD = 30, 15  # tokens searched for a cue of tense


def find_timexes(
    text: str, *, anchor: dt.date | None, tense: Callable[[int], Tense] | None = None
) -> tuple[Timex, ...]:
    """Every time expression of `text`, in order, none overlapping another.

    Args:
        text: any text; offsets of the answer count its code points.
        anchor: the report's date; None leaves relative times with TIMEX3 blanks ("XXXX-WXX-4", "PAST_REF").
        tense: the tense of the verb that governs the expression at an offset, where a parse is at hand.

    >>> [t.value for t in find_timexes("They met on Friday.", anchor=dt.date(2020, 9, 10))]
    ['2020-09-04']
    """
    lexicon = load_lexicon()
    found: list[Timex] = []
    last: dt.date | None = None
    for start, end in _chunks(text):
        tokens = tokenise(text[start:end], lexicon, offset=start)
        for timex, day in _in_tokens(tokens, lexicon, anchor, tense, last):
            found.append(timex)
            last = day or last
    return tuple(found)


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
    last: dt.date | None,
) -> Iterator[tuple[Timex, dt.date | None]]:
    for hit in lexicon.master.finditer(tokens.classes):
        if hit.end() == hit.start():
            continue
        rule = lexicon.rules[int((hit.lastgroup or "r0")[1:])]
        match = rule.pattern.match(tokens.classes, hit.start())
        if match is None:
            continue
        offset, index = tokens.starts[match.start()], match

        def tense_here(offset: int = offset, first: int = index.start(), end: int = index.end()) -> Tense:
            given = tense(offset) if tense is not None else ""
            return given or guess_tense(tokens, lexicon, first, end)

        answer = RESOLVERS[rule.resolve](Found(match, tokens, lexicon), Context(anchor, tense_here, last))
        for draft in [answer] if isinstance(answer, Draft) else answer or []:
            if draft.value:
                yield _timex(draft, rule, Found(match, tokens, lexicon)), draft.day
                last = draft.day or last


def _timex(draft: Draft, rule: Rule, found: Found) -> Timex:
    match, tokens = found.match, found.tokens
    part = draft.part or rule.span
    if part and part in match.re.groupindex and match.start(part) >= 0:
        first, end = match.start(part), match.end(part)
    else:
        first, end = match.span()
    return Timex(
        tokens.starts[first], tokens.ends[end - 1], draft.type, draft.value, mod=draft.mod, begin=draft.begin,
        finish=draft.finish, absolute=draft.absolute, rule=f"timex.{rule.name}",
    )  # fmt: skip


def guess_tense(tokens: Tokens, lexicon: Lexicon, first: int, end: int) -> Tense:
    """The tense that the nearest cue before tokens `first:end` in the sentence tells, else the nearest after."""
    future, past = lexicon.members["FUTURECUE"], lexicon.members["PASTCUE"] + lexicon.members["PASTWORD"]
    stops = lexicon.members["STOP"] + lexicon.members["BREAK"]
    before = range(first - 1, max(first - LOOK_BACK, 0) - 1, -1)
    after = range(end, min(end + LOOK_AHEAD, len(tokens.classes)))
    for indices in (before, after):
        for i in indices:
            char = tokens.classes[i]
            if char in stops:
                break
            if char in future:
                return "future"
            if char in past:
                return "past"
    return ""
