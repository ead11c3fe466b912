"""Which actors, told of before, may a word such as 'he', 'it' or 'the two leaders' stand for?

Ranks what the last sentences tell of: the subject of the clause over the word, what sentences are about, what stands near, what is
told of as a list or a pair. It knows no meaning of verbs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.coding.findings import OWN_RULE, PRESS, Mention, Said
from dragoman.coding.same_person.gender import MAN, WOMAN, gender_of
from dragoman.coding.sides.deeper import only_where
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import AGAINST_THEIR_STATE, BODIES, GOVERNMENT_OR_UNTOLD
from dragoman.reading.doers import subject
from dragoman.reading.grammar import clause_verb, fillers
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import NOUN_SUBJECTS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

NEAR_SENTENCES = 6  # a pronoun does not reach back further
CLIMBED = frozenset({"ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "pcomp", "parataxis"})
SHE = frozenset({"she", "her", "hers", "herself"})
VOUCHING = "says_who.vouch"
MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
MAX_CLIMB = 8


class Spoken(NamedTuple):
    """A stretch of what somebody says: the words for who says it, and whether it stands between quotation marks."""

    size: int  # tokens of all that is said with it
    number: int
    start: int
    end: int
    source: tuple[int, int]
    quoted: bool  # directly
    between_marks: bool


def spoken_in(doc: Doc, sayings: Sequence[Said]) -> list[Spoken]:
    """The stretches of text for which somebody who is told vouches: the shortest first, of equals in the order of the sayings."""
    return sorted(
        Spoken(
            sum(b - a for a, b in said.content),
            number,
            start,
            end,
            said.source,
            said.how == "direct_quote",
            _between_marks(doc, start, end),
        )
        for number, said in enumerate(sayings)
        if said.source is not None
        and said.rule.startswith(VOUCHING)
        and said.how in {"direct_quote", "indirect"}
        for start, end in said.content
    )


def _between_marks(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks, be they inside it or around it."""
    first, last = doc[max(start - 1, 0) : start + 1], doc[end - 1 : end + 1]
    return any(t.text in MARKS for t in first) and any(t.text in MARKS for t in last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One text with what stays the same while its mentions are gone through."""

    doc: Doc
    tokens: Sequence[Token]  # of `doc`
    every: Sequence[Mention]  # in text order
    sentences: Sequence[int]
    usual: tuple[Actor, ...]
    theatre: str
    home: str
    inside: Mapping[int, str]
    opened: Mapping[int, str]
    network: bool  # whether an armed network across borders is named
    persons: frozenset[int]  # heads of the persons among `every`
    titles: Mapping[str, str]  # by last name, whom titles call a woman or a man
    words: Mapping[str, frozenset[str]]
    spoken: Sequence[Spoken]  # what somebody vouches for, shortest first
    heads: Sequence[int]  # the head tokens of `every`
    at: Mapping[int, Mention]  # `every` by head token
    genders: dict[tuple[str, str], str]  # by name and mention of those asked for before, woman or man

    def may_be(self, pronoun: str, actor: Actor) -> bool:
        """Whether 'he' or 'she' may mean a person, by what tells of a woman or a man."""
        called = actor.name, actor.mention
        told = self.genders.get(called)
        if told is None:
            told = self.genders[called] = gender_of(actor, self.titles, self.words)
        return told in {"", WOMAN if pronoun in SHE else MAN}


class Entity(NamedTuple):
    """One actor of the text, as known so far: where its last mention stands."""

    actor: Actor
    token: int
    sentence: int
    person: bool
    state: bool
    rank: int  # 2: does what the sentence's main verb tells, 1: what another tells, 0: neither


def entities_of(tokens: Sequence[Token], mention: Mention, sentence: int) -> list[Entity]:
    """The actors of one mention as what later words may stand for; the press counts for none, but for one to whom something is done."""
    token = tokens[mention.head]
    known = [
        a
        for a in mention.actors
        if (a.country or a.name or a.sector)
        and (a.sector != PRESS or (token.dep_ == "nsubjpass" and is_person(mention, a)))
    ]
    if not known:
        return []
    if not any(a.name for a in known) and (
        token.dep_ == "attr" or (token.dep_ == "pobj" and token.head.lower_ == "as")
    ):
        return []  # 'served as a medic': what somebody is, nobody else
    if only_where(token) and all(a.sector in BODIES for a in known):
        return []  # 'the talks in Brussels'
    state = mention.kind in {"country", "organisation"} or is_body(mention)
    several = len(mention.actors) > 1  # 'both parties' may be rebels
    body = mention.kind == "organisation" or is_body(mention)  # which does things where it says so, too
    told_by = any(is_mouthpiece(a) for a in known) or (not body and _only_tells(token, known))
    rank = 0 if told_by else rank_of(token)
    return [
        Entity(
            actor=a,
            token=mention.head,
            sentence=sentence,
            person=is_person(mention, a),
            state=state and (not several or a.sector in GOVERNMENT_OR_UNTOLD or a.sector in BODIES),
            rank=rank,
        )
        for a in known
    ]


def is_mouthpiece(actor: Actor) -> bool:
    """Whether somebody tells what others do: 'a spokesman', 'a presidential spokesman'."""
    mouthpieces = word_list("antecedents.mouthpieces")
    return actor.role in mouthpieces or actor.role.rpartition(" ")[2] in mouthpieces


def _only_tells(token: Token, actors: Sequence[Actor]) -> bool:
    """Whether it is somebody without a name who only says so: 'Soto was arrested, an official said'."""
    if token.dep_ != "nsubj" or lemma(token.head) not in word_list("antecedents.saying"):
        return False
    if any(a.name for a in actors):
        return False
    return not any(a.sector in BODIES or a.role in word_list("antecedents.high") for a in actors) and any(
        a.role for a in actors
    )


def is_person(mention: Mention, actor: Actor) -> bool:
    """Whether a mention stands for one person."""
    if mention.plural and not actor.name:
        return False
    named = bool(actor.name and mention.kind == "person")
    if mention.kind == "pronoun":  # 'it' and 'we' may be bodies
        named = bool(actor.name) and (
            mention.rule.endswith(".he") or (not mention.rule.endswith(".it") and _like_a_person(actor))
        )
    return named or (mention.kind == "role" and not mention.plural and bool(actor.role))


def _like_a_person(actor: Actor) -> bool:
    return bool(actor.role) or actor.sector in {"", "CVL", "ELI"}


def is_body(mention: Mention) -> bool:
    """Whether a mention stands for one group that can be 'it': 'the opposition', 'the militia'."""
    return mention.kind == "group" and (not mention.plural or bool(mention.actors and mention.actors[0].name))


def rank_of(token: Token) -> int:
    """How much a sentence is about a word: 2 its subject, or one joined to it, 1 that of another clause, 0 neither."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ == "NNS":
        number = token.head.head
        if lemma(number) in word_list("antecedents.counting"):  # 'hundreds of workers'
            token = number
    if token.dep_ == "poss" and token.head.dep_ in NOUN_SUBJECTS:
        return 1
    agent = token.dep_ == "pobj" and token.head.lower_ == "by"
    if token.dep_ not in NOUN_SUBJECTS and not agent:
        return 0
    if agent and token.head.dep_ != "agent":
        return 1
    verb = first_joined(token.head.head if agent else token.head)
    return 2 if verb.dep_ == "ROOT" else 1


def over(token: Token) -> Iterator[Token]:
    """The subjects of the clauses over a word, nearest first: in 'Chad said that it had left', *Chad* is over *it*."""
    verb = clause_verb(token)
    if token.dep_ == "poss":
        yield from (s for s in subject(verb) if s.i != token.i and s.i != token.head.i)
    for _ in range(MAX_CLIMB):
        if verb.head.i == verb.i or verb.dep_ not in CLIMBED:
            return
        verb = clause_verb(verb.head)
        yield from (s for s in subject(verb) if s.i < token.i)


def own_subject(token: Token) -> list[Token]:
    """The subject of a word's own clause, whom 'itself' means."""
    return [s for s in subject(clause_verb(token)) if s.i != token.i]


def named_at(word: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """The mention at a word, at the name beside it or at what it is a part of: 'one of the sponsors, Peru', 'some of the rebels'."""
    if word.i in mentions:
        return mentions[word.i]
    beside = [c.i for c in word.children if c.dep_ == "appos"]
    if lemma(word) in word_list("slots.partitive"):
        beside += [t.i for t in fillers(word, "of")]
    return next((mentions[i] for i in beside if i in mentions), None)


def side_key(actor: Actor) -> str:
    """What two mentions of one side share: a country or a body above states, else a name, else a kind of actor."""
    if actor.country and (actor.sector in AGAINST_THEIR_STATE or OWN_RULE in actor.sectors):
        return f"{actor.country} {actor.sector}"  # the rebels are another side than their government
    if actor.country or actor.sector in BODIES:
        return actor.country or actor.sector
    return actor.name or actor.sector


def listed(
    tokens: Sequence[Token], done: Sequence[Mention], *, people: bool = False, known: bool = False
) -> Iterator[tuple[int, tuple[Actor, ...]]]:
    """The lists of several sides, each by the token of its first member: 'Chad, Niger and Mali'.

    Args:
        tokens: those of the text.
        done: mentions in text order.
        people: whether only persons count.
        known: whether only named sides, bodies and crowds count: not 'a farmer and a poet'.
    """
    by_head = {m.head: m for m in done}
    for mention in done:
        token = tokens[mention.head]
        if token.dep_ == "conj" or not any(c.dep_ == "conj" for c in token.children):
            continue
        members = [by_head[t.i] for t in conjuncts(token) if t.i in by_head]
        sides = {
            side_key(a): a
            for m in members
            for a in m.actors
            if side_key(a) and (not people or is_person(m, a)) and (not known or _known_side(m, a))
        }
        if len(sides) > 1:
            yield token.i, tuple(sides.values())
        elif known and sides and len(members) > 1 and all(map(_one_official, members)):
            yield token.i, tuple(a for m in members for a in m.actors)  # 'Chad's king and its premier'


def _one_official(mention: Mention) -> bool:
    """Whether a mention stands for one person with an office."""
    return len(mention.actors) == 1 and is_person(mention, mention.actors[0]) and bool(mention.actors[0].role)


def _known_side(mention: Mention, actor: Actor) -> bool:
    if mention.rule == "who.adjective":  # 'of Peruvian and Chilean descent'
        return False
    return (
        bool(actor.name)
        or mention.plural
        or mention.kind in {"country", "organisation"}
        or actor.sector == "GOV"
    )


def group(before: Sequence[Entity], number: int, *, people: bool) -> tuple[Actor, ...]:
    """The last actors of different sides that one sentence tells of together; people where people are wanted.

    Args:
        before: the actors of the last sentences, newest first.
        number: how many are meant, 0 for any number above one.
        people: whether only persons are meant.
    """
    fits = [e for e in before if (e.person or not people) and side_key(e.actor)]
    for sentence in sorted({e.sentence for e in fits}, reverse=True):
        sides: dict[str, Actor] = {}
        for entity in reversed([e for e in fits if e.sentence == sentence]):
            sides.setdefault(side_key(entity.actor), entity.actor)
        if len(sides) == number or (number == 0 and len(sides) > 1):
            return tuple(sides.values())
    sides = {}
    for entity in fits:
        sides.setdefault(side_key(entity.actor), entity.actor)
        if len(sides) == (number or 2):
            return tuple(reversed(sides.values()))
    return ()


def pair_ahead(
    every: Sequence[Mention], sentences: Sequence[int], here: int, token: Token, *, people: bool
) -> tuple[Actor, ...]:
    """A standfirst may speak of 'the two ministers' before the report names them: the first two that fit."""
    sides: dict[str, Actor] = {}
    for mention in every:
        if mention.head <= token.i or sentences[mention.head] - here > 3:
            continue
        for actor in mention.actors:
            if side_key(actor) and actor.country and (mention.kind == "person" or not people):
                sides.setdefault(side_key(actor), actor)
        if len(sides) == 2:
            return tuple(sides.values())
    return ()


def usual_pair(mentions: Sequence[Mention], sentences: Sequence[int]) -> tuple[Actor, ...]:
    """The two sides that a report speaks of together most, where it is plain: twice as often as any other pair."""
    by_sentence: dict[int, dict[str, Actor]] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor.country:
                by_sentence.setdefault(sentences[mention.head], {}).setdefault(side_key(actor), actor)
    pairs: Counter[tuple[str, str]] = Counter()
    first: dict[str, Actor] = {}
    for sides in by_sentence.values():
        for country, actor in sides.items():
            if country not in first or (actor.name and not first[country].name):
                first[country] = actor
        keys = sorted(sides)
        pairs.update((a, b) for i, a in enumerate(keys) for b in keys[i + 1 :])
    ranked = pairs.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return ()
    return tuple(first[c] for c in ranked[0][0])
