"""What does the company of a word tell of the actor that it stands for?

'President' is anybody's; 'the president of Kenya', 'Kenya's president', 'a Kenyan president' are not. Reads the names before
and after an office, a body or a crowd. It can't tell whose troops fight in a country that is only a place.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS
from dragoman.coding.who.kinds import kind_of
from dragoman.coding.who.long_titles import LongTitle
from dragoman.coding.who.naming import Name
from dragoman.coding.who.phrases import OF, NamedText, left_edge, names_after, names_within
from dragoman.knowledge.facts import STATELY, Fact
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ARMIES, BODIES, GOVERNMENT_OR_UNTOLD, OFFICES, POWERS
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

FAITHS = frozenset({"Muslims", "Christians", "Jews", "Hindus", "Sikhs", "Sunnis", "Shias"})
LETTERS = (2, 7)  # of an abbreviation
MAX_DEPTH = 4
NAME_LINKS = frozenset({"of", "for", "and", "on"})  # within a body's name


ARMED_BY_STATES = frozenset({"MIL", "PRM", "COP"})
TO = frozenset({"to"})  # 'an aide to the Kenyan president'
AT = frozenset({"at", "with"})  # 'a director at Human Rights Watch'
PLACED = frozenset({"in", "across", "near", "at"})  # 'police in Lima'


class KnownByCompany(NamedTuple):
    """What the company of a head word tells of it: one actor for each side named."""

    actors: tuple[Actor, ...]
    names: tuple[Name, ...] = ()  # the names that told it
    posted: bool = False  # the title stands before the name, parted from it by its own complement


def office_holders(
    text: NamedText, token: Token, name: Name, start: int, before: int, *, people: Token | None = None
) -> KnownByCompany:
    """The actor or actors that an office, body or crowd stands for, by the company that its words keep.

    `start:before` are the tokens before it in its phrase; `people` is the person who holds it, whose own 'of' counts too.
    """
    fact = name.fact
    company = [n for n in names_within(text, start, before) if n is not name]
    ahead = [n for n in company if n.end <= name.start]
    if any(n.fact.kind in STATELY for n in ahead):  # 'Thai ambassador to Peru Ann Lee' is Thai
        company = ahead
    known = _from_company(text, token, fact, company) or _from_brackets(text, fact, start)
    if known is None:
        known = _from_after(text, token, fact) or (
            _from_after(text, people, fact) if people is not None else None
        )
    if known is None:
        sector = fact.sector
        if fact.role in word_list("company.presiding") and not fact.plural and _behind_letters(text, name):
            sector = ""
        elif fact.role in word_list("antecedents.mouthpieces") and (words := _unknown_before(text, name)):
            sector = kind_of(words, text.knowledge.words)
        known = KnownByCompany((Actor(country=fact.country, sector=sector, sectors=fact.sectors),))
    known = _told_at_length(text, name, known)
    role = _role_words(text, name)
    gone = _gone(text, start, before, token)
    over = gone and fact.body == "person"
    return KnownByCompany(tuple(_in_office(actor, role, over=over) for actor in known.actors), known.names)


def _behind_letters(text: NamedText, name: Name) -> bool:
    """Whether an office is that of a body of which only letters are told: 'KNU president Ana Soto' heads no state."""
    i = name.start - 1
    letters = text.doc[i].text if i >= 0 and text.laid[i] is None else ""
    return letters.isupper() and letters.isalpha() and LETTERS[0] <= len(letters) <= LETTERS[1]


def _unknown_before(text: NamedText, name: Name) -> list[str]:
    """The name before an office of a body that nobody knows: 'Kosta Mines' of 'Kosta Mines spokeswoman Ana Soto'."""
    words: list[str] = []
    i = name.start - 1
    if i >= 0 and text.tokens[i].ent_type_ == "PERSON":
        return []  # 'Soto spokesman Kofi Ade'
    while (
        i >= 0 and text.laid[i] is None and text.tokens[i].pos_ == "PROPN" and text.doc[i].text[:1].isupper()
    ):
        words.insert(0, text.doc[i].text)
        i -= 1
    return words


def _in_office(actor: Actor, role: str, *, over: bool) -> Actor:
    """The actor with the office, which may be a former one."""
    if over and actor.sector in OFFICES:
        return replace(actor, sector="ELI", sectors=(), role=role)
    return actor if actor.role == role else replace(actor, role=role)


def _told_at_length(text: NamedText, name: Name, known: KnownByCompany) -> KnownByCompany:
    """What is known of an office, or of a body in its title, with the country that the rest of a long title tells."""
    title = next((t for t in text.titles if t.office is name or _within(name, t)), None)
    if title is None or any(a.country or a.sector in BODIES for a in known.actors):
        return known
    body = title.body.fact.sector if title.body is not None and title.office is name else ""
    state = title.state
    if state is not None:
        text.spend(state)
    country = state.fact.country if state is not None else ""
    actors = tuple(replace(a, country=country, sector=a.sector or body) for a in known.actors)
    return KnownByCompany(actors, (*known.names, state) if state is not None else known.names, known.posted)


def _within(name: Name, title: LongTitle) -> bool:
    """Whether a body stands in a title before its state."""
    return title.state is not None and title.office.end <= name.start < title.state.start


def _from_brackets(text: NamedText, fact: Fact, start: int) -> KnownByCompany | None:
    """'The Regional Council's (KRC) ministers', 'UNESCO Director-General': the body right before an office, apart from its phrase."""
    doc = text.doc
    body = (
        text.laid[start - 1]
        if start > 0 and fact.body == "person" and doc[start].text[:1].isupper()
        else None
    )
    if start > 2 and doc[start - 1].text == ")" and doc[start - 3].text == "(":
        body = text.laid[start - 2]
    elif body is not None and body.fact.sector not in BODIES:
        return None
    if body is None or body.fact.kind != "organisation":
        return None
    return _of_body(text, fact, body, ())


def _role_words(text: NamedText, name: Name) -> str:
    """The canonical office; a minister of anything is a minister of that."""
    role = name.fact.role
    if role not in word_list("company.of_something"):
        return role
    words: list[str] = []
    i = name.start - 1
    while (
        i >= 0
        and text.laid[i] is None
        and text.tokens[i].pos_ in {"NOUN", "PROPN", "ADJ"}
        and text.tokens[i].dep_ in DESCRIBING
    ):
        words.insert(0, text.tokens[i].lower_)
        i -= 1
    return " ".join([*words[-3:], role])


def _gone(text: NamedText, start: int, before: int, token: Token) -> bool:
    """Whether the office is a former one: 'former', 'ex-', 'ousted'."""
    words = text.knowledge.words["former"]
    return any(t.lower_.rstrip("-") in words for t in text.doc[start : max(before, token.i)])


def _from_company(
    text: NamedText, token: Token, fact: Fact, company: Sequence[Name]
) -> KnownByCompany | None:
    """What the names before an office tell: 'UN envoy', 'Hamas leader', 'Indian and Chinese ministers', 'army spokesman'."""
    states = [n for n in company if n.fact.kind in STATELY and not n.held] or [
        n for n in company if n.held == "based" or (n.held == "led" and fact.role in word_list("company.led"))
    ]
    if token.lemma_.lower() in text.knowledge.words["facing"]:  # 'Peru's ally' is not Peru
        states = [n for n in states if text.tokens[n.head].dep_ != "poss"]
        company = [n for n in company if text.tokens[n.head].dep_ != "poss"]
    if states and _ally_of_theirs(token):
        return KnownByCompany((Actor(sectors=fact.sectors),))  # 'the two Russian allies' are not Russia
    body = _last(company, BODY_KINDS)
    if body is not None and token.lemma_.lower() in text.knowledge.words["facing"]:
        return KnownByCompany((Actor(sectors=fact.sectors),))  # 'their Nato partner' is another than Nato
    if body is not None:
        if beside := _beside_body(text, fact, body, states):
            return beside
        above = body.fact.sector in BODIES or body.fact.kind == "group"
        if fact.inherits == "i" or above or not states:
            return _of_body(text, fact, body, states)
    people = _last(company, {"people", "people_adjective"})
    if people is not None:
        return _of_people(text, token, fact, people, states)
    leader = next((n for n in reversed(company) if n.fact.kind == "leader"), None)
    if not states and leader is not None:
        return KnownByCompany(
            (Actor(country=leader.fact.country, sector=fact.sector, sectors=fact.sectors),), (leader,)
        )
    role = _last(company, {"role"}) if fact.inherits == "i" else None
    if not states:
        return _of_role(fact, role) if role is not None and not _has_more(text, token) else None
    return _of_states(text, fact, states, role)


def _ally_of_theirs(token: Token) -> bool:
    """Whether the state before an ally tells whose ally it is: 'a Russian ally', but not 'its Russian allies', who are Russians."""
    owned = any(c.dep_ == "poss" for c in token.lefts)
    few = lemma(token) == "partner" and any(c.dep_ == "nummod" for c in token.lefts)
    return (few or lemma(token) in word_list("company.allies")) and not owned


def _last(company: Sequence[Name], kinds: Set[str]) -> Name | None:
    """The last name of some kinds that does not merely colour its company: not 'UN-backed', but 'UN-led'."""
    return next((n for n in reversed(company) if n.fact.kind in kinds and n.held in {"", "led"}), None)


def _of_role(fact: Fact, role: Name) -> KnownByCompany:
    """'Opposition leader', 'army spokesman': the sector is that of the word before."""
    speaks = fact.role in word_list("antecedents.mouthpieces") and role.fact.body != "person"
    sector = role.fact.sector or ("" if speaks else fact.sector)  # 'a movement spokesman' is no government's
    return KnownByCompany((Actor(sector=sector, sectors=role.fact.sectors),), (role,))


def _of_states(text: NamedText, fact: Fact, states: Sequence[Name], role: Name | None) -> KnownByCompany:
    """'Indian and Chinese ministers': one actor for each state."""
    sector = (role.fact.sector if role else "") or fact.sector
    if not sector and fact.role in word_list("company.led") and all(n.held == "led" for n in states):
        sector = "MIL"  # 'the Chadian-led coalition'
    sectors = role.fact.sectors if role else fact.sectors
    told = _sides(text, states, several=fact.plural or fact.body != "person")
    text.spend(*told)
    actors = tuple(
        Actor(
            country=n.fact.country,
            sector=n.fact.sector if n.fact.kind == "house" else sector,
            sectors=sectors + n.fact.sectors,
        )
        for n in told
    )
    return KnownByCompany(actors, (*told, *((role,) if role else ())))


def _has_more(text: NamedText, token: Token) -> bool:
    return any(names_after(text, token, OF | AT))


def _beside_body(text: NamedText, fact: Fact, body: Name, states: Sequence[Name]) -> KnownByCompany | None:
    """'The EU and Turkish foreign ministers': those of a body above states and of the states joined to it by 'and'."""
    if not fact.plural or body.fact.sector not in BODIES or body.fact.country or not states:
        return None
    told = _sides(text, sorted([*states, body], key=lambda n: n.start), several=True)
    if body not in told or len(told) == 1:
        return None
    text.spend(*told)
    actors = tuple(
        Actor(country=n.fact.country, sector=n.fact.sector if n is body else fact.sector) for n in told
    )
    return KnownByCompany(actors, told)


def _of_body(text: NamedText, fact: Fact, body: Name, states: Sequence[Name]) -> KnownByCompany:
    text.spend(body)
    text.spend(*states)
    found = body.fact
    if found.sector in BODIES and not found.country:
        second = (
            (fact.sector,)
            if fact.sector not in GOVERNMENT_OR_UNTOLD | BODIES and fact.inherits != "i"
            else found.sectors
        )
        nation = (
            states[-1].fact.country
            if states and fact.sector == "GOV" and states[-1].start < body.start
            else ""
        )
        if nation:
            return KnownByCompany((Actor(country=nation, sector=fact.sector),), (states[-1],))
        branch = found.sector == "NGO" and bool(states) and states[-1].end == body.start
        home = states[-1].fact.country if branch else ""  # 'Chad Red Cross director'
        return KnownByCompany((Actor(country=home, sector=found.sector, sectors=second),), (body,))
    if fact.inherits == "i" or found.kind == "group":
        governs = fact.sector == "GOV" and "GOV" in found.sectors  # 'the Taliban government'
        sector = "GOV" if governs else found.sector
        return KnownByCompany((Actor(country=found.country, sector=sector, sectors=found.sectors),), (body,))
    told_by_body = fact.role == "fighter" and found.sector in ARMED_BY_STATES  # 'Peshmerga fighters'
    sector = found.sector if told_by_body else fact.sector or found.sector
    return KnownByCompany((Actor(country=found.country, sector=sector, sectors=fact.sectors),), (body,))


def _of_people(
    text: NamedText, token: Token, fact: Fact, people: Name, states: Sequence[Name]
) -> KnownByCompany:
    """'Syrian Kurdish fighters' are rebels, a 'Kurdish delegation' is opposition, 'Kurdish villagers' are a crowd."""
    words = text.knowledge.words
    text.spend(people)
    text.spend(*states)
    inner = {n.fact.kind for n in names_within(text, states[-1].end, people.start)} if states else set()
    country = people.fact.country or (states[-1].fact.country if states and "role" not in inner else "")
    head = token.lemma_.lower()
    sector = fact.sector
    if fact.inherits == "i" or fact.sector in ARMIES | {"GOV"}:
        if head in words["fighting"] or fact.sector in ARMIES:
            sector = "REB"
        elif head in words["delegated"] or fact.role in words["delegated"]:
            sector = "OPP"
    ruling = sector in POWERS and people.fact.kind in {"people", "people_adjective"}
    if ruling and people.fact.name not in FAITHS:
        return KnownByCompany((Actor(country=country, sector=sector, sectors=("PRE",)),), (people, *states))
    if people.fact.name in FAITHS and fact.role == "leader":
        sector = "REL"
    return KnownByCompany((Actor(country=country, sector=sector, sectors=fact.sectors),), (people, *states))


def _sides(text: NamedText, states: Sequence[Name], *, several: bool) -> tuple[Name, ...]:
    """The state nearest the office; where it may be that of several, as 'the US and UK military' or 'Chad's, Mali's and Togo's envoys', all that are joined by 'and'."""
    if not several or len(states) == 1:
        return (states[-1],)
    joined = [states[-1]]
    for name in reversed(states[:-1]):
        between = {t.lower_ for t in text.doc[name.end : joined[0].start] if t.tag_ != "POS"}
        if between <= {",", "and", "&", "the", "or", "/", "-"} and between:
            joined.insert(0, name)
    return tuple(joined)


def _from_after(text: NamedText, token: Token, fact: Fact, depth: int = 0) -> KnownByCompany | None:
    """What follows an office tells: 'the president of Kenya', 'a spokesman for the opposition', 'police in Lima'."""
    names = names_after(text, token, OF | TO if fact.role in word_list("company.serving") else OF)
    if token.lemma_.lower() in text.knowledge.words["facing"]:  # 'partners of Peru' are others
        names = [n for n in names if n.fact.kind not in STATELY]
    states = [n for n in names if n.fact.kind in {"state", "capital", "house", "demonym"}]
    if states and not (fact.role in {"member"} and len(names) > len(states)):
        sides = tuple(states) if fact.plural else (states[0],)
        text.spend(*sides)
        return KnownByCompany(
            tuple(
                Actor(country=n.fact.country, sector=fact.sector, sectors=fact.sectors + n.fact.sectors)
                for n in sides
            ),
            sides,
        )
    for name in names:
        told = told_by(text, text.tokens[name.head], name, depth + 1) if depth < MAX_DEPTH else None
        if told is None or not told.actors:
            continue
        actor = told.actors[0]
        if name.fact.inherits == "s" and not actor.country:
            continue  # 'of the two countries' is found out later
        text.spend(name)
        public = name.fact.role in word_list("company.public_bodies") and not (actor.sector or actor.name)
        if public and fact.sector == "GOV":
            actor = replace(actor, sector="GOV")  # 'three officials of the council'
        above = actor.sector in BODIES
        presiding = fact.role in word_list("company.heading")
        if above and fact.inherits != "i" and fact.sector:
            actor = replace(actor, sectors=(fact.sector,))
        elif not (fact.inherits == "i" or presiding or above or not fact.sector):
            actor = replace(actor, sector=fact.sector, sectors=fact.sectors)
        return KnownByCompany((actor,), (name, *told.names))
    if fact.body == "person" and (called := _called_beside(text, token, fact, depth)) is not None:
        return called
    if fact.body == "person":
        employer = next((n for n in names_after(text, token, AT) if n.fact.sector in BODIES), None)
        if employer is not None:
            return _of_body(text, fact, employer, ())
    return _from_places(text, token, fact)


def _called_beside(text: NamedText, token: Token, fact: Fact, depth: int) -> KnownByCompany | None:
    """'A spokeswoman of New Dawn, an opposition party': what the words behind an unknown body's name say it is."""
    bodies = (b for slot in ("of", "for") for b in fillers(token, slot) if text.laid[b.i] is None)
    words = (
        c for b in bodies if b.pos_ == "PROPN" for c in b.rights if c.dep_ == "appos" and c.pos_ == "NOUN"
    )
    for word in words:
        name = text.laid[word.i]
        if name is None or name.fact.kind != "role" or name.fact.body == "person" or depth >= MAX_DEPTH:
            continue
        told = told_by(text, word, name, depth + 1)
        if told is not None and told.actors and told.actors[0].sector:
            return KnownByCompany((replace(told.actors[0], sectors=()),), told.names)
    return None


def _from_places(text: NamedText, token: Token, fact: Fact) -> KnownByCompany | None:
    """'Police in Lima', 'gangs based in Peru', 'authorities in Chad and Mali': of the places that they are in; several bodies are of each."""
    seats = (c for c in token.rights if c.dep_ == "acl" and lemma(c) in word_list("company.settled"))
    direct = [n for w in (token, *seats) for n in names_after(text, w, PLACED) if n.fact.kind in STATELY]
    states = direct or _stricken_in(text, token)
    by_country = {n.fact.country: n for n in reversed(states)}
    if not states or (
        fact.sector not in text.knowledge.words["local"] and not (fact.plural and len(by_country) > 1)
    ):
        return None
    told = [n for n in states if by_country[n.fact.country] is n] if fact.plural else states[:1]
    text.spend(*(n for n in told if n in direct))
    actors = tuple(Actor(country=n.fact.country, sector=fact.sector, sectors=fact.sectors) for n in told)
    return KnownByCompany(actors, tuple(told))


def _with_place(text: NamedText, token: Token, fact: Fact, known: KnownByCompany) -> KnownByCompany:
    """'The ethnic Albanian party in North Macedonia': with the country of the place, where the other words tell none."""
    told = any(a.country or a.sector in BODIES for a in known.actors)
    place = None if told else _from_places(text, token, fact)
    if place is None:
        return known
    country = place.actors[0].country
    actors = tuple(replace(a, country=country) for a in known.actors)
    return KnownByCompany(actors, (*known.names, *place.names))


def _stricken_in(text: NamedText, token: Token) -> list[Name]:
    """The states where that happened of which people are told as victims: 'victims of the flood in Chad', 'families hit by the flood in Chad'."""
    behind = [
        g
        for c in token.children
        for g in ((c,) if c.dep_ == "prep" else c.children if c.dep_ == "acl" and c.tag_ == "VBN" else ())
        if g.dep_ in {"prep", "agent"} and g.i > token.i
    ]
    blows = (w for prep in behind for w in prep.children if w.dep_ == "pobj")
    return [
        n
        for blow in blows
        if lemma(blow) in word_list("company.mishaps")
        for n in names_after(text, blow, PLACED)
        if n.fact.kind in STATELY
    ]


def told_by(text: NamedText, token: Token, name: Name, depth: int = 0) -> KnownByCompany | None:
    """The actor that a named thing or office stands for."""
    fact = name.fact
    if fact.kind == "role":
        start = min(left_edge(text, token), name.start)
        company = [n for n in names_within(text, start, name.start) if n is not name]
        known = _from_company(text, token, fact, company)
        if known is None and depth < MAX_DEPTH:
            known = _from_after(text, token, fact, depth + 1)
        known = known or _by_name_beside(text, token, name)
        known = _with_place(text, token, fact, known)
        if known.actors[0].sector or known.actors[0].country or not token.text[:1].isupper():
            return known
        return KnownByCompany((replace(known.actors[0], sector=kind_by_name(text, token)),), known.names)
    return KnownByCompany((Actor(country=fact.country, sector=fact.sector, sectors=fact.sectors),), (name,))


def kind_by_name(text: NamedText, token: Token) -> str:
    """The sector of a body by the words of its name about its head: 'Union of Rural Care', 'Kiva Teachers Union'; "" where none tells."""
    start, end = token.i, token.i + 1
    while start and text.doc[start - 1].text[:1].isupper() and text.doc[start - 1].head.i == token.i:
        start -= 1
    while end < len(text.doc) and (text.doc[end].text[:1].isupper() or text.doc[end].lower_ in NAME_LINKS):
        end += 1
    words = [t.text for t in text.doc[start:end]]
    return kind_of(words, text.knowledge.words) if len(words) > 1 else ""


def _by_name_beside(text: NamedText, token: Token, name: Name) -> KnownByCompany:
    """'The opposition Chadian National Front': the country that the name right behind a body tells."""
    country = ""
    for beside in token.children:
        if beside.dep_ == "appos" and beside.left_edge.i == token.i + 1:
            known = text.laid[beside.i]
            inner = [
                n for n in names_within(text, token.i + 1, beside.i) if n.fact.kind in STATELY and not n.held
            ]
            country = inner[-1].fact.country if inner else known.fact.country if known is not None else ""
    return KnownByCompany(
        (Actor(country=country, sector=name.fact.sector, sectors=name.fact.sectors),), (name,)
    )
