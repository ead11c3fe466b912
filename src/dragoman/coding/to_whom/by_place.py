"""Which side of an act is told only as a place: 'flew to Nairobi on a visit', 'shelled Aleppo', 'protested in Lima'?"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import TAKEN_FOR, Act, Finding, Side, Sides, known, of_whom
from dragoman.coding.to_whom.pointed import RULE
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import HOLDING, LOCALS
from dragoman.reading.doers import direct_object
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor, Place

LOCAL_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
JUDGING = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})  # what is done about a deed of others
TOWNS_SUFFER = frozenset({"AID", "ASSAULT", "COERCE"})  # where a place stands for its people
STRANGE_TROOPS = frozenset({"allied", "coalition", "foreign", "peacekeepers", "un", "western"})
# done without another who is told, but often in or to some place
UNANSWERED = frozenset({"MOBILIZE", "PROTEST"})
AFTER = frozenset({"after", "following", "over"})
TOWN, THAT_TOWN = "city", "to_whom.that-town"
NEAR = 2  # sentences from a town to 'the town'
STRIKES = {"ASSAULT": "CVL", "PROTEST": "GOV", "MOBILIZE": "GOV"}  # who is met where it happens


def host(
    act: Act, both: Sides, place: Finding[Place] | None, doc: Doc, places: Sequence[Finding[Place]] = ()
) -> Sides:
    """The sides of an act whose other side is told only as a place: 'flew to Nairobi on a visit', 'expand in Chad'.

    Args:
        act: the act.
        both: its sides so far.
        place: where it happened.
        doc: the parsed text.
        places: all places that the text names.
    """
    towns = act.type in TOWNS_SUFFER
    target = tuple(_of_its_state(t, both.source, places, "CVL" if towns else "GOV") for t in both.target)
    both = Sides(both.source, tuple(_that_town(t, doc, places) for t in target) if towns else target)
    if act.type in UNANSWERED:  # 'sent two boats to the eastern Baltic'
        both = Sides(both.source, tuple(t for t in both.target if t.rule != RULE or t.actor.country))
    if act.type in JUDGING:
        return _of_the_stricken(act, _of_the_deed(act, both, doc, places), doc, places)
    if act.type in LOCAL_ACTS and not _at_border(act, both, place, doc):
        both = _of_the_place(both, place, LOCALS)
    elif act.type == "RETREAT":
        both = _of_the_place(both, place, HOLDING)
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
    doing = {s.actor.country for s in both.source}
    if place.value.country in doing or (act.type == "COOPERATE" and len(doing - {""}) > 1):
        return both  # 'Peru and Chile trained in Bolivia': with one another
    actor = Actor(mention=place.value.mention, country=place.value.country, sector="GOV")
    return Sides(both.source, (Side(actor, act.trigger, place.spans, "to_whom.host"),))


def _at_border(act: Act, both: Sides, place: Finding[Place] | None, doc: Doc) -> bool:
    """Whether those of another state act at the border of the place, and perhaps not beyond it: 'Malian troops fought near the Niger border'."""
    own = {s.actor.country for s in known(both.source)} - {""}
    if place is None or not place.spans or not own or place.value.country in own:
        return False
    word = next((t for t in doc[act.start : act.end] if t.idx == place.spans[0][0]), None)
    return word is not None and word.dep_ in DESCRIBING and lemma(word.head) in word_list("borders.lines")


def _of_its_state(side: Side, source: Sequence[Side], places: Sequence[Finding[Place]], sector: str) -> Side:
    """A part of another state, of which no more than the name is known, as that state: 'over the deaths in southern Chad'."""
    actor = side.actor
    if not side.rule.endswith(RULE) or actor.country or actor.sector or not (actor.name and side.spans):
        return side
    start, end = side.spans[0]
    theirs = {p.value.country for p in places if p.spans and start <= p.spans[0][0] < end}
    if len(theirs) != 1 or theirs <= {"", *(s.actor.country for s in source)}:
        return side
    rule = side.rule if sector == "GOV" else "to_whom.at-place"
    actor = replace(actor, country=next(iter(theirs)), sector=sector, name="")
    return replace(side, actor=actor, rule=rule)


def _that_town(side: Side, doc: Doc, places: Sequence[Finding[Place]]) -> Side:
    """'Troops entered Voss. They shelled the town': it is of the country where the town lies that was told of last."""
    actor, word = side.actor, doc[side.head]
    of_more = actor.country or actor.name or actor.sector
    if of_more or actor.role not in word_list("by_place.that_town") or _told_which(word):
        return side
    before = [p for p in places if p.spans and p.spans[0][0] < word.idx and p.value.precision == TOWN]
    if not before or not before[-1].value.country or _named_since(before[-1], word, doc):
        return side
    return replace(side, actor=replace(actor, country=before[-1].value.country, sector="CVL"), rule=THAT_TOWN)


def _told_which(word: Token) -> bool:
    """Whether 'the town' needs no town told of before: 'the border town', 'the town of Voss', 'a town'."""
    pointing = any(c.lower_ in {"the", "this", "that"} for c in word.lefts)
    return not pointing or any(
        c.dep_ in DESCRIBING or c.dep_ in {"prep", "appos", "relcl"} for c in word.children
    )


def _named_since(town: Finding[Place], word: Token, doc: Doc) -> bool:
    """Whether a town was told of too long ago to be meant."""
    return sum(t.is_sent_start is True for t in doc if town.spans[0][0] < t.idx <= word.idx) > NEAR


def _of_the_deed(act: Act, both: Sides, doc: Doc, places: Sequence[Finding[Place]]) -> Sides:
    """'Condemned the jailing of a nurse in Chad': what none but states do is done by the state where it is done."""
    if act.says is None or lemma(doc[act.says]) not in word_list("by_place.by_states"):
        return both
    return _with_state_of(doc[act.says], both, act, places, rule="to_whom.of-deed")


def _of_the_stricken(act: Act, both: Sides, doc: Doc, places: Sequence[Finding[Place]]) -> Sides:
    """'Sent condolences after the earthquake in Chad', 'over the deaths in Chad': they are for the state where it happened."""
    if not any(lemma(t) in word_list("by_place.condoling") for t in doc[act.start : act.end]):
        return both
    trigger = doc[act.trigger]
    over = (trigger, *direct_object(trigger))
    behind = (t for w in over for c in w.rights if c.lower_ in AFTER for t in c.children if t.dep_ == "pobj")
    blow = next(behind, None)
    return both if blow is None else _with_state_of(blow, both, act, places, rule="to_whom.of-the-stricken")


def _with_state_of(
    deed: Token, both: Sides, act: Act, places: Sequence[Finding[Place]], *, rule: str
) -> Sides:
    """The state in which something is told to be done or to befall somebody as the other side, where none is known and it is not the acting one's."""
    own = {s.actor.country for s in known(both.source)}
    if known(both.target) or not own or "" in own:
        return both
    within = [t.idx for t in deed.subtree if t.dep_ == "pobj" and t.head.lower_ == "in"]
    here = [p for p in places if p.spans and any(p.spans[0][0] <= i < p.spans[0][1] for i in within)]
    if not here or here[0].value.country in own | {""}:
        return both
    actor = Actor(mention=here[0].value.mention, country=here[0].value.country, sector="GOV")
    return Sides(both.source, (Side(actor, act.trigger, here[0].spans, rule),))


def _of_the_place(both: Sides, place: Finding[Place] | None, locals_: frozenset[str]) -> Sides:
    """'Four children were killed in Lima': crowds whose country nobody tells are of where it happens.

    So are soldiers whom another state hits there. So are police and fighters who are only taken for those of the country that the report is about, and whose a thing is that is
    struck: 'bombed a depot near Lima'.
    """
    if place is None or not place.value.country or place.value.basis != "stated":
        return both
    here = place.value.country

    def settled(side: Side, sector: str) -> Side:
        actor = replace(side.actor, country=of_whom(side.actor, here), sector=sector)
        return replace(side, actor=actor, rule="to_whom.of-place")

    at_state = any(t.rule == "who.state" and t.actor.country == here for t in both.target)

    def local(side: Side) -> Side:
        actor = side.actor
        told = actor.country and side.rule not in TAKEN_FOR
        words = actor.mention.lower().split()
        troops = actor.sector == "MIL" and not word_list("belonging.loyal").isdisjoint(words[:2])
        regime = troops or (actor.sector == "GOV" and "regime" in words[:2])  # 'regime forces', 'the regime'
        regime = regime and not at_state  # 'regime forces bombed Chad': another's
        if told or actor.name or not (actor.sector in locals_ or regime) or "foreign" in words:
            return side
        return settled(side, actor.sector)

    def suffering(side: Side) -> Side:
        actor = side.actor
        thing = side.rule.endswith(RULE) and not (actor.country or actor.name or actor.sector)
        if thing:
            return settled(side, _keeper(actor.mention))
        troops = actor.sector == "MIL" and not (actor.country or actor.name)
        own = troops and not STRANGE_TROOPS & set(actor.mention.lower().split())
        return settled(side, "MIL") if own and _from_abroad(both.source, here) else local(side)

    return Sides(tuple(map(local, both.source)), tuple(map(suffering, both.target)))


def _from_abroad(source: Sequence[Side], here: str) -> bool:
    """Whether another state strikes, so that the soldiers whom it hits are mostly those of the land: 'two soldiers died in Gao in Chad's raid'."""
    theirs = {s.actor.country for s in source}
    return bool(theirs) and "" not in theirs and here not in theirs


def _keeper(mention: str) -> str:
    """The sector of those whose a thing is that is struck: 'a military vehicle' is an army's; civilians', where its words tell none."""
    keepers = word_table("by_place.keepers")
    return next((keepers[word] for word in mention.lower().split() if word in keepers), "CVL")


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
