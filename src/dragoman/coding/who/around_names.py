"""What do the words around a person's name tell of his office and country: a title, an apposition, a comma, a relative clause?"""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS
from dragoman.coding.who.company import KnownByCompany, kind_by_name, office_holders, told_by
from dragoman.coding.who.naming import Name, is_office
from dragoman.coding.who.phrases import OF, NamedText, first_conjunct, left_edge, names_after, names_within
from dragoman.knowledge.facts import STATELY
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, OFFICES, POWERS
from dragoman.records import Actor

AT = frozenset({"of", "from", "with", "at"})  # before the body at which somebody is
PROFESSIONS = frozenset({"EDU", "MED", "REL", "JRN", "BUS"})  # beside which somebody may have an office
IN_POLITICS = POWERS | {"OPP", "PTY"}
HELD_BY = frozenset({"organisation", "group", "role"})  # kinds of known names that somebody can be of
REACH = 10  # tokens between an office and the name behind its complement


def told_of(text: NamedText, head: Token, start: int, first: int) -> tuple[bool, KnownByCompany | None]:
    """Whether a title stands before a person's name at `first`, and what that or the company tells of him."""
    fields = word_list("long_titles.fields_of_office")  # 'Minister of Foreign Affairs and Expatriates'
    titles = [
        n
        for n in names_within(text, start, first)
        if n.fact.kind == "role"
        and n.fact.body == "person"
        and not (n.fact.plural and text.tokens[n.head].lower_ in fields)
    ]
    ranked = len(titles) > 1 and titles[-1].fact.sector == "MIL" and titles[-2].end == titles[-1].start
    title = titles[-2] if ranked else titles[-1] if titles else _shared_title(text, head)
    if title is not None:
        known = office_holders(text, text.tokens[title.head], title, start, first, people=head)
        office = _by_apposition(text, head) if known.actors[0].sector in PROFESSIONS else None
        if office is not None and office.actors[0].sector in IN_POLITICS:
            return True, office  # 'Professor Ana Soto, leader of the opposition'
        if known.actors[0].country:
            return True, known
        post = None if known.names else _posted(text, first)
        if post is not None and post.actors[0].country:
            return False, post
        return True, _behind_comma(text, head, known)
    ways = (
        _posted(text, first),
        _by_apposition(text, head),
        _by_relative(text, head),
        _by_comma(text, head, first),
        _before_comma(text, head),
    )
    return False, next((w for w in ways if w is not None), None) or _by_state(text, head, start, first)


def _shared_title(text: NamedText, head: Token) -> Name | None:
    """The title that a person shares with the one before: 'Presidents Putin and Erdogan'."""
    if head.dep_ != "conj":
        return None
    first = first_conjunct(text, head)
    for name in reversed(names_within(text, left_edge(text, first), first.i)):
        if name.fact.kind == "role" and name.fact.body == "person" and name.fact.plural:
            return name
    return None


def _posted(text: NamedText, first: int) -> KnownByCompany | None:
    """'US envoy to Iran Ann Lee', 'Minister of Transport Bo Li': a title whose own complement stands before the name."""
    found = _post_before(text, first)
    if found is None:
        return None
    at, office = found
    if office.fact.sector not in OFFICES:
        return None
    head = text.tokens[office.head]
    between = [
        n
        for n in names_within(text, at + 1, first)
        if n.fact.kind in {"state", "capital", "organisation", "place"}
    ]
    text.spend(*between)
    known = office_holders(text, head, office, min(left_edge(text, head), office.start), office.start)
    whose = between[0].fact if between and text.tokens[at].lower_ == "of" else None
    if whose is not None and not known.actors[0].country and whose.sector not in BODIES:
        known = KnownByCompany((replace(known.actors[0], country=whose.country),), (*known.names, between[0]))
    return known._replace(posted=True)


def _post_before(text: NamedText, first: int) -> tuple[int, Name] | None:
    """The preposition and the office before it, where an office's own complement stands before a name at `first`."""
    for at in range(first - 1, max(first - REACH, 0), -1):
        token = text.tokens[at]
        office = text.laid[at - 1]
        if token.lower_ in {"of", "to", "for"} and office is not None and office.fact.kind == "role":
            return (at, office) if at < first - 1 and is_office(office) else None
        if token.pos_ not in {"PROPN", "NOUN", "CCONJ", "ADJ", "DET"} and token.lower_ not in {"of", "in"}:
            return None
    return None


def _by_apposition(text: NamedText, head: Token) -> KnownByCompany | None:
    """'Angela Merkel, the German chancellor' and 'the German chancellor, Angela Merkel'."""
    offices = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        offices.append(head.head)
    for office in offices:
        name = text.laid[office.i]
        if name is not None and name.fact.kind == "role" and name.fact.body == "person":
            return office_holders(text, office, name, left_edge(text, office), office.i, people=head)
    return None


def _by_comma(text: NamedText, head: Token, first: int) -> KnownByCompany | None:
    """'The Chilean minister of Trade, Ana Soto, who …', where the parser sees no apposition: an office right before a comma and a name."""
    doc = text.doc
    if first < 2 or head.i + 1 >= len(doc) or doc[first - 1].text != "," or head.i == first:
        return None
    office = text.laid[first - 2]
    if office is None or office.end != first - 1 or not is_office(office):
        return None
    if doc[head.i + 1].text not in {",", ".", ";", ")"} or head.dep_ == "conj":
        return None
    return office_holders(
        text, doc[office.head], office, min(left_edge(text, doc[office.head]), office.start), office.start
    )


def _before_comma(text: NamedText, head: Token) -> KnownByCompany | None:
    """'With Ana Soto, Minister of Trade of Chile, …', where the parser sees no apposition: an office right behind a name and a comma."""
    doc = text.doc
    at = head.i + 2
    if at >= len(doc) or doc[head.i + 1].text != "," or not doc[at].text[:1].isupper():
        return None
    office = text.laid[at]
    if office is None or office.start != at or not is_office(office):
        return None
    if office.end >= len(doc) or doc[office.end].lower_ not in {"of", "for", "at", "to", ",", "."}:
        return None
    return office_holders(text, doc[office.head], office, office.start, office.start)


def _behind_comma(text: NamedText, head: Token, known: KnownByCompany) -> KnownByCompany:
    """'Foreign Minister Ana Soto, Peru, …', '… Ana Soto (Peru)': a state right behind somebody with a title, set apart, and no list of states."""
    at = head.i + 2
    state = text.laid[at] if at < len(text.doc) and text.doc[head.i + 1].text in {",", "("} else None
    if state is None or state.start != at or state.fact.kind != "state":
        return known
    behind = text.doc[state.end : state.end + 2]
    listed = any((n := text.laid[t.i]) is not None and n.fact.kind == "state" for t in behind)
    if len(behind) < 2 or behind[0].text not in {",", ";", ")"} or listed:
        return known
    text.spend(state)
    return KnownByCompany(
        tuple(replace(a, country=state.fact.country) for a in known.actors), (*known.names, state)
    )


def _by_relative(text: NamedText, head: Token) -> KnownByCompany | None:
    """'Amir Saleh, who heads the opposition delegation'."""
    for verb in head.children:
        if verb.dep_ == "relcl" and verb.lemma_.lower() in text.knowledge.words["heading"]:
            for thing in verb.children:
                name = text.laid[thing.i] if thing.dep_ == "dobj" else None
                if name is not None:
                    return told_by(text, thing, name)
    return None


def _by_state(text: NamedText, head: Token, start: int, first: int) -> KnownByCompany | None:
    """'Iran's Zarif', 'Tamim bin Hamad of Qatar': country only."""
    near = [n for n in names_within(text, start, first) if _owns(text, n)]
    near += [n for n in names_after(text, head, OF) if n.fact.kind in {"state", "adjective"}]
    if not near:
        return _by_body(text, start, first) or _at_body(text, head)
    text.spend(near[-1])
    return KnownByCompany((Actor(country=near[-1].fact.country, sectors=near[-1].fact.sectors),), (near[-1],))


def _at_body(text: NamedText, head: Token) -> KnownByCompany | None:
    """'Ana Soto of the Kiva Rights Association': a body whose name tells of what kind it is."""
    for prep in head.rights:
        if prep.dep_ == "prep" and prep.lower_ in AT:
            for thing in prep.children:
                if thing.dep_ == "pobj" and thing.pos_ == "PROPN" and thing.text[:1].isupper():
                    name = text.laid[thing.i]
                    body = (
                        told_by(text, thing, name) if name is not None and name.fact.kind in HELD_BY else None
                    )
                    sector = body.actors[0].sector if body is not None else kind_by_name(text, thing)
                    if sector:
                        country = body.actors[0].country if body is not None else ""
                        return KnownByCompany(
                            (Actor(country=country, sector=sector),), body.names if body else ()
                        )
    return None


def _by_body(text: NamedText, start: int, first: int) -> KnownByCompany | None:
    """'The Reform Party's Ana Soto': a body whose she is."""
    bodies = [n for n in names_within(text, start, first) if n.fact.kind in BODY_KINDS]
    if not bodies or text.doc[bodies[-1].head].dep_ != "poss":
        return None
    text.spend(bodies[-1])
    fact = bodies[-1].fact
    return KnownByCompany(
        (Actor(country=fact.country, sector=fact.sector, sectors=fact.sectors),), (bodies[-1],)
    )


def _owns(text: NamedText, name: Name) -> bool:
    """Whether a state before a person's name tells whose he is: 'Russian Ivan Petrov', 'Iran's Zarif'."""
    return (
        name.fact.kind in STATELY
        and not name.held
        and (name.fact.kind == "adjective" or text.tokens[name.head].dep_ == "poss")
    )
