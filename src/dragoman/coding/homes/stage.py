"""From which country is a report told, and in which do its happenings lie?

An official whose country nobody names is the teller's own; 'the rebels' are those of the country that it is about. Goes by the
dateline, by whom the report calls by a bare title, by where its envoys are posted, by who published it, by what happens where; and a
country that its officials visit is not theirs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding, Mention
from dragoman.coding.homes.guests import hosts_of, told, untold
from dragoman.coding.homes.strangers import sent_from_home
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import AGAINST_THEIR_STATE, BODIES, CROSS_BORDER, DOMESTIC
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING, DESCRIBING_OR_OWNING, NOUNS
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import spelt
from dragoman.records import Actor, Place

VISITING = frozenset({"visiting"})
BETWEEN = frozenset({"between"})
CABINET = frozenset({"cabinet", "government"})
BESIDE = frozenset({"appos", "compound", "nmod"})
LOCATIVE = frozenset("in at near across inside outside around throughout within over".split())
THEATRE_SHARE = 0.4
TOWNS = frozenset({"city", "site", "district", "province"})
AT_HOME, CROWDS_AT_HOME = DOMESTIC, frozenset({"LAB", "EDU"})  # of whom a report of home affairs tells
HEAD, MINISTER = 1, 2  # how much a bare title tells: other countries' heads are well known too
HOME_LEAD = 1.5
NAMED_ENOUGH = 2
NAMED_ALONE, ALONE_SHARE = 3, 0.8  # a report that names hardly any other state is told from that one
LEAD_SHARE = 0.6  # of a report's names of states, by which it is about one
NAMED_PER_VOTE = 4  # times that a state is named, which count as one happening there
MORE_THAN, FAR_MORE, NAMED_OFTEN = 2, 4, 5  # times that another country than a dateline's is named
OF_OTHERS = 3  # the same, from which on a dateline is no more than where others met
REACH = 12  # tokens between an ambassador and the country to which he is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a report is told and where its happenings lie, as far as that is known; countries are ISO 3166-1 alpha-3, or ""."""

    home: str  # what `home_of` found
    theatre: str  # where its happenings lie
    told_from: str  # by its dateline
    published_in: str  # from which its publisher tells
    plays_in: str = ""  # what `plays_in` found
    seat: str  # of a publisher that tells of everywhere, the country where it sits
    states: Mapping[
        int, str
    ]  # by token, the country of each name of a state, but of those that only tell whose strangers are, or who backs somebody
    strangers: Mapping[str, frozenset[str]]  # by name of an official, the countries of which he is not


def home_of(
    doc: Doc,
    mentions: Sequence[Mention],
    *,
    states: Mapping[int, str],
    dateline: str = "",
    published_in: str = "",
    hosts: Mapping[str, frozenset[str]] | None = None,
    places: Sequence[Finding[Place]] = (),
) -> str:
    """ISO 3166-1 alpha-3 of the country from which a report is told, or "" where nothing tells plainly.

    It isn't one that officials visit of whom the report does not say whose they are.

    Args:
        doc: the parsed text.
        mentions: what `who.find_mentions` found.
        states: by token index, the country of each name of a state.
        dateline: the country of the report's dateline, or "".
        published_in: the country from which its publisher tells, or "".
        hosts: what `guests.hosts_of` found, where a caller has it already.
        places: the places that the report names.
    """
    hosts = hosts_of(doc, mentions, states) if hosts is None else hosts
    abroad = frozenset().union(*hosts.values())
    named = set(states.values())
    spoken_of = named | {a.country for m in mentions if m.rule != "who.leader" for a in m.actors}
    visitors = _visitors(doc, mentions)
    known = published_in if published_in in spoken_of - visitors else ""
    told = (
        _other_of_two(doc, mentions, states, dateline)
        or (dateline if dateline not in abroad or dateline == published_in else "")
        or _voted(doc, mentions, states)
        or (min(named - visitors) if visitors and len(named - visitors) == 1 else "")
        or known  # a paper's own country, also where an official whose country it leaves out comes there
        or (published_in if len(named) < 2 and _bare_first(mentions) else "")
        or _told_home(doc, mentions, states, abroad)
    )
    if told:
        return told
    theirs = _of_one_country(
        mentions, by_name=False
    )  # a paper may tell of another country's parliament and courts
    if (
        published_in
        and published_in not in abroad
        and (any(hosts.values()) or (len(named) < 2 and not theirs))
    ):
        return published_in
    return theirs or _of_one_country(mentions, by_name=True) or plays_in(doc, mentions, states, places)


def plays_in(
    doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str], places: Sequence[Finding[Place]] = ()
) -> str:
    """The state named first, where a report tells of its election, its coup, its police or its courts and of no other state's; or "".

    'Mr Amba rejected the results of Togo's election', 'soldiers in Togo seized power': of whom the report speaks besides, they are Togo's.
    Where it names no state so, that in which the towns lie where it tells of police, courts, parliament or opposition.
    """
    sectors = {m.head: m.actors[0].sector for m in mentions if m.actors}
    found = {country for i, country in states.items() if _is_home_affair(doc[i], sectors)}
    if not found:
        return _by_towns(doc, mentions, places)
    return found.pop() if found == {states[min(states)]} else ""


def _by_towns(doc: Doc, mentions: Sequence[Mention], places: Sequence[Finding[Place]]) -> str:
    """The one country in which the towns lie where police or courts act of whom nobody tells whose they are, or "": 'police beat two men in Voss'."""
    within: dict[int, set[str]] = {}
    for place in places:
        town = place.value.basis == "stated" and place.value.precision in TOWNS and place.value.country
        if town and place.spans and _is_inside(doc, place.spans[0]):
            word = doc.char_span(*place.spans[0], alignment_mode="expand")
            within.setdefault(word.root.sent.start if word is not None else 0, set()).add(town)
    if not within:
        return ""
    told = {doc[m.head].sent.start for m in mentions if _bare_at_home(m)}
    found = set().union(*(countries for start, countries in within.items() if start in told))
    return found.pop() if len(found) == 1 else ""


def _bare_at_home(mention: Mention) -> bool:
    """'Police', 'the opposition leader': who hold and oppose people at home, with no word that tells whose they are."""
    actor = bare_actor(mention)
    return actor is not None and actor.sector in AT_HOME


def bare_actor(mention: Mention) -> Actor | None:
    """Who is told of by more than a pronoun, with no word that tells whose he is; None of others."""
    actor = mention.actors[0] if mention.actors and mention.kind != "pronoun" else None
    return actor if actor is not None and not actor.country else None


def _is_home_affair(state: Token, sectors: Mapping[int, str]) -> bool:
    """'Togo's presidential election', 'Togolese police', 'soldiers in Togo'; but Togolese soldiers may be abroad."""
    named = _called(state)
    set_in = named.dep_ == "pobj" and named.head.lower_ == "in"
    if not set_in and state.dep_ not in DESCRIBING_OR_OWNING:
        return False
    thing = named.head.head if set_in else state.head
    if set_in and any(lemma(c) in CABINET for c in thing.lefts):  # 'government ministers in Togo'
        return True
    kinds = AT_HOME | {"MIL"} if set_in else AT_HOME
    if thing.tag_ == "NNS":  # 'Togolese teachers'; 'a Togolese teacher' may be anywhere
        kinds |= CROWDS_AT_HOME
    words = (thing, *(c for c in thing.lefts if c.dep_ in DESCRIBING))  # 'Togo's electoral commission'
    return sectors.get(thing.i) in kinds or any(lemma(w) in word_list("stage.home_affairs") for w in words)


def _called(name: Token) -> Token:
    """The word for what a state is, where it stands before its name: 'the Pacific nation of Tuvalu'; else the name."""
    behind = name.dep_ == "pobj" and name.head.lower_ == "of"
    return name.head.head if behind and lemma(name.head.head) in word_list("stage.lands") else name


def _visitors(doc: Doc, mentions: Sequence[Mention]) -> frozenset[str]:
    """The countries whose officials the report calls visiting ones: 'the visiting Togolese foreign minister'."""
    visiting = [w.i for w in spelt(doc, VISITING) if w.dep_ == "amod"]
    if not visiting:
        return frozenset()
    return frozenset(
        country for m in mentions if any(m.start <= i < m.end for i in visiting) for country in told(m)
    )


def _bare_first(mentions: Sequence[Mention]) -> bool:
    """Whether a report speaks of 'the Prime Minister' or 'the Opposition' before it tells whose any official or body is."""
    for mention in sorted(mentions, key=lambda m: m.head):
        actor = mention.actors[0] if mention.actors else None
        if actor is None or mention.kind in {"country", "pronoun"} or not actor.role:
            continue
        if actor.country:
            return False
        if mention.rule.startswith("who.anaphor") and actor.role in word_list("stage.known_at_home"):
            return True
    return False


def _of_one_country(mentions: Sequence[Mention], *, by_name: bool) -> str:
    """The one country whose parliament, courts, police or opposition are told of as its own, or "".

    By their own names ('the Bundestag') if `by_name`, else by their state's ('the German parliament').
    """
    found = {
        a.country
        for m in mentions
        for a in m.actors
        if a.country
        and a.sector in ({*DOMESTIC, "PTY"} if by_name else DOMESTIC)
        and m.rule in ({"who.organisation"} if by_name else {"who.role", "who.title"})
    }
    return found.pop() if len(found) == 1 else ""


def _other_of_two(doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str], dateline: str) -> str:
    """The country of the officials of whom nobody tells it, where ties are told of between it and that of the others they meet.

    'Minister Ana Soto met the Ghanaian president; they spoke of trade between Peru and Ghana': she is Peru's.
    """
    if not untold(mentions):
        return ""
    guests = {side for m in mentions for side in told(m)}
    by_head = {m.head: m for m in mentions}
    votes: Counter[str] = Counter()
    for word in spelt(doc, BETWEEN):
        if word.dep_ != "prep":
            continue
        pair = [_side(t.i, states, by_head) for t in fillers(word.head, "between")]
        if len(pair) == 2 and all(pair) and dateline not in pair:
            votes.update(side for side, other in (pair, pair[::-1]) if other in guests and side not in guests)
    ranked = [v for v in votes.most_common() if v[0] not in BODIES]
    return ranked[0][0] if len(ranked) == 1 else ""


def _side(i: int, states: Mapping[int, str], by_head: Mapping[int, Mention]) -> str:
    """The state or the body above states that is named at a word, or ""."""
    actors = by_head[i].actors if i in by_head else ()
    return states.get(i) or next((a.country or a.sector for a in actors if a.sector in BODIES), "")


def _voted(doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str]) -> str:
    """The country to which envoys are posted, or whose ministers the report calls by a bare title, or ""."""
    ranked = _votes(doc, mentions, states)
    if not ranked or ranked[0][1] < MINISTER:
        return ""
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= HOME_LEAD * second else ""


def _votes(doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str]) -> list[tuple[str, int]]:
    votes: Counter[str] = Counter()
    for mention in mentions:
        for actor in mention.actors:
            if actor.role in word_list("stage.posted"):
                if not sent_from_home(doc[mention.head]):
                    votes[_posted_to(doc, mention, states)] += MINISTER
                break
    for country, weight in _bare_titles(doc, mentions).values():
        votes[country] += weight
    del votes[""]
    return votes.most_common(2)


def _told_home(
    doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str], abroad: frozenset[str]
) -> str:
    """The country from which the words themselves show that a report is told, or ""."""
    ranked = _votes(doc, mentions, states)
    if ranked and ranked[0][1] >= MINISTER:
        return ""
    elsewhere = _counterparts_of(doc, states) | abroad
    if (
        elsewhere and not ranked
    ):  # 'her Togolese counterpart' is not of the country that the reader is taken to know
        others = Counter(
            c for i, c in states.items() if c not in elsewhere and not _only_a_place(doc, i)
        ).most_common(2)
        if others and (len(others) == 1 or others[0][1] >= HOME_LEAD * others[1][1]):
            return others[0][0]
    named = Counter(states.values()).most_common(1)
    if len(ranked) == 1 and (not named or named[0][0] == ranked[0][0]):
        return ranked[0][0]
    if not ranked and named and named[0][1] >= max(NAMED_ALONE, ALONE_SHARE * len(states)):
        return named[0][0] if named[0][0] not in abroad else ""
    return ""


def _only_a_place(doc: Doc, i: int) -> bool:
    """Whether a state is where something is, or where somebody goes: 'a summit in Uganda', 'leaves for Uganda'."""
    return doc[i].dep_ == "pobj" and doc[i].head.lower_ in LOCATIVE | {"to", "for"}


def _counterparts_of(doc: Doc, states: Mapping[int, str]) -> frozenset[str]:
    """Whose counterparts are told of: 'his Togolese counterpart'."""
    return frozenset(country for i, country in states.items() if doc[i].head.lemma_.lower() == "counterpart")


def _bare_titles(doc: Doc, mentions: Sequence[Mention]) -> dict[str, tuple[str, int]]:
    """Country and weight of each person whom the report always calls by a bare title: the reader is taken to know whose."""
    told: set[str] = set()
    bare: dict[str, tuple[str, int]] = {}
    for mention in mentions:
        actor = mention.actors[0] if mention.kind == "person" and mention.actors else None
        if actor is None or not actor.name or not actor.country:
            continue
        last = actor.name.split()[-1]
        if mention.rule == "who.title" and not _country_told(doc, mention):
            bare[last] = (actor.country, HEAD if actor.role in word_list("stage.known_heads") else MINISTER)
        elif mention.rule != "who.leader":
            told.update(actor.name.split())
    return {name: vote for name, vote in bare.items() if name not in told}


def _country_told(doc: Doc, mention: Mention) -> bool:
    """Whether words other than the person's own name told whose he is."""
    name = set(mention.actors[0].name.split())
    return any(not name & set(doc.text[a:b].split()) for a, b in mention.spans)


def _posted_to(doc: Doc, mention: Mention, states: Mapping[int, str]) -> str:
    """The country to which an ambassador is sent: 'the Thai ambassador to Peru'."""
    for i in range(mention.start, min(mention.end + REACH, len(doc) - 1)):
        if doc[i].lower_ == "to" and doc[i].dep_ == "prep":
            return next((states[j] for j in (i + 1, i + 2) if j in states), "")
    return ""


def met_there(dateline: str, states: Mapping[int, str]) -> str:
    """The country that a report is about where its dateline is no more than where others met, or "": 'CAIRO: Sudan's army and …'.

    >>> met_there("EGY", {0: "SDN", 4: "SDN", 9: "SDN", 12: "EGY"}), met_there("EGY", {0: "SDN", 9: "EGY"})
    ('SDN', '')
    """
    named = Counter(states.values())
    lead = max(named, key=lambda c: (named[c], c), default="")
    return lead if dateline and named[lead] >= OF_OTHERS * max(1, named[dateline]) else ""


def only_hosted(doc: Doc, mentions: Sequence[Mention], states: Mapping[int, str], dateline: str) -> bool:
    """Whether others met where a report is written, and it tells no more of that country: 'DOHA: Chad's envoys and the rebels ended their talks in Qatar'."""
    opening = next(iter(doc.sents), None)
    if not dateline or opening is None:
        return False
    if not any(lemma(t) in word_list("stage.meetings") for t in opening):
        return False
    if not any(c != dateline for i, c in states.items() if i < opening.end):
        return False
    named = {i for i, c in states.items() if c == dateline}
    between = word_list("stage.go_betweens")
    acting = any(
        a.country == dateline and lemma(doc[m.head]) not in between
        for m in mentions
        if m.head not in named
        for a in m.actors
    )
    return not acting and all(_only_a_place(doc, i) or lemma(doc[i].head) in between for i in named)


def told_by_dateline(dateline: str, *, published_in: str, states: Mapping[int, str]) -> str:
    """The country that a dateline tells a report to be from, which may be another: an agency's man in Lima writes of Chad.

    That is the publisher's own country, or any other, where it is named far more often; "" where there is no dateline.

    >>> told_by_dateline("PER", published_in="", states=dict.fromkeys(range(6), "TCD"))
    'TCD'
    """
    if not dateline or dateline == published_in:
        return dateline
    named = Counter(states.values())
    if published_in and named[published_in] > MORE_THAN * named[dateline]:
        return published_in
    lead, times = named.most_common(1)[0] if named else ("", 0)
    return lead if times >= max(NAMED_OFTEN, FAR_MORE * named[dateline]) else dateline


def theatre_of(
    doc: Doc, places: Sequence[Finding[Place]], mentions: Sequence[Mention], *, states: Mapping[int, str]
) -> str:
    """The country where a report's happenings lie, or "" where none leads.

    Counts places that something is *in* and fighters and opponents whose country is told; a country where people only
    meet (its own name is hardly used) does not count.
    """
    named = Counter(states.values())
    inside = Counter(
        p.value.country for p in places if p.value.country and p.spans and _is_inside(doc, p.spans[0])
    )
    sites = {(p.value.country, p.value.name) for p in places}
    count: Counter[str] = Counter()
    for country, n in inside.items():
        if named[country] >= NAMED_ENOUGH or sum(c == country for c, _ in sites) > 1:
            count[country] += n
    for mention in mentions:
        for actor in mention.actors:
            if (
                actor.sector in AGAINST_THEIR_STATE
                and actor.country not in CROSS_BORDER
                and mention.kind != "pronoun"
            ):
                count[actor.country] += 1
    for i, country in states.items():
        if doc[i].dep_ in DESCRIBING_OR_OWNING and lemma(doc[i].head) in word_list("stage.conflicts"):
            count[country] += 1
    for country in list(count):
        count[country] += named[country] // NAMED_PER_VOTE
    everywhere = {c for c in (*states.values(), *(p.value.country for p in places)) if c}
    if len(everywhere) == 1:
        return everywhere.pop()
    if not count:
        return ""
    country, most = min(count.items(), key=lambda c: (-c[1], c[0]))
    return country if most >= NAMED_ENOUGH and most >= THEATRE_SHARE * count.total() else ""


def one_stage(home: str, theatre: str, states: Mapping[int, str]) -> tuple[str, str]:
    """Home and theatre, of which one stands in for the other where the report names hardly another state.

    >>> one_stage("TGO", "", {0: "TGO", 9: "TGO", 20: "BFA"})
    ('TGO', 'TGO')
    >>> one_stage("", "TGO", {})
    ('TGO', 'TGO')
    """
    named = Counter(states.values()).most_common(1)
    lead = named[0][0] if named and named[0][1] >= max(NAMED_ENOUGH, LEAD_SHARE * len(states)) else ""
    if not named:  # only towns, all of one country
        lead = theatre
    if home and not set(states.values()) - {home}:
        lead = home
    return home or (theatre if theatre == lead else ""), theatre or (home if home == lead else "")


def inside_of(doc: Doc, places: Sequence[Finding[Place]]) -> dict[int, str]:
    """By token index the country in which a word's own 'in' sets it: 'the authorities in Guayaquil'."""
    found: dict[int, str] = {}
    for place in places:
        if not place.value.country or not place.spans or not _is_inside(doc, place.spans[0]):
            continue
        words = doc.char_span(*place.spans[0], alignment_mode="expand")
        if words is not None and words.root.head.lower_ == "in" and words.root.head.head.pos_ in NOUNS:
            found.setdefault(words.root.head.head.i, place.value.country)
    return found


def _is_inside(doc: Doc, span: tuple[int, int]) -> bool:
    """Whether something is in a place: 'in Niamey', 'in the capital Niamey', 'at Niamey airport'."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return False
    word = words.root.head if words.root.dep_ in BESIDE else words.root
    return word.dep_ == "pobj" and word.head.lower_ in LOCATIVE
