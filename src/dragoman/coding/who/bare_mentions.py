"""Which actors does a bare mention name: 'Egyptian farmers', '@StateDept'?"""

import datetime as dt
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.coding.who.mentions import find_mentions
from dragoman.coding.who.naming import lay_names
from dragoman.knowledge.facts import STATELY
from dragoman.knowledge.names import Knowledge
from dragoman.knowledge.sectors import BODIES
from dragoman.records import Actor


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
