"""Who is the counterpart of somebody told of: 'his Russian counterpart', 'her counterparts'?"""

from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.findings import Mention
from dragoman.coding.same_person.antecedents import Setting, listed
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import NETWORK
from dragoman.reading.doers import subject
from dragoman.reading.grammar import fillers
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

NEAR_HOLDER = 4  # sentences within which what a sentence is about counts more than what is nearer
NEAR_OTHER = 2  # sentences within which a counterpart's country was told


def counterparts(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Her counterparts' after a list of ministers: those of the list, she herself left out."""
    owner = _owner(text.doc, mention, done)
    here = text.sentences[mention.head]
    near = done.since(here - NEAR_HOLDER)
    lists = [*listed(text.tokens, near, people=True)]
    lists += [
        (m.head, m.actors) for m in near if m.kind == "role" and len({a.country for a in m.actors} - {""}) > 1
    ]
    found = max(lists, key=lambda told: told[0], default=(0, ()))[1]
    others = [a for a in found if owner is None or a.country != owner.country]
    if not others and owner is not None:  # 'his counterparts in both countries'
        theirs = {t.i for slot in ("in", "from", "of") for t in fillers(text.tokens[mention.head], slot)}
        states = dict.fromkeys(a.country for m in text.every if m.head in theirs for a in m.actors)
        words = text.doc[mention.start : mention.end].text
        others = [
            replace(owner, name="", mention=words, country=c) for c in states if c and c != owner.country
        ]
    return mention.standing_for(others, "same_person.counterpart") if others else None


def counterpart(text: Setting, mention: Mention, hint: Actor, done: GoneThrough) -> Mention:
    """'His Russian counterpart Sergey Lavrov' holds the office that 'he' holds."""
    doc = text.doc
    owner = _owner(doc, mention, done)
    if owner is None:
        actors = [
            replace(
                a,
                role="" if a.role in word_list("counterparts.counterpart") else a.role,
                sector=a.sector or "GOV",
            )
            for a in mention.actors
        ]
        return mention.standing_for(actors, "same_person.counterpart")
    country = "" if mention.plural or not owner.country else _over_against(text, mention, owner.country, done)
    actors = [
        replace(
            a,
            country=a.country or country,
            sector=owner.sector or a.sector or "GOV",
            role=owner.role if a.role in word_list("counterparts.counterpart") or not a.role else a.role,
        )
        for a in (mention.actors or (hint,))
    ]
    spans = tuple((doc[i].idx, doc[i].idx + len(doc[i])) for i in range(mention.start, mention.head + 1))
    return replace(
        mention, actors=tuple(actors), rule="same_person.counterpart", spans=mention.spans or spans[:8]
    )


def facing_state(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Togo accused its neighbour': the one other state of which the last sentences tell, else that of the report's usual two."""
    token = text.tokens[mention.head]
    if mention.plural or lemma(token) not in word_list("counterparts.facing_states"):
        return None
    owners = [done.at[c.i] for c in token.lefts if c.lower_ == "its" and c.i in done.at]
    own = {a.country for m in owners for a in m.actors}
    if len(own) != 1 or "" in own:
        return None
    near = [m for m in done.since(text.sentences[mention.head] - NEAR_HOLDER) if m.kind != "pronoun"]
    told = {a.country for m in near for a in m.actors} - {*own, "", NETWORK}
    usual = {a.country for a in text.usual}
    others = told if len(told) == 1 else usual - own if own <= usual else set()
    if len(others) != 1:
        return None
    words = text.doc[mention.start : mention.end].text
    actor = Actor(mention=words, country=others.pop(), sector="GOV")
    return mention.standing_for([actor], "same_person.facing")


def summoned(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Uganda seized a boat. Kenya summoned the ambassador': that of the other state told of last."""
    token = text.tokens[mention.head]
    sent = not mention.plural and any(
        a.role in word_list("stage.posted") and not a.country for a in mention.actors
    )
    if not sent or token.dep_ not in {"dobj", "nsubjpass"}:
        return None
    if lemma(token.head) not in word_list("counterparts.summoning"):
        return None
    by = [done.at[t.i] for t in subject(token.head) if t.i in done.at]
    own = {a.country for m in by for a in m.actors if a.country} or {text.home}
    near = done.since(text.sentences[mention.head] - NEAR_HOLDER)
    told = (a.country for m in reversed(near) for a in m.actors if a.sector in {"GOV", "MIL"})
    other = next((c for c in told if c not in {*own, "", NETWORK}), "")
    return mention.of_country(other, "same_person.summoned") if other and "" not in own else None


def _over_against(text: Setting, mention: Mention, own: str, done: GoneThrough) -> str:
    """The country of a counterpart of whom nobody tells it: the other of the report's usual two, else the last told of."""
    if not word_list("counterparts.counterpart") & {
        t.lemma_.lower() for t in text.doc[mention.start : mention.end]
    }:
        return ""  # the name beside 'his counterpart' takes what that has
    usual = {a.country for a in text.usual}
    if own in usual and len(others := usual - {own, ""}) == 1:
        return others.pop()
    here = text.sentences[mention.head]
    for other in reversed(done):
        if here - text.sentences[other.head] > NEAR_OTHER:
            break
        if other.kind in {"person", "role", "country"} and len(other.actors) == 1:
            actor = other.actors[0]
            if actor.country not in {"", own} and actor.sector == "GOV":
                return actor.country
    return ""


def _owner(doc: Doc, mention: Mention, done: GoneThrough) -> Actor | None:
    """The official whose counterpart is spoken of: 'his' if that is known, else the last person before."""
    inside = {t.i for t in doc[mention.head].subtree if t.dep_ == "poss"}
    inside |= {i for i in range(mention.start, mention.end) if doc[i].dep_ == "poss"}
    for other in reversed(done):
        if other.head in inside and other.actors:
            return other.actors[0]
    return next(
        (
            o.actors[0]
            for o in reversed(done)
            if len(o.actors) == 1 and (o.actors[0].role or o.kind == "person") and o.actors[0].sector
        ),
        None,
    )
