"""Which persons does a text name, and what office do they hold?

By title, by apposition, by what the data knows, or by name alone. Trusts the tagger last: the small model takes many names
for places and firms.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from dragoman.coding.findings import Mention
from dragoman.coding.who.around_names import told_of
from dragoman.coding.who.company import office_holders
from dragoman.coding.who.first_names import first_of_name, taken
from dragoman.coding.who.long_titles import LongTitle
from dragoman.coding.who.naming import is_office
from dragoman.coding.who.phrases import NamedText, first_conjunct, left_edge, modifies, spans_of
from dragoman.knowledge.facts import Fact
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, GOVERNMENT_OR_UNTOLD, OFFICES
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import spelt
from dragoman.records import Actor

INITIAL = re.compile(r"\b[A-Z]\.\s*\Z")
HYPHEN = frozenset({"-"})
NEAR_INITIAL = 20  # characters
LONG_GONE = 12  # years out of office after which a surname alone may be somebody else's


def named_persons(text: NamedText) -> Iterator[Mention]:
    """Named persons: with a title, in apposition to an office, known by name, or bare."""
    doc = text.doc
    behind = {t.name[1] - 1: t for t in text.titles if t.name is not None}
    for i, title in behind.items():
        if title.name is not None and not taken(text, i):
            yield _behind_title(text, title, *title.name)
    for entity in doc.ents:
        named = text.laid[entity.root.i]
        if entity.root.i in behind or (named is not None and named.fact.kind in {"honorific", "place"}):
            continue  # 'Sheikh' is no name, nor is 'Tamil Nadu'
        if entity.label_ != "PERSON" or taken(text, entity.root.i) or no_party(text, entity):
            continue
        if lies_in(text, entity.root, word_list("persons.settlements")):
            continue
        if entity.text in text.knowledge.words["no_bodies"]:
            continue
        if _like_a_name(entity.root):
            yield _person(text, entity.root)
    halves = {mark.i + 1 for mark in spelt(doc, HYPHEN)}
    for token, name in zip(doc, text.laid, strict=True):
        if name is not None:
            if name.fact.kind == "leader" and token.i == name.head and not name.held:
                yield _person(text, token)
        elif (
            (token.pos_ == "PROPN" or (token.i in halves and _second_half(token)))
            and token.ent_type_ != "PERSON"
            and (
                _titled(text, token)
                or _apposed(text, token)
                or _of_post(text, token)
                or _called_as_people_are(text, token)
            )
        ):
            yield _person(text, token)


def _behind_title(text: NamedText, title: LongTitle, first: int, last: int) -> Mention:
    """The mention of a person whose name stands behind an office told at length."""
    office = title.office
    start = min(left_edge(text, text.tokens[office.head]), office.start)
    known = office_holders(text, text.tokens[office.head], office, start, office.start)
    while text.laid[first] is not None and first < last - 1:  # 'Dr'
        first += 1
    name = text.doc[first:last].text
    actor = replace(known.actors[0], name=name, mention=name)
    return Mention(
        first, last, last - 1, "person", (actor,), False, "who.posted", spans_of(text.doc, known.names)
    )


def again(text: NamedText, persons: Sequence[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by the last name only, where the tagger sees no person."""
    doc = text.doc
    heads = {m.head for m in persons}
    surnames = {doc[m.head].text for m in persons if m.end - m.start > 1 and len(doc[m.head].text) > 2}
    officials = [
        a.name.split() for m in persons for a in m.actors if a.role and a.name and m.rule != "who.person"
    ]
    surnames |= {
        name[0] for name in officials if len(name) > 1 and len(name[0]) > 1
    }  # 'Wang' after 'Wang Yi'
    for token in spelt(doc, {surname.lower() for surname in surnames}):
        if (
            token.text not in surnames
            or token.i in heads
            or text.laid[token.i] is not None
            or modifies(token)
        ):
            continue
        if token.pos_ in {"PROPN", "NOUN", "X"} and token.text[:1].isupper():
            yield _person(text, token)


def no_party(text: NamedText, entity: Span) -> bool:
    """Whether a name is that of a paper or an undertaking: 'the Lome Treaty', 'Operation Dawn'."""
    papers = text.knowledge.words["no_parties"]
    return entity.root.lower_ in papers or text.tokens[entity.start].lower_ in papers


def lies_in(text: NamedText, token: Token, kinds: frozenset[str]) -> bool:
    """Whether a name is that of a place whose kind stands before it: 'the towns of Kiva and Rusha'."""
    first = first_conjunct(text, token)
    return first.dep_ == "pobj" and first.head.lower_ == "of" and lemma(first.head.head) in kinds


def _second_half(token: Token) -> bool:
    """Whether a word is the second half of a first name: 'Sang-min'."""
    if token.i < 2 or token.nbor(-1).text not in HYPHEN:
        return False
    first = token.nbor(-2)
    return bool(first.text[:1].isupper() and first.pos_ == "PROPN")


def _like_a_name(token: Token) -> bool:
    return (token.text[:1].isupper() or _second_half(token)) and token.pos_ in {
        "PROPN",
        "NOUN",
        "X",
        "ADJ",
        "VERB",
        "INTJ",
    }


def _called_as_people_are(text: NamedText, token: Token) -> bool:
    """Whether a name of two words that the recogniser takes for no place begins with a given name: 'Ana Soto'."""
    if modifies(token) or token.ent_type_ not in {"", "ORG"} or token.i == 0:
        return False
    first = token.nbor(-1)
    given = any(first.lower_ in text.knowledge.words[name] for name in ("women", "men"))
    if not given or not first.text.istitle() or not token.text[:1].isupper():
        return False
    alone = token.i < 2 or not text.tokens[token.i - 2].ent_type_ == token.ent_type_ != ""
    return alone and text.laid[first.i] is None and first.ent_type_ == token.ent_type_


def _apposed(text: NamedText, token: Token) -> bool:
    """Whether a proper name stands in apposition to an office, either way round."""
    if modifies(token):
        return False
    others = [c for c in token.children if c.dep_ == "appos"] + (
        [token.head] if token.dep_ == "appos" else []
    )
    return any(is_office(text.laid[o.i]) for o in others)


def _titled(text: NamedText, token: Token) -> bool:
    """Whether a title stands right before a proper name's own words ('Minister S Jaishankar')."""
    if modifies(token) and token.head.pos_ == "PROPN":
        return False
    i = token.i - 1
    while i >= 0 and text.laid[i] is None and _in_name(text.tokens[i]) and text.tokens[i].head.i <= token.i:
        i -= 1
    name = text.laid[i] if i >= 0 else None
    return (
        name is not None
        and name.fact.kind in {"role", "honorific"}
        and name.fact.body == "person"
        and not name.fact.plural
    )


def _in_name(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" or token.text == "-")


def _of_post(text: NamedText, token: Token) -> bool:
    """Whether a name stands behind an office and its state: 'the minister of Chad I.Haroun'."""
    if lemma(token) in text.knowledge.words["place_nouns"] or modifies(token):
        return False
    if any(_has_complement(text, c) for c in token.lefts if c.dep_ in {"nmod", "compound"}):
        return True
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "to", "for"} or token.i == 0:
        return False
    office, before = text.laid[token.head.head.i], text.laid[token.i - 1]
    return (
        is_office(office)
        and before is not None
        and before.fact.kind in {"state", "organisation", "place"}
        and text.tokens[before.head].head.i == token.i
    )


def _has_complement(text: NamedText, token: Token) -> bool:
    """Whether a word is an office with a complement of its own: 'minister of trade'."""
    name = text.laid[token.i]
    return is_office(name) and any(c.dep_ == "prep" and c.lower_ in {"of", "to", "for"} for c in token.rights)


def _person(text: NamedText, head: Token) -> Mention:
    """The mention of a person at the head of a name, with what title, apposition or the data tell."""
    doc = text.doc
    start = left_edge(text, head)
    own = text.laid[head.i]
    first = own.start if own is not None else first_of_name(text, head, start)
    last = own.end if own is not None else head.i + 1
    name = doc[first:last].text
    fact = own.fact if own is not None else None
    if fact is not None and _somebody_else(text, fact, first, name):
        own = fact = None
    whole = fact is not None and (len(name.split()) == 1 or name.startswith("President "))
    full = fact.name if fact and whole and " " in fact.name else name
    titled, known = told_of(text, head, start, first)
    if not titled and known is not None and known.posted:
        start = first
    actor = replace(known.actors[0], name=full) if known is not None and known.actors else Actor(name=full)
    names = known.names if known is not None else ()
    rule = "who.title" if titled else "who.apposition" if known is not None else "who.person"
    if known is not None and known.posted:
        rule = "who.posted"
    if own is not None and _same(actor, own.fact):
        over = not titled and "" < own.fact.until < text.published[: len(own.fact.until)]
        fact = own.fact if titled else _not_yet(own.fact, text.published)
        actor = _with_fact(actor, fact, whole=" " in name, over=over)
        rule = rule if known is not None else "who.leader"
        names = names or (own,)
    actor = replace(actor, mention=doc[start:last].text)
    return Mention(start, last, head.i, "person", (actor,), False, rule, spans_of(doc, names))


def _not_yet(fact: Fact, published: str) -> Fact:
    """What is known of a person, without an office that he came to only after the report."""
    if not published or not "" < published[: len(fact.since)] < fact.since:
        return fact
    return replace(fact, role="", sector="", sectors=())


def _somebody_else(text: NamedText, fact: Fact, first: int, name: str) -> bool:
    """Whether a surname alone is not that of one who left office long ago, where nothing else in the report is of his country."""
    if " " in name or not fact.until or not text.published:
        return False
    if int(text.published[:4]) - int(fact.until[:4]) <= LONG_GONE:
        return False
    if text.of_country.get(fact.country, frozenset()) - {fact.name}:
        return False
    at = text.tokens[first].idx
    if INITIAL.search(text.doc.text[max(0, at - NEAR_INITIAL) : at]):
        return False
    return fact.name not in text.doc.text


def _same(actor: Actor, fact: Fact) -> bool:
    """Whether what the text tells of a person can be said of the known one of that name."""
    return actor.country in {"", fact.country} and actor.sector not in BODIES


def _with_fact(actor: Actor, fact: Fact, *, whole: bool, over: bool) -> Actor:
    """The actor with what is known of the person; a whole name counts more than an office told without a country."""
    ruling = "PRE" in fact.sectors and actor.sector == "OPP"  # who governs a people
    governs = actor.role in word_list("antecedents.high")  # a newer office than the list's
    new = fact.sector == "OPP" and governs
    if whole and not new and (ruling or actor.sector in GOVERNMENT_OR_UNTOLD):
        actor = replace(actor, sector="", sectors=())
    return replace(
        actor,
        country=actor.country or fact.country,
        sector=actor.sector or ("ELI" if over and fact.sector in OFFICES else fact.sector),
        sectors=actor.sectors or (() if over else fact.sectors),
        role=actor.role or fact.role,
    )
