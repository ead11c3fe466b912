"""Which names belong to one person or body?

Goes by country, last name and first names ('Sergei' and 'Sergey', 'S', 'Sergey V'), and by names that the shipped list of leaders
holds to be one. Names of different countries are never one. It cannot know that a person married, or wrote under another name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.letters import plain
from dragoman.knowledge.rule_words import word_list


@dataclass(frozen=True, slots=True)
class Named:
    """A name as reports give it, with the country and sector of its bearer; `uses` counts the records that have it."""

    name: str
    country: str
    sector: str
    uses: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Names of one bearer, the most used first, and for each but the first why it is taken for one with another."""

    names: tuple[Named, ...]
    reasons: tuple[str, ...]


def merge(
    named: Iterable[Named],
    *,
    listed: Mapping[str, str] | None = None,
    parted: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[Joint, ...]:
    """The names gathered by bearer.

    Args:
        named: every name of a store, once for each country.
        listed: names in plain letters (`bare`) that a list holds to be of one person, each with that person's name.
        parted: pairs of names, in order, that somebody said are not one.

    Returns:
        Bearers by their most used name, that of most uses first.

    >>> [j.names[0].name for j in merge([Named("Ana Soto", "PER", "GOV", 2), Named("A Soto", "PER", "GOV", 1)])]
    ['Ana Soto']
    """
    groups: list[tuple[list[Named], list[str]]] = []
    for name in sorted(named, key=lambda n: (-len(n.name.split()), -n.uses, n.name, n.country)):
        best = None
        for members, reasons in groups:
            if any(tuple(sorted((name.name, m.name))) in parted for m in members):
                continue
            why = next((w for m in members if (w := _why(name, m, listed or {}))), "")
            if why:
                if best is not None:
                    best = None  # two may be meant: neither is taken
                    break
                best = (members, reasons, why)
        if best is None:
            groups.append(([name], []))
        else:
            best[0].append(name)
            best[1].append(best[2])
    return tuple(sorted(map(_joint, groups), key=lambda j: (-sum(n.uses for n in j.names), j.names[0].name)))


def bare(name: str) -> str:
    """A name in small letters without accents, hyphens and stops.

    >>> bare("Kofi Asaré-Mensah")
    'kofi asare mensah'
    """
    return " ".join(plain(name).replace("-", " ").replace(".", " ").split())


def _joint(group: tuple[list[Named], list[str]]) -> Joint:
    members, reasons = group
    first = max(members, key=lambda n: (len(n.name.split()) > 1, n.uses, len(n.name)))
    rest = [(n, r) for n, r in zip(members[1:], reasons, strict=True) if n is not first]
    if first is not members[0]:
        rest.append((members[0], reasons[members.index(first) - 1]))
    return Joint((first, *(n for n, _ in rest)), tuple(r for _, r in rest))


def _why(one: Named, other: Named, listed: Mapping[str, str]) -> str:
    """Why two names are one bearer's; "" where they are not, or may not be."""
    if one.country and other.country and one.country != other.country:
        return ""
    mine, theirs = bare(one.name), bare(other.name)
    if mine == theirs:
        return "same name but for accents" if one.country == other.country else "same name, country told once"
    if listed.get(mine) and listed.get(mine) == listed.get(theirs):
        return f"both names are listed for {listed[mine]}"
    if one.country != other.country or not one.country:
        return ""
    return _alike(mine.split(), theirs.split())


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> str:
    if mine[-1] != theirs[-1] or mine[-1] in word_list("merging.particles"):
        return ""
    first, second = (
        [w for w in mine[:-1] if w not in word_list("merging.particles")],
        [w for w in theirs[:-1] if w not in word_list("merging.particles")],
    )
    if not first or not second:
        return "last name alone, of the same country"
    if first[0] == second[0]:
        return "same first and last name"
    short, long = sorted((first[0], second[0]), key=len)
    if len(short) == 1 and long.startswith(short):
        return "last name and initial"
    if len(short) > 3 and short[0] == long[0] and _one_letter_apart(short, long):
        return "same last name, first names spelt alike"
    return ""


def _one_letter_apart(short: str, long: str) -> bool:
    if len(long) - len(short) > 1:
        return False
    if len(long) == len(short):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
