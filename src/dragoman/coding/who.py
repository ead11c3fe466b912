"""Who are the political actors that a text names?

Every noun phrase that denotes one becomes a mention, at its head word: states, governments by their capitals and houses,
officials with or without a name, organisations, armed groups, crowds, and the pronouns and offices that stand for one
named elsewhere (`same_person.py` finds which). Goes by the names that are known, then by syntax, last by the tagger's
guess at persons. It can't know the country of a person whom the text introduces nowhere and the data does not hold.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.coding.company import (
    Text,
    first_conjunct,
    left_edge,
    modifies,
    names_after,
    names_within,
    office_holders,
    spans_of,
)
from dragoman.coding.crowds import find_crowds
from dragoman.coding.findings import BODIES, Mention, MentionKind
from dragoman.coding.kinds import kind_of
from dragoman.coding.long_titles import long_titles
from dragoman.coding.naming import Name, lay_names
from dragoman.coding.persons import again, first_of_name, named_persons, no_party, taken
from dragoman.knowledge.facts import STATELY, Fact
from dragoman.knowledge.names import Knowledge
from dragoman.reading.grammar import DESCRIBING, lemma
from dragoman.reading.tree import spelt
from dragoman.records import Actor

OWN_WORDS = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod"})
AREAS = frozenset({"area", "district", "zone"})
DEFINITE = frozenset("the this that these those both his her their its our either".split())
FEW = frozenset({"two", "three", "four"})  # 'two ministers' may be any two, 'two sides' are the two
OF_TWO = frozenset({"latter", "former"})
WHOLE = frozenset("all any each every other several many no most some various".split())
ACTING_BEFORE = frozenset({"REB", "OPP", "COP", "GOV", "PRM", "UAF"})  # 'a rebel raid', 'government shelling'
COLOURING = frozenset(
    {"SOC", "BUS", "EDU", "MED", "MIL", "NGO"}
)  # 'an association agreement', 'military aid'


CAMPS = frozenset({"REB", "PRM", "OPP"})  # before a body's name: what it is
PERSONAL = frozenset({"my", "your", "his", "her", "our", "their"})  # whose head is mostly no office
TOWNS = frozenset({"capital", "city", "town", "port", "suburb"})  # before a name: a place, not its government


def find_mentions(
    doc: Doc,
    *,
    knowledge: Knowledge,
    published: dt.date | None = None,
    laid: list[Name | None] | None = None,
) -> list[Mention]:
    """Every mention of a political actor in `doc`, one for each head word, in text order.

    Known leaders whose office had ended when the text was `published` are former ones (ELI); None takes them as in office.
    `laid` are the known names at its tokens, where a caller has them already.

    A mention whose `rule` begins with `who.anaphor`, or whose kind is "pronoun", stands for somebody named elsewhere; its
    actor, if it has one, holds only the sector and role that its own words tell.
    """
    day = published.isoformat() if published else ""
    laid = lay_names(doc, knowledge=knowledge, published=day) if laid is None else laid
    text = Text(doc, list(doc), laid, knowledge, set(), published.isoformat() if published else "")
    text.titles = long_titles(doc, laid)
    found: dict[int, Mention] = {}
    persons = list(named_persons(text))
    for mention in [
        *persons,
        *again(text, persons),
        *_roles(text),
        *_named(text),
        *_pronouns(text),
        *find_crowds(doc, knowledge=knowledge),
        *_guessed(text),
    ]:
        found.setdefault(mention.head, mention)
    return _of_their_camp(
        [found[i] for i in sorted(found) if i not in text.used or found[i].kind == "person"]
    )


def _of_their_camp(mentions: list[Mention]) -> list[Mention]:
    """The mentions; a body that is called rebel once is so wherever it is named."""
    camps = {
        a.name: a.sector
        for m in mentions
        if m.rule == "who.named"
        for a in m.actors
        if a.sector in CAMPS and not a.country
    }
    if not camps:
        return mentions
    return [
        replace(m, actors=tuple(replace(a, sector=camps.get(a.name, a.sector)) for a in m.actors))
        if m.rule == "who.named"
        else m
        for m in mentions
    ]


def states_at(laid: Sequence[Name | None]) -> dict[int, str]:
    """By token index the country of each state or adjective of one that is named there, in any capacity but where firms sit."""
    named = [n for n in laid if n is not None and n.fact.kind in {"state", "adjective"}]
    return {n.head: n.fact.country for n in named if n.held != "based"}


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
    told = _bare(doc, knowledge) if not actors[0].country and actors[0].sector not in BODIES else ()
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
    while token.head != token and depth < 50:
        token, depth = token.head, depth + 1
    return depth


def _roles(text: Text) -> Iterator[Mention]:
    """Roles at the head of their phrase: 'the president of Kenya', 'Turkish troops', 'rebels'."""
    for token, name in text.named():
        if name.fact.kind != "role":
            continue
        if token.dep_ in DESCRIBING and token.head.i > token.i and _heads_actor(text, token.head):
            continue
        if modifies(token) and (lemma(token) in text.knowledge.words["held"] or _colours(text, token, name)):
            continue
        if name.fact.body == "person" and token.tag_ == "JJ" and token.text.islower() and modifies(token):
            continue  # 'a major rally', 'a general strike'
        if token.lower_ == "force" and not any(c.dep_ in OWN_WORDS for c in token.children):
            continue  # 'by force', 'a show of force'
        if _of_the_body(token):
            continue
        if modifies(token) and lemma(token) == "government" and lemma(token.head) in AREAS:
            continue  # 'the local government area'
        yield _role(text, token, name)


def _of_the_body(token: Token) -> bool:
    """'Her head hung', but not 'its head, Ana Soto', nor 'their head of mission'."""
    owner = any(c.dep_ == "poss" and c.lower_ in PERSONAL for c in token.lefts)
    return lemma(token) == "head" and owner and not any(c.dep_ in {"prep", "appos"} for c in token.rights)


def _colours(text: Text, token: Token, name: Name) -> bool:
    """Whether a body before a noun only says of what kind it is: 'military exercises', 'an association agreement'.

    A body whose word or deed the noun names does it: 'the army statement', 'the coalition move'.
    """
    if _does(text, token):
        return False
    if name.fact.body == "person" or name.fact.sector in ACTING_BEFORE:
        return False
    return token.pos_ == "ADJ" or not name.fact.sector or name.fact.sector in COLOURING


def _does(text: Text, token: Token) -> bool:
    """Whether a body before a noun is whose word or deed the noun names: 'the coalition move'."""
    words = text.knowledge.words
    return modifies(token) and lemma(token) in words["doing"] and lemma(token.head) in words["deeds"]


def _heads_actor(text: Text, head: Token) -> bool:
    """Whether a modifier's head is an actor itself, so that the modifier is part of it."""
    name = text.laid[head.i]
    if name is not None:
        return name.fact.kind in {"role", "organisation", "group", "leader", "people", "demonym"}
    return head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG", ""}


def _role(text: Text, token: Token, name: Name) -> Mention:
    doc, fact = text.doc, name.fact
    start = min(left_edge(text, token), name.start)
    known = office_holders(text, token, name, start, name.start)
    person = next(
        (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and not taken(text, c.i)), None
    )
    holder: tuple[int, int] | None = None
    if person is not None and fact.body == "person" and not fact.plural:
        holder = first_of_name(text, person, left_edge(text, person)), person.i + 1
    elif person is None:
        holder = next((t.name for t in text.titles if t.office is name and t.name), None)
    mention = doc[start : name.end].text
    called = doc[holder[0] : holder[1]].text if holder is not None else None
    actors = tuple(
        replace(a, mention=mention, name=a.name if called is None else called) for a in known.actors
    )
    kind: MentionKind = {"person": "role", "body": "organisation"}.get(fact.body, "group")  # type: ignore[assignment]
    if fact.inherits == "s":
        kind = "country"
    who = any(a.country or a.name or a.sector in BODIES for a in actors)
    pointing = _definite(doc, token, start, fact) or _does(text, token)
    rule = "who.role" if who or not pointing else "who.anaphor"
    if fact.inherits == "s" and rule == "who.role" and not who:
        everyone = any(t.lower_ == "all" for t in doc[start : token.i])
        actors = tuple(replace(a, sector="" if everyone else _of_states_at_large(fact)) for a in actors)
    if fact.role == "fighter" and token.i and any(c.isdigit() for c in doc[token.i - 1].text):
        actors = tuple(replace(a, sector="MIL") for a in actors)  # 'a Su-30 fighter' is an aircraft
    plural = fact.plural or len(actors) > 1
    return Mention(start, name.end, token.i, kind, actors, plural, rule, spans_of(doc, (*known.names, name)))


def _of_states_at_large(fact: Fact) -> str:
    """'Western countries' are governments; 'all parties' may be anybody."""
    return "GOV" if fact.role in {"country", "nation", "state", "government", "power"} else ""


def _definite(doc: Doc, token: Token, start: int, fact: Fact) -> bool:
    """Whether an office or body without company points to one told of elsewhere."""
    words = {t.lower_ for t in doc[start : token.i]}
    if words & WHOLE:
        return False
    if fact.inherits == "s":
        return bool(words & (DEFINITE | FEW)) or not (words or fact.plural)
    return bool(words & DEFINITE) or (fact.body == "person" and not fact.plural and token.pos_ == "PROPN")


def _named(text: Text) -> Iterator[Mention]:
    for token, name in text.named():
        if token.i in text.used:
            continue
        match name.fact.kind:
            case "state" | "capital" | "house" | "adjective":
                if _acts(text, token, name):
                    yield _state(text, token, name)
            case "demonym" | "people":
                yield _people(text, token, name)
            case "organisation" | "group":
                if not (
                    modifies(token) and _heads_actor(text, token.head) and text.laid[token.head.i] is not None
                ):
                    yield _body(text, token, name)
            case "people_adjective" if modifies(token) and not _heads_actor(text, token.head):
                yield _people(text, token, name)
            case _:
                continue


def _acts(text: Text, token: Token, name: Name) -> bool:
    """Whether a state, capital or adjective stands for the government, not for a place or a part of another name."""
    words = text.knowledge.words
    kind = name.fact.kind
    if name.held in {"participle", "stance", "based"} or _dateline(text.doc, name):
        return False
    if modifies(token):
        colour = text.laid[token.head.i]  # 'a Peruvian drone attack': the drone only says what kind of attack
        coloured = colour is not None and modifies(token.head) and _colours(text, token.head, colour)
        if _heads_actor(text, token.head) and not coloured:
            return False
        if token.head.lemma_.lower() in words["place_nouns"]:
            return False
        return kind != "capital"
    if kind == "capital" and name.start and text.tokens[name.start - 1].lemma_.lower() in TOWNS:
        return False  # 'in Peru's capital Lima'
    if token.dep_ == "poss" or kind == "house":
        return True
    first = first_conjunct(text, token)
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


def _dateline(doc: Doc, name: Name) -> bool:
    """'New Delhi: …', 'MOSCOW (AP) — …' at the start of a line."""
    first = name.start == 0 or doc[name.start].is_sent_start or doc[name.start - 1].is_space
    return bool(first) and name.end < len(doc) and doc[name.end].text in {":", "(", "—", "–", "--", "|"}


def _state(text: Text, token: Token, name: Name) -> Mention:
    fact = name.fact
    start = (
        name.start - 1
        if name.start and text.tokens[name.start - 1].lower_ == "the" and fact.kind != "adjective"
        else name.start
    )
    words = text.doc[start : name.end].text
    actor = Actor(
        name="", mention=words, country=fact.country, sector=fact.sector or "GOV", sectors=fact.sectors
    )
    return Mention(
        start, name.end, token.i, "country", (actor,), False, f"who.{fact.kind}", spans_of(text.doc, (name,))
    )


def _people(text: Text, token: Token, name: Name) -> Mention:
    """'The Russians' are the government's men; 'two Russians', 'Kurds' are a crowd."""
    doc, fact = text.doc, name.fact
    start = min(left_edge(text, token), name.start)
    company = [n for n in names_within(text, start, name.start) if n.fact.kind in STATELY and not n.held]
    text.used.update(n.head for n in company)
    article = name.start > 0 and doc[name.start - 1].lower_ == "the"
    whole = fact.kind == "demonym" and article
    country = fact.country or (company[-1].fact.country if company else "")
    if not country:
        places = [
            n for n in names_after(text, token, frozenset({"in", "of", "from"})) if n.fact.kind in STATELY
        ]
        country = places[0].fact.country if places else ""
    actor = Actor(
        mention=doc[start : name.end].text,
        country=country,
        sector="GOV" if whole else fact.sector,
        sectors=fact.sectors,
    )
    bare = start == name.start and fact.kind == "demonym"
    rule = "who.demonym" if bare else "who.people"
    return Mention(start, name.end, token.i, "group", (actor,), True, rule, spans_of(doc, (*company, name)))


def _body(text: Text, token: Token, name: Name) -> Mention:
    """An organisation or armed group by name; of several bodies of a name the state before it tells which."""
    doc, fact = text.doc, name.fact
    start = min(left_edge(text, token), name.start)
    company = [
        n
        for n in names_within(text, start, name.start)
        if n.fact.kind in {"state", "adjective"} and not n.held
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
        spans_of(doc, (name,)),
    )


def _pronouns(text: Text) -> Iterator[Mention]:
    words = text.knowledge.words["pronouns"]
    for token in spelt(text.doc, words | FEW | OF_TWO):
        if token.lower_ in words and token.pos_ in {"PRON", "DET", "NOUN"} and token.dep_ != "det":
            if token.lower_ == "it" and token.dep_ == "expl":
                continue
            plural = token.lower_ in {"they", "them", "we", "us", "both", "their", "our", "those", "all"}
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), plural, "who.pronoun")
        elif (
            token.lower_ in FEW
            and token.pos_ == "NUM"
            and (token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} or _stands_alone(token))
        ):
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), True, "who.pronoun")
        elif (
            token.lower_ in OF_TWO
            and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
            and token.i
            and token.nbor(-1).lower_ == "the"
            and not any(c.dep_ == "prep" for c in token.children)
        ):
            yield Mention(token.i - 1, token.i + 1, token.i, "pronoun", (), False, "who.pronoun")


def _stands_alone(number: Token) -> bool:
    """'The two last met': the parser hangs the number on an adverb that it takes for a noun."""
    before = number.nbor(-1).lower_ if number.i else ""
    return number.dep_ == "nummod" and number.head.pos_ in {"ADJ", "ADV"} and before == "the"


def _guessed(text: Text) -> Iterator[Mention]:
    """Organisations that only the tagger knows: their words may still tell country and sector."""
    doc = text.doc
    for entity in doc.ents:
        if (
            entity.label_ not in {"ORG", "NORP"}
            or text.laid[entity.root.i] is not None
            or entity.root.pos_ != "PROPN"
            or entity.text in text.knowledge.words["no_bodies"]
            or _town(text, entity.root)
            or no_party(text, entity)
        ):
            continue
        if modifies(entity.root):
            continue
        yield _organisation(text, entity.start, entity.end, entity.root)


def _town(text: Text, token: Token) -> bool:
    """Whether a name is that of a place that a word before it tells: 'the towns of Kiva and Rusha'."""
    first = first_conjunct(text, token)
    return (
        first.dep_ == "pobj"
        and first.head.lower_ == "of"
        and lemma(first.head.head) in text.knowledge.words["place_nouns"]
    )


def _organisation(text: Text, start: int, end: int, head: Token) -> Mention:
    doc = text.doc
    start = start + 1 if doc[start].lower_ == "the" and end - start > 1 else start
    inside = names_within(text, start, end)
    state = next((n for n in inside if n.fact.kind in STATELY and not n.held), None)
    if (
        state is not None
        and state.fact.kind in {"place", "capital"}
        and end - start == 2
        and state.start == start
    ):
        state = None  # 'Milan Petrov' may be a person
    if state is None:  # 'Chad's Eastern Command'
        before = names_within(text, min(left_edge(text, head), start), start)
        owners = (n for n in reversed(before) if n.fact.kind in {"state", "adjective"} and not n.held)
        state = next(owners, None)
    role = next((n for n in reversed(inside) if n.fact.kind == "role" and n.fact.body != "person"), None)
    words = doc[start:end].text
    told = tuple(n for n in (state, role) if n is not None)
    text.used.update(n.head for n in told)
    actor = Actor(
        name=words,
        mention=words,
        country=state.fact.country if state else "",
        sector=role.fact.sector if role else _told_kind(text, start, end, owned=state is not None),
        sectors=role.fact.sectors if role else (),
    )
    return Mention(start, end, head.i, "organisation", (actor,), False, "who.named", spans_of(doc, told))


def _told_kind(text: Text, start: int, end: int, *, owned: bool) -> str:
    """The sector of a body by the words of its name, and by one before it where no state owns it; "" where none tells."""
    words = [t.text for t in text.doc[start:end]]
    camp = "" if owned else _camp_before(text, start)
    if camp or words[-1] in text.knowledge.words["press"]:
        return camp or "JRN"
    return kind_of(words, text.knowledge.words) if len(words) > 1 else ""


def _camp_before(text: Text, start: int) -> str:
    """The sector that a word right before a body's name tells: 'the *rebel* Northern Front'."""
    word = text.doc[start - 1].text if start else ""
    known = text.knowledge.match(word) if word.islower() else []
    sector = known[0].facts[0].sector if known else ""
    return sector if sector in CAMPS else ""
