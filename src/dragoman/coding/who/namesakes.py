"""Which of several bodies of one name does a text mean: RSF the fighters or RSF who speak up for journalists?

Goes by what the words beside the name say of its kind, by the states that the text names, then by where its places lie.
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS
from dragoman.knowledge.facts import Fact
from dragoman.knowledge.names import Match
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ARMED
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma

BEFORE = 3  # words before a name that may say of what kind it is: 'the press freedom group RSF'


def names_a_state(fact: Fact, shared: Set[str]) -> bool:
    """Whether a name names a state or its leader, or a party or police that no other state has: 'the Malawi Congress Party'."""
    own = fact.kind == "organisation" and fact.sector in {"PTY", "COP"} and fact.name not in shared
    return own or fact.kind in {"state", "adjective", "capital", "leader"}


def of_this_world(match: Match, beside: str, *, named: Set[str], around: Set[str], shared: Set[str]) -> Match:
    """Of several bodies of one name first the one that is meant: RSF in Sudan and elsewhere.

    A name that parties of several states bear tells no country where the text names others only. Of bands of one name that which
    rules a country is meant, but where they fight.

    Args:
        match: a name, with all that bear it.
        beside: what the words beside it say of its kind; see `kind_beside`.
        named: the countries that the text names.
        around: those in which its places lie.
        shared: names that bodies of several states bear.
    """
    bodies = [f for f in match.facts if f.kind in BODY_KINDS]
    if not bodies:
        return match
    roles = [f for f in match.facts if f.kind == "role"]
    # of parliaments several states have one of a name
    theirs = bodies[0].sector == "LEG" and bodies[0].country not in named
    if roles and theirs and named:  # another's congress
        return match._replace(facts=(*roles, *(f for f in match.facts if f not in roles)))
    if named and len(bodies) == 1 and bodies[0].name in shared and bodies[0].country not in named:
        return match._replace(
            facts=tuple(replace(f, country="") if f is bodies[0] else f for f in match.facts)
        )
    if len(bodies) < 2 or match.facts[0] is not bodies[0]:
        return match

    def fits(fact: Fact) -> tuple[bool, bool, bool, bool]:
        kind = "armed" if fact.sector in ARMED else "civil"
        rules = beside != "armed" and "GOV" in fact.sectors  # with whom one talks, where no force is told of
        return beside in {"", kind}, rules, fact.country in named - {""}, fact.country in around - {""}

    ordered = sorted(bodies, key=fits, reverse=True)
    return match._replace(facts=(*ordered, *(f for f in match.facts if f not in bodies)))


def kind_beside(tokens: Sequence[Token], start: int, end: int) -> str:
    """Of what kind the words beside a name at `start:end` tell that it is: "armed", "civil" or ""."""
    name = tokens[end - 1]
    before = {t.lower_ for t in tokens[max(0, start - BEFORE) : start]}
    if before & word_list("namesakes.civil"):
        return "civil"
    governor = name.head.head if name.dep_ == "pobj" else name.head
    colours = name.dep_ in DESCRIBING and lemma(name.head) in word_list("namesakes.fighters")
    deals = name.dep_ not in DESCRIBING and lemma(governor) in word_list("namesakes.force")
    return "armed" if colours or deals or before & word_list("namesakes.armed") else ""


def is_governed(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether a state's name at `head`, before `end`, is a province's: 'the governor of Niger', 'Georgia Governor Ann Pike', 'Georgia's governor', 'Niger State'."""
    name = tokens[head]
    if end < len(tokens) and tokens[end].text == "State":
        behind = tokens[end + 1].lower_ if end + 1 < len(tokens) else ""
        return behind not in word_list("namesakes.of_states")
    if name.dep_ not in DESCRIBING and not _behind_of(name) and not _has_one(name):
        return False
    return not _words_over(name).isdisjoint(word_list("namesakes.governors"))


def is_ruled(tokens: Sequence[Token], head: int) -> bool:
    """Whether a name at `head` is that of a state, whatever province bears it too: 'the president of Niger', 'Georgia's premier'."""
    return not _words_over(tokens[head]).isdisjoint(word_list("namesakes.rulers"))


def _behind_of(name: Token) -> bool:
    return bool(name.dep_ == "pobj" and name.head.lower_ == "of")


def _has_one(name: Token) -> bool:
    """'Georgia's governor'; a state may have governors, and a governor of its bank."""
    governor = name.head
    return bool(name.dep_ == "poss" and governor.tag_ == "NN" and governor.i == name.i + 2)


def _words_over(name: Token) -> set[str]:
    """The word of whom a name tells whose he is, and what stands before it: 'governor' of 'Georgia Governor Ann Pike'."""
    over = name.head.head if _behind_of(name) else name.head
    return {lemma(over), *(c.lower_ for c in over.lefts)}
