"""Whom do the words in an act's slots put on its sides?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import ANSWERED_SIDE, FELLOWS, UNKNOWN_SIDE, Act, Mention, Side
from dragoman.coding.sides.implied import author_of, is_known, owner_of
from dragoman.coding.sides.slots import colours
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import TOLD_APART_BY_ROLE
from dragoman.reading.beside import told_beside
from dragoman.reading.doers import subject
from dragoman.reading.grammar import fillers
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

AIMS = ("obj", "at", "on", "against")  # slots of whom an act is aimed at
SOMEBODY = frozenset("he she they him her them who both we i you".split())  # not 'it', which may be a thing
WITH_FELLOWS = frozenset(
    {"REQUEST", "CONSULT", "ACCUSE", "REJECT", "THREATEN"}
)  # as whose other side they will do
FOR_FELLOWS = frozenset({"SUPPORT", "AGREE", "AID", "COOPERATE"})  # and of these, where no other is found
NAMING_MEMBERS = ("including", "such_as", "like")
OF_THEM = frozenset({"them", "these"})  # 'among them'
HARD = frozenset({"SANCTION", "COERCE", "MOBILIZE", "RETREAT"})


def fellows(
    act: Act, doc: Doc, mentions: Mapping[int, Mention], types: frozenset[str] = WITH_FELLOWS
) -> list[Side]:
    """Of whom it is told only whose they are: 'asked its allies', 'discussed it with partners'."""
    if act.type not in types:
        return []
    told = (mentions[i] for i in act.targets if i in mentions)
    if types is FOR_FELLOWS:
        told = (m for m in told if m.plural or doc[m.head].tag_ == "NNS")
    fellows = [m for m in told if any(a.role in FELLOWS or at_large(a) for a in m.actors)]
    named = [c.i for m in fellows for c in doc[m.head].children if c.dep_ == "appos"]  # 'its ally Togo'
    return actors_at(named, doc, mentions) or [
        side_of(a, own, doc, own.rule) for m in fellows for own, a in _told_apart(m, doc, mentions)
    ]


def authors_of_paper(words: Sequence[Token], mentions: Mapping[int, Mention]) -> list[Side]:
    """Who speaks in a paper that was told of before: 'the statement condemned the raid'."""
    mention = next((m for w in words if (m := author_of(w, mentions)) is not None), None)
    if mention is None:
        return []
    return [
        Side(a, mention.head, mention.spans, "to_whom.author")
        for a in mention.actors
        if a.country or a.sector
    ]


def crews(
    heads: Sequence[int],
    doc: Doc,
    mentions: Mapping[int, Mention],
    others_than: frozenset[str] = frozenset(),
) -> list[Side]:
    """Whose a ship or plane is that was told of before, not of some countries: 'a Chadian patrol boat … The boat opened fire'."""
    found = (owner_of(doc[head], mentions, others_than) for head in heads)
    owner = next((m for m in found if m is not None), None)
    return [] if owner is None else [Side(a, owner.head, owner.spans, "to_whom.crew") for a in owner.actors]


def doers(act: Act, doc: Doc) -> Sequence[int]:
    """The acting side's heads, less who only tells of an attack, or does something beside it: 'Chad confirmed the attack'."""
    trigger = doc[act.trigger]
    verbs = (
        word_list("in_slots.telling")
        if act.type == "ASSAULT"
        else word_list("in_slots.judging")
        if act.type in HARD
        else frozenset[str]()
    )
    if not verbs or trigger.pos_ != "NOUN":
        return act.sources
    noun = trigger
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    told = noun.dep_ in {"dobj", "nsubjpass"} and lemma(noun.head) in verbs
    if not told and not told_beside(trigger):
        return act.sources
    inside = {t.i for t in trigger.subtree}
    own = [i for i in act.sources if i in inside]
    whose = (
        ("adj", "by") if lemma(trigger) in word_list("findings.suffered") else ("poss", "adj", "by")
    )  # 'his arrest': he suffers it
    return own or [t.i for slot in whose for t in fillers(trigger, slot)]


def claimed_by(trigger: Token, mentions: Mapping[int, Mention]) -> list[Side]:
    """Who claims the attack by which something is done: 'a bombing claimed by the rebels killed four'."""
    for verb in trigger.subtree:
        if verb.pos_ != "VERB" or lemma(verb) != "claim" or verb.dep_ not in {"acl", "relcl"}:
            continue
        if lemma(verb.head) not in word_list("deeper.attacks") | word_list("in_slots.blasts"):
            continue
        found = [mentions[t.i] for t in subject(verb) if t.i in mentions]
        return [side_of(a, m, trigger.doc, "to_whom.claimed") for m in found for a in m.actors if is_known(a)]
    return []


def answered(trigger: Token, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Who did what an act answers: whom the answer is aimed at, in 'shelled an Iranian base in retaliation for a raid'."""
    reply = trigger.head.head
    if not (trigger.dep_ == reply.dep_ == "pobj" and lemma(reply) in word_list("in_slots.answers")):
        return []
    verb = next((t for t in reply.ancestors if t.pos_ == "VERB"), None)
    aims = [] if verb is None else [t for slot in AIMS for t in fillers(verb, slot)]
    owners = [t.i for aim in aims for slot in ("adj", "poss", "of") for t in fillers(aim, slot)]
    found = actors_at([t.i for t in aims], doc, mentions) or actors_at(owners, doc, mentions)
    return [replace(side, rule=ANSWERED_SIDE) for side in found]


def unknown_at(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Somebody who is told of but not known: 'they shelled the port', where nothing tells who 'they' are."""
    found: list[Side] = []
    for head in heads:
        mention = mentions.get(head)
        if mention is not None and mention.kind == "pronoun" and doc[head].lower_ in SOMEBODY:
            words = doc[mention.start : mention.end]
            found.append(
                Side(Actor(mention=words.text), head, ((words.start_char, words.end_char),), UNKNOWN_SIDE)
            )
    return found


def actors_at(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    found: list[Side] = []
    seen: set[tuple[str, str, str]] = set()
    for head in heads:
        mention = mentions.get(head) or _inside(doc[head], mentions)
        told = _named_among(doc[head], mentions) if mention is None else _told_apart(mention, doc, mentions)
        for named, actor in told:
            if not is_known(actor) or identity(actor) in seen:
                continue
            seen.add(identity(actor))
            found.append(side_of(actor, named, doc, named.rule))
    return [s for s in found if not _second_office(s, found, doc)]


def _second_office(side: Side, among: Sequence[Side], doc: Doc) -> bool:
    """'Deputy Prime Minister and Foreign Minister Ana Soto': one person of two offices."""
    actor, token = side.actor, doc[side.head]
    if actor.name or not actor.role or any(c.dep_ in {"det", "poss"} for c in token.lefts):
        return False
    if not any(c.dep_ == "cc" for c in token.rights):
        return False
    return any(o.actor.name and o.actor.role and o.actor.country == actor.country for o in among)


def _told_apart(mention: Mention, doc: Doc, mentions: Mapping[int, Mention]) -> list[tuple[Mention, Actor]]:
    """'Several states including Chad and Mali', 'envoys of five states, among them Chad': those who are named, where nobody else is."""
    if not any(a.country or a.name for a in mention.actors):
        named = _named_among(doc[mention.head], mentions)
        if named:
            return named
    return [(mention, a) for a in mention.actors]


def _named_among(group: Token, mentions: Mapping[int, Mention]) -> list[tuple[Mention, Actor]]:
    """Who is named beside a group or a fellow: 'two states including Chad', 'a Russian ally, Chad'."""
    beside = fillers(group, "appos") if lemma(group) in FELLOWS else ()
    return [
        (m, a) for t in (*_members(group), *beside) if (m := mentions.get(t.i)) is not None for a in m.actors
    ]


def _members(group: Token) -> list[Token]:
    """The words for those who are told to be among a group, or among those whose the group is."""
    of = [t for slot in ("of", "from") for t in fillers(group, slot)]
    found = [t for word in (group, *of) for slot in NAMING_MEMBERS for t in fillers(word, slot)]
    among = [fillers(word, "among") for word in (group, *of)]
    return found + [t for ones in among if any(t.lower_ in OF_THEM for t in ones) for t in ones]


def side_of(actor: Actor, mention: Mention, doc: Doc, rule: str) -> Side:
    """A mention's actor as a side; 'all countries', 'its allies', of whom nothing else is told, are governments."""
    words = doc[mention.start : mention.end]
    if actor.role in FELLOWS and not actor.name and _of_a_state(doc[mention.head]):
        actor = replace(actor, country="")  # 'US allies' are not the US; 'Turkish allies' may be Turks
    if doc[mention.head].tag_ == "NNS" and at_large(actor):
        actor = replace(actor, sector="GOV")
    return Side(actor, mention.head, mention.spans or ((words.start_char, words.end_char),), rule)


def _of_a_state(fellow: Token) -> bool:
    """Whether a state's bare name tells whose fellows they are: 'U.S. partners'."""
    return any(c.dep_ == "compound" and c.tag_ == "NNP" for c in fellow.lefts)


def at_large(actor: Actor) -> bool:
    """Whether states or fellows are told of of whom nobody tells which: 'other countries', 'its allies'."""
    return (
        not (actor.country or actor.sector or actor.name)
        and actor.role in word_list("findings.at_large") | FELLOWS
    )


def _inside(token: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """'Dozens of rebels', 'the two last met': the mention that a slot's filler is a part of."""
    undergone = lemma(token) in word_list("findings.suffered") | word_list(
        "findings.invaded"
    )  # 'evictions of families' are no families
    for inner in (
        *(() if undergone else fillers(token, "of")),
        *(c for c in token.lefts if c.dep_ in {"nummod", "compound", "poss"}),
    ):
        if inner.i in mentions and not colours(inner):
            return mentions[inner.i]
    return None


def identity(actor: Actor) -> tuple[str, str, str]:
    """What tells two actors apart; of private kinds without a name what they are: students are not the university."""
    name = actor.name.split()[-1].lower() if actor.name else ""
    return actor.country, actor.sector, name or (actor.role if actor.sector in TOLD_APART_BY_ROLE else "")
