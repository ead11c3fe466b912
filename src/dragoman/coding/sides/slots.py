"""Which party does the filler of a slot stand for, and which words tell of an act?

Helpers of the questions that find acts; they know neither frames nor types.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import OTHER_CLAUSES, is_beside
from dragoman.reading.doers import subject
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import DEFINITE, DESCRIBING
from dragoman.reading.lemmas import lemma

EDGE = frozenset({"punct", "cc", "mark"})
BEHIND = ("of", "from", "between", "to", "with", "in")  # 'the rulers of X', 'a call from X', 'steps towards'
AUTHORS = ("poss", "by", "from", "adj", "of")


def party_at(token: Token, parties: frozenset[int]) -> int | None:
    """The party that a slot's filler stands for: itself, or the one that it is a part or group of ('dozens of rebels')."""
    if token.i in parties:
        return int(token.i)
    if lemma(token) in word_list("slots.partitive") or token.pos_ == "NUM":
        named = (c for c in token.children if c.dep_ == "appos")  # 'one of the hosts, Peru'
        upto = fillers(token, "to") if token.pos_ == "NUM" else ()  # '300 to 400 fighters'
        for inner in (*named, *fillers(token, "of"), *upto):
            if inner.i in parties:
                return int(inner.i)
        return None
    if lemma(token) in word_list("slots.lands"):
        return next((int(t.i) for t in fillers(token, "of") if t.i in parties), None)
    if lemma(token) in word_list("slots.bodies"):  # 'the Dalai Lama's office', 'the bishops' conference'
        return next((int(t.i) for t in fillers(token, "poss") if t.i in parties), None)
    if (token.dep_ in {"nsubj", "ROOT"} or _issued(token)) and lemma(token) in word_list("slots.speaking"):
        return next((int(t.i) for t in authors(token) if t.i in parties), None)
    if lemma(token) in word_list("slots.craft"):  # 'a Chadian coast guard vessel'
        crew = (*fillers(token, "poss"), *fillers(token, "adj"))
        return next((int(t.i) for t in reversed(crew) if t.i in parties), None)
    for number in token.lefts:  # 'the two last met'
        if number.dep_ == "nummod" and number.i in parties:
            return int(number.i)
    return None


def _issued(paper: Token) -> bool:
    """Whether a paper is what somebody issues: 'adopted a resolution that demands'."""
    return bool(paper.dep_ == "dobj" and lemma(paper.head) in word_list("slots.issuing"))


def authors(paper: Token) -> tuple[Token, ...]:
    """Who speaks in a paper: 'a Chadian note', 'the motion drafted and brought by Chad'."""
    made = (v for c in paper.children if c.dep_ == "acl" and c.tag_ == "VBN" for v in conjuncts(c))
    issuing = subject(paper.head) if _issued(paper) else []
    return (
        *(t for slot in AUTHORS for t in fillers(paper, slot)),
        *(g for v in made for g in subject(v)),
        *issuing,
    )


def colours(token: Token) -> bool:
    """Whether a people's name only says what a dish, a film or a team is like: 'Peruvian cooking'."""
    return token.dep_ in DESCRIBING and lemma(token.head) in word_list("slots.coloured")


def founded(body: Token) -> bool:
    """Whether a body is one that is still to be: 'agreed to set up a joint committee', 'will open an embassy'."""
    body = first_joined(body)
    known = any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in body.lefts)
    return body.dep_ == "dobj" and not known and lemma(body.head) in word_list("slots.founding")


def behind(things: Sequence[Token], parties: frozenset[int]) -> tuple[Token, ...]:
    """The party whose deed or thing it is: 'condemned Kenya's raid', 'rejected comments made by Kenya'."""
    for thing in things:
        agents = (g for c in thing.children if c.dep_ in {"acl", "relcl"} for g in subject(c))
        for held in (
            fillers(thing, "poss")
            if lemma(thing) not in word_list("findings.suffered") or fillers(thing, "of")
            else (),
            tuple(t for t in fillers(thing, "adj") if not colours(t)),
            fillers(thing, "by"),
            tuple(agents),
            *(
                fillers(thing, p)
                for p in BEHIND
                if p != "of"
                or lemma(thing)
                not in word_list("findings.suffered")
                | word_list("slots.made")
                | word_list("findings.invaded")
            ),
        ):
            sides = tuple(t for t in held if t.i in parties)
            if sides:
                return sides
    return ()


def beside_relative(verb: Token, parties: frozenset[int]) -> tuple[Token, ...]:
    """'A buffer to Chile – which has threatened war': the party right before a relative pronoun that the parser hangs elsewhere."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ in {"which", "who"} and child.i > child.sent.start + 1:
            before = child.nbor(-1)
            before = before.nbor(-1) if before.is_punct else before
            return (before,) if before.i in parties else ()
    return ()


def extent(trigger: Token, *, told: bool = False) -> tuple[int, int]:
    """The shortest run of words with the trigger and its own arguments, without clauses of their own.

    Where what is said makes the act (`told`: 'said that Kenya had lied'), the clause that says it belongs to it.
    """
    words = [trigger]
    for child in trigger.children:
        if (told and child.dep_ == "ccomp") or (
            child.dep_ not in OTHER_CLAUSES and child.dep_ not in EDGE and not is_beside(child)
        ):
            words += _plain_subtree(child)
    if trigger.dep_ == "acl" and trigger.tag_ == "VBN":  # 'the memorandum signed between'
        words.append(trigger.head)
    kept = [word.i for word in words if not word.is_space]
    return min(kept), max(kept) + 1


def _plain_subtree(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "parataxis", "punct"} and not is_beside(child):
            found += _plain_subtree(child)
    return found
