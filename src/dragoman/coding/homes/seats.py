"""Whose are local offices and bodies of which only the town or province is told: 'the Kharkiv mayor', 'the head of Sughd region'?

Of the country where the place lies. Goes by the places that the gazetteer knows, among the words before the office or right
behind it. Offices of a whole state are left out: a minister of Lima's may be anybody's guest there; but a ministry is at home where it sits.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Finding, Mention
from dragoman.knowledge.names import Knowledge
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import POLICE_AND_COURTS
from dragoman.reading.tree import sentence_numbers
from dragoman.records import Actor, Place

OF = frozenset({"of", "in"})
REACH = 3  # tokens from the office to the place behind it


def by_seat(doc: Doc, mentions: Sequence[Mention], places: Sequence[Finding[Place]]) -> list[Mention]:
    """The same mentions, local offices and bodies of which nobody tells the country with that of their place."""
    at = towns(doc, places)
    return [_seated(doc, mention, at) for mention in mentions]


def by_people(doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Mention]:
    """The same mentions, persons of no told country with that of the people of which they are: 'Ana Soto, a Kenyan', 'Lena Braun, a Dane'."""
    return [_of_a_people(doc, mention, knowledge) for mention in mentions]


def _of_a_people(doc: Doc, mention: Mention, knowledge: Knowledge) -> Mention:
    if mention.kind != "person" or any(a.country for a in mention.actors):
        return mention
    beside = (c.text for c in doc[mention.head].children if c.dep_ == "appos" and _one(c))
    country = next((c for word in beside if (c := _nation(word, knowledge))), "")
    return mention.of_country(country, "same_person.people") if country else mention


def _one(word: Token) -> bool:
    """'A Kenyan', not 'the Kenyans'."""
    return any(c.lower_ in {"a", "an"} for c in word.lefts)


def _nation(word: str, knowledge: Knowledge) -> str:
    """Whose citizen 'a Kenyan', 'a Dane', 'a Frenchman' is, or ""."""
    for form in (word, f"{word}s", word.removesuffix("man") + "men", word.removesuffix("woman") + "women"):
        for match in knowledge.match(form):
            fact = match.facts[0]
            if fact.kind in {"adjective", "demonym"} and match.start == 0 and match.end == len(form):
                return fact.country
    return ""


def origins(doc: Doc, mentions: Sequence[Mention], places: Sequence[Finding[Place]]) -> dict[str, str]:
    """By name the countries of persons of whom the report tells where they come from: 'Ana Soto, 26, from Lima'."""
    at = towns(doc, places)
    found = _introduced(doc, mentions)
    for mention in mentions if at else ():
        if mention.kind != "person" or len(mention.actors) != 1 or not mention.actors[0].name:
            continue
        i = mention.end
        if i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdigit() and doc[i + 2].text == ",":
            i += 3
        elif i < len(doc) and doc[i].text == ",":
            i += 1
        if i + 2 < len(doc) and doc[i].lower_ == "from":
            country = at.get(i + 1) or at.get(i + 2, "")
            if country:
                found.setdefault(mention.actors[0].name, country)
    return found


def _introduced(doc: Doc, mentions: Sequence[Mention]) -> dict[str, str]:
    """Persons whom the sentence before introduces: 'A Danish nurse was held in Chad. Ana Soto, 26, had come to help.'"""
    sentences = sentence_numbers(doc)
    told: dict[int, list[Actor]] = {}
    for mention in mentions:
        one = not mention.plural and doc[mention.start].lower_ in {"a", "an"} and len(mention.actors) == 1
        if one and mention.kind == "role" and not mention.actors[0].name:
            told.setdefault(sentences[mention.head], []).append(mention.actors[0])
    found: dict[str, str] = {}
    for mention in mentions:
        before = told.get(sentences[mention.head] - 1, [])
        named = mention.kind == "person" and len(mention.actors) == 1 and bool(mention.actors[0].name)
        if named and len(before) == 1 and before[0].country and _aged(doc, mention):
            found.setdefault(mention.actors[0].name, before[0].country)
    return found


def _aged(doc: Doc, mention: Mention) -> bool:
    """Whether a name begins a sentence, with how old its bearer is: 'Ana Soto, 26,'."""
    i = mention.end
    opens = bool(doc[mention.start].is_sent_start)
    return opens and i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdigit()


def towns(doc: Doc, places: Sequence[Finding[Place]]) -> dict[int, str]:
    """By the token at which a place's name begins, and by its head, the country where it lies: '*New* *Delhi*'."""
    at: dict[int, str] = {}
    for place in places:
        words = doc.char_span(*place.spans[0], alignment_mode="expand") if place.spans else None
        if words is not None and place.value.country:
            at[words.start] = at[words.root.i] = place.value.country
    return at


def _seated(doc: Doc, mention: Mention, at: dict[int, str]) -> Mention:
    if not at or not mention.actors or mention.actors[0].country:
        return mention
    if not all(_local(a) for a in mention.actors):
        return mention
    inside = [at[i] for i in range(mention.start, mention.head) if i in at]
    behind = range(mention.end + 1, min(mention.end + REACH, len(doc)))
    if not inside and mention.end < len(doc) and doc[mention.end].lower_ in OF:
        inside = [at[i] for i in behind if i in at]
    if not inside and mention.end < len(doc) and doc[mention.end].lower_ == "there":
        inside = _before(doc, mention, at)
    if not inside:
        return mention
    return mention.of_country(inside[0], "same_person.seat")


def _before(doc: Doc, mention: Mention, at: dict[int, str]) -> list[str]:
    """The countries of the places named before 'officials there', nearest first, as far back as the sentence before."""
    start = doc[mention.head].sent.start
    start = doc[start - 1].sent.start if start else start
    return [at[i] for i in range(mention.start, start - 1, -1) if i in at]


def _local(actor: Actor) -> bool:
    return not actor.country and (
        actor.sector in POLICE_AND_COURTS
        or actor.role in word_list("seats.seated")
        or actor.role.rpartition(" ")[2] in word_list("seats.ministries")
    )
