"""Who is who in a clause that somebody says, and how does its verb stand?

Helpers of the files that look for signs of an act in such a clause.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.coding.sides.slots import behind, party_at
from dragoman.coding.spoken.said_clauses import Clause
from dragoman.knowledge.tables import Words
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import SUBJECTS_AND_DUMMIES
from dragoman.reading.lemmas import lemma

MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A type, the kind of sign, and the heads of those whom the clause asks, blames, praises, serves or threatens."""

    type: str
    kind: str
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that somebody says, with who is who in it.

    `own` are the words that the clause itself says, not those of clauses below it; `others` the heads of parties other than the
    speaker, `ours` those of the speaker himself and whom he speaks for.
    """

    clause: Clause
    own: tuple[Token, ...]
    others: frozenset[int]
    ours: frozenset[int]
    words: Words

    @property
    def verb(self) -> Token:
        return self.clause.word

    def is_in(self, token: Token, *lists: str) -> bool:
        return any(lemma(token) in self.words[name] or token.lower_ in self.words[name] for name in lists)


def about(told: Told) -> tuple[int, ...]:
    """The party that a clause is about: its subject, or whose thing that is."""
    who = told_of(told.verb)
    if who is None or who.lower_ in {"it", "this", "that"}:  # mostly what was told of, not who
        return ()
    return parties_at([who], told)


def told_of(verb: Token) -> Token | None:
    """What a clause is about: its own subject, or the one that a joined verb shares."""
    for _ in range(MAX_STEPS):
        who = next((c for c in verb.children if c.dep_ in SUBJECTS_AND_DUMMIES), None)
        if who is not None or verb.dep_ not in {"conj", "xcomp"}:
            return who
        verb = verb.head
    return None


def parties_at(things: list[Token], told: Told) -> tuple[int, ...]:
    """The parties that words stand for, or whose they are."""
    found = tuple(i for t in things if (i := party_at(t, told.others)) is not None)
    return found or tuple(t.i for t in behind(things, told.others))


def modals_of(verb: Token) -> set[str]:
    for _ in range(MAX_STEPS):
        found = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if found or verb.dep_ != "conj":
            return found
        verb = verb.head
    return set()


def negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def is_ours(told: Told) -> bool:
    """Whether a clause is about who says it: 'we', or the ministry that says it."""
    who = told_of(told.verb)
    return who is not None and (who.lower_ in told.words["we"] or who.i in told.ours)


def joined_to(word: Token) -> list[Token]:
    return [c for c in word.children if c.dep_ == "conj"]


def reached(told: Told, verb: Token) -> tuple[int, ...]:
    """The party that a verb's deed is done to or for, or whose thing it is done to."""
    for slot in ("iobj", "obj", "to", "with", "against", "for", "from", "by"):
        held = list(fillers(verb, slot))
        if found := parties_at(held, told):
            return found
    return ()


def first_other(told: Told) -> tuple[int, ...]:
    """The first other party that a clause's own words name."""
    return next(((w.i,) for w in told.own if w.i in told.others), ())


def is_supposed(verb: Token) -> bool:
    """'Should Chad refuse', 'if they must'."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children)


def is_question(told: Told) -> bool:
    """Whether a clause asks: 'What is our crime?'"""
    after = told.clause.word.doc[told.clause.end - 2 : told.clause.end + 1]
    return any(t.text == "?" for t in after)


def has_idiom(told: Told, name: str) -> bool:
    """Whether a clause holds all the words of an idiom of a list, the first of them as its verb."""
    idioms = _by_verb(told.words[name]).get(lemma(told.verb))
    if not idioms:
        return False
    said = {lemma(w) for w in told.own} | {w.lower_ for w in told.own}
    return any(said.issuperset(words) for words in idioms)


@cache
def _by_verb(idioms: frozenset[str]) -> dict[str, list[list[str]]]:
    """The other words of each idiom, by its verb."""
    found: dict[str, list[list[str]]] = {}
    for idiom in idioms:
        verb, *others = idiom.split()
        found.setdefault(verb, []).append(others)
    return found
