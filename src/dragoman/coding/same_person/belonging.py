"""Whose are fighters, crowds and authorities of whom nobody tells the country?

Of the country where things happen, or of the one from which the report is told. Troops, and officials with a name but no office,
may be anybody's and stay without one.
"""

from dragoman.coding.findings import OWN_RULE, Mention, of_whom
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import (
    BODIES,
    FIGHTERS,
    GOVERNMENT_AND_ARMY,
    HOME_BODIES,
    NETWORK,
    OF_THE_PLACE,
    PERSONS_THERE,
    THERE,
)
from dragoman.records import Actor

CAMPS_OF_A_COUNTRY = frozenset({"PTY", "REB"})


def at_home(mention: Mention, theatre: str, home: str, inside: str = "", *, network: bool = False) -> Mention:
    """Crowds and fighters whose country nobody tells are those of the country that the report is about.

    Args:
        mention: any mention.
        theatre: the country where the report's happenings lie, or "".
        home: the country from which it is told, or "".
        inside: the country of the place that the mention's own words set it in, or "".
        network: whether the report names an armed network across borders.
    """
    if mention.kind == "pronoun" or not mention.actors or any(a.country for a in mention.actors):
        return mention
    if not all(a.sector or a.role or a.sectors for a in mention.actors):
        return mention  # of whom a name is all that is known
    if network and all(map(_of_a_network, mention.actors)):
        return mention.of_country(NETWORK, "same_person.network")
    country, rule = _theirs(mention, theatre, home, inside)
    country = of_whom(mention.actors[0], country)
    return mention.of_country(country, f"same_person.{rule}") if country else mention


def _theirs(mention: Mention, theatre: str, home: str, inside: str) -> tuple[str, str]:
    """The country to which those of a mention, of whom nothing tells one, belong, and the rule that gives it."""
    actors = mention.actors
    if inside and all(
        _local_state(a)
        # 'the (federal) government in Kampala'
        or a.role.rpartition(" ")[2] in word_list("belonging.state_bodies")
        or (_of_the_place(a) and a.sector in THERE)
        for a in actors
    ):
        return inside, "in-place"
    here = (theatre or home) if any(_of_the_war(a) for a in actors) else home or theatre
    # '(the) government', of nobody told of before
    pointing = mention.end - mention.start == 1 or mention.rule.startswith("who.anaphor")
    if here and all(
        _local_state(a) or (pointing and a.role in word_list("belonging.state_bodies")) for a in actors
    ):
        return here, "local"
    if home and _known_at_home(mention, theatre, home, pointing=pointing):
        return home, "home-country"
    if here and all(map(_of_the_coup, actors)):
        return here, "local"
    own = home if theatre in {"", home} else "" if home else theatre
    listed = mention.rule == "who.organisation"  # a name that bodies of several states bear
    if own and all(_named_body(a, listed=listed) or _home_body(a) for a in actors):
        return own, "home-country"
    if not theatre:
        return "", ""
    if mention.kind == "person" and home == theatre and all(map(_opponent, actors)):
        return home, "home-country"
    if home and home != theatre and all(a.role in word_list("owners.kin") for a in actors):
        return "", ""  # of somebody who may be abroad
    there = mention.kind == "person" and all(a.sector in PERSONS_THERE and a.role for a in actors)
    return (theatre, "theatre") if there or all(map(_of_the_place, actors)) else ("", "")


def _known_at_home(mention: Mention, theatre: str, home: str, *, pointing: bool) -> bool:
    """Whether they are officials or bodies that a report names without a country where they are its own."""
    actors = mention.actors
    if all(map(_ministry, actors)):  # 'the foreign ministry', told from a capital
        return True
    if mention.kind == "role" and pointing and not mention.plural and all(map(_high_office, actors)):
        return True
    by_name = mention.kind == "organisation" and not mention.plural and all(map(_by_name, actors))
    if (theatre in {"", home} or by_name) and all(map(_home_body, actors)):
        return True
    return theatre == home and mention.kind in {"role", "group"} and all(map(_servant, actors))


def _of_a_network(actor: Actor) -> bool:
    """'The jihadists', 'foreign fighters': of the network across borders that a report names, not of the country where they fight; not 'Hindu extremists'."""
    words = set(actor.mention.lower().split())
    fights = actor.sector in FIGHTERS and not actor.name
    if not words.isdisjoint(word_list("belonging.other_causes")):
        return False
    return fights and ("foreign" in words or not word_list("belonging.across_borders").isdisjoint(words))


def _local_state(actor: Actor) -> bool:
    """'The authorities', 'police': of the country where things happen, or from which the report is told."""
    words = actor.mention.lower().removeprefix("the ").split()
    loyal = actor.sector == "MIL" and bool(words) and words[0] in word_list("belonging.loyal")
    return (actor.role in word_list("belonging.local_state") or loyal) and actor.sector not in BODIES


def _of_the_war(actor: Actor) -> bool:
    """'The regime', 'security forces', 'the junta': of the country where things happen, be the report told from another."""
    return actor.role == "regime" or actor.sector == "MIL" or _of_the_coup(actor)


def _of_the_coup(actor: Actor) -> bool:
    """'The junta', 'coup leaders', 'junta chief Odo Sanka': of the state that a report is about, which has but one."""
    words = actor.mention.lower().replace("-", " ").split()
    return not word_list("belonging.coup").isdisjoint(words) and actor.sector not in BODIES


def _high_office(actor: Actor) -> bool:
    """'The prime minister', of whom the report tells no name."""
    high = actor.role in word_list("belonging.high_offices") or actor.role.endswith("minister")
    return actor.sector == "GOV" and high and not actor.name


def _ministry(actor: Actor) -> bool:
    """'The foreign ministry', 'the presidency', of which nobody tells whose."""
    known = actor.name or not actor.mention.lower().startswith("the ")
    return (
        not known and actor.sector == "GOV" and actor.role.endswith(tuple(word_list("belonging.ministries")))
    )


def _home_body(actor: Actor) -> bool:
    """'Senators', 'the court': in a report of one country they are that country's."""
    return actor.sector in HOME_BODIES and not actor.name


def _servant(actor: Actor) -> bool:
    """'Local officials', 'a former minister': in a report of one country they are that country's."""
    known = actor.name or (word_list("belonging.from_afar") | {"other"}) & set(actor.mention.lower().split())
    return (
        not known
        and actor.sector not in BODIES
        and (actor.role in word_list("belonging.servants") or actor.sector == "ELI")
    )


def _named_body(actor: Actor, *, listed: bool) -> bool:
    """'The Kosta Reform Front', 'the National Crimes Bureau': a party, rebels, or a state's body, of which nobody tells whose it is."""
    if not actor.name or actor.sector not in HOME_BODIES | GOVERNMENT_AND_ARMY | CAMPS_OF_A_COUNTRY:
        return False
    return (
        listed
        or actor.sector in CAMPS_OF_A_COUNTRY
        or bool(word_list("belonging.nationwide") & set(actor.name.lower().split()))
    )


def _opponent(actor: Actor) -> bool:
    """'Opposition Leader Ana Soto', in a report of one country."""
    return actor.sector == "OPP" and bool(actor.role)


def _by_name(actor: Actor) -> bool:
    """'The National Assembly', written as a name: the one that the reader knows."""
    return actor.mention.rpartition(" ")[2][:1].isupper()


def _of_the_place(actor: Actor) -> bool:
    """Whether an actor is one of those who belong where things happen: not 'foreign workers', 'European tourists'."""
    words = set(actor.mention.lower().split())
    if (word_list("belonging.from_afar") | word_list("belonging.anywhere")) & words:
        return False
    return OWN_RULE in actor.sectors or (actor.sector in OF_THE_PLACE and not actor.name)
