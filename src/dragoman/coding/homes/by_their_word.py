"""What is a body or a person of whom the report tells nothing but the word: 'the agency', 'the council', 'workers', 'officers'?

Asked last, of those who stand for nobody that is told of elsewhere. Officers are of the police told of last; peacekeepers are of
the body above states whose the report tells of. A body that is called by a name of its own ('the Movement for Open Rivers')
is known by that name. Goes by the words of the name, then by the head word; the lists stand in `who_words.toml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import BODY_KINDS, Mention
from dragoman.coding.who.kinds import kind_of
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

LIST = "else_"  # the word list of a kind: 'else_gov'
KINDS = ("GOV", "LEG", "LAB", "COP", "EDU", "SOC", "CVL")
NAMED_BY = frozenset({"for", "of", "on", "against"})
RULE = "who.word"
PEACEKEEPER = "peacekeeper"


def by_their_word(
    doc: Doc, mentions: Sequence[Mention], words: Mapping[str, frozenset[str]]
) -> tuple[Mention, ...]:
    """The mentions; of those of whom nothing is known, name and kind as their words tell them."""
    found: list[Mention] = []
    police = ""  # whose police were told of last
    sender = _sender(mentions)
    became: dict[tuple[Actor, ...], tuple[Actor, ...]] = {}
    for mention in mentions:
        told = _told(doc, mention, words) if _bare(mention) else mention
        if told.rule == RULE:
            became[mention.actors] = told.actors
        elif mention.rule == "same_person.they" and mention.actors in became:  # 'police beat them'
            told = mention.standing_for(became[mention.actors], mention.rule)
        if sender and told.actors and all(map(_sent, told.actors)):
            told = told.standing_for([replace(a, sector=sender) for a in told.actors], RULE)
        of_police = [a.country for a in told.actors if a.sector == "COP"]
        if told.rule == RULE and of_police == [""] and police:
            told = told.of_country(police, RULE)
        police = next(filter(None, of_police), police)
        found.append(told)
    return tuple(found)


def _sender(mentions: Sequence[Mention]) -> str:
    """The sector of the body above states whose peacekeepers a report tells of, or "": the United Nations where it names no other's."""
    actors = [a for m in mentions for a in m.actors if a.sector in BODIES]
    keepers = [a.sector for a in actors if a.role == PEACEKEEPER]
    return next(iter(keepers), "UNO" if any(a.sector == "UNO" for a in actors) else "")


def _sent(actor: Actor) -> bool:
    """'Four peacekeepers', of whom nobody tells who sent them."""
    return actor.role == PEACEKEEPER and not (actor.country or actor.name or actor.sector in BODIES)


def _bare(mention: Mention) -> bool:
    if mention.kind == "pronoun" or len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    return bool(actor.role) and not (actor.sector or actor.name)


def _told(doc: Doc, mention: Mention, words: Mapping[str, frozenset[str]]) -> Mention:
    head = doc[mention.head]
    name = _own_name(doc, mention, head)
    told = name.split() if name else [t.text for t in doc[mention.start : mention.head + 1]]
    sector = kind_of(told, words) if name else ""
    if not sector and not _of_another_trade(head, words) and not _without_number(head):
        sector = next((k for k in KINDS if {head.lower_, lemma(head)} & words[LIST + k.lower()]), "")
    if not sector and (not name or lemma(head) in word_list("by_their_word.places")):
        return mention
    actor = replace(mention.actors[0], name=name, sector=sector, mention=name or mention.actors[0].mention)
    return mention.standing_for([actor], RULE)


def _own_name(doc: Doc, mention: Mention, head: Token) -> str:
    """'Movement for Open Rivers' of 'the Movement for Open Rivers': a body's word with a capital, and what makes a name of it."""
    if mention.kind not in BODY_KINDS or not head.text[:1].isupper() or head.tag_ != "NNP":
        return ""
    before = [t for t in doc[mention.start : mention.head] if t.dep_ in DESCRIBING and t.text[:1].isupper()]
    behind = next(
        (
            c
            for c in head.rights
            if c.dep_ == "prep" and c.lower_ in NAMED_BY and any(g.text[:1].isupper() for g in c.children)
        ),
        None,
    )
    if not before and behind is None:
        return ""
    start = before[0].i if before else mention.head
    end = behind.right_edge.i + 1 if behind is not None else mention.head + 1
    end = next((i for i in range(mention.head + 1, end) if doc[i].is_punct or doc[i].dep_ == "relcl"), end)
    return str(doc[start:end].text)


def _without_number(head: Token) -> bool:
    """'Restrictions on movement', 'on board': a word for one thing without an article, which is none that could act."""
    return head.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "amod", "nummod"} for c in head.lefts)


def _of_another_trade(head: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word before it says that it is no public body: 'the news agency', 'staff officers'."""
    return any(c.dep_ in DESCRIBING and c.lower_ in words["of_another_trade"] for c in head.lefts)
