"""Who did it, and to whom?

Gives an act its two sides: the actors that its slots' words stand for (`in_slots.py`), or, where a slot is empty, those that the
report's own words imply: who says it (`speakers_act.py`), or who is the other side (`other_side.py`).
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import FELLOWS, FORCE, PRESS, TAKEN_FOR, Act, Mention, Said, Side, Sides
from dragoman.coding.sides.deeper import only_where
from dragoman.coding.sides.implied import Before, dealt_with, forces, marks, those_who_met
from dragoman.coding.sides.in_slots import (
    actors_at,
    answered,
    authors_of_paper,
    claimed_by,
    crews,
    doers,
    fellows,
    identity,
    side_of,
    unknown_at,
)
from dragoman.coding.sides.slots import colours
from dragoman.coding.to_whom.hurt import less_the_hurt
from dragoman.coding.to_whom.other_side import NEEDS_OTHER, is_state, other_side
from dragoman.coding.to_whom.speakers_act import announcer, of_the_teller, speaker, speaks
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, FIGHTERS, PEOPLE
from dragoman.reading.doers import subject
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

DOING = frozenset("he she they we i".split())  # which stand for who acts, never for who is acted on
LENDING = frozenset({"AGREE", "AID", "COOPERATE"})  # by which people of some trade are lent to others
REACHED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})  # what those who meet may reach together
JUDGED = frozenset({"SUPPORT", "REJECT", "AGREE"})  # what is done about the deed of others
SHARED = frozenset(
    {"CONSULT", "SUPPORT", "AGREE"}
)  # 'before the summit, which will see accords': those who hold it


def sides(
    act: Act,
    doc: Doc,
    *,
    mentions: Mapping[int, Mention],
    said: Said | None = None,
    pair: tuple[Actor, ...] = (),
    before: Before = (),
) -> Sides:
    """The sides of an act.

    Args:
        act: the act.
        doc: the parsed text.
        mentions: resolved mentions by head token.
        said: the saying that the act is told in, if any.
        pair: the two sides of a bilateral report, or ().
        before: sides of the acts told of just before, newest first.

    Returns:
        Each actor once; nobody is on both sides. A side that only a pronoun tells, of which nobody knows whom it means, holds
        one actor with nothing but that mention, by the rule `to_whom.unknown`; a side that nothing tells is empty.
    """
    source, target = _told_sides(act, doc, mentions, said, before)
    target = _less_the_sent(act, _less_the_acting(act, source, target, mentions, before), doc)
    target = of_the_teller(act, target, source, said, doc, mentions)
    target = less_the_hurt(act, target, source, doc)
    if source and not target:
        found = other_side(act, doc, mentions=mentions, source=source, said=said, pair=pair, before=before)
        target = less_the_hurt(act, _less_the_sent(act, list(found), doc), source, doc)
    if act.type in SHARED and not source and not any(i in mentions for i in act.sources):
        source = _clause_subject(doc[act.trigger], mentions, target)
    acted_on = [i for i in act.targets if doc[i].lower_ not in DOING or doc[i].dep_ == "nsubjpass"]
    return Sides(
        tuple(source or unknown_at(doers(act, doc), doc, mentions)),
        tuple(target or unknown_at(acted_on, doc, mentions)),
    )


def _told_sides(
    act: Act, doc: Doc, mentions: Mapping[int, Mention], said: Said | None, before: Before
) -> tuple[list[Side], list[Side]]:
    """Both sides as the slots' words tell them, and, where none tells who acts, as who says it does."""
    source = (
        actors_at(doers(act, doc), doc, mentions)
        or authors_of_paper([doc[i] for i in act.sources], mentions)
        or crews(act.sources, doc, mentions)
    )
    target = [
        s
        for s in actors_at(act.targets, doc, mentions)
        if not (s.actor.sector in BODIES and only_where(doc[s.head]))
        and not _is_told(s, doc)
        and not any(_same_side(s, o, mentions) for o in source)
    ]
    if act.type in JUDGED:
        target = [o for t in target for o in _less_the_befallen(t, act, doc, mentions)]
    own = frozenset(s.actor.country for s in source) - {""}
    target = target or crews(act.targets, doc, mentions, own)
    if not target and source and not (act.reciprocal and len(source) > 1):
        target = fellows(act, doc, mentions)
    if not source and said is not None and not act.sources:
        who_says = speaker(said, doc, mentions) if speaks(act, said, doc) else []
        source = who_says or announcer(act, said, doc, mentions)
        target = [t for t in target if identity(t.actor) not in {identity(s.actor) for s in source}]
    if act.type == "PROTEST":
        source = _less_the_scene(act, source, doc, mentions)
    if act.type == "ASSAULT" and not source:
        source = claimed_by(doc[act.trigger], mentions)
    if act.type in FORCE and not source:
        source = answered(doc[act.trigger], doc, mentions)
    if act.reciprocal and not source:
        return _each_other(act, doc, mentions, target, before)
    return source, target


def _is_told(side: Side, doc: Doc) -> bool:
    """'Told the newspaper that Chad would pay': the press only hears it."""
    word = first_joined(doc[side.head])
    return side.actor.sector == PRESS and word.dep_ in {"dobj", "dative"} and lemma(word.head) == "tell"


def _less_the_befallen(side: Side, act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Who does what is judged in place of him to whom it is done: 'backed the French invasion of Mali'."""
    word = first_joined(doc[side.head])
    deed = word.head.head
    done = word_list("findings.suffered") | word_list("findings.invaded") | word_list("two_sides.done_to")
    over = word.dep_ == "pobj" and word.head.lower_ in {"of", "on"} and deed.i != act.trigger
    if not over or lemma(deed) not in done:
        return [side]
    doers = [t.i for slot in ("poss", "adj", "by") for t in fillers(deed, slot) if not colours(t)]
    return [s for s in actors_at(doers, doc, mentions) if s.actor.country] or [side]


def _less_the_scene(act: Act, source: list[Side], doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Who protests, without the state that only has it or awaits it: 'Chad braced for a march', 'Chad saw protests'."""
    if doc[act.trigger].pos_ != "NOUN":
        return source
    states = {i for i in act.sources if doc[i].dep_ == "nsubj" and is_state(mentions.get(i))}
    return [s for s in source if s.head not in states]


def _same_side(side: Side, other: Side, mentions: Mapping[int, Mention]) -> bool:
    """Whether two are one; not a body and an officer of it ('parliament impeached the speaker'), nor two bands ('fighters shot at rebels')."""
    if identity(side.actor) != identity(other.actor):
        return False
    if _of_a_part(side) != _of_a_part(other):
        return False
    told = [m for s in (side, other) if (m := mentions.get(s.head)) is not None and not m.plural]
    kinds = {m.kind for m in told}
    offices = {side.actor.role, other.actor.role} - {""}
    apart = len(told) == len(offices) == 2 and kinds <= {"role", "organisation"} and "role" in kinds
    bands = len(offices) == 2 and not side.actor.name and side.actor.sector in FIGHTERS
    return not bands and not (apart and side.actor.sector in {"GOV", "LEG", "JUD", "MIL"})


def _of_a_part(side: Side) -> bool:
    """'The governor of Texas criticised the White House': he speaks for no state, and may stand against its government."""
    return side.actor.role in word_list("two_sides.of_a_part")


def _less_the_acting(
    act: Act, source: list[Side], target: list[Side], mentions: Mapping[int, Mention], before: Before
) -> list[Side]:
    """The other side without those who act, or what they promise; 'the other side' is the one that they dealt with."""
    target = [_not_of_its_own(t, source) for t in target]
    if act.type == "REQUEST":
        target = [_under_who_asks(t, source) for t in target]
    target = [_own_ruler(_of_own_cabinet(t, source), source) for t in target]
    if act.type in NEEDS_OTHER:
        target = _others_than_itself(source, target, mentions)
    if act.type == "AGREE":  # 'promised to send 200 soldiers to Chad': they are what is promised
        target = [t for t in target if not forces(t.actor)]
    if act.type == "MOBILIZE":  # 'reinforced its border with Chad with 200 soldiers'
        target = [t for t in target if not forces(t.actor) or t.actor.country or t.actor.name]
    if target and all(_another(t.actor) for t in target):  # 'the other side'
        others = dealt_with(frozenset(m for s in source for m in marks(s.actor)), before)
        target = [Side(a, t.head, t.spans, "to_whom.answered") for t in target[:1] for a in others] or target
    countries = {s.actor.country for s in source}
    if len(countries) < 2:
        return target
    # 'Peru and Chile agreed on trade between the two countries'
    return [t for t in target if t.rule != "same_person.group" or t.actor.country not in countries - {""}]


def _less_the_sent(act: Act, target: list[Side], doc: Doc) -> list[Side]:
    """The other side without those who are lent to it: 'promised to send nurses', 'dispatched engineers to help'."""
    return [t for t in target if not _is_sent(t, doc)] if act.type in LENDING else target


def _is_sent(side: Side, doc: Doc) -> bool:
    word = first_joined(doc[side.head])
    of_a_trade = side.actor.sector in PEOPLE or side.actor.role in word_list("two_sides.lent")
    nobodys = not (side.actor.country or side.actor.name)
    return (
        of_a_trade and nobodys and word.dep_ == "dobj" and lemma(word.head) in word_list("two_sides.sending")
    )


def _each_other(
    act: Act, doc: Doc, mentions: Mapping[int, Mention], target: list[Side], before: Before
) -> tuple[list[Side], list[Side]]:
    """Who does to each other what nobody is said to do: 'a truce was declared between Chad and Niger', 'a deal was reached'.

    Where no words name them, those who met just before reached the deal.
    """
    if len(target) > 1 and all(_between(doc[t.head]) for t in target):
        return target, []
    untold = not target and not any(i in mentions for i in (*act.sources, *act.targets))
    if not untold or act.type not in REACHED or not _undergone_by_nobody(doc[act.trigger]):
        return [], target
    met = those_who_met(before)
    return [Side(a, act.trigger, (), "to_whom.those-who-met") for a in met], []


def _between(word: Token) -> bool:
    return bool(first_joined(word).head.lower_ == "between")


def _undergone_by_nobody(trigger: Token) -> bool:
    """Whether a finite passive leaves open who does it: 'an agreement was reached'."""
    return any(c.dep_ == "auxpass" for c in trigger.lefts) and not subject(trigger)


def _others_than_itself(
    source: Sequence[Side], target: Sequence[Side], mentions: Mapping[int, Mention]
) -> list[Side]:
    """The other side less the state that the acting officials speak for: '"Do not drag Togo into it," Togo's premier said'."""
    own = {s.actor.country for s in source if s.actor.sector == "GOV" and not _of_a_part(s)} - {""}
    return [
        t
        for t in target
        if not (t.actor.country in own and (is_state(mentions.get(t.head)) or _ourselves(t, source)))
    ]


def _not_of_its_own(side: Side, source: Sequence[Side]) -> Side:
    """'Peru will defend Peruvian partners': they are other states, of nobody knows which."""
    actor = side.actor
    theirs = actor.country and actor.country in {s.actor.country for s in source}
    if actor.role not in FELLOWS or actor.name or not theirs or not actor.mention.endswith("s"):
        return side
    return replace(side, actor=replace(actor, country="", sector="GOV"))


def _under_who_asks(side: Side, source: Sequence[Side]) -> Side:
    """'Chad's cabinet told the foreign ministry to protest': its own ministry, wherever the report is told."""
    actor, theirs = side.actor, {s.actor.country for s in source if s.actor.sector == "GOV"}
    untold = not actor.country or side.rule in TAKEN_FOR
    organ = bool(actor.role) and actor.role.split()[-1] in word_list("two_sides.organs")
    return _theirs(side, theirs, "to_whom.organ") if untold and organ else side


def _of_own_cabinet(side: Side, source: Sequence[Side]) -> Side:
    """'Chad's president accused the interior minister of it': a minister of nobody knows whose is that of who rules him."""
    actor, theirs = side.actor, {s.actor.country for s in source}
    ruled = all(s.actor.role in word_list("two_sides.rulers") for s in source)
    own = actor.role.endswith(" minister") and actor.role not in word_list("two_sides.often_guests")
    untold = not (actor.country or actor.name)
    return _theirs(side, theirs, "to_whom.cabinet") if untold and ruled and own else side


def _own_ruler(side: Side, source: Sequence[Side]) -> Side:
    """'Chad's vice-president criticised the president': whom he stands under."""
    actor, theirs = side.actor, {s.actor.country for s in source}
    untold = not (actor.country or actor.name) and actor.role in word_list("two_sides.heads_of_state")
    under = all(s.actor.role in word_list("two_sides.seconds") for s in source)
    return _theirs(side, theirs, "to_whom.cabinet") if untold and under else side


def _theirs(side: Side, countries: Set[str], rule: str) -> Side:
    """'The ministry' of the one country of those who deal with it."""
    if len(countries) != 1 or not side.actor.mention.lower().startswith("the "):
        return side
    return replace(side, actor=replace(side.actor, country=next(iter(countries))), rule=rule)


def _ourselves(side: Side, source: Sequence[Side]) -> bool:
    """'The government is ready to step up our patrols, its spokesman said': who speaks for it is no other side, nor is it his."""
    if side.actor.sector != "GOV":
        return False
    spokesmen = all(s.actor.role.endswith(tuple(word_list("two_sides.spokesmen"))) for s in source)
    return side.rule == "same_person.speaker" or (spokesmen and side.actor.role == "government")


def _another(actor: Actor) -> bool:
    words = actor.mention.lower()
    return not actor.country and words.startswith("the other ") and actor.role in {"side", "party"}


def _clause_subject(trigger: Token, mentions: Mapping[int, Mention], target: Sequence[Side]) -> list[Side]:
    """Who the sentence is about met the one who is named: 'Okello's order came after a call with Lule'.

    Where nobody is named at all, only a group can be meant: 'the two ministers spoke of it before the summit'.
    """
    others = {identity(t.actor) for t in target}
    rulers = {t.actor.country for t in target if t.actor.sector == "GOV"} - {""}
    verb = trigger
    while verb.head.i != verb.i:
        verb = verb.head
        about = [c for c in verb.children if c.dep_ == "nsubjpass"] if verb.pos_ in VERBS else []
        for head in [*subject(verb), *about] if verb.pos_ in VERBS else []:
            mention = mentions.get(head.i) or next(
                (mentions[c.i] for c in head.children if c.dep_ == "poss" and c.i in mentions), None
            )
            if mention is None or others & {identity(a) for a in mention.actors}:
                continue
            if any(a.sector == "GOV" and a.country in rulers for a in mention.actors):
                continue  # 'the White House said the president had been briefed'
            if len(mention.actors) > 1 or (target and len(mention.actors) == 1):
                return [side_of(a, mention, trigger.doc, "to_whom.clause-subject") for a in mention.actors]
    return []
