"""Whose are those of whom a report tells no country at all?

Of the country from which it is told: a paper names its own people and bodies without saying whose they are, and says it of others.
Asked last, of what was found to have happened; it leaves alone states at large, who is said to be foreign, and known strangers.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.coding.belonging import FROM_AFAR
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import BODIES, Mention
from dragoman.coding.same_name import HEADS
from dragoman.coding.to_whom import UNKNOWN, Side, Sides
from dragoman.records import Actor

RULE = "untold.home"
ABOVE_STATES = BODIES | {"IMG", "MNC"}
STATES_AT_LARGE = frozenset(
    "country nation state side power neighbour neighbor ally partner coalition bloc enemy adversary foe rival counterpart world".split()
)
STATELY = frozenset({"GOV", "MIL"})
ALONE_SHARE = 0.75  # of a report's names of states, by which it is about hardly another
CROWNED = frozenset(
    "king queen emperor monarch prince princess emir sultan royal monarchy".split()
)  # words in offices that republics lack
ELSEWHERE = FROM_AFAR | frozenset(  # words that tell of another country than the teller's, or of several
    "africa african americas american arab asia asian commonwealth continental diplomatic diplomats eu europe eurasian foreigner globe gulf "
    "immigrant immigrants inter islamist jihadist jihadi latin mercenaries mercenary migrant migrants multinational muslim nato nordic "
    "pacific pan refugee refugees regional transnational western world worldwide".split()
)
FURTHER = frozenset(
    "another both other others several two various".split()
)  # before governments and forces: of several countries


def sure_home(home: str, theatre: str, *, published_in: str, dateline: str, states: Mapping[int, str]) -> str:
    """The country from which a report is told, where its publisher, its dateline or nearly all that it names tell so: else "".

    Args:
        home: what `stage.home_of` found.
        theatre: the country where its happenings lie, or "".
        published_in: the country from which its publisher tells, or "".
        dateline: the country of its dateline, or "".
        states: by token index, the country of each name of a state.
    """
    named = Counter(states.values())
    alone = home == theatre and named[home] >= ALONE_SHARE * len(states)
    return home if home == published_in or (theatre in {"", home} and home == dateline) or alone else ""


def strangers(
    mentions: Sequence[Mention], home: str, *, hosts: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The names of those who are not the teller's: who visits his country or deals with it, and known bodies of no state.

    Args:
        mentions: every mention, resolved.
        home: ISO 3166-1 alpha-3 of the country from which the report is told.
        hosts: by name of a person, the countries of which he is not.
    """
    bodies = {a.name for m in mentions if m.rule == "who.organisation" for a in m.actors if not a.country}
    return frozenset(bodies | {name for name, countries in hosts.items() if home in countries})


def of_the_teller(
    groups: Sequence[tuple[Draft, ...]], *, home: str, apart: frozenset[str], crowned: bool
) -> tuple[tuple[Draft, ...], ...]:
    """The happenings, with the country from which the report is told for all actors of whom nothing tells it.

    Args:
        groups: happenings, each with its tellings.
        home: the country from which the report is told, or "" where nothing tells.
        apart: the names of those who are not its own.
        crowned: whether it has a king or the like.
    """
    if not home:
        return tuple(groups)

    def told(actor: Actor) -> Actor:
        return replace(actor, country=home) if _own(actor, apart, crowned=crowned) else actor

    return tuple(tuple(_told(draft, told) for draft in group) for group in groups)


def _told(draft: Draft, told: Callable[[Actor], Actor]) -> Draft:
    def named(side: Side) -> Side:
        actor = told(side.actor) if side.rule != UNKNOWN else side.actor
        return side if actor == side.actor else replace(side, actor=actor, rule=RULE)

    sides = Sides(tuple(map(named, draft.sides.source)), tuple(map(named, draft.sides.target)))
    said = draft.attribution
    if said.value.to is not None and said.value.how != "unnamed":
        said = replace(said, value=replace(said.value, to=told(said.value.to)))
    if sides == draft.sides and said == draft.attribution:
        return draft
    return replace(draft, sides=sides, attribution=said)


def _own(actor: Actor, apart: frozenset[str], *, crowned: bool) -> bool:
    """Whether an actor of no told country may be one of the teller's own."""
    if actor.country or actor.sector in ABOVE_STATES or actor.name in apart:
        return False
    if not (actor.name or actor.role or actor.sector) or (not actor.name and _at_large(actor)):
        return False
    if not crowned and CROWNED & set(actor.role.split()):
        return False
    words = {w.strip("'’,.\"“”") for w in f"{actor.mention} {actor.name}".lower().replace("-", " ").split()}
    if {"south", "central"} & words:  # 'South African Airways'
        words -= {"african"}
    return not words & (ELSEWHERE | FURTHER if actor.sector in STATELY else ELSEWHERE)


def _at_large(actor: Actor) -> bool:
    """'All countries', 'the presidents': states, or the heads of several."""
    return actor.role in STATES_AT_LARGE or (actor.role in HEADS and actor.mention.lower().endswith("s"))
