"""What do letters stand for that a text itself explains: 'Kosta Reform Front (KRF)', 'the Kosta Reform Front … the KRF'?

The letters then mean that body wherever they stand: 'KRF spokesman', 'the KRF'. Its sector follows from a noun of its name. It
can't tell its country unless the name does, or the word before it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from dragoman.coding.findings import BODY_KINDS
from dragoman.coding.who.kinds import kind_of
from dragoman.knowledge.facts import STATELY, Fact
from dragoman.knowledge.sectors import KNOWN_BY_LETTERS
from dragoman.reading.tree import spelt

OPENING = frozenset({"("})
MAX_LETTERS = 7  # of an abbreviation that a text explains
FEW = 2  # letters: words that are but a part of a longer name have them, too
STANDING = re.compile(rf"\b[A-Z]{{{FEW},{MAX_LETTERS}}}\b")  # letters without a bracket
CAPITAL = re.compile(r"\b([A-Z])[a-z]")  # the initial of a name's word
BETWEEN = r"(?: (?:of|for|on|in|and|the))* "  # of words whose initials are told


def letters_in(doc: Doc) -> dict[str, tuple[int, int]]:
    """The letters that a text explains, each with the words that they stand for, as tokens."""
    found: dict[str, tuple[int, int]] = {}
    for bracket in spelt(doc, OPENING):
        i = bracket.i + 1
        if not 2 <= i < len(doc) - 1 or doc[i + 1].text != ")":
            continue
        letters = doc[i].text
        if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= MAX_LETTERS):
            continue
        start = _beginning(doc, letters, i - 1, str) or _beginning(doc, letters, i - 1, str.lower)
        if start is not None:
            found.setdefault(letters, (start, i - 1))
    return found | _by_initials(doc, found)


def _by_initials(doc: Doc, explained: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Other letters that are the initials of a name that stands before them, each with its words, as tokens."""
    text, found = doc.text, dict[str, tuple[int, int]]()
    standing = {m[0]: m.start() for m in reversed(list(STANDING.finditer(text)))}
    capitals = list(CAPITAL.finditer(text)) if standing else []
    initials = "".join(m[1] for m in capitals)
    runs: dict[str, list[int]] = {}  # where in the text each run of initials begins
    for n, capital in enumerate(capitals):
        for length in range(FEW, min(MAX_LETTERS, len(initials) - n) + 1):
            if initials[n : n + length] in standing:
                runs.setdefault(initials[n : n + length], []).append(capital.start())
    starts = [t.idx for t in doc] if runs else []
    for letters, at in standing.items():
        if letters in explained or letters not in runs:
            continue
        words = BETWEEN.join(rf"\b{letter}[a-z][\w’'-]*" for letter in letters)
        pattern = re.compile(rf"{words}\b(?! [A-Z])" if len(letters) == FEW else words)
        name = next(
            filter(None, (pattern.match(text, start, at) for start in runs[letters] if start < at)), None
        )
        if name is not None:
            found[letters] = bisect_left(starts, name.start()), bisect_left(starts, name.end())
    return found


def _beginning(doc: Doc, letters: str, end: int, spelt: Callable[[str], str]) -> int | None:
    """Where the words begin whose initials the letters before a bracket are; small words count only where `spelt` takes their case away."""
    start, wanted = end, len(letters)
    while start > 0 and wanted and end - start < 2 * MAX_LETTERS and not doc[start - 1].is_space:
        start -= 1
        wanted -= spelt(doc[start].text[:1]) == spelt(letters[wanted - 1])
    return start if not wanted else None


def facts_of_letters(
    doc: Doc,
    facts: Sequence[Fact | None],
    letters: Mapping[str, tuple[int, int]],
    words: Mapping[str, frozenset[str]],
) -> dict[str, Fact]:
    """What the letters of a text stand for, where that is a body of a known kind.

    Args:
        doc: the parsed text.
        facts: what is known at each token.
        letters: what `letters_in` found.
        words: the word lists of `who_words.toml`.
    """
    found: dict[str, Fact] = {}
    for short, (start, end) in letters.items():
        whole = facts[end - 1]
        if whole is not None and whole.kind in BODY_KINDS:
            found[short] = whole
            continue
        sector = kind_of([t.text for t in doc[start:end]], words)
        if whole is not None and whole.kind == "role" and whole.body == "group" and whole.sector == "MIL":
            sector = "MIL"  # 'the Kosta Armed Forces (KAF)'
        states = [
            f
            for f in (*facts[start:end], _before(doc, facts, start))
            if f is not None and f.kind in STATELY and f.country
        ]
        if sector in KNOWN_BY_LETTERS:
            country = states[0].country if states else ""
            found[short] = Fact("organisation", doc[start:end].text, country, sector)
    return found


def _before(doc: Doc, facts: Sequence[Fact | None], start: int) -> Fact | None:
    """What is known of the word before a name: 'the Peruvian Department of Mines', 'Peru's Department of Mines'."""
    of_whom = start - 2 if start > 1 and doc[start - 1].tag_ == "POS" else start - 1
    return facts[of_whom] if of_whom >= 0 else None
