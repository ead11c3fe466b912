"""Which words name an office or a kind of body: 'the president of Kenya', 'Turkish troops', 'rebels'?"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention, MentionKind
from dragoman.coding.who.company import office_holders
from dragoman.coding.who.first_names import first_of_name, taken
from dragoman.coding.who.naming import Name
from dragoman.coding.who.phrases import NamedText, left_edge, modifies, names_within, spans_of
from dragoman.knowledge.facts import Fact
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ACTING_BEFORE, BODIES, COLOURING
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma

OWN_WORDS = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod"})
DEFINITE_OR_OWNED = frozenset("the this that these those both his her their its our either".split())
FEW = frozenset({"two", "three", "four"})  # 'two ministers' may be any two, 'two sides' are the two
WHOLE = frozenset("all any each every other several many no most some various".split())
WITHIN = frozenset("across around from in inside near of outside throughout".split())  # before where
PLACES = frozenset({"GPE", "LOC", ""})
PERSONAL = frozenset({"my", "your", "his", "her", "our", "their"})  # whose head is mostly no office


def offices_named(text: NamedText) -> Iterator[Mention]:
    """Roles at the head of their phrase: 'the president of Kenya', 'Turkish troops', 'rebels'."""
    for token, name in text.named():
        if name.fact.kind != "role":
            continue
        if token.dep_ in DESCRIBING and token.head.i > token.i and heads_actor(text, token.head):
            continue
        if modifies(token) and (
            lemma(token) in text.knowledge.words["held"] or colours_noun(text, token, name)
        ):
            continue
        if name.fact.body == "person" and token.tag_ == "JJ" and token.text.islower() and modifies(token):
            continue  # 'a major rally', 'a general strike'
        if token.lower_ in word_list("offices.stuff") and not any(
            c.dep_ in OWN_WORDS for c in token.children
        ):
            continue  # 'by force', 'a show of force', 'shared intelligence'
        if _of_the_body(token) or _of_the_land(token):
            continue
        if (
            modifies(token)
            and lemma(token) == "government"
            and lemma(token.head) in word_list("offices.areas")
        ):
            continue  # 'the local government area'
        role = _role(text, token, name)
        if (
            name.fact.inherits != "t"
            or any(a.country or a.sector in BODIES for a in role.actors)
            or _its_alone(token)
        ):
            yield role  # 'Peruvian surfers', 'its neighbour', no mere surfers


def _its_alone(token: Token) -> bool:
    """'Its neighbour', but not 'its neighbour, Peru'."""
    named = modifies(token) or any(c.dep_ == "appos" for c in token.rights)
    return not named and any(c.lower_ == "its" for c in token.lefts)


def _of_the_body(token: Token) -> bool:
    """'Her head hung', but not 'its head, Ana Soto', nor 'their head of mission'."""
    owner = any(c.dep_ == "poss" and c.lower_ in PERSONAL for c in token.lefts)
    return lemma(token) == "head" and owner and not any(c.dep_ in {"prep", "appos"} for c in token.rights)


def _of_the_land(token: Token) -> bool:
    """'In Peru's Puno department', 'in the department of Puno' tell where; 'Puno's health department' is a body."""
    if (
        lemma(token) not in word_list("offices.lands")
        or token.dep_ != "pobj"
        or token.head.lower_ not in WITHIN
    ):
        return False
    named = [*(c for c in token.lefts if c.dep_ in {"compound", "nmod"}), *fillers(token, "of")]
    return bool(named) and all(t.pos_ == "PROPN" and t.ent_type_ in PLACES for t in named)


def colours_noun(text: NamedText, token: Token, name: Name) -> bool:
    """Whether a body before a noun only says of what kind it is: 'military exercises', 'an association agreement'.

    A body whose word or deed the noun names does it: 'the army statement', 'the coalition move'.
    """
    if _does(text, token):
        return False
    if name.fact.body == "person" or name.fact.sector in ACTING_BEFORE:
        return False
    return token.pos_ == "ADJ" or not name.fact.sector or name.fact.sector in COLOURING


def _does(text: NamedText, token: Token) -> bool:
    """Whether a body before a noun is whose word or deed the noun names: 'the coalition move'."""
    words = text.knowledge.words
    return modifies(token) and lemma(token) in words["doing"] and lemma(token.head) in words["deeds"]


def heads_actor(text: NamedText, head: Token) -> bool:
    """Whether a modifier's head is an actor itself, so that the modifier is part of it."""
    name = text.laid[head.i]
    if name is not None:
        return name.fact.kind in {"role", "organisation", "group", "leader", "people", "demonym"}
    return head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG", ""}


def _role(text: NamedText, token: Token, name: Name) -> Mention:
    doc, fact = text.doc, name.fact
    start = _from_its_state(text, token, min(left_edge(text, token), name.start), name)
    known = office_holders(text, token, name, start, name.start)
    person = next(
        (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and not taken(text, c.i)), None
    )
    holder: tuple[int, int] | None = None
    if person is not None and fact.body == "person" and not fact.plural:
        holder = first_of_name(text, person, left_edge(text, person)), person.i + 1
    elif person is None:
        holder = next((t.name for t in text.titles if t.office is name and t.name), None)
    mention = doc[start : name.end].text
    called = doc[holder[0] : holder[1]].text if holder is not None else None
    actors = tuple(
        replace(a, mention=mention, name=a.name if called is None else called) for a in known.actors
    )
    kind: MentionKind = {"person": "role", "body": "organisation"}.get(fact.body, "group")  # type: ignore[assignment]
    if fact.inherits == "s":
        kind = "country"
    who = any(a.country or a.name or a.sector in BODIES for a in actors)
    pointing = _definite(doc, token, start, fact) or _does(text, token)
    rule = "who.role" if who or not pointing else "who.anaphor"
    if fact.inherits == "s" and rule == "who.role":
        everyone = not who and any(t.lower_ == "all" for t in doc[start : token.i])
        sector = "" if everyone else _of_states_at_large(fact)
        actors = tuple(replace(a, sector=a.sector or sector) for a in actors)
    if fact.role == "fighter" and token.i and _of_make(doc[token.i - 1]):
        actors = tuple(replace(a, sector="MIL") for a in actors)  # 'a Su-30 fighter' is an aircraft
    plural = fact.plural or len(actors) > 1
    return Mention(start, name.end, token.i, kind, actors, plural, rule, spans_of(doc, (*known.names, name)))


def _from_its_state(text: NamedText, token: Token, start: int, name: Name) -> int:
    """Where the phrase of a body before a noun begins: with the adjective of state that the noun has, 'Chadian border militia posts'."""
    if not modifies(token) or names_within(text, start, name.start):
        return start
    states = [
        c
        for c in token.head.lefts
        if c.dep_ == "amod"
        and c.i < start
        and (n := text.laid[c.i])
        and n.fact.kind == "adjective"
        and not n.held
    ]
    between = names_within(text, states[-1].i + 1, start) if states else []
    return states[-1].i if states and not between else start


def _of_make(token: Token) -> bool:
    """Whether a word is the name of a make: 'Su-30', 'F16', no mere number."""
    return any(c.isdigit() for c in token.text) and any(c.isalpha() for c in token.text)


def _of_states_at_large(fact: Fact) -> str:
    """'Western countries', 'the Baltic countries of Estonia and Latvia' are governments; 'all parties' may be anybody."""
    return "GOV" if fact.role in word_list("offices.governments") else ""


def _definite(doc: Doc, token: Token, start: int, fact: Fact) -> bool:
    """Whether an office or body without company points to one told of elsewhere."""
    words = {t.lower_ for t in doc[start : token.i]}
    if words & WHOLE:
        return False
    if fact.inherits == "s":
        return bool(words & (DEFINITE_OR_OWNED | FEW)) or not (words or fact.plural)
    return bool(words & DEFINITE_OR_OWNED) or (
        fact.body == "person" and not fact.plural and token.pos_ == "PROPN"
    )
