"""Who are the political actors that a text names?

Every noun phrase that denotes one becomes a mention, at its head word: states, governments by their capitals and houses,
officials with or without a name, organisations, armed groups, crowds, and the pronouns and offices that stand for one
named elsewhere (`same_person/` finds which). Goes by the names that are known, then by syntax, last by the tagger's
guess at persons. It can't know the country of a person whom the text introduces nowhere and the data does not hold.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention
from dragoman.coding.who.crowds import find_crowds
from dragoman.coding.who.known_parties import known_parties
from dragoman.coding.who.long_titles import long_titles
from dragoman.coding.who.naming import Name, lay_names
from dragoman.coding.who.offices import FEW, offices_named
from dragoman.coding.who.persons import again, named_persons
from dragoman.coding.who.phrases import NamedText
from dragoman.coding.who.sufferers import sufferers
from dragoman.coding.who.unknown_bodies import bodies_called, called_bodies, of_their_camp, unknown_bodies
from dragoman.coding.who.warships import warships
from dragoman.knowledge.names import Knowledge
from dragoman.reading.tree import spelt
from dragoman.records import Actor

OF_TWO = frozenset({"latter", "former"})
THE_STATE = frozenset({"state"})


def find_mentions(
    doc: Doc,
    *,
    knowledge: Knowledge,
    published: dt.date | None = None,
    laid: list[Name | None] | None = None,
) -> list[Mention]:
    """Every mention of a political actor in `doc`, one for each head word, in text order.

    Known leaders whose office had ended when the text was `published` are former ones (ELI); None takes them as in office.
    `laid` are the known names at its tokens, where a caller has them already.

    A mention whose `rule` begins with `who.anaphor`, or whose kind is "pronoun", stands for somebody named elsewhere; its
    actor, if it has one, holds only the sector and role that its own words tell.
    """
    day = published.isoformat() if published else ""
    laid = lay_names(doc, knowledge=knowledge, published=day) if laid is None else laid
    text = NamedText(
        doc=doc,
        tokens=list(doc),
        laid=laid,
        knowledge=knowledge,
        published=day,
        titles=long_titles(doc, laid),
        of_country=_by_country(laid),
    )
    found: dict[int, Mention] = {}
    persons = list(named_persons(text))
    for mention in [
        *warships(text),
        *called_bodies(text),
        *bodies_called(text),
        *persons,
        *again(text, persons),
        *offices_named(text),
        *known_parties(text),
        *_pronouns(text),
        *_the_state(text),
        *find_crowds(doc, knowledge=knowledge),
        *unknown_bodies(text),
        *sufferers(text),
    ]:
        found.setdefault(mention.head, mention)
    found = {m.head: m for m in _less_parted(doc, list(found.values()))}
    return of_their_camp(
        doc, [found[i] for i in sorted(found) if not text.is_spent(i) or found[i].kind == "person"]
    )


def _by_country(laid: Sequence[Name | None]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for name in laid:
        if name is not None:
            named.setdefault(name.fact.country, set()).add(name.fact.name)
    return named


def _less_parted(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """The mentions, less persons of no told office whose words are the first part of the name right behind them."""
    whole = {i: m for m in mentions if m.kind == "person" for i in range(m.start, m.head)}
    return [m for m in mentions if not (m.rule == "who.person" and _part_of(doc, m, whole.get(m.head)))]


def _part_of(doc: Doc, mention: Mention, other: Mention | None) -> bool:
    if other is None or other.start > mention.start:
        return False
    return all(doc[i].ent_type_ == "PERSON" for i in range(mention.start, other.head))


def states_at(
    laid: Sequence[Name | None], kinds: frozenset[str] = frozenset({"state", "adjective"})
) -> dict[int, str]:
    """By token index the country of each state or adjective of one that is named there, in any capacity but where firms sit."""
    named = [n for n in laid if n is not None and n.fact.kind in kinds]
    return {n.head: n.fact.country for n in named if n.held != "based"}


def _pronouns(text: NamedText) -> Iterator[Mention]:
    """Pronouns that may stand for actors, 'the two' and 'the latter'."""
    words = text.knowledge.words["pronouns"]
    for token in spelt(text.doc, words | FEW | OF_TWO):
        if token.lower_ in words and token.pos_ in {"PRON", "DET", "NOUN"} and token.dep_ != "det":
            if token.lower_ == "it" and token.dep_ == "expl":
                continue
            plural = token.lower_ in {"they", "them", "we", "us", "both", "their", "our", "those", "all"}
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), plural, "who.pronoun")
        elif (
            token.lower_ in FEW
            and token.pos_ == "NUM"
            and (token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} or _stands_alone(token))
        ):
            yield Mention(token.i, token.i + 1, token.i, "pronoun", (), True, "who.pronoun")
        elif (
            token.lower_ in OF_TWO
            and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
            and token.i
            and token.nbor(-1).lower_ == "the"
            and not any(c.dep_ == "prep" for c in token.children)
        ):
            yield Mention(token.i - 1, token.i + 1, token.i, "pronoun", (), False, "who.pronoun")


def _the_state(text: NamedText) -> Iterator[Mention]:
    """'The state agreed to pay', 'argued by the State': who rules or prosecutes there; not 'the state of Kiva', 'state media'."""
    for token in spelt(text.doc, THE_STATE):
        first = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        article = [c.lower_ for c in token.children if c.dep_ not in {"relcl", "punct"}]
        if first and article == ["the"] and text.laid[token.i] is None:
            words = str(text.doc[token.i - 1 : token.i + 1].text)
            actor = Actor(mention=words, sector="GOV", role="state")
            yield Mention(token.i - 1, token.i + 1, token.i, "country", (actor,), False, "who.anaphor")


def _stands_alone(number: Token) -> bool:
    """'The two last met': the parser hangs the number on an adverb that it takes for a noun."""
    before = number.nbor(-1).lower_ if number.i else ""
    return number.dep_ == "nummod" and number.head.pos_ in {"ADJ", "ADV"} and before == "the"
