"""Which bodies does a text name that the data does not know, and what do their words tell of them?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import BODY_KINDS, Mention
from dragoman.coding.who.company import told_by
from dragoman.coding.who.kinds import kind_of
from dragoman.coding.who.persons import lies_in, no_party
from dragoman.coding.who.phrases import NamedText, left_edge, modifies, names_within, spans_of
from dragoman.knowledge.facts import STATELY
from dragoman.knowledge.sectors import CAMPS, OF_CITIZENS
from dragoman.records import Actor

ARTICLES = frozenset({"a", "an", "the"})


def of_their_camp(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """The mentions; a body that is called rebel once is so wherever it is named: 'the rebel Northern Front', 'the Kosta Army, a rebel group'."""
    called = {
        a.name: a.sector
        for m in mentions
        if m.rule == "who.named"
        for a in m.actors
        if a.sector in CAMPS and not a.country
    }
    at = {m.head: m for m in mentions}
    beside = {_name_of(m): sector for m in mentions if (sector := _camp_beside(doc, m, at))}
    if not called and not beside:
        return mentions
    return [
        replace(m, actors=tuple(replace(a, sector=called.get(a.name, a.sector)) for a in m.actors))
        if m.rule == "who.named"
        else m
        for m in (_of_camp(m, beside.get(_name_of(m), "")) for m in mentions)
    ]


def _camp_beside(doc: Doc, mention: Mention, at: Mapping[int, Mention]) -> str:
    """The sector that the words behind a body's name tell: 'the Kosta Army, a rebel group', 'New Dawn, a party'; or ""."""
    head = doc[mention.head]
    if mention.kind == "person" or head.pos_ != "PROPN" or not _may_be_of_a_camp(mention):
        return ""
    said = (at[c.i] for c in head.rights if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i in at)
    said = (m for m in said if m.kind in BODY_KINDS and not any(a.name for a in m.actors))
    own = {a.sector for a in mention.actors}
    return next((a.sector for m in said for a in m.actors if a.sector in CAMPS or own == {""}), "")


def _of_camp(mention: Mention, sector: str) -> Mention:
    if not sector or not _may_be_of_a_camp(mention):
        return mention
    return replace(mention, actors=tuple(replace(a, sector=sector) for a in mention.actors))


def _may_be_of_a_camp(mention: Mention) -> bool:
    """Whether a body is of no told country, and its name makes it at most an army."""
    return len(mention.actors) == 1 and all(a.sector in {"MIL", ""} and not a.country for a in mention.actors)


def _name_of(mention: Mention) -> str:
    return " ".join(a.name or a.mention.removeprefix("The ").removeprefix("the ") for a in mention.actors)


def called_bodies(text: NamedText) -> Iterator[Mention]:
    """Names of which the words right behind them tell that they are bodies': 'New Dawn, an opposition party', 'Okapi, the charity'."""
    for token, name in text.named():
        head = token.head
        if (
            name.fact.kind == "role"
            and name.fact.body != "person"
            and not name.fact.plural
            and token.dep_ == "appos"
            and head.pos_ == "PROPN"
            and head.i < token.i
            and text.laid[head.i] is None
            and not any(c.dep_ in {"cc", "conj"} for word in (token, head) for c in word.children)
            and any(c.lower_ in ARTICLES for c in token.lefts)
            and (known := told_by(text, token, name)) is not None
            and known.actors[0].sector in OF_CITIZENS
        ):
            yield _called(text, head, known.actors[0])


def bodies_called(text: NamedText) -> Iterator[Mention]:
    """Names right behind words that tell that they are bodies': 'the opposition party New Dawn'."""
    for token, name in text.named():
        if name.fact.kind != "role" or name.fact.body == "person" or name.fact.plural:
            continue
        beside = [
            c
            for c in token.rights
            if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == token.i + 1
        ]
        if not beside or any(text.laid[i] is not None for i in range(token.i + 1, beside[0].i + 1)):
            continue
        known = told_by(text, token, name)
        if known is not None and known.actors[0].sector in OF_CITIZENS:
            yield _called(text, beside[0], known.actors[0])


def _called(text: NamedText, head: Token, kind: Actor) -> Mention:
    start = left_edge(text, head)
    start += text.doc[start].lower_ == "the" and start < head.i
    words = text.doc[start : head.i + 1].text
    actor = replace(kind, name=words, mention=words, role="")
    return Mention(start, head.i + 1, head.i, "organisation", (actor,), False, "who.named")


def unknown_bodies(text: NamedText) -> Iterator[Mention]:
    """Organisations that only the tagger knows: their words may still tell country and sector."""
    doc = text.doc
    for entity in doc.ents:
        if (
            entity.label_ not in {"ORG", "NORP"}
            or text.laid[entity.root.i] is not None
            or entity.root.pos_ != "PROPN"
            or entity.text in text.knowledge.words["no_bodies"]
            or lies_in(text, entity.root, text.knowledge.words["place_nouns"])
            or no_party(text, entity)
        ):
            continue
        if modifies(entity.root):
            continue
        yield _organisation(text, entity.start, entity.end, entity.root)


def _organisation(text: NamedText, start: int, end: int, head: Token) -> Mention:
    doc = text.doc
    start = start + 1 if doc[start].lower_ == "the" and end - start > 1 else start
    inside = names_within(text, start, end)
    state = next((n for n in inside if n.fact.kind in STATELY and not n.held), None)
    if (
        state is not None
        and state.fact.kind in {"place", "capital"}
        and end - start == 2
        and state.start == start
    ):
        state = None  # 'Milan Petrov' may be a person
    if state is None:  # 'Chad's Eastern Command'
        before = names_within(text, min(left_edge(text, head), start), start)
        owners = (n for n in reversed(before) if n.fact.kind in {"state", "adjective"} and not n.held)
        state = next(owners, None)
    role = next((n for n in reversed(inside) if n.fact.kind == "role" and n.fact.body != "person"), None)
    words = doc[start:end].text
    told = tuple(n for n in (state, role) if n is not None)
    text.spend(*told)
    actor = Actor(
        name=words,
        mention=words,
        country=state.fact.country if state else "",
        sector=role.fact.sector if role else _told_kind(text, start, end, owned=state is not None),
        sectors=role.fact.sectors if role else (),
    )
    return Mention(start, end, head.i, "organisation", (actor,), False, "who.named", spans_of(doc, told))


def _told_kind(text: NamedText, start: int, end: int, *, owned: bool) -> str:
    """The sector of a body by the words of its name, and by one before it where no state owns it; "" where none tells."""
    words = [t.text for t in text.doc[start:end]]
    camp = "" if owned else _camp_before(text, start)
    if camp or words[-1] in text.knowledge.words["press"]:
        return camp or "JRN"
    return kind_of(words, text.knowledge.words) if len(words) > 1 else ""


def _camp_before(text: NamedText, start: int) -> str:
    """The sector that a word right before a body's name tells: 'the *rebel* Northern Front'."""
    word = text.doc[start - 1].text if start else ""
    known = text.knowledge.match(word) if word.islower() else []
    sector = known[0].facts[0].sector if known else ""
    return sector if sector in CAMPS else ""
