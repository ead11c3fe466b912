"""Which known names stand for a state, a people or a body that acts, and not for a place or a part of another name?"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention, MentionKind
from dragoman.coding.who.naming import HYPHENS, Name
from dragoman.coding.who.offices import colours_noun, heads_actor
from dragoman.coding.who.phrases import (
    NamedText,
    first_conjunct,
    left_edge,
    modifies,
    names_after,
    names_within,
    spans_of,
)
from dragoman.knowledge.facts import STATELY
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import ORGANS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

MAKERS = frozenset({"MNC", "BUS"})
STRUCK = frozenset({"on", "at", "against", "in"})
ONE = frozenset({"a", "an", "another", "one"})  # 'another Kenyan was held': somebody of that people


def known_parties(text: NamedText) -> Iterator[Mention]:
    """Known names that act or suffer: states, peoples, organisations and armed groups."""
    yield from _lands_together(text)
    for token, name in text.named():
        if text.is_spent(token.i):
            continue
        match name.fact.kind:
            case "state" | "capital" | "house" | "adjective":
                if _acts(text, token, name):
                    yield _state(text, token, name)
                elif _is_struck(text, token, name):
                    yield _land(text, token, name)
            case "demonym" | "people":
                yield _people(text, token, name)
            case "organisation" | "group":
                part = (
                    modifies(token) and heads_actor(text, token.head) and text.laid[token.head.i] is not None
                )
                if not (part or _a_make(text, token, name)):
                    yield _body(text, token, name)
            case "people_adjective" if modifies(token) and not heads_actor(text, token.head):
                yield _people(text, token, name)
            case _:
                continue


def _lands_together(text: NamedText) -> Iterator[Mention]:
    """'The two Koreas', 'both Sudans': the states of one name, where they act."""
    for word, codes in word_table("known_parties.together").items():
        if word.capitalize() not in text.doc.text:
            continue
        for token in (t for t in text.tokens if t.text == word.capitalize() and not modifies(t)):
            if token.dep_ == "pobj" and token.head.lower_ in text.knowledge.words["locative"]:
                continue
            start, end = left_edge(text, token), token.i + 1
            words = text.doc[start:end]
            actors = tuple(Actor(mention=words.text, country=c, sector="GOV") for c in codes)
            spans = ((words.start_char, words.end_char),)
            yield Mention(start, end, token.i, "country", actors, True, "who.state", spans)


def _is_struck(text: NamedText, token: Token, name: Name) -> bool:
    """'Shelled a South Korean island', 'an attack on Syrian territory': force is used on a part of a state."""
    land = token.head
    if not modifies(token) or name.held or lemma(land) not in word_list("known_parties.lands"):
        return False
    struck = land.head.head if land.dep_ == "pobj" and land.head.lower_ in STRUCK else land.head
    hit = land.dep_ in {"dobj", "nsubjpass"} or struck.i != land.head.i
    return hit and text.laid[land.i] is None and lemma(struck) in word_list("known_parties.striking")


def _land(text: NamedText, token: Token, name: Name) -> Mention:
    """Those who live in a part of a state."""
    head = token.head
    start = left_edge(text, head)
    actor = Actor(mention=text.doc[start : head.i + 1].text, country=name.fact.country, sector="CVL")
    spans = spans_of(text.doc, (name,))
    return Mention(start, head.i + 1, head.i, "group", (actor,), True, "who.land", spans)


def _a_make(text: NamedText, token: Token, name: Name) -> bool:
    """'A Boeing was shot down', 'an Airbus A320': what a firm made, and not the firm."""
    if name.fact.sector not in MAKERS or name.end >= len(text.tokens):
        return False
    model = text.tokens[name.end]
    numbered = any(c.isdigit() for c in model.text)
    one = not modifies(token) and name.start > 0 and text.tokens[name.start - 1].lower_ in ONE
    return one or (numbered and (model.head.i == token.i or token.head.i == model.i))


def _acts(text: NamedText, token: Token, name: Name) -> bool:
    """Whether a state, capital or adjective stands for the government, not for a place or a part of another name."""
    words = text.knowledge.words
    kind = name.fact.kind
    if name.held in {"participle", "stance", "based"} or _dateline(text.doc, name):
        return False
    if modifies(token):
        if _joined_to_body(text, token):
            return True
        colour = text.laid[token.head.i]  # 'a Peruvian drone attack': the drone only says what kind of attack
        coloured = colour is not None and modifies(token.head) and colours_noun(text, token.head, colour)
        if heads_actor(text, token.head) and not coloured:
            return False
        if token.head.lemma_.lower() in words["place_nouns"]:
            return _two_states(text, token)
        return kind != "capital"
    if (
        kind == "capital"
        and name.start
        and text.tokens[name.start - 1].lemma_.lower() in word_list("known_parties.towns")
    ):
        return False  # 'in Peru's capital Lima'
    if token.dep_ == "poss" or kind == "house":
        return True
    first = first_conjunct(text, token)
    if first.dep_ == "appos" and first.head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return False
    if first.dep_ != "pobj":
        return True
    prep = first.head.lower_
    if prep in words["locative"]:
        return False
    governor = first.head.head.lemma_.lower()
    if prep in {"to", "from", "for", "towards"} and governor in words["motion"]:
        return kind == "state" and prep == "to"
    return not (prep == "of" and governor in words["place_nouns"])


def _two_states(text: NamedText, token: Token) -> bool:
    """'Struck Kuwaiti and Qatari ports': adjectives of states joined before a place tell of both."""
    others = (text.laid[c.i] for c in token.children if c.dep_ == "conj" and c.head.i == token.i)
    return any(n is not None and n.fact.kind == "adjective" for n in others)


def _joined_to_body(text: NamedText, token: Token) -> bool:
    """Whether a hyphen joins a state to a body with which it deals: 'the Kenya-ASEAN summit'."""
    last = text.laid[token.i]
    end = last.end if last is not None else token.i + 1
    if end + 1 >= len(text.tokens) or text.tokens[end].text not in HYPHENS or text.tokens[end].whitespace_:
        return False
    body = text.laid[end + 1]
    return body is not None and body.fact.kind == "organisation" and not body.fact.country


def _dateline(doc: Doc, name: Name) -> bool:
    """'New Delhi: …', 'MOSCOW (AP) — …' at the start of a line."""
    first = name.start == 0 or doc[name.start].is_sent_start or doc[name.start - 1].is_space
    return bool(first) and name.end < len(doc) and doc[name.end].text in {":", "(", "—", "–", "--", "|"}


def _state(text: NamedText, token: Token, name: Name) -> Mention:
    fact = name.fact
    start = (
        name.start - 1
        if name.start and text.tokens[name.start - 1].lower_ == "the" and fact.kind != "adjective"
        else name.start
    )
    words = text.doc[start : name.end].text
    one = not modifies(token) and any(c.lower_ in ONE for c in token.lefts)
    people = fact.kind == "adjective" and (one or _befell(token))
    sector = "CVL" if people else fact.sector or "GOV"
    actor = Actor(name="", mention=words, country=fact.country, sector=sector, sectors=fact.sectors)
    kind: MentionKind = "group" if people else "country"
    spans = spans_of(text.doc, (name,))
    return Mention(start, name.end, token.i, kind, (actor,), False, f"who.{fact.kind}", spans)


def _befell(token: Token) -> bool:
    """'The abductions of Japanese': it befell people, whom an adjective names."""
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    return of and lemma(token.head.head) in word_list("findings.suffered")


def _people(text: NamedText, token: Token, name: Name) -> Mention:
    """'The Russians' are the government's men; 'two Russians', 'Kurds' are a crowd."""
    doc, fact = text.doc, name.fact
    start = min(left_edge(text, token), name.start)
    company = [n for n in names_within(text, start, name.start) if n.fact.kind in STATELY and not n.held]
    text.spend(*company)
    article = name.start > 0 and doc[name.start - 1].lower_ == "the"
    whole = fact.kind == "demonym" and article
    country = fact.country or (company[-1].fact.country if company else "")
    if not country:
        places = [
            n for n in names_after(text, token, frozenset({"in", "of", "from"})) if n.fact.kind in STATELY
        ]
        country = places[0].fact.country if places else ""
    actor = Actor(
        mention=doc[start : name.end].text,
        country=country,
        sector="GOV" if whole else fact.sector,
        sectors=fact.sectors,
    )
    bare = start == name.start and fact.kind == "demonym"
    rule = "who.demonym" if bare else "who.people"
    return Mention(start, name.end, token.i, "group", (actor,), True, rule, spans_of(doc, (*company, name)))


def _body(text: NamedText, token: Token, name: Name) -> Mention:
    """An organisation or armed group by name; of several bodies of a name the state before it tells which."""
    doc, fact = text.doc, name.fact
    start = min(left_edge(text, token), name.start)
    before = text.laid[name.start - 2] if name.start > 1 else None
    if before is not None and _joined_to_body(text, text.tokens[name.start - 2]):
        start = name.start
    company = [
        n
        for n in names_within(text, start, name.start)
        if n.fact.kind in {"state", "adjective"} and not n.held
    ]
    country = fact.country
    if company and (fact.kind == "organisation" and (country or fact.sector == "NGO")):
        country = company[-1].fact.country
    if not country and fact.kind == "organisation" and fact.sector in ORGANS:
        company += [n for n in names_after(text, token, frozenset({"of"})) if n.fact.kind in STATELY][:1]
        country = company[-1].fact.country if company else ""
    text.spend(*company)
    branch = bool(country) and not fact.country and fact.sector == "NGO"  # 'the Chadian Red Cross'
    actor = Actor(
        name=doc[company[-1].start : name.end].text if branch else fact.name,
        mention=doc[start : name.end].text,
        country=country,
        sector=fact.sector,
        sectors=fact.sectors,
    )
    kind: MentionKind = "group" if fact.kind == "group" else "organisation"
    return Mention(
        start,
        name.end,
        token.i,
        kind,
        (actor,),
        fact.kind == "group",
        f"who.{fact.kind}",
        spans_of(doc, (name,)),
    )
