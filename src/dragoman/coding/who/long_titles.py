"""Whose is an office that is told at length, and who holds it?

'State Secretary for European Affairs at the Ministry of Foreign Affairs of Peru Ana Soto': parsers hang the parts of such a title on
one another in many ways, and take the state for part of the name. Goes by the words in a row, not by the parse. It knows no
title without a complement, and none whose words are parted by commas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.who.naming import Name, is_office
from dragoman.knowledge.facts import STATELY
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES

COMPLEMENT = frozenset({"of", "for", "at", "in", "on", "to"})
LINKS = COMPLEMENT | frozenset({"and", "&", "the", "'s", "’s"})
WHOSE = frozenset({"of", "from"})
ELSEWHERE = frozenset({"to", "for"})  # 'ambassador to Peru', 'envoy for Peru'
LISTING = frozenset({",", "and", "&"})  # 'minister of foreign affairs, trade and worship of Peru'
JOINING = frozenset({"and", "&"})
LONGEST = 18  # words of a title
NAME = (2, 5)  # words of a name


@dataclass(frozen=True, slots=True)
class LongTitle:
    """An office with the state and the body that its own words tell, and the tokens of the name behind it, if any."""

    office: Name
    state: Name | None
    body: Name | None  # 'Ministry' in 'Director at the Peruvian Ministry of Trade'
    name: tuple[int, int] | None


def long_titles(doc: Doc, laid: Sequence[Name | None]) -> list[LongTitle]:
    """The offices of `doc` that are told at length with a state, in text order."""
    return list(_titles(doc, laid))


def _titles(doc: Doc, laid: Sequence[Name | None]) -> Iterator[LongTitle]:
    end = 0
    for i, office in enumerate(laid):
        if office is None or office.start != i or i < end or not is_office(office):
            continue
        if office.end >= len(doc) or not _goes_on(doc, laid, office):
            continue
        found = _read(doc, laid, office)
        if found is not None:
            end = found.state.end if found.state is not None else found.office.end
            yield found


def _goes_on(doc: Doc, laid: Sequence[Name | None], office: Name) -> bool:
    """Whether a title has a complement, or more of the one that the office's own words hold."""
    return doc[office.end].lower_ in COMPLEMENT or (
        " " in office.fact.name and _lists(doc, laid, office.end, told=False)
    )


def _lists(doc: Doc, laid: Sequence[Name | None], i: int, *, told: bool) -> bool:
    """Whether a title goes on behind a comma or 'and' with another of its subjects, not with another office or a name."""
    if told or doc[i].lower_ not in LISTING or i + 1 >= len(doc) or laid[i + 1] is not None:
        return False
    return bool(doc[i + 1].text[:1].isupper() and doc[i + 1].ent_type_ != "PERSON")


def _read(doc: Doc, laid: Sequence[Name | None], office: Name) -> LongTitle | None:
    """The title that begins at an office; None where neither a state is told in it nor a body with a name behind, or a body above states is."""
    state: Name | None = None
    body: Name | None = None
    last: Name | None = None  # the last state that is told: of 'of Peru to Chad' Chad
    i = office.end
    while i < min(len(doc), office.end + LONGEST):
        name = laid[i]
        if name is not None and name.start == i:
            if name.fact.kind == "leader" or name.fact.sector in BODIES or _opens_another(doc, laid, name):
                break
            if name.fact.kind in STATELY and not name.held and state is None and _owns(doc, name):
                state = name
            last = name if name.fact.kind in STATELY else last
            if name.fact.kind in {"role", "organisation"} and name.fact.body != "person":
                body = body or name
            i = name.end
        elif last is not None and doc[i].lower_ in LINKS and _names_behind(doc, laid, last, i) >= NAME[0]:
            break  # 'of Peru Ana Soto in Lima', 'of Peru to Chad Ana Soto on Monday'
        elif (
            doc[i].lower_ in LINKS
            or _lists(doc, laid, i, told=state is not None)
            or _part_of_title(doc[i], told=state is not None)
        ):
            i += 1
        else:
            break
    until = state.start if state is not None else i
    if any(n is not None and n.fact.sector in BODIES for n in laid[office.end : until]):
        return None
    holder = _behind(doc, laid, state.end if state is not None else office.end, i)
    if state is None and (holder is None or not _sure_name(doc, body, holder)):
        return None
    return LongTitle(office, state, body, holder)


def _opens_another(doc: Doc, laid: Sequence[Name | None], state: Name) -> bool:
    """Whether a state behind 'and' tells whose the next office is: 'Minister of Trade Ana Soto and Lao Minister Kofi Ade'."""
    office = laid[state.end] if state.end < len(doc) else None
    return (
        state.fact.kind in STATELY
        and doc[state.start - 1].lower_ in JOINING
        and office is not None
        and is_office(office)
    )


def _sure_name(doc: Doc, body: Name | None, holder: tuple[int, int]) -> bool:
    """Whether the words behind a title that tells no state are a name: the tagger says so, or they stand behind its subject."""
    person = doc[holder[1] - 1].ent_type_ == "PERSON"
    return person and (
        body is not None or doc[holder[0] - 1].lower_ in word_list("long_titles.fields_of_office")
    )


def _owns(doc: Doc, state: Name) -> bool:
    """Whether a state in a title tells whose the office is: 'of Peru', 'the Peruvian ministry', not 'to Peru'."""
    before = state.start - 1
    if doc[before].lower_ == "the":
        before -= 1
    if doc[before].lower_ in WHOSE:
        return True
    if state.fact.kind == "adjective":
        return doc[before].lower_ not in ELSEWHERE
    return (
        state.end < len(doc) and doc[state.end].text in {"'s", "’s"} and doc[before].lower_ not in ELSEWHERE
    )


def _part_of_title(token: Token, *, told: bool) -> bool:
    if token.is_space or token.is_punct:
        return False
    return token.text[:1].isupper() or (not told and token.pos_ in {"NOUN", "ADJ"})


def _names_behind(doc: Doc, laid: Sequence[Name | None], state: Name, end: int) -> int:
    """How many words of a name stand right behind a state, up to `end`."""
    words = range(state.end, end)
    return len(words) if all(_of_name(doc[i], laid[i]) for i in words) else 0


def _behind(doc: Doc, laid: Sequence[Name | None], begin: int, end: int) -> tuple[int, int] | None:
    """The name that ends a title at `end`, not before `begin`: right behind a state or a body, or behind a comma."""
    first = end
    while first > begin and _of_name(doc[first - 1], laid[first - 1]):
        first -= 1
    before, last = laid[first - 1], end
    whole = doc[first - 1].lower_ in word_list("long_titles.parts_of_states") | word_list(
        "long_titles.fields_of_office"
    ) or (before is not None and _may_end_title(before))
    if first == end or not whole:
        if end >= len(doc) or doc[end].text != ",":
            return None
        first = last = end + 1
        while last < len(doc) and _of_name(doc[last], laid[last]):
            last += 1
    fits = NAME[0] <= last - first <= NAME[1] and doc[last - 1].lower_ not in word_list(
        "long_titles.of_firms"
    )
    return (first, last) if fits else None


def _may_end_title(name: Name) -> bool:
    """'Of Peru', 'of the Peruvian Senate'."""
    return name.fact.kind in STATELY or (name.fact.kind == "role" and name.fact.body != "person")


def _of_name(token: Token, name: Name | None) -> bool:
    named = (
        (name is None or name.fact.kind in {"honorific", "place"})
        and token.is_alpha
        and token.text[:1].isupper()
    )
    return named and token.lower_ not in word_list("long_titles.parts_of_states") | word_list(
        "long_titles.fields_of_office"
    )
