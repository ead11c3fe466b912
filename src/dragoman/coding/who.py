"""Who are the political actors that a text names?

Every noun phrase that denotes one becomes a mention, at its head word: states, governments by their capitals and houses,
officials with or without a name, organisations, armed groups, crowds, and the pronouns and offices that stand for one
named elsewhere (`same_person.py` finds which). Goes by the names that are known, then by syntax, last by the tagger's
guess at persons. It can't know the country of a person whom the text introduces nowhere and the data does not hold.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention, MentionKind, Spans
from dragoman.coding.naming import Name, lay_names
from dragoman.knowledge.facts import STATELY, Fact
from dragoman.knowledge.names import Knowledge
from dragoman.records import Actor

MODIFIERS = frozenset(
    {"compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "predet", "npadvmod", "advmod", "appos"}
)
ABOVE_STATES = frozenset({"UNO", "EUR", "IGO", "NGO"})
OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "PTY", ""})
DEFINITE = frozenset(
    {
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
        "two",
        "three",
        "his",
        "her",
        "their",
        "its",
        "our",
        "each",
        "either",
    }
)
OF = frozenset({"of", "for", "from"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "X", "VERB"})
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """What the company of a head word tells of it: one actor for each side named."""

    actors: tuple[Actor, ...]
    names: tuple[Name, ...] = ()  # the names that told it


@dataclass(slots=True)
class _Text:
    """One parsed text under examination; `used` are names that tell of their company and are no mention of their own."""

    doc: Doc
    laid: list[Name | None]
    knowledge: Knowledge
    used: set[int]
    published: str


def find_mentions(doc: Doc, *, knowledge: Knowledge, published: dt.date | None = None) -> list[Mention]:
    """Every mention of a political actor in `doc`, one for each head word, in text order.

    Known leaders whose office had ended when the text was `published` are former ones (ELI); None takes them as in office.

    A mention whose `rule` begins with `who.anaphor`, or whose kind is "pronoun", stands for somebody named elsewhere; its
    actor, if it has one, holds only the sector and role that its own words tell.
    """
    text = _Text(
        doc, lay_names(doc, knowledge=knowledge), knowledge, set(), published.isoformat() if published else ""
    )
    found: dict[int, Mention] = {}
    persons = list(_persons(text))
    for mention in [
        *persons,
        *_again(text, persons),
        *_roles(text),
        *_named(text),
        *_pronouns(text),
        *_guessed(text),
    ]:
        found.setdefault(mention.head, mention)
    return [found[i] for i in sorted(found) if i not in text.used or found[i].kind == "person"]


def actors_of(
    text: str, *, knowledge: Knowledge, nlp: Language, published: dt.date | None = None
) -> tuple[Actor, ...]:
    """The actors that a bare mention names ('Egyptian farmers', '@StateDept'); empty where it names none.

    A state or people that is only named, not acting, has no sector.
    """
    doc = nlp(_spelled_out(text[:2000].encode("utf-8", "replace").decode("utf-8")))
    mentions = [m for m in find_mentions(doc, knowledge=knowledge, published=published) if m.actors]
    if not mentions:
        return _bare(doc, knowledge)
    main = next((m for m in mentions if doc[m.head].dep_ == "ROOT"), None) or min(
        mentions, key=lambda m: _depth(doc[m.head])
    )
    actors = main.actors
    told = _bare(doc, knowledge) if not actors[0].country and actors[0].sector not in ABOVE_STATES else ()
    if told and doc[main.head].sent.root.pos_ != "VERB":
        actors = tuple(replace(a, country=told[0].country, sector=a.sector or told[0].sector) for a in actors)
    if main.rule in {"who.state", "who.demonym"}:
        return tuple(
            replace(a, sector=a.sectors[0] if a.sectors else "", sectors=a.sectors[1:], role="")
            for a in actors
        )
    return actors


def _bare(doc: Doc, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The state that a phrase without an actor is about: 'targets in Chad', 'a Chadian lake'."""
    for name in lay_names(doc, knowledge=knowledge):
        if name is not None and name.fact.kind in STATELY and name.fact.country:
            sector = "CVL" if name.fact.kind in {"capital", "place"} else ""
            return (
                Actor(mention=doc.text, country=name.fact.country, sector=sector, sectors=name.fact.sectors),
            )
    return ()


def _spelled_out(text: str) -> str:
    """A handle as words: '@KenyaPolice' is 'Kenya Police'."""
    if not text.startswith("@"):
        return text
    out = ""
    for before, char in zip(" " + text[1:], text[1:], strict=False):
        out += " " if char == "_" else (" " + char if char.isupper() and before.islower() else char)
    return out.strip()


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token and depth < 50:
        token, depth = token.head, depth + 1
    return depth


# persons


def _persons(text: _Text) -> Iterator[Mention]:
    """Named persons: with a title, in apposition to an office, known by name, or bare."""
    doc = text.doc
    for entity in doc.ents:
        if entity.label_ == "PERSON" and not _taken(text, entity.root.i) and _like_a_name(doc, entity.root):
            yield _person(text, entity.root)
    for token in doc:
        name = text.laid[token.i]
        known = name is not None and name.fact.kind == "leader" and token.i == name.head and not name.held
        if known or (
            name is None
            and token.pos_ == "PROPN"
            and token.ent_type_ != "PERSON"
            and (_titled(text, token) or _apposed(text, token))
        ):
            yield _person(text, token)


def _again(text: _Text, persons: Sequence[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by the last name only, where the tagger sees no person."""
    doc = text.doc
    heads = {m.head for m in persons}
    surnames = {doc[m.head].text for m in persons if m.end - m.start > 1 and len(doc[m.head].text) > 2}
    for token in doc:
        if (
            token.text not in surnames
            or token.i in heads
            or text.laid[token.i] is not None
            or _modifies(token)
        ):
            continue
        if token.pos_ in {"PROPN", "NOUN", "X"} and token.text[:1].isupper():
            yield _person(text, token)


def _taken(text: _Text, i: int) -> bool:
    name = text.laid[i]
    return name is not None and name.fact.kind not in {"leader", "honorific", "place"}


def _like_a_name(doc: Doc, token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "X", "ADJ", "VERB", "INTJ"}


def _apposed(text: _Text, token: Token) -> bool:
    """Whether a proper name stands in apposition to an office, either way round."""
    if _modifies(token):
        return False
    others = [c for c in token.children if c.dep_ == "appos"] + (
        [token.head] if token.dep_ == "appos" else []
    )
    names = [text.laid[o.i] for o in others]
    return any(
        n is not None and n.fact.kind == "role" and n.fact.body == "person" and not n.fact.plural
        for n in names
    )


def _titled(text: _Text, token: Token) -> bool:
    """Whether a title stands right before a proper name's own words ('Minister S Jaishankar')."""
    if token.dep_ in {"compound", "amod", "nmod"} and token.head.pos_ == "PROPN" and token.head.i > token.i:
        return False
    i = token.i - 1
    while i >= 0 and text.laid[i] is None and text.doc[i].pos_ == "PROPN" and text.doc[i].head.i <= token.i:
        i -= 1
    name = text.laid[i] if i >= 0 else None
    return (
        name is not None
        and name.fact.kind in {"role", "honorific"}
        and name.fact.body == "person"
        and not name.fact.plural
    )


def _person(text: _Text, head: Token) -> Mention:
    doc = text.doc
    start = _left(text, head)
    own = text.laid[head.i]
    first = own.start if own is not None else _first_of_name(text, head, start)
    last = own.end if own is not None else head.i + 1
    name = doc[first:last].text
    title = next(
        (
            n
            for n in reversed(_names(text, start, first))
            if n.fact.kind == "role" and n.fact.body == "person"
        ),
        None,
    )
    fact = own.fact if own is not None else None
    base = Actor(name=fact.name if fact and " " in fact.name and len(name.split()) == 1 else name)
    if title is None:
        title = _shared_title(text, head)
    known: _Known | None
    if title is not None:
        known = _office(text, doc[title.head], title, start, first, people=head)
        rule = "who.title"
    else:
        posted = _posted(text, start, first)
        start = first if posted is not None else start
        known = (
            posted
            or _by_apposition(text, head)
            or _by_relative(text, head)
            or _by_state(text, head, start, first)
        )
        rule = "who.apposition"
    actor, names = base, known.names if known else ()
    if known and known.actors:
        actor = replace(known.actors[0], name=base.name)
    if (
        fact is not None
        and " " in name
        and actor.country in {"", fact.country}
        and actor.sector in {"GOV", ""}
    ):
        actor = replace(actor, country=fact.country, sector="", sectors=())
    if (
        fact is not None
        and (not actor.country or actor.country == fact.country)
        and actor.sector not in ABOVE_STATES
    ):
        actor = _with_fact(
            actor, fact, over=title is None and bool(fact.until) and "" < fact.until < text.published
        )
        rule = rule if known else "who.leader"
        names = names or ((own,) if own is not None else ())
    mention = doc[start:last].text
    kind_rule = rule if known or fact else "who.person"
    return Mention(
        start,
        last,
        head.i,
        "person",
        (replace(actor, mention=mention),),
        False,
        kind_rule,
        _spans(doc, names),
    )


def _shared_title(text: _Text, head: Token) -> Name | None:
    """The title that a person shares with the one before: 'Presidents Putin and Erdogan'."""
    if head.dep_ != "conj":
        return None
    first = _first_conjunct(text, head)
    for name in reversed(_names(text, _left(text, first), first.i)):
        if name.fact.kind == "role" and name.fact.body == "person" and name.fact.plural:
            return name
    return None


def _posted(text: _Text, start: int, first: int) -> _Known | None:
    """'US envoy to Iran Ann Lee', 'Minister of Transport Bo Li': a title whose own complement stands before the name."""
    at = first - 1
    while at > max(first - 8, 1) and text.doc[at].pos_ in {"PROPN", "NOUN", "CCONJ", "ADJ", "DET"}:
        at -= 1
    if not 1 <= at < first - 1 or text.doc[at].lower_ not in {"of", "to", "for"}:
        return None
    office = text.laid[at - 1]
    if office is None or office.fact.kind != "role" or office.fact.body != "person" or office.fact.plural:
        return None
    if office.fact.sector not in OFFICES:
        return None
    head = text.doc[office.head]
    between = [n for n in _names(text, at + 1, first) if n.fact.kind in {"state", "capital", "organisation"}]
    text.used.update(n.head for n in between)
    known = _office(text, head, office, min(_left(text, head), office.start), office.start)
    whose = between[0].fact if between and text.doc[at].lower_ == "of" else None
    if whose is not None and not known.actors[0].country and whose.sector not in ABOVE_STATES:
        known = _Known((replace(known.actors[0], country=whose.country),), (*known.names, between[0]))
    return known


def _with_fact(actor: Actor, fact: Fact, *, over: bool) -> Actor:
    return replace(
        actor,
        country=actor.country or fact.country,
        sector=actor.sector or ("ELI" if over and fact.sector in OFFICES else fact.sector),
        sectors=actor.sectors or (() if over else fact.sectors),
        role=actor.role or fact.role,
    )


def _first_of_name(text: _Text, head: Token, start: int) -> int:
    """Where a person's own name begins, titles left out; the tagger's guess counts where it has two words or more."""
    guess = (
        next((e for e in text.doc.ents if e.start <= head.i < e.end), None)
        if head.ent_type_ == "PERSON"
        else None
    )
    limit = guess.start if guess is not None and guess.start < head.i else start
    first: int = head.i
    while first > max(start, limit):
        before = text.doc[first - 1]
        name = text.laid[first - 1]
        if name is not None and name.fact.kind != "place" and name.fact.kind != "leader":
            break
        if not (before.pos_ in {"PROPN", "PUNCT"} or before.text.islower() is False) or before.text in {
            ",",
            "(",
            "“",
            '"',
            "'",
        }:
            break
        if (
            before.pos_ in {"DET", "ADP", "ADJ", "CCONJ", "PART"}
            and name is None
            and before.dep_ not in {"compound", "nmod"}
        ):
            break
        first -= 1
    return first


def _by_apposition(text: _Text, head: Token) -> _Known | None:
    """'Angela Merkel, the German chancellor' and 'the German chancellor, Angela Merkel'."""
    offices = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        offices.append(head.head)
    for office in offices:
        name = text.laid[office.i]
        if name is not None and name.fact.kind == "role" and name.fact.body == "person":
            return _office(text, office, name, _left(text, office), office.i, people=head)
    return None


def _by_relative(text: _Text, head: Token) -> _Known | None:
    """'Amir Saleh, who heads the opposition delegation'."""
    for verb in head.children:
        if verb.dep_ == "relcl" and verb.lemma_.lower() in text.knowledge.words["heading"]:
            for thing in verb.children:
                name = text.laid[thing.i] if thing.dep_ == "dobj" else None
                if name is not None:
                    return _told_by(text, thing, name)
    return None


def _by_state(text: _Text, head: Token, start: int, first: int) -> _Known | None:
    """'Iran's Zarif', 'Tamim bin Hamad of Qatar': country only."""
    near = [n for n in _names(text, start, first) if _owns(text, n)]
    near += [n for n in _after(text, head, OF) if n.fact.kind in {"state", "adjective"}]
    if not near:
        return None
    text.used.add(near[-1].head)
    return _Known((Actor(country=near[-1].fact.country, sectors=near[-1].fact.sectors),), (near[-1],))


def _owns(text: _Text, name: Name) -> bool:
    """Whether a state before a person's name tells whose he is: 'Russian Ivan Petrov', 'Iran's Zarif'."""
    return (
        name.fact.kind in STATELY
        and not name.held
        and (name.fact.kind == "adjective" or text.doc[name.head].dep_ == "poss")
    )


# offices, crowds, bodies


def _roles(text: _Text) -> Iterator[Mention]:
    """Roles at the head of their phrase: 'the president of Kenya', 'Turkish troops', 'rebels'."""
    for token in text.doc:
        name = text.laid[token.i]
        if name is None or name.fact.kind != "role" or token.i != name.head:
            continue
        if (
            token.dep_ in {"compound", "amod", "nmod"}
            and token.head.i > token.i
            and _heads_actor(text, token.head)
        ):
            continue
        yield _role(text, token, name)


def _heads_actor(text: _Text, head: Token) -> bool:
    """Whether a modifier's head is an actor itself, so that the modifier is part of it."""
    name = text.laid[head.i]
    if name is not None:
        return name.fact.kind in {"role", "organisation", "group", "leader", "people", "demonym"}
    return head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG", ""}


def _role(text: _Text, token: Token, name: Name) -> Mention:
    doc, fact = text.doc, name.fact
    start = min(_left(text, token), name.start)
    known = _office(text, token, name, start, name.start)
    person = next(
        (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and not _taken(text, c.i)), None
    )
    actors = known.actors
    if person is not None and fact.body == "person" and not fact.plural:
        first = _first_of_name(text, person, _left(text, person))
        actors = tuple(replace(a, name=doc[first : person.i + 1].text) for a in actors)
    mention = doc[start : name.end].text
    actors = tuple(replace(a, mention=mention) for a in actors)
    kind: MentionKind = {"person": "role", "body": "organisation"}.get(fact.body, "group")  # type: ignore[assignment]
    if fact.inherits == "s":
        kind = "country"
    who = any(a.country or a.name or a.sector in ABOVE_STATES for a in actors)
    pointing = _definite(doc, token, start, fact)
    rule = "who.role" if who or not pointing else "who.anaphor"
    plural = fact.plural or len(actors) > 1
    return Mention(start, name.end, token.i, kind, actors, plural, rule, _spans(doc, (*known.names, name)))


def _definite(doc: Doc, token: Token, start: int, fact: Fact) -> bool:
    words = {t.lower_ for t in doc[start : token.i]}
    return (
        bool(words & DEFINITE)
        or (fact.body == "person" and not fact.plural and token.pos_ == "PROPN")
        or fact.inherits == "s"
    )


def _office(
    text: _Text, token: Token, name: Name, start: int, before: int, *, people: Token | None = None
) -> _Known:
    """The actor or actors that an office, body or crowd stands for, by the company that its words keep.

    `start:before` are the tokens before it in its phrase; `people` is the person who holds it, whose own 'of' counts too.
    """
    fact = name.fact
    company = [n for n in _names(text, start, before) if n is not name]
    known = _from_company(text, token, fact, company)
    if known is None:
        known = _from_after(text, token, fact) or (
            _from_after(text, people, fact) if people is not None else None
        )
    if known is None:
        known = _Known((Actor(sector=fact.sector, sectors=fact.sectors),))
    role = _role_words(text, token, name)
    gone = _gone(text, start, before, token)
    actors = []
    for actor in known.actors:
        if gone and fact.body == "person" and actor.sector in OFFICES:
            actor = replace(actor, sector="ELI", sectors=())
        actors.append(replace(actor, role=role))
    return _Known(tuple(actors), known.names)


def _role_words(text: _Text, token: Token, name: Name) -> str:
    """The canonical office; a minister of anything is a minister of that."""
    role = name.fact.role
    if role not in {"minister", "secretary", "ministry", "deputy minister"}:
        return role
    words: list[str] = []
    i = name.start - 1
    while (
        i >= 0
        and text.laid[i] is None
        and text.doc[i].pos_ in {"NOUN", "PROPN", "ADJ"}
        and text.doc[i].dep_ in {"compound", "nmod", "amod"}
    ):
        words.insert(0, text.doc[i].lower_)
        i -= 1
    return " ".join([*words[-3:], role])


def _gone(text: _Text, start: int, before: int, token: Token) -> bool:
    """Whether the office is a former one: 'former', 'ex-', 'ousted'."""
    words = text.knowledge.words["former"]
    return any(t.lower_.rstrip("-") in words for t in text.doc[start : max(before, token.i)])


def _from_company(text: _Text, token: Token, fact: Fact, company: Sequence[Name]) -> _Known | None:
    """What the names before an office tell: 'UN envoy', 'Hamas leader', 'Indian and Chinese ministers', 'army spokesman'."""
    body = next(
        (n for n in reversed(company) if n.fact.kind in {"organisation", "group"} and not n.held), None
    )
    states = [n for n in company if n.fact.kind in STATELY and not n.held] or [
        n for n in company if n.held == "based"
    ]
    people = next(
        (n for n in reversed(company) if n.fact.kind in {"people", "people_adjective"} and not n.held), None
    )
    leader = next((n for n in reversed(company) if n.fact.kind == "leader"), None)
    role = next((n for n in reversed(company) if n.fact.kind == "role"), None)
    if body is not None and (
        fact.inherits == "i" or body.fact.sector in ABOVE_STATES or body.fact.kind == "group" or not states
    ):
        return _of_body(text, fact, body, states)
    if people is not None:
        return _of_people(text, token, fact, people, states)
    if not states and leader is not None:
        return _Known(
            (Actor(country=leader.fact.country, sector=fact.sector, sectors=fact.sectors),), (leader,)
        )
    sector, sectors = fact.sector, fact.sectors
    if role is not None and fact.inherits == "i":
        sector, sectors = role.fact.sector or sector, role.fact.sectors
    told = (role,) if role is not None and fact.inherits == "i" else ()
    if not states:
        return (
            _Known((Actor(sector=sector, sectors=sectors),), told)
            if told and not _has_of(text, token)
            else None
        )
    sides = _sides(text, states, plural=fact.plural)
    text.used.update(n.head for n in sides)
    actors = tuple(
        Actor(
            country=n.fact.country,
            sector=sector if n.fact.kind != "house" else n.fact.sector,
            sectors=sectors + n.fact.sectors,
        )
        for n in sides
    )
    return _Known(actors, (*sides, *told))


def _has_of(text: _Text, token: Token) -> bool:
    return any(_after(text, token, OF))


def _of_body(text: _Text, fact: Fact, body: Name, states: Sequence[Name]) -> _Known:
    text.used.add(body.head)
    text.used.update(n.head for n in states)
    found = body.fact
    if found.sector in ABOVE_STATES and not found.country:
        second = (fact.sector,) if fact.sector not in {"GOV", ""} and fact.inherits != "i" else found.sectors
        nation = (
            states[-1].fact.country
            if states and fact.sector == "GOV" and states[-1].start < body.start
            else ""
        )
        if nation:
            return _Known((Actor(country=nation, sector=fact.sector),), (states[-1],))
        return _Known((Actor(sector=found.sector, sectors=second),), (body,))
    if fact.inherits == "i" or found.kind == "group":
        return _Known((Actor(country=found.country, sector=found.sector, sectors=found.sectors),), (body,))
    sector = fact.sector or found.sector
    return _Known((Actor(country=found.country, sector=sector, sectors=fact.sectors),), (body,))


def _of_people(text: _Text, token: Token, fact: Fact, people: Name, states: Sequence[Name]) -> _Known:
    """'Syrian Kurdish fighters' are rebels, a 'Kurdish delegation' is opposition, 'Kurdish villagers' are a crowd."""
    words = text.knowledge.words
    text.used.add(people.head)
    text.used.update(n.head for n in states)
    inner = {n.fact.kind for n in _names(text, states[-1].end, people.start)} if states else set()
    country = people.fact.country or (states[-1].fact.country if states and "role" not in inner else "")
    head = token.lemma_.lower()
    sector = fact.sector
    if fact.inherits == "i" or fact.sector in {"MIL", "PRM", "GOV"}:
        if head in words["fighting"] or fact.sector in {"MIL", "PRM"}:
            sector = "REB"
        elif head in words["delegated"] or fact.role in words["delegated"]:
            sector = "OPP"
    if (
        people.fact.name in {"Muslims", "Christians", "Jews", "Hindus", "Sikhs", "Sunnis", "Shias"}
        and fact.role == "leader"
    ):
        sector = "REL"
    return _Known((Actor(country=country, sector=sector, sectors=fact.sectors),), (people, *states))


def _sides(text: _Text, states: Sequence[Name], *, plural: bool) -> tuple[Name, ...]:
    """The state nearest the office; all that are joined by 'and' where the office is plural."""
    if not plural or len(states) == 1:
        return (states[-1],)
    joined = [states[-1]]
    for name in reversed(states[:-1]):
        between = {t.lower_ for t in text.doc[name.end : joined[0].start]}
        if between <= {",", "and", "&", "the", "or", "/", "-"} and between:
            joined.insert(0, name)
    return tuple(joined)


def _from_after(text: _Text, token: Token, fact: Fact, depth: int = 0) -> _Known | None:
    """What follows an office tells: 'the president of Kenya', 'a spokesman for the opposition', 'police in Lima'."""
    names = _after(text, token, OF)
    states = [n for n in names if n.fact.kind in {"state", "capital", "house", "demonym"}]
    if states and not (fact.role in {"member"} and len(names) > len(states)):
        sides = tuple(states) if fact.plural else (states[0],)
        text.used.update(n.head for n in sides)
        return _Known(
            tuple(
                Actor(country=n.fact.country, sector=fact.sector, sectors=fact.sectors + n.fact.sectors)
                for n in sides
            ),
            sides,
        )
    for name in names:
        told = _told_by(text, text.doc[name.head], name, depth + 1) if depth < MAX_DEPTH else None
        if told is None or not told.actors:
            continue
        text.used.add(name.head)
        actor = told.actors[0]
        above = actor.sector in ABOVE_STATES
        presiding = fact.role in {"president", "vice president", "commissioner", "administrator", "chairman"}
        if above and fact.inherits != "i" and fact.sector:
            actor = replace(actor, sectors=(fact.sector,))
        elif not (fact.inherits == "i" or presiding or above or not fact.sector):
            actor = replace(actor, sector=fact.sector, sectors=fact.sectors)
        return _Known((actor,), (name, *told.names))
    if fact.sector in text.knowledge.words["local"]:
        for name in _after(text, token, frozenset({"in", "across", "near", "at"})):
            if name.fact.kind in STATELY:
                text.used.add(name.head)
                return _Known(
                    (Actor(country=name.fact.country, sector=fact.sector, sectors=fact.sectors),), (name,)
                )
    return None


def _told_by(text: _Text, token: Token, name: Name, depth: int = 0) -> _Known | None:
    """The actor that a named thing or office stands for."""
    fact = name.fact
    if fact.kind == "role":
        start = min(_left(text, token), name.start)
        company = [n for n in _names(text, start, name.start) if n is not name]
        known = _from_company(text, token, fact, company)
        if known is None and depth < MAX_DEPTH:
            known = _from_after(text, token, fact, depth + 1)
        return known or _Known((Actor(sector=fact.sector, sectors=fact.sectors),), (name,))
    return _Known((Actor(country=fact.country, sector=fact.sector, sectors=fact.sectors),), (name,))


def _after(text: _Text, token: Token, prepositions: frozenset[str]) -> list[Name]:
    """The names that stand after a word's own preposition, conjuncts included."""
    found: list[Name] = []
    for prep in token.children:
        if prep.dep_ != "prep" or prep.lower_ not in prepositions or prep.i < token.i:
            continue
        queue = [c for c in prep.children if c.dep_ == "pobj"]
        while queue and len(found) < 12:
            thing = queue.pop(0)
            name = text.laid[thing.i]
            if name is not None and not name.held:
                found.append(name)
            queue += [c for c in thing.children if c.dep_ == "conj"]
    return found


# states, organisations, groups by name


def _named(text: _Text) -> Iterator[Mention]:
    for token in text.doc:
        name = text.laid[token.i]
        if name is None or token.i != name.head or token.i in text.used:
            continue
        match name.fact.kind:
            case "state" | "capital" | "house" | "adjective":
                if _acts(text, token, name):
                    yield _state(text, token, name)
            case "demonym" | "people":
                yield _people(text, token, name)
            case "organisation" | "group":
                if not (
                    _modifies(token)
                    and _heads_actor(text, token.head)
                    and text.laid[token.head.i] is not None
                ):
                    yield _body(text, token, name)
            case "people_adjective" if _modifies(token) and not _heads_actor(text, token.head):
                yield _people(text, token, name)
            case _:
                continue


def _modifies(token: Token) -> bool:
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def _acts(text: _Text, token: Token, name: Name) -> bool:
    """Whether a state, capital or adjective stands for the government, not for a place or a part of another name."""
    words = text.knowledge.words
    kind = name.fact.kind
    if name.held in {"participle", "stance", "based"} or _dateline(text.doc, name):
        return False
    if _modifies(token):
        if _heads_actor(text, token.head) or token.head.lemma_.lower() in words["place_nouns"]:
            return False
        return kind != "capital"
    if token.dep_ == "poss" or kind == "house":
        return True
    first = _first_conjunct(text, token)
    if first.dep_ == "appos" and first.head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return False
    if first.dep_ != "pobj":
        return True
    prep = first.head.lower_
    if prep in words["locative"]:
        return False
    governor = first.head.head.lemma_.lower()
    if prep in {"to", "from", "for", "towards"} and governor in words["motion"]:
        return kind == "state" and prep == "to"
    return not (prep == "of" and governor in words["place_nouns"])


def _first_conjunct(text: _Text, token: Token) -> Token:
    """The first of a list; the parser takes the second of 'Chad, Niger and Mali' for an apposition."""
    for _ in range(20):
        name = text.laid[token.head.i]
        listed = token.dep_ == "appos" and name is not None and name.fact.kind == "state"
        if token.dep_ != "conj" and not listed:
            break
        token = token.head
    return token


def _dateline(doc: Doc, name: Name) -> bool:
    """'New Delhi: …', 'MOSCOW (AP) — …' at the start of a line."""
    first = name.start == 0 or doc[name.start].is_sent_start or doc[name.start - 1].is_space
    return bool(first) and name.end < len(doc) and doc[name.end].text in {":", "(", "—", "–", "--", "|"}


def _state(text: _Text, token: Token, name: Name) -> Mention:
    fact = name.fact
    start = (
        name.start - 1
        if name.start and text.doc[name.start - 1].lower_ == "the" and fact.kind != "adjective"
        else name.start
    )
    words = text.doc[start : name.end].text
    actor = Actor(
        name="", mention=words, country=fact.country, sector=fact.sector or "GOV", sectors=fact.sectors
    )
    return Mention(
        start, name.end, token.i, "country", (actor,), False, f"who.{fact.kind}", _spans(text.doc, (name,))
    )


def _people(text: _Text, token: Token, name: Name) -> Mention:
    """'The Russians' are the government's men; 'two Russians', 'Kurds' are a crowd."""
    doc, fact = text.doc, name.fact
    start = min(_left(text, token), name.start)
    company = [n for n in _names(text, start, name.start) if n.fact.kind in STATELY and not n.held]
    text.used.update(n.head for n in company)
    article = name.start > 0 and doc[name.start - 1].lower_ == "the"
    whole = fact.kind == "demonym" and article
    country = fact.country or (company[-1].fact.country if company else "")
    if not country:
        places = [n for n in _after(text, token, frozenset({"in", "of", "from"})) if n.fact.kind in STATELY]
        country = places[0].fact.country if places else ""
    actor = Actor(
        mention=doc[start : name.end].text,
        country=country,
        sector="GOV" if whole else fact.sector,
        sectors=fact.sectors,
    )
    bare = start == name.start and fact.kind == "demonym"
    rule = "who.demonym" if bare else "who.people"
    return Mention(start, name.end, token.i, "group", (actor,), True, rule, _spans(doc, (*company, name)))


def _body(text: _Text, token: Token, name: Name) -> Mention:
    """An organisation or armed group by name; of several bodies of a name the state before it tells which."""
    doc, fact = text.doc, name.fact
    start = min(_left(text, token), name.start)
    company = [
        n for n in _names(text, start, name.start) if n.fact.kind in {"state", "adjective"} and not n.held
    ]
    country = fact.country
    if company and (fact.kind == "organisation" and (country or fact.sector == "NGO")):
        country = company[-1].fact.country
    text.used.update(n.head for n in company)
    actor = Actor(
        name=fact.name,
        mention=doc[start : name.end].text,
        country=country,
        sector=fact.sector,
        sectors=fact.sectors,
    )
    kind: MentionKind = "group" if fact.kind == "group" else "organisation"
    return Mention(
        start,
        name.end,
        token.i,
        kind,
        (actor,),
        fact.kind == "group",
        f"who.{fact.kind}",
        _spans(doc, (name,)),
    )


# what nobody told us


def _pronouns(text: _Text) -> Iterator[Mention]:
    words = text.knowledge.words["pronouns"]
    for token in text.doc:
        if token.lower_ in words and token.pos_ in {"PRON", "DET", "NOUN"} and token.dep_ != "det":
            if token.lower_ == "it" and token.dep_ == "expl":
                continue
            plural = token.lower_ in {"they", "them", "we", "us", "both", "their", "our", "those", "all"}
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), plural, "who.pronoun")
        elif (
            token.lower_ in {"two", "three", "four"}
            and token.pos_ == "NUM"
            and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
        ):
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), True, "who.pronoun")


def _guessed(text: _Text) -> Iterator[Mention]:
    """Organisations that only the tagger knows: their words may still tell country and sector."""
    doc = text.doc
    for entity in doc.ents:
        if (
            entity.label_ not in {"ORG", "NORP"}
            or text.laid[entity.root.i] is not None
            or entity.root.pos_ != "PROPN"
        ):
            continue
        if _modifies(entity.root):
            continue
        yield _organisation(text, entity.start, entity.end, entity.root)


def _organisation(text: _Text, start: int, end: int, head: Token) -> Mention:
    doc = text.doc
    start = start + 1 if doc[start].lower_ == "the" and end - start > 1 else start
    inside = _names(text, start, end)
    state = next((n for n in inside if n.fact.kind in STATELY and not n.held), None)
    role = next((n for n in reversed(inside) if n.fact.kind == "role" and n.fact.body != "person"), None)
    words = doc[start:end].text
    told = tuple(n for n in (state, role) if n is not None)
    text.used.update(n.head for n in told)
    actor = Actor(
        name=words,
        mention=words,
        country=state.fact.country if state else "",
        sector=role.fact.sector if role else "",
        sectors=role.fact.sectors if role else (),
    )
    return Mention(start, end, head.i, "organisation", (actor,), False, "who.named", _spans(doc, told))


# words


def _left(text: _Text, head: Token) -> int:
    """The first token of what modifies a head from the left, on the same line."""
    left = head.i
    line = next((i + 1 for i in range(head.i, max(head.i - 60, -1), -1) if text.doc[i].is_space), 0)
    queue = [head]
    while queue:
        token = queue.pop()
        for child in token.lefts:
            if child.dep_ in MODIFIERS and not child.is_space:
                left = max(line, min(left, child.left_edge.i))
                queue.append(child)
    name = text.laid[head.i]
    return _with_adjacent(text, min(left, name.start) if name is not None else left, head)


def _with_adjacent(text: _Text, left: int, head: Token) -> int:
    """Takes in names that stand right before a phrase and hang on it, by whatever label: fragments are parsed badly."""
    while left > 0:
        before = left - 1
        if text.doc[before].tag_ == "POS" and before > 0:
            before -= 1
        name = text.laid[before]
        if (
            name is None
            or not left <= text.doc[name.head].head.i <= head.i
            or text.doc[name.head].dep_ == "pobj"
        ):
            break
        left = name.start
    return left


def _names(text: _Text, start: int, end: int) -> list[Name]:
    """The known names that begin within `start:end`, in order."""
    found: list[Name] = []
    for i in range(start, end):
        name = text.laid[i]
        if name is not None and (not found or found[-1] is not name) and name.end <= end:
            found.append(name)
    return found


def _spans(doc: Doc, names: Sequence[Name]) -> Spans:
    seen = sorted({(n.start, n.end) for n in names})
    return tuple((doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in seen)
