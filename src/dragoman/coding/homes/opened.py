"""In which country does a paragraph play that opens with a town?

'In Accra, police beat students. The opposition blamed the government', in a report from elsewhere: all four are Ghana's. Only where
its first sentence tells of such as act at home and says nothing else of whose they are; those who only meet there may be anybody's.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import Finding, Mention
from dragoman.coding.homes.stage import TOWNS, bare_actor
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import DOMESTIC
from dragoman.reading.labels import VERBS
from dragoman.records import Place

AT_HOME = DOMESTIC | {"EDU", "LAB", "PTY", "SOC"}  # who act where they live


def opened(doc: Doc, mentions: Sequence[Mention], places: Sequence[Finding[Place]]) -> dict[int, str]:
    """By token the country in which its paragraph plays, from the sentence on that opens with a town; ISO 3166-1 alpha-3."""
    fronted: dict[int, str] = {}
    for place in places:
        if place.spans and place.value.precision in TOWNS:
            town = doc.char_span(*place.spans[0], alignment_mode="expand")
            if town is not None and _fronted(town):
                fronted[town.root.head.i] = place.value.country
    if not fronted:
        return {}
    at_home = {m.head for m in mentions if _at_home(m)}
    found: dict[int, str] = {}
    country = ""
    for sentence in doc.sents:
        if sentence.start and "\n" in doc[sentence.start - 1].text:
            country = ""
        first = _first_word(sentence)
        if first is not None and first.i in fronted:
            country = (
                fronted[first.i] if any(i in at_home for i in range(sentence.start, sentence.end)) else ""
            )
        if country:
            found.update(dict.fromkeys(range(sentence.start, sentence.end), country))
    return found


def _fronted(town: Span) -> bool:
    """'In Accra, police beat …': what is done is done there."""
    word = town.root
    return (
        word.dep_ == "pobj"
        and word.head.lower_ == "in"
        and word.head.head.pos_ in VERBS
        and word.head.i < word.head.head.i
    )


def _first_word(sentence: Span) -> Token | None:
    return next((t for t in sentence if not (t.is_space or t.is_punct)), None)


def _at_home(mention: Mention) -> bool:
    """'Police', 'the authorities', 'the opposition party', 'students', with no word that tells whose they are."""
    actor = bare_actor(mention)
    return actor is not None and (actor.sector in AT_HOME or actor.role in word_list("belonging.local_state"))
