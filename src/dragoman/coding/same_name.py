"""Which mentions of one text name one person, and what do they tell together?

'Lavrov' after 'Sergey Lavrov, the Russian foreign minister'; an office and the name beside it. Goes by the parts of names and by
apposition; two persons who share a last name are told apart only by first names and countries.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.coding.findings import Mention, MentionKind
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import direct_object
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

STATE_OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD"})
AT_HOME = STATE_OFFICES | {
    "ELI"
}  # whose officials a report names without saying whose they are; former ones too
NO_STATE = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
NAMING_KINDS: frozenset[MentionKind] = frozenset({"person", "role"})
AS_REACH = 4  # tokens between a name's 'as' and the office
ALIKE = 0.7  # of two spellings of one first name


def known_names(
    mentions: Sequence[Mention], home: str, hosts: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> list[Mention]:
    """Each person's name, country and office, filled in from the fullest mentions of the same name anywhere in the text.

    Args:
        mentions: in text order.
        home: the country whose officials the report names without saying whose they are, or "".
        hosts: by name of an official, the countries of which he is not.
    """
    people = _People()
    named = [(a, m) for m in mentions if m.kind in NAMING_KINDS for a in m.actors if a.name]
    for actor, mention in sorted(
        named, key=lambda n: (-len(n[0].name.split()), not _written(n[0]), n[1].head)
    ):
        at = people.place_of(actor)
        if at is None:
            people.put(len(people.known), actor, mention)
        else:
            known, teller = people.known[at]
            fuller = _fullness(actor) > _fullness(known)
            people.put(at, *((_merged(actor, known), mention) if fuller else (_merged(known, actor), teller)))
    return [_named(m, people, home, hosts) if m.kind in NAMING_KINDS else m for m in mentions]


class _People:
    """The persons of a text, each with the fullest mention, found by the parts of their names."""

    def __init__(self) -> None:
        self.known: list[tuple[Actor, Mention]] = []
        self._with_part: dict[str, list[int]] = {}  # which of them have, or had, a name with this part

    def put(self, at: int, actor: Actor, mention: Mention) -> None:
        """Take a person in at the end, or in place of what was known of him."""
        self.known[at : at + 1] = [(actor, mention)]
        for part in _parts(actor.name):
            places = self._with_part.setdefault(part, [])
            if at not in places:
                places.append(at)

    def place_of(self, actor: Actor) -> int | None:
        """Where the first one stands whom an actor's name may name: names of one person have a part in common."""
        near = {n for part in _parts(actor.name) for n in self._with_part.get(part, ())}
        return next((n for n in sorted(near) if same_name(actor, self.known[n][0])), None)


def _written(actor: Actor) -> bool:
    """Whether the report itself gives the name, not only the list of leaders."""
    return actor.name in actor.mention


@lru_cache(maxsize=4096)  # a text names the same persons again and again
def _parts(name: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", name.lower()).replace("-", " ")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))  # 'Año' and 'Ano'
    parts = (w.removesuffix("’s").removesuffix("'s").strip(".,") for w in plain.split())
    return tuple(part for part in parts if part)


def same_name(actor: Actor, known: Actor) -> bool:
    """Whether a mention may name a known person: a shorter name is part of the longer, countries do not contradict."""
    if actor.country and known.country and actor.country != known.country:
        return False
    mine, theirs = _parts(actor.name), _parts(known.name)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        short, long = sorted((mine, theirs), key=len)
        return short[0] in long and len(short[0]) > 1
    return (
        (mine[-1] == theirs[-1] and _same_first(mine[0], theirs[0]))
        or set(mine) <= set(theirs)
        or set(theirs) <= set(mine)
    )


def _same_first(mine: str, theirs: str) -> bool:
    """Whether two first names may be one: 'S.' and 'Sergei', 'Sergey' and 'Sergei', not 'Salem' and 'Saad'."""
    short, long = sorted((mine, theirs), key=len)
    if short[0] != long[0] or long.startswith(short):
        return short[0] == long[0]
    return SequenceMatcher(None, short, long).ratio() >= ALIKE


def _fullness(actor: Actor) -> tuple[bool, bool, int]:
    return bool(actor.country or actor.sector), bool(actor.country), len(actor.name.split())


def _merged(full: Actor, other: Actor) -> Actor:
    """One person from two mentions: the longer name, and what either knows."""
    if full.name and other.name and len(other.name.split()) > len(full.name.split()):
        name = other.name
    else:
        name = full.name or other.name
    same_side = not full.country or not other.country or full.country == other.country
    above = next((a for a in (full, other) if a.sector in NO_STATE), None)
    if above is not None and full.sector in {"GOV", ""} and not full.country:
        full = replace(full, sector=above.sector, sectors=above.sectors)  # 'the envoy' is the UN's
    country = full.country or (other.country if not full.sector or same_side else "")
    sector, sectors = full.sector or other.sector, full.sectors or other.sectors
    role = full.role or other.role
    told = (name, country, sector, sectors, role)
    if told == (full.name, full.country, full.sector, full.sectors, full.role):
        return full
    return replace(full, name=name, country=country, sector=sector, sectors=sectors, role=role)


def by_list(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'Chilean President Rojas and Prime Minister Vera', 'the Chilean government and people': of one country, told once."""
    by_head = {m.head: m for m in mentions}
    found = []
    for mention in mentions:
        token = tokens[mention.head]
        first = by_head.get(token.head.i) if token.dep_ == "conj" else None
        if first is not None and len(mention.actors) == len(first.actors) == 1:
            country = first.actors[0].country
            if (
                country
                and not mention.actors[0].country
                and (
                    _office_beside(mention, first)
                    or _body_beside(mention, first)
                    or _bare_beside(token, mention, first)
                )
            ):
                actor = replace(mention.actors[0], country=country)
                mention = by_head[mention.head] = replace(mention, actors=(actor,), rule="same_person.list")
        found.append(_as_the_next(mention, token, by_head))
    return found


def _as_the_next(mention: Mention, token: Token, by_head: Mapping[int, Mention]) -> Mention:
    """'The government and the people of Chile': whose the second is told to be, the first is too."""
    after = next((by_head[c.i] for c in token.rights if c.dep_ == "conj" and c.i in by_head), None)
    if after is None or len(mention.actors) != 1 or len(after.actors) != 1:
        return mention
    mine, theirs = mention.actors[0], after.actors[0]
    bodies = {mine.role, theirs.role} <= word_list("same_name.beside") and mine.role != theirs.role
    own = any(
        c.dep_ in {"poss", "prep", "amod"} for c in token.children
    )  # 'our government', 'the regional government'
    if mine.country or not theirs.country or not bodies or own:
        return mention
    return replace(mention, actors=(replace(mine, country=theirs.country),), rule="same_person.list")


def _bare_beside(token: Token, mention: Mention, first: Mention) -> bool:
    """'The Chilean president, government and people', 'Chilean soldiers and journalists': what is joined and has no words of its own."""
    words = token.doc[mention.start : mention.end].text
    bare = token.left_edge.i >= mention.start and (" " not in words or words == mention.actors[0].role)
    after = any(c.dep_ == "prep" and c.lower_ in {"of", "from", "in"} for c in token.children)
    told = first.rule == "same_person.list" or any(
        c.dep_ in {"amod", "poss", "compound", "nmod"} for c in token.head.lefts
    )
    names = bool(mention.actors[0].name or first.actors[0].name)
    return bare and told and not after and not names and mention.rule in {"who.role", "who.anaphor"}


def _office_beside(mention: Mention, first: Mention) -> bool:
    mine, theirs = mention.actors[0], first.actors[0]
    titled = all(m.rule in {"who.title", "same_person.list"} for m in (mention, first))
    if (
        first.kind == "role" and not first.plural
    ):  # 'Chile's Minister of Trade and Minister of State Ana Soto'
        titled = mention.rule in {"who.title", "who.posted"}
    return (
        titled
        and mention.kind == "person"
        and mine.sector == theirs.sector == "GOV"
        and mine.role != theirs.role
    )


def _body_beside(mention: Mention, first: Mention) -> bool:
    """Whether a bare 'government', 'people' stands beside another body of a told country."""
    bare = mention.end - mention.start == 1 and mention.actors[0].role in word_list("same_name.beside")
    return (
        bare
        and first.kind in {"organisation", "group"}
        and first.actors[0].role in word_list("same_name.beside")
    )


def by_delegation(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The Chilean delegation led by Minister Ana Soto', 'Minister Ana Soto represented Chile': she is Chile's."""
    by_head = {m.head: m for m in mentions}
    found = []
    for mention in mentions:
        if mention.kind in NAMING_KINDS and len(mention.actors) == 1 and not mention.actors[0].country:
            theirs = {
                a.country
                for i in _led(tokens[mention.head])
                for a in (by_head[i].actors if i in by_head else ())
            }
            if len(theirs) == 1 and (country := theirs.pop()):
                actor = replace(mention.actors[0], country=country)
                mention = replace(mention, actors=(actor,), rule="same_person.delegation")
        found.append(mention)
    return found


def by_capacity(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The credentials of Ana Soto, as ambassador of Chile': the office right behind a name and 'as' is hers."""
    offices = {m.start: m for m in mentions if m.kind == "role" and not m.plural and len(m.actors) == 1}
    found = []
    for mention in mentions:
        at = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
        if (
            mention.kind == "person"
            and not mention.actors[0].country
            and at < len(tokens)
            and tokens[at].lower_ == "as"
        ):
            office = next((offices[i] for i in range(at + 1, at + AS_REACH) if i in offices), None)
            if office is not None and office.actors[0].country:
                actor = replace(mention.actors[0], country=office.actors[0].country)
                mention = replace(mention, actors=(actor,), rule="same_person.capacity")
        found.append(mention)
    return found


def _led(token: Token) -> list[int]:
    """The words for what a word leads: 'a delegation led by the minister', 'the minister leads a delegation'."""
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "by"
        and lemma(token.head.head) in word_list("same_name.leading")
    ):
        verb = token.head.head
        return (
            [verb.head.i]
            if verb.dep_ == "acl" and verb.head.lemma_.lower() in word_list("same_name.delegations")
            else []
        )
    verb = token.head
    if token.dep_ == "nsubj" and lemma(verb) in word_list("same_name.leading") | {"represent"}:
        objects = direct_object(verb)
        return [
            o.i
            for o in objects
            if o.lemma_.lower() in word_list("same_name.delegations") or lemma(verb) == "represent"
        ]
    return []


def by_office(mentions: Sequence[Mention]) -> list[Mention]:
    """'The Peruvian minister … Minister Ana Soto': who holds an office of no told country, where only one country's is told of.

    A country that has a named holder of the office already is left out.
    """
    told: dict[str, set[str]] = {}
    held: set[tuple[str, str]] = set()
    for mention in mentions:
        for actor in mention.actors:
            if actor.role and actor.country and mention.kind in NAMING_KINDS:
                if actor.name:
                    held.add((actor.role, actor.country))
                else:
                    told.setdefault(actor.role, set()).add(actor.country)
    open_to = {r: {c for c in countries if (r, c) not in held} for r, countries in told.items()}
    return [_by_office(mention, open_to) for mention in mentions]


def _by_office(mention: Mention, told: Mapping[str, set[str]]) -> Mention:
    if mention.kind != "person" or len(mention.actors) != 1:
        return mention
    actor = mention.actors[0]
    countries = told.get(actor.role, set())
    if actor.role == "minister":  # 'the Chilean trade minister … Minister Ana Soto'
        countries = set().union(*(c for role, c in told.items() if role.endswith("minister")))
    if not actor.name or actor.country or actor.sector != "GOV" or len(countries) != 1:
        return mention
    return replace(
        mention, actors=(replace(actor, country=next(iter(countries))),), rule="same_person.office"
    )


def _named(
    mention: Mention,
    people: _People,
    home: str,
    hosts: Mapping[str, frozenset[str]],
) -> Mention:
    if not any(a.name for a in mention.actors):
        return mention
    actors: list[Actor] = []
    spans, rule = mention.spans, mention.rule
    for actor in mention.actors:
        at = people.place_of(actor) if actor.name else None
        known = people.known[at] if at is not None else None
        full = actor
        if known:
            full = _merged(actor, known[0]) if actor.sector else _merged(known[0], actor)
            if not _written(actor) and len(known[0].name.split()) == len(full.name.split()):
                full = replace(full, name=known[0].name)
        if full.mention != actor.mention:
            full = replace(full, mention=actor.mention)
        untold = full.sector in AT_HOME and not full.country and full.role and full.name
        if (
            untold
            and home
            and not _guest(full, actor, home, hosts)
            and not _held_by_another(full, people.known, home)
        ):
            full = replace(full, country=home)
            rule = "same_person.home-country"
        elif known and (full.country, full.sector) != (actor.country, actor.sector):
            rule, spans = "same_person.name", known[1].spans
        actors.append(full)
    told = tuple(actors)
    if (told, rule, spans) == (mention.actors, mention.rule, mention.spans):
        return mention
    return replace(mention, actors=told, rule=rule, spans=spans)


def _guest(full: Actor, actor: Actor, home: str, hosts: Mapping[str, frozenset[str]]) -> bool:
    """Whether an official comes to the country from which the report is told, or is another's counterpart."""
    return (
        "counterpart" in full.mention or home in hosts.get(full.name, ()) or home in hosts.get(actor.name, ())
    )


def _held_by_another(actor: Actor, people: Sequence[tuple[Actor, Mention]], country: str) -> bool:
    """Whether a country has another at its head: who else is called president then is another country's."""
    return actor.role in word_list("same_name.heads") and any(
        p.country == country and p.role == actor.role and p.name and not same_name(actor, p)
        for p, _ in people
    )


def beside_each_other(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """An office and the name in apposition to it are one person: both mentions hold what either tells.

    'The Thai counterpart, Ana Soto', 'Member of the Chadian senate Idriss Haroun'.
    """
    by_head = {m.head: m for m in mentions}
    for mention in mentions:
        if mention.kind not in NAMING_KINDS or mention.plural or len(mention.actors) != 1:
            continue
        token = tokens[mention.head]
        near = [token.head.i] if token.dep_ == "appos" else []
        near += [c.i for c in token.children if c.dep_ == "appos"]
        if mention.rule == "who.posted" and token.dep_ == "pobj":
            near.append(token.head.head.i)
        for i in near:
            office = by_head.get(i)
            if office is None or office.kind != "role" or office.plural or len(office.actors) != 1:
                continue
            mine, theirs = by_head[mention.head].actors[0], office.actors[0]
            if mine.country and theirs.country and mine.country != theirs.country:
                continue
            if office.rule == "same_person.owner":  # 'its spokesman Ana Soto', of rebels
                mine = replace(mine, country=theirs.country, sector=theirs.sector)
            both = _merged(mine, replace(theirs, name=mine.name or theirs.name))
            by_head[mention.head] = _told_beside(by_head[mention.head], both)
            by_head[i] = _told_beside(office, both)
    return [by_head[m.head] for m in mentions]


def _told_beside(mention: Mention, both: Actor) -> Mention:
    own = mention.actors[0]
    actor = replace(both, mention=own.mention)
    return mention if actor == own else replace(mention, actors=(actor,), rule="same_person.beside")
