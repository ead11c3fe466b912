"""Who did it, and to whom?

Gives an act its two sides: the actors that its slots' words stand for, or, where a slot is empty, those that the
report's own words imply (the speaker of a quotation, the other side of a bilateral report).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.coding.deeds import RULERS, doer_of
from dragoman.coding.deeper import only_where, within
from dragoman.coding.findings import BODIES, SUFFERED, Act, Finding, Mention, Said, Spans
from dragoman.coding.implied import (
    Before,
    answers,
    author_of,
    dealt_with,
    forces,
    is_known,
    marks,
    organiser,
    quarrel,
    talked_with,
    those_who_met,
    whose,
)
from dragoman.coding.slots import colours
from dragoman.reading.grammar import direct_object, fillers, is_passive, lemma, subject, told_beside
from dragoman.records import Actor, Place

NEEDS_OTHER = frozenset(
    "ACCUSE REQUEST REJECT AGREE SUPPORT CONCEDE THREATEN SANCTION AID COOPERATE ASSAULT MOBILIZE COERCE".split()
)  # types whose other side may stand deeper in the clause
UNKNOWN = "to_whom.unknown"
SOMEBODY = frozenset("he she they him her them who both we i you".split())  # not 'it', which may be a thing
DOING = frozenset("he she they we i".split())  # which stand for who acts, never for who is acted on
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "SANCTION"})  # may answer the act told of just before
QUARRELS = frozenset({"ACCUSE", "THREATEN"})
LOCAL_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
LOCALS = frozenset(
    {"CVL", "UNK", "OPP", "REB", "UAF", "CRM", "COP", "LAB", "REL", "SOC", "MED", "EDU", "JRN", "AGR"}
)
PRIVATE = frozenset({"CVL", "EDU", "BUS", "LAB", "JUD", "MED", "REL", "SOC", "PTY", "OPP", "JRN", "AGR"})
STRIKES = {"ASSAULT": "CVL", "PROTEST": "GOV", "MOBILIZE": "GOV"}  # who is met where it happens
ADDRESSED = frozenset({"AGREE", "REQUEST"})  # promises and requests have an addressee, told or implied
SPOKEN = frozenset(
    {"ACCUSE", "THREATEN", "REQUEST", "REJECT"}
)  # 'they will pay for it, Kenya said': Kenya threatens
AROUND = 40  # words before an act in which the other side of a bilateral report is told of
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})  # of whose nouns the speaker is a side
TOLD_IN_TALKS = frozenset({"AGREE", "SUPPORT"})  # what is said to the one with whom one talks
OF_OTHERS = frozenset(
    {"RETREAT", "CONCEDE", "ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "REJECT", "ACCUSE"}
)  # what is promised about others than the one to whom it is said
FELLOWS = frozenset({"ally", "partner"})
WITH_FELLOWS = frozenset(
    {"REQUEST", "CONSULT", "ACCUSE", "REJECT", "THREATEN"}
)  # as whose other side they will do
UNDERGOING = frozenset("face stand undergo risk await".split())  # charges, trial: what others do
BELOW = frozenset(
    {"xcomp", "pcomp", "acl", "advcl", "relcl"}
)  # clauses of which the speaker is not the subject
TELLING = frozenset(
    "confirm condemn denounce deplore criticise criticize report describe investigate probe document verify witness survive "
    "mourn recall detail announce prevent avert discuss raise mention address debate review note cite recount flee escape suffer "
    "endure withstand repel".split()
)  # of an attack: what others than the attacker do
JUDGING = frozenset(
    "condemn denounce deplore criticise criticize describe welcome praise reject oppose regret slam decry protest call".split()
)  # of what others do
HARD = frozenset({"SANCTION", "COERCE", "MOBILIZE", "RETREAT"})
REACHED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})  # what those who meet may reach together
SHARED = frozenset(
    {"CONSULT", "SUPPORT", "AGREE"}
)  # 'before the summit, which will see accords': those who hold it


@dataclass(frozen=True, slots=True)
class Side:
    """One actor of a side, the token that stands for it, and the rule that put it there."""

    actor: Actor
    head: int
    spans: Spans
    rule: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an act, either of which may be empty."""

    source: tuple[Side, ...]
    target: tuple[Side, ...]


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
    source = _actors(_doers(act, doc), doc, mentions) or _of_paper([doc[i] for i in act.sources], mentions)
    target = [
        s
        for s in _actors(act.targets, doc, mentions)
        if not (s.actor.sector in BODIES and only_where(doc[s.head]))
        and _identity(s.actor) not in {_identity(o.actor) for o in source}
    ]
    if not target and source and not (act.reciprocal and len(source) > 1):
        target = _fellows(act, doc, mentions)
    if not source and said is not None and not act.sources and _speaks(act, said, doc):
        source = _speaker(said, doc, mentions)
        target = [t for t in target if _identity(t.actor) not in {_identity(s.actor) for s in source}]
    if act.reciprocal and not source:
        source, target = _each_other(act, doc, mentions, target, before)
    if act.type in NEEDS_OTHER:
        target = _others_than_itself(source, target, mentions)
    if act.type == "AGREE":  # 'promised to send 200 soldiers to Chad': they are what is promised
        target = [t for t in target if not forces(t.actor)]
    if target and all(_another(t.actor) for t in target):  # 'the other side'
        others = dealt_with(frozenset(m for s in source for m in marks(s.actor)), before)
        target = [Side(a, t.head, t.spans, "to_whom.answered") for t in target[:1] for a in others] or target
    countries = {s.actor.country for s in source}
    several = len(countries) > 1
    if several:  # 'Peru and Chile agreed on trade between the two countries'
        target = [
            t for t in target if t.rule != "same_person.group" or t.actor.country not in countries - {""}
        ]
    each_other = len(source) > 1 and (
        act.reciprocal or (act.type == "AGREE" and several) or (several and _meeting(doc[act.trigger]))
    )  # 'blamed each other': nobody else is meant
    if source and not target and act.type in NEEDS_OTHER and not each_other:
        target = _implied(act, doc, mentions, source, before, frozenset(_tellers(said)))
    if (
        source
        and not target
        and act.type in ADDRESSED
        and not _told(act, mentions, source)
        and not act.reciprocal
    ):
        target = _other_side(source, pair, _near(act, doc, mentions))
    if len(source) == 1 and not target and not _told(act, mentions, source) and _told_in_talks(act, doc):
        others = talked_with(source[0].actor, before)
        target = [Side(a, source[0].head, (), "to_whom.talked-with") for a in others]
    if act.type == "CONSULT" and source and not target and act.reciprocal:
        target = _met_there(doc[act.trigger], mentions, source)
    if source and not target and act.type in QUARRELS and not act.reciprocal:
        target = _other_side(source, pair, _near(act, doc, mentions)) if _at_odds(pair, before) else []
    if act.type in SHARED and not source and not any(i in mentions for i in act.sources):
        source = _clause_subject(doc[act.trigger], mentions, target)
    return Sides(
        tuple(source or _unknown(act.sources, doc, mentions)),
        tuple(
            target
            or _unknown(
                [i for i in act.targets if doc[i].lower_ not in DOING or doc[i].dep_ == "nsubjpass"],
                doc,
                mentions,
            )
        ),
    )


def _fellows(act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Of whom it is told only whose they are: 'asked its allies', 'discussed it with partners'."""
    if act.type not in WITH_FELLOWS:
        return []
    told = (mentions[i] for i in act.targets if i in mentions and mentions[i].kind == "role")
    fellows = [m for m in told if any(a.role in FELLOWS for a in m.actors)]
    named = [c.i for m in fellows for c in doc[m.head].children if c.dep_ == "appos"]  # 'its ally Togo'
    return _actors(named, doc, mentions) or [_side(a, m, doc, m.rule) for m in fellows for a in m.actors]


def _told_in_talks(act: Act, doc: Doc) -> bool:
    """Whether who talks with somebody says it to him: 'met the envoy. She reaffirmed her support', but not 'which will support'."""
    fits = act.type in TOLD_IN_TALKS and act.content not in OF_OTHERS
    return fits and doc[act.trigger].dep_ not in {"relcl", "acl"}


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
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return bool(word.head.lower_ == "between")


def _undergone_by_nobody(trigger: Token) -> bool:
    """Whether a finite passive leaves open who does it: 'an agreement was reached'."""
    return any(c.dep_ == "auxpass" for c in trigger.lefts) and not subject(trigger)


def _meeting(trigger: Token) -> bool:
    """'Peru and Chile refused to meet': each other."""
    verb = next((c for c in trigger.children if c.dep_ == "xcomp"), trigger)
    return lemma(verb) == "meet" and not direct_object(verb)


def _of_paper(words: Sequence[Token], mentions: Mapping[int, Mention]) -> list[Side]:
    """Who speaks in a paper that was told of before: 'the statement condemned the raid'."""
    mention = next((m for w in words if (m := author_of(w, mentions)) is not None), None)
    if mention is None:
        return []
    return [
        Side(a, mention.head, mention.spans, "to_whom.author")
        for a in mention.actors
        if a.country or a.sector
    ]


def _others_than_itself(
    source: Sequence[Side], target: Sequence[Side], mentions: Mapping[int, Mention]
) -> list[Side]:
    """The other side less the state that the acting officials speak for: '"Do not drag Togo into it," Togo's premier said'."""
    own = {s.actor.country for s in source if s.actor.sector == "GOV"} - {""}
    return [
        t
        for t in target
        if not (t.actor.country in own and (_is_state(mentions.get(t.head)) or _ourselves(t, source)))
    ]


def _ourselves(side: Side, source: Sequence[Side]) -> bool:
    """'The government is ready to step up our patrols, its spokesman said': who speaks for it is no other side, nor is it his."""
    if side.actor.sector != "GOV":
        return False
    spokesmen = all(s.actor.role.endswith(("spokesman", "spokeswoman", "spokesperson")) for s in source)
    return side.rule == "same_person.speaker" or (spokesmen and side.actor.role == "government")


def _told(act: Act, mentions: Mapping[int, Mention], source: Sequence[Side]) -> bool:
    """Whether the act's words tell of another side than the acting one's own state, known or not."""
    own = {s.actor.country for s in source} - {""}
    return any(
        not (_is_state(mentions.get(i)) and own >= {a.country for a in mentions[i].actors})
        for i in act.targets
    )


def _is_state(mention: Mention | None) -> bool:
    return mention is not None and mention.kind == "country"


def _doers(act: Act, doc: Doc) -> Sequence[int]:
    """The acting side's heads, less who only tells of an attack, or does something beside it: 'Chad confirmed the attack'."""
    trigger = doc[act.trigger]
    verbs = TELLING if act.type == "ASSAULT" else JUDGING if act.type in HARD else frozenset[str]()
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
        ("adj", "by") if lemma(trigger) in SUFFERED else ("poss", "adj", "by")
    )  # 'his arrest': he suffers it
    return own or [t.i for slot in whose for t in fillers(trigger, slot)]


def _unknown(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Somebody who is told of but not known: 'they shelled the port', where nothing tells who 'they' are."""
    found: list[Side] = []
    for head in heads:
        mention = mentions.get(head)
        if mention is not None and mention.kind == "pronoun" and doc[head].lower_ in SOMEBODY:
            words = doc[mention.start : mention.end]
            found.append(
                Side(Actor(mention=words.text), head, ((words.start_char, words.end_char),), UNKNOWN)
            )
    return found


def known(side: Sequence[Side]) -> tuple[Side, ...]:
    """The actors of a side of whom anything is known."""
    return tuple([s for s in side if s.rule != UNKNOWN])


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
        (within(act, doc, mentions, own, tellers), "to_whom.within"),
        (whose(act, doc, mentions, own), "to_whom.whose"),
        (doer_of(act, doc[act.trigger], mentions, [s.actor for s in source]), "to_whom.whose-deed"),
    ):
        if found:
            return [_side(a, m, doc, rule) for m in found for a in m.actors]
    others: tuple[Actor, ...] = ()
    rule = "to_whom.answered"
    if act.mode == "meet":
        others, rule = organiser(own, before), "to_whom.organiser"
    if not others and act.type in ANSWERS and answers(act, doc):
        others, rule = dealt_with(own, before), "to_whom.answered"
    if not others and act.type in QUARRELS:
        others, rule = quarrel(own, before), "to_whom.quarrel"
    return [Side(a, source[0].head, (), rule) for a in others]


def _speaks(act: Act, said: Said, doc: Doc) -> bool:
    """Whether who says it is who does it: 'they will pay for it, Kenya said', but not 'he had been charged, his lawyer said'.

    A passive or a participle after its noun leaves open who does it: 'the agreements reached', 'troops blamed for raids'; so does a
    noun, and who faces charges faces them from others than who tells of it. Only
    'people are urged to leave' and 'Chad must be pressed to pay' do what they say.
    """
    trigger = doc[act.trigger]
    if trigger.pos_ == "VERB" and is_passive(trigger):
        asking = any(
            c.tag_ == "MD" or (c.dep_ == "auxpass" and c.tag_ in {"VBP", "VBZ"}) for c in trigger.children
        )
        return act.type == "REQUEST" and asking
    if trigger.pos_ in {"NOUN", "PROPN"} and act.type not in FRIENDLY:
        return False  # 'I regret the attack on Chad', but 'A good meeting with Chad's envoy'
    if trigger.dep_ == "acl" and trigger.tag_ in {"VBN", "VBG"}:
        return False
    if act.type == "ACCUSE" and lemma(trigger) in UNDERGOING:
        return False
    if act.type in SPOKEN:
        return bool(trigger.dep_ != "csubj")  # 'criticising the government is no crime, the judge said'
    return said.how == "direct_quote" and trigger.dep_ not in BELOW


def _tellers(said: Said | None) -> range:
    """The words of who tells of an act, who for that is no side of it: 'rebels struck at dawn, the envoy said'."""
    return range(*said.source) if said is not None and said.source is not None else range(0)


def _at_odds(pair: tuple[Actor, ...], before: Before) -> bool:
    """Whether the two sides of a bilateral report blame or threaten each other in it."""
    both = {a.country for a in pair}
    return any(e.type in QUARRELS and {a.country for a in (*e.sources, *e.targets)} == both for e in before)


def _another(actor: Actor) -> bool:
    words = actor.mention.lower()
    return not actor.country and words.startswith("the other ") and actor.role in {"side", "party"}


def host(act: Act, both: Sides, place: Finding[Place] | None, doc: Doc) -> Sides:
    """The sides of an act whose other side is told only as a place: 'flew to Nairobi on a visit', 'expand in Chad'."""
    both = _of_the_place(both, place) if act.type in LOCAL_ACTS else both
    if act.mode == "visit" and known(both.target):  # 'during a visit to Lima, Soto and the Peruvian minister'
        hosts = {t.actor.country for t in known(both.target)} - {""}
        guests = tuple(s for s in both.source if s.actor.country not in hosts)
        return Sides(guests or both.source, both.target)
    if act.type in STRIKES:
        return _at_place(act, both, place, doc)
    if (
        not (act.mode == "visit" or act.type in {"COOPERATE", "AID"})
        or known(both.target)
        or not known(both.source)
    ):
        return both
    if place is None or not place.value.country:
        return both
    if place.value.country in {s.actor.country for s in both.source}:
        return both
    actor = Actor(mention=place.value.mention, country=place.value.country, sector="GOV")
    return Sides(both.source, (Side(actor, act.trigger, place.spans, "to_whom.host"),))


def _of_the_place(both: Sides, place: Finding[Place] | None) -> Sides:
    """'Four children were killed in Lima': crowds whose country nobody tells are of where it happens."""
    if place is None or not place.value.country or place.value.basis != "stated":
        return both
    here = place.value.country

    def local(side: Side) -> Side:
        actor = side.actor
        if actor.country or actor.name or actor.sector not in LOCALS or "foreign" in actor.mention.lower():
            return side
        return replace(side, actor=replace(actor, country=here), rule="to_whom.of-place")

    return Sides(tuple(map(local, both.source)), tuple(map(local, both.target)))


def _at_place(act: Act, both: Sides, place: Finding[Place] | None, doc: Doc) -> Sides:
    """'Shelled Aleppo', 'protested in Lima': those whom force hits, and the government before which strangers protest, by the place."""
    source = known(both.source)
    if act.reciprocal and len(source) > 1:
        return both
    struck = act.type == "ASSAULT" and bool(act.targets) and doc[act.trigger].pos_ == "VERB"
    if known(both.target) or not (source or struck) or place is None or not place.value.country:
        return both
    if place.value.basis != "stated":
        return both
    foreign = place.value.country not in {s.actor.country for s in source}
    if not all(s.actor.country for s in source) or not (foreign or act.type == "ASSAULT"):
        return both
    sector = STRIKES[act.type]
    actor = Actor(mention=place.value.mention, country=place.value.country, sector=sector)
    return Sides(both.source, (Side(actor, act.trigger, place.spans, "to_whom.at-place"),))


def _clause_subject(trigger: Token, mentions: Mapping[int, Mention], target: Sequence[Side]) -> list[Side]:
    """Who the sentence is about met the one who is named: 'Okello's order came after a call with Lule'.

    Where nobody is named at all, only a group can be meant: 'the two ministers spoke of it before the summit'.
    """
    others = {_identity(t.actor) for t in target}
    rulers = {t.actor.country for t in target if t.actor.sector == "GOV"} - {""}
    verb = trigger
    while verb.head.i != verb.i:
        verb = verb.head
        about = [c for c in verb.children if c.dep_ == "nsubjpass"] if verb.pos_ in {"VERB", "AUX"} else []
        for head in [*subject(verb), *about] if verb.pos_ in {"VERB", "AUX"} else []:
            mention = mentions.get(head.i) or next(
                (mentions[c.i] for c in head.children if c.dep_ == "poss" and c.i in mentions), None
            )
            if mention is None or others & {_identity(a) for a in mention.actors}:
                continue
            if any(a.sector == "GOV" and a.country in rulers for a in mention.actors):
                continue  # 'the White House said the president had been briefed'
            if len(mention.actors) > 1 or (target and len(mention.actors) == 1):
                return [_side(a, mention, trigger.doc, "to_whom.clause-subject") for a in mention.actors]
    return []


def _met_there(trigger: Token, mentions: Mapping[int, Mention], source: Sequence[Side]) -> list[Side]:
    """'Received the envoy, discussing the border': what is told beside a meeting has the same two sides."""
    own = frozenset(m for s in source for m in marks(s.actor))
    verb = trigger
    while verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
        for head in (*direct_object(verb), *fillers(verb, "with")):
            mention = mentions.get(head.i)
            if mention is not None and mention.actors and not any(own & marks(a) for a in mention.actors):
                return [_side(a, mention, trigger.doc, "to_whom.met-there") for a in mention.actors]
    return []


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


def _actors(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    found: list[Side] = []
    seen: set[tuple[str, str, str]] = set()
    for head in heads:
        mention = mentions.get(head) or _inside(doc[head], mentions)
        if mention is None:
            continue
        for named, actor in _told_apart(mention, doc, mentions):
            if not is_known(actor) or _identity(actor) in seen:
                continue
            seen.add(_identity(actor))
            found.append(_side(actor, named, doc, named.rule))
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
    """'Several states including Chad and Mali': those who are named, where nobody else is."""
    if not any(a.country or a.name for a in mention.actors):
        token = doc[mention.head]
        heads = [t for slot in ("including", "such_as", "like") for t in fillers(token, slot)]
        named = [mentions[t.i] for t in heads if t.i in mentions]
        if named:
            return [(m, a) for m in named for a in m.actors]
    return [(mention, a) for a in mention.actors]


def _side(actor: Actor, mention: Mention, doc: Doc, rule: str) -> Side:
    words = doc[mention.start : mention.end]
    return Side(actor, mention.head, mention.spans or ((words.start_char, words.end_char),), rule)


def _inside(token: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """'Dozens of rebels', 'the two last met': the mention that a slot's filler is a part of."""
    for inner in (
        *fillers(token, "of"),
        *(c for c in token.lefts if c.dep_ in {"nummod", "compound", "poss"}),
    ):
        if inner.i in mentions and not colours(inner):
            return mentions[inner.i]
    return None


def _identity(actor: Actor) -> tuple[str, str, str]:
    """What tells two actors apart; of private kinds without a name what they are: students are not the university."""
    name = actor.name.split()[-1].lower() if actor.name else ""
    return actor.country, actor.sector, name or (actor.role if actor.sector in PRIVATE else "")


def _speaker(said: Said, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    if said.source is None:
        return []
    for head in range(*said.source):
        mention = mentions.get(head)
        if mention and mention.actors:
            return [
                Side(a, head, mention.spans, "to_whom.speaker")
                for a in mention.actors
                if a.country or a.sector
            ]
    return _of_paper(doc[said.source[0] : said.source[1]], mentions)


def _near(act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> frozenset[str]:
    """The countries of which is told in the act's sentence and just before it."""
    words = range(max(0, act.start - AROUND), max(act.end, doc[act.trigger].sent.end))
    return frozenset(a.country for i in words if i in mentions for a in mentions[i].actors)


def _other_side(source: Sequence[Side], pair: tuple[Actor, ...], near: frozenset[str]) -> list[Side]:
    """The other of the report's two countries, where it was told of just before and who acts speaks for the first."""
    countries = {s.actor.country for s in source}
    others = [a for a in pair if a.country not in countries and a.country in near]
    if not all(
        s.actor.country and s.actor.sector in RULERS for s in source
    ):  # others deal rather with their own government
        return []
    if len(pair) == 2 and len(others) == 1 and len(countries) == 1:
        return [Side(others[0], source[0].head, (), "to_whom.other-side")]
    return []
