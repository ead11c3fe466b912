"""Who is the other side of an act, where its slots name only who acts?

Goes deeper into the clause, then by what was told before (`implied.py`), by the two sides of a bilateral report, and by the clause over the act.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Mention, Said, Side
from dragoman.coding.sides.deeper import within
from dragoman.coding.sides.implied import (
    Before,
    answers,
    asked_by,
    dealt_with,
    marks,
    organiser,
    quarrel,
    talked_with,
    whose,
)
from dragoman.coding.sides.in_slots import FOR_FELLOWS, fellows, side_of
from dragoman.coding.to_whom.deeds import doer_of
from dragoman.coding.to_whom.speakers_act import tellers
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import RULERS
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.grammar import clause_verb, fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

NEEDS_OTHER = frozenset(
    "ACCUSE REQUEST REJECT AGREE SUPPORT CONCEDE THREATEN SANCTION AID COOPERATE ASSAULT MOBILIZE COERCE".split()
)  # types whose other side may stand deeper in the clause
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "SANCTION"})  # may answer the act told of just before
QUARRELS = frozenset({"ACCUSE", "THREATEN"})
ADDRESSED = frozenset({"AGREE", "REQUEST"})  # promises and requests have an addressee, told or implied
AROUND = 40  # words before an act in which the other side of a bilateral report is told of
TOLD_IN_TALKS = frozenset(
    {"AGREE", "SUPPORT", "ACCUSE", "THREATEN", "CONCEDE"}
)  # what is said to the one with whom one talks
OF_OTHERS = frozenset(
    {"RETREAT", "CONCEDE", "ASSAULT", "SANCTION", "COERCE", "MOBILIZE"}
)  # what is promised about others than the one to whom it is said


def other_side(
    act: Act,
    doc: Doc,
    *,
    mentions: Mapping[int, Mention],
    source: Sequence[Side],
    said: Said | None,
    pair: tuple[Actor, ...],
    before: Before,
) -> list[Side]:
    """The other side of an act of which only the acting side is told; see `to_whom.sides` for what is asked for."""
    if act.type == "MOBILIZE" and (shown := _shown_to(doc[act.trigger], mentions, source)):
        return shown
    if act.type in NEEDS_OTHER and not _each_other_is_meant(act, doc, source):
        found = _implied(act, doc, mentions, source, before, frozenset(tellers(said)))
        if found:
            return found
        if found := fellows(act, doc, mentions, FOR_FELLOWS):
            return found
    if not _told(act, doc, mentions, source):
        if act.type in ADDRESSED and not act.reciprocal:
            found = _other_of_pair(source, pair, _near(act, doc, mentions))
            if found:
                return found
        if len(source) == 1 and _told_in_talks(act, doc, mentions, source[0].actor.country):
            others = talked_with(source[0].actor, before)
            if others:
                return [Side(a, source[0].head, (), "to_whom.talked-with") for a in others]
    if act.type == "CONSULT" and act.reciprocal:
        return _met_there(doc[act.trigger], mentions, source) or _talked_on(doc[act.trigger], source, before)
    if act.type in QUARRELS and not act.reciprocal and _at_odds(pair, before):
        return _other_of_pair(source, pair, _near(act, doc, mentions))
    return []


def _shown_to(trigger: Token, mentions: Mapping[int, Mention], source: Sequence[Side]) -> list[Side]:
    """'Sent a carrier as a warning to Chad', 'in a message to Chad': for whom the forces are moved."""
    own = frozenset(m for s in source for m in marks(s.actor))
    verb = clause_verb(trigger)
    signs = (s for prep in ("as", "in") for s in fillers(verb, prep))
    for sign in (s for s in signs if lemma(s) in word_list("other_side.signs")):
        heads = (*fillers(sign, "to"), *fillers(sign, "against"))
        if other := _other_at(heads, mentions, own, "to_whom.shown-to"):
            return other
    return []


def _other_at(
    heads: Sequence[Token], mentions: Mapping[int, Mention], own: frozenset[str], rule: str
) -> list[Side]:
    """The first party at some words that is none of the acting side's."""
    told = (mentions.get(head.i) for head in heads)
    other = next((m for m in told if m and m.actors and not any(own & marks(a) for a in m.actors)), None)
    return [side_of(a, other, heads[0].doc, rule) for a in other.actors] if other is not None else []


def _each_other_is_meant(act: Act, doc: Doc, source: Sequence[Side]) -> bool:
    """Whether several who act do it to one another: 'blamed each other', so that nobody else is meant."""
    several = len({s.actor.country for s in source}) > 1
    return len(source) > 1 and (
        act.reciprocal or (act.type == "AGREE" and several) or (several and _meeting(doc[act.trigger]))
    )


def _told_in_talks(act: Act, doc: Doc, mentions: Mapping[int, Mention], own: str) -> bool:
    """Whether who talks with somebody says it to him: 'met the envoy. She reaffirmed her support', but not 'which will support'.

    So does who raises concerns that name no other country: 'raised concerns about the floods in Chad' is told to others than Chad.
    """
    if act.type not in TOLD_IN_TALKS or doc[act.trigger].dep_ in {"relcl", "acl"}:
        return False
    if act.type == "CONCEDE" and not any(
        lemma(t) in word_list("other_side.sorry") for t in doc[act.start : act.end]
    ):
        return False
    if act.type in QUARRELS:
        others = (mentions[t.i] for t in doc[act.trigger].subtree if t.i > act.trigger and t.i in mentions)
        return not any(is_state(m) and any(a.country != own for a in m.actors) for m in others)
    return act.content not in OF_OTHERS


def _meeting(trigger: Token) -> bool:
    """'Peru and Chile refused to meet': each other."""
    verb = next((c for c in trigger.children if c.dep_ == "xcomp"), trigger)
    return lemma(verb) == "meet" and not direct_object(verb)


def _told(act: Act, doc: Doc, mentions: Mapping[int, Mention], source: Sequence[Side]) -> bool:
    """Whether the act's words tell of another side than the acting one's own state, known or not."""
    own = {s.actor.country for s in source} - {""}
    about = (  # 'raised concerns about the operation'
        {i for i in act.targets if doc[i].dep_ in {"pobj", *DESCRIBING}} if act.type == "ACCUSE" else set()
    )
    return any(
        not (is_state(mentions.get(i)) and own >= {a.country for a in mentions[i].actors})
        for i in act.targets
        if i in mentions or i not in about
    )


def is_state(mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "country"


def _implied(
    act: Act,
    doc: Doc,
    mentions: Mapping[int, Mention],
    source: Sequence[Side],
    before: Before,
    tellers: frozenset[int],
) -> list[Side]:
    """The other side where no slot names it: deeper in the clause, by an earlier telling, or as the one answered."""
    own = frozenset(m for s in source for m in marks(s.actor))
    for found, rule in (
        (_granting(doc[act.trigger], mentions, own), "to_whom.granting"),
        (within(act, doc, mentions, own, tellers), "to_whom.within"),
        (whose(act, doc, mentions, own), "to_whom.whose"),
        (doer_of(act, doc[act.trigger], mentions, [s.actor for s in source]), "to_whom.whose-deed"),
    ):
        if found:
            return [side_of(a, m, doc, rule) for m in found for a in m.actors]
    others: tuple[Actor, ...] = ()
    rule = "to_whom.answered"
    if act.mode == "meet":
        others, rule = organiser(own, before), "to_whom.organiser"
    if not others and act.type in ANSWERS and answers(act, doc):
        asked = asked_by(source[0].actor, before) if len(source) == 1 else ()
        others, rule = asked or dealt_with(own, before), "to_whom.answered"
    one = len({s.actor.party for s in source}) == 1  # several seldom quarrel as one
    if not others and act.type in QUARRELS and one:
        others, rule = quarrel(own, before), "to_whom.quarrel"
    return [Side(a, source[0].head, (), rule) for a in others]


def _granting(trigger: Token, mentions: Mapping[int, Mention], own: frozenset[str]) -> tuple[Mention, ...]:
    """'Niger left at Chad's request': who does what was asked for was asked."""
    if trigger.dep_ != "pobj" or trigger.head.lower_ != "at":
        return ()
    doers = (mentions.get(t.i) for t in subject(clause_verb(trigger.head)))
    return tuple(m for m in doers if m is not None and not any(own & marks(a) for a in m.actors))


def _at_odds(pair: tuple[Actor, ...], before: Before) -> bool:
    """Whether the two sides of a bilateral report blame or threaten each other in it."""
    both = {a.country for a in pair}
    return any(e.type in QUARRELS and {a.country for a in (*e.sources, *e.targets)} == both for e in before)


def _met_there(trigger: Token, mentions: Mapping[int, Mention], source: Sequence[Side]) -> list[Side]:
    """'Received the envoy, discussing the border': what is told beside a meeting has the same two sides."""
    own = frozenset(m for s in source for m in marks(s.actor))
    verb = trigger
    while verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
        if lemma(verb) not in word_list("other_side.meeting"):
            continue  # 'condemned Chad and discussed trade'
        heads = (*direct_object(verb), *fillers(verb, "with"))
        if other := _other_at(heads, mentions, own, "to_whom.met-there"):
            return other
    return []


def _talked_on(trigger: Token, source: Sequence[Side], before: Before) -> list[Side]:
    """'Met the envoy. He praised Chad and discussed the border': with the one whom he met."""
    if len(source) != 1 or lemma(trigger) not in word_list("other_side.discussing"):
        return []
    others = talked_with(source[0].actor, before)
    return [Side(a, source[0].head, (), "to_whom.talked-with") for a in others]


def bilateral_pair(mentions: Sequence[Mention], *, share: float = 0.75) -> tuple[Actor, ...]:
    """The two countries of a bilateral report, as governments: those that take a share of all mentions of countries.

    A report of three or more countries has none.
    """
    count: dict[str, int] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor.country:
                count[actor.country] = count.get(actor.country, 0) + 1
    ranked = sorted(count.items(), key=lambda c: (-c[1], c[0]))[:2]
    if len(ranked) < 2 or ranked[1][1] < 3 or sum(n for _, n in ranked) < share * sum(count.values()):
        return ()
    names = {a.country: a for m in reversed(mentions) for a in m.actors if a.country and m.kind == "country"}
    return tuple(names.get(c, Actor(country=c, sector="GOV")) for c, _ in ranked)


def _near(act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> frozenset[str]:
    """The countries of which is told in the act's sentence and just before it."""
    words = range(max(0, act.start - AROUND), max(act.end, doc[act.trigger].sent.end))
    return frozenset(a.country for i in words if i in mentions for a in mentions[i].actors)


def _other_of_pair(source: Sequence[Side], pair: tuple[Actor, ...], near: frozenset[str]) -> list[Side]:
    """The other of the report's two countries, where it was told of just before and who acts speaks for the first."""
    countries = {s.actor.country for s in source}
    others = [a for a in pair if a.country not in countries and a.country in near]
    if not all(
        s.actor.country and s.actor.sector in RULERS for s in source
    ):  # others deal rather with their own government
        return []
    of_the_two = len(countries) == 1 and countries <= {a.country for a in pair}
    if len(pair) == 2 and len(others) == 1 and of_the_two:
        return [Side(others[0], source[0].head, (), "to_whom.other-side")]
    return []
