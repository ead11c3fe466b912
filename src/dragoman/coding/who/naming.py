"""Which known names stand at which words of a parsed text?

The ground that "who?" stands on: every known name laid on the tokens, one reading chosen for each. It can't tell a town
from a person of the same name where neither the tagger nor the company tells.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.coding.findings import BODY_KINDS
from dragoman.coding.who.explained import facts_of_letters, letters_in
from dragoman.coding.who.namesakes import is_governed, is_ruled, kind_beside, names_a_state, of_this_world
from dragoman.knowledge.facts import STATELY, Fact, FactKind, in_office
from dragoman.knowledge.names import Knowledge, Match
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import ARMIES
from dragoman.reading.labels import DESCRIBING, NOUNS

NAMES_OF_BODIES = frozenset(
    {"National", "Nationals", "Civilian", "Popular", "Front", "Fund"}
)  # nobody's title: 'National Dialogue'
ALIKE = 0.8  # of two spellings of one word
PEOPLE_BESIDE_HOME: Mapping[str, FactKind] = {"demonym": "people", "adjective": "people_adjective"}
SMALL = frozenset({"the", "of", "for", "and"})
HYPHENS = frozenset("-‐‑–")
ARTICLES = frozenset({"al", "el", "ul"})  # before the last name of an Arabic name


class Name(NamedTuple):
    """A known name at tokens `start:end`, its syntactic head, and the reading chosen for it.

    `held` is true of a state that only colours its company: 'US-backed', 'pro-Russian', 'Kenya-based'.
    """

    start: int
    end: int
    head: int
    fact: Fact
    held: str = ""  # "", "participle", "stance", "based", "led"


def is_office(name: Name | None) -> bool:
    """Whether a known name is an office of one person: 'minister', not 'ministry' nor 'ministers'."""
    return (
        name is not None and name.fact.kind == "role" and name.fact.body == "person" and not name.fact.plural
    )


def lay_names(
    doc: Doc, *, knowledge: Knowledge, published: str = "", around: Set[str] = frozenset()
) -> list[Name | None]:
    """For every token the known name that it is part of, or None.

    A known leader has the office that is his on the day `published`, an ISO date, and an office with a last name ('President Park') is his
    while he holds it; "" takes all as in the office that is listed first. `around` are the countries in which the text's places lie.
    """
    laid: list[Name | None] = [None] * len(doc)
    letters = letters_in(doc)
    short = {k: doc[a:b].text.lower() for k, (a, b) in letters.items()}
    tokens = list(doc)
    starts = [t.idx for t in tokens]
    matches = knowledge.match(doc.text)
    shared = knowledge.words["shared"]
    named = {f.country for m in matches for f in m.facts[:1] if names_a_state(f, shared)}
    named |= _named_within(doc.text, matches, shared, knowledge)
    for match in matches:
        first = bisect_right(starts, match.start) - 1
        last = bisect_right(starts, match.end - 1) - 1
        if first < 0 or tokens[first].is_space:
            continue
        beside = kind_beside(tokens, first, last + 1) if len(match.facts) > 1 else ""
        meant = of_this_world(match, beside, named=named, around=around, shared=shared)
        meant = meant._replace(facts=in_office(meant.facts, published))
        name = _name(tokens, first, last + 1, meant, laid, knowledge)
        if name is not None and (
            _means_another(tokens, name, short)
            or _half(tokens, name, laid)
            or _is_field(tokens, name)
            or _only_describes(tokens, name)
        ):
            continue
        if name is not None:
            for i in range(name.start, name.end):
                laid[i] = name
    _lay_provinces(tokens, laid)
    _lay_minorities(tokens, laid)
    _lay_halves(tokens, laid, knowledge)
    _lay_namesakes(laid)
    _lay_successors(tokens, laid, knowledge, published)
    if letters:
        _lay_letters(doc, laid, letters, knowledge)
    return laid


def _named_within(text: str, matches: Sequence[Match], shared: Set[str], knowledge: Knowledge) -> set[str]:
    """The states that stand at the head of a name that bodies of several bear: 'the US Treasury'."""
    bodies = [(m, m.facts[0]) for m in matches if m.facts[0].name in shared]
    first = {f.country: text[m.start : m.end].split()[0] for m, f in bodies}
    known = {c: [f for k in knowledge.match(word) for f in k.facts[:1]] for c, word in first.items()}
    return {
        c for c, facts in known.items() if any(f.country == c and names_a_state(f, shared) for f in facts)
    }


def _lay_provinces(tokens: Sequence[Token], laid: list[Name | None]) -> None:
    """Gives a name that a state shares with a province to that, in all of a text that tells of its governor, but not where a president has it."""
    provinces = word_table("naming.provinces")
    called = [
        (i, n)
        for i, n in enumerate(laid)
        if n is not None and n.start == i and n.fact.name.lower() in provinces
    ]
    meant = {n.fact.name for _, n in called if n.fact.kind == "state" and is_governed(tokens, n.head, n.end)}
    for i, name in called:
        if name.fact.name in meant and not is_ruled(tokens, name.head):
            fact = replace(name.fact, country=provinces[name.fact.name.lower()])
            laid[i : name.end] = [name._replace(fact=fact)] * (name.end - i)


def _lay_successors(
    tokens: Sequence[Token], laid: list[Name | None], knowledge: Knowledge, published: str
) -> None:
    """Lays only the office where a form of office and last name is that of a leader who has left it: it is another's by now."""
    for i, name in enumerate(laid):
        if name is None or name.start != i or name.fact.kind != "leader" or name.end - i != 2:
            continue
        if not published or not "" < name.fact.until < published[: len(name.fact.until)]:
            continue
        office = knowledge.match(tokens[i].text)
        if office and office[0].facts[0].kind == "role" and name.fact.name.split()[0] != tokens[i].text:
            laid[i : i + 2] = [Name(i, i + 1, i, office[0].facts[0]), None]


def _lay_letters(
    doc: Doc, laid: list[Name | None], letters: Mapping[str, tuple[int, int]], knowledge: Knowledge
) -> None:
    """Lays the bodies that the text explains by letters, at the letters and at the words that explain them."""
    facts = [n.fact if n is not None else None for n in laid]
    meant = facts_of_letters(doc, facts, letters, knowledge.words)
    tokens = list(doc)
    spans = [(i, i + 1, meant[t.text]) for i, t in enumerate(tokens) if t.text in meant and _free(facts[i])]
    for short, (start, end) in letters.items():
        known = facts[end + 1]  # 'the Economic Community of West Africa States (ECOWAS)'
        fact = known if known is not None and known.kind == "organisation" else meant.get(short)
        if fact is not None and not any(f is not None and f.kind in BODY_KINDS for f in facts[start:end]):
            spans.append((start, end, fact))
    for start, end, fact in spans:
        name = Name(start, end, _head(tokens, start, end).i, fact)
        laid[start:end] = [name] * (end - start)


def _free(fact: Fact | None) -> bool:
    """Whether letters stand for no known body: nothing, or an office ('MPs' is no 'MPS')."""
    return fact is None or fact.kind == "role"


def _lay_minorities(tokens: Sequence[Token], laid: list[Name | None]) -> None:
    """Lays a people of the country where they live over a state and a people right behind it: 'Kosovo Serbs' are of Kosovo.

    'Ethnic Russians' are of no told country.
    """
    for i, name in enumerate(laid):
        if name is None or name.start != i or i == 0 or name.fact.kind not in PEOPLE_BESIDE_HOME:
            continue
        home = laid[i - 1]
        there = home is not None and _live_there(tokens, laid, home, name)
        if not there and tokens[i - 1].lower_ != "ethnic":
            continue
        country, start = (home.fact.country, home.start) if there and home is not None else ("", i)
        kind = PEOPLE_BESIDE_HOME[name.fact.kind]
        people = replace(name.fact, kind=kind, country=country, sector="CVL")
        laid[start : name.end] = [name._replace(start=start, fact=people)] * (name.end - start)


def _lay_halves(tokens: Sequence[Token], laid: list[Name | None], knowledge: Knowledge) -> None:
    """Lays a state that is called by its half of a land, where the text names that state or the other: 'talks with the North' in Seoul."""
    halves = word_table("naming.halves")
    facts = {half: knowledge.match(state)[0].facts[0] for half, state in halves.items()}
    if not {f.country for f in facts.values()} & {n.fact.country for n in laid if n is not None}:
        return
    for token in tokens:
        if token.lower_ in facts and laid[token.i] is None and _called_by_half(tokens, token.i, laid):
            laid[token.i] = Name(token.i, token.i + 1, token.i, facts[token.lower_])


def _called_by_half(tokens: Sequence[Token], i: int, laid: Sequence[Name | None]) -> bool:
    """'The North', 'North and South Korea', but neither 'the north', nor 'the North Sea', 'the North of Chad' and 'the North-South talks'."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if _before_other_half(tokens, i, laid):
        return True
    if not i or not tokens[i].text[:1].isupper() or tokens[i - 1].lower_ != "the":
        return False
    if behind is None:
        return True
    a_part = behind.lower_ == "of" and behind.head.i == i
    return not (a_part or behind.text[:1].isupper() or behind.text in HYPHENS)


def _before_other_half(tokens: Sequence[Token], i: int, laid: Sequence[Name | None]) -> bool:
    """'North and South Korea', 'the South and North Korea'."""
    if i + 2 >= len(tokens) or not tokens[i].text[:1].isupper() or tokens[i + 1].lower_ != "and":
        return False
    other = laid[i + 2]
    states = word_table("naming.halves").values()
    return other is not None and other.start == i + 2 and other.fact.name in states


def _live_there(tokens: Sequence[Token], laid: Sequence[Name | None], home: Name, people: Name) -> bool:
    """'Georgian Armenians' live in Georgia, 'Chinese Indonesians' in Indonesia, where settlers are called by where they came from."""
    settlers = tokens[people.end - 1].lower_ in word_list("naming.settled")
    if home.fact.kind not in {"state", "adjective"} or home.held or home.end != people.start or settlers:
        return False
    if home.fact.country == people.fact.country:
        return False
    if people.fact.kind == "demonym":
        return True
    whom = laid[tokens[people.head].head.i]  # 'Georgian Armenian activists', not 'the Kenya Somali border'
    return whom is not None and whom.fact.kind == "role"


def _lay_namesakes(laid: list[Name | None]) -> None:
    """Gives bodies the country of the state right before their name: 'the Malawi Congress Party' is not India's."""
    for i, name in enumerate(laid):
        if name is None or name.start != i or i == 0 or name.fact.kind != "organisation":
            continue
        if not name.fact.country and name.fact.sector != "PTY":
            continue
        state = laid[i - 1]
        if state is None or state.fact.kind not in {"state", "adjective"} or state.held:
            continue
        if state.end == i and state.fact.country != name.fact.country:
            another = name._replace(fact=replace(name.fact, country=state.fact.country))
            laid[name.start : name.end] = [another] * (name.end - name.start)


def _means_another(tokens: Sequence[Token], name: Name, short: dict[str, str]) -> bool:
    """Whether letters that are a known body's stand for another one in this text."""
    if name.end - name.start != 1 or name.fact.kind not in BODY_KINDS:
        return False
    full = short.get(tokens[name.start].text)
    if full is None:
        return False
    mine, theirs = ([w for w in words.lower().split() if w not in SMALL] for words in (full, name.fact.name))
    short_one, long_one = sorted((mine, theirs), key=len)
    return not all(any(_alike(word, other) for other in long_one) for word in short_one)


def _half(tokens: Sequence[Token], name: Name, laid: Sequence[Name | None]) -> bool:
    """Whether a body's name is but the second half of another's: 'ACT-Kivu'; not so in 'the Chad-NATO talks', 'al-Kivu'.

    So is a capital's of a person's: 'Ana de Lima', 'De Lima said'.
    """
    i = name.start
    if name.fact.kind == "capital" and i and tokens[i - 1].lower_ in word_list("naming.of_families"):
        return True
    if name.end - i != 1 or name.fact.kind not in BODY_KINDS or i < 2 or tokens[i - 1].text not in HYPHENS:
        return False
    first = tokens[i - 2]
    joined = not (first.whitespace_ or tokens[i - 1].whitespace_)
    return joined and first.text[:1].isupper() and laid[i - 2] is None and first.lower_ not in ARTICLES


def _is_field(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a party's name is but the field of an office: 'the Labour Court', not 'a Labour minister'."""
    behind = tokens[name.end] if name.end < len(tokens) and name.end - name.start == 1 else None
    if name.fact.sector != "PTY" or behind is None or not behind.text[:1].isupper():
        return False
    return behind.lower_ in word_list("naming.offices_of_field")


def _only_describes(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a word for somebody is but an adjective: 'national' of 'the national defence committee', not 'general Ana Soto'."""
    word = tokens[name.start]
    alone = name.end - name.start == 1 and name.fact.kind == "role" and word.text.islower()
    before = word.dep_ in DESCRIBING and word.head.i > word.i and not word.head.text[:1].isupper()
    return alone and before and word.lower_ in word_list("naming.adjectives")


def _alike(word: str, other: str) -> bool:
    """Whether two words are one but for spelling: 'organisation' and 'organization'."""
    return word == other or SequenceMatcher(None, word, other).ratio() >= ALIKE


def _name(
    tokens: Sequence[Token],
    start: int,
    end: int,
    match: Match,
    laid: Sequence[Name | None],
    knowledge: Knowledge,
) -> Name | None:
    while end - start > 1 and tokens[start].lower_ == "the":
        start += 1
    head = _head(tokens, start, end)
    fact = _reading(tokens, start, end, head, match.facts, laid)
    if fact is None:
        return None
    return Name(
        start,
        end,
        head.i,
        fact,
        _held(tokens, start, end, knowledge)
        if fact.kind in STATELY | {"leader", "role", "organisation"}
        else "",
    )


def _head(tokens: Sequence[Token], start: int, end: int) -> Token:
    """The word of a span that governs the others; the last of several."""
    for token in reversed(tokens[start:end]):
        if (token.head.i < start or token.head.i >= end or token.head == token) and token.is_alpha:
            return token
    return tokens[end - 1]


def _reading(
    tokens: Sequence[Token],
    start: int,
    end: int,
    head: Token,
    facts: tuple[Fact, ...],
    laid: Sequence[Name | None],
) -> Fact | None:
    kinds = {f.kind: f for f in facts}
    if "state" in kinds and "adjective" in kinds:
        return kinds["adjective"] if head.dep_ in DESCRIBING else kinds["state"]
    if "adjective" in kinds and "people" not in kinds and "demonym" in kinds:
        return kinds["adjective"] if head.dep_ in DESCRIBING else kinds["demonym"]
    if "people_adjective" in kinds and head.dep_ in DESCRIBING:
        return kinds["people_adjective"]
    fact = facts[0]
    if (
        fact.country == "USA"
        and start
        and tokens[start].lower_.startswith("america")
        and tokens[start - 1].lower_ in word_list("naming.americas")
    ):
        return None
    if (
        fact.kind == "place"
        and head.ent_type_ == "PERSON"
        and tokens[end - 1].lower_ not in word_list("naming.parts_of_names")
        and not _whole_name(tokens, start, end)
    ):
        return None
    if (
        end - start == 1
        and fact.kind in {"state", "capital", "place", "leader", "organisation"}
        and _within_name(tokens, start, laid)
    ):
        return None
    if fact.kind == "leader" and _namesake(tokens, start, fact, laid):
        return None
    if fact.kind == "role" and (
        _surname(tokens, start, end, laid)
        or not _noun_like(head, fact)
        or (end - start == 1 and tokens[start].text in NAMES_OF_BODIES)
        or _before_another(tokens, end, fact)
    ):
        return None
    return fact


def _whole_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a place's name of several words is all that the recogniser takes for a person: 'Tamil Nadu'."""
    longer = end < len(tokens) and tokens[end].ent_iob_ == "I"
    return end - start > 1 and tokens[start].ent_iob_ != "I" and not longer


def _before_another(tokens: Sequence[Token], end: int, fact: Fact) -> bool:
    """Whether a role word is part of what stands behind it: 'Youth Affairs', the name 'Sultan bin Saad'."""
    after = tokens[end].lower_ if end < len(tokens) else ""
    return fact.body == "person" and (
        after == "affairs" or (fact.role == "sultan" and after in {"bin", "ibn"})
    )


def _within_name(tokens: Sequence[Token], i: int, laid: Sequence[Name | None]) -> bool:
    """Whether a single word is part of a longer proper name: 'Michael Jordan', 'Paris Hilton', 'Georgia Moore'."""
    token = tokens[i]
    if token.ent_type_ == "PERSON":
        if token.ent_iob_ == "I" and laid[i - 1] is None and tokens[i - 1].dep_ in {"compound", "nmod"}:
            return tokens[i - 1].pos_ == "PROPN" and tokens[i - 1].text[:1].isupper() and laid[i - 1] is None
        long = i + 2 < len(tokens) and tokens[i + 1].ent_iob_ == tokens[i + 2].ent_iob_ == "I"
        if token.ent_iob_ == "B" and long and i > 0 and tokens[i - 1].lower_ in {"to", "of", "for"}:
            return False  # 'envoy to Mali Ann Lee'
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return after is not None and after.ent_iob_ == "I" and after.ent_type_ == "PERSON"
    return False


def _namesake(tokens: Sequence[Token], start: int, fact: Fact, laid: Sequence[Name | None]) -> bool:
    """Whether a leader's last name behind an article ends the name of somebody else: 'Omar al-Assad'."""
    i = start
    while i and (tokens[i - 1].text in HYPHENS or tokens[i - 1].lower_ in ARTICLES):
        i -= 1
    if (i == start and tokens[start].lower_ not in ARTICLES) or tokens[start].ent_iob_ != "I":
        return False
    first: list[str] = []
    while i and tokens[i - 1].ent_type_ == "PERSON" and tokens[i].ent_iob_ == "I" and laid[i - 1] is None:
        i -= 1
        first.append(tokens[i].lower_)
    theirs = fact.name.lower()
    return bool(first) and first[-1][0] != theirs[0] and not set(first) & set(theirs.split())


def _surname(tokens: Sequence[Token], start: int, end: int, laid: Sequence[Name | None]) -> bool:
    """Whether a role word is the last word of somebody's name: 'Minister Chen Gang', 'Idris Bishop'."""
    if end - start > 1 or start == 0 or tokens[start].ent_type_ != "PERSON" or tokens[start].ent_iob_ != "I":
        return False
    before = tokens[start - 1]
    last = end >= len(tokens) or tokens[end].ent_iob_ != "I"
    return last and laid[start - 1] is None and before.pos_ == "PROPN" and before.ent_type_ == "PERSON"


def _noun_like(head: Token, fact: Fact) -> bool:
    """Whether a role word is used as a noun: 'the general', but not 'in general', 'a major problem'."""
    if head.pos_ in NOUNS:
        return True
    if fact.plural and head.i > 0 and head.pos_ == "VERB" and head.nbor(-1).tag_ in {"POS", "DT"}:
        return True  # 'Chad's displaced'
    if head.dep_ in {
        "compound",
        "nsubj",
        "dobj",
        "pobj",
        "appos",
        "nsubjpass",
        "poss",
        "nmod",
        "ROOT",
        "conj",
        "dep",
    }:
        return head.pos_ in {"ADJ", "X"} or (head.pos_ == "VERB" and fact.plural)
    return (
        head.dep_ == "amod"
        and head.pos_ in {"ADJ", "VERB"}
        and fact.sector in ARMIES
        and head.lower_ != "general"
    )


def _held(tokens: Sequence[Token], start: int, end: int, knowledge: Knowledge) -> str:
    words = knowledge.words
    text = tokens[end - 1].lower_
    tail = text.rpartition("-")[2] if "-" in text else ""
    if end + 1 < len(tokens) and tokens[end].text in HYPHENS:
        tail = tokens[end + 1].lower_
    if tail == "led":
        return "led"
    if tail in words["located"]:
        return "based"
    if tail in words["participles"]:
        return "participle"
    if start >= 2 and tokens[start - 1].text in HYPHENS and tokens[start - 2].lower_ in words["stances"]:
        return "stance"
    first = tokens[start].lower_
    return "stance" if "-" in first and first.split("-")[0] in words["stances"] else ""
