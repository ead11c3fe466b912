"""Which mentions of one text name one person, and what do they tell together?

'Lavrov' after 'Sergey Lavrov, the Russian foreign minister'. Goes by the parts of names; two persons who share a last name are told apart only by first names and countries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from types import MappingProxyType

from dragoman.coding.findings import Mention, MentionKind
from dragoman.knowledge.letters import plain
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import GOVERNMENT_OR_UNTOLD, NAMED_AT_HOME, NO_STATE
from dragoman.records import Actor

NAMING_KINDS: frozenset[MentionKind] = frozenset({"person", "role"})
OWNING = frozenset({"his", "her", "its", "their"})
ALIKE = 0.7  # of two spellings of one first name


def known_names(
    mentions: Sequence[Mention],
    home: str,
    hosts: Mapping[str, frozenset[str]] = MappingProxyType({}),
    *,
    owned: bool = True,
) -> list[Mention]:
    """Each person's name, country and office, filled in from the fullest mentions of the same name anywhere in the text.

    Args:
        mentions: in text order.
        home: the country whose officials the report names without saying whose they are, or "".
        hosts: by name of an official, the countries of which he is not.
        owned: whether officials of an owner ('its minister, Ana Soto') and envoys are from home too: not while he may still be
            found, or the state that sent them.
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
            people.put(at, *((merged(actor, known), mention) if fuller else (merged(known, actor), teller)))
    of_others = (
        frozenset()
        if owned
        else frozenset(a.name for a, _ in named if _has_owner(a) or a.role in word_list("stage.posted"))
    )
    return [
        _named(m, people, "" if any(a.name in of_others for a in m.actors) else home, hosts)
        if m.kind in NAMING_KINDS
        else m
        for m in mentions
    ]


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


def _has_owner(actor: Actor) -> bool:
    return actor.mention.partition(" ")[0].lower() in OWNING


def _written(actor: Actor) -> bool:
    """Whether the report itself gives the name, not only the list of leaders."""
    return actor.name in actor.mention


@lru_cache(maxsize=4096)  # a text names the same persons again and again
def _parts(name: str) -> tuple[str, ...]:
    words = plain(name).replace("-", " ").split()  # 'Año' and 'Ano'
    parts = (w.removesuffix("’s").removesuffix("'s").strip(".,") for w in words)
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


def merged(full: Actor, other: Actor) -> Actor:
    """One person from two mentions: the longer name, and what either knows."""
    if full.name and other.name and len(other.name.split()) > len(full.name.split()):
        name = other.name
    else:
        name = full.name or other.name
    same_side = not full.country or not other.country or full.country == other.country
    above = next((a for a in (full, other) if a.sector in NO_STATE), None)
    if above is not None and full.sector in GOVERNMENT_OR_UNTOLD and not full.country:
        full = replace(full, sector=above.sector, sectors=above.sectors)  # 'the envoy' is the UN's
    country = full.country or (other.country if not full.sector or same_side else "")
    sector, sectors = full.sector or other.sector, full.sectors or other.sectors
    role = full.role or other.role
    told = (name, country, sector, sectors, role)
    if told == (full.name, full.country, full.sector, full.sectors, full.role):
        return full
    return replace(full, name=name, country=country, sector=sector, sectors=sectors, role=role)


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
    return mention.of_country(next(iter(countries)), "same_person.office")


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
            full = merged(actor, known[0]) if actor.sector else merged(known[0], actor)
            if not _written(actor) and len(known[0].name.split()) == len(full.name.split()):
                full = replace(full, name=known[0].name)
        if full.mention != actor.mention:
            full = replace(full, mention=actor.mention)
        untold = full.sector in NAMED_AT_HOME and not full.country and full.role and full.name
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
