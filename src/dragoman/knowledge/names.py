"""Which known names does a text hold, and where?

One multi-pattern matcher over all names that the data files know: states, peoples, organisations, armed groups, leaders,
roles. Matching ignores accents and the kind of hyphen and quote; case counts (see `_spelt_so`): 'US' is not 'us', 'China'
not 'china'. Words stand whole; where names overlap the longest wins. Time is linear in the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import ahocorasick

from dragoman.knowledge.facts import Fact, KnownForm
from dragoman.knowledge.letters import SPECIAL, plain_letter
from dragoman.knowledge.organisations import (
    armed_group_names,
    leader_names,
    organisation_names,
    own_names,
    place_names,
)
from dragoman.knowledge.roles import role_names
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.states import State, people_names, read_states, state_names
from dragoman.knowledge.tables import word_lists, word_sets

COMMON = 0x2100  # code points below are all in the table: Python looks long for one that is not
LOWER_ENDINGS = ("ian", "ean", "ese", "ians", "eans")


class Match(NamedTuple):
    """A known name at characters `start:end` of the text, and all that it may stand for, likeliest first."""

    start: int
    end: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All that Dragoman knows by name; built once by `load_knowledge`, never changed."""

    states: Mapping[str, State]
    words: Mapping[str, frozenset[str]]
    _automaton: ahocorasick.Automaton
    _folding: Mapping[int, str]

    def match(self, text: str) -> list[Match]:
        """The known names in `text`, in order, none overlapping.

        >>> [(m.start, m.end, m.facts[0].country) for m in load_knowledge().match("Kenya asked us.")]
        [(0, 5, 'KEN')]
        """
        folded = text.translate(self._folding)
        found = []
        for last, known in self._automaton.iter(folded):
            start, end = last + 1 - len(known[0].form), last + 1
            after = folded[end : end + 1]
            if after.isalnum() or after == "$" or (start and folded[start - 1].isalnum()):
                continue
            facts = tuple([k.fact for k in known if _spelt_so(k, text, start, end)])
            if facts:
                found.append(Match(start, end, facts))
        return _longest(found)

    def fold(self, text: str) -> str:
        """`text` in lower case, without accents, hyphens as blanks; as long as it was."""
        return text.translate(self._folding)


def load_knowledge(own: Path | None = None) -> Knowledge:
    """Reads every data file of names and builds the matcher (well under a second); keep the result.

    Args:
        own: a CSV of the user's own persons and bodies (see `organisations.own_names`), which come before those shipped; of a person whom it
            lists it tells all offices.

    Raises:
        DataError: a data file is wrong.
    """
    folding = _folding_table()
    states = read_states()
    entries: dict[str, list[KnownForm]] = {}
    mine = tuple(own_names(own)) if own else ()
    theirs = {known.fact.name for known in mine}  # whose offices the user tells
    sources: tuple[Iterable[KnownForm], ...] = (
        mine,
        state_names(states),
        organisation_names(),
        armed_group_names(),
        (known for known in leader_names() if known.fact.name not in theirs),
        people_names(),
        role_names(),
        place_names(),
    )
    for source in sources:
        for known in source:
            entries.setdefault(known.form.translate(folding), []).append(known)
    automaton = ahocorasick.Automaton()
    for key, known_here in entries.items():
        automaton.add_word(key, tuple(known_here))
    automaton.make_automaton()
    words = dict(word_sets("who_words.toml"))
    for name, values in word_lists("given_names.toml").items():
        words[name] = frozenset(values.lower().split() if isinstance(values, str) else values)
    return Knowledge(MappingProxyType({s.id: s for s in states}), MappingProxyType(words), automaton, folding)


def _folding_table() -> Mapping[int, str]:
    """Code point to its plain lower-case letter; one for one, so that offsets stay what they are."""
    table = {code: chr(code) for code in range(COMMON)}
    for code in {*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), *map(ord, SPECIAL)}:
        char = chr(code)
        plain = plain_letter(char)
        if len(plain) == 1 and plain != char:
            table[code] = plain
    table |= {ord(c): " " for c in "-‐‑‒–\n\t\r\u00a0\u202f\u2009"}
    table |= {ord(c): "'" for c in "’‘ʼ`´ʻ"}
    return MappingProxyType(table)


def _spelt_so(known: KnownForm, text: str, start: int, end: int) -> bool:
    """Whether the capitals of the text allow this reading of a form.

    Acronyms stand as listed; a name's first capital must be one; roles take any case.
    """
    form, found = known.form, text[start:end]
    acronym, capital = _shape(form)
    if acronym:
        return found == form and not (
            form.lower() in word_list("names.ordinary") and _shouted(text, start, end)
        )
    if known.fact.kind in {"role", "honorific"}:
        return True
    if capital < 0 or any(c.isupper() for c in found[capital : capital + 2]):
        return True
    return known.fact.kind in {"adjective", "demonym"} and found.endswith(LOWER_ENDINGS)


@lru_cache(maxsize=50_000)  # a text names the same again and again
def _shape(form: str) -> tuple[bool, int]:
    """Whether a form is in capitals throughout, and where its first capital stands (-1: nowhere)."""
    letters = [c for c in form if c.isalpha()]
    acronym = len(letters) > 1 and all(c.isupper() for c in letters)
    return acronym, next((i for i, c in enumerate(form) if c.isupper()), -1)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words about are in capitals too, so that capitals tell nothing."""
    about = [
        w
        for w in text[max(0, start - 30) : start].split()[-2:] + text[end : end + 30].split()[:2]
        if len(w) > 1
    ]
    return bool(about) and all(w.isupper() for w in about)


def _longest(found: list[Match]) -> list[Match]:
    """Of overlapping matches the longest; of equally long ones the first."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and match.start < kept[-1].end:
            if match.end - match.start > kept[-1].end - kept[-1].start:
                kept[-1] = match
            continue
        kept.append(match)
    return kept
