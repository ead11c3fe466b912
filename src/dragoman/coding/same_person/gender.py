"""Is a person spoken of as a woman or as a man?

By titles and nouns that tell it ('Ms Soto', 'her husband'), else by the given name. Most of the world's names tell nothing here, and nothing
follows from that. It serves only to find whom 'she' and 'he' mean; no record holds it.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.coding.findings import Mention
from dragoman.knowledge.tables import Words
from dragoman.records import Actor

WOMAN, MAN = "woman", "man"


def titled(mentions: Sequence[Mention], words: Words) -> dict[str, str]:
    """By name, in lower case, whom titles anywhere in the text call a woman or a man.

    >>> from dragoman.records import Actor
    >>> soto = Mention(0, 2, 1, "person", (Actor(name="Soto", mention="Ms Soto"),), False, "who.person")
    >>> titled([soto], {"women_words": frozenset({"ms"}), "men_words": frozenset({"mr"})})
    {'soto': 'woman'}
    """
    told: dict[str, set[str]] = {}
    for mention in mentions:
        for actor in mention.actors:
            said = _told(_parts(actor.mention), words["women_words"], words["men_words"]) if words else ""
            if actor.name and said:
                told.setdefault(actor.name.lower(), set()).add(said)
    return {name: said.pop() for name, said in told.items() if len(said) == 1}


def gender_of(actor: Actor, titles: Mapping[str, str], words: Words) -> str:
    """ "woman", "man", or "" where nothing tells."""
    if not words:
        return ""
    if not actor.name:
        return _told(_parts(actor.mention), words["women_words"], words["men_words"])
    if actor.name.lower() in titles:
        return titles[actor.name.lower()]
    name = _parts(actor.name)
    if len(name) == 1:
        return ""
    for part in name[:-1]:
        if said := _told([part], words["women"], words["men"]):
            return said
    return WOMAN if name[-1] in words["women"] else ""


def _told(parts: Iterable[str], women: frozenset[str], men: frozenset[str]) -> str:
    found = {WOMAN for p in parts if p in women} | {MAN for p in parts if p in men}
    return found.pop() if len(found) == 1 else ""


def _parts(text: str) -> list[str]:
    return [w.removesuffix("'s").removesuffix("’s").strip(".,") for w in text.lower().split()] or [""]
