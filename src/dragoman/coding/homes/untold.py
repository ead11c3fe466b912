"""Whose are those of whom a report tells no country at all?

Of the country from which it is told: a paper names its own people and bodies without saying whose they are, and says it of others.
Whom police and courts deal with are their state's own where nothing else is told. Asked last, of what was found to have happened;
it leaves alone states at large, who is said to be foreign, and known strangers. Towns that act or suffer are of the country where
they lie, and where a report is told from nowhere, what is struck and the regime's own are of the country where things happen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import ANSWERED_SIDE, UNKNOWN_SIDE, Act, Finding, Mention, Side, Sides, known
from dragoman.coding.homes.stage import Stage, met_there
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import (
    ARMS_OF_STATE,
    CROWDS,
    FIGHTERS,
    FORCES,
    HURT,
    NETWORK,
    OFFICIALS,
    ORGANS,
    OUTLAWS,
    OWN_PEOPLE,
    POLICE_AND_COURTS,
    POWERS,
    RULING,
    STATE_OFFICES,
    STRUCK,
    UNDER_RULE,
)
from dragoman.records import ABOVE_STATES, Actor, Place

ALONE_SHARE = 0.75  # of a report's names of states, by which it is about hardly another
SEVERAL = 4  # sentences of a report that would name another country, were another's officials in it
FURTHER = frozenset(
    "another both other others several two various".split()
)  # before governments and forces: of several countries
BEFALL_PEOPLE = frozenset({("SANCTION", "convict"), ("ACCUSE", "allege"), ("RETREAT", "release")})
BY_LAW = frozenset(
    {("ACCUSE", "allege"), ("ACCUSE", "investigate"), ("COERCE", "arrest"), ("SANCTION", "convict")}
)
NAMED_STATES = frozenset({"who.state", "who.capital", "who.house"})  # rules of names of states
ARMY = frozenset({"MIL"})
AT_HOME_OR_NOT = ARMS_OF_STATE | FIGHTERS | {"UNK"}  # whom another country's officials may deal with as well
CROWDS_OF_THEIRS = CROWDS - {"REF"} | {"OPP"}  # who protest at home unless they are told to be elsewhere
BEFALL_TOWNS = frozenset({"ASSAULT", "AID", "COERCE"})  # suffered by a town's people, not by its mayor


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """From where a report is told, as far as it is sure, and who isn't from there."""

    home: str = ""  # ISO 3166-1 alpha-3 of the country from which it is told, or ""
    # those from which it may be told: home where that is less sure, and the publisher's seat
    maybe: frozenset[str] = frozenset()
    seat: str = (
        ""  # where nothing tells that: the country whose ministers its publisher takes for known, or ""
    )
    theatre: str = ""  # where nothing tells that: the country where its happenings lie, or ""
    only: str = ""  # the one country that it names and where all its places lie, or ""
    towns: Mapping[str, str]  # by its name in small letters, the country where each place lies
    apart: frozenset[str]  # names of those who are not from home
    around: Mapping[int, str]  # by sentence, the only state that it names
    kingdoms: Mapping[str, int]  # how often it names each monarchy
    crowned: bool  # whether home has a king or the like
    persons: frozenset[str]  # the names of persons
    origins: Mapping[str, str]  # by name, the country from which a person is told to come
    there: str  # where its dateline is but a place of meeting, the state that it is about, or ""
    at_home: bool  # whether it tells of home: of other states it names none as often, or things happen there
    # by sentence, the country where its paragraph plays that opens with a town
    opened: Mapping[int, str] = field(default_factory=dict)

    def at(self, sentence: int) -> "Teller":
        """The same as it tells one sentence: from the country where its paragraph plays."""
        here = self.opened.get(sentence, self.home)
        if here == self.home:
            return self
        return replace(
            self, home=here, maybe=frozenset({here}), crowned=False, there="", only="", at_home=True
        )


def teller_of(
    mentions: Sequence[Mention],
    stage: Stage,
    *,
    sentences: Sequence[int],
    places: Sequence[Finding[Place]],
    monarchies: frozenset[str],
    origins: Mapping[str, str],
    opened: Mapping[int, str] = MappingProxyType({}),
) -> Teller:
    """From where a report is told, where its publisher, its dateline or nearly all that it names tell so.

    Args:
        mentions: every mention, resolved.
        stage: where it is told, and where its happenings lie.
        sentences: by token index, the number of its sentence.
        places: the places that the report names.
        monarchies: the countries that have a king or the like.
        origins: by name, the country from which a person is told to come.
        opened: by sentence, the country where its paragraph plays, if that opens with a town.
    """
    home, theatre, states = stage.home, stage.theatre, stage.states
    named = Counter(states.values())
    alone = home == theatre and named[home] >= ALONE_SHARE * len(states)
    by_dateline = bool(stage.told_from) and home == stage.told_from
    about = met_there(stage.told_from, states)  # where the dateline is but a place of meeting
    dated = by_dateline and theatre in {"", home} and not about
    inner = home == stage.plays_in and theatre in {"", home}
    sure = home if home == stage.published_in or dated or alone or inner else ""
    own = sure or stage.seat
    lying = {
        name.lower(): p.value.country
        for p in places
        if p.value.country
        for name in (p.value.mention, p.value.name)  # 'Donbass', which is Donbas
    }
    bodies = {
        a.name
        for m in mentions
        if m.rule == "who.organisation"
        for a in m.actors
        if not a.country and a.sector != "PTY"  # a party of a name that many have is one of home
    }
    return Teller(
        home=sure,
        maybe=frozenset({home, stage.seat} - {""}),
        seat=stage.seat if not home and named[stage.seat] else "",
        theatre="" if sure else theatre,
        only=theatre if {theatre, *named, *lying.values()} == {theatre} else "",
        towns=lying,
        apart=frozenset(bodies | {name for name, countries in stage.strangers.items() if own in countries}),
        crowned=own in monarchies,
        around=_alone(stage.states, sentences),
        kingdoms={c: n for c, n in named.items() if c in monarchies},
        origins=origins,
        persons=frozenset(a.name for m in mentions if m.kind == "person" for a in m.actors if a.name),
        there=about if by_dateline else "",
        at_home=theatre == home or named[home] * 2 >= len(states),
        opened=opened,
    )


def _alone(states: Mapping[int, str], sentences: Sequence[int]) -> dict[int, str]:
    """By sentence the state that it names, where it names but one."""
    named: dict[int, set[str]] = {}
    for i, country in states.items():
        named.setdefault(sentences[i], set()).add(country)
    return {n: next(iter(found)) for n, found in named.items() if len(found) == 1}


def _kingdom(teller: Teller, others: Set[str]) -> str:
    """The monarchy that a report names most often, but for those of the other side; or ""."""
    named = Counter({c: n for c, n in teller.kingdoms.items() if c not in others})
    ranked = named.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""


def of_the_teller(groups: Sequence[tuple[Draft, ...]], teller: Teller) -> tuple[tuple[Draft, ...], ...]:
    """The happenings, with the country that is to be taken for that of actors of whom nothing tells it."""
    return tuple(tuple(_told(draft, teller.at(draft.sentence)) for draft in group) for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deal:
    """What one telling says of whose its sides are: `ruler`, `judge`, `crowd` and `toll` are states of whom those that suffer are taken to be, or ""."""

    draft: Draft
    officials: bool  # whether officials meet
    ruler: str = ""  # whose police or government deals with people of whom only the kind is told
    judge: str = ""  # whose police or courts deal with somebody by law
    crowd: str = ""  # whose people protest, and nowhere else that is told
    toll: str = ""  # whose army or officials tell of an attack by others

    def beside(self, *, struck: bool) -> frozenset[str]:
        """The countries on the other side than who suffers it, or who does it."""
        sides = self.draft.sides
        return frozenset(o.actor.country for o in (sides.source if struck else sides.target))


def _told(draft: Draft, teller: Teller) -> Draft:
    if draft.act.type in BEFALL_TOWNS:
        peopled = tuple(map(_peopled, draft.sides.target))
        draft = replace(draft, sides=Sides(draft.sides.source, peopled))
    deal = _Deal(draft=draft, officials=draft.act.type == "CONSULT" and _of_officials(draft))
    source = tuple(_named(s, deal, teller, struck=False) for s in draft.sides.source)
    deal = _dealt(deal, source)
    target = tuple(_named(s, deal, teller, struck=True) for s in draft.sides.target)
    if draft.act.type in BEFALL_TOWNS or (draft.act.type, draft.act.mode) in BEFALL_PEOPLE:
        target = tuple(map(_civilian, target))
    posted = draft.act.type == "MOBILIZE"
    sides = Sides(source, tuple(t for t in target if not (posted and _own_town(t, source))))
    said = draft.attribution
    if said.value.to is not None and not said.value.to.country and said.value.how != "unnamed":
        country, _ = _country(said.value.to, teller, frozenset(), struck=False)
        said = replace(said, value=replace(said.value, to=replace(said.value.to, country=country)))
    if sides == draft.sides and said == draft.attribution:
        return draft
    return replace(draft, sides=sides, attribution=said)


def _peopled(side: Side) -> Side:
    """'Imposed a curfew in five provinces', 'shelled the nearby town': those who live there suffer it."""
    actor = side.actor
    land = actor.role in word_list("untold.lands") and not (actor.country or actor.name or actor.sector)
    return replace(side, actor=replace(actor, sector="CVL"), rule="untold.peopled") if land else side


def _civilian(side: Side) -> Side:
    """'Killed a man', 'abducted five others', 'set houses ablaze': of whom a report tells no more, he bears no arms and holds no office."""
    actor = side.actor
    person = actor.sector == "UNK" and actor.role in word_list("untold.anybody")
    thing = bool(actor.country) and not (actor.sector or actor.role or actor.name or actor.sectors)
    return replace(side, actor=replace(actor, sector="CVL")) if person or thing else side


def _dealt(deal: _Deal, source: Sequence[Side]) -> _Deal:
    """The same once it is known whose those are who act."""
    act, draft = deal.draft.act, deal.draft
    pardoned = act.frame in word_list("untold.pardons")
    ruled = UNDER_RULE | OFFICIALS if pardoned or act.mode == "arrest" else UNDER_RULE
    ruled = ruled | ARMY if pardoned else ruled
    answered = any(s.rule == ANSWERED_SIDE for s in source)  # of others, who then strike back
    own = (
        (act.type == "COERCE" or pardoned)
        and not answered
        and all(
            _told_by_kind_alone(s.actor, ruled) and not _posted(s.actor) for s in known(draft.sides.target)
        )
    )
    return replace(
        deal,
        ruler=_ruler(source) if own or _dismissed(act) else "",
        judge=_ruler(source) if (act.type, act.mode) in BY_LAW else "",
        crowd=_crowd(draft, source) if act.type == "PROTEST" else "",
        toll=_toll(draft, source) if act.type == "ASSAULT" else "",
    )


def _dismissed(act: Act) -> bool:
    """Whether somebody is put out of office, which only his own state does: 'the president sacked Interior Minister Odo Amba'."""
    return act.frame in word_list("untold.dismissals")


def _named(side: Side, deal: _Deal, teller: Teller, *, struck: bool) -> Side:
    """A side with the country that is to be taken for its own, where nothing tells it; `struck` of who suffers or receives it."""
    if side.rule == UNKNOWN_SIDE:
        return side
    side = _of_its_kind(side, deal, teller, struck=struck)
    if side.actor.country:
        return side
    found = (one for one in _countries(side.actor, deal, teller, struck=struck) if one[0])
    country, rule = next(found, ("", ""))
    return replace(side, actor=replace(side.actor, country=country), rule=rule) if country else side


def _of_its_kind(side: Side, deal: _Deal, teller: Teller, *, struck: bool) -> Side:
    """A side with its kind, where nothing tells it: a town stands for its people, who is arrested is no official, who meets officials is one."""
    act = deal.draft.act
    town = _town(side.actor, teller, suffers=struck and act.type in BEFALL_TOWNS)
    if town is not None:
        return replace(side, actor=town, rule="untold.town")
    befallen = act.type in BEFALL_TOWNS or (act.type, act.mode) in BEFALL_PEOPLE
    if struck and befallen and _private(side.actor, teller):
        side = replace(side, actor=replace(side.actor, sector="CVL"), rule="untold.private")
    if deal.officials and side.actor.country and _private(side.actor, teller):
        side = replace(side, actor=replace(side.actor, sector="GOV"), rule="untold.met")
    return side


def _countries(actor: Actor, deal: _Deal, teller: Teller, *, struck: bool) -> Iterator[tuple[str, str]]:
    """The countries that may be taken for somebody's, the surest first, each with the rule that gives it; "" where that gives none."""
    others = deal.beside(struck=struck)
    if struck and _told_by_kind_alone(actor, HURT):
        yield deal.toll, "untold.own-toll"
    if struck:
        yield deal.ruler, "untold.own-people"
        yield _listed_with(actor, deal.draft), "untold.listed"
    around = teller.around.get(deal.draft.sentence, "")
    if around not in others and _told_by_kind_alone(actor, FIGHTERS):
        yield around, "untold.sentence"
    if struck and _told_by_kind_alone(actor, FORCES) and not _posted(actor):
        yield _attacked_in(deal.draft), "untold.own-army"
        yield "" if known(deal.draft.sides.source) else around, "untold.sentence"
    country, rule = _country(actor, teller, others, struck=struck and deal.draft.act.type == "ASSAULT")
    if not country and _told_by_kind_alone(actor, ARMY) and not _posted(actor):
        yield _fought_by(deal.draft, struck=struck), "untold.own-army"
        yield "" if struck else _commanded_by(deal.draft), "untold.own-army"
        yield "" if struck else _overthrown_by(deal.draft), "untold.own-army"
    if actor.sector == "MIL" and country.lower() in word_list("untold.without_army"):
        return  # in Palestine 'the soldiers' are no Palestinians
    yield country, rule
    if struck and _told_by_kind_alone(actor, POWERS) and not _posted(actor):
        yield deal.crowd, "untold.own-crowd"
    if deal.draft.sentences >= SEVERAL and teller.only not in others and _of_the_only(actor, teller):
        yield teller.only, "untold.only"
    tried = _is_tried(deal.draft) and _told_by_kind_alone(actor, OFFICIALS)
    if struck and not _posted(actor) and (tried or _before_the_law(actor, teller)):
        yield deal.judge, "untold.own-law"
    if len(others) == 1 and others <= teller.maybe and _at_home(actor, teller, struck=struck):
        yield min(others), "untold.among-themselves"
    if (
        struck
        and others == {teller.only}
        and _of_home_s_organs(actor, deal.draft)
        and _of_the_only(actor, teller)
    ):
        yield teller.only, "untold.only"


def _is_tried(draft: Draft) -> bool:
    """Whether somebody is convicted, or dealt with by police, prosecutors or a court: 'prosecutors charged a former minister'."""
    by = known(draft.sides.source)
    return draft.act.type == "SANCTION" or (bool(by) and all(s.actor.sector in POLICE_AND_COURTS for s in by))


def _listed_with(actor: Actor, draft: Draft) -> str:
    """The state whose people or officials are punished in one list with somebody: 'sanctioned ten Togolese and a shipping firm'."""
    if draft.act.type != "SANCTION" or not _told_by_kind_alone(actor, UNDER_RULE | OFFICIALS | {"MIL"}):
        return ""
    theirs = {s.actor.country for s in draft.sides.target if s.actor != actor and s.actor.country}
    return theirs.pop() if len(theirs) == 1 else ""


def _of_officials(draft: Draft) -> bool:
    """Whether officials meet: 'the minister met Peru's Ana Soto', of whom nothing else is told."""
    told = {s.actor.sector for s in known((*draft.sides.source, *draft.sides.target))} - {""}
    return bool(told) and told <= STATE_OFFICES


def _told_by_kind_alone(actor: Actor, kinds: Set[str]) -> bool:
    """Whether somebody is of a kind, and nothing tells who or whose: 'In Mali, rebels attacked a convoy', 'killed two soldiers'."""
    told = actor.country or actor.name or _from_elsewhere(_words(actor.mention))
    return actor.sector in kinds and not told


def _posted(actor: Actor) -> bool:
    """Whether somebody is sent by another state: 'the ambassador'."""
    return bool(set(actor.role.split()) & word_list("strangers.abroad"))


def _ruler(source: Sequence[Side]) -> str:
    """The one state whose government, police or courts act, or ""."""
    theirs = {s.actor.country for s in source if s.actor.sector in RULING}
    return theirs.pop() if len(theirs) == 1 and len(source) == 1 else ""


def _crowd(draft: Draft, source: Sequence[Side]) -> str:
    """The one state whose people protest, as they do at their own offices unless they are told to be elsewhere; or ""."""
    theirs = {s.actor.country for s in source if s.actor.sector in CROWDS_OF_THEIRS}
    elsewhere = draft.place is not None and draft.place.value.country not in theirs | {""}
    return theirs.pop() if len(theirs) == 1 and not elsewhere else ""


def _toll(draft: Draft, source: Sequence[Side]) -> str:
    """The state whose army or officials tell of an attack by others that lies in no other country: of its own dead; or ""."""
    teller, place = draft.attribution.value.to, draft.place
    theirs = {s.actor.country for s in source}
    if (
        teller is None
        or teller.sector not in RULING | ARMS_OF_STATE
        or not theirs
        or teller.country in theirs
    ):
        return ""
    return teller.country if place is None or place.value.country in {"", teller.country} else ""


def _fought_by(draft: Draft, *, struck: bool) -> str:
    """The one state whose rebels fight, or whose gunmen strike, as both do with its own army where nobody tells of another's; or ""."""
    sides, strikers = draft.sides, OUTLAWS if struck else frozenset({"REB"})
    theirs = {s.actor.country for s in sides.source if s.actor.sector in strikers}
    theirs |= {s.actor.country for s in sides.target if s.actor.sector == "REB"}
    theirs -= {NETWORK}
    captives = (draft.act.type, draft.act.mode) == ("RETREAT", "release")  # 'the rebels freed two soldiers'
    return theirs.pop() if (draft.act.type == "ASSAULT" or captives) and len(theirs) == 1 else ""


def _attacked_in(draft: Draft) -> str:
    """The country where it is said to have happened that soldiers were attacked, be the fighters another's; or ""."""
    place = draft.place
    if draft.act.type != "ASSAULT" or place is None or place.value.basis != "stated":
        return ""
    fighters = all(s.actor.sector in OUTLAWS for s in known(draft.sides.source))
    return place.value.country if fighters else ""


def _commanded_by(draft: Draft) -> str:
    """The state whose army tells what troops did: 'an Irish army spokesman said soldiers had arrested two men'; or ""."""
    teller = draft.attribution.value.to
    return teller.country if teller is not None and "MIL" in {teller.sector, *teller.sectors} else ""


def _overthrown_by(draft: Draft) -> str:
    """The one state whose rulers are overthrown, as only its own soldiers do: 'soldiers toppled the president of Niger'; or ""."""
    theirs = {s.actor.country for s in draft.sides.target} - {""}
    if not theirs and draft.place is not None and draft.place.value.basis == "stated":
        theirs = {draft.place.value.country}  # 'seized power in Niger'
    return theirs.pop() if draft.act.frame in word_list("untold.coups") and len(theirs) == 1 else ""


def _words(text: str) -> list[str]:
    return text.lower().replace("-", " ").split()


def _from_elsewhere(words: Iterable[str]) -> bool:
    """Whether some word tells of another country, or of several: 'foreign', 'the Gulf'."""
    return any(w in word_list("belonging.from_afar") or w in word_list("untold.elsewhere") for w in words)


def _town(actor: Actor, teller: Teller, *, suffers: bool) -> Actor | None:
    """'Lome refused the money', 'flew to Lome': a place that stands for those who live or rule there."""
    told = actor.country or actor.role or actor.sector
    country = "" if told else teller.towns.get(actor.name.lower(), "")
    return replace(actor, country=country, sector="CVL" if suffers else "GOV") if country else None


def _own_town(side: Side, source: Sequence[Side]) -> bool:
    """Whether a town or state is that of who stands there: 'police were posted in Lome' against nobody that is told."""
    theirs = {s.actor.country for s in source}
    return side.rule == "untold.town" and side.actor.country in theirs


def _private(actor: Actor, teller: Teller) -> bool:
    """Whether a person is told of by name alone: who is arrested or hurt so is no official, or the report would say it."""
    return actor.name in teller.persons and not (actor.sector or actor.role)


def _of_the_only(actor: Actor, teller: Teller) -> bool:
    """Whether somebody has an office, in a report of but one country, and no word tells that it is another's."""
    told = actor.sector in ABOVE_STATES or actor.name in teller.apart or not _is_somebody(actor)
    words = {w.strip("'’,.\"“”") for w in _words(f"{actor.mention} {actor.name}")}
    return bool(actor.role) and not (told or _posted(actor) or _from_elsewhere(words))


def _at_home(actor: Actor, teller: Teller, *, struck: bool) -> bool:
    """Whether somebody has a part at home, has no force, and no word tells that he is another country's: with home's officials he deals most."""
    of_some_kind = actor.sector not in AT_HOME_OR_NOT | ABOVE_STATES | {""}
    by_name = struck and not actor.sector and actor.name in teller.persons
    abroad = actor.name in teller.apart or actor.role in word_list("owners.kin")  # of who is held abroad
    if abroad or not (of_some_kind or by_name):
        return False
    return not (_posted(actor) or _from_elsewhere(_words(f"{actor.mention} {actor.name}")))


def _of_home_s_organs(actor: Actor, draft: Draft) -> bool:
    """Whether some organ of a state is dealt with, and not by a state as such or at a meeting: 'lawmakers asked the president to resign'."""
    states = {s.rule for s in draft.sides.source} & NAMED_STATES
    land = actor.role == "kingdom"  # 'thanked the Kingdom': another
    return actor.sector in ORGANS and not (states or land) and draft.act.type != "CONSULT"


def _before_the_law(actor: Actor, teller: Teller) -> bool:
    """Whether somebody with no office is told of by name, of whom a state's police and courts deal with their own."""
    return actor.sector == "CVL" and actor.name in teller.persons - teller.apart


def _country(actor: Actor, teller: Teller, others: Set[str], *, struck: bool) -> tuple[str, str]:
    """The country to be taken for an actor's, and the rule that gives it; `others` are those of the other side."""
    if actor.name in teller.origins and actor.sector not in ABOVE_STATES:
        return teller.origins[actor.name], "untold.origin"
    if actor.sector in ABOVE_STATES or actor.name in teller.apart or not _is_somebody(actor):
        return "", ""
    if _posted(actor) and not actor.name:
        return "", ""
    words = {w.strip("'’,.\"“”") for w in _words(f"{actor.mention} {actor.name}")}
    if {"south", "central"} & words:  # 'South African Airways'
        words -= {"african"}
    if word_list("untold.of_a_cabinet") & set(actor.role.split()):  # 'the foreign secretary'
        words -= {"foreign"}
    if _from_elsewhere(words) or (actor.sector in ARMS_OF_STATE and words & FURTHER):
        return "", ""
    if actor.role == "kingdom" and ((kingdom := _kingdom(teller, others)) or teller.home in others):
        return kingdom, "untold.kingdom"
    if actor.sector in FIGHTERS and teller.there:
        return teller.there, "untold.theatre"
    abroad = (
        not (teller.at_home or actor.name) and actor.sector in ARMS_OF_STATE
    )  # 'the leaders', of a summit
    if (
        teller.home
        and not abroad
        and (teller.crowned or not word_list("untold.crowned") & set(actor.role.split()))
    ):
        return teller.home, "untold.home"
    if (
        teller.seat
        and actor.role not in word_list("untold.misled")
        and word_list("untold.of_a_cabinet") & set(actor.role.split()[-1:])
    ):
        return teller.seat, "untold.seat"
    loyal = actor.sector in ARMS_OF_STATE and not word_list("belonging.loyal").isdisjoint(
        _first_word(actor.mention)
    )
    if teller.theatre and not actor.name and (loyal or (struck and actor.sector in STRUCK)):
        return teller.theatre, "untold.theatre"
    one = actor.mention.lower().startswith(("a ", "an "))  # 'a pastor', who may be anybody
    if teller.only and not (actor.name or one) and actor.sector in OWN_PEOPLE:
        return teller.only, "untold.only"
    return "", ""


def _first_word(mention: str) -> list[str]:
    """'Regime' of 'the regime forces'."""
    words = mention.lower().split()
    return words[1:2] if words[:1] and words[0] in {"the", "a"} else words[:1]


def _is_somebody(actor: Actor) -> bool:
    """Whether an actor is more than a word: not 'all countries', nor 'the presidents' of several, nor 'the founder' of a firm."""
    if actor.name:
        return True
    several = actor.role in word_list("same_name.heads") and actor.mention.lower().endswith("s")
    private = not actor.sector and actor.role in word_list("untold.in_business")
    return (
        bool(actor.role or actor.sector)
        and not private
        and actor.role not in word_list("untold.states_at_large")
        and not several
    )
