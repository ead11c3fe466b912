"""Which clauses does somebody say?

Cuts what a saying reports into clauses that stand for themselves, each by its governing word: every sentence of a quotation, the
verbs joined in it that have subjects of their own, and what 'I think that' and 'it is clear that' only bring in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Said
from dragoman.knowledge.tables import Words
from dragoman.reading.beside import is_beside
from dragoman.reading.doers import has_subject
from dragoman.reading.labels import SUBJECTS_AND_DUMMIES, VERBS
from dragoman.reading.lemmas import lemma

MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of what is said: its governing word, and the words of the saying in its sentence, end not included."""

    word: Token
    start: int
    end: int
    indirect: bool = False  # told in the reporter's own words

    def words(self) -> list[Token]:
        """The words of the saying in this clause's sentence."""
        return [self.word.doc[i] for i in range(self.start, self.end)]


def clauses_of(said: Said, doc: Doc, words: Words) -> Iterator[Clause]:
    """The clauses of a saying in the order of the text."""
    for start, end in said.content:
        at = start
        while at < end:
            sentence = doc[at].sent
            stop = min(end, sentence.end)
            if stop - at > 2:
                yield from _clauses(Clause(doc[at:stop].root, at, stop, said.how != "direct_quote"), words)
            at = max(stop, at + 1)


def _clauses(clause: Clause, words: Words) -> Iterator[Clause]:
    heads = [_meant(clause.word, words)]
    for head in heads[:MAX_STEPS]:
        heads += [
            _meant(c, words)
            for c in head.children
            if c.dep_ == "conj" and c.pos_ in VERBS and clause.start <= c.i < clause.end
        ]
    for head in sorted({h.i: h for h in heads}.values(), key=lambda h: h.i):
        if clause.start <= head.i < clause.end:
            yield replace(clause, word=head)


def _meant(verb: Token, words: Words) -> Token:
    """The verb of what is meant: of 'I think that Chad must pay' it is 'pay'."""
    for _ in range(MAX_STEPS):
        inner = next(
            (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in VERBS and c.i > verb.i), None
        )
        if inner is None or not _brings_in(verb, words):
            return verb
        verb = inner
    return verb


def _brings_in(verb: Token, words: Words) -> bool:
    """Whether a clause only brings in what is said: 'I think that', 'it is clear that', 'the truth is that'."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS_AND_DUMMIES), None)
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    if lemma(verb) == "be":
        told = [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
        return any(lemma(t) in words["plain_truth"] for t in (*told, *([who] if who is not None else [])))
    return lemma(verb) in words["thinking"] and (
        who is None or who.lower_ in words["we"] or who.lower_ in {"he", "she", "they"}
    )


def own_words(clause: Clause) -> tuple[Token, ...]:
    """The words that say what the clause itself says: not those of clauses below or beside it that have subjects of their own."""
    found: list[Token] = []
    waiting = [clause.word]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [c for c in word.children if clause.start <= c.i < clause.end and not _apart(c)]
    return tuple(sorted(found, key=lambda t: t.i))


def _apart(word: Token) -> bool:
    """Whether a word opens a clause of its own, or what is told beside the clause."""
    if word.dep_ in {"parataxis", "punct"} or is_beside(word):
        return True
    if word.pos_ not in VERBS:
        return False
    if word.dep_ in {"conj", "ccomp", "pcomp", "acl"} and has_subject(word):
        return True
    return bool(word.dep_ == "relcl" or (word.dep_ == "advcl" and word.tag_ != "VBG"))
